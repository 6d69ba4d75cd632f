"""Which names of a pool a query may mean: those that hold likely words are gathered, the best compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.names.compounds import FAITH
from marsad.names.costs import Floats
from marsad.names.keys import look_up
from marsad.names.letters import ALPHABETS, Alphabet
from marsad.names.parse import Name, Part
from marsad.names.pool import HOW, LATIN_FROM, MOST_PARTS, Arrays, first_of, rarity
from marsad.names.runs import Rows, Runs
from marsad.names.scoring import score
from marsad.names.vocabulary import Sought, Vocabulary
from marsad.names.weights import INITIAL, KINDS, same_words, weigh

FETCHED, SHARED = 400, 200
"""Likely words fetched for a word alone, and words that those of longer names share."""
OF_OWN = 0.8
"""Share of them that is enough in the alphabet of the word, if there are other words to go by."""
FEW, OTHERWISE = 24, 48
"""Likely words fetched for a word that tells little, and for one in a shape that it may not have."""
SECOND, JOINED, SHORT = 0.95, 0.99, 0.88
"""Likeness kept where a beginning is taken for an article that may be none; and where *bin* is one word with a name."""
POOR, ENOUGH = 0.7, 0.72
"""Scores from which on nothing more is looked for, for names of several words and of one."""
KNOWN = 1.0
"""Likeness from which on a word of the pool is the query's: in the same letters."""
WIDER = 5
"""How many times as many words are fetched where no name is like."""
COMPARED = 40
"""Names compared part by part: those that the likeliest words promise most."""
LEFT_OUT = 0.4
TOUCHED = 0.02
"""Likeness by which a name has to be touched to be compared."""
WHOLE = 0.96
ALIKE_WHOLE = 0.6
"""Likeness from which on a word stands for two parts of the query."""
ALIKE = 0.8
"""Likeness from which on another spelling is counted when a word is weighed that no name spells so."""
_SHARES = np.array([1.0, SECOND, SHORT, 0.0], np.float32)
"""What is kept of likeness, by how a part of the pool has the shape."""
_INITIAL = KINDS.index("initial")


@dataclass(frozen=True, slots=True)
class _Likely:
    """Words of the pool that a part may be, and how like it they are: the most alike last."""

    numbers: Rows
    like: Floats
    whole: Rows
    """Words that are the part and the one before it: Benali, for *bin* Ali."""

    @classmethod
    def join(cls, numbers: list[Rows], likes: list[Floats], whole: list[Rows]) -> _Likely:
        """Return what was found in several ways as one, the most alike of each word."""
        wholes = np.concatenate(whole) if whole else np.zeros(0, np.int64)
        if not numbers:
            return cls(np.zeros(0, np.int64), np.zeros(0, np.float32), wholes)
        number, like = np.concatenate(numbers), np.concatenate(likes)
        order = like.argsort()
        if len(numbers) > 1:
            kept = np.unique(number[order[::-1]], return_index=True)[1]
            order = order[::-1][np.sort(kept)[::-1]]
        return cls(number[order], like[order], wholes)


class Ranking:
    """The words of a pool, and the scores of its names."""

    def __init__(self, arrays: Arrays, names: int) -> None:
        self._arrays, self.names = arrays, names
        self._count: NDArray[np.int32] = arrays["count"]  # type: ignore[assignment]
        self._usual = float(arrays["usual"][0])
        self._words = {one: Vocabulary(_under(arrays, f"{one}.word."), one) for one in ALPHABETS}
        self._wholes = {one: Vocabulary(_under(arrays, f"{one}.whole."), one) for one in ALPHABETS}
        self._numbers = {one: self._runs(f"{one}.word.of") for one in ALPHABETS}
        self._whole_rows = {one: self._runs(f"{one}.whole.of") for one in ALPHABETS}
        self._holders = self._runs("held")
        self._same: dict[tuple[str, ...], Rows] = {}

    def _runs(self, name: str) -> Runs:
        return Runs(self._arrays[name], self._arrays[f"{name}_ends"])  # type: ignore[arg-type]

    def find(self, name: Name, most: int = COMPARED) -> dict[int, float]:
        """Return the scores of the names that may be meant, by row: so many as are wanted, or more."""
        parts = name.parts[:MOST_PARTS]
        if not parts or not self.names:
            return {}
        likely = self._likely(parts)
        found = self._compare(parts, likely, most)
        if len(parts) > 1 and max(found.values(), default=0.0) < POOR:
            strange = {place for place, one in enumerate(likely) if one.like.max(initial=0) < KNOWN}
            if strange:
                wider = self._likely(parts, WIDER, strange)
                likely = [wider[place] if place in strange else one for place, one in enumerate(likely)]
                found = self._compare(parts, likely, most)
        if max(found.values(), default=0.0) < (POOR if len(parts) > 1 else ENOUGH):
            self._find_wholes(name, found)
        return found

    def _compare(self, parts: Sequence[Part], likely: Sequence[_Likely], most: int) -> dict[int, float]:
        """Return the scores of the names that likely words lead to."""
        weights, tables, total = self._gather(parts, likely)
        rows = self._best(total, float(weights.sum()), max(most, COMPARED))
        if not len(rows):
            return {}
        whole = {place: one.whole for place, one in enumerate(likely) if len(one.whole)}
        return dict(zip(rows.tolist(), self._score(parts, weights, tables, whole, rows).tolist(), strict=True))

    def _weight_of(self, part: Part, likely: _Likely) -> float:
        """Return how much a part tells: the less, the more names have it, in this spelling or in the likeliest ones."""
        places = look_up(self._arrays["hashes"], self._arrays["places"], "|".join(part.shapes))  # type: ignore[arg-type]
        if len(places):
            count = float(self._count[places[0]])
        else:
            first = int(likely.like.searchsorted(ALIKE))
            count = float(self._count[likely.numbers[first:]] @ (likely.like[first:] - ALIKE) / (1 - ALIKE))
        return weigh(part, float(rarity(max(count, 1.0), self.names)) / self._usual)

    def _gather(self, parts: Sequence[Part], found: Sequence[_Likely]) -> tuple[Floats, list[Floats], Floats]:
        """Return the parts' weights, how like they are to fetched words (0: not fetched), and what names get by it."""
        weights, total = np.zeros(len(parts), np.float32), np.zeros(self.names, np.float32)
        tables = []
        for place, (part, likely) in enumerate(zip(parts, found, strict=True)):
            weights[place] = self._weight_of(part, likely)
            table = np.zeros(len(self._count), np.float32)
            table[likely.numbers] = likely.like
            tables.append(table)
            if part.kind != "initial":
                rows, of = self._holders.of(likely.numbers)
                best = np.zeros(self.names, np.float32)
                best[rows] = likely.like[of]  # the last written stays: the most alike
                if any(part.shapes[0] == other.shapes[0] for other in parts[:place]):
                    best[np.bincount(rows, minlength=self.names) < 2] = 0  # Ali Ali is sought, and not any Ali
                best *= weights[place]
                total += best
        return weights, tables, total

    def _likely(self, parts: Sequence[Part], wider: int = 1, only: Set[int] | None = None) -> list[_Likely]:
        """Return for each part the words of the pool that are fetched for it: so many times as many as is usual.

        With `only`, for the parts in those places.
        """
        numbers: list[list[Rows]] = [[] for _ in parts]
        likes: list[list[Floats]] = [[] for _ in parts]
        wholes: list[list[Rows]] = [[] for _ in parts]
        for place, part in enumerate(parts):
            if same := same_words(part):
                found = self._exactly(same)
                numbers[place].append(found)
                likes[place].append(np.ones(len(found), np.float32))
        asked = [one for one in _ask(parts, wider) if only is None or one[0] in only]
        sought = [one for _, one, _ in asked]
        for alphabet, words in self._words.items():
            for (place, _, share), (rows, like) in zip(asked, words.find(sought) if len(words) else (), strict=False):
                near = like > TOUCHED
                found, of = self._numbers[alphabet].of(rows[near])
                shares = share * _SHARES.take(found % len(HOW))
                numbers[place].append(found // len(HOW))
                likes[place].append(np.minimum(like[near][of] * shares, np.float32(1)))
                if share == JOINED:
                    wholes[place].append(numbers[place][-1][likes[place][-1] > ALIKE_WHOLE])
        return [_Likely.join(*ways) for ways in zip(numbers, likes, wholes, strict=True)]

    def _exactly(self, words: tuple[str, ...]) -> Rows:
        """Return the numbers of the parts that are one of some words."""
        if words not in self._same:
            found = [self._numbers[one].of(self._words[one].look_up(word))[0] for one in ALPHABETS for word in words]
            self._same[words] = np.unique(np.concatenate(found) // len(HOW))
        return self._same[words]

    def _best(self, total: Floats, whole: float, most: int) -> Rows:
        rows = np.flatnonzero(total > TOUCHED)
        if len(rows) > most:
            sums: Floats = self._arrays["sum"]  # type: ignore[assignment]
            guess = total[rows] / (whole + LEFT_OUT * np.maximum(sums[rows] - whole, 0))
            rows = rows[np.argpartition(-guess, most)[:most]]
        return rows

    def _padded(self, rows: Rows) -> tuple[Rows, NDArray[np.bool_]]:
        """Return the places of the parts of some names, names x parts, and which of them are."""
        ends: Rows = self._arrays["end"]  # type: ignore[assignment]
        starts, lengths = ends[rows], ends[rows + 1] - ends[rows]
        columns = np.arange(int(lengths.max(initial=1)))
        there = columns[None, :] < lengths[:, None]
        return np.where(there, starts[:, None] + columns[None, :], 0), there

    def _score(
        self, parts: Sequence[Part], weights: Floats, tables: list[Floats], whole: Mapping[int, Rows], rows: Rows
    ) -> Floats:
        """Return the scores of some names, by what is known so far of their words."""
        places, there = self._padded(rows)
        tokens = self._arrays["token"][places]
        like = np.stack([table[tokens] for table in tables], axis=1)
        like = np.where(there[:, None, :], like, np.float32(0))
        self._initials(parts, like, places, tokens)
        theirs = np.where(there, self._arrays["weight"][places], np.float32(0))
        excused = np.zeros((len(rows), len(parts)), bool)
        for place, words in whole.items():
            excused[:, place - 1] = (np.isin(tokens, words) & there).any(axis=1)
        return score(like, weights, theirs, excused)[0]

    def _initials(self, parts: Sequence[Part], like: Floats, places: Rows, tokens: NDArray[np.generic]) -> None:
        """Set how like initials and words are that begin with them."""
        theirs = self._arrays["kind"][places] == _INITIAL
        if not theirs.any() and all(part.kind != "initial" for part in parts):
            return
        first = self._arrays["first"][tokens]
        for row, part in enumerate(parts):
            letter = first_of(part)
            of = np.full(theirs.shape, part.kind == "initial") | theirs
            of &= (first // LATIN_FROM) == letter // LATIN_FROM
            value = np.where(theirs & (part.kind == "initial"), 1.0, INITIAL) * (first == letter)
            like[:, row, :] = np.where(of, value, like[:, row, :])

    def _find_wholes(self, name: Name, found: dict[int, float]) -> None:
        """Add names written in two words where the query has one, or in one where it has two."""
        count = sum(part.kind != "title" for part in name.parts)
        whole, alphabet = name.whole
        if not whole or count > 2:
            return
        for one in ALPHABETS:
            names, like = self._whole(whole, alphabet, one) if count == 1 else self._alone(whole, alphabet, one)
            for row, value in zip(names.tolist(), (WHOLE * like).tolist(), strict=True):
                if value > found.get(row, 0.0):
                    found[row] = value

    def _whole(self, whole: str, alphabet: Alphabet, among: Alphabet) -> tuple[Rows, Floats]:
        rows, like = self._wholes[among].find([Sought(whole, alphabet, 4 * FEW, 4 * FEW)])[0]
        names, at = self._whole_rows[among].of(rows)
        return names, like[at]

    def _alone(self, whole: str, alphabet: Alphabet, among: Alphabet) -> tuple[Rows, Floats]:
        rows, like = self._words[among].find([Sought(whole, alphabet, 4 * FEW, 4 * FEW)])[0]
        words, at = self._numbers[among].of(rows)
        names, back = self._holders.of(words // len(HOW))
        alone = self._arrays["telling"][names] == 1
        return names[alone], like[at][back][alone]


def _ask(parts: Sequence[Part], wider: int) -> list[tuple[int, Sought, float]]:
    """Return the words to be fetched: of which part, how many, and what share of their likeness is kept."""
    asked = []
    telling = sum(part.kind in ("name", "organisation") for part in parts) or 1
    for place, part in enumerate(parts):
        if same_words(part):
            continue
        few = part.kind not in ("name", "organisation")
        for at, shape in enumerate(part.shapes):
            joined = at > 0 and place > 0 and shape.removesuffix(part.shapes[0]) not in (shape, "ال")
            short = at > 0 and part.shapes[0] == shape + FAITH[part.alphabet]
            share = JOINED if joined else SHORT if short else SECOND if at else 1.0
            if few:
                count = FEW
            elif at:
                count = OTHERWISE
            else:
                count = FETCHED if telling == 1 else SHARED * 2 // (telling + 1) * wider
            of_own = count if telling == 1 else int(OF_OWN * count)
            asked.append((place, Sought(shape, part.alphabet, count, of_own), share))
    return asked


def _under(arrays: Arrays, prefix: str) -> Arrays:
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}
