"""Whom an English press review goes through, to whom an interview was given, and who may have spoken instead."""

from __future__ import annotations

import pytest

from marsad.read.statements.hedges import find_hedges
from marsad.read.statements.lexicon import load_lexicon

LEAD = "The port of {l Quillmouth} has been shut since Monday, and forty ships wait outside it for a pilot and a berth."


def chains(told, page: str, rows: dict[int, str] | None = None) -> list[list[tuple[str, str]]]:
    return [[(link.role, link.name) for link in a.chain] for a in told(page, rows).attributions]


def test_a_paragraph_of_a_review_turns_to_another_paper(told) -> None:
    page = (
        "Press Review: The Port and the Drought\n\n"
        "{o Al-Rasif} devotes its front page to the port. {s1 A pilot} {q1 says} {c1 that nobody will give way}.\n\n"
        "The closing of the port, in its second week, fills the inside pages. {o Al-Manbar al-Hurr} has obtained"
        " a letter in which {s2 an engineer of the port} {q2 warned} {c2 that two of the piers were cracked}.\n\n"
        "Finally, in {o Al-Yaqin}, {s3 the columnist {p Adib Murad}} {q3 wonders} {c3 why nobody speaks of it}."
    )
    assert chains(told, page) == [[("outlet", name)] for name in ("Al-Rasif", "Al-Manbar al-Hurr", "Al-Yaqin")]


def test_who_writes_in_a_review_is_no_paper(told) -> None:
    page = (
        "Press Review: The Port\n\n"
        "In {o Sawt al-Bahr}, {s1 the columnist {p Huda Murad}} {q1 writes} {c1 that {s2 pilots} {q2 fear}"
        " {c2 the drought}}."
    )
    paper, writer = ("outlet", "Sawt al-Bahr"), ("person", "Huda Murad")
    assert chains(told, page, {2: "parent: 1"}) == [[paper], [paper, writer]]


def test_what_is_said_in_an_interview_of_which_another_outlet_writes(told) -> None:
    page = (
        "Commander: The Army Left Us Alone\n\n"
        "{s1 {o Al-Rasif}} {q1 writes} {c1 that {s2 the commander of the guards, {p Omar Haddad},} {q2 told}"
        f" {{o Qanat al-Bahr}} {{c2 that his men had been refused help}}}}.\n\n{LEAD}\n\n"
        "{s3 {p Haddad}} {q3 revealed} {c3 that he had telephoned the officers eleven times}.\n\nSource: {o Al-Rasif}"
    )
    both = [("outlet", "Al-Rasif"), ("outlet", "Qanat al-Bahr")]
    assert chains(told, page, {2: "parent: 1"}) == [[], both, both]


def test_an_outlet_that_signs_beside_a_place_is_no_agency_for_it(told) -> None:
    said = "{s1 {p Omar Haddad}} {q1 said} {c1 that the pilots would strike}."
    page = f"Pilots Reject Rosters\n\n{{l Quillmouth}} - {{o Al-Rasif}}\n\n{LEAD}\n\n{said}"
    assert chains(told, page) == [[("outlet", "Al-Rasif")]]


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The general, or someone acting for him, had met them.", ["or someone acting for him"]),
        ("She, or somebody speaking on her behalf, signed.", ["or somebody speaking on her behalf"]),
        ("He or one of his aides had called.", ["or one of his aides"]),
        ("They, or people close to them, paid.", ["or people close to them"]),
        ("He, or his envoy, was there.", ["or his envoy"]),
        ("Rumour in the town has it that he left.", ["Rumour"]),
        ("Did he come, or someone else?", []),
        ("He will come or send his envoy.", []),
        ("The rumour was false.", []),
    ],
)
def test_who_may_have_spoken_instead_is_a_hedge(text: str, hedges: list[str]) -> None:
    assert [text[a:b] for a, b in find_hedges(text, load_lexicon("en"))] == hedges


def test_items_that_are_signed_one_by_one(told) -> None:
    long = "The line is two years late, and nobody in the town has forgotten the winter in which it was promised. "
    reading = told(
        f"News in Brief\n\n{long}\n\n{{s1 Mayor}}{{q1 :}} {{c1 Tram to Open in Spring}}\n\n"
        f"{long}{{s2 The mayor}} {{q2 said}} {{c2 that the brakes were good}}. (Helstens Tidning)\n\n"
        f"{long}{{s3 The registry}} {{q3 reports}} {{c3 that fewer were born}}. (Morgonbladet)\n\n"
        f"{long}{{s4 Parents}} {{q4 complained}} {{c4 that a wolf came near}}. (Skogsposten)"
    )
    papers = {carrier.name for a in reading.attributions for carrier in a.chain}
    assert papers == {"Helstens Tidning", "Morgonbladet", "Skogsposten"}
