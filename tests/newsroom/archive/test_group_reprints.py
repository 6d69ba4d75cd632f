"""Reprints are grouped one level deep, under the earliest."""

from __future__ import annotations

from collections.abc import Callable

from marsad.newsroom.archive.actions.ingest import Ingested
from marsad.newsroom.archive.models import SignatureBand, Story

Take = Callable[..., Ingested]
Write = Callable[..., bytes]

WELL = (
    "The village of Ain Sahl has had no running water since the pump of its only well burnt out on Tuesday.",
    "Four tankers a day come up the mountain road, and each family is given sixty litres to last until morning.",
    "The district engineer said that a new pump had been bought in the capital and was waiting for a permit to travel.",
    "School has moved to the afternoon, because the children stand in line with their cans from first light.",
)
ORCHARD = (
    "Apple growers in the high valleys have begun to pull up trees that their grandfathers planted.",
    "A box that cost nine thousand to bring to market was sold for six, the head of their union said in a café.",
    "Some are planting walnuts instead, which need ten years before the first harvest and very little water.",
    "The ministry has promised cold stores in each of the last four budgets, and two of them have been built.",
)


def take_as(take: Take, write: Write, host: str, headline: str, paragraphs: tuple[str, ...]) -> Story:
    taken = take(write(headline, paragraphs), f"https://{host}.example/story")
    assert taken.story is not None, taken.reading
    return Story.objects.get(pk=taken.story.pk)


def leads() -> dict[str, str | None]:
    return {
        story.headline: story.reprint_of.headline if story.reprint_of else None
        for story in Story.objects.select_related("reprint_of")
    }


def test_a_reprint_follows_the_first_and_a_stranger_nobody(take: Take, write_page: Write) -> None:
    take_as(take, write_page, "one", "No Water in Ain Sahl", WELL)
    take_as(take, write_page, "two", "A Pump Waits for a Permit", (*WELL[:3], "This was first told by others."))
    take_as(take, write_page, "three", "Sixty Litres a Family", WELL)
    take_as(take, write_page, "four", "Growers Pull Up Apple Trees", ORCHARD)
    assert leads() == {
        "No Water in Ain Sahl": None,
        "A Pump Waits for a Permit": "No Water in Ain Sahl",
        "Sixty Litres a Family": "No Water in Ain Sahl",
        "Growers Pull Up Apple Trees": None,
    }


def test_a_lead_that_is_read_anew_and_differs_is_left_by_its_followers(take: Take, write_page: Write) -> None:
    take_as(take, write_page, "one", "No Water in Ain Sahl", WELL)
    take_as(take, write_page, "two", "A Pump Waits for a Permit", WELL)
    take_as(take, write_page, "one", "Growers Pull Up Apple Trees", ORCHARD)
    assert leads() == {"Growers Pull Up Apple Trees": None, "A Pump Waits for a Permit": None}


def test_an_earlier_story_that_comes_to_resemble_a_group_leads_it(take: Take, write_page: Write) -> None:
    take_as(take, write_page, "one", "Growers Pull Up Apple Trees", ORCHARD)
    take_as(take, write_page, "two", "No Water in Ain Sahl", WELL)
    take_as(take, write_page, "three", "Sixty Litres a Family", WELL)
    take_as(take, write_page, "one", "Corrected: No Water", WELL)
    assert leads() == {
        "Corrected: No Water": None,
        "No Water in Ain Sahl": "Corrected: No Water",
        "Sixty Litres a Family": "Corrected: No Water",
    }


def test_two_groups_that_turn_out_to_be_one_are_one_level_deep(take: Take, write_page: Write) -> None:
    take_as(take, write_page, "one", "No Water in Ain Sahl", WELL)
    take_as(take, write_page, "two", "Growers Pull Up Apple Trees", ORCHARD)
    take_as(take, write_page, "three", "Walnuts Instead of Apples", ORCHARD)
    take_as(take, write_page, "two", "Sixty Litres a Family", WELL)
    assert leads() == {
        "No Water in Ain Sahl": None,
        "Sixty Litres a Family": "No Water in Ain Sahl",
        "Walnuts Instead of Apples": None,
    }


def test_grouping_again_changes_nothing(take: Take, write_page: Write) -> None:
    take_as(take, write_page, "one", "No Water in Ain Sahl", WELL)
    take_as(take, write_page, "two", "A Pump Waits for a Permit", WELL)
    before, bands = leads(), SignatureBand.objects.count()
    take_as(take, write_page, "two", "A Pump Waits for a Permit", (*WELL, ""))
    assert leads() == before
    assert SignatureBand.objects.count() == bands


def test_texts_too_short_to_compare_are_not_grouped(take: Take, write_page: Write) -> None:
    short = ("Water came back.",)
    for host in ("one", "two"):
        take(write_page("Water Is Back", short), f"https://{host}.example/story")
    assert all(story.reprint_of is None for story in Story.objects.all())
