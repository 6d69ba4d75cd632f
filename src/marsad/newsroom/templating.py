"""The desk's Jinja2 environment."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from marsad.edition.words import MONTHS, day_in_english, dir_of, language_name
from marsad.errors import BadInput
from marsad.newsroom.desk.queries.work import waiting_for
from marsad.newsroom.press.queries.printed_chain import printed_chain
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, allowed
from marsad.newsroom.whoswho.queries.judged import names_of_judged
from marsad.newsroom.whoswho.queries.review import count_questions
from marsad.text.scripts import guess_direction

MANY = 100


def environment(**options: Any) -> Environment:
    """Make the environment that Django's Jinja2 engine uses: autoescaped, strict about names."""
    options = {
        **options,
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.do"],
    }
    env = Environment(**options)  # noqa: S701  # autoescape is in the options
    env.globals.update(url=_url, asset=asset, May=May, count_waiting=_count_waiting, printed_chain=printed_chain)
    env.globals.update(count_to_judge=_count_to_judge, names_of_judged=names_of_judged)
    env.filters.update(direction=dir_of, language=language_name, size=_size)
    env.filters.update(day=_day, brief=_brief, clock=_clock, moment=_moment, partial=_partial)
    env.filters.update(side=guess_direction, lang_of_name=_lang_of_name)
    return env


def newsroom(request: HttpRequest) -> dict[str, Any]:
    """Give every template the house, the user, what he may do, and the CSRF field."""
    token = get_token(request)
    return {
        "house": settings.NEWSROOM.house,
        "request": request,
        "user": request.user,
        "may": allowed(request.user),
        "csrf_token": token,
        "csrf_field": Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token),
    }


def _count_waiting(user: User) -> int:
    """Return how many drafts wait for an editor's eyes; none for whoever is no editor, without asking."""
    return waiting_for(user).count() if May.EDIT in allowed(user) else 0


def _count_to_judge(user: User) -> str:
    """Return how much of the Who's Who waits for whoever may judge it; from a hundred on that is enough to know."""
    count = count_questions(MANY) if May.JUDGE in allowed(user) else 0
    return f"{MANY - 1}+" if count >= MANY else str(count or "")


@lru_cache(maxsize=256)
def asset(name: str) -> str:
    """Return the address of a static file of the edition, the desk or htmx, with its content's digest.

    Raises:
        BadInput: There is no such file.
    """
    found = finders.find(name)
    if not isinstance(found, str):
        raise BadInput(f"There is no static file {name!r}. Look in edition/static and newsroom/static.")
    return f"{settings.STATIC_URL}{name}?v={sha256(Path(found).read_bytes()).hexdigest()[:12]}"


def _url(name: str, **values: Any) -> str:
    return reverse(name, kwargs=values)


def _day(value: date | None) -> str:
    return day_in_english(value) if value else "no date"


def _brief(value: date | None) -> str:
    if value is None:
        return "no date"
    return f"{value.day} {value:%b}" + ("" if value.year == datetime.now(UTC).year else f" {value.year}")


def _partial(value: str) -> str:
    """Return a day, month or year of ISO 8601 in words; anything else as it is.

    >>> _partial("2017-01-28"), _partial("2017-01"), _partial("2017")
    ('28 January 2017', 'January 2017', '2017')
    """
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) not in (2, 3) or not 1 <= int(parts[1]) <= len(MONTHS):
        return value
    return " ".join([*(str(int(day)) for day in parts[2:]), MONTHS[int(parts[1]) - 1], parts[0]])


def _lang_of_name(name: str, lang: str = "und") -> str:
    """Return the language of a name, by its script where nobody said it."""
    if lang not in ("", "und"):
        return lang
    return "ar" if guess_direction(name) == "rtl" else "en"


def _clock(value: datetime) -> str:
    return f"{value:%H:%M}"


def _moment(value: datetime | None) -> str:
    """Return an instant as lists show it, in UTC as everything in the desk; this year goes without saying."""
    if value is None:
        return "never"
    return f"{_brief(value)}, {value:%H:%M}"


def _size(count: int) -> str:
    return f"{count:,} bytes" if count < 10_000 else f"{count / 1000:,.0f} kB"
