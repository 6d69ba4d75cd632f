"""Writes of the Who's Who: one verb a file."""
