from __future__ import annotations

import pytest

from marsad.read.evidence import Evidence
from marsad.read.footcredits import find_foot_credit, is_named_outlet
from marsad.read.outletnames import OutletNames

EVIDENCE = Evidence(OutletNames(()), {"تل الزيت"}.__contains__, lambda _: False)
STORY = (
    "The pilots of Quillmouth reject the rosters, their secretary, Ida Marrow, told Cala Nova on Monday. "
    "Marrow said that nobody could pilot three ships in a night."
)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("(Al-Bustan, 21 November; abridged)", "Al-Bustan"),
        ("(From Al-Bustan, 21 November)", "Al-Bustan"),
        ("La Farola, 3 November", "La Farola"),
        ("La Farola, Quillmouth, 3 November 2026", "La Farola"),
        ("Al-Bustan (London), 3 November", "Al-Bustan"),
        ("Cala Nova, 3 November", "Cala Nova"),
        ("— Cala Nova", "Cala Nova"),
        ("— The Pilot Courier", "The Pilot Courier"),
        ("(The Pilot Courier)", "The Pilot Courier"),
        ("The Pilot Courier, Tuesday; translated from Spanish", "The Pilot Courier"),
        ("From The Pilot Courier, 3 November. Translated by Tom Bay.", "The Pilot Courier"),
        ("(Seawire, 3 November)", "Seawire"),
        ("Translated by the staff. Cala Nova, 3 November.", "Cala Nova"),
        ("(T. Bay; from the weekly Tierra Alta. English version: Ida Marrow)", "Tierra Alta"),
        ("(الضحى، 3 تشرين الثاني)", "الضحى"),
        ("«الضحى»، 3 تشرين الثاني 2026", "الضحى"),
    ],
)
def test_credits_at_the_foot(line: str, outlet: str) -> None:
    credit = find_foot_credit(line, EVIDENCE, STORY)
    assert credit and line[credit.name.start : credit.name.end] == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Quillmouth, 3 November",
        "(Quillmouth, 3 November)",
        "Port Amber, 3 November",
        "The Hague, 3 November",
        "Al-Karak, 3 November",
        "Lina Haddad, 3 November",
        "— Ida Marrow",
        "(Ida Marrow, 3 November)",
        "(Idris Benting, 3 November)",
        "(A.M., 3 November)",
        "The Pilot Courier",
        "— La Farola",
        "The vote is due on Friday, 6 November.",
        "(تل الزيت، 3 تشرين الثاني)",
        "",
    ],
)
def test_places_days_and_persons_at_the_foot(line: str) -> None:
    assert find_foot_credit(line, EVIDENCE, STORY) is None


@pytest.mark.parametrize(
    ("story", "name", "named"),
    [
        ("Two pilots told the Cala Nova that they were tired.", "Cala Nova", True),
        ("Cala Nova has learned that two pilots were tired.", "Cala Nova", True),
        ("Two pilots of Cala Nova were tired.", "Cala Nova", False),
        ("قال مرشدان لـ«الضحى» إنهما متعبان", "الضحى", True),
        ("جاء المرشدان عند الضحى", "الضحى", False),
    ],
)
def test_how_a_story_speaks_of_its_outlet(story: str, name: str, named: bool) -> None:
    assert is_named_outlet(story, name) is named
