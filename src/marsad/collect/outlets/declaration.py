"""A YAML file as outlets, or as problems that say where and what was expected."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import get_args, get_type_hints

import msgspec
import yaml
from msgspec import Struct

from marsad.records import FeedDeclaration, Outlet, OutletName, PageShape, StanceLabel

MAX_BYTES = 2**20
"""Largest declaration file."""

_MAX_DEPTH = 20
_PATH = re.compile(r"(?P<message>.*?)(?: - at `\$(?P<path>[^`]*)`)?", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(?P<name>.*)`", re.DOTALL)
_RECORDS: dict[str, type[Struct]] = {
    "names": OutletName,
    "stances": StanceLabel,
    "feeds": FeedDeclaration,
    "pages": PageShape,
}


class Problem(Struct, frozen=True, kw_only=True):
    """What is wrong in a declaration file. `key` is a path such as `feeds[0].kind`; `line` counts from 1."""

    file: str
    message: str
    key: str = ""
    line: int = 0

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


class _Fault(ValueError):
    """Valid YAML that is not used here."""

    def __init__(self, problem: str, mark: yaml.error.Mark | yaml._yaml.Mark | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = mark


class Declared(Struct, frozen=True):
    """An outlet and where in its file each of its keys stands."""

    outlet: Outlet
    node: yaml.Node
    file: str

    def problem(self, key: str, message: str) -> Problem:
        """Return a problem with one of the outlet's keys."""
        return Problem(file=self.file, line=_find_line(self.node, key), key=f"{self.outlet.id}.{key}", message=message)


def read_declarations(path: Path) -> tuple[list[Declared], list[Problem]]:
    """Read a file that declares one outlet, or several in a list under the key `outlets`.

    Types are checked strictly and unknown keys are problems, with the nearest known one named. A
    bad outlet does not keep the others from being read.
    """
    file = path.name
    try:
        text = _read_text(path)
        _check_events(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        _check_keys(node)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        return [], [Problem(file=file, message=f"can't be read: {error}")]
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or error
        return [], [Problem(file=file, line=mark.line + 1 if mark else 0, message=f"is not YAML as expected: {detail}")]
    declared: list[Declared] = []
    problems: list[Problem] = []
    for item, item_node in _split(data, node):
        try:
            declared.append(Declared(msgspec.convert(item, Outlet), item_node, file))
        except msgspec.ValidationError as error:
            problems.append(_explain(str(error), item, item_node, file))
    return declared, problems


def _read_text(path: Path) -> str:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES} bytes")
    return data.decode("utf-8-sig")


def _check_events(text: str) -> None:
    """Refuse aliases (a small file could mean a huge one) and depth, before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _Fault("aliases (*name) are not used here: repeat it", event.start_mark)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _Fault("it is nested too deeply", event.start_mark)


def _check_keys(node: yaml.Node | None) -> None:
    """Refuse a key that stands twice in one place: YAML would silently take the last."""
    pending = [node]
    while pending:
        node = pending.pop()
        if isinstance(node, yaml.SequenceNode):
            pending.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise _Fault("a key must be a word", key.start_mark)
                if key.value in seen:
                    raise _Fault(f"the key {key.value!r} stands twice", key.start_mark)
                seen.add(str(key.value))
                pending.append(value)


def _split(data: object, node: yaml.Node | None) -> list[tuple[object, yaml.Node]]:
    if node is None:
        return []
    if (
        isinstance(node, yaml.MappingNode)
        and isinstance(data, dict)
        and set(data) == {"outlets"}
        and isinstance(data["outlets"], list)
    ):
        return list(zip(data["outlets"], node.value[0][1].value, strict=True))
    return [(data, node)]


def _explain(error: str, item: object, node: yaml.Node, file: str) -> Problem:
    """Turn msgspec's message into one for a person who edits YAML."""
    match = _PATH.fullmatch(error)
    message, path = (match["message"], match["path"] or "") if match else (error, "")
    key = path.removeprefix(".")
    line = _find_line(node, key)
    if unknown := _UNKNOWN.fullmatch(message):
        known = _known_keys(key)
        close = difflib.get_close_matches(unknown["name"], known, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"expected one of {', '.join(known)}"
        line = _find_line(node, f"{key}.{unknown['name']}".removeprefix("."))
        message = f"unknown key {unknown['name']!r}: {hint}"
    elif missing := _MISSING.fullmatch(message):
        message = f"the key {missing['name']!r} is missing"
    else:
        message = f"{message[:1].lower()}{message[1:]}"
        if message.startswith("invalid enum value") and (allowed := _allowed_values(key)):
            message += f": expected one of {', '.join(allowed)}"
    name = item.get("id") if isinstance(item, dict) else None
    return Problem(
        file=file, line=line, key=f"{name}.{key}".rstrip(".") if isinstance(name, str) else key, message=message
    )


def _known_keys(path: str) -> list[str]:
    record: type[Struct] = _RECORDS.get(path.partition("[")[0], Outlet)
    return sorted(field.encode_name for field in msgspec.structs.fields(record))


def _allowed_values(path: str) -> list[str]:
    """Return what the key at the end of a path may say, if only certain words."""
    record = _RECORDS.get(path.partition("[")[0], Outlet)
    hints = get_type_hints(record)
    return [str(value) for value in get_args(hints.get(path.rpartition(".")[2]))]


def _find_line(node: yaml.Node, path: str) -> int:
    """Return the line of a key such as `feeds[0].kind`, or of the last part of it that there is."""
    line = _line_of(node)
    for name, index in _STEP.findall(f".{path}" if not path.startswith("[") else path):
        if name and isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == name), None)
            if pair is None:
                break
            line, node = _line_of(pair[0]), pair[1]
        elif index and isinstance(node, yaml.SequenceNode) and int(index) < len(node.value):
            node = node.value[int(index)]
            line = _line_of(node)
    return line


def _line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1 if node.start_mark else 0
