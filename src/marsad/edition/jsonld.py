"""Structured data of a story for search engines and archives: schema.org's `NewsArticle` as JSON-LD."""

from __future__ import annotations

import msgspec

from marsad.edition.cite import address_of, translators_of
from marsad.edition.clean import clean_record
from marsad.edition.sayings import ShownSaying, shown_sayings
from marsad.edition.web import web_address
from marsad.records import PublishedStory, Site, Span
from marsad.text.quoted import shown_content

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
        "translationOfWork": _original(story, site),
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


def statements_of(story: PublishedStory, site: Site) -> list[dict[str, object]]:
    """Return what the original says in somebody's name, as parts of it.

    Only what a person stands for: a machine's guess at who said what has no place in data that others
    take for ours. What is quoted word for word is a `Quotation`, what is reported a `Claim`; views and
    wishes are neither.
    """
    places = [("above-said", part) for part in story.above]
    places += [(f"p{number}", part) for number, part in enumerate(story.paragraphs, 1)]
    return [
        _statement(shown, place, story, site)
        for place, part in places
        for shown in shown_sayings(part, story, site)
        if shown.saying.confirmed and shown.saying.manner != "thought" and not shown.saying.begun
    ]


def _statement(shown: ShownSaying, place: str, story: PublishedStory, site: Site) -> dict[str, object]:
    """Return one statement with its place, its speaker and, as the credit, who carried it."""
    saying = shown.saying
    statement: dict[str, object] = {
        "@type": "Quotation" if saying.kind == "direct" else "Claim",
        "url": f"{address_of(story, site)}#{place}",
        "inLanguage": story.original.lang,
        "text": _content_of(saying.id, story),
    }
    if carriers := [link.name for link in shown.links[1:]]:
        statement["creditText"] = "; ".join(carriers)
    if shown.name and saying.named:
        statement["spokenByCharacter" if saying.kind == "direct" else "creator"] = _speaker(shown, story)
    elif shown.name:
        statement["creditText"] = "; ".join([*(link.name for link in shown.links[1:]), shown.name])
    hedges = _hedges_of(saying.id, story)
    if hedges:
        statement["description"] = f"The original hedges: {'; '.join(hedges)}"
    return statement


def _content_of(statement: str, story: PublishedStory) -> str:
    """Return what was said in the words of the original, from all paragraphs that it runs over."""
    text = ""
    spans: list[Span] = []
    for part in (*story.above, *story.paragraphs):
        mine = [span for saying in part.sayings if saying.id == statement for span in saying.content]
        spans += [(start + len(text), end + len(text)) for start, end in mine]
        text += f"{part.original or '…'}\n\n"
    return shown_content(text, spans)


def _hedges_of(statement: str, story: PublishedStory) -> list[str]:
    """Return the words by which the original hedges a statement."""
    return [
        (part.original or "")[start:end].strip()
        for part in (*story.above, *story.paragraphs)
        for saying in part.sayings
        if saying.id == statement
        for start, end in saying.hedge
    ]


def _speaker(shown: ShownSaying, story: PublishedStory) -> dict[str, str]:
    """Return a named speaker; whether it is a person is said only where the story's keywords or an office tell."""
    speaker = {"name": shown.name or ""}
    if shown.name in story.keywords.bodies:
        speaker["@type"] = "Organization"
    elif shown.name in story.keywords.people or shown.saying.office:
        speaker["@type"] = "Person"
    if shown.printed:
        speaker["alternateName"] = shown.printed
    if shown.saying.office and speaker.get("@type") == "Person":
        speaker["jobTitle"] = shown.saying.office
    return speaker


def _original(story: PublishedStory, site: Site) -> dict[str, object]:
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
    statements = statements_of(story, site)
    if statements:
        work["hasPart"] = statements
    return work


def _person(name: str) -> dict[str, str]:
    """Return a named person."""
    return {"@type": "Person", "name": name}
