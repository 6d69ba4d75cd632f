"""Learn the letter tables of `marsad.names`.

python -m training.names --pairs FILE [--out src/marsad/names/letters.json]

FILE has a row a name: the Latin word, the Arabic word with its letters apart, how often, by tabs. The table that ships
was learnt from `wd_arabic_64`, one of the parts of the Wikidata pairs of Merhav and Ash ("Design challenges in named
entity transliteration", COLING 2018; CC0; github steveash/NETransliteration-COLING2018).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from marsad.names.costs import RawLetters
from marsad.names.follows import count_follows
from training.names.compose import compose
from training.names.em import learn
from training.names.pairs import NATIVE, Pair, across, read_rows, within

HERE = Path(__file__).parents[2] / "src" / "marsad" / "names" / "letters.json"


def main() -> None:
    """Read pairs, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    pairs = across(read_rows(given.pairs))
    given.out.write_bytes(render(make(pairs)))


def make(pairs: list[Pair]) -> RawLetters:
    """Return the tables that pairs of spellings teach."""
    across_table = learn(pairs, "ar", "la", 3, [900, 1050, 1800, 2700])
    return RawLetters(
        ar_la=across_table,
        la_la=learn(within([pair for pair in pairs if NATIVE & set(pair.source)]), "la", "la", 2, [900, 1100, 1900]),
        ar_ar=compose(across_table),
        follows={
            "la": count_follows([pair.target for pair in pairs]),
            "ar": count_follows([pair.source for pair in pairs]),
        },
    )


def render(letters: RawLetters) -> bytes:
    """Return the tables as the package keeps them."""
    return msgspec.json.encode(letters) + b"\n"


if __name__ == "__main__":
    main()
