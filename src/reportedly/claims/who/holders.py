"""A statement's source -> its holder: whom the printed words stand for."""

from collections.abc import Iterator

from reportedly.claims.who.attach import Draft
from reportedly.claims.who.grounds import grounds_of
from reportedly.claims.who.kinds import bodies_of_kind, people_of_kind
from reportedly.claims.who.names import find_named, person_name, without_article
from reportedly.claims.who.offices import with_one_name
from reportedly.claims.who.parties import find_parties
from reportedly.claims.who.pronouns import pronoun_speaker
from reportedly.claims.who.sources import (
    antecedent,
    description,
    joint_phrase,
    noun_phrase,
    owner_of_words,
)
from reportedly.claims.who.speakers import (
    Mention,
    Page,
    Speaker,
    again,
    as_speaker,
    full_body,
    joint_speaker,
    role_of,
)
from reportedly.records.base import Offsets, Record
from reportedly.records.claim import Holder
from reportedly.records.parse import Sentence, Token
from reportedly.records.text import Document
from reportedly.vocab.actors import ActorKind, Actors

_SHORT = 2
"""The words of a short form: "the report", "this statement"."""

_DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their"})
_NOBODY = frozenset({"that", "which", "this", "these", "what", "there", "whoever", "none"})
"""Words that stand for no holder once the sentence has given them nobody to stand for."""


def page_of(document: Document, sentences: tuple[Sentence, ...], actors: Actors) -> Page:
    """Return what holders are resolved against: the names and parties of the page."""
    return Page(
        text=document.text,
        sentences=sentences,
        named=find_named(document.text, sentences, actors),
        parties=find_parties(document.text, sentences, actors),
        actors=actors,
    )


class Held(Record, frozen=True, kw_only=True):
    """Who says it, None where nobody is named, and on what grounds."""

    holder: Holder | None
    grounds: tuple[str, ...] = ()


def find_holders(page: Page, drafts: tuple[Draft, ...]) -> tuple[Held, ...]:
    """Return the holder of each draft, none where the sentence names no source.

    Pronouns and short forms ("the ministry", a surname) get the fullest name the page gives.
    """
    speakers: list[Speaker] = []
    found: list[Speaker | None] = []
    for draft in drafts:
        speaker = _speaker(page, draft, speakers)
        if speaker is not None and speaker.holder.resolved:
            speakers.append(speaker)
        found.append(speaker)
    holders = with_one_name([None if s is None else s.holder for s in found], page.actors)
    return tuple(
        Held(holder=holder, grounds=tuple(grounds_of(page, speaker, holder)))
        if speaker is not None and holder is not None
        else Held(holder=None, grounds=tuple(_why_nobody(page, draft)))
        for draft, speaker, holder in zip(drafts, found, holders, strict=True)
    )


def _why_nobody(page: Page, draft: Draft) -> Iterator[str]:
    """Why the words printed for a source stand for nobody."""
    if draft.source is not None:
        printed = page.text[draft.source[0] : draft.source[1]]
        yield f"holder: {printed!r} is a figure, a time or a thing, which nobody is named by"


def _speaker(page: Page, draft: Draft, earlier: list[Speaker]) -> Speaker | None:
    if draft.cue.source is None:
        return None
    sentence = page.sentences[draft.sentence]
    head = owner_of_words(
        sentence, antecedent(sentence, sentence.tokens[draft.cue.source]), page.actors
    )
    if head.lower in _NOBODY or _is_question(sentence, head) or _is_no_one(head, page.actors):
        return None
    span = _without_text(sentence, head, _from(draft, noun_phrase(sentence, head, bare=True)), page)
    if head.lower in page.actors.roles.pronouns:
        return pronoun_speaker(page, draft, head, earlier)
    whole = _from(draft, description(sentence, head, page.actors.roles.reading.holding))
    words = page.text[whole[0] : whole[1]]
    at = Mention(sentence=draft.sentence, span=span, name="", words=words, is_person=False)
    joint = joint_phrase(sentence, head)
    if joint is not None:
        return joint_speaker(page, _from(draft, joint), at)
    person = _person_in(page, sentence, head)
    if person is None:
        return _with_capital(page, sentence, head, _body_speaker(page, head, at, earlier))
    name = page.named.fullest(page.text[person[0] : person[1]], person[0])
    around = f"{words} ; {page.named.words_for(name)}"
    return as_speaker(page, at.replacing(name=name, words=around, is_person=True))


def _from(draft: Draft, span: Offsets) -> Offsets:
    """The stretch, cut at its front as the draft's source is that ends in it."""
    start, end = draft.source or span
    return (max(span[0], start), span[1]) if span[0] <= start < span[1] <= end else span


def _without_text(sentence: Sentence, head: Token, span: Offsets, page: Page) -> Offsets:
    """The stretch without the text that somebody speaks in: "an official in a statement"."""
    for link in sentence.below(head, "prep"):
        for text in sentence.below(link, "pobj"):
            of_text = text.lemma in page.actors.roles.reading.utterances
            if link.lower == "in" and of_text and head.end < link.start < span[1]:
                before = (t for t in reversed(sentence.tokens[: link.i]) if t.pos != "PUNCT")
                return span[0], next(before, head).end
    return span


def _is_question(sentence: Sentence, head: Token) -> bool:
    """Whether it is a "who" that nobody stands for; in a cable it is printed like the WHO."""
    plain = head.text.islower() or sentence.text.isupper()
    return head.lower in {"who", "whom"} and head.pos == "PRON" and plain


def _is_no_one(head: Token, actors: Actors) -> bool:
    """Whether the word is for a time or a figure, which nobody says: "preliminary data"."""
    told = head.pos == "NOUN" and head.lemma in actors.roles.reading.figures
    return told or head.entity in {"DATE", "TIME"}


def _with_capital(page: Page, sentence: Sentence, head: Token, speaker: Speaker) -> Speaker:
    """The office with the side of the capital it speaks in: "In Moscow, the defence ministry"."""
    holder = speaker.holder
    if holder.side is not None or not page.actors.roles.is_official(holder.name):
        return speaker
    for verb in sentence.above(head):
        for place in sentence.below(verb, "prep"):
            for city in sentence.below(place, "pobj"):
                side = _governed_from(page.actors, city.text)
                if place.lower == "in" and side is not None:
                    role = role_of(f"{city.text} {holder.name}", page.actors, page.parties)
                    why = (*speaker.why, f"side: {side}, which is governed from {city.text!r}")
                    return speaker.replacing(holder=holder.replacing(side=side, role=role), why=why)
        break
    return speaker


def _governed_from(actors: Actors, city: str) -> str | None:
    """The state whose government the city stands for."""
    for _, _, entry in actors.named_in(city):
        if entry.kind is ActorKind.STATE and city in entry.metonyms:
            return entry.id
    return None


def _person_in(page: Page, sentence: Sentence, head: Token) -> Offsets | None:
    """The person's name in the noun phrase: its head, or an apposition to it."""
    named = (
        late
        for of in sentence.below(head, "prep")
        for body in sentence.below(of, "pobj")
        for late in sentence.below(body, "appos")
    )  # "a spokeswoman for the mission, Ana Lind": hung on the mission by the parse
    for token in (head, *sentence.below(head, "appos"), *named):
        span = person_name(page.text, sentence, token, page.actors)
        if span is not None:
            return span
    return _surname_known(page, head) or _named_after(page, sentence, head)


def _named_after(page: Page, sentence: Sentence, head: Token) -> Offsets | None:
    """The name set off behind an office that the parser has no label for: "the envoy, Y Z,"."""
    reading = page.actors.roles.reading
    if head.lower not in reading.titles | reading.person_nouns | reading.same_office.keys():
        return None
    for name in sentence.below(head, "appos"):
        start, end = noun_phrase(sentence, name, bare=True)
        words = page.text[start:end].split()
        plain = name.tag == "NNP" and all(word[:1].isupper() for word in words)
        if plain and 1 < len(words) < 5 and not page.actors.named_in(page.text[start:end]):
            return start, end
    return None


def _surname_known(page: Page, head: Token) -> Offsets | None:
    if head.text[:1].isupper() and any(p.surname == head.text for p in page.named.people):
        return head.start, head.end
    return None


def _body_speaker(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> Speaker:
    reading = page.actors.roles.reading
    bare = page.text[at.span[0] : at.span[1]]
    known: list[Speaker] = []
    if head.lemma in reading.utterances:
        known = _authors(page, head, at, earlier)
    elif _is_definite(bare):
        known = _known_by(page, head, at, earlier)
    named = {entry.id for _, _, entry in page.actors.named_in(bare)}
    if known and named <= {known[-1].holder.side}:
        return again(page, known[-1], at, "whom the page names with that word")
    name = full_body(page, head, bare, at.span[0])
    like = bodies_of_kind(page, head, at, earlier) if _is_short(bare, name) else []
    if like:
        return again(page, like[-1], at, "the last body of that kind that spoke")
    one = head.tag in {"NN", "NNP"} and head.lemma in reading.titles | reading.person_nouns
    words = f"{at.words} ; {name}"
    speaker = as_speaker(page, at.replacing(name=name, words=words, is_person=one))
    if name == without_article(bare):
        return speaker
    return speaker.replacing(why=(f"name: {bare!r} is short for {name!r}, named before",))


def _known_by(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> list[Speaker]:
    """Who "the priest" or "the defender" may be: people the page names, with that word beside."""
    reading = page.actors.roles.reading
    one = reading.titles | reading.person_nouns | reading.same_office.keys() | reading.kinds.keys()
    if not {head.lower, head.lemma} & one or head.tag == "NNS":
        return []  # "the ministry" is no person, though somebody speaks for it
    office = reading.same_office.get(head.lower, head.lower)

    def tells(words: str) -> bool:
        found = {word.strip(".,;") for word in words.lower().split()}
        return office in {reading.same_office.get(word, word) for word in found}

    spoken = [s for s in earlier if s.is_person and tells(s.words)]
    if spoken:
        return spoken
    named = [p for p in page.named.people if tells(p.words)]
    if len({p.surname for p in named}) > 1:
        named = [p for p in named if p.start < at.span[0]]
    if not named or head.tag not in {"NN", "NNP"}:
        return people_of_kind(page, head, at, earlier)
    name = page.named.fullest(named[-1].name, at.span[0])
    words = page.named.words_for(name)
    return [as_speaker(page, at.replacing(name=name, words=words, is_person=True))]


def _authors(page: Page, head: Token, at: Mention, earlier: list[Speaker]) -> list[Speaker]:
    """Who may have put out "the statement": holders whose sentences speak of one."""
    bare = page.text[at.span[0] : at.span[1]]
    if page.actors.named_in(at.words) or not _is_definite(at.words):
        return []  # "a police report" is another
    told = None if len(bare.split()) == _SHORT else role_of(bare, page.actors, page.parties)
    return [
        s
        for s in earlier
        if head.lemma in page.sentences[s.sentence].text.lower()
        and told in {None, s.holder.role}  # "the guerrilla communique" is no ministry's
    ]


def _is_short(bare: str, name: str) -> bool:
    """Whether the words are "the" and one more, and short for nothing the page names."""
    return _is_definite(bare) and len(bare.split()) == _SHORT and name == without_article(bare)


def _is_definite(words: str) -> bool:
    return words.lower().split(maxsplit=1)[0] in _DEFINITE
