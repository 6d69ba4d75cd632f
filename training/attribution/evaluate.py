"""Run trained weights over a split, decode, score: the figures of the model card."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from bench.attribution.score import DRAWS, Score, Scored, score_document, total
from bench.attribution.spans import Item, Raw, Tokens, make_item

from marsad.read.tagging.decode import Constants, Found, decode
from marsad.read.tagging.emissions import Emissions, Floats, Range
from marsad.read.tagging.emit import Model, emit
from marsad.read.tagging.words import Ints
from training.attribution.batches import Example
from training.attribution.encoder import AttributionModel, Shape
from training.attribution.export import Shipped


def torch_model(path: Path, autocast: bool = False, frozen: int = 0) -> Model:
    """Return a function that runs saved weights."""
    weights = torch.load(path, weights_only=True)
    model = AttributionModel(Shape.of(weights))
    model.restore(weights)
    model.freeze(frozen)
    shipped = Shipped(model).eval()

    def run(*columns: Ints) -> tuple[Floats, ...]:
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
            return tuple(o.float().numpy() for o in shipped(*(torch.from_numpy(c) for c in columns)))

    return run


def onnx_model(path: Path, threads: int = 1) -> Model:
    """Return a function that runs an ONNX file."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # onnxruntime's joined norm is slower than its parts: an eighth of the whole time.
    session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
    names = [i.name for i in session.get_inputs()]

    def run(*columns: Ints) -> tuple[Floats, ...]:
        return tuple(session.run(None, dict(zip(names, columns, strict=True))))

    return run


def emit_all(model: Model, examples: Sequence[Example], size: int = 254, stride: int = 190) -> list[Emissions]:
    """Return what the model says of each document."""
    return [emit(model, e.words, e.pieces, size, stride) for e in examples]


def as_json(example: Example, found: Sequence[Found]) -> list[Raw]:
    """Return found attributions with code points in the place of words."""
    words = example.words

    def spans(ranges: Sequence[Range]) -> list[list[int]]:
        return [[int(words.starts[a]), int(words.ends[b - 1])] for a, b in ranges]

    return [
        Raw(source=spans(f.source), cue=spans(f.cue), content=spans(f.content), confidence=f.confidence) for f in found
    ]


class Judge:
    """Scores decodings of fixed documents; gold is converted once."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.tokens = [Tokens.of(e.document.text) for e in examples]
        self.gold: list[list[Item]] = []
        for tokens, example in zip(self.tokens, examples, strict=True):
            raw = [Raw(source=a.source, cue=a.cue, content=a.content) for a in example.document.attributions]
            self.gold.append([make_item(tokens, r) for r in raw])

    def score_each(self, emissions: Sequence[Emissions], constants: Constants) -> list[Scored]:
        """Return each document's counts under some constants."""
        scored = []
        for example, tokens, gold, emission in zip(self.examples, self.tokens, self.gold, emissions, strict=True):
            raw = as_json(example, decode(emission, constants))
            scored.append(score_document(example.document.text, gold, [make_item(tokens, r) for r in raw], tokens))
        return scored

    def score(self, emissions: Sequence[Emissions], constants: Constants, draws: int = DRAWS) -> dict[str, Score]:
        """Return every measure under some constants."""
        return total(self.score_each(emissions, constants), draws=draws)


def table(scores: dict[str, Score]) -> str:
    """Return the measures as lines of text."""
    rows = [
        f"{n:13s} P {s.precision:5.1f} R {s.recall:5.1f} F1 {s.f1:5.1f} ({s.low:.1f}-{s.high:.1f})"
        for n, s in scores.items()
    ]
    return "\n".join(rows)
