"""What an index holds of its names: flat arrays, laid out once, kept in a folder, and mapped from it into memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad.errors import BadInput
from marsad.names.compounds import FAITH
from marsad.names.costs import Floats
from marsad.names.forms import is_short
from marsad.names.keys import sort_keys
from marsad.names.letters import ALPHABETS, LETTERS, Alphabet
from marsad.names.parse import Name, Part, parse_name
from marsad.names.runs import run_up
from marsad.names.vocabulary import lay_out
from marsad.names.weights import KINDS, SHARES

MOST_PARTS = 10
HOW = ("is", "perhaps", "short", "")
"""How a part has a shape: an article may be none, and *al-Din* be left out."""
LATIN_FROM = 64
"""The least number of a first letter that is Latin."""

Array = NDArray[np.generic]
Arrays = dict[str, Array]


@dataclass(slots=True)
class _Gathered:
    """Names as they are read, before they are laid out."""

    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    alphabets: list[Alphabet] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    articles: list[tuple[int, int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=lambda: [0])
    telling: list[int] = field(default_factory=list)
    wholes: dict[Alphabet, dict[str, list[int]]] = field(default_factory=lambda: {"ar": {}, "la": {}})
    acronyms: list[tuple[str, int]] = field(default_factory=list)
    initials: list[tuple[str, int]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)

    def add(self, row: int, text: str) -> None:
        """Take up one name; what is no name is kept as refused."""
        try:
            name = parse_name(text)
        except BadInput as error:
            self.refused.append((row, str(error)))
            self.ends.append(len(self.tokens))
            self.telling.append(0)
            return
        for part in name.parts[:MOST_PARTS]:
            number = self.numbers.setdefault(part.shapes, len(self.numbers))
            if number == len(self.alphabets):
                self.alphabets.append(part.alphabet)
            self.tokens.append(number)
            self.kinds.append(KINDS.index(part.kind))
            self.articles.append(part.articles)
        self.ends.append(len(self.tokens))
        telling = sum(part.kind != "title" for part in name.parts)
        self.telling.append(min(telling, 100))
        whole, alphabet = name.whole
        if whole and telling == 2:
            self.wholes[alphabet].setdefault(whole, []).append(row)
        if len(name.parts) > 2:
            self.initials.append((initials_of(name), row))
        elif is_short(name):
            self.acronyms.append((text.strip().casefold(), row))


def initials_of(name: Name) -> str:
    """Return the first letters of a name's parts; small words give none.

    >>> initials_of(parse_name("Syrian Observatory for Human Rights"))
    'sohr'
    """
    return "".join(part.shapes[0][:1] for part in name.parts if part.kind not in ("particle", "title"))


def first_of(part: Part) -> int:
    """Return a number for the first letter of a part, of either alphabet."""
    return _first(part.alphabet, part.shapes)


def _first(alphabet: Alphabet, shapes: Sequence[str]) -> int:
    return LATIN_FROM * (alphabet == "la") + LETTERS[alphabet].find(shapes[0][:1])


def rarity(count: NDArray[np.int32] | float, names: int) -> Floats:
    """Return how much a word tells that so many of the names have."""
    return np.asarray(np.log(1 + (names + 50) / (np.asarray(count) + 1.0)), np.float32)


def lay_out_pool(names: Sequence[str]) -> tuple[Arrays, list[tuple[int, str]]]:
    """Return the arrays of an index, and the rows that are no names and why."""
    read = _Gathered()
    for row, text in enumerate(names):
        read.add(row, text)
    token, end = np.array(read.tokens, np.int32), np.array(read.ends, np.int64)
    kind = np.array(read.kinds, np.int8)
    counts = _count(token, list(read.numbers))
    rare = rarity(counts, len(names))
    usual = float(rare.mean()) if len(rare) else 1.0
    weight = (np.array([SHARES[one] for one in KINDS], np.float32)[kind] * rare[token] / usual).astype(np.float32)
    owner = np.repeat(np.arange(len(names)), np.diff(end))
    held, held_ends = run_up(token.astype(np.int64), owner, len(read.numbers))
    hashes, places = sort_keys("|".join(shapes) for shapes in read.numbers)
    arrays: Arrays = {
        "token": token,
        "end": end,
        "kind": kind,
        "article": np.array(read.articles, np.int8).reshape(-1, 2),
        "weight": weight,
        "sum": np.bincount(owner, weights=weight, minlength=len(names)).astype(np.float32),
        "telling": np.array(read.telling, np.int8),
        "count": counts,
        "usual": np.array([usual]),
        "held": held,
        "held_ends": held_ends,
        "hashes": hashes,
        "places": places,
        "first": np.array(
            [_first(one, shapes) for shapes, one in zip(read.numbers, read.alphabets, strict=True)], np.int16
        ),
    }
    for what, pairs in (("acronym", read.acronyms), ("initial", read.initials)):
        keys, order = sort_keys(word for word, _ in pairs)
        arrays[f"{what}.keys"], arrays[f"{what}.rows"] = keys, np.array([row for _, row in pairs], np.int32)[order]
    for alphabet in ALPHABETS:
        arrays |= _words(read, counts, alphabet)
    return arrays, read.refused


def _count(token: NDArray[np.int32], shapes: list[tuple[str, ...]]) -> NDArray[np.int32]:
    """Return how many names have each part: *Mahmoud* behind *bin*, with a shape more, is as common as elsewhere."""
    first = {shape: number for number, shape in enumerate(dict.fromkeys(one[0] for one in shapes))}
    word = np.fromiter((first[one[0]] for one in shapes), np.int64, len(shapes))
    return np.bincount(word[token], minlength=len(first)).astype(np.int32)[word]


def _how(first: str, at: int, shape: str, alphabet: Alphabet) -> int:
    if at and first == shape + FAITH[alphabet]:
        return HOW.index("short")
    return HOW.index("perhaps" if at and alphabet == "la" else "is")


def _words(read: _Gathered, counts: NDArray[np.int32], alphabet: Alphabet) -> Arrays:
    """Return the arrays of one alphabet: its words, and its names in one piece.

    A word has the numbers of the parts that it is a shape of, times four, and how it is one of theirs (`HOW`).
    """
    of: dict[str, list[int]] = defaultdict(list)
    for (shapes, number), written in zip(read.numbers.items(), read.alphabets, strict=True):
        if written == alphabet:
            for at, shape in enumerate(shapes):
                of[shape].append(len(HOW) * number + _how(shapes[0], at, shape, alphabet))
    wholes = read.wholes[alphabet]
    arrays: Arrays = {}
    for what, runs in (("word", of), ("whole", wholes)):
        lengths = [len(one) for one in runs.values()]
        rows = np.repeat(np.arange(len(lengths)), lengths)
        values = np.array([value for one in runs.values() for value in one], np.int64)
        common = [int(counts[np.array(one) // len(HOW)].max()) if what == "word" else 1 for one in runs.values()]
        laid = lay_out(list(runs), alphabet, common)
        laid["of"], laid["of_ends"] = run_up(rows, values, len(runs))
        arrays |= {f"{alphabet}.{what}.{name}": array for name, array in laid.items()}
    return arrays


class Texts(Sequence[str]):
    """Names as bytes end to end, read from memory only where they are asked for."""

    def __init__(self, data: NDArray[np.uint8], ends: NDArray[np.int64]) -> None:
        self._data, self._ends = data, ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, row: int) -> str:  # type: ignore[override]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        row %= len(self)
        return self._data[int(self._ends[row]) : int(self._ends[row + 1])].tobytes().decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        return (self[row] for row in range(len(self)))


class Stored(msgspec.Struct, frozen=True):
    """What is said of a stored index beside its arrays."""

    made_by: str
    names: int
    arrays: list[str]
    refused: list[tuple[int, str]]


ABOUT = "index.json"


def save(folder: Path, about: str, names: Sequence[str], arrays: Arrays, refused: list[tuple[int, str]]) -> None:
    """Write an index into a folder, what is said of it last: a folder without that is no index."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ABOUT).unlink(missing_ok=True)
    data = [name.encode("utf-8", "surrogatepass") for name in names]
    ends = np.zeros(len(data) + 1, np.int64)
    np.cumsum([len(one) for one in data], out=ends[1:])
    every: Arrays = {**arrays, "text": np.frombuffer(b"".join(data), np.uint8), "text_ends": ends}
    for name, array in every.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
    stored = Stored(about, len(data), sorted(every), refused)
    (folder / ABOUT).write_bytes(msgspec.json.encode(stored))


def load(folder: Path, about: str) -> tuple[Texts, Arrays, list[tuple[int, str]]]:
    """Map an index from its folder.

    Raises:
        BadInput: the folder holds no index, or one of other tables.
    """
    try:
        stored = msgspec.json.decode((folder / ABOUT).read_bytes(), type=Stored)
        if stored.made_by != about:
            raise BadInput(f"The index in {str(folder)!r} was made with other tables: make it anew from its names.")
        arrays: Arrays = {}
        for name in stored.arrays:
            path = folder / f"{name}.npy"
            mapped = np.load(path, mmap_mode="r", allow_pickle=False)
            arrays[name] = np.asarray(mapped)
    except (OSError, ValueError, msgspec.DecodeError) as error:
        raise BadInput(f"No index of names in {str(folder)!r}: {error}. Make one by NameIndex.save.") from error
    texts = Texts(arrays.pop("text"), arrays.pop("text_ends"))  # type: ignore[arg-type]
    return texts, arrays, stored.refused
