"""Names that look alike and are others, against names that are one and are spelled differently.

From words that are measured by: two Latin spellings of one Arabic word are true variants; two Latin words at most two
edits apart, whose Arabic words differ in their consonants, are look-alikes. Counted is the share of look-alikes that
are merged at the threshold that keeps 90 of 100 true variants.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from bench.names.sets import NATIVE, read_words
from rapidfuzz.distance import OSA, JaroWinkler

from marsad.names import compare_names
from marsad.names.letters import fold_arabic, fold_latin

KEPT = 0.9
COUNT = 800
CREDIBLE = 0.6
"""Share of letters that two spellings must have in common: the pairs have some that are no spellings of each other."""
_WEAK = str.maketrans("", "", "اويىةءعه")


def read_pairs(path: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return true variants and look-alikes, a sample of each."""
    rows = [(latin, fold_arabic(arabic)) for latin, arabic in read_words(path) if NATIVE.search(arabic)]
    arabic_of: dict[str, set[str]] = defaultdict(set)
    latin_of: dict[str, set[str]] = defaultdict(set)
    for latin, arabic in rows:
        if len(fold_latin(latin)) > 3:
            arabic_of[latin].add(arabic.removeprefix("ال").translate(_WEAK))
            latin_of[arabic].add(latin)
    variants = [
        (a, b)
        for words in latin_of.values()
        for a in sorted(words)
        for b in sorted(words)
        if a < b and OSA.normalized_similarity(fold_latin(a), fold_latin(b)) >= CREDIBLE
    ]
    words = sorted(arabic_of)
    alike = [
        (a, b)
        for at, a in enumerate(words)
        for b in words[at + 1 :]
        if abs(len(a) - len(b)) < 3
        and not arabic_of[a] & arabic_of[b]
        and OSA.distance(fold_latin(a), fold_latin(b), score_cutoff=2) <= 2 - (len(a) < 6)
    ]
    chance = random.Random(9)
    return chance.sample(variants, min(COUNT, len(variants))), chance.sample(alike, min(COUNT, len(alike)))


def merged(
    score: Callable[[str, str], float], variants: list[tuple[str, str]], alike: list[tuple[str, str]]
) -> tuple[float, float]:
    """Return the share of look-alikes at or above the threshold, and the threshold."""
    kept = sorted((score(a, b) for a, b in variants), reverse=True)
    threshold = kept[int(KEPT * len(kept)) - 1]
    return round(sum(score(a, b) >= threshold for a, b in alike) / len(alike), 3), round(threshold, 3)


def measure(path: Path, *, peers: bool) -> list[dict[str, object]]:
    """Return a row a system."""
    variants, alike = read_pairs(path)
    systems: dict[str, Callable[[str, str], float]] = {"marsad": lambda a, b: compare_names(a, b).score}
    if peers:
        systems["Jaro-Winkler, folded"] = lambda a, b: JaroWinkler.similarity(fold_latin(a), fold_latin(b))
    rows: list[dict[str, object]] = []
    for system, score in systems.items():
        share, threshold = merged(score, variants, alike)
        rows.append(
            {
                "system": system,
                "set": "look-alikes",
                "variants": len(variants),
                "pairs": len(alike),
                "merged": share,
                "at": threshold,
            }
        )
    return rows
