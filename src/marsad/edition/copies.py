"""A story as it leaves the house, in a feed or a reader: its text, then the credit and the disclaimer."""

from __future__ import annotations

from markupsafe import Markup, escape

from marsad.edition.cite import cite_text
from marsad.edition.words import dir_of
from marsad.records import Paragraph, PublishedStory, Site

_SHAPES = {
    "subheading": Markup("<h2>{}</h2>"),
    "quote": Markup("<blockquote><p>{}</p></blockquote>"),
    "question": Markup("<p><strong>{}</strong></p>"),
}
_PLAIN = Markup("<p>{}</p>")


def copy_html(story: PublishedStory, site: Site) -> str:
    """Return a story as simple HTML that any feed reader shows, with credit and disclaimer at its end.

    Raises:
        BadInput: The story was taken back.
    """
    parts = [Markup('<div lang="{}" dir="{}">').format(story.lang, dir_of(story.lang))]
    parts += [_shape(part) for part in story.paragraphs if part.text]
    parts += [Markup("</div>"), _PLAIN.format(cite_text(story, site))]
    if site.disclaimer:
        parts.append(_PLAIN.format(site.disclaimer))
    return str(Markup("\n").join(parts))


def copy_text(story: PublishedStory, site: Site) -> str:
    """Return a story as plain text, with credit and disclaimer at its end.

    Raises:
        BadInput: The story was taken back.
    """
    parts = [part.text for part in story.paragraphs if part.text]
    return "\n\n".join([*parts, cite_text(story, site), *([site.disclaimer] if site.disclaimer else [])])


def _shape(part: Paragraph) -> Markup:
    """Return one paragraph in the element of its kind."""
    return _SHAPES.get(part.kind, _PLAIN).format(escape(part.text or ""))
