"""A newsroom's own table, out of whatever spreadsheet, with whatever is wrong in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.errors import BadInput
from marsad.names.authorities import WRITERS, read_file
from marsad.names.authorities.cells import LONGEST_ROW
from marsad.names.authorities.table_read import read_table
from marsad.records import Authority, NameForm, Refusal

PAGE = (Path(__file__).parents[3] / "docs" / "whoswho.md").read_text(encoding="utf-8")
HEAD = "id,kind,name,lang,form,fact,value,of,from,to\n"


def rows_of(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "ours.csv"
    path.write_bytes(text.encode(encoding))
    return list(read_table(path))


def test_the_example_of_the_page_is_read(tmp_path):
    example = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)[1]
    found = rows_of(tmp_path, example)
    assert [type(row) for row in found] == [Authority, Authority]
    adib, port = found
    assert (adib.id, adib.kind, [form.lang for form in adib.names]) == ("adib", "person", ["en", "ar"])
    assert [(fact.kind, fact.of, fact.from_on) for fact in adib.facts] == [("office", "port", "2024-03")]
    assert port.same_as == ("https://port.example/",)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_any_separator_and_encoding(tmp_path, separator, encoding):
    text = "ID,Kind,Name\r\nidleb,place,إدلب\r\nidleb,,Idleb\r\n".replace(",", separator)
    [found] = rows_of(tmp_path, text, encoding)
    assert [(form.text, form.lang) for form in found.names] == [("إدلب", "ar"), ("Idleb", "en")]


def test_rows_that_can_not_be_used_are_refused_one_by_one(tmp_path):
    found = rows_of(
        tmp_path,
        HEAD
        + ",place,No id\n"
        + "a,colour,Red\n"
        + "b,place,Bee,,,,,,last year,\n"
        + "c,place,Sea,,,weather,wet\n"
        + "d,place,Dee,en,house,,,,,,and,more\n"
        + "e,place,\n"
        + "f,body,Ef\n",
    )
    refused = [row.reason for row in found if isinstance(row, Refusal)]
    assert sorted(refused) == ["no-date", "no-fact", "no-id", "no-kind", "no-kind", "says-nothing", "too-many-cells"]
    assert [row.id for row in found if isinstance(row, Authority)] == ["b", "c", "f"]
    assert all(row.detail.startswith("Line ") for row in found if isinstance(row, Refusal))


def test_a_quotation_that_is_never_closed_takes_one_row_with_it(tmp_path):
    many = "".join(f'n{number},place,"Place ""{number}"""\n' for number in range(500))
    found = rows_of(tmp_path, HEAD + 'a,place,"Open\n' + many)
    assert [row.reason for row in found if isinstance(row, Refusal)] == ["open-quotation"]
    assert len([row for row in found if isinstance(row, Authority)]) == 500


def test_quoted_cells_go_over_lines_and_marks_inside_words_are_letters(tmp_path):
    found = rows_of(tmp_path, HEAD + 'a,place,"Two\nlines"\nb,place,5" pipe\nc,place,x\n')
    assert [row.names[0].text for row in found] == ["Two\nlines", '5" pipe', "x"]


def test_endless_names_nuls_and_empty_files(tmp_path):
    found = rows_of(tmp_path, HEAD + f"a,place,{'x' * (LONGEST_ROW + 1)}\nb,place,B\0ee\n")
    assert isinstance(found[0], Refusal)
    assert found[1].names[0].text == "Bee"
    with pytest.raises(BadInput, match="empty"):
        rows_of(tmp_path, "\n\n")
    with pytest.raises(BadInput, match="'kind'"):
        rows_of(tmp_path, "id,name\na,b\n")


def test_no_cell_is_run_by_a_spreadsheet():
    evil = Authority("=1+1", "place", (NameForm("@SUM(A1)", "en"), NameForm("+9", "en"), NameForm("-x", "en")))
    cells = b"".join(WRITERS["csv"]([evil])).decode().replace("\r\n", ",").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "-"))]


def test_what_is_read_is_tidied(tmp_path):
    path = tmp_path / "ours.csv"
    path.write_text(
        "id,kind,name,lang,same_as,source,address,licence\n"
        "a,place,A,no lang at all,,\u202eevil\x07 title,javascript:alert(1)," + "x" * 5000 + "\n"
        "a,,,,ftp://x,,,\n"
    )
    [found] = read_file(path, "table")
    evidence = found.names[0].evidence
    assert (found.names[0].lang, found.same_as) == ("und", ())
    assert (evidence.title, evidence.address, len(evidence.licence)) == ("evil title", None, 100)
