from __future__ import annotations

import pytest

from marsad.read.outletnames import OutletNames, guess_outlet, is_person_like
from marsad.records import Outlet, OutletName

NAMES = OutletNames(
    [
        Outlet(
            id="bahr", names=(OutletName("al-Bahr al-Arabi", "en"), OutletName("البحر العربي", "ar")), language="ar"
        ),
        Outlet(id="quay", names=(OutletName("The Quay Post", "en"),), language="en"),
        Outlet(id="hayat", names=(OutletName("Hay'at al-Sahil", "en"),), language="ar"),
    ]
)


@pytest.mark.parametrize(
    "name",
    [
        "al-Bahr al-Arabi",
        "Al-Bahr Al-Araby",
        "El Bahr El Araby",
        "Albahr Alarabi",
        "البحر العربي",
        "Quay Post",
        "the quay post",
        "Hay’at as-Sahil",
    ],
)
def test_every_usual_spelling_is_one_name(name: str) -> None:
    assert NAMES.match(name)


def test_names_are_found_in_sentences_with_their_article() -> None:
    text = "as Al-Bahr al-Araby and the Quay Post wrote, and قالت «البحر العربي» ذلك"
    assert [text[found.start : found.end] for found in NAMES.find(text)] == [
        "Al-Bahr al-Araby",
        "Quay Post",
        "البحر العربي",
    ]


def test_likelihoods_are_in_order() -> None:
    known = guess_outlet("Al-Bahr al-Arabi", NAMES)
    worded = guess_outlet("Harbour Times", NAMES)
    plain = guess_outlet("Dafater", NAMES)
    person = guess_outlet("Lina Haddad", NAMES)
    assert known > worded > plain > person
    assert guess_outlet("the minister", NAMES) == 0 and guess_outlet("Ministry of Ports", NAMES) < 0.2


def test_persons_have_given_names() -> None:
    assert is_person_like("Rashid al-Omari") and is_person_like("لينا حداد")
    assert not is_person_like("Rashid") and not is_person_like("Dafater al-Bahr")
