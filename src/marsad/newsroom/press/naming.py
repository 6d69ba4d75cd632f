"""How the house writes the names of those who speak in an original, and which of them readers can see."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from marsad.newsroom.archive.queries.outlets import known_outlets
from marsad.newsroom.desk.convert import keywords_record, original_head
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.press.sayings import Naming, Place
from marsad.read.outletnames import OutletNames, index_names
from marsad.records import Carrier, Original
from marsad.text.normalise import fold_phrase
from marsad.text.romanised import is_romanised


def naming_of(draft: Draft, original: Original, segments: Sequence[Segment], places: Sequence[Place]) -> Naming:
    """Return how the house writes the names that a draft's original gives."""
    names = index_names(known_outlets())
    people = keywords_record(draft.keywords).people

    def in_english(name: str) -> str | None:
        return english_name(name, names, people)

    def carrier(link: Carrier) -> Carrier:
        own = link.role == "outlet" and link.name in (original.outlet_name, original.outlet_native)
        if own or link.role == "publisher":
            return Carrier(original.outlet_name, "outlet")
        return Carrier(in_english(link.name) or link.name, link.role)

    theirs = [segment for segment in segments if segment.source_text]
    shown = [segment for segment in theirs if not (segment.cut and segment.withheld)]
    whole = len(shown) == len(theirs) == len(places) and all(place.shown for place in places)
    around = (original.headline, original.deck, original.author, original_head(draft).outlet_credited)
    texts = [text for text in (*around, *(segment.source_text for segment in shown)) if text]
    return Naming(in_english, carrier, None if whole else fold_phrase(" ".join(texts)))


def english_name(name: str, outlets: OutletNames, people: Collection[str]) -> str | None:
    """Return how the house writes an outlet's or a person's name in English, or None if it can't tell.

    A person is known by the story's keywords, if exactly one of them spells the whole name.
    """
    known = outlets.match(name) or outlets.match(name.removeprefix("وكالة "))
    if known is not None:
        return known.name_in("en")
    same = [person for person in people if is_romanised(name, person)] if " " in name else []
    return same[0] if len(same) == 1 else None
