"""What a row from elsewhere may carry into a newsroom: nothing unseen, nothing that no column holds, real dates."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from marsad.records import Authority, Evidence, Fact, NameForm

LONGEST_ADDRESS = 500
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\"<>\\^`{|}]+")


def tidy_authority(authority: Authority) -> Authority:
    """Return an authority without what could hurt: control characters, made-up dates, addresses that are none.

    Names stay as they are: `marsad.names.clean` judges them, one by one, where they are taken in.
    """
    return Authority(
        authority.id,
        authority.kind,
        tuple(_tidy_form(form) for form in authority.names),
        tuple(_tidy_fact(fact) for fact in authority.facts),
        tuple(dict.fromkeys(one for one in map(clean_address, authority.same_as) if one)),
    )


def clean_date(text: str | None) -> str | None:
    """Return a partial date, None for what is no day, month or year of the calendar.

    >>> clean_date("2017-01-28"), clean_date("2017-00-00"), clean_date("2017-02-30"), clean_date("soon")
    ('2017-01-28', '2017', None, None)
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", text or "", re.ASCII)
    if not match:
        return None
    parts = [part for part in match.groups() if part]
    while parts[-1] == "00":
        parts.pop()
    if not parts:
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(parts)


def clean_address(text: str | None) -> str | None:
    """Return a web address, None for what is none or too long to be kept.

    >>> clean_address("https://www.wikidata.org/entity/Q42"), clean_address("javascript:alert(1)")
    ('https://www.wikidata.org/entity/Q42', None)
    """
    text = (text or "").strip()
    return text if len(text) <= LONGEST_ADDRESS and _ADDRESS.fullmatch(text) else None


def clean_words(text: str, longest: int) -> str:
    """Return a text in one line, cut to a length."""
    return " ".join(_CONTROL.sub(" ", text[: 4 * longest]).split())[:longest].rstrip()


def clean_lang(text: str) -> str:
    """Return a language tag, `und` for what is none."""
    return text if len(text) <= 20 and _LANG.fullmatch(text) else "und"


def _tidy_form(form: NameForm) -> NameForm:
    return NameForm(
        form.text,
        clean_lang(form.lang),
        form.kind,
        clean_date(form.from_on),
        clean_date(form.to_on),
        _tidy_evidence(form.evidence),
    )


def _tidy_fact(fact: Fact) -> Fact:
    return msgspec.structs.replace(
        fact, from_on=clean_date(fact.from_on), to_on=clean_date(fact.to_on), evidence=_tidy_evidence(fact.evidence)
    )


def _tidy_evidence(evidence: Evidence | None) -> Evidence | None:
    if evidence is None:
        return None
    wording = clean_words(evidence.wording or "", 2000) or None
    return Evidence(
        kind="story" if evidence.kind == "statement" and wording is None else evidence.kind,
        title=clean_words(evidence.title, 500),
        address=clean_address(evidence.address),
        licence=clean_words(evidence.licence or "", 100) or None,
        on=clean_date(evidence.on),
        story=clean_words(evidence.story or "", 2000) or None,
        wording=wording,
    )
