from datetime import date, datetime, timedelta, timezone

from marsad.edition import days_of, fold_events, front_page, months_of


def test_ranked_stories_lead_and_the_rest_follow_newest_first(stories) -> None:
    page = front_page(stories)
    assert [cluster.story.rank for cluster in page.ranked] == [1, 2, 3, 4]
    latest = [cluster.story.published_at for cluster in page.latest]
    assert latest == sorted(latest, reverse=True)


def test_an_event_is_folded_under_its_first_story(stories) -> None:
    lead = front_page(stories).ranked[0]
    assert lead.story.slug == "doctors-count-forty-one"
    assert [other.slug for other in lead.also] == ["nine-infections"]


def test_stories_without_an_event_are_not_folded_together(make) -> None:
    assert len(fold_events([make("a", event=None), make("b", event=None)])) == 2


def test_a_withdrawn_story_is_not_on_the_front_page(stories) -> None:
    page = front_page(stories)
    shown = {story.slug for c in page.ranked + page.latest for story in (c.story, *c.also)}
    assert "taken-back" not in shown


def test_days_are_counted_in_utc(make) -> None:
    late = datetime(2026, 11, 1, 1, 30, tzinfo=timezone(timedelta(hours=3)))
    assert days_of([make(published_at=late)]) == {date(2026, 10, 31): 1}


def test_months_hold_every_story_once(stories) -> None:
    months = months_of(days_of(stories))
    assert sum(month.count for month in months) == len(stories)
    assert [(m.year, m.month) for m in months] == [(2026, 11), (2026, 10)]


def test_no_stories_make_an_empty_page() -> None:
    assert front_page([]).ranked == ()
    assert months_of({}) == ()
