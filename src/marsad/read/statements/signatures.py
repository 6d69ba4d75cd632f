"""Who signs an Arabic page where its structure credits nobody: a line such as "الميناء - الراية البحرية"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from marsad.read.imprint import TOWNS
from marsad.read.outletnames import is_paper_like, is_writer
from marsad.read.statements.press import OutletOf
from marsad.read.words import any_of, load_cues, load_words
from marsad.records import Carrier, Reading
from marsad.text.normalise import fold_phrase

_LONGEST = 75
_HEAD = 10
"""Lines that a story's head has at most."""
_BODY = 90
"""Characters from which a paragraph is the story's and no line of its head."""
_PARTS = re.compile(r"\s*[|/–—()]\s*|\s+[-ـ]\s+|(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})|\s*:\s*(?=[«“\"])")
_QUOTED = re.compile(r"(?:\w+\s){0,2}[«“\"](?P<name>[^«»“”\"]{2,40})[»”\"]")
_AGENCIES = re.compile(r"(?:ال)?وكالات")
_SENTENCE = re.compile(r"[.؟?!…،؛:]|\d")
_SOUNDS = frozenset(map(fold_phrase, (*load_cues()["arabic_paper_heads"], "منصة", "يومية", "راديو", "نشرة")))
"""Words that papers are called by, beside those that every reader of names knows."""
_INTERVIEW = re.compile(r"حوار|حاور|مقابل[ةه]|أجر[ىت] (?:ال)?(?:لقاء|حوار|مقابلة)|التق[اىت]")


def signing_lines(reading: Reading) -> list[str]:
    """Return the short lines between a headline and its story, and the last one."""
    kinds = [b for b in reading.blocks if b.kind != "headline" and b.spans]
    blocks = [reading.text[b.spans[0][0] : b.spans[-1][1]] for b in kinds]
    long = (at for at, words in enumerate(blocks) if len(words) > _BODY and kinds[at].kind == "body")
    body = next(long, len(blocks))
    body = min(body, _HEAD)
    return [line for line in [*blocks[:body], *blocks[body + 1 :][-1:]] if len(line) <= _LONGEST and "\n" not in line]


def signing_name(line: str, is_place: Callable[[str], bool]) -> tuple[str, bool] | None:
    """Return the outlet that a line is signed with, and whether it is an agency's; None where it names none.

    >>> signing_name("الميناء - الراية البحرية", lambda name: name == "الميناء")
    ('الراية البحرية', False)
    >>> signing_name("الميناء-نهرا", lambda name: False)
    ('نهرا', True)
    >>> signing_name("الميناء - فهد المطيران", lambda name: name == "الميناء") is None
    True
    """
    parts = [part for part in _PARTS.split(line) if part]
    for number, part in enumerate(parts):
        placed = fold_phrase(part) in TOWNS or is_place(part)
        if _AGENCIES.fullmatch(part):
            return part, True
        if _SENTENCE.search(part) or len(part.split()) > 5:
            continue
        if number and not (placed or is_writer(parts[0]) or is_no_name(part)) and _is_bracketed(line, part):
            return part, True
        if (quoted := _QUOTED.fullmatch(part)) and len(parts) > 1:
            return quoted["name"], "وكالة" in part
        if sounds_like_outlet(part):
            return part, part.startswith(("وكالة", "أنباء"))
        if len(parts) > 1 and is_paper_like(part) and not placed:
            return part, False
        if number and not placed and _is_behind_stroke(line, part) and not is_writer(part):
            return part, True
        if _is_agency(part) and len(parts) == 2 and is_place(parts[1 - number]):
            return part, True
    return None


_STROKES = re.compile(r"\s*[|/–—،]\s*|\s+[-ـ]\s+|\s-|-\s")


def signing_too(reading: Reading, credited: tuple[int, int], outlet_of: OutletOf) -> list[Carrier]:
    """Return the agencies that sign a line behind the outlet it credits: "الميناء - «الضحى» - نهرا برس"."""
    start = reading.text.rfind("\n", 0, credited[0]) + 1
    end = reading.text.find("\n", credited[1])
    end = len(reading.text) if end < 0 else end
    if end - start > _LONGEST:
        return []
    names = [part.strip('«»"“” ') for part in _STROKES.split(reading.text[credited[1] : end].lstrip('»"”'))]
    return [
        Carrier(name, "agency")
        for name in names
        if fold_phrase(name) not in TOWNS
        and (_AGENCIES.fullmatch(name) or (sounds_like_outlet(name) and not is_writer(name)) or outlet_of(name))
    ]


def _is_agency(part: str) -> bool:
    """Tell whether a word alone, beside a place, can be an agency's name: no "خاص", no writer."""
    return " " not in part and len(part) > 2 and not is_no_name(part) and not is_writer(part)


_NO_NAME = re.compile(any_of("arabic_filler"))


def is_no_name(words: str) -> bool:
    """Tell whether what stands where an outlet signs only says whose work it is: "خاص"."""
    return _NO_NAME.fullmatch(words) is not None


def sounds_like_outlet(name: str) -> bool:
    """Tell whether a name has a word of outlets' names: نداء الساحل, نبأ برس."""
    words = fold_phrase(name).split()
    known = load_words().outlet_words | _SOUNDS
    return len(words) > 1 and bool({words[0], words[0].removeprefix("ال"), words[-1]} & known)


_PLACE = r"(?:[^\W\d]|[\u064b-\u0652])+(?: (?:[^\W\d]|[\u064b-\u0652])+){0,2}"


def _is_bracketed(line: str, name: str) -> bool:
    """Tell whether a name stands as agencies' do, in brackets behind a place."""
    return bool(
        re.fullmatch(rf"{_PLACE}(?:[،,] \d{{1,2}} \w+(?: \d{{4}})?)? \({re.escape(name)}\)", line)
    ) and not is_writer(name)


def _is_behind_stroke(line: str, name: str) -> bool:
    """Tell whether a name stands as agencies' do, behind a place and a stroke without spaces."""
    return bool(re.fullmatch(rf"{_PLACE}[-/]{re.escape(name)}", line))


def is_interview(reading: Reading) -> bool:
    """Tell whether a line says who made an interview, which is the work of the outlet that it was given to."""
    return any(_INTERVIEW.match(line) for line in signing_lines(reading))


def names_signed(reading: Reading, is_place: Callable[[str], bool]) -> Iterator[tuple[str, bool]]:
    """Yield the outlets that the lines of a page's head and foot are signed with."""
    for line in signing_lines(reading):
        if found := signing_name(line, is_place):
            yield found
