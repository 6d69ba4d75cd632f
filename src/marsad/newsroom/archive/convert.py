"""Records to rows and back. The only place where the two meet."""

from __future__ import annotations

import logging
import re
from datetime import UTC, date, datetime
from hashlib import sha256

import msgspec

from marsad.collect.gather import FeedQuestion
from marsad.errors import Unreadable
from marsad.newsroom.archive.models import Announcement, Attribution, Capture, Feed, Mention, Outlet, Story
from marsad.read.reprints import bands
from marsad.records import Block, CapturePlace, FeedDeclaration, FeedEntry, Finding, OutletName, Reading, Span
from marsad.records import Capture as CaptureRecord
from marsad.records import Outlet as OutletRecord

log = logging.getLogger(__name__)

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def outlet_columns(record: OutletRecord) -> dict[str, object]:
    """Return an outlet's columns, without its key."""
    return {
        "name": record.name_in("en"),
        "native_name": record.name_in(record.language),
        "lang": record.language,
        "declaration": msgspec.to_builtins(record),
    }


def outlet_record(row: Outlet) -> OutletRecord:
    """Return the declaration that a row keeps.

    Raises:
        Unreadable: It is of another shape than today's, as of an outlet that is declared no more.
    """
    try:
        return msgspec.convert(row.declaration, OutletRecord)
    except msgspec.ValidationError as error:
        raise Unreadable(
            f"The declaration of {row.name} was kept by another version of Marsad and can’t be read any more: how it "
            "was called on which day is not known. Declare it again (`marsad outlets check`)."
        ) from error


def shown_outlet(row: Outlet) -> OutletRecord:
    """Return the declaration that a row keeps; of one that can't be read the names alone."""
    try:
        return outlet_record(row)
    except Unreadable as error:
        log.error("outlet.unreadable key=%s %s", row.key, error.__cause__)
        names = (OutletName(row.name, "en"), OutletName(row.native_name or row.name, row.lang))
        return OutletRecord(id=row.key, names=names, language=row.lang)


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


def announcement_row(feed: Feed, address: str, entry: FeedEntry, now: datetime) -> Announcement:
    """Return the row of what a feed announced, expected from now on."""
    return Announcement(
        feed=feed,
        address=address,
        title=storable(entry.title),
        announced_at=entry.published_at,
        updated_at=entry.updated_at,
        first_seen_at=now,
    )


def capture_row(capture: CaptureRecord, place: CapturePlace) -> Capture:
    """Return the row of a capture that lies at a place."""
    return Capture(
        address=capture.address or "",
        input=storable(capture.input),
        sha256=capture.sha256,
        media_type=fit_name(capture.media_type, 200),
        status=capture.status,
        size=len(capture.body),
        received_at=capture.received_at,
        seen_at=capture.received_at,
        warc_file=place.file,
        warc_offset=place.offset,
        warc_length=place.length,
    )


def capture_place(row: Capture) -> CapturePlace:
    """Return where a capture's bytes lie."""
    return CapturePlace(file=row.warc_file, offset=row.warc_offset, length=row.warc_length)


def reading_record(row: Story) -> Reading:
    """Return the reading of a story.

    Raises:
        Unreadable: An older Marsad kept it, in a shape that is not today's.
    """
    try:
        return msgspec.convert({**row.reading, "text": row.text}, Reading)
    except (msgspec.ValidationError, TypeError) as error:
        raise Unreadable(
            f"How story {row.pk} was read was kept by another version of Marsad: its headline, paragraphs and keywords "
            "can’t be told apart any more, only its text is here. `marsad reread` reads it again; ask an operator."
        ) from error


def shown_reading(row: Story) -> Reading:
    """Return the reading of a story; of one that can't be used the text alone, with a finding that says so."""
    try:
        return reading_record(row)
    except Unreadable as error:
        whole = Block(((0, len(row.text)),), "body", row.lang)
        lost = Finding("older-reading", "error", (), str(error))
        return Reading(input="", kind="story", lang=row.lang, text=row.text, blocks=(whole,), findings=(lost,))


def kept_spans(value: object) -> list[Span]:
    """Return the spans that a column keeps; what is none, as of another version of Marsad, is left out.

    >>> kept_spans([[1, 4], "12", [3], {"start": 1}])
    [(1, 4)]
    """
    return [
        (pair[0], pair[1])
        for pair in (value if isinstance(value, list | tuple) else ())
        if isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(place, int) for place in pair)
    ]


def story_columns(reading: Reading, signature: bytes, now: datetime) -> dict[str, object]:
    """Return a story's columns from its reading; the text is kept once, beside the rest."""
    kept = msgspec.to_builtins(reading)
    del kept["text"]
    return {
        "address": reading.address or "",
        "lang": reading.lang,
        "headline": storable(_value(reading, "headline") or first_words(reading)),
        "deck": storable(_value(reading, "deck")),
        "author": storable(_value(reading, "author")),
        "published_on": published_on(reading),
        "text": storable(reading.text),
        "reading": storable_record(kept),
        "signature": signature,
        "read_at": now,
    }


def storable(text: str) -> str:
    """Return a text that every database takes: NUL and lone surrogates become U+FFFD, one for one.

    Offsets count in code points, so they hold. The bytes as received keep what was there.

    >>> storable("a\\x00b\\ud800")
    'a\ufffdb\ufffd'
    """
    return _UNSTORABLE.sub("\ufffd", text)


def storable_record(value: object) -> object:
    """Return a record, as built of lists and dicts, with every text in it `storable`."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: storable_record(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [storable_record(part) for part in value]
    return value


def fit_name(name: str, most: int) -> str:
    """Return a name that fits a column and its index: one of more than `most` bytes ends in a hash of it.

    >>> fit_name("x" * 100, 30)
    'xxxxxxxxxxxxx#09ecb6ebc8bcefc7'
    """
    encoded = storable(name).encode()
    if len(encoded) <= most:
        return encoded.decode()
    return f"{encoded[: most - 17].decode(errors='ignore')}#{sha256(encoded).hexdigest()[:16]}"


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
        Mention(story=story, key=m.id, name=storable(m.name), kind=m.kind, spans=msgspec.to_builtins(m.spans))
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
            speaker=storable(a.speaker.name or ""),
            confidence=a.confidence,
            record=storable_record(msgspec.to_builtins(a)),
        )
        for a in reading.attributions
    ]


def band_values(signature: bytes) -> list[int]:
    """Return the bands of a signature as the database stores them: signed 64-bit numbers."""
    return sorted({value - (1 << 64) if value >= 1 << 63 else value for value in bands(signature)})


def day_start(day: date) -> datetime:
    """Return the first instant of a day, UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _value(reading: Reading, name: str) -> str:
    field = getattr(reading, name)
    return (field.value or "") if field else ""
