"""Who is named together, as a small picture: a name a line, and arcs between those who share stories.

The order of the companions is all that the layout depends on, so it is the same each time, and a phone can show it.
"""

from __future__ import annotations

from msgspec import Struct

from marsad.records import Actor, Companion

MOST = 12
"""How many companions the picture has room for."""
WIDTH = 344
_LINE, _TOP, _LEFT = 30, 18, 76
_REACH, _NEAR = 60, 14


class Node(Struct, frozen=True):
    """One companion on his line, and where his mark and his name stand."""

    companion: Companion
    x: float
    y: float
    text_x: float


class Arc(Struct, frozen=True):
    """A line between two names, as an SVG path; `weight` is its breadth, `own` says that it begins at the actor."""

    path: str
    weight: float
    own: bool
    stories: int


class Graph(Struct, frozen=True, kw_only=True):
    """The whole picture; the actor stands on the first line."""

    width: int
    height: float
    x: float
    y: float
    text_x: float
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


def graph(actor: Actor, *, turned: bool = False) -> Graph | None:
    """Return the picture of those who are named with an actor; None where nobody is.

    Args:
        actor: Whose companions.
        turned: For a page that reads from right to left.
    """
    shown = actor.companions[:MOST]
    if not shown:
        return None
    x = WIDTH - _LEFT if turned else _LEFT
    text_x = x - 14 if turned else x + 14
    nodes = tuple(Node(one, x, _TOP + _LINE * line, text_x) for line, one in enumerate(shown, 1))
    most = max(one.stories for one in shown)
    ties = [(0, line, one.stories) for line, one in enumerate(shown, 1)]
    between = [(a + 1, b + 1, n) for a, b, n in actor.ties if max(a, b) < len(shown) and a != b]
    arcs = [_arc(*tie, most, len(shown), turned) for tie in (*sorted(between), *ties)]
    height = _TOP + _LINE * len(shown) + 16
    return Graph(width=WIDTH, height=height, x=x, y=_TOP, text_x=text_x, nodes=nodes, arcs=tuple(arcs))


def _arc(one: int, other: int, stories: int, most: int, lines: int, turned: bool) -> Arc:
    """Return the half ellipse between two lines, on the side where no names are."""
    first, last = sorted((one, other))
    x = WIDTH - _LEFT if turned else _LEFT
    high = (last - first) * _LINE / 2
    wide = _NEAR + (_REACH - _NEAR) * (last - first - 1) / max(lines - 1, 1)
    path = f"M{x} {_TOP + first * _LINE}A{wide:.1f} {high:.1f} 0 0 {int(turned)} {x} {_TOP + last * _LINE}"
    return Arc(path, round(0.75 + 2.75 * min(stories / most, 1), 2), first == 0, stories)
