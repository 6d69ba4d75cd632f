"""Run a few processes together: start them, start them again, stop them all."""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from marsad.cli.output import say

GRACE = 15.0
"""Seconds that a process has to end before it is killed."""

STEADY = 30.0
"""A process that ran so long is started again at once; one that fails sooner waits ever longer."""


@dataclass(slots=True)
class Part:
    """One process: its name and command, and how it has been doing."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0
    not_before: float = field(default=0.0)


def supervise(check: Part, parts: Sequence[Part]) -> int:
    """Run `check` to its end; if it is content, run the parts until a signal comes.

    Returns:
        The exit code: that of the check if it fails, else 0.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    code = subprocess.run(check.command, check=False).returncode
    if code:
        return code
    try:
        while not stop.is_set():
            for part in parts:
                _keep_running(part)
            stop.wait(0.3)
    finally:
        _stop_all(parts)
    return 0


def _keep_running(part: Part) -> None:
    now = time.monotonic()
    if part.process is not None and part.process.poll() is None:
        return
    if part.process is not None:
        part.failures = 1 if now - part.started_at > STEADY else part.failures + 1
        pause = min(60.0, 2.0 ** (part.failures - 1))
        say(f"{part.name} ended with code {part.process.returncode}; starting it again in {pause:.0f} s.")
        part.process, part.not_before = None, now + pause
    if now >= part.not_before:
        # A session of its own: Ctrl+C reaches the supervisor alone, which stops the parts in order.
        part.process = subprocess.Popen(part.command, start_new_session=True)
        part.started_at = now


def _stop_all(parts: Sequence[Part]) -> None:
    running = [part.process for part in parts if part.process is not None and part.process.poll() is None]
    for process in running:
        process.terminate()
    until = time.monotonic() + GRACE
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
