"""The word "from" before a place -> whether it only tells where people come from.

Who is evacuated, abducted or driven from a town was there. Those who do something, and those who
are struck, come from elsewhere: "a convoy of troops from Example was hit".
"""

from reportedly.records.parse import Sentence, Token

_PEOPLE = frozenset(
    {"troop", "soldier", "fighter", "gunman", "rebel", "militant", "militiaman", "guerrilla"}
    | {"policeman", "police", "officer", "guard", "recruit", "conscript", "paratrooper"}
    | {"man", "woman", "people", "child", "villager", "trader", "pilgrim", "refugee", "student"}
    | {"worker", "migrant", "volunteer", "civilian", "farmer", "tourist", "family", "reservist"}
)
_BODIES = frozenset(
    {"convoy", "column", "group", "unit", "patrol", "band", "party", "bus", "dozen"}
)
_STRIKES = frozenset(
    {"attack", "ambush", "kill", "wound", "injure", "hit", "strike", "shoot", "bomb", "shell"}
    | {"target", "massacre", "execute", "behead", "murder", "carry", "transport"}
)
"""Who is struck is not brought away from anywhere: "killed nine men from Example"."""


def is_origin(sentence: Sentence, preposition: Token) -> bool:
    """Return whether the preposition's place is only where somebody is from."""
    people = sentence.head(preposition) if preposition.lower == "from" else None
    if people is None:
        return False
    if people.lemma in _STRIKES:  # the parse hangs it from the verb: "killed men from Example"
        return sentence.tokens[preposition.i - 1].lemma.lower() in _PEOPLE
    if people.lemma.lower() not in _PEOPLE | _BODIES:
        return False
    above = sentence.head(people)
    while above is not None and people.dep == "pobj" and above.lower == "of":
        whole = sentence.head(above)
        if whole is None or whole.lemma.lower() not in _BODIES | _PEOPLE:
            return False
        people, above = whole, sentence.head(whole)
    if people.dep in {"dobj", "nsubjpass"}:
        return above is not None and above.lemma in _STRIKES
    return people.dep == "nsubj" or (above is not None and above.lower == "by")
