"""Under which other spellings a search is to look for the names in it."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Q

from marsad.errors import BadInput
from marsad.names.compare import compare_names
from marsad.newsroom.whoswho.models import Kind, NameForm
from marsad.newsroom.whoswho.queries.clusters import confirmed_clusters, open_members
from marsad.newsroom.whoswho.queries.name_index import known_names
from marsad.records import Spelling
from marsad.text.normalise import fold_phrase

MOST_WORDS = 7
MOST_ASKED = 40
"""Words of a query that are looked at."""
MOST_OTHERS = 12
MOST_GUESSED, SHORTEST, LOOKED_AT = 4, 4, 24
"""Words of a query of which near spellings are looked for, how long they have to be, and names looked at for each."""
ALIKE = 0.88
"""How like a word of a name has to be."""


def spellings_in(text: str, *, public: bool = False) -> tuple[Spelling, ...]:
    """Return the names in a query that mean one heading, with its other spellings: the longest first.

    A name that two headings share stays as it was typed; a sealed heading has no spellings here. Of a word that no
    heading has so, the words of names that are like it are looked for: al-Mahjub and المحجوب for Mahjoub.

    Args:
        text: The query.
        public: Readers are told: only spellings for which a work of reference vouches, as a story that does may not be
            published, or not all of it; and of people, only those who have a page.
    """
    vouched = _for_readers() if public else Q()
    words = text.split()[:MOST_ASKED]
    windows = {
        phrase: key
        for size in range(min(MOST_WORDS, len(words)), 0, -1)
        for at in range(len(words) - size + 1)
        if (key := fold_phrase(phrase := " ".join(words[at : at + size])))
    }
    keys = {variant for key in windows.values() for variant in _variants(key)}
    rows = NameForm.objects.filter(vouched, key__in=keys, withdrawn_at=None, authority__in=open_members())
    heads: dict[str, set[int]] = defaultdict(set)
    for key, head, own in rows.values_list("key", "authority__head_id", "authority_id"):
        heads[key].add(head or own)
    meant: dict[str, int] = {}
    for phrase, key in windows.items():
        found = set().union(*(heads.get(variant, set()) for variant in _variants(key)))
        if len(found) == 1:
            meant[phrase] = found.pop()
    forms = _forms_of(set(meant.values()), vouched)
    known = [Spelling(phrase, _others(forms[head], windows[phrase])) for phrase, head in meant.items()]
    single = [word for word in dict.fromkeys(words) if not any(word in phrase.split() for phrase in meant)]
    return tuple(known + [near for word in single[:MOST_GUESSED] if (near := _near(word, vouched))])


def _for_readers() -> Q:
    """Return which spellings readers are told."""
    clusters = confirmed_clusters()
    shown = ~Q(authority__kind=Kind.PERSON) | Q(authority__in=clusters) | Q(authority__head__in=clusters)
    return Q(evidence__story=None) & shown


def _near(word: str, vouched: Q) -> Spelling | None:
    """Return the words of known names that are like a word; None where there are none, or it tells too little."""
    if len(fold_phrase(word)) < SHORTEST:
        return None
    try:
        hits = known_names().find(word, LOOKED_AT)
    except BadInput:
        return None
    rows = NameForm.objects.filter(vouched, pk__in=hits, withdrawn_at=None, authority__in=open_members())
    others: dict[str, str] = {}
    for name in sorted(rows.values_list("text", flat=True)):
        for part in compare_names(word, name).parts:
            if part.a and part.b and part.score >= ALIKE and fold_phrase(part.b) not in _variants(fold_phrase(word)):
                others.setdefault(fold_phrase(part.b), part.b)
    return Spelling(word, tuple(others.values())[:MOST_OTHERS]) if others else None


def _variants(key: str) -> tuple[str, ...]:
    """Return a key with its article and without."""
    bare = key.removeprefix("al ").removeprefix("ال")
    return (key, bare, f"al {bare}", f"ال{bare}") if bare else (key,)


def _forms_of(heads: set[int], vouched: Q) -> dict[int, list[tuple[str, str]]]:
    """Return the spellings of some clusters and their keys, by the numbers of their heads."""
    forms: dict[int, list[tuple[str, str]]] = defaultdict(list)
    own = NameForm.objects.filter(vouched, authority__in=heads, withdrawn_at=None)
    joined = NameForm.objects.filter(vouched, authority__head__in=heads, withdrawn_at=None)
    for rows in (own.order_by("id"), joined.order_by("id")):
        for text, key, head, number in rows.values_list("text", "key", "authority__head_id", "authority_id"):
            forms[head or number].append((text, key))
    return forms


def _others(forms: list[tuple[str, str]], typed: str) -> tuple[str, ...]:
    others: dict[str, str] = {}
    for text, key in forms:
        if key != typed:
            others.setdefault(key, text)
    return tuple(others.values())[:MOST_OTHERS]
