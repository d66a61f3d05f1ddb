"""What `make demo` tells a newcomer to type next is there to be typed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli.commands import commands

MAKEFILE = Path(__file__).parent.parent / "Makefile"
TOLD = re.findall(r'@echo "\s+\$\(BIN\)/reportedly (.+)"', MAKEFILE.read_text(encoding="utf-8"))


def test_the_demo_tells_what_to_do_next():
    assert len(TOLD) >= 3


@pytest.mark.parametrize("line", TOLD)
def test_each_command_and_option_it_tells_exists(line):
    words = line.split("   ")[0].split()
    shown = CliRunner().invoke(commands, [words[0], "--help"])
    assert shown.exit_code == 0, shown.output
    for option in (word for word in words if word.startswith("--")):
        assert option in shown.output
