"""The `marsad` command: finds the command that was asked for, and turns errors into sentences."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from marsad import __version__
from marsad.errors import MarsadError

COMMANDS = {
    "read": ("Read", "Tell the parts of pages and texts, as a view, JSON or JSON Lines."),
    "statements": ("Read", "Make a table of who said what, through whom: CSV, JSON Lines, Parquet."),
    "names": ("Read", "Find, compare, check and propose names, in any spelling of both scripts."),
    "init": ("Start", "Make a newsroom in a folder."),
    "demo": ("Start", "Make a sample newsroom, collect it over HTTP, and serve it."),
    "serve": ("Start", "Serve a newsroom: web, indexer and scheduler together."),
    "doctor": ("Start", "Say what is wrong with an installation or a newsroom, and what to do."),
    "user": ("Run", "Add people and change what they may do."),
    "outlets": ("Run", "Check outlet declarations, and list outlets."),
    "collect": ("Run", "Ask the feeds that are due and take in what they announce."),
    "add": ("Run", "Take in addresses, files, folders and WARCs."),
    "reread": ("Run", "Read the archive again, with the reader and the declarations of today."),
    "health": ("Run", "Show how each outlet is doing."),
    "index": ("Run", "Keep the search index, or make it anew."),
    "whoswho": ("Run", "Fill the Who's Who from seeds and files, and export it."),
    "search": ("Use", "Search what was published, or the archive."),
    "edition": ("Use", "Write the public edition as plain files."),
    "backup": ("Keep", "Put database and captures into one archive file."),
    "restore": ("Keep", "Make a newsroom from a backup."),
}
"""Every command: the group it is listed under and its line of help. Each lives in the module of its name."""

NEWSROOM_EXTRA = "This command needs the newsroom extra; from a clone of Marsad: pip install '.[newsroom]'"


class Commands(click.Group):
    """Commands that are imported when they are asked for, so that `marsad read` never loads Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command.

        Raises:
            click.ClickException: The command needs a part that is not installed.
        """
        if cmd_name not in COMMANDS:
            return None
        try:
            module = importlib.import_module(f"marsad.cli.{cmd_name}")
        except ModuleNotFoundError as error:
            if error.name and error.name.startswith("marsad"):
                raise
            raise click.ClickException(f"{NEWSROOM_EXTRA} (missing: {error.name}).") from error
        command = module.command
        if not isinstance(command, click.Command):
            raise TypeError(f"marsad.cli.{cmd_name}.command is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by group, without importing any."""
        for group in dict.fromkeys(group for group, _ in COMMANDS.values()):
            with formatter.section(group):
                formatter.write_dl([(name, text) for name, (of, text) in COMMANDS.items() if of == group])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="marsad")
def cli() -> None:
    """Marsad: a newsroom for translated press, and the library under it.

    Reads what outlets publish, keeps who said it and who carried it, helps people translate and
    edit it, and publishes an edition that anyone can search, cite and check.

    Try `marsad read page.html`, or `marsad demo`.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors end as one sentence on stderr and exit code 1."""
    # numpy starts a thread a core, busy from its first moment; nothing that we multiply is large enough for them.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    options: dict[str, Any] = {"prog_name": "marsad", "standalone_mode": True}
    try:
        cli.main(args=list(arguments) if arguments is not None else None, **options)
    except MarsadError as error:
        stop(str(error))
    except OSError as error:  # a disk that is full, a file that is another's
        stop(f"{error.strerror or error}{f': {error.filename!r}' if error.filename else ''}.")


def stop(why: str) -> NoReturn:
    """Say why, and end."""
    click.echo(f"marsad: {why}", err=True)
    sys.exit(1)
