"""Choosing the headline among the lines of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from marsad.read.lines import is_sentence, is_terminal
from marsad.read.look import Line
from marsad.read.masthead import JOINTS, is_masthead, is_motto
from marsad.read.meta import PageMeta
from marsad.read.words import load_words
from marsad.text.dates import find_dates
from marsad.text.normalise import fold_phrase

_ROW = re.compile(r"[|•·●■].*[|•·●■]")
"""Two strokes make a row of links."""
_DIGIT = re.compile(r"\d")
_MENU = frozenset(
    (
        "home",
        "homepage",
        "about",
        "about us",
        "contact",
        "contact us",
        "menu",
        "search",
        "الرييسيه",
        "من نحن",
        "اتصل بنا",
        "القايمه",
        "بحث",
    )
)


def choose_headline(
    lines: Sequence[Line], longs: list[int], meta: PageMeta | None, house: frozenset[str]
) -> int | None:
    """Return the number of the line that is the headline, or None where there is none.

    Weighs what markup and metadata say, whether the line stands twice, what it looks like and where
    it stands. A headline of a story stands above its first paragraph.

    Args:
        lines: The page's lines.
        longs: Numbers of the lines that look like paragraphs.
        meta: The page's own metadata, for HTML.
        house: Folded names of the house, which are never a headline.
    """
    limit = _limit(lines, longs)
    titles = [fold_phrase(title) for title in meta.titles] if meta else []
    parts = [fold_phrase(part) for title in (meta.titles if meta else []) for part in JOINTS.split(title)]
    top = Counter(line.key for line in lines[: limit + 1] if line.key)
    best: int | None = None
    best_score = -19.0
    rank = 0
    titled = housed = False
    for at, line in enumerate(lines[: limit + 1]):
        if "=headline" in line.piece.hints:
            return at
        if not _may_be(line):
            continue
        score = _looks(line) + _markup(line, titles, parts) + (4 if top[line.key] > 1 else 0) - 0.6 * rank
        score += _neighbours(lines, at)
        if (
            is_masthead(line, house)
            or _is_capital_masthead(lines, at, limit)
            or is_motto(lines, at, house)
            or _is_issue(line.piece.text)
        ):
            score -= 10
            housed = True
        elif line.kind == "text":
            cased = is_title_case(line.piece.text)
            if housed and _is_pair(line.piece.text):
                score += 1.5  # two words under the house's name are not its name again
                cased = True
            elif titled and not cased:
                score -= 2  # below a line set as a title, one that is not is its deck
            titled = titled or cased
        if line.kind == "section":
            score -= 5
        elif line.key.count(" ") > 1:
            rank += 1
        score += _as_site(line.key, titles, top)
        if score > best_score:
            best, best_score = at, score
    return _below(lines, best) if best is not None else None


def _as_site(key: str, titles: list[str], top: Counter[str]) -> float:
    """Weigh a line as the site's name: what a title holds beside the headline, or a title with a motto."""
    score = -6.0 if any(_is_site_part(key, title, top) for title in titles) else 0.0
    if any(title and key.startswith(f"{title} ") and len(key) < len(title) + 30 for title in titles):
        score -= 3
    return score


def _is_site_part(key: str, title: str, top: Counter[str]) -> bool:
    """Say whether a line is the part of a title that is left when another, longer line is taken from it."""
    if len(key) < 3 or not (title.startswith(f"{key} ") or title.endswith(f" {key}")):
        return False
    rest = title.removeprefix(key).strip() if title.startswith(key) else title.removesuffix(key).strip()
    return len(rest) > len(key) and rest in top


def _is_pair(text: str) -> bool:
    """Say whether a line is two capital words."""
    words = text.split()
    return len(words) == 2 and all(word[0].isupper() for word in words)


_REACH = 40
"""How far below a masthead, in lines, a menu may push the headline."""


def _is_capital_masthead(lines: Sequence[Line], at: int, limit: int) -> bool:
    """Say whether a line in capitals is the house's name, whatever the page's title says.

    It is if a line not in capitals stands below it, set as a title, with the story's small print under it.
    """
    text = lines[at].piece.text
    if not text.isupper() or text.count(" ") > 4 or lines[at].piece.tag == "h1":
        return False
    for below in range(at + 1, min(limit, at + _REACH)):
        meta, other = lines[below + 1].meta, lines[below].piece
        signed = meta is not None and bool(meta.dates or meta.byline)
        if signed and _may_be(lines[below]) and not other.text.isupper() and is_title_case(other.text):
            return other.bold or other.tag in ("h1", "h2", "h3")
    return False


def _is_issue(text: str) -> bool:
    """Say whether a line is mostly a date: "Edition of Monday, 5 June 2023"."""
    if len(text) > 80 or not _DIGIT.search(text):
        return False
    dated = sum(found.end - found.start for found in find_dates(text, yearless=False))
    return dated > 0 and len(text[:80]) - dated < 24


def _neighbours(lines: Sequence[Line], at: int) -> float:
    """Weigh what stands around a line: small print below a headline, a menu below a site's name."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    above = lines[at - 1] if at else None
    score = 0.0
    if len(line.key.split()) <= 4:
        if _menu_follows(lines, at):
            score -= 4
        elif below is not None and below.kind == "section":
            score -= 1.5
    if below is None or below.meta is None or not (below.meta.dates or below.meta.byline) or below.meta.loose:
        return score
    headed = above is not None and above.plain and above.kind == "text" and above.piece.text.count(" ") >= 3
    return score if headed else score + 1.5


def _menu_follows(lines: Sequence[Line], at: int) -> bool:
    """Say whether a menu stands below a line, as it does below a site's name."""
    below = lines[at + 1 : at + 4]
    return sum(line.kind == "section" or line.key in _MENU for line in below) >= 2


def _limit(lines: Sequence[Line], longs: list[int]) -> int:
    """Return the last line that can still be a headline: where the second paragraph begins."""
    if not longs:
        return len(lines) - 1
    for one, two in pairwise(longs):
        if two - one <= 2:
            return one
    return longs[1] if len(longs) > 1 and longs[0] < 12 else longs[0]


def _may_be(line: Line) -> bool:
    piece = line.piece
    if not piece.hints.isdisjoint(("furniture", "caption")) and piece.tag != "h1":
        return False
    if not 3 < len(piece.text) <= 320 or "body" in piece.hints:
        return False
    if line.plain:
        return len(piece.text) < 250 or not is_sentence(piece.text)
    # What was taken for a name, a credit or a caption ("Map: Who Owns the Quays") may be a headline after all.
    return line.credit is not None or line.kind == "caption" or (line.meta is not None and not line.meta.dates)


def _looks(line: Line) -> float:
    """Weigh a line by its words: a headline has a few, and no full stop."""
    text = line.piece.text
    words = text.count(" ") + 1
    score = 0.0 if line.plain else -2.0 if line.meta is not None and line.meta.loose else -3.0
    if words <= 3:
        score -= (3.5, 1.5, 0.5)[words - 1]
    elif words > 30:
        score -= 1
    titled = is_title_case(text)
    if titled and words > 3:
        score += 1.5
    if _ROW.search(text):
        score -= 4
    if text.partition("|")[1] and fold_phrase(text.partition("|")[0]) in load_words().furniture:
        score -= 3  # "Breaking | …" runs above every page
    if is_terminal(text) and not titled and text[-1] not in "?؟!…’”»\"'":
        score -= 3.5 if words > 6 else 1.5
    if is_sentence(text) and len(text) > 120:
        score -= 2
    return score


def is_title_case(text: str) -> bool:
    """Say whether a line is set as English headlines are: Most of Its Longer Words Capital.

    >>> is_title_case("Council Counts Its Stray Dogs"), is_title_case("The council counts its dogs")
    (True, False)
    """
    longer = [
        word
        for word in (raw.strip("“”\"'‘’«»([") for raw in text.removeprefix("The ").split())
        if len(word) > 3 and word[0].isascii()
    ]
    return len(longer) >= 3 and sum(word[0].isupper() or word[0].isdigit() for word in longer) >= 0.8 * len(longer)


def _markup(line: Line, titles: list[str], parts: list[str]) -> float:
    """Weigh what tag, class and metadata say."""
    piece = line.piece
    score = {"h1": 6.0, "h2": 2.0, "h3": 1.0}.get(piece.tag, 0.0)
    if "headline" in piece.hints or "headline" in {mark for _, _, mark in piece.marks}:
        score += 3
    if "deck" in piece.hints:
        score -= 4
    if piece.bold:
        score += 1.5
    if piece.links > 0.9:
        score -= 1.5
    if len(line.key) > 8:
        # The more of the title it is: "The Quay Post: Ferry Sinks at Noon" holds the site's name too.
        held = [
            len(line.key) / len(title) for title in titles if title.startswith(line.key) or title.endswith(line.key)
        ]
        if line.key in titles:
            score += 6
        elif held or line.key in parts:
            score += 1 + 5 * max(held, default=0.4)
    return score


def _below(lines: Sequence[Line], best: int) -> int:
    """Go one line down where what was taken is a deck or a kicker set over the headline."""
    here = lines[best]
    if best + 1 >= len(lines) or here.piece.tag or lines[best + 1].piece.gap or not lines[best + 1].plain:
        return best
    after = lines[best + 1]
    if after.key == here.key or not _may_be(after):
        return best
    if is_deck_above(here.piece.text, after.piece.text):
        return best + 1
    third = lines[best + 2] if best + 2 < len(lines) else None
    kicker = here.piece.text.count(" ") <= 3 and not is_terminal(here.piece.text)
    title = after.piece.text.count(" ") >= 3 and not is_terminal(after.piece.text)
    if kicker and title and third and third.plain and not third.piece.gap and is_sentence(third.piece.text):
        return best + 1
    return best


def is_deck_above(first: str, second: str) -> bool:
    """Say whether of two title lines the first is a deck, set over a far shorter headline."""
    one, two = first.split(), second.split()
    if len(one) < 10 or len(two) > 7 or len(one) < 1.8 * len(two) or (is_terminal(second) and second[-1] not in "?؟!"):
        return False
    latin = [word for word in one if word[0].isascii() and word[0].isalpha()]
    return not latin or sum(word[0].isupper() for word in latin) < 0.5 * len(latin)
