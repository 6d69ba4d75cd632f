"""`marsad search`: search from the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.text import Text

from marsad.cli.newsroom_option import newsroom_option
from marsad.cli.output import counted, json_of, say, shown
from marsad.records import SearchQuery, Span


@click.command("search")
@newsroom_option
@click.argument("text", nargs=-1, metavar="QUERY...")
@click.option("--in", "scope", type=click.Choice(["published", "archive"]), default="published", show_default=True)
@click.option("--outlet", help="Only this outlet (its id).")
@click.option("--lang", help="Only this language: ar, en.")
@click.option("--section", help="Only this section.")
@click.option("--from", "from_on", type=click.DateTime(["%Y-%m-%d"]), help="From this day on.")
@click.option("--to", "to_on", type=click.DateTime(["%Y-%m-%d"]), help="Up to this day.")
@click.option("--page", type=click.IntRange(1, 500), default=1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the total, hits with highlights, counts.")
def command(
    newsroom: Path,
    text: tuple[str, ...],
    scope: str,
    outlet: str | None,
    lang: str | None,
    section: str | None,
    from_on: datetime | None,
    to_on: datetime | None,
    page: int,
    as_json: bool,
) -> None:
    """Search stories for QUERY, in any spelling: words, "a phrase", -without."""
    from marsad.newsroom.archive.models import Outbox
    from marsad.newsroom.folder import index_folder
    from marsad.newsroom.whoswho.queries.spellings import spellings_in
    from marsad.search.index import Index

    query = SearchQuery(
        text=" ".join(text),
        scope="archive" if scope == "archive" else "published",
        outlet=outlet,
        lang=lang,
        section=section,
        from_on=from_on.date() if from_on else None,
        to_on=to_on.date() if to_on else None,
        page=page,
        also=spellings_in(" ".join(text)),
    )
    results = Index(index_folder()).search(query)
    if as_json:
        click.echo(json_of(results))
        return
    for hit in results.hits:
        title = marked(hit.headline, hit.headline_highlights, "bold")
        words_ = Text.assemble(
            title, "\n  ", (shown(" · ".join(p for p in (str(hit.day or ""), hit.outlet, hit.address) if p)), "dim")
        )
        _out(words_)
        if hit.snippet:
            _out(Text("  ").append(marked(hit.snippet, hit.snippet_highlights, "")))
    if results.note:
        say(results.note)
    say(
        f"{counted(results.total, 'story', 'stories')}."
        if results.total
        else "No story. Try fewer words, or --in archive."
    )
    if not results.total and (waiting := Outbox.objects.values("key").distinct().count()):
        wait = "waits" if waiting == 1 else "wait"
        say(f"{counted(waiting, 'change')} {wait} to be indexed: marsad index update")


def marked(text: str, spans: tuple[Span, ...], style: str) -> Text:
    """Return a text with its highlights underlined."""
    line = Text(shown(text), style=style)
    for start, end in spans:
        line.stylize("underline", start, end)
    return line


def _out(text: Text) -> None:
    from rich.console import Console

    Console(highlight=False, markup=False, emoji=False, soft_wrap=True).print(text)
