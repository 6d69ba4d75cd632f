"""Labelled stories as people write them: a text with its statements marked in place, and a table below it.

In the text `{s1 the minister}` is the source of statement 1, `{q1 said}` its cue, `{c1 that ...}` a part of its
content, `{h1 reportedly}` a hedge; `{s1,2 ...}` serves two statements; `{p ...}`, `{o ...}`, `{l ...}` are names of
persons, organisations and places. Marks nest. Below a line `===` stands YAML: who speaks, and through whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

Span = tuple[int, int]
ROLE_OF = {"s": "source", "q": "cue", "c": "content", "h": "hedge"}
NAME_OF = {"p": "person", "o": "organisation", "l": "place"}
_OPEN = re.compile(r"\{([sqch])(\d+(?:,\d+)*) |\{([pol]) ")


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A statement's row in the table.

    `speaker` is the fullest form in the story, or None; `accept` lists other forms that are as good. `chain` is
    outermost first: `[[outlet, al-Mizan], [agency, HANA]]`.
    """

    speaker: str | None = None
    named: bool = False
    office: str | None = None
    kind: Literal["direct", "indirect", "mixed"] = "indirect"
    manner: Literal["speech", "thought", "other"] = "speech"
    parent: int | None = None
    carried: bool = False
    chain: tuple[tuple[str, str], ...] = ()
    accept: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lang: str
    statements: dict[int, Said]
    layout: str = ""
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One labelled statement: its number, its spans a role, its row."""

    number: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    hedge: tuple[Span, ...]
    said: Said


@dataclass(frozen=True, slots=True)
class Story:
    """A labelled story: the text without marks, statements in order of number, names as `(start, end, kind)`."""

    name: str
    lang: str
    text: str
    statements: tuple[Statement, ...]
    names: tuple[tuple[int, int, str], ...]
    findings: tuple[str, ...] = ()


def parse_story(name: str, marked: str) -> Story:
    """Return a labelled story.

    Raises:
        ValueError: marks do not close, or marks and table do not agree; the message says where.
    """
    body, _, below = marked.partition("\n===\n")
    text, spans, names = _unmark(body)
    try:
        table = msgspec.yaml.decode(below, type=_Table)
        rows = table.statements
    except msgspec.MsgspecError as error:
        raise ValueError(f"{name}: the table below === does not read: {error}") from error
    if missing := {number for _, number in spans} ^ set(rows):
        raise ValueError(f"{name}: marked in the text or in the table, not in both: {sorted(missing)}")
    statements = []
    for number, said in sorted(rows.items()):
        source, cue, content, hedge = (tuple(spans.get((role, number), ())) for role in ROLE_OF.values())
        _check(name, number, said, bool(source), bool(cue), bool(content), set(rows))
        statements.append(Statement(number, source, cue, content, hedge, said))
    return Story(name, table.lang, text, tuple(statements), tuple(names), table.findings)


def _check(name: str, number: int, said: Said, source: bool, cue: bool, content: bool, known: set[int]) -> None:
    at = f"{name}: statement {number}"
    if not content:
        raise ValueError(f"{at} has no content: expected {{c{number} ...}}")
    if said.carried and (cue or source):
        raise ValueError(f"{at} is carried, so expected neither source nor cue")
    if not said.carried and not cue:
        raise ValueError(f"{at} has no cue: expected {{q{number} ...}}, or `carried: true`")
    if said.parent is not None and said.parent not in known:
        raise ValueError(f"{at} has a parent {said.parent} that is not there")


def _unmark(body: str) -> tuple[str, dict[tuple[str, int], list[Span]], list[tuple[int, int, str]]]:
    """Return a text without its marks, spans by role and statement, and names."""
    parts: list[str] = []
    size = 0
    spans: dict[tuple[str, int], list[Span]] = {}
    names: list[tuple[int, int, str]] = []
    opened: list[tuple[int, re.Match[str]]] = []
    at = 0
    while at < len(body):
        if m := _OPEN.match(body, at):
            opened.append((size, m))
            at = m.end()
            continue
        if body[at] == "}":
            if not opened:
                raise ValueError(f"a }} closes nothing: ...{body[max(at - 40, 0) : at + 1]!r}")
            start, m = opened.pop()
            if m[3]:
                names.append((start, size, NAME_OF[m[3]]))
            else:
                for number in m[2].split(","):
                    spans.setdefault((ROLE_OF[m[1]], int(number)), []).append((start, size))
        elif body[at] == "{":
            raise ValueError(f"a {{ opens no mark: {body[at : at + 40]!r}; expected {{s1 ...}} or the like")
        else:
            parts.append(body[at])
            size += 1
        at += 1
    if opened:
        raise ValueError(f"a mark is not closed: {body[opened[-1][1].start() :][:40]!r}")
    return "".join(parts), {key: sorted(value) for key, value in spans.items()}, sorted(names)


def load_stories(folder: Path) -> list[Story]:
    """Return the labelled stories of a folder, by name.

    Raises:
        ValueError: one of them does not read.
    """
    return [parse_story(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


def shown(story: Story, spans: Iterable[Span]) -> str:
    """Return the words at some spans."""
    return " … ".join(story.text[start:end] for start, end in spans)


def main() -> None:
    """Check labelled stories: `python -m bench.attribution.markup FILE_OR_FOLDER ...`; print what they say."""
    import sys

    failed = 0
    for given in map(Path, sys.argv[1:]):
        for path in sorted(given.glob("*.txt")) if given.is_dir() else [given]:
            try:
                story = parse_story(path.stem, path.read_text(encoding="utf-8"))
            except ValueError as error:
                failed += 1
                print(f"BAD {path}: {error}")
                continue
            kinds = [s.said.kind for s in story.statements]
            print(
                f"ok  {path.stem}: {len(story.text.split())} words, {len(kinds)} statements"
                f" ({kinds.count('indirect')} indirect), {len(story.names)} names"
            )
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
