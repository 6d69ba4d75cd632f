"""Costs sharpened until they tell spellings of one name from names that look or sound alike.

Expectation maximisation says how likely a spelling is; it does not say what sets names apart: b for p is a rare slip of
one name and a common difference of two. The costs are corrected by logistic regression on what the cheapest way through
each pair writes for what, the ways are found anew, and so on: an edit distance that is learnt to discriminate (after
McCallum, Bellare and Pereira, UAI 2005), held near the costs it began with.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Costs, RawCosts, encode, place_of, spell
from marsad.names.follows import Follows
from marsad.names.letters import LETTERS, Alphabet
from training.names.contrast import Words
from training.names.em import pieces_of
from training.names.pairs import NATIVE, Pair

Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
Encoded = tuple[NDArray[np.int8], NDArray[np.int8]]

SCALE = {"ar": 0.5, "la": 0.4}
"""What a nat of the first costs is worth to begin with, by the alphabet of the source."""
HELD = {"ar": 5.0, "la": 1.0}
"""How strongly costs are held to what they were."""
ROUNDS, STEPS, STRIDE = 4, 150, 0.1
AT_ONCE = 40_000


@dataclass(frozen=True, slots=True)
class Examples:
    """Pairs of words each way round, whether they are one name, and how much each counts."""

    source: list[str]
    target: list[str]
    one: Doubles
    weight: Doubles
    alphabets: tuple[Alphabet, Alphabet]


def gather(ones: list[tuple[Words, float]], twos: list[tuple[Words, float]]) -> Examples:
    """Return examples of lists of Latin pairs, each with a weight; both answers count the same in all."""
    pairs = [pair for words, _ in (*ones, *twos) for pair in words]
    one = np.array([1.0] * sum(len(words) for words, _ in ones) + [0.0] * sum(len(words) for words, _ in twos))
    weight = np.concatenate([np.full(len(words), share) for words, share in (*ones, *twos)])
    for answer in (0.0, 1.0):
        weight[one == answer] *= 0.5 * len(one) / weight[one == answer].sum()
    return Examples(
        [a for a, _ in pairs] + [b for _, b in pairs],
        [b for _, b in pairs] + [a for a, _ in pairs],
        np.tile(one, 2),
        np.tile(weight, 2),
        ("la", "la"),
    )


def gather_across(right: list[Pair], wrong: Words) -> Examples:
    """Return examples of Arabic and Latin words: right pairs by their weight, and wrong ones that count more in all."""
    one = np.array([1.0] * len(right) + [0.0] * len(wrong))
    native = [2.0 if NATIVE & set(arabic) else 1.0 for arabic, _ in wrong]
    weight = np.array([min(pair.weight, 3.0) for pair in right] + native)
    weight[one == 1] *= 0.3 * len(one) / weight[one == 1].sum()
    weight[one == 0] *= 0.7 * len(one) / weight[one == 0].sum()
    source = [pair.source for pair in right] + [arabic for arabic, _ in wrong]
    target = [pair.target for pair in right] + [latin for _, latin in wrong]
    return Examples(source, target, one, weight, ("ar", "la"))


def measures_of(examples: Examples, follows: Follows) -> Doubles:
    """Return what is known of pairs beside their letters: a constant, and how ordinary and how long they are."""
    codes, lengths = encode(examples.target, examples.alphabets[1])
    ordinary = follows.spend(codes, lengths)
    own = encode(examples.source, examples.alphabets[0])[1]
    return np.stack([np.ones(len(own)), ordinary / 10, lengths / 10, own / 10], axis=1).astype(np.float64)


def find_ways(scores: NDArray[np.float32], base: int, longest: int, examples: Examples) -> tuple[Ints, Ints]:
    """Return what the best way through each pair writes: the pair's place, and the place in the table."""
    owners, places = [], []
    for start in range(0, len(examples.source), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        words = encode(examples.source[part], examples.alphabets[0])
        others = encode(examples.target[part], examples.alphabets[1])
        owner, place = _find_ways(scores, (base, longest), words, others)
        owners.append(owner + start)
        places.append(place)
    return np.concatenate(owners), np.concatenate(places)


def _find_ways(
    scores: NDArray[np.float32], shape: tuple[int, int], words: Encoded, others: Encoded
) -> tuple[Ints, Ints]:
    (codes, lengths), (written, ends), (base, longest) = words, others, shape
    rows, width, depth = np.arange(len(lengths)), int(ends.max()), int(lengths.max())
    pieces = pieces_of(written[:, :width], base, longest)
    units = codes.astype(np.int64) * 3 + 1
    units[:, 0] -= 1
    long = lengths > 1
    units[rows[long], lengths[long] - 1] += 1
    best = np.full((len(rows), width + 1), -1e9, np.float32)
    best[:, 0] = 0
    taken = np.zeros((depth, len(rows), width + 1), np.int8)
    for at in range(depth):
        worth = scores[units[:, at][:, None, None], pieces]
        step, choice = best + worth[:, :, 0], taken[at]
        for k in range(1, min(longest, width) + 1):
            onward = best[:, :-k] + worth[:, k:, k]
            better = onward > step[:, k:]
            step[:, k:] = np.where(better, onward, step[:, k:])
            choice[:, k:][better] = k
        best = np.where((lengths > at)[:, None], step, best)
    owners, places, end = [], [], ends.astype(np.int64)
    for at in range(depth - 1, -1, -1):
        live = lengths > at
        k = taken[at][rows, end].astype(np.int64)
        owners.append(rows[live])
        places.append((units[:, at] * base**longest + pieces[rows, end, k])[live])
        end = np.where(live, end - k, end)
    return np.concatenate(owners), np.concatenate(places)


def sharpen(raw: RawCosts, examples: Examples, follows: Follows) -> tuple[RawCosts, list[float]]:
    """Return the corrected table, and what the other measures weigh (`marsad.names.likeness`)."""
    source, target = examples.alphabets
    costs = Costs(raw, source, target)
    first = -SCALE[source] * costs.table
    scores, shares = first.copy(), np.zeros(4)
    measures = measures_of(examples, follows)
    touched: Ints = np.zeros(0, np.int64)
    for number in range(ROUNDS):
        owners, places = find_ways(scores, costs.base, raw.longest, examples)
        used, at = np.unique(places, return_inverse=True)
        start, before = (table.reshape(-1)[used].astype(np.float64) for table in (first, scores))
        worth, shares, loss = _regress(examples, measures, (owners, at), start, before, shares)
        scores.reshape(-1)[used] = worth
        touched = np.union1d(touched, used)
        print(f"  round {number}: {len(used)} ways of writing, loss {loss:.4f}")
    return _raw(raw, examples.alphabets, -scores, touched), [round(float(share), 4) for share in shares]


def _regress(
    examples: Examples, measures: Doubles, ways: tuple[Ints, Ints], start: Doubles, worth: Doubles, shares: Doubles
) -> tuple[Doubles, Doubles, float]:
    """Return better worths of the ways of writing, better shares, and the mean loss: steps scaled as in AdaGrad."""
    owners, at = ways
    worth, shares = worth.copy(), shares.copy()
    run, run_shares = np.full(len(worth), 1e-9), np.full(len(shares), 1e-9)
    chance = np.zeros(len(examples.one))
    for _ in range(STEPS):
        total = measures @ shares + np.bincount(owners, weights=worth[at], minlength=len(examples.one))
        chance = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        wrong = (chance - examples.one) * examples.weight
        slope = np.bincount(at, weights=wrong[owners], minlength=len(worth)) + HELD[examples.alphabets[0]] * (
            worth - start
        )
        slope_shares = measures.T @ wrong
        run += slope**2
        run_shares += slope_shares**2
        worth -= STRIDE * slope / np.sqrt(run)
        shares -= STRIDE * slope_shares / np.sqrt(run_shares)
    right = np.where(examples.one > 0, chance, 1 - chance)
    return worth, shares, float(-(examples.weight * np.log(right + 1e-12)).mean())


def _raw(raw: RawCosts, alphabets: tuple[Alphabet, Alphabet], table: NDArray[np.float32], touched: Ints) -> RawCosts:
    """Return a table as it is stored: what was seen in either learning."""
    source, target = alphabets
    size = table.shape[1]
    letters = LETTERS[source]
    keep = set(touched.tolist())
    for unit, row in raw.costs.items():
        first = ((letters.index(unit[0]) + 1) * 3 + int(unit[1])) * size
        keep |= {first + place_of(piece, target) for piece in row}
    found: dict[str, dict[str, int]] = {}
    unseen = [round(SCALE[source] * cost) for cost in raw.unseen]
    for flat in sorted(keep):
        unit_at, place = divmod(flat, size)
        piece = spell(place, target)
        cost = round(100 * float(table[unit_at, place]))
        if unit_at >= 3 and abs(cost - unseen[len(piece)]) > 5:
            found.setdefault(letters[unit_at // 3 - 1] + str(unit_at % 3), {})[piece] = cost
    return RawCosts(raw.longest, unseen, found)
