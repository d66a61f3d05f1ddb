"""Pages made to do harm: read or refused in bounded time, and no script ever becomes text."""

import hashlib
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import PageError
from reportedly.read.decode import decode
from reportedly.read.document import MAX_PARAGRAPH, read_any_language
from reportedly.records.text import Media, Page
from reportedly.vocab.furniture import load_furniture

WORDS = "The army said two men were hurt at the bridge near the village on Friday morning. "
START = "<!doctype html><html><body>"


FURNITURE = load_furniture()


@pytest.fixture
def furniture():
    return FURNITURE


def page_of(raw, name="a.html", media=Media.UNTOLD, encoding=None):
    return Page(
        origin=name,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        captured=date(2024, 3, 1),
        media=media,
        encoding=encoding,
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", START + "<div>" * 100_000 + WORDS * 20),
        ("a.html", START + "<p>" + "<b>" * 40_000 + WORDS * 20),
        ("a.html", START + "<table><tr><td>" * 15_000 + WORDS * 20),
        ("a.html", START + ("<font><p>" + WORDS) * 10_000),
        ("a.html", START + "<p>" + WORDS * 10 + "<!--" * 500_000),
        ("a.html", START + "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">" + WORDS * 9),
        ("a.html", START + "<p " + " ".join(f'a{i}="<p>"' for i in range(90_000)) + ">" + WORDS),
        ("a.html", START + "<div class='" + "comment " * 1_000_000 + "'><p>" + WORDS * 10),
        ("a.html", START + "<p>" + WORDS * 10 + "<" * 3_000_000),
        ("a.html", START + "<p>" + WORDS * 10 + "&" * 3_000_000),
        ("a.html", START + f"<p>{WORDS * 10}<script type='application/ld+json'>" + "[" * 200_000),
        ("a.txt", WORDS * 150_000),
        ("a.txt", "\n" * 15_000_000 + WORDS),
        ("a.txt", "(" * 5_000_000 + WORDS),
        ("a.txt", "ab\n" * 300_000),
        ("a.txt", "By " + "Jo Bo, " * 400_000),
    ],
)
def test_a_page_made_to_hold_us_up_does_not(furniture, name, text):
    started = time.process_time()
    try:
        document = read_any_language(page_of(text.encode(), name), furniture)
    except PageError:
        pass
    else:
        assert len(document.text) < 4_000_000
    assert time.process_time() - started < 20


def test_a_paragraph_that_the_parser_could_not_hold_is_refused(furniture):
    with pytest.raises(PageError, match="a line of the page has"):
        read_any_language(page_of(WORDS.encode() * (MAX_PARAGRAPH // 80 + 9), "a.txt"), furniture)


CODE = "leakedwords"


@settings(max_examples=60, deadline=5000)
@given(
    element=st.sampled_from(["script", "style"]),
    case=st.sampled_from([str.lower, str.upper, str.title]),
    attributes=st.sampled_from(["", " type=text/plain", ' src="x" async', " nonce='<p>'"]),
    around=st.sampled_from(["{}", "<p>{}</p>", "<div><span>{}", "<article>{}</article>", "<b>{}"]),
    inside=st.sampled_from(
        [
            "{}",
            "<!-- {} -->",
            "if (a < b) {{ document.write('{}') }}",
            "'</p>{}<p>'",
            "<![CDATA[{}]]>",
        ]
    ),
)
def test_scripts_and_styles_never_leak_into_the_text(element, case, attributes, around, inside):
    name = case(element)
    code = f"<{name}{attributes}>{inside.format(CODE)}</{name}>"
    page = START + f"<h1>Hit</h1><p>{WORDS * 3}</p>{around.format(code)}<p>{WORDS * 3}</p>"
    for media in (Media.UNTOLD, Media.HTML):
        document = read_any_language(page_of(page.encode(), media=media), FURNITURE)
        assert CODE not in document.text
        assert WORDS.strip() in document.text


@pytest.mark.parametrize("name", ["noscript", "template", "svg", "iframe", "object", "textarea"])
def test_what_a_browser_does_not_show_as_the_page_is_no_text(furniture, name):
    page = START + f"<p>{WORDS * 3}</p><{name}>{CODE}</{name}><p>{WORDS * 3}</p>"
    document = read_any_language(page_of(page.encode()), furniture)
    assert CODE not in document.text
    assert WORDS.strip() in document.text


@settings(max_examples=60, deadline=5000)
@given(st.text(max_size=300), st.sampled_from(list(Media)))
def test_any_text_is_a_document_without_gaps_or_an_error(text, media):
    raw = (f"{WORDS}\n\n{text}").encode(errors="surrogatepass")
    try:
        document = read_any_language(page_of(raw, "a", media=media), FURNITURE)
    except PageError:
        return
    ends = [0, *(segment.end for segment in document.segments)]
    assert ends == [*(segment.start for segment in document.segments), len(document.text)]


CAFE = "The café was hit, the army said, and two men were hurt. " * 4


@pytest.mark.parametrize(
    ("raw", "told", "text"),
    [
        (CAFE.encode(), "koi8-r", CAFE),  # what is valid UTF-8 is nothing else
        (CAFE.encode("cp1252"), "utf-8", CAFE),
        (CAFE.encode("cp1252"), "shift_jis", CAFE),
        (CAFE.encode("cp1252"), "unicode_escape", CAFE),
        (CAFE.encode("cp1252"), "no-such-thing", CAFE),
        (CAFE.encode("cp1252"), "\x00", CAFE),
        ("Двое раненых у моста. ".encode("koi8-r") * 9, "koi8-r", "Двое раненых у моста. " * 9),
        (
            b"<meta charset=koi8-r>" + "Двое раненых у моста. ".encode("koi8-r") * 9,
            "iso-8859-1",
            "<meta charset=koi8-r>" + "Двое раненых у моста. " * 9,
        ),
    ],
)
def test_an_encoding_that_is_told_is_believed_only_where_it_can_be_true(raw, told, text):
    assert decode(raw, "a", told).text == text


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "rot13", "utf-7", "zlib"])
def test_codecs_that_no_page_is_written_in_are_not_tried(name):
    raw = b"<meta charset=%b>" % name.encode() + CAFE.encode("cp1252") * 2000
    started = time.process_time()
    assert CAFE in decode(raw, "a", name).text
    assert time.process_time() - started < 5
