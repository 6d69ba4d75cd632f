"""Writes of the archive: one verb a file."""
