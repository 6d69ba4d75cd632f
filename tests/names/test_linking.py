"""Linking by name and context: what is sure, what is not, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.linking.score import digest_of, load_headings, load_labelled, score
from hypothesis import given
from hypothesis import strategies as st

from marsad.names.linking import Heading, Named, NamePool, Told, gather_named, lay_out_headings, link_names
from marsad.names.linking.likeness import Level, compare_forms, readings_of
from marsad.names.linking.merge import compare_headings
from marsad.names.linking.offices import parse_office
from marsad.records import Attribution, Authority, Fact, Mention, NameForm, Reading, Speaker

ROOT = Path(__file__).parents[2]


def heading(uid: str, *names: str, kind: str = "person", facts: tuple[Fact, ...] = ()) -> Authority:
    return Authority(uid, kind, tuple(NameForm(name) for name in names), facts)  # type: ignore[arg-type]


def office(value: str, of: str | None = None, *, since: str | None = None, until: str | None = None) -> Fact:
    return Fact(kind="office", value=value, of=of, from_on=since, to_on=until)


ASTANA = office("spokesman for the delegation in Astana")
ASMI = heading("asmi", "Ayman al-Asmi", "أيمن العاسمي", facts=(ASTANA,))


class Desk:
    """Headings, and what linking says of names among them."""

    def __init__(self, *records: Authority, silent: str = "") -> None:
        self.ids = [record.id for record in records]
        self.headings = lay_out_headings(records)
        if silent:
            number = self.ids.index(silent) + 1
            kept = {name: getattr(self.headings[number], name) for name in Heading.__slots__}
            self.headings[number] = Heading(**{**kept, "silent": True})
        self.pool = NamePool((name, number) for number, one in self.headings.items() for name in one.names)

    def link(self, *names: Named, on: str | None = None, told: Told | None = None):
        return link_names(
            names,
            lambda named: self.pool.find(named.wording, person=named.kind in ("person", "")),
            self.headings,
            on=on,
            crowd=self.pool.crowd,
            told=told,
        )

    def sure(self, *names: Named, on: str | None = None, told: Told | None = None) -> list[str | None]:
        found = self.link(*names, on=on, told=told)
        sure = {wording: guess for wording, every in found.items() for guess in every if guess.sure}
        return [self.ids[sure[named.wording].number - 1] if named.wording in sure else None for named in names]

    def reasons(self, named: Named, on: str | None = None) -> tuple[str, ...]:
        return self.link(named, on=on)[named.wording][0].reasons


def man(wording: str, *offices: str, beside: tuple[str, ...] = (), kind: str = "person") -> Named:
    return Named(wording, (wording,), kind, offices, beside)


def test_a_full_name_is_sure_and_says_why():
    desk = Desk(ASMI)
    named = man("أيمن العاسمي", "الناطق باسم الوفد في أستانا")
    assert desk.sure(named) == ["asmi"]
    assert desk.reasons(named) == (
        "Same name in Arabic: أيمن العاسمي.",
        "Both are called spokesman for the delegation in Astana.",
    )
    assert desk.sure(man("Zaki Qattan")) == [None]


def test_a_family_name_alone_is_never_sure():
    desk = Desk(ASMI)
    alone = man("Asmi", "spokesman for the delegation in Astana")
    assert desk.sure(alone) == [None]
    assert desk.reasons(alone)[-1] == "One name alone does not tell who is meant."
    assert desk.sure(man("Ayman al-Asmi"), alone) == ["asmi", "asmi"], "but where the story gives the rest"
    assert desk.sure(man("Ayman al-Asmi"), man("Samir al-Asmi"), alone) == ["asmi", None, None]


def test_what_people_said_of_names():
    desk = Desk(ASMI, heading("grocer", "أيمن العاسمي", "Ayman Asimi"))
    full, alone = man("أيمن العاسمي"), man("العاسمي")
    assert desk.sure(full, alone) == [None, None]
    assert desk.sure(full, alone, told=Told(same={full.wording: 1})) == [None, "asmi"], "the family name goes with it"
    assert full.wording not in desk.link(full, told=Told(same={full.wording: 1})), "who is known is not asked for"
    denied = {(alone.wording, 1)}
    assert desk.sure(full, alone, told=Told(same={full.wording: 1}, different=denied)) == [None, None]
    assert desk.sure(full, told=Told(different={(full.wording, 2)})) == ["asmi"]
    assert desk.sure(full, told=Told(unsure={(full.wording, 2)})) == [None]


def test_two_headings_with_one_name():
    desk = Desk(ASMI, heading("grocer", "أيمن العاسمي", facts=(office("grocer"),)))
    named = man("أيمن العاسمي")
    assert desk.sure(named) == [None]
    assert desk.reasons(named)[-1] == "Another heading has the same name: a person must say which."
    assert desk.sure(man("أيمن العاسمي", "الناطق باسم الوفد")) == ["asmi"], "unless the context decides"


def test_one_who_is_sealed_is_not_told_of_and_not_passed_over():
    desk = Desk(ASMI, heading("grocer", "أيمن العاسمي"), silent="asmi")
    named = man("أيمن العاسمي", "الناطق باسم الوفد")
    [guess] = desk.link(named)[named.wording]
    assert (guess.number, guess.sure) == (2, False)
    assert not any("nother" in reason or "Asmi" in reason for reason in guess.reasons)


def test_an_office_that_had_ended_counts_against():
    before = heading("before", "Lutfi Nasr", facts=(office("Minister of Foreign Affairs", until="2026-10-12"),))
    after = heading("after", "Lutfi Nasr", facts=(office("Minister of Foreign Affairs", since="2026-10-12"),))
    named = man("Lutfi Nasr", "Foreign Minister")
    assert Desk(before).sure(named, on="2026-10-12") == ["before"]
    assert Desk(before).sure(named, on="2026-10-13") == [None]
    assert "only until 2026-10-12" in Desk(before).reasons(named, on="2026-10-13")[1]
    assert Desk(before).sure(man("Lutfi Nasr", "former Foreign Minister"), on="2026-11-01") == ["before"]
    assert Desk(before, after).sure(named, on="2026-11-01") == ["after"]
    assert Desk(before, after).sure(named, on="2026-10-01") == [None]


def test_born_after_the_story_and_dead_before_it():
    young = heading("young", "Lutfi Nasr", facts=(Fact(kind="born", value="2027"),))
    dead = heading("dead", "Lutfi Nasr", facts=(Fact(kind="died", value="2009-05"),))
    assert Desk(young).sure(man("Lutfi Nasr"), on="2026-01-01") == [None]
    speaks = Named("Lutfi Nasr", ("Lutfi Nasr",), "person", (), (), speaks=True)
    assert Desk(dead).sure(speaks, on="2026-01-01") == [None]
    assert Desk(dead).sure(man("Lutfi Nasr"), on="2026-01-01") == ["dead"], "the dead are spoken of"


def test_letters_of_two_scripts_are_never_sure():
    desk = Desk(ASMI)
    assert desk.sure(man("Аyman al-Asmi", "spokesman for the delegation in Astana")) == [None]


def test_a_name_that_many_have_needs_the_story():
    desk = Desk(heading("ahmad", "Ahmad Hassan", facts=(office("judge at the court of appeal"),)))
    assert desk.sure(man("Ahmad Hassan")) == [None]
    assert desk.sure(man("Ahmad Hassan", "a judge at the court of appeal")) == ["ahmad"]


def test_a_family_a_letter_apart_is_another():
    desk = Desk(heading("haddar", "عمر الهدار", "Omar al-Haddar"), heading("haddad", "عمر الحداد", "Omar al-Haddad"))
    assert desk.sure(man("عمر الهدار"), man("Omar al-Haddad")) == ["haddar", "haddad"]
    assert Desk(heading("haddar", "Omar al-Haddar")).sure(man("Omar al-Haddad")) == [None]


def test_what_every_country_has():
    karda = heading("karda", "Karda", "كاردا", kind="place")
    here = heading("here", "وزارة الخارجية", kind="body", facts=(Fact(kind="place", of="town"),))
    town = heading("town", "الوردية", kind="place")
    desk = Desk(karda, here, town)
    ministry = man("وزارة الخارجية", kind="organisation")
    assert desk.sure(ministry) == [None]
    assert desk.reasons(ministry)[-1].startswith("Every country has one")
    assert desk.sure(ministry, man("الوردية", kind="place")) == ["here", "town"]
    assert desk.sure(ministry, man("كاردا", kind="place")) == [None, "karda"]


def test_kinds_and_acronyms():
    party = heading("party", "Justice and Building Party", kind="body")
    desk = Desk(Authority(party.id, "body", (*party.names, NameForm("HANA", kind="acronym"))))
    assert desk.sure(man("HANA", kind="organisation")) == ["party"]
    assert desk.sure(man("Hana", kind="organisation")) == [None]
    assert desk.sure(man("HANA", kind="person")) == [None]
    assert Desk(heading("hadran", "Hadran", kind="place")).sure(man("Hadran")) == [None]


@pytest.mark.parametrize("wording", ["وأيمن العاسمي", "بأيمن العاسمي", "الحدراني أيمن العاسمي", "فبأيمن العاسمي"])
def test_what_is_written_to_a_name(wording):
    assert Desk(ASMI).sure(man(wording)) == ["asmi"]


def test_misspellings_and_other_spellings():
    slip = Authority("attiq", "person", (NameForm("Samira al-Attiq"), NameForm("Samira al-Attik", kind="misspelling")))
    assert Desk(slip).sure(man("Samira al-Attik")) == ["attiq"]
    assert Desk(slip).reasons(man("Samira al-Attik"))[0].startswith("A known misspelling of")
    assert compare_forms("Samira al-Atiq", "Samira al-Attiq").level == Level.ALIKE
    assert Desk(slip).sure(man("Samira al-Atiq")) == [None], "in one script, a letter may be another family"


def test_companions_tell():
    desk = Desk(
        ASMI, heading("grocer", "أيمن العاسمي"), *[heading(name, name) for name in ("Abc Def", "Ghi Jkl", "Mno Pqr")]
    )
    kept = {name: getattr(desk.headings[1], name) for name in Heading.__slots__}
    desk.headings[1] = Heading(**{**kept, "companions": {3: 4, 4: 9, 5: 2}})
    found = desk.sure(man("أيمن العاسمي"), man("Abc Def"), man("Ghi Jkl"), man("Mno Pqr"))
    assert found[0] == "asmi"


def test_offices_in_both_languages():
    assert parse_office("وزيرة الخارجية").fields == parse_office("Minister of Foreign Affairs").fields == {"foreign"}
    assert parse_office("رئيسة مجلس الوزراء").roles == parse_office("the Prime Minister").roles == {"premier"}
    assert parse_office("").roles == frozenset()


def test_gather_named_reads_what_stands_beside_a_name():
    text = "The minister Lutfi Nasr, head of the guild, spoke. Rida said no."
    start = text.index("Lutfi")
    speaker = Speaker("Rida", True, "a baker")
    said = Attribution("s1", (), (), ((51, 55),), "indirect", "speech", (), None, False, speaker, (), 0.9)
    reading = Reading(
        input="", kind="story", text=text, mentions=(Mention("m", ((start, start + 10),), "Lutfi Nasr", "person"),),
        attributions=(said,),
    )  # fmt: skip
    nasr, rida = gather_named(reading)
    assert nasr.beside == ("The minister", "head of the guild") and not nasr.speaks
    assert rida == Named("Rida", ("Rida",), "", ("a baker",), (), speaks=True)


def test_merges_give_reasons_and_keep_namesakes_apart():
    twice = lay_out_headings([ASMI, heading("two", "أيمن العاسمي", facts=(office("الناطق باسم الوفد"),))])
    merge = compare_headings(twice[1], twice[2])
    assert merge and "Both are called spokesman for the delegation in Astana." in merge.reasons
    born = [
        heading(uid, "Lutfi Nasr", facts=(Fact(kind="born", value=year),))
        for uid, year in (("a", "1961"), ("b", "1988"))
    ]
    apart = lay_out_headings(born)
    assert compare_headings(apart[1], apart[2]) is None
    kinds = lay_out_headings([heading("p", "Nasr Springs"), heading("q", "Nasr Springs", kind="place")])
    assert compare_headings(kinds[1], kinds[2]) is None


@given(st.text(max_size=40), st.sampled_from(["person", "organisation", "place", "", "other"]))
def test_any_text_is_linked_or_not(wording, kind):
    found = Desk(ASMI, heading("hadran", "Hadran", "حدران", kind="place")).link(man(wording, wording, kind=kind))
    assert sum(guess.sure for guess in found[wording]) <= 1
    assert all(0 <= guess.score < 1 and guess.reasons for guess in found[wording])


@given(st.text(max_size=30))
def test_a_name_is_read_as_itself_first(wording):
    assert readings_of(wording, person=True)[0] == wording


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_merging_is_the_same_either_way_round(one, other):
    headings = lay_out_headings([heading("a", one), heading("b", other)])
    there, back = compare_headings(headings[1], headings[2]), compare_headings(headings[2], headings[1])
    assert (there is None) == (back is None)
    assert there is None or back is None or there.score == back.score


@pytest.mark.parametrize("name", ["first", "blind"])
def test_no_score_falls_below_its_floor(name):
    floor = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))["linking"][name]
    assert digest_of(name) == floor["digest"], "a changed set is another measure: run python -m bench.linking --pin"
    headings, ids = load_headings(2000)
    pool = NamePool((text, number) for number, one in headings.items() for text in one.names)
    result = score(load_labelled(name), headings, ids, pool)
    for measure, value in result.scores().items():
        assert value >= floor["scores"][measure] - floor["tolerance"], "\n".join(result.errors)


@pytest.mark.parametrize("wording", ["Hadrani", "الحدراني", "حدرانية", "والحدرانية", "Hadranis"])
def test_the_adjective_of_a_place_is_no_question(wording):
    desk = Desk(heading("hadran", "Hadran", "حدران", kind="place"), heading("man", "Salim Hadrani", "سليم حدراني"))
    for kind in ("place", "organisation"):
        assert not desk.link(man(wording, kind=kind))[wording]


def test_what_is_no_adjective_of_a_place_is_asked_about():
    desk = Desk(heading("hadran", "Hadran", "حدران", kind="place"), heading("ziya", "Ziya Hadrani"))
    assert desk.link(man("Hadraan", kind="place"))["Hadraan"]
    assert desk.sure(man("حدران", kind="place")) == ["hadran"]
    assert desk.sure(man("Ziya Hadrani")) == ["ziya"], "a man may be called so"
