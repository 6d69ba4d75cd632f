"""From a capture to a reading: the structure of a page, and who said what in it, each with its place in the text."""

from marsad.read.reader import read_page
from marsad.read.reading import complete, read

__all__ = ["complete", "read", "read_page"]
