"""Outlets as declarations: names, places, stances, feeds and the shape of pages, in YAML."""

from marsad.collect.outlets.load import load_outlets

__all__ = ["load_outlets"]
