"""Backup and restore: the rows of a newsroom, and its captures beside them.

The archive is a gzipped tar: `settings.json`, `rows/<table>.jsonl` (every row, in an order in which
references point backwards), `outlets/*.yaml` and `captures/...` as they are. Rows are engine-neutral,
so a newsroom on SQLite can be restored to PostgreSQL. The secret key and the database's password
stay at home: a restored newsroom gets a fresh key, and everybody logs in again.
"""

from __future__ import annotations

import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DataError, IntegrityError, connection, models, transaction

from marsad.errors import BadInput
from marsad.newsroom.archive.actions.ingest import capture_store, recover_captures
from marsad.newsroom.archive.models import Capture
from marsad.newsroom.archive_file import SETTINGS
from marsad.newsroom.config import Database
from marsad.newsroom.folder import this_newsroom

APPS = ("staff", "archive", "whoswho", "desk", "press")
BATCH = 500


class ExactEncoder(DjangoJSONEncoder):
    """Writes instants whole, where Django's own drops the microseconds."""

    def default(self, o: object) -> object:
        """Return what JSON can hold of a value."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup or a restore carried."""

    rows: int
    captures: int


def back_up(file: Path) -> Kept:
    """Write the newsroom that is open to an archive file.

    Work goes on meanwhile: rows are read from one snapshot of the database, and WARC files are
    copied up to where that snapshot knows them.

    Raises:
        BadInput: The file exists.
    """
    if file.exists():
        raise BadInput(f"{str(file)!r} exists already. Choose another name: a backup is never written over.")
    partial = file.with_name(file.name + ".partial")
    try:
        # It holds password hashes and the names of shielded people.
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
            kept = _write(output)
        partial.rename(file)
    finally:
        partial.unlink(missing_ok=True)
    return kept


def _write(output: IO[bytes]) -> Kept:
    store = capture_store()
    with tarfile.open(fileobj=output, mode="w:gz", compresslevel=6) as archive, _one_snapshot():
        with store.writing():
            ends = {name: store.end_of(name) for name in store.files()}
            Capture.objects.exists()  # a snapshot begins with its first read
        _add_bytes(
            archive, SETTINGS, msgspec.json.encode(msgspec.structs.replace(settings.NEWSROOM, database=Database()))
        )
        rows = sum(_add_rows(archive, model) for model in _models())
        for declaration in sorted((this_newsroom() / "outlets").glob("*.yaml")):
            _add_bytes(archive, f"outlets/{declaration.name}", declaration.read_bytes())
        for name, end in ends.items():
            info = tarfile.TarInfo(f"captures/{name}")
            info.size = end
            with (store.folder / name).open("rb") as handle:
                archive.addfile(info, handle)
    return Kept(rows=rows, captures=len(ends))


def load_rows(folder: Path) -> Kept:
    """Load the rows that `archive_file.unpack` left, in one transaction, and check the captures against them.

    Raises:
        BadInput: The database holds something already, or a row is none of ours.
    """
    rows = 0
    with transaction.atomic():
        if taken := next((model for model in _models() if model._default_manager.exists()), None):
            name = taken._meta.verbose_name_plural
            raise BadInput(f"The database holds {name} already. Nothing was restored; name an empty database.")
        for model in _models():
            path = folder / "rows" / f"{model._meta.label_lower}.jsonl"
            if path.exists():
                with path.open(encoding="utf-8") as lines:
                    rows += _load(lines)
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            with connection.cursor() as cursor:
                cursor.execute(statement)
    recover_captures()
    for path in (folder / "rows").glob("*.jsonl"):
        path.unlink()
    (folder / "rows").rmdir()
    return Kept(rows=rows, captures=len(capture_store().files()))


def _models() -> list[type[models.Model]]:
    """Return the tables in an order in which references point backwards, many-to-many tables last of an app."""
    found: list[type[models.Model]] = []
    for label in APPS:
        own = list(apps.get_app_config(label).get_models())
        found += sorted(own, key=lambda model: _depth(model, set(own)))
    return found


def _depth(model: type[models.Model], of: set[type[models.Model]]) -> int:
    above = [
        field.related_model
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model in of and field.related_model is not model
    ]
    return 1 + max((_depth(other, of - {model}) for other in above if isinstance(other, type)), default=0)


def _rows(model: type[models.Model]) -> Iterator[str]:
    for row in model._default_manager.order_by("pk").iterator(chunk_size=BATCH):
        yield serializers.serialize("jsonl", [row], cls=ExactEncoder)


def _add_rows(archive: tarfile.TarFile, model: type[models.Model]) -> int:
    count = 0
    with tempfile.TemporaryFile() as spool:
        for line in _rows(model):
            spool.write(line.encode())
            count += 1
        info = tarfile.TarInfo(f"rows/{model._meta.label_lower}.jsonl")
        info.size = spool.tell()
        spool.seek(0)
        archive.addfile(info, spool)
    return count


def _load(lines: IO[str]) -> int:
    count = 0
    try:
        for row in serializers.deserialize("jsonl", lines):
            row.save()
            count += 1
    except (DeserializationError, DataError, IntegrityError) as error:
        raise BadInput(f"Row {count + 1} of a table can't be loaded: {error}. Try another copy.") from error
    return count


def _add_bytes(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


@contextmanager
def _one_snapshot() -> Iterator[None]:
    """Read from one state of the database without keeping others from writing."""
    begin = (
        "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
        if connection.vendor == "postgresql"
        else "BEGIN DEFERRED"
    )
    with connection.cursor() as cursor:
        cursor.execute(begin)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
