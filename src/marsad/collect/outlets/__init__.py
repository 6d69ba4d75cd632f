"""Outlets as declarations: names, places, stances, feeds and the shape of pages, in YAML."""

from marsad.collect.outlets.check import check_outlets
from marsad.collect.outlets.declaration import Problem
from marsad.collect.outlets.load import load_outlets
from marsad.collect.outlets.relocate import relocate_outlet, render_outlet

__all__ = ["Problem", "check_outlets", "load_outlets", "relocate_outlet", "render_outlet"]
