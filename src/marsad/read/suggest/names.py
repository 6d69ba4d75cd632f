"""People, bodies and places as keywords: the names that a story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from marsad.read.statements.actors import name_tokens
from marsad.read.suggest.story import Stretch, hull
from marsad.records import Mention, Reading, Span, Suggestion

_KINDS: dict[str, Literal["person", "body", "place"]] = {"person": "person", "organisation": "body", "place": "place"}
_MOST = {"person": 5, "body": 5, "place": 4}
_ABOVE, _OPENING, _SPEAKER = 3.0, 1.0, 2.0
"""What a name in headline or deck, one in the first paragraph, and a name that speaks count more than another one."""
_ENOUGH = 3.0
_CARRIERS = ("publisher", "outlet", "agency")


@dataclass(slots=True)
class _Named:
    """One name: how much it counts, as what it was taken how often, and where it stands."""

    value: str
    score: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    spans: list[Span] = field(default_factory=list)

    @property
    def kind(self) -> Literal["person", "body", "place"]:
        return _KINDS[self.kinds.most_common(1)[0][0]]


def suggest_names(reading: Reading, stretches: tuple[Stretch, ...]) -> Iterator[Suggestion]:
    """Yield people, bodies and places, of each kind those that count most.

    Once each: mentions; more: a place in headline, deck or first paragraph, and to be one who speaks. The outlet that
    carried a story and who wrote it are not what it is about.
    """
    arabic = reading.lang == "ar"
    credits = {name_tokens(name, arabic) for name in _credits(reading)}
    named: dict[tuple[str, ...], _Named] = {}
    for mention in reading.mentions:
        key = name_tokens(mention.name, arabic)
        if not mention.spans or key in credits or not any(len(token) > 1 for token in key):
            continue
        one = named.setdefault(key, _Named(mention.name))
        one.kinds[mention.kind] += 1
        one.score += 1.0 + _extra(mention, stretches)
        one.spans.append(hull(mention.spans))
    for key in {
        name_tokens(a.speaker.name, arabic) for a in reading.attributions if a.speaker.name and a.speaker.named
    }:
        if key in named:
            named[key].score += _SPEAKER
    for kind, most in _MOST.items():
        best = sorted((n for n in named.values() if n.kind == kind), key=lambda n: (-n.score, n.spans[0]))
        for one in best[:most]:
            if one.score >= _ENOUGH:
                yield Suggestion(one.value, one.kind, tuple(one.spans))


def _credits(reading: Reading) -> Iterator[str]:
    for attribution in reading.attributions:
        yield from (carrier.name for carrier in attribution.chain if carrier.role in _CARRIERS)
    for field_ in (reading.outlet_credited, reading.author, reading.translated_by):
        if field_ is not None and (name := field_.value or field_.printed):
            yield name


def _extra(mention: Mention, stretches: tuple[Stretch, ...]) -> float:
    """Return what a name's place adds."""
    start = mention.spans[0][0]
    opening = next((s for s in stretches if not s.above), None)
    if any(s.above and s.start <= start < s.end for s in stretches):
        return _ABOVE
    return _OPENING if opening is not None and opening.start <= start < opening.end else 0.0
