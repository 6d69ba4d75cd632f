"""Records of an authority file as headings to link to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec.structs import replace

from marsad.names.linking.records import Heading
from marsad.records import Authority, Fact

NEAR, FAR = 2, 3
"""Steps from a person to his ministry and its town, and on to the country."""


def lay_out_headings(records: Iterable[Authority]) -> dict[int, Heading]:
    """Return the headings of an authority file, numbered from 1 in its order."""
    every = list(records)
    numbers = {record.id: number for number, record in enumerate(every, 1)}
    names = {numbers[record.id]: tuple(form.text for form in record.names) for record in every}
    told = {
        numbers[record.id]: {numbers[fact.of] for fact in record.facts if fact.of and fact.of in numbers}
        for record in every
    }
    return {numbers[record.id]: _heading(numbers[record.id], record, numbers, told, names) for record in every}


def reach(told: Mapping[int, Collection[int]], start: int, steps: int) -> frozenset[int]:
    """Return what has to do with a heading: whom its facts tell of, whom those of these, and so on.

    Who tells of a heading is not among them: a country would have to do with everybody.

    >>> sorted(reach({1: [2], 2: [3], 3: [4]}, 1, 2))
    [2, 3]
    """
    found: set[int] = set()
    fresh = {start}
    for _ in range(steps):
        fresh = {other for one in fresh for other in told.get(one, ())} - found - {start}
        found |= fresh
    return frozenset(found)


def _heading(
    number: int,
    record: Authority,
    numbers: Mapping[str, int],
    told: Mapping[int, Collection[int]],
    names: Mapping[int, tuple[str, ...]],
) -> Heading:
    return Heading(
        number=number,
        kind=record.kind,
        label=record.name_in("en") or record.name_in("ar") or record.names[0].text,
        names=tuple(dict.fromkeys(form.text for form in record.names)),
        acronyms=frozenset(form.text for form in record.names if form.kind == "acronym"),
        slips=frozenset(form.text for form in record.names if form.kind == "misspelling"),
        facts=tuple(_by_number(record.facts, numbers)),
        related={one: names.get(one, ()) for one in reach(told, number, NEAR)},
        lies=reach(told, number, FAR),
    )


def _by_number(facts: Iterable[Fact], numbers: Mapping[str, int]) -> Iterator[Fact]:
    for fact in facts:
        yield replace(fact, of=str(numbers[fact.of]) if fact.of and fact.of in numbers else None)
