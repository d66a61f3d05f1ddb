"""The text layer of PDFs, and PDFs that have none, are locked, or never end."""

import io
import subprocess
import sys
import zlib
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from reportedly.errors import DamagedFile, LockedFile, NotText, PageTooLarge
from reportedly.ingest import pdf, textlayer
from reportedly.ingest.containers import open_file, pages_in
from reportedly.records.text import Media, Page

LINES = ("The army said two men were hurt at the bridge in the morn-", "ing. Nobody was killed.")


def drawn(lines):
    return "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"


def pdf_of(*pages):
    """A PDF whose pages are drawn by these programs."""
    kids = " ".join(f"{2 * n + 4} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, program in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {2 * n + 5} 0 R "
            "/MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(program)} >>\nstream\n{program}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    listed = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{listed}".encode()
    end = f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()


def page_of(raw):
    return Page(origin="a.pdf", raw=raw, sha256="", captured=date(2024, 3, 1), media=Media.PDF)


def locked(raw, user, algorithm="RC4-128"):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt(user, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_text_layer_is_the_page_s_text(tmp_path):
    path = tmp_path / "statement"
    path.write_bytes(pdf_of(drawn(LINES), drawn(["The second page."])))
    with open_file(path, "statement") as file:
        (page,) = pages_in(file, date(2024, 3, 1))
    assert page.media is Media.PDF
    text = pdf.with_text(page).text
    assert text.split("\n\n") == [
        "The army said two men were hurt at the bridge in the morning. Nobody was killed.",
        "The second page.",
    ]


def test_a_page_that_is_no_pdf_stays_as_it_is():
    page = page_of(b"plain").replacing(media=Media.TEXT)
    assert pdf.with_text(page) is page


def test_a_pdf_locked_for_its_owner_alone_is_read():
    assert (
        "second page" in pdf.with_text(page_of(locked(pdf_of(drawn(["A second page."])), ""))).text
    )


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (locked(pdf_of(drawn(LINES)), "secret"), LockedFile),
        (pdf_of("0 0 100 100 re f"), NotText),
        (b"%PDF-1.4\nnothing of a PDF follows", DamagedFile),
        (pdf_of(drawn(LINES))[:200], DamagedFile),
    ],
)
def test_a_pdf_without_text_that_can_be_had_says_why(raw, error):
    with pytest.raises(error):
        pdf.with_text(page_of(raw))


@pytest.mark.parametrize(("code", "error"), [(1, DamagedFile), (-9, PageTooLarge)])
def test_a_text_whose_reading_broke_off_is_not_taken(monkeypatch, code, error):
    done = subprocess.CompletedProcess([], code, stdout=b"text\nThe army said tw", stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: done)
    with pytest.raises(error):
        pdf.with_text(page_of(pdf_of(drawn(LINES))))


def test_pdfs_are_read_where_the_system_has_no_limits_for_a_process():
    code = (
        "import sys; sys.modules['resource'] = None\n"
        "from reportedly.ingest import pdf, textlayer\n"
        "textlayer.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        input=pdf_of(drawn(["A bridge was hit."])),
        capture_output=True,
    )
    assert done.stdout == b"text\nA bridge was hit."


def test_a_pdf_with_more_pages_than_a_report_is_refused():
    raw = pdf_of(*["0 0 1 1 re f"] * (textlayer.MOST_PAGES + 1))
    assert textlayer.read_layer(raw)[0] is textlayer.Answer.TOO_LONG


def test_a_pdf_whose_pages_go_round_in_a_circle_ends():
    raw = pdf_of(drawn(LINES)).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    with pytest.raises((DamagedFile, NotText, PageTooLarge)):
        pdf.with_text(page_of(raw))


def test_a_pdf_that_takes_too_long_is_ended():
    with pytest.raises(PageTooLarge, match="more time or memory"):
        pdf.with_text(page_of(pdf_of(drawn(LINES))), seconds=0.01)


def test_a_pdf_that_unpacks_without_end_is_ended():
    packed = zlib.compress(zlib.compress(bytes(2**30), 9), 9)
    raw = pdf_of("x").replace(
        b"<< /Length 1 >>\nstream\nx",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(packed) + packed,
    )
    with pytest.raises((PageTooLarge, DamagedFile, NotText)):
        pdf.with_text(page_of(raw))
