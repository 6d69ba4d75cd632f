"""Rows of the archive."""

from marsad.newsroom.archive.models.attribution import Attribution, Mention
from marsad.newsroom.archive.models.capture import Capture
from marsad.newsroom.archive.models.feed import Announcement, Feed
from marsad.newsroom.archive.models.limits import LONGEST_ADDRESS
from marsad.newsroom.archive.models.outbox import Outbox
from marsad.newsroom.archive.models.outlet import Outlet
from marsad.newsroom.archive.models.refusal import Refusal
from marsad.newsroom.archive.models.story import SignatureBand, Story

__all__ = [
    "LONGEST_ADDRESS",
    "Announcement",
    "Attribution",
    "Capture",
    "Feed",
    "Mention",
    "Outbox",
    "Outlet",
    "Refusal",
    "SignatureBand",
    "Story",
]
