"""Stories made to stall: what stands behind the tagger takes a time that grows as their length does."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from itertools import pairwise

import msgspec
import pytest

from marsad.read.reader import read_page
from marsad.read.statements import find_statements
from marsad.read.tagging.decode import Found
from marsad.read.tagging.tagger import Tagged
from marsad.read.tagging.words import split_words
from marsad.records import Capture, Reading

_LENGTH = 30_000
_SECONDS = 12
"""What a story of that length may take; a rule that asks every name of every name takes minutes."""
_CUES = frozenset(("said", "told", "quoted", "interviewed", "قال", "وقال", "وأضاف", "ونقل"))
_ARABIC_NAMES = frozenset(("عمر", "رنا", "سيف"))
_NO_NAMES = frozenset(("The", "A", "An", "He", "She", "In", "On", "His", "Their", "Its", "Mr", "Mrs"))


class Everything:
    """Tags every word with a capital as a name, and a statement at every cue or, with `step`, every so many words."""

    def __init__(self, step: int) -> None:
        self._step = step

    def tag(self, text: str) -> Tagged:
        """Return names and statements of a text, as many as it can have."""
        words = split_words(text)
        printed = [text[a:b] for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]
        names = []
        for at, word in enumerate(printed):
            if (word[:1].isupper() and word not in _NO_NAMES) or word in _ARABIC_NAMES:
                names.append(("organisation" if len(word) > 1 and word.isupper() else "person", at, at + 1))
        if self._step:
            found = [self._found(at, at + 4) for at in range(0, len(printed) - 8, self._step)]
        else:
            cues = [at for at, word in enumerate(printed[:-2]) if word in _CUES]
            found = [self._found(max(at - 5, last + 2), at) for last, at in pairwise((-2, *cues))]
        return Tagged(words, tuple(found), (), tuple(names), None)

    def _found(self, first: int, cue: int) -> Found:
        return Found(((first, cue),) if first < cue else (), ((cue, cue + 1),), ((cue + 1, cue + 2),), 1.0)


HOSTILE = {
    "capitals": "A",
    "capital words": "AB CD ",
    "former": "A former a a a ",
    "commas": ",",
    "hyphens": "A-B-",
    "hyphenated words": "a-",
    "hyphenated names": "Al-Omar-al-Sayf ",
    "quotes": '"',
    "quoted names": "“Omar” said “no” ",
    "one sentence": "the minister Omar Sayf said that he met Rana Hadi, who heads the union, and she quoted him and ",
    "pronouns": "he said that Omar and Rana met him and ",
    "short lines": "Ab: Cd said no.\n\n",
    "one surname": "Mr Sayf said. Omar Sayf said. Mrs Sayf said. Rana Sayf said. ",
    "called": "man called Omar, ",
    "newspapers": "newspaper Omar told the newspaper, it quoted ",
    "interviews": "Omar said the paper al-Madar interviewed a man, he told the newspaper that ",
    "possessives": "Union said. Their spokesman Omar said. Its head, Rana, said. ",
    "one paragraph": "Omar Sayf met. A former governor, he said so. ",
    "arabic": "وقال الوزير عمر سيف إن الجسر مغلق وأضاف أنه ",
    "arabic lines": "ونقل عمر عن رنا أن لا.\n",
}


def _story(words: str) -> Reading:
    body = f"Bridge shut\n\n{words * (_LENGTH // len(words))}"
    capture = Capture(input="x", body=body.encode(), received_at=datetime.now(UTC), media_type="text/plain")
    reading = read_page(capture, (), None)
    return msgspec.structs.replace(reading, lang="ar" if re.search("[ء-ي]", words) else "en")


@pytest.mark.slow
@pytest.mark.parametrize("step", (0, 20))
@pytest.mark.parametrize("name", HOSTILE)
def test_no_story_stalls_what_stands_behind_the_tagger(name: str, step: int) -> None:
    reading = _story(HOSTILE[name])
    start = time.process_time()
    find_statements(reading, Everything(step), None, lambda name: None)
    assert time.process_time() - start < _SECONDS
