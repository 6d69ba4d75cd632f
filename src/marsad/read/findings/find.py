"""All checks, put to one reading."""

from __future__ import annotations

from marsad.read.findings.attribution_dropped import AttributionDropped
from marsad.read.findings.check import Check
from marsad.read.findings.hedge_dropped import HedgeDropped
from marsad.read.findings.name_differs import NameDiffers
from marsad.read.findings.number_differs import NumberDiffers
from marsad.read.findings.page import Page
from marsad.read.findings.speaker_inflated import SpeakerInflated
from marsad.read.findings.unsupported import Unsupported
from marsad.read.suggest.terms import LANGUAGES
from marsad.records import Finding, Reading

CHECKS: tuple[Check, ...] = (
    HedgeDropped(),
    SpeakerInflated(),
    NumberDiffers(),
    NameDiffers(),
    Unsupported(),
    AttributionDropped(),
)
"""In the order in which their findings are given."""


def find_findings(reading: Reading) -> tuple[Finding, ...]:
    """Return what is wrong with a story's headline and deck, measured by its own text.

    Nothing is reported where there is doubt, of a listing or a refused page, and in languages other than Arabic and
    English.

    Args:
        reading: a completed reading: names and statements are in it.
    """
    if reading.kind != "story" or reading.lang not in LANGUAGES:
        return ()
    page = Page(reading)
    if not page.sentences:
        return ()
    found: list[Finding] = []
    for check in CHECKS:
        for finding in check.find(page):
            if not any(other.check in check.yields_to and _meet(finding, other) for other in found):
                found.append(finding)
    return tuple(found)


def _meet(one: Finding, two: Finding) -> bool:
    """Tell whether two findings are about the same words of headline or deck."""
    (start, end), (from_, to) = one.spans[0], two.spans[0]
    return start < to and from_ < end
