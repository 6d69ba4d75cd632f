"""Records to rows and back. The only place where the two meet."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec

from marsad.collect.gather import FeedQuestion
from marsad.newsroom.archive.models import Attribution, Capture, Feed, Mention, Outlet, Story
from marsad.read.reprints import bands
from marsad.records import CapturePlace, FeedDeclaration, Reading
from marsad.records import Outlet as OutletRecord


def outlet_columns(record: OutletRecord) -> dict[str, object]:
    """Return an outlet's columns, without its key."""
    return {
        "name": record.name_in("en"),
        "native_name": record.name_in(record.language),
        "lang": record.language,
        "declaration": msgspec.to_builtins(record),
    }


def outlet_record(row: Outlet) -> OutletRecord:
    """Return the declaration that a row keeps."""
    return msgspec.convert(row.declaration, OutletRecord)


def feed_columns(feed: FeedDeclaration) -> dict[str, object]:
    """Return the columns of a feed that its declaration decides."""
    return {"kind": feed.kind, "every_minutes": feed.every_minutes, "active": True}


def feed_question(row: Feed) -> FeedQuestion:
    """Return what to ask a feed, with the validators of its last answer."""
    return msgspec.convert(
        {
            "address": row.address,
            "kind": row.kind,
            "etag": row.etag or None,
            "last_modified": row.last_modified or None,
        },
        FeedQuestion,
    )


def capture_place(row: Capture) -> CapturePlace:
    """Return where a capture's bytes lie."""
    return CapturePlace(file=row.warc_file, offset=row.warc_offset, length=row.warc_length)


def reading_record(row: Story) -> Reading:
    """Return the reading of a story."""
    return msgspec.convert({**row.reading, "text": row.text}, Reading)


def story_columns(reading: Reading, signature: bytes, now: datetime) -> dict[str, object]:
    """Return a story's columns from its reading; the text is kept once, beside the rest."""
    kept = msgspec.to_builtins(reading)
    del kept["text"]
    return {
        "address": reading.address or "",
        "lang": reading.lang,
        "headline": _value(reading, "headline") or first_words(reading),
        "deck": _value(reading, "deck"),
        "author": _value(reading, "author"),
        "published_on": published_on(reading),
        "text": reading.text.replace("\x00", "\ufffd"),
        "reading": kept,
        "signature": signature,
        "read_at": now,
    }


def published_on(reading: Reading) -> date | None:
    """Return the day that the page says it was published, if it says a whole one."""
    value = reading.date.value if reading.date else None
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def first_words(reading: Reading) -> str:
    """Return the opening of a story that has no headline, so that lists can name it."""
    paragraphs = reading.paragraphs()
    opening = reading.slice(paragraphs[0].spans) if paragraphs else reading.text
    words = " ".join(opening.split()[:12])
    return f"{words} …" if words else "(no words)"


def mention_rows(story: Story, reading: Reading) -> list[Mention]:
    """Return rows for the names of a reading."""
    return [
        Mention(story=story, key=m.id, name=m.name, kind=m.kind, spans=msgspec.to_builtins(m.spans))
        for m in reading.mentions
    ]


def attribution_rows(story: Story, reading: Reading) -> list[Attribution]:
    """Return rows for the statements of a reading."""
    return [
        Attribution(
            story=story,
            key=a.id,
            kind=a.kind,
            manner=a.manner,
            speaker=a.speaker.name or "",
            confidence=a.confidence,
            record=msgspec.to_builtins(a),
        )
        for a in reading.attributions
    ]


def band_values(signature: bytes) -> list[int]:
    """Return the bands of a signature as the database stores them: signed 64-bit numbers."""
    return sorted({value - (1 << 64) if value >= 1 << 63 else value for value in bands(signature)})


def feed_due(feed: Feed, now: datetime) -> bool:
    """Say whether a feed wants to be asked."""
    return feed.active and (feed.due_at is None or feed.due_at <= now)


def day_start(day: date) -> datetime:
    """Return the first instant of a day, UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _value(reading: Reading, name: str) -> str:
    field = getattr(reading, name)
    return (field.value or "") if field else ""
