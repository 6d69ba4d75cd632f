"""The statements of a published story as the pages of actors take them: each once, with all its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from marsad.edition.pages import published_on
from marsad.records import ActorSaying, Keywords, Paragraph, PublishedStory, Saying
from marsad.text.normalise import fold_phrase

_OWNS = re.compile(r"(?<=\w)['’]s?(?!\w)")
"""What a name has behind it that owns something: the Safiya Dam's."""


def statements_of(story: PublishedStory) -> tuple[ActorSaying, ...]:
    """Return who says what in a story, in its order; nothing of one that was taken back.

    Whom a name means is not known here: no statement is sure, and no speaker has a page.
    """
    if story.withdrawn is not None:
        return ()
    bare = without_text(story)
    places = [("above", part) for part in story.above]
    places += [(f"p{number}", part) for number, part in enumerate(story.paragraphs, 1)]
    names = {saying.id: name_of(saying) for _, part in places for saying in part.sayings}
    subjects = _subjects_by_place(story.keywords, places)
    found: dict[str, ActorSaying] = {}
    counts: dict[str, int] = {}
    for place, part in places:
        if part.text is None or part.original is None:
            continue
        for saying in part.sayings:
            counts[place] = counts.get(place, 0) + 1
            piece = Paragraph(part.text, part.original, sayings=(saying,))
            if saying.id in found:
                known = found[saying.id]
                more = tuple(dict.fromkeys((*known.subjects, *subjects[place])))
                found[saying.id] = replace(known, parts=(*known.parts, piece), subjects=more)
                continue
            found[saying.id] = ActorSaying(
                story=bare,
                parts=(piece,),
                place=place,
                number=counts[place],
                on=day_of(story),
                name=name_of(saying),
                sure=False,
                inside=names.get(saying.parent or ""),
                subjects=subjects[place],
            )
    return tuple(found.values())


def _subjects_by_place(keywords: Keywords, places: Sequence[tuple[str, Paragraph]]) -> Mapping[str, tuple[str, ...]]:
    """Return what is spoken of in each place of a story: its topics, and the bodies and places that are named there.

    A name that stands nowhere as the keyword has it is spoken of in all of the story. People are no subjects.
    """
    texts: dict[str, str] = {}
    for place, part in places:
        texts[place] = f"{texts.get(place, '')} {fold_phrase(_OWNS.sub('', part.text or ''))} "
    found = {place: list(keywords.topics) for place in texts}
    for word in (*keywords.bodies, *keywords.places):
        name = f" {fold_phrase(word).removeprefix('the ')} "
        for place in [place for place, text in texts.items() if name in text] or texts:
            found[place].append(word)
    return {place: tuple(words) for place, words in found.items()}


def without_text(story: PublishedStory) -> PublishedStory:
    """Return a story as a list names it: without text, deck and corrections."""
    original = replace(story.original, deck=None)
    return replace(story, deck=None, paragraphs=(), above=(), corrections=(), original=original)


def day_of(story: PublishedStory) -> date:
    """Return the day under which a story's statements stand."""
    return story.original.published_on or published_on(story.published_at)


def name_of(saying: Saying) -> str | None:
    """Return the name of a speaker as the house writes it, else as the original has it."""
    return saying.speaker_in_english or saying.speaker
