"""Names of people, bodies and places: one name under all its spellings, in Arabic and Latin letters."""

from marsad.names.clean import find_flaws, tidy_name
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
    "compare_names",
    "find_flaws",
    "parse_name",
    "tidy_name",
]
