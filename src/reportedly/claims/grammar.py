"""Word in a parsed sentence -> its doer, what it is done to, and the company it keeps."""

from collections.abc import Iterator

from reportedly.records.parse import Sentence, Token, asked_once

CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj", "csubjpass"})
"""Labels under which another clause begins."""

SUBJECTS = ("nsubj", "nsubjpass")
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
TOWARDS = frozenset({"on", "against", "at", "into", "toward", "towards", "upon", "over", "in"})
"""Prepositions after which the target of a verb stands."""

_OBJECT_CONTROL = frozenset(
    {"accuse", "order", "tell", "urge", "force", "ask", "allow", "suspect", "blame", "call", "warn"}
    | {"instruct", "press", "pressure", "invite", "permit", "condemn", "criticize", "criticise"}
    | {"denounce", "see", "show", "catch", "push", "protest"}
)
"""Verbs whose object does what the verb below them says."""

_BACK = frozenset({"the", "this", "that", "these", "those"})
_NEVER = frozenset({"never", "nor", "nowhere"})
_NO_WAY = frozenset(
    {"time", "way", "circumstance", "circumstances", "point", "stage", "moment", "mean", "means"}
    | {"occasion", "instance", "case", "account"}
)
"""What stands behind "at no", "in no", "by no": of it a verb was never so."""

_PLACING = frozenset({"where", "when", "why"})
_RELATIVE = frozenset({"which", "who", "that", "whom"})
RECKONINGS = frozenset({"count", "tally", "reckoning", "estimate", "account", "figures"})


def with_conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the token and what is joined to it by "and", in order."""
    yield token
    for joined in sentence.below(token, "conj"):
        if joined.pos in NOUNS:
            yield from with_conjuncts(sentence, joined)


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Return whether what the verb is done to is its subject, or the noun it describes."""
    if any(sentence.below(verb, "auxpass", "nsubjpass", "csubjpass")):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "acl" or any(sentence.below(verb, "agent")):
        return True
    joined = verb.dep == "conj" and not any(sentence.below(verb, "aux", "dobj", *SUBJECTS))
    return joined and is_passive(sentence, sentence.tokens[verb.head])


def is_purpose(sentence: Sentence, verb: Token) -> bool:
    """Return whether the verb only tells what the noun above is for: "in a position to verify"."""
    head = sentence.head(verb)
    infinitive = verb.tag == "VB" and any(t.lower == "to" for t in sentence.below(verb, "aux"))
    return infinitive and verb.dep in {"acl", "relcl"} and head is not None and head.pos == "NOUN"


def owner_of(sentence: Sentence, noun: Token) -> Token | None:
    """Return whose position or attempt it is: its possessor, else the subject of the verb above."""
    for owner in sentence.below(noun, "poss"):
        return owner
    for above in sentence.above(noun):
        if above.pos in {"VERB", "AUX"}:
            own = next(sentence.below(above, *SUBJECTS), None)
            return None if own is None or own.i == noun.i else own
    return None


def subjects_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return the doers of the verb: its own subject, a shared one, or the "by" of a passive."""
    if is_passive(sentence, verb):
        first = next(_agents(sentence, verb), None)
    else:
        first = next((t for t in sentence.below(verb, "nsubj")), None) or _shared_subject(
            sentence, verb
        )
    return () if first is None else tuple(with_conjuncts(sentence, _meant(sentence, first)))


def _agents(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Those after the "by" of a passive, or of the one joined to it: ambushed and burned by ..."""
    for by in sentence.below(verb, "agent", "prep"):
        if by.lower == "by":
            yield from sentence.below(by, "pobj")
    for joined in sentence.below(verb, "conj"):
        if is_passive(sentence, joined):
            yield from _agents(sentence, joined)


def objects_of(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Return what the verb is done to: its object, or its subject when it is passive."""
    if is_passive(sentence, verb):
        first = next(sentence.below(verb, "nsubjpass"), None)
        if first is None and verb.dep == "acl":
            first = sentence.head(verb)
        if first is None and verb.dep == "conj":
            first = next(iter(_passive_above(sentence, verb)), None)
    else:
        first = next(sentence.below(verb, "dobj"), None)
        first = first or _relative_object(sentence, verb) or _shared_object(sentence, verb)
    return () if first is None else tuple(with_conjuncts(sentence, _meant(sentence, first)))


def after_prepositions(
    sentence: Sentence, token: Token, words: frozenset[str]
) -> tuple[Token, ...]:
    """Return what stands after one of the prepositions below the token."""
    return tuple(
        joined
        for preposition in sentence.below(token, "prep", "agent", "dative")
        if preposition.lower in words
        for noun in sentence.below(preposition, "pobj")
        for joined in with_conjuncts(sentence, noun)
    )


@asked_once
def company(sentence: Sentence, token: Token) -> frozenset[str]:
    """Return the words (as printed and as lemmas) that stand with the token in its own phrase.

    For a verb that is its clause; for a noun its modifiers, and the verb it hangs from with the
    words nearest to that.
    """
    near = _reach(sentence, token, 3)
    if token.pos != "VERB":
        near += [t for head in _carriers(sentence, token) for t in _reach(sentence, head, 2)]
    near += [  # "sent soldiers backed by artillery into": the parse ties "into" to "backed"
        preposition
        for thing in sentence.below(token, "dobj")
        for aside in sentence.below(thing, "acl")
        for preposition in sentence.below(aside, "prep")
    ]
    near += [
        mark
        for clause in sentence.below(token, "ccomp", "xcomp", "advcl")
        for mark in sentence.below(clause, "mark", "aux")
    ]
    words = frozenset(word for t in near for word in (t.lower, t.lemma))
    if "-" not in sentence.text:
        return words
    return words.union(*(joined_word(sentence, t) for t in near))


def joined_word(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Return the word a token ends that hyphens join, printed and as a lemma; none without one.

    The parser takes "cease-fire" for three words.
    """
    if token.i < len(("word", "-")):
        return ()
    first, hyphen = sentence.tokens[token.i - 2], sentence.tokens[token.i - 1]
    if hyphen.text != "-" or hyphen.start != first.end or hyphen.end != token.start:
        return ()
    return f"{first.lower}-{token.lower}", f"{first.lower}-{token.lemma}"


def is_not_so(sentence: Sentence, verb: Token) -> bool:
    """Return whether a verb stands under not, never, nor, at no time, in no way."""
    return any(
        t.dep == "neg" or t.lower in _NEVER or _is_no_way(sentence, t) for t in sentence.below(verb)
    )


def _is_no_way(sentence: Sentence, preposition: Token) -> bool:
    return preposition.pos == "ADP" and any(
        noun.lemma in _NO_WAY and any(t.lower == "no" for t in sentence.below(noun, "det"))
        for noun in sentence.below(preposition, "pobj")
    )


def negated(sentence: Sentence, token: Token) -> bool:
    """Whether the token itself is denied: not, never, no, without."""
    if any(t.lower in {"no", "neither"} for t in sentence.below(token)):
        return True
    if is_not_so(sentence, token):
        return True
    head = sentence.head(token)
    if head is None:
        return False
    if token.dep == "attr" and head.lemma == "be":
        return any(sentence.below(head, "neg"))
    return token.dep in {"pobj", "pcomp"} and head.lower in {"without", "instead"}


def tells_past(sentence: Sentence, verb: Token) -> bool:
    """Return whether the verb of a clause tells what was, or has been.

    In words of capitals the parser often takes "entered" for a participle.
    """
    helpers = tuple(sentence.below(verb, "aux", "auxpass"))
    return verb.tag == "VBD" or any(
        [t.tag == "VBD" or t.lemma == "have" for t in helpers] or [verb.tag == "VBN"]
    )


def points_back(sentence: Sentence, noun: Token) -> bool:
    """Return whether "the" or "this" says that the thing has been told already."""
    return any(t.lower in _BACK for t in sentence.below(noun, "det"))


def _reach(sentence: Sentence, token: Token, depth: int) -> list[Token]:
    """The token and what hangs from it, some steps down, inside its clause."""
    found = [token]
    if depth > 0:
        for child in sentence.below(token):
            if child.dep not in CLAUSES and not _own_clause(child):
                found += _reach(sentence, child, depth - 1)
    return found


def _own_clause(child: Token) -> bool:
    return child.dep in {"conj", "xcomp", "acl"} and child.pos in {"VERB", "AUX"}


def _carriers(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The nearest noun or verb above a noun: what it modifies or hangs from."""
    head = sentence.head(noun)
    while head is not None and head.pos not in {"VERB", "AUX", "NOUN", "PROPN"}:
        head = sentence.head(head)
    return () if head is None else (head,)


def _shared_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject a verb takes over from the words above it."""
    current = verb
    for head in sentence.above(verb):
        if is_purpose(sentence, current):
            return owner_of(sentence, head)
        if current.dep == "acl":
            return head
        if current.dep in {"xcomp", "pcomp", "prep"} and head.lemma in _OBJECT_CONTROL:
            return _addressee(sentence, head)
        if current.dep in {"dobj", "nsubjpass"} and head.lemma in _OBJECT_CONTROL:
            return current  # "accused the brigade of firing": hung on the brigade by the parse
        if current.dep not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acomp"}:
            return None
        if current.dep == "ccomp" and current.tag != "VBG":
            return None
        if head.pos in {"VERB", "AUX"}:
            own = next(sentence.below(head, *SUBJECTS), None)
            if own is not None:
                return own
        current = head
    return None


def _addressee(sentence: Sentence, verb: Token) -> Token | None:
    first = next(sentence.below(verb, "dobj", "nsubjpass"), None)
    return first or next(iter(after_prepositions(sentence, verb, frozenset({"on", "upon"}))), None)


def _passive_above(sentence: Sentence, verb: Token) -> Iterator[Token]:
    for head in sentence.above(verb):
        yield from sentence.below(head, "nsubjpass")
        if head.dep != "conj":
            return


def _relative_object(sentence: Sentence, verb: Token) -> Token | None:
    """The noun before "that X attacked" when the clause has a subject and no object."""
    if verb.dep != "relcl" or not any(sentence.below(verb, "nsubj")):
        return None
    subject = next(sentence.below(verb, "nsubj"))
    if subject.lower in _RELATIVE or _is_placed_by(sentence, verb):
        return None
    return sentence.head(verb)


def _is_placed_by(sentence: Sentence, clause: Token) -> bool:
    """Whether the clause says where, when or in what: the note in which they vowed revenge."""
    adverbs = sentence.below(clause, "advmod")
    behind = (t for link in sentence.below(clause, "prep") for t in sentence.below(link, "pobj"))
    return any(t.lower in _PLACING for t in adverbs) or any(t.lower in _RELATIVE for t in behind)


def _shared_object(sentence: Sentence, verb: Token) -> Token | None:
    """The object a verb shares with the one joined to it: attacked and killed three farmers."""
    for joined in sentence.below(verb, "conj"):
        between = sentence.tokens[verb.i + 1 : joined.i]
        if joined.pos != "VERB" or any(t.dep not in {"cc", "advmod"} for t in between):
            return None
        if any(sentence.below(joined, "aux", "auxpass", *SUBJECTS)):
            return None
        return next(sentence.below(joined, "dobj"), None)
    return None


def _meant(sentence: Sentence, token: Token) -> Token:
    """The noun a relative pronoun stands for."""
    if token.lower not in _RELATIVE:
        return token
    for head in sentence.above(token):
        if head.dep == "relcl":
            return sentence.tokens[head.head]
        if head.pos not in {"VERB", "AUX"}:
            break
    return token


def is_reckoning(sentence: Sentence, noun: Token) -> bool:
    """Return whether "by" the noun tells by whose figures: by the army's count, 30 were killed."""
    by = sentence.head(noun)
    return noun.lower in RECKONINGS and by is not None and by.lower == "by"
