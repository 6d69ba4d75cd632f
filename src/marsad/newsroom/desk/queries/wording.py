"""Where a statement's words stand: in the text that they were taken from, and in what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from marsad.errors import BadInput
from marsad.records import Attribution, Span

NEAR = 300
"""How far from where it is expected a part of a statement may be found again, when the whole has changed."""


def spans_of(statement: Attribution) -> tuple[Span, ...]:
    """Return all spans of a statement, with its hedges and the words that point to the speaker."""
    mention = (statement.speaker.mention,) if statement.speaker.mention else ()
    return (*statement.source, *statement.cue, *statement.content, *statement.hedge, *mention)


def extent(*statements: Attribution) -> Span:
    """Return the shortest stretch that holds all words of some statements; `(0, 0)` if they have none."""
    spans = [span for statement in statements for span in spans_of(statement)]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)


def place(statement: Attribution, start: int, wording: str, text: str) -> Attribution | None:
    """Return a statement with its spans where its words stand in a text, or None if they are gone.

    The whole wording is looked for where it stood, then elsewhere, the nearest first; if it is
    broken up, each part by itself.

    Args:
        statement: The statement; its spans count in the text that `wording` was taken from.
        start: Where the wording stood in that text.
        wording: A stretch of that text, which holds all words of the statement.
        text: The text as it is now.
    """
    if text.startswith(wording, start):
        return statement
    at = find_nearest(text, wording, start)
    if at is not None:
        return move(statement, at - start)
    return _place_parts(statement, start, wording, text)


def find_nearest(text: str, words: str, near: int) -> int | None:
    """Return where some words stand nearest to an offset, or None.

    >>> find_nearest("one, two, one", "one", 9), find_nearest("one", "two", 0)
    (10, None)
    """
    if not words:
        return None
    places = [at for at in (text.rfind(words, 0, near + len(words)), text.find(words, near)) if at >= 0]
    return min(places, key=lambda at: abs(at - near), default=None)


def find_quoted(text: str, words: str, near: Span | None) -> Span:
    """Return where quoted words stand in a text; gaps between them may be of any width.

    Whole words go before parts of words. Of several places the one nearest to `near` is taken.

    Raises:
        BadInput: They stand nowhere, or in several places and nothing says near what.

    >>> find_quoted("He said: no. She said: yes.", "said:", (23, 26))
    (17, 22)
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
    places = places or [match.span() for match in re.finditer(pattern, text)]
    if not places:
        raise BadInput(f"“{words[:200]}” does not stand in the story. Copy the words exactly as they stand there.")
    if len(places) > 1 and near is None:
        raise BadInput(
            f"“{words[:200]}” stands in {len(places)} places of the story. Quote more of the words around it."
        )
    start, end = near or places[0]
    return min(places, key=lambda place: max(place[0] - end, start - place[1], 0))


def join_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those drawn together that meet.

    >>> join_spans([(8, 9), (1, 4), (3, 6)])
    ((1, 6), (8, 9))
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def move(statement: Attribution, by: int) -> Attribution:
    """Return a statement with every span moved by so many code points."""

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in spans)

    mention = statement.speaker.mention
    return msgspec.structs.replace(
        statement,
        source=moved(statement.source),
        cue=moved(statement.cue),
        content=moved(statement.content),
        hedge=moved(statement.hedge),
        speaker=msgspec.structs.replace(statement.speaker, mention=moved((mention,))[0] if mention else None),
    )


def _place_parts(statement: Attribution, start: int, wording: str, text: str) -> Attribution | None:
    """Find content, cue, source and hedges one by one, each near where the one before it lets expect it."""
    by = 0
    found: dict[str, tuple[Span, ...]] = {}
    for role in ("content", "cue", "source", "hedge"):
        spans: list[Span] = []
        for first, behind in getattr(statement, role):
            words = wording[first - start : behind - start]
            at = find_nearest(text, words, first + by)
            if at is None or (found and abs(at - first - by) > NEAR):
                return None
            by = at - first
            spans.append((at, at + len(words)))
        found[role] = tuple(spans)
    mention = statement.speaker.mention
    if mention:
        words = wording[mention[0] - start : mention[1] - start]
        stays = text.startswith(words, mention[0] + by)
        mention = (mention[0] + by, mention[1] + by) if stays else next(iter(found["source"]), None)
    speaker = msgspec.structs.replace(statement.speaker, mention=mention)
    return msgspec.structs.replace(statement, speaker=speaker, **found)
