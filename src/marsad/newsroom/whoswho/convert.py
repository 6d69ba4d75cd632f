"""Authorities to rows and back. The only place where the two meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from marsad.errors import BadInput
from marsad.names.clean import tidy_name
from marsad.newsroom.archive.models import Story
from marsad.newsroom.whoswho.models import Authority, Evidence, Fact, FormKind, NameForm
from marsad.records import Authority as AuthorityRecord
from marsad.records import Evidence as EvidenceRecord
from marsad.records import Fact as FactRecord
from marsad.records import NameForm as NameFormRecord
from marsad.text.normalise import fold_phrase

_TURNS = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
LONGEST_NAME = 300
"""Letters of a name, which the key of a spelling has to hold too."""
LONGEST_VALUE = 1000
LONGEST_LICENCE = 100


def evidence_columns(evidence: EvidenceRecord, story: Story | None = None) -> dict[str, object]:
    """Return the columns of a piece of evidence; its digest is that of its record.

    Raises:
        BadInput: Its licence is too long.
    """
    licence = plain_line(evidence.licence)
    if len(licence) > LONGEST_LICENCE:
        raise BadInput(f"The licence {licence[:60]!r}... may have {LONGEST_LICENCE} letters: name it, as SPDX does.")
    return {
        "digest": sha256(msgspec.json.encode(evidence)).hexdigest(),
        "kind": evidence.kind,
        "title": plain_line(evidence.title),
        "address": _without_nul(evidence.address),
        "licence": licence,
        "on": evidence.on or "",
        "story": story,
        "wording": _without_nul(evidence.wording),
    }


def plain_line(text: str | None) -> str:
    """Return a text that somebody wrote on one line, without what turns or hides letters around it.

    Overrides and embeddings of direction and blanks of no width mean nothing in a fact or a title, and can make a page
    say what is not written. The marks and joiners that Arabic and Persian are written with stay.

    >>> plain_line("Head\\u202e of\\u200b  shelves\\x00")
    'Head of shelves'
    """
    return " ".join(_TURNS.sub("", (text or "").replace("\x00", " ")).split())


def _without_nul(text: str | None) -> str:
    """Return a text as PostgreSQL can hold it."""
    return (text or "").replace("\x00", "\ufffd")


def evidence_record(row: Evidence) -> EvidenceRecord:
    """Return a piece of evidence."""
    return EvidenceRecord(
        kind=row.kind,  # type: ignore[arg-type]
        title=row.title,
        address=row.address or None,
        licence=row.licence or None,
        on=row.on or None,
        story=row.story.identity if row.story else None,
        wording=row.wording or None,
    )


def form_columns(form: NameFormRecord) -> dict[str, str]:
    """Return the columns of a spelling.

    Raises:
        BadInput: It is no name: empty, without a letter, or too long.
    """
    text = tidy_name(form.text)
    key = fold_phrase(text)
    if not key or max(len(key), len(text)) > LONGEST_NAME:
        raise BadInput(f"{form.text[:60]!r} is no name: expected letters or digits, {LONGEST_NAME} at most.")
    kind = form.kind if form.kind in FormKind.values else FormKind.VARIANT.value
    return {
        "text": text,
        "key": key,
        "kind": kind,
        "lang": _without_nul(form.lang)[:20],
        "from_on": form.from_on or "",
        "to_on": form.to_on or "",
    }


def fact_columns(fact: FactRecord, of: int | None) -> dict[str, object]:
    """Return the columns of a fact that tells of the heading with a number, or of none.

    Raises:
        BadInput: It says nothing, or tells of a heading that is not here.
    """
    value = plain_line(fact.value)
    if fact.of and of is None:
        raise BadInput(f"The fact {fact.kind!r} tells of {fact.of!r}, which is not here: take that in too.")
    if not value and of is None:
        raise BadInput(f"The fact {fact.kind!r} says nothing: give a value, or whom it tells of.")
    if len(value) > LONGEST_VALUE:
        raise BadInput(f"The fact {fact.kind!r} has {len(value):,} letters; it may have {LONGEST_VALUE:,}.")
    return {
        "kind": fact.kind,
        "value": value,
        "of_id": of,
        "from_on": fact.from_on or "",
        "to_on": fact.to_on or "",
    }


def form_record(row: NameForm) -> NameFormRecord:
    """Return a spelling with its evidence."""
    return NameFormRecord(
        row.text, row.lang, row.kind, row.from_on or None, row.to_on or None, evidence_record(row.evidence)
    )


def fact_record(row: Fact) -> FactRecord:
    """Return a fact with its evidence."""
    return FactRecord(
        kind=row.kind,  # type: ignore[arg-type]
        value=row.value,
        of=row.of.uid if row.of else None,
        from_on=row.from_on or None,
        to_on=row.to_on or None,
        evidence=evidence_record(row.evidence),
    )


def authority_record(
    head: Authority, names: Iterable[NameForm], facts: Iterable[Fact], addresses: Iterable[str] = ()
) -> AuthorityRecord:
    """Return a heading with what is known of all its members."""
    return AuthorityRecord(
        head.uid,
        head.kind,  # type: ignore[arg-type]
        tuple(form_record(row) for row in names),
        tuple(fact_record(row) for row in facts),
        tuple(addresses),
    )
