"""Signatures -> what each document goes back to: its group, and what it copies."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from reportedly.link.copies import WIRE, by_age, group_copies, same_name
from reportedly.link.versions import Version
from reportedly.records.base import content_id
from reportedly.records.text import Lineage, Signature
from reportedly.records.vocabulary import LineageType

UTTERED = frozenset({
    LineageType.BELLIGERENT_STATEMENT,
    LineageType.COURT_DOCUMENT,
    LineageType.OBSERVER_REPORT,
    LineageType.PEACEKEEPER_BULLETIN,
    LineageType.RIGHTS_OFFICE,
    LineageType.WIRE_ORIGINAL,
})  # fmt: skip
"""Pages that are what others copy, whichever of them the record dates first."""


def find_lineages(
    signatures: Iterable[Signature],
    versions: Sequence[Version] = (),
    among: Container[str] | None = None,
) -> dict[str, Lineage]:
    """Return the lineage of each document by its id.

    A group is named after its first document (the earliest, then the smallest id), so a copy that
    arrives later does not rename it. Versions of one page are one group. A version of a document
    that is not signed says nothing here.

    Args:
        signatures: of the documents, and of all that have a mark in common with them.
        versions: of the documents.
        among: the documents, where not of all that are signed.
    """
    ordered = by_age(signatures)
    signed = {one.document for one in ordered}
    versions = [one for one in versions if one.earlier in signed and one.later in signed]
    tied = [(one.earlier, one.later) for one in versions]
    lineages: dict[str, Lineage] = {}
    for group in group_copies(ordered, tied, among):
        if among is None or ordered[group[0]].document in among:
            lineages.update(_lineages([ordered[i] for i in group]))
    return _with_versions(lineages, versions)


def _with_versions(lineages: dict[str, Lineage], versions: Iterable[Version]) -> dict[str, Lineage]:
    """A version of a page is no copy of another version of it, near or far."""
    versions = tuple(versions)
    told = _without_copies(lineages, versions)
    for one in versions:
        earlier, later = told[one.earlier], told[one.later]
        if not one.ordered:
            why = f"the same address as {one.earlier}; which came first is not known"
            told[one.later] = later.replacing(why=why)
            continue
        told[one.earlier] = earlier.replacing(next_version=one.later)
        told[one.later] = later.replacing(
            why=f"a later version of {one.earlier}",
            version_of=one.earlier,
            changes=one.changes,
        )
    return told


def _without_copies(
    lineages: Mapping[str, Lineage], versions: Iterable[Version]
) -> dict[str, Lineage]:
    """Return the lineages where no version of a page copies a version of the same page."""
    pages: dict[str, set[str]] = {}
    for one in versions:
        page = pages.get(one.earlier, {one.earlier}) | pages.get(one.later, {one.later})
        pages.update(dict.fromkeys(page, page))
    return {
        name: one.replacing(copy_of=None) if one.copy_of in pages.get(name, ()) else one
        for name, one in lineages.items()
    }


def _lineages(group: Sequence[Signature]) -> Iterator[tuple[str, Lineage]]:
    name = content_id("l", group[0].document)
    original = next((p for p in group if p.type in UTTERED), group[0])
    for each in group:
        why = "" if len(group) == 1 else f"the same text as {len(group) - 1} other page(s)"
        is_copy = each is not original and _comes_after(each, original)
        yield (
            each.document,
            Lineage(
                document=each.document,
                type=_type(each, original, is_copy=is_copy),
                group=name,
                credit=each.credit,
                copy_of=original.document if is_copy else None,
                why=why,
            ),
        )


def _comes_after(each: Signature, original: Signature) -> bool:
    """Whether it is known that this one copies: it says so, or its day is later."""
    if original.type in UTTERED or same_name(each.credit, original.outlet):
        return True
    return each.day is not None and original.day is not None and each.day > original.day


def _type(each: Signature, original: Signature, *, is_copy: bool) -> LineageType:
    if is_copy and each.type is LineageType.UNKNOWN and original.type in WIRE:
        return LineageType.WIRE_COPY
    return each.type
