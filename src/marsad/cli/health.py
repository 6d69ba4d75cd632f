"""`marsad health`: how each outlet is doing."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import json_of, say, table


@click.command("health")
@newsroom_option
@click.argument("outlet", required=False)
@click.option(
    "--list",
    "what",
    type=click.Choice(["expected", "received", "waiting", "refused"]),
    help="Print the list behind a number, for OUTLET or for all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(newsroom: Path, outlet: str | None, what: str | None, as_json: bool) -> None:
    """Show, per outlet, the last success, expected against received, and refusals of the last seven days."""
    from marsad.newsroom.archive.queries.health import announced, outlet_health, refusals

    health = [h for h in outlet_health() if outlet in (None, h.outlet.key)]
    if outlet and not health:
        raise click.BadParameter(f"{outlet!r} is no outlet with feeds. See `marsad outlets list`.", param_hint="OUTLET")
    if what:
        rows: list[tuple[str, ...]] = []
        for h in health:
            if what == "refused":
                rows += [(h.outlet.key, r.identity, f"{r.stage}: {r.reason}", r.detail) for r in refusals(h.outlet)]
            else:
                rows += [(h.outlet.key, a.address, a.state, a.title) for a in announced(h.outlet, what)]
        _print(("outlet", "address", "state", "detail"), rows, as_json)
        return
    _print(
        ("outlet", "verdict", "last success", "expected", "received", "waiting", "refused"),
        [
            (
                h.outlet.key,
                h.verdict,
                f"{h.succeeded_at:%Y-%m-%d %H:%M}" if h.succeeded_at else "never",
                str(h.expected),
                str(h.received),
                str(h.waiting),
                str(h.refused),
            )
            for h in health
        ],
        as_json,
        numbers=(3, 4, 5, 6),
    )
    if not as_json and not health:
        say("No outlet has feeds yet. Declare one in the newsroom's outlets folder.")


def _print(headers: tuple[str, ...], rows: list[tuple[str, ...]], as_json: bool, numbers: tuple[int, ...] = ()) -> None:
    if as_json:
        click.echo(json_of([dict(zip(headers, row, strict=True)) for row in rows]))
    else:
        table(headers, rows, numbers=numbers)
