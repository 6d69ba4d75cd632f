"""Drafts to published records, and rows back to records."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime

import msgspec
from django.conf import settings
from msgspec.structs import astuple, replace

from marsad.edition.chain import Role
from marsad.errors import Unreadable
from marsad.newsroom.archive.convert import outlet_record, reading_record
from marsad.newsroom.archive.queries.outlets import find_outlet_named
from marsad.newsroom.desk.convert import authors_of, keywords_record, original_head
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.press.models import Snapshot
from marsad.newsroom.press.naming import naming_of
from marsad.newsroom.press.queries.statements import said_in
from marsad.newsroom.press.sayings import (
    DECK,
    HEADLINE,
    freeze_sayings,
    is_one_of,
    places_above,
    places_of,
    without_people,
)
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames
from marsad.records import (
    Carrier,
    Correction,
    Keywords,
    Original,
    Paragraph,
    Person,
    PublishedStory,
    Saying,
    Site,
)

UNKNOWN_OUTLET = "unknown"
"""Stands for the outlet of a story that came without one, so that it too has a page."""


def site_record() -> Site:
    """Return the house as the edition shows it."""
    house = settings.NEWSROOM.house
    return Site(
        name=house.name,
        address=house.address.rstrip("/"),
        tagline=house.tagline,
        language=house.language,
        disclaimer=house.disclaimer,
        contact=house.contact,
    )


def published_record(
    draft: Draft,
    *,
    slug: str,
    version: int,
    published_at: datetime,
    updated_at: datetime,
    corrections: tuple[Correction, ...] = (),
) -> PublishedStory:
    """Freeze a draft as readers will see it. Shielded people have no name in it."""
    original = original_record(draft)
    above, paragraphs = text_records(draft, original)
    return PublishedStory(
        slug=slug,
        version=version,
        headline=draft.headline,
        deck=draft.deck or None,
        section=draft.section,
        above=above,
        paragraphs=paragraphs,
        keywords=keywords_record(draft.keywords),
        original=original,
        chain=chain(draft, original),
        chain_confirmed=draft.chain_confirmed,
        translators=tuple(person_record(u) for u in draft.translators.order_by("pk")),
        editor=person_record(draft.approved_by) if draft.approved_by else Person(None),
        published_at=published_at,
        updated_at=updated_at,
        corrections=corrections,
        event=draft.event or None,
        rank=draft.rank,
    )


def original_record(draft: Draft) -> Original:
    """Return the story that was translated, as it was in the capture that was translated.

    The stance label is that of the original's day.
    """
    story, head = draft.story, original_head(draft)
    declared = outlet_record(story.outlet) if story.outlet else None
    stance = declared.stance_on(head.published_on or draft.capture.received_at.date()) if declared else None
    credited = find_outlet_named(head.outlet_credited) if head.outlet_credited and not declared else None
    named = credited.name_in("en") if credited else head.outlet_credited
    return Original(
        outlet=declared.id if declared else UNKNOWN_OUTLET,
        outlet_name=declared.name_in("en") if declared else named or "An unnamed outlet",
        outlet_native=declared.name_in(declared.language) if declared else head.outlet_credited,
        stance=stance.text if stance else head.outlet_stance or None,
        headline=head.headline,
        deck=head.deck or None,
        author=None if draft.author_shielded else head.author or None,
        lang=head.lang,
        published_on=head.published_on,
        address=story.address or None,
        captured_at=draft.capture.received_at,
        sha256=draft.capture.sha256,
    )


def chain(draft: Draft, original: Original) -> tuple[Carrier, ...]:
    """Return who carried the story to us, outermost first: the outlet, then whom it credits.

    An outlet that we know, from whichever spelling, is named in English.
    """
    first = Carrier(original.outlet_name, "outlet")
    credited = original_head(draft).outlet_credited
    known = find_outlet_named(credited) if credited else None
    if known is None:
        own = credited in ("", original.outlet_name, original.outlet_native)
        return (first,) if own else (first, Carrier(credited, "agency" if is_called_agency(credited) else "outlet"))
    if known.id == original.outlet or known.name_in("en") == original.outlet_name:
        return (first,)
    roles: dict[str, Role] = {"agency": "agency", "channel": "channel"}
    return (first, Carrier(known.name_in("en"), roles.get(known.kind, "outlet")))


def is_called_agency(name: str) -> bool:
    """Say whether a name that we don't know calls itself an agency.

    >>> is_called_agency("وكالة الشاطئ"), is_called_agency("Shore News Agency"), is_called_agency("The Shore")
    (True, True, False)
    """
    return "وكالة" in name or "agency" in name.casefold()


def text_records(draft: Draft, original: Original) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return a draft's text as published, each part with who says what in its original.

    First headline and deck, where they say anything in somebody's name; then all paragraphs.
    """
    segments = list(draft.segments.order_by("position"))
    said = said_in(draft.story)
    sayings: dict[int, tuple[Saying, ...]] = {}
    above: list[Paragraph] = []
    if said:
        reading = reading_record(draft.story)
        places = places_of(segments, reading)
        heads = places_above(original, reading, deck=bool(draft.deck))
        naming = naming_of(draft, original, segments, places)
        sayings = freeze_sayings(said, (*heads, *places), naming, names_to_hide(draft))
        texts = {HEADLINE: draft.headline, DECK: draft.deck}
        above = [
            Paragraph(texts[head.number], reading.slice(head.spans), sayings=sayings[head.number])
            for head in heads
            if head.number in sayings
        ]
    return tuple(above), tuple(paragraph_record(segment, sayings.get(segment.position, ())) for segment in segments)


def names_to_hide(draft: Draft) -> tuple[str, ...]:
    """Return the names of the people of a draft who are shielded: its author, translators and editor."""
    staff = [*draft.translators.all(), *([draft.approved_by] if draft.approved_by else [])]
    authors = authors_of(draft) if draft.author_shielded else ()
    return tuple(name for name in (*authors, *(str(user) for user in staff if user.shielded)) if name)


def paragraph_record(segment: Segment, sayings: tuple[Saying, ...] = ()) -> Paragraph:
    """Return a segment as published: a cut has no text, only the reason; a withheld one no original either."""
    return Paragraph(
        text=None if segment.cut else segment.target_text.strip(),
        original=None if segment.cut and segment.withheld else segment.source_text or None,
        note=segment.note,
        kind=segment.kind,
        sayings=sayings,
    )


def person_record(user: User) -> Person:
    """Return a credit."""
    return Person(None, shielded=True) if user.shielded else Person(str(user))


def credit_ids(draft: Draft) -> dict[str, list[int]]:
    """Return the ids of those whom a draft's record credits, in the record's order."""
    return {
        "translators": list(draft.translators.order_by("pk").values_list("pk", flat=True)),
        "editor": [draft.approved_by_id] if draft.approved_by_id else [],
    }


def story_record(row: Snapshot, shielded: Collection[int]) -> PublishedStory:
    """Return a snapshot's record without the names of people who are shielded today.

    Raises:
        Unreadable: It is of another shape than today's.
    """
    try:
        record = msgspec.convert(row.record, PublishedStory)
    except msgspec.ValidationError as error:
        raise Unreadable(
            f"Version {row.version} of this story was kept by another version of Marsad and can’t be read any more. It "
            "can be withdrawn, not corrected. Ask an operator to go back to the Marsad that published it."
        ) from error
    credited = list(zip(record.translators, row.credits.get("translators", ()), strict=False))
    credited += [(record.editor, key) for key in row.credits.get("editor", ())]
    to_hide = {person.name for person, key in credited if key in shielded and person.name}
    hidden = Person(None, shielded=True)
    texts = hide_people((*record.above, *record.paragraphs), lambda name: is_one_of(name, to_hide))
    translators = zip(record.translators, row.credits.get("translators", ()), strict=False)
    return replace(
        record,
        translators=tuple(hidden if key in shielded else person for person, key in translators),
        editor=hidden if set(row.credits.get("editor", ())) & set(shielded) else record.editor,
        above=tuple(head for head in texts[: len(record.above)] if head.sayings),
        paragraphs=texts[len(record.above) :],
    )


def without_sealed(story: PublishedStory, sealed: SealedNames) -> PublishedStory:
    """Leave sealed headings out of what is told about a story: its keywords, and who says what. Its text stays."""
    if not sealed:
        return story
    texts = hide_people((*story.above, *story.paragraphs), sealed.are_in)
    kept = (tuple(word for word in words if not sealed.are_in(word)) for words in astuple(story.keywords))
    return replace(
        story,
        keywords=Keywords(*kept),
        above=tuple(head for head in texts[: len(story.above)] if head.sayings),
        paragraphs=texts[len(story.above) :],
    )


def hide_people(paragraphs: tuple[Paragraph, ...], is_hidden: Callable[[str], bool]) -> tuple[Paragraph, ...]:
    """Return published paragraphs in which some people say and carry nothing."""
    kept = without_people([paragraph.sayings for paragraph in paragraphs], is_hidden)
    return tuple(replace(paragraph, sayings=own) for paragraph, own in zip(paragraphs, kept, strict=True))
