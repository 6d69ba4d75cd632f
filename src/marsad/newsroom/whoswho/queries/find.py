"""Find headings by any spelling of their names, in either script."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.names.index import NameIndex
from marsad.newsroom.whoswho.models import Authority, NameForm
from marsad.newsroom.whoswho.queries.clusters import open_members


@dataclass(frozen=True, slots=True)
class Found:
    """A heading that stands for its cluster, the spelling that was found, and how like the query that is."""

    head: Authority
    form: str
    score: float


def find_authorities(query: str, *, kind: str | None = None, top: int = 10) -> list[Found]:
    """Return the headings that a name may mean, the best first; never a sealed one.

    Raises:
        BadInput: The query is no name.
    """
    rows = NameForm.objects.filter(authority__in=open_members(), withdrawn_at=None)
    forms = list(rows.values_list("text", "authority__head_id", "authority_id"))
    best: dict[int, tuple[float, str]] = {}
    for hit in NameIndex(text for text, _, _ in forms).find(query, top * 8):
        text, head, own = forms[hit.row]
        if hit.score > best.get(head or own, (0.0, ""))[0]:
            best[head or own] = (hit.score, text)
    heads = Authority.objects.in_bulk(best)
    found = [Found(heads[number], text, score) for number, (score, text) in best.items()]
    found = [one for one in found if kind in (None, one.head.kind)]
    return sorted(found, key=lambda one: (-one.score, one.head.pk))[:top]
