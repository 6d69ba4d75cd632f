"""A file that grows input by input, with a journal beside it: a run that was killed goes on where it stopped.

The journal is JSON Lines: the settings of the table, then a line for each input that was done, and after some of them a
mark that says how long the file was and what it held (CRC-32). The file is on the disk before its mark is. So whatever
moment a run is killed at, the next one cuts the file at the last mark, forgets the inputs noted behind it, and reads
those again: no row is lost, none stands twice.
"""

from __future__ import annotations

import fcntl
import os
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec
from msgspec import Struct

from marsad.cli.tally import Outcome, Tally
from marsad.errors import BadInput

MARK_SECONDS = 1.0
"""Most seconds of work that a kill loses."""

DIGEST = "sha256:"
"""What the value of a setting begins with that no person gave: the digest of what rows were made with."""

Settings = Mapping[str, str | None]


class _Head(Struct, frozen=True, tag_field="is", tag="table"):
    settings: dict[str, str | None]


class _Mark(Struct, frozen=True, tag_field="is", tag="mark"):
    end: int
    crc: int
    finished: bool


class JournalledFile:
    """A file that a run appends to, or goes on with. Use it as a context manager.

    Args:
        path: The file.
        journal: Where its journal lies.
        output: What the file is, or is made into: what a person knows it by.
        settings: What the file depends on; going on with others is refused.
        header: The file's first bytes.
        tally: Gets the outcomes of earlier runs.
        anew: Begin again though there is a file.

    Raises:
        BadInput: The file is not one that can be gone on with, or another run is writing it.
        OSError: It can't be written.
    """

    def __init__(
        self,
        path: Path,
        journal: Path,
        output: Path,
        *,
        settings: Settings,
        header: bytes,
        tally: Tally,
        anew: bool = False,
    ) -> None:
        self._path, self._output, self._tally = path, output, tally
        self._done: list[Outcome] = []
        self._marked_at = time.monotonic()
        self._torn = False
        self._end = self._crc = 0
        if not anew and not journal.exists() and any(_holds_something(there) for there in (path, output)):
            raise BadInput(
                f"{str(output)!r} exists and has no {journal.name!r} beside it, so it can't be gone on with. "
                "Name another output, or give --anew to write over it."
            )
        self._journal: BinaryIO = journal.open("a+b")
        try:
            self._lock()
            if anew:
                self._journal.truncate(0)
                path.write_bytes(b"")
            self._recover(dict(settings), header)
        except BaseException:
            self._journal.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was done, unless a write of file or journal was broken off: then the last mark holds."""
        try:
            if self._done and not self._torn:
                self.mark()
        finally:
            with suppress(OSError):
                self._file.close()
            self._journal.close()

    def add(self, outcome: Outcome, data: bytes) -> None:
        """Append the rows of an input."""
        self._torn = True  # should a person stop us in the middle
        self._file.write(data)
        self._end += len(data)
        self._crc = zlib.crc32(data, self._crc)
        self._done.append(outcome)
        self._torn = False
        if time.monotonic() - self._marked_at >= MARK_SECONDS:
            self.mark()

    def finish(self) -> None:
        """Say that the run came to its end: from now on the file is not longer than its mark says."""
        self.mark(finished=True)

    def mark(self, *, finished: bool = False) -> None:
        """Put everything on the disk, the file before its journal."""
        self._torn = True
        self._file.flush()
        os.fsync(self._file.fileno())
        lines = [*self._done, _Mark(self._end, self._crc, finished)]
        self._journal.write(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
        self._journal.flush()
        os.fsync(self._journal.fileno())
        self._torn = False
        self._done.clear()
        self._marked_at = time.monotonic()

    def _lock(self) -> None:
        try:
            fcntl.flock(self._journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BadInput(
                f"Another run is writing {str(self._output)!r}. Wait for it to end, or name another output."
            ) from error

    def _recover(self, settings: dict[str, str | None], header: bytes) -> None:
        """Cut file and journal at the last mark, or begin."""
        begun, mark, kept = self._read_journal(settings)
        if mark is None and not header.startswith(self._first_bytes(len(header) + 1)):
            raise self._changed()
        if mark is not None:
            self._check(mark)
            self._end, self._crc = mark.end, mark.crc
        self._journal.truncate(kept)
        if not begun:
            self._journal.write(msgspec.json.encode(_Head(settings)) + b"\n")
            self._journal.flush()
        self._file: BinaryIO = self._path.open("ab")
        self._file.truncate(self._end)
        if mark is None:
            self._file.write(header)
            self._end, self._crc = len(header), zlib.crc32(header)
        if mark is None or mark.finished:
            self.mark()  # from here on the file may be longer than its last mark says

    def _read_journal(self, settings: dict[str, str | None]) -> tuple[bool, _Mark | None, int]:
        """Return whether there is a head, the last mark, and how far the journal holds."""
        begun, mark, kept, at = False, None, 0, 0
        waiting: list[Outcome] = []
        self._journal.seek(0)
        for line in self._journal:
            entry = _parse(line)
            if entry is None and not begun and line.endswith(b"\n"):
                raise BadInput(
                    f"The journal of {str(self._output)!r} is not one of `marsad statements`. Name another output."
                )
            if entry is None:
                break
            at += len(line)
            if isinstance(entry, _Head):
                self._compare(entry.settings, settings)
                begun, kept = True, at
            elif isinstance(entry, _Mark):
                mark, kept = entry, at
                for outcome in waiting:
                    self._tally.add(outcome)
                waiting.clear()
            else:
                waiting.append(entry)
        return begun, mark, kept

    def _compare(self, then: dict[str, str | None], now: dict[str, str | None]) -> None:
        changed = [_change(name, then.get(name), now[name]) for name in now if then.get(name) != now[name]]
        if changed:
            raise BadInput(
                f"{str(self._output)!r} was begun with other settings: {'; '.join(changed)}. "
                "Go back to those, name another output, or give --anew to write it from the beginning."
            )

    def _check(self, mark: _Mark) -> None:
        """Refuse to cut or go on with a file that somebody else wrote in."""
        size = self._path.stat().st_size if self._path.exists() else -1
        if size < mark.end or (mark.finished and size > mark.end) or self._crc_of(mark.end) != mark.crc:
            raise self._changed()

    def _crc_of(self, size: int) -> int:
        crc = 0
        with self._path.open("rb") as file:
            while size > 0 and (data := file.read(min(size, 2**20))):
                crc, size = zlib.crc32(data, crc), size - len(data)
        return crc

    def _first_bytes(self, size: int) -> bytes:
        if not self._path.exists():
            return b""
        with self._path.open("rb") as file:
            return file.read(size)

    def _changed(self) -> BadInput:
        return BadInput(
            f"{str(self._output)!r} was changed or moved since it was written, so it can't be gone on with. "
            "Name another output, or give --anew to write it from the beginning."
        )


def _change(name: str, then: str | None, now: str | None) -> str:
    if now is not None and now.startswith(DIGEST):
        return f"{name} changed since"
    return f"{name} was {then!r} and is {now!r}"


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _parse(line: bytes) -> _Head | _Mark | Outcome | None:
    """Return a line of a journal, or None for one that a kill tore."""
    try:
        return msgspec.json.decode(line, type=_Head | _Mark | Outcome) if line.endswith(b"\n") else None
    except msgspec.DecodeError:
        return None
