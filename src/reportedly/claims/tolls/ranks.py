"""A rank -> whose it is: the force named beside it, in its sentence, or on its page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import VictimClass
from reportedly.vocab.harms import HarmWords, VictimEntry

_REACH = 2
"""A force is that of the ranks named at most so many sentences after it."""

_OTHERS = frozenset({VictimClass.MILITARY, VictimClass.CIVILIAN})


def entry_at(sentence: Sentence, token: Token, words: HarmWords) -> VictimEntry | None:
    """Return what is known of the word, or of the phrase it heads: *attorney general*.

    A rank's word before a noun may be none: "the major traffickers", "private guards".
    """
    for phrase in words.victim_phrases.get(token.lemma, ()):
        first = token.i - phrase.head
        told = sentence.tokens[max(0, first) : first + len(phrase.words)]
        pairs = zip(told, phrase.words, strict=False)
        if len(told) == len(phrase.words) and all(w in {t.lower, t.lemma} for t, w in pairs):
            return phrase.entry
    printed = words.victim_entries.get(token.lower)  # "paramilitaries" are no police
    entry = printed or words.victim_entry(token.lemma) or words.victim_entry(token.lower)
    return None if entry is None or _is_other(sentence, token, entry) else entry


def _is_other(sentence: Sentence, token: Token, entry: VictimEntry) -> bool:
    """Whether the word is none for people here: a major fire, the Justice Ministry, anti-rebel."""
    if entry.title:
        after = sentence.tokens[token.i + 1 : token.i + 2]
        return not any(t.entity == "PERSON" and t.tag == "NNP" for t in after)
    before = [t.lower for t in sentence.tokens[max(0, token.i - 2) : token.i]]
    if before[-2:] == ["anti", "-"]:
        return True
    return entry.rank and token.pos == "ADJ" and token.dep == "amod"


def class_of_rank(sentence: Sentence, head: Token, rank: Token, words: HarmWords) -> VictimClass:
    """Return the class of whoever has the rank; unknown where no force is named.

    Args:
        head: the noun of the phrase the rank stands in.
    """
    if any(t.lemma in words.forces.civil for t in _beside(sentence, rank)):
        return VictimClass.CIVILIAN
    around = (t for t in sentence.subtree(head) if t.i != rank.i)
    told = _only_force(sentence, around, words)
    told = told or _only_force(sentence, _unblamed(sentence, words), words)
    return words.class_of_ranks() if told is None else told


def class_by_force(
    sentence: Sentence, told: tuple[Token, Token], entry: VictimEntry, words: HarmWords
) -> VictimClass:
    """Return the class of a word for people: that of the force a rank or an officer is of.

    Args:
        told: the noun of the phrase, and the word in it that the entry is of.
        entry: what is known of the word.
    """
    head, word = told
    if entry.rank:
        return class_of_rank(sentence, head, word, words)
    if entry.office:
        private = any(t.lemma in words.forces.private for t in _beside(sentence, word))
        return VictimClass.CIVILIAN if private else entry.class_
    if entry.class_ is VictimClass.POLICE and word.lemma in words.weak.words:
        force = class_of_rank(sentence, head, word, words)  # "an officer of the brigade"
        return force if force in _OTHERS else entry.class_
    return entry.class_


def _beside(sentence: Sentence, rank: Token) -> Iterator[Token]:
    """The words before the rank and behind its "of": a fire captain, the captain of the ferry."""
    yield from sentence.below(rank, "compound", "amod", "nmod", "poss")
    for of in sentence.below(rank, "prep"):
        for body in sentence.below(of, "pobj"):
            yield from (body, *sentence.below(body, "compound", "amod"))


def by_sentence(sentences: Sequence[Sentence], words: HarmWords) -> tuple[HarmWords, ...]:
    """Return the words as each sentence uses them: whose its ranks are, where it does not say.

    The one force of the sentence itself or of one shortly before it, else the force that most of
    the sentences with ranks name, else the one that the page names most.
    """
    ranked = [not s.words.isdisjoint(words.ranks_of_any) for s in sentences]
    if not any(ranked):
        return (words,) * len(sentences)
    near = {n for i, r in enumerate(ranked) if r for n in range(max(0, i - _REACH), i + 1)}
    named = [
        _only_force(s, _unblamed(s, words), words) if n in near else None
        for n, s in enumerate(sentences)
    ]
    page = _of_page(sentences, [n for n, r in zip(named, ranked, strict=True) if r], words)
    found = []
    for i, has_rank in enumerate(ranked):
        last = next((kind for kind in reversed(named[max(0, i - _REACH) : i + 1]) if kind), page)
        found.append(words.where_ranks_are[last] if has_rank and last else words)
    return tuple(found)


def _of_page(
    sentences: Sequence[Sentence], beside: Sequence[VictimClass | None], words: HarmWords
) -> VictimClass | None:
    """The force that ranks are named with most, else the one named most; None for two alike."""
    told = Counter(kind for kind in beside if kind is not None)
    if not told:
        everywhere = (_force_at(s, t, words) for s in sentences for t in _unblamed(s, words))
        told = Counter(kind for kind in everywhere if kind is not None)
    most = told.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def _only_force(
    sentence: Sentence, tokens: Iterable[Token], words: HarmWords
) -> VictimClass | None:
    """The one force that the words name, None for none or two."""
    told = {_force_at(sentence, token, words) for token in tokens} - {None}
    return told.pop() if len(told) == 1 else None


def _force_at(sentence: Sentence, token: Token, words: HarmWords) -> VictimClass | None:
    """The armed service that the word names by itself or in its phrase, no rank."""
    return words.force_of(token.lemma, entry_at(sentence, token, words))


def _unblamed(sentence: Sentence, words: HarmWords) -> tuple[Token, ...]:
    """The words of the sentence but for who did it: "killed by soldiers", "troops fired at"."""
    doers: set[int] = set()
    for token in sentence.tokens:
        verb = sentence.head(token)
        attacks = token.dep == "nsubj" and verb is not None and verb.lemma in words.forces.attacks
        if attacks or token.dep == "agent" or (token.lower == "by" and token.dep == "prep"):
            doers |= {t.i for t in sentence.subtree(token)}
    return tuple(t for t in sentence.tokens if t.i not in doers)
