"""A list is not made to wait for what only an export needs."""

import subprocess
import sys

HEAVY = {"duckdb", "xlsxwriter", "openpyxl", "pyarrow", "jsonschema", "hxl", "followthemoney"}
NAMES = 'print(*{name.split(".")[0] for name in sys.modules})'


def loaded_by(program):
    ran = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}\n{NAMES}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(ran.stdout.split())


def test_the_command_line_loads_none_of_what_exports_need():
    loaded = loaded_by(
        """
import click
from reportedly.cli.commands import COMMANDS, commands
for name in COMMANDS:
    assert commands.get_command(click.Context(commands), name).name == name
"""
    )
    assert "reportedly" in loaded
    assert not loaded & HEAVY


def test_help_loads_no_command():
    program = """
import click
from reportedly.cli.commands import commands
assert "doctor" in commands.get_help(click.Context(commands))
"""
    assert not loaded_by(program) & {"msgspec", "sqlite3", "pypdf", "lxml", "spacy", "starlette"}


def test_the_formats_that_need_no_package_load_none(tmp_path):
    program = f"""
from pathlib import Path
from reportedly.export import EXPORTERS
from reportedly.store import Store
with Store.open(Path({str(tmp_path / "a.record")!r}), create=True) as store:
    for name in set(EXPORTERS) - {{"xlsx", "parquet"}}:
        EXPORTERS[name](store, Path({str(tmp_path / "out")!r}))
"""
    assert not loaded_by(program) & HEAVY
