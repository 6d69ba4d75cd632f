"""Which entities of Wikidata are people, bodies, places and outlets: by their class, else by what is said of them."""

from __future__ import annotations

from collections.abc import Collection

from marsad.records import AuthorityKind

PERSON = frozenset({"Q5"})
OUTLET = frozenset(
    {
        "Q11032",  # newspaper
        "Q1110794",  # daily newspaper
        "Q192283",  # news agency
        "Q41298",  # magazine
        "Q1616075",  # television station
        "Q2001305",  # television channel
        "Q14350",  # radio station
        "Q17232649",  # news website
        "Q1193236",  # news media
    }
)
PLACE = frozenset(
    {
        "Q6256",  # country
        "Q3624078",  # sovereign state
        "Q515",  # city
        "Q1549591",  # big city
        "Q1637706",  # city of a million
        "Q5119",  # capital
        "Q3957",  # town
        "Q532",  # village
        "Q486972",  # human settlement
        "Q56061",  # administrative territorial entity
        "Q10864048",  # first-level administrative division
        "Q82794",  # region
        "Q123705",  # neighbourhood
        "Q622499",  # refugee camp
        "Q23442",  # island
        "Q4022",  # river
        "Q8502",  # mountain
        "Q15284",  # municipality
        "Q44782",  # port
        "Q1248784",  # airport
    }
)
BODY = frozenset(
    {
        "Q43229",  # organization
        "Q7278",  # political party
        "Q484652",  # international organization
        "Q245065",  # intergovernmental organization
        "Q327333",  # government agency
        "Q2659904",  # government organization
        "Q192350",  # ministry
        "Q7188",  # government
        "Q35749",  # parliament
        "Q11204",  # legislature
        "Q772547",  # armed forces
        "Q176799",  # military unit
        "Q79913",  # non-governmental organization
        "Q163740",  # non-profit organization
        "Q4830453",  # business
        "Q783794",  # company
        "Q6881511",  # enterprise
        "Q891723",  # public company
        "Q22687",  # bank
        "Q66344",  # central bank
        "Q3918",  # university
        "Q31855",  # research institute
    }
)
_SIGNS: tuple[tuple[AuthorityKind, frozenset[str]], ...] = (
    ("person", frozenset({"P569", "P570", "P106"})),
    ("place", frozenset({"P625"})),
    ("body", frozenset({"P159", "P112", "P169", "P488", "P1128", "P1142", "P1387"})),
)
"""Born, died, occupation; coordinates; headquarters, founder, chief executive, chair, employees, ideology, leaning."""


def guess_kind(classes: Collection[str], properties: Collection[str]) -> AuthorityKind | None:
    """Return what an entity is, None for what has no heading in a Who's Who: a book, a gene, a battle.

    Wikidata's tree of classes is not walked, as it would have to be read first: the usual classes are listed here,
    and entities of rarer ones are told by their properties.
    """
    listed: tuple[tuple[AuthorityKind, frozenset[str]], ...] = (
        ("person", PERSON),
        ("outlet", OUTLET),
        ("body", BODY),
        ("place", PLACE),
    )
    for kind, of in listed:
        if not of.isdisjoint(classes):
            return kind
    return next((kind for kind, signs in _SIGNS if not signs.isdisjoint(properties)), None)
