"""`marsad edition`: the public edition as plain files."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, say


@click.group("edition")
def command() -> None:
    """Write the public edition as plain files."""


@command.command("build")
@newsroom_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def build_(newsroom: Path, folder: Path) -> None:
    """Write the edition to FOLDER as files that open with no server and outlive the newsroom."""
    from marsad.newsroom.press.export import export_edition

    report = export_edition(folder)
    for refused in report.refused:
        say(f"left out {refused.slug!r}: {refused.reason}")
    say(
        f"{counted(report.stories, 'story', 'stories')} in {counted(report.files, 'file')}. "
        f"Open {folder / 'index.html'}."
    )
