"""Scripts, direction, normalising and spans: what every other part needs of a text."""
