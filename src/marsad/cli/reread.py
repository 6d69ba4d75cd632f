"""`marsad reread`: read the archive again."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import progress, say


@click.command("reread")
@newsroom_option
@click.option("--outlet", "key", metavar="ID", help="Only the pages of this outlet.")
def command(newsroom: Path, key: str | None) -> None:
    """Read every story again from its capture, with the reader and the declarations of today.

    Pages that gave no story before get another chance, and stories of an outlet that has been
    declared since are given to it. What people wrote, and what is published, is not touched.

    Safe to stop or kill at any moment; the next run begins again. Exit code 1 if bytes were lost.
    """
    from marsad.newsroom.archive.actions.reread import captures_to_read, reread, stories_to_read
    from marsad.newsroom.archive.models import Outlet
    from marsad.newsroom.indexer import index_at_once
    from marsad.newsroom.linker import link_at_once
    from marsad.newsroom.scheduler import newsroom_outlets, sync

    sync()
    only = Outlet.objects.filter(key=key).first() if key else None
    if key and only is None:
        raise click.BadParameter(f"{key!r} is no outlet. See `marsad outlets list`.", param_hint="--outlet")
    counts: Counter[str] = Counter()
    with progress() as bar:
        total = stories_to_read(only).count() + captures_to_read().count()
        task = bar.add_task("reading again", total=total, note="")
        for page in reread(outlets=newsroom_outlets(), only=only):
            counts[page.outcome] += 1
            bar.update(task, advance=1, note=page.identity[-48:])
            if page.outcome == "lost":
                say(f"lost {page.identity}: its capture can't be opened. `marsad doctor` says more.")
    say(summary(counts))
    link_at_once()
    index_at_once()
    sys.exit(1 if counts["lost"] else 0)


def summary(counts: Counter[str]) -> str:
    """Say in a sentence what became of the pages."""
    meanings = {
        "changed": "read otherwise now",
        "same": "as before",
        "new": "a story now",
        "kept": "no story any more (kept as they were)",
        "refused": "refused still",
        "lost": "lost",
    }
    said = ", ".join(f"{counts[outcome]:,} {meaning}" for outcome, meaning in meanings.items() if counts[outcome])
    return f"{counts.total():,} pages read again: {said}." if said else "The archive holds nothing to read again."
