"""The colophon: who translated a text."""

from __future__ import annotations

import re

from marsad.read.nameforms import LATIN_NAME

_NAME = rf"(?:[Tt]he\s)?{LATIN_NAME}"
_BY = re.compile(
    r"\b(?:translat(?:ed|ion)|english(?: version| text)?|rendered (?:into english|from))\b[^.:;]{0,60}?"
    rf"\bby\b:?\s(?P<by>{_NAME})"
    rf"|(?:\b(?:translation|translators?|translated|english(?:\sversion|\stext)?)\s*[:|–—-]|^[Tt]r(?:ansl?)?\.:?)\s?(?P<colon>{_NAME})"
    rf"|^(?P<lead>(?:The\s)?{LATIN_NAME})\s(?:has\s|have\s)?(?:\w+,\s){{0,2}}(?:\w+,?\sand\s)?translated\b"
    rf"|\b(?:edited|abridged|condensed|adapted)\s(?:and|&)\stranslated\s(?:[\w ]{{0,40}}\s)?by\s(?P<edited>{_NAME})",
    re.MULTILINE,
)
_BY_START = re.compile(r"translat|english|rendered|^tr(?:ansl?)?\.", re.IGNORECASE)
_LEAD_WORDS = re.compile(
    r"(?:(?<!The\s)(?<!THE\s)|(?!\w+\s[A-Z]))"  # not in a name: "The Translated Page"
    r"\b(?:translat(?:ed|ion|or)|edited|abridged|english(?: version)?|rendered|and|by|from|the arabic|arabic)\b",
    re.IGNORECASE,
)
_AR_NAME = r"[«\"]?[\u0621-\u065f]+(?:\s[\u0621-\u065f]+){0,4}"
_AR_BY = re.compile(
    r"(?:^|[\s(|،,.\-–])(?:ترجمة|ترجمه|ترجمتها|ترجمته|ترجمها|ترجمت|نقله|نقلها)"
    r"(?:\s(?:وتحرير|وتحريره|وإعداد|بتصرف))?(?:\s(?:عن|من|إلى)\s(?:ال)?\w+)?"
    rf"\s?[:/\-–]\s?(?P<colon>{_AR_NAME})"
    rf"|^(?:ترجمة|ترجمها|ترجمه|ترجمته)\s(?P<bare>{_AR_NAME})\s*[.|]?$"
    r"|(?:ترجم هذا|تُرجم هذا|ترجمت هذه|تُرجمت هذه|ترجمه|قامت بترجمة)[^.]{0,60}?(?:من قبل|بواسطة|في|فريق)"
    rf"\s(?P<passive>{_AR_NAME})"
)


def find_translator(text: str) -> tuple[int, int] | None:
    """Return where a line or a notice names its translator, a person or a house, or None.

    >>> text = "This article was translated and edited by The Example Review. It is theirs."
    >>> text[slice(*find_translator(text))]
    'The Example Review'
    """
    window = text[:1500]
    if _BY_START.search(window):
        match = _BY.search(_lower_lead(window))
        if match:
            return _trim(text, *next(match.span(name) for name in match.re.groupindex if match[name]))
    match = _AR_BY.search(window) if "رجم" in window or "نقل" in window else None
    if match:
        return _trim(text, *next(match.span(name) for name in match.re.groupindex if match[name]))
    return None


def _lower_lead(text: str) -> str:
    """Write "Translated", "TRANSLATED BY" small, at the same length, so that names alone are capital."""
    return _LEAD_WORDS.sub(lambda match: match.group().lower(), text)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    printed = text[start:end]
    cut = re.search(r"[.،,](?:\s|$)|\s(?:for|in|on|from|and edited|and)\s[a-zA-Z]*$", printed)
    if cut and not re.search(r"\b[A-Z]\.$", printed[: cut.start() + 1]):
        end = start + cut.start()
    return start, start + len(text[start:end].rstrip(' .«»"'))
