"""The commands: one verb for each thing a person does with a record; a verb is loaded when used."""

from importlib import import_module
from keyword import iskeyword

import click

from reportedly import __version__

EXIT_CODES = (
    "\b\n"
    "Exit codes:\n"
    "  0    done\n"
    "  1    a bug in this program\n"
    "  2    bad usage, or a record that cannot be used\n"
    "  3    done, but some pages could not be read\n"
    "  4    nothing matched\n"
    "  5    a check failed\n"
    "  130  interrupted\n"
)


COMMANDS = {
    "ingest": ("ingest", "Read saved pages into the record."),
    "incidents": ("lists", "What happened, as all pages tell it."),
    "claims": ("lists", "Each thing stated, and who says so."),
    "documents": ("lists", "The pages read and what they go back to."),
    "situations": ("lists", "What lasts: blockades, ceasefires, talks."),
    "show": ("show", "One incident, claim, situation or page, whole."),
    "inspect": ("inspect", "Every layer read from one page."),
    "coverage": ("coverage", "Sentences of harm that gave no toll, and why."),
    "judge": ("judge", "Say what is one event, and what is not."),
    "judgements": ("judge", "What people judged, and who."),
    "diff": ("diff", "What changed since a day, and why."),
    "export": ("export", "The whole record in a format of the field."),
    "release": ("release", "Number the record as it stands, for ever."),
    "releases": ("release", "The releases, and what changed in each."),
    "import": ("handcoded", "Keep rows coded by hand beside the record."),
    "compare": ("handcoded", "How far rows coded by hand agree with the record."),
    "bundle": ("bundle", "Incidents with their evidence, in one file."),
    "withhold": ("withhold", "Leave a name blank in what is published."),
    "withheld": ("withhold", "The names left blank, and who withheld them."),
    "serve": ("serve", "Read and review the record in a browser."),
    "account": ("serve", "Who may use the desk over a network."),
    "copy": ("moving", "The record in another file, or in a database."),
    "gazetteer": ("gazetteer", "Your own gazetteers beside the built-in one."),
    "verify": ("checks", "Check a record or a bundle against what was written."),
    "doctor": ("checks", "What is installed, what is missing."),
}
"""Each command, in the order of use: the module that has it, and what it does."""


class _Loading(click.Group):
    """Loads a command when it is asked for: one that reads pages loads more than all others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, told = COMMANDS[cmd_name]
        attribute = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"reportedly.cli.{module}"), attribute)
        command.short_help = told
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write what each command does, without loading it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.group(
    cls=_Loading, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def commands() -> None:
    """News coverage of an armed conflict -> an attributed incident record.

    Every claim keeps who says it, who denies it, and the exact characters it was read from.
    Start with `reportedly ingest FOLDER`, then `reportedly incidents`.
    """
