"""A cue in a sentence -> the words of whoever says so."""

from collections.abc import Collection, Iterator

from reportedly.claims.grammar import is_passive, is_purpose, owner_of, with_conjuncts
from reportedly.records.base import Offsets
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.actors import Actors

SUBJECTS = ("nsubj", "csubj")
_CLIMB = ("conj", "xcomp", "advcl", "parataxis", "ccomp", "dep")
_DASHES = ("-", "–")
_NAMING = ("NOUN", "PROPN")
_MAX_CLIMB = 4
_RELATIVE = ("who", "which", "that")
_SPOKEN = frozenset({"say", "add", "tell", "claim", "insist", "deny", "admit", "accuse", "blame"})
"""What people do and no thing does: a survivor was taken away, saying that ..."""

_OPENING, _CLOSING = "([", ")]"
_ARTICLES = frozenset({"the", "a", "an"})
_ISSUED_BY = frozenset({"by", "from"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def find_source(sentence: Sentence, verb: Token, utterances: Collection[str] = ()) -> Token | None:
    """Return the head word of the cue's source, or None when the sentence names none.

    Args:
        utterances: nouns that pass their speaker on: in "the army issued a statement saying ..."
            the source is the army.
    """
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    return _own_subject(sentence, verb) or _borrowed(sentence, verb, utterances)


def _agent(sentence: Sentence, verb: Token) -> Token | None:
    for by in sentence.below(verb, "agent"):
        for noun in sentence.below(by, "pobj"):
            return noun
    return None


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """Its subject; of two the one after it ("three killed, say police")."""
    subjects = [*sentence.below(verb, "nsubj")] or [*_taken_for_clauses(sentence, verb)]
    return subjects[-1] if subjects else None


def _taken_for_clauses(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Nouns that open a sentence and that the parse takes for verbs: "Aid workers in X said"."""
    for first in sentence.below(verb, "csubj"):
        bare = first.tag == "VB" and not any(sentence.below(first, "aux", "advcl", "ccomp"))
        opens = first.i == 0 or sentence.tokens[first.i - 1].pos == "PUNCT"
        people = any(t.i == first.i + 1 and t.tag == "NNS" for t in sentence.below(first, "dobj"))
        if bare and opens and people:
            yield first


def _borrowed(sentence: Sentence, verb: Token, utterances: Collection[str]) -> Token | None:
    """The subject of the verb above: "She left, saying ...", "X was quoted as saying"."""
    current = verb
    for _ in range(_MAX_CLIMB):
        head = sentence.head(current)
        if head is None:
            return None
        if is_purpose(sentence, current):
            return owner_of(sentence, head)
        if current.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            return _speaker_of(sentence, head) if head.lemma in utterances else head
        if current.dep == "pcomp" or head.dep == "prep":
            current = head
            continue
        found = _subject_for(sentence, current, head)
        if found is not None:
            return found
        if current.dep not in (*_CLIMB, "prep", "pcomp"):
            return None
        current = head
    return None


def _speaker_of(sentence: Sentence, utterance: Token) -> Token:
    """Who put the statement out, when the verb above it tells; else the statement itself."""
    verb = sentence.head(utterance)
    if verb is not None and utterance.dep == "dobj":
        return _own_subject(sentence, verb) or utterance
    return utterance


def _subject_for(sentence: Sentence, verb: Token, head: Token) -> Token | None:
    """Who does the verb, by the verb or preposition above it."""
    if verb.dep == "ccomp" and verb.tag not in ("VB", "VBG"):
        return None
    controls = (verb.dep == "xcomp" or verb.lower == "as") and any(
        True for _ in sentence.below(head, "dobj")
    )
    for child in sentence.below(head):
        if controls and child.dep == "dobj":
            return child
        if not controls and child.dep in ("nsubj", "nsubjpass"):
            return None if _only_befell(verb, child) else child
    return None


def _only_befell(verb: Token, subject: Token) -> bool:
    """Whether the subject is a thing that was done: deaths were reported, suggesting that ..."""
    named = subject.pos != "NOUN" or verb.lemma in _SPOKEN
    return subject.dep == "nsubjpass" and verb.dep == "advcl" and verb.tag == "VBG" and not named


def noun_phrase(sentence: Sentence, head: Token, *, bare: bool = False) -> Offsets:
    """Return the stretch of the noun phrase with this head, within its sentence.

    Args:
        bare: leave out appositions, relative clauses and other afterthoughts.
    """
    cut = {"punct", "case"} | ({"cc", "conj", "preconj"} if bare else set())
    if bare:
        cut |= {"appos", "relcl", "acl", "advcl", "parataxis", "npadvmod"}
    kept = [head]
    for child in sentence.below(head):
        if bare and child.i > head.i and _is_when(sentence, child):
            continue
        if child.dep in cut and not (child.dep == "punct" and child.i < head.i):
            continue
        kept.extend(sentence.subtree(child))
    if bare:
        kept = [t for t in kept if t.i <= head.i or not _in_relative(sentence, t, head)]
    first = _opening(sentence, head)
    span = _contiguous(sentence, head, [t for t in kept if t.i >= first])
    return _before_bracket(sentence, head, span) if bare else _with_bracket(sentence, span)


def top_of_name(sentence: Sentence, token: Token) -> Token:
    """Return the head of the name that the word is part of."""
    while token.dep in {"compound", "amod", "nmod", "poss"} and token.head != token.i:
        token = sentence.tokens[token.head]
    return token


def description(sentence: Sentence, head: Token, holding: Collection[str]) -> Offsets:
    """Return the noun phrase up to where it goes on to others or tells what was done.

    Neither "and the hostage's family" nor ", who had fled the rebels" says who the senator is; ",
    who commands the garrison" does.

    Args:
        holding: verbs by which somebody holds an office.
    """
    start, end = noun_phrase(sentence, head)
    for token in sentence.tokens[head.i + 1 :]:
        if token.start >= end:
            break
        if _leads_away(sentence, head, token, holding):
            first = min(t.i for t in sentence.subtree(token))
            return start, sentence.tokens[max(first - 1, head.i)].end
    return start, end


def _leads_away(sentence: Sentence, head: Token, token: Token, holding: Collection[str]) -> bool:
    if token.dep == "relcl":
        is_office = token.lemma == "be" and any(sentence.below(token, "attr"))
        return not is_office and token.lemma not in holding
    return token.dep in {"acl", "pcomp"} or (token.dep == "conj" and token.head == head.i)


def _before_bracket(sentence: Sentence, head: Token, span: Offsets) -> Offsets:
    """The stretch without the initials set behind it: the Front for Change (FFC)."""
    for token in sentence.tokens[head.i + 1 :]:
        if token.end > span[1]:
            break
        if token.text in _OPENING:
            return span[0], sentence.tokens[token.i - 1].end
    return span


def _with_bracket(sentence: Sentence, span: Offsets) -> Offsets:
    """The stretch with the mark that closes a bracket opened in it."""
    words = sentence.text[span[0] - sentence.start : span[1] - sentence.start]
    after = sentence.text[span[1] - sentence.start :][:1]
    opened = after in _CLOSING and words.count(_OPENING[_CLOSING.index(after)]) > words.count(after)
    return (span[0], span[1] + 1) if after and opened else span


def _opening(sentence: Sentence, head: Token) -> int:
    """Where the phrase can begin: at its article, and behind a bracket that closes before it.

    "14:32 The mayor", "[Text] The mayor": the parse hangs on the mayor what only stands before.
    """
    articles = [t.i for t in sentence.below(head, "det") if t.lower in _ARTICLES and t.i < head.i]
    brackets = [0]
    if "]" in sentence.text:
        brackets += [t.i + 1 for t in sentence.tokens[: head.i] if t.text == "]"]
    whole = {t.i for t in sentence.below(head, "predet")}
    first = max([*articles[-1:], *brackets[-1:]])
    return min([first, *(i for i in whole if i == first - 1)])


def _in_relative(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether the word stands in what is set off below the head: "the Office for X, which ..."."""
    for one in (token, *sentence.above(token)):
        if one.i == head.i:
            return False
        if (
            one.dep in {"relcl", "appos"}
            and sentence.tokens[sentence.subtree(one)[0].i - 1].text == ","
        ):
            return True
    return False


def owner_of_words(sentence: Sentence, head: Token, actors: Actors) -> Token:
    """Return whose words or figures they are, where that is told; else the word itself.

    "A report by the commission", "a text released by it", "data from the ministry", "the ministry's
    figures". A place that reports come from has not issued them.
    """
    reading = actors.roles.reading
    if head.lemma not in reading.utterances | reading.figures:
        return head
    owners = (*_named_behind(sentence, head, actors), *_putters_out(sentence, head, actors))
    whose = (
        owner
        for owner in sentence.below(head, "poss")
        if owner.pos in _NAMING and owner.entity not in {"DATE", "TIME"}
    )
    return next(iter((*owners, *whose)), head)


def _named_behind(sentence: Sentence, head: Token, actors: Actors) -> Iterator[Token]:
    """Those named behind their words: a report by, a communique from, the statement of."""
    for link in sentence.below(head, "prep"):
        for owner in sentence.below(link, "pobj"):
            is_where = link.lower == "from" and owner.entity in _PLACES
            if (link.lower in _ISSUED_BY and not is_where) or (
                link.lower == "of" and _is_body(owner, actors)
            ):
                yield owner


def _putters_out(sentence: Sentence, head: Token, actors: Actors) -> Iterator[Token]:
    """Those who are said to have put the words out: a communique released by the army."""
    for issued in sentence.below(head, "acl"):
        if issued.lemma in actors.roles.reading.putting_out:
            for by in sentence.below(issued, "agent"):
                yield from sentence.below(by, "pobj")


def _is_body(noun: Token, actors: Actors) -> bool:
    return noun.lemma in actors.roles.reading.short_for or actors.roles.is_official(noun.text)


def joint_phrase(sentence: Sentence, head: Token) -> Offsets | None:
    """Return the stretch of two or more who speak together, None for one: "France and Germany"."""
    joined = [other for other in with_conjuncts(sentence, head) if other.pos in _NAMING]
    if len(joined) == 1 or head.pos not in _NAMING:
        return None
    spans = [noun_phrase(sentence, other, bare=True) for other in joined]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _is_when(sentence: Sentence, child: Token) -> bool:
    return child.dep == "prep" and any(
        noun.entity in {"DATE", "TIME"} for noun in sentence.below(child, "pobj")
    )


def _contiguous(sentence: Sentence, head: Token, kept: list[Token]) -> Offsets:
    """The kept tokens that stand in one piece with the head, hyphens and inner marks bridged."""
    inside = {token.i for token in kept}
    first = last = head.i
    while (
        first > 0 and _joined(sentence, first - 1, first) and _reaches(sentence, first, -1, inside)
    ):
        first -= 1
    while _joined(sentence, last, last + 1) and _reaches(sentence, last, 1, inside):
        last += 1
    while first < head.i and sentence.tokens[first].pos == "PUNCT":
        first += 1
    while last > head.i and sentence.tokens[last].pos == "PUNCT":
        last -= 1
    return sentence.tokens[first].start, sentence.tokens[last].end


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Whether the two neighbours stand on one line, or on two that were broken for their width."""
    if right >= len(sentence.tokens):
        return False
    start, end = sentence.tokens[left].end, sentence.tokens[right].start
    between = sentence.text[start - sentence.start : end - sentence.start]
    return "\n" not in between or _goes_on(sentence.text, end - sentence.start)


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence only goes on in this line: in small letters, or as a cable does.

    What begins anew below a title or a byline begins with a capital.
    """
    return text[at : at + 1].islower() or text.isupper()


def _reaches(sentence: Sentence, at: int, step: int, inside: set[int]) -> bool:
    """Whether the next word belongs to the phrase, or a mark that bridges to one that does."""
    following = at + step
    if following in inside:
        return True
    mark = sentence.tokens[following] if 0 <= following < len(sentence.tokens) else None
    if mark is None or following + step not in inside or not _bridges(mark):
        return False
    return mark.text not in _DASHES or _touches(sentence, mark)


def _touches(sentence: Sentence, mark: Token) -> bool:
    """Whether no space stands around the mark: "killed 20 - police" is no compound."""
    text, at = sentence.text, mark.start - sentence.start
    return not (text[at - 1 : at].isspace() or text[mark.end - sentence.start :][:1].isspace())


def _bridges(token: Token) -> bool:
    return token.text in {"-", "–", "'", "’", "/", "&", ",", "(", ")", "and", "or"}


def antecedent(sentence: Sentence, token: Token) -> Token:
    """Return what a relative pronoun ("who", "all of whom") stands for, or the token itself."""
    whom = [
        word
        for of in sentence.below(token, "prep")
        for word in sentence.below(of, "pobj")
        if word.lower in {"whom", "which"}
    ]
    if (token.lower not in _RELATIVE and not whom) or (token.pos == "NOUN" and not whom):
        return token
    for above in sentence.above(token):
        if above.dep == "relcl":
            return sentence.tokens[above.head]
    if whom:
        plural = (t for t in reversed(sentence.tokens[: token.i]) if t.tag in {"NNS", "NNPS"})
        return next(plural, token)  # "five medics in the camp, all of whom said"
    return token
