"""What a single line is by its own words, wherever it stands: furniture, heading, notice, caption, keywords."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from marsad.read.boxes import is_asking, is_pointer, is_tool
from marsad.read.notices import SURE, has_notice_sign, weigh_notice
from marsad.read.words import Words, any_of, load_words
from marsad.text.normalise import fold_phrase

LineKind = Literal[
    "furniture", "section", "related", "comments", "listing", "keywords", "notice", "caption", "copyright", "text"
]

_SEPARATORS = re.compile(r"\s*[|•·●■›»>]\s*|\s+[/–—-]\s+|\s{3,}")
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)\s|copyright\b\s*(?:©|\(c\)|\d{4})|(?:جميع |كل )?(?:ال)?حقوق .{0,40}محفوظة)"
    r"|all rights reserved\.?$|(?:©|\(c\))\s*\d{4}",
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
_BRACKET_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]$")
_TERMINAL = re.compile(r"[.!?؟…。:؛]['\"”’»)\]]*$")
_CRUMBS = re.compile(r"^[^>›»\n]{1,40}(?:\s[>›»]\s[^>›»\n]{1,120}){1,5}$")
_CRUMBS_SLASHED = re.compile(r"^[^/\n]{1,40}(?:\s/\s[^/\n]{1,60}){1,5}$")
_HOMES = frozenset(("home", "homepage", "الرييسيه", "الصفحه الرييسيه", "you are here", "accueil"))
_JOINT = re.compile(r"([^»|]{3,24})\s[»|]\s(.+)")
_HASHTAGS = re.compile(r"(?:#[^\W_][\w]*[\s,،|·•]*)+")
_ANSWERED = re.compile(any_of("comment_headings"), re.IGNORECASE)
_LABEL_INSIDE = re.compile(r"[.|•·]\s[^.|•·:]{3,20}:")


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
    if len(text) > _CACHED:
        return _classify(text, folded)
    return _classify_short(text)


def _classify(text: str, folded: str | None = None) -> LineKind:
    words = load_words()
    if len(text) > 1500:
        return "text"
    notice = has_notice_sign(text)
    if len(text) > 200 and not notice:
        return "text"
    folded = folded or fold_phrase(text)
    if not folded:
        return "furniture"
    if text[0] == "#" and _HASHTAGS.fullmatch(text):
        return "keywords"
    if len(text) <= 200:
        head, colon, rest = text.partition(":")
        if not colon and (joint := _JOINT.match(text)):
            head, colon, rest = joint[1], ":", joint[2]
        opening = fold_phrase(head) if colon and len(head) < 40 else ""
        if kind := _heading(text, folded, opening, rest, words):
            return kind
        if len(text) < 160 and any(sign in text.lower() for sign in _RIGHTS) and _COPYRIGHT.search(text):
            return "copyright"
        if notice and weigh_notice(folded).weight >= SURE:
            return "notice"
        if _is_furniture(text, folded, opening, words) or _READING_TIME.search(text) or _COUNTER.search(text):
            return "furniture"
        if any(sign in text for sign in _CAPTION_SIGNS) and _CAPTION.search(text):
            return "caption"
    if notice and weigh_notice(folded).weight >= SURE:
        return "notice"
    return "text"


_CACHED = 60
_classify_short = lru_cache(maxsize=8192)(_classify)
"""Menus, buttons and headings stand on every page of an outlet: each is told once."""


def is_bracket_caption(text: str) -> bool:
    """Say whether a line ends in a bracketed credit, as captions do: "The well (Sada)"."""
    short = bool(_BRACKET_END.search(text)) and text.count(" ") >= 2 and not is_terminal(text.rstrip(")]"))
    return short and not is_signed(text)


def is_signed(text: str) -> bool:
    """Say whether a line is an item of two sentences or more, or of a long one, with its outlet in brackets behind.

    >>> is_signed("The port is shut. Forty ships wait outside, the harbour master said on Sunday night. (AMA)")
    True
    """
    m = _SIGNED.search(text)
    if m is None or m.start() <= _ITEM:
        return False
    return m.start() > 2 * _ITEM or _SENTENCE_END.search(text[: m.start()]) is not None


_ITEM = 60
"""Characters from which what stands before a bracket is more than a caption."""
_SIGNED = re.compile(r"[.!?؟»”] \([^()]{2,30}\)\.?$")
_SENTENCE_END = re.compile(r"[.!?؟] \S")


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
    if _ANSWERED.match(text):
        return "comments"
    if opening and opening.rsplit(" ", 1)[-1] in words.keywords and _LABEL_INSIDE.search(text):
        return "keywords"
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
    if is_tool(text) or is_asking(text) or is_pointer(text):
        return True
    if len(text) <= 160:
        if parts[0] in words.start_words and any(" ".join(parts[:size]) in words.starts for size in range(1, 5)):
            return True
        if opening in words.starts_colon or opening in words.related:
            return True
    split = _SEPARATORS.split(text)
    segments = [part for part in map(fold_phrase, split) if part] if len(split) > 1 else []
    if opening and fold_phrase(text.partition(":")[2]) in words.sections:
        return True
    if len(segments) > 1:
        if _CRUMBS.match(text) or (segments[0] in _HOMES and _CRUMBS_SLASHED.match(text)):
            return True
        return all(part in words.furniture or part in words.sections or _READING_TIME.match(part) for part in segments)
    return len(parts) > 2 and all(part in words.furniture or part in words.sections for part in parts)
