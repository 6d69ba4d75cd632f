"""A smaller model keeps what reaches far, and follows the larger."""

from __future__ import annotations

import torch
from training.attribution.encoder import AttributionModel, Shape
from training.attribution.shrink import Master, shrink

SHAPE = Shape(vocabulary=50, width=64, layers=2, heads=2, inner=16, positions=32)


def _windows(rows: int = 2, length: int = 8) -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(0)
    ids = torch.randint(1, 50, (rows, length), generator=generator)
    return ids, *(torch.zeros_like(ids) for _ in range(3))


def test_values_that_reach_nowhere_go_first() -> None:
    torch.manual_seed(0)
    model = AttributionModel(SHAPE, dropout=0.0).eval()
    with torch.no_grad():
        for layer in model.layers:
            layer.narrow.weight[:, 4:] = 0.0
    smaller = shrink(model, 4, [_windows()]).eval()
    assert smaller.layers[0].widen.weight.shape == (4, 64)
    for whole, cut in zip(model(*_windows()), smaller(*_windows()), strict=True):
        assert torch.allclose(whole, cut, atol=1e-5)


def test_a_pupil_is_at_no_distance_from_itself() -> None:
    torch.manual_seed(0)
    model, pupil = AttributionModel(SHAPE, dropout=0.0), AttributionModel(SHAPE, dropout=0.0)
    pupil.restore(model.state_dict())
    master = Master(model, pupil)
    pupil(*_windows())
    assert master.loss(_windows()).item() == 0.0


def test_a_stranger_is_at_some_distance_and_moves() -> None:
    torch.manual_seed(0)
    model, pupil = AttributionModel(SHAPE, dropout=0.0), AttributionModel(SHAPE, dropout=0.0)
    master = Master(model, pupil)
    pupil(*_windows())
    loss = master.loss(_windows())
    loss.backward()
    assert loss.item() > 0 and pupil.layers[0].widen.weight.grad is not None


def test_a_run_in_between_and_a_second_master_change_nothing() -> None:
    torch.manual_seed(0)
    model, pupil = AttributionModel(SHAPE, dropout=0.0), AttributionModel(SHAPE, dropout=0.0)
    first, second = Master(model, pupil), Master(model, pupil)
    pupil(*_windows(3, 20))
    pupil(*_windows())
    assert first.loss(_windows()).item() == second.loss(_windows()).item() > 0
