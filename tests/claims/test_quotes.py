"""Quotations: a text in, the stretches between quotation marks out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.claims.who.quotes import find_quotations
from reportedly.text.sentences import parse


@pytest.fixture(scope="module")
def quoted(parser, document_of):
    def read(text):
        document = document_of(text)
        return find_quotations(document, parse(document, parser))

    return read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He called it “a crime” on Monday.", ["“a crime”"]),
        ('He said: "We left." She said: "We stayed."', ['"We left."', '"We stayed."']),
        ("«We left at dawn», he said.", ["«We left at dawn»"]),
        ("''We left at dawn,'' he said.", ["''We left at dawn,''"]),
        ("''It's the army's doing,'' he said.", ["''It's the army's doing,''"]),
        (
            '“We left at dawn," he said. “Nobody saw us.”',
            ['“We left at dawn,"', "“Nobody saw us.”"],
        ),
        ("‘We left at dawn,’ he said.", ["‘We left at dawn,’"]),
        ("'We don't know the soldiers' names,' he said.", ["'We don't know the soldiers' names,'"]),
        ("The soldiers' families and the army's doctors met.", []),
        ("“We left. Nobody saw us.” It was late.", ["“We left. Nobody saw us.”"]),
    ],
)
def test_marks(quoted, text, found):
    assert [text[q.start : q.end] for q in quoted(text)] == found


def test_a_quotation_may_go_on_in_the_next_paragraph(quoted):
    text = "“We left at dawn.\n\n“Nobody saw us,” he said."
    first, second = quoted(text)
    assert first.goes_on
    assert not first.closed
    assert text[second.start : second.end] == "“Nobody saw us,”"


def test_a_quotation_may_close_in_a_later_line(quoted):
    text = '"We left at dawn.\nNobody saw us, " he said.'
    (only,) = quoted(text)
    assert text[only.start : only.end] == '"We left at dawn.\nNobody saw us, "'


def test_a_mark_never_closed_ends_with_its_sentence(quoted):
    text = "He spoke of “a crime. The town was empty."
    (only,) = quoted(text)
    assert text[only.start : only.end] == "“a crime."
    assert not only.closed


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(alphabet="ab .,\n“”\"'‘’«»„`", max_size=60))
def test_quotations_lie_in_the_text_in_order_without_overlap(quoted, text):
    end = 0
    for quotation in quoted(text):
        assert end <= quotation.start < quotation.end <= len(text)
        end = quotation.end
