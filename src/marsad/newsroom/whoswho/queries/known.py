"""What is known of a cluster, as a page or a column of one shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority, Fact, FormKind, NameForm, SameAs
from marsad.newsroom.whoswho.queries.clusters import cluster_of, facts_of, members_of, names_of
from marsad.newsroom.whoswho.queries.facts import FactGroup, fact_groups
from marsad.newsroom.whoswho.queries.visible import names_kept_from, quiet, sealed_among, sees_sealed
from marsad.text.scripts import ARABIC_LETTER

_ORDER = [kind.value for kind in (FormKind.HOUSE, FormKind.VARIANT, FormKind.TRANSLATION, FormKind.ACRONYM)]


@dataclass(frozen=True, slots=True)
class NameGroup:
    """One spelling, with all the rows that vouch for it."""

    text: str
    lang: str
    kind: str
    from_on: str
    to_on: str
    rows: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A heading of a cluster, and how much it brought."""

    row: Authority
    names: tuple[str, ...]
    facts: int


@dataclass(frozen=True, slots=True)
class Known:
    """A cluster: its head, members, names, facts and addresses elsewhere."""

    head: Authority
    members: tuple[Member, ...]
    names: tuple[NameGroup, ...]
    facts: tuple[FactGroup, ...]
    addresses: tuple[str, ...]
    sealed: bool
    confirmed: Authority | None

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of all members."""
        return [one.row.pk for one in self.members]

    @property
    def sealed_members(self) -> list[Authority]:
        """Return the members that are sealed themselves."""
        return [one.row for one in self.members if one.row.sealed_at]

    @property
    def facts_total(self) -> int:
        """Return how many facts stand."""
        return sum(len(group.facts) for group in self.facts)

    @property
    def rests_on_stories(self) -> bool:
        """Say whether a name or a fact is known from a story of ours."""
        rows = [*(row for group in self.names for row in group.rows), *(f.fact for g in self.facts for f in g.facts)]
        return any(row.evidence.story_id for row in rows)


def known_of(authority: Authority, user: User) -> Known:
    """Return what is known of a heading's cluster, as somebody sees it."""
    rows = list(members_of(authority).select_related("confirmed_by", "sealed_by"))
    names, facts = list(names_of(rows)), list(facts_of(rows).select_related("evidence__story", "of", "by"))
    hidden = set() if sees_sealed(user) else sealed_among({fact.of_id for fact in facts if fact.of_id})
    if kept := names_kept_from(user):
        hidden |= {fact.of_id for fact in facts if fact.of and fact.of_id and kept.are_in(str(fact.of))}
        facts = [fact for fact in facts if not kept.are_in(fact.value, fact.evidence.title, fact.evidence.wording)]
        for form in names:
            form.evidence.title = quiet(form.evidence.title, kept)
            form.evidence.wording = quiet(form.evidence.wording, kept)
    addresses = SameAs.objects.filter(authority__in=rows).order_by("address").values_list("address", flat=True)
    head = next(row for row in rows if row.pk == cluster_of(authority))
    return Known(
        head=head,
        members=tuple(_member(row, names, facts) for row in rows),
        names=group_names(names),
        facts=fact_groups(facts, hidden),
        addresses=tuple(dict.fromkeys(addresses)),
        sealed=any(row.sealed_at for row in rows),
        confirmed=next((row for row in rows if row.confirmed_at), None),
    )


def group_names(rows: Iterable[NameForm]) -> tuple[NameGroup, ...]:
    """Return spellings, each once, the house's first and Latin letters before Arabic ones."""
    groups: dict[tuple[str, str, str, str, str], list[NameForm]] = {}
    for row in rows:
        groups.setdefault((row.text, row.lang, row.kind, row.from_on, row.to_on), []).append(row)
    ordered = sorted(groups.items(), key=lambda one: (_rank(one[0][2]), bool(ARABIC_LETTER.search(one[0][0])), one[0]))
    return tuple(NameGroup(*key, tuple(rows)) for key, rows in ordered)


def _member(row: Authority, names: Sequence[NameForm], facts: Sequence[Fact]) -> Member:
    texts = dict.fromkeys(form.text for form in names if form.authority_id == row.pk)
    return Member(row, tuple(texts), sum(fact.authority_id == row.pk for fact in facts))


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)
