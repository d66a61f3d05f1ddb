"""A parsed text -> the same, with "denied rebel claims that ..." read as claims that are denied.

Behind a name, and mostly after a pronoun, the parser takes "claims" and "reports" for what that
name does, or the name for whom something is kept from: then whoever denies it would be told to say
it himself.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Token

_DENYING = r"den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)"
_REFUTING = r"refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?|scorn(?:s|ed|ing)?|discount(?:s|ed|ing)?"
_OWNER = r"(?!that\b|it\b|him\b|her\b|us\b|them\b|me\b|you\b)[\w’'.-]+"
_ACCOUNTS = (
    r"claims|reports|charges|accounts|accusations|allegations|assertions|suggestions|rumou?rs"
)
_THAT = r"(?= (?:(?:by|of|from) [^,.;]+ )?(that)\b)"
_DENIED = re.compile(rf"\b(?:{_DENYING}|{_REFUTING}) (?:{_OWNER} ){{0,3}}?(?:{_ACCOUNTS}){_THAT}")
KEEPING_DENIED = "keep_denied_claims"
"""The name of this step of the pipeline."""

_TO_A_NAME = frozenset({"nsubj", "dative", "dobj"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@Language.component(KEEPING_DENIED)
def keep_denied_claims(doc: Doc) -> Doc:
    """Return the text, each account that is denied hung on the verb that denies it."""
    for found in _DENIED.finditer(doc.text):
        span, that = doc.char_span(*found.span()), doc.char_span(*found.span(1))
        if span is None or that is None or span.sent.start != that.sent.start:
            continue
        verb, account, owners = span[0], span[-1], list(span[1:-1])
        misread = account.tag_.startswith("V") or any(t.dep_ == "dative" for t in owners)
        if misread and verb.pos_ != "NOUN":
            _hang(verb, account, owners)
        _open_clause(account, that[0])
    return doc


def _open_clause(account: Token, that: Token) -> None:
    """Let "that" open the clause which tells the account: charges by some that others fled."""
    clause = that.head
    others = (t for t in clause.children if t.i > that.i and t.dep_ in _SUBJECTS)
    if that.dep_ in _SUBJECTS | {"dobj"} and any(others):
        that.tag_, that.dep_ = "IN", "mark"
    if that.dep_ == "mark" and account.i < clause.head.i < that.i and clause.i > that.i:
        clause.head, clause.dep_ = account, "acl"


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
