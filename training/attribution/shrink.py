"""A smaller model from a trained one: the inner network of each layer loses the values that say least.

The smaller model then learns from the labels again, and at the same time to hold the states of the larger one.
After Sanh et al., "Movement pruning" (2020), and Jiao et al., "TinyBERT" (2020), in their simplest form: whole values
of the inner network go, ranked by how far they reach; states of all layers are compared, which have one width in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor, nn

from training.attribution.encoder import AttributionModel, Layer

Inputs = tuple[Tensor, Tensor, Tensor, Tensor]


def shrink(model: AttributionModel, inner: int, seen: Sequence[Inputs]) -> AttributionModel:
    """Return a copy of a model whose layers keep the `inner` values that reach furthest on the windows seen."""
    reach = _reach(model, seen)
    weights = model.state_dict()
    for i, each in enumerate(reach):
        keep = each.topk(inner).indices.sort().values
        for name, dim in (("widen.weight", 0), ("widen.bias", 0), ("narrow.weight", 1)):
            weights[f"layers.{i}.{name}"] = weights[f"layers.{i}.{name}"].index_select(dim, keep)
    smaller = AttributionModel(replace(model.shape, inner=inner))
    smaller.restore(weights)
    return smaller


def _reach(model: AttributionModel, seen: Sequence[Inputs]) -> list[Tensor]:
    """Return how far each inner value of each layer reaches: its size, summed, times the length of its row out."""
    sums = [torch.zeros(model.shape.inner) for _ in model.layers]

    def watch(i: int, layer: Layer) -> torch.utils.hooks.RemovableHandle:
        def take(_module: nn.Module, given: tuple[Tensor, ...]) -> None:
            sums[i] += given[0].abs().sum(dim=(0, 1))

        return layer.narrow.register_forward_pre_hook(take)

    handles = [watch(i, layer) for i, layer in enumerate(model.layers)]  # type: ignore[arg-type]
    model.eval()
    with torch.no_grad():
        for inputs in seen:
            model(*inputs)
    for handle in handles:
        handle.remove()
    return [each * layer.narrow.weight.norm(dim=0) for each, layer in zip(sums, model.layers, strict=True)]  # type: ignore[union-attr,arg-type,operator]


class States:
    """The states behind each layer of a model, lowest first, as its last run left them."""

    def __init__(self, model: AttributionModel) -> None:
        self.made: list[Tensor] = [torch.empty(0) for _ in model.layers]
        for i, layer in enumerate(model.layers):
            layer.register_forward_hook(lambda _module, _given, made, i=i: self.made.__setitem__(i, made))


class Master:
    """A trained model that a smaller one follows."""

    def __init__(self, model: AttributionModel, pupil: AttributionModel) -> None:
        self._model = model.eval()
        self._states, self._own = States(model), States(pupil)

    def loss(self, inputs: Inputs) -> Tensor:
        """Return how far the pupil's states of its last run are from the master's, per value, padding aside."""
        with torch.no_grad():
            self._model(*inputs)
        real = inputs[0] != 0
        pairs = zip(self._own.made, self._states.made, strict=True)
        return torch.stack([(own - other)[real].square().mean() for own, other in pairs]).mean()
