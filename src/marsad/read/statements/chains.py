"""Through whom a statement came: carriers of the page, of the sentence, and the speakers around a nested one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.read.outletnames import is_paper_like
from marsad.read.statements.englishsignatures import english_signature
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.press import Press, bare_words, is_review, outlet_role, plain_name
from marsad.read.statements.relays import Told, asks, relays_in
from marsad.read.statements.sections import Sections
from marsad.read.statements.signatures import is_interview, is_no_name, names_signed, signing_too, sounds_like_outlet
from marsad.read.words import any_of
from marsad.records import Carrier, Reading, Span
from marsad.text.normalise import fold_phrase


def page_carriers(reading: Reading, publisher: str | None, press: Press, lexicon: Lexicon) -> tuple[Carrier, ...]:
    """Return the carriers that cover every statement of a page: who publishes it, whom it credits."""
    carriers = [Carrier(publisher, "publisher")] if publisher else []
    credited = reading.outlet_credited
    name = (credited.value or credited.printed) if credited else None
    if name and reading.lang == "ar" and (is_no_name(name) or press.kinds.get(fold_phrase(name)) == "place"):
        credited = name = None  # "خاص - الميناء" names no outlet
    if press.credit_inside and is_review(press.text):
        return tuple(carriers)  # the first of several papers
    if credited and name and not _is_same(name, publisher, press):
        before = reading.text[max(credited.spans[0][0] - 12, 0) : credited.spans[0][0]] if credited.spans else ""
        known = {fold_phrase(actor.name): role for actor, role in press.outlets.items()}
        role = known.get(fold_phrase(name)) or outlet_role(name, before, press.outlet_of)
        if credited.spans and in_dateline(reading.text, credited.spans[0]) and not _is_paper(name):
            role = "agency"
        carriers.append(Carrier(_as_called(name, press.text), role))
        if credited.spans and reading.lang == "ar":
            carriers += signing_too(reading, credited.spans[0], press.outlet_of)
    elif not name:
        signed = (
            _signed(reading, press, lexicon) if reading.lang == "ar" else _signed_in_english(reading, press, lexicon)
        )
        if signed and not _is_same(signed.name, publisher, press):
            carriers.append(signed)
    return tuple(carriers)


_NOUNS = ("موقع ", "صحيفة ", "جريدة ", "مجلة ", "منصة ")


def _as_called(name: str, text: str) -> str:
    """Return an outlet's name without the noun that it signs with, where its story calls it so: *told Rasid Press*."""
    bare = next((name.removeprefix(noun) for noun in _NOUNS if name.startswith(noun)), None)
    if bare is None:
        return name
    found = re.finditer(rf"(?<!\w)(?:[وفبل]|لـ)?{re.escape(bare)}(?!\w)", text)
    return bare if any(not text.endswith(_NOUNS, 0, m.start()) for m in found) else name


def _is_paper(name: str) -> bool:
    """Tell whether a name that signs from a place is rather a paper's or a station's than an agency's."""
    wire = name.startswith(("وكالة", "أنباء")) or name.endswith(("برس", "وايرز"))
    return not wire and (sounds_like_outlet(name) or is_paper_like(name))


def _signed(reading: Reading, press: Press, lexicon: Lexicon) -> Carrier | None:
    """Return who signs an Arabic page that credits nobody: in a line, or to whom the interview was given."""

    def is_place(name: str) -> bool:
        own = re.escape(name)
        placed = rf"(?<!\w)(?:(?:في|إلى|من|مدينة|محافظة|سكان|أهالي) |بـ?){own}(?!\w)"
        return bool(re.search(placed, press.text))

    deck = next((reading.slice(b.spans) for b in reading.blocks if b.kind == "deck"), "")
    if m := _WRITES_IN.match(deck):
        return Carrier(m["name"], "outlet")
    for name, agency in names_signed(reading, is_place):
        return Carrier(name, "agency" if agency else "outlet")
    if is_interview(reading):
        told = (actor for actor in press.outlets if any(asks(press.text, m, lexicon) for m in actor.mentions))
        first = min(told, key=lambda actor: actor.mentions[0][0], default=None)
        if first is None and (m := _MET.search(press.text)) and _may_be_paper(m["name"], lexicon):
            return Carrier(m["name"], "outlet")
        return Carrier(plain_name(first.name), press.outlets[first]) if first else None
    return None


_MET = re.compile(r"(?<!\w)و?(?:التقت|حاورت|سألت)(?:ه|ها|هم) (?P<name>ال\w+(?: ال\w+)?)")


def _may_be_paper(name: str, lexicon: Lexicon) -> bool:
    """Tell whether she who met the guest can be a paper, and no minister, committee or *the newspaper*."""
    words = {form for word in bare_words(name) for form in (word, word[:-1])}
    others = lexicon.person_heads | lexicon.body_words | lexicon.body_heads | lexicon.outlet_nouns
    return words.isdisjoint(others - {"ملحق"})  # a supplement, rather than an attaché


_NOUN = any_of("arabic_told_nouns")
_NOUN_BEFORE = re.compile(rf"^(?:{_NOUN}|منصة)\s")
_WRITES_IN = re.compile(
    rf"(?:كتب|كتبت|يكتب|تكتب)\s[^«\"،.]{{4,40}}\sفي\s(?:{_NOUN}\s)?[«\"](?P<name>[^»\"]{{2,40}})[»\"]"
)


def _signed_in_english(reading: Reading, press: Press, lexicon: Lexicon) -> Carrier | None:
    found = english_signature(reading, press.kinds, lexicon)
    return Carrier(found[0], "agency" if found[1] else outlet_role(found[0], "", press.outlet_of)) if found else None


def _is_same(name: str, publisher: str | None, press: Press) -> bool:
    """Tell whether a credited name is the publisher's own, in whatever spelling."""
    if publisher is None:
        return False
    outlet = press.outlet_of(name)
    return fold_phrase(name) == fold_phrase(publisher) or (outlet is not None and outlet == press.outlet_of(publisher))


def in_dateline(text: str, span: Span) -> bool:
    """Tell whether a name stands in a dateline: `AL-WARDIYA (HANA) -`, `الوردية - حنا:`."""
    line = text[text.rfind("\n", 0, span[0]) + 1 : span[0]]
    behind = text[span[1] : span[1] + 4]
    return (
        len(line) < 40
        and bool(re.search(r"[(–—/-]\s*$", line))
        and bool(re.match(r"[)»”]?\s*(?:[-–—:.]|\n|$)", behind))
    )


def trace(told: Sequence[Told], page: tuple[Carrier, ...], press: Press, lexicon: Lexicon) -> list[tuple[Carrier, ...]]:
    """Return the chain of each statement, carriers outermost first, its speaker never among them.

    A nested one has the chain of the statement around it and that one's speaker. Who goes on talking in a paragraph
    goes on talking to whom he talked.
    """
    chains: list[tuple[Carrier, ...]] = []
    last: Told | None = None
    relays: tuple[Carrier, ...] = ()
    sections = Sections.of(press)
    for one in _parted(told):
        if one.parent is not None:
            around = told[one.parent].speaker
            if around and around.role in ("outlet", "agency"):
                around = Carrier(plain_name(around.name), around.role)
            outer = chains[one.parent] if one.parent < len(chains) else page
            links = (*outer, around) if around else outer
        else:
            same = last is not None and last.paragraph == one.paragraph and last.speaker == one.speaker
            same = same or (last is not None and _is_second_quoted(one, press.text))
            same = same or (last is not None and last.speaker == one.speaker and _goes_on(one, last, press.text))
            relays = tuple(relays_in(one, press, lexicon)) or (relays if same else ())
            if lexicon.lang == "ar" and _has_ended(one, page, relays, press):
                page = tuple(link for link in page if link.role == "publisher")
            covered = sections.covering(one)
            if covered and one.speaker and f"{_bare(one.speaker.name)} ".startswith(f"{_bare(covered.name)} "):
                covered = None  # the paper itself, with the side it takes: بريد السواحل الاقتصادية
            if covered:
                paragraph = press.text[slice(*press.blocks[one.paragraph][:2])]
                relays = tuple(link for link in relays if link.role in ("person", "channel") or link.name in paragraph)
            links, last = (*page, *((covered,) if covered else ()), *relays), one
        name = one.speaker.name if one.speaker else None
        once: dict[str, Carrier] = {}
        for link in links:
            if link.name != name:
                once.setdefault(_bare(link.name), link)
        chains.append(tuple(once.values()))
    return chains


def _parted(told: Sequence[Told]) -> list[Told]:
    """Return statements that know where the next one of their sentence begins to be told."""
    begins = sorted(max(one.said_by)[0] for one in told if one.said_by and one.parent is None)
    ends = [max((b for _, b in (*one.said_by, *one.content)), default=one.sentence[1]) for one in told]
    return [
        replace(one, until=next((at for at in begins if end <= at < one.sentence[1]), None))
        for one, end in zip(told, ends, strict=True)
    ]


def _has_ended(told: Told, page: Sequence[Carrier], relays: Sequence[Carrier], press: Press) -> bool:
    """Tell whether another outlet follows one that a sentence of an Arabic story credits: then that credit ends."""
    credit = next((link.name for link in page if link.role != "publisher"), None)
    if credit is None or not press.credit_inside:
        return False
    others = [told.speaker] if told.speaker and told.speaker.role in ("outlet", "agency") else list(relays)
    return any(_bare(other.name) != _bare(credit) and other.role in ("outlet", "agency") for other in others)


def _bare(name: str) -> str:
    """Return an outlet's name folded and without its noun or article: إذاعة X and X are one."""
    return fold_phrase(_NOUN_BEFORE.sub("", name)).removeprefix("the ")


_ON = re.compile(r"[وف](?:تابع|أضاف|اضاف|أردف|اردف|استطرد|زاد|ختم|أكمل)ت?(?!\w)")


def _goes_on(told: Told, last: Told, text: str) -> bool:
    """Tell whether an Arabic cue goes on in the next paragraph with what was being told: *وتابع*."""
    return told.paragraph == last.paragraph + 1 and any(_ON.fullmatch(text[a:b]) for a, b in told.said_by)


def _is_second_quoted(told: Told, text: str) -> bool:
    """Tell whether an Arabic cue goes on with whom an outlet quotes: نقلت عن فلان ..., *وعن* فلان."""
    return any(text[start:end] == "وعن" for start, end in told.said_by)
