"""PolNeAR as records: documents with attributions, read from a folder of JSON Lines.

PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018) is 1,008 US news articles about politics. Its texts belong to
their publishers and stay out of this repository; the folder is an argument of every command.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: spans of code points for source, cue and content; a source may be absent."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its gold attributions and the automatic (silver) names and coreference that came with it.

    `masked` are spans whose roles are unknown: no loss is taken there. `inner` are statements inside others, and those
    that go on without a cue; None where nobody marked them; in the spans of `unknown` nobody looked for them.
    """

    name: str
    publisher: str
    text: str
    attributions: tuple[Attribution, ...]
    names: tuple[tuple[int, int, str], ...]
    chains: tuple[tuple[tuple[int, int, bool], ...], ...]
    has_silver: bool
    masked: Spans = ()
    inner: tuple[Attribution, ...] | None = None
    unknown: Spans = ()


def load_corpus(path: Path) -> list[Document]:
    """Return the documents of one `*.jsonl.gz` file.

    Raises:
        FileNotFoundError: there is no such file; the message says where the corpus is to be had.
    """
    if not path.is_file():
        raise FileNotFoundError(f"{str(path)!r} is not there: expected PolNeAR as JSON Lines, see training/README.md")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _spans(raw: list[list[int]]) -> Spans:
    return tuple(sorted((int(s), int(e)) for s, e in raw))


def _document(raw: dict) -> Document:  # type: ignore[type-arg]
    silver = raw["silver"]
    attributions = tuple(
        Attribution(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"])) for a in raw["attributions"]
    )
    return Document(
        name=raw["doc"],
        publisher=raw["publisher"],
        text=raw["text"],
        attributions=attributions,
        names=_names(silver["tokens"]) if silver else (),
        chains=tuple(tuple((s, e, bool(r)) for s, e, r in chain) for chain in silver["coref"]) if silver else (),
        has_silver=bool(silver),
    )


def _names(tokens: list[list[object]]) -> tuple[tuple[int, int, str], ...]:
    """Join silver tokens of one kind that stand next to each other; CoreNLP writes no borders between names."""
    kinds = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "MISC": "other"}
    names: list[tuple[int, int, str]] = []
    before = "O"
    for start, end, _, tag in tokens:
        kind = kinds.get(str(tag))
        if kind and before == tag:
            names[-1] = (names[-1][0], int(str(end)), kind)
        elif kind:
            names.append((int(str(start)), int(str(end)), kind))
        before = str(tag)
    return tuple(names)
