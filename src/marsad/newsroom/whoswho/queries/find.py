"""Find headings by any spelling of their names, in either script."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.newsroom.whoswho.models import Authority, NameForm
from marsad.newsroom.whoswho.queries.clusters import head_by
from marsad.newsroom.whoswho.queries.linkable import sealed_among
from marsad.newsroom.whoswho.queries.name_index import known_names
from marsad.text.normalise import fold_phrase

SPELLINGS = 8
"""Spellings looked at for each heading that is wanted: one heading may have many."""
MOST = 800


@dataclass(frozen=True, slots=True)
class Found:
    """A heading that stands for its cluster, the spelling that was found, and how like the query that is."""

    head: Authority
    form: str
    score: float


def find_authorities(query: str, *, kind: str | None = None, top: int = 10) -> list[Found]:
    """Return the headings that a name may mean, the best first; never a sealed one.

    Names that any process added a moment ago are found (`name_index`).

    Raises:
        BadInput: The query is no name.
    """
    known = known_names()
    same = _same(query)
    looked_at = min(max(top, 1) * SPELLINGS, MOST)
    while True:
        hits = known.find(query, looked_at)
        found = _open(hits | same, kind)
        if len(found) >= top or len(hits) < looked_at or looked_at >= MOST:
            return found[:top]
        looked_at = min(looked_at * 4, MOST)


def _same(query: str) -> dict[int, tuple[str, float]]:
    """Return names of the very same letters: however many namesakes there are, none is left out."""
    rows = NameForm.objects.filter(key=fold_phrase(query)).order_by("pk").values_list("pk", "text")[:MOST]
    return {number: (text, 1.0) for number, text in rows}


def _open(hits: dict[int, tuple[str, float]], kind: str | None) -> list[Found]:
    """Return the heads of those names that stand and are not sealed."""
    rows = NameForm.objects.filter(pk__in=hits, withdrawn_at=None).order_by("pk")
    best: dict[int, tuple[float, str]] = {}
    for number, text, cluster in rows.annotate(cluster=head_by("authority")).values_list("pk", "text", "cluster"):
        name, score = hits[number]
        if name == text and score > best.get(cluster, (0.0, ""))[0]:
            best[cluster] = (score, text)
    heads = Authority.objects.filter(pk__in=best.keys() - sealed_among(best), **({"kind": kind} if kind else {}))
    found = [Found(head, best[head.pk][1], best[head.pk][0]) for head in heads]
    return sorted(found, key=lambda one: (-one.score, one.head.pk))
