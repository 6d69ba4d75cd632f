"""How an outlet is named beside a story: with the stance label of the story's day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.newsroom.archive.convert import shown_outlet
from marsad.newsroom.archive.models import Story


@dataclass(frozen=True, slots=True)
class OutletLabel:
    """An outlet's name, and what the house called it on the day of the story."""

    key: str
    name: str
    native_name: str
    lang: str
    stance: str
    evidence: str


def outlet_label(story: Story) -> OutletLabel:
    """Return whose story it is; without an outlet of ours, whom the page credits.

    The label is that of the day of publication, or of the day we first saw it where the page has none.
    """
    if story.outlet is None:
        credited = _field(story, "outlet_credited") or "No outlet known"
        return OutletLabel("", credited, credited, story.lang, _field(story, "outlet_stance"), "")
    declared = shown_outlet(story.outlet)
    label = declared.stance_on(day_of(story))
    return OutletLabel(
        key=declared.id,
        name=declared.name_in("en"),
        native_name=declared.name_in(declared.language),
        lang=declared.language,
        stance=label.text if label else _field(story, "outlet_stance"),
        evidence=label.evidence if label else "",
    )


def day_of(story: Story) -> date:
    """Return the day that a story belongs to."""
    return story.published_on or story.first_seen_at.date()


def _field(story: Story, name: str) -> str:
    found = story.reading.get(name)
    return str(found.get("value") or "") if isinstance(found, dict) else ""
