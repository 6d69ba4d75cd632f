"""What a single line is by its own words, wherever it stands: furniture, heading, notice, caption, keywords."""

from __future__ import annotations

import re
from typing import Literal

from marsad.read.words import Words, any_of, load_cues, load_words
from marsad.text.normalise import fold_phrase

LineKind = Literal[
    "furniture", "section", "related", "comments", "listing", "keywords", "notice", "caption", "copyright", "text"
]

_SEPARATORS = re.compile(r"\s*[|•·●■›»>]\s*|\s+[/–—-]\s+|\s{3,}")
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)\s|copyright\b\s*(?:©|\(c\)|\d{4})|(?:جميع |كل )?(?:ال)?حقوق .{0,40}محفوظة)"
    r"|all rights reserved\.?$|©\s*\d{4}",
    re.IGNORECASE,
)
_RIGHTS = ("©", "(c)", "copyright", "rights reserved", "حقوق")
_CAPTION_SIGNS = (":", ")", "]", "photo", "صورة", "أرشيف", "by ")
_READING_TIME = re.compile(
    r"^~?\d{1,3}\s*(?:-\s*\d+\s*)?(?:min(?:ute)?s?\b\.?(?:\s+read(?:ing)?)?|دقائق|دقيقة)(?:\s+للقراءة)?$", re.IGNORECASE
)
_COUNTER = re.compile(
    rf"^\(?\d[\d.,kKمM]{{0,8}}\)?\s*{any_of('counted')}?$|^عدد \w+(?: \w+)?\s*:\s*\d+$", re.IGNORECASE
)
_CAPTION = re.compile(
    rf"^{any_of('caption_starts')}\s*(?:by\b|:|/|\()"
    rf"|[(\[]\s*{any_of('caption_brackets')}\b[^()]{{0,80}}[)\]]\.?$"
    rf"|[.\s–—|(/-]{any_of('caption_credits')}\s*:\s*[^:]{{2,60}}$"
    r"|^(?:صورة (?:أرشيفية|من الأرشيف|تعبيرية)|أرشيف(?:ية)?)\b",
    re.IGNORECASE,
)
_NOTICE = load_cues()["notice_signs"]
"""Every notice has one of these; to look for them is cheap."""
_BRACKET_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]$")
_TERMINAL = re.compile(r"[.!?؟…。:؛]['\"”’»)\]]*$")
_CRUMBS = re.compile(r"^[^>›»/\n]{1,40}(?:\s[>›»/]\s[^>›»/\n]{1,60}){1,5}$")
_HOMES = frozenset(("home", "homepage", "الرئيسيه", "الصفحه الرئيسيه", "you are here", "accueil"))


def is_terminal(text: str) -> bool:
    """Say whether a text ends as a sentence does."""
    return bool(_TERMINAL.search(text[-6:]))


def is_sentence(text: str) -> bool:
    """Say whether a text is made of sentences: it ends as one and has the length of one."""
    return is_terminal(text) and text.count(" ") >= 5


def classify_line(text: str, folded: str | None = None) -> LineKind:
    """Return what a line is by its words alone; "text" where the words do not tell.

    Args:
        text: The line.
        folded: Its folded form, where the caller has it already.

    >>> classify_line("Share | Print"), classify_line("Comments (3)"), classify_line("الكلمات المفتاحية: مياه")
    ('furniture', 'comments', 'keywords')
    """
    words = load_words()
    if len(text) > 1500:
        return "text"
    low = text.lower()
    notice = len(text) > 15 and any(word in low for word in _NOTICE)
    if len(text) > 200 and not notice:
        return "text"
    folded = folded or fold_phrase(text)
    if not folded:
        return "furniture"
    if len(text) <= 200:
        head, colon, rest = text.partition(":")
        opening = fold_phrase(head) if colon and len(head) < 40 else ""
        if kind := _heading(text, folded, opening, rest, words):
            return kind
        if len(text) < 160 and any(sign in low for sign in _RIGHTS) and _COPYRIGHT.search(text):
            return "copyright"
        if _is_furniture(text, folded, opening, words) or _READING_TIME.search(text) or _COUNTER.search(text):
            return "furniture"
        if any(sign in text for sign in _CAPTION_SIGNS) and _CAPTION.search(text):
            return "caption"
    if notice and words.disclaimer.search(folded):
        return "notice"
    return "text"


def is_bracket_caption(text: str) -> bool:
    """Say whether a line ends in a bracketed credit, as captions do: "The well (Sada)"."""
    return bool(_BRACKET_END.search(text)) and text.count(" ") >= 2 and not is_terminal(text.rstrip(")]"))


def _heading(text: str, folded: str, opening: str, rest: str, words: Words) -> LineKind | None:
    """Tell the headings that open a part of the page, alone or before a colon (then `opening` and `rest`)."""
    if folded[-1].isdigit() or folded[0].isdigit():
        bare = folded.strip("0123456789").strip()
        if bare in words.comments:
            return "comments"
    if folded in words.keywords:
        return "keywords"
    if folded in words.related:
        return "related"
    if folded in words.comments:
        return "comments"
    if opening:
        if opening in words.keywords and len(opening) < 30:
            return "keywords"
        if opening in words.listing:
            return "listing"
        if opening in words.related and rest.strip() == "":
            return "related"
    first = folded.split(" ", 6)
    if len(first) <= 6 and (" ".join(first[:2]) in words.listing) and not is_terminal(text):
        return "listing"
    if folded in words.sections:
        return "section"
    return None


def _is_furniture(text: str, folded: str, opening: str, words: Words) -> bool:
    if folded in words.furniture:
        return True
    parts = folded.split()
    if len(text) <= 160:
        if parts[0] in words.start_words and any(" ".join(parts[:size]) in words.starts for size in range(1, 5)):
            return True
        if opening in words.starts_colon or opening in words.related:
            return True
    segments = [fold_phrase(part) for part in _SEPARATORS.split(text)] if _SEPARATORS.search(text) else []
    segments = [part for part in segments if part]
    if len(segments) > 1:
        if segments[0] in _HOMES and _CRUMBS.match(text):
            return True
        return all(part in words.furniture or part in words.sections or _READING_TIME.match(part) for part in segments)
    return len(parts) > 2 and all(part in words.furniture or part in words.sections for part in parts)
