"""An incident's toll claims -> every number by hour, and the bounds under every policy."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import RenderableType

from reportedly.cli.render import parts
from reportedly.reconcile.evidence import Evidence
from reportedly.reconcile.history import Telling, tell_history
from reportedly.reconcile.tolls import summarise
from reportedly.records.incident import Incident, TollSummary
from reportedly.vocab.policies import Policies, TollPolicy
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import (
    bounds_words,
    figure_words,
    side_names,
    side_words,
    summary_name,
)
from reportedly.wording.when import day_words
from reportedly.wording.who import holder_name, outlet_words
from reportedly.wording.words import NOT_STATED, spaced, victim_words


def history_part(incident: Incident, shelf: Shelf, policies: Policies) -> list[RenderableType]:
    """Return the numbers by hour and outlet, and low, best and high under each policy."""
    evidence = _evidence(shelf, policies)
    claims = shelf.some(incident.claims)
    told = tell_history(claims, evidence)
    if not told:
        return []
    found: list[RenderableType] = [parts.heading("Figures by day and hour")]
    found += _by_harm(told, shelf)
    names = side_names(claims)
    found.append(parts.heading("Bounds under each policy"))
    for policy in policies.toll_policies:
        found += _policy(policy, summarise(claims, evidence, policy), names)
    return found


def history_rows(incident: Incident, shelf: Shelf, policies: Policies) -> dict[str, Any]:
    """Return the same as objects: ``history``, and ``policies`` with the rows of each."""
    evidence = _evidence(shelf, policies)
    claims = shelf.some(incident.claims)
    return {
        "history": tell_history(claims, evidence),
        "policies": {p.name: summarise(claims, evidence, p) for p in policies.toll_policies},
    }


def _evidence(shelf: Shelf, policies: Policies) -> Evidence:
    return Evidence(
        claims=shelf.claims,
        documents=shelf.documents,
        lineages=shelf.lineages,
        unnamed=policies.incident.unnamed,
    )


def _by_harm(told: Sequence[Telling], shelf: Shelf) -> list[RenderableType]:
    found: list[RenderableType] = []
    for harm in dict.fromkeys(one.harm for one in told):
        found.append(parts.words(f"  {harm}"))
        lines = [_line(one, shelf) for one in told if one.harm is harm]
        found.append(parts.fields([(f"  {when}", parts.words(line)) for when, line in lines]))
    return found


def _line(one: Telling, shelf: Shelf) -> tuple[str, str]:
    claim = shelf.claims[one.claim]
    document = shelf.document_of(claim)
    when = NOT_STATED if one.published is None else day_words(one.published)
    toll = claim.toll
    if toll is None:
        return when, one.claim
    who = victim_words(toll.victim_class, toll.low)
    number = (
        f"{figure_words(toll)} {who}"
        if toll.victim_class.value not in _UNTOLD
        else figure_words(toll)
    )
    told = [number, side_words(toll.side, side_names([claim])), f"({holder_name(claim, document)})"]
    aside = [outlet_words(document), spaced(one.move), "" if one.stands else "sets no bound"]
    words = " ".join(part for part in told if part)
    line = f"{words}; {', '.join(part for part in aside if part)}  {one.claim}"
    return f"{when} {one.hour or ''}".rstrip(), line


_UNTOLD = frozenset({"unknown", "mixed", "other"})


def _policy(
    policy: TollPolicy, rows: Iterable[TollSummary], names: Mapping[str, str]
) -> list[RenderableType]:
    found: list[RenderableType] = [parts.words(f"  {spaced(safe(policy.name))}: {policy.note}")]
    lines = []
    for row in rows:
        if row.high is None:
            continue
        low, best, high = bounds_words(row)
        told = f"low {low} · best {best} · high {high}"
        behind = ", ".join(row.best_claims) or "no claim is best"
        lines.append((f"  {summary_name(row, names)}", parts.words(f"{told}  [{behind}]")))
    return [*found, parts.fields(lines)]
