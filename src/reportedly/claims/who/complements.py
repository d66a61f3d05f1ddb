"""A cue in a sentence -> the stretches that are said, by the parse."""

from collections.abc import Callable, Iterator

from reportedly.claims.grammar import is_passive
from reportedly.records.base import Offsets
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.vocab.verbs import Takes

_OBJECTS = ("dobj", "attr")
_REST = ("dobj", "oprd", "ccomp", "xcomp", "prep", "acomp", "dative", "attr")
_REST_PREPS = frozenset({"of", "for", "as", "with", "over", "on", "against", "in", "to", "from"})
_TIMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month"}
)
_WHEN = frozenset({"DATE", "TIME"})
_FULL_STOPS = frozenset({".", "!", "?"})
Content = tuple[Offsets, ...]


def find_content(
    sentence: Sentence, verb: Token, takes: Takes, beside: tuple[Token, ...]
) -> Content:
    """Return the stretches that hang on the verb in this way, or nothing.

    Args:
        beside: the particle, preposition or object that belongs to the cue.
    """
    finder = _FINDERS.get(takes)
    return () if finder is None else finder(sentence, verb, beside)


def _clause(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    del beside
    clauses = [c for c in sentence.below(verb, "ccomp") if not _is_infinitive(sentence, c)]
    after = [c for c in clauses if c.i > verb.i]
    before = [c for c in clauses if c.i < verb.i]
    found = [
        span
        for c in before[-1:]
        if _is_set_off(sentence, verb, c)
        for span in _fronted(sentence, verb, c)
    ]
    found += [_with_counts(sentence, verb, c) for c in after[:1]]
    if not found and verb.dep == "parataxis":
        found = list(_around(sentence, verb))
    return tuple(found) or _headline_clause(sentence, verb)


def _with_counts(sentence: Sentence, verb: Token, clause: Token) -> Offsets:
    """The clause with the counts the parse hangs on the cue: "said 3 were killed and 5 injured"."""
    start, end = _whole(sentence, clause)
    rest = _with_zone(sentence, verb, end)
    return start, rest or _end_of_counts(sentence, verb, end)


def _with_zone(sentence: Sentence, verb: Token, end: int) -> int | None:
    """Where what is said ends, if the parse cuts it at an hour: "at 10 a.m. Moscow time"."""
    zone = next((c for c in sentence.below(verb, "npadvmod") if c.lower == "time"), None)
    if zone is None or zone.start < end:
        return None
    first = sentence.subtree(zone)[0]
    hour = sentence.tokens[first.i - 1]
    if hour.end != end or hour.entity not in _WHEN:
        return None
    joined = (c for c in sentence.below(verb, "conj") if not any(sentence.below(c, "nsubj")))
    return max(_whole(sentence, c)[1] for c in (zone, *joined))


def _end_of_counts(sentence: Sentence, verb: Token, end: int) -> int:
    """Where the counts end that the parse hangs on the cue behind what is said; else the end."""
    counts = (c for c in sentence.below(verb, "conj") if c.start > end and _is_count(sentence, c))
    return max([end, *(_whole(sentence, child)[1] for child in counts)])


def _is_count(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is a number of people and a bare participle, with no object of its own."""
    if verb.tag not in {"VBN", "VBD"} or any(True for _ in sentence.below(verb, "dobj", "ccomp")):
        return False
    return any(
        subject.pos == "NUM" or any(True for _ in sentence.below(subject, "nummod"))
        for subject in sentence.below(verb, "nsubj", "nsubjpass")
    )


def _headline_clause(sentence: Sentence, verb: Token) -> Content:
    """The clause of a headline, its verb cut to a participle: "Army says 3 killed in clash"."""
    if sentence.tokens[-1].text in _FULL_STOPS:
        return ()
    for child in sentence.below(verb, "nsubj"):
        if child.i < verb.i and _is_cut_short(sentence, child) and _inverted(sentence, verb):
            return (stretch(t for t in sentence.subtree(child) if t.i < verb.i),)
    for child in sentence.below(verb, "dobj"):
        if child.i > verb.i and _is_cut_short(sentence, child):
            return (stretch(sentence.tokens[verb.i + 1 :]),)
    return ()


def _is_cut_short(sentence: Sentence, noun: Token) -> bool:
    return any(child.tag == "VBN" for child in sentence.below(noun, "acl"))


def _inverted(sentence: Sentence, verb: Token) -> bool:
    return any(child.i > verb.i for child in sentence.below(verb, "nsubj"))


def _clause_that(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    for child in sentence.below(verb, "ccomp"):
        marked = any(
            mark.lower in {"that", "whether", "if"} for mark in sentence.below(child, "mark")
        )
        if child.i < verb.i or marked:
            return _clause(sentence, verb, beside)
    return ()


def _fronted(sentence: Sentence, verb: Token, clause: Token) -> Iterator[Offsets]:
    """What stands before "..., the ministry said", and what of it goes on after."""
    tokens = [t for t in sentence.subtree(clause) if t.i < verb.i]
    first = min(tokens, key=lambda t: t.i)
    lead = [
        t
        for child in sentence.below(verb)
        if child.i < first.i and child.dep in {"advcl", "prep", "advmod", "npadvmod", "cc", "punct"}
        for t in sentence.subtree(child)
    ]
    if lead and sentence.root.i == verb.i:
        first = min([first, *lead], key=lambda t: t.i)
    yield first.start, _trailing_end(sentence, verb, tokens[-1])
    own = {
        t.i for c in sentence.below(verb, "nsubj", "dobj", "dative") for t in sentence.subtree(c)
    }
    after = [t for t in sentence.subtree(clause) if t.i > verb.i and t.i not in own]
    if any(t.pos != "PUNCT" for t in after):
        yield stretch(after)


def _trailing_end(sentence: Sentence, verb: Token, last: Token) -> int:
    """Where the fronted clause ends, with what the parse hung on the cue behind it.

    "Nine were hurt when shells fell on 4 May, the ministry said": the "when" is said as well.
    """
    source = [t.i for c in sentence.below(verb, "nsubj") for t in sentence.subtree(c)]
    limit = min([verb.i, *source])
    trail = [
        t
        for child in sentence.below(verb, "advcl", "prep", "npadvmod")
        if last.i < child.i < limit
        for t in sentence.subtree(child)
        if t.i < limit
    ]
    return max([last, *trail], key=lambda t: t.i).end


def _is_set_off(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether the fronted clause is parted from the cue as speech is, and not by ";" or ":"."""
    between = [t.text for t in sentence.tokens[clause.i + 1 : verb.i]]
    return not any(mark in {";", ":", "—", "--"} for mark in between)


def _around(sentence: Sentence, verb: Token) -> Iterator[Offsets]:
    """The clause an inserted "he said" stands in, on both sides of it."""
    own = {t.i for t in sentence.subtree(verb)}
    rest = [t for t in sentence.subtree(sentence.tokens[verb.head]) if t.i not in own]
    before = [t for t in rest if t.i < min(own)]
    after = [t for t in rest if t.i > max(own)]
    for side in (before, after):
        if any(t.pos not in {"PUNCT", "SPACE"} for t in side):
            yield stretch(side)


def _infinitive(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    del beside
    for child in sentence.below(verb, "xcomp", "ccomp"):
        if child.i > verb.i and _is_infinitive(sentence, child):
            return (_whole(sentence, child),)
    return ()


def _gerund(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    del beside
    for child in sentence.below(verb, "xcomp", "pcomp", "ccomp"):
        if child.i > verb.i and child.tag == "VBG":
            return (_whole(sentence, child),)
    return ()


def _object(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    for marker in beside:
        taken = marker.head == verb.i and _has_object(sentence, verb)
        if marker.dep == "prep" and (taken or _leads_to_a_time(sentence, marker)):
            return ()
        for child in sentence.below(marker, "pobj", "pcomp"):
            more = [t for t in _tail(sentence, verb, child) if t.i > marker.i]
            return (stretch([*sentence.subtree(child), *more]),)
    if beside and beside[0].dep in _OBJECTS:
        return (stretch([*sentence.subtree(beside[0]), *_tail(sentence, verb, beside[0])]),)
    if beside and not any(marker.dep == "prt" for marker in beside):
        return ()
    if is_passive(sentence, verb):
        return _passive_subject(sentence, verb)
    if any(child.pos != "ADP" for child in sentence.below(verb, "dative")):
        return ()  # "the law denied them justice" gives or withholds, and says nothing
    for child in sentence.below(verb, "dobj"):
        if child.i > verb.i or child.lower in {"which", "what", "that", "whom"}:
            return (_whole(sentence, child),)
    return ()


def _leads_to_a_time(sentence: Sentence, marker: Token) -> bool:
    """Whether the preposition only tells when: "reported on Thursday" is no report on it."""
    return any(child.entity in _WHEN for child in sentence.below(marker, "pobj"))


def _has_object(sentence: Sentence, verb: Token) -> bool:
    return any(c.i > verb.i for c in sentence.below(verb, "dobj"))


def _tail(sentence: Sentence, verb: Token, thing: Token) -> list[Token]:
    return [
        t
        for child in sentence.below(verb, "prep")
        if child.i > thing.i and child.lower in {"of", "for", "as"}
        for t in sentence.subtree(child)
    ]


def _passive_subject(sentence: Sentence, verb: Token) -> Content:
    for child in sentence.below(verb, "nsubjpass"):
        return (_whole(sentence, child),)
    return ()


def _object_infinitive(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    infinitives = [
        c for c in sentence.below(verb, "xcomp", "ccomp", "advcl")
        if c.i > verb.i and _is_infinitive(sentence, c)
    ]  # fmt: skip
    if not infinitives:
        return ()
    whole = _whole(sentence, infinitives[0])
    if is_passive(sentence, verb):
        return (*_passive_subject(sentence, verb), whole)
    starts = [whole[0]]
    starts += [_whole(sentence, o)[0] for o in sentence.below(verb, "dobj") if o.i > verb.i]
    for marker in beside:
        starts += [_whole(sentence, o)[0] for o in sentence.below(marker, "pobj")]
    return ((min(starts), whole[1]),)


def _passive_infinitive(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    """What somebody is said to have done, where it is told by whom."""
    del beside
    if not is_passive(sentence, verb) or not any(sentence.below(verb, "agent")):
        return ()
    for child in sentence.below(verb, "xcomp"):
        if any(aux.lower == "to" for aux in sentence.below(child, "aux")):
            return (*_passive_subject(sentence, verb), _whole(sentence, child))
    return ()


def _small_clause(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    """An object and what it is called; "called the office" alone is a telephone call."""
    said_of = [
        c for c in sentence.below(verb, "oprd", "ccomp", "xcomp", "acomp", "attr", "prep", "dobj")
        if c.i > verb.i and (c.dep != "prep" or c.lower == "as")
    ]  # fmt: skip
    objects = [*sentence.below(verb, "nsubjpass")] if is_passive(sentence, verb) else [
        c for c in sentence.below(verb, "dobj") if c.i < verb.i
    ]  # fmt: skip
    small = any(c.dep in {"ccomp", "oprd"} for c in said_of)
    if not said_of or not (small or objects or len(said_of) > 1):
        return ()
    return _object_rest(sentence, verb, beside)


def _object_rest(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    things = (*_OBJECTS, "nsubjpass")
    told = any(t.dep in things for t in beside)  # "lowered its count to 14": all of it is said
    skip = {t.i for t in beside if not (told and t.dep in {"prep", *things}) and t.lower != "as"}
    rest = [
        child
        for child in sentence.below(verb, *_REST)
        if child.i > verb.i
        and child.i not in skip
        and (child in beside or _belongs(sentence, child))
    ]
    passive = _passive_subject(sentence, verb) if is_passive(sentence, verb) else ()
    if passive and told and not rest:
        return ()  # "the figure was given by the mayor" does not tell it
    early = [c for c in sentence.below(verb, "dobj") if c.i < verb.i]
    late = any(c.dep == "dobj" for c in rest) and _is_to_a_figure(sentence, rest[0])
    if not rest or not (passive or early or late or rest[0].dep not in {"prep", "xcomp"}):
        return passive or tuple(_whole(sentence, c) for c in early)
    spans = [_whole(sentence, child) for child in (*rest, *_outcomes(sentence, verb, rest))]
    end = max(e for _, e in spans)
    joined = (min(s for s, _ in spans), _end_of_counts(sentence, verb, end) if told else end)
    return (*passive, *(_whole(sentence, c) for c in early), joined)


def _is_to_a_figure(sentence: Sentence, child: Token) -> bool:
    """Whether the figure stands before what it counts: "revised to 40 the number of dead"."""
    return child.lower == "to" and any(n.pos == "NUM" for n in sentence.below(child, "pobj"))


def _outcomes(sentence: Sentence, verb: Token, rest: list[Token]) -> list[Token]:
    """What the deed led to: "accused them of shelling the town, killing two"."""
    last = rest[-1]
    deeds = [d for d in sentence.below(last, "pcomp") if d.tag == "VBG"]
    if last.dep != "prep" or not deeds:
        return []
    return [
        child
        for child in sentence.below(verb, "advcl")
        if child.i > last.i
        and child.tag == "VBG"
        and any(True for _ in sentence.below(child, "dobj"))
        and not any(True for _ in sentence.below(child, "ccomp", "xcomp", "nsubj"))
    ]


def _belongs(sentence: Sentence, child: Token) -> bool:
    """Whether a dependent of the verb is part of what is said, and not when or how it was."""
    if child.dep != "prep":
        return True
    if child.lower not in _REST_PREPS:
        return False
    return not any(noun.lower in _TIMES for noun in sentence.below(child, "pobj"))


def _seeming(sentence: Sentence, verb: Token, beside: tuple[Token, ...]) -> Content:
    del beside
    what = [c for c in sentence.below(verb, "xcomp", "oprd", "acomp", "ccomp") if c.i > verb.i]
    who = [c for c in sentence.below(verb, "nsubj") if c.lower not in {"it", "there"}]
    if not what:
        return ()
    return (*(_whole(sentence, c) for c in who[:1]), _whole(sentence, what[0]))


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    if verb.tag != "VB":
        return False
    return any(aux.lower == "to" for aux in sentence.below(verb, "aux"))


def _whole(sentence: Sentence, head: Token) -> Offsets:
    return stretch(sentence.subtree(head))


_FINDERS: dict[Takes, Callable[[Sentence, Token, tuple[Token, ...]], Content]] = {
    Takes.CLAUSE: _clause,
    Takes.CLAUSE_THAT: _clause_that,
    Takes.INFINITIVE: _infinitive,
    Takes.GERUND: _gerund,
    Takes.OBJECT: _object,
    Takes.OBJECT_INFINITIVE: _object_infinitive,
    Takes.PASSIVE_INFINITIVE: _passive_infinitive,
    Takes.SMALL_CLAUSE: _small_clause,
    Takes.OBJECT_REST: _object_rest,
    Takes.SEEMING: _seeming,
}
