"""The names of sealed headings, which nothing that leaves the house may give of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db.models import Q

from marsad.newsroom.whoswho.models import Authority, NameForm
from marsad.newsroom.whoswho.queries.clusters import sealed_clusters
from marsad.text.normalise import fold_phrase

Words = tuple[str, ...]
_POSSESSIVE = re.compile(r"['’]s\b")


class SealedNames:
    """Finds the names of sealed headings in what would be shown.

    Every spelling counts, short ones and slips too: a page rather leaves out too much.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, set[Words]] = {}
        for name in names:
            words = words_of(name)
            if words:
                self._names.setdefault(words[0], set()).add(words)

    def without(self, names: Iterable[str]) -> SealedNames:
        """Return the same without some names: those of an actor whom a person confirmed, whoever shares them."""
        own = {words_of(name) for name in names}
        return SealedNames(" ".join(words) for same in self._names.values() for words in same - own)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._names)

    def are_in(self, *texts: str | None) -> bool:
        """Say whether one of some texts gives such a name."""
        return bool(self._names) and any(next(self._found(words_of(text)), None) is not None for text in texts if text)

    def found_in(self, *texts: str | None) -> frozenset[Words]:
        """Return which of such names some texts give, folded and by words."""
        if not self._names:
            return frozenset()
        return frozenset(name for text in texts if text for name in self._found(words_of(text)))

    def all(self) -> frozenset[Words]:
        """Return all of them, folded and by words."""
        return frozenset(name for same in self._names.values() for name in same)

    def _found(self, words: Words) -> Iterator[Words]:
        for at, word in enumerate(words):
            for start in bare_words(word):
                for name in self._names.get(start, ()):
                    if name[1:] == words[at + 1 : at + len(name)]:
                        yield name


def words_of(text: str) -> Words:
    """Return a text as names in it are looked for."""
    return tuple(fold_phrase(_POSSESSIVE.sub(" ", text)).split())


def sealed_names() -> SealedNames:
    """Return the names of all headings that are sealed, or one with a sealed one."""
    clusters = list(sealed_clusters())
    if not clusters:
        return SealedNames(())
    rows = Authority.objects.filter(Q(pk__in=clusters) | Q(head__in=clusters)).order_by()
    labels = {number: pair for number, *pair in rows.values_list("pk", "label", "native")}
    forms = (
        NameForm.objects.filter(authority__in=list(labels), withdrawn_at=None).order_by().values_list("text", flat=True)
    )
    return SealedNames([*forms, *(name for pair in labels.values() for name in pair if name)])


def bare_words(word: str) -> tuple[str, ...]:
    """Return a word without the particles that may be joined to it, as it stands first.

    >>> bare_words("وبالحلاق")
    ('وبالحلاق', 'بالحلاق', 'الحلاق')
    """
    found = [word]
    for particles in ("وف", "بكل"):
        if len(found[-1]) > 3 and found[-1][0] in particles:
            found.append(found[-1][1:])
    if found[-1].startswith("ل") and len(found[-1]) > 3:  # for the: the article loses its first letter
        found.append(f"ال{found[-1][1:]}")
    return tuple(found)
