"""HTML pages -> text version, segments and what the markup says of the page."""

# ruff: noqa: E501 - a sample page is read more easily when its lines are whole

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import NoArticle, PageError
from reportedly.read.document import read_document
from reportedly.records.text import Page
from reportedly.records.vocabulary import EVIDENCE_SEGMENTS, PublishedBasis
from reportedly.vocab.furniture import load_furniture

FURNITURE = load_furniture()

FIRST = (
    "Shells fell on the river port of Novi Most for a third night, and the mayor's office said "
    "that two dockers had been killed and a tug sunk at its berth."
)
SECOND = (
    "The army of the other bank denied having fired, and said its guns had been silent since the "
    "truce of last spring, which both sides have accused each other of breaking."
)
COMMENT = "They killed forty of us in the spring and nobody wrote a line about it, so spare me."

NEWSPAPER = f"""<!DOCTYPE html><html><head><title>Port shelled | River Weekly</title>
<meta property="og:site_name" content="River Weekly">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Port shelled for a third night", "datePublished": "2012-05-03T21:40:00+02:00",
"author": [{{"@type": "Person", "name": "Ana Petrov"}}], "publisher": {{"name": "River Weekly"}}}}]}}</script>
<style>p {{ color: red }}</style></head><body class="single comments-open">
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Port shelled for a third night</h1>
<p class="byline">By Ana Petrov</p>
<p>{FIRST}</p>
<figure><img src="a.jpg"><figcaption>The sunk tug at its berth on Friday</figcaption></figure>
<p>{SECOND}</p><p>{FIRST.replace("third", "fourth")}</p>
<table><tr><th>Night</th><th>Killed</th></tr><tr><td>First</td><td>3</td></tr></table>
<script>var toll = "99 killed";</script>
</article></main>
<aside class="related-posts"><h3>Related</h3><a href="/x">Ten days under siege: 40 killed</a></aside>
<section id="comments"><h2>2 Comments</h2><ol class="commentlist"><li><b>Old Miller</b> <time datetime="2019-01-01">1 January
2019</time><p>{COMMENT}</p></li></ol></section>
<footer>© 2012 River Press. All rights reserved.</footer></body></html>"""


def page(raw, origin="page.html", **known):
    return Page(origin=origin, raw=raw, sha256="0" * 64, captured=date(2020, 1, 1), **known)


def read(markup, origin="page.html"):
    return read_document(page(markup.encode(), origin), FURNITURE)


def kind_of(document, words):
    at = document.text.index(words)
    return next(str(s.kind) for s in document.segments if s.start <= at < s.end)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Port shelled for a third night", "headline"),
        ("By Ana Petrov", "byline"),
        (FIRST, "body"),
        (SECOND, "body"),
        ("The sunk tug at its berth", "caption"),
        ("World", "navigation"),
        ("Ten days under siege", "related"),
        ("Old Miller", "comment"),
        (COMMENT, "comment"),
        ("© 2012 River Press", "footer"),
    ],
)
def test_every_block_is_there_and_named(words, kind):
    assert kind_of(read(NEWSPAPER), words) == kind


def test_scripts_and_styles_are_no_text():
    text = read(NEWSPAPER).text
    assert "99 killed" not in text
    assert "color: red" not in text


def test_what_the_markup_says():
    document = read(NEWSPAPER)
    assert document.title == "Port shelled for a third night"
    assert document.outlet == "River Weekly"
    assert document.authors == ("Ana Petrov",)
    assert document.published is not None
    assert document.published.day == date(2012, 5, 3)
    assert document.published.basis is PublishedBasis.METADATA
    assert "JSON-LD" in document.published.why


@pytest.mark.parametrize(
    ("head", "inside", "day"),
    [
        (
            '<meta property="article:published_time" content="2012-05-03T10:00:00Z">',
            "",
            date(2012, 5, 3),
        ),
        ("", '<time itemprop="datePublished" datetime="2012-05-03">3 May</time>', date(2012, 5, 3)),
        ("", "<p>Published: May 3, 2012</p>", date(2012, 5, 3)),
        (
            "",
            '<div class="comment"><time class="published" datetime="2019-01-01">x</time></div>',
            None,
        ),
        ("", '<div id="comments"><p>May 3, 2012 at 6:05 pm</p></div>', None),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>',
            "",
            None,
        ),
        ('<meta name="date" content="soon">', "", None),
    ],
)
def test_a_comments_date_is_never_the_pages(head, inside, day):
    markup = f"<html><head>{head}</head><body><h1>Port shelled</h1>{inside}<p>{FIRST}</p><p>{SECOND}</p></body></html>"
    published = read(markup).published
    assert (None if published is None else published.day) == day


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>",
        "<!doctype html><html><head><script>let a = 1;</script></head></html>",
        "<html><body><div id='comments'><p>" + COMMENT + "</p></div></body></html>",
    ],
)
def test_markup_without_a_report_has_no_article(markup):
    with pytest.raises(NoArticle):
        read(markup)


def test_broken_markup_is_read():
    markup = f"<html><body><div><h1>Port shelled<p>{FIRST}<p>{SECOND}<div></p></b><table><tr><td>x"
    assert kind_of(read(markup), FIRST) == "body"


def test_lines_and_paragraphs_made_with_br():
    markup = (
        f"<html><body><div>{FIRST}<br><br>{SECOND}<br>No one else was hurt.</div></body></html>"
    )
    assert f"{FIRST}\n\n{SECOND}\nNo one else was hurt." in read(markup).text


def test_markup_in_a_text_file_is_read_as_markup():
    assert "<p>" not in read(NEWSPAPER, origin="saved.txt").text


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div class=comment>", "</div>", "<h1>", "</h1>", "<td>", "<br>", "<li>", "<!--", "-->", "<a href=x>",
     "</a>", "<script>", "</script>", "&#0;", "&#xD800;", "&nbsp;", "<b", "\x0c", FIRST, SECOND, "12 killed"]
) | st.text(max_size=20)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(TAGS, max_size=30))
def test_any_markup_is_read_or_refused_and_covered(parts):
    try:
        document = read("<html><body>" + "".join(parts))
    except PageError:
        return
    ends = [0, *(s.end for s in document.segments)]
    assert [s.start for s in document.segments] == ends[:-1]
    assert ends[-1] == len(document.text)
    assert any(s.kind in EVIDENCE_SEGMENTS for s in document.segments)


def test_a_script_that_compares_is_no_element_with_attributes():
    script = "for (var i=0; i<n; i++) { " + 'a = b; c("d"); ' * 600 + "}"
    markup = f"<html><body><script>{script}</script><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert FIRST in read(markup).text
