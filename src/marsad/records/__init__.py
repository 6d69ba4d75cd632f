"""Frozen records that cross borders between the parts of Marsad.

Parts below the Django line are strangers: they meet only here. Every record is an immutable
`msgspec.Struct`, which gives us checked YAML and JSON in, fast JSON out and a JSON Schema.
"""

from marsad.records.actor import Actor, ActorEntry, ActorFact, ActorSaying, Appearance, Companion
from marsad.records.authority import Authority, AuthorityKind, Evidence, Fact, FactKind, FormKind, NameForm
from marsad.records.capture import Capture, CapturePlace, FeedEntry, FeedListing, NotModified, RefusedInput
from marsad.records.edition import Edition
from marsad.records.outlet import FeedDeclaration, Outlet, OutletName, PageShape, StanceLabel
from marsad.records.publication import (
    Correction,
    Keywords,
    Original,
    Paragraph,
    Person,
    PublishedStory,
    Saying,
    Site,
    Withdrawal,
)
from marsad.records.reading import (
    SCHEMA,
    Attribution,
    Block,
    Carrier,
    Entry,
    Field,
    Finding,
    Mention,
    Reading,
    Refusal,
    Span,
    Speaker,
    Suggestion,
)
from marsad.records.search import Facet, SearchDocument, SearchHit, SearchQuery, SearchResults, Spelling

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorEntry",
    "ActorFact",
    "ActorSaying",
    "Appearance",
    "Attribution",
    "Authority",
    "AuthorityKind",
    "Block",
    "Capture",
    "CapturePlace",
    "Carrier",
    "Companion",
    "Correction",
    "Edition",
    "Entry",
    "Evidence",
    "Facet",
    "Fact",
    "FactKind",
    "FeedDeclaration",
    "FeedEntry",
    "FeedListing",
    "Field",
    "Finding",
    "FormKind",
    "Keywords",
    "Mention",
    "NameForm",
    "NotModified",
    "Original",
    "Outlet",
    "OutletName",
    "PageShape",
    "Paragraph",
    "Person",
    "PublishedStory",
    "Reading",
    "Refusal",
    "RefusedInput",
    "Saying",
    "SearchDocument",
    "SearchHit",
    "SearchQuery",
    "SearchResults",
    "Site",
    "Span",
    "Speaker",
    "Spelling",
    "StanceLabel",
    "Suggestion",
    "Withdrawal",
]
