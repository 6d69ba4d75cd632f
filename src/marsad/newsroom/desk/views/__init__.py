"""The desk's screens, one file each: parse, call one action or query, render."""
