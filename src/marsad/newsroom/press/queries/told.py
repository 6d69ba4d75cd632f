"""Published stories that stand, and whom their names mean as far as readers may know."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from marsad.newsroom.archive.convert import kept_spans
from marsad.newsroom.archive.models import Mention, Story
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.convert import names_to_hide
from marsad.newsroom.press.queries.published import records, standing
from marsad.newsroom.press.sayings import is_same_name
from marsad.newsroom.whoswho.queries.identities import Identity, identities_of
from marsad.newsroom.whoswho.queries.sealed_names import bare_words
from marsad.records import PublishedStory
from marsad.text.normalise import fold_phrase

BATCH = 500


@dataclass(frozen=True, slots=True)
class Meant:
    """A name in a story and whom it means.

    Attributes:
        wording: The name as the reading gives it.
        identity: Whom it means.
        forms: How the story's text writes it, folded; without what other names of the story share.
    """

    wording: str
    identity: Identity
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A published story that stands.

    `meant` has the names that readers see in it, by their folded wordings. A name that may be a shielded person's is
    not among them.
    """

    story_id: int
    record: PublishedStory
    meant: Mapping[str, Meant]

    def whom(self, name: str | None) -> Identity | None:
        """Return whom a speaker's name means, or None."""
        found = self.meant.get(fold_phrase(name)) if name else None
        return found.identity if found else None


def told_stories(story_ids: Collection[int]) -> Iterator[Told]:
    """Yield those of some stories that are published and stand, newest first in each five hundred.

    A bounded number of questions to the database for every five hundred.
    """
    numbers = sorted(set(story_ids), reverse=True)
    for start in range(0, len(numbers), BATCH):
        rows = standing().filter(draft__story__in=numbers[start : start + BATCH])
        yield from _told(list(zip(rows.values_list("draft__story", flat=True), records(rows), strict=True)))


def told_story(story: PublishedStory) -> Told | None:
    """Return one story as it is told; None if it does not stand."""
    numbers = standing().filter(slug=story.slug).values_list("draft__story", flat=True)
    return next((one for number in numbers for one in _told([(number, story)])), None)


def means_by_story(story_ids: Collection[int], *, sealed: bool = False) -> dict[int, dict[str, Identity]]:
    """Return whom the names in some stories mean, by the stories' numbers and the names; with `sealed`, for editors."""
    by_story: dict[int, dict[str, Identity]] = {}
    for (number, wording), identity in identities_of(story_ids, sealed=sealed).items():
        by_story.setdefault(number, {})[wording] = identity
    return by_story


def _told(stories: Sequence[tuple[int, PublishedStory]]) -> Iterator[Told]:
    """Yield some published stories, by the numbers of what they translate."""
    by_story = means_by_story([number for number, _ in stories])
    yield from tell(stories, by_story, _hidden(by_story))


def tell(
    stories: Sequence[tuple[int, PublishedStory]],
    by_story: Mapping[int, Mapping[str, Identity]],
    hidden: Mapping[int, Collection[str]],
) -> Iterator[Told]:
    """Yield stories with whom their names mean.

    Args:
        stories: Each with the number of its original.
        by_story: Whom the names mean (`means_by_story`).
        hidden: Names of people who must not be named.
    """
    forms = _forms(by_story)
    for number, record in stories:
        names = by_story.get(number, {})
        yield Told(number, record, _meant(record, names, forms.get(number, {}), hidden.get(number, ())))


def _meant(
    record: PublishedStory, names: Mapping[str, Identity], forms: Mapping[str, frozenset[str]], hidden: Collection[str]
) -> dict[str, Meant]:
    """Return the names of a story that readers see, without those that may be a hidden person's."""
    if not names:
        return {}
    found: dict[str, Meant] = {}
    seen = Phrases(visible_text(record))
    for wording, identity in names.items():
        key = fold_phrase(wording)
        mine = forms.get(wording, frozenset()) | {key}
        if any(is_same_name(wording, name) for name in hidden) or not seen.has_name(wording, mine):
            continue
        if key in found and found[key].identity.head != identity.head:
            found[key] = Meant(wording, Identity(0, False, ()), frozenset())  # one spelling, two actors: nobody's
            continue
        found[key] = Meant(wording, identity, mine)
    return {key: meant for key, meant in found.items() if meant.identity.head}


def _hidden(numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return the names of shielded people of some stories' drafts, by the stories' numbers."""
    shielded = Q(author_shielded=True) | Q(translators__shielded=True) | Q(approved_by__shielded=True)
    drafts = Draft.objects.filter(shielded, story__in=numbers).distinct()
    rows = drafts.select_related("approved_by").prefetch_related("translators")
    return {draft.story_id: names_to_hide(draft) for draft in rows}


def _forms(numbers: Collection[int]) -> dict[int, dict[str, frozenset[str]]]:
    """Return how some stories write each name, folded; a spelling that two names of a story share is neither's."""
    texts = dict(Story.objects.filter(pk__in=numbers).values_list("pk", "text"))
    found: dict[int, dict[str, set[str]]] = {}
    for number, name, spans in Mention.objects.filter(story__in=numbers).values_list("story_id", "name", "spans"):
        words = {fold_phrase(texts[number][start:end]) for start, end in kept_spans(spans)}
        found.setdefault(number, {}).setdefault(name, set()).update(words - {""})
    return {number: {name: frozenset(_own(name, names)) for name in names} for number, names in found.items()}


def _own(name: str, names: Mapping[str, set[str]]) -> set[str]:
    others = {form for other, forms in names.items() if other != name for form in forms}
    return names[name] - others


def visible_text(record: PublishedStory) -> str:
    """Return what readers see of an original."""
    shown = (record.original.headline, record.original.deck, *(part.original for part in record.paragraphs))
    return " ".join(text for text in shown if text)


class Phrases:
    """A text in which folded phrases are looked for, also behind particles that Arabic joins to a word."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> list[str]:
        return fold_phrase(self._text).split()

    def has_name(self, name: str, forms: Collection[str]) -> bool:
        """Say whether the text gives a name as it is, or one of its folded forms; the former is quick to find."""
        as_is = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._text)
        return as_is is not None or any(self.has(form) for form in forms)

    def has(self, phrase: str) -> bool:
        """Say whether a folded phrase stands in the text, whole words only."""
        first, *rest = phrase.split() or [""]
        return bool(first) and any(
            self._words[at + 1 : at + 1 + len(rest)] == rest
            for at, word in enumerate(self._words)
            if word.endswith(first[-3:]) and first in bare_words(word)
        )
