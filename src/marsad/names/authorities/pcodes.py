"""Places of OCHA's common operational datasets: CSV as HDX publishes it, or a sheet of its workbook saved as CSV.

The columns are `admin1Name_en`, `admin1Name_ar`, `admin1Pcode` and the like, `ADM1_EN`, `ADM1_AR`, `ADM1_PCODE`, or
`adm1_name`, `adm1_name1`, `adm1_pcode`; a row tells of a place and of all that it lies in. `date` or `validOn` is the
day of the dataset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from marsad.errors import BadInput
from marsad.names.authorities.cells import TableRow, read_cells
from marsad.names.authorities.rows import Row, refuse
from marsad.names.authorities.tidy import clean_date
from marsad.records import Authority, Evidence, Fact, NameForm, Refusal
from marsad.text.scripts import ARABIC_LETTER

_NAME = re.compile(r"(?:admin|adm)(\d)_?(?:alt|ref)?(?:name)?\d?_?([a-z]{2,3})")
_UNTOLD = re.compile(r"(?:admin|adm)(\d)_name(\d?)")
_CODE = re.compile(r"(?:admin|adm)(\d)_?pcode")
_PCODE = re.compile(r"[A-Z]{2,3}[A-Z0-9_-]{0,25}")


def read_pcodes(path: Path) -> Iterator[Row]:
    """Yield each place once, the larger before the smaller, with what it lies in.

    What is kept in memory is the codes.

    Raises:
        BadInput: no column has codes.
    """
    seen: set[str] = set()
    levels: dict[int, str] | None = None
    for row in read_cells(path):
        if isinstance(row, Refusal):
            yield row
            continue
        if row.cells.get("admin0pcode", "").startswith("#") or any(v.startswith("#adm") for v in row.cells.values()):
            continue  # the row of HXL tags
        if levels is None:
            levels = {int(match[1]): name for name in row.cells if (match := _CODE.fullmatch(name))}
            if not levels:
                raise BadInput(f"{str(path)!r} has no column of codes. Expected 'admin1Pcode' or 'ADM1_PCODE'.")
        yield from _places(row, levels, seen)


def _places(row: TableRow, levels: dict[int, str], seen: set[str]) -> Iterator[Row]:
    within: str | None = None
    told = False
    for level, column in sorted(levels.items()):
        code = row.cells.get(column, "").upper()
        if not code:
            continue
        told = True
        if not _PCODE.fullmatch(code):
            yield refuse("no-code", f"{code[:40]!r} is no P-code, such as 'SY0704'.", row.line)
            continue
        if code not in seen:
            names = tuple(_names(row, level))
            if names:
                seen.add(code)
                yield _place(row, code, names, within)
            else:
                yield refuse("no-name", f"{code!r} has no name in it.", row.line)
        within = code
    if not told:
        yield refuse("no-code", "it has no P-code.", row.line)


def _place(row: TableRow, code: str, names: tuple[NameForm, ...], within: str | None) -> Authority:
    cell = row.cells.get
    on = clean_date((cell("date") or "").replace("/", "-")) or clean_date(
        (cell("validon") or cell("valid_on") or "").replace("/", "-")
    )
    evidence = Evidence(title=f"OCHA, common operational dataset of {code[:2]}", on=on) if on else None
    facts = (Fact(kind="part_of", of=f"pcode:{within}", evidence=evidence),) if within else ()
    return Authority(f"pcode:{code}", "place", tuple(_with(name, evidence) for name in names), facts)


def _with(form: NameForm, evidence: Evidence | None) -> NameForm:
    return NameForm(form.text, form.lang, form.kind, evidence=evidence)


def _names(row: TableRow, level: int) -> Iterator[NameForm]:
    seen = set()
    for column, text in row.cells.items():
        match = _UNTOLD.fullmatch(column) or _NAME.fullmatch(column)
        if match and int(match[1]) == level and text:
            lang = match[2] if match[2].isalpha() else row.cells.get(f"lang{match[2]}", "")
            lang = lang or ("ar" if ARABIC_LETTER.search(text) else "en")
            if (text, lang) not in seen:
                seen.add((text, lang))
                yield NameForm(text, lang, "variant")
