"""People, bodies and places as keywords: the names that a story is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from marsad.read.statements.actors import name_tokens
from marsad.read.suggest.story import Stretch, hull
from marsad.read.suggest.terms import small_words
from marsad.records import Mention, Reading, Span, Suggestion
from marsad.text.normalise import fold_phrase

_KINDS: dict[str, Literal["person", "body", "place"]] = {"person": "person", "organisation": "body", "place": "place"}
_MOST = {"person": 5, "body": 5, "place": 4}
_ABOVE, _OPENING, _SPEAKER = 3.0, 1.0, 2.0
"""What a name in headline or deck, one in the first paragraph, and a name that speaks count more than another one."""
_ENOUGH = 3.0
_CARRIERS = ("publisher", "outlet", "agency")
Tokens = tuple[str, ...]


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
    named = _gather(reading, stretches)
    speakers = {a.speaker.name for a in reading.attributions if a.speaker.name and a.speaker.named}
    for key in {_key(name, reading.lang) for name in speakers}:
        if key in named:
            named[key].score += _SPEAKER
    _take_in_short(named)
    for kind, most in _MOST.items():
        best = sorted((n for n in named.values() if n.kind == kind), key=lambda n: (-n.score, n.spans[0]))
        for one in best[:most]:
            if one.score >= _ENOUGH:
                yield Suggestion(one.value, one.kind, tuple(sorted(one.spans)))


def _gather(reading: Reading, stretches: tuple[Stretch, ...]) -> dict[Tokens, _Named]:
    """Return the names of a story by their words, those of its carriers and writers left out."""
    credits = {_key(name, reading.lang) for name in _credits(reading)}
    named: dict[Tokens, _Named] = {}
    for mention in reading.mentions:
        name = _without_verb(mention, reading.lang)
        key = _key(name, reading.lang)
        if not mention.spans or key in credits or not any(len(token) > 1 for token in key):
            continue
        one = named.setdefault(key, _Named(name))
        one.kinds[mention.kind] += 1
        one.score += 1.0 + _extra(mention, stretches)
        one.spans.append(hull(mention.spans))
    return named


def _take_in_short(named: dict[Tokens, _Named]) -> None:
    """Count a short form to the one full name that it ends: Tahrir al-Sham to Hay'at Tahrir al-Sham."""
    for key in sorted(named, key=len):
        fuller = [n for other, n in named.items() if len(other) > len(key) and other[-len(key) :] == key]
        short = named[key]
        if len(fuller) == 1 and fuller[0].kind == short.kind and (len(key) > 1 or short.kind == "person"):
            fuller[0].score += short.score
            fuller[0].spans += short.spans
            del named[key]


def _without_verb(mention: Mention, lang: str) -> str:
    """Return a name without the verb that a headline's capitals may draw into it (Met Jolani)."""
    first, _, rest = mention.name.partition(" ")
    return rest if rest and mention.kind == "person" and fold_phrase(first) in small_words(lang).weak else mention.name


def _key(name: str, lang: str) -> Tokens:
    return name_tokens(name, lang == "ar")


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
