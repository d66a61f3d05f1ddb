"""The record's closed lists -> plain, neutral words in our own voice."""

from collections.abc import Sequence

from reportedly.records.vocabulary import (
    Aspect,
    EventClass,
    HolderRole,
    LineageType,
    Modality,
    PlaceLevel,
    PublishedBasis,
    SegmentKind,
    SituationKind,
    Stance,
    TimeBasis,
    TimeLevel,
    VictimClass,
)

NOT_STATED = "not stated"

_EVENTS = {
    EventClass.ATTACK_ON_ARMED: "attack on armed forces",
    EventClass.MINE_OR_IED: "mine or improvised bomb",
    EventClass.TORTURE_ILL_TREATMENT: "torture or ill-treatment",
    EventClass.ABDUCTION_DETENTION: "abduction or detention",
    EventClass.WEAPONS_SEIZURE_OR_DEMINING: "weapons seized or mines cleared",
    EventClass.INCURSION_OR_ADVANCE: "incursion or advance",
    EventClass.TERRITORY_TAKEN: "territory taken",
    EventClass.TERRITORY_TRANSFERRED: "territory handed over",
    EventClass.BUILDUP: "build-up of forces",
    EventClass.MOVEMENT_RESTRICTION_BLOCKADE: "blockade or restricted movement",
    EventClass.SERVICE_CUTOFF: "services cut off",
    EventClass.AID_ACCESS: "access for aid",
    EventClass.DISPLACEMENT_EVACUATION: "displacement or evacuation",
    EventClass.STATEMENT_OTHER: "other statement",
    EventClass.OTHER: "another kind of event",
    EventClass.UNKNOWN: "kind of event not stated",
}
_VICTIMS = {
    VictimClass.CIVILIAN: ("civilian", "civilians"),
    VictimClass.MILITARY: ("soldier", "soldiers"),
    VictimClass.ARMED_GROUP: ("armed-group member", "armed-group members"),
    VictimClass.POLICE: ("police officer", "police officers"),
    VictimClass.OFFICIAL: ("official", "officials"),
    VictimClass.PEACEKEEPER: ("peacekeeper", "peacekeepers"),
    VictimClass.JOURNALIST: ("journalist", "journalists"),
    VictimClass.MEDICAL: ("medical worker", "medical workers"),
    VictimClass.AID_WORKER: ("aid worker", "aid workers"),
    VictimClass.MIXED: ("person of several classes", "people of several classes"),
    VictimClass.OTHER: ("person of another class", "people of another class"),
    VictimClass.UNKNOWN: ("person", "people"),
}
NO_COMMENT = "has not commented"
_STANCES = {
    Stance.REJECTS_CHARACTERISATION: "rejects the characterisation",
    Stance.COUNTER_ACCUSES: "counter-accuses",
    Stance.CANNOT_VERIFY: "cannot verify",
    Stance.NO_FIGURE: "has given no figure",
    Stance.OTHER: "another stance",
    Stance.UNKNOWN: "stance not stated",
}
_ROLES = {
    HolderRole.BELLIGERENT_OFFICIAL: "official of a party to the conflict",
    HolderRole.BELLIGERENT_MEDIA: "media of a party to the conflict",
    HolderRole.DE_FACTO_AUTHORITY: "de facto authority",
    HolderRole.WITNESS_OR_VICTIM: "witness or victim",
    HolderRole.NGO_OR_RIGHTS_OFFICE: "rights office or NGO",
    HolderRole.MEDICAL: "medical source",
    HolderRole.IGO: "international organisation",
    HolderRole.UNATTRIBUTED: "not named",
    HolderRole.OTHER: "another role",
    HolderRole.UNKNOWN: "role not stated",
}
_TIME_LEVELS = {
    TimeLevel.INSTANT: "to the minute",
    TimeLevel.PART_OF_DAY: "part of a day",
    TimeLevel.DAY: "one day",
    TimeLevel.DAYS: "several days",
    TimeLevel.WEEK: "a week",
    TimeLevel.MONTH: "a month",
    TimeLevel.LONGER: "longer than a month",
    TimeLevel.UNKNOWN: "length not stated",
}
_TIME_BASES = {
    TimeBasis.PRINTED: "as printed",
    TimeBasis.PUBLICATION: "counted from the day of publication",
    TimeBasis.CALENDAR: "settled by the calendar",
    TimeBasis.ANOTHER_EVENT: "counted from another event",
    TimeBasis.UNKNOWN: "basis not stated",
}
_PUBLISHED = {
    PublishedBasis.STATED: "stated on the page",
    PublishedBasis.METADATA: "from metadata",
    PublishedBasis.INFERRED: "inferred",
}
_PLACE_LEVELS = {
    PlaceLevel.NEAR_SETTLEMENT: "near a settlement",
    PlaceLevel.ADM2: "district",
    PlaceLevel.ADM1: "province",
    PlaceLevel.LINE_OR_ZONE: "line or zone",
    PlaceLevel.WATER_OR_AIR: "water or air",
    PlaceLevel.OTHER: "area",
    PlaceLevel.UNKNOWN: "extent not stated",
}
_SITUATIONS = {
    SituationKind.STATE_OF_EMERGENCY: "state of emergency",
    SituationKind.OTHER: "another kind of situation",
    SituationKind.UNKNOWN: "kind not stated",
}
_MODALITIES = {
    Modality.ACTUAL: "actual",
    Modality.HYPOTHETICAL: "hypothetical",
    Modality.FUTURE: "said of the future",
    Modality.BACKGROUND: "background",
    Modality.NEGATED: "said not to have happened",
    Modality.OTHER: "another modality",
    Modality.UNKNOWN: NOT_STATED,
}


def spaced(word: str) -> str:
    """Return a word of a closed list as people write it: ``casualty_count``, casualty count."""
    return word.replace("_", " ")


def event_words(event: EventClass) -> str:
    """Return what kind of thing happened, in plain words."""
    return _EVENTS.get(event) or spaced(event)


def victim_words(victim: VictimClass, count: int | None) -> str:
    """Return the word for so many victims of a class."""
    one, many = _VICTIMS[victim]
    return one if count == 1 else many


def stance_words(stance: Stance, aspect: Aspect | None = None) -> str:
    """Return what the holder does with the thing stated; no comment is not "no figure"."""
    if stance is Stance.NO_FIGURE and aspect not in {None, Aspect.CASUALTY_COUNT}:
        return NO_COMMENT
    return _STANCES.get(stance) or spaced(stance)


def role_words(role: HolderRole) -> str:
    """Return what kind of source a holder is."""
    return _ROLES.get(role) or spaced(role)


def time_level_words(level: TimeLevel) -> str:
    """Return how long a time is."""
    return _TIME_LEVELS[level]


def time_basis_words(basis: TimeBasis) -> str:
    """Return what a date was worked out from."""
    return _TIME_BASES[basis]


def published_words(basis: PublishedBasis) -> str:
    """Return how a day of publication is known."""
    return _PUBLISHED[basis]


def place_level_words(level: PlaceLevel) -> str:
    """Return how much ground a place covers."""
    return _PLACE_LEVELS.get(level) or spaced(level)


def situation_words(kind: SituationKind) -> str:
    """Return what it is that lasts."""
    return _SITUATIONS.get(kind) or spaced(kind)


def modality_words(modality: Modality) -> str:
    """Return whether the thing is said to have happened."""
    return _MODALITIES[modality]


def lineage_words(lineage: LineageType) -> str:
    """Return what kind of utterance a document goes back to."""
    return "origin not known" if lineage is LineageType.UNKNOWN else spaced(lineage)


def segment_words(kind: SegmentKind) -> str:
    """Return what a stretch of a page is."""
    return spaced(kind)


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "page"), counted(2, "page")
    ('1 page', '2 pages')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """Return words as an English list.

    >>> listed(["low", "best", "high"])
    'low, best and high'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
