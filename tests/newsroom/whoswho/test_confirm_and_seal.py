"""What has a page, and what nobody sees."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from marsad.errors import BadInput
from marsad.newsroom.whoswho.actions.confirm import confirm, take_confirmation_back
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal, unseal
from marsad.newsroom.whoswho.models import Verdict
from marsad.newsroom.whoswho.queries.clusters import open_heads, open_members, public_heads, slug_of, slugs_of
from whoswho_cast import enter, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return enter(person("a", "Adib Sarrouj"), person("b", "أديب سروج"))


def test_a_page_is_public_once_a_person_confirms_it(pair, people):
    a, b = pair
    assert not public_heads()
    with pytest.raises(PermissionDenied):
        confirm(actor=people.translator, authority=b)
    confirm(actor=people.editor, authority=b)
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    assert [row.uid for row in public_heads()] == ["a"]
    assert slug_of(a) == "اديب-سروج"
    assert slugs_of([a.pk]) == {a.pk: "اديب-سروج"}
    take_confirmation_back(actor=people.editor, authority=b)
    assert not public_heads()


def test_an_address_stays_and_namesakes_have_their_own(pair, people):
    a, other = enter(person("a", "Adib Sarrouj"), person("c", "Adib  Sarrouj"))
    assert confirm(actor=people.editor, authority=a).slug == "adib-sarrouj"
    assert confirm(actor=people.editor, authority=other).slug == f"adib-sarrouj-{other.pk}"
    take_confirmation_back(actor=people.editor, authority=a)
    assert confirm(actor=people.editor, authority=a).slug == "adib-sarrouj"
    with pytest.raises(BadInput, match="confirmed already"):
        confirm(actor=people.editor, authority=a)


def test_a_seal_covers_all_that_are_one(pair, people):
    a, b = pair
    confirm(actor=people.editor, authority=a)
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    with pytest.raises(PermissionDenied):
        seal(actor=people.translator, authority=b)
    seal(actor=people.editor, authority=b, why="threatened")
    assert not open_heads() and not open_members() and not public_heads()
    with pytest.raises(BadInput, match="sealed"):
        seal(actor=people.editor, authority=b)
    with pytest.raises(BadInput, match="sealed"):
        confirm(actor=people.editor, authority=b)
    unseal(actor=people.editor, authority=b)
    assert {row.uid for row in open_members()} == {"a", "b"}


def test_taking_the_confirmation_back_takes_the_page_out_whoever_was_confirmed(pair, people):
    a, b = pair
    for row in pair:
        confirm(actor=people.editor, authority=row)
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    take_confirmation_back(actor=people.editor, authority=a)
    assert not public_heads()
    with pytest.raises(BadInput, match="not confirmed"):
        take_confirmation_back(actor=people.editor, authority=b)


def test_nothing_is_confirmed_that_is_one_with_somebody_sealed(pair, people):
    a, b = pair
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    seal(actor=people.editor, authority=b)
    with pytest.raises(BadInput, match="is sealed"):
        confirm(actor=people.editor, authority=a)
