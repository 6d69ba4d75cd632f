"""What leaves the house: clusters as one, each value with its source, and nobody who is sealed."""

from __future__ import annotations

import pytest

from marsad.names.authorities import WRITERS
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal, unseal
from marsad.newsroom.whoswho.actions.write import add_fact, take_back
from marsad.newsroom.whoswho.models import Verdict
from marsad.newsroom.whoswho.queries import export
from marsad.newsroom.whoswho.queries.export import count_exported, exported
from marsad.records import Evidence, Fact
from whoswho_cast import REGISTER, enter, person

pytestmark = pytest.mark.django_db

PORT = person("port", "Port of Rumaylat", "ميناء الرميلات", kind="body")
ADIB = person(
    "adib", "Adib Sarrouj", "أديب سروج", facts=(Fact(kind="office", value="director", of="port", from_on="2024-03"),)
)


def written() -> dict[str, str]:
    """Return the whole Who's Who in every format."""
    return {form: b"".join(write(exported())).decode() for form, write in WRITERS.items()}


def test_what_is_here_is_exported_with_its_evidence():
    enter(ADIB, PORT)
    adib, port = exported()
    assert (adib.id, adib.kind, port.id) == ("adib", "person", "port")
    assert {form.evidence for form in adib.names} == {REGISTER}
    assert [(fact.kind, fact.of, fact.evidence) for fact in adib.facts] == [("office", "port", REGISTER)]
    assert count_exported() == 2
    assert [one.id for one in exported(["body"])] == ["port"]


def test_headings_that_are_one_leave_as_one(people):
    adib, other, port, quay = enter(
        ADIB, person("other", "Adeeb Srouj", "أديب سروج"), PORT, person("quay", "Rumaylat Port", kind="body")
    )
    add_fact(actor=people.editor, authority=other, fact=Fact(kind="member", of="quay"), evidence=REGISTER)
    judge_pair(actor=people.editor, one=adib, other=other, verdict=Verdict.SAME, why="one man")
    judge_pair(actor=people.editor, one=port, other=quay, verdict=Verdict.SAME, why="one port")
    found = list(exported())
    assert [one.id for one in found] == ["adib", "port"]
    assert [form.text for form in found[0].names] == ["Adib Sarrouj", "أديب سروج", "Adeeb Srouj"]
    assert {(fact.kind, fact.of) for fact in found[0].facts} == {("office", "port"), ("member", "port")}


def test_what_was_taken_back_is_not_exported(people):
    [adib] = enter(person("adib", "Adib Sarrouj", "أديب سروج"))
    take_back(actor=people.editor, known=adib.names.get(text="أديب سروج"))
    assert [form.text for form in next(exported()).names] == ["Adib Sarrouj"]


def test_a_sealed_heading_is_in_no_format(people):
    story = Evidence(title="Adib Sarrouj speaks", address="https://hana.example/adib-sarrouj", licence="CC0-1.0")
    _, hidden, _ = enter(
        person(
            "nabil",
            "Nabil Haddad",
            facts=(
                Fact(kind="relation", value="brother-in-law", of="hidden-1"),
                Fact(kind="description", value="driver of أديب سروج since 2020"),
                Fact(kind="office", value="pilot", of="port", evidence=story),
            ),
        ),
        person("hidden-1", "Adib Sarrouj", "أديب سروج", facts=(Fact(kind="office", value="smuggler", of="port"),)),
        PORT,
    )
    alias = enter(person("hidden-2", "Abu Karim", "أبو كريم"))[0]
    judge_pair(actor=people.editor, one=hidden, other=alias, verdict=Verdict.SAME, why="so he says")
    before = written()
    secrets = (
        "Adib Sarrouj",
        "أديب سروج",
        "Abu Karim",
        "أبو كريم",
        "smuggler",
        "adib-sarrouj",
        "hidden-1",
        "brother-in",
    )
    assert all(secret in before["jsonl"] for secret in secrets if secret != "hidden-2")
    seal(actor=people.editor, authority=alias)
    for form, text in written().items():
        for secret in (*secrets, "hidden-2", "hidden"):
            assert secret not in text, (form, secret)
        assert "Nabil Haddad" in text
        assert "pilot" in text
    assert count_exported() == 2
    unseal(actor=people.editor, authority=alias)
    assert written() == before


def test_many_are_exported_a_batch_at_a_time(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(export, "BATCH", 10)
    enter(*(person(f"p{number}", f"Adib the {number}.") for number in range(25)))
    with django_assert_max_num_queries(25):
        assert len(list(exported())) == 25
