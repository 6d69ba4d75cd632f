from __future__ import annotations

import pytest

from marsad.read.credits import Credit, find_body_credit, find_closing_credit, find_deck_credit
from marsad.read.evidence import Evidence
from marsad.read.outletnames import OutletNames
from marsad.records import Outlet, OutletName

KNOWN = [
    Outlet(id="sahil", names=(OutletName("Barid al-Sahil", "en"), OutletName("بريد الساحل", "ar")), language="ar"),
    Outlet(id="marfa", names=(OutletName("Marfa", "en"), OutletName("المرفأ", "ar")), language="ar"),
]
EVIDENCE = Evidence(OutletNames(KNOWN), lambda _: False, lambda _: False, lambda name: name.endswith("Asmar"))


def parts(text: str, credit: Credit | None) -> tuple[str | None, str | None]:
    if credit is None:
        return None, None
    name = credit.name
    return text[name.start : name.end], text[slice(*name.stance)] if name.stance else None


@pytest.mark.parametrize(
    ("deck", "outlet", "stance"),
    [
        ("The talks have failed writes Barid Al-Sahil.", "Barid Al-Sahil", None),
        ("The talks have failed, writes Al-Dafater Al-Bahri.", "Al-Dafater Al-Bahri", None),
        ("The talks have failed, reports the Quay Post.", "Quay Post", None),
        ("The talks have failed, Dafater reports.", "Dafater", None),
        ("The talks have failed, Quay Voice reported on Monday.", "Quay Voice", None),
        ("The talks have failed, according to Barid al-Sahil.", "Barid al-Sahil", None),
        (
            "The talks have failed, according to the pro-government newspaper Dafater.",
            "Dafater",
            "pro-government newspaper",
        ),
        ("The talks have failed, writes Lina Haddad in Al-Dafater.", "Al-Dafater", None),
        (
            "The talks have failed, writes Lina Haddad for the pan-Arab daily Al-Dafater.",
            "Al-Dafater",
            "pan-Arab daily",
        ),
        ("Quay Post reports that the talks have failed.", "Quay Post", None),
        ("Writing in Al-Dafater, Lina Haddad buries the talks.", "Al-Dafater", None),
        ("The talks have failed, the opposition website Dafater says.", "Dafater", "opposition website"),
        ("The talks have failed, the pro-opposition Quay Post reports.", "Quay Post", "pro-opposition"),
        ("The talks have failed, dafater.net reports.", "dafater.net", None),
        ("The talks have failed — Al-Dafater", "Al-Dafater", None),
        ("The talks have failed, writes the Dafater newspaper.", "Dafater", None),
        ("The talks have failed, writes Dafater, the pro-government daily.", "Dafater", "pro-government daily"),
        ("The talks have failed, reports Quay Voice, an opposition website.", "Quay Voice", "opposition website"),
        ("The talks have failed, Dafater reports from Farport.", "Dafater", None),
        ("The talks have failed, writes “Dafater” (opposition website).", "Dafater", "opposition website"),
        ("The talks have failed, writes Quay Voice's Lina Haddad.", "Quay Voice", None),
        ("The talks have failed, writes Al-Dafater columnist Lina Haddad.", "Al-Dafater", None),
        ("The talks have failed, as Dafater reports.", "Dafater", None),
        ("قالت صحيفة الدفاتر شبه الرسمية إن المحادثات فشلت", "الدفاتر", "شبه الرسمية"),
        ("فشلت المحادثات، بحسب صحيفة الدفاتر.", "الدفاتر", None),
        ("فشلت المحادثات، وفقاً لموقع الدفاتر المعارض.", "الدفاتر", "المعارض"),
        ("فشلت المحادثات، نقلاً عن بريد الساحل", "بريد الساحل", None),
        ("قالت وكالة البحر للأنباء إن المحادثات فشلت", "وكالة البحر للأنباء", None),
        ("كشف مصدر مسؤول لـ«الدفاتر» عن فشل المحادثات", "الدفاتر", None),
        ("فشلت المحادثات، بحسب صحيفة موج البريطانية.", "موج", None),
        ("فشلت المحادثات، بحسب وكالة أنباء الجزر.", "وكالة أنباء الجزر", None),
        ("فشلت المحادثات، بحسب وكالة أنباء «موج».", "موج", None),
        ("فشلت المحادثات، نقلاً عن إذاعة تل الزيت.", "إذاعة تل الزيت", None),
    ],
)
def test_credits_of_decks(deck: str, outlet: str, stance: str | None) -> None:
    assert parts(deck, find_deck_credit(deck, EVIDENCE)) == (outlet, stance)


@pytest.mark.parametrize(
    "deck",
    [
        "The talks have failed, according to the minister.",
        "The talks have failed, according to a report of the Ministry of Ports.",
        "The talks have failed, according to al-Asmar.",
        "The talks have failed, says Lina Haddad.",
        "The talks have failed, officials say.",
        "The talks have failed, activists reported.",
        "The delegation threatens nothing, says its spokesman.",
        "فشلت المحادثات، بحسب الوزير.",
        "نقلت الشاحنات عن طريق البحر بضائع كثيرة",
        "فشلت المحادثات، بحسب موقع صيني.",
        "فشلت المحادثات، وذكرت الصحيفة اليونانية أن الوفد غادر",
        "أعلنت وكالة الفضاء تأجيل الإطلاق",
        "The bees remember faces, according to a study published on Tuesday in the journal Apis Marina.",
    ],
)
def test_decks_that_credit_nobody(deck: str) -> None:
    assert find_deck_credit(deck, EVIDENCE) is None


@pytest.mark.parametrize(
    ("paragraph", "outlet"),
    [
        ("Quay Post reported that the ferry had sunk in calm weather.", "Quay Post"),
        ("The Dafater newspaper reported on Monday that the ferry had sunk.", "Dafater"),
        ("The pro-government Dafater newspaper quoted a source as saying it sank.", "Dafater"),
        ("نقلت وكالة المرفأ عن محافظ المدينة قوله إن العبارة غرقت.", "المرفأ"),
    ],
)
def test_paragraphs_that_open_with_their_outlet(paragraph: str, outlet: str) -> None:
    assert parts(paragraph, find_body_credit(paragraph, EVIDENCE))[0] == outlet


@pytest.mark.parametrize(
    "paragraph",
    [
        "The ferry sank in calm weather, according to Omar Haddar.",
        "The ferry sank, according to the report of the port authority.",
        "The ministry reported that the ferry had sunk.",
        "Officials reported that the ferry had sunk.",
        "Thomas Hill reported that the ferry had sunk.",
        "A sailor told the Quay Post that the ferry had sunk.",
        "قال مصدر لصحيفة المرفأ إن العبارة غرقت.",
        "The newspaper Dafater said on Sunday that its reporter had been arrested.",
        "غرقت العبارة أمس قبالة الرصيف الشرقي ونجا ركابها. وذكرت صحيفة المرفأ أن القبطان أوقف.",
    ],
)
def test_paragraphs_that_speak_of_persons_and_documents(paragraph: str) -> None:
    assert find_body_credit(paragraph, EVIDENCE) is None


def test_an_author_named_with_the_outlet_is_kept() -> None:
    deck = "The talks have failed, writes Lina Haddad in Al-Dafater."
    credit = find_deck_credit(deck, EVIDENCE)
    assert credit and credit.author and deck[slice(*credit.author)] == "Lina Haddad"


def test_a_paragraph_that_closes_with_its_outlet() -> None:
    text = "The pilots will form a guard of their own inside the port, reports Darb al-Mina."
    assert parts(text, find_closing_credit(text, EVIDENCE))[0] == "Darb al-Mina"
    assert find_closing_credit("The pilots will form a guard, reports Lina Haddad.", EVIDENCE) is None
    assert find_closing_credit("The pilots, reports Darb al-Mina, will form a guard of their own.", EVIDENCE) is None


@pytest.mark.parametrize("noun", ["daily", "newspaper", "weekly"])
def test_the_daily_of_a_place_has_no_name(noun: str) -> None:
    evidence = Evidence(OutletNames(KNOWN), lambda name: name in ("Dalmara", "Marfa"), lambda _: False)
    assert find_deck_credit(f"The talks have failed, writes the Dalmara {noun}.", evidence) is None
    known = f"The talks have failed, writes the Marfa {noun}."
    assert parts(known, find_deck_credit(known, evidence))[0] == "Marfa"
