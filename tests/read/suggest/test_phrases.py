"""Key phrases: what comes again, whole words, as the text prints it."""

from __future__ import annotations

from marsad.read.suggest import suggest_keywords
from marsad.records import Reading

from .conftest import MakeStory

HEAD = "Observation Posts Moved Before Licence Clause Is Read"
ONE = (
    "The observation posts on the border were moved on Monday. Nobody in Wardiya had heard of the "
    "licence clause by then."
)
TWO = (
    "Each observation post has eleven men, a lamp and a goat. The licence clause, deputies said, would "
    "close half of them."
)
THREE = "Munir al-Hallaq asked about the goats. Munir al-Hallaq was told that the goats were there before the posts."


def phrases(reading: Reading) -> list[str]:
    return [suggestion.value for suggestion in suggest_keywords(reading) if suggestion.kind == "phrase"]


def test_phrases_that_come_again(story: MakeStory) -> None:
    reading = story(HEAD, ONE, TWO, THREE)
    assert phrases(reading) == ["observation posts", "licence clause"]


def test_the_reason_is_where_they_stand(story: MakeStory) -> None:
    reading = story(HEAD, ONE, TWO, THREE)
    posts = next(s for s in suggest_keywords(reading) if s.value == "observation posts")
    printed = [reading.text[slice(*span)] for span in posts.because]
    assert printed == ["Observation Posts", "observation posts", "observation post"]


def test_names_are_no_phrases(story: MakeStory) -> None:
    names = {"Munir al-Hallaq": ("Munir al-Hallaq", "person")}
    assert not any("hallaq" in value.lower() for value in phrases(story(HEAD, ONE, TWO, THREE, names=names)))


def test_a_phrase_that_stands_only_inside_a_longer_one_is_left_to_it(story: MakeStory) -> None:
    body = (
        "The draft pension fund law was read. The draft pension fund law has nine articles, and nobody likes the ninth."
    )
    (value, *rest) = phrases(story("Draft Pension Fund Law Is Read", body, TWO))
    assert len(value.split()) == 3 and not any(part in other for other in rest for part in value.split())


def test_saying_and_counting_words_make_no_phrase(story: MakeStory) -> None:
    body = (
        "The minister said that the day was long. The minister said three times that the day was long, "
        "and sat down again."
    )
    assert phrases(story("The Day Was Long", body, body)) == []


def test_arabic_phrases(story: MakeStory) -> None:
    reading = story(
        "نقاط المراقبة نقلت قبل قراءة شرط الترخيص",
        "نقلت نقاط المراقبة على الحدود يوم الاثنين، ولم يكن أحد في الوردية قد سمع بعد بما سمي شرط الترخيص.",
        "وفي كل من نقاط المراقبة أحد عشر رجلاً ومصباح، أما شرط الترخيص فقد يغلق نصفها بحسب بعض من قرأه.",
    )
    assert set(phrases(reading)) == {"نقاط المراقبة", "شرط الترخيص"}
