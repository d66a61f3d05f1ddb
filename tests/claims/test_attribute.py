"""Characters and the page's statements -> the innermost statement that holds them."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.who.attribute import innermost
from reportedly.records.claim import Statement
from reportedly.records.reading import ReadText
from reportedly.records.vocabulary import Stance

TEXT = "x" * 60
SPANS = st.tuples(st.integers(0, 55), st.integers(1, 20)).map(lambda at: (at[0], at[0] + at[1]))


def statement(number, content):
    return Statement(
        id=f"s-{number}",
        document="d-test",
        source=(),
        cue=(),
        content=tuple(content),
        quoted=False,
        holder=None,
        stance=Stance.ASSERTS,
    )


def shared(one, span):
    return sum(max(0, min(e, span[1]) - max(s, span[0])) for s, e in one.content)


@given(
    contents=st.lists(st.lists(SPANS, min_size=1, max_size=3, unique=True), max_size=12),
    span=SPANS,
)
def test_the_indexed_search_finds_what_a_look_at_all_statements_finds(document_of, contents, span):
    statements = tuple(statement(n, sorted(content)) for n, content in enumerate(contents))
    read = ReadText(
        document=document_of(TEXT), sentences=(), statements=statements, times=(), places=()
    )
    assert {s.id for s in read.saying(*span)} == {s.id for s in statements if shared(s, span)}
    holding = [s for s in statements if shared(s, span) * 2 > span[1] - span[0]]
    found = innermost(read, *span)
    assert (found is None) == (not holding)
    if found is not None:
        shortest = min(sum(e - s for s, e in h.content) for h in holding)
        assert sum(e - s for s, e in found.content) == shortest
