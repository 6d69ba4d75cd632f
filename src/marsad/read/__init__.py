"""From a capture to a reading: the structure of a page, with every part's place in the text."""

from marsad.read.reader import read

__all__ = ["read"]
