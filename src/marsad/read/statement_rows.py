"""The researcher's table: a row a statement, each with its place in the text to check it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from marsad.read.wording import shown_content, words_at
from marsad.records import Attribution, Carrier, Entry, Field, Reading, Span


class StatementRow(Struct, frozen=True, kw_only=True):
    """One statement of one story. The names of the fields are the names of the columns.

    Attributes:
        story: Headline of the story; on a listing page, of the entry that it stands in.
        input, address: How the caller named the page, and its web address if it has one.
        lang: Language of the page (BCP 47).
        date: Day of publication (ISO), if given.
        outlet: The outlet that the page credits, else who publishes it.
        statement: Id of the statement; unique in its input.
        speaker: The fullest name that the story gives, or the words used for who is not named.
        named: Whether that is a proper name.
        office: What the story says that the speaker is.
        kind: `direct`, `indirect` or `mixed`.
        manner: `speech`, `thought` or `other`.
        hedge: The words that weaken it ("reportedly"), each.
        cue: The saying word as it stands.
        content: What was said, without outer quotation marks and a free-standing leading *that*.
        source: The words that stand for the speaker here: a name, "the minister", "he".
        parent: Id of the statement in whose content this one stands.
        carried: Whether its sentence names no speaker and goes on from the last.
        chain: Who passed it on, outermost first; the speaker is not in it.
        source_spans, cue_spans, content_spans: Where the whole parts stand, marks and *that* included, in
            code points of the `text` that `marsad read` gives for the input.
        confidence: How sure the machine is, 0 to 1.
    """

    story: str
    input: str
    address: str | None
    lang: str
    date: str | None
    outlet: str | None
    statement: str
    speaker: str | None
    named: bool
    office: str | None
    kind: Literal["direct", "indirect", "mixed"]
    manner: Literal["speech", "thought", "other"]
    hedge: tuple[str, ...]
    cue: str
    content: str
    source: str
    parent: str | None
    carried: bool
    chain: tuple[Carrier, ...]
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    confidence: float


COLUMNS = StatementRow.__struct_fields__


def statement_rows(reading: Reading) -> tuple[StatementRow, ...]:
    """Return a row for each statement of a reading, in its order."""
    return tuple(_row(reading, statement) for statement in reading.attributions)


def _row(reading: Reading, said: Attribution) -> StatementRow:
    text = reading.text
    entry = _entry_around(reading.entries, said)
    headline = entry.headline if entry else reading.headline
    date = (entry.date if entry else None) or reading.date
    return StatementRow(
        story=" ".join((_value(headline) or "").split()),
        input=reading.input,
        address=reading.address,
        lang=reading.lang,
        date=date.value if date else None,
        outlet=_value((entry.outlet_credited if entry else None) or reading.outlet_credited) or _publisher(said),
        statement=said.id,
        speaker=said.speaker.name,
        named=said.speaker.named,
        office=said.speaker.office,
        kind=said.kind,
        manner=said.manner,
        hedge=tuple(words_at(text, [span]) for span in said.hedge),
        cue=words_at(text, said.cue),
        content=shown_content(text, said.content),
        source=words_at(text, said.source),
        parent=said.parent,
        carried=said.carried,
        chain=said.chain,
        source_spans=said.source,
        cue_spans=said.cue,
        content_spans=said.content,
        confidence=said.confidence,
    )


def _entry_around(entries: Sequence[Entry], said: Attribution) -> Entry | None:
    """Return the entry of a listing that a statement stands in: the last that begins before it."""
    at = min((start for start, _ in (*said.content, *said.cue, *said.source)), default=0)
    begun = [(start, number) for number, entry in enumerate(entries) if (start := _start(entry)) is not None]
    _, number = max((one for one in begun if one[0] <= at), default=(0, -1))
    return entries[number] if number >= 0 else None


def _start(entry: Entry) -> int | None:
    parts = (entry.headline, entry.deck, entry.byline, entry.author, entry.outlet_credited, entry.date)
    return min((start for part in parts if part for start, _ in part.spans), default=None)


def _value(field: Field | None) -> str | None:
    return (field.value or field.printed or None) if field else None


def _publisher(said: Attribution) -> str | None:
    return next((carrier.name for carrier in said.chain if carrier.role == "publisher"), None)
