"""A page's sentences and claims -> what each claim speaks of, to be held against the others."""

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from reportedly.records.base import Record
from reportedly.records.claim import Claim, Holder, Statement
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import EventClass, Harm, Modality, Stance
from reportedly.vocab.actors import Actors
from reportedly.vocab.events import Answer, EventWords

OPEN = frozenset({EventClass.UNKNOWN})
_OF_NO_KIND = frozenset({EventClass.UNKNOWN, EventClass.OTHER})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT", "MONEY"})
_BACK = frozenset(
    {"it", "this", "that", "these", "those", "they", "them", "which", "so", "something", "what"}
)
_SPOKEN = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_STEM = 5
_SHORTEST = 3
_NO_DEEDS = frozenset({Harm.MISSING, Harm.DISPLACED})
_CORRECTING = frozenset({Stance.REVISES, Stance.RETRACTS})
_ENDINGS = ("ings", "ing", "ed", "es", "s")
_OFTEN = 4
"""A word of more sentences than this is what the whole page is about."""

_LONG_AGO = 60
"""What is dated so many days before the page came out is no news on it."""

_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "any", "its", "their"})
_BY = frozenset({"by", "from", "of"})
_SEVERAL = frozenset({"either", "both", "sides", "conflicting", "rival", "competing", "opposing"})


class Matter(Record, frozen=True, kw_only=True):
    """What a claim speaks of.

    ``words`` are the stems of its own words, without who says it, by which verb, and what any
    report says; ``around`` those of the rest of its sentence. ``says_what``: a noun or a verb is
    among them. ``points_back``: it speaks of an act as of one that was told ("the raid").
    ``tells_back``: it speaks of an account without saying what that tells ("the claims", "it");
    ``of_charge``: of somebody's charge; ``in_apposition``: of what its own sentence gives ("an
    accusation Baku denies"). ``has_clause``: a clause tells what is denied, ``of_deed``: it tells
    what was done; ``of_act``: a noun names it ("denied any bombing"). ``by`` are words for whose
    account it is ("the ministry's claim"), ``of_several``: it is that of more than one ("either
    side's"), ``plural``: more than one.
    """

    words: frozenset[str]
    around: frozenset[str]
    says_what: bool
    points_back: bool
    tells_back: bool
    in_apposition: bool
    of_charge: bool
    has_clause: bool
    of_deed: bool
    of_act: bool
    plural: bool
    by: str | None
    of_several: bool


class Page(Record, frozen=True, kw_only=True, dict=True, gc=True):
    """A page's text with its claims, and the words by which they are held against each other."""

    read: ReadText
    claims: tuple[Claim, ...]
    events: EventWords
    actors: Actors

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        return {(s.start, s.end): n for n, s in enumerate(self.read.sentences)}

    @cached_property
    def _matters(self) -> dict[str, Matter]:
        return {}

    @cached_property
    def _passed_over(self) -> frozenset[str]:
        """Words that tell how one answers, or stand in any report: they are no matter."""
        reactions = self.events.reactions
        answering = (
            entry.lemmas
            for entry in reactions.reaction
            if entry.form in {Answer.VERB, Answer.PREDICATE, Answer.NOUN}
            and entry.stance not in _CORRECTING
        )
        named = reactions.assertions | reactions.tellings | reactions.calling
        return named.union(reactions.in_any_report, reactions.refusals, *answering)

    def number(self, claim: Claim) -> int:
        """Return which sentence of the page the claim stands in."""
        return self._numbers[claim.sentence]

    def apart(self, one: Claim, other: Claim) -> int:
        """Return how many sentences the second claim stands before the first."""
        return self.number(one) - self.number(other)

    def sentence(self, claim: Claim) -> Sentence:
        """Return the claim's sentence."""
        return self.read.sentences[self.number(claim)]

    def matter(self, claim: Claim) -> Matter:
        """Return what the claim speaks of."""
        if claim.id not in self._matters:
            self._matters[claim.id] = self._matter(claim)
        return self._matters[claim.id]

    def _matter(self, claim: Claim) -> Matter:
        sentence = self.sentence(claim)
        own = [t for t in sentence.tokens if claim.start <= t.start and t.end <= claim.end]
        inside = [t for t in own if not _is_in(t, claim.holder)]
        cues = self._cues(sentence)
        words = self._stems(inside, cues)
        own_places = {t.i for t in own}
        rest = [t for t in sentence.tokens if t.i not in own_places]
        told = [t for t in inside if self._tells_back(sentence, t)]
        return Matter(
            words=words,
            says_what=bool(self._stems([t for t in inside if t.pos in {"NOUN", "VERB"}], cues)),
            around=self._stems(rest, cues) - words,
            points_back=any(self._points_back(sentence, t) for t in inside),
            tells_back=bool(told),
            in_apposition=any(_is_apposed(sentence, t) for t in told),
            of_charge=any(t.lemma in self.events.reactions.charges for t in told),
            has_clause=_has_clause(inside),
            of_deed=any(self._is_deed_verb(t) for t in _topmost(sentence, inside)),
            of_act=any(self._is_act(t) for t in inside) and not _has_clause(inside),
            plural=any(t.tag == "NNS" or t.lower in {"these", "those", "they"} for t in told),
            by=self._whose(sentence, inside),
            of_several=any(t.lower in _SEVERAL for t in inside),
        )

    def words_in(self, start: int, end: int) -> frozenset[str]:
        """Return the stems of what is spoken of between two characters of one sentence."""
        at = bisect_right(self.read.sentences, start, key=lambda s: s.start) - 1
        if at < 0:
            return frozenset()
        sentence = self.read.sentences[at]
        inside = [t for t in sentence.tokens if start <= t.start and t.end <= end]
        return self._stems(inside, self._cues(sentence))

    @cached_property
    def all_over(self) -> frozenset[str]:
        """The stems that so many sentences share that they tell no matter from another."""
        told = Counter(word for s in self.read.sentences for word in self.words_in(s.start, s.end))
        return frozenset(word for word, n in told.items() if n > _OFTEN)

    def _cues(self, sentence: Sentence) -> frozenset[int]:
        """The words for who says something, and by which verb."""
        said = self.read.cued(sentence.start, sentence.end)
        stretches = [part for s in said for part in (*s.cue, *s.source)]
        return frozenset(
            t.i for t in sentence.tokens if any(s <= t.start < e for s, e in stretches)
        )

    def _stems(self, tokens: list[Token], cues: frozenset[int]) -> frozenset[str]:
        return frozenset(
            stem(t.lemma.lower())
            for t in tokens
            if t.pos in _SPOKEN
            and t.i not in cues
            and t.entity not in _TIMES
            and len(t.lemma) >= _SHORTEST
            and not t.text.endswith(".")
            and not {t.lemma.lower(), t.lower} & self._passed_over
            and (t.pos not in {"PROPN", "ADJ"} or self.actors.side_of(t.text) is None)
        )

    def _points_back(self, sentence: Sentence, noun: Token) -> bool:
        if noun.pos != "NOUN" or noun.dep == "compound":
            return False
        shown = any(t.lower in _POINTING for t in sentence.below(noun, "det", "amod", "poss"))
        entries = self.events.entries_for(noun.lemma, noun.lower)
        return shown and any(self.events.is_violent(e.class_) for e in entries)

    def _tells_back(self, sentence: Sentence, token: Token) -> bool:
        """Whether the word stands for an account, and nothing below it says what that tells."""
        if token.pos in {"PRON", "DET"}:
            return token.lower in _BACK and self._is_answered(sentence, token)
        if token.pos != "NOUN" or token.lemma not in self.events.reactions.accounts:
            return False
        answers = self.events.answers_by_lemma
        clauses = sentence.below(token, "acl", "ccomp")
        if any(t.tag != "VBN" or t.lemma not in answers for t in clauses):
            return False  # but "a charge denied by the army" tells nothing itself
        return not any(t.lower in _TELLING_WHAT for t in sentence.below(token, "prep"))

    def _is_deed_verb(self, token: Token) -> bool:
        """Whether the word heads a clause that tells a deed, and no state or tie."""
        heads = token.dep in {"ccomp", "xcomp", "pcomp"} and token.pos == "VERB"
        return heads and token.lemma not in self.events.reactions.no_deeds

    def _is_act(self, token: Token) -> bool:
        entries = self.events.entries_for(token.lemma, token.lower)
        return token.pos == "NOUN" and any(self.events.is_violent(e.class_) for e in entries)

    def _is_answered(self, sentence: Sentence, pronoun: Token) -> bool:
        """Whether a pronoun is what is denied, and not who did it: "denied it", "it is a lie"."""
        head = sentence.head(pronoun)
        if pronoun.lower == "something":
            return True
        if head is None or pronoun.dep not in _ANSWERED_AS or _announces(sentence, pronoun, head):
            return False
        if head.pos in {"AUX", "ADP"}:
            return pronoun.lower != "which"
        forms = {entry.form for entry in self.events.answers_by_lemma.get(head.lemma, ())}
        return Answer.ABSENT in forms if pronoun.dep == "nsubj" else bool(forms)

    def _whose(self, sentence: Sentence, tokens: list[Token]) -> str | None:
        """Whose account is spoken of: "the ministry's claim", "reports from the rebels"."""
        reactions = self.events.reactions
        for noun in tokens:
            if noun.pos != "NOUN" or noun.lemma not in reactions.accounts:
                continue
            if noun.dep == "nsubj" and sentence.tokens[noun.head].pos == "VERB":
                continue  # "reports from the town contradicted that" are what answers
            owners = list(sentence.below(noun, "poss"))
            owners += [
                t
                for t in sentence.below(noun, "amod", "compound", "nmod")
                if t.pos == "PROPN"
                or self.actors.side_of(t.text) is not None
                or self.events.in_group(t.lemma, ("armed", "fighters"))
            ]
            for by in sentence.below(noun, "prep", "agent"):
                if by.lower in _BY - {"of"}:
                    owners += sentence.below(by, "pobj")
            for owner in owners:
                if owner.pos != "PRON":
                    return " ".join(t.text for t in sentence.subtree(owner, without=_ASIDE))
        return None

    def speaks(self, words: str) -> bool:
        """Return whether somebody is heard on the page who goes by one of the words."""
        named = (w.removesuffix("s") for w in words.lower().split() if w not in {"the", "a"})
        return not self._heard.isdisjoint(named)

    @cached_property
    def _heard(self) -> frozenset[str]:
        """The words of all holders' names, without the s of a plural."""
        held = (c.holder for c in self.claims if c.holder is not None)
        told = (word for h in held for word in f"{h.name} {h.printed}".lower().split())
        return frozenset(word.removesuffix("s") for word in told)

    def is_old(self, claim: Claim) -> bool:
        """Whether the claim is told as history, or dated long before the page came out."""
        if claim.modality is Modality.BACKGROUND:
            return True
        published = self.read.document.published
        out = None if published is None else published.from_
        then = None if claim.when is None else claim.when.to
        return out is not None and then is not None and (out - then).days > _LONG_AGO

    def is_attack(self, claim: Claim) -> bool:
        """Whether the claim tells of an act that one attack may be told as, or counts its dead."""
        told = self.events.reactions.told_as_attacks - OPEN
        return claim.toll is not None or claim.event_class in told

    def is_deed(self, claim: Claim) -> bool:
        """Whether the claim tells of what "the attack" or "responsibility" can be about."""
        if claim.toll is not None:
            return claim.toll.harm not in _NO_DEEDS
        if claim.event_class is EventClass.ACCUSATION:
            return True
        return claim.event_class in self.events.reactions.deeds

    def last_said(self, claim: Claim) -> int:
        """Return which sentence before the claim somebody else last said something in; 0: none."""
        name = None if claim.holder is None else claim.holder.name
        for n in range(self.number(claim) - 1, -1, -1):
            sentence = self.read.sentences[n]
            said = self.read.cued(sentence.start, sentence.end)
            if any(s.holder is not None and s.holder.name != name for s in said):
                return n
        return 0

    def spoken_before(self, claim: Claim) -> Statement | None:
        """Return the last thing that somebody says before the claim in its own sentence."""
        before = [
            s
            for s in self.read.cued(claim.sentence[0], claim.start)
            if s.holder is not None and s.content[0][0] < claim.start
        ]
        return before[-1] if before else None


def _announces(sentence: Sentence, pronoun: Token, head: Token) -> bool:
    """Whether "it" only stands for a clause to come: it is unclear whether, too early to say."""
    if pronoun.lower != "it" or head.lemma != "be" or pronoun.dep != "nsubj":
        return False
    told = (head, *sentence.below(head, "acomp", "attr", "advmod"))
    return any(any(sentence.below(word, *_TO_COME)) for word in told)


def _has_clause(tokens: list[Token]) -> bool:
    inside = {t.i for t in tokens}
    return any(t.dep in {"ccomp", "xcomp"} and t.head in inside for t in tokens)


def _topmost(sentence: Sentence, tokens: list[Token]) -> list[Token]:
    """The heads of the clauses that hang highest among the words."""
    heads = [t for t in tokens if t.dep in {"ccomp", "xcomp", "pcomp"} and t.pos == "VERB"]
    depth = {t.i: sum(1 for _ in sentence.above(t)) for t in heads}
    least = min(depth.values(), default=0)
    return [t for t in heads if depth[t.i] == least]


def _is_apposed(sentence: Sentence, token: Token) -> bool:
    """Whether it takes up what its own sentence said: ", an accusation Baku denies"."""
    if token.lower in _TAKING_UP:
        return True
    return token.dep in _APPOSED and any(sentence.below(token, "relcl"))


_TO_COME = ("ccomp", "xcomp", "csubj", "advcl")
_TAKING_UP = frozenset({"which", "something"})
_APPOSED = frozenset({"appos", "npadvmod", "attr", "dep", "conj", "oprd"})
_ANSWERED_AS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr"})
_TELLING_WHAT = frozenset({"of", "that", "about", "against", "over"})
_ASIDE = ("case", "relcl", "acl", "appos", "punct", "prep")


def stem(lemma: str) -> str:
    """Return what a verb and the noun made of it have in common: bomb, bombing."""
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            lemma = lemma.removesuffix(ending)
            break
    return lemma[:_STEM]


def is_of_a_kind(claim: Claim) -> bool:
    """Return whether the claim says which kind of event it tells of."""
    return claim.event_class not in _OF_NO_KIND


def _is_in(token: Token, holder: Holder | None) -> bool:
    return holder is not None and holder.start <= token.start and token.end <= holder.end
