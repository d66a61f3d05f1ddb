"""`reportedly show ID`: one incident, claim, situation or document, whole."""

from collections.abc import Callable
from typing import Any

import click
from rich.console import Group, RenderableType

from reportedly.cli import console
from reportedly.cli.options import record_option
from reportedly.cli.record import reading_of, some_of
from reportedly.cli.render.claim import claim_page
from reportedly.cli.render.history import history_part, history_rows
from reportedly.cli.render.incident import incident_page
from reportedly.cli.render.ledgers import ledgers_part
from reportedly.cli.render.page import document_page
from reportedly.cli.render.situations import situation_page
from reportedly.errors import NothingMatched
from reportedly.export.public import incident_row, situation_row
from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.ledgers import Ledger, find_ledgers, is_running
from reportedly.records.claim import Claim
from reportedly.records.incident import Incident, Situation
from reportedly.records.text import Document
from reportedly.store.store import Store
from reportedly.vocab.policies import load_policies
from reportedly.wording.contract import claim_row, document_row, json_object
from reportedly.wording.shelf import Shelf

Thing = Incident | Claim | Situation | Document


@click.command(
    epilog=("\b\nExamples:\n  reportedly show i-0a1b2c\n  reportedly show c-9f --json\n")
)
@click.argument("id_", metavar="ID")
@click.option(
    "--all", "all_links", is_flag=True, help="All links of an incident, not the strongest."
)
@click.option(
    "--tolls", is_flag=True, help="Of an incident also every figure by hour, and every policy."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object in the names of the export.")
@record_option
def show(id_: str, record: str, *, all_links: bool, tolls: bool, as_json: bool) -> None:
    """One incident, claim, situation or document: by its id, or as much of it as is needed.

    A claim is shown in its sentence, its own characters between >> and <<.
    """
    with reading_of(record) as store:
        thing = _found(id_, store)
        page, row = _told(thing, store, all_links=all_links)
        if tolls and isinstance(thing, Incident):
            page, row = _with_history(thing, store, page, row)
    if isinstance(thing, Incident) and not thing.id.startswith(id_):
        console.note(f"note: {id_} is now part of {thing.id}")
    if as_json:
        console.write(json_object(row))
    else:
        console.show(page)


def _found(given: str, store: Store) -> Thing:
    """The one thing of that id, or whose id begins so.

    Raises:
        NothingMatched: there is none.
        UsageError: there are several.
    """
    ask: tuple[Callable[[str], Thing | None], ...] = (
        store.incident,
        store.claim,
        store.situation,
        store.document,
    )
    for one in ask:
        thing = one(given)
        if thing is not None:
            return thing
    raise NothingMatched(
        f"nothing in the record has an id that begins with {given!r}",
        do="`reportedly incidents`, `claims`, `situations` and `documents` print the ids.",
    )


def _told(thing: Thing, store: Store, *, all_links: bool) -> tuple[RenderableType, Any]:
    """The page of a thing, and the same as it is exported."""
    match thing:
        case Incident():
            shelf = some_of(store, _claims(thing.claims, store), thing.documents)
            ledgers = _ledgers(thing, shelf, store)
            page = Group(
                incident_page(thing, shelf, all_links=all_links), *ledgers_part(ledgers, shelf)
            )
            return page, {**incident_row(thing), "ledgers": ledgers}
        case Claim():
            shelf = some_of(store, [thing])
            return claim_page(thing, shelf), claim_row(thing, shelf)
        case Situation():
            shelf = some_of(store, _claims(thing.claims, store))
            return situation_page(thing, shelf), situation_row(thing)
        case Document():
            shelf = some_of(store, [], [thing.id])
            return document_page(thing, shelf), document_row(thing, shelf)


def _ledgers(incident: Incident, shelf: Shelf, store: Store) -> tuple[Ledger, ...]:
    """The totals of an incident that run over others; all claims are asked for such a one alone."""
    near = Evidence(claims=shelf.claims, documents=shelf.documents, lineages=shelf.lineages)
    if not is_running(incident, near):
        return ()
    everything = {claim.id: claim for claim, _, _ in store.placed_claims()}
    return find_ledgers(incident, store.incidents(), near.replacing(claims=everything))


def _with_history(
    incident: Incident, store: Store, page: RenderableType, row: Any
) -> tuple[RenderableType, Any]:
    """The page and the object of an incident with its figures by hour and under each policy."""
    shelf = some_of(store, _claims(incident.claims, store), incident.documents)
    policies = load_policies()
    told = history_part(incident, shelf, policies)
    return Group(page, *told), {**row, **history_rows(incident, shelf, policies)}


def _claims(ids: tuple[str, ...], store: Store) -> list[Claim]:
    found = (store.claim(one) for one in ids)
    return [claim for claim in found if claim is not None]
