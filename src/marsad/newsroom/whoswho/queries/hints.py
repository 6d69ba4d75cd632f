"""A few words by which a person tells a heading from its namesakes: an office and its days, a place, another name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from marsad.edition.actors.alike import TELLS_APART
from marsad.newsroom.whoswho.models import Authority, Fact, FormKind, NameForm
from marsad.newsroom.whoswho.queries.clusters import head_by, numbers_of
from marsad.newsroom.whoswho.queries.sealed_names import sealed_names
from marsad.newsroom.whoswho.queries.visible import sealed_among
from marsad.text.normalise import fold_phrase
from marsad.text.repeated import join_repeated
from marsad.text.scripts import ARABIC_LETTER

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
        on: A day (ISO 8601): an office that was held then goes before others, and what began later is not told;
            empty: an office that is held still goes before.
    """
    if not heads:
        return {}
    members = numbers_of([head.pk for head in heads])
    rows = Fact.objects.filter(authority__in=members, withdrawn_at=None)
    rows = rows.filter(kind__in=TELLS_APART).annotate(cluster=head_by("authority")).select_related("of")
    facts: dict[int, list[Fact]] = {}
    for fact in rows.order_by("pk"):
        if not on or fact.from_on <= on[: len(fact.from_on)]:
            facts.setdefault(fact.cluster, []).append(fact)
    if facts and (kept := sealed_names()):
        facts = {head: [fact for fact in own if not kept.are_in(fact.value)] for head, own in facts.items()}
    sealed = sealed_among({fact.of_id for own in facts.values() for fact in own if fact.of_id})
    others = _other_names([head for head in heads if not facts.get(head.pk)])
    return {head.pk: _hint(head, facts.get(head.pk, ()), others.get(head.pk, ""), sealed, on) for head in heads}


def hints_of_namesakes(heads: Collection[Authority]) -> dict[int, Hint]:
    """Return hints for those headings of a list that share a name with another one of it."""
    counts = Counter(name for head in heads for name in _names(head))
    return hints_of([head for head in heads if any(counts[name] > 1 for name in _names(head))])


def _names(head: Authority) -> set[str]:
    return {fold_phrase(name) for name in (head.label, head.native) if name}


def _hint(head: Authority, facts: Iterable[Fact], other: str, sealed: Collection[int], on: str) -> Hint:
    told = [fact for fact in facts if fact.of_id not in sealed]
    if told:
        best = min(told, key=lambda fact: (TELLS_APART.index(fact.kind), not _holds(fact, on)))
        best = max((fact for fact in told if fact.kind == best.kind and _holds(fact, on) == _holds(best, on)), key=_day)
        joined = join_repeated(best.value, best.of.label, best.of.native) if best.of else None
        of = str(best.of) if best.of and not joined else ""
        return Hint(best.kind, "".join(joined or (best.value,)), of, best.from_on, best.to_on)
    return Hint(ALSO, other) if other else Hint(NUMBER, str(head.pk))


def _holds(fact: Fact, on: str) -> bool:
    if not on:
        return not fact.to_on
    return fact.from_on <= on[: len(fact.from_on)] and (not fact.to_on or on[: len(fact.to_on)] <= fact.to_on)


def _day(fact: Fact) -> tuple[str, bool, int]:
    """Return by what the newest is found; of two that say the same, the one in Latin letters, then the older row."""
    return fact.from_on or fact.to_on, not ARABIC_LETTER.search(fact.value), -fact.pk


def _other_names(heads: Collection[Authority]) -> dict[int, str]:
    """Return a spelling of each heading that is neither of its labels."""
    if not heads:
        return {}
    labels = {head.pk: _names(head) for head in heads}
    rows = NameForm.objects.filter(authority__in=numbers_of(labels), withdrawn_at=None)
    rows = rows.exclude(kind=FormKind.MISSPELLING).annotate(cluster=head_by("authority"))
    found: dict[int, str] = {}
    for cluster, text in rows.order_by("pk").values_list("cluster", "text"):
        if fold_phrase(text) not in labels[cluster]:
            found.setdefault(cluster, text)
    return found
