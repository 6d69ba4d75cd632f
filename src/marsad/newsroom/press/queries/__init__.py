"""Reads of the press."""
