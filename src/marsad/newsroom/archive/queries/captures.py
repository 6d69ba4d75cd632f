"""Which of a story's captures is which."""

from __future__ import annotations

from marsad.newsroom.archive.models import Capture, Story


def current_capture(story: Story) -> Capture | None:
    """Return the capture that the story's text is read from: the last of those that give the story.

    What its address gave last of all, `story.captures.first()`, may be another: the page may have
    been emptied since, or turned into a list.
    """
    return story.captures.filter(kind=Capture.Kind.STORY).first()
