"""data/linking.toml, policies.toml, situations.toml -> how claims are joined and summed up."""

import re
from enum import StrEnum

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.records.vocabulary import (
    EventClass,
    Harm,
    HolderRole,
    SituationKind,
    Stance,
    VictimClass,
)
from reportedly.vocab.base import check_examples, load_toml
from reportedly.vocab.families import Families
from reportedly.vocab.phrases import LinkWords, MatterWords, Phrase

LINKING = "linking.toml"
POLICIES = "policies.toml"
SITUATIONS = "situations.toml"


class DecideWeights(Record, frozen=True, kw_only=True):
    """From which score claims are joined, and which score forbids it."""

    join: float
    hold: float
    loose: float
    veto: float


class TimeWeights(Record, frozen=True, kw_only=True):
    """What two dates say for or against one event."""

    same_days: float
    same_week: float
    same_month: float
    longer: float
    same_period: float
    next_day: float
    two_days: float
    carried_apart: float
    same_date_named: float
    same_weekday_named: float
    other_named: float
    narrow_days: int
    period_days: int
    veto_days: int


class PlaceWeights(Record, frozen=True, kw_only=True):
    """What two places say for or against one event."""

    same_spot: float
    same_area: float
    same_country: float
    within: float
    near: float
    same_name: float
    other_name: float
    called: float
    far: float
    other_country: float
    near_km: float
    far_km: float


class ActorWeights(Record, frozen=True, kw_only=True):
    """What the parties named say for or against one event."""

    same_perpetrator: float
    other_perpetrator: float
    same_party: float
    same_side_harmed: float
    other_side_other_day: float


class EventWeights(Record, frozen=True, kw_only=True):
    """What two event classes say for or against one event."""

    same_class: float
    same_family: float
    other_family: float


class TollWeights(Record, frozen=True, kw_only=True):
    """What two tolls say for or against one event."""

    same_number: float
    same_victim: float
    same_victim_days: int
    name_particles: frozenset[str]
    same_large_number: float
    same_small_number: float
    close_number: float
    far_number: float
    part: float
    parts_of_one: float
    parts_elsewhere: float
    flight_beside_harm: float
    arrest_beside_harm: float
    telling: int
    large: int
    close_ratio: float
    far_ratio: float


class TextWeights(Record, frozen=True, kw_only=True):
    """What standing close together on one page, or in the same words, says for one event."""

    same_sentence: float
    next_sentence: float
    near_sentence: float
    one_event_page: float
    one_event_talk: float
    same_page: float
    answers: float
    same_thing: float
    the_same_thing: float
    same_words: float
    carried: float
    told_afar: float
    next_chars: int
    near_chars: int
    telling_chars: int


class StandingWeights(Record, frozen=True, kw_only=True):
    """What background beside news says against one event."""

    old_and_new: float
    two_backgrounds: float
    another_matter: float
    another_victim: float
    divided: float


class PageWeights(Record, frozen=True, kw_only=True):
    """What two publication dates say when an event's own date is missing."""

    close: float
    same_names: float
    same_things: float
    no_day: float
    far: float
    close_days: int
    far_days: int
    news_days: int
    same_names_from: int
    same_names_share: float


class LinkWeights(Record, frozen=True, kw_only=True):
    """All that data/linking.toml says."""

    decide: DecideWeights
    time: TimeWeights
    place: PlaceWeights
    actors: ActorWeights
    event: EventWeights
    toll: TollWeights
    text: TextWeights
    standing: StandingWeights
    pages: PageWeights
    words: LinkWords
    matters: MatterWords
    classes: Families


class Best(StrEnum):
    """Which figure a policy calls best."""

    LATEST = "latest"
    LOWEST = "lowest"
    MOST_ORIGINS = "most_origins"
    BY_ROLE = "by_role"
    OWN_SIDE = "own_side"
    AGREED = "agreed"
    NONE = "none"


class TollPolicy(Record, frozen=True, kw_only=True):
    """A named way to bring an incident's figures together."""

    name: str
    best: Best
    note: str
    min_origins: int = 1
    roles: tuple[HolderRole, ...] = ()


class IncidentRules(Record, frozen=True, kw_only=True):
    """Which claims make an incident, and what their stances and roles mean for its states."""

    classes: tuple[EventClass, ...]
    violence: frozenset[EventClass]
    developments: frozenset[EventClass]
    founding_days: int
    telling_share: float
    own_share: float
    answering: frozenset[Stance]
    silent: frozenset[Stance]
    against: frozenset[Stance]
    accepting: frozenset[Stance]
    third_parties: frozenset[HolderRole]
    reactions: frozenset[EventClass]
    party_roles: frozenset[str]
    acting_roles: frozenset[str]
    beside: frozenset[EventClass]
    quantity: Phrase
    unnamed: Phrase
    nobody: Phrase

    def names_no_party(self, printed: str) -> bool:
        """Whether the words begin as a count does, or name a thing or nobody."""
        return self.quantity.fits(printed) or self.nobody.fits(printed)


class TitleWords(Record, frozen=True, kw_only=True):
    """The words a title is made of."""

    unknown_place: str
    unknown_date: str
    unknown_event: str
    or_more: str
    at_least: str
    up_to: str
    more_than: str
    fewer_than: str
    to: str
    since: str
    until: str
    nobody: str
    number_unknown: str
    side_unknown: str
    joined: str
    other_places: str
    harms: dict[Harm, str]
    victims: dict[VictimClass, tuple[str, str]]
    events: dict[EventClass, str]


class PolicyFile(Record, frozen=True, kw_only=True):
    """All that data/policies.toml says."""

    incident: IncidentRules
    title: TitleWords
    default_toll_policy: str
    toll_policy: tuple[TollPolicy, ...]


class WhichBound(StrEnum):
    """The end of a situation that a word tells of."""

    START = "start"
    END = "end"


class Reading(StrEnum):
    """Where the date that goes with some words stands."""

    AFTER = "after"
    EITHER = "either"


class Cue(Record, frozen=True, kw_only=True):
    """Words that say a situation began or ended."""

    id: str
    bound: WhichBound
    reading: Reading
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def found_in(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the words stand."""
        return tuple(found.span() for found in re.finditer(self.pattern, text, re.IGNORECASE))


class Counter(Record, frozen=True, kw_only=True):
    """Words that count how long a situation has lasted ("for seven days", "on the 12th day").

    The pattern has the groups ``unit`` and ``n`` and may have ``about`` (a word before the number)
    and ``nth`` (the number is an ordinal).
    """

    id: str
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    def found_in(self, text: str) -> tuple[re.Match[str], ...]:
        """Where the words stand, with their groups."""
        return tuple(re.finditer(self.pattern, text, re.IGNORECASE))


class SituationRules(Record, frozen=True, kw_only=True):
    """All that data/situations.toml says."""

    same_start_days: int
    slack_days: int
    reach_chars: int
    silent: frozenset[Stance]
    kinds: dict[EventClass, SituationKind]
    begins: frozenset[EventClass]
    ends: frozenset[EventClass]
    lasting: Phrase
    names: dict[SituationKind, str]
    almost: frozenset[str]
    beyond: frozenset[str]
    numbers: dict[str, int]
    cue: tuple[Cue, ...]
    counter: tuple[Counter, ...]


class Policies(Record, frozen=True, kw_only=True):
    """How claims are joined, what makes an incident or a situation, and how tolls are summed up."""

    linking: LinkWeights
    incident: IncidentRules
    title: TitleWords
    default_toll_policy: str
    toll_policies: tuple[TollPolicy, ...]
    situations: SituationRules

    def toll(self, name: str | None = None) -> TollPolicy:
        """The toll policy of this name, or the one used when none is asked for.

        Raises:
            DataError: there is no policy of this name.
        """
        wanted = self.default_toll_policy if name is None else name
        found = next((policy for policy in self.toll_policies if policy.name == wanted), None)
        if found is None:
            known = ", ".join(policy.name for policy in self.toll_policies)
            raise DataError(
                f"no toll policy is called {wanted!r}",
                where=f"data/{POLICIES}",
                do=f"Choose one of: {known}.",
            )
        return found


def load_policies() -> Policies:
    """Return all rules for joining claims and summing them up.

    Raises:
        DataError: a file is broken, a pattern disagrees with its examples, or the default toll
            policy does not exist.
    """
    told = load_toml(POLICIES, PolicyFile)
    for name in ("quantity", "unnamed", "nobody"):
        phrase: Phrase = getattr(told.incident, name)
        check_examples(POLICIES, name, re.compile(phrase.pattern, re.IGNORECASE), phrase)
    policies = Policies(
        linking=_load_linking(),
        incident=told.incident,
        title=told.title,
        default_toll_policy=told.default_toll_policy,
        toll_policies=told.toll_policy,
        situations=_load_situations(),
    )
    policies.toll()
    return policies


def _load_linking() -> LinkWeights:
    weights = load_toml(LINKING, LinkWeights)
    for name in MatterWords.__struct_fields__:
        phrase = getattr(weights.matters, name)
        if isinstance(phrase, Phrase):
            check_examples(LINKING, name, re.compile(phrase.pattern, re.IGNORECASE), phrase)
    return weights


def _load_situations() -> SituationRules:
    rules = load_toml(SITUATIONS, SituationRules)
    for cue in rules.cue:
        check_examples(SITUATIONS, cue.id, re.compile(cue.pattern, re.IGNORECASE), cue)
    for counter in rules.counter:
        pattern = re.compile(counter.pattern, re.IGNORECASE)
        check_examples(SITUATIONS, counter.id, pattern, counter)
    lasting = rules.lasting
    check_examples(SITUATIONS, "lasting", re.compile(lasting.pattern, re.IGNORECASE), lasting)
    return rules
