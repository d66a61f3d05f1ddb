"""Sentence -> the counts in it: how many, with which comparator, of what.

Counts follow the record's table: "at least 49" is 49 to None, "more than 60" is 61 to None, "up to
20" is None to 20, "dozens" is None to None, "no casualties" is 0 to 0.
"""

import re
from collections.abc import Iterator

from reportedly.claims.measures import measures
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.numbers import NumberWords

_DIGITS = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+(?:\.\d+)?")
_RANGE_WORDS = frozenset({"to", "-", "–", "—", "or"})
_ONE = frozenset({"a", "an", "one", "another"})
_SPANS = frozenset({"range", "vary", "differ", "go"})
_PLURAL = frozenset({"NNS", "NNPS"})


class Count(Record, frozen=True, kw_only=True):
    """A count: tokens [first, last] with the comparator, the bounds, and what is counted.

    ``top`` is the token that stands in the sentence for the whole phrase (the counted noun, or the
    number itself); ``noun`` is the counted noun, None when the number stands alone.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    comparator: Comparator
    top: int
    noun: int | None


class _Number(Record, frozen=True, kw_only=True):
    first: int
    last: int
    value: int


def find_counts(sentence: Sentence, words: NumberWords) -> tuple[Count, ...]:
    """Return the counts in the sentence, in order. Dates, ages, measures and names are none."""
    found: list[Count] = []
    i = 0
    while i < len(sentence.tokens):
        count = _count_at(sentence, i, words) if _may_open(sentence.tokens[i], words) else None
        if count is None:
            i += 1
        else:
            found.append(count)
            i = max(count.last, i) + 1
    return tuple(found)


def _may_open(token: Token, words: NumberWords) -> bool:
    return token.text[0].isdecimal() or token.lower in words.openers


def count_of(counts: tuple[Count, ...], token: Token) -> Count | None:
    """Return the count whose phrase the token stands for, or that counts the token."""
    own = next((count for count in counts if token.i == count.top), None)
    return own or next((count for count in counts if token.i == count.noun), None)


def _count_at(sentence: Sentence, i: int, words: NumberWords) -> Count | None:
    number = _number_at(sentence, i, words)
    if number is not None:
        return _numbered(sentence, number, words)
    if _opens_comparator(sentence, i, words):
        return None  # "no fewer than nine": the words belong to the number
    is_zero = sentence.tokens[i].lower in words.zero.determiners
    if (
        not is_zero
        and i + 1 < len(sentence.tokens)
        and _number_at(sentence, i + 1, words) is not None
    ):
        return None  # "some 30": the word belongs to the number
    return _vague_at(sentence, i, words) or _zero_at(sentence, i, words)


def _opens_comparator(sentence: Sentence, i: int, words: NumberWords) -> bool:
    for phrase in words.opening.get(sentence.tokens[i].lower, ()):
        after = i + len(phrase)
        ahead = tuple(token.lower for token in sentence.tokens[i:after])
        if ahead == phrase and _number_at(sentence, after, words) is not None:
            return True
    return False


def _number_at(sentence: Sentence, i: int, words: NumberWords) -> _Number | None:
    """The number whose words start at token i, read as far as it goes."""
    tokens = sentence.tokens
    total, part, j, read = 0.0, 0.0, i, False
    while j < len(tokens):
        word = tokens[j].lower
        if (value := _digits(tokens[j].text)) is not None and (not read or part == 0):
            part += value
        elif word in words.cardinals:
            part += words.cardinals[word]
        elif word in words.multipliers and (read or _is_article(sentence, j - 1)):
            size = words.multipliers[word]
            part = (part or 1) * size
            if size > 100:  # from thousand upwards a part is closed
                total, part = total + part, 0.0
        elif read and word in {"-", "and"} and _goes_on(sentence, j, words):
            j += 1
            continue
        else:
            break
        read = True
        j += 1
        if j < len(tokens) and _digits(tokens[j].text) is not None:
            break
    if not read or (total + part) % 1:
        return None
    last = j - 1
    while tokens[last].lower in {"-", "and"}:
        last -= 1
    return _Number(first=i, last=last, value=int(total + part))


def _goes_on(sentence: Sentence, j: int, words: NumberWords) -> bool:
    """Whether "and" or a hyphen at j joins parts of one number: twenty-one, a hundred and five."""
    if j + 1 >= len(sentence.tokens) or j == 0:
        return False
    before, after = sentence.tokens[j - 1].lower, sentence.tokens[j + 1].lower
    small = words.cardinals.get(after)
    if sentence.tokens[j].lower == "-":
        tens = words.cardinals.get(before, 0)
        return small is not None and small < 10 <= tens and tens % 10 == 0
    return small is not None and before in {"hundred", "thousand"}


def _digits(text: str) -> float | None:
    if not text[0].isdecimal() or not _DIGITS.fullmatch(text):
        return None
    return float(re.sub(r"[,\u202f\u00a0]", "", text))


def _is_article(sentence: Sentence, i: int) -> bool:
    return i >= 0 and sentence.tokens[i].lower in {"a", "half", "several"}


def _numbered(sentence: Sentence, number: _Number, words: NumberWords) -> Count | None:
    if measures(sentence, number.first, number.last, words):
        return None
    first, last = number.first, number.last
    low: int | None = number.value
    high: int | None = number.value
    comparator = Comparator.UNMARKED
    upper = _range_end(sentence, number, words)
    if upper is not None and _is_change(sentence, number):
        return _numbered(sentence, upper, words)
    if upper is not None:
        high, last, comparator = upper.value, upper.last, Comparator.BETWEEN
        first -= _follows(sentence, first, "between")
    first -= _follows(sentence, first, "a")
    marked = _marked_before(sentence, first, words) or _marked_after(sentence, last, words)
    if marked is not None:
        first, last = min(first, marked[0]), max(last, marked[1])
        if comparator is not Comparator.BETWEEN:
            comparator = marked[2]
            low, high = _bounds(number.value, comparator)
    head = sentence.tokens[(upper or number).last]
    noun = _counted(sentence, head)
    return Count(
        first=first,
        last=last,
        low=low,
        high=high,
        comparator=comparator,
        top=noun.i if noun is not None and head.dep == "nummod" else head.i,
        noun=None if noun is None else noun.i,
    )


def _is_change(sentence: Sentence, number: _Number) -> bool:
    """Whether "from" makes two numbers an old and a new one: rose from 45 to 61, not 45 to 61."""
    if not _follows(sentence, number.first, "from"):
        return False
    verb = sentence.head(sentence.tokens[number.first - 1])
    return verb is not None and verb.pos == "VERB" and verb.lemma not in _SPANS


def _follows(sentence: Sentence, i: int, word: str) -> bool:
    return i > 0 and sentence.tokens[i - 1].lower == word


def _bounds(value: int, comparator: Comparator) -> tuple[int | None, int | None]:
    """Low and high of a number under a comparator (the record's table of counts)."""
    if comparator is Comparator.AT_LEAST:
        return value, None
    if comparator is Comparator.MORE_THAN:
        return value + 1, None
    if comparator is Comparator.UP_TO:
        return None, value
    if comparator is Comparator.LESS_THAN:
        return None, value - 1
    return value, value


def _range_end(sentence: Sentence, number: _Number, words: NumberWords) -> _Number | None:
    joint = number.last + 1
    if joint + 1 >= len(sentence.tokens):
        return None
    word = sentence.tokens[joint].lower
    between = _follows(sentence, number.first, "between")
    if word not in _RANGE_WORDS and not (between and word == "and"):
        return None
    upper = _number_at(sentence, joint + 1, words)
    return upper if upper is not None and upper.value > number.value else None


def _marked_before(
    sentence: Sentence, first: int, words: NumberWords
) -> tuple[int, int, Comparator] | None:
    before = tuple(token.lower for token in sentence.tokens[max(0, first - 4) : first])
    for phrase, means in words.phrases_before:
        if before[-len(phrase) :] == phrase:
            return first - len(phrase), first - 1, means
    return None


def _marked_after(
    sentence: Sentence, last: int, words: NumberWords
) -> tuple[int, int, Comparator] | None:
    after = tuple(token.lower for token in sentence.tokens[last + 1 : last + 5])
    for phrase, means in words.phrases_after:
        for skipped in (0, 1):  # "nine or more", "nine people or more"
            if after[skipped : skipped + len(phrase)] == phrase:
                return last + 1, last + skipped + len(phrase), means
    return None


def _counted(sentence: Sentence, number: Token) -> Token | None:
    """The noun a number counts: the word it modifies, or what follows its "of"."""
    head = sentence.head(number)
    if number.dep in {"quantmod", "compound"} and head is not None and head.pos == "NUM":
        return _counted(sentence, head)  # "two dozen": the parse hangs one from the other
    if number.dep == "nummod" and head is not None and head.pos in {"NOUN", "PROPN", "PRON", "ADJ"}:
        return head
    for preposition in sentence.below(number, "prep"):
        if preposition.lower == "of":
            return next(sentence.below(preposition, "pobj"), None)
    return _noun_beside(sentence, number) or _made_up_of(sentence, number)


def _made_up_of(sentence: Sentence, number: Token) -> Token | None:
    """The people whom a number is the size of: a family of five, a crew of nine."""
    of = sentence.head(number)
    group = None if of is None or of.lower != "of" else sentence.head(of)
    if group is None or group.tag != "NN":
        return None
    one = any(t.dep == "poss" or t.lower in _ONE for t in sentence.below(group, "det", "poss"))
    return group if one else None


def _noun_beside(sentence: Sentence, number: Token) -> Token | None:
    """The plural noun that follows at once, where the parser tied the number to something else."""
    for token in sentence.tokens[number.i + 1 : number.i + 4]:
        if token.tag in _PLURAL or token.lower == "people":
            return token
        if token.pos not in {"ADJ", "PROPN", "NOUN"}:
            return None
    return None


def _vague_at(sentence: Sentence, i: int, words: NumberWords) -> Count | None:
    token = sentence.tokens[i]
    vague = words.vague
    if token.lower in vague.plurals or (
        token.lower in vague.collectives and _is_counting(sentence, token)
    ):
        chain = list(_of_chain(sentence, token, words))
        if token.lower in vague.collectives and _is_counted(sentence, chain, words):
            return None  # "a group of 12 pilgrims": the number says it
        noun = chain[-1] if chain and chain[-1].lower not in vague.plurals else None
        inner = [word.i for word in chain if word.lower in vague.plurals]
        last = max([token.i, *inner]) if noun is None else max(token.i, noun.i - 1)
        modified = sentence.head(token) if token.dep in {"nummod", "amod", "compound"} else None
        return _vague(sentence, i, last, token.i, noun or modified)
    if token.lower == "many" and i > 0 and sentence.tokens[i - 1].lower in {"as", "how"}:
        return None  # "as many as possible", "how many" give no number
    if token.lower in vague.determiners and token.dep in {"amod", "det", "nummod", "predet"}:
        head = sentence.head(token)
        if head is not None and (head.tag in _PLURAL or head.lower == "people"):
            return _vague(sentence, i, i, head.i, head)
    if token.lower in vague.determiners and token.pos in {"PRON", "NOUN", "ADJ", "DET"}:
        return _vague(sentence, i, i, i, next(iter(_of_chain(sentence, token, words)), None))
    return None


def _vague(sentence: Sentence, first: int, last: int, top: int, noun: Token | None) -> Count:
    start = first - 1 if first > 0 and sentence.tokens[first - 1].lower in {"a", "an"} else first
    return Count(
        first=start,
        last=last,
        low=None,
        high=None,
        comparator=Comparator.VAGUE,
        top=top,
        noun=None if noun is None else noun.i,
    )


def _is_counting(sentence: Sentence, token: Token) -> bool:
    """Whether "a number of rebels" counts them; "the number of rebels" names a figure."""
    article = next((t.lower for t in sentence.below(token, "det")), "")
    has_of = any(t.lower == "of" for t in sentence.below(token, "prep"))
    return article in {"a", "an"} and has_of


def _is_counted(sentence: Sentence, chain: list[Token], words: NumberWords) -> bool:
    numbers = (t for noun in chain[-1:] for t in sentence.below(noun, "nummod"))
    return any(_number_at(sentence, t.i, words) is not None for t in numbers)


def _of_chain(sentence: Sentence, token: Token, words: NumberWords) -> Iterator[Token]:
    """What follows the "of" of a count, through ``tens of thousands of people``."""
    for preposition in sentence.below(token, "prep"):
        if preposition.lower == "of":
            for noun in sentence.below(preposition, "pobj"):
                yield noun
                if noun.lower in words.vague.plurals:
                    yield from _of_chain(sentence, noun, words)


def _zero_at(sentence: Sentence, i: int, words: NumberWords) -> Count | None:
    token = sentence.tokens[i]
    following = sentence.tokens[i + 1].lower if i + 1 < len(sentence.tokens) else ""
    if token.lower == "no" and following == "one":
        return _zero(i, i + 1, i + 1, None)
    if token.lower in words.zero.pronouns:
        return _zero(i, i, i, None)
    head = sentence.head(token)
    if (
        token.lower in words.zero.determiners
        and token.dep in {"det", "nummod"}
        and head is not None
    ):
        return _zero(i, i, head.i, head)
    return None


def _zero(first: int, last: int, top: int, noun: Token | None) -> Count:
    return Count(
        first=first,
        last=last,
        low=0,
        high=0,
        comparator=Comparator.ZERO,
        top=top,
        noun=None if noun is None else noun.i,
    )
