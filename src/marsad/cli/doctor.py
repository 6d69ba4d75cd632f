"""`marsad doctor`: what is wrong, and what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.text import Text

from marsad.cli.output import say, shown, words
from marsad.newsroom.checkup import Verdict, check_installation, check_newsroom


@click.command("doctor")
@click.option(
    "--newsroom",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MARSAD_NEWSROOM",
    help="The newsroom's folder. Default: $MARSAD_NEWSROOM, else the working directory if it holds one.",
)
@click.option("--mend", is_flag=True, help="Mend what can be mended without losing anything.")
def command(newsroom: Path | None, mend: bool) -> None:
    """Say what is wrong with this installation, or with a newsroom, and what to do.

    Exit code 0 if nothing is wrong, 1 if something is.
    """
    folder = newsroom or (Path.cwd() if (Path.cwd() / "newsroom.toml").exists() else None)
    verdicts: list[Verdict] = [*check_installation(), *(check_newsroom(folder, mend=mend) if folder else ())]
    for verdict in verdicts:
        mark = ("✓", "green") if verdict.good else ("✗", "bold red")
        words.print(Text.assemble(mark, " ", shown(verdict.what), "" if verdict.good else f"\n  → {verdict.remedy}"))
    bad = sum(not verdict.good for verdict in verdicts)
    if folder is None:
        say("No newsroom named; only the installation was looked at.")
    say(f"{bad} to be mended." if bad else "All is well.")
    sys.exit(1 if bad else 0)
