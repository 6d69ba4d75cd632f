"""`marsad init`: make a newsroom."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from marsad.cli.newsroom_option import database_errors
from marsad.cli.output import say
from marsad.newsroom.config import DISCLAIMER, House, write_config


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", prompt="Name of the newsroom", help="The name that stands on every page.")
@click.option(
    "--address",
    prompt="Public address",
    default="http://127.0.0.1:8000",
    show_default=True,
    help="What readers type.",
)
@click.option("--tagline", default="", help="A line under the name.")
@click.option("--disclaimer", default="", help="What stands under every story. Default: the usual sentence.")
@click.option("--contact", default="", help="An e-mail address for readers.")
@click.option("--database", default="", help="postgresql://user:password@host/name. Default: SQLite in the folder.")
def command(folder: Path, name: str, address: str, tagline: str, disclaimer: str, contact: str, database: str) -> None:
    """Make a newsroom in FOLDER: settings, a fresh secret key, a database.

    Then add people with `marsad user add`, declare outlets in FOLDER/outlets, and start it with
    `marsad serve --newsroom FOLDER`.
    """
    if not is_web_address(address):
        raise click.BadParameter(
            f"{address!r} is not an address. Expected one that begins with http:// or https://.",
            param_hint="--address",
        )
    house = House(
        name=name,
        tagline=tagline,
        address=address.rstrip("/"),
        disclaimer=disclaimer or DISCLAIMER.format(name=name),
        contact=contact,
    )
    write_config(folder, house, database=database)
    (folder / "outlets").mkdir(exist_ok=True)
    (folder / "captures").mkdir(exist_ok=True)
    from marsad.newsroom.folder import migrate, open_newsroom

    with database_errors():
        open_newsroom(folder)
        migrate()
    say(f"{name} is ready in {folder}.")
    say("Next:")
    say(f"  marsad user add ruth --role editor --newsroom {folder}")
    say(f"  marsad outlets check {folder}/outlets/YOUR-OUTLET.yaml")
    say(f"  marsad serve --newsroom {folder}")


def is_web_address(text: str) -> bool:
    """Say whether a text is an http or https address with a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
