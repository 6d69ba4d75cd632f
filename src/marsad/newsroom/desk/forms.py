"""What a browser sent, as what the actions take. Nothing here decides; odd input is told to whoever sent it."""

from __future__ import annotations

import re
from typing import cast

from django.http import QueryDict

from marsad.newsroom.desk.convert import KEYWORD_KINDS
from marsad.newsroom.desk.queries.incoming import PERIODS, STATES, IncomingFilter
from marsad.newsroom.desk.records import Choice, Heading, TypedHeading, TypedSegment, Words
from marsad.newsroom.sent import number, text

_POSITION = re.compile(r"version-([0-9]{1,6})")
_KEYWORD_ENDS = re.compile(r"[,;،؛\n]")


def typed_segments(sent: QueryDict) -> list[TypedSegment]:
    """Return the paragraphs in a form: fields end in `-` and the paragraph's position.

    Raises:
        BadInput: A version is no number.
    """
    positions = [int(found[1]) for name in sent if (found := _POSITION.fullmatch(name))]
    return [
        TypedSegment(
            position=position,
            version=number(sent, f"version-{position}"),
            words=_words(sent, position),
            choice=_choice(sent, f"choice-{position}"),
            their_version=number(sent, f"their_version-{position}", default=0),
        )
        for position in sorted(set(positions))
    ]


def typed_heading(sent: QueryDict) -> TypedHeading | None:
    """Return the heading in a form, or None if the form has none.

    Raises:
        BadInput: The version is no number.
    """
    if "version" not in sent:
        return None
    heading = Heading(
        headline=text(sent, "headline"),
        deck=text(sent, "deck"),
        section=text(sent, "section"),
        event=text(sent, "event"),
        keywords={kind: split_keywords(text(sent, f"keywords-{kind}")) for kind in KEYWORD_KINDS},
        author_shielded="author_shielded" in sent,
        chain_confirmed="chain_confirmed" in sent,
    )
    return TypedHeading(
        version=number(sent, "version"),
        heading=heading,
        choice=_choice(sent, "choice"),
        their_version=number(sent, "their_version", default=0),
    )


def incoming_filter(asked: QueryDict) -> IncomingFilter:
    """Return what the list is narrowed to; values that mean nothing are left out."""
    state, since, page = asked.get("state", ""), asked.get("since", ""), asked.get("page", "")
    searching = bool(asked.get("q", "").strip())
    return IncomingFilter(
        text=text(asked, "q")[:400],
        outlet=text(asked, "outlet")[:80],
        lang=text(asked, "lang")[:20],
        # A search looks everywhere unless it is told not to.
        state=state if state in STATES else ("all" if searching else "open"),
        since=since if since in PERIODS else ("ever" if searching else "week"),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    )


def split_keywords(typed: str) -> list[str]:
    """Return keywords that commas (of either script), semicolons or lines keep apart.

    >>> split_keywords("Munir al-Hallaq, Ayn al-Tahun؛ سد الصافية")
    ['Munir al-Hallaq', 'Ayn al-Tahun', 'سد الصافية']
    """
    return [word for part in _KEYWORD_ENDS.split(typed) if (word := part.strip())]


def _words(sent: QueryDict, position: int) -> Words:
    cut = f"cut-{position}" in sent
    return Words(
        target_text=text(sent, f"target_text-{position}"),
        cut=cut,
        note=text(sent, f"note-{position}"),
        withheld=cut and f"withheld-{position}" in sent,
    )


def _choice(sent: QueryDict, name: str) -> Choice:
    value = sent.get(name, "")
    return cast(Choice, value) if value in ("mine", "theirs") else ""
