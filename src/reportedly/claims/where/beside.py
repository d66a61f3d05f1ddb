"""A name in a sentence -> what the words beside it say: what kind of place it is, or that none.

Entity labels are weak evidence here: the models take villages for people and firms.
"""

from itertools import pairwise

from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.gazetteer import Candidate, Gazetteer
from reportedly.vocab.places import Place

NEAR_KM = 25.0
KM_PER_MILE = 1.609
REGION_PEOPLE = 20_000
"""A first-level region with fewer people is no better known than a town."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset({"NORP", "ORG", "DATE", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW"})
_MARKS = frozenset({"-", "–", "'", "’", "/", "‐", "‑", "&"})
_REGION_LEVELS = frozenset(
    {PlaceLevel.ADM1, PlaceLevel.ADM2, PlaceLevel.CONTESTED_REGION, PlaceLevel.OTHER}
)
_SMALL_LEVELS = frozenset({PlaceLevel.SETTLEMENT, PlaceLevel.ADM2})


_ONE_OF_SEVERAL = frozenset({"a", "an", "another", "one", "his", "her", "their", "some", "several"})
_SMALL = frozenset({"village", "villages", "hamlet", "hamlets"})
_AREA = "area"
"""The area of a name is where it is, known or not; no place of the gazetteer is one."""

_NEAR = frozenset({"near", "outside"})

OWN_KINDS = frozenset({"village", "town", "city", "hamlet", "settlement", "suburb", "camp", "port"})
"""One of these in the singular may say what the place itself is: "Example village"."""


def _people(candidate: Candidate) -> int:
    return candidate.place.population


def is_area(place: Place) -> bool:
    """Return whether the place is more than a settlement or a district, or is a disputed one.

    What we list ourselves is widely known; the hills and rivers of a user's gazetteer are not.
    """
    if place.level is PlaceLevel.ADM1:
        return place.contested or place.population >= REGION_PEOPLE
    return place.contested or (place.pack is None and place.level not in _SMALL_LEVELS)


class Beside:
    """One sentence and the gazetteer's words: tells what stands around the tokens of a name."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.tokens = sentence.tokens
        self.levels = gazetteer.levels
        self.guides = gazetteer.words.guides
        self.others = gazetteer.words.not_places
        self.is_headline = is_title_case(sentence)

    def is_named_late(self, first: int, after: int) -> bool:
        """Whether a word the parser takes for no name has a capital in mid-sentence, as a name."""
        token = self.tokens[first]
        opens = first == 0 or not self.tokens[first - 1].text[0].isalnum()
        return (
            not opens
            and token.pos in {"ADJ", "NOUN", "VERB"}
            and (token.entity != "NORP" or self._word(after) in self.levels)
            and after == first + 1
            and not token.text.isupper()
        )

    def is_of_the_name(self, at: int) -> bool:
        """Whether a word before a name is a part of it: a capital, and nothing that it describes.

        A title, a direction, a people, a day or another name is none.
        """
        token = self.tokens[at]
        known = token.lower in self.guides.directions or token.lower in self.levels
        return (
            token.text.istitle()
            and token.text.isalpha()
            and token.entity == ""
            and token.pos not in {"ADP", "DET", "PRON"}
            and not known
            and token.lower not in self.others.titles
        )

    def level_after(
        self, after: int, candidates: tuple[Candidate, ...]
    ) -> tuple[PlaceLevel | None, int]:
        """Return the level that the words behind the name tell, and how many words they are."""
        for length in (3, 2, 1):
            phrase = " ".join(token.lower for token in self.tokens[after : after + length])
            level = self.levels.get(phrase) if after + length <= len(self.tokens) else None
            if level is not None:
                if self._belongs_to_next(after + length, level, candidates):
                    return None, 0
                if self._is_in_the_area(after, phrase, candidates):
                    return None, 0
                if not self._fits(level, phrase, candidates):
                    return None, 0
                return level, length
        return None, 0

    def _belongs_to_next(
        self, at: int, level: PlaceLevel, candidates: tuple[Candidate, ...]
    ) -> bool:
        """Whether an "of" gives the level word to the next name: "X's province of Y"."""
        is_one = any(candidate.place.level is level for candidate in candidates)
        return bool(candidates) and self._word(at) == "of" and not is_one

    def _is_in_the_area(self, after: int, phrase: str, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a town in the state or region is meant: "his Example resort", "Example towns"."""
        plural_or_other = phrase.endswith("s") or self._word(after - 2) in _ONE_OF_SEVERAL
        wide = max(candidates, key=_people, default=None)
        return (
            phrase in self.guides.settled
            and wide is not None
            and is_area(wide.place)
            and (
                wide.place.level is PlaceLevel.COUNTRY or plural_or_other or phrase not in OWN_KINDS
            )
        )

    def level_before(self, first: int, candidates: tuple[Candidate, ...]) -> PlaceLevel | None:
        """Return the level of "village of Example", "the town Example"."""
        joined = self._word(first - 1) in {"of", "called", "named"}
        at = first - 2 if joined else first - 1
        for length in (3, 2, 1):
            if at - length + 1 < 0:
                continue
            phrase = " ".join(token.lower for token in self.tokens[at - length + 1 : at + 1])
            level = self.levels.get(phrase)
            if level is not None and self.tokens[at].text[0].islower():
                return level if self._fits(level, phrase, candidates) else None
        return None

    def called(self, after: int) -> PlaceLevel | None:
        """Return the level of "Example, a village in": the words in apposition behind the name."""
        if self._word(after) != "," or self._word(after + 1) not in {"a", "an", "the"}:
            return None
        for at in range(after + 2, min(after + 6, len(self.tokens))):
            if self.tokens[at].pos not in {"ADJ", "NOUN", "PROPN", "ADV", "PUNCT"}:
                return None
            if self.levels.get(self._word(at)) is PlaceLevel.SETTLEMENT:
                return PlaceLevel.SETTLEMENT
        return None

    def lies_near(
        self, first: int, after: int, candidates: tuple[Candidate, ...]
    ) -> PlaceLevel | None:
        """Return the level of "at Example, near Town": who says so tells of a spot."""
        if candidates or self._word(first - 1) not in {"at", "in"}:
            return None
        at = after + 1 if self._word(after) == "," else after
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].text.istitle()
        by = self._word(at) in _NEAR and named and self.tokens[at + 1].pos == "PROPN"
        return PlaceLevel.SETTLEMENT if by else None

    def _fits(self, level: PlaceLevel, phrase: str, candidates: tuple[Candidate, ...]) -> bool:
        """Whether a place of that level is among the candidates, or the word brings in new ones."""
        if not candidates:
            return phrase in self.guides.introduces
        if phrase == _AREA and not any(candidate.main for candidate in candidates):
            return True
        levels = {candidate.place.level for candidate in candidates}
        if level is PlaceLevel.SETTLEMENT and PlaceLevel.UNKNOWN in levels:
            return True
        return level in levels or bool(level in _REGION_LEVELS and levels & _REGION_LEVELS)

    def _word(self, at: int) -> str:
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def _guide(self, first: int) -> str:
        """The word in front of the name, past those that change nothing."""
        at = first - 1
        while at >= 0 and (self._word(at) in self.guides.between or self.tokens[at].text in _MARKS):
            at -= 1
        return self._word(at)

    def evidence(self, first: int, after: int, wanted: PlaceLevel | None) -> float:
        """Return how much the words in front, the level told and the label speak for a place."""
        guide = self._guide(first)
        labels = {token.entity for token in self.tokens[first:after]}
        total = 0.0 if wanted is None or self.is_headline else 2.5
        if guide in self.guides.somewhere:
            total += 1.6
        elif guide in self.guides.maybe:
            total += 0.4
        if labels & PLACE_LABELS:
            total += 1.5
        elif "PERSON" in labels:
            total -= 1.0
        elif labels & _OTHER_LABELS:
            total -= 0.4
        return total

    def veto(
        self,
        first: int,
        after: int,
        behind: PlaceLevel | None,
        candidates: tuple[Candidate, ...],
    ) -> str | None:
        """Return what rules a place out: a title, a firm's word, a longer name around it."""
        before = self.tokens[first - 1] if first > 0 else None
        if before is not None and before.lower.rstrip(".") in self.others.titles:
            return "a title stands before it"
        if self._is_owner(after) or self._is_of_a_body(first):
            return "part of what a firm, a newspaper or a body is called"
        if before is not None and before.text == "$" and before.end == self.tokens[first].start:
            return "a currency"
        if self._is_a_street(after):
            return "a street or a square, in a town its name does not tell"
        if self.is_headline or behind is not None:
            return None
        if before is not None and self._belongs(before):
            return "part of a longer name"
        area = any(is_area(candidate.place) for candidate in candidates)
        if after < len(self.tokens) and not area and self._same_name(first, after):
            return "part of a longer name"
        return None

    def _is_owner(self, after: int) -> bool:
        """Whether a capitalised "Times", "Bank", "University" follows at once."""
        for at in (after, after + 1):
            if at >= len(self.tokens) or not self.tokens[at].text[0].isupper():
                return False
            if self._word(at) in self.others.bodies:
                return False
            if self._word(at) in self.others.owners:
                return True
        return False

    def _is_a_street(self, after: int) -> bool:
        """Whether a capitalised "Street", "Avenue" or "Square" follows at once."""
        if after >= len(self.tokens) or not self.tokens[after].text[0].isupper():
            return False
        return self._word(after).rstrip(".") in self.others.streets

    def _is_of_a_body(self, first: int) -> bool:
        """Whether it is the Example of "University of Example", "Bank of Example"."""
        if self._word(first - 1) != "of" or first < 2:
            return False
        owner = self.tokens[first - 2]
        return owner.text[0].isupper() and owner.lower in self.others.owners

    def _belongs(self, before: Token) -> bool:
        return (
            before.pos == "PROPN"
            and before.text[0].isupper()
            and before.lower not in self.guides.directions
            and before.lower not in self.levels
        )

    def _same_name(self, first: int, after: int) -> bool:
        behind = self.tokens[after]
        label = self.tokens[first].entity
        return (
            behind.pos == "PROPN"
            and behind.text[0].isupper()
            and behind.lower not in self.others.bodies
            and behind.entity == label
            and label not in PLACE_LABELS
        )

    def near(self, first: int, after: int) -> float | None:
        """Return how far off the place meant may be; None when it is the named one itself."""
        at = first - 1
        while self._word(at) in {"the", "village", "town", "city"} or (
            self._word(at) == "of" and self._word(at - 1) in {"village", "town", "city"}
        ):
            at -= 1
        lowered = [token.lower for token in self.tokens[max(0, at - 7) : at + 1]]
        for length in (5, 4, 3, 2, 1):
            if len(lowered) >= length and " ".join(lowered[-length:]) in self.guides.near:
                return self._distance(lowered) or NEAR_KM
        if lowered and lowered[-1] in self.guides.distance_links:
            told = self._distance(lowered)
            sided = len(lowered) > 1 and lowered[-2] in self.guides.sides and lowered[-1] == "of"
            return NEAR_KM if told is None and sided else told
        return NEAR_KM if self._is_round(first, after) else None

    def _is_round(self, first: int, after: int) -> bool:
        """Whether the country around is meant: "rural Example", "a village in Example"."""
        words = self.guides.around
        return (
            self._word(after) in words
            or self._word(first - 1) in words
            or (self._word(first - 1) == "in" and self._is_some_village(first - 2))
            or (self._word(after) in _SMALL and self._word(first - 1) in _ONE_OF_SEVERAL)
        )

    def _is_some_village(self, at: int) -> bool:
        """Whether "a village", "two villages" ends here: one that has no name."""
        return self._word(at) in _SMALL

    def wider(self, first: int, after: int, candidates: tuple[Candidate, ...]) -> PlaceLevel | None:
        """Return the level of the region that bears the name, where a town cannot be meant."""
        if not self._is_round(first, after):
            return None
        levels = {candidate.place.level for candidate in candidates if candidate.main}
        return next(
            (level for level in (PlaceLevel.ADM1, PlaceLevel.ADM2) if level in levels), None
        )

    def part(self, first: int) -> str | None:
        """Return the word that says which part is meant: "northern", "south-west"."""
        word = self._word(first - 1)
        is_hyphened = self._word(first - 2) in {"-", "‐", "‑"}
        if word not in self.guides.parts:
            return None
        return f"{self._word(first - 3)}-{word}" if is_hyphened else word

    def is_border(self, first: int, after: int) -> bool:
        """Whether the border of the named is meant: "the Example border", "border with Example"."""
        if self._word(after) in self.guides.borders:
            return True
        at = first - 2 if self._word(first - 1) == "the" else first - 1
        return self._word(at) in {"with", "of"} and self._word(at - 1) in self.guides.borders

    def _distance(self, lowered: list[str]) -> float | None:
        """The kilometres in "12 km north of", None when no distance is given."""
        for number, unit in pairwise(lowered):
            figure = number.replace(",", "")
            if unit in self.guides.distance_units and figure.replace(".", "", 1).isdigit():
                scale = KM_PER_MILE if unit.startswith("mi") else 1.0
                return round(float(figure) * scale, 1)
        return None


def is_title_case(sentence: Sentence) -> bool:
    """Return whether the sentence is printed as a headline: capitals tell nothing then.

    A cable in capitals is not: the parser has read it with small letters.
    """
    if sentence.text.isupper():
        return False
    words = [token.text for token in sentence.tokens if len(token.text) > 3]
    letters = [word for word in words if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in letters)
    return len(letters) >= 4 and capitals >= 0.75 * len(letters)
