"""Noun phrase -> the people in it: the words printed, their class, and how many they are."""

from reportedly.claims.numbers import Count, count_of
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Comparator, VictimClass
from reportedly.vocab.harms import HarmWords

_SIDE_BRANCHES = ("relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "dep")
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_ONE = frozenset({"a", "an", "one", "another", "the", "this", "that"})
_NOT_PERSONS = frozenset({"NORP", "GPE", "DATE", "TIME", "EVENT", "CARDINAL", "LAW"})
_BARE = frozenset({"other", "more", "another", "rest", "remainder"})


class Victims(Record, frozen=True, kw_only=True):
    """People in one noun phrase.

    ``head`` is its noun or number; ``tokens`` are its own words, without clauses and asides;
    ``named`` holds the printed names when the phrase is made of names; ``says_who`` is False for
    "138" or "23 others", which take their class from the words around them.
    """

    head: Token
    tokens: tuple[Token, ...]
    low: int | None
    high: int | None
    comparator: Comparator
    term: tuple[int, int] | None
    victim_class: VictimClass
    child_or_woman: bool
    named: tuple[str, ...]
    says_who: bool
    counted: bool


def read_victims(
    sentence: Sentence, head: Token, counts: tuple[Count, ...], words: HarmWords
) -> tuple[Victims, ...]:
    """Return the people in the phrase the token heads, one entry per count in a conjunction.

    "six civilians and 15 officers" is two entries; "rebels and soldiers" is one; names joined by
    commas are one entry that counts them.
    """
    heads = (head, *_conjuncts(sentence, head))
    listed = sentence.tokens[heads[0].i : heads[-1].i]
    joined = any(t.dep == "cc" or t.text == ";" for t in listed)
    if is_name(sentence, head) and not joined:
        heads = heads[-1:]  # "Khartoum, 35 protesters ...": a comma alone joins no victims
    if len(heads) > 1 and all(is_name(sentence, h) for h in heads):
        return (_names(sentence, heads),)
    groups: list[list[Token]] = []
    for token in heads:
        if groups and not _has_own_number(sentence, token, counts):
            groups[-1].append(token)
        else:
            groups.append([token])
    found = (_group(sentence, tuple(group), counts, words) for group in groups)
    return tuple(victims for victims in found if victims is not None)


def read_names(
    sentence: Sentence, heads: tuple[Token, ...], words: HarmWords
) -> tuple[Victims, ...]:
    """Return the people that the tokens name, one entry each, with the class beside the name."""
    return tuple(
        _names(sentence, (head,)).replacing(victim_class=_kind(sentence, head, words)[0])
        for head in heads
    )


def is_name(sentence: Sentence, token: Token, *, titled: bool = False) -> bool:
    """Whether the token heads a person's name rather than a noun of people.

    With ``titled`` an article may stand before it, as in "the writer Ana Roth".

    In a cable of capitals the parser's label is not asked: it takes persons for places.
    """
    shouted = sentence.text.isupper()
    return (
        token.tag in _NAME_TAGS
        and token.tag != "NNPS"
        and (token.entity not in _NOT_PERSONS or (shouted and token.entity == "GPE"))
        and (titled or not any(t.dep in {"det", "nummod"} for t in sentence.below(token)))
        and token.text[:1].isupper()
        and (not token.text.isupper() or shouted)
    )


def own_tokens(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Return the phrase's own words: without conjuncts, clauses, and "including ..." asides."""
    kept = list(sentence.subtree(head, without=_SIDE_BRANCHES))
    for i, token in enumerate(kept):
        if token.dep == "prep" and token.lower not in {"of", "from", "in"} and token.i > head.i:
            kept = kept[:i]
            break
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    return tuple(kept) or (head,)


def class_of(
    sentence: Sentence, tokens: tuple[Token, ...], head: Token, words: HarmWords
) -> tuple[VictimClass, bool]:
    """Return the class the words give, and whether it rests on "children" or "women" alone.

    The head noun says it; where the head is a plain word for people, its modifiers do.
    """
    order = [
        head,
        *(t for t in reversed(tokens) if t.i < head.i),
        *(t for t in tokens if t.i > head.i),
    ]
    for token in order:
        entry = words.victim_entry(token.lemma) or words.victim_entry(token.lower)
        if entry is not None:
            modifier = _modifier_class(sentence, token, words)
            return (modifier or entry.class_), entry.child_or_woman
    return VictimClass.UNKNOWN, False


def _modifier_class(sentence: Sentence, head: Token, words: HarmWords) -> VictimClass | None:
    """The class in "police officers" and "aid workers", where the head leaves it open."""
    if head.lemma not in words.weak.words:
        return None
    for token in sentence.below(head, "compound", "amod", "nmod"):
        entry = words.victim_entry(token.lemma) or words.victim_entry(token.lower)
        if entry is not None:
            return entry.class_
    return None


def _conjuncts(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    found: list[Token] = []
    for token in sentence.below(head, "conj"):
        if token.pos in {"NOUN", "PROPN", "NUM", "PRON"}:
            found += [token, *_conjuncts(sentence, token)]
    return tuple(found)


def _has_own_number(sentence: Sentence, token: Token, counts: tuple[Count, ...]) -> bool:
    if count_of(counts, token) is not None:
        return True
    if any(t.lower in _ONE for t in sentence.below(token, "det", "nummod")):
        return True
    return token.tag == "NN" and any(True for _ in sentence.below(token, "poss"))


def _group(
    sentence: Sentence, heads: tuple[Token, ...], counts: tuple[Count, ...], words: HarmWords
) -> Victims | None:
    first = heads[0]
    count = count_of(counts, first)
    if count is None and first.pos == "PRON":
        return None
    noun = sentence.tokens[count.noun] if count is not None and count.noun is not None else first
    heads = _listed(sentence, heads, noun, counts)
    tokens = _tokens(sentence, heads, noun, count)
    classes = {_kind(sentence, h, words) for h in (noun, *heads[1:])}
    kinds = {kind for kind, _ in classes}
    kinds = kinds - {VictimClass.UNKNOWN} or kinds
    number = _number(sentence, first, count)
    if number is None:
        return None
    bare = (
        noun.pos in {"NUM", "PRON"}
        or noun.lemma in _BARE
        or noun.lower in _BARE
        or _is_count_word(noun, count)
    )
    return Victims(
        head=noun,
        tokens=tokens,
        low=number[0],
        high=number[1],
        comparator=number[2],
        term=None if bare and noun.lemma not in _BARE else _term(tokens, count, noun),
        victim_class=kinds.pop() if len(kinds) == 1 else VictimClass.MIXED,
        child_or_woman=all(flag for _, flag in classes),
        named=(_printed(sentence, first),) if is_name(sentence, first) else (),
        says_who=not bare,
        counted=count is not None,
    )


def _listed(
    sentence: Sentence, heads: tuple[Token, ...], noun: Token, counts: tuple[Count, ...]
) -> tuple[Token, ...]:
    """The heads, and the list under "a number of": rebels and soldiers hang from its noun."""
    if noun.i == heads[0].i:
        return heads
    joined = _conjuncts(sentence, noun)
    return (*heads, *(t for t in joined if not _has_own_number(sentence, t, counts)))


def _kind(sentence: Sentence, head: Token, words: HarmWords) -> tuple[VictimClass, bool]:
    """The class of one noun; a name has that of what stands beside it: X, a pilot."""
    told = class_of(sentence, own_tokens(sentence, head), head, words)
    if told[0] is not VictimClass.UNKNOWN or not is_name(sentence, head):
        return told
    beside = (t for t in sentence.below(head, "appos") if t.pos == "NOUN")
    kinds = [class_of(sentence, own_tokens(sentence, t), t, words) for t in beside]
    return next((kind for kind in kinds if kind[0] is not VictimClass.UNKNOWN), told)


def _is_count_word(noun: Token, count: Count | None) -> bool:
    return count is not None and count.noun is None and count.first <= noun.i <= count.last


def _tokens(
    sentence: Sentence, heads: tuple[Token, ...], noun: Token, count: Count | None
) -> tuple[Token, ...]:
    kept = {t.i for head in (noun, *heads) for t in own_tokens(sentence, head)}
    if count is not None:
        kept |= set(range(count.first, count.last + 1))
    return tuple(sentence.tokens[i] for i in sorted(kept))


def _number(
    sentence: Sentence, head: Token, count: Count | None
) -> tuple[int | None, int | None, Comparator] | None:
    if count is not None:
        return count.low, count.high, count.comparator
    if is_name(sentence, head):
        return 1, 1, Comparator.UNMARKED
    if head.tag in {"NNS", "NNPS"} or head.lower in {"people", "police", "staff", "personnel"}:
        return None, None, Comparator.VAGUE
    if any(t.lower in _ONE for t in sentence.below(head, "det", "nummod", "poss")):
        return 1, 1, Comparator.UNMARKED
    return (1, 1, Comparator.UNMARKED) if head.tag == "NN" else None


def _term(tokens: tuple[Token, ...], count: Count | None, noun: Token) -> tuple[int, int] | None:
    """The victim words: the phrase without its count and article."""
    counted = set() if count is None else set(range(count.first, count.last + 1))
    kept = [t for t in tokens if t.i not in counted or t.i == noun.i]
    while kept and (kept[0].dep in {"det", "predet"} or kept[0].lower in {"of", "the"}):
        kept.pop(0)
    return stretch(kept) if kept else None


def _names(sentence: Sentence, heads: tuple[Token, ...]) -> Victims:
    tokens = tuple(
        sorted((t for h in heads for t in own_tokens(sentence, h)), key=lambda token: token.i)
    )
    return Victims(
        head=heads[0],
        tokens=tokens,
        low=len(heads),
        high=len(heads),
        comparator=Comparator.UNMARKED,
        term=stretch(tokens),
        victim_class=VictimClass.UNKNOWN,
        child_or_woman=False,
        named=tuple(_printed(sentence, head) for head in heads),
        says_who=True,
        counted=False,
    )


def _printed(sentence: Sentence, head: Token) -> str:
    start, end = stretch(t for t in own_tokens(sentence, head) if t.i <= head.i)
    return sentence.text[start - sentence.start : end - sentence.start]
