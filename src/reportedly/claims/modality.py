"""Trigger -> whether its event is told as done, denied, to come, supposed, or long past."""

from reportedly.claims.dating import stands_since, within
from reportedly.claims.grammar import negated, points_back
from reportedly.records.parse import Sentence, Token
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import NOT_YET, Modality
from reportedly.vocab.events import EventWords

_SUPPOSED_AUX = frozenset({"may", "might", "could", "would", "can", "should", "must"})
_AHEAD_AUX = frozenset({"will", "shall", "'ll", "wo"})
_IF = frozenset({"if", "unless", "whether"})
_PAST_AUX = frozenset({"had", "have", "has", "was", "were"})
_DOWN = frozenset(
    {"xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj", "acl", "nsubjpass", "attr", "oprd"}
)
"""Labels through which a verb governs whether what hangs from it has happened."""

_ASIDE = frozenset(
    {"in", "as", "during", "by", "over", "through", "under", "behind", "amid", "within", "near"}
)
"""Prepositions behind which stands how or where the verb above was done, not what it is about."""

_ASKING = frozenset({"how", "why", "where", "who", "what", "whom", "when", "which"})
_UNTIL = frozenset({"until", "till", "before", "after", "once"})
_HAVING = frozenset({"have", "has", "had", "'ve"})
_PRESENT_TAGS = frozenset({"VBP", "VBZ"})
_SAYING = frozenset({"say", "announce", "declare", "vow", "pledge", "promise", "confirm", "tell"})
_ON_BEHALF = frozenset({"for", "over", "about", "with", "to"})
_TEMPORAL = frozenset({"after", "since", "following", "during", "amid", "despite", "while"})

_NONE = frozenset({"no", "never", "neither"})
_NOBODY = frozenset({"nobody", "none", "nothing"})

Meant = tuple[Modality, Token | None]
"""A modality, and the word that gives it."""

_TOLD: Meant = (Modality.ACTUAL, None)

_DIGITS = len("1987")
YEARS_PAST = 2
"""An event dated so many years before the report is told as background."""


def modality_at(sentence: Sentence, token: Token, events: EventWords) -> Modality:
    """Return the modality that the words above and around the token give its event.

    What is aimed at, planned, feared, demanded or warned of has not happened by that. An infinitive
    tells what is meant to be, unless the verb above says that it was brought about.
    """
    return modality_by(sentence, token, events)[0]


def modality_by(sentence: Sentence, token: Token, events: EventWords) -> Meant:
    """Return the modality, and the word that gives it where it is not a plain telling."""
    own = _own(sentence, token)
    if own[0] is Modality.ACTUAL and (none := _of_none(sentence, token)) is not None:
        own = Modality.NEGATED, none
    if own[0] is not Modality.ACTUAL or _describes_victims(sentence, token):
        return own
    return _from_above(sentence, token, events)


def _from_above(sentence: Sentence, token: Token, events: EventWords) -> Meant:
    """What the words above say, the nearest first."""
    current = token
    for head in sentence.above(token):
        if current.dep == "conj" and _is_alike(sentence, current, head):
            return modality_by(sentence, head, events)
        if current.dep == "advcl" and current.lemma in events.events.done_by:
            planned = head.lemma in events.events.ahead
            return (Modality.FUTURE, head) if planned else modality_by(sentence, head, events)
        if current.dep == "nsubj" and current.i == token.i:
            told = _own(sentence, head)
            return told if told[0] in NOT_YET else _TOLD
        if _is_past_all_doubt(sentence, current, events):
            break
        if not _is_governed(current) and not _is_meant(sentence, token, current, events):
            break
        if head.pos in {"VERB", "AUX", "NOUN", "ADJ", "SCONJ", "ADP"}:
            found = _governed(sentence, current, head, events)
            if found[0] is not Modality.ACTUAL:
                return found
        if _is_meant(sentence, token, current, events):
            return Modality.HYPOTHETICAL, current
        current = head
    return _TOLD


def _is_past_all_doubt(sentence: Sentence, word: Token, events: EventWords) -> bool:
    """Whether what is below the word has happened, whatever the words above say."""
    return word.lemma in events.events.aftermath or _is_asked_of(sentence, word)


def _is_asked_of(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause asks after what happened: "wants to know why the rebels attacked"."""
    if verb.dep not in {"ccomp", "pcomp", "advcl"} or verb.tag != "VBD":
        return False
    return any(t.lower in _ASKING for t in sentence.below(verb, "advmod", "dobj", "nsubj"))


def _is_governed(word: Token) -> bool:
    """Whether the word above tells if it happened: not in "pushed on after killing ten"."""
    is_link = word.pos == "ADP" or word.dep == "prep"
    return word.dep in _DOWN and not (is_link and word.lower in _TEMPORAL)


def _describes_victims(sentence: Sentence, token: Token) -> bool:
    """Whether the participle only tells for whom something is asked: justice for two men killed."""
    noun = sentence.head(token)
    if noun is None or token.dep != "acl" or token.tag not in {"VBN", "VBD"} or noun.dep != "pobj":
        return False
    return sentence.tokens[noun.head].lower in _ON_BEHALF


def _is_alike(sentence: Sentence, word: Token, first: Token) -> bool:
    """Whether what stands after "and" is told as what stands before: "to seize it and hold it"."""
    own = any(sentence.below(word, "aux", "nsubj", "nsubjpass"))
    return word.tag == first.tag and not own


def _is_meant(sentence: Sentence, token: Token, verb: Token, events: EventWords) -> bool:
    """Whether the verb is an infinitive of purpose, of a plan, or of what someone has to do.

    Only for the event's own word, or the verb that carries it ("to launch an attack"): who fled to
    escape the shelling was shelled.
    """
    lists = events.events
    if verb.i != token.i and (verb.lemma not in lists.lends_subject or token.head != verb.i):
        return False
    if verb.i != token.i and points_back(sentence, token):
        return False  # "the decision to carry out the attacks": they were carried out
    helpers = {t.lower for t in sentence.below(verb, "aux")}
    if verb.tag != "VB" or "to" not in helpers or "have" in helpers:
        return False
    head = sentence.head(verb)
    if head is None or (head.lemma == "able" and _is_fact(sentence, verb, head, events)):
        return False
    if verb.dep in {"acl", "relcl"}:
        told = {w for t in sentence.below(head) for w in (t.lower, t.tag)} | {head.lower}
        return not told & lists.ranks
    return verb.dep in {"advcl", "xcomp", "ccomp"} and head.lemma not in lists.brings_about


def is_background(read: ReadText, sentence: Sentence) -> bool:
    """Whether the only dates in the sentence lie years before the report.

    What is counted since a war of years ago is counted up to now.
    """
    published = read.document.published
    if published is None or published.to is None:
        return False
    ends = [
        t.to
        for t in within(read.times, sentence.start, sentence.end)
        if t.to is not None and not stands_since(sentence, t)
    ]
    return bool(ends) and all(published.to.year - day.year >= YEARS_PAST for day in ends)


def is_of_years_past(read: ReadText, sentence: Sentence, noun: Token) -> bool:
    """Return whether a year that stands before the noun itself lies back: the 1987 attack."""
    published = read.document.published
    if published is None or published.to is None or noun.pos not in {"NOUN", "PROPN"}:
        return False
    years = (t.text for t in sentence.below(noun, "nummod", "compound", "amod", "nmod"))
    return any(
        len(year) == _DIGITS and year.isdigit() and 0 < int(year) <= published.to.year - YEARS_PAST
        for year in years
    )


def _own(sentence: Sentence, token: Token) -> Meant:
    """What stands right at the word: not, may, will, if."""
    if negated(sentence, token):
        return Modality.NEGATED, _not_word(sentence, token)
    helpers = list(sentence.below(token, "aux"))
    if not helpers and token.dep == "conj":
        helpers = _helpers_above(sentence, token)
    for words, modality in ((_AHEAD_AUX, Modality.FUTURE), (_SUPPOSED_AUX, Modality.HYPOTHETICAL)):
        for helper in helpers:
            if {helper.lower, helper.lemma} & words:
                said = helper.lower == "would" and _is_said_then(sentence, token)
                return Modality.FUTURE if said else modality, helper
    for mark in sentence.below(token, "mark", "advmod"):
        if mark.lower in _IF:
            return Modality.HYPOTHETICAL, mark
        if mark.lower in _UNTIL and _is_present(sentence, token):
            return Modality.FUTURE, mark
    return _TOLD


def _helpers_above(sentence: Sentence, token: Token) -> list[Token]:
    """The helpers a word shares behind "and": will begin pulling out and free its prisoners."""
    for head in sentence.above(token):
        helpers = list(sentence.below(head, "aux"))
        if helpers or token.tag != "VB" or head.dep not in {"conj", "xcomp"}:
            return helpers
    return []


def _is_said_then(sentence: Sentence, verb: Token) -> bool:
    """Whether "would" is the "will" of what was said: announced that it would send troops."""
    head = sentence.head(verb)
    told = verb.dep == "ccomp" and head is not None and head.tag in {"VBD", "VBN"}
    return told and head is not None and head.lemma in _SAYING


def _of_none(sentence: Sentence, verb: Token) -> Token | None:
    """The word by which nothing or nobody is what the verb tells of: "no accord was reached"."""
    if verb.pos != "VERB":
        return None
    for noun in sentence.below(verb, "nsubj", "nsubjpass", "dobj"):
        if noun.lower in _NOBODY:
            return noun
        for word in sentence.below(noun, "det"):
            numbered = any(t.pos == "NUM" for t in sentence.tokens[word.i + 1 : word.i + 2])
            if word.lower == "no" and not numbered:  # "no 85 of the fleet" is one of them
                return word
    return None


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is one of now or of what is always so: "until the border is open"."""
    finite = next(sentence.below(verb, "auxpass", "aux"), verb)
    return finite.tag in _PRESENT_TAGS and finite.lower not in {"have", "has"}


def _not_word(sentence: Sentence, token: Token) -> Token:
    """The word that denies it, or the word itself where the denial is above it."""
    below = (t for t in sentence.below(token) if t.dep == "neg" or t.lower in _NONE)
    return next(below, sentence.head(token) or token)


def _governed(sentence: Sentence, current: Token, head: Token, events: EventWords) -> Meant:
    """What a word above says of the event below it."""
    lists = events.events
    carries = current.dep in {"xcomp", "pcomp", "ccomp", "acl"} or head.pos == "ADP"
    if current.dep == "attr" and (goal := _goal(sentence, head, events)) is not None:
        return Modality.HYPOTHETICAL, goal
    if _is_aside(sentence, current, head, events):
        return _own(sentence, head)
    if carries or current.pos in {"NOUN", "PROPN", "ADP"}:
        if head.lemma in lists.averted and current.dep != "nsubjpass":
            return Modality.NEGATED, head
        if _is_ahead(sentence, current, head, events):
            return Modality.FUTURE, head
        if head.lemma in lists.supposed and not _is_fact(sentence, current, head, events):
            return Modality.HYPOTHETICAL, head
        if head.lemma == "go" and head.tag == "VBG" and current.dep == "xcomp":
            return Modality.FUTURE, head
    if head.pos in {"VERB", "AUX"} and current.dep != "ccomp":
        return _own(sentence, head)
    return _TOLD


def _is_aside(sentence: Sentence, current: Token, head: Token, events: EventWords) -> bool:
    """Whether the verb above is not about it: "ordered them in during the raid", "pressed on"."""
    if current.dep == "dobj":
        return head.lemma in events.events.pursues
    beside = current.dep == "prep" and current.lower in _ASIDE and head.pos == "VERB"
    return beside and not any(sentence.below(current, "pcomp"))


def _goal(sentence: Sentence, be: Token, events: EventWords) -> Token | None:
    """The goal or plan that something is said to be: "its aim is the capture of the port"."""
    if be.lemma != "be":
        return None
    lists = events.events
    return next((t for t in sentence.below(be, "nsubj") if t.lemma in lists.after_all), None)


def _is_ahead(sentence: Sentence, current: Token, head: Token, events: EventWords) -> bool:
    """Whether the word above says that it is still to come: plans to attack, announced a raid."""
    ahead = head.lemma in events.events.ahead and head.tag != "VBN"
    if any(sentence.below(head, "prt")):
        return False  # "set off a bomb"
    return ahead and not _is_past(sentence, current)


def _is_fact(sentence: Sentence, current: Token, head: Token, events: EventWords) -> bool:
    """Whether it came about all the same: were able to find it, ordered an embargo."""
    if head.lemma == "able":
        be = sentence.head(head)
        helpers = () if be is None else tuple(sentence.below(be, "aux"))
        past = be is not None and (be.tag == "VBD" or any(t.lower in _HAVING for t in helpers))
        supposed = any(t.lower in _SUPPOSED_AUX | _AHEAD_AUX for t in helpers)
        return past and not supposed and not (be is not None and negated(sentence, be))
    if head.lemma == "order" and current.dep in {"dobj", "nsubjpass"}:
        return head.tag in {"VBD", "VBN"} and current.lemma in events.events.decreed
    return _is_told_past(sentence, current, head, events)


def _is_told_past(sentence: Sentence, verb: Token, head: Token, events: EventWords) -> bool:
    """Whether a clause under "warned that" tells what was, and no danger to come."""
    return head.lemma in events.events.tells_as_well and _is_past(sentence, verb)


def _is_past(sentence: Sentence, verb: Token) -> bool:
    """Whether the word is the verb of a clause that tells what was: announced it has killed ten."""
    if verb.dep != "ccomp":
        return False
    helpers = {t.lower for t in sentence.below(verb, "aux", "auxpass")}
    return verb.tag == "VBD" or bool(helpers & _PAST_AUX)
