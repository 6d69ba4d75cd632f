"""What may leave the house of the Who's Who: clusters as one authority each, every value with its evidence.

A sealed authority is in none of it: neither as an authority, nor as whom another's fact tells of, nor named in the
words of a fact or of a story that vouches for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import msgspec

from marsad.newsroom.whoswho.convert import authority_record
from marsad.newsroom.whoswho.models import Authority, Fact, NameForm, SameAs
from marsad.newsroom.whoswho.queries.clusters import cluster_of, facts_of, names_of, open_heads, open_members
from marsad.records import Authority as AuthorityRecord
from marsad.records import Evidence
from marsad.text.normalise import fold_phrase

BATCH = 500


def exported(kinds: Collection[str] = ()) -> Iterator[AuthorityRecord]:
    """Yield what may be exported, by number, a few hundred headings in memory at a time.

    Args:
        kinds: Only these; all where there are none.
    """
    sealed = _SealedNames()
    heads = open_heads().order_by("pk")
    if kinds:
        heads = heads.filter(kind__in=kinds)
    last = 0
    while batch := list(heads.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield from _records(batch, sealed)


def count_exported(kinds: Collection[str] = ()) -> int:
    """Return how many authorities `exported` yields."""
    heads = open_heads()
    return (heads.filter(kind__in=kinds) if kinds else heads).count()


def _records(heads: Sequence[Authority], sealed: _SealedNames) -> Iterator[AuthorityRecord]:
    numbers = [head.pk for head in heads]
    members = [*heads, *open_members().filter(head__in=numbers).order_by("pk")]
    cluster = {member.pk: cluster_of(member) for member in members}
    names: dict[int, list[NameForm]] = defaultdict(list)
    for form in names_of(members):
        names[cluster[form.authority_id]].append(form)
    facts: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts_of(members):
        facts[cluster[fact.authority_id]].append(fact)
    addresses: dict[int, list[str]] = defaultdict(list)
    for number, address in (
        SameAs.objects.filter(authority__in=cluster).order_by("pk").values_list("authority_id", "address")
    ):
        addresses[cluster[number]].append(address)
    others = _open_uids({fact.of_id for several in facts.values() for fact in several if fact.of_id})
    for head in heads:
        told = [fact for fact in facts[head.pk] if fact.of_id is None or fact.of_id in others]
        record = authority_record(head, names[head.pk], told, dict.fromkeys(addresses[head.pk]))
        yield sealed.without(_joined(record, {fact.of.uid: others[fact.of.pk] for fact in told if fact.of}))


def _open_uids(numbers: Collection[int]) -> dict[int, str]:
    """Return, for those of some headings that may be exported, the id under which they are."""
    rows = open_members().filter(pk__in=numbers).select_related("head")
    return {row.pk: row.head.uid if row.head else row.uid for row in rows}


def _joined(record: AuthorityRecord, heads: dict[str, str]) -> AuthorityRecord:
    """Return a record of a cluster with each name and fact once, telling of the headings that stand for others."""
    facts = tuple(msgspec.structs.replace(fact, of=heads[fact.of]) if fact.of else fact for fact in record.facts)
    return msgspec.structs.replace(record, names=tuple(dict.fromkeys(record.names)), facts=tuple(dict.fromkeys(facts)))


class _SealedNames:
    """The names of sealed authorities, and what is left of a record without them."""

    def __init__(self) -> None:
        hidden = Authority.objects.exclude(pk__in=open_members().values("pk"))
        keys = NameForm.objects.filter(authority__in=hidden).values_list("key", flat=True)
        self._keys = [f" {key} " for key in set(keys) if len(key) > 2]

    def without(self, record: AuthorityRecord) -> AuthorityRecord:
        """Return a record of which no words name somebody sealed."""
        if not self._keys:
            return record
        facts = tuple(
            msgspec.structs.replace(fact, evidence=self._quiet(fact.evidence))
            for fact in record.facts
            if not self._named_in(fact.value)
        )
        names = tuple(msgspec.structs.replace(form, evidence=self._quiet(form.evidence)) for form in record.names)
        return msgspec.structs.replace(record, names=names, facts=facts)

    def _quiet(self, evidence: Evidence | None) -> Evidence | None:
        if evidence is None or not self._named_in(f"{evidence.title} | {evidence.wording or ''}"):
            return evidence
        return Evidence(title="(not shown)", licence=evidence.licence, on=evidence.on)

    def _named_in(self, text: str) -> bool:
        folded = f" {fold_phrase(text)} "
        return any(key in folded for key in self._keys)
