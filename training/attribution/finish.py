"""What follows training: constants of decoding, ONNX in two sizes, figures on dev, all in one folder."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import msgspec
from bench.attribution.score import precision_at, total
from tokenizers import Tokenizer

from marsad.read.tagging.decode import Constants
from marsad.read.tagging.tagger import SETTINGS, Settings
from training.attribution.batches import Example
from training.attribution.calibrate import calibrate
from training.attribution.encoder import AttributionModel
from training.attribution.evaluate import Judge, emit_all, onnx_model, table
from training.attribution.export import export, quantise
from training.attribution.tune import tune

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finished:
    """What the finished model is called, what languages it reads, whether it is told of capitals, and how its second
    layer of tags is weighed."""

    name: str
    languages: tuple[str, ...]
    case: bool
    inner_bias: float


def finish(
    model: AttributionModel,
    tokenizer: Tokenizer,
    held: Sequence[Example],
    dev: Sequence[Example],
    out: Path,
    kit: Finished,
) -> None:
    """Export a model, choose its constants on held-out documents with its 8-bit form, and write its figures on dev.

    `out` then holds `model.onnx`, `model.int8.onnx`, `tokenizer.json`, `model.json` and `figures.json`.
    """
    whole, small = out / "model.onnx", out / "model.int8.onnx"
    export(model, whole)
    quantise(whole, small)
    tokenizer.save(str(out / "tokenizer.json"))
    constants = Constants(inner_bias=kit.inner_bias)
    if held:
        judge, emissions = Judge(held), emit_all(onnx_model(small, 2), held)
        constants = calibrate(judge, emissions, tune(judge, emissions, constants))
    settings = Settings(kit.name, kit.languages, sha256(small.read_bytes()).hexdigest(), kit.case, constants=constants)
    (out / SETTINGS).write_bytes(msgspec.json.format(msgspec.json.encode(settings), indent=1) + b"\n")
    if not dev:
        return
    judge, figures = Judge(dev), {}
    for path in (whole, small):
        scored = judge.score_each(emit_all(onnx_model(path, 2), dev), constants)
        scores = total(scored)
        log.info("%s\n%s", path.name, table(scores))
        figures[path.name] = {
            "digest": sha256(path.read_bytes()).hexdigest(),
            "megabytes": round(path.stat().st_size / 1e6, 2),
            "dev": {name: {k: round(v, 1) for k, v in asdict(score).items()} for name, score in scores.items()},
            "precision_at": [[round(x, 3) for x in row] for row in precision_at(scored)],
        }
    (out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n")
