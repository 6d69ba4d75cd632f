"""Stories labelled by hand, as documents to learn from: statements in both layers, names, and who is who.

`training/stories` holds stories written for this and marked in place. `training/labels` holds labels of newspaper
articles without their text: offsets, and a digest of the text that they count in.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bench.attribution.markup import Statement, Story, load_stories

from marsad.text.normalise import fold_phrase
from training.attribution.corpus import Attribution, Document, Span


def load_written(folder: Path) -> list[Document]:
    """Return the labelled stories of a folder as documents."""
    return [to_document(story) for story in load_stories(folder)]


def to_document(story: Story) -> Document:
    """Return a labelled story as a document.

    The outer layer has no place for what is carried, so what is said inside that stands in the outer layer.
    """
    carried = {s.number for s in story.statements if s.said.carried}
    outer = [
        s for s in story.statements if s.number not in carried and (s.said.parent is None or s.said.parent in carried)
    ]
    inner = [s for s in story.statements if s.number in carried or s not in outer]
    return Document(
        name=story.name,
        publisher="stories",
        text=story.text,
        attributions=tuple(_attribution(s) for s in outer),
        names=_outermost(story.names),
        chains=_chains(story),
        has_silver=True,
        inner=tuple(_attribution(s) for s in inner),
    )


def _attribution(statement: Statement) -> Attribution:
    return Attribution(statement.source, statement.cue, statement.content)


def _outermost(names: tuple[tuple[int, int, str], ...]) -> tuple[tuple[int, int, str], ...]:
    """Return names without those inside others."""
    return tuple(n for n in names if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in names))


def _chains(story: Story) -> tuple[tuple[tuple[int, int, bool], ...], ...]:
    """Return, for each speaker, the sources and names that mean him, one or more: a source alone points at nothing."""
    chains: dict[str, set[Span]] = {}
    named: set[str] = set()
    for statement in story.statements:
        speaker = statement.said.speaker
        if speaker and len(statement.source) == 1:
            chains.setdefault(fold_phrase(speaker), set()).add(statement.source[0])
            named |= {fold_phrase(speaker)} if statement.said.named else set()
    for start, end, _ in story.names:
        tokens = fold_phrase(story.text[start:end]).split()
        for key in named:
            if tokens and key.split()[-len(tokens) :] == tokens:
                chains[key].add((start, end))
    return tuple(tuple((a, b, False) for a, b in sorted(spans)) for spans in chains.values())


def load_labels(labels: Path, articles: Path) -> Iterator[Document]:
    """Yield labelled newspaper articles; one whose text is not the labelled one is left out.

    Args:
        labels: `*.jsonl`, a line an article, as `write_labels` makes it.
        articles: `articles.jsonl.gz`, a line an article with its `text`.
    """
    wanted = {row["number"]: row for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines())}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if row := wanted.get(number):
                text = json.loads(line)["text"][: row["length"]]
                if sha256(text.encode()).hexdigest() == row["sha256"]:
                    yield _labelled(f"news-{number}", text, row)


def _labelled(name: str, text: str, row: dict) -> Document:  # type: ignore[type-arg]
    def spans(raw: list[list[int]]) -> tuple[Span, ...]:
        return tuple((int(a), int(b)) for a, b in raw)

    layers = [
        tuple(Attribution(*(spans(one[role]) for role in ("source", "cue", "content"))) for one in row[layer])
        for layer in ("outer", "inner")
    ]
    return Document(
        name, "news", text, layers[0], tuple((a, b, kind) for a, b, kind in row["names"]),
        tuple(tuple((a, b, False) for a, b in chain) for chain in row["chains"]), True, inner=layers[1],
    )  # fmt: skip
