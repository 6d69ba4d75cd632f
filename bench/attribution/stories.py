"""Score the reader on labelled stories: `python -m bench.attribution.stories FOLDER [--errors] [--json] [--pin]`.

The whole reader is run on each story's plain text, as `marsad read` would. Statements are matched one to one as on
PolNeAR: half of the content's words or more in common, and one word of the source. Of those matched it is asked
whether the speaker is the right one, and kind, manner, hedges and chain. `--pin` writes the scores of the four sets in
`tests/golden/statements` to `bench/floors.json`, with a digest of the stories.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import numpy as np
from bench.attribution.markup import Statement, Story, load_stories, shown
from bench.attribution.matching import agree, match, same
from bench.attribution.spans import Item, Raw, Tokens, make_item

from marsad.collect.outlets import load_outlets
from marsad.read import read
from marsad.records import Attribution, Capture, Reading, Span
from marsad.text.normalise import fold_phrase

Spans: TypeAlias = tuple[Span, ...]

SURE = 0.9
"""Confidence from which a wrong named person would be a disgrace."""
DRAWS = 1000
ROOT = Path(__file__).parents[2]
SETS = ROOT / "tests" / "golden" / "statements"
FLOORS = ROOT / "bench" / "floors.json"
TOLERANCE = 1.0
"""Points that a score may lose on another CPU: 8-bit sums differ in their last digits."""
_SMALL = frozenset(("the", "a", "an", "al", "el", "of", "mr", "mrs", "dr"))


@dataclass(slots=True)
class Result:
    """Counts of one story.

    Attributes:
        lenient, strict, nested, carried: right, found, gold.
        asked: for each question about matched statements, how many were right and how many there were.
        sure: confidence of each found statement, and whether it was right.
        disgraces: wrong named persons at high confidence.
    """

    lenient: tuple[int, int, int]
    strict: tuple[int, int, int]
    nested: tuple[int, int, int]
    carried: tuple[int, int, int]
    asked: dict[str, tuple[int, int]] = field(default_factory=dict)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    disgraces: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def read_story(story: Story) -> Reading:
    """Return the reading of a story's plain text."""
    body = story.text.encode()
    capture = Capture(input=story.name, body=body, received_at=datetime.now(UTC), media_type="text/plain")
    return read(capture, load_outlets())


def same_name(found: str | None, accepted: Sequence[str | None]) -> bool:
    """Tell whether a speaker is one of those accepted, articles, case and spelling of letters aside."""

    def key(name: str | None) -> tuple[str, ...]:
        words = [w for w in fold_phrase(name or "").split() if w not in _SMALL]
        return tuple(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words)

    return key(found) in {key(name) for name in accepted}


def gold_and_found(story: Story, reading: Reading, tokens: Tokens) -> tuple[list[Item], list[Item]]:
    """Return a story's labelled statements and those of its reading, as items over the story's tokens."""
    shift = _shift(story, reading)
    gold = [_item(tokens, s.source, s.cue, s.content) for s in story.statements]
    found = [_item(tokens, shift(a.source), shift(a.cue), shift(a.content), a.confidence) for a in reading.attributions]
    return gold, found


def score_story(story: Story, reading: Reading) -> Result:
    """Return the counts of one story."""
    gold, found = gold_and_found(story, reading, Tokens.of(story.text))
    pairs = match(gold, found, agree)
    exact = match(gold, found, same)
    met = {j: i for i, j in enumerate(pairs) if j >= 0}
    result = Result(
        (len(met), len(found), len(gold)),
        (sum(j >= 0 for j in exact), len(found), len(gold)),
        _slice(
            pairs,
            [s.said.parent is not None for s in story.statements],
            [a.parent is not None for a in reading.attributions],
        ),
        _slice(pairs, [s.said.carried for s in story.statements], [a.carried for a in reading.attributions]),
    )
    asked: dict[str, list[bool]] = {}
    for j, i in met.items():
        _ask(asked, result, story, story.statements[i], reading, reading.attributions[j])
    result.asked = {name: (sum(answers), len(answers)) for name, answers in asked.items()}
    result.sure = [(a.confidence, j in met) for j, a in enumerate(reading.attributions)]
    for i, s in enumerate(story.statements):
        if pairs[i] < 0:
            result.errors.append(f"missed   {_line(story, s)}")
    for j, a in enumerate(reading.attributions):
        if j not in met:
            result.errors.append(
                f"spurious {reading.slice(a.source)} | {reading.slice(a.cue)} | {reading.slice(a.content)[:80]}"
                f"{' (nested)' if a.parent else ''}{' (carried)' if a.carried else ''} {a.confidence}"
            )
    return result


def _shift(story: Story, reading: Reading) -> Callable[[Spans], Spans]:
    """Return a function that takes spans of the reading's text to the story's; they differ in blank space at most."""
    if reading.text == story.text or not reading.text:
        return lambda spans: spans
    at, table = 0, []
    for char in reading.text:
        while at < len(story.text) and story.text[at] != char and story.text[at].isspace():
            at += 1
        table.append(min(at, len(story.text)))
        if at < len(story.text) and story.text[at] == char:
            at += 1
    table.append(at)
    return lambda spans: tuple((table[a], table[b - 1] + 1) for a, b in spans)


def _item(tokens: Tokens, source: Spans, cue: Spans, content: Spans, confidence: float = 1.0) -> Item:
    return make_item(tokens, Raw(source=source, cue=cue, content=content, confidence=confidence))


def _slice(pairs: Sequence[int], gold: Sequence[bool], found: Sequence[bool]) -> tuple[int, int, int]:
    right = sum(1 for i, j in enumerate(pairs) if j >= 0 and gold[i] and found[j])
    return right, sum(found), sum(gold)


def _line(story: Story, s: Statement) -> str:
    flags = f"{' (nested)' if s.said.parent is not None else ''}{' (carried)' if s.said.carried else ''}"
    return f"{shown(story, s.source)} | {shown(story, s.cue)} | {shown(story, s.content)[:80]}{flags}"


def _ask(
    asked: dict[str, list[bool]], result: Result, story: Story, s: Statement, reading: Reading, a: Attribution
) -> None:
    right = same_name(a.speaker.name, (s.said.speaker, *s.said.accept))
    asked.setdefault("speaker", []).append(right)
    asked.setdefault("kind", []).append(a.kind == s.said.kind)
    asked.setdefault("manner", []).append(a.manner == s.said.manner)
    if s.said.office:
        met = bool(a.speaker.office) and _overlap(a.speaker.office or "", s.said.office)
        asked.setdefault("office", []).append(met)
        if not met:
            result.errors.append(f"office   {a.speaker.office!r} for {s.said.office!r} of {a.speaker.name!r}")
    gold_chain = [(role, _bare(name)) for role, name in s.said.chain]
    chain = [(c.role, _bare(c.name)) for c in a.chain if c.role != "publisher"]
    asked.setdefault("chain", []).append(chain == gold_chain)
    if s.hedge or a.hedge:
        asked.setdefault("hedge", []).append(bool(s.hedge) == bool(a.hedge))
        if bool(s.hedge) != bool(a.hedge):
            result.errors.append(
                f"hedge    {reading.slice(a.hedge)!r} for {shown(story, s.hedge)!r}: {_line(story, s)}"
            )
    if not right:
        result.errors.append(f"speaker  {a.speaker.name!r} for {s.said.speaker!r} {a.confidence}: {_line(story, s)}")
        if a.speaker.named and a.confidence >= SURE:
            result.disgraces.append(f"{story.name}: {a.speaker.name!r} for {s.said.speaker!r}")
    elif gold_chain != chain:
        result.errors.append(
            f"chain    {[(c.role, c.name) for c in a.chain]} for {list(s.said.chain)}: {_line(story, s)}"
        )


def _bare(name: str) -> str:
    """Return a carrier's name folded; whether *The* is of the name (The Harbour Post) no two labellers agree."""
    return fold_phrase(name).removeprefix("the ")


def _overlap(a: str, b: str) -> bool:
    first, second = (set(fold_phrase(x).split()) - _SMALL for x in (a, b))
    return 2 * len(first & second) >= min(len(first), len(second)) > 0


def f1(counts: np.ndarray) -> np.ndarray:
    """Return F1 in per cent from right, found and gold in the last axis."""
    precision, recall = counts[..., 0] / np.maximum(counts[..., 1], 1), counts[..., 0] / np.maximum(counts[..., 2], 1)
    return np.asarray(200 * precision * recall / np.maximum(precision + recall, 1e-12))


def summary(results: Sequence[Result]) -> dict[str, object]:
    """Return the figures of a set."""
    row: dict[str, object] = {"stories": len(results)}
    for name in ("lenient", "strict", "nested", "carried"):
        counts = np.asarray([getattr(r, name) for r in results], dtype=np.float64)
        whole = counts.sum(axis=0)
        drawn = np.random.default_rng(0).integers(0, len(results), (DRAWS, len(results)))
        low, high = np.percentile(f1(counts[drawn].sum(axis=1)), (2.5, 97.5))
        row[name] = {
            "precision": round(float(100 * whole[0] / max(whole[1], 1)), 1),
            "recall": round(float(100 * whole[0] / max(whole[2], 1)), 1),
            "f1": round(float(f1(whole)), 1),
            "low": round(float(low), 1),
            "high": round(float(high), 1),
            "gold": int(whole[2]),
        }
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for r in results:
        for name, (yes, count) in r.asked.items():
            right[name] += yes
            all_[name] += count
    row["of matched"] = {name: round(100 * right[name] / all_[name], 1) for name in sorted(all_)}
    sure = [ok for r in results for c, ok in r.sure if c >= SURE]
    row["sure"] = {"count": len(sure), "precision": round(100 * sum(sure) / max(len(sure), 1), 1)}
    row["wrong named person, sure"] = [d for r in results for d in r.disgraces]
    return row


def score_folder(folder: Path) -> dict[str, object]:
    """Return the figures of the reader on a folder of labelled stories."""
    return summary([score_story(story, read_story(story)) for story in load_stories(folder)])


def digest(folder: Path) -> str:
    """Return the SHA-256 of a folder's stories, names included."""
    made = sha256()
    for file in sorted(folder.glob("*.txt")):
        made.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()


def pin() -> None:
    """Write the scores of the labelled sets as floors."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors["statements"] = {}
    for half in ("open", "locked"):
        for lang in ("ar", "en"):
            row = score_folder(SETS / half / lang)
            asked = row["of matched"]
            scores = {name: row[name]["f1"] for name in ("lenient", "strict")} | {"speaker": asked["speaker"]}  # type: ignore[index]
            floors["statements"][f"{half}/{lang}"] = {
                "digest": digest(SETS / half / lang),
                "scores": scores,
                "tolerance": TOLERANCE,
            }
    FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Score folders of labelled stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="*")
    parser.add_argument("--errors", action="store_true", help="print every miss")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--pin", action="store_true", help="write the floors of tests/golden/statements")
    arguments = parser.parse_args()
    if arguments.pin:
        pin()
        return
    stories = [story for folder in arguments.folder for story in load_stories(folder)]
    results = []
    for story in stories:
        result = score_story(story, read_story(story))
        results.append(result)
        if arguments.errors:
            print(f"== {story.name}")
            print("\n".join(f"   {error}" for error in result.errors))
    row = summary(results)
    if arguments.json:
        print(json.dumps(row, ensure_ascii=False, indent=1))
        return
    for name, value in row.items():
        sys.stdout.write(f"{name:26s} {value}\n")


if __name__ == "__main__":
    main()
