"""Latin spellings of one name, and names that look alike and are others: what tells the ones from the others."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from marsad.names.costs import Codes, Costs, Floats, encode, spend_on_many
from marsad.names.follows import Follows
from marsad.names.letters import fold_arabic, fold_latin
from marsad.names.vocabulary import fetch, lay_out_skeletons
from training.names.pairs import NATIVE, Pair

LEAST, MOST = 3, 40
"""Letters of a word, and spellings of one name, of which pairs are made."""
CREDIBLE = 0.45
"""Share of letters that two spellings must have in common: the rows have some that are no spellings of each other."""
FEW = 60_000
ASKED, NEAREST = 9_000, 10
FETCHED, FOREIGN, NEAR, NEXT = 80, 10_000, 8, 4
_WEAK = str.maketrans("", "", "اويىةءعه")

Words = list[tuple[str, str]]


def contrast(rows: list[tuple[str, str, int]], *, native: bool) -> tuple[Words, Words, Words]:
    """Return pairs of spellings of one name, pairs that look alike, and pairs that sound alike and are two names.

    Look-alikes are at most two edits apart (one, if short) while their Arabic spellings differ in consonants; what
    sounds alike has the nearest skeletons.

    Args:
        rows: Latin word, Arabic word, how often.
        native: take only rows with letters that transcriptions of European names hardly have.
    """
    sounds: dict[str, set[str]] = defaultdict(set)
    spellings: dict[str, set[str]] = defaultdict(set)
    for raw_latin, raw_arabic, _ in rows:
        latin, arabic = fold_latin(raw_latin), fold_arabic(raw_arabic)
        if len(latin) < LEAST or (native and not NATIVE & set(arabic)):
            continue
        sounds[latin].add(_bare(arabic))
        spellings[arabic.removeprefix("ال") if len(arabic) > 4 else arabic].add(latin)
    one = [
        (a, b)
        for words in spellings.values()
        if len(words) <= MOST
        for a in sorted(words)
        for b in sorted(words)
        if a < b and OSA.normalized_similarity(a, b) >= CREDIBLE
    ]
    chance = random.Random(1)
    two, third = _look_alikes(sounds), _sound_alikes(sounds)
    return sorted(set(one)), chance.sample(two, min(FEW, len(two))), chance.sample(third, min(FEW, len(third)))


def _sound_alikes(sounds: dict[str, set[str]]) -> Words:
    words = sorted(sounds)
    arrays = lay_out_skeletons(words, "la", [1] * len(words))
    found = set()
    for word in words[:: max(1, len(words) // ASKED)]:
        for row in fetch(arrays, word, "la", NEAREST, same=False, rough=4, hopeful=0):
            other = words[row]
            if other != word and not sounds[word] & sounds[other]:
                found.add((min(word, other), max(word, other)))
    return sorted(found)


def _look_alikes(sounds: dict[str, set[str]]) -> Words:
    words = sorted(sounds)
    found = []
    for start in range(0, len(words), 500):
        apart = process.cdist(words[start : start + 500], words, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
        for row, column in zip(*np.nonzero(apart <= 2), strict=True):
            a, b = words[start + row], words[column]
            if a < b and apart[row, column] <= 2 - (len(a) < 6) and not sounds[a] & sounds[b]:
                found.append((a, b))
    return found


def confuse(pairs: list[Pair], costs: Costs, follows: Follows) -> Words:
    """Return Arabic words with Latin words that are near and spell others: the nearest, and some of the next."""
    chance = random.Random(3)
    sounds: dict[str, set[str]] = defaultdict(set)
    right: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        sounds[pair.target].add(_bare(pair.source))
        right[pair.source].add(pair.target)
    words = sorted(sounds)
    arrays = lay_out_skeletons(words, "la", [1] * len(words))
    codes, lengths = encode(words, "la")
    usual = follows.spend(codes, lengths)
    native = [word for word in sorted(right) if NATIVE & set(word)]
    others = [word for word in sorted(right) if not NATIVE & set(word)]
    found = []
    for word in native + chance.sample(others, min(len(others), FOREIGN)):
        rows = fetch(arrays, word, "ar", FETCHED, same=False, rough=4, hopeful=0)
        cost = _spend_on(word, costs, codes[rows], lengths[rows]) / usual[rows]
        near = [words[row] for row in rows[np.argsort(cost)]]
        wrong = [other for other in near if _bare(word) not in sounds[other] and other not in right[word]]
        next_ones = wrong[NEAR : FETCHED // 2]
        found += [(word, other) for other in wrong[:NEAR] + chance.sample(next_ones, min(NEXT, len(next_ones)))]
    return found


def believe(pairs: list[Pair], costs: Costs, follows: Follows) -> list[Pair]:
    """Return the pairs that are spellings of each other: written so, they cost less than their letters alone."""
    codes, lengths = encode([pair.target for pair in pairs], "la")
    usual = follows.spend(codes, lengths)
    of: dict[str, list[int]] = defaultdict(list)
    for at, pair in enumerate(pairs):
        of[pair.source].append(at)
    fine = np.zeros(len(pairs), bool)
    for word, places in of.items():
        fine[places] = _spend_on(word, costs, codes[places], lengths[places]) < usual[places]
    return [pair for pair, good in zip(pairs, fine, strict=True) if good]


def _spend_on(word: str, costs: Costs, codes: Codes, lengths: NDArray[np.int8]) -> Floats:
    """Return what it costs to write an Arabic word as each of many Latin ones."""
    return spend_on_many(costs, *encode([word], "ar"), codes, lengths)


def _bare(arabic: str) -> str:
    return arabic.removeprefix("ال").translate(_WEAK)
