"""The structure reader: which piece of a page is its headline, deck, byline, date, body.

One reader for plain text and HTML. It first asks of every piece what its own words say (furniture,
small print, notice, keywords), then finds the headline, then what stands between it and the body,
then follows the body to where it ends.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal

from marsad.read.deck import find_deck
from marsad.read.evidence import Evidence
from marsad.read.headcredits import settle_head_credits
from marsad.read.headline import choose_headline
from marsad.read.layout import Kind, Structure
from marsad.read.lines import is_bracket_caption, is_signed, is_terminal
from marsad.read.look import Line
from marsad.read.meta import PageMeta


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
    _settle_rankings(lines, longs[0] if longs else 0)
    head = choose_headline(lines, longs, meta, house)
    result.headline = head
    if head is not None:
        for line in lines:
            if line.key == lines[head].key:
                line.meta = line.credit = None
        settle_head_credits(lines, head, longs, evidence)
    first = longs[0] if longs else 0
    start = first if head is None else find_deck(result, head, longs, meta, evidence)
    _follow_body(result, start, longs)
    _label_rest(result)
    return result


_RANKED = re.compile(r"(\d{1,2})\s?[.)-]\s+\S")


def _settle_rankings(lines: list[Line], first: int) -> None:
    """Take titles numbered 1, 2, … above the first paragraph for a list of other stories, as "most read" is."""
    run: list[int] = []
    for at in range(first + 1):
        match = _RANKED.match(lines[at].piece.text) if lines[at].plain and at < first else None
        if match and int(match[1]) == len(run) + 1:
            run.append(at)
            continue
        if len(run) > 1:
            for ranked in run:
                lines[ranked].kind = "related"
        run = [at] if match and int(match[1]) == 1 else []


def _follow_body(result: Structure, start: int, longs: list[int]) -> None:
    """Follow the body from its start to its end, telling what in it is not the story's."""
    lines, kinds = result.lines, result.kinds
    last_long = longs[-1] if longs else len(lines) - 1
    mode: Literal["body", "related", "comments", "tail"] = "body"
    seen = 0
    linked = False
    for at in range(start, len(lines)):
        line = lines[at]
        if kinds[at] != "furniture":
            continue
        if line.kind == "notice":
            kinds[at] = "disclaimer"
            remaining = len(longs) - bisect_right(longs, at)
            if seen and remaining <= seen // 3:
                mode = "tail"
            elif seen > 2 and mode == "body":
                mode = "related"  # what goes on below a notice is other stories, unless it reads on
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
        if mode == "related" and linked and line.piece.tag in ("h2", "h3", "h4", "h5") and not line.piece.links:
            mode = "body"
        linked = mode == "related" and (linked or line.piece.links > 0.8)
        if mode == "related" and (not line.is_long or _is_teaser(lines, at)):
            continue
        kind = _body_kind(lines, at, last_long)
        if kind == "body" and line.is_long:
            mode = "body"
        kinds[at] = kind
        seen += kind == "body"
    result.body = [at for at, kind in enumerate(kinds) if kind in ("body", "subheading", "quote", "question")]
    _drop_pull_quotes(result)
    while result.body and kinds[result.body[-1]] == "subheading":
        kinds[result.body.pop()] = "furniture"


_BULLET = re.compile(r"[•·▪◦*–-]\s")
_PULL = re.compile(r"[“\"«‘].{8,200}[”\"»’][.,]?\s?[–—-]\s?[^.!?؟]{3,80}")
_QUOTES = '“”"«»‘’.… '
_MOST_PULLED = 20
_CROSSHEAD = 60
"""The longest heading that parts a story though it asks: an interview's questions are longer."""


def _drop_pull_quotes(result: Structure) -> None:
    """Take out of the body what is set in it a second time, or as a quotation signed by its speaker."""
    texts = {at: result.lines[at].piece.text for at in result.body}
    short = [at for at, text in texts.items() if 30 < len(text) < 220]
    doubtful = [at for at in short if texts[at][0] in _QUOTES or not is_terminal(texts[at])][:_MOST_PULLED]
    for at in sorted(doubtful, key=lambda at: _PULL.fullmatch(texts[at]) is None):
        core = texts[at].strip(_QUOTES)
        if _PULL.fullmatch(texts[at]) or any(core in text for other, text in texts.items() if other != at):
            result.kinds[at] = "furniture"
            result.body.remove(at)
            del texts[at]


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
    if at < last_long and piece.links < 0.5 and (piece.tag == "li" or _BULLET.match(text)):
        return "body"
    if not is_terminal(text) and not is_signed(text) and len(text) < 200:
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
    if piece.tag in ("h2", "h3", "h4") and len(text) < _CROSSHEAD:
        return "subheading"
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
