"""Near-duplicates and reprints, by MinHash over word shingles (Broder, 1997).

A signature is a few hundred bytes, the same on every machine. Stories that share a band of it are
candidates; the share of equal numbers estimates the Jaccard similarity of their shingles.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Hashable, Mapping
from hashlib import blake2b
from typing import TypeVar

from rensa import RMinHash

from marsad.search.fold import fold

PERMUTATIONS = 120
BAND = 5
"""Numbers in a band: 24 bands of 5 find pairs of similarity 0.53 half of the time, 0.7 nearly always."""

SHINGLE = 4
"""Words in a shingle."""

REPRINT_SIMILARITY = 0.5
"""From here on two stories count as one reprinted: half of all shingles are shared."""

_SEED = 20261122
_FORMAT = struct.Struct(f"<{PERMUTATIONS}I")
_Key = TypeVar("_Key", bound=Hashable)


def shingles_of(text: str) -> frozenset[str]:
    """Return the folded word shingles of a text; none for one too short to compare."""
    words = fold(text).split()
    if len(words) < 2 * SHINGLE:
        return frozenset()
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def sign(text: str) -> bytes:
    """Return the MinHash signature of a text; empty for one too short to compare."""
    shingles = shingles_of(text)
    if not shingles:
        return b""
    minhash = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update(sorted(shingles))
    return _FORMAT.pack(*minhash.digest())


def similarity(one: bytes, other: bytes) -> float:
    """Estimate the Jaccard similarity of two signed texts, 0 to 1; 0 where one has no signature."""
    if len(one) != _FORMAT.size or len(other) != _FORMAT.size:
        return 0.0
    equal = sum(a == b for a, b in zip(_FORMAT.unpack(one), _FORMAT.unpack(other), strict=True))
    return float(equal / PERMUTATIONS)


def bands(signature: bytes) -> list[int]:
    """Return the bands of a signature as unsigned 64-bit numbers, a different one for each position."""
    size = 4 * BAND
    return [
        int.from_bytes(blake2b(signature[at : at + size], digest_size=8, salt=at.to_bytes(2, "little")).digest())
        for at in range(0, len(signature), size)
    ]


def find_reprints(texts: Mapping[_Key, str], threshold: float = REPRINT_SIMILARITY) -> list[tuple[_Key, ...]]:
    """Group texts that are reprints of each other; texts that stand alone are left out.

    Bands propose, the shingles themselves decide: a pair is one only if the true Jaccard similarity
    reaches the threshold. Groups and their members keep the order of the texts.

    Args:
        texts: The texts by any key.
        threshold: The least similarity of two texts of one group, 0 to 1.
    """
    shingles = {key: shingles_of(text) for key, text in texts.items()}
    groups: dict[_Key, list[_Key]] = {key: [key] for key in texts}
    buckets: dict[tuple[int, int], list[_Key]] = defaultdict(list)
    for key, text in texts.items():
        for place, band in enumerate(bands(sign(text))):
            bucket = buckets[place, band]
            if not any(groups[other] is groups[key] for other in bucket):
                for other in bucket:
                    if _jaccard(shingles[key], shingles[other]) >= threshold:
                        _join(groups, key, other)
                        break
                else:
                    # Only one of a group waits in a bucket, so that a thousand copies cost a thousand looks.
                    bucket.append(key)
    order = {key: at for at, key in enumerate(texts)}
    found = {id(group): group for group in groups.values() if len(group) > 1}
    return sorted((tuple(sorted(group, key=order.__getitem__)) for group in found.values()), key=lambda g: order[g[0]])


def _join(groups: dict[_Key, list[_Key]], one: _Key, other: _Key) -> None:
    """Make one group of two."""
    small, large = sorted((groups[one], groups[other]), key=len)
    if small is not large:
        large += small
        for member in small:
            groups[member] = large


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
