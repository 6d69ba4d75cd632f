"""The edition's own words: dates, languages and the phrases of its pages, in the reader's language.

Templates are written in English; `phrases/<lang>.yaml` gives every phrase in another language. A
language without such a file gets English pages, marked as English, around texts that keep their own.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: on
LANGUAGES = {
    "ar": "Arabic",
    "ckb": "Kurdish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "ku": "Kurdish",
    "ru": "Russian",
    "tr": "Turkish",
    "ur": "Urdu",
}
_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_PHRASES = Path(__file__).parent / "phrases"


def dir_of(lang: str) -> str:
    """Return the direction of a language's script by its BCP 47 tag.

    >>> dir_of("ar-LB"), dir_of("en"), dir_of("ar-Latn")
    ('rtl', 'ltr', 'ltr')
    """
    parts = lang.lower().split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return "rtl" if parts[1] in {"arab", "hebr", "syrc", "thaa"} else "ltr"
    return "rtl" if parts[0] in _RTL else "ltr"


def language_name(lang: str) -> str:
    """Return the English name of a language, or its tag where we have none."""
    return LANGUAGES.get(lang.lower().split("-")[0], lang)


def day_in_english(day: date) -> str:
    """Return a day as the edition prints it.

    >>> day_in_english(date(2026, 11, 2))
    '2 November 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Words:
    """The phrases of one language. `lang` is English where we have no phrases for the language asked."""

    def __init__(self, lang: str) -> None:
        short = lang.lower().split("-")[0]
        self._phrases = phrases_of(short)
        self.lang = lang if self._phrases or short == "en" else "en"
        self.dir = dir_of(self.lang)

    def gettext(self, text: str) -> str:
        """Return a phrase in this language; the English one where it is missing."""
        return self._phrases.get(text, text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return a phrase with a count; other languages word it so that one form fits every count."""
        return self._phrases.get(many, one if count == 1 else many)

    def day(self, day: date) -> str:
        """Return a day in words."""
        return f"{day.day} {self.gettext(MONTHS[day.month - 1])} {day.year}"

    def month(self, day: date) -> str:
        """Return the month of a day in words."""
        return f"{self.gettext(MONTHS[day.month - 1])} {day.year}"

    def partial(self, day: str) -> str:
        """Return a day, a month or a year in words, from how ISO 8601 writes it; what is none comes back as it is.

        >>> Words("en").partial("2017-01"), Words("en").partial("2017-01-28"), Words("en").partial("about 1960")
        ('January 2017', '28 January 2017', 'about 1960')
        """
        try:
            if len(day) == len("2017-01"):
                return self.month(date.fromisoformat(f"{day}-01"))
            return self.day(date.fromisoformat(day)) if len(day) > len("2017-01") else day
        except ValueError:
            return day

    def language(self, lang: str) -> str:
        """Return the name of a language."""
        return self.gettext(language_name(lang))


@lru_cache(maxsize=8)
def phrases_of(lang: str) -> dict[str, str]:
    """Return the phrases of a language, English to its own; empty where there is no file."""
    path = _PHRASES / f"{lang}.yaml"
    if not lang.isalpha() or not path.is_file():
        return {}
    return msgspec.yaml.decode(path.read_bytes(), type=dict[str, str])
