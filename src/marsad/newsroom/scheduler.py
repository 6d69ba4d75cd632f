"""The process that collects what is due, round after round."""

from __future__ import annotations

import logging
import signal
import threading
from collections import Counter

from marsad.collect.outlets import load_outlets
from marsad.newsroom.archive.actions.collect import Step, collect_due
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.folder import this_newsroom
from marsad.records import Outlet

log = logging.getLogger(__name__)

PAUSE = 30.0
"""Seconds between two looks at what is due."""


def newsroom_outlets() -> tuple[Outlet, ...]:
    """Return all declarations: those that ship and the newsroom's own."""
    return load_outlets(this_newsroom() / "outlets")


def sync() -> int:
    """Bring outlets and feeds into line with the declarations in the newsroom's folder."""
    own = {path.stem for path in (this_newsroom() / "outlets").glob("*.yaml")}
    return sync_outlets(declarations=[o for o in newsroom_outlets() if o.id in own])


def run_forever() -> None:
    """Collect what is due until the process is told to stop; one bad round never ends it."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        counts: Counter[str] = Counter()

        def report(step: Step, counts: Counter[str] = counts) -> None:
            counts[f"{step.kind} {step.outcome}"] += step.count

        try:
            sync()
            collect_due(outlets=newsroom_outlets(), report=report)
        except Exception:
            log.exception("collect.failed")
        if counts:
            log.info("collect.round %s", " ".join(f"{key}={n}" for key, n in sorted(counts.items())))
        stop.wait(PAUSE)
