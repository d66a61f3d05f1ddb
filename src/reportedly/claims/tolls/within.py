"""Two tolls of one page -> whether one holds the other: by place and day, or by what befell."""

import re

from reportedly.records.claim import Claim, PlaceMention, Toll
from reportedly.records.vocabulary import Comparator, Harm, PlaceLevel, VictimClass

WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADM1, PlaceLevel.CONTESTED_REGION})
SHORTEST = 3
"""Letters of a word that tells two holders apart; "the", "of" and "an" do not."""

_FIGHTING = frozenset({VictimClass.MILITARY, VictimClass.ARMED_GROUP})
_UNARMED = frozenset(
    {
        VictimClass.CIVILIAN,
        VictimClass.JOURNALIST,
        VictimClass.MEDICAL,
        VictimClass.AID_WORKER,
    }
)
_TREATED = re.compile(r"hospital|clinic|treated", re.IGNORECASE)
"""People taken to hospital are some of the injured that were counted before them."""


def holds(total: Claim, part: Claim) -> bool:
    """Return whether the earlier toll is of more people, among them those of the later one."""
    if total.toll is None or part.toll is None or total.toll.harm is not part.toll.harm:
        return False
    if total.toll.subset_of is not None or not _is_more(total.toll, part.toll):
        return False
    overview = total.holder is None and _same_days(total, part) and _lies_in(total, part)
    if not one_voice(total, part):
        return overview  # what officials say of one town is in the report's figure for the country
    if total.sentence == part.sentence:  # there the words say it, but for "11 are in hospital"
        return _is_treated(total, part)
    if _is_treated(total, part):
        return True
    return _same_days(total, part) and _lies_in(total, part)


def one_voice(one: Claim, other: Claim) -> bool:
    """Return whether both can be of one holder: the same, or called by a word in common."""
    if one.holder is None or other.holder is None:
        return one.holder is other.holder
    return bool(_called(one.holder.name) & _called(other.holder.name))


def may_be_among(part: VictimClass, whole: VictimClass) -> bool:
    """Return whether some of a class can be among those counted: no civilians among soldiers."""
    return not (
        (whole in _FIGHTING and part in _UNARMED) or (whole in _UNARMED and part in _FIGHTING)
    )


def class_in(total: Claim | None, part: Toll) -> VictimClass:
    """Return the class of a part: what its words say, else that of all in the total."""
    if part.victim_class is not VictimClass.UNKNOWN or total is None or total.toll is None:
        return part.victim_class
    told = total.toll.victim_class
    return part.victim_class if told is VictimClass.MIXED else told


def _called(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", name.lower()) if len(word) > SHORTEST)


def _is_more(total: Toll, part: Toll) -> bool:
    if Comparator.ZERO in {total.comparator, part.comparator}:
        return False
    most = total.high or total.low
    if total.comparator is Comparator.VAGUE or part.low is None:
        return total.comparator is not part.comparator  # "several" and "several" may be the same
    return most is not None and most > part.low


def _is_treated(total: Claim, part: Claim) -> bool:
    harm = None if part.toll is None else part.toll.harm
    treated = _TREATED.search(part.quote) is not None and _TREATED.search(total.quote) is None
    return harm is Harm.INJURED and treated


def _same_days(total: Claim, part: Claim) -> bool:
    if total.when is None or part.when is None:
        return False
    return (total.when.from_, total.when.to) == (part.when.from_, part.when.to)


def _lies_in(total: Claim, part: Claim) -> bool:
    """Whether the total is of a wide place, and each place of the part lies in it."""
    if len(total.where) != 1 or not part.where or total.where[0].level not in WIDE:
        return False
    wide = total.where[0]
    return all(_is_inside(place, wide) for place in part.where)


def _is_inside(place: PlaceMention, wide: PlaceMention) -> bool:
    if wide.level is not PlaceLevel.COUNTRY or place.level is PlaceLevel.COUNTRY:
        return False
    return wide.country is not None and place.country == wide.country and place.id != wide.id
