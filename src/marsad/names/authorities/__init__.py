"""Files of authorities: who and what others know, read from the formats that they use, and written back.

A module a format. Each reader streams, so that a dump larger than the memory can be read, and yields for each row
either an `Authority` or the `Refusal` of that row: a bad row never takes the others with it.
"""

from marsad.names.authorities.jsonlines import read_authorities
from marsad.names.authorities.readers import READERS, read_file
from marsad.names.authorities.rows import Row
from marsad.names.authorities.writers import WRITERS

__all__ = ["READERS", "WRITERS", "Row", "read_authorities", "read_file"]
