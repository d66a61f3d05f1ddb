"""Who those harmed were: a page in, the class, the names and the period of its tolls out."""

import pytest


@pytest.fixture(scope="module")
def tolls_of(claims_of):
    return lambda text: [c.toll for c in claims_of(text) if c.toll is not None]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Attorney General Ivo Kos was killed by a bomb.", "official"),
        ("The secretary general of the union was shot dead.", "civilian"),
        ("The president of the Savings Bank was kidnapped.", "civilian"),
        ("The president of the republic was kidnapped.", "official"),
        ("A bank official was kidnapped.", "civilian"),
        ("Justice Ana Roth was shot dead in Lima.", "official"),
        ("A clerk of the justice ministry was shot dead.", "civilian"),
        ("Two security guards were wounded.", "civilian"),
        ("Two members of the security forces were wounded.", "military"),
        ("Ten prisoners of war were shot dead.", "military"),
        ("Twenty heavily armed smugglers were arrested.", "unknown"),
        ("The police arrested the major smugglers.", "unknown"),
        ("A guerrilla commander was killed near the bridge.", "armed_group"),
        ("The chief of the rebel group was killed.", "armed_group"),
        ("The pilot of a cargo plane was injured.", "civilian"),
        ("At least five army and rebel deaths were counted.", "mixed"),
        ("Troops shot 400 soldiers and officers of the Persian army dead.", "military"),
        ("Police found the body of 6-year-old Ivo Marsh.", "civilian"),
        ("Police found the body of 36-year-old Ivo Marsh.", "unknown"),
        ("Nine club-goers and passersby were hurt.", "civilian"),
    ],
)
def test_the_words_for_those_harmed_say_who_they_were(tolls_of, sentence, kind):
    assert {toll.victim_class.value for toll in tolls_of(sentence)} == {kind}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The mine killed one person, a shepherd of 40.", "civilian"),
        ("A man, who was believed to be the watchman of the tower, was killed.", "civilian"),
        ("A man who worked as a porter was killed.", "civilian"),
        ("A man who may have been a soldier was killed.", "unknown"),
        ("A man who was not a soldier was killed.", "unknown"),
        ("A man identified as a policeman was killed.", "police"),
        ("A man who had been a policeman was killed.", "unknown"),
        ("A man who once served as a soldier was killed.", "unknown"),
        ("Two men who used to be policemen were killed.", "unknown"),
        ("A man who had been named as a policeman was killed.", "police"),
        ("Nine people died at the pier, all stabbed by gangsters.", "unknown"),
        ("Nine people died at the pier, all of them targets of rebel raids.", "unknown"),
        ("Nine people died at the pier, all young fishermen of the town.", "civilian"),
        ("Five women were hurt, both army and police said.", "civilian"),
        ("Five people were hurt, both rebels and medics said.", "unknown"),
        ("Four people in a 12-year-old bus were killed.", "unknown"),
        ("A 12-year-old boarder was killed.", "civilian"),
        ("The head of the anti-rebel farmers' league was killed.", "civilian"),
        ("The leader of the rebel league was killed.", "armed_group"),
        ("Two Maoist campaign workers were killed.", "civilian"),
        ("Three people, all teachers, were shot dead.", "civilian"),
        ("Five people, all of them pilgrims, were killed.", "civilian"),
        ("Three were wounded in the raid, all policemen.", "police"),
        ("Engineers Ivo Kos and Ana Roth were kidnapped.", "civilian"),
    ],
)
def test_what_is_said_of_all_of_them_is_their_class(tolls_of, sentence, kind):
    (toll,) = tolls_of(sentence)
    assert toll.victim_class.value == kind


def test_what_is_said_of_some_is_a_part_and_not_the_class_of_all(tolls_of):
    some, soldiers = tolls_of("The mine killed nine people, some of whom were soldiers.")
    assert (some.victim_class.value, soldiers.victim_class.value) == ("mixed", "military")
    many, children = tolls_of("Nine people, many of them children, were killed.")
    assert (many.victim_class.value, children.victim_class.value) == ("unknown", "civilian")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bank clerk was kidnapped on Monday. Ana Roth was kidnapped from her car.", "civilian"),
        ("The clerk was kidnapped on Monday. Ana Roth was kidnapped from her car.", "unknown"),
        (
            "A bank clerk was kidnapped. Ivo Kos was kidnapped, and Ana Roth was kidnapped too.",
            "unknown",
        ),
        ("A bank clerk was wounded on Monday. Ana Roth was kidnapped from her car.", "unknown"),
        (
            "A policeman was killed on Friday. Ivo Kos was killed on Sunday when a wall fell.",
            "unknown",
        ),
        ("A policeman was killed in Lagos. In Kano, Ana Roth was killed at her stall.", "unknown"),
        ("A policeman was killed in Nigeria. In Kano, Ana Roth was killed at her post.", "police"),
    ],
)
def test_the_one_person_named_is_the_one_whom_the_page_introduced(tolls_of, text, kind):
    assert {t.victim_class.value for t in tolls_of(text) if t.named} == {kind}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Police found the body of 6-year-old Ivo Marsh.", ("Ivo Marsh",)),
        ("Gunmen shot former union leader Ana Roth dead.", ("Ana Roth",)),
        ("The murder of Chicago teenager Ana Roth was solved.", ("Ana Roth",)),
        ("GUNMEN KILLED MAYOR ANA ROTH IN LIMA.", ("ANA ROTH",)),
    ],
)
def test_a_name_is_given_without_age_and_trade(tolls_of, sentence, names):
    (toll,) = tolls_of(sentence)
    assert toll.named == names


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("Ana Roth has been held in prison since May 2012.", False),
        ("The arrest of Judge Cole this year shook the court.", False),
        ("One clerk has been kidnapped since May 2012.", True),
        ("They deplore violence that has lasted ten years and killed 7,000 people.", True),
        ("The armed struggle has claimed the lives of 700 people.", True),
    ],
)
def test_nobody_told_of_alone_is_a_total_over_time(tolls_of, sentence, runs):
    (toll,) = tolls_of(sentence)
    assert (toll.cumulative is not None) is runs


def test_the_leader_of_a_known_group_is_one_of_it_by_name_too(tolls_of):
    (toll,) = tolls_of("PKK leader Ivo Kos was captured.")
    assert (toll.victim_class.value, toll.side) == ("armed_group", "pkk")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nine people were killed. Among the dead were two nurses.", [2]),
        ("A clerk was killed. Among the dead were two nurses.", []),
        ("Nine girls were killed. A teacher was also among the victims.", []),
        ("Nine girls were killed. A child was also among the victims.", [1]),
        ("Nine people were killed. Among the dead were two nurses and three cooks.", [2, 3]),
        ("Police arrested six porters and said the ring included twenty porters.", []),
        ("Two people were killed. A nurse was killed. A cook was killed in the port.", []),
        ("Two people were killed. A nurse and a cook were killed in the port.", [1, 1]),
    ],
)
def test_a_part_is_of_a_total_that_can_hold_it(tolls_of, text, parts):
    assert [toll.low for toll in tolls_of(text) if toll.subset_of is not None] == parts


def test_the_words_for_a_victim_end_where_a_clause_begins(tolls_of):
    toll, *_ = tolls_of("The deputy Ana Roth, who was taken by the rebels in Lima, was killed.")
    assert "rebels" not in (toll.victim_term or "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels clashed with the troops near Goma, inflicting five casualties.", "military"),
        (
            "The rebels began the greatest military offensive, inflicting five casualties.",
            "unknown",
        ),
        ("The army held the hill. An officer was wounded there.", "military"),
        ("The police held the hill. An officer was wounded there.", "police"),
        ("Two clerks were shot dead in Lima. Ana Roth and Ivo Kos were shot dead.", "civilian"),
        ("Three clerks were shot dead in Lima. Ana Roth and Ivo Kos were shot dead.", "unknown"),
    ],
)
def test_who_they_were_is_told_by_the_words_around(tolls_of, text, kind):
    assert tolls_of(text)[-1].victim_class.value == kind


def test_the_victims_named_are_those_told_of_before(tolls_of):
    told = "Gunmen killed five farmers. The victims were identified as Ana Roth and Ivo Kos."
    five, *named = tolls_of(told)
    assert five.low == 5
    assert {(t.victim_class.value, t.subset_of is not None) for t in named} == {("civilian", True)}


def test_two_of_those_killed_are_of_the_figure_before(tolls_of):
    _, two = tolls_of("Nine people were killed. Two policemen were among those killed.")
    assert (two.low, two.subset_of is not None) == (2, True)


def test_a_war_that_has_left_dead_has_no_date_but_its_own(tolls_of):
    (toll,) = tolls_of("They met in May 1990 to end a war that has left 70,000 dead.")
    assert toll.cumulative is not None
    assert (toll.cumulative.from_, toll.cumulative.to) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The premier pledged to relocate the embassy to the port.",
        "The council wants to eliminate aid to the coast.",
        "The colonel regretted the loss of men and of aid to the army.",
    ],
)
def test_a_word_that_only_tells_of_others_is_nobody(tolls_of, sentence):
    assert {toll.victim_class.value for toll in tolls_of(sentence)} <= {"unknown"}
    assert not [toll for toll in tolls_of(sentence) if "aid" in (toll.victim_term or "")]
