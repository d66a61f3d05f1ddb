"""Sentence -> who is said to be harmed, how, and by which word."""

from collections.abc import Iterator

from reportedly.claims.numbers import Count
from reportedly.claims.tolls.victims import Victims, read_victims
from reportedly.records.base import Record
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import Comparator, Harm, VictimClass
from reportedly.vocab.harms import HarmEntry, HarmWords, VictimSlot

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_SUBJECTS = ("nsubj", "nsubjpass")
_PERSON_SLOTS = frozenset({VictimSlot.PERSON_OBJECT, VictimSlot.PERSON_SUBJECT})
_OBJECT_SLOTS = frozenset({VictimSlot.OBJECT, VictimSlot.PERSON_OBJECT})
_SUBJECT_SLOTS = frozenset({VictimSlot.SUBJECT, VictimSlot.PERSON_SUBJECT})
_ARMED = frozenset({VictimClass.MILITARY, VictimClass.POLICE, VictimClass.ARMED_GROUP})
_NOUN_SLOTS = frozenset({VictimSlot.NOUN, VictimSlot.NOUN_OF})
_PRONOUNS = frozenset({"they", "he", "she", "them", "him"})
_REFLEXIVE = frozenset({"themselves", "himself", "herself"})
_BACK = frozenset({"the", "these", "those", "their", "his", "her", "its", "such", "this", "that"})
_BETWEEN = frozenset({"AUX", "ADV", "PART"})
_BETWEEN_WORDS = frozenset(
    {"more", "others", "other", "people", "persons", "left", "reported", "been", "being"}
)


class Harmed(Record, frozen=True, kw_only=True):
    """A harm word and one group of people it is said of."""

    trigger: Token
    entry: HarmEntry
    victims: Victims
    negated: bool
    beside: bool
    why: str


def tells_harm(sentence: Sentence, words: HarmWords) -> bool:
    """Whether any word of the sentence is one of harm: most sentences have none, and are done."""
    return any(
        token.lemma in words.lemmas or token.lower in words.lemmas for token in sentence.tokens
    )


def find_harmed(
    sentence: Sentence, counts: tuple[Count, ...], words: HarmWords
) -> tuple[Harmed, ...]:
    """Return everyone the sentence says was harmed, each group once per harm.

    The parse is asked first. A number the parser tied to nothing is then given to the harm word it
    stands beside, since "and 35 injured" often comes out of the parser with no verb at all.
    """
    found: list[Harmed] = []
    for token in sentence.tokens:
        entry = _entry(sentence, token, words)
        if entry is None:
            continue
        harmed = list(_by_parse(sentence, token, entry, counts, words))
        if all(h.victims.comparator is Comparator.VAGUE for h in harmed):
            harmed = list(_beside(sentence, token, entry, counts, words)) or harmed
        found += [h for h in harmed if _is_new(h, found)]
    return tuple(found)


def _is_new(harmed: Harmed, found: list[Harmed]) -> bool:
    mine = {token.i for token in harmed.victims.tokens}
    return not any(
        other.entry.harm is harmed.entry.harm and mine & {t.i for t in other.victims.tokens}
        for other in found
    )


def _entry(sentence: Sentence, token: Token, words: HarmWords) -> HarmEntry | None:
    """The reading of a harm word here, if its phrase holds what that reading needs."""
    candidates = words.entries_for(token.lemma, token.pos)
    if token.pos == "ADJ" or (token.pos == "VERB" and token.tag in {"VBN", "VBD", "VBG"}):
        candidates += words.entries_for(token.lower, "ADJ")
    if token.pos in {"ADJ", "PROPN"}:
        candidates += words.entries_for(token.lower, "NOUN")
    phrase: set[str] | None = None
    for entry in candidates:
        if not entry.needs:
            return entry
        if phrase is None:
            phrase = {t.lower for t in sentence.subtree(token)}
            phrase |= {t.lower for t in sentence.above(token)}
        if phrase & entry.needs:
            return entry
    return None


def _by_parse(
    sentence: Sentence,
    token: Token,
    entry: HarmEntry,
    counts: tuple[Count, ...],
    words: HarmWords,
) -> Iterator[Harmed]:
    for head in _with_figures(sentence, _victim_heads(sentence, token, entry)):
        for victims in read_victims(sentence, head, counts, words):
            if _are_people(victims, entry, words):
                yield Harmed(
                    trigger=token,
                    entry=entry,
                    victims=victims,
                    negated=_is_negated(sentence, token, entry, victims),
                    beside=False,
                    why=f"{entry.id}: {head.dep}",
                )


def _with_figures(sentence: Sentence, heads: tuple[Token, ...]) -> Iterator[Token]:
    """The heads, and for "the number of people killed" the figure it rose to or stands at."""
    for head in heads:
        number = _number_of(sentence, head)
        if number is None or any(t.lower in {"a", "an"} for t in sentence.below(number, "det")):
            yield head
        else:
            yield from _figures(sentence, number)


def _is_negated(sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims) -> bool:
    """Whether the words come to none: the driver was not hurt; all were unharmed.

    "Did not kill 20" keeps its number, and is told apart by its modality: it denies a figure, and
    says nothing of how many there were. "Can't evacuate" says nothing of what happened.
    """
    if entry.victim is VictimSlot.UNHARMED:
        return True
    said_not = any(True for _ in sentence.below(token, "neg"))
    able = any(t.lower in {"ca", "can", "could", "would"} for t in sentence.below(token, "aux"))
    return said_not and not able and not victims.counted


def _victim_heads(sentence: Sentence, token: Token, entry: HarmEntry) -> tuple[Token, ...]:
    if entry.victim in _OBJECT_SLOTS and token.pos == "VERB":
        return _objects(sentence, token)
    if entry.victim in _SUBJECT_SLOTS:
        return _subjects(sentence, token)
    if entry.victim in _NOUN_SLOTS:
        return _of_noun(sentence, token, entry)
    return _of_state(sentence, token)


def _objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Victims of a verb that takes them as its object: X killed three; three were killed."""
    if objects := tuple(sentence.below(verb, "dobj")):
        return tuple(_resolved(sentence, verb, token) for token in objects)
    if passive := tuple(sentence.below(verb, "nsubjpass")):
        return tuple(_resolved(sentence, verb, token) for token in passive)
    if (
        verb.dep == "conj"
        and (head := sentence.head(verb)) is not None
        and head.pos in {"VERB", "AUX"}
    ):
        own = tuple(sentence.below(verb, "nsubj"))
        return own or _objects(sentence, head)
    if shared := [t for c in sentence.below(verb, "conj") for t in sentence.below(c, "dobj")]:
        return tuple(shared)
    if verb.dep in {"acl", "amod", "relcl"} and (head := sentence.head(verb)) is not None:
        return (head,) if verb.tag in {"VBN", "VBD"} else ()
    if verb.tag in {"VBN", "VBD"} and not any(True for _ in sentence.below(verb, "agent")):
        return tuple(sentence.below(verb, "nsubj"))  # headline style: "25 people killed"
    return ()


def _subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    if subjects := tuple(sentence.below(verb, *_SUBJECTS)):
        return tuple(_resolved(sentence, verb, token) for token in subjects)
    head = sentence.head(verb)
    if verb.dep == "conj" and head is not None and head.pos in {"VERB", "AUX"}:
        return _subjects(sentence, head)
    if verb.dep == "xcomp" and head is not None:
        return tuple(sentence.below(head, "dobj")) or _subjects(sentence, head)
    return (head,) if verb.dep == "acl" and head is not None else ()


def _resolved(sentence: Sentence, verb: Token, token: Token) -> Token:
    """The noun a pronoun stands for inside its sentence: people who died; A and B, when they ..."""
    clauses = (verb, *sentence.above(verb))
    if token.lower in _RELATIVE:
        return next((sentence.tokens[c.head] for c in clauses if c.dep == "relcl"), token)
    if token.lower in _REFLEXIVE:
        subjects = (subject for c in clauses for subject in sentence.below(c, *_SUBJECTS))
        return next(subjects, token)
    if token.lower in _PRONOUNS:
        return next(_subjects_above(sentence, verb, token), token)
    return token


def _subjects_above(sentence: Sentence, verb: Token, pronoun: Token) -> Iterator[Token]:
    """Subjects of the clauses around a subordinate one that the pronoun can stand for."""
    plural = pronoun.lower in {"they", "them"}
    inside = False
    for clause in (verb, *sentence.above(verb)):
        if inside:
            for subject in sentence.below(clause, *_SUBJECTS):
                joined = next(sentence.below(subject, "conj"), None) is not None
                many = joined or subject.tag in {"NNS", "NNPS"}
                if subject.i < pronoun.i and many is plural:
                    yield subject
        inside = inside or clause.dep == "advcl"


def _of_noun(sentence: Sentence, noun: Token, entry: HarmEntry) -> tuple[Token, ...]:
    """Victims of a noun: the killing of three; 12 deaths; a death toll of 31; the dead were ..."""
    if listed := _among(sentence, noun):
        return listed
    for preposition in sentence.below(noun, "prep"):
        if preposition.lower in {"of", "among"}:
            people = tuple(sentence.below(preposition, "pobj"))
            if people:
                return people
    if entry.victim is VictimSlot.NOUN_OF:
        return ()
    if noun.lemma == "toll" or noun.lower == "toll":
        return _figures(sentence, noun)
    head = sentence.head(noun)
    named: tuple[Token, ...] = ()
    if noun.dep == "nsubj" and head is not None and head.lemma in {"be", "include"}:
        named = tuple(sentence.below(head, "attr", "dobj"))
    return named or (() if noun.lemma == "victim" else (noun,))


def _among(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Those named in "among the dead are ten nurses"."""
    head = sentence.head(noun)
    if noun.dep != "pobj" or head is None or head.lower != "among":
        return ()
    verb = sentence.head(head)
    if verb is None or verb.lemma != "be":
        return ()
    return tuple(sentence.below(verb, "attr", "nsubj"))


def _number_of(sentence: Sentence, people: Token) -> Token | None:
    """The "number" in "the number of people killed": its figure is given elsewhere."""
    head = sentence.head(people)
    if people.dep != "pobj" or head is None or head.lower != "of":
        return None
    noun = sentence.head(head)
    return noun if noun is not None and noun.lemma in {"number", "total", "count"} else None


def _figures(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The figure a death toll stands at or rose to."""
    if noun.lower == "toll" and not any(t.lower == "death" for t in sentence.below(noun)):
        return ()
    head = sentence.head(noun)
    if head is None:
        return ()
    figures = [
        figure
        for preposition in sentence.below(head, "prep")
        if preposition.lower in {"to", "at", "of"}
        for figure in sentence.below(preposition, "pobj")
    ]
    return tuple(figures or sentence.below(head, "dobj", "attr"))


def _of_state(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Victims of a state: three were dead; left three dead; three dead."""
    if own := tuple(sentence.below(word, "nsubj", "nsubjpass")):
        return tuple(_resolved(sentence, word, token) for token in own)
    head = sentence.head(word)
    if any(t.dep == "nummod" or t.lower == "no" for t in sentence.below(word, "nummod", "det")):
        return (word,)
    if head is None:
        return ()
    if word.dep == "conj" and head.pos == "ADJ":
        return _of_state(sentence, head)
    if word.dep in {"acomp", "oprd", "xcomp", "ccomp", "advcl", "conj"}:
        return tuple(sentence.below(head, "dobj")) or _subjects(sentence, head)
    if word.dep == "advmod" and head.pos in {"VERB", "AUX"}:
        return _subjects(sentence, head)  # "escaped unhurt"
    if word.dep in {"amod", "acl", "advmod"} and head.pos in {"NOUN", "PROPN", "NUM"}:
        return (head,)
    return ()


def _are_people(victims: Victims, entry: HarmEntry, words: HarmWords) -> bool:
    """Whether the phrase can be the victims of this harm: people, or a number standing alone."""
    head = victims.head
    known = words.means_people(head.lemma) or words.means_people(head.lower)
    named = bool(victims.named) or head.entity in {"NORP", "PERSON"}
    if entry.victim is VictimSlot.NOUN and _is_harm_word(head, entry):
        refers_back = any(t.lower in _BACK for t in victims.tokens) and not victims.counted
        return not refers_back and (victims.counted or head.tag == "NNS")
    if entry.harm is Harm.DISPLACED and victims.victim_class in _ARMED:
        return False  # a gunman who flees is not displaced
    if entry.victim is VictimSlot.NOUN_OF:
        return known or victims.counted
    if entry.victim in _PERSON_SLOTS:
        return known or (named and entry.id == "take-prisoner" and victims.counted)
    if known or named or not victims.says_who:
        return True
    return victims.counted and victims.comparator != "vague"


def _is_harm_word(head: Token, entry: HarmEntry) -> bool:
    return head.lemma in entry.lemmas or head.lower in entry.lemmas


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
            _stands_before(sentence, count, token) or _stands_after(sentence, count, token, entry)
        ):
            continue
        for victims in read_victims(sentence, sentence.tokens[count.top], counts, words)[:1]:
            if _are_people(victims, entry, words):
                yield Harmed(
                    trigger=token,
                    entry=entry,
                    victims=victims,
                    negated=_is_negated(sentence, token, entry, victims),
                    beside=True,
                    why=f"{entry.id}: the number beside it",
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


def _stands_after(sentence: Sentence, count: Count, token: Token, entry: HarmEntry) -> bool:
    between = sentence.tokens[token.i + 1 : count.first]
    if count.first <= token.i or len(between) > 3:
        return False
    if token.lower == "toll":
        return True
    takes_object = entry.victim in _OBJECT_SLOTS and token.tag in {"VBG", "VBD", "VBN"}
    return takes_object and all(t.pos in _BETWEEN for t in between)
