"""A group of claims -> whether it tells of an incident, or only of talk, plans and vague war."""

from collections.abc import Iterable

from reportedly.records.claim import Claim, PlaceMention, TimeMention
from reportedly.records.vocabulary import NOT_YET, Comparator, Modality, PlaceLevel, Stance
from reportedly.vocab.policies import IncidentRules

_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.OTHER, PlaceLevel.UNKNOWN})
"""Sizes at which a found place tells too little; one that no gazetteer has may be a village."""


def founds_incident(claims: Iterable[Claim], rules: IncidentRules) -> bool:
    """Return whether the group tells of an incident.

    A count of harm always does. Without one, violence does if the group says where or when it was,
    or has somebody answer it; a development (a retreat, an arrest, a house burnt down) if it says
    both. The rest joins an incident or stands alone. "None were hurt", what is denied to have
    happened and what has not happened yet found nothing.
    """
    told = [claim for claim in claims if not _is_nil(claim) and claim.modality not in NOT_YET]
    if any(claim.toll is not None for claim in told):
        return True
    violent = [claim for claim in told if claim.event_class in rules.violence]
    if violent and (_is_answered(violent, claims) or _is_set(violent, rules, both=False)):
        return True
    return _is_set([c for c in told if c.event_class in rules.developments], rules, both=True)


def _is_nil(claim: Claim) -> bool:
    """Whether the claim says that nothing happened, or that nobody was harmed."""
    no_one = claim.toll is not None and claim.toll.comparator is Comparator.ZERO
    return no_one or claim.modality is Modality.NEGATED


def _is_answered(violent: Iterable[Claim], claims: Iterable[Claim]) -> bool:
    """Whether one says that it happened and another denies, confirms or answers that."""
    told = any(claim.stance is Stance.ASSERTS for claim in violent)
    return told and any(claim.stance is not Stance.ASSERTS for claim in claims)


def _is_set(claims: Iterable[Claim], rules: IncidentRules, *, both: bool) -> bool:
    """Whether the claims say where or, where ``both`` is asked for, where and when.

    A time longer than ``founding_days`` ("this year") is that of a war, and of no incident in it.
    """
    told = list(claims)
    times = [claim.when for claim in told if claim.when is not None and claim.when.is_dated]
    days = any(_is_short(when, rules.founding_days) for when in times)
    spot = any(_is_narrow(place) for claim in told for place in claim.where)
    if both or (times and not days):
        return days and spot
    return days or spot


def _is_short(when: TimeMention, days: int) -> bool:
    if when.from_ is None or when.to is None:
        return False
    return (when.to - when.from_).days <= days


def _is_narrow(place: PlaceMention) -> bool:
    return place.id is None or place.level not in _WIDE
