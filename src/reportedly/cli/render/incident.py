"""One incident -> a page: tolls, what is contested, who says what, from where, and why joined."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from rich.console import Group, RenderableType
from rich.text import Text

from reportedly.cli.render import parts
from reportedly.cli.render.claims import marked_sentence
from reportedly.cli.render.sources import origins_part
from reportedly.records.claim import Claim
from reportedly.records.incident import Incident, Link, TollSummary
from reportedly.records.vocabulary import Aspect, Finality, Stance, State
from reportedly.wording.lines import (
    FEW_HOLDERS,
    claim_words,
    finding_words,
    holders_words,
    origins_words,
    page_words,
    what_words,
)
from reportedly.wording.safe import safe
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import (
    bounds_words,
    figures,
    figures_lines,
    side_names,
    summary_name,
)
from reportedly.wording.when import DATE_NOT_STATED, when_words
from reportedly.wording.where import PLACE_NOT_STATED, place_words, places_words
from reportedly.wording.who import holder_about, holder_key, holder_name
from reportedly.wording.words import NOT_STATED, counted, event_words, spaced

FEW_LINKS = 5
"""So many reasons for joining claims are shown unless all are asked for."""


def incident_page(incident: Incident, shelf: Shelf, *, all_links: bool = False) -> Group:
    """Return everything the record holds of an incident, to be read from top to bottom."""
    claims = shelf.some(incident.claims)
    found: list[RenderableType] = [
        parts.words(f"Incident {incident.id}", parts.HEADING),
        parts.words(safe(incident.title)),
        Text(""),
        _head(incident, shelf),
        *_tolls(incident, shelf),
        *_findings(incident),
        *_contested(incident, claims, shelf),
        *who_says_what(claims, shelf),
        *origins_part(incident.documents, shelf),
        *_links(incident.links, None if all_links else FEW_LINKS),
    ]
    return Group(*found)


def who_says_what(claims: Iterable[Claim], shelf: Shelf) -> list[RenderableType]:
    """Return the claims under their holders, by name: no party comes first for being a party."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda one: (one.document, one.start, one.id)):
        groups.setdefault(holder_key(claim, shelf.document_of(claim)), []).append(claim)
    if not groups:
        return []
    found: list[RenderableType] = [parts.heading("Who says what")]
    for key in sorted(groups, key=lambda one: (groups[one][0].holder is None, one)):
        found += _holder(groups[key], shelf)
    return found


def claim_lines(claim: Claim, shelf: Shelf) -> list[RenderableType]:
    """Return a claim as a few lines: stance and content, its sentence, whose page."""
    document = shelf.document_of(claim)
    head = parts.words("").append(claim_words(claim), parts.HEADING).append(f"  {claim.id}")
    below = [page_words(document), *_aside(claim)]
    if claim.holder is not None and safe(claim.holder.printed) != safe(claim.holder.name):
        below.append(f"printed “{safe(claim.holder.printed)}”")
    below += [f"via {safe(relay)}" for relay in claim.via]
    below += [f"answers {answered}" for answered in claim.answers]
    below += [
        f"answers {one.answers} of another page: {safe(one.why)}"
        for one in shelf.replies.get(claim.id, ())
    ]
    return [
        head,
        parts.indented(marked_sentence(claim, document)),
        parts.indented(parts.words("; ".join(below))),
    ]


def _aside(claim: Claim) -> list[str]:
    """What a reader must know of a figure before taking it: its whole, its standing, its date."""
    told = []
    if claim.toll is not None and claim.toll.subset_of is not None:
        told.append(f"part of {claim.toll.subset_of}")
    if claim.finality is not Finality.UNSTATED:
        told.append(spaced(claim.finality))
    if claim.when is not None:
        told.append(f"dates it {when_words(claim.when)}")
    return told


def _head(incident: Incident, shelf: Shelf) -> RenderableType:
    when = when_words(incident.when)
    reason = "" if incident.when is None else safe(incident.when.why)
    states = "\n".join(
        f"{spaced(aspect)}: {spaced(state)}{_by(incident.grounds.get(aspect, ()))}"
        for aspect, state in sorted(incident.states.items())
        if state is not State.CONTESTED
    )
    rows = [
        ("what", parts.words(event_words(incident.event_class))),
        ("when", parts.words(when, parts.UNKNOWN if when == DATE_NOT_STATED else "")),
        *([("", parts.words(reason))] if reason else []),
        ("where", _where(incident)),
        ("parties", parts.known(_parties(incident, shelf))),
        ("told by", parts.words(origins_words(incident))),
    ]
    if states:
        rows.append(("standing", parts.words(states)))
    return parts.fields(rows)


def _by(ids: Sequence[str]) -> str:
    """The claims that make a state so, of many the first few."""
    if not ids:
        return ""
    left = len(ids) - FEW_HOLDERS
    return f" ({', '.join(ids[:FEW_HOLDERS])}{f' and {left} more' if left > 0 else ''})"


def _where(incident: Incident) -> Text:
    told = places_words(incident.where)
    if told == PLACE_NOT_STATED:
        return parts.words(told, parts.UNKNOWN)
    located = {
        place_words(place): f"{place.lat:.3f}, {place.lon:.3f}"
        for place in incident.where
        if place.lat is not None and place.lon is not None
    }
    lines = dict.fromkeys(place_words(place) for place in incident.where)
    return parts.words(
        "\n".join(f"{name} [{located[name]}]" if name in located else name for name in lines)
    )


def _parties(incident: Incident, shelf: Shelf) -> str | None:
    """Each party on a line with who names it: no one is a perpetrator in our own voice."""
    lines = []
    for one, naming in zip_longest(incident.parties, incident.named_by):
        if one is None:
            continue
        name = safe(one.printed if one.name is None else one.name)
        line = f"{spaced(safe(one.role))}: {name}"
        if naming is not None:
            line += f" — named by {holders_words(naming.claims, shelf)}"
            line += (
                f"; denied by {holders_words(naming.denied_by, shelf)}" if naming.denied_by else ""
            )
        lines.append(line)
    return "\n".join(lines) or None


def _tolls(incident: Incident, shelf: Shelf) -> list[RenderableType]:
    if not incident.tolls:
        return []
    policies = ", ".join(dict.fromkeys(spaced(safe(toll.policy)) for toll in incident.tolls))
    found: list[RenderableType] = [parts.heading(f"Tolls (policy: {policies})")]
    names = side_names(shelf.some(incident.claims))
    for toll in incident.tolls:
        found.append(_toll_head(toll, names))
        rows = [
            (f"    {'' if n else name}", parts.words(told))
            for name, ids in _bounds(toll)
            for n, told in enumerate(_behind(ids, shelf))
        ]
        found.append(parts.fields(rows))
    return found


def _toll_head(toll: TollSummary, names: Mapping[str, str]) -> Text:
    low, best, high = bounds_words(toll)
    head = parts.words(f"  {summary_name(toll, names)}: ")
    return head.append(f"low {low} · best {best} · high {high}", parts.HEADING)


def _bounds(toll: TollSummary) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The bounds with their claims; bounds that rest on the same claims stand on one line."""
    told = (("low", toll.low_claims), ("best", toll.best_claims), ("high", toll.high_claims))
    if not any(ids for _, ids in told):
        return (("weighed", toll.claims),)
    names: dict[tuple[str, ...], list[str]] = {}
    for name, ids in told:
        if ids:
            names.setdefault(ids, []).append(name)
    return tuple((", ".join(same), ids) for ids, same in names.items())


def _behind(ids: Sequence[str], shelf: Shelf) -> list[str]:
    """The claims behind one bound, each with its figure and its holder."""
    lines = []
    for one in ids:
        claim = shelf.claims.get(one)
        if claim is None:
            lines.append(one)
            continue
        who = holder_name(claim, shelf.document_of(claim))
        lines.append(f"{what_words(claim)} ({who}) {one}")
    return lines


def _findings(incident: Incident) -> list[RenderableType]:
    """What about the figures a person should look at."""
    if not incident.findings:
        return []
    found: list[RenderableType] = [parts.heading("To be looked at")]
    for one in incident.findings:
        line = f"{finding_words(one)} {', '.join(one.claims)}"
        found.append(parts.indented(parts.words(line)))
    return found


def _contested(incident: Incident, claims: Sequence[Claim], shelf: Shelf) -> list[RenderableType]:
    aspects = sorted(a for a, state in incident.states.items() if state is State.CONTESTED)
    if not aspects:
        return []
    found: list[RenderableType] = [parts.heading("Contested")]
    for aspect in aspects:
        if aspect is Aspect.CASUALTY_COUNT:
            lines = figures_lines(figures(claims, shelf.documents))
        else:
            lines = _sides(aspect, claims, shelf) or _differing(aspect, incident, shelf)
        if lines:
            name = _NO_ASPECT if aspect is Aspect.UNKNOWN else spaced(aspect)
            found.append(parts.words(f"  {name}"))
            found += [parts.indented(parts.words(line), 4) for line in lines]
    return found if len(found) > 1 else []


_AGAINST = frozenset({Stance.DENIES, Stance.REJECTS_CHARACTERISATION})
_NO_ASPECT = "denied, and it is not said what of it"


def _differing(aspect: Aspect, incident: Incident, shelf: Shelf) -> list[str]:
    """The claims that differ in what none of them is about: the day, or who did it."""
    lines = []
    for claim in shelf.some(incident.grounds.get(aspect, ())):
        told = f"dates it {when_words(claim.when)}" if aspect is Aspect.TIME else claim_words(claim)
        lines.append(f"{holder_name(claim, shelf.document_of(claim))} · {told} ({claim.id})")
    return sorted(lines)


def _sides(aspect: Aspect, claims: Sequence[Claim], shelf: Shelf) -> list[str]:
    """Each claim on the aspect and each that such a claim answers, a line for each holder."""
    about = [claim for claim in claims if claim.aspect is aspect]
    answered = {one for claim in about for one in claim.answers}
    answered |= {one.answers for claim in about for one in shelf.replies.get(claim.id, ())}
    lines: dict[str, list[str]] = {}
    for claim in claims:
        if claim.aspect is aspect or claim.id in answered:
            who = holder_name(claim, shelf.document_of(claim))
            told = claim_words(claim.replacing(aspect=None))
            if claim.stance in _AGAINST:
                told += f": “{safe(' '.join(claim.quote.split()))}”"  # what is denied, in its words
            lines.setdefault(f"{who} · {told}", []).append(claim.id)
    return sorted(f"{line} ({', '.join(ids)})" for line, ids in lines.items())


def _holder(claims: Sequence[Claim], shelf: Shelf) -> list[RenderableType]:
    first = claims[0]
    name = holder_name(first, shelf.document_of(first))
    head = parts.words("  ").append(name, parts.HEADING).append(f"  {holder_about(first.holder)}")
    found: list[RenderableType] = [head]
    for claim in claims:
        found += [parts.indented(line, 4) for line in claim_lines(claim, shelf)]
    return found


def _links(links: Sequence[Link], most: int | None) -> list[RenderableType]:
    if not links:
        return []
    strongest = sorted(links, key=lambda link: (-link.score, link.a, link.b))
    found: list[RenderableType] = [parts.heading("Why these claims are thought to be one event")]
    for link in strongest[:most]:
        found.append(
            parts.words(f"  {link.a} + {link.b}  {link.score:.2f}, {safe(link.decided_by)}")
        )
        why = "; ".join(safe(reason) for reason in link.reasons) or NOT_STATED
        found.append(parts.indented(parts.words(why), 4))
    left = len(links) - len(strongest[:most])
    if left:
        found.append(parts.words(f"  and {counted(left, 'weaker link')}: --all shows them"))
    return found
