"""Topics of a story, only where sure: several distinct words of one topic, and a clear lead over the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from marsad.read.suggest.story import Stretch
from marsad.read.suggest.terms import Word, bare_arabic
from marsad.read.suggest.topics import Trigger, load_topics, load_triggers
from marsad.records import Reading, Span, Suggestion

_STRONG, _WEAK, _ABOVE = 2.0, 0.7, 1.5
"""What a strong and a weak word count, and by what headline and deck multiply it."""
_AGAIN = 0.3
"""What a word counts, of its first time, when it comes again; at most three times more."""
_DISTINCT = 3
_STRONG_ONES = 2
_ENOUGH = 8.0
_LEAD = 1.5
"""How many times the next topic's score makes a lead clear."""


@dataclass(slots=True)
class _Told:
    """How much one trigger counts, and where it stands."""

    strong: bool
    above: bool = False
    spans: list[Span] = field(default_factory=list)

    @property
    def score(self) -> float:
        once = (_STRONG if self.strong else _WEAK) * (_ABOVE if self.above else 1.0)
        return once * (1 + _AGAIN * min(len(self.spans) - 1, 3))


def suggest_topics(reading: Reading, stretches: tuple[Stretch, ...]) -> Iterator[Suggestion]:
    """Yield the one topic that a story is surely about, or two that both lead clearly over the third."""
    told = _count(reading.lang, stretches)
    ranked = sorted(told, key=lambda topic: -_total(told[topic]))
    scores = [_total(told[topic]) for topic in ranked] + [0.0, 0.0, 0.0]
    sure = 1 if scores[0] >= _LEAD * scores[1] else 2 if scores[1] >= _LEAD * scores[2] else 0
    if not all(_is_sure(told[topic], sure) for topic in ranked[:sure]):
        return
    for topic in ranked[:sure]:
        spans = sorted(span for trigger in told[topic].values() for span in trigger.spans)
        yield Suggestion(load_topics()[topic].name.en, "topic", tuple(spans))


def _is_sure(triggers: dict[str, _Told], topics: int) -> bool:
    """Tell whether a topic has enough distinct words, more of them where two share the lead."""
    strong = sum(trigger.strong for trigger in triggers.values())
    return _total(triggers) >= _ENOUGH and len(triggers) >= _DISTINCT + topics - 1 and strong >= _STRONG_ONES


def _total(triggers: dict[str, _Told]) -> float:
    return sum(trigger.score for trigger in triggers.values())


def _count(lang: str, stretches: tuple[Stretch, ...]) -> dict[int, dict[str, _Told]]:
    """Return the triggers of each topic that a story has, by their root."""
    told: dict[int, dict[str, _Told]] = {}
    for stretch in stretches:
        for at, word in enumerate(stretch.words):
            for trigger in _triggers_of(word.key, lang):
                if len(trigger.words) == 1 or _stands(trigger, stretch.words, at, lang):
                    end = stretch.words[at + len(trigger.words) - 1].end
                    found = told.setdefault(trigger.topic, {}).setdefault(trigger.root, _Told(trigger.strong))
                    found.strong = found.strong or trigger.strong
                    found.above = found.above or stretch.above
                    if (word.start, end) not in found.spans:
                        found.spans.append((word.start, end))
    return told


@lru_cache(maxsize=16384)
def _triggers_of(key: str, lang: str) -> tuple[Trigger, ...]:
    """Return the triggers that begin with a word."""
    known = load_triggers(lang)
    return tuple(trigger for form in _forms(key, lang) for trigger in known.get(form, ()))


def _stands(trigger: Trigger, words: Sequence[Word], at: int, lang: str) -> bool:
    """Tell whether a phrase's other words follow."""
    rest = trigger.words[1:]
    following = words[at + 1 : at + 1 + len(rest)]
    return len(following) == len(rest) and all(
        one in _forms(word.key, lang) for one, word in zip(rest, following, strict=True)
    )


def _forms(key: str, lang: str) -> tuple[str, ...]:
    """Return the forms by which a word is looked up: Arabic ones also without article and what is written to them."""
    if lang != "ar":
        return (key,)
    bare = bare_arabic(key)
    led = [form[1:] for form in (key, bare) if len(form) > 3 and form[0] in "وفبل"]
    return tuple(dict.fromkeys((key, bare, *led)))
