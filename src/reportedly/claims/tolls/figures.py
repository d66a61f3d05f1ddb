"""Word for a figure -> where the figure stands: the number of dead rose to 31, a toll of 31."""

from collections.abc import Iterator

from reportedly.records.parse import Sentence, Token

TOLLS = frozenset({"toll", "count", "tally"})
_RAISING = frozenset({"bring", "raise", "put", "take", "lower"})
_GIVING = frozenset({"put", "give", "place", "set", "estimate", "list"})
_NUMBERS = frozenset({"number", "total", "count"})
_RISING = frozenset({"rise", "climb", "increase", "grow", "fall", "drop"})
_COMING = frozenset({"number", "exceed", "total", "reach", "come", "amount", "stand"})
_STANDING_AT = frozenset({"to", "at", "of", "over", "above", "past", "beyond"})


def with_figures(sentence: Sentence, heads: tuple[Token, ...]) -> Iterator[Token]:
    """Yield the heads, and for "the number of people killed" the figure it rose to or stands at."""
    for head in heads:
        number = head if _is_number_of(sentence, head) else number_of(sentence, head)
        if number is None or _is_large(sentence, number):
            yield head
        else:
            yield from figures_of(sentence, number)


def _is_large(sentence: Sentence, number: Token) -> bool:
    """Whether it counts by itself and has no figure: a number of men, large numbers of them."""
    articles = {t.lower for t in sentence.below(number, "det")}
    return bool(articles & {"a", "an"}) or (number.tag == "NNS" and not articles)


def _is_number_of(sentence: Sentence, noun: Token) -> bool:
    """Whether it is the "number" itself that the parser makes the one harmed."""
    return noun.lemma in _NUMBERS and any(t.lower == "of" for t in sentence.below(noun, "prep"))


def number_of(sentence: Sentence, people: Token) -> Token | None:
    """The "number" in "the number of people killed": its figure is given elsewhere."""
    head = sentence.head(people)
    if people.dep != "pobj" or head is None or head.lower != "of":
        return None
    noun = sentence.head(head)
    return noun if noun is not None and noun.lemma in _NUMBERS else None


def figures_of(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """The figure a death toll stands at or rose to."""
    head = sentence.head(noun)
    if head is None:
        return ()
    figures = [
        figure
        for preposition in (*_preps_of_rise(sentence, head), *_astray_to(sentence, noun))
        for figure in sentence.below(preposition, "pobj")
        if preposition.lower in _STANDING_AT
        or any(t.lower == "to" for t in sentence.below(figure, "quantmod"))
    ]
    return tuple(figures or sentence.below(head, "dobj", "attr"))


def risen_to(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Return the figure that people harmed rose to or came to: the wounded had risen to 72."""
    verb = sentence.head(noun)
    if noun.dep != "nsubj" or verb is None or verb.lemma not in _RISING | _COMING:
        return ()
    return tuple(t for t in figures_of(sentence, noun) if t.tag == "CD")


def given_as(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Return the figure somebody gives for people harmed: put the dead at 30, losses as 70."""
    verb = sentence.head(noun)
    if noun.dep not in {"dobj", "nsubjpass"} or verb is None or verb.lemma not in _GIVING:
        return ()
    links = (*sentence.below(verb, "prep"), *sentence.below(noun, "prep"))
    given = (t for t in links if t.lower in {"at", "as"} and t.i > noun.i)
    for link in given:
        return tuple(t for t in sentence.below(link, "pobj") if t.tag == "CD")
    return ()


def _preps_of_rise(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The prepositions of the verb, and of the one it hangs from: bringing to eight the number."""
    for preposition in sentence.below(verb, "prep"):
        yield preposition
        yield from sentence.below(preposition, "prep")  # "from nine to 12", the one below the other
    above = sentence.head(verb)
    if verb.dep == "ccomp" and above is not None and above.lemma in _RAISING:
        yield from sentence.below(above, "prep")


def _astray_to(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The "to" that the parser hangs from the people: brings the number of men killed to eight."""
    head = sentence.head(noun)
    if noun.dep == "dobj" and head is not None and head.lemma in _RAISING:
        after = (t for t in sentence.subtree(noun) if t.lower in {"to", "at"} and t.dep == "prep")
        yield from (t for t in after if any(n.tag == "CD" for n in sentence.below(t, "pobj")))
