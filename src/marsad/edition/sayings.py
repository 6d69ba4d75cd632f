"""Who says what in an original, as its page shows it: in a paragraph, or in headline and deck."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from marsad.edition.chain import ChainLink, keyword_page, lang_of_name, links_of
from marsad.records import Paragraph, PublishedStory, Saying, Site

NOBODY: Mapping[str, str] = MappingProxyType({})


class ShownSaying(Struct, frozen=True, kw_only=True):
    """One statement as it is shown.

    Attributes:
        saying: The statement.
        original: The text of the original that its spans count in.
        lang: The language of the original.
        links: Who carried it, the edition at their head.
        name: The speaker's name, as the house writes it where it knows it; None where nobody is named.
        name_lang: The language of the name, where it is not the page's.
        printed: The name as the original has it, where the house writes it in another way.
        path: The page about the speaker, if there is one.
        hedges: The words by which the original hedges.
        inside: The name of the speaker in whose words it stands, or None.
        sure: Nothing but the statement itself is left to be confirmed; False where a machine guessed whom a name means.
    """

    saying: Saying
    original: str
    lang: str
    links: tuple[ChainLink, ...]
    name: str | None
    name_lang: str | None = None
    printed: str | None = None
    path: str | None = None
    hedges: tuple[str, ...] = ()
    inside: str | None = None
    sure: bool = True


def sayings_above(story: PublishedStory, site: Site, actors: Mapping[str, str] = NOBODY) -> tuple[ShownSaying, ...]:
    """Return who says what in the original's headline and deck."""
    return tuple(shown for part in story.above for shown in shown_sayings(part, story, site, actors))


def shown_sayings(
    part: Paragraph, story: PublishedStory, site: Site, actors: Mapping[str, str] = NOBODY
) -> tuple[ShownSaying, ...]:
    """Return who says what in a paragraph; nothing where its original or its translation is not shown.

    Args:
        part: The paragraph.
        story: Its story.
        site: The edition.
        actors: Names of the story that lead to an actor's page, each with the page's path.
    """
    if part.text is None or part.original is None or story.withdrawn is not None:
        return ()
    speakers = {saying.id: _name(saying) for each in (*story.above, *story.paragraphs) for saying in each.sayings}
    return tuple(_shown(saying, part.original, story, site, speakers, actors) for saying in part.sayings)


def _shown(
    saying: Saying,
    original: str,
    story: PublishedStory,
    site: Site,
    speakers: dict[str, str | None],
    actors: Mapping[str, str],
) -> ShownSaying:
    name = _name(saying)
    return ShownSaying(
        saying=saying,
        original=original,
        lang=story.original.lang,
        links=links_of(saying.chain, story, site, confirmed=saying.confirmed),
        name=name,
        name_lang=lang_of_name(name, story) if name else None,
        printed=saying.speaker if name != saying.speaker else None,
        path=actors.get(saying.speaker or "") or (keyword_page(name, story) if name else None),
        hedges=tuple(dict.fromkeys(words for start, end in saying.hedge if (words := original[start:end].strip()))),
        inside=speakers.get(saying.parent or ""),
    )


def _name(saying: Saying) -> str | None:
    return saying.speaker_in_english or saying.speaker
