"""Names of people, bodies and places: one name under all its spellings, in Arabic and Latin letters."""

from marsad.names.clean import clean_name, find_flaws
from marsad.names.compare import Comparison, PartMatch, compare_names
from marsad.names.index import Hit, NameIndex
from marsad.names.parse import Name, Part, parse_name

__all__ = [
    "Comparison",
    "Hit",
    "Name",
    "NameIndex",
    "Part",
    "PartMatch",
    "clean_name",
    "compare_names",
    "find_flaws",
    "parse_name",
]
