"""Keywords of one reading, each with the words that caused it."""

from __future__ import annotations

from marsad.read.suggest.names import suggest_names
from marsad.read.suggest.phrases import suggest_phrases
from marsad.read.suggest.story import stretches_of
from marsad.read.suggest.subjects import suggest_topics
from marsad.read.suggest.terms import LANGUAGES
from marsad.records import Reading, Suggestion


def suggest_keywords(reading: Reading) -> tuple[Suggestion, ...]:
    """Return people, bodies, places, key phrases and topics of a story, in that order, the weightiest of each first.

    A listing gets names only: it has no subject of its own. Nothing is suggested in other languages than Arabic and
    English.

    Args:
        reading: a completed reading: names and statements are in it.
    """
    if reading.kind == "refused" or reading.lang not in LANGUAGES:
        return ()
    stretches = stretches_of(reading)
    names = tuple(suggest_names(reading, stretches))
    if reading.kind == "listing":
        return names
    return (*names, *suggest_phrases(reading, stretches), *suggest_topics(reading, stretches))
