"""The commands: one verb for each thing a person does with a record."""

import click

from reportedly import __version__
from reportedly.cli.bundle import bundle
from reportedly.cli.checks import doctor, verify
from reportedly.cli.coverage import coverage
from reportedly.cli.diff import diff
from reportedly.cli.export import export
from reportedly.cli.gazetteer import gazetteer
from reportedly.cli.handcoded import compare, import_
from reportedly.cli.ingest import ingest
from reportedly.cli.inspect import inspect
from reportedly.cli.judge import judge, judgements
from reportedly.cli.lists import claims, documents, incidents, situations
from reportedly.cli.moving import copy
from reportedly.cli.release import release, releases
from reportedly.cli.serve import account, serve
from reportedly.cli.show import show
from reportedly.cli.withhold import withheld, withhold

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


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which they are used."""
        return list(self.commands)


@click.group(
    cls=_InOrder, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def commands() -> None:
    """News coverage of an armed conflict -> an attributed incident record.

    Every claim keeps who says it, who denies it, and the exact characters it was read from.
    Start with `reportedly ingest FOLDER`, then `reportedly incidents`.
    """


for command, told in (
    (ingest, "Read saved pages into the record."),
    (incidents, "What happened, as all pages tell it."),
    (claims, "Each thing stated, and who says so."),
    (documents, "The pages read and what they go back to."),
    (situations, "What lasts: blockades, ceasefires, talks."),
    (show, "One incident, claim, situation or page, whole."),
    (inspect, "Every layer read from one page."),
    (coverage, "Sentences of harm that gave no toll, and why."),
    (judge, "Say what is one event, and what is not."),
    (judgements, "What people judged, and who."),
    (diff, "What changed since a day, and why."),
    (export, "The whole record in a format of the field."),
    (release, "Number the record as it stands, for ever."),
    (releases, "The releases, and what changed in each."),
    (import_, "Keep rows coded by hand beside the record."),
    (compare, "How far rows coded by hand agree with the record."),
    (bundle, "Incidents with their evidence, in one file."),
    (withhold, "Leave a name blank in what is published."),
    (withheld, "The names left blank, and who withheld them."),
    (serve, "Read and review the record in a browser."),
    (account, "Who may use the desk over a network."),
    (copy, "The record in another file, or in a database."),
    (gazetteer, "Your own gazetteers beside the built-in one."),
    (verify, "Check a record or a bundle against what was written."),
    (doctor, "What is installed, what is missing."),
):
    command.short_help = told
    commands.add_command(command)
