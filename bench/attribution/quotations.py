"""Direct quotations: stretches of three words and more in quotation marks, with their speaker."""

from __future__ import annotations

from collections.abc import Sequence

from bench.attribution.spans import Item, Range, Tokens

LEAST_WORDS = 3
_OPEN, _CLOSE, _EITHER = "“«„", "”»", '"＂'


def find_quotations(tokens: Tokens) -> list[Range]:
    """Return what stands in double quotation marks, three words and more, as ranges trimmed of outer marks.

    A mark left open at the end of a paragraph closes there: each paragraph of a long quotation is one.
    """
    found: list[Range] = []
    opened = -1
    for i in range(len(tokens.starts) + 1):
        last = i == len(tokens.starts)
        char = "" if last else tokens.text[tokens.starts[i]]
        breaks = last or (i > 0 and "\n" in tokens.text[tokens.ends[i - 1] : tokens.starts[i]])
        if opened >= 0 and (breaks or char in _CLOSE or char in _EITHER):
            words = [j for j in range(opened + 1, i) if tokens.solid[j]]
            if len(words) >= LEAST_WORDS:
                found.append((words[0], words[-1] + 1))
            opened = -1
            if not breaks:
                continue
        if not last and opened < 0 and (char in _OPEN or char in _EITHER):
            opened = i
    return found


def quoted_items(tokens: Tokens, items: Sequence[Item], quotations: Sequence[Range]) -> list[Item]:
    """Return one item for each quotation whose words all lie in one attribution's content, with its source.

    The words are the quotation's solid tokens; inner marks decide nothing. A quotation in two contents counts twice.
    """
    found = []
    for first, behind in quotations:
        words = {i for i in range(first, behind) if tokens.solid[i]}
        for item in items:
            if words <= item.content_tokens:
                quoted = frozenset(range(first, behind))
                found.append(Item(item.source, (), ((first, behind),), item.confidence, item.source_tokens, quoted))
    return found
