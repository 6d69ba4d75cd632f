"""From what the model emits to attributions: spans by Viterbi, then grouping by links, in numpy alone.

The model says for each word how likely each tag is, and for each word how likely each other word is the head of its
cue (link 0) or, for a cue, of its source (link 1). A few constants, chosen on documents kept out of training, weigh one
kind of error against another; they are stored beside the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from marsad.read.tagging.emissions import (
    TO_CUE,
    TO_SOURCE,
    Emissions,
    Floats,
    Range,
    link_evidence,
    link_mass,
)
from marsad.read.tagging.spans import find_spans

SOURCE, CUE, CONTENT = range(3)
_STARTS = ([1, 4], [5, 8], [9, 12])


@dataclass(frozen=True, slots=True)
class Constants:
    """What decoding weighs with what.

    Attributes:
        word_bias: added to the score of every tag of source, cue, content; positive finds more.
        span_bias: added once a span.
        cue_boost: added where words that look like source or content point to a word as their cue.
        source_boost: added where words that look like cues point to a word as their source.
        share: a cue with no source of its own takes another cue's source if its link gives that at least this much.
        same_sentence: such a cue takes the nearest source before it in its sentence even without a link.
        nearest: a span whose links miss every cue goes to the nearest cue within this many words.
        trust: how the signs of a statement add up to its confidence: an offset, then a weight each for content, cue,
            source, the links of content, the link of the source (logarithms of chances), and for having no source.
        inner_bias: added to the score of every tag of the second layer; it has learnt from few stories, and is shy.
        drop: an attribution less sure than this is left out.
    """

    word_bias: tuple[float, float, float] = (0.4, 0.4, 0.0)
    span_bias: tuple[float, float, float] = (0.0, 0.0, 0.0)
    cue_boost: float = 2.0
    source_boost: float = 2.0
    share: float = 0.3
    same_sentence: bool = True
    nearest: int = 60
    trust: tuple[float, ...] = (1.5, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0)
    inner_bias: float = 1.5
    drop: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in ranges of words; `source` is empty where the text names none.

    `signs` are the chances of content, cue, source, and of the links of content and source, that `confidence` rests on.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    signs: tuple[float, ...] = ()


def confidence(signs: Sequence[float], has_source: bool, trust: Sequence[float]) -> float:
    """Return the chance that a statement is right, from the chances of its parts."""
    logs = [float(np.log(max(sign, 1e-3))) for sign in signs]
    height = trust[0] + sum(w * x for w, x in zip(trust[1:-1], logs, strict=True)) + (0.0 if has_source else trust[-1])
    return float(1 / (1 + np.exp(-height)))


def _biased(emissions: Emissions, constants: Constants) -> Floats:
    scores = emissions.roles.copy()
    if constants.cue_boost:
        evidence = link_evidence(emissions, TO_CUE, (SOURCE, CONTENT))
        scores[:, _STARTS[CUE]] += constants.cue_boost * np.tanh(evidence / 2)[:, None]
    if constants.source_boost:
        evidence = link_evidence(emissions, TO_SOURCE, (CUE,))
        scores[:, _STARTS[SOURCE]] += constants.source_boost * np.tanh(evidence)[:, None]
    for kind in range(3):
        at = 1 + 4 * kind
        scores[:, at : at + 4] += constants.word_bias[kind]
        scores[:, [at, at + 3]] += constants.span_bias[kind]
    return scores


def sureness(roles: Floats, kind: int, span: Range) -> float:
    """Return the geometric mean over a span's words of the chance that they are of its kind at all."""
    at = 1 + 4 * kind
    chance = np.exp(roles[span[0] : span[1], at : at + 4]).sum(axis=1)
    return float(np.exp(np.log(np.maximum(chance, 1e-6)).mean()))


def _gap(a: Range, b: Range) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _owner(mass: Floats, span: Range, cues: Sequence[Range], constants: Constants) -> tuple[int, float]:
    """Return the cue that a span belongs to and how sure that is, or -1."""
    best = int(mass.argmax())
    if mass[best] > 0.05:
        return best, float(mass[best])
    near = min(range(len(cues)), key=lambda i: _gap(cues[i], span))
    return (near, 0.05) if _gap(cues[near], span) <= constants.nearest else (-1, 0.0)


def decode(emissions: Emissions, constants: Constants) -> list[Found]:
    """Return the attributions of a text, in order of their cues.

    Each content and each source goes to the cue that its words link to; a cue keeps the source that is surest of it. A
    cue left without one shares another's: the one its own link names, or the nearest before it in its sentence.
    """
    spans = find_spans(_biased(emissions, constants), 3)
    sources, cues, contents = ([(a, b) for kind, a, b in spans if kind == k] for k in range(3))
    if not cues or not contents:
        return []
    content_mass, _ = link_mass(emissions, TO_CUE, contents, cues)
    held: dict[int, list[tuple[Range, float]]] = {}
    for i, span in enumerate(contents):
        cue, sure = _owner(content_mass[i], span, cues, constants)
        if cue >= 0:
            held.setdefault(cue, []).append((span, sure))
    speakers = _speakers(emissions, sources, cues, list(held), constants)
    found = []
    for cue in sorted(held):
        source, source_sure = speakers[cue]
        parts = [span for span, _ in held[cue]]
        signs = (
            float(np.mean([sureness(emissions.roles, CONTENT, part) for part in parts])),
            sureness(emissions.roles, CUE, cues[cue]),
            sureness(emissions.roles, SOURCE, source) if source else 1.0,
            float(np.mean([sure for _, sure in held[cue]])),
            source_sure,
        )
        sure = confidence(signs, bool(source), constants.trust)
        if sure >= constants.drop:
            found.append(Found((source,) if source else (), (cues[cue],), tuple(parts), sure, signs))
    return found


def _speakers(
    emissions: Emissions, sources: Sequence[Range], cues: Sequence[Range], wanting: Sequence[int], constants: Constants
) -> dict[int, tuple[Range | None, float]]:
    """Return for each wanting cue its source and how sure that is."""
    speakers: dict[int, tuple[Range | None, float]] = dict.fromkeys(wanting, (None, 1.0))
    to_cue, _ = link_mass(emissions, TO_CUE, sources, cues) if sources else (np.zeros((0, len(cues)), np.float32), None)
    to_source, _ = (
        link_mass(emissions, TO_SOURCE, cues, sources) if sources else (np.zeros((len(cues), 0), np.float32), None)
    )
    own: dict[int, tuple[int, float]] = {}
    for i, span in enumerate(sources):
        cue, sure = _owner(to_cue[i], span, cues, constants)
        if cue >= 0:
            sure = 0.5 * (sure + float(to_source[cue, i]))
            if sure > own.get(cue, (-1, 0.0))[1]:
                own[cue] = (i, sure)
    for cue in wanting:
        if cue in own:
            speakers[cue] = (sources[own[cue][0]], own[cue][1])
        elif sources:
            speakers[cue] = _shared(emissions, sources, cues[cue], to_source[cue], constants)
    return speakers


def _shared(
    emissions: Emissions, sources: Sequence[Range], cue: Range, mass: Floats, constants: Constants
) -> tuple[Range | None, float]:
    best = int(mass.argmax())
    if mass[best] >= constants.share:
        return sources[best], float(mass[best])
    if constants.same_sentence:
        sentence = emissions.sentences[cue[0]]
        before = [s for s in sources if s[1] <= cue[0] and emissions.sentences[s[0]] == sentence]
        if before:
            return before[-1], max(float(mass[best]), 0.3)
    return None, 1.0 - float(mass.sum())
