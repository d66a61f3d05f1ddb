from datetime import date

import pytest

from reportedly.errors import MetadataError
from reportedly.ingest import read_metadata
from reportedly.records.text import Known


@pytest.fixture
def written(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "pages.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_what_is_known_of_each_page(written):
    metadata = read_metadata(
        written(
            "file,url,published,outlet,title\n"
            'a.html,https://example.org/a,2021-05-04,The Gazette,"Shelling, again"\n'
            "x/b.txt,,2021-05,,\n"
            "\n"
            "c.txt\n"
        )
    )
    assert metadata.known == {
        "a.html": Known(
            url="https://example.org/a",
            published="2021-05-04",
            outlet="The Gazette",
            title="Shelling, again",
        ),
        "x/b.txt": Known(published="2021-05"),
        "c.txt": Known(),
    }
    assert metadata.notices == ()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_what_a_spreadsheet_writes_is_read(written, sign, end, encoding):
    rows = [("File", "Outlet"), ("a.html", "Gazette é"), ("b.html", '"two\nlines"')]
    path = written("".join(sign.join(row) + end for row in rows), encoding)
    assert read_metadata(path).known["a.html"] == Known(outlet="Gazette é")
    assert read_metadata(path).known["b.html"] == Known(outlet="two\nlines")


def test_other_columns_are_left_aside_with_a_notice(written):
    metadata = read_metadata(written("file,coder,outlet,note\na.html,me,Gazette,x\n"))
    assert metadata.known == {"a.html": Known(outlet="Gazette")}
    assert metadata.notices == ("columns that are not read: coder, note",)


@pytest.mark.parametrize(
    "day", ["2021-05-04", "2021-05", "2021", "2021-05-04T10:30", "2021-05-04 10:30:00+04:00"]
)
def test_dates_that_are_taken(written, day):
    assert read_metadata(written(f"file,published\na,{day}\n")).known["a"].published == day


@pytest.mark.parametrize(
    "day", ["4 May 2021", "04/05/2021", "2021-13", "2021-02-30", "20210504", "2021-05-04x", "0000"]
)
def test_dates_that_are_refused_name_the_line(written, day):
    with pytest.raises(MetadataError, match=r"pages\.csv, line 3: .* is not a date like"):
        read_metadata(written(f"file,published\na,2021\nb,{day}\n"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: there is no `file` column"),
        ("name,outlet\na,b\n", "line 1: there is no `file` column .found: name, outlet"),
        ("file,url,url\na,b,c\n", "line 1: the column `url` stands there twice"),
        ("file,url\na,b\n\na,c\n", "line 4: 'a' has a line already"),
        ("file,url\na,b\n./a,c\n", "line 3: 'a' has a line already"),
        ("file,url\n,b\n", "line 2: the `file` field is empty"),
        ("file,url\na,b,c\n", "line 2: it has 3 fields and there are 2 columns"),
        ('file,url\na,"b\n', "line 2: "),
    ],
)
def test_a_line_that_is_wrong_is_named(written, text, told):
    with pytest.raises(MetadataError, match=told) as error:
        read_metadata(written(text))
    assert "`file`" in error.value.do


def test_a_file_that_is_no_utf8_or_not_there_is_told(written, tmp_path):
    with pytest.raises(MetadataError, match="UTF-8"):
        read_metadata(written("file\ncafé\n", "cp1252"))
    with pytest.raises(MetadataError, match="cannot be read"):
        read_metadata(tmp_path / "none.csv")
    with pytest.raises(MetadataError, match="cannot be read"):
        read_metadata(tmp_path)


# which page a row means


def test_the_day_a_page_was_saved(written):
    known = read_metadata(written("file,captured\na.html,2021-05-04\nb.html,\n")).known
    assert (known["a.html"].captured, known["b.html"].captured) == (date(2021, 5, 4), None)


@pytest.mark.parametrize("day", ["2021-05", "2021-13-01", "4 May 2021", "2021-05-04T10:00"])
def test_a_day_of_saving_that_is_none_is_refused(written, day):
    with pytest.raises(MetadataError, match="not a day like"):
        read_metadata(written(f"file,captured\na.html,{day}\n"))
