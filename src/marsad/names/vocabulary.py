"""Words of one alphabet, found by any spelling in either: an inverted index over skeletons, then the letters' costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.names.costs import Floats
from marsad.names.given import load_given
from marsad.names.keys import look_up, sort_keys
from marsad.names.letters import Alphabet
from marsad.names.likeness import Words, find_likeness, make_word, make_words
from marsad.names.runs import Rows, Runs, run_up
from marsad.names.skeleton import PAIRED, PLAIN, features_of

Arrays = Mapping[str, NDArray[np.generic]]
PRIOR = 0.06
"""Of words that sound alike the common ones are the likelier: what each e-fold of names that hold a word adds."""
KEPT = 4096
"""Words whose likenesses are kept: the same names come again and again."""
HOPEFUL = 0.4
"""Share of the best word's skeleton that a word must have to be compared."""
ROUGH = 3
"""How many times the words asked for are looked at in more than pairs of consonants."""

LEAST = 160
"""How many are at least."""


def lay_out(words: Sequence[str], alphabet: Alphabet, counts: Sequence[int]) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a vocabulary."""
    made = make_words(list(words), alphabet)
    own: dict[str, NDArray[np.generic]] = {
        "codes": made.codes,
        "lengths": made.lengths,
        "ordinary": made.ordinary,
        "given": made.given,
    }
    of, names = np.nonzero(made.given)
    own["listed"], own["listed_ends"] = run_up(
        made.given[of, names].astype(np.int64), of.astype(np.int64), len(load_given()) + 1
    )
    return own | lay_out_skeletons(words, alphabet, counts)


def lay_out_skeletons(
    words: Sequence[str], alphabet: Alphabet, counts: Sequence[int]
) -> dict[str, NDArray[np.generic]]:
    """Return the arrays by which words are fetched."""
    plain = np.zeros((len(words), len(PLAIN)), np.float32)
    at: list[int] = []
    keys: list[int] = []
    weights: list[float] = []
    for place, word in enumerate(words):
        paired, others = features_of(word, alphabet)
        keys += paired
        weights += paired.values()
        at += [place] * len(paired)
        for one, share in others.items():
            plain[place, one] = share
    feature, row_of, weight_of = np.array(keys, np.int64), np.array(at, np.int64), np.array(weights, np.float32)
    rarity = np.log(1 + len(words) / np.maximum(np.bincount(feature, minlength=PAIRED), 1)).astype(np.float32)
    rarity_plain = np.log(1 + len(words) / np.maximum((plain > 0).sum(axis=0), 1)).astype(np.float32)
    norms = np.sqrt(
        np.bincount(row_of, weights=(weight_of * rarity[feature]) ** 2, minlength=len(words))
        + ((plain * rarity_plain) ** 2).sum(axis=1)
    )
    norms = np.maximum(norms, 1e-3)
    worth = weight_of * rarity[feature] ** 2 / norms[row_of]
    order = np.argsort(feature, kind="stable")
    rows, ends = run_up(feature, row_of, PAIRED)
    hashes, places = sort_keys(words)
    return {
        "prior": 1 + PRIOR * np.log(np.maximum(np.array(counts, np.float32), 1)),
        "plain": (plain * rarity_plain**2 / norms[:, None]).astype(np.float32),
        "rows": rows,
        "ends": ends,
        "worth": worth[order].astype(np.float32),
        "hashes": hashes,
        "places": places,
    }


class Sought(NamedTuple):
    """A word in whichever alphabet, and how many likely words are wanted: of the other alphabet, and of its own."""

    letters: str
    alphabet: Alphabet
    wanted: int
    of_own: int


class Vocabulary:
    """Words of one alphabet, by their arrays."""

    def __init__(self, arrays: Arrays, alphabet: Alphabet) -> None:
        self.alphabet = alphabet
        self._arrays = arrays
        self.words = Words(
            arrays["codes"],  # type: ignore[arg-type]
            arrays["lengths"],  # type: ignore[arg-type]
            arrays["ordinary"],  # type: ignore[arg-type]
            arrays["given"],  # type: ignore[arg-type]
            alphabet,
        )
        self._listed = Runs(arrays["listed"], arrays["listed_ends"])  # type: ignore[arg-type]
        self._found: dict[Sought, tuple[Rows, Floats]] = {}

    def __len__(self) -> int:
        return len(self.words)

    def look_up(self, word: str) -> Rows:
        """Return the row of a word in just these letters; none if it is not there."""
        return look_up(self._arrays["hashes"], self._arrays["places"], word).astype(np.int64)  # type: ignore[arg-type]

    def find(self, sought: Sequence[Sought]) -> list[tuple[Rows, Floats]]:
        """Return for each word that is sought rows of likely words, and how like they are."""
        if len(self._found) > KEPT:
            self._found.clear()
        # What is returned is held here: another thread may clear what is kept at any moment.
        found = {one: kept for one in sought if (kept := self._found.get(one)) is not None}
        new = {one: self._look_at(one) for one in dict.fromkeys(sought) if one not in found}
        self._found |= new
        found |= new
        return [found[one] for one in sought]

    def _look_at(self, sought: Sought) -> tuple[Rows, Floats]:
        """Fetch likely words for a word, and compare them."""
        same = sought.alphabet == self.alphabet
        count = sought.of_own if same else sought.wanted
        word = make_word(sought.letters, sought.alphabet)
        rows = fetch(self._arrays, sought.letters, sought.alphabet, count, same=same)
        names = word.given[0, word.given[0] > 0].astype(np.int64)
        if len(names):  # a listed name is fetched by its number too: little is heard of Hayat in حياة
            rows = np.unique(np.concatenate([rows, self._listed.of(names)[0]]))
        return rows, find_likeness(word, self.words.take(rows))


def fetch(
    arrays: Arrays,
    letters: str,
    alphabet: Alphabet,
    count: int,
    *,
    same: bool = True,
    rough: int = ROUGH,
    hopeful: float = HOPEFUL,
) -> Rows:
    """Return the rows of the words whose skeletons are most alike, in no order, among them the word itself."""
    size = len(arrays["prior"])
    if size <= count:
        return np.arange(size)
    paired, plain = features_of(letters, alphabet)
    ends, rows, worth = arrays["ends"], arrays["rows"], arrays["worth"]
    runs = [(int(ends[at]), int(ends[at + 1])) for at in paired]
    found = np.concatenate([rows[start:end] for start, end in runs])
    worths = np.concatenate([worth[start:end] for start, end in runs])
    worths *= np.array(list(paired.values()), np.float32).repeat([end - start for start, end in runs])
    scores = np.asarray(np.bincount(found, weights=worths, minlength=size), np.float64)
    best = _above(scores, max(rough * count, LEAST))
    weights = np.zeros(len(PLAIN), np.float32)
    weights[list(plain)] = list(plain.values())
    better = (scores.take(best) + arrays["plain"].take(best, axis=0) @ weights) * arrays["prior"].take(best)  # type: ignore[operator]
    if len(best) > count:
        top = (-better).argpartition(count)[:count]
        better = better.take(top)
        best = best.take(top[better > hopeful * better.max()])
    if same:
        own = look_up(arrays["hashes"], arrays["places"], letters)  # type: ignore[arg-type]
        if len(own) and not (best == own[0]).any():
            best = np.append(best, own[0])
    return np.asarray(best, np.int64)


def _above(scores: NDArray[np.float64], count: int) -> Rows:
    """Return about so many of the best, more rather than fewer: by a sample where there are very many."""
    some = scores[:: max(1, len(scores) // 4096)]
    share = count * len(some) // len(scores)
    if share + 1 >= len(some):
        return np.flatnonzero(scores)
    least = np.partition(some, len(some) - share - 1)[len(some) - share - 1]
    best = np.flatnonzero(scores >= max(float(least), 1e-6))
    if len(best) > 4 * count:
        best = best[np.argpartition(-scores[best], count)[:count]]
    return best
