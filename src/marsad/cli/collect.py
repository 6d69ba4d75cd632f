"""`marsad collect`: what is due now, or for ever."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import Progress, TaskID

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import Lines, counted, progress, say
from marsad.records import Outlet

if TYPE_CHECKING:
    from marsad.newsroom.archive.actions.collect import Step


@click.command("collect")
@newsroom_option
@click.option("--all", "everything", is_flag=True, help="Ask every feed, due or not.")
@click.option("--forever", is_flag=True, help="Go on, looking every half minute for what is due.")
def command(newsroom: Path, everything: bool, forever: bool) -> None:
    """Ask the feeds that are due and take in what they announce, until nothing is expected.

    Safe to stop or kill at any moment: the next run goes on where this one ended.
    """
    from marsad.newsroom.indexer import index_at_once
    from marsad.newsroom.linker import link_at_once
    from marsad.newsroom.scheduler import newsroom_outlets, run_forever, sync

    if forever:
        run_forever()
        return
    sync()
    counts = collect_once(newsroom_outlets(), everything=everything)
    say(summary(counts))
    link_at_once()
    index_at_once()


def collect_once(outlets: Sequence[Outlet], *, everything: bool, lines: Lines | None = None) -> Counter[str]:
    """Collect what is due with a progress bar; return how many pages and feeds had which outcome.

    Args:
        outlets: The outlets.
        everything: Also what is not due yet.
        lines: Where progress is told besides.
    """
    from marsad.newsroom.archive.actions.collect import collect_due

    counts: Counter[str] = Counter()
    with progress() as bar:
        task = bar.add_task("feeds", total=None, note="")

        def report(step: Step) -> None:
            counts[f"{step.kind} {step.outcome}"] += step.count
            _show(bar, task, step, counts)
            if lines and (expected := counts["pages expected"]):
                lines.tell(f"Collecting: {_done(counts)} of {counted(expected, 'page')}.")

        collect_due(outlets=outlets, report=report, everything=everything)
    return counts


def summary(counts: Counter[str]) -> str:
    """Say in a sentence what collecting brought."""
    feeds = sum(n for key, n in counts.items() if key.startswith("feed "))
    parts = [
        f"{counts[f'page {outcome}']} {outcome}"
        for outcome in ("new", "changed", "older", "known", "listing", "refused")
    ]
    later = counts["page later"]
    pages = ", ".join(part for part in parts if not part.startswith("0 ")) or "none expected"
    said = f"{counted(feeds, 'feed')} asked; pages: {pages}"
    said += f"; {later} to be tried again later" if later else ""
    refused = counts["page refused"] + counts["feed refused"]
    return said + (". `marsad health` shows why some were refused." if refused else ".")


def _show(bar: Progress, task: TaskID, step: Step, counts: Counter[str]) -> None:
    if step.kind == "pages":
        bar.update(task, description="pages", total=counts["pages expected"], completed=_done(counts))
    else:
        bar.update(task, advance=1, note=step.subject[-48:])


def _done(counts: Counter[str]) -> int:
    return sum(n for key, n in counts.items() if key.startswith("page "))
