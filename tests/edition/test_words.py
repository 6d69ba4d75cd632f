from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment

from marsad import edition
from marsad.edition.words import LANGUAGES, MONTHS, WEEKDAYS, Words, dir_of, phrases_of

TEMPLATES = Path(edition.__file__).parent / "templates"


def phrases_in_templates() -> set[str]:
    environment = Environment(extensions=["jinja2.ext.i18n"])
    found: set[str] = set()
    for template in TEMPLATES.glob("*.html"):
        for _, _, phrase in environment.extract_translations(template.read_text(encoding="utf-8")):
            # Of a phrase with a count, the one for many stands for both.
            found.add([part for part in phrase if part][-1] if isinstance(phrase, tuple) else phrase or "")
    return found - {""}


def test_every_phrase_has_an_arabic_one_and_no_other() -> None:
    named = set(MONTHS) | set(WEEKDAYS) | {name[:2] for name in WEEKDAYS} | set(LANGUAGES.values())
    assert set(phrases_of("ar")) == phrases_in_templates() | named


def test_placeholders_are_kept() -> None:
    for english, arabic in phrases_of("ar").items():
        for name in ("num", "first", "last", "day", "page", "pages", "text", "language", "version", "host"):
            assert (f"%({name})s" in english) == (f"%({name})s" in arabic), english


@pytest.mark.parametrize(
    ("asked", "given", "direction"),
    [("ar-SY", "ar-SY", "rtl"), ("en-GB", "en-GB", "ltr"), ("fi", "en", "ltr"), ("../en", "en", "ltr")],
)
def test_a_language_without_phrases_gets_english(asked: str, given: str, direction: str) -> None:
    words = Words(asked)
    assert (words.lang, words.dir) == (given, direction)


def test_days_are_written_out() -> None:
    assert Words("ar").day(date(2026, 11, 22)) == "22 تشرين الثاني 2026"
    assert Words("en").day(date(2026, 11, 22)) == "22 November 2026"


def test_counts_fit_every_number() -> None:
    assert Words("en").ngettext("%(num)s story", "%(num)s stories", 1) == "%(num)s story"
    assert Words("ar").ngettext("%(num)s story", "%(num)s stories", 1) == "عدد الأخبار: %(num)s"


@pytest.mark.parametrize(
    ("lang", "direction"),
    [
        ("ar", "rtl"),
        ("AR-lb", "rtl"),
        ("ckb", "rtl"),
        ("ku-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("", "ltr"),
        ("und", "ltr"),
    ],
)
def test_directions(lang: str, direction: str) -> None:
    assert dir_of(lang) == direction
