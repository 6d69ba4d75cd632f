"""Captures kept in WARC files that other tools replay.

Each record is a gzip member of its own, so that a place (file, offset, length) opens it directly.
Files are only ever appended to; a new one is begun each day and when one is full.

A process that dies in the middle of an append leaves a tail that no row points to. The store
can't know that (the rows do), so it offers `recover`: the caller says where each file's last
committed record ends, and what lies behind is cut off.
"""

from __future__ import annotations

import fcntl
import gzip
import io
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from fastwarc.warc import ArchiveIterator

from marsad import __version__
from marsad.collect.warc import read_capture, render_capture, render_warcinfo
from marsad.errors import BadInput, Unreadable
from marsad.records import Capture, CapturePlace

_FULL = 1_000_000_000
_LOCK_STEP = 0.05


class CaptureStore:
    """A folder of WARC files, `2026/marsad-20261122-0001.warc.gz` and so on.

    Readers need no lock. Writers of all processes and threads take turns (`writing`).

    Args:
        folder: Where the files are; made if it is not there.
        full: The size, in bytes, at which a file gets no further record.
    """

    def __init__(self, folder: Path, *, full: int = _FULL) -> None:
        self.folder = folder
        self._full = full
        self._mutex = threading.RLock()
        self._depth = 0
        self._current: Path | None = None

    @contextmanager
    def writing(self, patience: float = 60.0) -> Iterator[None]:
        """Hold the store for writing; may be nested. The lock ends with the process, however it ends.

        Raises:
            BadInput: Another process held the store for longer than `patience` seconds.
        """
        with self._mutex:
            if self._depth:
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                return
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / ".lock").open("a") as lock:
                _lock(lock.fileno(), self.folder, patience)
                self._depth, self._current = 1, None
                try:
                    yield
                finally:
                    self._depth = 0

    def append(self, capture: Capture) -> CapturePlace:
        """Write a capture and return its place; on return it is on the disk.

        If writing fails, the file is as long as before and OSError is raised.

        Raises:
            BadInput: The capture has headers that can't be written, or the store is held by others.
        """
        record = gzip.compress(render_capture(capture), 6, mtime=0)
        with self.writing():
            path = self._find_current()
            offset = _append(path, record)
        return CapturePlace(path.relative_to(self.folder).as_posix(), offset, len(record))

    def open(self, place: CapturePlace) -> Capture:
        """Read a capture back; the same as the one that was appended.

        Raises:
            BadInput: The place lies outside the store.
            Unreadable: There is no whole capture at the place, or its bytes were changed.
        """
        path = self._find(place.file)
        try:
            with path.open("rb") as file:
                file.seek(place.offset)
                data = file.read(place.length)
        except OSError as error:
            raise Unreadable(f"capture file {place.file!r} can't be read: {error}") from error
        if len(data) < place.length:
            raise Unreadable(f"capture file {place.file!r} ends before the record at {place.offset} does")
        try:
            record = next(iter(ArchiveIterator(io.BytesIO(data), parse_http=True)), None)
            if record is None:
                raise Unreadable(f"{place.file!r} has no record at {place.offset}")
            return read_capture(record)
        except OSError as error:
            raise Unreadable(f"{place.file!r} is damaged at {place.offset}: {error}") from error

    def files(self) -> tuple[str, ...]:
        """Return the names of all files, oldest first."""
        found = self.folder.glob("*/marsad-*.warc.gz")
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in found))

    def current_file(self) -> str | None:
        """Return the newest file: the one that an interrupted writer can have left a tail on."""
        return max(self.files(), default=None)

    def end_of(self, file: str) -> int:
        """Return the length of a file in bytes; 0 if it is not there."""
        path = self._find(file)
        return path.stat().st_size if path.exists() else 0

    def cut(self, file: str, length: int) -> None:
        """Cut a file to a length; cut to nothing, it goes away.

        Raises:
            BadInput: The file is shorter than that: committed captures are lost, restore a backup.
        """
        with self.writing():
            path = self._find(file)
            size = self.end_of(file)
            if size < length:
                raise BadInput(
                    f"capture file {file!r} has {size} bytes where {length} are committed: captures are lost; "
                    "restore the file from a backup"
                )
            if length == 0:
                path.unlink(missing_ok=True)
                _sync_folder(path.parent)
            elif size > length:
                with path.open("r+b") as handle:
                    handle.truncate(length)
                    os.fsync(handle.fileno())
            self._current = None

    def recover(self, committed: Mapping[str, int]) -> dict[str, int]:
        """Cut what interrupted writers left behind.

        Args:
            committed: For each file, where the last committed record ends.

        Returns:
            The number of bytes cut from each file that had some to cut.

        Raises:
            BadInput: A file is shorter than what is committed.
        """
        with self.writing():
            cut: dict[str, int] = {}
            for file in sorted({*self.files(), *committed}):
                length = committed.get(file, 0)
                size = self.end_of(file)
                self.cut(file, length)
                if size != length:
                    cut[file] = size - length
            return cut

    def _find(self, file: str) -> Path:
        parts = PurePosixPath(file)
        path = self.folder / parts
        if (
            not file
            or parts.is_absolute()
            or ".." in parts.parts
            or not path.resolve().is_relative_to(self.folder.resolve())
        ):
            raise BadInput(f"{file!r} is not a file of the store at {str(self.folder)!r}")
        return path

    def _find_current(self) -> Path:
        """Return the file that takes the next record; make it if there is none with room."""
        now = datetime.now(UTC)
        day = f"{now:%Y%m%d}"
        path = self._current
        if path is None or f"-{day}-" not in path.name:
            path = max((self.folder / f"{now:%Y}").glob(f"marsad-{day}-*.warc.gz"), default=None)
        if path is None or path.stat().st_size >= self._full:
            number = int(path.name.split("-")[2].partition(".")[0]) + 1 if path else 1
            path = self.folder / f"{now:%Y}" / f"marsad-{day}-{number:04}.warc.gz"
            path.parent.mkdir(parents=True, exist_ok=True)
            _append(path, gzip.compress(render_warcinfo(path.name, f"marsad/{__version__}", now), 6, mtime=0))
            _sync_folder(path.parent)
            _sync_folder(self.folder)
        self._current = path
        return path


def _append(path: Path, record: bytes) -> int:
    with path.open("ab") as file:
        offset = file.seek(0, os.SEEK_END)
        try:
            file.write(record)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.truncate(path, offset)
            raise
        return offset


def _lock(handle: int, folder: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() >= until:
                raise BadInput(
                    f"the captures in {str(folder)!r} are being written by another process; "
                    "wait for it to end, or stop it"
                ) from error
            time.sleep(_LOCK_STEP)
        else:
            return


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
