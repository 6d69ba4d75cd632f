"""`marsad add`: take in what a person names."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import progress, say


@click.command("add")
@newsroom_option
@click.argument("inputs", nargs=-1, required=True, metavar="URL|FILE|DIR|WARC...")
@click.option("--publisher", help="Name or id of the outlet, where the address can't tell.")
def command(newsroom: Path, inputs: tuple[str, ...], publisher: str | None) -> None:
    """Take addresses, files, folders and WARCs into the archive.

    Exit code 0 if all were taken, 1 if some were refused; refusals are kept and shown.
    """
    from marsad.newsroom.archive.actions.add import add
    from marsad.newsroom.indexer import index_at_once
    from marsad.newsroom.linker import link_at_once
    from marsad.newsroom.scheduler import newsroom_outlets, sync

    sync()
    counts: Counter[str] = Counter()
    with progress() as bar:
        task = bar.add_task("adding", total=None, note="")
        for added in add(inputs=inputs, outlets=newsroom_outlets(), publisher=publisher):
            outcome = added.ingested.outcome if added.ingested else "refused"
            counts[outcome] += 1
            bar.update(task, advance=1, note=added.input[-48:])
            if outcome == "refused":
                reading = added.ingested.reading if added.ingested else None
                why = added.refusal or (reading.refusals[0] if reading and reading.refusals else None)
                say(f"refused {added.input}: {f'{why.reason}. {why.detail}' if why else 'seen before'}")
    say(", ".join(f"{n} {outcome}" for outcome, n in counts.most_common()) or "nothing to add")
    link_at_once()
    index_at_once()
    sys.exit(1 if counts["refused"] else 0)
