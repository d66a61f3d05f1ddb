"""`/export`: the record in every format, filtered as a list is, and what the public sees of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.desk.call import Answer, Call, Refused, missing
from reportedly.desk.pages.incidents import asked_of, chosen_of, narrowing
from reportedly.desk.redacted import redaction_of
from reportedly.desk.visitor import Role
from reportedly.desk.zipped import FORMATS, OF_PEOPLE, CopyAsked, formats_for, zipped
from reportedly.errors import NothingMatched
from reportedly.records.base import Record
from reportedly.records.logbook import Withholding
from reportedly.redact.page import BLANK
from reportedly.redact.source import RedactedSource
from reportedly.redact.told import redaction_of as told_of

MOST_PAGES = 20_000
"""Of a record of more pages an export is made while a page tells how far it is."""

MOST_SHOWN, AROUND = 12, 90
_ENDING = ".zip"


def export(call: Call) -> Answer:
    """Return the formats, what is asked for, and what of it the public sees."""
    index = call.index
    total = index.narrowed(asked_of(call.query, index)).bit_count()
    shows = call.query.get("preview") == "1" and call.visitor.may(Role.CODER)
    preview = _preview(call) if shows else None
    pages = call.desk.coverage["documents"]
    return Answer(
        template="export.html",
        title="Export",
        about={
            "formats": formats_for(call.visitor),
            "total": total,
            "chosen": [(name, value) for name, value, _ in chosen_of(index, call.query)],
            "narrowing": narrowing(call.query),
            "is_all": total == len(index),
            "is_large": pages > MOST_PAGES,
            "most": MOST_PAGES,
            "preview": preview,
            "may_preview": call.visitor.may(Role.CODER),
            "may_have_all": call.visitor.may(Role.EDITOR),
            "is_current": call.view.store.derived_is_current(),
        },
        data={
            "formats": dict(formats_for(call.visitor)),
            "incidents": total,
            "redaction": None if preview is None else preview.told,
        },
    )


def export_file(call: Call) -> Answer:
    """Return a format in a ZIP file, what is withheld left blank."""
    return _file(call, CopyAsked(format=_format(call.path["file"]), incidents=_incidents(call)))


def export_whole(call: Call) -> Answer:
    """Return a format with every name, to who gives a reason; that it was given is kept."""
    why = call.sent.get("why", "").strip()
    if not why:
        raise Refused(400, "A copy with every name needs a reason.", "Say what it is for.")
    name = _format(f"{call.sent.get('format', '')}{_ENDING}")
    asked = CopyAsked(format=name, whole_for=call.visitor.name, why=why[:2000])
    return _file(call, asked)


def released_file(call: Call) -> Answer:
    """Return a format of a release in a ZIP file, the same bytes whenever it is asked for."""
    asked = CopyAsked(format=_format(call.path["file"]), release=release_number(call))
    return _file(call, asked)


def release_number(call: Call) -> int:
    """Return the number of the release that the address names.

    Raises:
        Refused: it is no number.
    """
    number = call.path["number"]
    if not number.isascii() or not number.isdecimal() or len(number) > 9:
        raise Refused(404, f"There is no release “{number[:20]}”.", "/releases lists them.")
    return int(number)


def _incidents(call: Call) -> frozenset[str] | None:
    """The incidents that are asked for; None: the whole record."""
    index = call.index
    found = index.narrowed(asked_of(call.query, index))
    return (
        None
        if found == index.every
        else frozenset(one.id for one in index.page(found, None, len(index)))
    )


def _format(file: str) -> str:
    name = file.removesuffix(_ENDING)
    if name not in FORMATS or not file.endswith(_ENDING):
        there = ", ".join(FORMATS)
        raise Refused(404, f"There is no format “{name[:40]}”.", f"There is {there}.")
    return name


def _file(call: Call, asked: CopyAsked) -> Answer:
    if call.form != "html":
        raise Refused(404, "A file has no other form.", "Leave the ending out.")
    if asked.format == OF_PEOPLE and not call.visitor.may(Role.EDITOR):
        raise Refused(403, "Who decided what is for editors.", "An admin can say so.")
    if _is_large(call):
        return _begun(call, asked)
    with while_waited_for(call, asked.format):
        return Answer(file=(_named(asked), zipped(call.desk.settings.record, asked)))


def _is_large(call: Call) -> bool:
    return call.desk.coverage["documents"] > MOST_PAGES


def _begun(call: Call, asked: CopyAsked) -> Answer:
    """Begin a file that takes long, and show how far it is."""
    id_ = call.desk.packer.begin(asked, call.visitor.name, _withheld(call))
    if id_ is None:
        raise Refused(503, "Another export is being made.", "Try again in a few minutes.")
    return Answer(go=f"/export/making/{id_}", status=303)


def _withheld(call: Call) -> int:
    """How many names are withheld by now: a file made before one of them is not given out."""
    return sum(1 for _ in call.desk.store().entries(Withholding))


def making(call: Call) -> Answer:
    """Return how far an export is, to whoever asked for it."""
    found = call.desk.packer.how_far(call.path["id"], call.visitor.name)
    if found is None:
        raise missing("export of yours", call.path["id"])
    return Answer(
        template="making.html",
        title=f"{found.format}: {'made' if found.is_there else 'being made'}",
        about={"making": found, "minutes": int(found.seconds // 60)},
        data=found,
    )


def made_file(call: Call) -> Answer:
    """Return an export that was made, for as long as it is kept."""
    id_ = call.path["file"].removesuffix(_ENDING)
    found = call.desk.packer.made(id_, call.visitor.name, _withheld(call))
    if found is None or call.form != "html":
        raise missing("export of yours", id_)
    asked, path = found
    if (asked.whole_for or asked.format == OF_PEOPLE) and not call.visitor.may(Role.EDITOR):
        raise Refused(403, "A copy with every name is for editors.", "An admin can say so.")
    return Answer(file=(_named(asked), path), stays=True)


@contextmanager
def while_waited_for(call: Call, name: str) -> Iterator[None]:
    """Write a format while a browser waits: one at a time, and of no record that is too large.

    Raises:
        Refused: it is too large, another is being written, or there is no such release.
    """
    if call.desk.coverage["documents"] > MOST_PAGES:
        raise Refused(
            409,
            f"A record of more than {MOST_PAGES:,} pages is not exported while a browser waits.",
            f"`reportedly export {name} --out FOLDER` writes it.",
        )
    if not call.desk.packing.acquire(blocking=False):
        raise Refused(503, "Another export is being made.", "Try again in a minute.")
    try:
        yield
    except NothingMatched as error:
        raise Refused(
            404, f"{error.what[:1].upper()}{error.what[1:]}.", "See /releases."
        ) from error
    finally:
        call.desk.packing.release()


def _named(asked: CopyAsked) -> str:
    of = "" if asked.release is None else f"-release-{asked.release}"
    which = "" if asked.incidents is None else "-some"
    return f"reportedly-{asked.format}{of}{which}{'-whole' if asked.whole_for else ''}.zip"


class Blanked(Record, frozen=True, kw_only=True):
    """A passage as the public sees it: the blank, and what stands before and after it."""

    document: str
    at: tuple[int, int]
    before: str
    blank: str
    after: str


class Preview(Record, frozen=True, kw_only=True):
    """What is left blank: the words of an export's own file, and passages that have a blank."""

    told: object
    pages: int
    names: int
    passages: tuple[Blanked, ...]


def _preview(call: Call) -> Preview:
    redaction = redaction_of(call.view.store)
    told = told_of(redaction)
    return Preview(
        told=told,
        pages=told.pages,
        names=sum(told.names.values()),
        passages=tuple(_passages(call, redaction)),
    )


def _passages(call: Call, redaction: RedactedSource) -> Iterator[Blanked]:
    """The first blank of some pages, with the words around it."""
    some = [id_ for id_, names in redaction.withheld.pages.items() if names.spans][:MOST_SHOWN]
    for id_, document in sorted(call.view.documents(some).items()):
        start, end = redaction.withheld.pages[id_].spans[0]
        text = redaction.document_of(document).text
        yield Blanked(
            document=id_,
            at=(start, end),
            before=text[max(start - AROUND, 0) : start],
            blank=BLANK * (end - start),
            after=text[end : end + AROUND],
        )
