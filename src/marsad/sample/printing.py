"""How each invented outlet prints its sections and days."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hijridate import Gregorian

WARDIYA_TIME = timezone(timedelta(hours=3))
"""The clock of Hadran, all year."""

SECTIONS = {
    "politics": ("Politics", "سياسة"),
    "economy": ("Economy", "اقتصاد"),
    "society": ("Society", "مجتمع"),
    "security": ("Security", "أمن"),
    "culture": ("Culture", "ثقافة"),
    "sport": ("Sport", "رياضة"),
}
"""Section names in English and Arabic."""

_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def section_name(section: str, lang: str) -> str:
    """Return a section's printed name."""
    english, arabic = SECTIONS.get(section, (section.title(), section))
    return arabic if lang == "ar" else english


def print_day(outlet: str, at: datetime) -> str:
    """Return a day as the outlet prints it.

    >>> from datetime import UTC
    >>> at = datetime(2026, 10, 28, 8, 25, tzinfo=UTC)
    >>> print_day("al-mizan", at)
    'الأربعاء 28 تشرين الأول 2026 الموافق 17 جمادى الأولى 1448'
    >>> print_day("sada-al-jabal", at)
    '٢٨ تشرين الأول ٢٠٢٦'
    >>> print_day("harbour-post", at)
    'Wednesday, October 28, 2026'
    """
    day = at.astimezone(WARDIYA_TIME).date()
    if outlet == "al-mizan":
        hijri = Gregorian(day.year, day.month, day.day).to_hijri()
        levantine = f"{_WEEKDAYS[day.weekday()]} {day.day} {_LEVANTINE[day.month - 1]} {day.year}"
        return f"{levantine} الموافق {hijri.day} {_HIJRI[hijri.month - 1]} {hijri.year}"
    if outlet == "sada-al-jabal":
        return f"{day.day} {_LEVANTINE[day.month - 1]} {day.year}".translate(_ARABIC_DIGITS)
    return f"{_ENGLISH_DAYS[day.weekday()]}, {_ENGLISH[day.month - 1]} {day.day}, {day.year}"


def print_plain_day(at: datetime) -> str:
    """Return a day in plain English, as the newer pages of The Harbour Post print it.

    >>> from datetime import UTC
    >>> print_plain_day(datetime(2026, 10, 28, 8, 25, tzinfo=UTC))
    '28 October 2026'
    """
    day = at.astimezone(WARDIYA_TIME).date()
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"
