"""`marsad index`: the search index."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, say


@click.group("index")
def command() -> None:
    """Keep the search index, or make it anew. It can be thrown away at any time."""


@command.command("rebuild")
@newsroom_option
def rebuild(newsroom: Path) -> None:
    """Make the index anew beside the old one, then swap; searching goes on meanwhile."""
    from marsad.newsroom.indexer import rebuild_index

    say(f"{counted(rebuild_index(), 'story', 'stories')} indexed.")


@command.command("update")
@newsroom_option
def update(newsroom: Path) -> None:
    """Index what changed since the last time, then stop."""
    from marsad.newsroom.indexer import index_changes

    say(f"{counted(index_changes(), 'change')} indexed.")


@command.command("follow")
@newsroom_option
def follow_(newsroom: Path) -> None:
    """Index changes as they come, until stopped."""
    from marsad.newsroom.indexer import follow_until_stopped

    follow_until_stopped()
