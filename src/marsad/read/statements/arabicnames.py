"""Arabic names of persons made whole: no capitals tell where they begin, but given names, titles and sources do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.read.statements.givennames import OF_A_STATE, follows_office, is_given, opens_name
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.nameends import is_relative
from marsad.read.statements.officenouns import is_plural, noun_in
from marsad.records import Span
from marsad.text.normalise import fold_phrase

Name = tuple[str, int, int]
"""A name's kind and span."""

_WORD = re.compile(r"[^\W\d_][\w’'ـ\u064b-\u0652-]*")
_COMPOUND = frozenset(("الله", "الحق", "الخير", "الدين", "الرحمن", "النور", "الاسلام", "الكريم", "الرب"))
_PATRONYMIC = frozenset(("بن", "ابن", "بنت", "ود", "ولد", "ال", "ايت"))
_SON = re.compile(r" (?:بن|ولد|بنت|ابن|آل|[آأ]يت)(?: سي)? [^\W\d_][\w\u064b-\u0652]+")
_TWO_WORDS = re.compile(r"(?<!\w)(?P<given>[^\W\d_]{2,})(?= (?P<second>[^\W\d_][\w\u064b-\u0652]+))")
_CALLED = re.compile(r"(?<!\w)(?P<noun>ال\w{3,}) (?P<given>[^\W\d_]{2,}) $")
"""A calling and a given name before a surname: the runner *Shahd* al-Rifai."""
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round a name.

    Attributes:
        sources: spans of the sources of statements.
        places: what is no name of a person, folded.
        longer: names of persons without their last word: what is among them is called by its given name.
        surnames: the last words of the longer names.
    """

    sources: Sequence[Span]
    places: set[str]
    longer: set[str]
    surnames: set[str]


def widen_name(text: str, start: int, end: int, around: Around, lexicon: Lexicon) -> Span:
    """Return the span of a person's name with what was cut off, and without the adjective or place before it."""
    words = list(_WORD.finditer(text, start, end))
    before = fold_phrase(text[max(start - 16, 0) : start]).split()[-1:]
    if len(words) > 1 and _is_before_name(words[0].group(), words[1].group(), lexicon):
        start, words = words[1].start(), words[1:]  # the Kardan minister Orhan
    kin = is_relative(re.split(r"[^\w]", text[max(start - 16, 0) : start].rstrip())[-1], lexicon)
    if kin and len(words) > 1 and words[0].group().startswith("ال") and is_given(words[1].group(), lexicon):
        start, words = words[1].start(), words[1:]  # his *eldest* son Ghazi
    where = _place_before(text, words, around, lexicon)
    start, words = words[where].start() if words else start, words[where:]
    placed = before == ["في"] and len(words) > 1 and is_given(words[1].group(), lexicon)
    first = fold_phrase(words[0].group()) if words else ""
    there = first[:1] == "ب" and first[1:] in around.places and len(words) > 1
    there = there and is_given(words[1].group(), lexicon)
    if placed or there or (len(words) > 2 and (first in around.places or set(before) & OF_A_STATE)):
        start, words = words[1].start(), words[1:]
    given = _CALLED.search(text, max(start - 40, 0), start)
    if given and words and _may_be_surname(words[0].group(), lexicon) and is_given(given["given"], lexicon):
        start = given.start("given") if noun_in(fold_phrase(given["noun"]), lexicon) in lexicon.person_heads else start
    unfinished = len(words) > 1 and _is_unfinished(words) and text[start:end] not in around.longer
    if unfinished and (m := _WORD.match(text, end + 1)) and text[end] == " " and _may_be_surname(m.group(), lexicon):
        end = m.end()
    tied = len(words) > 1 and fold_phrase(words[-1].group()) in _PATRONYMIC - {"ال"} and end == words[-1].end()
    if tied and text[end : end + 1] == " " and (m := _WORD.match(text, end + 1)):
        end = m.end()
    while m := _SON.match(text, end):
        end = m.end()
    if len(words) > 1 and is_plural(fold_phrase(words[-1].group()), lexicon) and end == words[-1].end():
        words = words[:-1]
        end = words[-1].end()  # whom he speaks to
    source = next((s for s in around.sources if s[0] <= start and end <= s[1]), None)
    called = text[start:end] in around.surnames
    called = called or (text[start:end] in around.longer and not text.startswith(" ال", end))
    if not words or not source:
        return start, end
    source = (source[0], end) if called else source
    return _within(text, (start, end), words, source, lexicon)


def _place_before(text: str, words: Sequence[re.Match[str]], around: Around, lexicon: Lexicon) -> int:
    """Return how many words before a name are a place of the story: the elder of *Umm al-Sanabil* Salih al-Matar."""
    for many in range(len(words) - 2, 1, -1):
        placed = fold_phrase(text[words[0].start() : words[many - 1].end()]) in around.places
        if placed and is_given(words[many].group(), lexicon):
            return many
    return 0


def _within(text: str, name: Span, words: Sequence[re.Match[str]], source: Span, lexicon: Lexicon) -> Span:
    """Return a name with the words of its source that belong to it: the given name before it, what one calls for."""
    start, end = name
    if fold_phrase(words[0].group()) in _PATRONYMIC and (m := re.search(r"(?<!\w)(\w{3,}) $", text[source[0] : start])):
        start = start if is_function(m[1], lexicon) and not is_given(m[1], lexicon) else source[0] + m.start(1)
    cut = len(words) == 1 or fold_phrase(words[-1].group()) in _COMPOUND | _PATRONYMIC | {"عبد", "ابو", "ام"}
    m = _WORD.match(text, end + 1, source[1]) if cut and text[end : end + 1] == " " else None
    if m and not is_function(m.group(), lexicon) and not _ends_owned(m.group(), lexicon):
        end = end if is_plural(fold_phrase(m.group()), lexicon) else m.end()
    m = re.search(r"(?<!\w)([^\W\d_]{2,}) $", text[source[0] : start])
    if m and not m[1].startswith("ال") and not is_function(m[1], lexicon):
        opens = len(words) == 1 and m.start(1) == 0 and opens_name(m[1], words[0].group())
        opens = opens or follows_office(text[source[0] : source[0] + m.start(1)], m[1], lexicon)
        start = source[0] + m.start(1) if opens or is_given(m[1], lexicon) else start
    return start, end


def _is_unfinished(words: Sequence[re.Match[str]]) -> bool:
    """Tell whether a name is given and has no surname yet: Abd al-Muin, Salim bin Harib, Hasab Allah."""
    folded = [fold_phrase(word.group()) for word in words]
    tied = folded[-2] == "عبد" and len(folded) == 2
    return folded[-1] in _COMPOUND or tied or (folded[-2] in ("بن", "بنت") and len(folded) == 3)


def _ends_owned(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word ends in *his* or *her*, which no surname does: *his speech*."""
    return word.endswith(("ه", "ها", "هم")) and not is_given(word, lexicon)


OF_RANK = frozenset(
    ("العام", "العامه", "السابق", "السابقه", "الاسبق", "التنفيذي", "التنفيذيه", "الاعلي", "الراحل", "المساعد", "الركن",
     "المناوب", "الحالي", "المنتخب", "الاول", "الثاني", "البارز", "البارزه", "المخضرم", "الاصغر", "الاكبر")
)  # fmt: skip
"""Adjectives of an office that a name may follow: the director *general* Rabi."""


def _is_before_name(first: str, second: str, lexicon: Lexicon) -> bool:
    """Tell whether the first word of a name belongs before it: *the Norwegian* Halfdan, *the jeweller* Jurji."""
    folded = fold_phrase(first)
    holder = noun_in(folded, lexicon) in lexicon.person_heads
    if not folded.startswith("ال") or len(folded) < 5 or (is_given(first, lexicon) and not holder):
        return False
    if folded in OF_RANK:
        return True
    office = first.endswith(("ي", "ية")) or holder
    return office and (is_given(second, lexicon) or not fold_phrase(second).startswith("ال"))


def before_adjective(text: str, name: Name, lexicon: Lexicon) -> Name:
    """Return a name without the adjective of the office before it: the *central* bank's governor Rabi."""
    kind, start, end = name
    words = list(_WORD.finditer(text, start, end))
    if len(words) > 2 and _is_before_name(words[0].group(), words[1].group(), lexicon):
        return kind, words[1].start(), end
    return name


def titled(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the two to four words that end an Arabic source behind a title or the name of a place or body."""
    others = {end for kind, _, end in names if kind != "person"}
    for source in sources:
        if any(k == "person" and source[0] <= a < source[1] and _says_name(text[a:b], lexicon) for k, a, b in names):
            continue
        clause = re.split("[،,«(]", text[slice(*source)])[0]
        words = list(_WORD.finditer(text, source[0], source[0] + len(clause)))
        kin = 1 < len(words) <= _MOST_WORDS and is_relative(words[0].group(), lexicon)
        if kin and is_given(words[-1].group(), lexicon):
            yield "person", words[-1].start(), words[-1].end()  # his younger brother *Kawa*
            continue
        for at in range(len(words) - 1, -1, -1):
            behind = words[at + 1 :]
            titled = fold_phrase(words[at].group()) in lexicon.titles
            if (titled or words[at].end() in others) and 2 <= len(behind) <= _MOST_WORDS:
                known = lexicon.titles | lexicon.not_heads
                with_it = behind[0].group().startswith("ب") and behind[1].group().startswith("ال")
                of_it = fold_phrase(behind[0].group()) in OF_RANK and behind[1].group().startswith("ل")
                if of_it or (with_it and not is_given(behind[0].group(), lexicon)):
                    break  # the governor praised *the people's help*
                if not any(fold_phrase(w.group()) in known or _is_office(w, titled, lexicon) for w in behind):
                    yield "person", behind[0].start(), behind[-1].end()
                break


def _is_office(word: re.Match[str], titled: bool, lexicon: Lexicon) -> bool:
    """Tell whether a word behind a place is rather the next noun than a name; behind a title it may be called so."""
    return not titled and (is_function(word.group(), lexicon) or word.group().startswith("لل"))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A given name and the word behind it, with what tells whether they are a name."""

    start: int
    end: int
    second: str
    source: Span | None
    before: Sequence[str]


def begun(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield what a given name begins behind an office or place, or at the end of a source: *the minister Munir*.

    Two words, up to four where a source ends; the second has an article or is a given name too, but in a source.
    """
    whole = [(a, b) for kind, a, b in names if kind != "place" and _has_surname(text[a:b], lexicon)]
    ends = {b for kind, _, b in names if kind != "person"}
    alone = {fold_phrase(text[a:b]) for a, b in sources if " " not in text[a:b]}
    for m in _TWO_WORDS.finditer(text):
        if not is_given(m["given"], lexicon):
            continue
        pair = _pair_at(text, m, sources, lexicon)
        placed = pair.source is not None and pair.start - 1 in ends
        if not (_may_be_name(pair, alone, lexicon) and (placed or _is_told_of(pair, alone, lexicon))):
            continue
        end = pair.end
        if pair.source is not None and text[end:].startswith(" "):
            rest = text[end : pair.source[1]].split()
            end = pair.source[1] if 1 <= len(rest) <= 2 and not any(is_function(w, lexicon) for w in rest) else end
        if all(b <= pair.start or end <= a for a, b in whole):
            yield "person", pair.start, end


def _pair_at(text: str, m: re.Match[str], sources: Sequence[Span], lexicon: Lexicon) -> _Pair:
    start, end = m.start(), m.end("second")
    if m["given"][0] == "و" and fold_phrase(m["given"][1:]) in lexicon.given_names:
        start += 1  # *and* Luay Kanaan
    if fold_phrase(m["second"]) in _COMPOUND and (third := _WORD.match(text, end + 1)):
        end = third.end() if text[end] == " " and _may_be_surname(third.group(), lexicon) else end
    source = next((s for s in sources if s[0] <= start and end <= s[1]), None)
    behind = next((s for s in sources if s[1] + 1 == start), None)
    if (
        behind
        and " " in text[slice(*behind)]
        and noun_in(fold_phrase(text[behind[0] : start].split()[0]), lexicon) in lexicon.person_heads
    ):
        source = behind[0], end  # the office alone was taken for who speaks
    clause = text[source[0] : start] if source else re.split(r"[^\w ]", text[max(start - 50, 0) : start])[-1]
    return _Pair(start, end, fold_phrase(m["second"]), source, fold_phrase(clause).split()[-6:])


def _may_be_name(pair: _Pair, alone: set[str], lexicon: Lexicon) -> bool:
    """Tell whether the second word may be a surname: it has an article, stands behind a title, or alone elsewhere."""
    if re.search("(?:ته|تها|تهم)$", pair.second) and pair.second not in lexicon.given_names:
        return False  # Salim announced *his candidacy*
    called = pair.second in alone or (pair.source is not None and pair.end == pair.source[1])
    if pair.second in lexicon.titles or (
        is_function(pair.second, lexicon) and not (called and pair.second.startswith("ال"))
    ):
        return False  # but Munir al-Hallaq may be called so, whoever is a barber
    titled = bool(pair.before) and pair.before[-1] in lexicon.titles and len(pair.second) > 3
    named = pair.second.startswith("ال") or pair.second in lexicon.given_names | alone
    return bool(pair.source) or titled or named


def _is_told_of(pair: _Pair, alone: set[str], lexicon: Lexicon) -> bool:
    """Tell whether an office or a relation stands before a name: right before it, or in its source."""
    near = pair.before if pair.source or pair.second in alone else pair.before[-1:]
    offices = lexicon.titles | lexicon.person_heads
    return any({word, word.removeprefix("ال")} & offices or is_relative(word, lexicon) for word in near)


def _may_be_surname(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word looks like the last of a name: another given name, or one with an article."""
    folded = fold_phrase(word)
    if folded in ("الذي", "التي", "الذين"):
        return False
    return (folded.startswith("ال") or folded in lexicon.given_names) and not is_function(word, lexicon)


def _has_surname(name: str, lexicon: Lexicon) -> bool:
    return len([word for word in fold_phrase(name).split() if word not in lexicon.titles]) > 1


def _says_name(name: str, lexicon: Lexicon) -> bool:
    return any(word not in lexicon.titles for word in fold_phrase(name).split())


_TELLS = frozenset(("روت", "قالت", "اكدت", "اضافت", "ذكرت", "كشفت", "رات", "اعلنت", "اعتبرت", "اوضحت", "طالبت"))
"""What she does who is named right before it."""


def is_function(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is no part of a name: a title, an office, a preposition, an adjective of people."""
    folded = fold_phrase(word)
    bare = folded.removeprefix("ال")
    known = lexicon.titles | lexicon.person_heads | lexicon.body_heads | lexicon.not_heads | lexicon.outlet_nouns
    joined = folded[1:] if folded.startswith("و") and len(folded) > 3 else bare
    hearer = folded[:1] == "ل" and folded[1:] in lexicon.outlet_nouns  # *to a station*
    verb = {folded, joined} & _TELLS or re.fullmatch(r"[وف]?(?:قال|اضاف|اكد|روي|ذكر|كشف)(?:ت|وا)?", folded)
    return bool({folded, bare, joined, joined.removeprefix("ال")} & known or verb) or hearer or len(folded) < 2
