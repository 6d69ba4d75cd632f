"""Key phrases: runs of words that carry a subject and come again, weighed by C-value.

Frantzi, Ananiadou and Mima, *Automatic recognition of multi-word terms* (2000): a phrase counts by how often it stands
on its own, not only inside a longer one, and longer ones count a little more. There is no tagger here: a run ends at
punctuation, at a small or common word, at a figure, at a name, and in Arabic before a word with a preposition to it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from marsad.read.statements.lexicon import load_lexicon
from marsad.read.suggest.story import Stretch, hull
from marsad.read.suggest.terms import Word, bare_arabic, small_words
from marsad.records import Reading, Span, Suggestion

_MOST = 6
_LONGEST = 3
_TWICE = 2
_SINGLE = 4
"""How often a single word must come to be a key phrase of its own."""
_NEXT = re.compile(r"\s{1,3}|-")
_NO_NOUN = re.compile(r"(?:ed|ing|ly|ous|ful|ive|able)$")
_PROCLITIC = re.compile(r"^(?:[وف](?:ال|لل|بال)|بال|كال|لل)")

Stems = tuple[str, ...]


@dataclass(slots=True)
class _Phrase:
    """A candidate: where it stands, how the text and how headline or deck prints it."""

    spans: list[Span] = field(default_factory=list)
    below: Counter[str] = field(default_factory=Counter)
    above: Counter[str] = field(default_factory=Counter)

    @property
    def value(self) -> str:
        """Return its usual print: of the text rather than of a headline with its capitals; of two, the first."""
        printed = self.below or self.above
        return min(printed, key=lambda form: (-printed[form], form[:1].isupper()))


def suggest_phrases(reading: Reading, stretches: tuple[Stretch, ...]) -> Iterator[Suggestion]:
    """Yield the phrases that count most."""
    found = _gather(reading, stretches)
    scores = {stems: _score(stems, phrase, found) for stems, phrase in found.items() if _is_often(stems, phrase)}
    chosen: list[Stems] = []
    for stems in sorted(scores, key=lambda s: (-scores[s], found[s].spans[0])):
        if len(chosen) < _MOST and scores[stems] > 0 and not any(set(stems) & set(other) for other in chosen):
            chosen.append(stems)
            yield Suggestion(found[stems].value, "phrase", tuple(found[stems].spans))


def _is_often(stems: Stems, phrase: _Phrase) -> bool:
    """Tell whether a phrase comes often enough; single words must, and no proper adjectives (Kardan)."""
    if len(stems) > 1:
        return len(phrase.spans) >= _TWICE
    return len(phrase.spans) >= _SINGLE and not phrase.value[0].isupper()


def _score(stems: Stems, phrase: _Phrase, found: dict[Stems, _Phrase]) -> float:
    """Return the C-value of a phrase: log length times how often it stands outside of longer ones."""
    longer = [
        len(p.spans)
        for other, p in found.items()
        if len(other) > len(stems) and _is_often(other, p) and _holds(other, stems)
    ]
    alone = len(phrase.spans) - (sum(longer) / len(longer) if longer else 0)
    return (math.log2(len(stems)) + 0.5) * alone + (1.0 if phrase.above and alone > 0 else 0.0)


def _holds(longer: Stems, shorter: Stems) -> bool:
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def _gather(reading: Reading, stretches: tuple[Stretch, ...]) -> dict[Stems, _Phrase]:
    """Return the phrases of one to three words that come again, by their stems."""
    rules = _Rules(reading, stretches)
    seen: list[tuple[Stems, Span, bool]] = []
    for stretch in stretches:
        for run in rules.runs(stretch.words):
            for size in range(1, _LONGEST + 1):
                for at in range(len(run) - size + 1):
                    some = run[at : at + size]
                    if rules.may_be_term(some):
                        stems = tuple([word.stem for word in some])
                        seen.append((stems, (some[0].start, some[-1].end), stretch.above))
    times = Counter(stems for stems, _, _ in seen)
    found: dict[Stems, _Phrase] = {}
    for stems, span, above in seen:
        if times[stems] >= _TWICE:
            phrase = found.setdefault(stems, _Phrase())
            phrase.spans.append(span)
            (phrase.above if above else phrase.below)[" ".join(reading.text[slice(*span)].split())] += 1
    return found


class _Rules:
    """What may be a term in one story."""

    def __init__(self, reading: Reading, stretches: tuple[Stretch, ...]) -> None:
        keys = frozenset(word.key for stretch in stretches for word in stretch.words)
        stems = Counter(word.stem for stretch in stretches for word in stretch.words)
        self.text, self.lang, self.keys = reading.text, reading.lang, keys
        self.small = small_words(reading.lang)
        self.heads = load_lexicon(reading.lang).person_heads
        self.often = {stem for stem, times in stems.items() if stem and times >= _TWICE}
        self.taken = {offset for m in reading.mentions if m.spans for offset in range(*hull(m.spans))}

    def runs(self, words: Sequence[Word]) -> Iterator[list[Word]]:
        """Yield the runs of words that may be a term."""
        run: list[Word] = []
        for word in words:
            ends = self._ends_run(word)
            if run and (ends or self._is_apart(run[-1], word)):
                yield run
                run = []
            if not ends:
                run.append(word)
        if run:
            yield run

    def _is_apart(self, before: Word, word: Word) -> bool:
        if self.lang == "ar" and self._is_led(word.key):
            return True
        return not _NEXT.fullmatch(self.text, before.end, word.start)

    def _ends_run(self, word: Word) -> bool:
        """Tell whether a word is no part of a term; one that comes but once is none of a term that comes again."""
        weak = self.small.weak
        if word.stem not in self.often or word.key in weak or word.key[-1:].isdigit() or word.start in self.taken:
            return True
        return self.lang == "ar" and (bare_arabic(word.key) in weak or word.key[1:] in weak)

    def _is_led(self, key: str) -> bool:
        """Tell whether an Arabic word has an *and* or preposition written to it: without it, it is in the story too."""
        led = key[0] in "وفبلك" and (key[1:] in self.keys or f"ال{key[1:]}" in self.keys)
        return led or bool(_PROCLITIC.match(key))

    def may_be_term(self, words: Sequence[Word]) -> bool:
        """Tell whether words look like a noun and what belongs to it."""
        first, last = words[0].key, words[-1].key
        if first in self.small.tails or (len(words) == 1 and self._names_person(first)):
            return False
        if self.lang == "ar":
            return len(first) > 2 and not self._is_led(first) and last.startswith("ال")
        return min(len(first), len(last)) > 2 and not _NO_NOUN.search(last) and not first.endswith("ly")

    def _names_person(self, key: str) -> bool:
        return key in self.heads or (self.lang == "ar" and bare_arabic(key) in self.heads)
