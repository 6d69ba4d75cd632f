"""Keywords as a page prints them: after "Tags:", one a line, or as a row of links."""

from __future__ import annotations

import re

from marsad.read.boxes import is_pointer
from marsad.read.layout import Structure
from marsad.read.lines import is_terminal
from marsad.read.look import Line
from marsad.read.outletnames import is_person_like
from marsad.read.pieces import Piece
from marsad.read.words import load_words
from marsad.records import Field
from marsad.text.normalise import fold_phrase

_SEPARATOR = re.compile(r"\s*[,،;؛|•·#]\s*|\s+[/–-]\s+")
_HEAD = re.compile(r"^[^:»|]{2,60}(?::|\s»|\s\|)\s*")
_LABEL = re.compile(r"^[^\W\d]+(?:\s[^\W\d]+){0,3}\s?:\s*(?=\S)")
_MOST = 60


def read_keywords(structure: Structure) -> tuple[Field, ...]:
    """Return the printed keywords of a story and mark their lines as such."""
    found: list[Field] = []
    lines, kinds = structure.lines, structure.kinds
    taken = set(structure.body)
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.kind == "keywords" and at not in taken and kinds[at] not in ("headline", "deck"):
            kinds[at] = "keywords"
            head = _HEAD.match(line.piece.text)
            if line.piece.text[0] == "#":
                found += _split(line.piece, 0)
                at += 1
                continue
            inline = _split(line.piece, head.end()) if head else []
            if head and not line.piece.text[head.end() :].strip():
                inline = []
            found += inline
            if not inline:
                at = _below(structure, at + 1, found, taken)
                continue
        elif at not in taken and kinds[at] not in ("headline", "deck") and _is_marked(line):
            kinds[at] = "keywords"
            found += _split(line.piece, 0)
        at += 1
    found = found or _listed(structure)
    seen: dict[str, Field] = {}
    for keyword in found:
        seen.setdefault(keyword.printed, keyword)
    return tuple(seen.values())[:_MOST]


def _listed(structure: Structure) -> list[Field]:
    """Return the words of a line below the story that is a label and a list, whatever its label says."""
    last = structure.body[-1] if structure.body else len(structure.lines)
    for at in range(last + 1, min(last + 40, len(structure.lines))):
        line = structure.lines[at]
        head = _LABEL.match(line.piece.text)
        if line.kind == "comments":
            break
        if not head or line.kind not in ("text", "furniture") or line.meta or line.credit:
            continue
        if len(line.piece.text) > 200 or is_pointer(line.piece.text):
            continue
        words = _split(line.piece, head.end())
        if len(words) > 1 and all(_is_keyword(word.printed) for word in words):
            structure.kinds[at] = "keywords"
            return words
    return []


def _is_keyword(word: str) -> bool:
    return word.count(" ") < 4 and fold_phrase(word) not in load_words().furniture and not is_person_like(word)


def _is_marked(line: Line) -> bool:
    """Say whether markup or the outlet's declaration calls a line keywords."""
    piece = line.piece
    marked = not piece.hints.isdisjoint(("keywords", "=keywords"))
    return marked and line.kind in ("text", "section") and len(piece.text) < 200


def _below(structure: Structure, at: int, found: list[Field], taken: set[int]) -> int:
    """Read the lines under a heading until something else begins."""
    first = at
    while at < len(structure.lines):
        line = structure.lines[at]
        text = line.piece.text
        many = bool(_SEPARATOR.search(text.lstrip("•·*#- ")))
        if at in taken or line.kind not in ("text", "section") or line.credit or (line.meta and line.meta.dates):
            break
        if len(text) > (600 if many else 70) or (text[-1] in ".!?؟" and " " in text and len(text) > 40):
            break
        if at > first and line.piece.gap and not line.piece.tag:
            break
        marked = many or line.piece.links > 0.5 or line.piece.tag == "li" or _is_marked(line)
        if line.piece.tag and not marked and not _are_words(structure.lines[at : at + 5]):
            break
        if structure.kinds[at] in ("headline", "deck"):
            break
        structure.kinds[at] = "keywords"
        found += _split(line.piece, 0)
        at += 1
        if many and not line.piece.tag:
            break
    return at


def _are_words(lines: list[Line]) -> bool:
    """Say whether blocks that are no links are single words, and not readers' comments: none is a sentence."""
    for line in lines:
        if line.kind not in ("text", "section"):
            return True
        if is_terminal(line.piece.text):
            return False
    return True


def _split(piece: Piece, start: int) -> list[Field]:
    """Cut a line into keywords: at its links where it has several, else at its separators."""
    anchors = [(a, b) for a, b, mark in piece.marks if mark == "a" and a >= start]
    if len(anchors) > 1:
        return [piece.field(a, b) for a, b in anchors]
    found = []
    at = start
    for match in [*_SEPARATOR.finditer(piece.text, start), None]:
        end = match.start() if match else len(piece.text)
        word = piece.text[at:end]
        core = word.strip(" .#")
        if core:
            left = at + word.index(core)
            found.append(piece.field(left, left + len(core)))
        at = match.end() if match else end
    return found
