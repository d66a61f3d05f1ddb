"""The words of a block -> whether people talk in it, and who is named beside a day and hour."""

import re

from reportedly.vocab.tongues import DayWords, Languages

SHARE = 0.02
"""Share of words that say I or you, outside quotation marks, from which a block is talk."""

_QUOTED = re.compile(r"[“„«\"][^”“»\"\n]{0,2000}[”“»\"]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SHOUTS = re.compile(r"!!|\?\?|!\?|\?!|[!]\s*$")
_NOT_A_NAME = frozenset({"on", "am", "le", "el", "il", "at", "um", "posted", "date", "updated"})


def reads_like_talk(block: str, languages: Languages) -> bool:
    """Whether the words are those of somebody who talks to others, and no report's.

    Reports say "I" and "you" in quotation marks alone; what stands in those is not looked at.
    """
    open_words = _QUOTED.sub(" ", block)
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(open_words)]
    if not words:
        return False
    if languages.greets.match(block) is not None and len(words) <= 150:
        return True
    persons = sum(word in languages.persons for word in words)
    if _SHOUTS.search(open_words) is not None and len(words) <= 60:
        return True
    return persons >= 1 and persons >= SHARE * len(words)


def speaker_of(stamp: str, names: DayWords) -> str | None:
    """Return the name that stands before a day and hour, if one does."""
    before = re.split(r"\d", stamp, maxsplit=1)[0]
    words = [
        word
        for word in _WORD.findall(before)
        if word.casefold() not in _NOT_A_NAME
        and word.casefold() not in names.months
        and word.casefold() not in names.weekdays
    ]
    return " ".join(words) if words and len("".join(words)) > 1 else None
