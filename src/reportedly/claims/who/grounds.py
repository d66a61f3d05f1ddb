"""A speaker -> what decided its name, role and side, and what was considered and dropped."""

from collections.abc import Iterator

from reportedly.claims.who.names import without_article
from reportedly.claims.who.speakers import Page, Speaker
from reportedly.records.claim import Holder
from reportedly.records.vocabulary import HolderRole
from reportedly.vocab.actors import NO_SIDE


def grounds_of(page: Page, speaker: Speaker, holder: Holder) -> Iterator[str]:
    """Yield the grounds of a holder, as the page has it in the end.

    Args:
        holder: the speaker's, under the name and with the role and side that the page gives it.
    """
    yield from _name(speaker, holder)
    yield from _role(page, speaker, holder)
    yield from _side(page, speaker, holder)


def _name(speaker: Speaker, holder: Holder) -> Iterator[str]:
    yield from speaker.why
    if holder.name != speaker.holder.name:
        yield f"name: {holder.name!r}, one for an office that is printed in several ways"
    elif not speaker.why and holder.name != without_article(holder.printed):
        yield f"name: {holder.name!r}, the fullest the page gives"


def _role(page: Page, speaker: Speaker, holder: Holder) -> Iterator[str]:
    if holder.role in {HolderRole.UNKNOWN, HolderRole.UNATTRIBUTED}:
        return
    if holder.role is not speaker.holder.role:
        yield f"role: {holder.role.value}, as elsewhere on the page"
        return
    roles = page.actors.roles
    tries = (holder.printed, f"{holder.printed} ; {speaker.holder.name}", speaker.words)
    told = next((found for words in tries if (found := roles.all_told_by(words))), ())
    if told and told[0][0] is holder.role:
        yield f"role: {holder.role.value}, from {told[0][1]!r}"
        for role, word in told[1:]:
            yield f"role: not {role.value}, though {word!r} stands there too"
        return
    for words in tries:
        for start, end, entry in page.actors.named_in(words):
            yield f"role: {holder.role.value}, since {words[start:end]!r} is a {entry.kind.value}"
            return


def _side(page: Page, speaker: Speaker, holder: Holder) -> Iterator[str]:
    words = f"{speaker.words} ; {speaker.holder.name}"
    found = page.actors.named_in(words)
    named = {e.id: words[a:b] for a, b, e in reversed(found) if e.kind not in NO_SIDE}
    if holder.side is not None and holder.side not in named:
        yield f"side: {holder.side}, as elsewhere on the page"
    elif holder.side is not None:
        yield f"side: {holder.side}, from {named[holder.side]!r}"
    for other, word in named.items():
        if other != holder.side:
            yield f"side: not {other}, though {word!r} is named"
