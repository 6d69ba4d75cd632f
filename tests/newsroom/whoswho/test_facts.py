"""Which facts contradict each other."""

from __future__ import annotations

import pytest

from marsad.newsroom.whoswho.models import Fact
from marsad.newsroom.whoswho.queries.facts import find_contested


def fact(pk, kind, value="", since="", until="", of=None):
    return Fact(pk=pk, kind=kind, value=value, from_on=since, to_on=until, of_id=of)


@pytest.mark.parametrize(
    ("one", "other", "contested"),
    [
        (("born", "1961"), ("born", "1961-05"), False),
        (("born", "1961"), ("born", "1964-05"), True),
        (("born", "1961"), ("died", "1964-05"), False),
        (("ended", "2011"), ("ended", ""), False),
        (("office", "mayor", "2010", "2012"), ("office", "Mayor", "2011", "2012"), True),
        (("office", "mayor", "2010", "2012"), ("office", "mayor", "2010-03", ""), False),
        (("office", "mayor", "2010", "2012"), ("office", "mayor", "2015", "2016"), False),
        (("office", "mayor", "2010", "2012-05"), ("office", "mayor", "2012", "2016"), True),
        (("office", "mayor", "2010", ""), ("office", "minister", "2011", ""), False),
        (("office", "mayor", "2010", "", 1), ("office", "mayor", "2011", "", 2), False),
        (("place", "", "", "", 1), ("place", "", "", "", 2), False),
    ],
)
def test_contradictions(one, other, contested):
    facts = [fact(1, *one), fact(2, *other), fact(3, "description", "calm")]
    assert find_contested(facts) == ({1, 2} if contested else set())
    assert find_contested(facts[::-1]) == ({1, 2} if contested else set())
