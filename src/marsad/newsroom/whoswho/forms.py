"""What a browser sent to the Who's Who, as what the actions take. What can't be used is told in a sentence."""

from __future__ import annotations

import re
from calendar import monthrange
from urllib.parse import urlsplit

from django.http import QueryDict

from marsad.errors import BadInput
from marsad.newsroom.archive.models import Story
from marsad.newsroom.sent import text
from marsad.newsroom.whoswho.models import FactKind, FormKind, Kind
from marsad.newsroom.whoswho.queries.list_pages import STATES, ListFilter
from marsad.newsroom.whoswho.records import TypedEvidence, TypedFact, TypedName
from marsad.records import Evidence, Fact, NameForm
from marsad.text.scripts import fold_digits, guess_direction

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OUR_STORY = re.compile(r"/desk/stories/([0-9]{1,9})(?:/|\Z)")
LONGEST_TITLE, LONGEST_ADDRESS = 300, 1000
DATED = (FactKind.BORN, FactKind.DIED, FactKind.FOUNDED, FactKind.ENDED)


def list_filter(asked: QueryDict) -> ListFilter:
    """Return what the list is narrowed to; values that mean nothing are left out."""
    kind, state, page = asked.get("kind", ""), asked.get("state", ""), asked.get("page", "")
    return ListFilter(
        text=line(asked, "q")[:300],
        kind=kind if kind in Kind.values else "",
        letter=line(asked, "letter")[:4],
        state=state if state in STATES else "",
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def typed_name(sent: QueryDict) -> TypedName:
    """Return a spelling as typed."""
    kind = sent.get("kind", "")
    return TypedName(
        text=line(sent, "text"),
        lang=line(sent, "lang"),
        kind=kind if kind in FormKind.values else FormKind.VARIANT.value,
        from_on=line(sent, "from_on"),
        to_on=line(sent, "to_on"),
        evidence=typed_evidence(sent),
    )


def typed_fact(sent: QueryDict) -> TypedFact:
    """Return a fact as typed."""
    kind = sent.get("kind", "")
    return TypedFact(
        kind=kind if kind in FactKind.values else FactKind.DESCRIPTION.value,
        value=line(sent, "value"),
        of=line(sent, "of"),
        of_number=line(sent, "of_number"),
        from_on=line(sent, "from_on"),
        to_on=line(sent, "to_on"),
        evidence=typed_evidence(sent),
    )


def typed_evidence(sent: QueryDict) -> TypedEvidence:
    """Return a piece of evidence as typed."""
    return TypedEvidence(**{name: line(sent, name) for name in TypedEvidence.__slots__})


def name_from(typed: TypedName) -> NameForm:
    """Return a spelling; where no language was given, its script says it.

    Raises:
        BadInput: Says what can't be used.
    """
    if not typed.text:
        raise BadInput("Write the name first.")
    if typed.lang and not _LANG.fullmatch(typed.lang):
        raise BadInput(f"{typed.lang[:40]!r} is no language. Expected a code such as en, ar, fr or ckb.")
    lang = typed.lang or ("ar" if guess_direction(typed.text) == "rtl" else "en")
    since, until = _dates(typed.from_on, typed.to_on)
    return NameForm(typed.text, lang, typed.kind, since, until)


def fact_from(typed: TypedFact, of: str | None) -> Fact:
    """Return a fact that tells of the heading with an id, or of none.

    Raises:
        BadInput: Says what can't be used.
    """
    value = typed.value
    if typed.kind in DATED and value:
        value = partial_date(value, "day")
    if typed.kind == FactKind.WEBSITE:
        value = _address(value)
    if not value and of is None:
        raise BadInput("The fact says nothing yet: write it down, or name the heading that it tells of.")
    since, until = _dates(typed.from_on, typed.to_on)
    return Fact(kind=typed.kind, value=value, of=of, from_on=since, to_on=until)  # type: ignore[arg-type]


def evidence_from(typed: TypedEvidence) -> Evidence:
    """Return a piece of evidence: a story if one is named, a work of reference else.

    Raises:
        BadInput: Neither is named, the story is not here, or an address or day can't be used.
    """
    if typed.story:
        story = find_named_story(typed.story)
        kind = "statement" if typed.wording else "story"
        if typed.wording not in " ".join(story.text.split()):
            raise BadInput(
                f"The words {typed.wording[:80]!r} do not stand in that story. Copy them from it, or leave them."
            )
        return Evidence(kind=kind, title=story.headline, story=story.identity, wording=typed.wording or None)  # type: ignore[arg-type]
    if not typed.title:
        raise BadInput("Say where this is from: name a story of ours, or give the title of a work of reference.")
    if len(typed.title) > LONGEST_TITLE or len(typed.licence) > 100:
        raise BadInput(f"The title may have {LONGEST_TITLE} letters, the licence 100. Shorten what is longer.")
    return Evidence(
        title=typed.title,
        address=_address(typed.address) or None,
        licence=typed.licence or None,
        on=partial_date(typed.on, "day of the evidence") or None,
    )


def find_named_story(named: str) -> Story:
    """Return a story by its number here, the address of its page at the desk, or the address where it stood.

    Raises:
        BadInput: It is not in the archive.
    """
    ours = _OUR_STORY.search(named)
    number = ours[1] if ours else named if re.fullmatch(r"[0-9]{1,9}", named) else ""
    rows = Story.objects.filter(pk=int(number)) if number else Story.objects.filter(identity=named)
    story = rows.first() or Story.objects.filter(address=named).first()
    if story is None:
        raise BadInput(
            f"No story {named[:120]!r} is in the archive. Give the address of its page at the desk, "
            "or its number, which stands in that address."
        )
    return story


def partial_date(typed: str, what: str) -> str:
    """Return a day, month or year as ISO 8601 writes it; empty if nothing was typed.

    Raises:
        BadInput: It is none.

    >>> partial_date("٢٠١٧-٠١", "day")
    '2017-01'
    """
    value = fold_digits(typed)
    if not value:
        return ""
    found = _DATE.fullmatch(value) if value.isascii() else None
    year, month, day = (int(part) if part else 1 for part in found.groups()) if found else (0, 0, 0)
    if not (year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise BadInput(f"The {what} is {typed[:40]!r}. Expected a day, a month or a year: 2017-01-28, 2017-01 or 2017.")
    return value


def line(sent: QueryDict, name: str) -> str:
    """Return a text as one line, without blanks at its ends."""
    return " ".join(text(sent, name).replace("\ufffd", " ").split())


def _dates(since: str, until: str) -> tuple[str | None, str | None]:
    first, last = partial_date(since, "first day"), partial_date(until, "last day")
    if first and last and last < first[: len(last)]:
        raise BadInput(f"It ends ({last}) before it begins ({first}). Change one of the two.")
    return first or None, last or None


def _address(typed: str) -> str:
    try:
        parts = urlsplit(typed)
    except ValueError:
        parts = urlsplit("")
    if typed and (parts.scheme not in ("http", "https") or not parts.netloc or len(typed) > LONGEST_ADDRESS):
        raise BadInput(f"{typed[:120]!r} is no address. Expected one that begins with https:// or http://.")
    return typed
