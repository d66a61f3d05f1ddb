"""Whom a source stands for, and what is told of them: names, pronouns, brackets, afterthoughts."""

import pytest

from reportedly.claims.who.statements import find_statements
from reportedly.records.vocabulary import HolderRole
from reportedly.text.sentences import parse


@pytest.fixture(scope="module")
def statements(parser, document_of, lexicon):
    def read(text):
        document = document_of(text)
        sentences = parse(document, parser, lexicon.capitals)
        return find_statements(document, sentences, lexicon.verbs, lexicon.actors)

    return read


@pytest.mark.parametrize(
    ("text", "role", "side"),
    [
        ("Ana Lind, cousin of a guard shot by rebels, said nine died.", "witness_or_victim", None),
        ("Ana Lind, who lost her sister, said nine died.", "witness_or_victim", None),
        ("Senator Ana Lind, who fled the rebels in Chad, said nine died.", "unknown", None),
        ("Ana Lind, who heads the Kenyan police, said nine died.", "police", None),
        ("A film that shows how rebels shot Kenyan guards said it was a plot.", "unknown", None),
        ("Ana Lind and the hostage's family left. Lind said nine died.", "unknown", None),
        ("The armed forces said nine died.", "belligerent_official", None),
        ("Seven armed men said they were miners.", "unknown", None),
        ("The ambassador to Peru said nine died.", "unknown", None),
        ("The Kenyan envoy to Peru said nine died.", "unknown", "KEN"),
    ],
)  # fmt: skip
def test_who_somebody_is_is_not_what_befell_others(statements, text, role, side):
    holder = statements(text)[-1].holder
    assert (holder.role, holder.side) == (HolderRole(role), side)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Otieno said Ivan Petrov had lied. He said nine died.", "Otieno"),
        ("Jomo Otieno met Ruiz, who was killed on Monday. He said nine died.", "Jomo Otieno"),
        ("Mrs. Lind spoke. Mr. Otieno waited. She said nine died.", "Lind"),
        ("The Kenyan president, Jomo Otieno, came. The Kenyan president said nine died.",
         "Jomo Otieno"),
        ("Police sources said two died. The sources added that five were hurt.", "Police sources"),
        ("Police sources said two died. The same source said five were hurt.", "Police sources"),
        ("Police sources said two died. A source said that five were hurt.", "source"),
        ("Health officials said two died. An official said that five were hurt.", "official"),
        ("Colonel Ana Lind spoke. Lind said two died. The officer said five were hurt.",
         "Ana Lind"),
        ("Colonel Ivo Marsh said two died. The officer, who gave no name, said six were hurt.",
         "officer"),
        ("Colonel Ivo Marsh said two died. The officer in the next village said six were hurt.",
         "officer in the next village"),
        ("Hamas left. Amnesty International said two died. The group said that it shot four.",
         "group"),
        ("President Ana Lind said two died. The guerrilla leader said five were hurt.",
         "guerrilla leader"),
        ("The World Health Organization said two died. The agency said five were hurt.",
         "World Health Organization"),
        ("The Press Office for Rivers (POR) said two died. POR said five were hurt.",
         "Press Office for Rivers"),
        ("Sigifredo Ochoa Perez came. Ochoa said two died.", "Sigifredo Ochoa Perez"),
        ("Joseph Lind Jr. came. Lind said two died.", "Joseph Lind Jr."),
        ("Ana Ruiz Lind came. Tom Ruiz left. Ruiz said two died.", "Tom Ruiz"),
        ("According to the union's version, two died.", "union"),
        ("A ministry official in a statement on Monday said two died.", "ministry official"),
        ("[Reporter Diaz] The army said two died.", "army"),
    ],
)  # fmt: skip
def test_whom_a_short_form_stands_for(statements, text, name):
    assert statements(text)[-1].holder.name == name


@pytest.mark.parametrize(
    ("text", "name", "printed"),
    [
        ("The Front for Change (FFC) said nine died.", "Front for Change", "The Front for Change"),
        ("U.S. and Kuwaiti officials said nine died.", "U.S. and Kuwaiti officials",
         "U.S. and Kuwaiti officials"),
        ("Russia's ministry spokesman said nine died.", "Russia's ministry spokesman",
         "Russia's ministry spokesman"),
        ("FOREIGN MINISTER ALOIS MOCK CONDEMNED THE RAID.", "ALOIS MOCK",
         "FOREIGN MINISTER ALOIS MOCK"),
        ("AS TOLD BY HARBOUR COMMANDER COLONEL IVO ANTON MARIC LINDEN, THE REBELS "
         "KILLED THREE.", "HARBOUR COMMANDER COLONEL IVO ANTON MARIC LINDEN",
         "HARBOUR COMMANDER COLONEL IVO ANTON MARIC LINDEN"),
    ],
)  # fmt: skip
def test_how_a_holder_is_called(statements, text, name, printed):
    holder = statements(text)[0].holder
    assert (holder.name, holder.printed) == (name, printed)


def test_nobody_is_asked_for_and_the_agency_of_that_name_speaks(statements):
    (asked,) = statements("THE MYSTERY IS WHO TOLD THE GUNMEN TO KILL NINE SAILORS.")
    assert asked.holder is None
    (told,) = statements("The WHO said nine died.")
    assert told.holder.side == "who"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("According to Ana Lind, head of the clinic in Marsa, 11 of the 63 dead were miners.",
         "11 of the 63 dead were miners"),
        ("Nearly 200 people died and 26 are ill, according to the Office for Health (OH), "
         "the Agency for Rivers (AR) and the United Nations (UN).",
         "Nearly 200 people died and 26 are ill"),
        ("Nine guards died, according to the army, in the raid on the dam.",
         "Nine guards died"),
    ],
)  # fmt: skip
def test_what_a_source_phrase_bears_on(statements, text, content):
    found = next(one for one in statements(text) if one.why == "phrase")
    start, end = found.content[0]
    assert text[start:end] == content
