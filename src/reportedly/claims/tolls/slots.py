"""Harm word -> the words for its victims, by where the data says that they stand."""

from collections.abc import Iterator

from reportedly.claims.tolls.figures import number_of
from reportedly.claims.tolls.identified import identified, with_identified
from reportedly.claims.tolls.nouns import among, held, of_noun
from reportedly.claims.tolls.partitives import counted_out
from reportedly.claims.tolls.persons import names_before
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.harms import HarmEntry, VictimSlot

_RELATIVE = frozenset({"who", "that", "which", "whom"})
_SUBJECTS = ("nsubj", "nsubjpass")
_SUBJECT_SLOTS = frozenset({VictimSlot.SUBJECT, VictimSlot.PERSON_SUBJECT})
_OBJECT_SLOTS = frozenset({VictimSlot.OBJECT, VictimSlot.PERSON_OBJECT})
_NOUN_SLOTS = frozenset({VictimSlot.NOUN, VictimSlot.NOUN_OF, VictimSlot.GIVEN})
_THOSE = frozenset({"those", "people", "victims"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP"})
_PRONOUNS = frozenset({"they", "he", "she", "them", "him"})
_LEAVING = frozenset({"leave", "find", "see"})
_TIMES = frozenset({"after", "before"})
_CARING = frozenset({"hospital", "clinic"})
_REFLEXIVE = frozenset({"themselves", "himself", "herself"})
_MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "PERCENT"})


def victim_heads(sentence: Sentence, token: Token, entry: HarmEntry) -> tuple[Token, ...]:
    """Return the heads of the phrases in which a harm word's victims stand."""
    return with_identified(sentence, _heads(sentence, token, entry))


def _heads(sentence: Sentence, token: Token, entry: HarmEntry) -> tuple[Token, ...]:
    if token.pos == "VERB" and number_of(sentence, token) is not None:
        return (token,)  # "the number of wounded remained at 72"
    if counted := counted_out(sentence, token):
        return counted
    if entry.victim in _OBJECT_SLOTS and token.pos == "VERB":
        objects = tuple(
            t for one in _objects(sentence, token) for t in held(sentence, one) or (one,)
        )
        meant = tuple(one for one in objects if not _is_complement(sentence, one, entry))
        if objects and not meant:
            meant = _of_complement(sentence, token)
        return (*meant, *_along(sentence, token))
    if entry.victim in _SUBJECT_SLOTS:
        return (*_subjects(sentence, token), *_along(sentence, token))
    if entry.victim in _NOUN_SLOTS:
        return of_noun(sentence, token, entry)
    above = sentence.head(token)
    return (*_of_state(sentence, token), *(() if above is None else _along(sentence, above)))


def _is_complement(sentence: Sentence, noun: Token, entry: HarmEntry) -> bool:
    """Whether the noun only completes the verb, and is no one: a pastor held *prisoner*."""
    singular = noun.tag == "NN" and noun.lower in entry.needs
    return singular and not any(sentence.below(noun, "nummod", "det", "poss"))


def _of_complement(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Whom "held prisoner" is said of: the noun it describes, else the subject of the passive."""
    head = sentence.head(verb)
    if verb.dep in {"acl", "relcl"} and verb.tag in {"VBN", "VBD"} and head is not None:
        return (head,)
    before = sentence.tokens[verb.i - 1] if verb.i > 0 else verb
    if verb.dep == "advcl" and before.pos in {"NOUN", "PROPN", "NUM"}:
        return (before,)  # "workers held hostage for days"
    own = sentence.below(verb, "nsubj") if verb.tag == "VBN" else ()  # "and 30 taken hostage"
    return (*sentence.below(verb, "nsubjpass"), *(t for t in own if t.tag == "CD"))


def _objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Victims of a verb that takes them as its object: X killed three; three were killed."""
    objects = tuple(sentence.below(verb, "dobj"))
    if objects and not (any(sentence.below(verb, "auxpass")) and _passive(sentence, verb)):
        return tuple(one for token in objects for one in _resolved_list(sentence, verb, token))
    if passive := _passive(sentence, verb):
        return tuple(_resolved(sentence, verb, token) for token in passive)
    if (
        verb.dep == "conj"
        and (head := sentence.head(verb)) is not None
        and head.pos in {"VERB", "AUX"}
    ):
        own = tuple(sentence.below(verb, "nsubj")) or _one_more(sentence, verb)
        if not own and any(sentence.below(verb, "auxpass")) and any(sentence.below(head, "dobj")):
            return _subjects(sentence, head)  # "he received two wounds and was taken to hospital"
        return own or _objects(sentence, head)
    alike = (c for c in sentence.below(verb, "conj") if (c.tag == "VBG") is (verb.tag == "VBG"))
    if shared := [t for c in alike for t in sentence.below(c, "dobj")]:
        # "arrested and beat two men and six women": the last may hang from the first verb
        return (*shared, *(t for t in sentence.below(verb, "conj") if t.tag in _NOUN_TAGS))
    if verb.dep in {"acl", "amod", "relcl"} and (head := sentence.head(verb)) is not None:
        return _described(sentence, verb, head)
    if verb.tag in {"VBN", "VBD"} and not any(True for _ in sentence.below(verb, "agent")):
        # headline style: "25 people killed"
        return (
            tuple(sentence.below(verb, "nsubj"))
            or _number_right_before(sentence, verb)
            or _raised(sentence, verb)
            or tuple(_beside_with(sentence, verb))
            or _subject_astray(sentence, verb)
            or tuple(_turned(sentence, verb))
        )
    return ()


def _passive(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject of a passive, the last where a dateline is taken for another.

    Both where "and" joins them: three policemen and at least 11 rebels were killed.
    """
    subjects = tuple(sentence.below(verb, "nsubjpass"))
    if not subjects and any(sentence.below(verb, "auxpass")):
        return _before_gerund(sentence, verb) or tuple(_set_apart(sentence, verb))
    lost = [name.i for last in subjects[-1:] for name in names_before(sentence, last)]
    joined = (
        t
        for t in subjects[:-1]
        if any(sentence.below(t, "cc")) and t.i not in lost and not _does_itself(sentence, t)
    )
    return (*joined, *subjects[-1:])


def _set_apart(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The subject that an aside parts from its verb, so that the parse ties it to another word.

    Six people - two of them nurses - were hurt; in the attack, a clerk, named as X, was killed.
    """
    yield from (t for t in sentence.below(verb, "npadvmod") if t.tag == "NNS" and t.i < verb.i)
    first = next(sentence.below(verb, "auxpass"), verb)
    if any(sentence.below(verb, "npadvmod")) or sentence.tokens[max(0, first.i - 1)].text != ",":
        return
    for token in reversed(sentence.tokens[: first.i]):
        if token.dep == "appos" and any(sentence.below(token, "det", "nummod")):
            if sentence.subtree(token)[-1].i >= first.i - 2:
                yield token
            return


def _does_itself(sentence: Sentence, subject: Token) -> bool:
    """Whether a verb of its own follows it: three drowned and five were captured."""
    return any(t.i == subject.i + 1 and t.tag in {"VBN", "VBD"} for t in sentence.below(subject))


def _raised(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject above: forty miners are thought to have drowned; ten were presumed dead.

    Its object where the verb above says in what state it was left: they left him wounded.
    """
    head = sentence.head(verb)
    if head is None or verb.dep not in {"xcomp", "oprd", "acomp"}:
        return ()
    if verb.dep == "acomp":  # "twelve remain hospitalized"
        return _subjects(sentence, head)
    left = sentence.below(head, "dobj") if head.lemma in _LEAVING else ()
    return tuple(sentence.below(head, "nsubjpass")) or tuple(left)


def _before_gerund(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject of the clause that a gerund hangs from: three died after being wounded."""
    preposition = sentence.head(verb)
    if preposition is None or preposition.lower not in _TIMES or verb.tag not in {"VBG", "VBN"}:
        return ()
    clause = sentence.head(preposition)
    if clause is None or verb.dep not in {"pcomp", "pobj"} or clause.pos not in {"VERB", "AUX"}:
        return ()
    return _subjects(sentence, clause)


def _along(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Victims beside the others: two guards were hurt along with three bystanders."""
    own = tuple(sentence.below(verb, "prep"))
    for preposition in (*own, *(t for p in own for t in sentence.below(p, "prep"))):
        before = sentence.tokens[max(0, preposition.i - 1)]
        beside = before.lower in {"along", "together"}
        for people in sentence.below(preposition, "pobj") if preposition.lower == "with" else ():
            if beside or (preposition in own and _is_someones(sentence, verb, people)):
                yield people


def _is_someones(sentence: Sentence, verb: Token, people: Token) -> bool:
    """Whether someone of his or hers shared what befell him: he was abducted with his driver."""
    owned = any(t.tag == "PRP$" for t in sentence.below(people, "poss"))
    return owned and verb.tag == "VBN" and people.tag in {"NN", "NNS"}


def _turned(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Those told after "were" where the participle stands first: also injured was a vendor."""
    for auxiliary in sentence.below(verb, "auxpass"):
        if auxiliary.i > verb.i:
            told = sentence.below(auxiliary, "attr", "nsubj", "nsubjpass")
            yield from (t for t in told if t.i > auxiliary.i)


def _subject_astray(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The subject that the parser gave to a participle before: guests staying above were hurt."""
    aux = next(sentence.below(verb, "auxpass"), None)
    for token in reversed(sentence.tokens[: 0 if aux is None else aux.i]):
        if token.dep in _SUBJECTS:
            own = sentence.head(token)
            return (token,) if own is not None and own.tag == "VBG" and own.i < verb.i else ()
    return ()


def _beside_with(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Victims that "with" puts beside others: six were killed, with two nurses injured."""
    above = sentence.head(verb)
    for preposition in () if above is None else sentence.below(above, "prep"):
        for noun in sentence.below(preposition, "pobj"):
            if preposition.lower == "with" and sentence.subtree(noun)[-1].i == verb.i - 1:
                yield noun


def _described(sentence: Sentence, verb: Token, head: Token) -> tuple[Token, ...]:
    """Whom a participle describes: the men killed; those killed are the ones named beside it."""
    if verb.tag not in {"VBN", "VBD"}:
        return ()
    told = among(sentence, head)
    if head.lower not in _THOSE and not told:
        return (_of_name(sentence, verb, head),)
    if told and any(sentence.below(head, "nummod")):
        return (head, *told)  # "five children were among 20 people killed"
    return told or identified(sentence, head) or (head,)


def _of_name(sentence: Sentence, participle: Token, noun: Token) -> Token:
    """The person named right before the participle: the release of X, kidnapped in May."""
    between = [t for t in sentence.tokens[noun.i : participle.i] if t.pos != "PUNCT"]
    last = between[-1] if between else noun
    of = sentence.head(last)
    if last.entity != "PERSON" or last.dep != "pobj" or of is None:
        return noun
    return last if of.head == noun.i else noun


def _subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    if subjects := tuple(sentence.below(verb, *_SUBJECTS)):
        return tuple(_resolved(sentence, verb, token) for token in subjects)
    if after := _before_gerund(sentence, verb):
        return after
    if alone := tuple(t for t in sentence.below(verb, "advmod") if t.tag == "CD" and t.i < verb.i):
        return alone  # "Four, with serious burns, have died"
    head = sentence.head(verb)
    if verb.dep == "conj" and head is not None and head.pos in {"VERB", "AUX"}:
        return _number_astray(sentence, verb) or _subjects(sentence, head)
    if verb.dep in {"xcomp", "oprd"} and head is not None:
        return tuple(sentence.below(head, "dobj")) or _subjects(sentence, head)
    return (head,) if verb.dep == "acl" and head is not None else ()


def _number_astray(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The number before a verb that the parser gave to the verb before: another 60 have fled."""
    helpers = tuple(sentence.below(verb, "aux", "auxpass"))
    first = min((t.i for t in helpers), default=verb.i)
    before = sentence.tokens[first - 1] if first > 0 else verb
    return (before,) if before.tag == "CD" and before.dep == "conj" and helpers else ()


def _resolved(sentence: Sentence, verb: Token, token: Token) -> Token:
    """The noun a pronoun stands for inside its sentence: people who died; A and B, when they ..."""
    clauses = (verb, *sentence.above(verb))
    if token.lower in _RELATIVE:
        meant = (sentence.tokens[c.head] for c in clauses if c.dep == "relcl")
        return next((_whole(sentence, noun) for noun in meant), token)
    if token.lower in _REFLEXIVE:
        subjects = (subject for c in clauses for subject in sentence.below(c, *_SUBJECTS))
        return next(subjects, token)
    if token.lower in _PRONOUNS:
        return next(_subjects_above(sentence, verb, token), token)
    return token


def _whole(sentence: Sentence, noun: Token) -> Token:
    """The group that a part stands in: nine clerks, two of them Kenyans, who were killed."""
    group = sentence.head(noun)
    of = next((t for t in sentence.below(noun, "prep") if t.lower == "of"), None)
    aside = [t.lower for t in sentence.subtree(noun) if t.i < noun.i]
    if group is None or noun.dep != "appos" or not (of or "of" in aside):
        return noun
    return group if {"them", "whom"} & {t.lower for t in sentence.subtree(noun)} else noun


def _resolved_list(sentence: Sentence, verb: Token, token: Token) -> Iterator[Token]:
    """The noun a pronoun stands for, and those listed with it: killed himself and eight others."""
    noun = _resolved(sentence, verb, token)
    yield noun
    if noun != token:
        yield from sentence.below(token, "conj")


def _subjects_above(sentence: Sentence, verb: Token, pronoun: Token) -> Iterator[Token]:
    """Subjects of the clauses around a subordinate one that the pronoun can stand for."""
    plural = pronoun.lower in {"they", "them"}
    # "fired at a car, killing him": who fired is not the one who was killed
    done_by_same = pronoun.dep == "dobj" and not any(sentence.below(verb, *_SUBJECTS))
    inside = False
    for clause in (verb, *sentence.above(verb)):
        if inside and done_by_same:
            done_by_same = False
        elif inside:
            for subject in sentence.below(clause, *_SUBJECTS):
                joined = next(sentence.below(subject, "conj"), None) is not None
                many = joined or subject.tag in {"NNS", "NNPS"}
                if subject.i < pronoun.i and many is plural:
                    yield subject
        inside = inside or clause.dep == "advcl"


def _kept_in(sentence: Sentence, preposition: Token, place: Token) -> tuple[Token, ...]:
    """Those who remain, or still are, in a place; a minister may be in hospital for a visit.

    Nobody visits a critical condition: who is in one is hurt.
    """
    verb = sentence.head(preposition)
    if verb is None:
        return ()
    if place.lemma in {"condition", "care"}:
        if verb.lemma in _CARING and verb.dep == "pobj":  # "in hospitals in critical condition"
            above = sentence.head(sentence.tokens[verb.head])
            verb = verb if above is None else above
        return (verb,) if verb.pos in {"NUM", "NOUN"} else _subjects(sentence, verb)
    if verb.pos == "NUM" and place.lemma == "custody":
        return (verb,)  # a headline's "1 in custody"
    still = any(t.lower == "still" for t in sentence.below(verb, "advmod"))
    kept = place.lemma in {"custody", "captivity"} and verb.lemma == "be"
    stays = still or kept or verb.lemma in {"remain", "stay", "lie", "recover"}
    return _subjects(sentence, verb) if stays else ()


def _of_state(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Victims of a state: three were dead; left three dead; three dead."""
    own = tuple(sentence.below(word, *_SUBJECTS))
    helping = sentence.below(word, "aux", "auxpass")  # the parse may give it to "were" alone
    if own := own or tuple(t for aux in helping for t in sentence.below(aux, *_SUBJECTS)):
        return tuple(_resolved(sentence, word, token) for token in own)
    counted = any(
        t.dep == "nummod" or t.lower == "no" for t in sentence.below(word, "nummod", "det")
    )
    if counted and word.pos != "NOUN":
        return (word,)
    head = sentence.head(word)
    return () if head is None else _of_governed_state(sentence, word, head)


def _of_number_of(sentence: Sentence, word: Token, of: Token) -> tuple[Token, ...]:
    """Who is counted by the number of dead, which rose to 31, or by thousands of dead."""
    counting = sentence.tokens[of.head]
    if counting.entity == "CARDINAL" and counting.tag == "NNS":
        return (counting,)
    return () if number_of(sentence, word) is None else (word,)


def _measured(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Those left dead whom the parse took for a measure of it: "left eight shoppers dead"."""
    if word.dep != "oprd":
        return ()
    return tuple(t for t in sentence.below(word, "npadvmod") if t.entity not in _MEASURES)


def _one_more(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The one that "a third critically hurt" is said of, whom the parse takes for a measure."""
    return tuple(t for t in sentence.below(verb, "npadvmod") if t.entity == "ORDINAL")


def _number_right_before(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """The second number of "left eight homeless and 21 wounded", which the parse ties to none."""
    before = sentence.tokens[max(0, word.i - 1)]
    return (before,) if before.tag == "CD" and before.dep == "conj" else ()


def _of_governed_state(sentence: Sentence, word: Token, head: Token) -> tuple[Token, ...]:
    """Victims of a state that hangs from another word."""
    if word.dep == "pobj" and head.lower == "of":
        return _of_number_of(sentence, word, head)
    if word.dep == "pcomp" and head.lower == "as":  # "four are listed as missing"
        verb = sentence.head(head)
        return () if verb is None else tuple(sentence.below(verb, "nsubjpass"))
    if word.dep == "pobj" and head.lower == "in":  # "eleven were still in hospital"
        return _kept_in(sentence, head, word)
    if word.dep == "conj" and head.pos == "ADJ":
        return _of_state(sentence, head)
    if word.dep in {"acomp", "oprd", "xcomp", "ccomp", "advcl", "conj"}:
        return (
            _number_right_before(sentence, word)
            or _measured(sentence, word)
            or tuple(sentence.below(head, "dobj"))
            or _subjects(sentence, head)
            or tuple(sentence.below(head, "attr"))  # "also injured was a vendor"
        )
    if word.dep == "advmod" and head.pos in {"VERB", "AUX"}:
        return _subjects(sentence, head)  # "escaped unhurt"
    if word.dep in {"amod", "acl", "advmod"} and head.pos in {"NOUN", "PROPN", "NUM"}:
        between = sentence.tokens[head.i + 1 : word.i]  # "left three monks and a guard dead"
        return (head, *(t for t in sentence.below(head, "conj") if t in between))
    return ()
