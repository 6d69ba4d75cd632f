"""What a newsroom declares of the invented outlets, moved to where they are served."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.collect.outlets import load_outlets
from marsad.collect.outlets.relocate import relocate_outlet, render_outlet
from marsad.records import Outlet
from marsad.sample.sites import OUTLETS, PORTS, origin_of


def declarations(ports: Sequence[int] = PORTS) -> tuple[Outlet, ...]:
    """Return the shipped declarations of the three outlets as they are served on these ports."""
    shipped = {outlet.id: outlet for outlet in load_outlets()}
    return tuple(relocate_outlet(shipped[outlet], origin_of(port)) for outlet, port in zip(OUTLETS, ports, strict=True))


def declaration_yaml(outlet: Outlet) -> str:
    """Return a declaration as a newsroom keeps it in its folder."""
    return render_outlet(outlet)
