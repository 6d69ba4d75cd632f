"""Reads of the Who's Who."""
