"""How well names in stories are linked to headings of an authority file."""
