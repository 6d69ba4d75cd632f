"""How the command line speaks: data on stdout, progress and words on stderr."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

words = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
"""For people: progress, results in a sentence, what to do next."""

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_STEERING_BYTES = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
"""What JSON leaves as it is and a terminal or an editor obeys: C1 controls, line separators, marks of direction."""


def shown(text: str) -> str:
    """Return a text from elsewhere so that it can't steer a terminal.

    Control characters, line separators and characters that turn the direction of what follows become U+FFFD.

    >>> shown("a\\x1b[2Jb"), shown("Bashar \\u202eal-Assad")
    ('a\ufffd[2Jb', 'Bashar \ufffdal-Assad')
    """
    return _STEERING.sub("\ufffd", text)


def json_of(value: object) -> bytes:
    """Return JSON in which characters that steer a terminal are escaped: to a program it says the same.

    >>> json_of("Bashar \\u202eal-Assad")
    b'"Bashar \\\\u202eal-Assad"'
    """
    data = msgspec.json.encode(value)
    return _STEERING_BYTES.sub(lambda found: b"\\u%04x" % ord(found[0].decode()), data)


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its word; `several` is needed where it is not `one` with an s.

    >>> counted(1, "story", "stories"), counted(1200, "feed")
    ('1 story', '1,200 feeds')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def say(text: str) -> None:
    """Tell people something, on stderr."""
    words.print(shown(text))


def ask(question: str, option: str, *, default: str | None = None, choices: Sequence[str] = ()) -> str:
    """Ask a person at a terminal for what an option did not say; without a terminal, take the default.

    Raises:
        click.UsageError: There is neither a terminal nor a default.
    """
    if sys.stdin.isatty():
        kind = click.Choice(choices) if choices else None
        return str(click.prompt(question, default=default, type=kind, show_default=bool(default), err=True))
    if default is None:
        expected = f" {{{'|'.join(choices)}}}" if choices else ""
        raise click.UsageError(
            f"There is no terminal to ask on: {question[:1].lower()}{question[1:]} is missing. Give {option}{expected}."
        )
    return default


@contextmanager
def progress(*, wanted: bool = True) -> Iterator[Progress]:
    """Show a bar with count and rate on stderr, if that is a terminal."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}", style="dim", markup=False),
        TimeElapsedColumn(),
    )
    show = wanted and sys.stderr.isatty()
    with Progress(*columns, console=words, disable=not show) as bar:
        yield bar


class Lines:
    """Progress in plain lines for whoever has no terminal: the first at once, then one every few seconds at most."""

    def __init__(self, every: float = 5.0) -> None:
        self._every = every
        self._last = -every

    def tell(self, line: str, *, begins: bool = False) -> None:
        """Print a line if it is time for one, or something else begins; nothing where a bar is shown."""
        now = time.monotonic()
        if not sys.stderr.isatty() and (begins or now - self._last >= self._every):
            self._last = now
            say(line)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = ()) -> None:
    """Print an aligned table on stdout; `numbers` names the columns set flush right."""
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for position, header in enumerate(headers):
        grid.add_column(header, justify="right" if position in numbers else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(shown(cell) for cell in row))
    width = None if sys.stdout.isatty() else 160
    Console(highlight=False, markup=False, emoji=False, width=width).print(grid)
