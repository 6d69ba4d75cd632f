"""Whom a reading names, with what the story says of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from marsad.names.linking.records import Named
from marsad.records import Mention, Reading

BEFORE, BEHIND = 60, 90
"""Letters before a name and behind it, of those that may tell who it is."""
LOOKED_AT = 6
"""Places of a name whose surroundings are read: the first tells most."""
_STOP = re.compile(r"[.,،؛;:!?؟\n«»“”\"()\[\]–—|]")
_APPOSITION = re.compile(r"\s*[,،(]\s*([^.,،؛;:!?؟\n()«»“”\"]{3,90})[,،).\n]")
_BEHIND = re.compile(r"[^.,،؛;:!?؟\n()«»“”\"]{3,90}")


def gather_named(reading: Reading) -> tuple[Named, ...]:
    """Return everybody whom a reading names, once a wording: its mentions, and speakers who are called by a name."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        mentions[mention.name].append(mention)
    offices: dict[str, list[str]] = defaultdict(list)
    for said in reading.attributions:
        if said.speaker.name and said.speaker.named:
            offices[said.speaker.name] += [said.speaker.office] if said.speaker.office else []
    return tuple(
        _named(reading.text, wording, mentions.get(wording, []), offices.get(wording), reading)
        for wording in dict.fromkeys((*mentions, *offices))
    )


def _named(text: str, wording: str, of: list[Mention], offices: list[str] | None, reading: Reading) -> Named:
    return Named(
        wording,
        tuple(dict.fromkeys(reading.slice(mention.spans) for mention in of)) or (wording,),
        max((mention.kind for mention in of), key=[mention.kind for mention in of].count, default=""),
        tuple(dict.fromkeys(offices or ())),
        tuple(dict.fromkeys(_surroundings(text, of[:LOOKED_AT]))),
        offices is not None,
    )


def _surroundings(text: str, of: Iterable[Mention]) -> Iterable[str]:
    """Return the words that stand right before names, and those behind that a comma or bracket sets off."""
    for mention in of:
        if not mention.spans:
            continue
        start, end = mention.spans[0][0], mention.spans[-1][1]
        before = _STOP.split(text[max(start - BEFORE, 0) : start])[-1]
        if words := before.split()[-5:]:
            yield " ".join(words)
        if match := _APPOSITION.match(text, end, end + BEHIND):
            yield match[1].strip()
        elif match := _BEHIND.match(text, end, end + 40):
            yield " ".join(match[0].split()[:4])
