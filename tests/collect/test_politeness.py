from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.collect.fetch import FetchPolicy
from marsad.collect.politeness import Lane, parse_retry_after
from marsad.errors import FetchFailed

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("-5", None),
        ("9" * 40, 999_999_999.0),
        ("soon", None),
        ("١٢٠", None),
        ("Sun, 22 Nov 2026 10:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0.0),
        ("Sun, 99 Nov 99999 09:00:00 GMT", None),
        ("", None),
    ],
)
def test_retry_after(value, expected):
    assert parse_retry_after(value, NOW) == expected


async def test_rest_is_bounded_and_kept():
    lane = Lane("mizan.example", FetchPolicy(max_rest=100.0))
    assert lane.rest(10**9) == 100.0
    with pytest.raises(FetchFailed, match="rests for") as caught:
        async with lane.turn():
            pass
    assert caught.value.retry_after == pytest.approx(100, abs=1)


async def test_failures_in_a_row_lengthen_the_rest_and_a_success_ends_the_row():
    lane = Lane("mizan.example", FetchPolicy(delay=0.0))
    lane.failed()
    lane.failed()
    lane.succeeded()
    lane.failed()
    async with lane.turn():
        pass
    lane.failed()
    lane.failed()
    lane.failed()
    with pytest.raises(FetchFailed) as caught:
        async with lane.turn():
            pass
    assert caught.value.retry_after == pytest.approx(120, abs=1)
