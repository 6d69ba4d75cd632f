"""What has a page, and what nobody sees."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from marsad.errors import BadInput
from marsad.names import compare_names
from marsad.newsroom.whoswho.actions import confirm as confirming
from marsad.newsroom.whoswho.actions.confirm import confirm, take_confirmation_back
from marsad.newsroom.whoswho.actions.judge import judge_pair, split, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal, unseal
from marsad.newsroom.whoswho.actions.write import add_fact, add_name, take_back
from marsad.newsroom.whoswho.models import Authority, Verdict
from marsad.newsroom.whoswho.queries.clusters import open_heads, open_members, public_heads, slug_of, slugs_of
from marsad.records import Evidence, Fact, NameForm
from whoswho_cast import REGISTER, enter, person

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


def test_a_numbered_address_may_be_somebodys_own(pair, people):
    a, other = enter(person("a", "Adib Sarrouj"), person("c", "Adib Sarrouj"))
    (numbered,) = enter(person("n", f"Adib Sarrouj {other.pk}"))
    for row in (a, numbered, other):
        confirm(actor=people.editor, authority=row)
    other.refresh_from_db()
    assert other.slug.startswith(f"adib-sarrouj-{other.pk}-")


@pytest.mark.django_db(transaction=True)
def test_namesakes_confirmed_at_once_have_an_address_each(people):
    rows = enter(*(person(uid, "Adib Sarrouj") for uid in "abcd"))
    together = Barrier(len(rows))

    def act(row):
        try:
            together.wait(timeout=20)
            return confirm(actor=people.editor, authority=row).slug
        finally:
            connection.close()

    with ThreadPoolExecutor(len(rows)) as pool:
        slugs = list(pool.map(act, rows))
    assert slugs.count("adib-sarrouj") == 1
    numbered = {f"adib-sarrouj-{row.pk}" for row in rows}
    assert len(set(slugs)) == 4 and set(slugs) - {"adib-sarrouj"} < numbered


@pytest.mark.django_db(transaction=True)
def test_names_are_compared_with_the_sealed_ones_before_anything_is_locked(people, monkeypatch):
    a, *others = enter(
        person("a", "Adib Sarrouj", "أديب سروج"), *(person(f"s{n}", f"Zuhayr Qattan {n}") for n in "bcd")
    )
    for other in others:
        seal(actor=people.editor, authority=other)
    locked = []

    def compare(one, other):
        locked.append(connection.in_atomic_block)
        return compare_names(one, other)

    monkeypatch.setattr(confirming, "compare_names", compare)
    confirm(actor=people.editor, authority=a)
    assert locked == [False] * 6


@pytest.mark.django_db(transaction=True)
def test_what_is_sealed_in_the_same_moment_is_compared_too(pair, people):
    a, b = pair

    def press():
        try:
            return confirm(actor=people.editor, authority=a)
        except BadInput as error:
            return str(error)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            Authority.objects.select_for_update().get(pk=a.pk)
            seal(actor=people.editor, authority=b)
            pressed = pool.submit(press)
            sleep(0.5)
        assert "which is sealed" in pressed.result(timeout=30)
    assert not public_heads()


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


def test_what_readers_see_of_a_heading_is_changed_by_editors(pair, people):
    a, b = pair
    name, fact = NameForm("Adib the Thief", "en", "house"), Fact(kind="description", value="thief")
    add_name(actor=people.translator, authority=a, name=NameForm("Adib Srouj", "en"), evidence=REGISTER)
    confirm(actor=people.editor, authority=a)
    deeds = (
        lambda: add_name(actor=people.translator, authority=a, name=name, evidence=REGISTER),
        lambda: add_fact(actor=people.translator, authority=a, fact=fact, evidence=REGISTER),
        lambda: take_back(actor=people.translator, known=a.names.first()),
        lambda: judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME),
    )
    for deed in deeds:
        with pytest.raises(PermissionDenied, match="Ask an editor"):
            deed()
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.UNSURE)
    row = judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    b.refresh_from_db()
    for deed in (
        lambda: add_name(actor=people.translator, authority=b, name=name, evidence=REGISTER),
        lambda: split(actor=people.translator, apart=[b]),
        lambda: judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.DIFFERENT),
    ):
        with pytest.raises(PermissionDenied, match="Ask an editor"):
            deed()
    withdraw_judgement(actor=people.editor, judgement=row)
    b.refresh_from_db()
    add_name(actor=people.translator, authority=b, name=name, evidence=REGISTER)


def test_a_heading_like_a_sealed_one_is_not_confirmed_unseen(pair, people):
    a, _ = pair
    (other,) = enter(person("c", "Adeeb Sarrouj"))
    seal(actor=people.editor, authority=a)
    with pytest.raises(BadInput, match="which is sealed"):
        confirm(actor=people.editor, authority=other)
    judge_pair(actor=people.editor, one=a, other=other, verdict=Verdict.DIFFERENT)
    assert confirm(actor=people.editor, authority=other).slug == "adeeb-sarrouj"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "//a.example"])
def test_only_web_addresses_vouch(pair, people, address):
    with pytest.raises(BadInput, match="no address on the web"):
        add_name(
            actor=people.editor,
            authority=pair[0],
            name=NameForm("Srouj", "en"),
            evidence=Evidence(title="Register", address=address),
        )
