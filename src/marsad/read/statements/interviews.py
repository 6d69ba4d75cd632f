"""Interviews in questions and answers: whose the answers are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.read.statements.actors import Actor, name_tokens
from marsad.text.scripts import ARABIC_LETTER

_ASKS = re.compile(r"\s*(?:س\s?[:/-]|Q\s?[:.]|Question\s?:|سؤال\s?:)", re.IGNORECASE)
_LONGEST = 260
_LEAST = 2
_INTERVIEWER = re.compile(
    r"(?:أجرى (?:الحوار|المقابلة)|حاور(?:ه|ها|ته|تها)|حوار|التق(?:اه|ته|اها|تها)|interview(?:ed)? by|^by)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview: who answers, and where the answers and the questions stand."""

    guest: Actor
    answers: tuple[tuple[int, int], ...]
    questions: tuple[tuple[int, int], ...] = ()

    def answers_at(self, offset: int) -> bool:
        """Tell whether an offset lies in an answer."""
        return any(start <= offset < end for start, end in self.answers)


def find_interview(text: str, blocks: Sequence[tuple[int, int, str]], actors: Sequence[Actor]) -> Interview | None:
    """Return the interview that a story is, or None.

    Two paragraphs or more that ask, and a person named before the first of them: the one named most, and first.

    Args:
        text: the text.
        blocks: `(start, end, kind)` of its paragraphs.
        actors: who occurs in it.
    """
    asking = _asking(text, blocks)
    if len(asking) < _LEAST:
        return None
    begins = blocks[asking[0]][0]
    guests = [a for a in actors if a.kind == "person" and a.mentions[0][0] < begins and not _interviews(text, a)]
    if not guests:
        return None
    guest = max(guests, key=lambda a: (_is_of_note(a), sum(s < begins for s, _ in a.mentions), -a.mentions[0][0]))
    answers = []
    for at, following in zip(asking, [*asking[1:], len(blocks)], strict=True):
        inside = blocks[at + 1 : following] if following < len(blocks) else blocks[at + 1 : at + 2]
        answers += [(start, end) for start, end, _ in inside]
    return Interview(guest, tuple(answers), tuple(blocks[at][:2] for at in asking))


def _is_of_note(actor: Actor) -> bool:
    """Tell whether a story says what a person is, otherwise than as whose deputy or brother: نائبها."""
    return any(not _HIS.match(office) for office in actor.offices)


_HIS = re.compile(r"(?!ال)\w{3,}(?:ه|ها|هم)(?!\w)|(?:his|her|their)\s")
_MARKER = re.compile(r"\s*(?P<who>[^\W\d_][^:/\n]{0,30}?)\s?(?P<sign>[:/-])\s")
_ANSWERS = frozenset(("ج", "جواب", "A", "Answer"))


def answer_marker(text: str, start: int, end: int, guest: Actor) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return where an answer is marked as the guest's (`ج:`, `A:`, `Wardi:`): who, and the sign; None if it is not."""
    m = _MARKER.match(text, start, end)
    if m is None or (m["sign"] != ":" and len(m["who"]) > 1):
        return None
    return (m.span("who"), m.span("sign")) if is_answerer(m["who"], guest) else None


def is_answerer(words: str, guest: Actor) -> bool:
    """Tell whether what stands in front of an answer is its sign, or the guest's name or a part of it."""
    arabic = bool(ARABIC_LETTER.search(words))
    return words in _ANSWERS or set(name_tokens(words, arabic)) <= set(guest.tokens)


def _asking(text: str, blocks: Sequence[tuple[int, int, str]]) -> list[int]:
    """Return which paragraphs ask: by a sign of their own, or dressed like one that does (set bold, `Daily:`)."""
    asking = [i for i, (start, end, kind) in enumerate(blocks) if kind != "headline" and _asks(text[start:end])]
    asked = set(asking)
    bold = any(blocks[i][2] == "subheading" for i in asking)
    names = Counter(name for i in asking if (name := _asker(text[slice(*blocks[i][:2])]))).most_common(1)
    asker = names[0][0] if names and 2 * names[0][1] > len(asking) else None
    bullets = {text[blocks[i][0]] for i in asking}
    answering = {text[blocks[i + 1][0]] for i in asking if i + 1 < len(blocks) and i + 1 not in asked}
    bullet = bullets.pop() if len(bullets) == 1 and bullets < _BULLETS - answering else None
    return [
        i
        for i, (start, end, kind) in enumerate(blocks)
        if i in asked
        or (bold and kind == "subheading")
        or (asker and _asker(text[start:end]) == asker)
        or (bullet and text[start] == bullet and i > asking[0])
    ]


_BULLETS = frozenset("●•◆■▪○-–—*")
"""What questions are set off by: all that begins as they do is one."""


def _asker(paragraph: str) -> str | None:
    """Return the name in front of a question, or None."""
    m = _MARKER.match(paragraph)
    return m["who"] if m and m["sign"] == ":" else None


def _asks(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    return bool(_ASKS.match(paragraph)) or paragraph.rstrip('»”"*_ ').endswith(("?", "؟"))


def _interviews(text: str, actor: Actor) -> bool:
    """Tell whether a person is named as who asked the questions."""
    start = actor.mentions[0][0]
    return bool(_INTERVIEWER.search(text[max(start - 20, 0) : start]))
