"""All names of a story together: those that are sure help to tell the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from marsad.names.linking.decide import rank
from marsad.names.linking.likeness import Likeness, telling, try_parse
from marsad.names.linking.records import Guess, Heading, Named, Setting, Told
from marsad.text.normalise import fold_phrase

INHERITED = 0.8
"""Score of a family name that goes with a full one."""
Find = Callable[[Named], Mapping[int, Likeness]]


def link_names(
    names: Sequence[Named],
    find: Find,
    headings: Mapping[int, Heading],
    *,
    on: str | None = None,
    crowd: Callable[[str], float] = lambda wording: 0.0,
    told: Told | None = None,
) -> dict[str, list[Guess]]:
    """Return whom each name of a story may mean, the likeliest first, by its wording.

    Two rounds: the headings of which the first is sure are context of the second. A family name alone is sure only
    where the story gives the full name of just one who has it, and that is sure.

    Args:
        names: Everybody whom the story names.
        find: Returns the headings whose names are like a name, by number, and how like.
        headings: Those headings.
        on: The story's day.
        crowd: Tells how many others of a name are to be expected beside those known.
        told: What people said: who is meant is context and not asked again, who is not meant is left out, and of
            whom somebody was unsure takes part in the choice and is not returned.
    """
    told = told or Told()
    known = told.same
    asked = [named for named in names if named.wording not in known]
    found = {named.wording: _not_denied(named.wording, find(named), told) for named in asked}
    folded = frozenset(fold_phrase(form) for named in names for form in (named.wording, *named.forms))
    results: dict[str, list[Guess]] = {}
    for _ in range(2):
        sure = {wording: guesses[0].number for wording, guesses in results.items() if guesses and guesses[0].sure}
        heads = {**sure, **known}
        for named in asked:
            others = frozenset(head for wording, head in heads.items() if wording != named.wording)
            own = {fold_phrase(form) for form in (named.wording, *named.forms)}
            setting = Setting(on, folded - own, others, _told_by(others, headings), _grounds(others, headings))
            meant = _with_doubts(named.wording, headings, told)
            guesses = rank(named, found[named.wording], meant, setting, crowd(named.whole or named.wording))
            if fold_phrase(named.whole) in folded and not any(guess.sure for guess in guesses):
                guesses = []  # who is meant by the whole name is asked there
            results[named.wording] = sorted(guesses, key=lambda guess: not guess.sure)
    _inherit(asked, headings, results, told)
    return results


def _not_denied(wording: str, found: Mapping[int, Likeness], told: Told) -> dict[int, Likeness]:
    return {head: like for head, like in found.items() if (wording, head) not in told.different}


def _with_doubts(wording: str, headings: Mapping[int, Heading], told: Told) -> Mapping[int, Heading]:
    """Return the headings, silent those of which somebody was unsure."""
    doubted = {head for name, head in told.unsure if name == wording and head in headings}
    return {**headings, **{head: replace(headings[head], silent=True) for head in doubted}} if doubted else headings


def _told_by(heads: frozenset[int], headings: Mapping[int, Heading]) -> dict[int, str]:
    """Return the headings of which the facts of some tell, and the label of one who does."""
    known = [headings[head] for head in sorted(heads) if head in headings and not headings[head].silent]
    return {int(fact.of): heading.label for heading in known for fact in heading.facts if fact.of}


def _grounds(heads: frozenset[int], headings: Mapping[int, Heading]) -> tuple[frozenset[int], ...]:
    known = [headings[head] for head in sorted(heads) if head in headings and not headings[head].silent]
    return tuple(heading.lies | {heading.number} for heading in known if heading.lies or heading.kind == "place")


def _inherit(
    names: Sequence[Named], headings: Mapping[int, Heading], results: dict[str, list[Guess]], told: Told
) -> None:
    """Give a family name that the story's reader left alone to the one whose full name the story gives."""
    full = {named.wording: _words(named.wording) for named in names if named.kind in ("person", "")}
    full |= {wording: _words(wording) for wording in told.same}
    for wording, guesses in results.items():
        words = full.get(wording, ())
        holders = [other for other, theirs in full.items() if len(theirs) > 1 and theirs[-1:] == words]
        if len(words) != 1 or len(holders) != 1 or any(guess.sure for guess in guesses):
            continue
        sure = [guess.number for guess in results.get(holders[0], ()) if guess.sure]
        meant = told.same.get(holders[0]) or next(iter(sure), 0)
        heading = headings.get(meant)
        if heading is None or heading.silent or heading.kind != "person":
            continue
        if (wording, meant) in told.different or (wording, meant) in told.unsure:
            continue
        others = [guess for guess in guesses if guess.number != meant]
        reason = f"The story gives the full name: {holders[0]}."
        results[wording] = [Guess(meant, INHERITED, True, (reason,)), *others]


def _words(wording: str) -> tuple[str, ...]:
    name = try_parse(wording)
    return tuple(part.shapes[0] for part in telling(name)) if name else ()
