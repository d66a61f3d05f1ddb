"""Harm word and a phrase -> why the phrase cannot be its victims, and whether it counts none."""

from reportedly.claims.tolls.bodily import why_no_body
from reportedly.claims.tolls.general import is_general
from reportedly.claims.tolls.hits import is_not_hit
from reportedly.claims.tolls.persons import is_person
from reportedly.claims.tolls.victims import Victims
from reportedly.records.parse import Sentence, Token
from reportedly.records.vocabulary import ARMED, Harm
from reportedly.vocab.harms import HarmEntry, HarmWords, VictimSlot

NOT_KNOWN = "not known to be people"
"""Why a phrase is no victim when only a missing word may be to blame."""

_PERSON_SLOTS = frozenset({VictimSlot.PERSON_OBJECT, VictimSlot.PERSON_SUBJECT})
_BACK = frozenset(
    {
        "the",
        "these",
        "those",
        "their",
        "his",
        "her",
        "its",
        "our",
        "your",
        "my",
        "such",
        "this",
        "that",
    }
)
_OF_THINGS = frozenset({"of", "from", "in", "at"})
_BEFALLS = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING})
_PAST = frozenset({"were", "was", "had", "have", "'ve", "'d"})
_THEY = frozenset({"they", "them"})
_HIM = frozenset({"him", "her"})
_ONE = frozenset({"a", "an", "one", "another"})
_DEAD = frozenset({"dead", "deceased", "body", "corpse", "remains"})
_OPEN = frozenset({"ca", "can", "could", "would", "should"})
_WOUND_NOUN = "the-wounded"
_HAVING = frozenset({"suffer", "sustain", "receive", "have", "get"})
_WORD = frozenset({"word", "news", "information", "detail", "figure"})
_BRINGING = frozenset({"result", "cause", "lead", "suffer", "sustain", "inflict", "be", "claim"})
_OF_THEM = frozenset({"the", "those", "these", "of", "among"})
_CAPTIVE = "hostage"
"""A word that completes a verb of people alone: "30 taken hostage" are no rifles."""
_NEAR = 3
"""Steps up the parse from a noun of harm to the verb that it completes."""

_SAME_CLAUSE = frozenset({"conj", "xcomp", "acomp", "oprd"})
_HELPING = frozenset({"aux", "auxpass", "ROOT", "ccomp"})
_HOUSEHOLDS = frozenset({"family", "household", "couple"})
_OBJECT_SLOTS = frozenset({VictimSlot.OBJECT, VictimSlot.PERSON_OBJECT})


def is_negated(sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims) -> bool:
    """Return whether the words come to none: the driver was not hurt; all were unharmed.

    "Did not kill 20" keeps its number, and is told apart by its modality: it denies a figure, and
    says nothing of how many there were. "Can't evacuate" says nothing of what happened, "should
    never have been arrested" that it did.
    """
    none = _is_of_neither(sentence, victims) or _not_one(sentence, victims)
    if entry.victim is VictimSlot.UNHARMED or none:
        return True
    said_not = any(True for _ in sentence.below(token, "neg"))
    able = any(t.lower in _OPEN for t in sentence.below(token, "aux"))
    if said_not and not able and not victims.counted:
        return True
    return not victims.counted and _comes_to_none(sentence, token)


def _comes_to_none(sentence: Sentence, noun: Token) -> bool:
    """Whether "not" or "without" makes it none: did not result in any casualties; without losses.

    Who has not reported any says nothing of how many there were.
    """
    if noun.pos != "NOUN" or any(t.lower != "any" for t in sentence.below(noun, "det", "poss")):
        return False
    above = list(sentence.above(noun))[:_NEAR]
    verb = next((t for t in above if t.pos in {"VERB", "AUX"}), None)
    if any(t.lower == "without" for t in above[:1]):
        return True
    if verb is None or verb.lemma not in _BRINGING:
        return False
    if verb.lemma == "be" and any(t.pos == "ADJ" for t in above[: above.index(verb)]):
        return False  # "was not sure about deaths"
    head = sentence.head(verb)
    lacking = verb.dep == "pcomp" and head is not None and head.lower == "without"
    return lacking or any(sentence.below(verb, "neg"))


def why_not(
    sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims, words: HarmWords
) -> str | None:
    """Return why the phrase cannot be victims of this harm, None when it can."""
    told_of = victims.tokens if _is_harm_word(victims.head, entry) else (victims.head,)
    own = (t for t in told_of if t is victims.head or t.dep == "compound")  # "24 animal deaths"
    if any({t.lemma, t.lower} & words.animals.words for t in own):
        return "animals"
    they = victims.head.lower in _THEY and not victims.counted
    if they and not _befell_them(sentence, token, entry):
        return "nothing says that it befell them"
    if entry.harm is Harm.DISPLACED and victims.victim_class in ARMED:
        return "armed people who flee are not displaced"
    told = why_no_body(sentence, token, entry, victims, words)
    told = told or _why_not_told(sentence, token, entry, victims, words)
    if told is not None:
        return told
    people = _are_people(victims, entry, words) or _is_who(sentence, token, entry, victims)
    return None if people else NOT_KNOWN


def _why_not_told(
    sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims, words: HarmWords
) -> str | None:
    """Why the words do not tell here that so many were harmed, None when they do."""
    head = victims.head
    reasons = {
        "did it, or drove off: no victim": head.dep == "nsubj"
        and entry.victim in _OBJECT_SLOTS
        and is_person(head)
        and not any(sentence.below(token, "auxpass")),
        "told of feelings or fortunes, not of a body": head.lower in _HIM
        and token.lemma in words.figurative.words,
        "not taken: nothing is told": head.lower in _HIM
        and entry.harm is Harm.CAPTURED
        and any(sentence.below(token, "neg")),
        "with what it was done, not to whom": _is_tool(sentence, token, victims, words),
        "no word of any: nothing is told": _is_no_word_of(sentence, token, words),
        "asked, not told: how many": _is_asked(sentence, victims),
        "asked, not told: whether": _is_put_as_question(sentence, token),
        "went away: nobody is said to have lost a home": _only_left(
            sentence, token, entry, victims, words
        ),
        "points back to people told of before": not victims.counted
        and _points_back(sentence, token, entry, victims),
        "told as what they are: nobody is said to have become so": token.dep == "amod"
        and head.tag != "CD"
        and entry.harm is Harm.DISPLACED
        and entry.victim is VictimSlot.STATE,
        "a rate, a habit or old age, and no event": is_general(sentence, token, victims, words),
        "shot at, and not said to be hit": entry.open_outcome
        and is_not_hit(sentence, token, victims),
        "put off or held off: nobody died of it": _is_averted(sentence, token, words),
        "bodies of men who act: nobody is dead": _is_acting(sentence, token, words),
        "dead already": entry.harm is Harm.INJURED
        and any(t.lemma in _DEAD for t in victims.tokens if t != token),
        "wounds that a verb beside them tells of": entry.id == _WOUND_NOUN
        and not victims.counted
        and _is_suffered(sentence, token),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_who(sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims) -> bool:
    """Whether "who" tells of the phrase, and so of people: X, who was captured in May."""
    if token.dep != "relcl" or token.head != victims.head.i:
        return False
    link = sentence.head(victims.head)
    if victims.head.dep == "pobj" and link is not None and link.lower in _OF_THINGS:
        return False  # "a student of the law school, who": whose head is before
    done = entry.victim in _OBJECT_SLOTS  # "bands who murdered" are none
    told = sentence.below(token, "nsubjpass") if done else sentence.below(token, "nsubj")
    return any(t.lower == "who" for t in told)


def _befell_them(sentence: Sentence, token: Token, entry: HarmEntry) -> bool:
    """Whether a past tells that it happened to "them": had kidnapped them; and not who fled."""
    if any(t.lower == "who" for t in sentence.below(token, "nsubj")):
        return False  # "did not know who had killed them": of the doer
    helping = {t.lower for t in sentence.below(token, "aux", "auxpass")}
    past = bool(helping & _PAST) or (token.tag == "VBD" and not helping)
    return entry.harm is not Harm.DISPLACED and past and not helping & _OPEN


def _is_tool(sentence: Sentence, token: Token, victims: Victims, words: HarmWords) -> bool:
    """Whether "with" tells of a thing: he was killed with his own rifles."""
    head = victims.head
    preposition = sentence.head(head)
    if head.dep != "pobj" or preposition is None or preposition.lower != "with":
        return False
    people = words.means_people(head.lemma) or words.may_be_people(head.lemma)
    return preposition.head == token.i and not (people or victims.named or not victims.says_who)


def _is_no_word_of(sentence: Sentence, noun: Token, words: HarmWords) -> bool:
    """Whether nobody had word of it, which is no zero: no word on casualties; not aware."""
    preposition = sentence.head(noun)
    if noun.dep != "pobj" or preposition is None or preposition.pos != "ADP":
        return False
    told = sentence.tokens[preposition.head]
    if told.lemma in words.learning.words and not _says_whose(sentence, noun):
        verb = sentence.head(told) if told.pos == "ADJ" else told
        return verb is not None and any(sentence.below(verb, "neg"))
    none = any(t.lower == "no" for t in sentence.below(told, "det"))
    return none and told.lemma in _WORD


def _says_whose(sentence: Sentence, noun: Token) -> bool:
    """Whether the words say how many or whose they were: the deaths of nine monks."""
    near = sentence.below(noun, "det", "poss", "nummod", "prep")
    return any(t.lower in _OF_THEM or t.dep in {"nummod", "poss"} for t in near)


def _is_asked(sentence: Sentence, victims: Victims) -> bool:
    """Whether the figure is a question: it was not known how many were killed."""
    first = victims.tokens[0].i
    near = [t.lower for t in sentence.tokens[max(0, first - 1) : first + 2]]
    return "how" in near and "many" in near


def _is_put_as_question(sentence: Sentence, token: Token) -> bool:
    """Whether yes or no is asked: were three nurses killed? Who asks why they were knows of it."""
    if not sentence.text.rstrip("\"'”’ ").endswith("?"):
        return False
    opening = next((t for t in sentence.tokens if t.pos != "PUNCT" and t.dep != "cc"), None)
    if opening is None or opening.pos not in {"AUX", "VERB"} or opening.dep not in _HELPING:
        return False
    clause = token
    while clause.dep in _SAME_CLAUSE and clause.head != clause.i:
        clause = sentence.tokens[clause.head]
    if clause.dep in {"acl", "nsubj", "attr"} and opening.dep == "ROOT":
        noun = sentence.tokens[clause.head] if clause.dep == "acl" else clause
        return noun.head == opening.i  # "were three nurses killed?"
    return clause.i in {opening.i, opening.head}


def _only_left(
    sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims, words: HarmWords
) -> bool:
    """Whether people only ran from a spot: the other customers fled; fled the store; he fled."""
    if entry.id != "flee":
        return False
    if victims.low == victims.high == 1 and victims.head.lemma not in _HOUSEHOLDS:
        return not _left_home(sentence, token, words)
    if victims.counted:
        return False
    left = tuple(sentence.below(token, "dobj"))
    if not left:
        return not any(sentence.below(token, "prep", "advmod", "advcl"))
    return all(t.lemma in words.scenes.words for t in left)


def _left_home(sentence: Sentence, verb: Token, words: HarmWords) -> bool:
    """Whether one who fled left home or country, and not the scene of a deed."""
    places = list(sentence.below(verb, "dobj"))
    for preposition in sentence.below(verb, "prep"):
        places += sentence.below(preposition, "pobj")
    return any(t.lemma in words.homes.words or t.entity in {"GPE", "NORP"} for t in places)


def _points_back(sentence: Sentence, token: Token, entry: HarmEntry, victims: Victims) -> bool:
    """Whether the words take the harm for known: the dead men, camps for displaced people."""
    if entry.victim is VictimSlot.NOUN and _is_harm_word(victims.head, entry):
        return any(t.lower in _BACK for t in victims.tokens)  # "the wounded"
    if token.dep != "amod" or token.i > victims.head.i:
        return False
    definite = any(t.lower in _BACK for t in sentence.below(victims.head, "det", "poss"))
    # "exchanged jailed rebels": told as what they are
    described = (
        entry.harm is Harm.CAPTURED
        and not victims.counted
        and victims.head.tag in {"NNS", "NNPS"}
        and _is_own(token, victims)
    )
    return definite or described or entry.harm is Harm.DISPLACED


def _is_averted(sentence: Sentence, noun: Token, words: HarmWords) -> bool:
    """Whether the deed did not come: his execution was stayed; to prevent the killing of two."""
    verb = sentence.head(noun)
    if noun.pos != "NOUN" or verb is None or noun.dep not in {"nsubjpass", "dobj"}:
        return False
    return verb.lemma in words.averting.words


def _is_acting(sentence: Sentence, noun: Token, words: HarmWords) -> bool:
    """Whether a body does what only the living do: two bodies condemned the raid."""
    verb = sentence.head(noun)
    if noun.lemma != "body" or noun.dep != "nsubj" or verb is None or verb.pos != "VERB":
        return False
    done = any(sentence.below(verb, "dobj", "ccomp")) and not any(sentence.below(verb, "auxpass"))
    return done and verb.lemma in words.of_councils.words


def _is_own(token: Token, victims: Victims) -> bool:
    """Whether the word describes the people themselves, and not those they are among."""
    return token.head == victims.head.i


def _is_suffered(sentence: Sentence, noun: Token) -> bool:
    """Whether a verb says who has the wounds: suffered injuries, died of wounds."""
    head = sentence.head(noun)
    if head is None:
        return False
    return (noun.dep == "dobj" and head.lemma in _HAVING) or (
        noun.dep == "pobj" and head.lower in {"of", "from", "to", "with", "for"}
    )


def _are_people(victims: Victims, entry: HarmEntry, words: HarmWords) -> bool:
    """Whether the phrase can be the victims of this harm: people, or a number standing alone."""
    head = victims.head
    known = words.means_people(head.lemma) or words.means_people(head.lower) or is_person(head)
    known = known or _is_aged(victims)
    named = bool(victims.named) or head.entity in {"NORP", "PERSON"}
    if _is_harm_word(head, entry) and victims.counted:
        return True  # "an unknown number of dead"
    if entry.victim is VictimSlot.NOUN and _is_harm_word(head, entry):
        # "executions" alone are deeds; "casualties" alone are people
        return head.tag == "NNS" and not entry.of_persons
    if entry.victim is VictimSlot.NOUN_OF:
        person = bool(victims.named) and head.entity == "PERSON"
        theirs = entry.harm is not Harm.DISPLACED or head.entity == "NORP"
        return known or person or (victims.counted and theirs)
    if entry.victim in _PERSON_SLOTS:
        return known or _are_persons(victims, entry, words, named=named)
    if known or named or not victims.says_who:
        return True
    if entry.of_persons and words.may_be_people(head.lemma):
        return True
    if entry.harm is Harm.MISSING and not words.may_be_people(head.lemma):
        return False  # "nine files are missing"
    return victims.counted and victims.comparator != "vague"


def _are_persons(victims: Victims, entry: HarmEntry, words: HarmWords, *, named: bool) -> bool:
    """Whether people of no listed word can be those that only people can be.

    A number alone is of people where they died or fled; what was captured may be rifles.
    """
    if victims.head.entity == "NORP" and (
        victims.head.tag in {"NNS", "NNPS"} or victims.tokens[0].lower in _ONE
    ):
        return True
    if entry.of_persons and victims.says_who and words.may_be_people(victims.head.lemma):
        return True
    if not victims.counted:
        done_to = entry.harm is Harm.CAPTURED and _is_person_done_to(victims.head, entry)
        return bool(victims.named) and (done_to or entry.harm in _BEFALLS)
    if not victims.says_who:
        return entry.harm is not Harm.CAPTURED or _CAPTIVE in entry.needs
    return named and (entry.harm is Harm.CAPTURED or victims.head.entity == "NORP")


def _is_aged(victims: Victims) -> bool:
    """Whether an age alone stands for the person: a 19-year-old."""
    told = any(t.dep == "npadvmod" and t.head == victims.head.i for t in victims.tokens)
    return victims.head.lower == "old" and told


def _is_person_done_to(head: Token, entry: HarmEntry) -> bool:
    """Whether the verb was done to a person named: Cole was captured; not "Cole seized on it".

    Where other words say what was done, as in "taken prisoner", the parser need not know the name.
    """
    known = head.entity == "PERSON" or (not head.entity and bool(entry.needs))
    return known and head.dep in {"nsubjpass", "dobj", "conj"}


def _is_of_neither(sentence: Sentence, victims: Victims) -> bool:
    """Whether "neither" or "nor" stands over the people: neither the driver nor his wife."""
    head = victims.head
    over = [head, *(sentence.tokens[t.head] for t in (head,) if t.dep == "conj")]
    return any(t.lower in {"neither", "nor"} for h in over for t in sentence.below(h))


def _not_one(sentence: Sentence, victims: Victims) -> bool:
    """Whether not even one was: not a single guard was hurt, not one."""
    first = victims.tokens[0].i
    opening = [t.lower for t in sentence.tokens[max(0, first - 1) : first + 3]]
    if "but" in opening:
        return False  # "not one but two"
    return any(opening[i : i + 2] in (["not", "one"], ["not", "a"]) for i in (0, 1)) and (
        "one" in opening or "single" in opening
    )


def _is_harm_word(head: Token, entry: HarmEntry) -> bool:
    return head.lemma in entry.lemmas or head.lower in entry.lemmas
