"""The training loop: one pass after another over freshly cut windows, all losses at once, curves in a file."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.batches import Batch, Example, Window, draw_batches, fill_batch
from training.attribution.crf import span_loss
from training.attribution.encoder import LINK_WIDTH, AttributionModel
from training.attribution.labels import IGNORE
from training.attribution.shrink import Master

log = logging.getLogger(__name__)

HALF = torch.backends.cpu.get_cpu_capability().startswith(("AVX512", "AMX"))
"""Whether 16-bit sums are worth their while here: on a CPU that only imitates them a step takes 20 times as long."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides a run; written beside the weights.

    Attributes:
        window: most pieces in a window, the two special ones not counted.
        rate, head_rate: highest learning rate of the encoder's last layer, and of heads; feature tables get twice
        `rate`. decay: factor on the rate from each layer to the one below; the word table is the lowest.
        tag_weight, span_weight: weight of the loss of role tags word by word, and of whole spans.
        inner_weight: weight of the loss of tags inside contents, where a document has them.
        link_weight, name_weight, same_weight: weight of links in statements, of silver names, of silver antecedents.
        blank: chance that a piece is hidden behind [MASK].
        frozen: how many of the lowest layers stay as they are, and the word table with them.
        master_weight: weight of the distance from the states of the model before it was shrunk.
        averaged: last part of the run whose weights are averaged.
    """

    seed: int = 1
    epochs: int = 6
    window: int = 254
    rows: int = 16
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    warm_up: float = 0.1
    weight_decay: float = 0.01
    clip: float = 1.0
    link_weight: float = 0.5
    name_weight: float = 0.15
    same_weight: float = 0.1
    tag_weight: float = 0.5
    inner_weight: float = 0.5
    span_weight: float = 1.0
    dropout: float = 0.1
    blank: float = 0.05
    frozen: int = 0
    master_weight: float = 2.0
    averaged: float = 0.2
    average_every: int = 10


def link_loss(queries: Tensor, keys: Tensor, padding: Tensor, link: tuple[Tensor, Tensor, Tensor, Tensor]) -> Tensor:
    """Return the weighted mean of how little each linked word's query falls on one of its targets."""
    row, at, targets, weight = link
    if not len(row):
        return queries.sum() * 0.0
    scores = torch.matmul(queries, keys.transpose(-1, -2)).float() * LINK_WIDTH**-0.5
    chosen = scores[row, at].masked_fill(padding[row], -1e4)
    wanted = torch.logsumexp(chosen.masked_fill(targets == 0, -1e4), dim=-1)
    return ((torch.logsumexp(chosen, dim=-1) - wanted) * weight).sum() / weight.sum()


def _word_loss(logits: Tensor, tags: Tensor) -> Tensor:
    """Return the mean loss of tags word by word; nothing where all are unknown."""
    if not (tags != IGNORE).any():
        return logits.sum() * 0.0
    return functional.cross_entropy(logits.flatten(0, 1), tags.flatten(), ignore_index=IGNORE)


def losses(model: AttributionModel, batch: Batch, plan: Plan) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return the losses of role tags, of links in statements, of names and of antecedents for one batch."""
    roles, inner, names, queries, keys = model(*batch.inputs)
    padding = batch.inputs[0] == 0
    tag = plan.tag_weight * _word_loss(roles.float(), batch.roles)
    if plan.span_weight and (batch.roles != IGNORE).any():
        tag = tag + plan.span_weight * span_loss(roles.float(), batch.roles)
    tag = tag + plan.inner_weight * _word_loss(inner.float(), batch.inner)
    name = _word_loss(names.float(), batch.names)
    pairs = zip(queries.split(LINK_WIDTH, -1), keys.split(LINK_WIDTH, -1), batch.links, strict=True)
    cue, source, same = (link_loss(q, k, padding, one) for q, k, one in pairs)
    return tag, cue + source, name, same


def parameter_groups(model: AttributionModel, plan: Plan) -> list[dict[str, object]]:
    """Return the optimiser's groups: a rate for each layer, and no weight decay on norms and biases."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    depth = len(model.layers)
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        level = int(name.split(".")[1]) if name.startswith("layers.") else -1
        rate = plan.rate * plan.decay ** (depth - 1 - level)
        if name.startswith(("roles", "inner", "names", "queries", "keys")):
            rate = plan.head_rate
        elif name.startswith(("shapes", "quotes", "places")):
            rate = 2 * plan.rate
        shrink = plan.weight_decay if parameter.ndim > 1 else 0.0
        groups.setdefault((rate, shrink), []).append(parameter)
    return [{"params": p, "lr": rate, "weight_decay": shrink} for (rate, shrink), p in groups.items()]


def _hide(windows: Sequence[Window], batch: Batch, plan: Plan, rng: torch.Generator) -> Batch:
    """Hide some pieces, never the special ones."""
    ids, blank = batch.inputs[0], windows[0].example.pieces.specials.blank
    hidden = (torch.rand(ids.shape, generator=rng) < plan.blank) & (ids > blank)
    return replace(batch, inputs=(ids.masked_fill(hidden, blank), *batch.inputs[1:]))


class Average:
    """The running mean of a model's weights over the last part of a run."""

    def __init__(self) -> None:
        self.count = 0
        self.mean: dict[str, Tensor] = {}

    def add(self, model: nn.Module) -> None:
        """Take the weights as they stand into the mean."""
        self.count += 1
        for name, value in model.state_dict().items():
            if self.count == 1:
                self.mean[name] = value.detach().clone()
            else:
                self.mean[name].lerp_(value, 1.0 / self.count)


class Curve:
    """The losses of a run, their means over `EVERY` steps a line of a file.

    Args:
        path: the file, JSON Lines; a run that goes on adds to it.
        total: how many steps the run has.
    """

    EVERY = 20
    NAMES = ("tag", "link", "name", "same", "master")

    def __init__(self, path: Path, total: int) -> None:
        self._file, self._total, self._began = path.open("a", encoding="utf-8"), total, time.time()
        self._losses: list[list[float]] = []

    def add(self, step: int, epoch: int, losses: Sequence[Tensor]) -> None:
        """Take the losses of a step in, and write a line if it is time."""
        self._losses.append([loss.item() for loss in losses])
        if step % self.EVERY:
            return
        row = {"step": step, "of": self._total, "epoch": epoch + 1}
        row |= dict(zip(self.NAMES, np.mean(self._losses, axis=0).round(4).tolist(), strict=True))
        row |= {"seconds": round(time.time() - self._began, 4), "cpu": round(time.process_time(), 4)}
        self._file.write(json.dumps(row) + "\n")
        self._file.flush()
        self._losses.clear()


def train(
    model: AttributionModel, examples: Sequence[Example], plan: Plan, out: Path, master: Master | None = None
) -> dict[str, Tensor]:
    """Train a model and return its averaged weights; each epoch's weights and the curve are written to `out`.

    With a master, the model also learns to hold the master's states.
    """
    torch.manual_seed(plan.seed)
    rng = torch.Generator().manual_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    model.freeze(plan.frozen)
    if plan.frozen:
        model.level(fill_batch(next(draw_batches(examples, plan.window, 4 * plan.rows, 0))).inputs)
    optimizer = torch.optim.AdamW(parameter_groups(model, plan), fused=True)
    total = plan.epochs * sum(1 for _ in draw_batches(examples, plan.window, plan.rows, 0))
    warm = int(plan.warm_up * total)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (total - step) / (total - warm)))
    )
    average, step, curve = Average(), 0, Curve(out / "curve.jsonl", total)
    model.train()
    for epoch in range(plan.epochs):
        for windows in draw_batches(examples, plan.window, plan.rows, plan.seed * 1000 + epoch):
            batch = _hide(windows, fill_batch(windows), plan, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALF):
                tag, link, name, same = losses(model, batch, plan)
                distance = tag * 0.0 if master is None else master.loss(batch.inputs)
                loss = tag + plan.link_weight * link + plan.name_weight * name + plan.same_weight * same
                loss = loss + plan.master_weight * distance
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), plan.clip)
            optimizer.step()
            schedule.step()
            step += 1
            curve.add(step, epoch, (tag, link, name, same, distance))
            if step > (1 - plan.averaged) * total and step % plan.average_every == 0:
                average.add(model)
        torch.save(model.state_dict(), out / f"epoch{epoch + 1}.pt")
        log.info("epoch %d done", epoch + 1)
    torch.save(average.mean, out / "average.pt")
    return average.mean
