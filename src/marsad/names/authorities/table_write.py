"""Authorities as the table that `table_read` reads: a name, a fact or an address a row, each with its source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from marsad.names.authorities.cells import defused
from marsad.names.authorities.table_read import COLUMNS
from marsad.records import Authority, Evidence


def write_table(authorities: Iterable[Authority]) -> Iterator[bytes]:
    """Yield CSV (RFC 4180, UTF-8) with the names of the columns first; no cell is run by a spreadsheet."""
    yield _lines([dict(zip(COLUMNS, COLUMNS, strict=True))])
    for authority in authorities:
        yield _lines(list(_rows(authority)))


def _rows(authority: Authority) -> Iterator[dict[str, str | None]]:
    head: dict[str, str | None] = {"id": authority.id, "kind": authority.kind}
    for form in authority.names:
        told = {"name": form.text, "lang": form.lang, "form": form.kind, "from": form.from_on, "to": form.to_on}
        yield head | told | _evidence(form.evidence)
    for fact in authority.facts:
        told = {"fact": fact.kind, "value": fact.value, "of": fact.of, "from": fact.from_on, "to": fact.to_on}
        yield head | told | _evidence(fact.evidence)
    for address in authority.same_as:
        yield {**head, "same_as": address}


def _evidence(evidence: Evidence | None) -> dict[str, str | None]:
    if evidence is None:
        return {}
    return {
        "source": evidence.title,
        "address": evidence.address,
        "licence": evidence.licence,
        "on": evidence.on,
        "evidence": evidence.kind,
        "story": evidence.story,
        "wording": evidence.wording,
    }


def _lines(rows: Sequence[dict[str, str | None]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([[defused(row.get(name) or "") for name in COLUMNS] for row in rows])
    return text.getvalue().encode("utf-8", "replace")
