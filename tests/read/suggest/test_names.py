"""People, bodies and places: who and what a story is about, by full name."""

from __future__ import annotations

from marsad.read.suggest import suggest_keywords
from marsad.records import Reading

from .conftest import MakeStory

HEAD = "Hallaq Blames Drought for Level of Safiya Dam"
ONE = (
    "The minister of water, Munir al-Hallaq, said on Monday in Wardiya that two dry winters had emptied the Safiya Dam."
)
TWO = (
    "Hallaq told al-Mizan that the Farmers Union had asked for tankers. The union's office in Tell Sindyan was closed."
)
THREE = "At the Safiya Dam a guard counted herons. The Farmers Union will meet again on Thursday, a secretary said."
NAMES = {
    "Munir al-Hallaq": ("Munir al-Hallaq", "person"),
    "Hallaq": ("Munir al-Hallaq", "person"),
    "Safiya Dam": ("Safiya Dam", "place"),
    "Wardiya": ("Wardiya", "place"),
    "Tell Sindyan": ("Tell Sindyan", "place"),
    "Farmers Union": ("Farmers Union", "organisation"),
    "al-Mizan": ("al-Mizan", "organisation"),
}


def of_kind(reading: Reading, kind: str) -> list[str]:
    return [suggestion.value for suggestion in suggest_keywords(reading) if suggestion.kind == kind]


def test_full_names_by_how_much_they_count(story: MakeStory) -> None:
    reading = story(HEAD, ONE, TWO, THREE, names=NAMES, speakers=("Munir al-Hallaq", "Farmers Union"))
    assert of_kind(reading, "person") == ["Munir al-Hallaq"]
    assert of_kind(reading, "body") == ["Farmers Union"]
    assert of_kind(reading, "place") == ["Safiya Dam"], "named once in passing is not enough"


def test_all_places_of_a_name_are_its_reason(story: MakeStory) -> None:
    reading = story(HEAD, ONE, TWO, THREE, names=NAMES)
    (person,) = [s for s in suggest_keywords(reading) if s.kind == "person"]
    assert [reading.text[slice(*span)] for span in person.because] == ["Hallaq", "Munir al-Hallaq", "Hallaq"]


def test_the_outlet_that_carries_a_story_is_not_what_it_is_about(story: MakeStory) -> None:
    names = {**NAMES, "herons": ("al-Mizan", "organisation"), "guard": ("al-Mizan", "organisation")}
    told = ("Munir al-Hallaq",)
    assert "al-Mizan" in of_kind(story(HEAD, ONE, TWO, THREE, names=names, speakers=told), "body")
    assert "al-Mizan" not in of_kind(
        story(HEAD, ONE, TWO, THREE, names=names, speakers=told, outlet="al-Mizan"), "body"
    )


def test_one_name_is_one_thing(story: MakeStory) -> None:
    names = {**NAMES, "Sindyan": ("Safiya Dam", "person")}
    reading = story(HEAD, ONE, TWO, THREE, names=names)
    assert "Safiya Dam" not in of_kind(reading, "person") and of_kind(reading, "place") == ["Safiya Dam"]


def test_a_short_form_counts_to_the_full_name(story: MakeStory) -> None:
    names = {**NAMES, "Safiya Dam": ("Safiya Dam", "place"), "the Safiya": ("Great Safiya Dam", "place")}
    body = (
        "The engineers call it the Safiya, and keep two lists: one for the Safiya Dam itself and one for "
        "the Safiya river."
    )
    reading = story(HEAD, body, TWO, THREE, names=names)
    assert of_kind(reading, "place") == ["Great Safiya Dam"]


def test_a_verb_of_the_headline_is_no_part_of_a_name(story: MakeStory) -> None:
    names = {"Met Hallaq": ("Met Hallaq", "person"), "Hallaq": ("Hallaq", "person")}
    reading = story("Farmers Met Hallaq at Safiya Dam", ONE, TWO, THREE, names=names)
    assert of_kind(reading, "person") == ["Hallaq"]


def test_no_more_than_five_people(story: MakeStory) -> None:
    people = ["Adel Mansur", "Basma Rifai", "Carim Halabi", "Dina Shami", "Emad Khoury", "Fadi Nasr", "Ghada Asad"]
    body = f"They met again: {', '.join(people)}. They talked of the harvest, and of nothing else, until late at night."
    reading = story(
        "Seven Meet in Khan", body, body, names={name: (name, "person") for name in people}, speakers=tuple(people)
    )
    assert of_kind(reading, "person") == people[:5]


def test_arabic_names(story: MakeStory) -> None:
    reading = story(
        "الحلاق: الجفاف وراء تراجع منسوب سد الصافية",
        "قال وزير المياه منير الحلاق في الوردية يوم الاثنين إن شتاءين جافين أفرغا سد الصافية من نصف مخزونه.",
        "وأضاف الحلاق أن لجنة فنية ستتوجه إلى الحدود الأسبوع المقبل لقراءة العدادات مع الجانب الآخر.",
        names={
            "منير الحلاق": ("منير الحلاق", "person"),
            "الحلاق": ("منير الحلاق", "person"),
            "سد الصافية": ("سد الصافية", "place"),
            "الوردية": ("الوردية", "place"),
        },
        speakers=("منير الحلاق",),
    )
    assert of_kind(reading, "person") == ["منير الحلاق"] and of_kind(reading, "place") == ["سد الصافية"]
