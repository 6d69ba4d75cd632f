"""Scripts, normalising, language and dates: what every other part needs of a text."""
