"""Structured data of a story for search engines and archives: schema.org's `NewsArticle` as JSON-LD."""

from __future__ import annotations

import msgspec

from marsad.edition.cite import address_of, translators_of
from marsad.edition.clean import clean_record
from marsad.edition.web import web_address
from marsad.records import PublishedStory, Site

# Inside <script> the parser looks for `</script` and `<!--`, JavaScript for line separators.
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def story_jsonld(story: PublishedStory, site: Site) -> str:
    """Return the JSON-LD of a story, safe to stand between `<script>` tags; empty for one taken back."""
    if story.withdrawn is not None:
        return ""
    story, site = clean_record(story), clean_record(site)
    address = address_of(story, site)
    article: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": story.headline,
        "inLanguage": story.lang,
        "articleSection": story.section,
        "datePublished": story.published_at.isoformat(),
        "dateModified": story.updated_at.isoformat(),
        "publisher": {"@type": "NewsMediaOrganization", "name": site.name, "url": site.address},
        "translationOfWork": _original(story),
    }
    source = web_address(story.original.address)
    if source:
        article["isBasedOn"] = source
    if story.deck:
        article["description"] = story.deck
    if story.original.author:
        article["author"] = _person(story.original.author)
    names = translators_of(story)
    if names:
        article["translator"] = [_person(name) for name in names]
    if story.editor.name and not story.editor.shielded:
        article["editor"] = _person(story.editor.name)
    keywords = story.keywords.people + story.keywords.places + story.keywords.bodies + story.keywords.topics
    if keywords:
        article["keywords"] = list(keywords)
    if story.corrections:
        article["correction"] = [
            {"@type": "CorrectionComment", "text": correction.text, "datePublished": correction.at.isoformat()}
            for correction in story.corrections
        ]
    return script_safe(msgspec.json.encode(article).decode())


def script_safe(text: str) -> str:
    """Return JSON that can't end the script element it stands in; the data stays the same."""
    for char, escape in _UNSAFE.items():
        text = text.replace(char, escape)
    return text


def _original(story: PublishedStory) -> dict[str, object]:
    """Return the work that was translated."""
    original = story.original
    work: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": original.headline,
        "inLanguage": original.lang,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": original.outlet_name,
            "alternateName": original.outlet_native,
        },
    }
    if original.published_on:
        work["datePublished"] = original.published_on.isoformat()
    if original.author:
        work["author"] = _person(original.author)
    address = web_address(original.address)
    if address:
        work["url"] = address
    return work


def _person(name: str) -> dict[str, str]:
    """Return a named person."""
    return {"@type": "Person", "name": name}
