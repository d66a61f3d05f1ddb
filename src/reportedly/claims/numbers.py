"""Sentence -> the counts in it: how many, with which comparator, of what.

Counts follow the record's table: "at least 49" is 49 to None, "more than 60" is 61 to None, "up to
20" is None to 20, "dozens" is None to None, "no casualties" is 0 to 0.
"""

import re

from reportedly.claims.measures import measures
from reportedly.claims.unnumbered import Count, of_chain, share_word, vague, vague_at, zero_at
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token, asked_once
from reportedly.records.vocabulary import Comparator
from reportedly.vocab.numbers import NumberWords

_DIGITS = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+(?:\.\d+)?")
_RANGE_WORDS = frozenset({"to", "-", "–", "—", "or"})
_ONE = frozenset({"a", "an", "one", "another"})
_SPANS = frozenset({"range", "vary", "differ", "go"})
_PLURAL = frozenset({"NNS", "NNPS"})
_OUT_OF = frozenset({"of", "in"})


class _Number(Record, frozen=True, kw_only=True):
    first: int
    last: int
    value: int


@asked_once
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
        each_other = sentence.tokens[number.last + 1 : number.last + 2]
        if any(t.lower == "another" for t in each_other):
            return None  # "one another"
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
    if _is_group_of_a_number(sentence, sentence.tokens[i], words):
        return None  # "a group of 12 pilgrims": the number says it
    return vague_at(sentence, i, words) or zero_at(sentence, i, words)


def _is_group_of_a_number(sentence: Sentence, token: Token, words: NumberWords) -> bool:
    if token.lower not in words.vague.collectives:
        return False
    chain = tuple(of_chain(sentence, token, words))
    numbers = (t for noun in chain[-1:] for t in sentence.below(noun, "nummod"))
    return any(_number_at(sentence, t.i, words) is not None for t in numbers)


def _opens_comparator(sentence: Sentence, i: int, words: NumberWords) -> bool:
    for phrase in words.opening.get(sentence.tokens[i].lower, ()):
        after = i + len(phrase)
        ahead = tuple(token.lower for token in sentence.tokens[i:after])
        if ahead == phrase and _number_at(sentence, after, words) is not None:
            return True
    return False


def _number_at(sentence: Sentence, i: int, words: NumberWords) -> _Number | None:
    """The number whose words start at token i, read as far as it goes; None behind the last one."""
    if i >= len(sentence.tokens):
        return None
    return _share_at(sentence, i, words) or _spelled_at(sentence, i, words)


def _spelled_at(sentence: Sentence, i: int, words: NumberWords) -> _Number | None:
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
    number = _Number(first=i, last=last, value=int(total + part))
    return _and_a_half(sentence, number, words) or number


def _and_a_half(sentence: Sentence, number: _Number, words: NumberWords) -> _Number | None:
    """The number with what "and a half" adds: two and a half million."""
    after = [t.lower for t in sentence.tokens[number.last + 1 : number.last + 5]]
    if after[:3] != ["and", "a", "half"] or len(after) < 4 or after[3] not in words.multipliers:
        return None
    size = words.multipliers[after[3]]
    return number.replacing(last=number.last + 4, value=number.value * size + size // 2)


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
    return i >= 0 and sentence.tokens[i].lower == "a" and not _is_share(sentence, i - 1)


def _is_share(sentence: Sentence, i: int) -> bool:
    return i >= 0 and sentence.tokens[i].lower in {"half", "of"}


def _share_at(sentence: Sentence, i: int, words: NumberWords) -> _Number | None:
    """A share of a number word: half a million, half a dozen, a quarter of a million."""
    tokens = sentence.tokens
    share = words.fractions.get(tokens[i].lower)
    j = i + 1
    while share is not None and j < len(tokens) and tokens[j].lower in {"of", "a"}:
        j += 1
    if share is None or j >= len(tokens) or tokens[j].lower not in words.multipliers:
        return None
    value = share * words.multipliers[tokens[j].lower]
    return _Number(first=i, last=j, value=round(value))


def _numbered(sentence: Sentence, number: _Number, words: NumberWords) -> Count | None:
    share = share_word(sentence, number.last + 1, words)
    if share is not None:  # "two-thirds of them" gives no number
        noun = next(iter(of_chain(sentence, share, words)), None)
        return vague(sentence, number.first, share.i, share.i, noun)
    if measures(sentence, number.first, number.last, words):
        return None
    whole = _out_of(sentence, number, words)
    if whole is not None:
        return whole
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
    head = _stands_for(sentence, upper or number)
    noun = _counted(sentence, head, words)
    if noun is not None and noun.lower in words.fractions:
        noun = None
    return Count(
        first=first,
        last=last,
        low=low,
        high=high,
        comparator=comparator,
        top=noun.i if noun is not None and head.dep == "nummod" else head.i,
        noun=None if noun is None else noun.i,
    )


def _out_of(sentence: Sentence, number: _Number, words: NumberWords) -> Count | None:
    """What a number takes out of the next: two of five guards are two; one in five gives none."""
    joint = number.last + 1
    link = sentence.tokens[joint] if joint < len(sentence.tokens) else None
    if link is None or link.dep != "quantmod" or link.lower not in _OUT_OF:
        return None
    group = _number_at(sentence, joint + 1, words)
    if group is None or group.value <= number.value:
        return None
    head = _stands_for(sentence, group)
    noun = _counted(sentence, head, words)
    if noun is not None and any(sentence.below(noun, "acl", "relcl")):
        return None  # "one of 30 porters killed": all of the 30 were
    if link.lower == "in":
        return vague(sentence, number.first, group.last, head.i if noun is None else noun.i, noun)
    return Count(
        first=number.first,
        last=group.last,
        low=number.value,
        high=number.value,
        comparator=Comparator.UNMARKED,
        top=noun.i if noun is not None and head.dep == "nummod" else head.i,
        noun=None if noun is None else noun.i,
    )


def _stands_for(sentence: Sentence, number: _Number) -> Token:
    """The word of the number that hangs from what is outside: the quarter of a million."""
    for token in reversed(sentence.tokens[number.first : number.last + 1]):
        if not number.first <= token.head <= number.last:
            return token
    return sentence.tokens[number.last]


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


def _counted(sentence: Sentence, number: Token, words: NumberWords) -> Token | None:
    """The noun a number counts: the word it modifies, or what follows its "of"."""
    head = sentence.head(number)
    if number.dep in {"quantmod", "compound"} and head is not None and head.pos == "NUM":
        return _counted(sentence, head, words)  # "two dozen": the parse hangs one from the other
    if number.dep == "nummod" and head is not None and head.pos in {"NOUN", "PROPN", "PRON", "ADJ"}:
        return head
    for preposition in sentence.below(number, "prep"):
        if preposition.lower == "of":
            return next(sentence.below(preposition, "pobj"), None)
    return _noun_beside(sentence, number) or _made_up_of(sentence, number, words)


def _made_up_of(sentence: Sentence, number: Token, words: NumberWords) -> Token | None:
    """The people whom a number is the size of: a family of five, a crew of nine."""
    of = sentence.head(number)
    group = None if of is None or of.lower != "of" else sentence.head(of)
    if group is None or group.tag != "NN" or group.lemma not in words.vague.sized:
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
