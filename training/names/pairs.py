"""Pairs of spellings: from a table of Latin and Arabic words to pairs of letters to learn from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from marsad.names.given import load_given
from marsad.names.letters import fold_arabic, fold_latin

LONGEST = 16
NATIVE = frozenset("ثحخذصضطظعغق")
"""Letters that transcriptions of European names hardly ever have."""

LOOSE, LOOSELY = {"ى": "ي", "ة": "ه"}, 0.35
"""Last letters that many hands write without dots, or with dots that are none, and what such a spelling counts."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and another spelling of it, both folded, and how much it counts."""

    source: str
    target: str
    weight: float


def read_rows(path: Path) -> list[tuple[str, str, int]]:
    """Return the rows of a file: a Latin word, the Arabic word with its letters apart, how often, by tabs."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, arabic, count = line.split("\t")
        rows.append((latin, arabic.replace(" ", ""), int(count)))
    return rows


def across(rows: list[tuple[str, str, int]], *, loose: bool = True) -> list[Pair]:
    """Return pairs from Arabic to Latin; an article that only the Arabic word has goes.

    Args:
        loose: add the words as hands write them that leave out the dots of last letters, or put some.
    """
    pairs = []
    for latin, arabic, count in rows:
        target, source = fold_latin(latin), fold_arabic(arabic)
        if source.startswith("ال") and len(source) > 4 and not target.startswith(("al", "el", "il", "ul")):
            source = source[2:]
        if 1 < len(target) <= LONGEST and 1 < len(source) <= LONGEST:
            # Arabic names count more than what was transcribed into Arabic.
            weight = (min(count, 20) ** 0.5) * (2.0 if NATIVE & set(source) else 1.0)
            pairs.append(Pair(source, target, weight))
            if loose and source[-1] in LOOSE:
                pairs.append(Pair(source[:-1] + LOOSE[source[-1]], target, LOOSELY * weight))
    return pairs


def listed() -> list[Pair]:
    """Return pairs of the Arabic spellings of listed common names and their Latin ones, without names of *Abd al-*."""
    return [
        Pair(source, target, 1.0)
        for name in load_given()
        for source in name.ar[:2]
        for target in name.la
        if 1 < len(source) <= LONGEST and 2 < len(target) <= LONGEST and not source.startswith("عبد")
    ]


def within(pairs: list[Pair], most: int = 12) -> list[Pair]:
    """Return pairs of Latin words that share their Arabic spelling: each way, and each with itself."""
    groups: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        groups[pair.source].add(pair.target)
    found = []
    for words in groups.values():
        if 1 < len(words) <= most:
            weight = 1 / (len(words) - 1)
            found += [Pair(a, b, weight if a != b else 1.0) for a in sorted(words) for b in sorted(words)]
    return found


def common(pairs: list[Pair], least: float = 3.0, most: int = 3) -> dict[str, list[str]]:
    """Return how common Arabic words are usually written in Latin, the usual first."""
    seen: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for pair in pairs:
        seen[pair.source][pair.target] += pair.weight
    found = {}
    for source, targets in sorted(seen.items()):
        best = sorted(targets.items(), key=lambda item: (-item[1], item[0]))
        if len(source) > 1 and best[0][1] >= least * (2 if NATIVE & set(source) else 1):
            found[source] = [target for target, weight in best[:most] if weight >= best[0][1] / 3]
    return found
