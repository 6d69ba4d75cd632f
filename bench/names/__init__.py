"""How well names are found under other spellings: see `__main__`."""
