"""Stories as pages of translated press and Arab newspapers have shown them over the years."""

from __future__ import annotations

import pytest

from marsad.records import Reading

from .conftest import ReadPage

NAMES = (
    "headline",
    "deck",
    "byline",
    "author",
    "dateline",
    "date",
    "outlet_credited",
    "outlet_stance",
    "translated_by",
)
HEAD = "Farport Closes Its Old Ferry Terminal"
DECK = "Inspectors found the piles eaten through, but the ferrymen smell a contract"
ONE = (
    "The harbour authority of Farport has closed the old ferry terminal after inspectors found that its piles had been "
    "eaten through, the head of the authority, Rashid al-Omari, told reporters on Monday."
)
TWO = (
    "Omari said that repairs would take eight months and that passengers would be carried by bus. He added that nobody "
    "had been at risk, “because nobody has used the terminal since Friday.”"
)
THREE = (
    "The union of ferrymen doubts the figures. Its secretary, Lina Haddad, asked why the inspectors had come on the "
    "day after the contract was signed, and received no answer."
)
NOTICE = (
    "This article was translated and edited by The Quay Review. Responsibility for the information and views set out "
    "in this article lies entirely with the author."
)
BODY = f"{ONE}\n\n{TWO}\n\n{THREE}"
AR_HEAD = "المرسى تغلق محطة العبارات القديمة"
AR_DECK = "المفتشون يقولون إن الدعائم متآكلة والبحارة يتحدثون عن عقد"
AR_BODY = (
    "أغلقت هيئة الموانئ في المرسى محطة العبارات القديمة بعدما تبين للمفتشين أن دعائمها متآكلة، على ما أعلن رئيس الهيئة "
    "رشيد العمري في مؤتمر صحافي عقده صباح الاثنين.\n\nوقال العمري إن الإصلاحات ستستغرق ثمانية أشهر وإن الركاب سينقلون "
    "بالحافلات. وأضاف أن أحداً لم يكن في خطر «لأن أحداً لم يستخدم المحطة منذ الجمعة»."
)


def values(reading: Reading) -> dict[str, str | None]:
    fields = {name: getattr(reading, name) for name in NAMES}
    return {name: field.value for name, field in fields.items() if field}


def body(reading: Reading) -> str:
    return "\n\n".join(reading.slice(block.spans) for block in reading.paragraphs())


def test_headline_twice_with_search_and_keywords_left_in(read_page: ReadPage) -> None:
    page = f"Search\n\n{HEAD}\n\n{DECK} writes Al-Dafater.\n{HEAD}\n\n{BODY}\n\n \n\n{NOTICE}\n\nHelpful keywords"
    reading = read_page(page)
    assert values(reading) == {
        "headline": HEAD,
        "deck": f"{DECK} writes Al-Dafater.",
        "outlet_credited": "Al-Dafater",
        "translated_by": "The Quay Review",
    }
    assert reading.disclaimer and reading.disclaimer.printed == NOTICE
    assert body(reading) == BODY and reading.keywords == () and reading.text == page
    kinds = [block.kind for block in reading.blocks]
    assert kinds == ["furniture", "headline", "deck", "headline", "body", "body", "body", "disclaimer", "keywords"]


PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "deck told by its credit alone": (
        f"{HEAD}\n\n{DECK}, according to the opposition website Dafater.\n\n{BODY}",
        {"deck": f"{DECK}, according to the opposition website Dafater.", "outlet_credited": "Dafater",
         "outlet_stance": "opposition website"},
    ),
    "no deck": (f"{HEAD}\n\n{BODY}", {}),
    "a site's menu above": (
        f"The Quay Review\nHome\nPolitics\nEconomy\nAbout Us\n{HEAD}\nBy Idris Tennant | May 3, 2021\n{BODY}\n"
        "Share this:\nLike this:\nLike Loading...\nRelated\nHarbour Master Resigns\nApril 2, 2021\nLeave a Reply",
        {"byline": "By Idris Tennant", "author": "Idris Tennant", "date": "2021-05-03"},
    ),
    "author, outlet and place by dashes": (
        f"{HEAD}\nBy Idris Tennant – Al-Dafater\n\n{BODY}\n\nTranslated and edited by The Quay Review",
        {"byline": "By Idris Tennant – Al-Dafater", "author": "Idris Tennant", "outlet_credited": "Al-Dafater",
         "translated_by": "The Quay Review"},
    ),
    "date and byline below the deck": (
        f"{HEAD}\n{DECK}.\n03 May 2021\nby Idris Tennant for Al-Dafater\n\n{BODY}",
        {"deck": f"{DECK}.", "byline": "by Idris Tennant for Al-Dafater", "author": "Idris Tennant",
         "outlet_credited": "Al-Dafater", "date": "2021-05-03"},
    ),
    "posted by the administrator": (
        f"{HEAD}\nPolitics\nPosted on May 3, 2021 by admin\nShare on Facebook\n\n{BODY}\n\n"
        "Previous Post\nAnother Headline",
        {"date": "2021-05-03"},
    ),
    "updated later": (
        f"{HEAD}\nPublished: 3 May 2021 | Last updated: 9 May 2021\n\n{BODY}",
        {"date": "2021-05-03"},
    ),
    "credit, original and translator below": (
        f"{HEAD}\n\n{BODY}\n\nAl-Dafater (Arabic), 3 May 2021\nTranslated by Mira Tal\n\n{NOTICE}",
        {"date": "2021-05-03", "outlet_credited": "Al-Dafater", "translated_by": "Mira Tal"},
    ),
    "the outlet opens the body": (
        f"{HEAD}\n\nThe Dafater newspaper reported that the terminal had been closed at night, in the rain.\n\n{TWO}",
        {"outlet_credited": "Dafater"},
    ),
    "a dateline with its agency": (
        f"{HEAD}\n3 May 2021\n\nFARPORT (Seawire) - {ONE}\n\n{TWO}",
        {"dateline": "FARPORT", "outlet_credited": "Seawire", "date": "2021-05-03"},
    ),
    "a headline between quotation marks": (
        f"“We Were Sold,” Ferrymen Say\n\nSearch\n\n{DECK}, Quay Post reports.\n\n{BODY}",
        {"headline": "“We Were Sold,” Ferrymen Say", "deck": f"{DECK}, Quay Post reports.",
         "outlet_credited": "Quay Post"},
    ),
    "a line about the author": (
        f"{HEAD}\nby Lina Haddad\n\n{BODY}\n\nLina Haddad is a journalist who lives in Farport.",
        {"byline": "by Lina Haddad", "author": "Lina Haddad"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_english_pages(read_page: ReadPage, name: str) -> None:
    page, expected = PAGES[name]
    reading = read_page(page)
    assert values(reading) == {"headline": HEAD} | expected
    assert TWO in body(reading) and "Harbour Master" not in body(reading) and "journalist" not in body(reading)


ARABIC_PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "place and outlet": (
        f"{AR_HEAD}\n{AR_DECK}\nالمرسى - «الدفاتر»\n3 أيار 2021\n\n{AR_BODY}\n\nوسوم: المرسى، عبارات",
        {"deck": AR_DECK, "byline": "المرسى - «الدفاتر»", "dateline": "المرسى",
         "outlet_credited": "الدفاتر", "date": "2021-05-03"},
    ),
    "run-in dateline": (
        f"{AR_HEAD}\n\nالمرسى – «الدفاتر»: {AR_BODY}",
        {"dateline": "المرسى", "outlet_credited": "الدفاتر"},
    ),
    "menu, date in figures": (
        f"الرئيسية\nأخبار\nرياضة\nعاجل\n{AR_HEAD}\nنشر بتاريخ: 2021/05/03 - 10:22 ص\nالمرسى/ الدفاتر\n{AR_BODY}\n"
        "انتهى\nمواضيع متعلقة\nخبر آخر",
        {"byline": "المرسى/ الدفاتر", "dateline": "المرسى", "outlet_credited": "الدفاتر", "date": "2021-05-03"},
    ),
    "opinion": (
        f"مقالات رأي\n{AR_HEAD}\nلينا حداد\nالاثنين، 3 مايو 2021\n\n{AR_BODY}\n\nالمقال يعبر عن رأي كاتبه",
        {"byline": "لينا حداد", "author": "لينا حداد", "date": "2021-05-03"},
    ),
    "carried": (
        f"{AR_HEAD}\n\nنقلت صحيفة «الدفاتر» المعارضة عن مصدر قوله إن المحطة أغلقت ليلاً تحت المطر.\n\n{AR_BODY}",
        {"outlet_credited": "الدفاتر", "outlet_stance": "المعارضة"},
    ),
    "special": (f"{AR_HEAD}\nخاص\n\n{AR_BODY}", {"byline": "خاص", "outlet_credited": "الدفاتر"}),
}  # fmt: skip


@pytest.mark.parametrize("name", ARABIC_PAGES)
def test_arabic_pages(read_page: ReadPage, name: str) -> None:
    page, expected = ARABIC_PAGES[name]
    reading = read_page(page, publisher="الدفاتر")
    assert values(reading) == {"headline": AR_HEAD} | expected
    assert reading.lang == "ar" and AR_BODY.split("\n\n")[1] in body(reading)


def test_wrapped_lines_are_one_paragraph_with_many_spans(read_page: ReadPage) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(part, 66) for part in (f"{DECK}, writes Al-Dafater.", ONE, TWO, THREE, NOTICE))
    reading = read_page(f"{HEAD}\n\n{wrapped}\n\nHelpful keywords\nferries\nFarport")
    assert body(reading) == BODY
    assert reading.deck and reading.deck.value == f"{DECK}, writes Al-Dafater." and len(reading.deck.spans) == 2
    assert [keyword.value for keyword in reading.keywords] == ["ferries", "Farport"]


def test_windows_line_ends_change_nothing(read_page: ReadPage) -> None:
    page = f"{HEAD}\n{DECK}.\n3 May 2021\n\n{BODY}"
    assert values(read_page(page.replace("\n", "\r\n"))) == values(read_page(page))


def test_subheadings_questions_and_related_lines_in_the_body(read_page: ReadPage) -> None:
    page = (
        f"{HEAD}\n\n{ONE}\n\nA contract and a coffee\n\n{TWO}\n\nRead also: Fish Prices Rise\n\n"
        f"Q: Who signed it?\n\n{THREE}\n\n{NOTICE}\n\nTags: a | b"
    )
    reading = read_page(page)
    assert [block.kind for block in reading.paragraphs()] == ["body", "subheading", "body", "question", "body"]
    assert "Fish" not in body(reading) and [keyword.value for keyword in reading.keywords] == ["a", "b"]


def test_a_list_of_other_stories_above_is_no_headline(read_page: ReadPage) -> None:
    page = f"Login\n\nMost Read\n1. Where Do the Old Cranes Go?\n2. A Talk With a Crane\n\n{HEAD}\n\n{DECK}\n\n{BODY}"
    reading = read_page(page)
    assert reading.headline and reading.headline.value == HEAD
    assert "Crane" not in body(reading)


def test_a_masthead_in_capitals_is_no_headline_though_it_is_the_title(read_page: ReadPage) -> None:
    paragraphs = "<br><br>".join((ONE, TWO, THREE))
    page = (
        "<html><head><title>Quay Press Window</title></head><body><table><tr><td>QUAY PRESS WINDOW<br>The papers"
        f"</td></tr><tr><td><b>{HEAD}</b><br><i>Lina Haddad for Al-Dafater (opposition website)</i><br>3 May 2021"
        f"<br><br>{paragraphs}</td></tr></table></body></html>"
    )
    read = values(read_page(page))
    assert read["headline"] == HEAD and read["author"] == "Lina Haddad" and "deck" not in read


def test_the_only_h1_is_the_headline_though_it_counts(read_page: ReadPage) -> None:
    reading = read_page(f"<html><body><h1>خبر 7</h1><p>{ONE}</p><p>{TWO}</p></body></html>")
    assert values(reading)["headline"] == "خبر 7" and body(reading) == f"{ONE}\n\n{TWO}"


def test_a_heading_that_asks_inside_the_story_is_a_subheading(read_page: ReadPage) -> None:
    story = f"<h1>{HEAD}</h1><p>{ONE}</p><h2>Where does the contract come from?</h2><p>{TWO}</p><p>{THREE}</p>"
    reading = read_page(f"<html><body><article>{story}</article></body></html>")
    assert [block.kind for block in reading.paragraphs()] == ["body", "subheading", "body", "body"]


def test_an_arabic_author_is_known_from_the_note_at_the_foot(read_page: ReadPage) -> None:
    note = "تيماء الشهابي كاتبة وقاصة من المرسى."
    reading = read_page(f"{AR_HEAD}\nتيماء الشهابي - «الدفاتر»\n3 أيار 2021\n\n{AR_BODY}\n\n{AR_BODY}\n\n{note}")
    read = values(reading)
    assert read["author"] == "تيماء الشهابي" and "dateline" not in read and note not in body(reading)


def test_a_place_and_day_below_the_headline(read_page: ReadPage) -> None:
    read = values(read_page(f"{HEAD}\n\nBEIRUT (AFP) – 14 March 2025\n\n{BODY}"))
    assert read == {"headline": HEAD, "dateline": "BEIRUT", "date": "2025-03-14", "outlet_credited": "AFP"}


def test_a_single_word_is_no_story(read_page: ReadPage) -> None:
    reading = read_page("notes\n")
    assert reading.kind == "refused" and reading.refusals[0].reason == "no-story"
