"""Trained weights as one ONNX file, and the same in 8 bits."""

from __future__ import annotations

import logging
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.encoder import LINK_WIDTH, LINKS, AttributionModel

log = logging.getLogger(__name__)

INPUTS = ("ids", "shapes", "quotes", "places")
OUTPUTS = ("roles", "inner", "names", "links")
OPSET = 17


class Shipped(nn.Module):
    """A trained model as it ships: chances instead of heights, links as one matrix a kind."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        """Return log chances of tags in three layers, and for each kind of link the chance of each target.

        Windows are run one by one, so none is padded.
        """
        *tags, queries, keys = self.model(ids, shapes, quotes, places, padded=False)
        rows, length = ids.shape[0], ids.shape[1]
        q, k = (part.view(rows, length, len(LINKS), LINK_WIDTH).transpose(1, 2) for part in (queries, keys))
        links = torch.matmul(q * LINK_WIDTH**-0.5, k.transpose(-1, -2))
        return *(functional.log_softmax(layer, dim=-1) for layer in tags), functional.softmax(links, dim=-1)


def export(model: AttributionModel, path: Path) -> None:
    """Write a model as ONNX; rows and length are free."""
    shipped = Shipped(model).eval()
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "rows", 1: "length"} for name in INPUTS + OUTPUTS} | {
        "links": {0: "rows", 2: "length", 3: "length"}
    }
    torch.onnx.export(
        shipped,
        example,
        str(path),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(path: Path, out: Path) -> None:
    """Write an ONNX file's weights in 8 bits, a scale a channel.

    `reduce_range` uses 7 of the 8 bits: on CPUs without VNNI the products of full 8-bit numbers overflow 16 bits.
    """
    quantize_dynamic(path, out, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    log.info("%s: %.1f MB", out.name, out.stat().st_size / 1e6)
