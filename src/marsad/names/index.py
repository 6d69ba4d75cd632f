"""Many names, and those of them that a query may mean: any spelling, either script, the best first.

Words of names are kept once, by alphabet. A query's words fetch likely words by skeleton (`wordindex`), letters' costs
say how like each is, names that hold them are gathered, and the best of those are compared part by part (`scoring`).
A name in one word finds one in two by its letters in one piece; acronyms find names by initials; listed forms find each
other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.errors import BadInput
from marsad.names.costs import Floats
from marsad.names.forms import other_forms
from marsad.names.letters import Alphabet
from marsad.names.likeness import Words, find_likeness
from marsad.names.parse import Name, Part, parse_name
from marsad.names.runs import Runs, turn
from marsad.names.scoring import score
from marsad.names.weights import likeness_of_initials, weigh
from marsad.names.wordindex import WordIndex

MOST_PARTS = 10
FETCHED = 280
"""Likely words fetched for a query, shared out among its words."""
SECOND = 0.93
"""Likeness kept where a beginning is taken for an article that may be none."""
COMPARED = 64
"""Names compared part by part."""
LEAST = 0.05
"""Scores below this are no hits."""
TOUCHED = 0.02
"""Likeness by which a name has to be touched to be compared."""
WHOLE = 0.96
LISTED = 0.97
INITIALS = 0.72


@dataclass(frozen=True, slots=True)
class Hit:
    """A name that a query may mean, and how like it is: 1 is the same letters."""

    name: str
    score: float
    row: int


class NameIndex:
    """An index over a list of names. Build it once; finding needs no more than what it holds.

    >>> index = NameIndex(["Abu Mohammad al-Jolani", "Bashar al-Assad", "Riad al-Asaad"])
    >>> index.find("أبو محمد الجولاني", 1)[0].name
    'Abu Mohammad al-Jolani'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self.refused: list[tuple[int, str]] = []
        """Rows that are no names, and why."""
        self._parts: list[tuple[Part, ...]] = []
        self._wholes: list[tuple[str, Alphabet]] = []
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._acronyms: dict[str, list[int]] = defaultdict(list)
        for row, text in enumerate(self.names):
            self._add(row, text)
        self._number_words()
        self._index_wholes()

    def __len__(self) -> int:
        return len(self.names)

    def find(self, query: str, top: int = 10) -> list[Hit]:
        """Return the names that a query may mean, the best first.

        Raises:
            BadInput: the query is no name.
        """
        name = parse_name(query)
        scores = self._find(name)
        for form in other_forms(query):
            for row, found in self._find(parse_name(form)).items():
                scores[row] = max(scores.get(row, 0.0), LISTED * found)
        for row in self._by_initials(name, query):
            scores[row] = max(scores.get(row, 0.0), INITIALS)
        near = [item for item in scores.items() if item[1] >= LEAST]
        best = sorted(near, key=lambda item: (-item[1], item[0]))[:top]
        return [Hit(self.names[row], round(min(value, 1.0), 4), row) for row, value in best]

    # --- building

    def _add(self, row: int, text: str) -> None:
        try:
            name = parse_name(text)
        except BadInput as error:
            self.refused.append((row, str(error)))
            self._parts.append(())
            self._wholes.append(("", "la"))
            return
        self._parts.append(name.parts[:MOST_PARTS])
        self._wholes.append(name.whole)
        if len(name.parts) > 2:
            self._initials[initials_of(name)].append(row)
        elif len(name.parts) == 1 and text.isupper() and 2 <= len(text) <= 6:
            self._acronyms[text.casefold()].append(row)

    def _number_words(self) -> None:
        """Give each word a number, each of its shapes a row in the index of its alphabet."""
        numbers: dict[tuple[str, ...], int] = {}
        shapes: dict[Alphabet, dict[str, list[int]]] = {"ar": {}, "la": {}}
        counts: list[int] = []
        most = max((len(parts) for parts in self._parts), default=0) or 1
        self._tokens = np.full((len(self.names), most), -1, np.int64)
        for row, parts in enumerate(self._parts):
            for column, part in enumerate(parts):
                number = numbers.setdefault(part.shapes, len(numbers))
                if number == len(counts):
                    counts.append(0)
                    for shape in part.shapes:
                        shapes[part.alphabet].setdefault(shape, []).append(number)
                counts[number] += 1
                self._tokens[row, column] = number
        self._counts = counts
        self._numbers = numbers
        self._shapes = {
            alphabet: WordIndex(
                list(of), alphabet, [max(counts[number] for number in numbers_) for numbers_ in of.values()]
            )
            for alphabet, of in shapes.items()
        }
        self._words_of = {alphabet: Runs(list(of.values())) for alphabet, of in shapes.items()}
        self._rows_of = {alphabet: Runs(turn(list(of.values()), len(counts))) for alphabet, of in shapes.items()}
        self._weights = np.zeros(self._tokens.shape, np.float32)
        self._usual = float(np.mean([self.rarity(count) for count in counts])) if counts else 1.0
        for row, parts in enumerate(self._parts):
            for column, part in enumerate(parts):
                self._weights[row, column] = weigh(part, self.rarity(counts[numbers[part.shapes]]) / self._usual)
        holders: list[list[int]] = [[] for _ in counts]
        for row, numbers_of in enumerate(self._tokens):
            for number in numbers_of:
                if number >= 0:
                    holders[number].append(row)
        self._holders = Runs(holders)
        alone = [sum(part.kind != "title" for part in parts) == 1 for parts in self._parts]
        self._alone = Runs([[row for row in rows if alone[row]] for rows in holders])
        self._sums = self._weights.sum(axis=1)

    def _index_wholes(self) -> None:
        """Index names as one piece of letters each: those of one word for queries of two, and the other way round."""
        pieces: dict[Alphabet, dict[str, list[int]]] = {"ar": {}, "la": {}}
        for row, (whole, alphabet) in enumerate(self._wholes):
            parts = sum(part.kind != "title" for part in self._parts[row])
            if whole and parts == 2:
                pieces[alphabet].setdefault(whole, []).append(row)
        self._whole_words = {alphabet: WordIndex(list(of), alphabet) for alphabet, of in pieces.items()}
        self._whole_rows = {alphabet: Runs(list(of.values())) for alphabet, of in pieces.items()}

    def rarity(self, count: int) -> float:
        """Return how much a word tells that so many names have."""
        return math.log(1 + (len(self.names) + 50) / (count + 1))

    # --- finding

    def _find(self, name: Name) -> dict[int, float]:
        """Return the scores of the names that may be meant, by row."""
        parts = name.parts[:MOST_PARTS]
        if not parts or not self.names:
            return {}
        weights = np.array([self._weight_of(part) for part in parts], np.float32)
        tables, total = [], np.zeros(len(self.names), np.float32)
        telling = sum(part.kind in ("name", "organisation") for part in parts) or 1
        for part, weight in zip(parts, weights, strict=True):
            likeness = np.full(len(self._counts), -1, np.float32)
            tables.append(likeness)
            words, like = self._like(part, FETCHED // (telling + 1))
            likeness[words] = like
            if part.kind != "initial":
                self._gather(words, like, float(weight), total)
        rows = self._best(total, weights)
        if not len(rows):
            found: dict[int, float] = {}
            self._find_wholes(name, found)
            return found
        tokens = self._tokens[rows]
        like = self._compare(parts, tables, tokens)
        likeness_of_initials(like, parts, [self._parts[row] for row in rows])
        values, _ = score(like, weights, self._weights[rows])
        found = dict(zip(rows.tolist(), values.tolist(), strict=True))
        self._find_wholes(name, found)
        return found

    def _compare(self, parts: Sequence[Part], tables: list[Floats], tokens: NDArray[np.int64]) -> Floats:
        """Return how like the parts and the words of some names are, those too that were not fetched."""
        words = np.unique(tokens[tokens >= 0])
        for part, table in zip(parts, tables, strict=True):
            unknown = words[table[words] < 0]
            for alphabet, index in self._shapes.items():
                rows, at = self._rows_of[alphabet].of(unknown)
                if not len(rows):
                    continue
                for number, shape in enumerate(part.shapes):
                    like = find_likeness(Words([shape], part.alphabet), index.words, rows)
                    np.maximum.at(table, unknown[at], like * (SECOND if number else 1.0))
        stacked = np.stack([table[tokens] for table in tables], axis=1)
        return np.where(tokens[:, None, :] >= 0, np.maximum(stacked, 0), 0)

    def _weight_of(self, part: Part) -> float:
        number = self._numbers.get(part.shapes)
        return weigh(part, self.rarity(self._counts[number] if number is not None else 1) / self._usual)

    def _like(self, part: Part, fetched: int) -> tuple[NDArray[np.int64], Floats]:
        """Return words of the index and how like a part they are, each once, the least alike first."""
        found_words, found_like = [], []
        if part.kind in ("title", "particle", "kunya", "number", "initial"):
            fetched = 24
        for number, shape in enumerate(part.shapes):
            word = Words([shape], part.alphabet)
            for alphabet, index in self._shapes.items():
                rows, like = index.find(word, fetched // len(part.shapes))
                if len(rows):
                    words, at = self._words_of[alphabet].of(rows)
                    found_words.append(words)
                    found_like.append(like[at] * (SECOND if number else 1.0))
        if not found_words:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        words, values = np.concatenate(found_words), np.concatenate(found_like)
        order = np.argsort(values, kind="stable")
        return words[order], values[order]

    def _gather(self, words: NDArray[np.int64], like: Floats, weight: float, total: Floats) -> None:
        """Add to each name the likeness of the word that is most alike of those it has."""
        rows, at = self._holders.of(words)
        best = np.zeros(len(total), np.float32)
        best[rows] = like[at]  # the last written stays: the most alike
        total += weight * best

    def _best(self, total: Floats, weights: Floats) -> NDArray[np.int64]:
        held = self._sums
        rows = np.flatnonzero(total > TOUCHED)
        if len(rows) > COMPARED:
            guess = total[rows] / (weights.sum() + 0.4 * np.maximum(held[rows] - weights.sum(), 0))
            rows = rows[np.argpartition(-guess, COMPARED)[:COMPARED]]
        return np.asarray(rows, np.int64)

    def _find_wholes(self, name: Name, found: dict[int, float]) -> None:
        """Add names written in two words where the query has one, or in one where it has two."""
        count = sum(part.kind != "title" for part in name.parts)
        whole, alphabet = name.whole
        if not whole or count > 2:
            return
        word = Words([whole], alphabet)
        if count == 1:
            for alphabet, index in self._whole_words.items():
                rows, like = index.find(word, FETCHED // 4)
                names, at = self._whole_rows[alphabet].of(rows)
                keep_best(found, names, WHOLE * like[at])
            return
        for alphabet, index in self._shapes.items():
            rows, like = index.find(word, FETCHED // 4)
            words, at = self._words_of[alphabet].of(rows)
            names, back = self._alone.of(words)
            keep_best(found, names, WHOLE * like[at][back])

    def _by_initials(self, name: Name, query: str) -> Sequence[int]:
        """Return names that an acronym may stand for, or acronyms of a name."""
        if len(name.parts) == 1 and query.strip().isupper() and 2 <= len(query.strip()) <= 6:
            return self._initials.get(query.strip().casefold(), ())
        if len(name.parts) > 2:
            return self._acronyms.get(initials_of(name), ())
        return ()


def keep_best(found: dict[int, float], rows: NDArray[np.int64], values: Floats) -> None:
    """Take scores of some rows where they are better than what was found before."""
    for row, value in zip(rows.tolist(), values.tolist(), strict=True):
        if value > found.get(row, 0.0):
            found[row] = value


def initials_of(name: Name) -> str:
    """Return the first letters of a name's parts; small words give none.

    >>> initials_of(parse_name("Syrian Observatory for Human Rights"))
    'sohr'
    """
    return "".join(part.shapes[0][:1] for part in name.parts if part.kind not in ("particle", "title"))
