"""From a capture to a reading: the structure of a page, and who said what in it, each with its place in the text."""

from marsad.read.complete import complete, read
from marsad.read.reader import read_page

__all__ = ["complete", "read", "read_page"]
