"""FollowTheMoney entities, as OpenSanctions, Aleph and `ftm` write them, to authorities.

Ties between entities are entities of their own and come in any order, so the file is read twice: ties, positions and
documents first, into a temporary table on disk; then people, bodies and places, each with the ties that are its own.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from marsad.names.authorities.ftm_facts import Documents, facts_of, forms_of, same_as_of, tie_of
from marsad.names.authorities.ftm_model import EDGES, PRESS, SCHEMATA, Entity, uid_of
from marsad.names.authorities.rows import Row, refuse
from marsad.names.authorities.streams import open_lines
from marsad.records import Authority, Fact

_BESIDE = EDGES | {"Position", "Document"}


def read_ftm(path: Path) -> Iterator[Row]:
    """Yield the people, bodies, outlets and places of a file; a line that is no entity is refused by itself.

    Entities of other schemata (vessels, sanctions, payments) are counted in one refusal at the end.
    """
    with tempfile.TemporaryDirectory(prefix="marsad-ftm-") as folder, closing(_Beside(Path(folder))) as beside:
        for entity in _decoded(path):
            if isinstance(entity, Entity) and entity.schema in _BESIDE:
                beside.keep(entity)
        beside.settle()
        others: dict[str, int] = {}
        for row in _decoded(path):
            if not isinstance(row, Entity):
                yield row
            elif row.schema in SCHEMATA:
                yield _authority(row, beside)
            elif row.schema not in _BESIDE:
                others[row.schema] = others.get(row.schema, 0) + 1
        if others:
            some = ", ".join(f"{number:,} {schema[:40]}" for schema, number in sorted(others.items())[:20])
            yield refuse("other-kinds", f"these entities are no people, bodies or places: {some}.")


def _decoded(path: Path) -> Iterator[Entity | Row]:
    decoder = msgspec.json.Decoder(Entity)
    for line in open_lines(path):
        if line.data is None:
            yield refuse("unreadable-line", line.why, line.number)
            continue
        try:
            yield decoder.decode(line.data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            yield refuse("no-entity", f"it is no FollowTheMoney entity: {error}.", line.number)


def _authority(entity: Entity, beside: _Beside) -> Row:
    kind = SCHEMATA[entity.schema]
    if kind == "body" and PRESS in entity.properties.get("sector", ()):
        kind = "outlet"
    forms = tuple(forms_of(entity, beside.documents))
    if not forms:
        return refuse("no-name", f"the entity {entity.id[:60]!r} has no name.")
    facts = (*facts_of(entity, kind, beside.documents), *beside.ties(entity.id))
    return Authority(uid_of(entity.id), kind, forms, facts, tuple(same_as_of(entity)))


class _Beside:
    """Ties, positions and documents of a file, on disk. It is small by the side of the file, but not for memory."""

    def __init__(self, folder: Path) -> None:
        self._rows = sqlite3.connect(folder / "beside.sqlite3")
        self._rows.execute("pragma journal_mode = off")
        self._rows.execute("pragma synchronous = off")
        self._rows.execute("create table things (id text primary key, entity blob) without rowid")
        self._rows.execute("create table ties (holder text, entity blob)")
        self.documents: Documents = self._documents

    def keep(self, entity: Entity) -> None:
        """Keep an entity: a tie under the id of whom it tells of."""
        data = msgspec.json.encode(entity)
        if entity.schema not in EDGES:
            self._rows.execute("insert or replace into things values (?, ?)", (entity.id, data))
            return
        for prop in ("holder", "member", "subject"):
            for holder in entity.properties.get(prop, ())[:100]:
                self._rows.execute("insert into ties values (?, ?)", (holder, data))

    def settle(self) -> None:
        """Make ready for being asked."""
        self._rows.execute("create index by_holder on ties (holder)")

    def ties(self, holder: str) -> Iterator[Fact]:
        """Yield what ties an entity to others, as facts."""
        rows = self._rows.execute("select entity from ties where holder = ? order by rowid", (holder,))
        for (data,) in rows.fetchall():
            yield from tie_of(msgspec.json.decode(data, type=Entity), self._thing, self.documents)

    def close(self) -> None:
        """Let go of the table."""
        self._rows.close()

    def _thing(self, number: str) -> Entity | None:
        row = self._rows.execute("select entity from things where id = ?", (number,)).fetchone()
        return msgspec.json.decode(row[0], type=Entity) if row else None

    def _documents(self, number: str) -> Entity | None:
        found = self._thing(number)
        return found if found and found.schema == "Document" else None
