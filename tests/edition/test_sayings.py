"""Who says this: everything without script, the right marks, data for machines, nothing that must stay inside."""

from __future__ import annotations

import json

import msgspec
import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from marsad.edition import Renderer, build, story_jsonld
from marsad.edition.sayings import shown_sayings
from marsad.edition.typeset import mark_roles
from marsad.records import Carrier, Edition, Paragraph, PublishedStory, Saying, Withdrawal


def paragraph(page: str, number: int):
    (row,) = lxml_html.fromstring(page).xpath(f"//div[@id='p{number}']")
    return row


def text_of(element) -> str:
    return " ".join(element.text_content().split())


def page_of(site, story) -> str:
    return Renderer(site).story(story)


def test_the_question_opens_without_script(site, told_story) -> None:
    page = page_of(site, told_story)
    for number, part in enumerate(told_story.paragraphs, 1):
        shown = paragraph(page, number).xpath(".//details[@class='who']/ol/li")
        assert len(shown) == (len(part.sayings) if part.text else 0), number
    assert text_of(paragraph(page, 1).xpath(".//summary")[0]) == (
        "Who says this? Paragraph 1; 4 statements; confirmed by our newsroom: 2"
    )


def test_headline_and_deck_are_asked_about_once_below_the_deck(site, told_story) -> None:
    page = lxml_html.fromstring(page_of(site, told_story))
    (asked,) = page.xpath("//header[@class='head']/details[@class='who']")
    assert "deck" in asked.getprevious().get("class")
    assert text_of(asked.xpath("summary")[0]) == (
        "Who says this? Headline and deck; 2 statements; confirmed by our newsroom: 1"
    )
    headline, deck = asked.xpath("ol/li")
    assert (headline.get("id"), text_of(headline.xpath("p[@class='words']")[0])) == (
        "above-1",
        "الحلاق: مخزون سد الصافية عند 31 في المئة ولا تفريط بقطرة منه",
    )
    assert text_of(deck.xpath("p[@class='remarks']")[0]) == "Found by machine, not confirmed. Reported, not quoted."
    story = replace(told_story, above=(), paragraphs=())
    assert "Who says this?" not in page_of(site, story)
    assert "sayings.css" in page_of(site, replace(told_story, paragraphs=()))


def test_a_statement_shows_chain_office_words_and_how_sure_we_are(site, told_story) -> None:
    first, second, nested, _ = paragraph(page_of(site, told_story), 1).xpath(".//li[starts-with(@class, 'saying')]")
    assert text_of(first.xpath("ol")[0]) == (
        "The Hadran Review from al-Mizan semi-official newspaper"
        " said by Munir al-Hallaq منير الحلاق، وزير الكهرباء والمياه"
    )
    assert text_of(first.xpath("p[@class='remarks']")[0]) == "Confirmed by our newsroom. Reported, not quoted."
    assert first.xpath("ol/li[last()]//a/@href") == ["/keywords/people/munir-al-hallaq/"]
    assert text_of(second.xpath("p[@class='remarks']")[0]) == (
        "Found by machine, not confirmed. Reported, not quoted. The original hedges: «ما قال إنه»."
    )
    assert "It stands in what Munir al-Hallaq says." in text_of(nested)
    words = first.xpath("p[@class='words']")[0]
    assert (words.get("lang"), words.get("dir")) == ("ar", "rtl")
    assert [(part.get("class"), part.text) for part in words.xpath("span")] == [
        ("cue", "أعلن"),
        ("source", "وزير الكهرباء والمياه منير الحلاق"),
        ("content", words.xpath("span[@class='content']")[0].text),
    ]


def test_marks_are_filled_where_a_person_stands_for_it(site, told_story) -> None:
    first, second, nested, _ = paragraph(page_of(site, told_story), 1).xpath(".//li[starts-with(@class, 'saying')]")

    def marks(item) -> list[str]:
        speaker = item.xpath("(ol/li[last()] | p[contains(@class, 'hang')])/span[not(text())]/@class")
        return [*item.xpath("ol/li[position() < last()]/@class"), *speaker]

    assert (marks(first), marks(second)) == (["sure"] * 3, ["guess"])
    assert marks(nested) == ["sure", "sure", "guess", "guess"]


def test_the_same_carriers_stand_once_above_what_they_carried(site, told_story) -> None:
    first, second, nested, last = paragraph(page_of(site, told_story), 1).xpath(".//li[starts-with(@class, 'saying')]")
    assert [len(item.xpath("ol")) for item in (first, second, nested, last)] == [1, 0, 1, 1]
    assert text_of(second.xpath("p[1]")[0]).startswith("said by Munir al-Hallaq")


def test_inferred_and_unnamed_speakers_are_said_to_be(site, told_story) -> None:
    page = page_of(site, told_story)
    assert "The speaker is carried on from the sentence before. It begins in an earlier paragraph." in text_of(
        paragraph(page, 6)
    )
    last = text_of(paragraph(page, 8))
    assert "thought by somebody whom the original does not name" in last
    assert "A view or a wish, as the original gives it." in last


def test_a_speaker_without_a_page_is_no_link(site, told_story) -> None:
    (circles, _) = paragraph(page_of(site, told_story), 4).xpath(".//li[starts-with(@class, 'saying')]")
    assert circles.xpath("ol/li[last()]//a") == []
    assert circles.xpath("ol/li[last()]//bdi/@lang") == ["ar"]
    assert "HANA" in text_of(circles)


@pytest.mark.parametrize("field", ["text", "original"])
def test_nothing_is_said_where_a_side_is_not_shown(site, told_story, field) -> None:
    hidden = tuple(replace(part, **{field: None}) for part in told_story.paragraphs)
    above = tuple(replace(part, **{field: None}) for part in told_story.above)
    story = replace(told_story, paragraphs=hidden, above=above)
    page = page_of(site, story)
    assert "Who says this?" not in page
    assert "hasPart" not in json.loads(story_jsonld(story, site))["translationOfWork"]


def test_a_withdrawn_story_says_nothing(site, told_story) -> None:
    story = replace(told_story, withdrawn=Withdrawal(told_story.published_at, "Taken back."))
    assert "Hallaq" not in page_of(site, story)
    assert shown_sayings(told_story.paragraphs[0], story, site) == ()


def test_a_story_without_statements_asks_nothing(site, story) -> None:
    page = page_of(site, story)
    assert "Who says this?" not in page
    assert "sayings.css" not in page


def test_an_arabic_house_asks_in_arabic(site, told_story) -> None:
    page = page_of(replace(site, language="ar"), told_story)
    assert "من يقول هذا؟" in page
    assert "أكّدته غرفة أخبارنا." in page
    assert "وجده البرنامج ولم يؤكده أحد." in page


def test_plain_files_have_it_all(tmp_path, site, told_story) -> None:
    build(Edition(site, (told_story,)), tmp_path / "edition")
    page = (tmp_path / "edition/stories/dam-at-31-per-cent/index.html").read_text(encoding="utf-8")
    assert page.count("Who says this?") == 6
    assert (tmp_path / "edition/static/sayings.css").exists()
    assert "../../keywords/people/munir-al-hallaq/index.html" in page


def test_data_for_machines_has_only_what_a_person_stands_for(site, told_story) -> None:
    data = json.loads(story_jsonld(told_story, site))
    parts = data["translationOfWork"]["hasPart"]
    assert [part["@type"] for part in parts] == ["Claim"] * 5
    above, *parts = parts
    assert above["url"] == "https://review.example/stories/dam-at-31-per-cent/#above-said"
    assert above["text"] == "مخزون سد الصافية عند 31 في المئة ولا تفريط بقطرة منه"
    assert parts[0]["creator"] == {
        "@type": "Person",
        "name": "Munir al-Hallaq",
        "alternateName": "منير الحلاق",
        "jobTitle": "وزير الكهرباء والمياه",
    }
    assert parts[0]["url"] == "https://review.example/stories/dam-at-31-per-cent/#p1"
    assert parts[0]["creditText"] == "al-Mizan"
    assert parts[0]["inLanguage"] == "ar"
    machine = replace(
        told_story,
        above=(),
        paragraphs=tuple(
            replace(part, sayings=tuple(replace(saying, confirmed=False) for saying in part.sayings))
            for part in told_story.paragraphs
        ),
    )
    assert "hasPart" not in json.loads(story_jsonld(machine, site))["translationOfWork"]


def one_saying(story: PublishedStory, **more) -> PublishedStory:
    values = {"id": "s1", "speaker": "هـ", "named": True, "kind": "direct", "content": ((0, 3),), "confirmed": True}
    first = Paragraph("A quotation.", "قال نعم نعم", sayings=(Saying(**(values | more)),))
    rest = Paragraph(
        "It goes on.", "لا لا", sayings=(Saying(**(values | more | {"content": ((0, 2),), "begun": True})),)
    )
    return replace(story, paragraphs=(first, rest))


def test_a_quotation_over_two_paragraphs_is_one(site, story) -> None:
    (part,) = json.loads(story_jsonld(one_saying(story), site))["translationOfWork"]["hasPart"]
    assert (part["@type"], part["text"], part["spokenByCharacter"]) == ("Quotation", "قال … لا", {"name": "هـ"})


def test_bodies_the_unnamed_and_thoughts_in_data_for_machines(site, story) -> None:
    def parts(**more) -> list[dict[str, object]]:
        return json.loads(story_jsonld(one_saying(story, **more), site))["translationOfWork"].get("hasPart", [])

    (body,) = parts(speaker="هنا", speaker_in_english="HANA", kind="mixed")
    assert body["creator"] == {"@type": "Organization", "name": "HANA", "alternateName": "هنا"}
    (source,) = parts(speaker="مصدر مطلع", named=False, chain=(Carrier("HANA", "agency"),))
    assert "spokenByCharacter" not in source
    assert source["creditText"] == "al-Mizan; HANA; مصدر مطلع"
    assert parts(manner="thought") == []
    (hedged,) = parts(hedge=((0, 3),))
    assert hedged["description"] == "The original hedges: قال; لا"


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ({"cue": ((5, 9),), "content": ((10, 13),)}, "… <said> [yes]."),
        ({"content": ((0, 3), (10, 13))}, "[Yes], said [yes]."),
        ({"content": ((15, 18),)}, "[Bye]!"),
        ({"content": ((0, 3),)}, "[Yes] …"),
        ({"content": ((10, 13),), "cue": ((10, 13),)}, "… <yes>."),
        ({"content": ((5, 2), (40, 50), (-9, -2))}, ""),
    ],
)
def test_the_words_stand_as_they_are_printed(spans, shown) -> None:
    saying = Saying(id="s1", speaker=None, kind="indirect", **{"content": (), **spans})
    marked = lxml_html.fromstring(f"<p>{mark_roles('Yes, said yes. Bye!', saying)}</p>")
    for part in marked.xpath("span"):
        before, after = {"content": "[]", "cue": "<>"}[part.get("class")]
        part.text = f"{before}{part.text}{after}"
    assert marked.text_content() == shown


def test_what_denies_before_the_speaker_is_shown() -> None:
    text = "كان الاجتماع قصيراً. ونفى الوزير هذا الصباح أن يكون السد قد فرغ."
    (source, content), long = (("الوزير", "السد قد فرغ"), "في " * 40)

    def shown(text: str) -> str:
        spans = {
            part: ((text.index(words), text.index(words) + len(words)),)
            for part, words in (("source", source), ("content", content))
        }
        return lxml_html.fromstring(
            f"<p>{mark_roles(text, Saying(id='s1', speaker=None, kind='indirect', **spans))}</p>"
        ).text_content()

    assert shown(text) == "ونفى الوزير هذا الصباح أن يكون السد قد فرغ."
    assert shown(text.replace("ونفى", f"ونفى {long}")).startswith("… الوزير")


@pytest.mark.parametrize(
    ("text", "content", "shown"),
    [
        ("“No more,” he said. He left.", "No more", "“No more,” …"),
        ("He said: “No more.” He left.", "No more.", "… “No more.”"),
        ("He left. “No more, not ever,” he said.", "No more", "No more …"),
        ("“No. No more,” he said.", "No more,” he said", "No more, he said."),
        ("‘No more’, he said.", "No more", "‘No more’ …"),
        ("قال إن «السد آمن» وسكت.", "السد آمن", "… «السد آمن» …"),
    ],
)
def test_a_quotation_mark_is_printed_with_its_partner_or_not_at_all(text, content, shown) -> None:
    start = text.index(content)
    saying = Saying(id="s1", speaker=None, kind="direct", content=((start, start + len(content)),))
    assert lxml_html.fromstring(f"<p>{mark_roles(text, saying)}</p>").text_content() == shown


def test_records_go_through_json_and_old_ones_have_no_sayings(told_story) -> None:
    assert msgspec.json.decode(msgspec.json.encode(told_story), type=PublishedStory) == told_story
    assert msgspec.json.decode(b'{"text": "a", "original": "b"}', type=Paragraph).sayings == ()
