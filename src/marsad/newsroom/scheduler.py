"""The process that collects what is due, round after round."""

from __future__ import annotations

import logging
import time
from collections import Counter

from django.db import close_old_connections

from marsad.collect.outlets import load_outlets
from marsad.collect.outlets.declaration import read_declarations
from marsad.collect.visitor import Visitor
from marsad.errors import BadDeclaration
from marsad.newsroom.archive.actions import collect
from marsad.newsroom.archive.actions.collect import Step, fetch_policy
from marsad.newsroom.archive.actions.ingest import recover_captures
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.queries.outlets import known_outlets
from marsad.newsroom.folder import this_newsroom
from marsad.newsroom.linker import link_at_once
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

    It is stopped by killing it, at any moment: the next run goes on where this one ended. One visitor
    serves all rounds, so that what a host asked of us holds until it has passed.
    """
    recover_captures()
    with Visitor(fetch_policy()) as visitor:
        while True:
            if not collect_round(visitor):
                time.sleep(PAUSE)


def collect_round(visitor: Visitor) -> int:
    """Bring outlets into line with their declarations, collect what is due, link names; return how many pages wait.

    While a declaration can't be read, outlets stay as they were declared last.
    """
    waiting = 0
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
        waiting = collect.collect_round(visitor=visitor, outlets=outlets, report=report)
    except Exception:
        log.exception("collect.failed")
        close_old_connections()  # the database may have gone away and come back
    if done := sorted((+counts).items()):
        log.info("collect.round %s", " ".join(f"{key}={n}" for key, n in done))
    link_at_once()
    return waiting
