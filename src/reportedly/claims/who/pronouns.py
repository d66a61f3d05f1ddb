"""A pronoun for a source -> the speaker it stands for, or its own words, said to be unresolved."""

import re
from collections.abc import Iterator

from reportedly.claims.who.attach import Draft
from reportedly.claims.who.names import surname_of
from reportedly.claims.who.sources import joint_phrase, noun_phrase
from reportedly.claims.who.speakers import (
    Mention,
    Page,
    Speaker,
    again,
    as_speaker,
    full_body,
    joint_speaker,
)
from reportedly.records.parse import Sentence, Token
from reportedly.vocab.actors import ActorKind
from reportedly.vocab.roles import RoleReading

_REACH = 4
"""A pronoun is carried back over at most this many sentences."""

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself"})
_TITLES = 3
"""So many words before a surname may be a title of its bearer."""

_WORD = re.compile(r"[a-z]+")
_ABOUT = 2
"""An office that a sentence was about is carried on over so many sentences."""

_PLURAL = frozenset({"they", "them"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def pronoun_speaker(page: Page, draft: Draft, head: Token, earlier: list[Speaker]) -> Speaker:
    """Return who the pronoun stands for; itself, unresolved, where the page gives nobody."""
    reading = page.actors.roles.reading
    near = [
        s
        for s in earlier
        if 0 <= draft.sentence - s.sentence <= _REACH and _may_be(page, head.lower, s.holder.name)
    ]
    at = Mention(
        sentence=draft.sentence,
        span=(head.start, head.end),
        name=head.text,
        words="",
        is_person=False,
    )
    known, how = None, ""
    if head.lower in reading.persons:
        people = [s for s in near if s.is_person]
        known = _last_person(page, at, people) or _last_single(page, near)
        known = known or _last_office(page, at)
        how = "the last person who spoke or whom a sentence was about"
    elif head.lower in reading.bodies:
        bodies = [s for s in near if not s.is_person]
        joint = _last_joint(page, at) if head.lower in _PLURAL else None
        known = joint or _last_of_all(page, at, bodies)
        how = "the last body or people that spoke or that a sentence was about"
    if known is None:
        return _unresolved(page, at)
    found = again(page, known, at, how)
    return found.replacing(why=(*found.why, *_dropped(found, near)))


def _dropped(found: Speaker, near: list[Speaker]) -> Iterator[str]:
    """Who else spoke within reach, and is not meant."""
    for name in dict.fromkeys(s.holder.name for s in reversed(near)):
        if name != found.holder.name:
            yield f"name: not {name!r}, who spoke before"


def _unresolved(page: Page, at: Mention) -> Speaker:
    """The pronoun as printed: somebody says it, and the page does not tell who."""
    speaker = as_speaker(page, at)
    holder = speaker.holder.replacing(resolved=False)
    why = f"name: {holder.printed!r} stands for nobody named in the {_REACH} sentences before"
    return speaker.replacing(holder=holder, why=(why,))


def _last_of_all(page: Page, at: Mention, bodies: list[Speaker]) -> Speaker | None:
    """The body that spoke last, or the one that a sentence was about since."""
    subject = _last_body(page, at)
    if subject is None:
        return bodies[-1] if bodies else None
    sentence, token = subject
    is_later = not bodies or token.start > bodies[-1].holder.end
    if bodies and not (is_later and _is_main(sentence, token)):
        return bodies[-1]
    start, end = noun_phrase(sentence, token, bare=True)
    words = page.text[start:end]
    name = full_body(page, token, words, start)
    return as_speaker(page, at.replacing(name=name, words=f"{words} ; {name}"))


def _is_main(sentence: Sentence, token: Token) -> bool:
    """Whether the subject is that of the sentence, and not of what is said in it."""
    return sentence.tokens[token.head].dep == "ROOT"


def _last_office(page: Page, at: Mention) -> Speaker | None:
    """Whoever a sentence was about since by an office alone: "The mayor met reporters. He ..."."""
    reading = page.actors.roles.reading
    for sentence in reversed(page.sentences[max(at.sentence - _ABOUT, 0) : at.sentence]):
        subject = next((t for t in sentence.below(sentence.root, "nsubj")), None)
        if subject is None or any(sentence.below(subject, "appos")):
            continue
        one = {subject.lower, subject.lemma} & (reading.titles | reading.person_nouns)
        if not one or subject.tag != "NN" or not _is_sex(reading, at.name.lower(), one):
            return None
        start, end = noun_phrase(sentence, subject, bare=True)
        words = page.text[start:end]
        name = full_body(page, subject, words, start)
        return as_speaker(page, at.replacing(name=name, words=f"{words} ; {name}", is_person=True))
    return None


def _last_single(page: Page, speakers: list[Speaker]) -> Speaker | None:
    """The last speaker, if it is one somebody by name and no body or state: "Eva, a student"."""
    if not speakers:
        return None
    last = speakers[-1].holder
    tokens = page.sentences[speakers[-1].sentence].tokens
    head = next((t for t in reversed(tokens) if t.end == last.end), None)
    named = page.actors.named_in(last.name) or page.actors.roles.is_official(last.name)
    one = head is not None and head.tag == "NNP" and not named
    return speakers[-1] if one else None


def _last_person(page: Page, at: Mention, speakers: list[Speaker]) -> Speaker | None:
    """The person who spoke last, or one who was a subject since and has not spoken."""
    last = max((s.holder.start for s in speakers), default=-1)
    spoke = speakers[-1].sentence if speakers else -1  # whoever it names there is told about
    dead = {p.surname for p in page.named.people if p.is_dead}
    since = [
        p
        for p in page.named.people
        if last < p.start < at.span[0]
        and p.surname not in dead
        and at.sentence - p.sentence < _REACH
        and p.sentence != spoke
        and (p.is_subject or not speakers)
        and _may_be(page, at.name.lower(), p.name)
    ]
    if not since:
        return speakers[-1] if speakers else None
    name = page.named.fullest(since[-1].name, at.span[0])
    words = page.named.words_for(name)
    return as_speaker(page, at.replacing(name=name, words=words, is_person=True))


def _may_be(page: Page, pronoun: str, name: str) -> bool:
    """Whether no word beside the name speaks against the pronoun: Mrs. Ruiz is no "he"."""
    reading = page.actors.roles.reading
    surname = surname_of(name)
    beside: set[str] = set()
    for part in page.named.words_for(name).split(";"):
        before, found, _ = part.partition(surname)
        beside.update(_WORD.findall(before.lower())[-_TITLES:] if found else ())
    return _is_sex(reading, pronoun, beside)


def _is_sex(reading: RoleReading, pronoun: str, words: set[str]) -> bool:
    man, woman = bool(words & reading.men), bool(words & reading.women)
    against = woman if pronoun in _HE else man if pronoun in _SHE else False
    return man is woman or not against


def _last_body(page: Page, at: Mention) -> tuple[Sentence, Token] | None:
    """The last subject before the pronoun that is a named body or state; "they" may be people."""
    plural = _is_plural(page, at)
    for number in range(at.sentence, max(at.sentence - 3, -1), -1):
        sentence = page.sentences[number]
        for token in reversed(sentence.tokens):
            if token.start >= at.span[0] or token.dep not in {"nsubj", "nsubjpass"}:
                continue
            start, end = noun_phrase(sentence, token, bare=True)
            words = page.text[start:end]
            if plural and _is_one_state(page, token, words):
                continue  # "they" is not one state: France and Germany, perhaps, named before
            if not plural and token.tag == "NNS":
                continue  # nor is "it" the troops
            if page.actors.named_in(words) or _may_speak(page, token, plural=plural):
                return sentence, token
    return None


def _may_speak(page: Page, token: Token, *, plural: bool) -> bool:
    """Whether the noun is short for a body or, in the plural, a word for people who tell things."""
    roles = page.actors.roles
    if token.lemma in roles.reading.short_for:
        return True
    people = token.lower in roles.single_words or token.lemma in roles.single_words
    return plural and token.tag == "NNS" and people


def _last_joint(page: Page, at: Mention) -> Speaker | None:
    """Two states or bodies that were one subject since: "India and Pakistan ... they said"."""
    for number in range(at.sentence, max(at.sentence - 2, -1), -1):
        sentence = page.sentences[number]
        for token in reversed(sentence.tokens):
            if token.start >= at.span[0] or token.dep not in {"nsubj", "nsubjpass"}:
                continue
            span = joint_phrase(sentence, token)
            if span is None:
                if token.pos in {"NOUN", "PROPN"} and token.tag in _PLURAL_TAGS:
                    return None  # "they" are these
                continue
            named = page.actors.named_in(page.text[span[0] : span[1]])
            if len({entry.id for _, _, entry in named}) > 1:
                joint = joint_speaker(page, span, at)
                return again(page, joint, at, "who were one subject before")
    return None


def _is_plural(page: Page, at: Mention) -> bool:
    return page.text[at.span[0] : at.span[1]].lower() in _PLURAL


def _is_one_state(page: Page, token: Token, words: str) -> bool:
    """Whether the words are the bare name of one state, alone in its place in the sentence."""
    named = page.actors.named_in(words)
    return token.pos == "PROPN" and any(
        entry.kind is ActorKind.STATE and end - start == len(words) for start, end, entry in named
    )
