"""Names in a text that are not written as the house writes them, and likely slips.

Made to be silent where there is doubt: a spelling that the authority file knows of another is that other, and an
unknown word is a slip only if a hand could have slipped from the house form to it: two letters changed places, one was
left out, doubled or added, or one vowel stands for another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.records import Authority, Finding, NameForm
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

MOST_WORDS = 7
LEAST_LETTERS = 5
"""Letters of a word in which a slip is looked for: shorter ones are too often other words."""
LONG = 7
"""Letters of a word of which one may be missing, or one too many, that is not a doubled one."""
VARIANT, SLIP = "name-variant", "name-slip"

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`´\u0300-\u036f\u064b-\u0652][^\W_]*)*")
_APOSTROPHE = re.compile("['’‘ʼʿʾ`´]")
_PREFIX = re.compile("[وفبلك](?=..)")
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class _Form:
    authority: int
    form: NameForm


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    key: str
    named: bool


class NameCheck:
    """The checks, with an authority file made ready.

    >>> from marsad.records import Authority, NameForm
    >>> idleb = Authority("idleb", "place", (NameForm("Idleb", "en", "house"), NameForm("Idlib", "en", "variant")))
    >>> [(f.check, f.suggestion) for f in NameCheck([idleb]).find("From Idlib to Idelb and Idleb.")]
    [('name-variant', 'Idleb'), ('name-slip', 'Idleb')]
    """

    def __init__(self, authorities: Iterable[Authority]) -> None:
        self._authorities = list(authorities)
        self._forms: dict[str, list[_Form]] = defaultdict(list)
        self._near: dict[str, set[str]] = defaultdict(set)
        self._words: set[str] = set()
        for number, authority in enumerate(self._authorities):
            for form in authority.names:
                key = fold_phrase(form.text)
                if key:
                    self._forms[key].append(_Form(number, form))
                    self._words.update(key.split())
        for key, forms in self._forms.items():
            if any(one.form.kind == "house" and not ARABIC_LETTER.search(key) for one in forms):
                for hole in _holes(key):
                    self._near[hole].add(key)
        self._longest = min(MOST_WORDS, max((len(key.split()) for key in self._forms), default=0))

    def find(self, text: str) -> list[Finding]:
        """Return what is to be remarked in a text, in its order; the longest name at each place."""
        words = [
            _Word(match.start(), match.end(), key, match.group()[0].isupper())
            for match in _WORD.finditer(text)
            if (key := fold_phrase(match.group()))
        ]
        found: list[Finding] = []
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                window = words[at : at + size]
                known, finding = self._look(text, window)
                if known:
                    found += [finding] if finding else []
                    at += size
                    break
            else:
                at += 1
        return found

    def _look(self, text: str, window: list[_Word]) -> tuple[bool, Finding | None]:
        """Return whether some words are a name that the file knows or nearly knows, and what is to be said of it."""
        start, end = window[0].start, window[-1].end
        gap = max((after.start - before.end for before, after in pairwise(window)), default=1)
        if gap > 2 or "\n\n" in text[start:end]:
            return False, None
        key = " ".join(word.key for word in window)
        forms = self._forms.get(key)
        if not forms and ARABIC_LETTER.match(text, start) and _PREFIX.match(key):
            forms, start = self._forms.get(key[1:]), start + 1
        if forms:
            return True, self._judge(text[start:end], (start, end), forms)
        if any(word.named for word in window) and window[0].named | (window[0].key in ("al", "el")):
            return self._slip(text[start:end], (start, end), key)
        return False, None

    def _judge(self, printed: str, span: tuple[int, int], forms: list[_Form]) -> Finding | None:
        """Return a finding if a known spelling is not the house's, of any whose it may be."""
        arabic = ARABIC_LETTER.search(printed) is not None
        houses: list[str] = []
        for one in forms:
            if one.form.kind in ("house", "acronym"):
                if _same_print(printed, one.form.text) or one.form.kind == "acronym":
                    return None
                houses.append(one.form.text)
                continue
            house = self._house(one, arabic=arabic)
            # The family name alone is short for the house form, no deviation from it.
            short = house is None or f" {fold_phrase(printed)} " in f" {fold_phrase(house)} "
            if house is None or (short and fold_phrase(printed) != fold_phrase(house)) or _same_print(printed, house):
                return None
            houses.append(house)
        if len(set(houses)) != 1 or (fold_phrase(houses[0]) == fold_phrase(printed) and printed.isupper()):
            return None
        message = f"The house writes “{houses[0]}”, not “{printed}”."
        return Finding(VARIANT, "warning", (span,), message, houses[0])

    def _house(self, one: _Form, *, arabic: bool) -> str | None:
        """Return the house form of an authority in the script of a spelling."""
        names = self._authorities[one.authority].names
        fitting = [
            form for form in names if form.kind == "house" and (ARABIC_LETTER.search(form.text) is not None) == arabic
        ]
        same_lang = [form.text for form in fitting if form.lang == one.form.lang]
        return next(iter(same_lang or [form.text for form in fitting]), None)

    def _slip(self, printed: str, span: tuple[int, int], key: str) -> tuple[bool, Finding | None]:
        """Return a finding if a hand may have slipped from one house form to these words."""
        near = {house for hole in _holes(key) for house in self._near.get(hole, ()) if is_slip(key, house)}
        whose = {one.authority for house in near for one in self._forms[house]}
        if len(whose) != 1:
            return False, None
        house = min(near)
        others = [word for word, right in zip(key.split(), house.split(), strict=True) if word != right]
        if any(word in self._words for word in others):
            return False, None
        form = next(one.form.text for one in self._forms[house] if one.form.kind == "house")
        return True, Finding(SLIP, "warning", (span,), f"“{printed}” may be a slip for “{form}”.", form)


def _holes(key: str) -> Iterator[str]:
    """Yield a name as it is, and with each of its letters left out: names one edit apart share one of these."""
    yield key
    for at, letter in enumerate(key):
        if letter != " ":
            yield key[:at] + key[at + 1 :]


def is_slip(printed: str, house: str) -> bool:
    """Tell whether a hand may have slipped from a house form, both folded: in one word of it, in one way.

    >>> is_slip("idelb", "idleb"), is_slip("asaad", "assad"), is_slip("aleppo", "alepo")
    (True, False, True)
    """
    words, right = printed.split(), house.split()
    if len(words) != len(right):
        return False
    wrong = [(a, b) for a, b in zip(words, right, strict=True) if a != b]
    if len(wrong) != 1 or len(wrong[0][1]) < LEAST_LETTERS or wrong[0][0][:1] != wrong[0][1][:1]:
        return False
    one, other = wrong[0]
    if len(one) == len(other):
        apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(apart) == 1:
            return len(one) > LEAST_LETTERS and one[apart[0]] in _VOWELS and other[apart[0]] in _VOWELS
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and one[apart[0]] == other[apart[1]]
            and one[apart[1]] == other[apart[0]]
        )
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) != 1:
        return False
    gaps = [at for at in range(len(long)) if long[:at] + long[at + 1 :] == short]
    # A last letter more or less makes another word (Assad, Assadi; Homs, Homsi).
    if not gaps or gaps[-1] == len(long) - 1:
        return False
    # Doubled or not is soon mistaken; short words with another letter less are other words (Ranis, Rantis).
    return len(gaps) > 1 or len(other) >= LONG


def _same_print(printed: str, form: str) -> bool:
    """Tell whether two spellings are printed alike: whatever the apostrophe, and the blank or hyphen between words."""
    return _plain(printed) == _plain(form)


def _plain(text: str) -> str:
    return " ".join(_APOSTROPHE.sub("'", re.sub("[‐‑–]", "-", text)).split())
