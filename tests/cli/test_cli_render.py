import pytest
from rich.console import Console

from reportedly.cli.render.claim import claim_page
from reportedly.cli.render.claims import claims_table, marked_sentence
from reportedly.cli.render.documents import documents_table
from reportedly.cli.render.incident import incident_page
from reportedly.cli.render.incidents import CSV_HEAD, csv_row, incidents_table
from reportedly.cli.render.page import document_page, layers_page
from reportedly.cli.render.situations import situation_page, situations_table
from reportedly.records.claim import Actor, PlaceName
from reportedly.records.vocabulary import Comparator, Finality, Harm, Modality, Stance, VictimClass
from reportedly.wording.shelf import Shelf
from reportedly.wording.tolls import figures, figures_lines, summary_name, toll_words


@pytest.fixture
def shelf(world):
    incident_of = {
        claim: incident.id
        for incident in (world.shelling, world.bombing)
        for claim in incident.claims
    }
    return Shelf(
        claims={claim.id: claim for claim in world.claims},
        documents={document.id: document for document in world.documents},
        statements={world.statement.id: world.statement},
        lineages=world.lineages,
        incident_of=incident_of,
        situation_of={world.truce.id: world.ceasefire.id},
    )


def printed(renderable, width=80, **how):
    console = Console(width=width, record=True, file=open("/dev/null", "w"), **how)  # noqa: SIM115, PTH123
    with console.capture() as captured:
        console.print(renderable)
    console.file.close()
    return captured.get()


def flowing(text):
    """The text without its line breaks, as a reader takes it."""
    return " ".join(text.split())


def every_page(world, shelf, width):
    yield incidents_table([world.shelling, world.bombing], shelf, width)
    yield claims_table(world.claims, shelf, width)
    yield documents_table(world.documents, shelf, width)
    yield situations_table([world.ceasefire], shelf, width)
    yield incident_page(world.shelling, shelf)
    yield incident_page(world.bombing, shelf)
    yield from (claim_page(claim, shelf) for claim in world.claims)
    yield situation_page(world.ceasefire, shelf)
    yield from (document_page(document, shelf) for document in world.documents)
    yield from (layers_page(one, world.reading(one), shelf) for one in world.documents)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_drives_it(world, shelf, width):
    for page in every_page(world, shelf, width):
        text = printed(page, width)
        assert all(len(line) <= width for line in text.splitlines())
        assert not any(char in text for char in "\x1b\x9b\u202e")


def test_colour_marks_a_span_or_what_is_unknown_and_nothing_else(world, shelf):
    allowed = {"bold", "bold underline", "italic dim", "", "none"}
    for page in every_page(world, shelf, 80):
        console = Console(width=80, force_terminal=True, color_system="truecolor")
        for segment in console.render(page):
            style = segment.style
            assert style is None or (style.color is None and style.bgcolor is None)
            assert style is None or str(style) in allowed | {"dim italic"}


@pytest.mark.parametrize("width", [80, 120])
def test_the_incidents_table_gives_every_holders_toll(world, shelf, width):
    text = printed(incidents_table([world.shelling, world.bombing], shelf, width), width)
    flat = flowing(text)
    for told in ("i-000000000001", "i-000000000002", "date not stated", "place not stated"):
        assert told in flat or width == 120
    if width == 80:
        assert (
            "killed: 25, of them 2 civilians (Sarn regional authorities) · ≥27 (Ana Roth)" in flat
        )
        assert "toll: cannot be verified (Harbour Wire, own voice)" in flat
        assert "killed: ≤6 police officers since 1 Jan 2011 (a spokesman)" in flat
        assert "contested: attribution, casualty count · 3 pages, 2 origins" in flat
        assert "Gornak / Velik Dol" in flat
    else:
        for head in ("id", "when", "where", "what", "tolls by holder", "contested", "told by"):
            assert head in text.splitlines()[1]
        assert "≥27 (Ana Roth)" in text


def test_a_denial_stands_beside_the_figure_and_is_no_figure(world, shelf):
    denied = world.killed27.replacing(stance=Stance.DENIES)
    lines = figures_lines(figures([world.killed25, denied], shelf.documents))
    assert lines == ["killed: 25 (Sarn regional authorities) · denied (Ana Roth)"]


def test_one_figure_of_several_holders_is_told_once(world, shelf):
    same = world.killed25.replacing(id="c-x", document=world.post.id, holder=world.killed27.holder)
    lines = figures_lines(figures([world.killed25, same], shelf.documents))
    assert lines == ["killed: 25 (Ana Roth; Sarn regional authorities)"]


@pytest.mark.parametrize("modality", [Modality.HYPOTHETICAL, Modality.FUTURE, Modality.NEGATED])
def test_what_is_not_said_to_have_happened_is_no_figure(world, shelf, modality):
    assert not figures([world.killed25.replacing(modality=modality)], shelf.documents)


def test_a_part_whose_whole_is_elsewhere_is_a_figure_of_its_own(world, shelf):
    lines = figures_lines(figures([world.civilians2], shelf.documents))
    assert lines == ["killed: 2 civilians (Sarn regional authorities)"]


def test_a_part_of_a_part_stays_with_it(world, shelf):
    child = world.civilians2.replacing(
        id="c-x",
        toll=world.civilians2.toll.replacing(
            low=1,
            high=1,
            subset_of=world.civilians2.id,
            victim_class=VictimClass.OTHER,
            victim_term="child",
        ),
    )
    lines = figures_lines(figures([world.killed25, world.civilians2, child], shelf.documents))
    assert lines == [
        "killed: 25, of them 2 civilians, of them 1 “child” (Sarn regional authorities)"
    ]


def test_a_printed_word_for_victims_stands_in_quotes(world):
    toll = world.killed25.toll.replacing(victim_term="bandits", comparator=Comparator.AT_LEAST)
    assert toll_words(toll) == "killed at least 25 “bandits”"


def of_side(claim, side, **changes):
    return claim.replacing(toll=claim.toll.replacing(side=side), **changes)


def test_figures_say_whose_victims_they_count_where_sides_differ(world, shelf):
    army = Actor(role="party", printed="Baku", start=0, end=4, id="AZE", name="Azerbaijan")
    ours, theirs = of_side(world.killed25, "AZE", actors=(army,)), of_side(world.killed27, "ARM")
    (both,) = figures_lines(figures([ours, theirs], shelf.documents))
    assert both.startswith("killed: 25 on the side of Azerbaijan (Sarn regional authorities) · ")
    assert both.endswith(" · ≥27 on the side of ARM (Ana Roth)")
    alone = figures_lines(figures([ours], shelf.documents))
    assert alone == ["killed: 25 (Sarn regional authorities)"]


def test_a_figure_since_replaced_is_marked(world, shelf):
    old = world.killed25.replacing(finality=Finality.SUPERSEDED)
    lines = figures_lines(figures([old], shelf.documents))
    assert lines == ["killed: 25, superseded (Sarn regional authorities)"]


@pytest.mark.parametrize(
    ("victims", "side", "words"),
    [
        (None, None, "killed, all"),
        (None, "AZE", "killed, on the side of Azerbaijan"),
        (VictimClass.MILITARY, None, "killed, soldiers"),
        (VictimClass.MILITARY, "ARM", "killed, soldiers, on the side of ARM"),
    ],
)
def test_a_reconciled_toll_says_whose_victims_it_counts(world, victims, side, words):
    row = world.shelling.tolls[0].replacing(victim_class=victims, side=side)
    assert summary_name(row, {"AZE": "Azerbaijan"}) == words


def test_a_sides_row_does_not_take_the_totals_place_in_a_spreadsheet(world, shelf):
    total = world.shelling.tolls[0]
    both = (total, total.replacing(side="AZE", low=3, high=3))
    cells = csv_row(world.shelling.replacing(tolls=both), shelf)
    assert dict(zip(CSV_HEAD, cells, strict=True))["killed_low"] == 25


def test_harms_keep_one_order_and_figures_rise(world, shelf):
    hurt = world.killed25.replacing(id="c-x", toll=world.killed25.toll.replacing(harm=Harm.INJURED))
    told = figures([hurt, world.killed27, world.killed25], shelf.documents)
    assert [one.words for one in told] == ["25", "≥27", "25"]
    assert [one.harm for one in told] == [Harm.KILLED, Harm.KILLED, Harm.INJURED]


def test_an_incident_page_has_tolls_with_the_claims_behind_each_bound(world, shelf):
    text = flowing(printed(incident_page(world.shelling, shelf)))
    assert "killed, all: low 25 · best not stated · high 27 or more" in text
    assert "low killed 25 (Sarn regional authorities) c-00000000001a" in text
    assert "high killed at least 27 (Ana Roth) c-00000000002a" in text


def test_an_incident_page_says_what_is_contested_and_by_whom(world, shelf):
    text = flowing(printed(incident_page(world.shelling, shelf)))
    contested = text[text.index("Contested") : text.index("Who says what")]
    denied = "Kelmar Ministry of Defence · denies · shelling: “denied shelling the town”"
    assert f"{denied} (c-00000000001c)" in contested
    assert "25, of them 2 civilians (Sarn regional authorities) · ≥27 (Ana Roth)" in contested
    assert "occurrence: corroborated" in text[: text.index("Contested")]


def test_holders_stand_by_name_and_the_outlets_own_voice_last(world, shelf):
    text = printed(incident_page(world.shelling, shelf))
    said = text[text.index("Who says what") :]
    names = ("Ana Roth", "Kelmar Ministry", "Sarn regional", "Harbour Wire, own voice")
    places = [said.index(f"\n  {name}") for name in names]
    assert places == sorted(places)


def test_copies_of_a_wire_story_are_one_origin(world, shelf):
    text = printed(incident_page(world.shelling, shelf))
    pages = text[text.index("3 pages from 2 origins") : text.index("Why these claims")]
    first = pages[pages.index("origin 1") : pages.index("origin 2")]
    assert "d-00000000aaa1" in first
    assert "d-00000000ccc3" in first
    assert "copy of d-00000000aaa1" in flowing(first)


def test_links_have_their_reasons_and_the_weaker_are_left_for_all(world, shelf):
    many = world.shelling.replacing(links=world.shelling.links * 20)
    few = flowing(printed(incident_page(many, shelf)))
    assert "0.87, rules same place +0.4; a day apart +0.3" in few
    assert "and 15 weaker links: --all shows them" in few
    assert "weaker" not in printed(incident_page(many, shelf, all_links=True))


def test_a_claim_page_marks_its_characters_in_their_sentence(world, shelf):
    text = flowing(printed(claim_page(world.killed25, shelf)))
    assert (
        "Sarn regional authorities said >>25 people were killed<< at the mill, "
        "among them two civilians. " in text
    )


def test_a_claim_page_says_of_every_null_that_it_is_not_stated(world, shelf):
    text = flowing(printed(claim_page(world.sign, shelf)))
    for field in ("aspect", "finality", "toll", "quantity", "actors", "via"):
        assert f"{field} not stated" in text
    assert "when date not stated" in text
    assert "where place not stated" in text
    assert "answers none incident none situation none" in text


def test_a_claim_page_keeps_the_words_printed_beside_the_name(world, shelf):
    text = flowing(printed(claim_page(world.denied, shelf)))
    assert (
        "holder Kelmar Ministry of Defence printed “Kelmar’s defence ministry” at 125–150" in text
    )
    assert "side KEL" in text


def test_markup_in_a_page_is_text(world, shelf):
    text = flowing(printed(claim_page(world.killed27, shelf)))
    assert "via [link=x]a radio station[/link]" in text


def test_a_sentence_whose_document_is_gone_is_its_quote(world):
    assert marked_sentence(world.killed25, None).plain == ">>25 people were killed<<"


def test_what_only_holders_tell_of_is_told_as_theirs(world, shelf):
    assert "as told by the mission" in flowing(printed(situation_page(world.ceasefire, shelf)))
    own = {**shelf.claims, world.truce.id: world.truce.replacing(holder=None)}
    page = situation_page(world.ceasefire, shelf.replacing(claims=own))
    assert "as told by" not in flowing(printed(page))


def test_who_denies_a_situation_stands_beside_it(world, shelf):
    denied = world.ceasefire.replacing(denied_by=(world.truce.id,))
    assert f"denied by {world.truce.id}" in flowing(printed(situation_page(denied, shelf)))


def test_a_situation_without_an_end_says_that_no_page_tells_of_one(world, shelf):
    text = flowing(printed(situation_page(world.ceasefire, shelf)))
    assert "start 2011 by c-00000000004d" in text
    assert "end no page tells of an end" in text


def test_inspect_shows_every_layer_with_its_reason(world, shelf):
    text = flowing(printed(layers_page(world.wire, world.reading(world.wire), shelf), 120))
    for told in (
        "Segments (1)",
        "plain text",
        "source “Sarn regional authorities”",
        "cue “said”",
        "said governs the clause",
        "Times (1)",
        "the Tuesday before the page was published",
        "Places (1)",
        "Claims (4)",
    ):
        assert told in text


def test_inspect_says_when_a_layer_is_empty(world, shelf):
    text = flowing(printed(layers_page(world.post, world.reading(world.post), shelf)))
    assert "Statements (0) none" in text
    assert "Times (0) none Places (0) none" in text


def test_a_part_a_provisional_figure_and_a_date_are_told_with_the_claim(world, shelf):
    text = flowing(printed(incident_page(world.shelling, shelf), 120))
    assert "Harbour Wire, 4 May 2016; provisional; dates it 3 May 2016 (one day)" in text
    assert "Harbour Wire, 4 May 2016; part of c-00000000001a; dates it" in text


def test_every_party_has_its_names_on_a_claim_page_however_many_there_are(world, shelf):
    names = tuple(PlaceName(name=f"Dol {n}", used_by="SRN wide") for n in range(20))
    last = PlaceName(name="Gornak", used_by="KEL")
    claim = world.killed25.replacing(where=(world.town.replacing(names=(*names, last)),))
    text = flowing(printed(claim_page(claim, shelf)))
    assert "in wide use: Dol 0, Dol 1, Dol 2 named by KEL: Gornak named by SRN: Dol 0" in text
