"""The structure reader: which piece of a page is its headline, deck, byline, date, body.

One reader for plain text and HTML. It first asks of every piece what its own words say (furniture,
small print, notice, keywords), then finds the headline, then what stands between it and the body,
then follows the body to where it ends.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from marsad.read.bylines import Evidence
from marsad.read.credits import find_deck_credit
from marsad.read.headline import choose_headline, is_deck_above
from marsad.read.lines import is_bracket_caption, is_terminal
from marsad.read.look import Line
from marsad.read.meta import PageMeta
from marsad.text.normalise import fold_phrase

Kind = Literal[
    "headline", "deck", "byline", "date", "credit", "body", "subheading", "quote", "question", "caption",
    "translated_by", "disclaimer", "keywords", "entry", "furniture",
]  # fmt: skip

_LONG_DECK = 420


@dataclass(slots=True)
class Structure:
    """The parts of a story as numbers of lines."""

    lines: list[Line]
    kinds: list[Kind]
    headline: int | None = None
    deck: int | None = None
    body: list[int] = field(default_factory=list)
    keyword_heads: list[int] = field(default_factory=list)
    keyword_lines: list[int] = field(default_factory=list)


def read_structure(lines: list[Line], meta: PageMeta | None, evidence: Evidence, house: frozenset[str]) -> Structure:
    """Tell the parts of a story.

    Args:
        lines: The page's pieces, looked at.
        meta: What the page says of itself, for HTML.
        evidence: What the page knows of names.
        house: Folded names that are the publisher's, and so never a headline.
    """
    result = Structure(lines, ["furniture"] * len(lines))
    longs = [at for at, line in enumerate(lines) if line.is_long]
    head = choose_headline(lines, longs, meta, house)
    result.headline = head
    if head is not None:
        for line in lines:
            if line.key == lines[head].key:
                line.meta = None
    first = longs[0] if longs else 0
    start = first if head is None else _find_deck(result, head, longs, meta, evidence)
    _follow_body(result, start, longs)
    _label_rest(result)
    return result


def _find_deck(result: Structure, head: int, longs: list[int], meta: PageMeta | None, evidence: Evidence) -> int:
    """Find the deck of a headline and return where the body starts."""
    lines = result.lines
    key = lines[head].key
    repeats = [
        at
        for at, line in enumerate(lines)
        if key and line.key == key and at > head and "furniture" not in line.piece.hints
    ]
    repeats = [at for at in repeats if longs and longs[-1] > at]
    last = repeats[-1] if repeats else head
    result.kinds[head] = "headline"
    for at in repeats:
        result.kinds[at] = "headline"
    between = [
        at for at in range(head + 1, last) if lines[at].plain and lines[at].key != key and _may_be_deck(lines[at])
    ]
    if between:
        result.deck = max(between, key=lambda at: (lines[at].piece.hints >= {"deck"}, len(lines[at].piece.text)))
        result.kinds[result.deck] = "deck"
        return last + 1
    above = _deck_above(lines, head)
    if above is not None:
        result.deck = above
        result.kinds[above] = "deck"
        return last + 1
    return _deck_after(result, last, longs, meta, evidence)


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
        elif (line.meta is not None and _in_head(lines, head, at, texts)) or line.kind in (
            "furniture",
            "caption",
            "section",
        ):
            if line.meta is not None or not texts or line.piece.tag:
                separator = max(separator, at) if line.meta is not None else separator
        elif line.kind in ("related", "comments", "keywords", "notice", "copyright") and texts:
            break
        at += 1
    before = [at for at in texts if at < separator]
    following = [at for at in longs if at > (texts[0] if texts else head)]
    parted = bool(longs) and longs[-1] > separator
    if parted and 1 <= len(before) <= 2 and all(_may_be_deck(lines[at]) for at in before):
        result.deck = next((at for at in before if "deck" in lines[at].piece.hints), before[0])
        result.kinds[result.deck] = "deck"
        return separator + 1
    first = next((at for at in texts if at > separator or not before), None)
    if (
        first is not None
        and following
        and _may_be_deck(lines[first])
        and _reads_as_deck(lines, head, first, meta, evidence)
    ):
        result.deck = first
        result.kinds[first] = "deck"
        return first + 1
    return head + 1


def _in_head(lines: list[Line], head: int, at: int, texts: list[int]) -> bool:
    """Say whether small print belongs to the head of the page and not to its foot."""
    return sum(lines[text].is_long for text in texts) <= 1 or at - head <= 3


def _reads_as_deck(lines: list[Line], head: int, at: int, meta: PageMeta | None, evidence: Evidence) -> bool:
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
    if (
        not piece.tag
        and not piece.gap
        and following.piece.gap
        and lines[at - 1].kind != "caption"
        and len(piece.text) < 300
    ):
        return True
    if piece.bold and not following.piece.bold and len(piece.text) < 300:
        return True
    return (
        not is_terminal(piece.text)
        and 20 < len(piece.text) < 220
        and following.is_long
        and not is_bracket_caption(piece.text)
        and at - head <= 2
    )


def _ends_in_credit(text: str, evidence: Evidence) -> bool:
    credit = find_deck_credit(text, evidence)
    return credit is not None and (credit.name.end > len(text) - 60)


def _follow_body(result: Structure, start: int, longs: list[int]) -> None:
    """Follow the body from its start to its end, telling what in it is not the story's."""
    lines, kinds = result.lines, result.kinds
    last_long = longs[-1] if longs else len(lines) - 1
    mode: Literal["body", "related", "comments", "tail"] = "body"
    seen = 0
    for at in range(start, len(lines)):
        line = lines[at]
        if kinds[at] != "furniture" or at == result.deck:
            continue
        if line.kind == "notice":
            kinds[at] = "disclaimer"
            remaining = len(longs) - bisect_right(longs, at)
            if seen and remaining <= seen // 3:
                mode = "tail"
            continue
        if line.kind == "keywords":
            mode = "tail" if seen and at > last_long else mode
            continue
        if line.kind == "comments" and seen:
            mode = "comments"
        elif line.kind == "copyright" and seen:
            mode = "tail"
        elif line.kind == "related":
            mode = "related" if mode == "body" else mode
        if mode in ("comments", "tail") or not line.plain or line.kind != "text":
            continue
        if mode == "related" and (not line.is_long or _is_teaser(lines, at)):
            continue
        kind = _body_kind(lines, at, last_long)
        if kind == "body" and line.is_long:
            mode = "body"
        kinds[at] = kind
        seen += kind == "body"
    result.body = [at for at, kind in enumerate(kinds) if kind in ("body", "subheading", "quote", "question")]
    while result.body and kinds[result.body[-1]] == "subheading":
        kinds[result.body.pop()] = "furniture"


def _is_teaser(lines: list[Line], at: int) -> bool:
    """Say whether a paragraph below "related stories" announces the title above it, and is not the story going on."""
    above = lines[at - 1].piece
    if lines[at].piece.tag:
        apart = "furniture" in above.hints  # a box inside the story, which ends where the box ends
        return not apart and (above.links > 0.8 or above.tag in ("h2", "h3", "h4", "h5"))
    return not lines[at].piece.gap and not is_terminal(above.text)


def _body_kind(lines: list[Line], at: int, last_long: int) -> Kind:
    piece = lines[at].piece
    text = piece.text
    hints = piece.hints
    if "declared" in hints:
        return "body"
    if "furniture" in hints or "keywords" in hints:
        return "furniture"
    if "caption" in hints:
        return "caption"
    if piece.body is False and (len(text) < 80 or piece.links > 0.5 or at > last_long):
        return "furniture"
    if piece.links > 0.8 and len(text) < 160:
        return "furniture"
    if "quote" in hints and len(text) > 40:
        return "quote"
    if text[-1] == ":" and text.count(" ") < 3:
        return "furniture"
    if not is_terminal(text) and len(text) < 200:
        if is_bracket_caption(text):
            return "caption"
        if at > last_long and not piece.body:
            return "furniture"
        titled = (
            piece.tag in ("h2", "h3", "h4", "h5", "h6")
            or piece.bold
            or (len(text) < 90 and not text.endswith((",", "،")))
        )
        return "subheading" if titled else "body"
    if text.startswith(("Q:", "Q.", "س:", "سؤال:", "Question:")) or (text[-1] in "?؟" and piece.bold):
        return "question"
    if piece.tag in ("h2", "h3", "h4") and len(text) < 160:
        return "subheading"
    return "body"


def _label_rest(result: Structure) -> None:
    """Give a kind to what lies outside the body: small print, credits, captions, keywords."""
    lines, kinds = result.lines, result.kinds
    taken = set(result.body)
    for at, line in enumerate(lines):
        if at in taken or kinds[at] in ("headline", "deck"):
            continue
        if line.kind == "caption" or ("caption" in line.piece.hints and line.kind == "text"):
            kinds[at] = "caption"
        elif line.credit is not None:
            kinds[at] = "credit"
        elif line.meta is not None and line.kind != "furniture":
            kinds[at] = "byline" if line.meta.byline and not line.meta.dates else "date"
        elif line.kind == "notice":
            kinds[at] = "disclaimer"
