"""A parsed text -> the same, with "denied rebel claims that ..." read as claims that are denied.

Behind a name, and mostly after a pronoun, the parser takes "claims" and "reports" for what that
name does, or the name for whom something is kept from: then whoever denies it would be told to say
it himself.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

_DENYING = r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)"
_REFUTING = r"refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?|scorn(?:s|ed|ing)?|discount(?:s|ed|ing)?"
_OWNER = r"(?!that\b|it\b|him\b|her\b|us\b|them\b|me\b|you\b)[\w’'.-]+"
_ACCOUNTS = (
    r"claims|reports|charges|accounts|accusations|allegations|assertions|suggestions|rumou?rs"
)
_DENIED = re.compile(
    rf"\b(?:{_DENYING}|{_REFUTING}) (?:{_OWNER} ){{1,3}}?(?:{_ACCOUNTS})(?= (?:by [^,.;]+ )?that\b)"
)
KEEPING_DENIED = "keep_denied_claims"
"""The name of this step of the pipeline."""

_TO_A_NAME = frozenset({"nsubj", "dative", "dobj"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl"})


@Language.component(KEEPING_DENIED)
def keep_denied_claims(doc: Doc) -> Doc:
    """Return the text, each account that is denied hung on the verb that denies it."""
    for verb, account in _denied(doc):
        owners = doc[verb.i + 1 : account.i]
        misread = account.tag_.startswith("V") or any(t.dep_ == "dative" for t in owners)
        if misread and account.sent.start == verb.sent.start and verb.pos_ != "NOUN":
            _hang(verb, account, list(owners))
    return doc


def _denied(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The verbs that deny, each with the word for the account."""
    for found in _DENIED.finditer(doc.text):
        span = doc.char_span(*found.span())
        if span is not None:
            yield span[0], span[-1]


def _hang(verb: Token, account: Token, owners: list[Token]) -> None:
    """Make the account the object of the verb, the words between its own, its clause a side one."""
    account.tag_ = "NNS"
    account.head, account.dep_ = verb, "dobj"
    for owner in owners:
        if owner.head.i not in range(verb.i + 1, account.i):
            owner.head = account
            owner.dep_ = "compound" if owner.dep_ in _TO_A_NAME else owner.dep_
    for clause in list(account.children):
        if clause.i > account.i and clause.dep_ in _CLAUSES:
            clause.dep_ = "acl"
