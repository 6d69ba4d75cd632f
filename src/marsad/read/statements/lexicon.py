"""The hand-kept words of statements: `resources/cues/*.yaml`, compiled to package data by `compile.py`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import msgspec

from marsad.text.normalise import fold_phrase

COMPILED = "cues.json"


class _Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    male: tuple[str, ...]
    female: tuple[str, ...]
    many: tuple[str, ...]
    self: tuple[str, ...]
    thing: tuple[str, ...]


class _Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: tuple[str, ...]
    body: tuple[str, ...]


class Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's lists, as written."""

    thought: tuple[str, ...]
    other: tuple[str, ...]
    hedges: tuple[str, ...]
    not_hedges: tuple[str, ...]
    pronouns: _Groups
    heads: _Heads
    anonymous: tuple[str, ...]
    female_titles: tuple[str, ...]
    male_names: tuple[str, ...]
    female_names: tuple[str, ...]
    other_names: tuple[str, ...]
    titles: tuple[str, ...]
    not_heads: tuple[str, ...]
    relays: tuple[str, ...]
    relay_channels: tuple[str, ...]
    carrier_cues: tuple[str, ...]
    outlet_nouns: tuple[str, ...]
    capitals: tuple[str, ...]
    body_words: tuple[str, ...]
    not_trades: tuple[str, ...] = ()


class Lexicon:
    """One language's words, folded; what a list is for stands in its YAML file."""

    def __init__(self, lang: str, raw: Raw) -> None:
        self.lang = lang
        self.thought, self.other = _folded(raw.thought), _folded(raw.other)
        self.hedges = tuple(sorted(_folded(raw.hedges) - _folded(raw.not_hedges), key=len, reverse=True))
        self.pronouns = {name: _folded(getattr(raw.pronouns, name)) for name in raw.pronouns.__struct_fields__}
        self.all_pronouns = frozenset().union(*self.pronouns.values())
        self.person_heads, self.body_heads = _folded(raw.heads.person), _folded(raw.heads.body)
        self.anonymous = _folded(raw.anonymous)
        self.female_titles = _folded(raw.female_titles)
        self.male_names, self.female_names = _folded(raw.male_names), _folded(raw.female_names)
        self.given_names = self.male_names | self.female_names | _folded(raw.other_names)
        self.titles, self.not_heads = _folded(raw.titles), _folded(raw.not_heads)
        self.relays, self.channels = raw.relays, raw.relay_channels
        self.capitals, self.body_words = _folded(raw.capitals), _folded(raw.body_words)
        self.carrier_cues, self.outlet_nouns = _folded(raw.carrier_cues), _folded(raw.outlet_nouns)
        self.not_trades = _folded(raw.not_trades)
        self.hedge = re.compile(
            rf"(?<!\w){'[وف]?' if lang == 'ar' else ''}(?:{'|'.join(map(_with_signs, self.hedges))})(?![\w{_SIGNS}])"
        )


_SIGNS = "\u064b-\u0652"


def _with_signs(phrase: str) -> str:
    """Return a pattern of a phrase that lets vowel signs stand behind Arabic letters."""
    return re.sub(r"([\u0621-\u064a])", rf"\1[{_SIGNS}]*", re.escape(phrase))


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in words)


@cache
def load_lexicon(lang: str) -> Lexicon:
    """Return the words of a language, `ar` or `en`."""
    source = (files("marsad.read.statements") / COMPILED).read_bytes()
    return Lexicon(lang, msgspec.json.decode(source, type=dict[str, Raw])[lang])
