"""Who tells a toll, in sentences of many desks: the holder out, None for the outlet itself."""

import pytest

REPORTS = [
    # The parse takes what opens the sentence for a verb.
    ("Aid workers in Goma said 40 people had died since Friday.", "Aid workers in Goma"),
    # What stands behind the last comma closes all that stands before it.
    (
        "Three pirates drowned and five were captured while they looted the mill at Tonj, the"
        " Arakan Gazette reported on Sunday.",
        "Arakan Gazette",
    ),
    (
        "A shell hit the wharf in Odesa at noon, wounding at least 16 dockers, harbour and"
        " hospital officials said.",
        "harbour and hospital officials",
    ),
    ("Syria: 30 killed in air strikes, activists say", "activists"),
    ("Army: 14 rebels killed in Mindanao clash", "Army"),
    # An outlet passes on what others say.
    (
        "Two miners were killed in the blast, the official news agency said on Monday, quoting the"
        " interior ministry.",
        "interior ministry",
    ),
    ("The president said the army reported 45 rebels killed in the fighting.", "army"),
    # Words and those who put them out.
    ("The army claimed in a report that it had killed eight rebels.", "army"),
    ("A communique released by the front says that six recruits were killed.", "front"),
    ("The Red Crescent places the number of dead in the tunnel at 63.", "Red Crescent"),
    ("14:32 GMT The mayor of Kharkiv says three people are dead.", "mayor of Kharkiv"),
    # What is thought of a deed, or done about it, does not tell it.
    ("The bishop condemned the murder of six priests.", None),
    ("The premier said police would investigate the killing of nine monks.", None),
    ("The bishop reported the murder of six priests.", "bishop"),
    ("The front said that a mine that killed five soldiers had been laid by others.", None),
    ("The army denied the strike that killed nine people in the camp.", None),
    ("The army said a mine had killed five soldiers.", "army"),
    ("“We mourn the death of two nurses,” the charity said.", "charity"),
]


@pytest.mark.parametrize(("report", "name"), REPORTS, ids=[row[0][:40] for row in REPORTS])
def test_a_toll_is_told_by_whoever_says_so(claims_of, report, name):
    tolls = [claim for claim in claims_of(report) if claim.toll is not None]
    assert tolls
    assert {None if t.holder is None else t.holder.name for t in tolls} == {name}


@pytest.mark.parametrize(
    ("report", "names"),
    [
        (
            "David Moro, a spokesman for the Ministry of Health, met the press. Nine died, the"
            " ministry said.",
            ["Ministry of Health"],
        ),
        (
            "Ana Moro of Clear Water, a rights group, met the press. The group said nine died.",
            ["Clear Water"],
        ),
        (
            "The front said two died. According to a police report, three men were shot dead.",
            ["front", "police report"],
        ),
        (
            "General Marcos Diaz came. The murder of Judge Pablo Ruiz shocked all. He said two men"
            " were shot dead.",
            [None, "Marcos Diaz"],
        ),
    ],
)
def test_short_words_stand_for_their_own_and_nobody_dead_speaks(claims_of, report, names):
    tolls = [claim for claim in claims_of(report) if claim.toll is not None]
    assert [None if t.holder is None else t.holder.name for t in tolls] == names


def test_a_name_goes_on_where_a_line_was_broken_for_its_width(claims_of):
    cable = (
        "KATHMANDU, 9 JUL 88 (RSS) -- [TEXT] THE VALLEY RESCUE\n"
        "COMMITTEE SAID LAST NIGHT THAT FIVE PORTERS HAD DIED WHEN A MINE WENT OFF UNDER\n"
        "THEIR LORRY ON THE PASS ROAD.\n"
    )
    (toll,) = (claim for claim in claims_of(cable) if claim.toll is not None)
    assert toll.holder.name == "VALLEY RESCUE COMMITTEE"


@pytest.mark.parametrize(
    ("report", "name"),
    [
        (
            "The Tajik news agency Khovar, quoting a village elder, said six shepherds were"
            " killed.",
            "village elder",
        ),
        (
            "Radio Kabul, citing the interior ministry, said nine rebels were killed.",
            "interior ministry",
        ),
        (
            "A soldier died in the northern district, the rebel station added, without giving a"
            " reason.",
            "rebel station",
        ),
        (
            "The guerrillas sent out a communique. The guerrilla communique said six recruits"
            " were killed.",
            "guerrilla communique",
        ),
    ],
)
def test_a_station_passes_on_whom_it_quotes_and_adds_what_it_tells(claims_of, report, name):
    (toll,) = (claim for claim in claims_of(report) if claim.toll is not None)
    assert toll.holder.name == name
