"""Names of persons made whole: what the tagger cuts short or misses where a source shows that a name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.read.imprint import is_called
from marsad.read.nameforms import arabic_name_at, latin_name_at
from marsad.read.statements.actors import OPENERS, is_relative, name_tokens
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.offices import noun_in
from marsad.text.normalise import fold_phrase

Span = tuple[int, int]
Name = tuple[str, int, int]

_WORD = re.compile(r"[^\W\d_][\w’'ـ\u064b-\u0652-]*")
_OFFICES = frozenset(
    "وزير وزيره رييس رييسه محافظ مدير مديره حاكم والي سفير سفيره قايد متحدث متحدثه ناطق ناطقه نقيب نقيبه عمده امين".split()
)
_COMPOUND = frozenset(("الله", "الحق", "الخير", "الدين", "الرحمن", "النور", "الاسلام", "الكريم", "الرب"))
_OF_A_STATE = frozenset(
    (
        "جمهوريه",
        "مملكه",
        "سلطنه",
        "اماره",
        "دوله",
        "ولايه",
        "محافظه",
        "مدينه",
        "بلده",
        "قريه",
        "خارجيه",
        "داخليه",
        "دفاع",
        "ماليه",
        "وزراء",
        "ملك",
        "رييس",
        "رييسه",
        "سفير",
        "سفيره",
    )
)
"""Nouns without an article that want a country behind them before the name of who holds the office."""
_FIRM = re.compile(
    r" (?:[A-Z]\w+ )?(?:Works|Group|Holdings?|Mining|Industries|Air(?:ways|lines)|Company|Corporation|Ltd|Inc|Bank"
    r"|Press|Motors|Lines|Energy|Partners|Foundation|Association|Institute|Media|Telecom|Steel|Oil"
    r"|Gas|Shipping|Foods|Maritime)\b"
)
"""What makes a firm of the name before it: Olmar *Works*."""


def is_firm(name: str) -> bool:
    """Tell whether a name is a firm's by its last words: Kolvar *Mining*."""
    return bool(_FIRM.search(name))


_PATRONYMIC = frozenset(("بن", "ابن", "بنت", "ود", "ولد", "ال"))
_SON = re.compile(r" (?:بن|ولد|بنت|ابن|آل) [^\W\d_][\w\u064b-\u0652]+")
_KUNYA = re.compile(r"(?<!\w)(?:أم|ام|أبو|ابو|أبي|ابي|أبا|بنت|Abu|Umm|Um|Bu)\s$")
_TWO_WORDS = re.compile(r"(?<!\w)(?P<given>[^\W\d_]{2,})(?= (?P<second>[^\W\d_][\w\u064b-\u0652]+))")
_MOST_WORDS = 4
_MOST_SURNAMES = 60
"""Surnames that a whole text is searched for; a report names fewer."""


def complete_names(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> list[Name]:
    """Return names with those of persons in sources made whole, and those added that a title points to.

    Args:
        text: what offsets count in.
        names: `(kind, start, end)` as tagged, in order.
        sources: spans of the sources of statements: where names of persons stand at the end, behind their office.
        lexicon: the words of the text's language.
    """
    places = {fold_phrase(text[a:b]) for kind, a, b in names if kind != "person"} | lexicon.capitals
    if lexicon.lang == "ar":
        surnames = {fold_phrase(text[a:b]).split()[-1] for kind, a, b in names if kind == "person" and " " in text[a:b]}
        names = [
            one
            for one in names
            if not _is_adjective(text, one, surnames, places, lexicon) and not _is_title(text, one, lexicon)
        ]
    longer = {text[a:b].rsplit(" ", 1)[0] for kind, a, b in names if kind == "person"}
    whole = [*_press(text, names, lexicon), *(_widen(text, one, sources, places, longer, lexicon) for one in names)]
    if lexicon.lang == "en":
        whole += _apposed(text, whole, sources, lexicon)
        whole += _official(text, whole)
    whole = _joined(text, whole) if lexicon.lang == "en" else whole
    whole += _titled(text, whole, sources, lexicon)
    whole += _behind_given(text, whole, sources, lexicon)
    whole += _begun(text, whole, sources, lexicon)
    return _longest(whole)


def _joined(text: str, names: list[Name]) -> list[Name]:
    """Return names with those of persons made one that nothing but a blank divides."""
    joined: list[Name] = []
    for kind, start, end in sorted(names, key=lambda n: n[1]):
        if joined and kind == joined[-1][0] == "person" and text[joined[-1][2] : start] == " ":
            joined[-1] = kind, joined[-1][1], end
        else:
            joined.append((kind, start, end))
    return joined


def _longest(names: list[Name]) -> list[Name]:
    """Return names in order, of those that overlap the longest."""
    kept: list[Name] = []
    for one in sorted(names, key=lambda n: (n[1] - n[2], n[1])):
        if all(one[2] <= a or b <= one[1] for _, a, b in kept):
            kept.append(one)
    return sorted(kept, key=lambda n: n[1])


def _widen(
    text: str, name: Name, sources: Sequence[Span], places: set[str], longer: set[str], lexicon: Lexicon
) -> Name:
    """Take in a kunya before a name and what follows a compound given name; leave out a place before it.

    Args:
        text, name, sources: as in `complete_names`.
        places: what is no name of a person, folded.
        longer: names of persons without their last word: what is among them is called by its given name.
        lexicon: the words of the text's language.
    """
    kind, start, end = name
    if kind != "person":
        return name
    if m := _KUNYA.search(text, max(start - 5, 0), start):
        start = m.start()
    if lexicon.lang != "ar":
        m = _FIRM.match(text, end)
        return ("organisation", start, m.end()) if m else (kind, start, end)
    words = list(_WORD.finditer(text, start, end))
    before = fold_phrase(text[max(start - 16, 0) : start]).split()[-1:]
    if len(words) > 1 and _is_before_name(words[0].group(), words[1].group(), lexicon):
        start, words = words[1].start(), words[1:]  # the Kardan minister Orhan
    placed = before == ["في"] and len(words) > 1 and _is_given(words[1].group(), lexicon)
    if placed or (len(words) > 2 and (fold_phrase(words[0].group()) in places or set(before) & _OF_A_STATE)):
        start = words[1].start()
    compound = len(words) > 1 and _is_unfinished(words) and text[start:end] not in longer
    if compound and (m := _WORD.match(text, end + 1)) and text[end] == " " and _may_be_surname(m.group(), lexicon):
        end = m.end()
    while m := _SON.match(text, end):
        end = m.end()
    source = next((s for s in sources if s[0] <= start and end <= s[1]), None)
    if not words or source is None:
        return kind, start, end
    if fold_phrase(words[0].group()) in _PATRONYMIC and (m := re.search(r"(?<!\w)(\w{3,}) $", text[source[0] : start])):
        start = start if _is_function(m[1], lexicon) else source[0] + m.start(1)
    cut = len(words) == 1 or fold_phrase(words[-1].group()) in _COMPOUND | _PATRONYMIC | {"عبد", "ابو", "ام"}
    m = _WORD.match(text, end + 1, source[1]) if cut and text[end : end + 1] == " " else None
    if m and not _is_function(m.group(), lexicon) and not _ends_owned(m.group(), lexicon):
        end = m.end()
    m = re.search(r"(?<!\w)([^\W\d_]{2,}) $", text[source[0] : start])
    if m and not m[1].startswith("ال") and _is_given(m[1], lexicon) and not _is_function(m[1], lexicon):
        start = source[0] + m.start(1)
    return kind, start, end


def _is_unfinished(words: Sequence[re.Match[str]]) -> bool:
    """Tell whether a name is given and has no surname yet: Abd al-Muin, Salim bin Harib, Hasab Allah."""
    folded = [fold_phrase(word.group()) for word in words]
    tied = folded[-2] == "عبد" and len(folded) == 2
    return folded[-1] in _COMPOUND or tied or (folded[-2] in ("بن", "بنت") and len(folded) == 3)


def _ends_owned(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word ends in *his* or *her*, which no surname does: *his speech*."""
    return word.endswith(("ه", "ها", "هم")) and not _is_given(word, lexicon)


def _is_title(text: str, name: Name, lexicon: Lexicon) -> bool:
    """Tell whether what was tagged as a name is an office: its first word is one, without an article."""
    words = fold_phrase(text[name[1] : name[2]]).split()
    return len(words) > 1 and words[0] in _OFFICES and words[0] in lexicon.person_heads


def _is_before_name(first: str, second: str, lexicon: Lexicon) -> bool:
    """Tell whether the first word of a name belongs before it: *the Norwegian* Halfdan, *the jeweller* Jurji."""
    folded = fold_phrase(first)
    if not folded.startswith("ال") or len(folded) < 5 or _is_given(first, lexicon):
        return False
    office = first.endswith(("ي", "ية")) or noun_in(folded, lexicon) in lexicon.person_heads
    return office and (_is_given(second, lexicon) or not fold_phrase(second).startswith("ال"))


def _is_adjective(text: str, name: Name, surnames: set[str], places: set[str], lexicon: Lexicon) -> bool:
    """Tell whether an Arabic person's name is rather an adjective of the office before it: *the Kaldari minister*.

    It is if it is made from a place of the story, or agrees with a noun that is no title; unless a longer name ends so.
    """
    kind, start, end = name
    word = fold_phrase(text[start:end])
    if kind != "person" or " " in word or not word.endswith(("ي", "يه")) or word in surnames:
        return False
    before = fold_phrase(re.split(r"[^\w ]", text[max(start - 20, 0) : start])[-1]).split()[-1:]
    head = before[0] if before else ""
    definite = word.startswith("ال")
    stem = word.removeprefix("ال").removesuffix("ه").removesuffix("ي")
    if len(stem) > 3 and re.search(
        rf"(?<!\w)[وفبل]?{re.escape(text[start:end].removeprefix('ال')[: len(stem)])}[اةه]?(?!\w)", text
    ):
        return bool(head)
    if len(stem) > 3 and any(place.removeprefix("ال").startswith(stem[:4]) for place in places):
        return bool(head)
    noun = head.removeprefix("ال")
    return head.startswith("ال") == definite and noun in lexicon.person_heads and head not in lexicon.titles


def _titled(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the two to four words that end an Arabic source behind a title or the name of a place or body."""
    if lexicon.lang != "ar":
        return
    others = {end for kind, _, end in names if kind != "person"}
    for source in sources:
        if any(k == "person" and source[0] <= a < source[1] and _says_name(text[a:b], lexicon) for k, a, b in names):
            continue
        clause = re.split("[،,«(]", text[slice(*source)])[0]
        words = list(_WORD.finditer(text, source[0], source[0] + len(clause)))
        for at in range(len(words) - 1, -1, -1):
            behind = words[at + 1 :]
            titled = fold_phrase(words[at].group()) in lexicon.titles
            if (titled or words[at].end() in others) and 2 <= len(behind) <= _MOST_WORDS:
                known = lexicon.titles | lexicon.not_heads
                if not any(fold_phrase(w.group()) in known or _is_office(w, titled, lexicon) for w in behind):
                    yield "person", behind[0].start(), behind[-1].end()
                break


_RUN = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]++"
    r"(?: (?:(?:al|el|bin|ibn|bint|ould|abu|umm|von|van|de|del|der|la|da)[ -])*[A-Z][\w’'-]++){1,4}"
)
_OFFICIAL = re.compile(
    r"(?:[A-Z][a-z]+ )?(?:Ministry|Department|Directorate|Council|Committee|Commission|Union|Bank|University|Institute"
    r"|Federation|Authority|Association|Agency|Office|Court|Coalition|Network|Front|Movement|Party|League|Society"
    r"|Syndicate|Alliance|Observatory|Cent(?:re|er)|Chamber) (?:of|for)(?: the)? [A-Z]\w+"
    r"(?:(?: and| of| for) [A-Z]\w+){0,3}"
)
"""What an English body is called in full, whether or not a model sees it."""


_OUTLETS = {
    "ar": re.compile(
        r"(?<!\w)[ولبف]?(?P<noun>(?:ال)?(?:وكالة|صحيفة|جريدة|إذاعة|مجلة)\s|(?:قناة|موقع|شبكة)\s(?=[«“\"]))"
    ),
    "en": re.compile(r"\b(?:news agency|newspaper|daily|weekly|broadcaster)\s(?P<noun>)(?=[A-Z])"),
}
"""Nouns behind which an outlet's name stands."""


def _press(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the names of outlets that a noun announces, where no longer name stands."""
    read_name = arabic_name_at if lexicon.lang == "ar" else latin_name_at
    for m in _OUTLETS[lexicon.lang].finditer(text):
        name = read_name(text, m.start("noun"))
        if name is None or not is_called(text, name) or not 1 < name.end - name.start < 40:
            continue
        around = [(a, b) for _, a, b in names if a < name.end and name.start < b]
        if all(name.start <= a and b <= name.end for a, b in around):
            yield "organisation", name.start, name.end


def _official(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names of bodies that are called by their kind and their matter, where no name crosses them."""
    for m in _OFFICIAL.finditer(text):
        around = [(kind, a, b) for kind, a, b in names if a < m.end() and m.start() < b]
        if all(kind != "person" and m.start() <= a and b <= m.end() for kind, a, b in around):
            start = m.start() + (4 if m.group().startswith("The ") else 0)
            yield "organisation", start, m.end()


def _apposed(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield the capitals that stand behind an office or a comma in an English source where no person is tagged."""
    taken = [(a, b) for kind, a, b in names if kind != "person"]
    for start, end in sources:
        if any(kind == "person" and start <= a < end for kind, a, _ in names):
            continue
        for m in _RUN.finditer(text[start:end]):
            before = text[start : start + m.start()]
            last = fold_phrase(before).split()[-1:]
            known = bool(set(last) & (lexicon.titles | lexicon.person_heads)) and not before.rstrip().endswith("of")
            set_off = bool(re.search(r",\s(?:the\s(?:[a-z]+\s){1,3})?$|\b(?:called|named)\s$", before))
            bodied = set(fold_phrase(m.group()).split()) & (lexicon.body_words | lexicon.body_heads)
            free = all(b <= start + m.start() or start + m.end() <= a for a, b in taken)
            if (known or set_off) and free and not bodied:
                yield "person", start + m.start(), start + m.end()
                break


def _is_office(word: re.Match[str], titled: bool, lexicon: Lexicon) -> bool:
    """Tell whether a word behind a place is rather the next noun than a name; behind a title it may be called so."""
    return not titled and (_is_function(word.group(), lexicon) or word.group().startswith("لل"))


def _behind_given(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield given name and surname where the surname alone is a name elsewhere.

    In English any word with a capital before it will do; in Arabic the two must end a source, or stand behind a title,
    an office or a place.
    """
    alone = {text[a:b] for kind, a, b in names if kind == "person" and len(name_tokens(text[a:b])) == 1}
    places = {fold_phrase(text[a:b]) for kind, a, b in names if kind == "place"}
    complete = {text[a:b].split()[-1] for kind, a, b in names if kind == "person" and " " in text[a:b]}
    for surname in sorted(alone - complete)[:_MOST_SURNAMES]:
        for m in re.finditer(rf"(?<![\w’'-])(?P<given>[^\W\d_][\w’'-]++) {re.escape(surname)}(?!\w)", text):
            given = m["given"]
            if _is_function(given, lexicon) or fold_phrase(given) in OPENERS:
                continue
            if lexicon.lang == "en":
                known = given[0].isupper()
            else:
                before = fold_phrase(re.split(r"[^\w ]", text[max(m.start() - 24, 0) : m.start()])[-1]).split()[-1:]
                known = any(a < m.start() and m.end() == b for a, b in sources)
                offices = lexicon.titles | lexicon.person_heads | places
                known = known or any({word, word.removeprefix("ال")} & offices for word in before)
                known = known or _is_given(given, lexicon)
            if known and not given.startswith(("و", "ال")):
                yield "person", m.start(), m.end()


def _begun(text: str, names: Sequence[Name], sources: Sequence[Span], lexicon: Lexicon) -> Iterator[Name]:
    """Yield what a given name begins behind an Arabic office or place, or at the end of a source: *the minister Munir*.

    Two words, up to four where a source ends; the second has an article or is a given name too, but in a source.
    """
    if lexicon.lang != "ar":
        return
    whole = [(a, b) for kind, a, b in names if kind != "place" and _has_surname(text[a:b], lexicon)]
    ends = {b for kind, _, b in names if kind != "person"}
    alone = {fold_phrase(text[a:b]) for a, b in sources if " " not in text[a:b]}
    for m in _TWO_WORDS.finditer(text):
        second = fold_phrase(m["second"])
        if not _is_given(m["given"], lexicon):
            continue
        start, end = m.start(), m.end("second")
        if second in _COMPOUND and (third := _WORD.match(text, end + 1)) and _may_be_surname(third.group(), lexicon):
            end = third.end() if text[end] == " " else end
        source = next((s for s in sources if s[0] <= start and end <= s[1]), None)
        called = second in alone or (source is not None and end == source[1])  # Munir al-Hallaq, whoever is a barber
        if second in lexicon.titles or (_is_function(second, lexicon) and not (called and second.startswith("ال"))):
            continue
        clause = text[source[0] : start] if source else re.split(r"[^\w ]", text[max(start - 50, 0) : start])[-1]
        before = fold_phrase(clause).split()[-6:]
        titled = bool(before) and before[-1] in lexicon.titles and len(second) > 3
        if not (source or titled or second.startswith("ال") or second in lexicon.given_names | alone):
            continue
        near = before if source or second in alone else before[-1:]
        offices = lexicon.titles | lexicon.person_heads
        known = any({word, word.removeprefix("ال")} & offices or is_relative(word, lexicon) for word in near)
        if not known and not (source and start - 1 in ends):
            continue
        if source is not None and 1 <= len(rest := text[end : source[1]].split()) <= 2:
            end = end if any(_is_function(w, lexicon) for w in rest) or not text[end:].startswith(" ") else source[1]
        if all(b <= start or end <= a for a, b in whole):
            yield "person", start, end


def _is_given(word: str, lexicon: Lexicon) -> bool:
    return fold_phrase(word) in lexicon.given_names and word != "على"


def _may_be_surname(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word looks like the last of a name: another given name, or one with an article."""
    folded = fold_phrase(word)
    if folded in ("الذي", "التي", "الذين"):
        return False
    return (folded.startswith("ال") or folded in lexicon.given_names) and not _is_function(word, lexicon)


def _has_surname(name: str, lexicon: Lexicon) -> bool:
    return len([word for word in fold_phrase(name).split() if word not in lexicon.titles]) > 1


def _says_name(name: str, lexicon: Lexicon) -> bool:
    return any(word not in lexicon.titles for word in fold_phrase(name).split())


def _is_function(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is no part of a name: a title, an office, a preposition, an adjective of people."""
    folded = fold_phrase(word)
    bare = folded.removeprefix("ال")
    known = lexicon.titles | lexicon.person_heads | lexicon.body_heads | lexicon.not_heads | lexicon.outlet_nouns
    joined = folded[1:] if folded.startswith("و") and len(folded) > 3 else bare
    return bool({folded, bare, joined, joined.removeprefix("ال")} & known) or len(folded) < 2
