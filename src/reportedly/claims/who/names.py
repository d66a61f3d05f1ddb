"""Sentences -> the people and bodies a page names, to carry short forms back to."""

from collections.abc import Iterable

from reportedly.claims.grammar import is_passive
from reportedly.claims.who.sources import description, noun_phrase
from reportedly.records.base import Offsets, Record
from reportedly.records.parse import Sentence, Token, stretch
from reportedly.vocab.actors import Actors

_PARTICLES = frozenset(
    {"al", "bin", "ibn", "abu", "de", "del", "della", "van", "von", "der", "el", "da", "dos", "la"}
)
_NEVER_PEOPLE = frozenset({"NORP", "DATE", "EVENT", "LAW"})
_SELDOM_PEOPLE = frozenset({"ORG", "GPE", "LOC", "FAC", "PRODUCT"})
"""Labels that the parser also gives to people it does not know: who has a title beside is one."""
_AFTER = frozenset({"Jr", "Sr", "II", "III", "IV", "JR", "SR"})
_LONGEST = 6
_WITH_TWO = 2
"""A name of more words than this may have two surnames."""

_INITIALS = 3
"""Fewer letters than this in brackets may be anything."""

_NEAR = 3
"""A surname that two people have goes back over at most this many sentences."""


class Person(Record, frozen=True, kw_only=True):
    """One mention of a person by name: the name, where it stands, and the words around it.

    ``is_dead``: the mention tells of the person's death.
    """

    name: str
    start: int
    sentence: int
    words: str
    is_subject: bool = False
    is_dead: bool = False

    @property
    def surname(self) -> str:
        """The name by which the family is called."""
        return surname_of(self.name)


class Body(Record, frozen=True, kw_only=True):
    """One mention of an office, group or other body by a noun phrase."""

    head: str
    words: frozenset[str]
    printed: str
    start: int
    is_named: bool


def surname_of(name: str) -> str:
    """Return the last word of the name, "Jr." and "III" apart."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".") in _AFTER:
        words.pop()
    return words[-1] if words else name


class Named(Record, frozen=True, kw_only=True):
    """Everyone and everything a page names, in text order."""

    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    initials: dict[str, str]

    def fullest(self, name: str, start: int) -> str:
        """Return the fullest name on the page of the same person, or the name itself.

        A name given before this place counts before one given later (a headline's surname). Two
        first names are two people: a surname that several have is whose name stands nearest before
        it, if no other of theirs stands near.
        """
        fuller = [p for p in self._same(name) if len(p.name) > len(name)]
        before = [p for p in fuller if p.start <= start]
        if not fuller:
            return name
        if not _are_one(p.name for p in fuller):
            last = before[-1:]
            near = [p for p in before if last[0].sentence - p.sentence <= _NEAR] if last else []
            if not near or not _are_one(p.name for p in near):
                return name
            before = near
        return max(before or fuller, key=lambda p: len(p.name.split())).name

    def words_for(self, name: str) -> str:
        """Return all the words that stand around this person's name anywhere on the page."""
        same = self._same(name)
        if not _are_one(p.name for p in same):
            same = [p for p in same if p.name == name]
        return " ; ".join(p.words for p in same)

    def _same(self, name: str) -> list[Person]:
        """Those whose name may be this person's: the same surname, and no other first name."""
        surname = surname_of(name)
        same = [p for p in self.people if p.surname == surname and _may_be_one(p.name, name)]
        if any(len(p.name) > len(name) for p in same):
            return same
        inner = [
            p
            for p in self.people
            if name in p.name and p.surname != surname and _is_inside(name, p.name)
        ]
        return sorted((*same, *inner), key=lambda p: p.start) if inner else same


def _may_be_one(name: str, other: str) -> bool:
    """Whether two names with one surname can be one person's: "Petrov", "Ivan Petrov"."""
    first, second = name.split()[:-1], other.split()[:-1]
    if not first or not second or _is_inside(name, other) or _is_inside(other, name):
        return True
    short, full = sorted((first[0].rstrip("."), second[0].rstrip(".")), key=len)
    return full.startswith(short) if len(short) == 1 else short == full


def _is_inside(name: str, full: str) -> bool:
    """Whether the name is the surnames of the fuller one: Ochoa, of Sigifredo Ochoa Perez."""
    short, words = name.split(), full.split()
    inner = range(1, len(words) - len(short) + 1)
    return len(words) > _WITH_TWO and any(words[i : i + len(short)] == short for i in inner)


def _are_one(names: Iterable[str]) -> bool:
    """Whether all the names can be one person's."""
    told = set(names)
    return all(_may_be_one(one, other) for one in told for other in told)


def find_named(text: str, sentences: tuple[Sentence, ...], actors: Actors) -> Named:
    """Return the people and bodies named in the sentences."""
    people: list[Person] = []
    bodies: list[Body] = []
    initials: dict[str, str] = {}
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            if token.pos not in {"PROPN", "NOUN"} or token.dep == "compound":
                continue
            if _are_initials(sentence, token) and not actors.named_in(token.text):
                name = _named_by(text, sentence, token, actors)
                initials |= {} if name is None else {token.text: name}
            span = person_name(text, sentence, token, actors)
            if span is not None:
                words = _words_of(text, sentence, token, actors)
                found = _person(text, number, token, span).replacing(words=words)
                people.append(found.replacing(is_dead=_is_dead(sentence, token, actors)))
            elif token.lemma in actors.roles.reading.short_for:
                bodies.append(_body(text, sentence, token, actors))
    return Named(people=tuple(people), bodies=tuple(bodies), initials=initials)


def _are_initials(sentence: Sentence, token: Token) -> bool:
    """Whether the word stands alone in brackets behind a name: the Press Committee (COPREFA)."""
    if token.dep != "appos" or not token.text.isupper() or len(token.text) < _INITIALS:
        return False
    around = sentence.tokens[token.i - 1].text, sentence.tokens[token.i + 1 :][:1]
    return around[0] in {"(", "["} and any(t.text in {")", "]"} for t in around[1])


def _named_by(text: str, sentence: Sentence, initials: Token, actors: Actors) -> str | None:
    """The name the initials are for: its letters fit, or it is a body's right before them."""
    near = sentence.tokens[initials.head]
    link = sentence.head(near)
    outer = sentence.head(link) if near.dep == "pobj" and link is not None else None
    letters = set(initials.text)
    for noun in (near, outer):
        if noun is None or noun.pos not in {"NOUN", "PROPN"} or noun.entity == "PERSON":
            continue
        start, end = noun_phrase(sentence, noun, bare=True)
        name = " ".join(without_article(text[start:end]).split())
        fits = letters <= {word[0] for word in name.split() if word[0].isupper()}
        body = noun is near and noun.lemma in actors.roles.reading.short_for
        if (fits or body) and '"' not in name:
            return name
    return None


def person_name(text: str, sentence: Sentence, head: Token, actors: Actors) -> Offsets | None:
    """Return the stretch of the person's name that ends with this word, titles left out."""
    if not _is_name_part(sentence, head) or head.entity in _NEVER_PEOPLE:
        return None
    reading = actors.roles.reading
    run = _name_run(sentence, head, reading.titles | reading.title_parts)
    if not run or _is_office(run, actors):
        return None
    span = stretch(run)
    if actors.named_in(text[span[0] : span[1]]):
        return None
    titled = run[0].i > 0 and _is_title(sentence.tokens[run[0].i - 1], actors)
    told = titled or _reads_as_person(sentence, head, actors)
    if head.entity in _SELDOM_PEOPLE:
        return span if told and (head.entity == "ORG" or len(run) > 1) else None
    return span if told or head.entity == "PERSON" else None


def _name_run(sentence: Sentence, head: Token, titles: frozenset[str]) -> list[Token]:
    """The capitalised words that end with the head, from the last title on."""
    run: list[Token] = []
    kind = head.entity if head.pos == "PROPN" else "PERSON"
    i = head.i
    while i >= 0 and len(run) < _LONGEST:
        token = sentence.tokens[i]
        name_part = _is_name_part(sentence, token)
        particle = token.lower in _PARTICLES or token.text in {"-", "–"}
        if not (name_part or (particle and run)) or token.lower.rstrip(".") in titles:
            break
        if run and token.entity != kind and "PERSON" in (token.entity, kind):
            break
        run.insert(0, token)
        i -= 1
    while run and (
        (run[0].lower in _PARTICLES and run[0].text.islower()) or not run[0].text[0].isalnum()
    ):
        run.pop(0)
    return run


def _is_name_part(sentence: Sentence, token: Token) -> bool:
    """Whether the word can stand in a name; the parse takes some in capitals for plain nouns."""
    if token.pos == "PROPN" or not token.text[:1].isupper():
        return token.pos == "PROPN" and token.text[:1].isupper()
    first = sentence.tokens[token.i - 1] if token.i else token
    follows = token.text.isupper() and first.entity == "PERSON" and first.head == token.i
    return token.pos == "NOUN" and (token.entity == "PERSON" or (follows and token.tag == "NN"))


def _is_office(run: list[Token], actors: Actors) -> bool:
    """Whether all that is there is a word for an office or a body: "the Defender"."""
    reading = actors.roles.reading
    offices = (reading.short_for, reading.person_nouns, reading.same_office)
    return all(any(token.lower in words for words in offices) for token in run)


def _is_title(token: Token, actors: Actors) -> bool:
    return token.lower.rstrip(".") in actors.roles.reading.titles


def _reads_as_person(sentence: Sentence, head: Token, actors: Actors) -> bool:
    """Whether the parse hangs on the name what hangs on people: "X, who ...", "X, a governor"."""
    for child in sentence.below(head, "relcl"):
        if any(word.lower == "who" for word in sentence.below(child)):
            return True
    return any(word.lower in actors.roles.reading.titles for word in sentence.below(head, "appos"))


def _person(text: str, number: int, head: Token, span: Offsets) -> Person:
    return Person(
        name=text[span[0] : span[1]],
        start=span[0],
        sentence=number,
        words="",
        is_subject=head.dep in {"nsubj", "nsubjpass"},
    )


def _words_of(text: str, sentence: Sentence, head: Token, actors: Actors) -> str:
    """The words around the name that say who it is."""
    start, end = description(sentence, head, actors.roles.reading.holding)
    above = sentence.head(head)
    if head.dep == "appos" and above is not None:
        start = min(start, noun_phrase(sentence, above)[0])
    return text[start:end]


def _is_dead(sentence: Sentence, head: Token, actors: Actors) -> bool:
    """Whether the person is one whom the words next to the name kill: the murder of X, X died."""
    of = sentence.head(head)
    if of is None:
        return False
    told = sentence.tokens[of.head] if head.dep == "pobj" and of.lower == "of" else of
    dying = actors.roles.reading.dying
    befell = head.dep in {"nsubjpass", "poss", "dobj", "pobj"} or told.lemma in dying
    silenced = actors.roles.reading.silenced
    return (befell and told.lemma in silenced) or any(
        clause.lemma in silenced and (is_passive(sentence, clause) or clause.lemma in dying)
        for clause in sentence.below(head, "relcl", "acl")
    )


def _body(text: str, sentence: Sentence, head: Token, actors: Actors) -> Body:
    start, end = noun_phrase(sentence, head, bare=True)
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    printed = without_article(text[start:end])
    named = _named_before(sentence, head)
    if named is not None:
        start, end = noun_phrase(sentence, named, bare=True)
        printed = without_article(text[start:end])
    return Body(
        head=head.lemma,
        words=frozenset(t.lemma for t in tokens if t.pos in {"NOUN", "PROPN", "ADJ"}),
        printed=printed,
        start=start,
        is_named=bool(actors.named_in(printed)) or any(t.pos == "PROPN" for t in tokens),
    )


def _named_before(sentence: Sentence, head: Token) -> Token | None:
    """The name that the noun is set behind: "Clear Water, a rights group"."""
    name = sentence.head(head)
    if head.dep != "appos" or name is None or name.pos != "PROPN" or name.i > head.i:
        return None
    bare = any(t.lower in {"a", "an"} for t in sentence.below(head, "det"))
    return name if bare and name.entity != "PERSON" else None


def without_article(words: str) -> str:
    """Return the words without a leading article."""
    first, rest = (*words.split(maxsplit=1), "", "")[:2]
    return rest if first.lower() in {"the", "a", "an"} and rest else words
