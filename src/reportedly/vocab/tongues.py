"""data/languages.toml -> how pages name days and print their furniture, language by language."""

import re
from collections.abc import Iterable, Mapping

from reportedly.errors import DataError
from reportedly.records.base import Record
from reportedly.vocab.base import load_toml

FILE = "languages.toml"

_COUNT = r"\d[\d.,]*"
_NAME = r"(?-i:[A-ZÀ-ÝŁŚŠČŞА-ЯЁІЇЄҐԱ-Ֆ])[\w.'’\-]*"
_HOUR = (
    r"[\s,|•·/@T\-–—]*(?:at|um|à|a las|às|alle|om|o|в|о|saat|ժամը)?\s?\d{1,2}[:.h]\d{2}"
    r"(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr)?"
)
_CLOCK = (
    r"(?:[\s,|•·/@T\-–—]*(?:at|um|à|a las|às|alle|om|o|в|о|saat|ժամը)?\s?\d{1,2}[:.h]\d{2}.{0,25})?"
)
_ROLES = {
    "comments": r"^\W*(?:<count>\s?)?(?:<words>)(?:\s?[(:\[：]?\s?<count>\s?[)\]]?)?\W*$"
    r"|^\W*<count>\s(?:<words>)(?:\s\S{1,3})?\s?[„“”\"«‹『「]",
    "reply": r"^\W*(?:<words>)(?!\w).{0,60}$",
    "address": r"^\W*(?:<words>)",
    "says": r"^[\w][\w .,'’@\-]{0,40}\s(?:<words>)(?:\s.{3,40})?\s?[:：]\W*$",
    "button": r"^(?:(?:<words>)(?:\s?\(?\d+\)?)?\s?[|·/•]?\s?){1,3}$",
    "author": r"^\W*(?:<words>)\W*$",
    "related": r"^\W*(?:<words>)\s*[:：»›>→…]*$",
    "share": r"^\W*(?:<words>)(?:[\s,|/·•]+(?:facebook|twitter|x|whatsapp|telegram|viber|e-?mail"
    r"|link|linkedin|vk|ok|<words>))*\W*$",
    "views": r"^\W*(?:<count>\s?(?:<words>)|(?:<words>)\s?[:：]?\s?<count>)\W*$",
    "navigation": r"^\W*(?:<words>)\W*$",
    "rights": r"^.{0,120}?(?<!\w)(?:<words>)",
    "advert": r"^\W*(?:<words>)\W*$",
    "subscribe": r"^\W*(?:<words>)(?!\w).{0,60}$",
    "photo": r"^\W*(?:<words>)\s?[:：©/].{0,160}$",
    "by": r"^\W*(?:<words>)(?:\s?[:：]\s?\S[^.!?]{1,60}|\s+<name>(?:[\s,]+(?:<name>|und|et|y"
    r"|e|i|и|та|і|և|and|de|van|von)){1,6})$",
    "day": r"^\W*<days><clock>\W*$",
    "stamp": r"^(?:[^\W\d_][\w.'’@\-]*(?:\s[\w.'’@\-]+){0,3}[\s,|•·\-–—]+)?"
    r"(?:(?:on|am|le|el|il|em|в|о)\s)?<days><hour>\W{0,3}(?:<words>)?\W*$",
    "published": r"^\W*(?:<words>)\s?[:：՝]?\s?.{0,20}?<days><clock>\W*$",
    "updated": r"^\W*(?:<words>)\s?[:：՝]?\s?.{0,20}?<days><clock>\W*$",
}
"""What a block looks like that holds the words of a role, and hardly anything else."""
_WORDS_OF = {"stamp": "button", "day": "published"}
"""Roles that are built from the words of another: they are looks, not words."""
_DAYS = (
    r"(?:(?:<weekday>)\.?,?\s)?(?:\d{1,2}(?:\.|st|nd|rd|th|º)?[\s\-](?:de\s|of\s)?(?:<month>)\.?"
    r"(?:,?[\s\-](?:de\s|del\s)?\d{4})?|(?:<month>)\.?\s?\d{1,2}(?:st|nd|rd|th)?(?:,?\s?\d{4})?"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{2,4}|\d{4}\s?年.{2,8})"
)


_MONTH_FIRST = (
    r"(?<!\w)(?P<named><month>)\.?\s?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y>\d{4})(?!\d)"
)
_DAY_FIRST = (
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|º)?\.?[\s\-](?:of |de )?(?P<named><month>)"
    r"\.?,?[\s\-](?:de |del )?(?P<y>\d{4})(?!\d)"
)
_MONTH_ALONE = r"(?<!\w)(?P<named><month>)\.?,?\s(?:de )?(?P<y>\d{4})(?!\d)"
_OPEN_DAY = (
    r"(?<!\w)(?:(?P<m1><month>)\.?\s?(?P<d1>\d{1,2})(?![\d:])"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th|º)?\.?\s(?:of |de )?(?P<m2><month>)(?!\w))"
)


class Language(Record, frozen=True, kw_only=True):
    """One language: its code and English name, its months and days, the words of its furniture.

    Each month is its forms with a space between; ``_`` stands for a space inside a form.
    ``match`` holds lines by the role they must be read as, ``no_match`` lines of a report.
    """

    code: str
    name: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    persons: tuple[str, ...] = ()
    greets: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    reply: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    button: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    share: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    navigation: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    advert: tuple[str, ...] = ()
    subscribe: tuple[str, ...] = ()
    photo: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    match: Mapping[str, tuple[str, ...]] = {}
    no_match: tuple[str, ...] = ()


class LanguagesFile(Record, frozen=True, kw_only=True):
    """All that data/languages.toml says."""

    language: tuple[Language, ...]


class DayWords(Record, frozen=True, kw_only=True):
    """The names of months and weekdays in all languages, and patterns for the days they name.

    ``days`` is a pattern for a day as pages print it, its year printed or not.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: str
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]
    month_alone: re.Pattern[str]
    open_day: re.Pattern[str]
    weekday_alone: re.Pattern[str]


class Languages(Record, frozen=True, kw_only=True):
    """What is known of all languages."""

    all: tuple[Language, ...]
    days: DayWords
    roles: Mapping[str, re.Pattern[str]]
    by_prefix: re.Pattern[str]
    persons: frozenset[str]
    greets: re.Pattern[str]

    def name_of(self, code: str) -> str | None:
        """The English name of a language, if it is one of ours."""
        return next((one.name for one in self.all if one.code == code), None)


def load_languages() -> Languages:
    """Return the languages of the data file, each tried on its own examples.

    Raises:
        DataError: the file is broken, two months share a name, or an example is read wrongly.
    """
    languages = load_toml(FILE, LanguagesFile).language
    months = _numbered("months", 12, languages)
    weekdays = _numbered("weekdays", 7, languages)
    days = _day_words(months, weekdays)
    roles = {
        role: found
        for role in _ROLES
        if (found := _pattern(role, languages, days.days)) is not None
    }
    for language in languages:
        _check(language, roles, days.days)
    greets = any_of(phrase for language in languages for phrase in language.greets)
    by = any_of(phrase for language in languages for phrase in language.by)
    return Languages(
        all=languages,
        days=days,
        roles=roles,
        by_prefix=re.compile(rf"^\W*(?:{by})(?:\s?[:：]\s?|\s+)", re.IGNORECASE),
        persons=frozenset(word for language in languages for word in language.persons),
        greets=re.compile(rf"^(?:{greets})(?!\w)", re.IGNORECASE),
    )


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for any of the phrases, the longest first."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in longest_first)


def filled(shape: str, **parts: str) -> str:
    """Return the pattern with its <parts> put in."""
    for name, part in parts.items():
        shape = shape.replace(f"<{name}>", part)
    return shape


def _day_words(months: Mapping[str, int], weekdays: Mapping[str, int]) -> DayWords:
    names = {"month": any_of(months), "weekday": any_of(weekdays)}
    shapes = (
        *(_MONTH_FIRST, _DAY_FIRST, _MONTH_ALONE, _OPEN_DAY),
        r"(?<!\w)(?:<weekday>)(?!\w)",
    )
    month_first, day_first, month_alone, open_day, weekday = (
        re.compile(filled(shape, **names), re.IGNORECASE) for shape in shapes
    )
    return DayWords(
        months=months,
        weekdays=weekdays,
        days=filled(_DAYS, **names),
        month_first=month_first,
        day_first=day_first,
        month_alone=month_alone,
        open_day=open_day,
        weekday_alone=weekday,
    )


def _numbered(field: str, count: int, languages: Iterable[Language]) -> dict[str, int]:
    """Return the number of each month or weekday by its names; a name has one meaning."""
    numbers: dict[str, int] = {}
    for language in languages:
        rows = getattr(language, field)
        if len(rows) not in {0, count}:
            raise _wrong(language, f"`{field}` has {len(rows)} rows", f"Give {count}, or none.")
        for number, row in enumerate(rows, start=1):
            for form in (one.replace("_", " ") for one in row.split()):
                if numbers.setdefault(form, number) != number:
                    raise _wrong(language, f"{form!r} is two of `{field}`", "Leave the form out.")
    return numbers


def _pattern(role: str, languages: Iterable[Language], days: str) -> re.Pattern[str] | None:
    """Return the pattern of a role in some languages; None: they have no words for it."""
    field = _WORDS_OF.get(role, role)
    words = [phrase for language in languages for phrase in getattr(language, field)]
    if not words:
        return None
    parts = {"count": _COUNT, "name": _NAME, "clock": _CLOCK, "hour": _HOUR}
    whole = filled(_ROLES[role], words=any_of(words), days=days, **parts)
    return re.compile(whole, re.IGNORECASE)


def _check(language: Language, roles: Mapping[str, re.Pattern[str]], days: str) -> None:
    """Refuse a language whose words do not read its examples.

    The names of all languages' months and days make a pattern slow to compile. One with the
    language's own reads less, and the one of all languages reads more: mostly these settle it.
    """

    def is_read(role: str, line: str, days: str) -> bool:
        pattern = _pattern(role, [language], days) if role in _ROLES else None
        return pattern is not None and pattern.search(line) is not None

    own = _own_days(language) or days
    for role, lines in language.match.items():
        for line in lines:
            if not is_read(role, line, own) and not is_read(role, line, days):
                raise _wrong(language, f"{line!r} is not read as {role!r}", "Mend the words.")
    for line in language.no_match:
        for role, pattern in roles.items():
            if pattern.search(line) is not None and is_read(role, line, days):
                raise _wrong(language, f"{line!r} is read as {role!r}", "Mend the words.")


def _own_days(language: Language) -> str:
    """The pattern of a day with the names of one language; nothing where it has none."""
    months, weekdays = _numbered("months", 12, [language]), _numbered("weekdays", 7, [language])
    if not months or not weekdays:
        return ""
    return filled(_DAYS, month=any_of(months), weekday=any_of(weekdays))


def _wrong(language: Language, what: str, do: str) -> DataError:
    return DataError(f"language {language.code!r}: {what}", where=f"data/{FILE}", do=do)
