"""`marsad whoswho import`: what others know, from the files in which they give it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, progress, say
from marsad.names.authorities import READERS, read_file
from marsad.names.authorities.tidy import clean_address, clean_date
from marsad.records import Evidence

if TYPE_CHECKING:
    from marsad.newsroom.whoswho.actions.take_in_file import TakenFile


@click.command("import")
@newsroom_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True))
@click.option("--format", "form", type=click.Choice(list(READERS)), required=True, help="What the file is.")
@click.option("--source", required=True, help="Its title, as readers are to see it where nothing else is named.")
@click.option("--licence", required=True, help="Its licence, by the SPDX name where it has one: CC0-1.0, CC-BY-4.0.")
@click.option("--address", help="Where it can be looked up.")
@click.option("--on", help="The day of its edition: 2026, 2026-11 or 2026-11-26.")
@click.option("--having", metavar="LANG", help="Only what has a name in this language, as ar.")
def import_(
    newsroom: Path,
    file: Path,
    form: str,
    source: str,
    licence: str,
    address: str | None,
    on: str | None,
    having: str | None,
) -> None:
    """Take in the authorities of FILE; what can't be used is refused row by row, and kept.

    \b
    wikidata  the dump (.json, .gz, .bz2, .xz), or entities a line
    ftm       FollowTheMoney entities, as OpenSanctions and Aleph write them
    pcodes    OCHA's places: admin1Name_en, admin1Name_ar, admin1Pcode ...
    table     your own CSV: id, kind, name, lang, form, fact, value ...
    jsonl     an authority a line, as `marsad whoswho export` writes them

    Safe to repeat: what is here already is not taken twice. Exit code 1 if nothing could be taken.

    Example: marsad whoswho import ours.csv --format table --source "Our list" --licence CC-BY-4.0
    """
    from marsad.newsroom.whoswho.actions.take_in_file import take_in_file

    if on is not None and clean_date(on) != on:
        raise click.UsageError(f"--on {on!r} is no date: write 2026, 2026-11 or 2026-11-26.")
    if not source.strip() or not licence.strip():
        raise click.UsageError(
            "--source and --licence vouch for every row: a source needs a title, and a licence a name."
        )
    if address and clean_address(address) is None:
        raise click.UsageError(f"--address {address!r} is no address on the web: write one that begins with https://.")
    evidence = Evidence(title=source, address=address, licence=licence, on=on)
    with _file(file) as path, progress() as bar:
        task = bar.add_task("rows", total=None, note="")
        taken = take_in_file(
            rows=read_file(path, form, having=having),
            evidence=evidence,
            origin=file.name if str(file) != "-" else "standard input",
            report=lambda rows: bar.update(task, completed=rows),
        )
    for refusal in taken.refused[:5]:
        say(f"  {refusal.detail}")
    for uid, why in taken.taken.refused[:5]:
        say(f"  {uid}: {why}")
    say(f"{file.name}: {summary(taken)}. {_next(taken)}")
    if not taken.taken.made and not taken.taken.known and taken.refusals:
        sys.exit(1)


def summary(taken: TakenFile) -> str:
    """Say in a sentence what became of a file."""
    done = taken.taken
    refused = taken.refusals
    parts = [
        counted(done.made, "heading") + " made",
        f"{done.known:,} known" if done.known else "",
        counted(done.names, "name") + " and " + counted(done.facts, "fact") + " added",
        f"{refused:,} refused" if refused else "",
    ]
    return ", ".join(part for part in parts if part)


def _next(taken: TakenFile) -> str:
    if taken.refusals:
        return "All that was refused is kept, each with its reason: the desk's page of refusals lists it."
    return "Nothing was refused. Next: `marsad whoswho export` shows what you have."


@contextmanager
def _file(file: Path) -> Iterator[Path]:
    """Give a file that can be read more than once: standard input is put into one."""
    if str(file) != "-":
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        path = Path(folder) / "input"
        with path.open("wb") as kept:
            shutil.copyfileobj(sys.stdin.buffer, kept)
        yield path
