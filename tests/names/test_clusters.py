"""What judgements amount to depends on which stand, and on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.names.clusters import Judged, resolve

judgements = st.lists(
    st.builds(Judged, st.integers(1, 8), st.integers(1, 8), st.sampled_from(["same", "different", "unsure"])).filter(
        lambda one: one.left != one.right
    ),
    max_size=16,
)


@given(judgements, st.randoms())
def test_any_order_gives_the_same_clusters(made: list[Judged], chance: object) -> None:
    shuffled = [Judged(one.right, one.left, one.verdict) if chance.random() < 0.5 else one for one in made]  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled) == resolve(made)


@given(judgements)
def test_nothing_judged_different_is_one(made: list[Judged]) -> None:
    head = resolve(made).head
    assert all(head[one.left] != head[one.right] for one in made if one.verdict == "different")


@given(judgements)
def test_what_is_judged_the_same_is_one_or_contested(made: list[Judged]) -> None:
    found = resolve(made)
    assert all(
        found.head[one.left] == found.head[one.right] or one.pair in found.contested
        for one in made
        if one.verdict == "same"
    )


@given(judgements)
def test_the_head_is_the_lowest_of_its_cluster(made: list[Judged]) -> None:
    for number, head in resolve(made).head.items():
        assert head <= number
        assert resolve(made).head[head] == head
