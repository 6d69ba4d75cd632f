"""Whom the names in a story mean: headings of an authority file, by name and by the story's own context."""

from marsad.names.linking.actors import gather_named
from marsad.names.linking.headings import lay_out_headings
from marsad.names.linking.pool import NamePool
from marsad.names.linking.records import Guess, Heading, Named, Setting, Told
from marsad.names.linking.story import link_names

__all__ = ["Guess", "Heading", "NamePool", "Named", "Setting", "Told", "gather_named", "lay_out_headings", "link_names"]
