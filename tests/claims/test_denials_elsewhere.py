"""Short reports of many wars: two holders each, one of whom denies, doubts, owns up or corrects.

The rows were written before the rules that read them, from no page, so that what passes here is
what carries over. A row: the report, who answers, how, about what (one of), and words of the claim
that is answered.
"""

import pytest

REPORTS = [
    # It did not happen.
    (
        "Amhara officials said drones had struck a school in Finote Selam on Sunday, killing six"
        " teachers. Ethiopia's army spokesman said no such strike had taken place.",
        "army spokesman", "denies", "occurrence", "struck a school|killing six teachers",
    ),
    (
        "Sudan's army accused the Rapid Support Forces of shelling a market in Omdurman, killing"
        " 14 people. “That is a lie,” an RSF spokesman told Reuters.",
        "RSF spokesman", "denies", "occurrence attribution", "shelling a market|killing 14",
    ),
    (
        "The Arakan Army said junta jets had bombed a hospital in Mrauk-U. The military council"
        " said this was not true.",
        "military council", "denies", "occurrence", "bombed a hospital",
    ),
    (
        "An opposition group said the army had bombed a bakery at Tadamon. The information"
        " minister dismissed the report as a fabrication.",
        "information minister", "denies", "occurrence", "bombed a bakery",
    ),
    (
        "Villagers in Zamfara said a jet had bombed a wedding, killing 20 guests. The air force"
        " said nothing of the sort had happened.",
        "air force", "denies", "occurrence", "bombed a wedding|killing 20",
    ),
    (
        "Aid workers said gunmen had ambushed their convoy outside Tawila. “There was no ambush,”"
        " said the town's police chief.",
        "police chief", "denies", "occurrence", "ambushed their convoy",
    ),
    (
        "Residents said soldiers had shot seven protesters dead in Nabi Saleh. “It did not"
        " happen,” the brigade commander said.",
        "brigade commander", "denies", "occurrence", "shot seven|seven protesters",
    ),
    (
        "Ethiopian state media said the rebels had attacked a base at Sero. The TPLF said the"
        " government's account was false.",
        "TPLF", "denies", "occurrence attribution", "attacked a base",
    ),
    (
        "The Kremlin said Russian troops had encircled a Ukrainian brigade at Kupiansk. Ukraine's"
        " military rejected the claim.",
        "Ukraine's military", "denies", "occurrence control", "encircled",
    ),
    # We did not do it, or not first.
    (
        "Kosovo police said a bomb had damaged a canal near Zubin Potok. Belgrade denied any"
        " involvement.",
        "Belgrade", "denies", "attribution", "bomb",
    ),
    (
        "Israel blamed Hezbollah for a rocket that killed 12 children on a football pitch."
        " Hezbollah denied it was behind the attack.",
        "Hezbollah", "denies", "attribution", "rocket|killed 12",
    ),
    (
        "Pakistan said Indian troops had fired first across the Line of Control near Poonch. An"
        " Indian army officer denied that his men had opened fire first.",
        "Indian army officer", "denies", "initiation", "fired",
    ),
    (
        "Somali elders said a Kenyan jet had bombed a well, killing nine herders. Kenya's army said"
        " its aircraft had nothing to do with the bombing.",
        "Kenya's army", "denies", "attribution", "bombed|killing nine",
    ),
    (
        "Survivors said Burmese soldiers had burned 40 houses in the village. “We did not burn any"
        " houses,” a border guard colonel said.",
        "border guard colonel", "denies", "attribution occurrence", "burned 40",
    ),
    # Not who, how, why, where, or in whose hands.
    (
        "Houthi officials said a coalition air strike had killed 31 civilians in Saada. The"
        " coalition spokesman denied that the dead were civilians.",
        "coalition spokesman", "denies", "victim_status", "killed 31 civilians",
    ),
    (
        "The junta said its men had killed 17 insurgents near Hpakant. Local aid groups said the"
        " victims were not insurgents.",
        "aid groups", "denies", "victim_status", "killed 17 insurgents",
    ),
    (
        "Ukraine's general staff said Russian troops had fired phosphorus shells near Bakhmut."
        " Moscow denied using banned munitions.",
        "Moscow", "denies", "means", "fired phosphorus shells",
    ),
    (
        "Doctors said the army had bombed the clinic with barrel bombs. The army denied that it had"
        " used barrel bombs.",
        "army", "denies", "means", "bombed the clinic",
    ),
    (
        "Human Rights Watch said the army had shelled the clinics deliberately. An army spokesman"
        " said it does not target civilians.",
        "army spokesman", "denies", "intent victim_status", "shelled the clinics",
    ),
    (
        "Seoul said a North Korean patrol boat had crossed the sea border on Tuesday. Pyongyang"
        " denied that its boat had crossed the line.",
        "Pyongyang", "denies", "location occurrence attribution", "crossed the sea border",
    ),
    (
        "M23 rebels said they had captured Rutshuru. The Congolese army said the town remained"
        " under its control.",
        "Congolese army", "denies", "control", "captured Rutshuru",
    ),
    (
        "The rebels said they had seized the airport at Goma. “The airport is not in their hands,”"
        " an army spokesman said.",
        "army spokesman", "denies", "control", "seized the airport",
    ),
    (
        "UN experts said Rwandan troops had entered North Kivu. Kigali said it has no soldiers in"
        " Congo.",
        "Kigali", "denies", "presence", "entered North Kivu",
    ),
    (
        "The Tamil Tigers said 75 soldiers had died at Elephant Pass. The military disputed the"
        " toll.",
        "military", "denies", "casualty_count", "75 soldiers",
    ),
    (
        "The ELN said its fighters had killed nine soldiers in Arauca. The army called the rebels'"
        " figure exaggerated.",
        "army", "denies rejects_characterisation", "casualty_count", "killed nine soldiers",
    ),
    # Only the word is rejected.
    (
        "UN investigators said the killings at Bucha amounted to war crimes. Russia's envoy called"
        " the findings absurd.",
        "Russia's envoy", "rejects_characterisation", "other legality attribution", "",
    ),
    (
        "Refugees said Serb gunmen had attacked their village at dawn. The charge is nothing but"
        " nonsense, the Bosnian Serb command said.",
        "Bosnian Serb command", "rejects_characterisation", "occurrence attribution",
        "attacked their village",
    ),
    # Left open.
    (
        "Mali's army said it had killed 28 jihadists at Moura. Rights investigators said they could"
        " not independently verify the army's account.",
        "Rights investigators", "cannot_verify", "casualty_count occurrence", "killed 28",
    ),
    (
        "The Afar authorities said rebels had shelled a camp at Galicoma. The United Nations said"
        " it was not in a position to verify the report.",
        "United Nations", "cannot_verify", "occurrence", "shelled a camp",
    ),
    (
        "Villagers said soldiers had burned 40 houses in Tula Toli. The government has not"
        " commented on the allegations.",
        "government", "no_figure", "", "burned 40",
    ),
    (
        "A bomb tore through a mosque in Kunduz on Friday, a provincial official said. The Taliban"
        " administration has not yet reported any casualties.",
        "Taliban", "no_figure", "casualty_count", "",
    ),
    (
        "Chechen fighters said they had ambushed a column near Shatoi. The defence ministry gave no"
        " figure for its losses.",
        "defence ministry", "no_figure", "casualty_count", "ambushed a column",
    ),
    # Granted.
    (
        "Iran's state television said missiles had hit a base near Erbil. U.S. Central Command"
        " confirmed that the base had been struck.",
        "Central Command", "confirms", "occurrence", "hit a base",
    ),
    (
        "The Red Crescent said Israeli troops had opened fire on an ambulance near Rafah. The"
        " Israeli army acknowledged that its soldiers had fired on the vehicle.",
        "Israeli army", "acknowledges", "occurrence attribution", "opened fire on an ambulance",
    ),
    (
        "Eritrea said Ethiopian troops had shelled Badme on Tuesday. Ethiopia said its forces had"
        " shelled the town in response to Eritrean fire.",
        "Ethiopia", "justifies", "initiation", "shelled Badme",
    ),
    (
        "Thai officials said Cambodian soldiers had shelled a petrol station. Cambodia's defence"
        " ministry defended the shelling as self-defence.",
        "Cambodia's defence ministry", "justifies", "initiation legality occurrence",
        "shelled a petrol station",
    ),
    # Turned round.
    (
        "Cambodia accused Thai soldiers of firing on a temple. Thailand accused Cambodia of firing"
        " first.",
        "Thailand", "counter_accuses", "initiation", "firing on a temple",
    ),
    (
        "Kyiv said Russian troops had shelled a maternity ward in Vilniansk. Moscow blamed Ukraine"
        " for the shelling.",
        "Moscow", "counter_accuses", "attribution", "shelled a maternity ward",
    ),
    (
        "The opposition said government jets had bombed the bakery. The army said it was the rebels"
        " who had bombed it.",
        "army", "counter_accuses", "attribution", "bombed the bakery",
    ),
    # Corrected or taken back.
    (
        "Police said on Monday that 12 people had been killed in the attack near Jos. On Tuesday"
        " they revised the toll down to 10.",
        "Police", "revises", "casualty_count", "12 people",
    ),
    (
        "The governor of Nangarhar said 20 people had been killed in the blast. He later corrected"
        " the figure to 14.",
        "governor", "revises", "casualty_count", "20 people",
    ),
    (
        "The interior ministry said gunmen had taken 30 hostages at the hospital. On Tuesday the"
        " ministry withdrew the statement.",
        "interior ministry", "retracts", "", "hostages",
    ),
    (
        "The Iraqi army said it had retaken the refinery at Baiji. It later retracted the claim.",
        "Iraqi army", "retracts", "", "retaken the refinery",
    ),
]  # fmt: skip


@pytest.mark.parametrize("row", REPORTS, ids=[row[0][:40] for row in REPORTS])
def test_the_answer_is_read_with_its_holder_and_what_it_answers(claims_of, row):
    report, holder, stance, aspect, answered = row
    claims = {claim.id: claim for claim in claims_of(report)}
    told = [
        (c.holder.name, c.stance.value, c.aspect and c.aspect.value, claims[a].quote)
        for c in claims.values()
        for a in c.answers or (c.id,)
        if c.holder is not None and c.stance.value != "asserts"
    ]
    right = [
        one
        for one in told
        if holder.lower() in one[0].lower()
        and one[1] in stance.split()
        and (not aspect or one[2] in aspect.split())
        and any(part in one[3] for part in answered.split("|"))
    ]
    assert right, told
    # One answer is read, by one holder: nobody else denies anything here.
    assert {one[0] for one in told} == {right[0][0]}, told


SHELLED = "Villagers said soldiers had shelled a school at Tarim, killing six pupils. "


@pytest.mark.parametrize(
    ("answer", "holder", "stance"),
    [
        ("There is no truth to the report, the colonel said.", "colonel", "denies"),
        ("Diplomats cast doubt on the villagers' account.", "Diplomats", "cannot_verify"),
        (
            "The ministry said it had no evidence to support the allegation.",
            "ministry", "cannot_verify",
        ),
        (
            "The ministry would neither confirm nor deny the shelling.",
            "ministry", "no_figure",
        ),
        ("There is no doubt about the army's role, a union said.", None, None),
        ("The mayor voiced doubts about the budget.", None, None),
        ("The mayor said there was no basis for a truce.", None, None),
        (
            "Two guiltless people who have nothing to do with our feuds died, a priest said.",
            None, None,
        ),
        ("The teacher was not injured.", None, None),
    ],
)  # fmt: skip
def test_what_is_said_of_a_report_is_an_answer_and_what_is_not_is_none(
    claims_of, answer, holder, stance
):
    told = [
        (None if claim.holder is None else claim.holder.name, claim.stance)
        for claim in claims_of(SHELLED + answer)
        if claim.start >= len(SHELLED) and claim.stance in {"denies", "cannot_verify", "no_figure"}
    ]
    assert told == ([] if stance is None else [(holder, stance)])
