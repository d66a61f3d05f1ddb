"""Sentences -> the names in them that may be places, with what beside each speaks for and against.

Entity labels are weak evidence here: the models take villages for people and firms. What counts is
the gazetteer, the words beside the name, and the other places it stands among.
"""

import re
from collections.abc import Iterator, Mapping

from reportedly.claims.where.beside import PLACE_LABELS, Beside, is_area
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.folding import fold
from reportedly.vocab.gazetteer import Candidate, Gazetteer

LONGEST = 7
"""Words in the longest name looked up."""

LONGEST_UNKNOWN = 3
LARGE = 100_000

_PLAIN_WORDS = frozenset({"PRON", "DET", "ADP", "ADV", "AUX", "CCONJ", "SCONJ", "PART", "VERB"})
_MARKS = frozenset({"-", "–", "'", "’", "/", "‐", "‑", "&", "'s", "’s"})
_WORD = re.compile(r"[^\W\d_][\w.'’‘ʻʼ-]*\Z")
_PREFIXES = ("al-", "el-", "ar-", "as-", "ash-", "ad-", "at-", "az-")
_PRINTED_WITH = frozenset(
    {PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.WATER_OR_AIR, PlaceLevel.LINE_OR_ZONE}
)
"""Levels whose word belongs to the name as printed: "Example province"."""


class Spot(Record, frozen=True, kw_only=True):
    """A name in a sentence that may be a place.

    ``first`` and ``after`` are token indices. ``wanted`` is the level the words beside it tell;
    ``near_km`` is set when the place meant is beside the named one; ``part`` is the word of a part
    of it ("northern"); ``border``: its border is meant. ``evidence`` is how much the
    words around it speak for a place; ``vetoed`` names what rules one out.
    """

    sentence: int
    first: int
    after: int
    start: int
    end: int
    printed: str
    folded: str
    candidates: tuple[Candidate, ...]
    wanted: PlaceLevel | None
    near_km: float | None
    evidence: float
    vetoed: str | None
    part: str | None = None
    border: bool = False

    @property
    def is_area(self) -> bool:
        """Whether it may be a state, a region or a water."""
        return any(is_area(candidate.place) for candidate in self.candidates)

    @property
    def is_also_a_person(self) -> bool:
        """Whether its one word may as well be a person's name: no state or sea is so called."""
        return " " not in self.folded and not any(
            candidate.main and is_known_by_all(candidate) for candidate in self.candidates
        )

    @property
    def is_large_town(self) -> bool:
        """Whether it may be a town so large that its bare name is enough."""
        return any(
            candidate.main and candidate.place.population >= LARGE for candidate in self.candidates
        )

    @property
    def is_by_another_name(self) -> bool:
        """Whether no place bears it as its own name."""
        return bool(self.candidates) and not any(candidate.main for candidate in self.candidates)


def is_known_by_all(candidate: Candidate) -> bool:
    """Return whether it is a state, its capital, a sea, or a place in dispute."""
    place = candidate.place
    small = {PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.SETTLEMENT}
    is_large = place.pack is None and place.level not in small
    return place.capital or place.contested or is_large


def find_spots(sentences: tuple[Sentence, ...], gazetteer: Gazetteer) -> tuple[Spot, ...]:
    """Return the names that may be places, the longest at each point, in text order."""
    windows = [tuple(_windows(sentence)) for sentence in sentences]
    known = gazetteer.look_up({folded for listed in windows for _, _, folded in listed})
    return tuple(
        spot
        for number, (sentence, listed) in enumerate(zip(sentences, windows, strict=True))
        for spot in _Reading(number, sentence, gazetteer).spots(listed, known)
    )


def _windows(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The stretches of words that open with a capital, longest first at each point."""
    tokens = sentence.tokens
    origin = sentence.start
    for first, token in enumerate(tokens):
        if not _opens_name(token):
            continue
        last = first
        while last + 1 < len(tokens) and last + 1 - first < LONGEST and _runs_on(tokens[last + 1]):
            last += 1
        for after in range(last + 1, first, -1):
            if tokens[after - 1].text not in _MARKS:
                end = tokens[after - 1].end
                yield first, after, fold(sentence.text[token.start - origin : end - origin])


def _opens_name(token: Token) -> bool:
    text = token.text
    if text[0].isupper():
        return token.lower != "the" and _WORD.match(text) is not None
    return text.startswith(_PREFIXES)


def _runs_on(token: Token) -> bool:
    return token.text in _MARKS or _WORD.match(token.text) is not None


class _Reading:
    """One sentence: picks the stretches of it that may be place names."""

    def __init__(self, number: int, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.number = number
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.beside = Beside(sentence, gazetteer)
        self.levels = gazetteer.levels
        self.others = gazetteer.words.not_places
        self.is_headline = self.beside.is_headline
        self.is_shouted = sentence.text.isupper()

    def spots(
        self,
        windows: tuple[tuple[int, int, str], ...],
        known: Mapping[str, tuple[Candidate, ...]],
    ) -> Iterator[Spot]:
        """The longest names at each point; a run of capitals the gazetteer lacks is one name."""
        taken = 0
        for first, after, folded in windows:
            if first < taken:
                continue
            candidates = self._fitting(first, after, known.get(folded, ()))
            if folded in self.others.seldom:
                taken = after
            elif candidates and self._may_be_name(first, after, folded):
                run = self._end_of_run(first)
                whole = run > after and self._is_introduced(first, run)
                taken = run if whole else after
                opens = self._opening(first, taken)
                known_as = () if whole or opens < first else candidates
                yield self._spot(opens, taken, folded, known_as)
            elif after == first + 1:
                taken = self._end_of_run(first)
                if self._may_be_unknown(first, taken):
                    yield self._spot(first, taken, folded, ())

    def _fitting(
        self, first: int, after: int, candidates: tuple[Candidate, ...]
    ) -> tuple[Candidate, ...]:
        """Without towns, where the name ends in a small letter: "Red line", "Police station"."""
        if after - first == 1 or not self.tokens[after - 1].text[0].islower():
            return candidates
        return tuple(candidate for candidate in candidates if is_area(candidate.place))

    def _may_be_name(self, first: int, after: int, folded: str) -> bool:
        token = self.tokens[first]
        if after - first > 1:
            return True
        if folded in self.others.dotted:
            return "." in token.text
        is_plain = self.is_shouted and not self.is_headline and token.pos in _PLAIN_WORDS
        if folded in self.others.capitals:
            common = is_plain or (self.is_shouted and token.pos == "NOUN")  # a CAR bomb
            return (token.text.isupper() and not common) or len(folded) > 3
        if token.text.isupper() and len(folded) <= 4 and not self.is_shouted:
            return False
        if is_plain:
            return False  # "AT THE TIME" is not in Time, Norway
        if token.pos in {"PROPN", "X"} or token.entity in PLACE_LABELS or self.is_headline:
            return True
        return self.beside.is_named_late(first, after)

    def _opening(self, first: int, after: int) -> int:
        """Where the name of a village begins that the parser takes in part for other words.

        "Let Yet Kone village" is one name, whatever else is called Kone.
        """
        behind, _ = self.beside.level_after(after, ())
        if behind is not PlaceLevel.SETTLEMENT or self.is_headline or self.is_shouted:
            return first
        opens = first
        while opens > 1 and self.beside.is_of_the_name(opens - 1):
            opens -= 1
        return opens

    def _end_of_run(self, first: int) -> int:
        """The end of the capitalised words that begin here; only this word if it is no name."""
        after = first + 1
        if self.tokens[first].pos != "PROPN" or self.is_headline:
            return after
        while after < len(self.tokens) and self._continues(after):
            after += 1
        return after

    def _continues(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text in {"-", "‐", "‑"}:
            return at + 1 < len(self.tokens) and self.tokens[at + 1].start == token.end
        return token.pos == "PROPN" and token.text[0].isupper() and token.lower not in self.levels

    def _may_be_unknown(self, first: int, after: int) -> bool:
        """Whether a name the gazetteer lacks has the form of a place's."""
        tokens = self.tokens[first:after]
        if self.is_headline or after - first > LONGEST_UNKNOWN:
            return False
        if any(token.lower in self.others.seldom or token.text.isupper() for token in tokens):
            return False
        return all(token.pos == "PROPN" or token.text in _MARKS for token in tokens)

    def _is_introduced(self, first: int, after: int) -> bool:
        """Whether "village of" or "villages" makes the whole run one name, known or not."""
        if not self._may_be_unknown(first, after):
            return False
        behind, _ = self.beside.level_after(after, ())
        return (behind or self.beside.level_before(first, ())) is PlaceLevel.SETTLEMENT

    def _spot(self, first: int, after: int, folded: str, candidates: tuple[Candidate, ...]) -> Spot:
        behind, reach = self.beside.level_after(after, candidates)
        wanted = self.beside.level_before(first, candidates) or behind or self.beside.called(after)
        wanted = wanted or self.beside.wider(first, after, candidates)
        wanted = wanted or self.beside.lies_near(first, after, candidates)
        last = after + (reach if behind in _PRINTED_WITH else 0)
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        origin = self.sentence.start
        printed = self.sentence.text[start - origin : end - origin]
        return Spot(
            sentence=self.number,
            first=first,
            after=last,
            start=start,
            end=end,
            printed=printed,
            folded=folded if candidates else fold(printed),
            candidates=candidates,
            wanted=wanted,
            near_km=self.beside.near(first, after),
            evidence=self.beside.evidence(first, after, wanted),
            vetoed=self.beside.veto(first, after, behind, candidates),
            part=self.beside.part(first),
            border=self.beside.is_border(first, last),
        )
