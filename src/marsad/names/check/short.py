"""People by their family name alone, after the text has named them in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.names.check.align import alike, parts_of
from marsad.names.check.judge import Judge
from marsad.names.check.met import Met, is_part_of_another
from marsad.names.check.places import SLIP, VARIANT, Place
from marsad.names.check.slips import is_slip_of_word
from marsad.names.check.words import Body, key_of
from marsad.records import NameForm


def short_names(body: Body, met: Sequence[Met], judge: Judge) -> Iterator[Place]:
    """Yield remarks on the family names of people whom the text names in full somewhere."""
    houses, spelled = _tails(met, judge)
    if not houses:
        return
    taken = {at for one in met for at in range(one.at, one.at + one.size)}
    words = body.words
    for at, word in enumerate(words):
        if at in taken or not word.capital or not word.plain or word.key > "\u0590":
            continue
        begin = at - 1 if at and words[at - 1].key == "al" and words[at - 1].linked and at - 1 not in taken else at
        one = Met(begin, at - begin + 1, body.span(begin, at - begin + 1), ())
        if is_part_of_another(body, one, strict=True):
            continue
        place = _judged(body.text, one, word.key, houses, spelled, judge)
        if place:
            yield place


def _judged(
    text: str, one: Met, key: str, houses: dict[str, str], spelled: dict[str, set[str]], judge: Judge
) -> Place | None:
    """Return a remark on a family name by itself, with its article or without."""
    if key in houses:
        return judge.print_of(text, one.span, houses[key]) if one.size == 2 else None
    meant, check = spelled.get(key, set()), VARIANT
    if not meant and key not in judge.known.words:
        meant, check = {house for word, house in houses.items() if is_slip_of_word(key, word)}, SLIP
    if len(meant) != 1:
        return None
    (house,) = meant
    bare = house if one.size == 2 else house[len(house) - len(parts_of(house)[-1]) :].split("-", 1)[-1]
    return judge.place(check, text, one.span, bare)


def _tails(met: Sequence[Met], judge: Judge) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the family names of those named in full: as the house writes them, and what other spellings stand for."""
    known = judge.known
    people = {
        one.forms[0].authority
        for one in met
        if len({form.authority for form in one.forms}) == 1
        and len(parts_of(text := one.forms[0].form.text)) > 1
        and text.isprintable()
        and known.authorities[one.forms[0].authority].kind == "person"
    }
    houses: dict[str, str] = {}
    spelled: dict[str, set[str]] = {}
    for person in people:
        house = known.house_of(person, NameForm("a", "en"), judge.style.scheme)
        if house is None:
            continue
        last = parts_of(judge.written(house, person))[-1]
        houses[key_of(last).split()[-1]] = last
        for form in known.authorities[person].names:
            tail = parts_of(form.text)[-1:]
            if tail and form.kind not in ("acronym", "translation") and alike(tail[0], last):
                spelled.setdefault(key_of(tail[0]).split()[-1], set()).add(last)
    return houses, spelled
