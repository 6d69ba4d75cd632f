"""How each language's model is made: the plans of its training, and what each learns from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from training.attribution.train import Plan


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one language's model is made.

    Attributes:
        case: whether the model is told of capitals.
        layers: how many of the encoder's layers are kept, from the lowest.
        plans: one after the other; the first on PolNeAR and silver, the last with the labelled stories.
        polnear: how many of PolNeAR's documents each plan learns from.
        repeats: how often an epoch of each plan sees each labelled story.
        silver: newspaper articles labelled by rule, for the first plan.
        nested: the plan, counted from 0, from which on the English model labels what stands inside PolNeAR's contents.
        renamed: plans, counted from 0, and how often each of them sees a story under other names.
        last: of how many plans, from the last back, the weights are averaged: branches of one run average well.
        shrunk: the plan, counted from 0, from which on a smaller model learns, from the labels and from the larger
            one's weights; None where the model keeps its size. larger: of how many plans before it the larger one's
            weights are averaged.
        inner: how many values the inner networks of the smaller model keep.
        inner_bias: what is added to the scores of the second layer of tags, which has learnt from few stories.
    """

    case: bool
    layers: int
    plans: tuple[Plan, ...]
    polnear: tuple[int, ...]
    repeats: tuple[int, ...]
    silver: int = 0
    nested: int | None = None
    renamed: Mapping[int, int] = field(default_factory=dict)
    last: int = 1
    shrunk: int | None = None
    larger: int = 1
    inner: int = 0
    inner_bias: float = 1.5


RECIPES = {
    "en": Recipe(
        case=True,
        layers=6,
        plans=(
            Plan(epochs=4),
            Plan(epochs=1, rate=8e-5, head_rate=5e-4, warm_up=0.05, averaged=0.5, seed=2),
            Plan(epochs=1, rate=1.2e-4, warm_up=0.05, averaged=0.4, inner_weight=1.5, seed=3),
            Plan(epochs=1, rate=1.5e-4, warm_up=0.05, averaged=0.4, seed=4),
            Plan(epochs=2, averaged=0.3, seed=5),
            Plan(epochs=1, rate=1.5e-4, warm_up=0.05, averaged=0.4, seed=6),
            Plan(epochs=1, rate=1.5e-4, warm_up=0.05, averaged=0.4, seed=7),
            Plan(epochs=1, rate=1.5e-4, warm_up=0.05, averaged=0.5, seed=8),
            Plan(epochs=1, rate=1.2e-4, warm_up=0.05, averaged=0.5, seed=9),
            Plan(epochs=1, rate=1.5e-4, name_weight=0.5, warm_up=0.05, averaged=0.5, seed=10),
        ),
        polnear=(840, 600, 450, 840, 840, 840, 840, 840, 840, 840),
        repeats=(0, 10, 10, 6, 6, 6, 6, 6, 6, 6),
        nested=2,
        renamed={9: 5},
        shrunk=4,
        larger=3,
        inner=896,
    ),
    "ar": Recipe(
        case=False,
        layers=6,
        plans=(
            Plan(epochs=1, rate=3e-4, frozen=1, link_weight=1.0, averaged=0.1),
            Plan(epochs=2, rate=2e-4, frozen=1, link_weight=1.0, averaged=0.3, seed=2),
            Plan(
                epochs=2,
                rate=1.5e-4,
                frozen=1,
                link_weight=1.0,
                name_weight=0.4,
                inner_weight=1.5,
                averaged=0.4,
                seed=3,
            ),
            Plan(epochs=1, rate=1.5e-4, frozen=1, link_weight=1.0, name_weight=0.4, averaged=0.4, seed=4),
            Plan(epochs=2, rate=1.5e-4, frozen=1, link_weight=1.0, name_weight=0.5, averaged=0.4, seed=5),
            Plan(epochs=1, rate=1.2e-4, frozen=1, link_weight=1.0, name_weight=0.6, averaged=0.5, seed=6),
            Plan(
                epochs=1,
                rate=1.5e-4,
                frozen=1,
                link_weight=1.0,
                name_weight=0.6,
                same_weight=0.25,
                warm_up=0.05,
                averaged=0.5,
                seed=7,
            ),
            Plan(
                epochs=1,
                rate=1.2e-4,
                frozen=1,
                link_weight=1.0,
                name_weight=0.6,
                same_weight=0.25,
                warm_up=0.05,
                averaged=0.5,
                seed=8,
            ),
        ),
        polnear=(500, 150, 100, 250, 120, 100, 80, 80),
        repeats=(2, 6, 6, 6, 7, 7, 6, 6),
        silver=300,
        nested=2,
        renamed={6: 3, 7: 3},
        last=2,
        inner_bias=2.0,
    ),
}
