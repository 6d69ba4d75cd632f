"""Who said what, through whom: what the tagger's spans mean for a story."""

from marsad.read.statements.find import find_statements

__all__ = ["find_statements"]
