"""A newsroom's own table: a name, a fact or an address a row, rows of one id together, as `docs/whoswho.md` says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from marsad.errors import BadInput
from marsad.names.authorities.cells import TableRow, read_cells
from marsad.names.authorities.rows import Row, refuse
from marsad.names.authorities.tidy import clean_date
from marsad.records import Authority, AuthorityKind, Evidence, Fact, FactKind, NameForm, Refusal
from marsad.text.scripts import ARABIC_LETTER

COLUMNS = (
    "id",
    "kind",
    "name",
    "lang",
    "form",
    "fact",
    "value",
    "of",
    "from",
    "to",
    "same_as",
    "source",
    "address",
    "licence",
    "on",
    "evidence",
    "story",
    "wording",
)
"""The columns in the order in which they are written. Only `id`, `kind` and `name` must be there."""
_KINDS = {str(kind): kind for kind in get_args(AuthorityKind)}
_FACTS = {str(kind): kind for kind in get_args(FactKind)}
_EVIDENCE: dict[str, Literal["statement", "story", "reference"]] = {
    "statement": "statement",
    "story": "story",
    "reference": "reference",
}


@dataclass(slots=True)
class _Gathered:
    """What the rows of one id have told so far."""

    uid: str
    kind: AuthorityKind | None
    line: int
    names: list[NameForm] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    same_as: list[str] = field(default_factory=list)

    def done(self) -> Row:
        """Return the authority, or what it lacks."""
        if self.kind is None:
            expected = ", ".join(_KINDS)
            return refuse("no-kind", f"{self.uid[:60]!r} has no kind. Give one of: {expected}.", self.line)
        if not self.names and not self.facts and not self.same_as:
            return refuse("says-nothing", f"{self.uid[:60]!r} has neither a name nor a fact.", self.line)
        return Authority(self.uid, self.kind, tuple(self.names), tuple(self.facts), tuple(self.same_as))


def read_table(path: Path) -> Iterator[Row]:
    """Yield the authorities of a table; rows that follow each other under one id (or none) are one authority.

    Raises:
        BadInput: the first row does not name the columns `id`, `kind` and `name`.
    """
    gathered: _Gathered | None = None
    seen_header = False
    for row in read_cells(path):
        if isinstance(row, Refusal):
            yield row
            continue
        if not seen_header:
            _expect_columns(path, row)
            seen_header = True
        uid = row.cells.get("id") or (gathered.uid if gathered else "")
        if not uid:
            yield refuse("no-id", "its id is missing, and no row stands before it.", row.line)
            continue
        if gathered is None or gathered.uid != uid:
            if gathered:
                yield gathered.done()
            gathered = _Gathered(uid, None, row.line)
        yield from _add(gathered, row)
    if gathered:
        yield gathered.done()


def _expect_columns(path: Path, row: TableRow) -> None:
    missing = [name for name in ("id", "kind", "name") if name not in row.cells]
    if missing:
        raise BadInput(
            f"The first row of {str(path)!r} names no column {missing[0]!r}. Expected: {','.join(COLUMNS[:11])},..."
        )


def _add(to: _Gathered, row: TableRow) -> Iterator[Refusal]:
    """Add what a row tells; what it tells wrongly is refused by itself."""
    cell = row.cells.get
    kind = (cell("kind") or "").casefold()
    if kind and kind not in _KINDS:
        yield refuse("no-kind", f"{kind[:40]!r} is no kind. Expected one of: {', '.join(_KINDS)}.", row.line)
    elif kind:
        to.kind = to.kind or _KINDS[kind]
    for name in ("from", "to", "on"):
        if (given := cell(name)) and clean_date(given) != given:
            why = f"{given[:40]!r} is no date. Write a year, a month or a day: 2017, 2017-01, 2017-01-28."
            yield refuse("no-date", why, row.line)
    fact = (cell("fact") or "").casefold()
    if fact and fact not in _FACTS:
        yield refuse("no-fact", f"{fact[:40]!r} is no kind of fact. Expected one of: {', '.join(_FACTS)}.", row.line)
    _add_told(to, row, _FACTS.get(fact))


def _add_told(to: _Gathered, row: TableRow, fact: FactKind | None) -> None:
    cell = row.cells.get
    evidence = _evidence(row)
    start, end = clean_date(cell("from")), clean_date(cell("to"))
    if text := cell("name"):
        dates = (None, None) if cell("fact") else (start, end)
        lang = cell("lang") or ("ar" if ARABIC_LETTER.search(text) else "en")
        to.names.append(NameForm(text, lang, (cell("form") or "variant").casefold(), *dates, evidence))
    if fact:
        of = cell("of") or None
        to.facts.append(Fact(kind=fact, value=cell("value") or "", of=of, from_on=start, to_on=end, evidence=evidence))
    if address := cell("same_as"):
        to.same_as.append(address)


def _evidence(row: TableRow) -> Evidence | None:
    cell = row.cells.get
    kind = _EVIDENCE.get((cell("evidence") or "").casefold(), "reference")
    found = Evidence(
        kind=kind,
        title=cell("source") or "",
        address=cell("address") or None,
        licence=cell("licence") or None,
        on=clean_date(cell("on")),
        story=cell("story") or None,
        wording=cell("wording") or None,
    )
    return found if found.title or found.story else None
