"""Document -> every time expression in it, as an interval of days with its reason."""

from collections.abc import Iterator

from reportedly.claims.when.almanac import Almanac, Line, reckon
from reportedly.claims.when.joining import find_phrases
from reportedly.claims.when.phrases import Phrase, in_century
from reportedly.claims.when.readings import read_phrase
from reportedly.claims.when.spans import Fixed, Setting, Span
from reportedly.records.claim import TimeMention
from reportedly.records.parse import Sentence, Token
from reportedly.records.text import Document
from reportedly.records.vocabulary import TimeLevel
from reportedly.vocab.times import Outlook, Reading, TimeWords

LEANING = frozenset(
    {Reading.CLOCK, Reading.PART, Reading.LATER, Reading.SAME, Reading.AFTER_EVENT, Reading.AGO}
)
"""Phrases that may be counted from another in the same sentence, so they are read after it."""

NEARBY = 2
"""Sentences to look back over for the day that "the next day" is counted from."""

LOOKS_BEYOND = frozenset({"until", "till", "to", "by", "before", "through", "for"})
"""Prepositions that lead from a past verb to a time after it."""

Told = tuple[Phrase, Span]


def find_times(
    document: Document, sentences: tuple[Sentence, ...], words: TimeWords
) -> tuple[TimeMention, ...]:
    """Return the time expressions of the document's sentences, in text order.

    One that cannot be worked out is returned too, with both ends None and the reason. The day of
    publication is only ever counted from ("yesterday"); it never stands in for a date.
    """
    lines = tuple(
        _line(document, number, sentence, words) for number, sentence in enumerate(sentences)
    )
    almanac = reckon(document, lines, words)
    told: list[tuple[Told, ...]] = []
    for line in lines:
        told.append(_read_line(line, lines, told, almanac, words))
    return tuple(_mention(document, phrase, span) for spans in told for phrase, span in spans)


def _line(document: Document, number: int, sentence: Sentence, words: TimeWords) -> Line:
    phrases = tuple(
        in_century(phrase, document.captured.year)
        for phrase in find_phrases(document.text, sentence, words)
    )
    ahead = frozenset(
        phrase.start for phrase in phrases if outlook(sentence, phrase, words.calendar.outlook) > 0
    )
    return Line(number=number, sentence=sentence, phrases=phrases, looks_ahead=ahead)


def _read_line(
    line: Line,
    lines: tuple[Line, ...],
    told: list[tuple[Told, ...]],
    almanac: Almanac,
    words: TimeWords,
) -> tuple[Told, ...]:
    before = tuple(pair for spans in told for pair in spans)
    read: dict[int, Told] = {}
    for phrase in sorted(line.phrases, key=lambda p: (p.reading in LEANING, p.start)):
        here = tuple(read[start] for start in sorted(read))
        setting = Setting(
            reference=almanac.reference,
            anchor=almanac.anchor,
            outlook=outlook(line.sentence, phrase, words.calendar.outlook),
            perfect=is_perfect(line.sentence, phrase),
            pairs=almanac.pairs,
            told=before + here,
            nearby=tuple(pair for spans in told[-NEARBY:] for pair in spans) + here,
            event=_event_day(line, phrase, lines, [*told, here]),
        )
        span = read_phrase(phrase, setting)
        if span is not None:
            read[phrase.start] = (phrase, span)
    return tuple(read[start] for start in sorted(read))


def _mention(document: Document, phrase: Phrase, span: Span) -> TimeMention:
    return TimeMention(
        document=document.id,
        start=phrase.start,
        end=phrase.end,
        printed=document.text[phrase.start : phrase.end],
        from_=span.first,
        to=span.last,
        level=span.level,
        reference=span.reference,
        basis=span.basis,
        why=span.why,
    )


# ---------------------------------------------------------------------------- what the verb says


def _verb(sentence: Sentence, phrase: Phrase) -> Token | None:
    token = _token(sentence, phrase)
    if token is None:
        return None
    return next((head for head in sentence.above(token) if head.pos in {"VERB", "AUX"}), None)


def _token(sentence: Sentence, phrase: Phrase) -> Token | None:
    """The phrase's outermost word: the one whose head lies outside it."""
    inside = [t for t in sentence.tokens if phrase.start <= t.start < phrase.end]
    for token in inside:
        head = sentence.tokens[token.head]
        if not phrase.start <= head.start < phrase.end:
            return token
    return inside[0] if inside else None


def outlook(sentence: Sentence, phrase: Phrase, words: Outlook) -> int:
    """Return 1 where the phrase's verb looks ahead, -1 where it looks back, 0 where neither.

    A verb looks back on a phrase that is its own: of "killed on May 5", not of "open until May 5"
    or "a bond due May 5".
    """
    verb = _verb(sentence, phrase)
    if verb is None:
        return 0
    helpers = list(sentence.below(verb, "aux", "auxpass"))
    if any(helper.lower in words.auxiliaries for helper in helpers):
        return 1
    if any(helper.lower == "to" for helper in helpers):
        head = sentence.head(verb)
        return 1 if head is not None and head.lemma in words.lemmas | {"be"} else 0
    if verb.lemma in words.lemmas and verb.tag != "VBD":
        return 1
    past = verb.tag in {"VBD", "VBN"} or any(h.tag == "VBD" for h in helpers)
    return -1 if past and _is_own(sentence, phrase, verb) else 0


def _is_own(sentence: Sentence, phrase: Phrase, verb: Token) -> bool:
    """Whether the phrase hangs from the verb itself, by no preposition that may look ahead."""
    token = _token(sentence, phrase)
    if token is None:
        return False
    for head in sentence.above(token):
        if head.i == verb.i:
            return True
        if head.lower in LOOKS_BEYOND or not (head.pos == "ADP" or head.dep == "acomp"):
            return False
    return False


def is_perfect(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase's verb says a thing has lasted up to now ("has been closed for")."""
    verb = _verb(sentence, phrase)
    if verb is None:
        return False
    return any(t.lemma == "have" and t.tag in {"VBZ", "VBP"} for t in sentence.below(verb, "aux"))


# --------------------------------------------------------------------------- the day of an event


def _event_day(
    line: Line, phrase: Phrase, lines: tuple[Line, ...], told: list[tuple[Told, ...]]
) -> Fixed | None:
    """The one day on which the event after "two days after" was told to be; None if unclear."""
    if phrase.reading is not Reading.AFTER_EVENT:
        return None
    event = _event(line.sentence, phrase)
    if event is None:
        return None
    days = {
        span.first
        for earlier, spans in zip(lines, told, strict=False)
        for said, span in spans
        if span.first is not None and span.first == span.last
        if span.level in {TimeLevel.DAY, TimeLevel.PART_OF_DAY, TimeLevel.INSTANT}
        if _tells_of(earlier.sentence, said, event.lemma)
    }
    if len(days) != 1:
        return None
    day = days.pop()
    return Fixed(day=day, why=f"the {event.lemma} of {day}, told before")


def _event(sentence: Sentence, phrase: Phrase) -> Token | None:
    """The noun or verb after the phrase that names the event."""
    after = [t for t in sentence.tokens if t.start >= phrase.end]
    for token in after[:6]:
        if token.pos in {"NOUN", "VERB"} and token.dep not in {"compound", "amod", "nummod"}:
            return token
    return None


def _tells_of(sentence: Sentence, phrase: Phrase, lemma: str) -> bool:
    """Whether the phrase stands under a word for the event, or right after it."""
    token = _token(sentence, phrase)
    if token is None:
        return False
    before = [t for t in sentence.tokens if t.end <= phrase.start][-2:]
    if before and before[-1].pos == "ADP":
        before.pop()
    if before and before[-1].lemma == lemma:
        return True
    return any(head.lemma == lemma for head in _up_to_verb(sentence, token))


def _up_to_verb(sentence: Sentence, token: Token) -> Iterator[Token]:
    for head in sentence.above(token):
        yield head
        if head.pos == "VERB":
            return
