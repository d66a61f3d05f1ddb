"""Places side by side -> the ground between them: "between A and B", "the road from A to B"."""

from collections.abc import Iterator

from reportedly.claims.where.resolve import km_between
from reportedly.claims.where.toponyms import Spot
from reportedly.records.claim import PlaceMention
from reportedly.records.parse import Sentence, Token
from reportedly.records.text import Document
from reportedly.records.vocabulary import PlaceLevel
from reportedly.vocab.places import Place
from reportedly.vocab.placewords import GuideWords

LONGEST_KM = 400.0
"""Two towns further apart are named for something else: talks between two capitals."""

ENDS_KM = 3.0
LINE = "line:"
_ENDS = frozenset({PlaceLevel.SETTLEMENT, PlaceLevel.SITE, PlaceLevel.ADM2})
_FILLERS = frozenset({"the", "of", "village", "villages", "town", "towns", "city", "cities"})


class Stretch:
    """Two neighbouring names of one sentence, resolved, and the words around them."""

    def __init__(self, left: Spot, right: Spot, sentence: Sentence, guides: GuideWords) -> None:
        tokens = sentence.tokens
        self.left, self.right, self.tokens, self.guides = left, right, tokens, guides
        self.between = [t.lower for t in tokens[left.after : right.first] if not _is_filler(t)]
        self.before = [t.lower for t in tokens[max(0, left.first - 6) : left.first]]
        while self.before and self.before[-1] in _FILLERS:
            self.before.pop()

    @property
    def end(self) -> int | None:
        """The offset at which the stretch ends, None where the words tell of none."""
        behind = self.tokens[self.right.after : self.right.after + 1]
        if behind and behind[0].lower in self.guides.roads and self._joined_by("-", "–", "to"):
            return behind[0].end
        opening = self.before[-1] if self.before else ""
        is_road = bool(self.guides.roads & set(self.before[-3:]))
        if opening == "between" and self._joined_by("and"):
            return self.right.end
        leads = opening in self.guides.leading and is_road and self._joined_by("to", "and", "with")
        return self.right.end if leads else None

    def _joined_by(self, *words: str) -> bool:
        return len(self.between) == 1 and self.between[0] in words


def _is_filler(token: Token) -> bool:
    return token.lower in _FILLERS


def find_lines(
    document: Document,
    named: tuple[tuple[Spot, Place | None], ...],
    sentences: tuple[Sentence, ...],
    guides: GuideWords,
) -> Iterator[PlaceMention]:
    """Yield a line for every two towns that the words join into one.

    Args:
        named: the names of the page in text order, each with its place if it has one.
    """
    for i in range(len(named) - 1):
        (left, a), (right, b) = named[i], named[i + 1]
        if a is None or b is None or left.sentence != right.sentence or not _may_join(a, b):
            continue
        end = Stretch(left, right, sentences[left.sentence], guides).end
        if end is not None:
            yield _line(document, (left.start, end), a, b)


def _may_join(a: Place, b: Place) -> bool:
    towns = a.level in _ENDS and b.level in _ENDS and a.id != b.id
    return towns and not (a.capital and b.capital) and km_between(a, b) <= LONGEST_KM


def _line(document: Document, span: tuple[int, int], a: Place, b: Place) -> PlaceMention:
    km = km_between(a, b)
    return PlaceMention(
        document=document.id,
        start=span[0],
        end=span[1],
        printed=document.text[span[0] : span[1]],
        id=f"{LINE}{a.id}..{b.id}",
        name=f"{a.name} – {b.name}",
        names=(),
        lat=round((a.lat + b.lat) / 2, 4),
        lon=round((a.lon + b.lon) / 2, 4),
        level=PlaceLevel.LINE_OR_ZONE,
        radius_km=round(km / 2 + ENDS_KM, 1),
        country=a.country if a.country == b.country else None,
        why=f"the ground between {a.name} and {b.name}, {km:.0f} km apart; the point is the middle",
    )
