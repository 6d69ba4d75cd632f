"""The process that collects what is due, round after round."""

from __future__ import annotations

import logging
import time
from collections import Counter

from marsad.collect.outlets import load_outlets
from marsad.collect.outlets.declaration import read_declarations
from marsad.errors import BadDeclaration
from marsad.newsroom.archive.actions.collect import Step, collect_due
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.queries.outlets import known_outlets
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
    own = set()
    for file in (this_newsroom() / "outlets").glob("*.yaml"):
        declared, _ = read_declarations(file)
        own |= {one.outlet.id for one in declared}
    return sync_outlets(declarations=[o for o in newsroom_outlets() if o.id in own])


def run_forever() -> None:
    """Collect what is due, round after round; one bad round never ends it.

    It is stopped by killing it, at any moment: the next run goes on where this one ended.
    """
    while True:
        collect_round()
        time.sleep(PAUSE)


def collect_round() -> None:
    """Bring outlets into line with their declarations, then collect what is due.

    While a declaration can't be read, outlets stay as they were declared last.
    """
    counts: Counter[str] = Counter()

    def report(step: Step) -> None:
        counts[f"{step.kind} {step.outcome}"] += step.count

    try:
        try:
            sync()
            outlets = newsroom_outlets()
        except BadDeclaration as error:
            log.error("outlets.unreadable %s", error)
            outlets = known_outlets()
        collect_due(outlets=outlets, report=report)
    except Exception:
        log.exception("collect.failed")
    if counts:
        log.info("collect.round %s", " ".join(f"{key}={n}" for key, n in sorted(counts.items())))
