"""Take in authorities that somebody else gathered: seeds, dumps, a newsroom's own table."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import TypeAlias, TypeVar

import msgspec
from django.db import transaction
from django.utils import timezone

from marsad.errors import BadInput
from marsad.names.authorities.tidy import clean_address
from marsad.newsroom.archive.actions.refuse import keep_refusals
from marsad.newsroom.archive.models import Story
from marsad.newsroom.staff.actions import log
from marsad.newsroom.staff.models import User
from marsad.newsroom.staff.roles import May, require
from marsad.newsroom.whoswho.actions.regroup import relabel
from marsad.newsroom.whoswho.convert import evidence_columns, fact_columns, form_columns
from marsad.newsroom.whoswho.labels import labels_of
from marsad.newsroom.whoswho.models import Authority, Evidence, Fact, NameForm, SameAs
from marsad.records import Authority as AuthorityRecord
from marsad.records import Evidence as EvidenceRecord
from marsad.records import Fact as FactRecord
from marsad.records import Refusal

BATCH = 500
MOST_TOLD = 100
"""Refusals that are told to whoever takes in a list; all are kept."""
_Told: TypeAlias = tuple[int, str, tuple[FactRecord, ...]]
"""The number and the id of a heading, and the facts that are told of it."""

T = TypeVar("T")


@dataclass(slots=True)
class Taken:
    """What became of a list of authorities."""

    made: int = 0
    known: int = 0
    names: int = 0
    facts: int = 0
    refusals: int = 0
    """How many authorities, names and facts were not taken. Each is a kept refusal, however many there are."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """The ids of the first of them, and why."""
    waiting: list[tuple[str, Refusal]] = field(default_factory=list)
    """Those of the batch in hand, which are kept when it is written."""

    def refuse(self, uid: str, why: str, reason: str = "not-taken") -> None:
        """Note that an authority, or a name or fact of it, was not taken."""
        self.refusals += 1
        if len(self.refused) < MOST_TOLD:
            self.refused.append((uid, why))
        self.waiting.append((uid, Refusal("whoswho", reason, why)))


def take_in(
    *, authorities: Iterable[AuthorityRecord], evidence: EvidenceRecord, origin: str, actor: User | None = None
) -> Taken:
    """Make a heading for each authority that is not here yet; add what is new of those that are.

    Nothing that is here is changed or taken away; what a person took back stays so. Taken in twice, nothing is new.
    What cannot be used is refused by itself, and the refusal is kept. Without an actor, whoever has the newsroom's
    folder does it.

    Args:
        authorities: May be many: five hundred are written at a time.
        evidence: Vouches for each name and fact that brings none of its own.
        origin: What is taken in, for the log and for refusals: a file's name.
        actor: Who does it.

    Raises:
        PermissionDenied: The actor may not see to the newsroom.
    """
    if actor is not None:
        require(actor, May.OPERATE)
    taken = Taken()
    with tempfile.TemporaryFile() as later:  # a fact may tell of a heading further down, and a dump has millions
        for chunk in _batches(authorities):
            with transaction.atomic():
                for number, record in _take(chunk, evidence, taken):
                    if record.facts:
                        later.write(msgspec.json.encode((number, record.id, record.facts)) + b"\n")
            _keep_refused(origin, taken)
        later.seek(0)
        for lines in _batches(later):
            with transaction.atomic():
                _take_facts([msgspec.json.decode(line, type=_Told) for line in lines], evidence, taken)
            _keep_refused(origin, taken)
    detail = {"made": taken.made, "known": taken.known, "refused": taken.refusals}
    log(actor=actor, verb="take in authorities", subject=f"whoswho:{origin}"[:120], detail=detail)
    return taken


def _take(
    chunk: Sequence[AuthorityRecord], evidence: EvidenceRecord, taken: Taken
) -> list[tuple[int, AuthorityRecord]]:
    """Write headings and their names; return the numbers of those that were taken."""
    usable: dict[str, AuthorityRecord] = {}
    for record in chunk:
        if _is_usable(record, taken):
            before = usable.get(record.id)
            usable[record.id] = _joined(before, record) if before else record
    known = dict(Authority.objects.filter(uid__in=usable).values_list("uid", "pk"))
    fresh = [_fresh(record) for uid, record in usable.items() if uid not in known]
    Authority.objects.bulk_create(fresh)
    numbers = known | {row.uid: row.pk for row in fresh}
    taken.made, taken.known = taken.made + len(fresh), taken.known + len(known)
    vouchers = _Vouchers(evidence)
    there = set(
        NameForm.objects.filter(authority__in=known.values()).values_list(
            "authority_id", "text", "lang", "kind", "evidence_id"
        )
    )
    rows: dict[tuple[object, ...], NameForm] = {}
    for uid, record in usable.items():
        for form in record.names:
            try:
                columns = form_columns(form)
                row = NameForm(authority_id=numbers[uid], evidence_id=vouchers.number(form.evidence), **columns)
            except BadInput as error:
                taken.refuse(uid, str(error))
                continue
            key = (row.authority_id, row.text, row.lang, row.kind, row.evidence_id)
            if key not in there:
                rows.setdefault(key, row)
    NameForm.objects.bulk_create(rows.values())
    taken.names += len(rows)
    addresses = [
        SameAs(authority_id=numbers[u], address=a.replace("\x00", "\ufffd")[:500])
        for u, r in usable.items()
        for a in r.same_as
    ]
    SameAs.objects.bulk_create(addresses, ignore_conflicts=True)
    relabel({row.authority_id for row in rows.values()} & set(known.values()))
    return [(numbers[uid], record) for uid, record in usable.items()]


def _fresh(record: AuthorityRecord) -> Authority:
    """Return a heading for an authority, labelled by those of its names that can be used."""
    forms = []
    for form in record.names:
        with suppress(BadInput):
            forms.append(NameForm(**form_columns(form)))
    return Authority(uid=record.id, kind=record.kind, **asdict(labels_of(forms, record.kind)))


def _take_facts(told: Sequence[_Told], evidence: EvidenceRecord, taken: Taken) -> None:
    others = {fact.of for _, _, facts in told for fact in facts if fact.of}
    known = dict(Authority.objects.filter(uid__in=others).values_list("uid", "pk"))
    columns = ("authority_id", "kind", "value", "of_id", "from_on", "to_on", "evidence_id")
    there = set(Fact.objects.filter(authority__in=[number for number, _, _ in told]).values_list(*columns))
    vouchers = _Vouchers(evidence)
    rows: dict[tuple[object, ...], Fact] = {}
    for number, uid, facts in told:
        for fact in facts:
            try:
                row = Fact(
                    authority_id=number,
                    evidence_id=vouchers.number(fact.evidence),
                    **fact_columns(fact, known.get(fact.of or "")),
                )
            except BadInput as error:
                taken.refuse(uid, str(error), "fact-not-taken")
                continue
            key = tuple(getattr(row, name) for name in columns)
            if key not in there:
                rows.setdefault(key, row)
    Fact.objects.bulk_create(rows.values())
    taken.facts += len(rows)


def _joined(before: AuthorityRecord, record: AuthorityRecord) -> AuthorityRecord:
    """Return what two rows under one id say together."""
    return AuthorityRecord(
        before.id,
        before.kind,
        before.names + record.names,
        before.facts + record.facts,
        before.same_as + record.same_as,
    )


def _is_usable(record: AuthorityRecord, taken: Taken) -> bool:
    """Say whether an authority can be taken; what it lacks is noted."""
    if not record.id.strip() or len(record.id) > 200 or "\x00" in record.id:
        taken.refuse(record.id[:200], f"{record.id[:60]!r} is no id: expected one to two hundred letters.")
        return False
    for form in record.names:
        try:
            form_columns(form)
        except BadInput as error:
            why = str(error)
        else:
            return True
    taken.refuse(record.id, why if record.names else "It has no name: give one at least.")
    return False


class _Vouchers:
    """The rows of evidence, looked up or made once each."""

    def __init__(self, usual: EvidenceRecord) -> None:
        self._usual = usual
        self._numbers: dict[EvidenceRecord, int] = {}

    def number(self, evidence: EvidenceRecord | None) -> int:
        """Return the number of a piece of evidence.

        Raises:
            BadInput: Its story is not in the archive.
        """
        record = evidence or self._usual
        if record not in self._numbers:
            self._numbers[record] = vouch(record).pk
        return self._numbers[record]


def vouch(evidence: EvidenceRecord) -> Evidence:
    """Return the row of a piece of evidence, made if need be.

    Raises:
        BadInput: Its story is not in the archive, a reference has no title, or a licence is too long.
    """
    story = None
    if evidence.address and clean_address(evidence.address) is None:
        raise BadInput(f"{evidence.address[:60]!r} is no address on the web: expected one that begins with https://.")
    if evidence.kind == "reference":
        if not evidence.title.strip():
            raise BadInput("A reference needs a title: say where this is from.")
    else:
        story = Story.objects.filter(identity=evidence.story or "").first()
        if story is None:
            raise BadInput(f"No story {evidence.story!r} is in the archive: add it first, or name a reference.")
    columns = evidence_columns(evidence, story)
    row, _ = Evidence.objects.get_or_create(digest=columns.pop("digest"), defaults=columns)
    return row


def _keep_refused(origin: str, taken: Taken) -> None:
    """Keep the refusals of a batch that was written, and forget them."""
    keep_refusals(refusals=((f"whoswho:{origin}#{uid}", refusal) for uid, refusal in taken.waiting), now=timezone.now())
    taken.waiting.clear()


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch
