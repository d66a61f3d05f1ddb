"""The feed tells what changed: pages that come in, altered pages, corrections, judgements."""

import json
from datetime import UTC, datetime

import pytest
from made_incidents import toll
from made_source import MadeSource

from reportedly.export import EXPORTERS
from reportedly.records.incident import Decision, Verdict
from reportedly.records.text import Change, Lineage, Notice
from reportedly.records.vocabulary import Comparator, Harm, LineageType, NoticeKind

MADE_AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


class Changed(MadeSource):
    """A record in which page 1 is a later version of page 0 and corrects itself."""

    def document(self, n):
        made = super().document(n)
        notice = Notice(
            kind=NoticeKind.CORRECTION,
            start=0,
            end=9,
            printed="It was <two> & not six.",
            why="made",
        )
        return made.replacing(notices=(notice,) if n == 1 else ())

    def lineages(self):
        change = Change(before=(0, 3), after=(0, 3), was="six\x00", now="two", figures=((), ()))
        lineage = Lineage(
            document=self.name("d", 1),
            type=LineageType.OUTLET_ORIGINAL,
            group="g",
            credit=None,
            copy_of=None,
            version_of=self.name("d", 0),
            changes=(change,),
        )
        return {lineage.document: lineage}

    def decisions(self):
        yield Decision(
            a="c-1",
            b="c-2",
            verdict=Verdict.NOT_SAME,
            user="Ana",
            made_at=MADE_AT,
            note="other day",
        )


@pytest.fixture
def told(tmp_path):
    EXPORTERS["feed"](Changed(4), tmp_path)
    return json.loads((tmp_path / "feed.json").read_text("utf-8"))["items"], tmp_path


def tagged(items, tag):
    return [item for item in items if tag in item["tags"]]


def test_each_kind_of_change_is_told(told):
    items, _ = told
    assert len(tagged(items, "incident")) == 8
    (correction,) = tagged(items, "correction")
    assert correction["content_text"] == "It was <two> & not six."
    (version,) = tagged(items, "version")
    assert version["content_text"].endswith("-> two")
    (judgement,) = tagged(items, "judgement")
    assert judgement["date_published"] == MADE_AT.isoformat()
    assert judgement["content_text"] == "Ana: other day"


def test_the_latest_come_first_and_those_without_a_day_last(told):
    items, _ = told
    days = [item.get("date_published") for item in items]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert days == known + [None] * (len(days) - len(known))


def test_rss_holds_what_xml_cannot_as_far_as_it_can(told):
    items, out = told
    raw = (out / "feed.rss").read_bytes().decode()
    assert "It was &lt;two&gt; &amp; not six." in raw
    assert "\x00" not in raw
    assert raw.count("<item>") == len(items)


def test_an_incident_is_told_anew_when_a_page_comes_in(tmp_path):
    class Later(MadeSource):
        def incident(self, j):
            made = super().incident(j)
            return made.replacing(documents=(*made.documents, self.name("d", 3)))

    for name, source in (("a", MadeSource(4)), ("b", Later(4))):
        EXPORTERS["feed"](source, tmp_path / name)
    first, second = (
        {
            item["id"]
            for item in json.loads((tmp_path / name / "feed.json").read_text("utf-8"))["items"]
        }
        for name in ("a", "b")
    )
    assert len(first) == len(second) == 8
    assert not first & second


def test_the_figures_of_each_side_are_told_and_none_is_made_up(tmp_path):
    class Sided(MadeSource):
        def incident(self, j):
            above = toll(61, 61, 61, is_open=True, harm=Harm.INJURED).replacing(
                low_comparator=Comparator.MORE_THAN,
                best_comparator=Comparator.MORE_THAN,
                high_comparator=Comparator.MORE_THAN,
            )
            tolls = (toll(32, 200, 200, is_open=True), toll(None, None, 20, side="AZE"), above)
            return super().incident(j).replacing(tolls=tolls)

    EXPORTERS["feed"](Sided(1), tmp_path)
    item = json.loads((tmp_path / "feed.json").read_text("utf-8"))["items"][0]
    assert item["content_text"].endswith(
        "killed: low 32, best 200, high 200 or more; "
        "killed on the side of AZE: low not told, best not told, high 20; "
        "injured: low more than 60, best more than 60, high more than 60"
    )
