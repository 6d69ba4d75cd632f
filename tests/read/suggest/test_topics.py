"""Topics: the IPTC's seventeen, and only where a story is surely about one or two of them."""

from __future__ import annotations

import re

import pytest

from marsad.read.suggest import load_topics, suggest_keywords, topic_named
from marsad.read.suggest.compile import main
from marsad.read.suggest.topics import load_triggers
from marsad.records import Reading

from .conftest import MakeStory

HEALTH = (
    "Hospital Fills With Cholera Patients",
    "Doctors in Ayn al-Tahun have counted forty-one patients with cholera since Tuesday, and the "
    "ward has eighteen beds.",
    "The ministry of health speaks of nine cases of intestinal infection. A nurse said that the "
    "vaccines had not come yet.",
)
AR_HEALTH = (
    "المستشفى يمتلئ بمرضى الكوليرا",
    "أحصى أطباء في عين الطاحون واحداً وأربعين مريضاً بالكوليرا منذ الثلاثاء، وليس في المستشفى سوى ثمانية عشر سريراً.",
    "وتتحدث وزارة الصحة عن تسع حالات عدوى معوية، فيما قالت ممرضة إن اللقاحات لم تصل بعد.",
)


def topics(reading: Reading) -> list[str]:
    return [suggestion.value for suggestion in suggest_keywords(reading) if suggestion.kind == "topic"]


def test_there_are_seventeen_and_their_ids_are_the_iptc_s() -> None:
    assert [topic.id for topic in load_topics()] == [f"medtop:{number:02}000000" for number in range(1, 18)]
    assert all(topic.name.en and re.search("[\u0600-\u06ff]", topic.name.ar) for topic in load_topics())


def test_a_topic_is_found_again_by_the_keyword() -> None:
    topic = topic_named("conflict, war and peace")
    assert topic is not None and topic.id == "medtop:16000000"
    assert topic_named("gossip") is None


@pytest.mark.parametrize("parts", [HEALTH, AR_HEALTH], ids=["en", "ar"])
def test_a_sure_topic(story: MakeStory, parts: tuple[str, ...]) -> None:
    reading = story(*parts)
    assert topics(reading) == ["health"]
    (topic,) = [suggestion for suggestion in suggest_keywords(reading) if suggestion.kind == "topic"]
    printed = [reading.text[slice(*span)] for span in topic.because]
    assert len(printed) >= 3 and all(word == word.strip() for word in printed)


def test_one_word_again_and_again_is_not_sure(story: MakeStory) -> None:
    body = (
        "The hospital is white. The hospital has a gate, and behind the hospital a row of cypresses "
        "hides the old hospital."
    )
    assert topics(story("The Hospital by the Cypresses", body, body)) == []


def test_a_round_up_of_everything_has_no_topic(story: MakeStory) -> None:
    body = (
        "The striker scored a goal in the stadium. The judge sent the defendant to prison. Doctors vaccinated patients "
        "in the hospital. Voters went to the polls for the parliament."
    )
    assert topics(story("The Week in Short", body)) == []


def test_a_word_inside_another_one_is_no_trigger(story: MakeStory) -> None:
    body = (
        "The warden warmed the wards of Wardiya with warnings about the warp of the floor, and nobody "
        "wanted to be warier."
    )
    assert topics(story("A Warden Warms Wards", body, body)) == []


def test_every_trigger_folds_to_something() -> None:
    for lang in ("en", "ar"):
        for some in load_triggers(lang).values():
            for trigger in some:
                assert trigger.words and all(trigger.words) and trigger.root


def test_no_word_is_both_strong_and_weak_for_a_topic() -> None:
    for lang in ("en", "ar"):
        seen: dict[tuple[int, tuple[str, ...]], bool] = {}
        for trigger in (t for some in load_triggers(lang).values() for t in some):
            assert seen.setdefault((trigger.topic, trigger.words), trigger.strong) == trigger.strong, trigger


def test_the_compiled_table_is_up_to_date() -> None:
    assert main(["--check"]) == 0
