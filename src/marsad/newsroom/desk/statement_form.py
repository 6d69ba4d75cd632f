"""The form in which a statement is corrected or added: its words, quoted line by line, and who said them.

Script fills in where the words stand (`at`); without it the words alone are looked for in the story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import msgspec
from django.http import QueryDict

from marsad.errors import BadInput
from marsad.newsroom.desk.queries.wording import find_quoted, join_spans
from marsad.newsroom.sent import text as sent_text
from marsad.records import Attribution, Carrier, Span, Speaker

Role = Literal["source", "cue", "content", "hedge"]
ROLES: tuple[Role, ...] = get_args(Role)
KINDS = ("direct", "indirect", "mixed")
MANNERS = ("speech", "thought", "other")
CARRIERS = ("publisher", "outlet", "agency", "person", "channel")
MOST_STRETCHES = 40
_PLACES = re.compile(r"(?:[0-9]{1,9}-[0-9]{1,9}(?: |$))*")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one role, a stretch a line, and where each stood when they were put there."""

    words: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class StatementForm:
    """What the form holds."""

    parts: Mapping[Role, Quoted] = field(default_factory=lambda: {role: Quoted() for role in ROLES})
    speaker: str = ""
    office: str = ""
    named: bool = True
    kind: str = "indirect"
    manner: str = "speech"
    chain: tuple[tuple[str, str], ...] = ()
    why: str = ""


def form_of(statement: Attribution, text: str) -> StatementForm:
    """Return the form with a statement in it."""
    return StatementForm(
        parts={role: quote(getattr(statement, role), text) for role in ROLES},
        speaker=statement.speaker.name or "",
        office=statement.speaker.office or "",
        named=statement.speaker.named,
        kind=statement.kind,
        manner=statement.manner,
        chain=tuple((link.name, link.role) for link in statement.chain),
    )


def quote(spans: tuple[Span, ...], text: str) -> Quoted:
    """Return some spans as the form has them."""
    return Quoted("\n".join(_in_a_line(text[slice(*span)]) for span in spans), places(spans))


def places(spans: tuple[Span, ...]) -> str:
    """Return spans as pages carry them.

    >>> places(((1, 4), (9, 12)))
    '1-4 9-12'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def parse_places(value: str) -> tuple[Span, ...]:
    """Return spans from what `places` gave.

    Raises:
        BadInput: It is something else.

    >>> parse_places("1-4 9-12")
    ((1, 4), (9, 12))
    """
    if not _PLACES.fullmatch(value):
        raise BadInput(f"{value[:40]!r} names no places in the story. Expected such as '10-25'; reload the page.")
    pairs = (part.partition("-") for part in value.split())
    return tuple((int(start), int(end)) for start, _, end in pairs)


def typed_form(sent: QueryDict) -> StatementForm:
    """Return the form as a browser sent it."""
    names = zip(sent.getlist("carrier"), sent.getlist("carried-as"), strict=False)
    return StatementForm(
        parts={role: Quoted(sent_text(sent, role), sent.get(f"{role}-at", "").strip()) for role in ROLES},
        speaker=_in_a_line(sent_text(sent, "speaker")),
        office=_in_a_line(sent_text(sent, "office")),
        named="named" in sent,
        kind=sent.get("kind", ""),
        manner=sent.get("manner", ""),
        chain=tuple((_in_a_line(name).replace("\x00", "\ufffd"), role) for name, role in names if name.strip()),
        why=_in_a_line(sent_text(sent, "why")),
    )


def statement_from(form: StatementForm, text: str, before: Attribution | None = None) -> Attribution:
    """Return the statement that a form describes.

    Args:
        form: The form.
        text: The story's text.
        before: The statement that is corrected.

    Raises:
        BadInput: Quoted words stand nowhere or, for the content, in several places; or a choice is none of ours.
    """
    content = _find(form.parts["content"], text, None)
    if not content:
        raise BadInput("A statement needs its content: quote the words that say what was said.")
    near = (content[0][0], content[-1][1])
    source, cue, hedge = (_find(form.parts[role], text, near) for role in ("source", "cue", "hedge"))
    carried = not cue and (before.carried if before and not before.cue else True)
    try:
        chain = msgspec.convert([{"name": name, "as": role} for name, role in form.chain], tuple[Carrier, ...])
        return msgspec.convert(
            {
                "id": "",
                "source": source,
                "cue": cue,
                "content": content,
                "kind": form.kind,
                "manner": form.manner,
                "hedge": hedge,
                "parent": None,
                "carried": carried,
                "speaker": _speaker(form, source, before),
                "chain": chain,
                "confidence": 1.0,
            },
            Attribution,
        )
    except msgspec.ValidationError as error:
        raise BadInput(f"A choice in the form is none that it offers ({error}). Reload the page.") from error


def _speaker(form: StatementForm, source: tuple[Span, ...], before: Attribution | None) -> Speaker:
    same_words = before is not None and before.source == source
    same_name = before is not None and before.speaker.name == form.speaker
    return Speaker(
        name=form.speaker or None,
        named=form.named and bool(form.speaker),
        office=form.office or None,
        mention=before.speaker.mention if before and same_words else next(iter(source), None),
        authority=before.speaker.authority if before and same_name else None,
    )


def _find(quoted: Quoted, text: str, near: Span | None) -> tuple[Span, ...]:
    """Return where quoted words stand: where the form says that they do, if they do, or wherever they are found."""
    said = parse_places(quoted.at)
    left = list(said)
    found = []
    lines = [line for line in map(_in_a_line, quoted.words.splitlines()) if line]
    if len(lines) > MOST_STRETCHES:
        raise BadInput(
            f"These are {len(lines)} stretches; a part has {MOST_STRETCHES} at most. One line is one stretch."
        )
    for line in lines:
        here = next((span for span in left if _in_a_line(text[slice(*span)]) == line), None)
        if here:
            left.remove(here)
        found.append(here or find_quoted(text, line, near or next(iter(said), None)))
    return join_spans(found)


def _in_a_line(words: str) -> str:
    return " ".join(words.split())
