"""Every address of the desk with anything in it, in every form: told or refused, never a fault."""

import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.desk.answers import FORMS
from reportedly.desk.pages import GET
from reportedly.store import Store

NAMES = (
    *("q", "place", "party", "event", "month", "outlet", "contested", "review", "since", "until"),
    *("harm", "per", "after", "before", "at", "did", "s", "view", "from", "with", "pair"),
)


@pytest.fixture(scope="module")
def open_desk(sample_record, desk_of):
    with desk_of(sample_record) as client:
        yield client


@pytest.fixture(scope="module")
def known(sample_record):
    """Ids that are in the record: half of what is put into addresses."""
    with Store.open(sample_record, create=False) as store:
        incidents = list(store.incidents())
        claims = [one.id for one in store.claims()]
        places = [one.id for i in incidents for one in i.where if one.id]
        pages = [one.id for one in store.documents()]
        return [*(one.id for one in incidents), *claims[:20], *places, *pages]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_question_is_answered_with_a_fault(open_desk, known, data):
    words = st.one_of(
        st.sampled_from(known),
        st.text(max_size=20),
        st.from_regex(r"\A-?[0-9]{1,25}(-[0-9]{1,25})?\Z"),
        st.dates().map(str),
    )
    at = data.draw(st.sampled_from(sorted(GET)))
    at = re.sub(r"\{[^}]*\}", lambda _: quote(data.draw(words), safe=""), at)
    form = data.draw(st.sampled_from(FORMS))
    query = data.draw(st.dictionaries(st.sampled_from(NAMES), words, max_size=4))
    answer = open_desk.get(at if form == "html" else f"{at}.{form}", params=query)
    assert answer.status_code < 500, (at, form, query)
    if form == "json" and answer.headers["content-type"] == "application/json":
        answer.json()
