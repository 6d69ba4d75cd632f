"""`marsad init`: make a newsroom."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import click

from marsad.cli.newsroom_option import database_errors
from marsad.cli.output import ask, say
from marsad.newsroom.config import DISCLAIMER, House, write_config

EXAMPLE_FILE = "example.yaml.txt"
"""The pattern of a declaration. Only files that end in .yaml are declarations, so it is never collected."""

EXAMPLE = """\
# The pattern of an outlet's declaration. Copy it to a file of the outlet's own, such as my-outlet.yaml, and edit that:
# only files that end in .yaml count. `marsad outlets check FILE` says what is wrong with it.

id: my-outlet                    # small letters, digits, hyphens; never changes
names:
  - {text: My Outlet, lang: en}  # one main name for each language
  # - {text: "...", lang: ar}
  # - {text: "...", lang: ar, kind: variant}
language: ar                     # of its stories
kind: newspaper                  # or website, agency, broadcaster, magazine, channel
home: "https://www.example.org/"
hosts: [example.org, www.example.org]

# Nothing is collected until a feed stands here.
feeds: []
#  - {address: "https://www.example.org/rss.xml", kind: rss, every_minutes: 30}

# What the house calls it, from which day, and what that rests on.
stances: []
#  - {text: independent newspaper, evidence: "Imprint of May 2026.", from: 2026-05-01}
"""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="The name that stands on every page. Asked for on a terminal if not given.")
@click.option("--address", help=f"What readers type. Asked for on a terminal; default: {House().address}.")
@click.option("--tagline", default="", help="A line under the name.")
@click.option("--disclaimer", default="", help="What stands under every story. Default: the usual sentence.")
@click.option("--contact", default="", help="An e-mail address for readers.")
@click.option("--database", default="", help="postgresql://user:password@host/name. Default: SQLite in the folder.")
def command(
    folder: Path, name: str | None, address: str | None, tagline: str, disclaimer: str, contact: str, database: str
) -> None:
    """Make a newsroom in FOLDER: settings, a fresh secret key, a database.

    Then add people with `marsad user add`, declare outlets in FOLDER/outlets, and start it with
    `marsad serve --newsroom FOLDER`.
    """
    name = name or ask("Name of the newsroom", "--name")
    address = address or ask("Public address", "--address", default=House().address)
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
    (folder / "outlets" / EXAMPLE_FILE).write_text(EXAMPLE, encoding="utf-8")
    (folder / "captures").mkdir(exist_ok=True)
    from marsad.newsroom.folder import migrate, open_newsroom

    with database_errors():
        open_newsroom(folder)
        migrate()
    say(f"{name} is ready in {folder}.")
    say("Next:")
    say(f"  marsad user add ruth --role editor --newsroom {folder}")
    say(f"  cp {folder}/outlets/{EXAMPLE_FILE} {folder}/outlets/my-outlet.yaml, and say in it who the outlet is")
    say(f"  marsad outlets check {folder}/outlets/my-outlet.yaml")
    say(f"  marsad serve --newsroom {folder}")


def is_web_address(text: str) -> bool:
    """Say whether a text is an http or https address with a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
