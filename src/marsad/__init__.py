"""Marsad, a newsroom for translated press, and the library under it."""

__version__ = "0.1.0"
