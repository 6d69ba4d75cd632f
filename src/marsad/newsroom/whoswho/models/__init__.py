"""Rows of the Who's Who."""

from marsad.newsroom.whoswho.models.authority import Authority, Kind, SameAs
from marsad.newsroom.whoswho.models.evidence import Evidence, EvidenceKind
from marsad.newsroom.whoswho.models.judgement import Judgement, Verdict
from marsad.newsroom.whoswho.models.known import Fact, FactKind, FormKind, NameForm
from marsad.newsroom.whoswho.models.linking import LinkingMark, StoryLinking
from marsad.newsroom.whoswho.models.proposal import Link, Proposal

__all__ = [
    "Authority",
    "Evidence",
    "EvidenceKind",
    "Fact",
    "FactKind",
    "FormKind",
    "Judgement",
    "Kind",
    "Link",
    "LinkingMark",
    "NameForm",
    "Proposal",
    "SameAs",
    "StoryLinking",
    "Verdict",
]
