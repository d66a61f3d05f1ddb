"""`reportedly judge A B VERDICT` and `judgements`: what people say is one event or not."""

from datetime import UTC, datetime

import click

from reportedly.cli import console
from reportedly.cli.options import USER_VARIABLE, record_option
from reportedly.cli.reader import open_builder
from reportedly.cli.record import open_record, reading_of
from reportedly.cli.render import judgements as render
from reportedly.errors import NothingMatched
from reportedly.records.incident import Verdict
from reportedly.review.judge import Judgement
from reportedly.review.judge import judge as judge_pair

WORDS = {"same": Verdict.SAME, "not-same": Verdict.NOT_SAME, "unsure": Verdict.UNSURE}


@click.command(
    epilog=(
        "\b\n"
        "Examples:\n"
        "  reportedly judge i-0a1b i-77cd same --by Ana --note 'one raid, two spellings'\n"
        "  reportedly judge c-9f12 i-0a1b not-same --by Ana\n"
        "  reportedly judge c-9f12 i-0a1b unsure --by Ana       takes it back\n"
    )
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.argument("verdict", type=click.Choice(list(WORDS)))
@click.option(
    "--by", "user", required=True, envvar=USER_VARIABLE, show_envvar=True, help="Who judges."
)
@click.option("--note", default="", help="Why; it is kept with the judgement.")
@record_option
def judge(a: str, b: str, verdict: str, record: str, **given: str) -> None:
    """Say whether two claims or incidents are one event.

    A judgement wins over the comparison, stays when pages are read again, and is never erased:
    `unsure` takes it back, and both stand in the record.
    """
    said = Judgement(a=a, b=b, verdict=WORDS[verdict], **given)
    builder = open_builder()
    with open_record(record) as store:
        judged = judge_pair(store, builder, said, datetime.now(UTC))
    for line in render.told(judged):
        console.say(line)


@click.command(epilog="\b\nExample:\n  reportedly judgements --json\n")
@click.option("--json", "as_json", is_flag=True, help="A JSON list, first made first.")
@record_option
def judgements(record: str, *, as_json: bool) -> None:
    """All judgements, those taken back as well: who, when, what, and why."""
    with reading_of(record) as store:
        made = tuple(store.decisions())
    if as_json:
        console.write(render.as_json(made))
        return
    if not made:
        raise NothingMatched("nobody has judged anything in this record", do="See `judge --help`.")
    for line in render.listed(made):
        console.say(line)
