"""The colophon: who translated a text, and what the house answers for."""

from __future__ import annotations

import re

from marsad.read.nameforms import LATIN_NAME
from marsad.text.normalise import fold_phrase

_BY = re.compile(
    rf"\b(?:translat(?:ed|ion)|english version|rendered into english)\b[^.:;]{{0,60}}?\b(?:by|BY)\b:?\s(?P<name>(?:[Tt]he\s)?{LATIN_NAME})"
    rf"|\b(?i:translation|translators?|translated)\s*[:–—-]\s?(?P<name2>(?:The\s)?{LATIN_NAME})"
    rf"|^(?P<name3>(?:The\s)?{LATIN_NAME})\s(?:has\s)?translated\b"
    rf"|\b(?:edited|abridged|condensed|adapted)\s(?:and|&)\stranslated\s(?:[\w ]{{0,40}}\s)?by\s(?P<name4>(?:[Tt]he\s)?{LATIN_NAME})",
    re.MULTILINE,
)
_BY_START = re.compile("translat|english version|rendered", re.IGNORECASE)
_AR_BY = re.compile(
    r"(?:^|[\s(|،,.\-–])(?:ترجمة|ترجمه|ترجمتها|ترجمته|ترجمها|ترجمت|نقله|نقلها)(?:\s(?:وتحرير|وتحريره|وإعداد|بتصرف))?(?:\s(?:عن|من|إلى)\s(?:ال)?\w+)?\s?[:/\-–]\s?(?P<name>[«\"]?[\u0621-\u065f]+(?:\s[\u0621-\u065f]+){0,4})"
    r"|^(?:ترجمة|ترجمها|ترجمه|ترجمته)\s(?P<name2>[\u0621-\u065f]+(?:\s[\u0621-\u065f]+){0,3})\s*[.|]?$"
    r"|(?:ترجم هذا|تُرجم هذا|ترجمت هذه|تُرجمت هذه|ترجمه|قامت بترجمة)[^.]{0,60}?(?:من قبل|بواسطة|في|فريق)\s(?P<name3>[\u0621-\u065f]+(?:\s[\u0621-\u065f]+){0,4})"
)
_ANSWERS = re.compile(
    "responsib|not verified|not independently|necessarily|opinions expressed|views expressed|views of|the author alone|vouch|endorse|"
    "مسؤوليه|مسووليه|لا يعبر|لا تعبر|يعبر عن|تعبر عن|عاتق|يتحمل|لم تتحقق|لا تتحمل|الاراء الوارده|الاراء المنشوره"
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


def is_disclaimer(text: str) -> bool:
    """Say whether a notice limits what the house answers for, beyond naming a translator."""
    return bool(_ANSWERS.search(fold_phrase(text[:1500])))


def _lower_lead(text: str) -> str:
    """Write "Translated", "TRANSLATED BY" small, at the same length, so that names alone are capital."""
    return re.sub(
        r"\b(?:TRANSLATED|Translated|TRANSLATION|Translation|Translator|Edited|EDITED|Abridged|English version|AND|BY|By|FROM|From|Arabic|ARABIC|the Arabic)\b",
        lambda match: match.group().lower(),
        text,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    printed = text[start:end]
    cut = re.search(r"[.،,](?:\s|$)|\s(?:for|in|on|from|and edited|and)\s[a-zA-Z]*$", printed)
    if cut and not re.search(r"\b[A-Z]\.$", printed[: cut.start() + 1]):
        end = start + cut.start()
    return start, start + len(text[start:end].rstrip(" .«»\""))
