"""A page's head and marks -> the statements that whole stretches of it are.

"-- [Communique] [National Health Union] [Text] We report ...": what the page tells is told by the
union and not by the outlet that printed it. So is what follows "[Garcia]" in a recording, up to
where another speaks, and a page that is headed "Statement by the General Command" and says "we".
"""

import re
from collections.abc import Iterator, Sequence

from reportedly.claims.who.holders import Held
from reportedly.claims.who.names import without_article
from reportedly.claims.who.speakers import Mention, Page, as_speaker
from reportedly.records.base import Offsets, content_id
from reportedly.records.claim import Statement
from reportedly.records.text import Document

_HEAD = 1200
"""The head is looked for in this many first characters."""

_LINES = 4
"""A heading that says whose text follows stands in one of so many first lines."""

_GIVEN_BY = re.compile(
    r"\[(?P<kind>[^\]\[]+?)(?:\]\s+\[|\s+(?:issued\s+)?(?:by|from)\s+)(?P<who>[^\]\[]+)\]\s+"
    r"\[(?:text|excerpts?)\]",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^[^\w\n]*(?:[A-Za-z]+ ){0,2}?(?P<kind>[A-Za-zé]+)(?: no\.? ?\d+)? (?:issued )?(?:by|of|from) "
    r"(?P<who>[^\n.:;\[\]]{3,80}?)(?: (?:on|about|regarding|concerning|dated|after)\b[^\n]*)?"
    r"[.:]?$",
    re.IGNORECASE | re.MULTILINE,
)
_TURN = re.compile(r"(?:^|(?<=[.?!\]\"”-]))\s*\[(?P<who>[^\]\[]{2,90})\](?=\s*\S)", re.MULTILINE)
_END = re.compile(r"\[(?:end|passage|video|audio)[^\]\[]*\]", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"\n]{0,2000}[”\"]")
_WORD = re.compile(r"[^\W\d_]+")


def find_own_voice(document: Document, page: Page) -> tuple[Statement, ...]:
    """Return the statements of those whose words stretches of the page are, none for a report."""
    head = _GIVEN_BY.search(document.text, 0, _HEAD)
    if not page.sentences:
        return ()
    if _is_recording(document.text, page):
        return tuple(_turns(document, page))
    if head is not None and page.actors.roles.reading.own_voice & set(head["kind"].lower().split()):
        return _rest(document, page, head, "the page is a text of the speaker's own")
    heading = _heading(document, page)
    if heading is None:
        return ()
    return _rest(document, page, heading, "its heading says whose text the page is, and it says we")


def in_own_voice(held: Held, own: Sequence[Statement], page: Page) -> Held:
    """Return the holder; for "we" and "our troops" the one whose words they stand in."""
    holder = held.holder
    first = None if holder is None else _WORD.match(holder.printed)
    speakers = page.actors.roles.reading.speakers
    if holder is None or first is None or first.group().lower() not in speakers:
        return held
    for statement in own:
        if statement.holder is not None and statement.covers(holder.start, holder.end):
            at = {"printed": holder.printed, "start": holder.start, "end": holder.end}
            why = f"name: {holder.printed!r} stands in the words of {statement.holder.name!r}"
            return Held(holder=statement.holder.replacing(**at), grounds=(why,))
    why = f"name: {holder.printed!r} stands in the words of nobody the page names"
    return Held(holder=holder.replacing(resolved=False), grounds=(why,))


def _rest(document: Document, page: Page, head: re.Match[str], why: str) -> tuple[Statement, ...]:
    """The statement that all behind the head is."""
    first = re.search(r"\S", document.text[head.end() :])
    if first is None:
        return ()
    content = (head.end() + first.start(), len(document.text.rstrip()))
    words = without_article(" ".join(head["who"].split()))
    name = _bare(words, page)
    at = Mention(sentence=0, span=head.span("who"), name=name, words=words, is_person=False)
    return (_statement(page, at, head.span("kind"), content, why),)


def _statement(page: Page, at: Mention, cue: Offsets, content: Offsets, why: str) -> Statement:
    document = page.sentences[0].document
    return Statement(
        id=content_id("s", document, (content,), (at.span,), (cue,)),
        document=document,
        source=(at.span,),
        cue=(cue,),
        content=(content,),
        quoted=False,
        holder=as_speaker(page, at).holder,
        why=why,
    )


def _heading(document: Document, page: Page) -> re.Match[str] | None:
    """The first line that says whose text follows, on a page that speaks of itself as "we"."""
    roles = page.actors.roles
    first = "\n".join(document.text.split("\n", _LINES)[:_LINES])
    for found in _HEADING.finditer(first):
        who = found["who"]
        known = roles.is_official(who) or roles.told_by(who) or page.actors.side_of(who)
        if found["kind"].lower() in roles.reading.issued and known and _says_we(document, page):
            return found
    return None


def _says_we(document: Document, page: Page) -> bool:
    """Whether the text says "we" or "our" outside quotation marks."""
    words = set(_WORD.findall(_QUOTED.sub(" ", document.text).lower()))
    return bool(words & (page.actors.roles.reading.speakers - {"i", "me", "my", "us"}))


def _is_recording(text: str, page: Page) -> bool:
    """Whether the page has the turns of several speakers, each named in brackets."""
    head = " ".join(text[:_HEAD].lower().split())
    return any(f"[{words}" in head for words in page.actors.roles.reading.recorded)


def _turns(document: Document, page: Page) -> Iterator[Statement]:
    """What each speaker of a recording says, the outlet's own questions left out."""
    text, reading = document.text, page.actors.roles.reading
    turns = [turn for turn in _TURN.finditer(text) if _is_speaker(turn["who"], page)]
    ends = (*(turn.start() + 1 for turn in turns[1:]), len(text.rstrip()))
    for turn, end in zip(turns, ends, strict=False):
        words = _WORD.findall(turn["who"].lower())
        closed = _END.search(text, turn.end(), end)
        last = end if closed is None else closed.start()
        if reading.askers.isdisjoint(words) and text[turn.end() : last].strip():
            begin = turn.end() + len(text[turn.end() :]) - len(text[turn.end() :].lstrip())
            at = _named(turn, page)
            content = (begin, len(text[:last].rstrip()))
            yield _statement(page, at, turn.span("who"), content, "a turn of a recording")


def _is_speaker(who: str, page: Page) -> bool:
    """Whether the words in brackets name who speaks, and not what is done or left out."""
    words = _WORD.findall(who.lower())
    reading = page.actors.roles.reading
    if not words or not reading.directions.isdisjoint(words):
        return False
    if not reading.askers.isdisjoint(words):
        return True
    name = _WORD.findall(who)[len(_WORD.findall(who.split(",", 1)[0])) - 1]
    known = page.text.count(name) > 1 or not reading.titles.isdisjoint(words)
    return known and not page.actors.roles.is_official(name)


def _named(turn: re.Match[str], page: Page) -> Mention:
    """The speaker, by the fullest words that the page's head has for the name."""
    short = " ".join(turn["who"].split(",")[0].split())
    surname = short.rsplit(" ", 1)[-1]
    head = " ".join(page.text[:_HEAD].split())
    full = rf"\[[^\]\[]*?\bwith ([^\]\[]*?\b{re.escape(surname)}\b[^\]\[]*?)(?: by\b[^\]\[]*)?\]"
    fuller = re.search(full, head, re.IGNORECASE)
    words = " ".join(turn["who"].split()) if fuller is None or " " in short else fuller[1]
    name = _bare(words.split(",")[0], page)
    return Mention(sentence=0, span=turn.span("who"), name=name, words=words, is_person=True)


def _bare(name: str, page: Page) -> str:
    """A person's name without the titles and the nationality before it; a body's as it is."""
    titles = page.actors.roles.reading.titles | page.actors.roles.reading.title_parts
    words = name.split()
    lowered = [word.lower().rstrip(".") for word in words]
    is_body = page.actors.roles.is_official(words[-1]) or "of" in lowered
    if is_body or titles.isdisjoint(lowered[:3]):
        return name
    while len(words) > 1 and (
        words[0].lower().rstrip(".") in titles or page.actors.named_in(words[0].title())
    ):
        words.pop(0)
    return " ".join(words)
