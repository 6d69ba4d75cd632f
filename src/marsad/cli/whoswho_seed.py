"""`marsad whoswho seed`: the first headings of a newsroom."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, progress, say
from marsad.cli.whoswho_import import summary
from marsad.names.authorities.places import SIZES


@click.command("seed")
@newsroom_option
@click.option("--places", is_flag=True, help="Places too: countries, capitals, and those of Arab countries.")
@click.option(
    "--smallest",
    type=click.Choice([str(size) for size in SIZES]),
    default="5000",
    show_default=True,
    help="From how many people on a place is taken.",
)
def seed(newsroom: Path, places: bool, smallest: str) -> None:
    """Take in the bodies, factions, ministries, outlets and acronyms that Marsad's own list has.

    Every name and fact keeps its source, licence and date. Done again, it adds only what is new; what
    a person took back stays so. Places need an extra; from a clone of Marsad:
    pip install '.[seeds]'.
    """
    from marsad.newsroom.whoswho.actions.seed import seed_handmade, seed_places
    from marsad.newsroom.whoswho.queries.export import count_exported

    with progress() as bar:
        task = bar.add_task("own list", total=None, note="")
        taken = seed_handmade(report=lambda rows: bar.update(task, completed=rows))
        say(f"Own list: {summary(taken)}.")
        if places:
            task = bar.add_task("places", total=None, note="")
            taken = seed_places(smallest=int(smallest), report=lambda rows: bar.update(task, completed=rows))
            say(f"Places: {summary(taken)}.")
    say(f"The Who's Who has {counted(count_exported(), 'heading')}. {_next(places)}")


def _next(places: bool) -> str:
    if not places:
        return "Next: `marsad whoswho seed --places`, or `marsad whoswho import FILE` for what you know yourselves."
    return "Next: `marsad whoswho import FILE` for what you know yourselves, then look at the Who's Who on the desk."
