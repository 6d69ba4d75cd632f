"""All names of a story together: those that are sure help to tell the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from marsad.names.linking.decide import rank
from marsad.names.linking.likeness import Likeness, telling, try_parse
from marsad.names.linking.records import Guess, Heading, Named, Setting
from marsad.text.normalise import fold_phrase

Find = Callable[[Named], Mapping[int, Likeness]]


def link_names(
    names: Sequence[Named],
    find: Find,
    headings: Mapping[int, Heading],
    *,
    on: str | None = None,
    crowd: Callable[[str], float] = lambda wording: 0.0,
    settled: Mapping[str, int] | None = None,
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
        settled: Whom names mean of which a person said so: they are context, and not asked again.
    """
    known = dict(settled or {})
    asked = [named for named in names if named.wording not in known]
    found = {named.wording: find(named) for named in asked}
    folded = frozenset(fold_phrase(form) for named in names for form in (named.wording, *named.forms))
    results: dict[str, list[Guess]] = {}
    for _ in range(2):
        sure = {wording: guesses[0].number for wording, guesses in results.items() if guesses and guesses[0].sure}
        heads = {**sure, **known}
        for named in asked:
            others = frozenset(head for wording, head in heads.items() if wording != named.wording)
            own = {fold_phrase(form) for form in (named.wording, *named.forms)}
            setting = Setting(on, folded - own, others, _told_by(others, headings), _grounds(others, headings))
            results[named.wording] = _sure_first(
                rank(named, found[named.wording], headings, setting, crowd(named.wording))
            )
    _inherit(asked, results, known)
    return results


def _told_by(heads: frozenset[int], headings: Mapping[int, Heading]) -> dict[int, str]:
    """Return the headings of which the facts of some tell, and the label of one who does."""
    known = [headings[head] for head in sorted(heads) if head in headings and not headings[head].silent]
    return {int(fact.of): heading.label for heading in known for fact in heading.facts if fact.of}


def _grounds(heads: frozenset[int], headings: Mapping[int, Heading]) -> tuple[frozenset[int], ...]:
    known = [headings[head] for head in sorted(heads) if head in headings and not headings[head].silent]
    return tuple(heading.lies | {heading.number} for heading in known if heading.lies or heading.kind == "place")


def _sure_first(guesses: list[Guess]) -> list[Guess]:
    return sorted(guesses, key=lambda guess: not guess.sure)


def _inherit(names: Sequence[Named], results: dict[str, list[Guess]], known: Mapping[str, int]) -> None:
    """Give a family name that the story's reader left alone to the one whose full name the story gives."""
    full = {named.wording: _words(named.wording) for named in names if named.kind == "person"}
    full |= {wording: _words(wording) for wording in known}
    for wording, words in full.items():
        guesses = results.get(wording, [])
        if len(words) != 1 or wording in known or not guesses:
            continue
        holders = [other for other, theirs in full.items() if len(theirs) > 1 and theirs[-1] == words[0]]
        if len(holders) != 1:
            continue
        meant = known.get(holders[0]) or next((g.number for g in results.get(holders[0], []) if g.sure), None)
        for at, guess in enumerate(guesses):
            if guess.number == meant:
                sure = Guess(
                    meant, guess.score, True, (guess.reasons[0], f"The story gives the full name: {holders[0]}.")
                )
                results[wording] = [sure, *guesses[:at], *guesses[at + 1 :]]


def _words(wording: str) -> tuple[str, ...]:
    name = try_parse(wording)
    return tuple(part.shapes[0] for part in telling(name)) if name else ()
