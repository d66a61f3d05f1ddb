"""The README shows what the program prints on the sample corpus, and nothing else."""

from pathlib import Path

from click.testing import CliRunner

from reportedly.cli.commands import commands

ROOT = Path(__file__).parents[1]
CUT = "..."


def test_the_incident_in_the_readme_is_what_show_prints(tmp_path):
    record = str(tmp_path / "sample.record")
    pages, metadata = str(ROOT / "sample" / "pages"), str(ROOT / "sample" / "metadata.csv")
    run = CliRunner().invoke(
        commands, ["ingest", pages, "--metadata", metadata, "--record", record], terminal_width=80
    )
    assert run.exit_code == 0, run.output
    shown = capture()
    ident = shown[0].split()[1]
    printed = CliRunner().invoke(
        commands, ["show", ident, "--record", record], env={"COLUMNS": "80"}
    )
    lines = iter(line.rstrip() for line in printed.output.splitlines())
    for line in shown:
        assert any(line == other for other in lines), f"not printed, or not in this order: {line}"


def capture():
    """The lines of the README's incident, without the marks of what was cut."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    block = text[text.index("Incident i-") :].split("```")[0]
    return [line.rstrip() for line in block.splitlines() if line.strip() not in {CUT, ""}]
