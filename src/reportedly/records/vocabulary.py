"""The closed lists of the public record, as enumerations. A word outside its list is an error.

The lists are those of the exported format (see docs/record.md): adding a member is a change of the
format, and each list ends in ``other`` and ``unknown`` where the world is wider than the list.
"""

from enum import StrEnum


class SegmentKind(StrEnum):
    """What a stretch of a page is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    BIO = "bio"
    FOOTER = "footer"
    NAVIGATION = "navigation"
    COMMENT = "comment"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


class SegmentRole(StrEnum):
    """What a segment tells beyond what it is."""

    CONTRIBUTORS = "contributors"
    """Who helped: names that are no authors of the page."""
    DISCLAIMER = "disclaimer"
    """What the house says of the page: whose views it holds."""


EVIDENCE_SEGMENTS = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.STANDFIRST,
        SegmentKind.BODY,
        SegmentKind.CAPTION,
        SegmentKind.PULL_QUOTE,
    }
)
"""Kinds of segment that belong to the report. Nothing is ever claimed from any other."""


class EventClass(StrEnum):
    """What kind of thing a claim says happened."""

    ARMED_CLASH = "armed_clash"
    ATTACK_ON_ARMED = "attack_on_armed"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    MINE_OR_IED = "mine_or_ied"
    ATTACK_ON_CIVILIANS = "attack_on_civilians"
    SUICIDE_BOMBING = "suicide_bombing"
    EXECUTION = "execution"
    SEXUAL_VIOLENCE = "sexual_violence"
    TORTURE_ILL_TREATMENT = "torture_ill_treatment"
    CAPTURE_OF_COMBATANTS = "capture_of_combatants"
    ABDUCTION_DETENTION = "abduction_detention"
    ARREST = "arrest"
    INTERCEPTION = "interception"
    WEAPONS_SEIZURE_OR_DEMINING = "weapons_seizure_or_demining"
    PROPERTY_DESTRUCTION = "property_destruction"
    TERRITORY_TAKEN = "territory_taken"
    TERRITORY_TRANSFERRED = "territory_transferred"
    INCURSION_OR_ADVANCE = "incursion_or_advance"
    BUILDUP = "buildup"
    EXERCISE = "exercise"
    BASE_OR_CHECKPOINT = "base_or_checkpoint"
    MOVEMENT_RESTRICTION_BLOCKADE = "movement_restriction_blockade"
    SERVICE_CUTOFF = "service_cutoff"
    AID_ACCESS = "aid_access"
    DISPLACEMENT_EVACUATION = "displacement_evacuation"
    CEASEFIRE = "ceasefire"
    CEASEFIRE_VIOLATION = "ceasefire_violation"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    RELEASE_OR_EXCHANGE = "release_or_exchange"
    DEMAND = "demand"
    THREAT = "threat"
    ACCUSATION = "accusation"
    CONDEMNATION = "condemnation"
    REJECTION = "rejection"
    SUPPORT = "support"
    SANCTION = "sanction"
    LEGAL_STEP = "legal_step"
    PROTEST = "protest"
    RIOT = "riot"
    STATEMENT_OTHER = "statement_other"
    OTHER = "other"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """How a holder stands to the thing stated."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    ACKNOWLEDGES = "acknowledges"
    DENIES = "denies"
    REJECTS_CHARACTERISATION = "rejects_characterisation"
    JUSTIFIES = "justifies"
    COUNTER_ACCUSES = "counter_accuses"
    CANNOT_VERIFY = "cannot_verify"
    NO_FIGURE = "no_figure"
    RETRACTS = "retracts"
    REVISES = "revises"
    OTHER = "other"
    UNKNOWN = "unknown"


DENYING = frozenset({Stance.DENIES, Stance.REJECTS_CHARACTERISATION})
"""Stances of those who say that it was not so, or not what it was called."""

DISPUTING = DENYING | {Stance.COUNTER_ACCUSES}
"""The same, and of those who say that the others did it."""

LEFT_OPEN = frozenset({Stance.CANNOT_VERIFY, Stance.NO_FIGURE})
"""Stances of those who neither say that it was so nor that it was not."""

NOT_BORNE_OUT = DENYING | LEFT_OPEN
"""Stances of those who do not say themselves that what is spoken of was so."""


class Aspect(StrEnum):
    """What about an event is disputed, confirmed or left open."""

    OCCURRENCE = "occurrence"
    ATTRIBUTION = "attribution"
    INITIATION = "initiation"
    LOCATION = "location"
    TIME = "time"
    CASUALTY_COUNT = "casualty_count"
    VICTIM_STATUS = "victim_status"
    MEANS = "means"
    INTENT = "intent"
    CONTROL = "control"
    PRESENCE = "presence"
    LEGALITY = "legality"
    OTHER = "other"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Whether a thing is said to have happened."""

    ACTUAL = "actual"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    BACKGROUND = "background"
    NEGATED = "negated"
    OTHER = "other"
    UNKNOWN = "unknown"


NOT_YET = frozenset({Modality.FUTURE, Modality.HYPOTHETICAL})
"""Modalities of what had not happened when it was told."""


class Finality(StrEnum):
    """Whether a figure is said to stand."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    SUPERSEDED = "superseded"
    UNSTATED = "unstated"
    OTHER = "other"
    UNKNOWN = "unknown"


class Harm(StrEnum):
    """What a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"


class Comparator(StrEnum):
    """The words around a number that say how it is meant."""

    UNMARKED = "unmarked"
    EXACTLY = "exactly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    APPROXIMATELY = "approximately"
    BETWEEN = "between"
    VAGUE = "vague"
    ZERO = "zero"
    OTHER = "other"
    UNKNOWN = "unknown"


class VictimClass(StrEnum):
    """Who was harmed, as the report names them (field-standards: never decided by law)."""

    CIVILIAN = "civilian"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    POLICE = "police"
    OFFICIAL = "official"
    PEACEKEEPER = "peacekeeper"
    JOURNALIST = "journalist"
    MEDICAL = "medical"
    AID_WORKER = "aid_worker"
    MIXED = "mixed"
    OTHER = "other"
    UNKNOWN = "unknown"


ARMED = frozenset({VictimClass.MILITARY, VictimClass.POLICE, VictimClass.ARMED_GROUP})
"""The classes of those who bear arms."""


class HolderRole(StrEnum):
    """What kind of source says so."""

    BELLIGERENT_OFFICIAL = "belligerent_official"
    BELLIGERENT_MEDIA = "belligerent_media"
    DE_FACTO_AUTHORITY = "de_facto_authority"
    LOCAL_OFFICIAL = "local_official"
    POLICE = "police"
    WITNESS_OR_VICTIM = "witness_or_victim"
    NGO_OR_RIGHTS_OFFICE = "ngo_or_rights_office"
    MEDICAL = "medical"
    PEACEKEEPER = "peacekeeper"
    OBSERVER = "observer"
    THIRD_STATE = "third_state"
    IGO = "igo"
    COURT = "court"
    EXPERT = "expert"
    ARMED_GROUP = "armed_group"
    UNATTRIBUTED = "unattributed"
    OTHER = "other"
    UNKNOWN = "unknown"


class State(StrEnum):
    """Where an aspect of an incident stands once all its claims are read together."""

    SINGLE_ORIGIN = "single_origin"
    CORROBORATED = "corroborated"
    ACKNOWLEDGED = "acknowledged"
    CONTESTED = "contested"
    THIRD_PARTY_OBSERVED = "third_party_observed"
    DISCOUNTED = "discounted"
    PENDING = "pending"
    OTHER = "other"
    UNKNOWN = "unknown"


class LineageType(StrEnum):
    """What kind of utterance a document goes back to."""

    BELLIGERENT_STATEMENT = "belligerent_statement"
    PEACEKEEPER_BULLETIN = "peacekeeper_bulletin"
    OBSERVER_REPORT = "observer_report"
    RIGHTS_OFFICE = "rights_office"
    COURT_DOCUMENT = "court_document"
    WIRE_ORIGINAL = "wire_original"
    WIRE_COPY = "wire_copy"
    OUTLET_ORIGINAL = "outlet_original"
    OUTLET_REWRITE = "outlet_rewrite"
    AGGREGATOR = "aggregator"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    SOCIAL_POST = "social_post"
    OTHER = "other"
    UNKNOWN = "unknown"


class PlaceLevel(StrEnum):
    """How much ground a place name covers."""

    SITE = "site"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    ADM2 = "adm2"
    ADM1 = "adm1"
    LINE_OR_ZONE = "line_or_zone"
    CONTESTED_REGION = "contested_region"
    COUNTRY = "country"
    WATER_OR_AIR = "water_or_air"
    OTHER = "other"
    UNKNOWN = "unknown"


class TimeLevel(StrEnum):
    """How long the interval of a time expression is."""

    INSTANT = "instant"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    LONGER = "longer"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """What a date was worked out from."""

    PRINTED = "printed"
    PUBLICATION = "publication"
    CALENDAR = "calendar"
    ANOTHER_EVENT = "another event"
    UNKNOWN = "unknown"


class TimeBound(StrEnum):
    """Which side of a printed time the thing told of lies on."""

    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


class PublishedBasis(StrEnum):
    """How the publication date is known."""

    STATED = "stated"
    METADATA = "metadata"
    INFERRED = "inferred"


class NoticeKind(StrEnum):
    """What a page says of its own wording."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    RETRACTION = "retraction"
    UPDATE = "update"
    EDITORS_NOTE = "editors_note"


class FactField(StrEnum):
    """What is told of a page as a whole."""

    TITLE = "title"
    OUTLET = "outlet"
    AUTHOR = "author"
    PUBLISHED = "published"
    MODIFIED = "modified"


class FactBasis(StrEnum):
    """Where it is told, the most trusted first."""

    METADATA_FILE = "metadata_file"
    CONTAINER = "container"
    JSON_LD = "json_ld"
    META = "meta"
    MARKED_TIME = "marked_time"
    PRINTED = "printed"
    TITLE_ELEMENT = "title_element"
    URL = "url"


class SituationKind(StrEnum):
    """What lasts, rather than happens."""

    BLOCKADE = "blockade"
    CEASEFIRE = "ceasefire"
    OCCUPATION = "occupation"
    EXERCISE = "exercise"
    EVACUATION = "evacuation"
    MOBILISATION = "mobilisation"
    TALKS = "talks"
    STATE_OF_EMERGENCY = "state_of_emergency"
    OTHER = "other"
    UNKNOWN = "unknown"
