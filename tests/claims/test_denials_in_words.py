"""A denial, a doubt or a silence, in words that desks use for it -> its stance and holder."""

import pytest

REPLIES = [
    ("Villagers said soldiers had shelled the clinic. The army rejected the accusation as "
     "baseless.",
     "denies", "army"),
    ("Monks said troops had fired on the temple. The junta dismissed the reports as fake "
     "news.",
     "denies", "junta"),
    ("Tigrayan officials said Eritrean troops had killed 30 people in Adwa. Asmara "
     "repeated that it had not sent soldiers across the border.",
     "denies", "Asmara"),
    ("Residents said a drone had hit a bus. Contrary to reports, no bus was hit, the "
     "governor said.",
     "denies", "governor"),
    ("Rebels said government troops had executed six captives. The general insisted that "
     "no prisoners had been executed.",
     "denies", "general"),
    ("Houthi media said a jet had bombed a wedding. The coalition refused to confirm or "
     "deny the strike.",
     "no_figure", "coalition"),
    ("Somali elders said a drone had killed a farmer. The Pentagon would neither confirm "
     "nor deny the report.",
     "no_figure", "Pentagon"),
    ("Gunmen killed nine miners near Tumbarumba. The militia denied any involvement in the "
     "killings.",
     "denies", "militia"),
    ("A bomb killed two policemen in Lahore. The militia has denied responsibility.",
     "denies", "militia"),
    ("Activists said police had shot six protesters. The minister called the allegation a "
     "fabrication.",
     "denies", "minister"),
    ("Refugees said planes had bombed the camp. There was no truth in the report, the "
     "spokesman said.",
     "denies", "spokesman"),
    ("Witnesses said soldiers had burned the market. “Our soldiers have never burned a "
     "house,” the commander said.",
     "denies", "commander"),
    ("Villagers accused soldiers of looting shops. “We did not loot anything,” the colonel "
     "said.",
     "denies", "colonel"),
    ("Israel said Hezbollah had fired the rocket. Hezbollah rejected the charge.",
     "denies", "Hezbollah"),
    ("Kurdish officials said Turkish drones had struck a grain silo. Ankara disputed that "
     "account.",
     "denies", "Ankara"),
    ("Doctors said 40 people had been killed in the raid. The ministry disputed the toll.",
     "denies", "ministry"),
    ("The army said rebels had shelled a school. The rebels denied the accusation.",
     "denies", "rebels"),
    ("Relatives said the prisoner had been beaten to death. The police said the claims "
     "were unfounded.",
     "denies", "police"),
    ("An aid group said the army had attacked its convoy. The army said its forces had not "
     "attacked any convoy.",
     "denies", "army"),
    ("The ministry blamed the group for the bomb that killed six. The group said it had "
     "nothing to do with the bombing.",
     "denies", "group"),
    ("The ministry blamed the group for the bomb that killed six. The group said it was "
     "not behind the blast.",
     "denies", "group"),
    ("Pakistan said Indian shells had killed three farmers. Delhi rubbished the claim.",
     "denies", "Delhi"),
    ("Opposition leaders accused soldiers of killing protesters. The president brushed "
     "aside the accusations.",
     "denies", "president"),
    ("UN investigators said soldiers had committed war crimes. The envoy took issue with "
     "the findings.",
     "rejects_characterisation", "envoy"),
    ("Kyiv said a missile had hit a maternity ward. Moscow said the attack had been staged.",
     "denies", "Moscow"),
    ("Villagers said jets had bombed a school. The junta denounced the report as "
     "propaganda.",
     "denies", "junta"),
    ("Rebels said they had shot down a helicopter. The army denied losing any aircraft.",
     "denies", "army"),
    ("Washington accused Iran of supplying the drones. Tehran has repeatedly denied "
     "supplying drones.",
     "denies", "Tehran"),
    ("Washington says Iran supplied the drones used in the attack, a charge Tehran denies.",
     "denies", "Tehran"),
    ("Washington says Iran supplied the drones used in the attack, an allegation rejected "
     "by Tehran.",
     "denies", "Tehran"),
    ("Washington says Iran supplied the drones used in the attack, something Tehran has "
     "always denied.",
     "denies", "Tehran"),
    ("Despite denials from Tehran, Washington says Iran supplied the drones used in the "
     "attack.",
     "denies", "Tehran"),
    ("Rwanda, which denies backing the rebels, said its border was closed after the attack "
     "on Goma.",
     "denies", "Rwanda"),
    ("Prosecutors said the colonel had ordered the massacre. The colonel maintains his "
     "innocence.",
     "denies", "colonel"),
    ("Widows said guards had shot the miners. The guards said they had not opened fire.",
     "denies", "guards"),
    ("The army said it was not responsible for the strike that killed ten people in Kauda.",
     "denies", "army"),
    ("A bomb killed four people in Basra. The party distanced itself from the attack.",
     "denies", "party"),
    ("Reporters said 200 people had died in the offensive. The minister said this was not "
     "true.",
     "denies", "minister"),
    ("Reporters said 200 people had died in the offensive. The figures do not correspond "
     "to reality, the minister said.",
     "denies", "minister"),
    ("The army said it had killed 40 rebels. The BBC has not been able to confirm the "
     "claim.",
     "cannot_verify", "BBC"),
    ("Villagers said a plane had bombed a bridge. The governor said he could not confirm "
     "the report.",
     "cannot_verify", "governor"),
    ("Rebels said soldiers had killed nine farmers. The mayor said he had no information "
     "about the killings.",
     "cannot_verify", "mayor"),
    ("Rebels said soldiers had killed nine farmers. The envoy said he was not aware of any "
     "killings.",
     "cannot_verify", "envoy"),
    ("Rebels said soldiers had killed nine farmers. The envoy said it was too early to say "
     "what had happened.",
     "cannot_verify", "envoy"),
    ("Ministers said Rwanda had sent troops. The UN said it had seen no evidence of "
     "Rwandan troops in the area.",
     "cannot_verify", "UN"),
    ("The army said it had retaken the town. There was no independent verification of the "
     "claim.",
     "cannot_verify", ""),
    ("Villagers said soldiers had burned the mill. The ministry did not return calls for "
     "comment.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. The ministry did not answer questions.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. The ministry has yet to comment.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. The ministry has remained silent about "
     "the fire.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. The ministry made no comment.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. The ministry was unavailable for "
     "comment.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. The ministry issued no statement.",
     "no_figure", "ministry"),
    ("Villagers said soldiers had burned the mill. There was no immediate reaction from "
     "the army.",
     "no_figure", "army"),
    ("Army denies killing villagers in Adamawa. Soldiers burned huts, villagers said.",
     "denies", "Army"),
    ("Police said the clan's elders had ordered the ambush. The clan's elders had ordered "
     "no ambush, their spokesman said.",
     "denies", "spokesman"),
    ("Saudi Arabia said the Houthis had launched the missile. The missile was not ours, "
     "the Houthis said.",
     "denies", "Houthis"),
    ("Activists said the army had used phosphorus. The army said it had used no such "
     "weapons.",
     "denies", "army"),
    ("Farmers said the battalion had shelled their fields. Nobody shelled any fields, the "
     "battalion's commander said.",
     "denies", "battalion"),
    ("Villagers said soldiers had shot six herders. The general declined to say whether his "
     "men had been in the valley.",
     "no_figure", "general"),
    ("Villagers said soldiers had shot six herders. The mayor preferred not to comment.",
     "no_figure", "mayor"),
    ("Shells hit both towns. Neither army would comment on the shelling.",
     "no_figure", "army"),
    ("Shells hit the town. Police could not say who had fired.",
     "cannot_verify", "Police"),
    ("Gunmen shot a priest dead. The colonel said he did not know who had shot the priest.",
     "cannot_verify", "colonel"),
    ("Gunmen shot a priest dead. The colonel said he had not ruled out that soldiers had "
     "killed him.",
     "cannot_verify", "colonel"),
    ("The ministry blamed the rebels for the bomb that killed six. It was not the rebels, their "
     "envoy said.",
     "denies", "envoy"),
    ("A bomb killed six. The blast was not the work of the rebels, their envoy said.",
     "denies", "envoy"),
    ("A bomb killed six. The rebels were not to blame, their envoy said.",
     "denies", "envoy"),
    ("Gunmen attacked a mission. The rebels said they had not ordered the attack.",
     "denies", "rebels"),
    ("Gunmen attacked a mission. The party said none of its members had participated in the raid.",
     "denies", "party"),
    ("The governor said the prisoners were not tortured, as the paper had reported.",
     "denies", "governor"),
    ("Soldiers shelled the mill. The colonel said there was no garrison of rebels there, as the "
     "radio had claimed.",
     "denies", "colonel"),
    ("Smugglers said two helicopters had been shot down. The minister denied it. “They have not "
     "been shot down,” he said.",
     "denies", "minister"),
    ("The paper said the general had ordered the raid. The general denied the authenticity of "
     "the letter.",
     "denies", "general"),
]  # fmt: skip

NO_REPLIES = [
    "The union rejected the pay offer after the strike.",
    "The court rejected the appeal of the man who killed six people.",
    "The rebels rejected the truce. Shells hit the town, the mayor said.",
    "The army denied aid groups access to the town after the attack.",
    "Police did not respond to the attack in time, the mayor said.",
    "The missile did not reach its target, the general said.",
    "The wounded were refused treatment after the bombing.",
    "The army has not withdrawn its troops from the town, the UN said.",
    "The mayor said the town would never surrender.",
    "The president said he would not attend the funeral of the nine soldiers.",
    "Rescuers have not reached the village that was shelled on Monday.",
    "The attackers had not been found, police said.",
    "The bomb did not explode, police said.",
    "He did not see the soldiers who shot his brother.",
    "The government dismissed its army chief after the raid.",
    "The villagers did not flee after the attack, the mayor said.",
    "The general said his men had not eaten for two days.",
    "Police have not identified the gunmen who killed the priest.",
    "The crew was denied entry to the port after the attack.",
    "Guards denied the crew entry to the port after the attack.",
    "Two men who had been denied asylum died in the raid.",
    "If the army denies the raid, the mayor will go to court.",
    "Shells hit the port. As long as this does not happen again, the mayor said, he will stay.",
    "The mayor asked the ministry not to confirm the raid.",
    "Jets bombed a bridge. It is hard to blame them, the envoy said.",
    "Shells hit the town. It is not a position that he likes, the mayor said.",
    "“Did the army deny the raid?” the judge asked.",
]

REPLY = {"denies", "rejects_characterisation", "cannot_verify", "no_figure"}


@pytest.mark.parametrize(("report", "stance", "holder"), REPLIES, ids=[r[0][-40:] for r in REPLIES])
def test_who_denies_doubts_or_is_silent(claims_of, report, stance, holder):
    replies = [c for c in claims_of(report) if c.stance.value in REPLY]
    told = [(c.stance.value, "" if c.holder is None else c.holder.name) for c in replies]
    assert any(how == stance and holder.lower() in who.lower() for how, who in told), told


@pytest.mark.parametrize("report", NO_REPLIES)
def test_what_is_not_done_or_turned_down_is_no_reply(claims_of, report):
    assert [c.quote for c in claims_of(report) if c.stance.value in REPLY] == []


def test_who_takes_his_words_back_retracts_them(claims_of):
    told = claims_of("The general said the raid killed nine. He later walked back his remarks.")
    assert [(c.stance.value, c.holder.name) for c in told if c.stance.value == "retracts"] == [
        ("retracts", "general")
    ]


GRANTED = [
    ("The ministry said the strike was justified.", "ministry"),
    ("The army said it had acted in self-defence.", "army"),
    ("The general said the mill was a legitimate target.", "general"),
    ("The army said it had no choice but to attack.", "army"),
]


@pytest.mark.parametrize(("reply", "holder"), GRANTED)
def test_who_says_that_a_deed_was_right_justifies_it(claims_of, reply, holder):
    told = claims_of(f"Jets bombed a mill in Kobani and killed nine people. {reply}")
    assert [(c.holder.name, c.aspect.value) for c in told if c.stance.value == "justifies"] == [
        (holder, "legality")
    ]


@pytest.mark.parametrize(
    "report",
    [
        "Jets bombed a mill. Such raids are no longer justified, the envoy said.",
        "Jets bombed a mill. The strike was not justified, the envoy said.",
        "Jets bombed a mill. The mayor called on the general to withdraw the claim.",
        "Jets bombed a mill. The general will take back the accusation if he is wrong.",
        "Jets bombed a mill. The army had no choice of roads.",
    ],
)
def test_what_is_not_granted_or_not_taken_back(claims_of, report):
    assert not [c for c in claims_of(report) if c.stance.value in {"justifies", "retracts"}]


def test_who_changes_his_account_revises_it(claims_of):
    told = claims_of("The army said a shell had hit the school. It later changed its account.")
    assert [c.stance.value for c in told if c.stance.value != "asserts"] == ["revises"]
