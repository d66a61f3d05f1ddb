"""What the program has and what the documentation tells are the same things."""

import importlib
import json
import pkgutil
import re
from enum import StrEnum
from pathlib import Path

import click
import msgspec
import pytest

import reportedly.vocab
from reportedly import errors
from reportedly.cli.commands import commands
from reportedly.cli.options import RECORD_VARIABLE
from reportedly.export import EXPORTERS
from reportedly.export.gazetteers import GazetteerSource
from reportedly.export.jsonl import FORMAT
from reportedly.records import vocabulary
from reportedly.records.claim import Actor, Claim, Holder, PlaceMention, Statement, TimeMention
from reportedly.records.gazetteer import Scope
from reportedly.records.incident import Decision, Incident, Situation
from reportedly.records.text import Document, Lineage
from reportedly.store import Store
from reportedly.vocab import base
from reportedly.vocab.actors import ActorFile, HowToRead, load_actors
from reportedly.vocab.calendar import Calendar
from reportedly.vocab.capitals import NameList
from reportedly.vocab.events import EventFile, ReactionFile, load_events
from reportedly.vocab.furniture import AgenciesFile, FurnitureFile, load_furniture
from reportedly.vocab.gazetteer import CACHE_VARIABLE
from reportedly.vocab.harms import HarmWords, load_harms
from reportedly.vocab.lexicon import data_files, load_lexicon
from reportedly.vocab.load_mappings import load_mappings
from reportedly.vocab.mappings import (
    ActorCodings,
    ClassFile,
    Codes,
    PrecisionFile,
    StateFile,
    TollFile,
    VictimFile,
)
from reportedly.vocab.notices import NoticesFile, load_notices
from reportedly.vocab.numbers import NumberWords, load_numbers
from reportedly.vocab.places import ContestedPlaces, load_contested
from reportedly.vocab.placewords import PlaceWords, load_place_words
from reportedly.vocab.policies import LinkWeights, PolicyFile, SituationRules, load_policies
from reportedly.vocab.redaction import RedactionFile, load_redaction
from reportedly.vocab.roles import RoleFile, load_roles
from reportedly.vocab.shelf import DATA_VARIABLE
from reportedly.vocab.times import load_times
from reportedly.vocab.tongues import LanguagesFile, load_languages
from reportedly.vocab.verbs import VerbFile, load_verbs

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reportedly"


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


COMMANDS, DATA, RECORD, ARCHITECTURE = (
    read(f"docs/{name}.md") for name in ("commands", "data", "record", "architecture")
)


def section(page, name):
    """What stands below the first heading that names it, up to the next of its level or above."""
    lines = page.splitlines()
    headings = [(i, line) for i, line in enumerate(lines) if re.match(r"#+ ", line)]
    code = {i for i, _ in headings if _is_code(lines, i)}
    headings = [(i, line) for i, line in headings if i not in code]
    start, level = next(
        ((i, len(line.split()[0])) for i, line in headings if name in line), (None, None)
    )
    assert start is not None, f"no heading names {name}"
    later = (i for i, line in headings if i > start and len(line.split()[0]) <= level)
    return "\n".join(lines[start : next(later, len(lines))])


def _is_code(lines, i):
    return sum(line.startswith("```") for line in lines[:i]) % 2 == 1


def words(text):
    """The words and phrases that stand in code type."""
    return set(re.findall(r"`([^`\n]+)`", text))


# ---------------------------------------------------------------------------------- the commands


def flat(group, before=""):
    """Every command by the words that call it, those of a group below the group."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield before + name, command
        if isinstance(command, click.Group):
            yield from flat(command, f"{before}{name} ")


ALL = dict(flat(commands))


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_command_has_its_section_with_an_example(name):
    text = section(COMMANDS, f"`reportedly {name}")
    assert re.search(rf"^```\nreportedly {name}\b", text, re.MULTILINE)
    assert re.search(r"\bExit \d", text)


@pytest.mark.parametrize(
    ("name", "option"),
    [
        (name, option)
        for name, command in sorted(ALL.items())
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    ],
)
def test_every_option_is_told_in_its_commands_section(name, option):
    told = words(section(COMMANDS, f"`reportedly {name}"))
    assert any(re.match(rf"{option}(?![\w-])", one) for one in told)


def test_a_command_that_is_told_of_exists():
    told = re.findall(r"^##+ `reportedly ([a-z]+(?: [a-z]+)?)", COMMANDS, re.MULTILINE)
    assert sorted(told) == sorted(ALL)


def test_an_option_that_is_told_of_exists():
    exist = {"--help", "--version"}
    for command in ALL.values():
        exist.update(option for parameter in command.params for option in parameter.opts)
    told = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", COMMANDS))
    assert told <= exist


def test_options_and_variables_of_all_commands_are_told():
    for name in ("-h", "--help", "-V", "--version", RECORD_VARIABLE, CACHE_VARIABLE, DATA_VARIABLE):
        assert name in words(COMMANDS)


def test_every_exporter_is_told():
    told = words(section(COMMANDS, "`reportedly export"))
    assert EXPORTERS.keys() <= told


def below(kind):
    yield kind
    for each in kind.__subclasses__():
        yield from below(each)


@pytest.mark.parametrize(
    "error", [e for e in below(errors.ReportedlyError) if e.__module__ == errors.__name__]
)
def test_every_error_stands_beside_its_exit_code(error):
    table = section(COMMANDS, "Exit codes")
    rows = [line for line in table.splitlines() if f"`{error.__name__}`" in line]
    assert [row.split("|")[1].strip() for row in rows] == [str(error.exit_code)]


def test_the_exit_codes_of_the_help_are_those_of_the_page():
    told = re.findall(r"^\| (\d+) \|", section(COMMANDS, "Exit codes"), re.MULTILINE)
    assert told == re.findall(r"^ +(\d+) ", commands.epilog, re.MULTILINE)


# -------------------------------------------------------------------------------- the data files

TYPES = {
    "actors/armed_groups.toml": (ActorFile, load_actors),
    "actors/authorities.toml": (ActorFile, load_actors),
    "actors/historical.toml": (ActorFile, load_actors),
    "actors/organisations.toml": (ActorFile, load_actors),
    "actors/outlets.toml": (ActorFile, load_actors),
    "actors/reading.toml": (HowToRead, load_actors),
    "actors/roles.toml": (RoleFile, load_roles),
    "agencies.toml": (AgenciesFile, load_furniture),
    "capitals.toml": (NameList, load_lexicon),
    "events.toml": (EventFile, load_events),
    "furniture.toml": (FurnitureFile, load_furniture),
    "notices.toml": (NoticesFile, load_notices),
    "harms.toml": (HarmWords, load_harms),
    "languages.toml": (LanguagesFile, load_languages),
    "linking.toml": (LinkWeights, load_policies),
    "mappings/actors.toml": (ActorCodings, load_mappings),
    "mappings/codes.toml": (Codes, load_mappings),
    "mappings/event_classes.toml": (ClassFile, load_mappings),
    "mappings/precision.toml": (PrecisionFile, load_mappings),
    "mappings/states.toml": (StateFile, load_mappings),
    "mappings/tolls.toml": (TollFile, load_mappings),
    "mappings/victims.toml": (VictimFile, load_mappings),
    "numbers.toml": (NumberWords, load_numbers),
    "places/contested.toml": (ContestedPlaces, load_contested),
    "places/words.toml": (PlaceWords, load_place_words),
    "policies.toml": (PolicyFile, load_policies),
    "reactions.toml": (ReactionFile, load_events),
    "redaction.toml": (RedactionFile, load_redaction),
    "situations.toml": (SituationRules, load_policies),
    "times.toml": (Calendar, load_times),
    "verbs.toml": (VerbFile, load_verbs),
}
"""Each file written by hand, the record it is decoded into, and what loads and checks it."""

TABLES = [name for name in data_files() if name.endswith(".csv")]


def structs(told):
    """Every record that a type holds, itself first."""
    match told:
        case msgspec.inspect.StructType(fields=fields):
            yield told
            for field in fields:
                yield from structs(field.type)
        case msgspec.inspect.UnionType(types=types):
            for one in types:
                yield from structs(one)
        case (
            msgspec.inspect.VarTupleType(item_type=item) | msgspec.inspect.DictType(value_type=item)
        ):
            yield from structs(item)
        case msgspec.inspect.TupleType(item_types=items):
            for one in items:
                yield from structs(one)


def test_we_know_the_record_of_every_data_file():
    assert sorted(TYPES) == [name for name in data_files() if name.endswith(".toml")]


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_field_of_a_data_file_is_told_in_its_section(name):
    told = section(DATA, f"`{name}`")
    fields = {
        field.encode_name
        for struct in structs(msgspec.inspect.type_info(TYPES[name][0]))
        for field in struct.fields
    }
    named = words(told) | {f"{mark}" for mark in re.findall(r"\[+(\w+)\]+", told)}
    assert fields <= named


@pytest.mark.parametrize("name", TABLES)
def test_every_column_of_a_table_is_told_in_its_section(name):
    head = base.read_bytes(name).decode().splitlines()[0].split(",")
    assert set(head) <= words(section(DATA, f"`{name}`"))


def is_list(kind):
    """Whether it is one of our closed lists of words."""
    return isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum


def test_every_word_of_a_closed_list_of_the_data_is_told():
    for module in pkgutil.iter_modules(reportedly.vocab.__path__, "reportedly.vocab."):
        found = importlib.import_module(module.name)
        for kind in vars(found).values():
            if is_list(kind) and kind.__module__ == module.name:
                assert {str(word) for word in kind} <= words(DATA), kind


def test_every_group_that_a_time_form_uses_is_told():
    forms = base.load_toml("times.toml", Calendar).forms
    used = {
        f"{{{name}}}" for form in forms for name in re.findall(r"\{([a-z]+)\d?\}", form.pattern)
    }
    assert used
    assert used <= words(section(DATA, "`times.toml`"))


EXAMPLES = [
    (re.match(r"# (\S+)", block)[1], block)
    for block in re.findall(r"^```toml\n(.*?)^```", DATA, re.MULTILINE | re.DOTALL)
]


def test_the_usual_additions_have_an_example():
    assert {name for name, _ in EXAMPLES} == {
        "actors/armed_groups.toml",
        "events.toml",
        "furniture.toml",
        "harms.toml",
        "places/contested.toml",
        "times.toml",
        "verbs.toml",
    }


@pytest.mark.parametrize(("name", "block"), EXAMPLES)
def test_an_example_entry_is_one_that_loads(name, block, monkeypatch):
    real = base.read_bytes

    def longer(asked):
        return real(asked) + (b"\n" + block.encode() if asked == name else b"")

    monkeypatch.setattr(base, "read_bytes", longer)
    as_type, load = TYPES[name]
    before = msgspec.toml.decode(real(name), type=as_type)
    assert base.load_toml(name, as_type) != before
    getattr(load, "__wrapped__", load)()


# ----------------------------------------------------------------------------- the exported record

KINDS = {
    "documents": Document,
    "statements": Statement,
    "times": TimeMention,
    "places": PlaceMention,
    "claims": Claim,
    "incidents": Incident,
    "situations": Situation,
    "sources": GazetteerSource,
    "judgements": Decision,
}
HOME = {Actor: "claims", Holder: "statements", PlaceMention: "places", TimeMention: "times"}
"""Records that many files hold, and the section in which their fields are told."""

NOT_EXPORTED = {("documents", "lineage_type"), ("documents", "document")}
"""Fields of our records that the export puts elsewhere: a document holds its lineage."""


def fields_of(kind, told):
    """Every field of a record and of those it holds, with the section that must tell it."""
    match told:
        case msgspec.inspect.StructType(cls=cls, fields=fields):
            home = HOME.get(cls, kind)
            for field in fields:
                yield home, field.encode_name
                yield from fields_of(home, field.type)
        case msgspec.inspect.UnionType(types=types) | msgspec.inspect.TupleType(item_types=types):
            for one in types:
                yield from fields_of(kind, one)
        case (
            msgspec.inspect.VarTupleType(item_type=item) | msgspec.inspect.DictType(value_type=item)
        ):
            yield from fields_of(kind, item)


EXPORTED = {
    pair
    for kind, as_type in (*KINDS.items(), ("documents", Lineage))
    for pair in fields_of(kind, msgspec.inspect.type_info(as_type))
    if pair not in NOT_EXPORTED
}


@pytest.mark.parametrize(("kind", "field"), sorted(EXPORTED))
def test_every_exported_field_is_told_in_its_section(kind, field):
    assert field in words(section(RECORD, f"`{kind}.jsonl`"))


@pytest.fixture
def exported(made, tmp_path):
    with Store.open(tmp_path / "a.record", create=True) as store:
        document = made.put(store)
        store.replace_derived(made.derived(document))
        store.add_scope(Scope(packs=(made.pack(),)))
        store.add_decisions([made.decision("c-a", "c-b")])
        EXPORTERS["jsonl"](store, tmp_path / "out")
    return tmp_path / "out"


def test_every_exported_file_has_its_section_and_its_fields(exported):
    files = sorted(path.name for path in exported.iterdir())
    assert files == sorted([*(f"{kind}.jsonl" for kind in KINDS), "manifest.json"])
    for name in files:
        lines = (exported / name).read_text(encoding="utf-8")
        row = json.loads(lines if name == "manifest.json" else lines.splitlines()[0])
        assert row.keys() <= words(section(RECORD, f"`{name}`")), name


def test_the_format_version_is_told():
    assert f'`"{FORMAT}"`' in RECORD


LISTS = {kind.__name__: kind for kind in vars(vocabulary).values() if is_list(kind)}


@pytest.mark.parametrize("name", sorted(LISTS))
def test_a_vocabulary_list_has_exactly_the_words_of_its_section(name):
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
    told = words(section(section(RECORD, "## Vocabulary"), f"### {title}"))
    assert told == {str(word) for word in LISTS[name]}


# ------------------------------------------------------------------------------------- the rest


def test_every_package_is_told_in_the_architecture():
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")} - {"data"}
    assert packages <= words(ARCHITECTURE)


def test_every_table_of_the_record_is_told_in_the_architecture():
    schema = "".join(
        path.read_text(encoding="utf-8") for path in sorted(SOURCE.glob("store/migrations/*.sql"))
    )
    tables = set(re.findall(r"^CREATE TABLE (\w+)", schema, re.MULTILINE))
    assert tables
    assert tables <= words(ARCHITECTURE)


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_two_commands_and_they_exist(command):
    assert command in read("README.md")
    assert re.search(rf"^{command.split()[1]}:", read("Makefile"), re.MULTILINE)


def anchors(page):
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("path", sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("*.md")]))
def test_every_link_leads_somewhere(path):
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    for link in links:
        file, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = path if not file else path.parent / file
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link
