"""Trained weights as one ONNX file, and the same in 8 bits."""

from __future__ import annotations

import logging
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.attribution.encoder import AttributionModel

log = logging.getLogger(__name__)

INPUTS = ("ids", "shapes", "quotes", "places")
OUTPUTS = ("roles", "names", "queries", "keys")
OPSET = 17


def export(model: AttributionModel, path: Path) -> None:
    """Write a model as ONNX; rows and length are free."""
    model.eval()
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "rows", 1: "length"} for name in INPUTS + OUTPUTS}
    torch.onnx.export(
        model,
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
