"""Kind and manner of a statement: in whose words it stands, and whether it was said or thought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from marsad.read.statements.lexicon import Lexicon
from marsad.read.tagging.emissions import Range
from marsad.read.tagging.words import CLOSING, OPENING, OUTSIDE, Words
from marsad.text.normalise import fold_phrase

Kind = Literal["direct", "indirect", "mixed"]
Manner = Literal["speech", "thought", "other"]

_ALL = 0.9
"""Share of words inside quotation marks above which a content counts as wholly quoted."""
_LEADERS = frozenset(("that", "to", "ان", "بان", "انه", "انها"))


def kind_of(text: str, words: Words, content: Sequence[Range]) -> Kind:
    """Return whether a content is wholly, partly or not at all inside quotation marks.

    A leading *that* outside the marks decides nothing.
    """
    inside = outside = 0
    for first, behind in content:
        for i in range(first, behind):
            word = text[words.starts[i] : words.ends[i]]
            if not word[0].isalnum() or (i == content[0][0] and fold_phrase(word) in _LEADERS):
                continue
            if words.quotes[i] in (OUTSIDE, OPENING, CLOSING):
                outside += 1
            else:
                inside += 1
    if not inside:
        return "indirect"
    return "direct" if inside >= _ALL * (inside + outside) else "mixed"


def manner_of(cue: str, lexicon: Lexicon) -> Manner:
    """Return whether a cue tells of speech, of thought, or of something else that bears a meaning.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> manner_of("has long believed", load_lexicon("en")), manner_of("ويعتقد", load_lexicon("ar"))
    ('thought', 'thought')
    """
    words = bare_words(cue, lexicon)
    if words & lexicon.thought:
        return "thought"
    return "other" if words & lexicon.other else "speech"


def bare_words(phrase: str, lexicon: Lexicon) -> set[str]:
    """Return the folded words of a phrase; Arabic ones also without a leading and."""
    words = set(fold_phrase(phrase).split())
    if lexicon.lang == "ar":
        words |= {word[1:] for word in words if len(word) > 3 and word[0] in "وف"}
    return words
