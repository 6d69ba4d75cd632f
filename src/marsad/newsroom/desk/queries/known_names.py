"""Names in an original that the Who's Who knows, and how the house writes them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from marsad.newsroom.archive.convert import kept_spans
from marsad.newsroom.archive.models import Mention
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.queries.labels import day_of
from marsad.newsroom.whoswho.models import Authority, FormKind, NameForm
from marsad.newsroom.whoswho.queries.clusters import head_by, numbers_of
from marsad.newsroom.whoswho.queries.hints import Hint, hints_of
from marsad.newsroom.whoswho.queries.identities import Identity, identities_of
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

_JOINED = "[وفبلك]{0,2}"
"""Particles that Arabic joins to the name behind them."""
_BEFORE_THE_LAST = ("abu", "umm", "abd", "ibn", "bin", "bint", "ben", "al", "el")
"""Words that belong to the one behind them."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A heading that the original names.

    Attributes:
        head: The heading.
        house: How the house writes it in Latin letters.
        alone: Its family name alone; empty for what is no person, or has one word only.
        hint: An office that was held on the story's day, or what else tells it apart.
        wordings: How the original names it.
        confirmed: A person says that it is meant.
    """

    head: Authority
    house: str
    alone: str
    hint: Hint
    wordings: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of an original: a name that is known, or what stands between two."""

    text: str
    name: KnownName | None = None


class KnownNames:
    """The names of a draft's original that the Who's Who knows; asked for only where they are shown.

    Only whom a person said to be meant, or of whom the machine is sure, and of those whom the house writes in Latin
    letters; never a sealed heading. A spelling that may mean two of them is neither's.
    """

    def __init__(self, draft: Draft) -> None:
        self._story = draft.story

    @cached_property
    def names(self) -> tuple[KnownName, ...]:
        """Return the headings, by how the house writes them."""
        named: dict[int, list[tuple[str, Identity]]] = {}
        for (_, wording), identity in sorted(identities_of([self._story.pk]).items()):
            named.setdefault(identity.head, []).append((wording, identity))
        spellings = house_spellings(named)
        heads = list(Authority.objects.filter(pk__in=spellings))
        hints = hints_of(heads, on=day_of(self._story).isoformat())
        found = (_known(head, spellings[head.pk], hints[head.pk], named[head.pk]) for head in heads)
        return tuple(sorted(found, key=lambda one: (one.house.casefold(), one.head.pk)))

    def bits(self, text: str) -> tuple[Bit, ...]:
        """Return a text of the original in pieces, the names marked."""
        return tuple(self._bits(text))

    def _bits(self, text: str) -> Iterator[Bit]:
        at = 0
        for match in self._pattern.finditer(text) if self._forms else ():
            start, end = match.span("name")
            if at < start:
                yield Bit(text[at:start])
            yield Bit(text[start:end], self._forms[fold_phrase(match["name"])])
            at = end
        if at < len(text):
            yield Bit(text[at:])

    @cached_property
    def _forms(self) -> dict[str, KnownName]:
        """Return the spellings in the text, folded, each with whom it means."""
        by_wording = {wording: one for one in self.names for wording in one.wordings}
        found: dict[str, set[KnownName | None]] = {}
        for form, wording in self._spelt:
            found.setdefault(fold_phrase(form), set()).add(by_wording.get(wording))
        return {form: one for form, ones in found.items() if len(ones) == 1 and (one := next(iter(ones)))}

    @cached_property
    def _spelt(self) -> tuple[tuple[str, str], ...]:
        """Return how the story spells each of its names, and the name."""
        if not self.names:
            return ()
        text, rows = self._story.text, Mention.objects.filter(story=self._story).values_list("name", "spans")
        spelt = [(text[start:end], name) for name, spans in rows for start, end in kept_spans(spans)]
        return tuple(dict.fromkeys([*spelt, *((word, word) for one in self.names for word in one.wordings)]))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = {form.strip() for form, _ in self._spelt if fold_phrase(form) in self._forms and form.strip()}
        longest = sorted(forms, key=lambda form: (-len(form), form))
        return re.compile(rf"(?<!\w){_JOINED}(?P<name>{'|'.join(map(re.escape, longest))})(?!\w)")


def house_spellings(heads: Collection[int]) -> dict[int, str]:
    """Return how the house writes some clusters in Latin letters; those for which it has no spelling are left out.

    Of several the one that a person wrote last, as the checks of names have it; one that is still in use goes before.
    """
    rows = NameForm.objects.filter(authority__in=numbers_of(heads), withdrawn_at=None)
    rows = rows.filter(kind=FormKind.HOUSE).annotate(cluster=head_by("authority")).order_by("-pk")
    best: dict[int, tuple[bool, bool, str]] = {}
    for cluster, text, to_on, by in rows.values_list("cluster", "text", "to_on", "by_id"):
        rank = bool(to_on), by is None, text
        if not ARABIC_LETTER.search(text) and (cluster not in best or rank[:2] < best[cluster][:2]):
            best[cluster] = rank
    return {cluster: text for cluster, (_, _, text) in best.items()}


def family_name(house: str) -> str:
    """Return the last part of a person's name, with what belongs to it; empty where that is the whole.

    >>> family_name("Hana al-Qasabji"), family_name("Lutfi Abu Nasr"), family_name("Fairuz")
    ('al-Qasabji', 'Abu Nasr', '')
    """
    words = house.split()
    first = len(words) - 1
    while first > 0 and words[first - 1].casefold() in _BEFORE_THE_LAST:
        first -= 1
    return " ".join(words[first:]) if first > 0 else ""


def _known(head: Authority, house: str, hint: Hint, named: Collection[tuple[str, Identity]]) -> KnownName:
    alone = family_name(house) if head.kind == "person" else ""
    confirmed = any(identity.confirmed for _, identity in named)
    return KnownName(head, house, alone, hint, tuple(wording for wording, _ in named), confirmed)
