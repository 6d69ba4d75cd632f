"""Writes of the desk: one verb a file."""
