"""Writes of the press: one verb a file."""
