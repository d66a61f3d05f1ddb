"""Score how many victims, and what befell them, on the agency reports of MUC-4 (1989-92).

usage: muc4.py --data DIR [--part dev|tst1|tst2|test] [--first N] [--last N] [--errors N] [--json]

DIR holds ``muc4/`` with texts and keys. Each message is read as a page of its own; each incident
built from it becomes a template, if the task asks for its kind (task documents, section 1): not a
fight of armed men with one another, not older than two months, not a summary, in one of the nine
countries. The two slots are scored as ``muc4_score.py`` says. Nothing was trained or tuned on tst1
and tst2; only messages of dev were looked at.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from muc4_keys import EFFECT, NUMBER, Key, messages, read_keys
from muc4_responses import responses_of
from muc4_score import Response, Tally, score

from reportedly.errors import PageError
from reportedly.ingest.find import only_page
from reportedly.pipeline import PageReader, open_reader
from reportedly.records.holdings import Holdings

PARTS = {
    "dev": ("dev/dev-muc3-*", "dev/key-dev-*"),
    "tst1": ("tst1/tst1-muc3", "tst1/key-tst1*"),
    "tst2": ("tst2/tst2-muc4", "tst2/key-tst2*"),
}
TEST = ("tst1", "tst2")
SLOTS = {"number": NUMBER, "effect": EFFECT}


def main() -> int:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev", choices=(*PARTS, "test"))
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=10_000)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    texts, keys = load(asked.data / "muc4", asked.part, asked.first, asked.last)
    read = read_messages(texts, open_reader())
    measured = measure(read, keys)
    for message in list(texts)[: asked.errors]:
        show(message, read[message], keys[message])
    if asked.json:
        print(json.dumps(measured))
    else:
        for name, value in measured.items():
            print(f"{name:32} {value:.3f}")
    return 0


def score_muc4(data: Path, reader: PageReader) -> dict[str, float]:
    """Return the figures on the 200 messages of tst1 and tst2, for the gate."""
    texts, keys = load(data / "data" / "muc4", "test")
    return measure(read_messages(texts, reader), keys)


def load(
    folder: Path, part: str, first: int = 1, last: int = 10_000
) -> tuple[dict[str, str], dict[str, list[Key]]]:
    """Return the texts by message id, and the key's templates of each."""
    texts: dict[str, str] = {}
    keys: dict[str, list[Key]] = defaultdict(list)
    for one in TEST if part == "test" else (part,):
        for path in sorted(folder.glob(PARTS[one][0])):
            texts |= {m: t for m, t in messages(path) if first <= int(m[-4:]) <= last}
        for path in sorted(folder.glob(PARTS[one][1])):
            for key in read_keys(path):
                keys[key.message].append(key)
    return texts, keys


def read_messages(texts: dict[str, str], reader: PageReader) -> dict[str, tuple[Response, ...]]:
    """Return the templates that the program reads from each message."""
    read: dict[str, tuple[Response, ...]] = {}
    with tempfile.TemporaryDirectory() as made:
        for message, text in texts.items():
            path = Path(made) / f"{message}.txt"
            path.write_text(text, encoding="utf-8")
            try:
                document, reading = reader.read(only_page(path, reader.today))
            except PageError as error:
                print(f"not read: {error}", file=sys.stderr)
                read[message] = ()
                continue
            derived = reader.build(
                Holdings(
                    documents=(document,),
                    claims=reading.claims,
                    times=reading.times,
                    decisions=(),
                    signatures=(reader.sign(document),),
                )
            )
            read[message] = responses_of(message, document, reading.claims, derived.incidents)
    return read


def measure(read: dict[str, Sequence[Response]], keys: dict[str, list[Key]]) -> dict[str, float]:
    """Return recall, precision and F of each slot, over all templates and without spurious ones."""
    measured: dict[str, float] = {}
    for name, slot in SLOTS.items():
        for spurious, label in ((True, "all"), (False, "matched")):
            told = [score(r, keys.get(m, []), slot, spurious=spurious) for m, r in read.items()]
            total = _sum(told)
            measured |= {
                f"{name}_{label}_recall": total.recall,
                f"{name}_{label}_precision": total.precision,
                f"{name}_{label}_f1": total.f1,
            }
    return measured


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total = total.plus(tally)
    return total


def show(message: str, read: Sequence[Response], keys: Sequence[Key]) -> None:
    """Print what was read and what the key has, for one message."""
    print(message)
    for response in read:
        told = {
            n: [f"{t.value}: {' '.join(sorted(t.target))}" for t in response.slots[s]]
            for n, s in SLOTS.items()
        }
        print("   read", response.kind, told)
    for key in keys:
        wanted = {
            n: [
                "/".join(sorted(f.values)) + ": " + "/".join(" ".join(sorted(t)) for t in f.targets)
                for f in key.slots[s]
            ]
            for n, s in SLOTS.items()
        }
        print("   key ", "/".join(key.kind), "(optional)" if key.optional else "", wanted)


if __name__ == "__main__":
    sys.exit(main())
