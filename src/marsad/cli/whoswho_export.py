"""`marsad whoswho export`: the Who's Who for those who work with other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, progress, say
from marsad.names.authorities import WRITERS
from marsad.records import Authority


@click.command("export")
@newsroom_option
@click.option("--format", "form", type=click.Choice(list(WRITERS)), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; default: standard output.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(["person", "body", "place", "outlet"]),
    multiple=True,
    help="Only these; may be given more than once.",
)
def export(newsroom: Path, form: str, out: Path | None, kinds: tuple[str, ...]) -> None:
    """Write all headings but the sealed ones; headings that people judged the same are one.

    \b
    jsonl   an authority a line, all that is known; `marsad names check --authority` reads it
    csv     a name, a fact or an address a row, each with its source
    ftm     FollowTheMoney entities with a statement and a document for each value
    jsonld  Person, Organization, NewsMediaOrganization and Place of schema.org

    Example: marsad whoswho export --format ftm --out whoswho.ftm.json
    """
    from marsad.newsroom.whoswho.queries.export import count_exported, exported

    number = 0
    beside = out.with_name(f".{out.name}.part") if out else None
    stream = beside.open("wb") if beside else sys.stdout.buffer
    try:
        with progress(wanted=out is not None) as bar:
            task = bar.add_task("headings", total=count_exported(kinds), note="")

            def counting() -> Iterator[Authority]:
                nonlocal number
                for number, authority in enumerate(exported(kinds), 1):
                    bar.update(task, completed=number)
                    yield authority

            for piece in WRITERS[form](counting()):
                stream.write(piece)
        stream.flush()
    finally:
        if beside:
            stream.close()
    if beside and out:
        beside.replace(out)
    say(f"{counted(number, 'heading')} written{f' to {out}' if out else ''}; sealed ones are never in it.")
