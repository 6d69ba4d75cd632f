"""A story of the archive: its blocks, captures, reprints and refusals."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from marsad.collect.store import CaptureStore
from marsad.newsroom.archive.actions.ingest import capture_store
from marsad.newsroom.archive.convert import capture_place, shown_outlet, shown_reading
from marsad.newsroom.archive.models import Capture, Refusal, Story
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.diff import Change, diff_paragraphs
from marsad.newsroom.desk.queries.incoming import IncomingRow, rows_with_reprints
from marsad.newsroom.desk.queries.labels import OutletLabel, outlet_label
from marsad.newsroom.desk.queries.statements import StatementCounts, count_statements
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.queries import LogLine, entries_about, log_lines
from marsad.newsroom.whoswho.queries.named_here import NamedHere, named_here
from marsad.newsroom.whoswho.queries.visible import quiet_entries
from marsad.read import read_page
from marsad.records import Capture as CaptureRecord
from marsad.records import Finding, Reading


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block of the page as read."""

    kind: str
    name: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that is known of a story."""

    story: Story
    label: OutletLabel
    blocks: tuple[ShownBlock, ...]
    findings: tuple[Finding, ...]
    captures: tuple[Capture, ...]
    others: tuple[IncomingRow, ...]
    refusals: tuple[Refusal, ...]
    draft: Draft | None
    log: tuple[LogLine, ...]
    statements: StatementCounts
    named: tuple[NamedHere, ...]


_FOLDED = ("furniture", "keywords")
BLOCK_NAMES = {
    "headline": "Headline",
    "deck": "Deck",
    "byline": "Byline",
    "date": "Date",
    "credit": "Credit",
    "body": "Body",
    "subheading": "Subheading",
    "quote": "Quotation",
    "question": "Question",
    "caption": "Caption",
    "translated_by": "Translated by",
    "disclaimer": "Disclaimer",
    "keywords": "Keywords",
    "entry": "Entry",
    "furniture": "Furniture",
}


def find_story(pk: int) -> Story | None:
    """Return a story with what its page shows, or None."""
    return Story.objects.select_related("outlet", "reprint_of", "draft__claimed_by").filter(pk=pk).first()


def story_page(story: Story, user: User) -> StoryPage:
    """Return a story as its page shows it to a person."""
    reading = shown_reading(story)
    draft: Draft | None = getattr(story, "draft", None)
    subjects = [f"story:{story.pk}", *([f"draft:{draft.pk}"] if draft else [])]
    return StoryPage(
        story=story,
        label=outlet_label(story),
        blocks=shown_blocks(reading),
        findings=reading.findings,
        captures=tuple(story.captures.all()),
        others=tuple(_others_of_group(story)),
        refusals=tuple(Refusal.objects.filter(Q(identity=story.identity) | Q(capture__story=story)).distinct()),
        draft=draft,
        log=tuple(log_lines(quiet_entries(entries_about(*subjects)[:200], user))),
        statements=count_statements(story),
        named=named_here(story, user),
    )


def shown_blocks(reading: Reading) -> tuple[ShownBlock, ...]:
    """Return the blocks of a page in order; furniture and keywords that follow each other are drawn together."""
    shown = []
    for kind, run in groupby(reading.blocks, key=lambda block: block.kind):
        blocks = list(run)
        if kind in _FOLDED:
            text = " · ".join(reading.slice(block.spans) for block in blocks)
            shown.append(ShownBlock(kind, BLOCK_NAMES[kind], text, blocks[0].lang))
        else:
            shown.extend(ShownBlock(kind, BLOCK_NAMES[kind], reading.slice(b.spans), b.lang) for b in blocks)
    return tuple(shown)


def find_capture(pk: int) -> Capture | None:
    """Return a capture with its story and outlet, or None."""
    return Capture.objects.select_related("story__outlet").filter(pk=pk).first()


def open_capture(row: Capture) -> CaptureRecord:
    """Return what was received, from its WARC file."""
    store: CaptureStore = capture_store()
    return store.open(capture_place(row))


def compare_captures(older: Capture, newer: Capture) -> list[Change]:
    """Read two captures again and return what changed in the text between them."""
    return diff_paragraphs(_lines(older), _lines(newer))


def _lines(row: Capture) -> list[str]:
    outlet = row.story.outlet if row.story else None
    reading = read_page(open_capture(row), (shown_outlet(outlet),) if outlet else ())
    return _shown(reading) or [line for line in reading.text.splitlines() if line.strip()]


def _shown(reading: Reading) -> list[str]:
    return [reading.slice(block.spans) for block in reading.blocks if block.kind != "furniture"]


def _others_of_group(story: Story) -> list[IncomingRow]:
    """Return the stories that print the same text, without this one."""
    lead = story.reprint_of_id or story.pk
    pks = Story.objects.filter(Q(pk=lead) | Q(reprint_of=lead)).exclude(pk=story.pk).values_list("pk", flat=True)
    return rows_with_reprints(list(pks))
