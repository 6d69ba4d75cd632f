"""Screens of the Who's Who at the desk, one file each: parse, call one action or query, render."""
