"""`marsad names`: find, compare, check and propose names in any spelling of both scripts."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path

import click
import msgspec

from marsad.cli.name_lines import lines_of, read_text, typed
from marsad.cli.name_propose import command as propose
from marsad.cli.output import counted, json_of, say, shown
from marsad.errors import BadInput
from marsad.names.authorities import read_authorities
from marsad.names.check import NameCheck
from marsad.names.compare import Comparison, compare_names
from marsad.names.index import NameIndex
from marsad.records import Finding

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True)
TOLD = 10
"""Lines that are no names, of which the reason is told."""
FLOOR = 0.25
"""The score from which a name is a hit. Of 3,000 questions among 20,000 names it costs 0 to 1.9 % of the right answers
that were among ten, and most queries that mean nobody then find nobody; a family name alone scores from .35 on."""
EXAMPLE = '{"id": "idleb", "kind": "place", "names": [{"text": "Idleb", "lang": "en", "kind": "house"}]}'
_newsroom = click.option(
    "--newsroom",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="MARSAD_NEWSROOM",
    help="The newsroom's folder. Default: $MARSAD_NEWSROOM, else the working directory.",
)


class FoundName(msgspec.Struct, frozen=True, omit_defaults=True):
    """A name of the pool, and how like the query it is; of the newsroom's headings, which spelling was found too."""

    name: str
    score: float
    form: str | None = None
    authority: str | None = None


class FoundNames(msgspec.Struct, frozen=True, omit_defaults=True):
    """The answer to one query."""

    query: str
    hits: tuple[FoundName, ...] = msgspec.field()
    refused: str | None = None


class CheckedFile(msgspec.Struct, frozen=True):
    """What was found in one text."""

    input: str
    findings: tuple[Finding, ...]


Finder = Callable[[str, int], tuple[FoundName, ...]]
"""Answers a query with so many names."""


@click.group("names")
def command() -> None:
    """Find, compare and check names, and propose spellings: Arabic or Latin letters."""


command.add_command(propose)


@command.command("find")
@click.argument("query", required=False)
@click.option("--queries", type=_FILE, help="A file of queries, a name a line; - for standard input.")
@click.option("--pool", type=_FILE, help="A file of the names to look among, a name a line.")
@_newsroom
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Hits a query.")
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    default=FLOOR,
    show_default=True,
    help="Leave out names that score less; 0 shows whatever comes nearest.",
)
@click.option("--jsonl", is_flag=True, help="Print JSON Lines: a query a line.")
def find(
    query: str | None,
    queries: Path | None,
    pool: Path | None,
    newsroom: Path | None,
    top: int,
    floor: float,
    jsonl: bool,
) -> None:
    """Find names that QUERY may mean, the best first.

    They are looked for in a pool, else in the newsroom's Who's Who.

    Exit code 0 also where nothing is found, which is told on stderr; 1 if the QUERY is no name.

    Example: marsad names find "أبو محمد الجولاني" --pool names.txt
    """
    if (query is None) == (queries is None):
        raise click.UsageError("Give a QUERY, or --queries FILE with one a line.")
    asked = [typed(query)] if query is not None else [line for _, line in lines_of(queries or Path("-"))]
    if not asked:
        say(f"{str(queries)!r} is empty: nothing was asked.")
    finder = _in_newsroom(newsroom) if pool is None else _in_pool(pool)
    for line in asked:
        found = _found(finder, line, top)
        if jsonl or queries is not None:
            near = tuple(hit for hit in found.hits if hit.score >= floor)
            click.echo(json_of(FoundNames(line, near, found.refused)))
        else:
            _print_found(found, floor)


def _in_pool(pool: Path) -> Finder:
    """Return what finds among the lines of a file."""
    lines = lines_of(pool)
    if not lines:
        raise BadInput(f"{str(pool)!r} is empty: a pool has a name a line.")
    index = NameIndex(line for _, line in lines)
    for row, why in index.refused[:TOLD]:
        say(f"Line {lines[row][0]} of the pool left out: {why}")
    if len(index.refused) > TOLD:
        say(f"And {counted(len(index.refused) - TOLD, 'more line')} of the pool that are no names.")
    return lambda query, top: tuple(FoundName(hit.name, hit.score) for hit in index.find(query, top))


def _in_newsroom(folder: Path | None) -> Finder:
    """Return what finds among the headings of a newsroom."""
    _open_newsroom(folder, "--pool FILE, with a name a line")
    from marsad.newsroom.whoswho.queries.find import find_authorities

    return lambda query, top: tuple(
        FoundName(str(hit.head), hit.score, hit.form, hit.head.uid) for hit in find_authorities(query, top=top)
    )


def _open_newsroom(folder: Path | None, instead: str) -> None:
    """Open the newsroom whose names are asked for.

    Raises:
        BadInput: There is none, or Django is not installed; the message names the option that needs neither.
    """
    try:
        from marsad.newsroom.folder import open_newsroom
    except ModuleNotFoundError as error:
        raise BadInput(f"The newsroom's packages are not installed ({error.name}): give {instead}.") from error
    try:
        open_newsroom(folder)
    except BadInput as error:
        raise BadInput(f"{error} Or give {instead}.") from error


def _found(find_names: Finder, query: str, top: int) -> FoundNames:
    """Answer one query; what is no name gets no hits, and why."""
    try:
        return FoundNames(query, find_names(query, top))
    except BadInput as error:
        return FoundNames(query, (), str(error))


def _print_found(found: FoundNames, floor: float) -> None:
    if found.refused:
        raise BadInput(found.refused)
    near = [hit for hit in found.hits if hit.score >= floor]
    for hit in near:
        click.echo(f"{hit.score:.3f}  {shown(hit.name)}")
    if near:
        return
    if not found.hits:
        say(f"No name comes near {found.query!r}.")
    else:
        best = found.hits[0]
        say(
            f"No name comes near {found.query!r}: the nearest, {best.name!r}, scores {best.score:.3f}. "
            "`--floor 0` shows what is below the floor."
        )


@command.command("compare")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--pairs", type=_FILE, help="A file of pairs, two names a line with a tab between; - for standard input.")
@click.option("--jsonl", is_flag=True, help="Print JSON Lines: a pair a line.")
def compare(a: str | None, b: str | None, pairs: Path | None, jsonl: bool) -> None:
    """Say whether two names are one, how surely, and why.

    Example: marsad names compare "بشار الأسد" "Bashar al-Assad"
    """
    if (pairs is None) == (a is None) or (a is None) != (b is None):
        raise click.UsageError("Give two names, or --pairs FILE with two a line and a tab between.")
    if a is not None and b is not None:
        _print_comparison(compare_names(typed(a), typed(b)), jsonl=jsonl)
        return
    lines, odd = lines_of(pairs or Path("-"), blank=" "), list[int]()
    if not lines:
        say(f"{str(pairs)!r} is empty: nothing was compared.")
    for number, line in lines:
        cells = line.split("\t")
        try:
            found = _compare_cells(number, cells)
        except BadInput as error:
            odd.append(number)
            found = Comparison(cells[0], cells[1] if len(cells) > 1 else "", 0.0, "unsure", str(error))
        _print_comparison(found, jsonl=True)
    if odd:
        named = ", ".join(map(str, odd[:TOLD])) + (" …" if len(odd) > TOLD else "")
        say(f"{counted(len(odd), 'line')} could not be compared ({named}); the rows say why.")


def _compare_cells(number: int, cells: Sequence[str]) -> Comparison:
    """Compare the two names of a line.

    Raises:
        BadInput: It has no tab, more than two columns, or what is no name.
    """
    if len(cells) == 1:
        raise BadInput(f"Line {number} has no tab: write two names a line, with a tab between.")
    if any(cell.strip() for cell in cells[2:]):
        raise BadInput(
            f"Line {number} has {len(cells)} columns: write two names a line, with a tab between, and no more."
        )
    try:
        return compare_names(cells[0], cells[1])
    except BadInput as error:
        raise BadInput(f"Line {number}: {error}") from error


def _print_comparison(found: Comparison, *, jsonl: bool) -> None:
    if jsonl:
        row = {"a": found.a, "b": found.b, "score": found.score, "verdict": found.verdict, "why": found.why}
        click.echo(json_of(row))
    else:
        click.echo(f"{found.verdict}  {found.score:.3f}  {shown(found.why)}")


@command.command("check")
@click.argument("file", type=_FILE)
@click.option("--authority", type=_FILE, help="An authority file: JSON Lines, one authority a line.")
@_newsroom
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the findings, shaped as `marsad read` gives them.")
def check(file: Path, authority: Path | None, newsroom: Path | None, as_json: bool) -> None:
    """Point out names that are not in the house spelling.

    Likely slips are pointed out too.

    The house's names are those of an authority file, else those of the newsroom's Who's Who.

    Exit code 0 if there is nothing to point out, 1 if there is.
    """
    text = read_text(file)
    names = _house(newsroom) if authority is None else _house_of(authority)
    findings = tuple(names.find(text))
    if as_json:
        click.echo(msgspec.json.format(json_of(CheckedFile(str(file), findings))))
    else:
        breaks = [match.start() for match in re.finditer("\n", text)]
        for finding in findings:
            line = bisect_left(breaks, finding.spans[0][0]) + 1
            click.echo(f"{file}:{line}: {shown(finding.message)}")
    sys.exit(1 if findings else 0)


def _house_of(file: Path) -> NameCheck:
    """Return the checks of an authority file's names.

    Raises:
        BadInput: It holds none, or a line is no authority.
    """
    if not (authorities := read_authorities(file)):
        raise BadInput(f"{str(file)!r} is empty: an authority file is JSON Lines with an authority a line: {EXAMPLE}")
    if not any(form.kind == "house" for one in authorities for form in one.names):
        say(f'No name of {str(file)!r} is the house\'s, so none is asked for: give one of each line "kind": "house".')
    return NameCheck(authorities)


def _house(folder: Path | None) -> NameCheck:
    """Return the checks of a newsroom's own names."""
    _open_newsroom(folder, f"--authority FILE, JSON Lines with an authority a line: {EXAMPLE}")
    from marsad.newsroom.whoswho.queries.house_names import house_check

    return house_check()
