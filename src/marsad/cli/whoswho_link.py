"""`marsad whoswho link`: link names in stories to headings, and propose which headings may be one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from rich.progress import Progress

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, progress, say


@click.command("link")
@newsroom_option
@click.option("--all", "everything", is_flag=True, help="Link all stories and compare all headings again.")
def link(newsroom: Path, everything: bool) -> None:
    """Link names in new and changed stories to the Who's Who; propose which headings may be one.

    What people judged is kept. Safe to stop or kill at any moment: the next run goes on where this one ended.
    """
    from marsad.newsroom.linker import link_changes

    with progress() as bar:
        linked, proposed = link_changes(
            everything=everything, linking=_shown(bar, "linking"), comparing=_shown(bar, "comparing headings")
        )
    names = f"{linked.sure:,} names sure, {linked.undecided:,} for a person to say, {linked.nobody:,} of nobody known"
    say(f"{counted(linked.stories, 'story', 'stories')} linked{f': {names}' if linked.stories else ''}.")
    say(f"{counted(proposed.headings, 'heading')} compared; {counted(proposed.proposals, 'proposal')} to look at.")


def _shown(bar: Progress, what: str) -> Callable[[int, int], None]:
    """Return what shows how far a step has come."""
    task = bar.add_task(what, total=None, note="")

    def show(done: int, left: int) -> None:
        bar.update(task, completed=done, total=done + left)

    return show
