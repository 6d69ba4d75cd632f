"""The index's folder: generations beside each other, one of them current, one writer at a time.

    folder/
      CURRENT          JSON: which generation answers, and the analysis that wrote it
      writer.lock      held by the process that writes
      g-<name>/        one complete index of the engine

A rebuild writes a new generation and then replaces CURRENT, which is atomic. Readers look at
CURRENT before each search; whoever still has the old generation open keeps its files alive by
having them mapped.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import msgspec

from marsad.errors import IndexBroken, IndexBusy
from marsad.search.engine import ANALYSIS

_CURRENT = "CURRENT"
_PREFIX = "g-"


class _Current(msgspec.Struct, frozen=True):
    generation: str
    analysis: int


def current_generation(folder: Path) -> Path | None:
    """Return the folder of the generation that answers, or None before the first commit.

    Raises:
        IndexBroken: If CURRENT is damaged or was written by another analysis.
    """
    missing: _Current | None = None
    while (current := _read_current(folder)) is not None:
        path = folder / current.generation
        if current.analysis == ANALYSIS and path.parent == folder and path.is_dir():
            return path
        if current == missing:
            raise IndexBroken(
                f"The search index in {str(folder)!r} names {current.generation!r} of analysis {current.analysis}. "
                f"Expected a generation that exists, of analysis {ANALYSIS}. "
                "Nothing is lost: run `marsad index rebuild`."
            )
        missing = current  # a rebuild may have taken its place since we looked: look again
    return None


def _read_current(folder: Path) -> _Current | None:
    try:
        return msgspec.json.decode((folder / _CURRENT).read_bytes(), type=_Current)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise IndexBroken(
            f"The search index in {str(folder)!r} can't be read ({error}). Expected a file CURRENT that names its "
            "generation. Nothing is lost: run `marsad index rebuild`."
        ) from error


def new_generation(folder: Path) -> Path:
    """Make the folder of a new generation, which nobody reads yet."""
    path = folder / f"{_PREFIX}{uuid4().hex[:12]}"
    path.mkdir(parents=True)
    return path


def make_current(folder: Path, generation: Path) -> None:
    """Let a generation answer from now on, and drop all others."""
    beside = folder / f"{_CURRENT}.new"
    with beside.open("wb") as file:
        file.write(msgspec.json.encode(_Current(generation.name, ANALYSIS)))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / _CURRENT)
    for other in folder.glob(f"{_PREFIX}*"):
        if other != generation:
            shutil.rmtree(other, ignore_errors=True)


@contextmanager
def writer_lock(folder: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the folder's only writer; the system gives it back if the process dies.

    Raises:
        IndexBusy: If another writer has held it for `wait_seconds`.
    """
    import fcntl  # POSIX only, and only writers need it

    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait_seconds
    with (folder / "writer.lock").open("ab") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() >= until:
                    raise IndexBusy(
                        f"Another process has been writing to the search index in {str(folder)!r} for "
                        f"{wait_seconds:g} s. Expected one writer at a time: wait for it, or stop it."
                    ) from error
                time.sleep(0.05)
        yield
