"""Noun phrase -> the people in it: the words printed, their class, and how many they are."""

from reportedly.claims.numbers import count_of
from reportedly.claims.tolls.classes import class_of_names, kind_of, one_class
from reportedly.claims.tolls.identified import all_named, identified
from reportedly.claims.tolls.listed import conjuncts, is_name, own_tokens
from reportedly.claims.tolls.persons import is_both, is_one_person, is_pair, is_person, names_before
from reportedly.claims.unnumbered import Count
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.records.vocabulary import Comparator, VictimClass
from reportedly.vocab.harms import HarmWords

_ONE = frozenset({"a", "an", "one", "another", "the", "this", "that"})
_SEVERAL = frozenset(
    {"people", "police", "staff", "personnel", "crew", "family", "household", "team", "patrol"}
)
_JOINING = frozenset({",", "and", "or", "&", "both", "a", "an", "the", "-", '"', "'s"})
_COMMON = frozenset({"NN", "NNS", "JJ"})
_VAGUE = (None, None, Comparator.VAGUE)
_THEY = frozenset({"they", "them"})
_BARE = frozenset(
    {"other", "more", "another", "rest", "remainder", "third", "fourth", "fifth", "sixth"}
)
_COUNTING = {"another": 1, "both": 2}
"""Words that stand alone for so many: one died and another was hurt; both were killed."""


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

    "six civilians and 15 officers" is two entries; "rebels and soldiers" is one; so are names of
    whom one thing is said ("X and Y were killed"), and of names listed each is an entry.
    """
    head = _first_of(sentence, head, counts, words)
    heads = (*names_before(sentence, head), head, *conjuncts(sentence, head))
    listed = sentence.tokens[heads[0].i : heads[-1].i]
    joined = any(t.dep == "cc" or t.text == ";" for t in listed)
    if is_name(sentence, head) and head.entity != "PERSON" and not joined:
        heads = heads[-1:]  # "Khartoum, 35 protesters ...": a comma alone joins no victims
    if len(heads) > 1 and all(is_name(sentence, h) for h in heads):
        return _told_names(sentence, heads, words)
    groups: list[list[Token]] = []
    for token in heads:
        if groups and not _opens_group(sentence, groups[-1][0], token, counts):
            groups[-1].append(token)
        else:
            groups.append([token])
    found: list[Victims | None] = []
    for group in groups:
        if len(group) > 1 and _are_names(sentence, group):
            found += _told_names(sentence, tuple(group), words)
        else:
            found.append(_group(sentence, tuple(group), counts, words))
    people = (victims for victims in found if victims is not None)
    return _with_men(_without_things(tuple(people), words))


def _without_things(listed: tuple[Victims, ...], words: HarmWords) -> tuple[Victims, ...]:
    """The same but for things counted beside people: nine women, and 500 huts were set on fire."""
    first, *others = listed or (None,)
    if first is None or not others or not words.means_people(first.head.lemma):
        return listed
    return (first, *(v for v in others if not _is_thing(v, words)))


def _is_thing(victims: Victims, words: HarmWords) -> bool:
    """Whether what is counted is a thing or a beast."""
    return victims.counted and victims.head.lemma in words.things.words


def _opens_group(sentence: Sentence, first: Token, token: Token, counts: tuple[Count, ...]) -> bool:
    """Whether one of a list is counted by itself: by a number, or as someone named after others."""
    if _has_own_number(sentence, token, counts):
        return True
    named = token.entity == "PERSON" and is_name(sentence, token)
    return named and not is_name(sentence, first) and _has_own_number(sentence, first, counts)


def _with_men(listed: tuple[Victims, ...]) -> tuple[Victims, ...]:
    """The same; men counted beside women or children are civilians as those are."""
    if not any(victims.child_or_woman for victims in listed):
        return listed
    return tuple(
        v.replacing(victim_class=VictimClass.CIVILIAN)
        if v.head.lemma == "man" and v.victim_class is VictimClass.UNKNOWN
        else v
        for v in listed
    )


def _first_of(
    sentence: Sentence, head: Token, counts: tuple[Count, ...], words: HarmWords
) -> Token:
    """The head meant: past a dateline, back to the first of a list, inside "a group of"."""
    first = sentence.head(head)
    if head.dep == "appos" and first is not None and count_of(counts, first) is not None:
        return first if _is_list(sentence, first, head, counts) else head
    if count_of(counts, head) is not None:
        return head
    counted = [t for t in sentence.below(head, "appos") if count_of(counts, t) is not None]
    if head.tag == "NNP" and counted and _is_dateline(sentence, head):
        return counted[0]
    if not words.means_people(head.lemma) or head.lemma == "life":
        for of in (t for t in sentence.below(head, "prep") if t.lower == "of"):
            for people in sentence.below(of, "pobj"):
                has_number = count_of(counts, people) is not None
                if head.lemma == "life" or (has_number and words.means_people(people.lemma)):
                    return people
    return head


def _is_dateline(sentence: Sentence, head: Token) -> bool:
    """Whether the name opens the sentence and a mark follows it: "PORT SUDAN: At least ..."."""
    if head.entity == "PERSON":
        return False  # "Senator Cole, one of the candidates"
    after = sentence.tokens[head.i + 1 : head.i + 2]
    opening = sentence.tokens[: head.i]
    return all(t.tag in {"NNP", "NNPS"} for t in opening) and any(
        t.text in {":", ",", "-"} for t in after
    )


def _is_list(sentence: Sentence, first: Token, second: Token, counts: tuple[Count, ...]) -> bool:
    """Whether what follows a comma goes on counting, and does not break the first number down."""
    rest = (second, *conjuncts(sentence, second))
    if len(rest) == 1 or not all(_has_own_number(sentence, token, counts) for token in rest):
        return False
    told = (count_of(counts, token) for token in rest)
    added = sum(1 if count is None else count.low or 0 for count in told)
    whole = count_of(counts, first)
    return whole is not None and whole.low is not None and whole.low != added


def _are_names(sentence: Sentence, listed: list[Token]) -> bool:
    """Whether a list is of names: one among persons may be labelled a place, as "Helen" is."""
    if all(_may_be_name(sentence, token) for token in listed):
        return True
    bare = (t.tag == "NNP" and not any(sentence.below(t, "det", "nummod")) for t in listed)
    return all(bare) and sum(t.entity == "PERSON" for t in listed) > len(listed) // 2


def _may_be_name(sentence: Sentence, token: Token) -> bool:
    """Whether the token heads a name, also where the parser took a last name for a plural."""
    first = any(t.tag == "NNP" for t in sentence.below(token, "compound"))
    may_be = token.text[:1].isupper() and token.entity in {"", "PERSON"}
    return is_name(sentence, token) or (first and may_be)


def read_names(
    sentence: Sentence, heads: tuple[Token, ...], words: HarmWords
) -> tuple[Victims, ...]:
    """Return the people that the tokens name, one entry each, with the class beside the name."""
    return tuple(_names(sentence, (head,), words) for head in heads)


def _told_names(
    sentence: Sentence, heads: tuple[Token, ...], words: HarmWords
) -> tuple[Victims, ...]:
    """The people named: together where they are the subject of a verb, else one by one."""
    first = heads[0]
    joint = first.dep in {"nsubj", "nsubjpass"} and first.i < first.head
    return (_names(sentence, heads, words),) if joint else read_names(sentence, heads, words)


def _has_own_number(sentence: Sentence, token: Token, counts: tuple[Count, ...]) -> bool:
    if count_of(counts, token) is not None or is_pair(sentence, token):
        return True
    if any(t.lower in _ONE for t in sentence.below(token, "det", "nummod")):
        return True
    return token.tag == "NN" and any(True for _ in sentence.below(token, "poss"))


def _group(
    sentence: Sentence, heads: tuple[Token, ...], counts: tuple[Count, ...], words: HarmWords
) -> Victims | None:
    first = heads[0]
    count = count_of(counts, first)
    if count is None and not _may_stand_for_people(sentence, first):
        return None
    noun = sentence.tokens[count.noun] if count is not None and count.noun is not None else first
    heads = _listed(sentence, heads, noun, counts)
    tokens = _tokens(sentence, heads, noun, count)
    classes = {kind_of(sentence, h, words) for h in (noun, *heads[1:])}
    number = _number(sentence, first, count)
    if len(heads) > 1 and count is None and not _has_own_number(sentence, first, counts):
        number = _VAGUE  # "army and police officers" are no one man
    if count is None and _are_each_one(heads, words) and is_both(sentence, first, heads[1:]):
        number = (len(heads), len(heads), Comparator.UNMARKED)
    named = named_by(sentence, first, words)
    if number == _VAGUE and count is None and len(heads) == 1 and len(named) > 1:
        number = (len(named), len(named), Comparator.UNMARKED)  # "the reporters X and Y"
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
        term=None if bare and noun.lemma not in _BARE else _term(sentence, tokens, count, noun),
        victim_class=one_class(kind for kind, _ in classes),
        child_or_woman=all(flag for _, flag in classes),
        named=named,
        says_who=not bare,
        counted=count is not None,
    )


def _are_each_one(heads: tuple[Token, ...], words: HarmWords) -> bool:
    """Whether each word is of one person: a driver and a guard, and no army or crew."""
    return all(words.means_people(t.lemma) and t.lower not in _SEVERAL for t in heads)


def named_by(sentence: Sentence, head: Token, words: HarmWords) -> tuple[str, ...]:
    """Return the names of the people: of the phrase itself, or beside it (two nurses, X and Y)."""
    if is_name(sentence, head):
        return (_printed(sentence, head, words),)
    return tuple(_printed(sentence, name, words) for name in named_beside(sentence, head))


def named_beside(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Return the heads of the names beside a noun of people: two nurses, X and Y."""
    beside = tuple(t for t in sentence.below(head, "appos") if is_name(sentence, t))
    names = all_named(sentence, beside or identified(sentence, head))
    return tuple(t for t in names if t.entity == "PERSON" or any(sentence.below(t, "compound")))


def _may_stand_for_people(sentence: Sentence, token: Token) -> bool:
    """Whether it is no pronoun, or one that counts: he, another, both; not "one another"."""
    following = sentence.tokens[token.i + 1 : token.i + 2]
    if token.lower == "one" and any(t.lower == "another" for t in following):
        return False
    return token.pos != "PRON" or token.lower in _COUNTING or is_person(token)


def _listed(
    sentence: Sentence, heads: tuple[Token, ...], noun: Token, counts: tuple[Count, ...]
) -> tuple[Token, ...]:
    """The heads, and the list under "a number of": rebels and soldiers hang from its noun."""
    if noun.i == heads[0].i:
        return heads
    joined = conjuncts(sentence, noun)
    return (*heads, *(t for t in joined if not _has_own_number(sentence, t, counts)))


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
    if head.lower in _COUNTING and head.tag == "DT":
        stands_for = _COUNTING[head.lower]
        return stands_for, stands_for, Comparator.UNMARKED
    if is_name(sentence, head):
        return 1, 1, Comparator.UNMARKED
    if head.tag in {"NNS", "NNPS"} or head.lower in _SEVERAL or head.lower in _THEY:
        return (2, 2, Comparator.UNMARKED) if is_pair(sentence, head) else _VAGUE
    one = any(t.lower in _ONE for t in sentence.below(head, "det", "nummod", "poss"))
    if one and head.lemma == "couple":
        return 2, 2, Comparator.UNMARKED
    if one or is_one_person(head):
        return 1, 1, Comparator.UNMARKED
    return (1, 1, Comparator.UNMARKED) if head.tag == "NN" else None


def _term(
    sentence: Sentence, tokens: tuple[Token, ...], count: Count | None, noun: Token
) -> tuple[int, int] | None:
    """The victim words: the phrase without its count and article, as far as it is one stretch."""
    counted = set() if count is None else set(range(count.first, count.last + 1))
    of = max((t.i for t in tokens if t.lower == "of" and t.i < noun.i), default=noun.i)
    if of in counted:
        counted -= set(range(of, noun.i))  # "scores of Afghan forces"
    kept = [t for t in _unbroken(sentence, tokens, noun) if t.i not in counted or t.i == noun.i]
    while kept and (kept[0].dep in {"det", "predet"} or kept[0].lower in {"of", "the"}):
        kept.pop(0)
    return stretch(kept) if kept else None


def _unbroken(sentence: Sentence, tokens: tuple[Token, ...], noun: Token) -> list[Token]:
    """The words around the noun that nothing but a list's commas and conjunctions parts."""
    groups: list[list[Token]] = []
    for token in tokens:
        between = sentence.tokens[groups[-1][-1].i + 1 : token.i] if groups else ()
        if groups and all(t.lower in _JOINING for t in between):
            groups[-1].append(token)
        else:
            groups.append([token])
    return next((group for group in groups if noun in group), list(tokens))


def _names(sentence: Sentence, heads: tuple[Token, ...], words: HarmWords) -> Victims:
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
        victim_class=class_of_names(sentence, heads, words),
        child_or_woman=False,
        named=tuple(_printed(sentence, head, words) for head in heads),
        says_who=True,
        counted=False,
    )


def _printed(sentence: Sentence, head: Token, words: HarmWords) -> str:
    """The name alone: no age and no trade before it, nor a line's end inside."""
    own = [t for t in own_tokens(sentence, head) if t.i <= head.i]
    named = (t.i for t in own if t.tag in {"NNP", "NNPS"} or t.entity == "PERSON")
    first = next(named, head.i)
    common = (t.i + 1 for t in own[:-1] if t.tag in _COMMON and t.text.islower())
    first = max(common, default=first)  # "Lima teacher Ana Cole"
    if sentence.text.isupper():  # there a trade looks like a name: MAYOR ANA COLE
        trades = [t.i for t in own[:-1] if words.means_people(t.lemma)]
        first = trades[-1] + 1 if trades else first
    start, end = stretch(t for t in own if t.i >= first)
    return " ".join(sentence.text[start - sentence.start : end - sentence.start].split())
