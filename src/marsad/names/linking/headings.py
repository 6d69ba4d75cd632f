"""Records of an authority file as headings to link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from marsad.names.linking.records import Heading
from marsad.records import Authority, Fact


def lay_out_headings(records: Iterable[Authority]) -> dict[int, Heading]:
    """Return the headings of an authority file, numbered from 1 in its order."""
    every = list(records)
    numbers = {record.id: number for number, record in enumerate(every, 1)}
    names = {numbers[record.id]: tuple(form.text for form in record.names) for record in every}
    related = relate(
        (numbers[record.id], numbers[fact.of])
        for record in every
        for fact in record.facts
        if fact.of and fact.of in numbers
    )
    return {
        numbers[record.id]: heading_of(numbers[record.id], record, numbers, related.get(numbers[record.id], ()), names)
        for record in every
    }


def relate(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """Return what has to do with each heading: whom its facts tell of, and where that lies in turn.

    Who tells of a heading is not among them: a country would have to do with everybody.
    """
    told: dict[int, set[int]] = {}
    for one, other in pairs:
        told.setdefault(one, set()).add(other)
    return {one: others.union(*(told.get(other, ()) for other in others)) - {one} for one, others in told.items()}


def heading_of(
    number: int,
    record: Authority,
    numbers: Mapping[str, int],
    related: Iterable[int],
    names: Mapping[int, tuple[str, ...]],
) -> Heading:
    """Return a record as a heading; its facts tell of others by number."""
    return Heading(
        number=number,
        kind=record.kind,
        label=record.name_in("en") or record.name_in("ar") or record.names[0].text,
        names=tuple(dict.fromkeys(form.text for form in record.names)),
        acronyms=frozenset(form.text for form in record.names if form.kind == "acronym"),
        slips=frozenset(form.text for form in record.names if form.kind == "misspelling"),
        facts=tuple(_by_number(record.facts, numbers)),
        related={one: names.get(one, ()) for one in related},
    )


def _by_number(facts: Iterable[Fact], numbers: Mapping[str, int]) -> Iterator[Fact]:
    for fact in facts:
        yield replace(fact, of=str(numbers[fact.of]) if fact.of and fact.of in numbers else None)
