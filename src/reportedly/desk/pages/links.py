"""`/links/A/B`: why two reports are, or are not, one incident."""

from reportedly.desk.call import Answer, Call, missing
from reportedly.desk.pages.told import line_of
from reportedly.desk.visitor import Role
from reportedly.records.incident import Link
from reportedly.wording.contract import claim_row


def link(call: Call) -> Answer:
    """Return two claims side by side with what joined or parted them."""
    a, b = call.path["a"], call.path["b"]
    claims = call.view.claims([a, b])
    if len(claims) != 2:
        raise missing("pair of claims", f"{a} and {b}")
    shelf = call.view.shelf(claims)
    homes = [shelf.incident_of.get(one) for one in (a, b)]
    incident = None if homes[0] is None else call.view.incident(homes[0])
    links = () if incident is None else incident.links
    direct = [one for one in links if {one.a, one.b} == {a, b}]
    judged = [one for one in call.view.decisions_on([a, b]) if {one.a, one.b} == {a, b}]
    return Answer(
        template="links.html",
        title=f"{a} and {b}",
        about={
            "lines": [line_of(claim, shelf) for claim in claims],
            "homes": homes,
            "together": homes[0] is not None and homes[0] == homes[1],
            "direct": direct,
            "chain": [] if direct or homes[0] != homes[1] else chain(links, a, b),
            "judged": judged,
            "may_judge": call.visitor.may(Role.REVIEWER),
            "a": a,
            "b": b,
        },
        data={
            "claims": [claim_row(claim, shelf) for claim in claims],
            "incidents": homes,
            "links": direct,
            "judgements": judged,
        },
    )


def chain(links: tuple[Link, ...], a: str, b: str) -> list[Link]:
    """Return the links that lead from one claim to another; none where they are not joined so."""
    reached: dict[str, list[Link]] = {a: []}
    waiting = [a]
    while waiting and b not in reached:
        here = waiting.pop(0)
        for one in links:
            if here in {one.a, one.b}:
                other = one.b if one.a == here else one.a
                if other not in reached:
                    reached[other] = [*reached[here], one]
                    waiting.append(other)
    return reached.get(b, [])
