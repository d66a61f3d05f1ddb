"""Reports of many wars -> what a denial answers: the same matter, or nothing at all.

A row: the report, words of the reply, and words of the claims it answers; none where the report
does not hold what is denied.
"""

import pytest

REPLIES = [
    # Another matter was denied: the dead are not answered.
    (
        "Rockets killed 31 people in Tadjoura, the mayor of Tadjoura said. In the weeks before,"
        " Djibouti had reported breaches of the truce, which Eritrea had denied.",
        "Eritrea", "breaches of the truce",
    ),
    (
        "Ukraine's army said 14 soldiers had been killed near Vuhledar. Moscow said the fighting"
        " had stopped at noon under a truce, though scattered reports contradicted that claim.",
        "contradicted", "fighting",
    ),
    (
        "Sudanese jets killed nine people in Kauda, a bishop said. Chad called it part of a"
        " campaign of “extermination”, an accusation Khartoum denies.",
        "Khartoum", "extermination",  # what Chad says, as a claim of its own
    ),
    (
        "Gunmen shot dead three police officers in a van near Aranda, Mali's officials said. Niger"
        " accused the officers of carrying weapons and mines. Mali's officials said there were no"
        " weapons in the van.",
        "no weapons", "accused the officers",
    ),
    (
        "Ethiopian shells killed six farmers at Zalambessa, Eritrea said. Abiy Ahmed denied"
        " Eritrea's assertion that his soldiers were in Assab.",
        "Abiy Ahmed", "his soldiers were in Assab",  # as Eritrea claims, in the denial's own words
    ),
    (
        "The war of 1998 between Eritrea and Ethiopia killed tens of thousands. At least 12 people,"
        " three of them civilians, have been killed in air strikes, a doctor in Mekelle said."
        " Ethiopia denied attacking civilians.",
        "Ethiopia denied", "three of them civilians|At least 12 people",
    ),
    (
        "Chad's army said 90 rebels had died in the push to the lake. It denied that herders were"
        " killed in its air raids.",
        "It denied", "",
    ),
    (
        "A mine killed two deminers near Aghdara, a doctor said. The ministry denied that it had"
        " cut the gas supply.",
        "The ministry denied", "",
    ),
    (
        "Chad accused Libya of shelling a well. Ndjamena rejected accusations by Uganda that it"
        " was arming rebels.",
        "Ndjamena", "it was arming rebels",
    ),
    (
        "Boko Haram blew up a bridge at Ngala. Traders lost their goods. The road was closed for"
        " months. Boats took people over. Schools moved. The harvest failed twice. A bank closed."
        " Many left for Maiduguri. A spokesman for Boko Haram denied responsibility.",
        "denied responsibility", "blew up a bridge",  # bare, and blamed far up the page
    ),
    (
        "The mayor said the depot at Ngala was safe. It was unclear who had bombed the bridge.",
        "unclear", "",  # the doubt tells its own matter, and "it" no account
    ),
    # Nor what one's own side says, nor the missing, nor whom somebody else counts.
    (
        "Baku's defence ministry said a shell had killed a civilian near Tovuz. Azerbaijan denies"
        " that it targeted civilians.",
        "Azerbaijan denies", "",
    ),
    (
        "Thirty herders were killed in Koro, the mayor said. He said nine women were missing. A"
        " hunters' chief, Ali Guindo, denied any involvement.",
        "any involvement", "Thirty herders",
    ),
    (
        "Rebels said a raid had killed 65 people in Navali. The Red Cross said it had counted 56"
        " bodies. There was no independent confirmation of the rebel claims.",
        "no independent confirmation", "killed 65",
    ),
    (
        "At least 108 people were killed in a church in Bellavista, the bishop said. The rebels"
        " accused the gunmen of using villagers as shields. The gunmen's chief denied that his men"
        " had hidden among civilians.",
        "chief denied", "accused the gunmen",
    ),
    # The same matter: across other news, by its kind, its words, its figure, whose account it is.
    (
        "Chad accused Sudan of shelling two villages. Nine gunmen died in a raid on a barracks,"
        " police said. Sudan denied shelling any village.",
        "Sudan denied", "shelling two villages",
    ),
    (
        "Refugees said a plane had bombed the camp at Yabus. Rebels rest in the camp before they"
        " return to fight, an aid worker said. Sudan's army denied any link to the bombing. “This"
        " information is false,” its spokesman said.",
        "Sudan's army", "bombed the camp",
    ),
    (
        "Peru accused Ecuador of laying mines on the Cenepa. Ecuador accused Peru of shelling a"
        " post. Quito denied Peru's claim that it had laid mines.",
        "Quito denied", "laying mines",
    ),
    (
        "Rwandan troops had entered Rutshuru, UN experts said. Kigali denied the report.",
        "Kigali", "entered Rutshuru",
    ),
    (
        "Turkish drones struck a clinic at Derik, killing four nurses, Kurdish officials said. The"
        " drivers went on strike. Ankara denied it was behind the attack.",
        "Ankara", "struck a clinic|killing four nurses",
    ),
    ("Army denies bombing the market at Tora. Villagers said jets had bombed the market at Tora on"
     " Monday, killing 40 people.", "Army denies", "bombed the market|killing 40"),
    # What it takes up was no claim so far: it becomes one.
    (
        "Peru says Ecuador armed the gang in Iquitos, a charge Ecuador denies.",
        "Ecuador denies", "Ecuador armed the gang in Iquitos",
    ),
    (
        "Sudan said the envoys discussed the return of the families, which Chad denied.",
        "Chad denied", "the envoys discussed the return of the families",
    ),
    # One reply to many claims.
    (
        "Armenia said its troops had seized a ridge near Jermuk. Azerbaijan said nine of its"
        " soldiers had been killed. The agency could not verify either side's claims.",
        "could not verify", "seized a ridge&nine of its soldiers",
    ),
    (
        "Eritrea accused Ethiopia of shelling Badme. Ethiopia denied shelling the town. Reuters"
        " could not verify either account.",
        "could not verify", "shelling Badme&denied shelling",
    ),
    (
        "Kharkiv's governor said shelling had killed four people and wounded 11. The BBC could not"
        " verify the figures.",
        "could not verify", "killed four people&wounded 11",
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", REPLIES, ids=[row[0][:40] for row in REPLIES])
def test_a_reply_answers_its_own_matter_and_no_other(claims_of, row):
    report, words, expected = row
    claims = {claim.id: claim for claim in claims_of(report)}
    replies = [c for c in claims.values() if c.stance.value != "asserts" and words in c.quote]
    assert replies, [(c.stance.value, c.quote) for c in claims.values()]
    for reply in replies:
        answered = [claims[a].quote for a in reply.answers]
        if not expected:
            assert answered == []
            assert any(why.startswith("answers: none, ") for why in reply.why)
        elif "&" in expected:
            wanted = expected.split("&")
            assert all(any(part in quote for quote in answered) for part in wanted), answered
        else:
            assert answered
            assert all(any(part in q for part in expected.split("|")) for q in answered), answered


def test_a_reply_tells_why_it_answers_what_it_does(claims_of):
    told = claims_of(
        "Jets hit a bakery at Darayya, a nurse said. Damascus denied hitting a bakery."
    )
    (reply,) = [c for c in told if c.stance.value == "denies"]
    (why,) = [why for why in reply.why if why.startswith("answers: ")]
    assert "told by 'nurse'" in why
    assert "words in common: baker" in why


ASPECTS = [
    # Nothing told is answered: that it occurred is not what is denied.
    ("Kigali denied that the talks were linked to the arrest.", "other"),
    ("The envoy called the report misleading.", "other"),
    ("The governor declined to comment on the budget.", "other"),
    ("Peru says Ecuador armed the gang, a charge Ecuador denies.", "attribution"),
    ("Kigali denied that the leaders had flown to Gisenyi.", "occurrence"),
    # Something told is.
    ("Troops shelled the mill at Lenara, a miller said. The army had no comment.", "occurrence"),
    (
        "Chadian jets bombed a camp at Lenara, refugees said. Chad denied any bombing.",
        "attribution",
    ),
    (
        "A mortar killed nine people in Lenara, a nurse said. The mayor could not be reached for"
        " comment on the reports.",
        "casualty_count",
    ),
]


@pytest.mark.parametrize(("report", "aspect"), ASPECTS, ids=[a[0][-40:] for a in ASPECTS])
def test_what_about_it_is_answered(claims_of, report, aspect):
    replies = [c for c in claims_of(report) if c.stance.value != "asserts"]
    assert [str(c.aspect) for c in replies] == [aspect], [c.why for c in replies]
