"""Captures from what lies on a disk or comes down a pipe."""

from marsad.collect.sources.open import open_sources

__all__ = ["open_sources"]
