"""What the database can hold."""

LONGEST_ADDRESS = 2000
"""Characters of an address. PostgreSQL's indexes take no row above 2,700 bytes; a longer one is a kept refusal."""
