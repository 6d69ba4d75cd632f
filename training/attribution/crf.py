"""How probable the gold tags are among all sequences of tags that could be spans.

Tags scored one by one are asked to be right one by one; decoding then throws away what is no span. This loss asks what
decoding asks: that the gold spans beat every other set of spans. Between words one is free or inside one kind, so the
sum over all sequences needs one number for each of these states, and no learned transitions.
"""

from __future__ import annotations

import torch
from torch import Tensor

from training.attribution.labels import IGNORE

LOW = -1e4


def span_loss(logits: Tensor, tags: Tensor) -> Tensor:
    """Return the mean over words of the negative log probability of the gold spans.

    Args:
        logits: `[rows, length, 1 + 4 * kinds]`.
        tags: `[rows, length]`, `IGNORE` where a piece begins no word. A span may begin before the window or end
            behind it: a window may start and stop inside.
    """
    seen = tags != IGNORE
    order = torch.argsort((~seen).to(torch.int8), dim=1, stable=True)
    count = int(seen.sum(1).max())
    order = order[:, :count]
    present = torch.gather(seen, 1, order)
    scores = torch.gather(logits, 1, order[..., None].expand(-1, -1, logits.shape[-1]))
    gold = torch.gather(tags, 1, order).clamp(min=0)
    reached = torch.gather(scores, 2, gold[..., None]).squeeze(2).mul(present).sum()
    return (_log_sum(scores, present).sum() - reached) / present.sum()


def _log_sum(scores: Tensor, present: Tensor) -> Tensor:
    """Return for each row the log of the sum over all sequences of spans."""
    rows, count, tags = scores.shape
    kinds = (tags - 1) // 4
    grouped = scores[..., 1:].view(rows, count, kinds, 4)
    begin, middle, end, single = grouped.unbind(-1)
    alone = torch.cat([scores[..., :1], single], dim=-1).logsumexp(-1)
    free = scores.new_zeros(rows)
    inside = scores.new_zeros(rows, kinds)
    for i in range(count):
        ended = torch.cat([(free + alone[:, i])[:, None], inside + end[:, i]], dim=1)
        grown = torch.logaddexp(free[:, None] + begin[:, i], inside + middle[:, i])
        here = present[:, i]
        free = torch.where(here, ended.logsumexp(1), free)
        inside = torch.where(here[:, None], grown, inside)
    return torch.cat([free[:, None], inside], dim=1).logsumexp(1)
