"""Training windows: cut anew each epoch, labelled, sorted into batches of like length.

A window holds no more pieces than the model is later run with. Cuts fall at another place each epoch, so a statement
that straddles a border in one epoch is whole in the next; what a window cannot see is labelled as lying outside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from marsad.read.tagging.pieces import Pieces, split_pieces
from marsad.read.tagging.words import Ints, Words, split_words
from training.attribution.corpus import Document
from training.attribution.encoder import LINKS
from training.attribution.labels import IGNORE, Labels, label

OUTER = 0
LinkRow = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A document ready for training.

    Attributes:
        links: for each kind of link an array of rows `(word, target word or -1)`; a word may have several rows.
        weights: the weight of each row in the loss, so that a long span does not drown the short ones.
    """

    document: Document
    words: Words
    pieces: Pieces
    labels: Labels
    links: tuple[Ints, ...]
    weights: tuple[np.ndarray, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `first` to `behind` of an example."""

    example: Example
    first: int
    behind: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of a batch; links are `(row, position, targets, weight)`, targets a 0/1 matrix over positions."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor]
    roles: Tensor
    inner: Tensor
    names: Tensor
    links: tuple[tuple[Tensor, Tensor, Tensor, Tensor], ...]


def prepare(document: Document, tokenizer: Tokenizer, case: bool = True) -> Example:
    """Return a document with its words, pieces, labels and links."""
    words = split_words(document.text)
    labels = label(document, words)
    columns = [*_statement_links(labels), antecedents(document, words)]
    links = tuple(np.asarray([row[:2] for row in c], dtype=np.int64).reshape(-1, 2) for c in columns)
    weights = tuple(np.asarray([row[2] for row in c], dtype=np.float32) for c in columns)
    return Example(document, words, split_pieces(document.text, words, tokenizer, case), labels, links, weights)


def _statement_links(labels: Labels) -> tuple[list[LinkRow], list[LinkRow]]:
    """Return links from words of sources and contents to their cue, and from words of cues to their source."""
    to_cue: list[LinkRow] = []
    to_source: list[LinkRow] = []
    for one in labels.linked:
        if not one.cue:
            continue
        head = one.cue[0][0]
        for first, behind in one.source + one.content:
            to_cue += [(w, head, (behind - first) ** -0.5) for w in range(first, behind)]
        sources = [first for first, _ in one.source] or [-1]
        for first, behind in one.cue:
            share = (behind - first) ** -0.5 / len(sources)
            to_source += [(w, s, share) for w in range(first, behind) for s in sources]
    return to_cue, to_source


def antecedents(document: Document, words: Words) -> list[LinkRow]:
    """Return links from each word of a mention to the words of earlier mentions of the same chain, or to nothing.

    Silver chains nest; a word belongs to the shortest mention around it. Mentions of more than eight words are left
    out.
    """
    mentions = []
    for number, chain in enumerate(document.chains):
        for start, end, _ in chain:
            first = int(np.searchsorted(words.ends, start, side="right"))
            behind = int(np.searchsorted(words.starts, end, side="left"))
            if 0 < behind - first <= 8:
                mentions.append((behind - first, first, behind, number))
    chain_of: dict[int, tuple[int, int]] = {}
    for _, first, behind, number in sorted(mentions, reverse=True):
        for w in range(first, behind):
            if document.text[words.starts[w]].isalnum() and not _is_possessive(document.text, words, w):
                chain_of[w] = (number, first)
    seen: dict[int, list[int]] = {}
    rows: list[LinkRow] = []
    for w in sorted(chain_of):
        number, first = chain_of[w]
        earlier = [v for v in seen.get(number, []) if v < first] or [-1]
        rows += [(w, v, 1.0) for v in earlier]
        seen.setdefault(number, []).append(w)
    return rows


def _is_possessive(text: str, words: Words, w: int) -> bool:
    """Tell whether a word is the s of *Clinton's*."""
    start, end = int(words.starts[w]), int(words.ends[w])
    return text[start:end] == "s" and text[start - 1 : start] in ("'", "’")


def draw_batches(examples: Sequence[Example], size: int, rows: int, seed: int) -> Iterator[list[Window]]:
    """Yield one epoch's batches: windows of at most `size` pieces, cut at random, `rows` of like length together."""
    rng = np.random.default_rng(seed)
    windows = []
    for example in examples:
        length = len(example.pieces)
        cuts = [0, *range(int(rng.integers(size // 4, size + 1)), length, size), length]
        windows += [Window(example, a, b) for a, b in pairwise(cuts) if b - a > 8]
    order = rng.permutation(len(windows))
    windows = [windows[i] for i in order]
    pool = 40 * rows
    batches = []
    for at in range(0, len(windows), pool):
        part = sorted(windows[at : at + pool], key=lambda w: w.behind - w.first)
        batches += [part[i : i + rows] for i in range(0, len(part), rows)]
    for i in rng.permutation(len(batches)):
        yield batches[i]


def fill_inputs(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the input tensors of some windows, padded to the longest."""
    length = max(w.behind - w.first for w in windows) + 2
    columns = np.zeros((4, len(windows), length), dtype=np.int64)
    columns[1] = 8
    for row, w in enumerate(windows):
        pieces, end = w.example.pieces, w.behind - w.first + 1
        for column, values in zip(columns, (pieces.ids, pieces.shapes, pieces.quotes, pieces.places), strict=True):
            column[row, 1:end] = values[w.first : w.behind]
        columns[0, row, 0], columns[0, row, end] = pieces.specials.start, pieces.specials.stop
    return tuple(torch.from_numpy(c) for c in columns)  # type: ignore[return-value]


def fill_batch(windows: Sequence[Window]) -> Batch:
    """Return the tensors of some windows, labels and links with them."""
    inputs = fill_inputs(windows)
    rows, length = inputs[0].shape
    roles = np.full((rows, length), IGNORE, dtype=np.int64)
    inner, names = roles.copy(), roles.copy()
    links = []
    for row, w in enumerate(windows):
        owner = w.example.pieces.words[w.first : w.behind]
        at = np.flatnonzero(owner >= 0)
        at = at[w.example.pieces.firsts[owner[at]] == at + w.first]
        roles[row, at + 1] = w.example.labels.roles[owner[at]]
        inner[row, at + 1] = w.example.labels.inner[owner[at]]
        names[row, at + 1] = w.example.labels.names[owner[at]]
    for kind in range(len(LINKS)):
        links.append(_fill_links(windows, kind, length))
    return Batch(inputs, *(torch.from_numpy(tags) for tags in (roles, inner, names)), tuple(links))


def _fill_links(windows: Sequence[Window], kind: int, length: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    found_rows, found_at, found_targets, found_weights = [], [], [], []
    for row, w in enumerate(windows):
        links, weights, firsts = w.example.links[kind], w.example.weights[kind], w.example.pieces.firsts
        at = firsts[links[:, 0]]
        seen = (at >= w.first) & (at < w.behind)
        at, target, weight = at[seen] - w.first + 1, links[seen, 1], weights[seen]
        goal = np.where(target >= 0, firsts[target], -1)
        goal = np.where((goal >= w.first) & (goal < w.behind), goal - w.first + 1, OUTER)
        positions, inverse = np.unique(at, return_inverse=True)
        targets = np.zeros((len(positions), length), dtype=np.float32)
        targets[inverse, goal] = 1.0
        inside = targets[:, 1:].any(axis=1)
        targets[inside, OUTER] = 0.0
        total = np.zeros(len(positions), dtype=np.float32)
        np.maximum.at(total, inverse, weight)
        found_rows.append(np.full(len(positions), row))
        found_at.append(positions)
        found_targets.append(targets)
        found_weights.append(total)
    columns = (found_rows, found_at, found_targets, found_weights)
    return tuple(torch.from_numpy(np.concatenate(c)) for c in columns)  # type: ignore[return-value]
