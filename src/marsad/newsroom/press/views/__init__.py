"""The public edition's pages: parse, ask one query, render."""
