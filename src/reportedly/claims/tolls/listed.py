"""Head of a noun phrase -> its own words, and the heads of what is listed with it."""

from collections.abc import Iterator

from reportedly.records.parse import Sentence, Token

_SIDE_BRANCHES = ("relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "dep")
_NTH = frozenset({"II", "III", "IV", "V"})
_NOT_PERSONS = frozenset({"NORP", "GPE", "DATE", "TIME", "EVENT", "CARDINAL", "LAW"})


def conjuncts(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Return the heads of what is listed after the head, in order."""
    found: list[Token] = []
    joined = sentence.below(head, "conj")
    beside = (
        *_listed_beside(sentence, head),
        *_past_roles(sentence, head),
        *_past_name(sentence, head),
    )
    for token in sorted((*joined, *beside), key=lambda t: t.i):
        if _is_age(sentence, head, token):
            continue
        if token.pos in {"NOUN", "PROPN", "NUM", "PRON"}:
            found += [token, *conjuncts(sentence, token)]
    return tuple(found)


def _is_age(sentence: Sentence, head: Token, token: Token) -> bool:
    """Whether a number after a name and a comma is an age, which the parser takes for a second."""
    bare = token.tag == "CD" and token.text.isdecimal() and not sentence.children[token.i]
    return bare and token.i == head.i + 2 and is_name(sentence, head)


def _listed_beside(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The second of "eight women, a girl and four men", which the parser hangs beside the first."""
    if any(sentence.below(head, "nummod", "det")):
        for token in sentence.below(head, "appos"):
            last = [
                t
                for t in sentence.below(token, "conj")
                if _has_determiner(sentence, t) or is_name(sentence, t)
            ]
            if last and _has_determiner(sentence, token):
                yield token


def _has_determiner(sentence: Sentence, token: Token) -> bool:
    return any(sentence.below(token, "nummod", "det", "poss"))


def _past_roles(sentence: Sentence, name: Token) -> Iterator[Token]:
    """Those listed after a name whose age or trade stands between: X, 34, a farmer, and Y.

    "A lawyer and politician" are two trades of one; "a lawyer, and his two sons" are three people.
    """
    if not is_name(sentence, name):
        return
    for beside in sentence.below(name, "appos"):
        if any(t.text == ":" for t in sentence.tokens[name.i : beside.i]):
            continue  # "held for the murder of X: Y and Z"
        owned = any(sentence.below(beside, "poss")) and any(sentence.below(beside, "conj"))
        if _is_full_name(sentence, beside) or owned or _is_listed(sentence, beside):
            yield beside
        else:
            yield from (
                token
                for token in sentence.below(beside, "conj", "appos")
                if _is_full_name(sentence, token)
                or any(t.tag in {"PRP$", "CD"} for t in sentence.below(token, "poss", "nummod"))
            )


def _past_name(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Those listed after the name of one with an office: the leader Ivo Marsen and his wife."""
    if head.tag != "NN":
        return
    for name in sentence.below(head, "appos"):
        between = sentence.tokens[head.i + 1 : name.i]
        if is_name(sentence, name) and all(t.tag == "NNP" for t in between):
            yield from (t for t in sentence.below(name, "conj") if _has_determiner(sentence, t))


def _is_listed(sentence: Sentence, beside: Token) -> bool:
    """Whether a comma before the last of a list makes it one: X, a guard, and a judge."""
    last = [t for t in sentence.below(beside, "conj") if any(sentence.below(t, "det"))]
    before = [sentence.tokens[t.i - 1].text for t in sentence.below(beside, "cc")]
    return bool(last) and before == [","] and any(sentence.below(beside, "det"))


def _is_full_name(sentence: Sentence, token: Token) -> bool:
    """Whether the token heads a name of two words or more: one alone may be a nickname.

    What has an "of" is an office: X, Prime Minister of the country.
    """
    is_office = any(t.lower == "of" for t in sentence.below(token, "prep"))
    return is_name(sentence, token) and any(sentence.below(token, "compound")) and not is_office


def is_name(sentence: Sentence, token: Token, *, titled: bool = False) -> bool:
    """Whether the token heads a person's name rather than a noun of people.

    With ``titled`` an article may stand before it, as in "the writer Ana Roth".

    In a cable of capitals the parser's label is not asked: it takes persons for places.
    """
    shouted = sentence.text.isupper()
    return (
        (token.tag == "NNP" or (shouted and _is_shouted_name(sentence, token)))
        and (token.entity not in _NOT_PERSONS or (shouted and token.entity == "GPE"))
        and (titled or not any(t.dep in {"det", "nummod"} for t in sentence.below(token)))
        and token.text[:1].isupper()
        and (not token.text.isupper() or shouted or _is_numbered(sentence, token))
    )


def _is_numbered(sentence: Sentence, token: Token) -> bool:
    """Whether capitals end a name as a number does: Alan Borden IV."""
    return token.text in _NTH and any(t.text.istitle() for t in sentence.below(token, "compound"))


def _is_shouted_name(sentence: Sentence, token: Token) -> bool:
    """Whether capitals hid a last name that looks like a plural: ANTONIO REYES."""
    first = [t for t in sentence.below(token, "compound") if t.tag in {"NNP", "NNPS"}]
    if first and token.pos in {"NOUN", "PROPN"} and has_trade(sentence, token):
        return True
    known = token.entity == "PERSON" or len(first) > 1 or _is_one_done_to(token)
    named = any(t.entity == "PERSON" for t in first)
    return known and named and token.pos in {"NOUN", "PROPN"}


def _is_one_done_to(token: Token) -> bool:
    """Whether the word is one, and something was done to it: the murder of ANA OSSA."""
    return token.tag == "NN" and not token.entity and token.dep in {"pobj", "dobj", "nsubjpass"}


def has_trade(sentence: Sentence, token: Token) -> bool:
    """Return whether an office or a trade stands beside the word, as beside a name: X, a leader."""
    beside = (t for t in sentence.below(token, "appos") if t.tag == "NN" and t.i > token.i)
    return any(any(sentence.below(t, "det", "compound", "prep")) for t in beside)


def own_tokens(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Return the phrase's own words: without conjuncts, clauses, and "including ..." asides."""
    kept = list(sentence.subtree(head, without=_SIDE_BRANCHES))
    for i, token in enumerate(kept):
        if token.dep == "prep" and token.lower not in {"of", "from", "in"} and token.i > head.i:
            kept = kept[:i]
            break
    while kept and kept[-1].pos == "PUNCT":
        kept.pop()
    return tuple(kept) or (head,)
