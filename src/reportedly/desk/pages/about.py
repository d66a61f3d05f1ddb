"""`/`, `/audit`, `/methods`, `/keys`: what is in the record, what was done to it, and how."""

from functools import cache

from reportedly import __version__
from reportedly.desk.call import Answer, Call, Refused
from reportedly.desk.charts import months_chart
from reportedly.desk.index import WITHIN
from reportedly.desk.keys import KEYS
from reportedly.desk.pages.incidents import days_words, toll_words
from reportedly.desk.visitor import ABOUT, Role
from reportedly.records.review import Review
from reportedly.vocab.policies import load_policies
from reportedly.wording.lines import claim_words
from reportedly.wording.safe import Cell
from reportedly.wording.when import interval_words
from reportedly.wording.words import spaced

AUDIT_ROWS = 100


def overview(call: Call) -> Answer:
    """Return what the record holds and covers, and what awaits a look."""
    index = call.index
    counts = call.desk.coverage
    months = index.counted(index.every, "month")
    newest = index.page(index.every, None, 8)
    dated = index.days()
    days = "" if dated is None else interval_words(*dated)
    return Answer(
        template="overview.html",
        title="What is in the record",
        about={
            "coverage": counts,
            "days": days,
            "months": months_chart(months, index.totals(index.every, WITHIN)),
            "newest": newest,
            "events": index.counted(index.every, "event")[:10],
            "places": index.counted(index.every, "place")[:10],
            "outlets": index.counted(index.every, "outlet")[:10],
            "contested": index.counted(index.every, "contested"),
            "days_of": days_words,
            "toll": toll_words,
            "waiting": call.desk.queue.counts(call.visitor.name),
            "is_current": call.view.store.derived_is_current(),
            "may_review": call.visitor.may(Role.CODER),
        },
        data={"coverage": counts, "incidents": len(index), "days": days},
    )


def audit(call: Call) -> Answer:
    """Return every decision, last first, and whether each row is what was written."""
    if not call.visitor.may(Role.CODER):
        raise Refused(403, "The audit names people and what is withheld.", "Ask an editor.")
    reviews = call.view.store.reviews()
    rows, hidden = _decisions(call)
    broken = list(reviews.broken())
    number, head = reviews.head()
    return Answer(
        template="audit.html",
        title="Audit",
        about={
            "rows": rows,
            "broken": broken,
            "number": number,
            "head": head,
            "hidden": hidden,
            "further": rows[-1].n if len(rows) == AUDIT_ROWS else "",
            "changes": changes_told,
            "of": claim_words,
            "reads": call.desk.accounts.reads() if call.visitor.may(Role.ADMIN) else [],
            "judgements": list(call.view.store.decisions())[-AUDIT_ROWS:],
        },
        data={
            "head": head,
            "number": number,
            "broken": [{"n": n, "why": why} for n, why in broken],
            "rows": rows,
        },
        head=("n", "made_at", "user", "action", "claim", "subject", "before", "after", "why"),
        rows=[_audit_cells(one) for one in rows],
    )


def _decisions(call: Call) -> tuple[list[Review], int]:
    """The decisions asked for that the visitor may see, and how many of them they may not."""
    before = call.query.get("before", "")
    start = int(before) if before.isascii() and before.isdecimal() and len(before) < 16 else None
    rows = call.view.store.reviews().every(start, AUDIT_ROWS)
    if call.visitor.may(Role.EDITOR):
        return rows, 0
    own = [one for one in rows if one.user == call.visitor.name]
    return own, len(rows) - len(own)


def _audit_cells(one: Review) -> list[Cell]:
    claim = None if one.claim is None else one.claim.id
    told = (one.made_at.isoformat(), one.user, str(one.action), claim, one.subject)
    return [one.n, *told, str(one.before), str(one.after), one.why]


def changes_told(before: dict[str, object] | None, after: dict[str, object] | None) -> str:
    """Return the fields that differ, before and after, in a line."""
    if before is None or after is None:
        return ""
    return "; ".join(
        f"{name}: {_told(before.get(name))} → {_told(after.get(name))}"
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    )


def _told(value: object) -> str:
    return "not stated" if value is None else str(value)


def methods(call: Call) -> Answer:
    """Return how each thing shown is made."""
    return Answer(
        template="methods.html",
        title="Methods",
        about={
            "version": __version__,
            "rules": call.desk.rules,
            "policies": _policies(),
            "roles": [(role, ABOUT[role]) for role in Role],
        },
        data={"version": __version__, "rules": call.desk.rules},
    )


@cache
def _policies() -> tuple[tuple[str, str], ...]:
    """The rules by which a best figure is picked, and what each says."""
    return tuple((spaced(one.name), one.note) for one in load_policies().toll_policies)


def keys(call: Call) -> Answer:  # noqa: ARG001 - every page is asked the same way
    """Return the keys of the review."""
    return Answer(
        template="keys.html",
        title="Keys",
        about={"keys": KEYS},
        data=[{"keys": told, "does": does} for told, does in KEYS],
    )
