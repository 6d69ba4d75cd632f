"""Readings and drafts to rows and snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import msgspec
from msgspec import Struct

from marsad.errors import Unreadable
from marsad.newsroom.archive.convert import storable_record
from marsad.newsroom.archive.models import Story
from marsad.newsroom.desk.models import Draft, Judgement, JudgementKind, Segment
from marsad.newsroom.desk.queries.wording import extent
from marsad.newsroom.desk.records import Heading, Judged, Words
from marsad.newsroom.staff.models import User
from marsad.records import Attribution, Keywords, Reading

KEYWORD_KINDS = ("people", "places", "bodies", "topics")
"""The kinds of keywords, in the order in which they are shown."""


class OriginalHead(Struct, frozen=True, kw_only=True):
    """What a page said around its text in the capture that is translated.

    A later reading of the story changes the story's row; what is published must not mix the two.
    """

    headline: str
    deck: str
    author: str
    lang: str
    published_on: date | None
    outlet_credited: str
    outlet_stance: str


def original_column(story: Story, reading: Reading) -> object:
    """Return what a draft keeps, as JSON, of a story's newest reading besides its paragraphs."""
    head = OriginalHead(
        headline=story.headline,
        deck=story.deck,
        author=story.author,
        lang=story.lang,
        published_on=story.published_on,
        outlet_credited=(reading.outlet_credited and reading.outlet_credited.value) or "",
        outlet_stance=(reading.outlet_stance and reading.outlet_stance.value) or "",
    )
    return storable_record(msgspec.to_builtins(head))


def original_head(draft: Draft) -> OriginalHead:
    """Return what the translated page said around its text.

    Raises:
        Unreadable: It is of another shape than today's.
    """
    try:
        return msgspec.convert(draft.original, OriginalHead)
    except msgspec.ValidationError as error:
        raise Unreadable(
            "What the outlet’s page said around the text of this draft was kept by another version of Marsad and can’t "
            "be read any more. While it is in translation, take the outlet’s page anew; else ask an operator."
        ) from error


def shown_head(draft: Draft) -> OriginalHead:
    """Return what the translated page said around its text; where that can't be read, what the newest one says.

    Nothing of that is published: `original_head` refuses.
    """
    try:
        return original_head(draft)
    except Unreadable:
        story = draft.story
        return OriginalHead(
            headline=story.headline,
            deck=story.deck,
            author=story.author,
            lang=story.lang,
            published_on=story.published_on,
            outlet_credited="",
            outlet_stance="",
        )


def authors_of(draft: Draft) -> tuple[str, ...]:
    """Return who may have written the translated page, whatever its shape: those who must not be named if shielded."""
    try:
        return (original_head(draft).author,)
    except Unreadable:
        kept = draft.original.get("author") if isinstance(draft.original, dict) else None
        return (draft.story.author, *([kept] if isinstance(kept, str) else []))


def segment_rows(draft: Draft, reading: Reading) -> list[Segment]:
    """Return a segment for each paragraph of a reading."""
    return [
        Segment(
            draft=draft,
            position=position,
            kind=block.kind,
            source_start=block.spans[0][0],
            source_end=block.spans[-1][1],
            source_text=reading.slice(block.spans),
            source_lang=block.lang,
        )
        for position, block in enumerate(reading.paragraphs(), start=1)
    ]


def keywords_record(stored: dict[str, list[str]]) -> Keywords:
    """Return a draft's keywords as a record."""
    return Keywords(**{kind: tuple(stored.get(kind, ())) for kind in KEYWORD_KINDS})


def snapshot(draft: Draft) -> dict[str, object]:
    """Return everything that a person can change in a draft, as JSON."""
    return {
        "stage": draft.stage,
        "headline": draft.headline,
        "deck": draft.deck,
        "section": draft.section,
        "event": draft.event,
        "keywords": cast(object, draft.keywords),
        "author_shielded": draft.author_shielded,
        "chain_confirmed": draft.chain_confirmed,
        "segments": [
            {
                "position": s.position,
                "source_text": s.source_text,
                "target_text": s.target_text,
                "cut": s.cut,
                "withheld": s.withheld,
                "note": s.note,
            }
            for s in draft.segments.order_by("position")
        ],
    }


def words_of(segment: Segment) -> Words:
    """Return what a paragraph's row holds of what people made of it."""
    return Words(segment.target_text, segment.cut, segment.note, segment.withheld)


def heading_of(draft: Draft) -> Heading:
    """Return what stands above and around the text of a draft as it is stored."""
    return Heading(
        draft.headline,
        draft.deck,
        draft.section,
        draft.event,
        draft.keywords,
        draft.author_shielded,
        draft.chain_confirmed,
    )


def tidy_heading(heading: Heading) -> Heading:
    """Trim each part; drop empty and double keywords."""
    return Heading(
        headline=" ".join(heading.headline.split()),
        deck=" ".join(heading.deck.split()),
        section=" ".join(heading.section.split()),
        event=" ".join(heading.event.split()),
        keywords={kind: _tidy(heading.keywords.get(kind, ())) for kind in KEYWORD_KINDS},
        author_shielded=heading.author_shielded,
        chain_confirmed=heading.chain_confirmed,
    )


def _tidy(words: Sequence[str]) -> list[str]:
    """Trim, drop what is empty, keep the first of doubles."""
    return list(dict.fromkeys(word for word in (" ".join(raw.split())[:120] for raw in words) if word))


def judgement_row(
    *, story: Story, kind: JudgementKind, statement: Attribution, machine: Attribution | None, by: User, why: str
) -> Judgement:
    """Return the row of a judgement on a statement, bound to the stretch of text that it is about."""
    start, end = extent(statement, *([machine] if machine else []))
    return Judgement(
        story=story,
        kind=kind,
        by=by,
        why=why,
        start=start,
        end=end,
        wording=story.text[start:end],
        statement=storable_record(msgspec.to_builtins(statement)),
        machine=storable_record(msgspec.to_builtins(machine)) if machine else None,
    )


def withdrawal_row(judgement: Judgement, *, by: User, why: str) -> Judgement:
    """Return the row that takes a judgement back."""
    return Judgement(
        story=judgement.story,
        kind=JudgementKind.WITHDRAW,
        thread_id=judgement.thread_id or judgement.pk,
        withdraws=judgement,
        by=by,
        why=why,
        start=judgement.start,
        end=judgement.end,
        wording=judgement.wording,
    )


def judged_record(row: Judgement) -> Judged:
    """Return a judgement as a record."""
    return Judged(
        number=row.pk,
        kind=JudgementKind(row.kind),
        thread=row.thread_id or row.pk,
        withdraws=row.withdraws_id,
        by=str(row.by),
        by_id=row.by_id,
        at=row.at,
        why=row.why,
        start=row.start,
        wording=row.wording,
        statement=msgspec.convert(row.statement, Attribution) if row.statement else None,
        machine=msgspec.convert(row.machine, Attribution) if row.machine else None,
    )
