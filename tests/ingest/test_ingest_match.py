from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import MetadataError
from reportedly.ingest.match import Rows
from reportedly.records.text import Known, Page


def page(origin, known=None):
    return Page(
        origin=origin, raw=b"", sha256="", captured=date(2024, 3, 1), known=known or Known()
    )


PAGES = [Path("saved/a.html"), Path("saved/x/b.html"), Path("saved/y/b.html")]
ONE, TWO = Known(outlet="One"), Known(outlet="Two")


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"a.html": ONE}, {"saved/a.html": ONE}),
        ({"saved/a.html": ONE}, {"saved/a.html": ONE}),
        ({str(Path.cwd() / "saved/a.html"): ONE}, {"saved/a.html": ONE}),
        ({"x/b.html": ONE, "y/b.html": TWO}, {"saved/x/b.html": ONE, "saved/y/b.html": TWO}),
        ({"x/b.html": ONE, "b.html": TWO}, {"saved/x/b.html": ONE, "saved/y/b.html": TWO}),
        ({"A.html": ONE}, {}),
        ({"html": ONE, "d/a.html": TWO}, {}),
    ],
)
def test_a_row_means_the_page_whose_path_ends_so(known, expected):
    rows = Rows(known)
    rows.assign(PAGES)
    found = {path.as_posix(): rows.completed(page(path.as_posix()), path).known for path in PAGES}
    assert found == dict.fromkeys(found, Known()) | expected
    assert len(rows.unmatched()) == len(known) - len(expected)


def test_a_row_that_fits_two_pages_is_refused():
    with pytest.raises(MetadataError, match=r"'b\.html' fits saved/x/b\.html and saved/y/b\.html"):
        Rows({"b.html": ONE}).assign(PAGES)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("crawl.zip", "One"),
        ("crawl.zip#x/a.html", "One"),
        ("x/a.html", "One"),
        ("a.html", "One"),
        ("https://gazette.example/a", "One"),
        ("b.html", None),
    ],
)
def test_a_row_means_a_page_of_an_archive_by_its_name_or_its_address(name, outlet):
    archive = Path("saved/crawl.zip")
    rows = Rows({str(Path(name)): ONE})
    rows.assign([archive])
    known = Known(url="https://gazette.example/a")
    told = rows.completed(page("saved/crawl.zip#x/a.html", known=known), archive).known
    assert (told.outlet, told.url) == (outlet, known.url)


OTHER = "https://gazette.example/news/index.html"


@pytest.mark.parametrize(
    ("file", "origin", "url"),
    [
        ("saved/all.zip", "saved/all.zip#y/index.html", None),
        ("saved/all.zip", "saved/all.zip#y/other.html", OTHER),
        ("saved/other.html", "saved/other.html", OTHER),
        ("saved/crawl.warc.gz", f"saved/crawl.warc.gz#{OTHER}", OTHER),
        ("saved/all.zip", f"saved/all.zip#crawl.warc.gz#{OTHER}", OTHER),
        ("saved/crawl.jsonl", "saved/crawl.jsonl#index.html", "index.html"),
    ],
)
@pytest.mark.parametrize("first", ["saved/all.zip#x/index.html", "saved/index.html"])
def test_the_day_of_one_page_is_never_given_to_another(first, file, origin, url):
    rows = Rows({"index.html": Known(published="2023-05-04")})
    own = Path(first.partition("#")[0])
    rows.assign({own: None, Path(file): None})
    assert rows.completed(page(first), own).known.published == "2023-05-04"
    known = Known(url=url)
    assert rows.completed(page(origin, known=known), Path(file)).known.published is None
    fits = origin.endswith("index.html") and url != OTHER
    assert rows.ambiguous() == ({"index.html": (first, origin)} if fits else {})
    assert rows.completed(page(first), own).known.published == "2023-05-04"


def test_a_row_with_a_whole_address_holds_for_each_time_the_page_was_saved():
    rows = Rows({str(Path(OTHER)): ONE})
    for origin in (f"a.warc.gz#{OTHER}", f"b.warc.gz#{OTHER}", "all.zip#other.html"):
        file = Path(origin.partition("#")[0])
        assert rows.completed(page(origin, known=Known(url=OTHER)), file).known.outlet == "One"
    assert (rows.ambiguous(), rows.unmatched()) == ({}, ())


def test_the_row_of_a_page_outweighs_what_its_archive_says_and_the_row_of_the_archive_does_not():
    archive = Path("crawl.jsonl")
    rows = Rows({"crawl.jsonl": Known(outlet="All", title="All"), "line 1": Known(title="This")})
    rows.assign([archive])
    known = Known(outlet="Its own", title="Its own")
    told = rows.completed(page("crawl.jsonl#line 1", known=known), archive).known
    assert (told.outlet, told.title) == ("Its own", "This")
    told = rows.completed(page("crawl.jsonl#line 2"), archive).known
    assert (told.outlet, told.title) == ("All", "All")
