"""People harmed -> those whom the sentence names them as: the dead were identified as X and Y."""

from collections.abc import Iterator

from reportedly.claims.tolls.listed import conjuncts, is_name
from reportedly.records.parse import Sentence, Token

_NAMING = frozenset({"identify", "name"})
_NUMBERED = frozenset({"nummod", "quantmod"})


def identified(sentence: Sentence, people: Token) -> tuple[Token, ...]:
    """Return the heads of the names, first of a list only; none where the words name nobody."""
    return tuple(_named_by_verb(sentence, people)) or (
        tuple(t for t in sentence.below(people, "appos") if t.tag == "NNP")
        if any(t.text == ":" for t in sentence.below(people, "punct"))
        else _said_to_be(sentence, people) or _after_colon(sentence, people)
    )


def with_identified(sentence: Sentence, heads: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the heads, those that are counted by nothing but the names told of them as names."""
    return tuple(one for head in heads for one in (_names_instead(sentence, head) or (head,)))


def all_named(sentence: Sentence, first: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the names and those listed after them."""
    return tuple(
        t for one in first for t in (one, *conjuncts(sentence, one)) if is_name(sentence, t)
    )


def _names_instead(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    if is_name(sentence, head) or head.tag == "CD" or any(sentence.below(head, *_NUMBERED)):
        return ()
    return tuple(t for t in identified(sentence, head) if is_name(sentence, t))


def _named_by_verb(sentence: Sentence, people: Token) -> Iterator[Token]:
    """``were identified as X``, ``named the dead man as X``, ``a farmer identified as X``."""
    verb = sentence.head(people)
    verbs = [*sentence.below(people, "acl")]
    if verb is not None and people.dep in {"nsubjpass", "dobj"}:
        verbs.append(verb)
    for naming in (v for v in verbs if v.lemma in _NAMING):
        # The parser hangs "as X" from the verb or from the people.
        for preposition in (*sentence.below(naming, "prep"), *sentence.below(people, "prep")):
            if preposition.lower == "as":
                yield from sentence.below(preposition, "pobj")
        yield from sentence.below(naming, "oprd")


def _after_colon(sentence: Sentence, people: Token) -> tuple[Token, ...]:
    """The first name after "victims:", which the parser may hang from anything before it."""
    after = sentence.tokens[people.i + 1 :]
    if not after or after[0].text != ":":
        return ()
    first = next((t for t in after[1:] if t.dep != "compound"), None)
    listed = first is not None and first.dep == "appos" and first.entity == "PERSON"
    return (first,) if first is not None and listed and is_name(sentence, first) else ()


def _said_to_be(sentence: Sentence, people: Token) -> tuple[Token, ...]:
    """``those killed were X and Y``: a name, for an office or a trade tells who they are not."""
    verb = sentence.head(people)
    if people.dep != "nsubj" or verb is None or verb.lemma != "be":
        return ()
    told = tuple(sentence.below(verb, "attr"))
    return told if told and is_name(sentence, told[0]) else ()
