"""Names of people, bodies and places: one name under all its spellings, in Arabic and Latin letters."""

from marsad.names.index import Hit, NameIndex

__all__ = ["Hit", "NameIndex"]
