"""A few words by which a person tells a heading from its namesakes: an office and its days, a place, another name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from marsad.edition.actors.alike import TELLS_APART, hint_of, namesakes, other_name
from marsad.newsroom.whoswho.models import Authority, Fact, NameForm
from marsad.newsroom.whoswho.queries.clusters import head_by, numbers_of
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames, sealed_names
from marsad.newsroom.whoswho.queries.visible import sealed_among
from marsad.text.repeated import join_repeated

FactT = TypeVar("FactT", bound=Fact)

ALSO, NUMBER = "also", "number"
"""Kinds of hints that are no facts: another of its names, and where there is none, its number."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What tells a heading apart: what a fact says, or another of its names. `of` is whom the fact tells of."""

    kind: str
    words: str = ""
    of: str = ""
    from_on: str = ""
    to_on: str = ""


def hints_of(heads: Collection[Authority], *, on: str = "") -> dict[int, Hint]:
    """Return a hint for each of some headings that stand for clusters, in a few questions to the database.

    What tells of a sealed heading, or gives its name in words, is not taken: whoever sees the list may see a hint.

    Args:
        heads: The headings.
        on: The day for which they are told (ISO 8601); empty for today.
    """
    if not heads:
        return {}
    members = numbers_of([head.pk for head in heads])
    rows = Fact.objects.filter(authority__in=members, withdrawn_at=None, kind__in=TELLS_APART)
    facts: dict[int, list[Fact]] = {}
    for fact in _tellable(rows.annotate(cluster=head_by("authority")).select_related("of__head").order_by("pk")):
        facts.setdefault(fact.cluster, []).append(fact)
    best = {head.pk: hint_of(facts.get(head.pk, ()), on) for head in heads}
    forms = _forms([head.pk for head in heads if best[head.pk] is None])
    return {head.pk: _hint(head, best[head.pk], forms.get(head.pk, ())) for head in heads}


def hints_of_namesakes(heads: Collection[Authority]) -> dict[int, Hint]:
    """Return hints for those headings of a list that share a name with another one of it."""
    return hints_of(namesakes(heads))


def _tellable(rows: Iterable[FactT]) -> list[FactT]:
    """Return facts that neither tell of a sealed heading nor give its name, in words or by a namesake of it."""
    facts = list(rows)
    sealed = sealed_among({fact.of_id for fact in facts if fact.of_id})
    kept = sealed_names() if facts else SealedNames(())
    return [fact for fact in facts if fact.of_id not in sealed and not kept.are_in(fact.value, _whom(fact))]


def _whom(fact: Fact) -> str:
    """Return the name of whom a fact tells, as what stands for it is called; empty where it tells of nobody."""
    return str(fact.of.head or fact.of) if fact.of else ""


def _hint(head: Authority, fact: Fact | None, forms: Iterable[NameForm]) -> Hint:
    if fact is not None:
        whom = fact.of.head or fact.of if fact.of else None
        joined = join_repeated(fact.value, whom.label, whom.native) if whom else None
        of = "" if joined else _whom(fact)
        return Hint(fact.kind, "".join(joined or (fact.value,)), of, fact.from_on, fact.to_on)
    other = other_name(forms, head.label, head.native)
    return Hint(ALSO, other) if other else Hint(NUMBER, str(head.pk))


def _forms(heads: Collection[int]) -> dict[int, list[NameForm]]:
    """Return the spellings of some clusters."""
    found: dict[int, list[NameForm]] = {}
    if heads:
        rows = NameForm.objects.filter(authority__in=numbers_of(heads), withdrawn_at=None)
        for form in rows.annotate(cluster=head_by("authority")).order_by("pk"):
            found.setdefault(form.cluster, []).append(form)
    return found
