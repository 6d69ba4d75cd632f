"""`marsad whoswho`: who and what the newsroom knows; seeds, files in and out, links."""

from __future__ import annotations

import click

from marsad.cli.whoswho_export import export
from marsad.cli.whoswho_import import import_
from marsad.cli.whoswho_link import link
from marsad.cli.whoswho_seed import seed


@click.group("whoswho")
def command() -> None:
    """Fill the Who's Who, and take out of it what others can use."""


for one in (seed, import_, link, export):
    command.add_command(one)
