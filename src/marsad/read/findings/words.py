"""The hand-kept words of the checks (words.yaml), folded and ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from marsad.text.normalise import fold_phrase


class _Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's lists as written: a space between words, `_` inside a phrase."""

    says: str
    doubts: str
    not_doubts: str
    more_doubts: str
    camps: str
    one_of: str
    lesser: str
    plurals: dict[str, str]
    leads: str
    records: str
    firm: str
    after_head: str
    auxiliaries: str
    another: str
    that: str
    asks: str
    wide: str


@dataclass(frozen=True, slots=True)
class CheckWords:
    """One language's words, folded; what each list is for stands in words.yaml. `plurals` gives the one of several."""

    says: frozenset[str]
    doubts: frozenset[str]
    not_doubts: frozenset[str]
    more_doubts: re.Pattern[str]
    camps: frozenset[str]
    one_of: frozenset[str]
    lesser: frozenset[str]
    plurals: dict[str, str]
    leads: frozenset[str]
    records: frozenset[str]
    firm: frozenset[str]
    after_head: frozenset[str]
    auxiliaries: frozenset[str]
    another: frozenset[str]
    that: frozenset[str]
    asks: frozenset[str]
    wide: frozenset[str]


@cache
def check_words(lang: str) -> CheckWords:
    """Return the words of a language, `ar` or `en`."""
    source = (files("marsad.read.findings") / "words.yaml").read_bytes()
    raw = msgspec.yaml.decode(source, type=dict[str, _Raw])[lang]
    plurals = {fold_phrase(word): fold_phrase(one) for one, words in raw.plurals.items() for word in words.split()}
    return CheckWords(
        says=_folded(raw.says),
        doubts=_folded(raw.doubts),
        not_doubts=_folded(raw.not_doubts),
        more_doubts=re.compile(rf"\b(?:{raw.more_doubts.replace(' ', '|').replace('_', ' ')})\b", re.IGNORECASE),
        camps=_folded(raw.camps),
        one_of=_folded(raw.one_of),
        lesser=_folded(raw.lesser),
        plurals=plurals,
        leads=_folded(raw.leads),
        records=_folded(raw.records),
        firm=_folded(raw.firm),
        after_head=_folded(raw.after_head),
        auxiliaries=_folded(raw.auxiliaries),
        another=_folded(raw.another),
        that=_folded(raw.that),
        asks=_folded(raw.asks),
        wide=_folded(raw.wide),
    )


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in words.split())
