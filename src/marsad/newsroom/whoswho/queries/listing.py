"""All headings by kind and letter, or those that a spelling may mean, with counts that equal their lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from marsad.errors import BadInput
from marsad.names import NameIndex
from marsad.newsroom.staff.models import User
from marsad.newsroom.whoswho.models import Authority, Kind, NameForm, Verdict
from marsad.newsroom.whoswho.queries.clusters import (
    confirmed_clusters,
    head_by,
    numbers_of,
    sealed_clusters,
    standing,
)
from marsad.newsroom.whoswho.queries.find import Found, find_authorities
from marsad.newsroom.whoswho.queries.hints import Hint, hints_of_namesakes
from marsad.newsroom.whoswho.queries.identities import MEANS, sure_links
from marsad.newsroom.whoswho.queries.list_pages import SIZE, STATES, ListFilter, heads_at, tallies_of
from marsad.newsroom.whoswho.queries.visible import sees_sealed

MOST_FOUND = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and the length of the list that choosing it opens."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A heading in a list. `form` is the spelling by which a search found it, if that is not its label."""

    head: Authority
    names: int
    stories: int
    confirmed: bool
    sealed: bool
    form: str = ""
    hint: Hint | None = None
    """What tells it from a namesake in the list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list. `refused` says why a search could not be made."""

    asked: ListFilter
    rows: tuple[Row, ...]
    total: int
    pages: int
    kinds: tuple[Choice, ...]
    states: tuple[Choice, ...]
    letters: tuple[Choice, ...]
    native_letters: tuple[Choice, ...]
    is_empty: bool
    refused: str = ""


def listing(asked: ListFilter, user: User) -> Listing:
    """Return a page of the headings that somebody sees."""
    states = [name for name in STATES if name != "sealed" or sees_sealed(user)]
    if asked.text:
        return _searched(asked, user)
    asked = replace(asked, state=asked.state if asked.state in states else "")
    tallies = tallies_of(states)
    tally = tallies[asked.state]
    kinds = tally.kinds()
    total, heads = heads_at(asked, tally)
    pages = max(-(-total // SIZE), 1)
    counts = {state: of.kinds()[asked.kind] if asked.kind else of.total() for state, of in tallies.items()}
    return Listing(
        asked=ListFilter(kind=asked.kind, letter=asked.letter, state=asked.state, page=min(max(asked.page, 1), pages)),
        rows=_rows(heads),
        total=total,
        pages=pages,
        kinds=tuple(Choice(k.value, k.value, kinds[k.value], k == asked.kind) for k in Kind if kinds[k.value]),
        states=tuple(Choice(s, STATES[s], counts[s], s == asked.state) for s in states),
        letters=_letters(tally.letters("letter", asked.kind), asked.letter),
        native_letters=_letters(tally.letters("native_letter", asked.kind), asked.letter),
        is_empty=not total and not any(counts.values()) and not Authority.objects.exists(),
    )


def find_for(query: str, user: User, *, kind: str | None = None, top: int = 10) -> list[Found]:
    """Return the headings that a name may mean, the best first; sealed ones too for those who see them.

    Raises:
        BadInput: The query is no name.
    """
    found = find_authorities(query, kind=kind, top=top)
    if sees_sealed(user):
        found += _find_sealed(query, kind, top)
    return sorted(found, key=lambda one: (-one.score, one.head.pk))[:top]


def count_stories(heads: Collection[int]) -> Counter[int]:
    """Return in how many stories each of some headings is named."""
    members = numbers_of(heads)
    links = sure_links().filter(authority__in=members).order_by().annotate(cluster=MEANS)
    counts = Counter(dict(links.values_list("cluster").annotate(n=Count("story", distinct=True))))
    judged = standing().filter(left__in=members, story__isnull=False, verdict=Verdict.SAME)
    said = set(judged.annotate(means=head_by("left")).values_list("means", "story_id"))
    if said:
        there = links.filter(story__in={story for _, story in said}).values_list("cluster", "story_id")
        counts.update(head for head, _ in said - set(there))
    return counts


def _searched(asked: ListFilter, user: User) -> Listing:
    try:
        found = find_for(asked.text, user, kind=asked.kind or None, top=MOST_FOUND)
    except BadInput as error:
        found, refused = [], str(error)
    else:
        refused = ""
    forms = {one.head.pk: one.form for one in found if one.form not in (one.head.label, one.head.native)}
    kinds = tuple(Choice(kind.value, kind.value, 0, kind == asked.kind) for kind in Kind)
    rows = _rows([one.head for one in found], forms)
    asked = ListFilter(text=asked.text, kind=asked.kind)
    return Listing(asked, rows, len(rows), 1, kinds, (), (), (), is_empty=False, refused=refused)


def _find_sealed(query: str, kind: str | None, top: int) -> list[Found]:
    rows = NameForm.objects.filter(authority__in=numbers_of(list(sealed_clusters())), withdrawn_at=None)
    forms = list(rows.annotate(cluster=head_by("authority")).values_list("text", "cluster"))
    best: dict[int, tuple[float, str]] = {}
    for hit in NameIndex(text for text, _ in forms).find(query, top * 8) if forms else ():
        text, head = forms[hit.row]
        best[head] = max(best.get(head, (0.0, "")), (hit.score, text))
    heads = Authority.objects.in_bulk(best)
    found = [Found(heads[number], text, score) for number, (score, text) in best.items()]
    return [one for one in found if kind in (None, one.head.kind)]


def _letters(counts: Mapping[str, int], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(letter, letter, counts[letter], letter == chosen) for letter in sorted(counts))


def _rows(heads: Sequence[Authority], forms: dict[int, str] | None = None) -> tuple[Row, ...]:
    numbers = [head.pk for head in heads]
    if not numbers:
        return ()
    own = NameForm.objects.filter(authority__in=numbers_of(numbers), withdrawn_at=None)
    clustered = own.order_by().annotate(cluster=head_by("authority"))
    names = dict(clustered.values_list("cluster").annotate(n=Count("text", distinct=True)))
    stories, hints = count_stories(numbers), hints_of_namesakes(heads)
    confirmed = set(confirmed_clusters().filter(Q(pk__in=numbers) | Q(head__in=numbers)))
    sealed = set(sealed_clusters().filter(Q(pk__in=numbers) | Q(head__in=numbers)))
    return tuple(
        Row(
            head,
            names.get(head.pk, 0),
            stories[head.pk],
            head.pk in confirmed,
            head.pk in sealed,
            (forms or {}).get(head.pk, ""),
            hints.get(head.pk),
        )
        for head in heads
    )
