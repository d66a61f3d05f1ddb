"""Sentence -> who is said to be harmed, how, and by which word."""

from collections.abc import Iterator, Sequence

from reportedly.claims.tolls.classes import class_of
from reportedly.claims.tolls.figures import with_figures
from reportedly.claims.tolls.headlines import own_figure
from reportedly.claims.tolls.listed import own_tokens
from reportedly.claims.tolls.refusals import NOT_KNOWN, is_negated, why_not
from reportedly.claims.tolls.slots import victim_heads
from reportedly.claims.tolls.victims import Victims, read_victims
from reportedly.claims.unnumbered import Count
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, asked_once
from reportedly.records.vocabulary import Comparator, Harm
from reportedly.vocab.harms import HarmEntry, HarmWords, VictimSlot

_OBJECT_SLOTS = frozenset({VictimSlot.OBJECT, VictimSlot.PERSON_OBJECT})
_NOR = frozenset({"or", "nor"})
_OTHER_CLAUSES = ("advcl", "relcl", "acl", "ccomp", "parataxis")
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_QUOTES = frozenset({'"', "“", "``", "'", "‘"})
_BETWEEN_WORDS = frozenset(
    {
        "more",
        "others",
        "other",
        "people",
        "persons",
        "left",
        "reported",
        "feared",
        "presumed",
        "believed",
        "confirmed",
        "been",
        "being",
    }
)


_LONGEST_RISE = 5
"""Words between "toll" and its figure: climbed overnight from 45 to."""
_LONGEST_OBJECT = 3
_TABLE_MARKS = ([":"], [":", "-"], ["="], ["|"], ["numbered"])
"""What stands between a word and its figure: Killed: 3; the dead numbered 3."""


class Harmed(Record, frozen=True, kw_only=True):
    """A harm word and one group of people it is said of.

    ``refused`` says why the reading is no toll; None: nothing speaks against it.
    """

    trigger: Token
    entry: HarmEntry
    victims: Victims
    negated: bool
    beside: bool
    why: str
    refused: str | None = None


def tells_harm(sentence: Sentence, words: HarmWords) -> bool:
    """Whether any word of the sentence is one of harm: most sentences have none, and are done."""
    if words.lemmas.isdisjoint(sentence.words):
        return False
    return bool(harm_tokens(sentence, words))


@asked_once
def harm_tokens(sentence: Sentence, words: HarmWords) -> tuple[Token, ...]:
    """Return the words of harm: killed, and taken where there is a hospital in the sentence."""
    plain, needing = words.plain, words.needing
    printed = frozenset([token.lower for token in sentence.tokens])
    return tuple(
        token
        for token in sentence.tokens
        if token.lemma in plain
        or token.lower in plain
        or not printed.isdisjoint(needing.get(token.lemma) or needing.get(token.lower) or ())
    )


def find_harmed(
    sentence: Sentence, counts: tuple[Count, ...], words: HarmWords
) -> tuple[Harmed, ...]:
    """Return everyone the sentence says was harmed, each group once per harm.

    The parse is asked first. A number the parser tied to nothing is then given to the harm word it
    stands beside, since "and 35 injured" often comes out of the parser with no verb at all.
    """
    found: list[Harmed] = []
    for token in harm_tokens(sentence, words):
        listed = tuple(_next_deed(sentence, token, counts, words)) if found else ()
        if listed:
            found = [_up_to(token, h) for h in found if h.victims.head.i < token.i]
            found += listed
            continue
        entry = _entry(sentence, token, words)
        if entry is None:
            continue
        read = tuple(_by_parse(sentence, token, entry, counts, words))
        harmed = [h for h in read if h.refused is None] or _in_list(sentence, token, read, found)
        vague = all(h.victims.comparator is Comparator.VAGUE for h in harmed)
        in_row = _opens_row(sentence, token)
        if vague or in_row:
            beside = _beside(sentence, token, entry, counts, words)
            harmed = [_of_row(sentence, h, words) if in_row else h for h in beside] or harmed
        none = _none_told_before(sentence, token, found)
        if none is not None:
            harmed = [none.replacing(trigger=token, entry=entry)]
        found = [h for h in found if not _is_told_better(h, harmed)]
        found += [h for h in harmed if _is_new(h, found)]
    return tuple(h for h in found if not _was_before(h, found))


def find_refused(
    sentence: Sentence, counts: tuple[Count, ...], words: HarmWords
) -> tuple[Harmed, ...]:
    """Return the readings of the sentence's harm words that were considered and turned down."""
    return tuple(
        harmed
        for token in harm_tokens(sentence, words)
        if (entry := _entry(sentence, token, words)) is not None
        for harmed in _by_parse(sentence, token, entry, counts, words)
        if harmed.refused is not None
    )


def find_unread(sentence: Sentence, words: HarmWords) -> tuple[Token, ...]:
    """Return the words that can be words of harm and are none here: left, took, lost."""
    return tuple(
        token for token in harm_tokens(sentence, words) if _entry(sentence, token, words) is None
    )


def _up_to(verb: Token, harmed: Harmed) -> Harmed:
    """The same, its people told before the next deed."""
    tokens = tuple(t for t in harmed.victims.tokens if t.i < verb.i)
    return harmed.replacing(victims=harmed.victims.replacing(tokens=tokens or (verb,)))


def _next_deed(
    sentence: Sentence, token: Token, counts: tuple[Count, ...], words: HarmWords
) -> Iterator[Harmed]:
    """Whom a headline's further verb counts: kills three police, wounds seven."""
    count = own_figure(sentence, token, counts)
    entries = () if count is None else words.entries_for(token.lemma, "VERB")
    entry = next((e for e in entries if e.victim in _OBJECT_SLOTS and not e.needs), None)
    if count is None or entry is None:
        return
    for victims in read_victims(sentence, sentence.tokens[count.top], (count,), words)[:1]:
        if why_not(sentence, token, entry, victims, words) is None:
            yield Harmed(
                trigger=token,
                entry=entry,
                victims=victims,
                negated=False,
                beside=True,
                why=f"harm: {entry.harm.value}, {token.text!r} ({entry.id}, in a headline)",
            )


def _in_list(
    sentence: Sentence, token: Token, read: Sequence[Harmed], found: Sequence[Harmed]
) -> list[Harmed]:
    """Whom a list of deeds goes on counting: they killed 25 soldiers and captured 24."""
    if not found:
        return []
    bare = (h for h in read if h.victims.counted and not h.victims.says_who)
    return [
        h.replacing(refused=None)
        for h in bare
        if h.refused == NOT_KNOWN and (token.dep == "conj" or _follows_and(sentence, h))
    ]


def _follows_and(sentence: Sentence, harmed: Harmed) -> bool:
    """Whether a list goes on with the number: three drowned and five were captured."""
    first = harmed.victims.tokens[0].i
    return first > 0 and sentence.tokens[first - 1].lower in {"and", ","}


def _opens_row(sentence: Sentence, token: Token) -> bool:
    """Whether the word is printed as in a table, its figure after a mark: "Killed: 3"."""
    after = sentence.tokens[token.i + 1 : token.i + 3]
    return len(after) > 1 and after[0].text in {":", "=", "|"} and after[1].text[0].isdecimal()


def _of_row(sentence: Sentence, harmed: Harmed, words: HarmWords) -> Harmed:
    """The same, of those the row is headed by where its figure stands alone: Women killed: 4."""
    head = sentence.tokens[max(0, harmed.trigger.i - 1)]
    if harmed.victims.says_who or not words.means_people(head.lemma):
        return harmed
    kind, child_or_woman = class_of(sentence, (head,), head, words)
    victims = harmed.victims.replacing(
        tokens=(head, *harmed.victims.tokens),
        term=(head.start, head.end),
        victim_class=kind,
        child_or_woman=child_or_woman,
        says_who=True,
    )
    return harmed.replacing(victims=victims)


def _none_told_before(sentence: Sentence, token: Token, found: list[Harmed]) -> Harmed | None:
    """The "no" that reaches over "or": no dead or wounded, no deaths or injuries."""
    words = {t.lower for t in sentence.tokens[max(0, token.i - 1) : token.i]}
    if not words & _NOR or not found or found[-1].trigger.i != token.i - 2:
        return None
    return found[-1] if found[-1].victims.comparator is Comparator.ZERO else None


def _is_told_better(harmed: Harmed, others: Sequence[Harmed]) -> bool:
    """Whether casualties are said to be dead: the casualties include 208 soldiers killed."""
    mine = {token.i for token in harmed.victims.tokens}
    return harmed.entry.counts_wounded and any(
        not other.entry.counts_wounded and mine & {t.i for t in other.victims.tokens}
        for other in others
    )


def _was_before(harmed: Harmed, found: Sequence[Harmed]) -> bool:
    """Whether the word only tells what those who died were before: two of the wounded died."""
    before = harmed.entry.harm in {Harm.INJURED, Harm.MISSING}
    return (before and harmed.trigger.dep != "conj") and any(
        other.entry.harm is Harm.KILLED
        and other.trigger.i != harmed.trigger.i
        and harmed.trigger.i in {t.i for t in other.victims.tokens}
        for other in found
    )


def _is_new(harmed: Harmed, found: list[Harmed]) -> bool:
    mine = {token.i for token in harmed.victims.tokens}
    return not any(
        other.entry.harm is harmed.entry.harm and mine & {t.i for t in other.victims.tokens}
        for other in found
    )


def _entry(sentence: Sentence, token: Token, words: HarmWords) -> HarmEntry | None:
    """The reading of a harm word here, if its phrase holds what that reading needs."""
    candidates = words.entries_for(token.lemma, token.pos) or words.entries_for(
        token.lower, token.pos
    )  # "corpses" are no corps
    if token.tag in {"VBN", "VBD", "JJ"} and any(sentence.below(token, "det", "poss")):
        candidates = (
            words.entries_for(token.lower, "NOUN") + candidates
        )  # "the wounded", "its dead"
    if token.pos == "ADJ" or (token.pos == "VERB" and token.tag in {"VBN", "VBD", "VBG"}):
        candidates += words.entries_for(token.lower, "ADJ")
    if token.pos in {"ADJ", "PROPN"}:
        candidates += words.entries_for(token.lower, "NOUN")
    phrase: set[str] | None = None
    beyond: set[str] = set()
    for entry in candidates:
        if not entry.needs and not entry.without:
            return entry
        if phrase is None:
            phrase = {t.lower for t in _own_clause(sentence, token)}
            phrase |= {t.lower for t in _around(sentence, token, candidates)}
            beyond = phrase | {t.lower for t in _completing(sentence, token)}
        asked = (words for words in (entry.needs, entry.also) if words)
        if all(phrase & words for words in asked) and not beyond & entry.without:
            return entry
    return None


def _own_clause(sentence: Sentence, token: Token) -> list[Token]:
    """What hangs from a harm word, but for clauses of others: shot in the leg, one shot dead."""
    own = sentence.subtree(token, without=_OTHER_CLAUSES)
    joined = (t for t in own if t.dep == "conj" and any(sentence.below(t, "nsubj", "nsubjpass")))
    others = {t.i for other in joined if other.i != token.i for t in sentence.subtree(other)}
    return [t for t in own if t.i not in others and not _is_of_some(sentence, t)]


def _around(sentence: Sentence, token: Token, entries: tuple[HarmEntry, ...]) -> Iterator[Token]:
    """What a harm word hangs from, and whose losses somebody gives: the army put its losses at."""
    given = any(entry.victim is VictimSlot.GIVEN for entry in entries)
    for above in sentence.above(token):
        yield above
        if given:
            for subject in sentence.below(above, "nsubj"):
                yield from own_tokens(sentence, subject)


def _completing(sentence: Sentence, token: Token) -> Iterator[Token]:
    """What completes it and hangs elsewhere: held them *liable*; the loss of men *to a rival*."""
    yield from (t for t in sentence.below(token, "advcl") if t.pos == "ADJ")
    head = sentence.head(token)
    if token.pos == "NOUN" and head is not None:
        for to in sentence.below(head, "prep"):
            if to.lower == "to" and to.i > token.i:
                yield from sentence.subtree(to)


def _is_of_some(sentence: Sentence, word: Token) -> bool:
    """Whether the word is said of some alone: fourteen were shot, three fatally."""
    head = sentence.head(word)
    return word.dep == "advmod" and head is not None and head.pos == "NUM"


def _by_parse(
    sentence: Sentence,
    token: Token,
    entry: HarmEntry,
    counts: tuple[Count, ...],
    words: HarmWords,
) -> Iterator[Harmed]:
    for head in with_figures(sentence, victim_heads(sentence, token, entry)):
        groups = read_victims(sentence, head, counts, words)
        # "two dead bodies and 100 wounded people", "five dead and nine injured": what describes its
        # noun, or is it, is of that noun alone.
        alone = head.i == token.i or (token.dep == "amod" and token.head == head.i)
        for victims in groups[:1] if alone else groups:
            yield Harmed(
                trigger=token,
                entry=entry,
                victims=victims,
                negated=is_negated(sentence, token, entry, victims),
                beside=False,
                why=f"harm: {entry.harm.value}, {token.text!r} ({entry.id}, {head.dep})",
                refused=why_not(sentence, token, entry, victims, words),
            )


def _beside(
    sentence: Sentence,
    token: Token,
    entry: HarmEntry,
    counts: tuple[Count, ...],
    words: HarmWords,
) -> Iterator[Harmed]:
    """Numbers that stand right before or after a harm word: 138 injured; wounding at least 20."""
    for count in counts:
        if not (
            _stands_before(sentence, count, token)
            or _stands_after(sentence, count, token, entry, words)
        ):
            continue
        for victims in read_victims(sentence, sentence.tokens[count.top], counts, words)[:1]:
            if why_not(sentence, token, entry, victims, words) is None:
                yield Harmed(
                    trigger=token,
                    entry=entry,
                    victims=victims,
                    negated=is_negated(sentence, token, entry, victims),
                    beside=True,
                    why=f"harm: {entry.harm.value}, {token.text!r} ({entry.id}, number beside)",
                )
                return


def _stands_before(sentence: Sentence, count: Count, token: Token) -> bool:
    last = max(count.last, count.top if count.noun is None else count.noun)
    between = sentence.tokens[last + 1 : token.i]
    return (
        last < token.i
        and len(between) <= 5
        and all(t.pos in _BETWEEN or t.lower in _BETWEEN_WORDS for t in between)
    )


def _tells_itself(sentence: Sentence, count: Count, words: HarmWords) -> bool:
    """Whether a word of harm follows the figure, which is then of that: Casualties: 12 dead."""
    after = sentence.tokens[count.last + 1 : count.last + 2]
    return any({t.lower, t.lemma} & words.lemmas for t in after)


def _stands_after(
    sentence: Sentence, count: Count, token: Token, entry: HarmEntry, words: HarmWords
) -> bool:
    between = sentence.tokens[token.i + 1 : count.first]
    if count.first <= token.i or len(between) > _LONGEST_RISE:
        return False
    if token.lower == "toll":
        return True
    if [t.lower for t in between] in _TABLE_MARKS:
        return not _tells_itself(sentence, count, words)
    if len(between) > _LONGEST_OBJECT:
        return False
    takes_object = entry.victim in _OBJECT_SLOTS and token.tag in {"VBG", "VBD", "VBN"}
    return takes_object and all(t.pos in _BETWEEN or t.text in _QUOTES for t in between)
