"""Finding the deck: the sentence or two that a page sets between its headline and its body."""

from __future__ import annotations

import re

from marsad.read.credits import find_body_credit, find_deck_credit
from marsad.read.evidence import Evidence
from marsad.read.headline import is_deck_above
from marsad.read.layout import Structure
from marsad.read.lines import is_bracket_caption, is_terminal
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.text.normalise import fold_phrase

_LONG_DECK = 420
_PRESENT = re.compile(r"\s(?:reports|writes|says|reveals|looks|examines|asks|explains|explores|analyses|interviews)\b")


def find_deck(result: Structure, head: int, longs: list[int], meta: PageMeta | None, evidence: Evidence) -> int:
    """Find the deck of a headline and return where the body starts."""
    lines = result.lines
    repeats = [at for at in range(head + 1, len(lines)) if _repeats(lines[at], lines[head])]
    repeats = [at for at in repeats if longs and longs[-1] > at]
    last = repeats[-1] if repeats else head
    for at in (head, *repeats):
        result.kinds[at] = "headline"
    between = [at for at in range(head + 1, last) if at not in repeats and _may_be_deck(lines[at])]
    above = _deck_above(lines, head)
    if between:
        _set_decks(result, between)
    elif above is not None:
        _set_decks(result, [above])
    else:
        return _deck_after(result, last, longs, meta, evidence)
    return last + 1


def _repeats(line: Line, head: Line) -> bool:
    """Say whether a line is the headline again, whole or cut short by an ellipsis."""
    if not line.key or "furniture" in line.piece.hints:
        return False
    cut = line.piece.text.endswith(("…", "...")) and len(line.key) >= 15 and head.key.startswith(line.key)
    return cut or line.key == head.key


def _set_decks(result: Structure, candidates: list[int]) -> None:
    """Take for the deck what markup calls so, else the sentences, else the longest line."""
    lines = result.lines
    chosen = [at for at in candidates if "deck" in lines[at].piece.hints][:1]
    chosen = chosen or [at for at in candidates if is_terminal(lines[at].piece.text)]
    chosen = chosen or [at for at in candidates if lines[at].piece.text.startswith(("- ", "• ", "– ", "* "))]
    result.decks = chosen or [max(candidates, key=lambda at: len(lines[at].piece.text))]
    for at in result.decks:
        result.kinds[at] = "deck"


def _may_be_deck(line: Line) -> bool:
    piece = line.piece
    return (
        line.plain
        and line.kind == "text"
        and len(piece.text) <= _LONG_DECK
        and piece.text.count(" ") >= 2
        and piece.hints.isdisjoint(("furniture", "caption"))
        and (piece.links < 0.6 or "deck" in piece.hints)
    )


def _deck_above(lines: list[Line], head: int) -> int | None:
    """Return a deck that stands over its headline."""
    if head == 0 or not _may_be_deck(lines[head - 1]) or (lines[head].piece.gap and not lines[head].piece.tag):
        return None
    above = lines[head - 1].piece
    return (
        head - 1
        if (not above.tag and is_deck_above(above.text, lines[head].piece.text)) or "deck" in above.hints
        else None
    )


def _deck_after(result: Structure, head: int, longs: list[int], meta: PageMeta | None, evidence: Evidence) -> int:
    """Find a deck below the headline: by what parts it from the body, or by what it says."""
    lines = result.lines
    texts: list[int] = []
    separator = head
    at = head + 1
    while at < len(lines) and len(texts) < 3:
        line = lines[at]
        if line.plain and line.kind == "text" and line.piece.hints.isdisjoint(("furniture", "caption")):
            if not (line.piece.tag == "" and is_bracket_caption(line.piece.text) and texts == []):
                texts.append(at)
        elif (_is_small_print(line) and _in_head(lines, head, at, texts)) or line.kind in (
            "furniture",
            "caption",
            "section",
        ):
            if _is_small_print(line) or not texts or line.piece.tag:
                separator = max(separator, at) if _is_small_print(line) else separator
        elif line.kind in ("related", "comments", "keywords", "notice", "copyright") and texts:
            break
        at += 1
    before = [at for at in texts if at < separator]
    following = [at for at in longs if at > (texts[0] if texts else head)]
    parted = bool(longs) and longs[-1] > separator
    if parted and 1 <= len(before) <= 2 and all(_may_be_deck(lines[at]) for at in before):
        _set_decks(result, before)
        return separator + 1
    first = next((at for at in texts if at > separator or not before), None)
    if (
        first is not None
        and following
        and _may_be_deck(lines[first])
        and _reads_as_deck(lines, head, first, meta, evidence)
    ):
        _set_decks(result, [first])
        return first + 1
    loose = _lines_above_body(lines, head, next((at for at in longs if at > head), head))
    for at in loose:
        result.kinds[at] = "deck"
    result.decks = loose
    return loose[-1] + 1 if loose else head + 1


def _is_small_print(line: Line) -> bool:
    """Say whether a line is a byline, a day or the outlet's name, which part a deck from the story."""
    return line.meta is not None or (line.credit is not None and line.credit.filed)


def _lines_above_body(lines: list[Line], head: int, body: int) -> list[int]:
    """Return the first lines without a full stop between headline and body: a deck, or a list of sub-headlines."""
    found: list[int] = []
    for at in range(head + 1, min(body, head + 14)):
        line = lines[at]
        text = line.piece.text
        if found and (len(found) > 3 or at > found[-1] + 1 or (line.piece.gap and not line.piece.tag)):
            break
        titled = _may_be_deck(line) and not is_terminal(text) and 20 < len(text) < 260
        if titled and not is_bracket_caption(text):
            found.append(at)
    return found


def _in_head(lines: list[Line], head: int, at: int, texts: list[int]) -> bool:
    """Say whether small print belongs to the head of the page and not to its foot."""
    return sum(lines[text].is_long for text in texts) <= 1 or at - head <= 3


def _reads_as_deck(lines: list[Line], head: int, at: int, meta: PageMeta | None, evidence: Evidence) -> bool:
    repeated = sum(line.key == lines[head].key for line in lines[: head + 1]) > 1
    line, piece = lines[at], lines[at].piece
    following = next((other for other in lines[at + 1 :] if other.plain and other.kind == "text"), None)
    if following is None:
        return False
    if "deck" in piece.hints:
        return True
    if piece.tag in ("h2", "h3", "h4") and at - head <= 3 and len(piece.text) > 25:
        return True
    if (
        meta
        and line.key
        and any(fold_phrase(deck) == line.key for deck in meta.decks)
        and len(following.piece.text) > len(piece.text)
    ):
        return True
    if len(piece.text) < 350 and _ends_in_credit(piece.text, evidence):
        return True
    if not piece.tag and not piece.gap and following.piece.gap and lines[at - 1].kind != "caption":
        # Set close to the headline; below a byline only a line far shorter than a paragraph is a deck.
        size = len(piece.text)
        return size < 300 if lines[at - 1].meta is None else size <= 160 and size * 13 < len(following.piece.text) * 10
    alone = all(other.meta is not None and other.meta.byline is None for other in lines[head + 1 : at])
    if not piece.tag and piece.gap and alone and not repeated and _is_far_shorter(lines, at):
        return find_body_credit(piece.text, evidence) is None
    return piece.bold and not following.piece.bold and len(piece.text) < 300


def _is_far_shorter(lines: list[Line], at: int) -> bool:
    """Say whether a sentence under the headline is far shorter than both paragraphs that follow it."""
    size = len(lines[at].piece.text)
    after = [len(line.piece.text) for line in lines[at + 1 :] if line.plain and line.kind == "text"][:2]
    return size <= 150 and len(after) == 2 and after[0] >= 1.7 * size and after[1] >= 1.3 * size


def _ends_in_credit(text: str, evidence: Evidence) -> bool:
    credit = find_deck_credit(text, evidence)
    if credit is None:
        return False
    if credit.name.start < 30 and _PRESENT.match(text, credit.name.after):
        return len(text) < 260  # "X reports that …": paragraphs report in the past
    return credit.name.end > len(text) - 60 and credit.name.start > len(text) // 3
