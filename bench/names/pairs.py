"""Labelled pairs of names: the best F1 over all thresholds, of people and of names of Arabic kind."""

from __future__ import annotations

import contextlib
import csv
import re
from collections.abc import Callable
from pathlib import Path

from marsad.errors import BadInput
from marsad.names import compare_names

Pair = tuple[str, str, bool]
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile(
    r"\b(?:al|el|bin|ibn|abu|abd\w*|muham\w+|moham\w+|ahm[ae]d|hass?an|huss\w+|sheikh|shaikh|ali|mustaf\w|assad)\b",
    re.IGNORECASE,
)


def read_pairs(path: Path) -> dict[str, list[Pair]]:
    """Return the pairs of people, those of them of Arabic kind (by their script or by their words), and the rest."""
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    sets: dict[str, list[Pair]] = {"people": [], "Arabic kind": [], "bodies": []}
    for row in rows:
        pair = (row["name1"], row["name2"], row["is_match"] == "true")
        sets["people" if row["schema"] == "Person" else "bodies"].append(pair)
        both = f"{pair[0]} {pair[1]}"
        if _ARABIC.search(both) or (row["schema"] == "Person" and len(_LATIN.findall(both)) > 1):
            sets["Arabic kind"].append(pair)
    return sets


def ours(a: str, b: str) -> float:
    """Return Marsad's score."""
    try:
        return compare_names(a, b).score
    except BadInput:
        return 0.0


def best_f1(scored: list[tuple[float, bool]]) -> tuple[float, float]:
    """Return the best F1 and its threshold."""
    best = (0.0, 1.0)
    positive = sum(match for _, match in scored)
    for threshold in sorted({score for score, _ in scored}):
        taken = [match for score, match in scored if score >= threshold]
        found = sum(taken)
        best = max(best, (2 * found / (len(taken) + positive), threshold))
    return best


def scorers(*, peers: bool) -> dict[str, Callable[[str, str], float]]:
    """Return what compares names."""
    found: dict[str, Callable[[str, str], float]] = {"marsad": ours}
    if peers:
        from anyascii import anyascii
        from rapidfuzz.distance import JaroWinkler

        found["anyascii + Jaro-Winkler"] = lambda a, b: JaroWinkler.similarity(anyascii(a).lower(), anyascii(b).lower())
        with contextlib.suppress(ImportError):
            found["nomenklatura logic-v2"] = logic_v2()
    return found


def logic_v2() -> Callable[[str, str], float]:
    """Return nomenklatura's own matcher, as it comes, comparing two people that have nothing but their names."""
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()

    def entity(name: str) -> object:
        made = model.make_entity("Person")
        made.id = name or "none"
        made.add("name", name)
        return made

    return lambda a, b: float(LogicV2.compare(entity(a), entity(b), config).score)


def measure(path: Path, *, peers: bool, errors: int = 0) -> list[dict[str, object]]:
    """Return a row for each set and system."""
    rows: list[dict[str, object]] = []
    for name, pairs in read_pairs(path).items():
        for system, compare in scorers(peers=peers).items():
            scored = [(compare(a, b), match) for a, b, match in pairs]
            f1, threshold = best_f1(scored)
            rows.append(
                {"system": system, "set": f"pairs: {name}", "pairs": len(pairs), "F1": round(f1, 3), "at": threshold}
            )
            if errors and system == "marsad":
                wrong = [(s, m, p) for (s, m), p in zip(scored, pairs, strict=True) if (s >= threshold) != m]
                for s, match, pair in wrong[:: max(1, len(wrong) // errors)]:
                    print("   ", s, match, pair[0], "|", pair[1])
    return rows
