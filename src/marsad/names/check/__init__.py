"""House style: names in a text that are not written as the house writes them, and likely slips of the hand."""

from marsad.names.check.find import NameCheck
from marsad.names.check.places import Place
from marsad.names.check.slips import is_slip
from marsad.names.check.style import HouseStyle

__all__ = ["CHECKS", "HouseStyle", "NameCheck", "Place", "is_slip"]

CHECKS = {
    "name-variant": "A spelling that is known and not the house's.",
    "name-slip": "An unknown word from which one slip of the hand leads to a house form.",
    "name-apostrophe": "A house form with another apostrophe, or without it.",
    "name-hyphen": "A house form with another hyphen, or another capital in its article.",
    "name-letters": "A word with letters of two alphabets, one of which may stand for the other.",
}
"""What each check reports."""
