"""What an authority file knows, made ready: which names each run of words may be, and the house form of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from marsad.names.check.slips import SlipWords, least_alone
from marsad.names.check.style import scheme_of
from marsad.names.check.words import key_of
from marsad.names.romanise import Scheme
from marsad.records import Authority, NameForm
from marsad.text.scripts import ARABIC_LETTER

MOST_WORDS = 7
_ENGLISH = ("en", "und")


class Form(NamedTuple):
    """A spelling of an authority, by the authority's place in the file."""

    authority: int
    key: str
    form: NameForm
    house: bool


class Known:
    """Names by their words.

    Attributes:
        authorities: the file.
        forms: spellings by key.
        longest: how many words the longest name has that begins with a word.
        words: all words of all names.
        near: words of house forms in Latin letters, for slips.
        least: how long a name of one word is, at the least, to be looked for behind a slip.
    """

    def __init__(self, authorities: Iterable[Authority], scheme: Scheme) -> None:
        self.authorities = list(authorities)
        self.forms: dict[str, list[Form]] = {}
        self.longest: dict[str, int] = {}
        self.words: set[str] = set()
        slipping: set[str] = set()
        for number, authority in enumerate(self.authorities):
            chosen = {id(form) for form in _house_forms(authority, scheme)}
            for form in authority.names:
                key = key_of(form.text)
                if not key:
                    continue
                house = id(form) in chosen
                self.forms.setdefault(key, []).append(Form(number, key, form, house))
                words = key.split()
                self.words.update(words)
                if len(words) > self.longest.get(words[0], 0):
                    self.longest[words[0]] = min(len(words), MOST_WORDS)
                if house and key < "\u0590":
                    slipping.update(words)
        self.near = SlipWords(slipping)
        single = sum(1 for key in self.forms if key.isalpha() and key < "\u0590")
        self.least = least_alone(single)

    def house_of(self, authority: int, form: NameForm, scheme: Scheme) -> NameForm | None:
        """Return the house form of an authority in the script of a spelling, in its language if there is one."""
        return house_in(_house_forms(self.authorities[authority], scheme), form)


def house_in(houses: Iterable[NameForm], form: NameForm) -> NameForm | None:
    """Return which of some house forms stands for a spelling: of its script, and of its language if there is one."""
    arabic = is_arabic(form.text)
    fitting = [house for house in houses if is_arabic(house.text) == arabic]
    lang = form.lang.split("-")[0]
    by_lang: dict[str, NameForm] = {}
    for house in fitting:
        by_lang.setdefault(house.lang.split("-")[0], house)
    return next((by_lang[one] for one in (lang, *_ENGLISH) if one in by_lang), fitting[0] if fitting else None)


def _house_forms(authority: Authority, scheme: Scheme) -> list[NameForm]:
    """Return the house forms of an authority; of those in Latin letters, the scheme's, where there are any."""
    houses = [form for form in authority.names if form.kind == "house"]
    if len(houses) < 2:
        return houses
    by_scheme: dict[Scheme, list[NameForm]] = defaultdict(list)
    arabic = []
    for form in houses:
        if is_arabic(form.text):
            arabic.append(form)
        else:
            by_scheme[scheme_of(form.lang)].append(form)
    other: Scheme = "press" if scheme == "ijmes" else "ijmes"
    return arabic + (by_scheme[scheme] or by_scheme[other])


def is_arabic(text: str) -> bool:
    """Tell whether a name is in Arabic letters.

    >>> is_arabic("إدلب"), is_arabic("Idlib")
    (True, False)
    """
    return not text.isascii() and ARABIC_LETTER.search(text) is not None
