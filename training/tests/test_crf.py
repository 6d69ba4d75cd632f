"""The span loss against a sum over every sequence."""

from itertools import pairwise, product

import torch
from training.attribution.crf import span_loss
from training.attribution.labels import IGNORE


def allowed(tags: tuple[int, ...]) -> bool:
    """Tell whether a sequence over one kind (0 out, 1 begin, 2 in, 3 end, 4 single) is spans, cut at either side or
    not."""
    follows = {0: (0, 1, 4), 1: (2, 3), 2: (2, 3), 3: (0, 1, 4), 4: (0, 1, 4)}
    return all(b in follows[a] for a, b in pairwise(tags))


def test_equals_the_sum_over_all_sequences() -> None:
    torch.manual_seed(0)
    logits = torch.randn(1, 4, 5)
    gold = (1, 3, 0, 4)
    every = torch.stack(
        [sum(logits[0, i, t] for i, t in enumerate(s)) for s in product(range(5), repeat=4) if allowed(s)]
    )
    expected = (every.logsumexp(0) - sum(logits[0, i, t] for i, t in enumerate(gold))) / 4
    assert torch.allclose(span_loss(logits, torch.tensor([gold])), expected, atol=1e-5)


def test_pieces_that_begin_no_word_count_for_nothing() -> None:
    torch.manual_seed(0)
    logits = torch.randn(2, 6, 13)
    tags = torch.tensor([[1, IGNORE, 3, 0, IGNORE, IGNORE], [IGNORE, 9, 10, 11, 0, 4]])
    changed = logits.clone()
    changed[0, [1, 4, 5]] += 7.0
    assert torch.allclose(span_loss(logits, tags), span_loss(changed, tags), atol=1e-5)
