"""All names of the Who's Who in one index a process, kept in the newsroom's folder, never behind the database.

The index is of the rows that were there when it was made. A query first asks how many rows there are and which is the
last: those that came since are in a small index of their own. What is found is looked up in the database, so that a
name taken back or sealed since is not returned, however old the index.

An index of hundreds of thousands of names is made in half a minute. Commands wait for it, and keep it. A web process
does not (`never_wait`): it goes on with the index that it has, beside it those of the new names that came last, and
makes the next one aside; where that fails it tries again, later each time.

Processes share the folder: each makes its index by itself, and for the moment in which it takes the place of the one
before, and that is deleted, holds a lock without which nobody opens one.
"""

from __future__ import annotations

import fcntl
import logging
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, time

import msgspec
import numpy as np
from django.conf import settings
from django.db import connection
from numpy.typing import NDArray

from marsad.errors import BadInput
from marsad.names.index import NameIndex
from marsad.newsroom.whoswho.models import NameForm

log = logging.getLogger(__name__)

FOLDER = "names"
MOST_NEW = 2000
"""Names beside the index from which it is made anew."""
MEANWHILE = 500
"""Of more new names than that, how many of the last are found while an index of all is being made."""
WORTH_KEEPING = 5000
"""Names from which an index is written to the disk; a smaller one is made in no time."""

FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
"""Seconds after which an index that could not be made is tried again: twice as long each time, up to the longest."""
ABANDONED = 86_400.0
"""Seconds after which what a process was making is taken for left behind."""

Numbers = NDArray[np.int64]


class Stamp(msgspec.Struct, frozen=True):
    """Which rows of names there are: how many, and the last with its moment."""

    rows: int
    last: int
    at: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names with their rows' numbers and an index over them."""

    index: NameIndex
    numbers: Numbers

    def find(self, query: str, top: int) -> dict[int, tuple[str, float]]:
        """Return the rows whose names a query may mean: the text that was found, and its score."""
        return {int(self.numbers[hit.row]): (hit.name, hit.score) for hit in self.index.find(query, top)}


@dataclass(frozen=True, slots=True)
class Known:
    """All names: those of the big index, and those that came since; not all of these while an index is made."""

    stamp: Stamp
    base: Stamp
    old: Names
    new: Names | None
    whole: bool = True

    def find(self, query: str, top: int) -> dict[int, tuple[str, float]]:
        """Return the rows whose names a query may mean, whether or not they still stand.

        Raises:
            BadInput: The query is no name.
        """
        found = self.old.find(query, top)
        if self.new:
            found |= self.new.find(query, top)
        return found


_lock = threading.Lock()
_known: dict[str, Known] = {}
_making: dict[str, threading.Thread] = {}
_failed: dict[str, tuple[int, float]] = {}
"""How often in a row making one failed, and until when it is let be."""
_waits = True


def never_wait() -> None:
    """Let this process answer from an older index while it makes a big one: it has people who wait."""
    global _waits  # noqa: PLW0603 - it is what the process is, said once when it starts
    _waits = False


def known_names() -> Known:
    """Return all names of the Who's Who as they are now: two short questions to the database if nothing is new."""
    place = str(settings.NEWSROOM_FOLDER)
    with _lock:
        stamp = _stamp_now()
        known = _known.get(place)
        if known is None or known.stamp != stamp or not (known.whole or _is_put_off(place)):
            found = _bring_up(known, stamp) or _bring_up(_opened(), stamp)
            if found is None and not _waits and stamp.rows >= WORTH_KEEPING:
                _make_aside(place)
                found = _meanwhile(known or _opened(), stamp)
            known = found or _make(stamp)
            _known[place] = known
        return known


def _make_aside(place: str) -> None:
    """Make the index of all rows in a thread of its own, unless that is under way or put off; then answer from it."""
    if _is_put_off(place):
        return

    def make() -> None:
        try:
            made = _make(_stamp_now())
            kept = _opened()  # what lies in the folder is mapped, and takes no memory of ours
            with _lock:
                _known[place] = kept if kept and kept.base == made.base else made
            _failed.pop(place, None)
        except Exception:
            log.exception("names.index_not_made")
            _put_off(place)
        finally:
            connection.close()
            _making.pop(place, None)

    _making[place] = threading.Thread(target=make, name="names-index", daemon=True)
    try:
        _making[place].start()
    except RuntimeError:  # there are too many threads
        log.exception("names.index_not_made")
        _put_off(place)
        _making.pop(place)


def _is_put_off(place: str) -> bool:
    """Say whether an index is being made, or was tried and failed a moment ago."""
    return place in _making or monotonic() < _failed.get(place, (0, 0.0))[1]


def _put_off(place: str) -> None:
    times, _ = _failed.get(place, (0, 0.0))
    _failed[place] = times + 1, monotonic() + min(FIRST_WAIT * 2**times, LONGEST_WAIT)


def _meanwhile(known: Known | None, stamp: Stamp) -> Known:
    """Return what is known with the last of the names that came since: all that is found while an index is made.

    Names of the very same letters are found besides, whatever the index has (`find`).
    """
    base, old = (known.base, known.old) if known else (Stamp(0, 0, ""), _names([]))
    rows = NameForm.objects.filter(pk__gt=base.last).order_by("-pk").values_list("pk", "text")[:MEANWHILE]
    return Known(stamp, base, old, _names(list(rows)) if rows else None, whole=False)


def _stamp_now() -> Stamp:
    last = NameForm.objects.order_by("-pk").values_list("pk", "at").first()
    if last is None:
        return Stamp(0, 0, "")
    return Stamp(NameForm.objects.count(), last[0], last[1].isoformat())


def _bring_up(known: Known | None, stamp: Stamp) -> Known | None:
    """Return what is known with the rows that came since; None where there are too many, or it is of other rows."""
    if known is None or known.base.last > stamp.last:
        return None
    base = known.base
    at = NameForm.objects.filter(pk=base.last).values_list("at", flat=True).first()
    if base.last and (at is None or at.isoformat() != base.at):
        return None
    fresh = NameForm.objects.filter(pk__gt=base.last).count()
    missing: list[int] = []
    if fresh + base.rows != stamp.rows:  # some were committed late, or deleted
        there = np.fromiter(NameForm.objects.filter(pk__lte=base.last).values_list("pk", flat=True), np.int64)
        missing = np.setdiff1d(there, known.old.numbers).tolist()
    if fresh + len(missing) > MOST_NEW:
        return None
    rows = list(NameForm.objects.filter(pk__gt=base.last).order_by("pk").values_list("pk", "text"))
    rows += list(NameForm.objects.filter(pk__in=missing).values_list("pk", "text"))
    return Known(stamp, base, known.old, _names(rows) if rows else None)


def _make(stamp: Stamp) -> Known:
    """Make the index of all rows, and keep it for other processes if it is big."""
    rows = list(NameForm.objects.order_by("pk").values_list("pk", "text"))
    names = _names(rows)
    if rows:
        stamp = _stamp_now() if stamp.last != rows[-1][0] or stamp.rows != len(rows) else stamp
    base = Stamp(len(rows), rows[-1][0], stamp.at) if rows else Stamp(0, 0, "")
    if rows and stamp.last != base.last:
        at = NameForm.objects.filter(pk=base.last).values_list("at", flat=True).first()
        base = Stamp(base.rows, base.last, at.isoformat() if at else "")
    known = Known(base, base, names, None)
    if len(rows) >= WORTH_KEEPING:
        _keep(known)
    return known


def _names(rows: Sequence[tuple[int, str]]) -> Names:
    return Names(NameIndex(text for _, text in rows), np.array([number for number, _ in rows], np.int64))


# --- in the newsroom's folder


def _folder() -> Path | None:
    return Path(settings.NEWSROOM_FOLDER) / FOLDER if settings.NEWSROOM_FOLDER else None


def _opened() -> Known | None:
    """Return the index that a process of this newsroom made before, if it can be used."""
    folder = _folder()
    if folder is None or not (folder / "current").is_file():
        return None
    try:
        with _held(folder, fcntl.LOCK_SH):
            here = folder / (folder / "current").read_text(encoding="utf-8")
            base = msgspec.json.decode((here / "stamp.json").read_bytes(), type=Stamp)
            numbers = np.load(here / "rows.npy", allow_pickle=False)
            index = NameIndex.open(here / "index")
    except (OSError, ValueError, msgspec.DecodeError, BadInput) as error:
        log.info("names.index_unusable %s", error)
        return None
    return Known(base, base, Names(index, numbers), None) if len(index) == len(numbers) == base.rows else None


def _keep(known: Known) -> None:
    """Write an index beside the one before, then let it take its place; a process that has that one goes on with it."""
    folder = _folder()
    if folder is None:
        return
    making: Path | None = None
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        making = Path(mkdtemp(prefix="making-", dir=folder))
        known.old.index.save(making / "index")
        np.save(making / "rows.npy", known.old.numbers, allow_pickle=False)
        (making / "stamp.json").write_bytes(msgspec.json.encode(known.base))
        here = folder / making.name.replace("making-", "index-")
        (making / "pointer").write_text(here.name, encoding="utf-8")
        with _held(folder, fcntl.LOCK_EX):
            making.rename(here)
            (here / "pointer").replace(folder / "current")
            _clear(folder, here)
    except OSError as error:
        log.warning("names.index_not_kept %s", error)
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)


def _clear(folder: Path, current: Path) -> None:
    """Delete the indexes before the current one, which nobody opens any more, and what was left half made long ago."""
    for other in folder.glob("index-*"):
        if other != current:
            shutil.rmtree(other, ignore_errors=True)
    for other in folder.glob("making-*"):
        with suppress(OSError):  # its maker may give up in this moment
            if other.stat().st_mtime < time() - ABANDONED:
                shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _held(folder: Path, how: int) -> Iterator[None]:
    """Hold the folder's lock, alone or with others; the system gives it back if the process dies."""
    with (folder / "lock").open("ab") as file:
        fcntl.flock(file, how)
        yield
