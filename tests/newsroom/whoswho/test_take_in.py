"""Taking authorities in: each once, nothing lost, nothing overwritten."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from marsad.newsroom.archive.models import Refusal
from marsad.newsroom.whoswho.actions import take_in as take_in_module
from marsad.newsroom.whoswho.actions import take_in_file as take_in_file_module
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.take_in import take_in
from marsad.newsroom.whoswho.actions.take_in_file import take_in_file
from marsad.newsroom.whoswho.actions.write import add_fact, add_name, make_authority, take_back
from marsad.newsroom.whoswho.models import Authority, Evidence, Fact, NameForm, Verdict
from marsad.newsroom.whoswho.queries.clusters import facts_of, names_of
from marsad.records import Authority as AuthorityRecord
from marsad.records import Evidence as EvidenceRecord
from marsad.records import Fact as FactRecord
from marsad.records import NameForm as NameFormRecord
from marsad.records import Refusal as RefusalRecord
from whoswho_cast import REGISTER, enter, person

pytestmark = pytest.mark.django_db

OFFICE = FactRecord(kind="office", value="director", of="port", from_on="2024-03")
ADIB = person("adib", "Adib Sarrouj", "أديب سروج", facts=(OFFICE,))
PORT = person("port", "Port of Rumaylat", kind="body")


def test_facts_may_tell_of_what_comes_later():
    adib, port = enter(ADIB, PORT)
    fact = adib.facts.get()
    assert (fact.of, fact.from_on, fact.evidence.title) == (port, "2024-03", "Register of Hadran")
    assert (adib.label, adib.native, adib.letter) == ("Adib Sarrouj", "أديب سروج", "S")


def test_twice_is_once():
    enter(ADIB, PORT)
    taken = take_in(authorities=[ADIB, PORT], evidence=REGISTER, origin="register")
    assert (taken.made, taken.known, taken.names, taken.facts, taken.refused) == (0, 2, 0, 0, [])
    assert (Authority.objects.count(), NameForm.objects.count(), Fact.objects.count()) == (2, 3, 1)
    assert Evidence.objects.count() == 1


def test_what_is_new_of_a_known_one_is_added():
    enter(PORT)
    [port] = enter(person("port", "Port of Rumaylat", "ميناء الرميلات", kind="body"))
    assert [form.text for form in names_of([port])] == ["Port of Rumaylat", "ميناء الرميلات"]
    assert port.native == "ميناء الرميلات"


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (AuthorityRecord("x", "person", ()), "no name"),
        (person("x", "🚀\u202e"), "letter"),
        (person("x", "a" * 10_000), "10000"),
        (person("", "Adib"), "no id"),
        (person("x" * 300, "Adib"), "no id"),
    ],
)
def test_a_bad_one_is_refused_by_itself_and_kept(record, why):
    taken = take_in(authorities=[record, PORT], evidence=REGISTER, origin="list.jsonl")
    assert taken.made == 1
    assert [why in reason for _, reason in taken.refused] == [True]
    assert Refusal.objects.get(stage="whoswho").identity.startswith("whoswho:list.jsonl#")


def test_a_bad_name_or_fact_does_not_lose_the_others():
    odd = AuthorityRecord(
        "adib",
        "person",
        (NameFormRecord("Adib Sarrouj"), NameFormRecord("\x00")),
        (OFFICE, FactRecord(kind="born", value="1970")),
    )
    taken = take_in(authorities=[odd], evidence=REGISTER, origin="list")
    assert (taken.made, taken.names, taken.facts, taken.refusals) == (1, 1, 1, 2)
    assert set(Refusal.objects.values_list("identity", "reason")) == {
        ("whoswho:list#adib", "not-taken"),
        ("whoswho:list#adib", "fact-not-taken"),
    }


def test_however_many_are_refused_each_is_kept_and_few_are_in_memory(monkeypatch):
    monkeypatch.setattr(take_in_module, "MOST_TOLD", 3)
    monkeypatch.setattr(take_in_module, "BATCH", 4)
    most = 0
    keep = take_in_module._keep_refused

    def watch(origin, taken):
        nonlocal most
        most = max(most, len(taken.waiting))
        keep(origin, taken)

    monkeypatch.setattr(take_in_module, "_keep_refused", watch)
    nameless = [AuthorityRecord(f"x{number}", "person", (NameFormRecord("…"),)) for number in range(30)]
    for times in (1, 2):
        taken = take_in(authorities=iter(nameless), evidence=REGISTER, origin="dump")
        assert (taken.refusals, len(taken.refused), taken.waiting) == (30, 3, [])
        assert most <= 4
        rows = Refusal.objects.filter(stage="whoswho", times=times)
        assert {row.identity for row in rows} == {f"whoswho:dump#x{number}" for number in range(30)}


def test_every_row_of_a_file_that_cannot_be_read_is_kept(monkeypatch):
    monkeypatch.setattr(take_in_file_module, "BATCH", 4)
    monkeypatch.setattr(take_in_file_module, "MOST_TOLD", 3)
    rows = [RefusalRecord("whoswho", "bad-line", f"Line {number}: no JSON.") for number in range(1, 31)]
    done = take_in_file(rows=iter([*rows, PORT]), evidence=REGISTER, origin="dump")
    assert (done.refusals, done.unread, len(done.refused), done.taken.made) == (30, 30, 3, 1)
    assert Refusal.objects.filter(identity__startswith="whoswho:dump#Line ").count() == 30
    assert Refusal.objects.get(identity="whoswho:dump#Line 30").detail == "Line 30: no JSON."


def test_what_a_person_took_back_stays_taken_back(people):
    adib, _ = enter(ADIB, PORT)
    take_back(actor=people.translator, known=adib.names.get(text="Adib Sarrouj"))
    take_back(actor=people.translator, known=adib.facts.get())
    enter(ADIB, PORT)
    assert [form.text for form in names_of([adib])] == ["أديب سروج"]
    assert not facts_of([adib])


def test_facts_that_contradict_each_other_stand_side_by_side(people):
    [adib] = enter(person("adib", "Adib Sarrouj"))
    for year in ("1970", "1971"):
        add_fact(actor=people.translator, authority=adib, fact=FactRecord(kind="born", value=year), evidence=REGISTER)
    assert [fact.value for fact in facts_of([adib])] == ["1970", "1971"]


def test_a_new_house_spelling_makes_the_one_before_a_variant(people):
    adib = make_authority(
        actor=people.editor, kind="person", name=NameFormRecord("Adib Sarrouj", "en", "house"), evidence=REGISTER
    )
    add_name(actor=people.editor, authority=adib, name=NameFormRecord("Adib Srouj", "en", "house"), evidence=REGISTER)
    adib.refresh_from_db()
    assert adib.label == "Adib Srouj"
    assert {(form.text, form.kind) for form in names_of([adib])} == {
        ("Adib Srouj", "house"),
        ("Adib Sarrouj", "variant"),
    }


def test_two_rows_of_one_id_are_one_heading_with_what_both_say():
    more = person("adib", "Adeeb Srouj", facts=(FactRecord(kind="born", value="1970"),))
    adib, *_ = enter(ADIB, PORT, more)
    assert [form.text for form in names_of([adib])] == ["Adib Sarrouj", "أديب سروج", "Adeeb Srouj"]
    assert {fact.kind for fact in facts_of([adib])} == {"office", "born"}


def test_rows_of_a_file_that_are_none_are_counted_and_kept(people):
    rows = [ADIB, RefusalRecord("whoswho", "no-json", "Line 2: it is no JSON."), PORT]
    seen = []
    done = take_in_file(rows=rows, evidence=REGISTER, origin="list", actor=people.operator, report=seen.append)
    assert (done.taken.made, done.rows, done.unread, seen) == (2, 3, 1, [1, 2, 3])
    kept = Refusal.objects.get(stage="whoswho")
    assert (kept.identity, kept.reason) == ("whoswho:list#Line 2", "no-json")
    with pytest.raises(PermissionDenied):
        take_in_file(rows=rows, evidence=REGISTER, origin="list", actor=people.editor)


def test_only_operators_take_in(people):
    with pytest.raises(PermissionDenied):
        take_in(authorities=[PORT], evidence=REGISTER, origin="list", actor=people.editor)


def test_a_name_taken_in_for_a_member_labels_the_head(people):
    one, other = enter(person("a", "Adib Sarrouj"), person("b", "Adeeb Srouj"))
    judge_pair(actor=people.editor, one=one, other=other, verdict=Verdict.SAME)
    enter(person("b", "أديب سروج"))
    one.refresh_from_db()
    assert one.native == "أديب سروج"


def test_what_a_database_cannot_hold_loses_one_row_and_no_batch():
    long = NameFormRecord("Adeeb Srouj", "en", evidence=EvidenceRecord(title="Register", licence="x" * 101))
    nul = NameFormRecord("Adib Sarrouj", "en\x00", evidence=EvidenceRecord(title="Register\x00", wording="so\x00"))
    record = AuthorityRecord("a", "person", (nul, long), (), ("https://a.example/\x00",))
    taken = take_in(authorities=[record, person("b", "Layan Hamdun")], evidence=REGISTER, origin="file")
    assert (taken.made, taken.names) == (2, 2)
    assert "licence" in taken.refused[0][1]
