"""No module, function or parameter list outgrows what can be read at one sitting."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "reportedly"
MODULE_LINES = 400
FUNCTION_LINES = 40
PARAMETERS = 5

ALLOWED: dict[str, str] = {}
"""What may be larger, as the fault is printed up to its colon -> the reason."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def faults(name: str, text: str) -> Iterator[str]:
    lines = len(text.splitlines())
    if lines > MODULE_LINES:
        yield f"{name}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            size, parameters = body_lines(node), len(parameters_of(node))
            if size > FUNCTION_LINES:
                yield f"{name} {node.name}: {size} lines"
            if parameters > PARAMETERS:
                yield f"{name} {node.name}: {parameters} parameters"


def body_lines(node: Function) -> int:
    """The function's lines from its ``def``, without its docstring."""
    docstring = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
    told = 0 if docstring is None else (docstring.end_lineno or 0) - docstring.lineno + 1
    return (node.end_lineno or 0) - node.lineno + 1 - told


def parameters_of(node: Function) -> list[str]:
    """The names of all parameters, keyword-only ones included; ``self`` and ``cls`` are none."""
    told = node.args
    listed = [*told.posonlyargs, *told.args, *told.kwonlyargs, told.vararg, told.kwarg]
    return [one.arg for one in listed if one is not None and one.arg not in {"self", "cls"}]


def all_faults() -> list[str]:
    modules = sorted(SOURCE.rglob("*.py"))
    assert modules
    return [
        fault
        for path in modules
        for fault in faults(path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8"))
    ]


def test_nothing_is_too_large():
    assert [one for one in all_faults() if one.rpartition(":")[0] not in ALLOWED] == []


def test_what_is_allowed_is_still_too_large_and_has_its_reason():
    found = {one.rpartition(":")[0] for one in all_faults()}
    assert found >= ALLOWED.keys()
    assert all(reason.strip() for reason in ALLOWED.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = 1\n" * 400, []),
        ("x = 1\n" * 401, ["m: 401 lines"]),
        ("def f():\n" + "    x = 1\n" * 39, []),
        ("def f():\n" + "    x = 1\n" * 40, ["m f: 41 lines"]),
        ('def f():\n    """One\n    two\n    """\n' + "    x = 1\n" * 39, []),
        ("async def f():\n" + "    x = 1\n" * 40, ["m f: 41 lines"]),
        ("def f(a, b, /, c, *, d, e): ...\n", []),
        ("def f(a, b, /, c, *d, e, **f): ...\n", ["m f: 6 parameters"]),
        ("class A:\n    def f(self, a, b, c, d, e): ...\n", []),
        ("def f():\n    def g(a, b, c, d, e, f): ...\n", ["m g: 6 parameters"]),
    ],
)
def test_sizes_are_counted_as_said(text, expected):
    assert list(faults("m", text)) == expected
