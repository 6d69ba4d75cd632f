"""Which outlet a whole page is credited to: datelines, foot lines, interviews, and pages that credit nobody."""

from __future__ import annotations

import pytest

from marsad.records import Reading

from .conftest import ReadPage

HEAD = "Harbour Pilots Reject New Rosters"
BODY = (
    "The union of harbour pilots in Quillmouth has rejected the rosters that the port authority put forward last week, "
    "its secretary, Ida Marrow, told reporters on Monday.",
    "Marrow said that nobody could pilot three ships in a night. She added that the authority had promised two more "
    "boats in the spring and had bought none.",
    "The authority denies this. A vote of the members is due on Friday, and the ferries will run until then.",
)
AR_HEAD = "نقابة المرشدين البحريين ترفض جدول المناوبات"
AR_BODY = (
    "رفضت نقابة المرشدين البحريين في مرسى اللوز جدول المناوبات الجديد الذي طرحته هيئة الميناء الأسبوع الماضي، وفق "
    "ما أعلنت أمينة سرها عائدة مرو للصحافيين أمس.",
    "وقالت مرو إن أحداً لا يستطيع إرشاد ثلاث سفن في ليلة واحدة، وأضافت أن الهيئة وعدت بزورقين جديدين في الربيع "
    "ولم تشتر شيئاً.",
    "ونفت الهيئة ذلك، ومن المقرر أن يصوت الأعضاء يوم الجمعة على الإضراب.",
)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def credited(reading: Reading) -> str | None:
    return reading.outlet_credited.value if reading.outlet_credited else None


def place(reading: Reading) -> str | None:
    return reading.dateline.value if reading.dateline else None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("مرسى اللوز-نور", "نور"),
        ("مرسى اللوز - نور", "نور"),
        ("مرسى اللوز - «الضحى»", "الضحى"),
        ("مرسى اللوز - وكالة اللوز للأنباء", "وكالة اللوز للأنباء"),
        ("مرسى اللوز، وكالة اللوز للأنباء", "وكالة اللوز للأنباء"),
        ("مرسى اللوز، مكتب وكالة نور الرسمية", "وكالة نور الرسمية"),
        ("مرسى اللوز (وكالة نور برس)", "وكالة نور برس"),
    ],
)
def test_an_arabic_dateline_on_a_line_of_its_own(read_page: ReadPage, line: str, outlet: str) -> None:
    reading = read_page(page(AR_HEAD, line, *AR_BODY))
    assert (credited(reading), place(reading)) == (outlet, "مرسى اللوز")
    assert reading.byline and reading.byline.value == line and reading.deck is None
    assert [block.kind for block in reading.blocks] == ["headline", "byline", "body", "body", "body"]


@pytest.mark.parametrize(
    ("lead", "outlet"),
    [
        ("مرسى اللوز-نور: ", "نور"),
        ("مرسى اللوز-نور- ", "نور"),
        ("مرسى اللوز - وكالة نور - ", "وكالة نور"),
        ("مرسى اللوز، وكالة اللوز للأنباء - ", "وكالة اللوز للأنباء"),
    ],
)
def test_an_arabic_dateline_run_in(read_page: ReadPage, lead: str, outlet: str) -> None:
    reading = read_page(page(AR_HEAD, lead + AR_BODY[0], *AR_BODY[1:]))
    assert (credited(reading), place(reading)) == (outlet, "مرسى اللوز")


def test_special_credits_the_publisher_or_nobody(read_page: ReadPage) -> None:
    text = page(AR_HEAD, "خاص", *AR_BODY)
    assert read_page(text).outlet_credited is None
    assert credited(read_page(text, publisher="الضحى")) == "الضحى"


@pytest.mark.parametrize(
    "line", ["مرسى اللوز - وكالات", "خاص - مرسى اللوز", "مرسى اللوز - سعيد بزري", "منيف البزري - الكويت"]
)
def test_arabic_lines_that_credit_nobody(read_page: ReadPage, line: str) -> None:
    assert read_page(page(AR_HEAD, line, *AR_BODY)).outlet_credited is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("(Al-Bustan, 21 November; abridged)", "Al-Bustan"),
        ("La Farola, 3 November", "La Farola"),
        ("— The Pilot Courier", "The Pilot Courier"),
        ("From The Pilot Courier, 3 November. Translated by Tom Bay.", "The Pilot Courier"),
        ("This report was first published by La Farola.", "La Farola"),
        ("Quillmouth, 3 November", None),
        ("— Ida Marrow", None),
    ],
)
def test_a_line_at_the_foot(read_page: ReadPage, line: str, outlet: str | None) -> None:
    reading = read_page(page(HEAD, *BODY, line))
    assert credited(reading) == outlet
    assert len(reading.paragraphs()) == 3
    assert outlet is None or reading.blocks[-1].kind == "credit"


def test_the_house_that_signs_at_the_foot_is_not_credited(read_page: ReadPage) -> None:
    notice = (
        "This article was translated and edited by The Pilot Courier. Its author alone answers for the views in it."
    )
    assert read_page(page(HEAD, *BODY, "— The Pilot Courier", notice)).outlet_credited is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Pilot Courier", "The Pilot Courier"),
        ("Quillmouth, 22 June (Nabd agency)", "Nabd"),
        ("Quillmouth, 22 June", None),
        ("Harbour News", None),
    ],
)
def test_a_line_above_the_story(read_page: ReadPage, line: str, outlet: str | None) -> None:
    assert credited(read_page(page(HEAD, line, *BODY))) == outlet


@pytest.mark.parametrize(
    ("line", "told", "outlet"),
    [
        ("Al-Rasif", "told Al-Rasif", "Al-Rasif"),
        ("Al-Rasif", "said in remarks to Al-Rasif", "Al-Rasif"),
        ("Al-Rasif", "said at Al-Rasif", None),
        ("Al-Rasif", "wrote", "Al-Rasif"),
        ("Al-Rasif", "said of the Al-Rasif militia", None),
        ("Vidik", "told the weekly Vidik", "Vidik"),
        ("Vidik", "told Vidik Marrow", None),
        ("Tidewater Weekly – Duarte Velloso", "said", "Tidewater Weekly"),
        ("Duarte Velloso | Tidewater Weekly", "said", "Tidewater Weekly"),
        ("Sami Rahal", "told Sami Rahal", None),
    ],
)
def test_an_outlet_alone_above_the_story(read_page: ReadPage, line: str, told: str, outlet: str | None) -> None:
    paragraph = f"A pilot {told} on Sunday that the boats had been paid for and that nobody had seen them since."
    reading = read_page(page(HEAD, line, *BODY, paragraph))
    assert credited(reading) == outlet
    assert reading.headline is not None and reading.headline.value == HEAD


def test_an_outlet_below_the_deck(read_page: ReadPage) -> None:
    deck = "The pilots of Quillmouth want boats of their own, and a doctor in each of them."
    told = "A pilot told Al-Rasif that the boats had been paid for, and that nobody had seen them since."
    assert credited(read_page(page(HEAD, deck, "Al-Rasif", *BODY))) is None
    reading = read_page(page(HEAD, deck, "Al-Rasif", *BODY[:2], told))
    assert credited(reading) == "Al-Rasif"
    assert reading.deck is not None and reading.deck.value == deck
    assert len(reading.paragraphs()) == 3


def test_a_review_keeps_its_headings(read_page: ReadPage) -> None:
    items = [part for name, text in zip(("Al-Rasif", "Vidik", "Al-Bustan"), BODY, strict=True) for part in (name, text)]
    reading = read_page(page("What the Papers Say", *items))
    assert reading.outlet_credited is None


def test_a_short_first_paragraph_with_its_agency(read_page: ReadPage) -> None:
    short = "QUILLMOUTH (Quay Wire) – The pilots of three harbours broke off their talks on Thursday without a word."
    reading = read_page(page(HEAD, short, *BODY))
    assert (credited(reading), place(reading)) == ("Quay Wire", "QUILLMOUTH")


def test_a_first_paragraph_that_closes_with_its_outlet(read_page: ReadPage) -> None:
    lead = "The pilots of Quillmouth will form a guard of their own, with boats, flags and a doctor, inside the port "
    lead += (
        "if the authority does not give way before the end of the month, and will sell what is left of the old boats "
    )
    lead += (
        "to pay for the new ones, which were ordered in the spring from a yard across the bay that has since closed "
    )
    lead += "its gates and let its forty carpenters go without a week's pay, reports Darb al-Mina."
    told = "A pilot told Darb al-Mina that the boats had been paid for. " + BODY[1]
    assert credited(read_page(page(HEAD, lead, told, BODY[2]))) == "Darb al-Mina"
    assert read_page(page(HEAD, lead, *BODY[1:])).outlet_credited is None


QUESTIONS = (
    "How many ships can one pilot bring in?",
    "Two in a night, if the wind lets him. The authority wants three, and it wants them before breakfast.",
    "And will the members strike?",
    "They will vote on Friday. I have never seen the hall so full, and I have never seen it so quiet.",
)
AR_QUESTIONS = (
    "كم سفينة يستطيع المرشد أن يدخل؟",
    "سفينتين في الليلة، إذا سمحت الريح. الهيئة تريد ثلاثاً، وتريدها قبل الفطور.",
    "وهل يضرب الأعضاء؟",
    "سيصوتون يوم الجمعة. لم أر القاعة ممتلئة هكذا من قبل، ولم أرها صامتة هكذا.",
)


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("Ida Marrow talks to Quay Monthly about night ships and empty promises.", *QUESTIONS), "Quay Monthly"),
        (("Ida Marrow has led the pilots for nine years. She spoke to the Quay Monthly in her kitchen.", *QUESTIONS),
         "Quay Monthly"),
        (("Ida Marrow has led the pilots for nine years. She spoke to Sami Rahal in her kitchen.", *QUESTIONS), None),
        (("Ida Marrow talks to Quay Monthly about night ships and empty promises.", *BODY), None),
    ],
)  # fmt: skip
def test_interviews(read_page: ReadPage, lines: tuple[str, ...], outlet: str | None) -> None:
    assert credited(read_page(page("“Nobody Can Pilot Three Ships in a Night”", *lines))) == outlet


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("أمينة سر المرشدين لـ«الضحى»: لا أحد يرشد ثلاث سفن في ليلة", "الضحى"),
        ("أمينة سر المرشدين لموقع «الضحى»: لا أحد يرشد ثلاث سفن في ليلة", "الضحى"),
        ("أمينة سر المرشدين تعود إلى «بيت البحر» بعد تسع سنوات", None),
    ],
)
def test_arabic_interviews(read_page: ReadPage, head: str, outlet: str | None) -> None:
    assert credited(read_page(page(head, AR_BODY[1], *AR_QUESTIONS))) == outlet


def test_a_press_review_credits_nobody(read_page: ReadPage) -> None:
    papers = (
        "ذكرت صحيفة «الضحى» أن هيئة الميناء ستشتري زورقين جديدين قبل نهاية الربيع، وأن ثمنهما دفع منذ عام كامل.",
        "وقالت صحيفة «المرسى» إن النقابة تستعد لإضراب مفتوح، وإن الأعضاء جمعوا ما يكفي لشهرين من دون أجور.",
        "ونقلت وكالة «نور» عن مسؤول في الهيئة قوله إن الجدول لن يتغير مهما طال الإضراب.",
    )
    assert read_page(page("ماذا كتبت صحف الصباح عن الميناء", *papers)).outlet_credited is None
    assert credited(read_page(page(AR_HEAD, papers[0], *AR_BODY))) == "الضحى"
