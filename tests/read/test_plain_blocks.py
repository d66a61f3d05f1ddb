"""Plain text -> blocks: paragraphs by line, by blank line, or wrapped by a terminal."""

import pytest

from reportedly.read.plain import read_blocks

WRAPPED = """\
The mission said on Tuesday that its patrol had come under fire near
the old bridge, and that two of its vehicles had been damaged by what
it took to be mortar rounds. No member of the patrol was hurt.
   A second patrol reached the village in the evening and found that
most of its people had left for the coast.
"""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("One line.", ["One line."]),
        ("First.\n\nSecond.\n", ["First.", "Second."]),
        ("First.\r\nSecond.\r\n", ["First.", "Second."]),
        (
            "He spoke of\npolitical violence and of worse.",
            ["He spoke of\npolitical violence and of worse."],
        ),
        ("Raid on bridge\nThe army said so.", ["Raid on bridge", "The army said so."]),
        ("  1. One\n    • Two", ["One", "Two"]),
    ],
)
def test_blocks(text, blocks):
    assert [block.text for block in read_blocks(text)] == blocks


def test_wrapped_lines_are_put_together():
    first, second = read_blocks(WRAPPED)
    assert first.text.endswith("was hurt.")
    assert second.text.startswith("A second patrol")
    assert second.text.endswith("for the coast.")


def test_items_know_their_bullets_and_how_deep_they_hang():
    body, item, answer = read_blocks("The report.\n\n  1. One\n\n    • Two")
    assert (body.bullet, body.indent) == (False, 0)
    assert (item.bullet, item.indent) == (True, 2)
    assert (answer.bullet, answer.indent) == (True, 4)
