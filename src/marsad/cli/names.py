"""`marsad names`: find, compare and check names in any spelling of both scripts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from marsad.cli.output import say, shown
from marsad.errors import BadInput
from marsad.names.authorities import read_authorities
from marsad.names.check import NameCheck
from marsad.names.compare import Comparison, compare_names
from marsad.names.index import NameIndex
from marsad.records import Finding

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)


class FoundName(msgspec.Struct, frozen=True):
    """A name of the pool, and how like the query it is."""

    name: str
    score: float


class FoundNames(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answer to one query."""

    query: str
    hits: tuple[FoundName, ...] = msgspec.field()
    refused: str | None = None


class CheckedFile(msgspec.Struct, frozen=True):
    """What was found in one text."""

    input: str
    findings: tuple[Finding, ...]


@click.group("names")
def command() -> None:
    """Find, compare and check names: any spelling, Arabic or Latin letters."""


@command.command("find")
@click.argument("query", required=False)
@click.option("--queries", type=_FILE, help="A file of queries, a name a line; - for standard input.")
@click.option("--pool", type=_FILE, help="A file of the names to look among, a name a line.")
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hits a query.")
@click.option("--jsonl", is_flag=True, help="Print JSON Lines: a query a line.")
def find(query: str | None, queries: Path | None, pool: Path | None, top: int, jsonl: bool) -> None:
    """Find names that QUERY may mean, the best first.

    Example: marsad names find "أبو محمد الجولاني" --pool names.txt
    """
    if (query is None) == (queries is None):
        raise click.UsageError("Give a QUERY, or --queries FILE with one a line.")
    if pool is None:
        raise BadInput("There is no authority file of names yet: give --pool FILE, with a name a line.")
    index = NameIndex(_lines(pool))
    for row, why in index.refused[:10]:
        say(f"Line {row + 1} of the pool left out: {why}")
    for line in [query] if query is not None else _lines(queries or pool):
        _print_found(_find(index, line, top), jsonl=jsonl or queries is not None)


def _find(index: NameIndex, query: str, top: int) -> FoundNames:
    """Answer one query; what is no name gets no hits, and why."""
    try:
        return FoundNames(query, tuple(FoundName(hit.name, hit.score) for hit in index.find(query, top)))
    except BadInput as error:
        return FoundNames(query, (), str(error))


def _print_found(found: FoundNames, *, jsonl: bool) -> None:
    if jsonl:
        click.echo(msgspec.json.encode(found))
        return
    if found.refused:
        raise BadInput(found.refused)
    for hit in found.hits:
        click.echo(f"{hit.score:.3f}  {shown(hit.name)}")
    if not found.hits:
        say("No name of the pool comes near.")


@command.command("compare")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--pairs", type=_FILE, help="A file of pairs, two names a line with a tab between; - for standard input.")
@click.option("--jsonl", is_flag=True, help="Print JSON Lines: a pair a line.")
def compare(a: str | None, b: str | None, pairs: Path | None, jsonl: bool) -> None:
    """Say whether two names are one, how surely, and why.

    Example: marsad names compare "بشار الأسد" "Bashar al-Assad"
    """
    if pairs is None:
        if a is None or b is None:
            raise click.UsageError("Give two names, or --pairs FILE with two a line and a tab between.")
        _print_comparison(compare_names(a, b), jsonl=jsonl)
        return
    for number, line in enumerate(_lines(pairs), 1):
        first, tab, second = line.partition("\t")
        if not tab:
            raise BadInput(f"Line {number} of {str(pairs)!r} has no tab: write two names a line, with a tab between.")
        second = second.split("\t")[0]
        try:
            found = compare_names(first, second)
        except BadInput as error:
            found = Comparison(first, second, 0.0, "unsure", str(error))
        _print_comparison(found, jsonl=True)


def _print_comparison(found: Comparison, *, jsonl: bool) -> None:
    if jsonl:
        row = {"a": found.a, "b": found.b, "score": found.score, "verdict": found.verdict, "why": found.why}
        click.echo(msgspec.json.encode(row))
    else:
        click.echo(f"{found.verdict}  {found.score:.3f}  {shown(found.why)}")


@command.command("check")
@click.argument("file", type=_FILE)
@click.option("--authority", type=_FILE, help="An authority file: JSON Lines, one authority a line.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the findings, shaped as `marsad read` gives them.")
def check(file: Path, authority: Path | None, as_json: bool) -> None:
    """Remark names in a text that are not in the house spelling, and likely slips.

    Exit code 0 if there is nothing to remark, 1 if there is.
    """
    if authority is None:
        raise BadInput(
            "There is no authority file yet: give --authority FILE, JSON Lines with an authority a line, "
            '{"id": "idleb", "kind": "place", "names": [{"text": "Idleb", "lang": "en", "kind": "house"}]}.'
        )
    text = _read(file)
    findings = tuple(NameCheck(read_authorities(authority)).find(text))
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(CheckedFile(str(file), findings))))
    else:
        for finding in findings:
            start = finding.spans[0][0]
            click.echo(f"{file}:{text.count(chr(10), 0, start) + 1}: {shown(finding.message)}")
    sys.exit(1 if findings else 0)


def _read(path: Path) -> str:
    """Return a text, without the mark that some editors put first."""
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{str(path)!r} is not UTF-8 (byte {error.start}): save it as UTF-8.") from error


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file that are not empty, of any ending."""
    return (line.rstrip("\r") for line in _read(path).split("\n") if line.strip())
