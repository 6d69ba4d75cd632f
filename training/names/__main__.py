"""Learn the letter tables of `marsad.names`.

python -m training.names --pairs FILE [--out src/marsad/names/letters.json]

FILE has a row a name: the Latin word, the Arabic word with its letters apart, how often, by tabs. The table that ships
was learnt from `wd_arabic_64`, one of the parts of the Wikidata pairs of Merhav and Ash ("Design challenges in named
entity transliteration", COLING 2018; CC0; github steveash/NETransliteration-COLING2018). How Latin letters stand for
each other is learnt from `resources/names/given.yaml` too.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from marsad.names.costs import Costs, RawLetters
from marsad.names.follows import Follows, count_follows
from training.names.compose import compose
from training.names.contrast import believe, confuse, contrast
from training.names.em import learn
from training.names.judge import gather, gather_across, sharpen
from training.names.pairs import NATIVE, across, common, listed, read_rows, within

HERE = Path(__file__).parents[2] / "src" / "marsad" / "names" / "letters.json"


def main() -> None:
    """Read pairs, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=HERE)
    given = parser.parse_args()
    given.out.write_bytes(render(make(read_rows(given.pairs))))


def make(rows: list[tuple[str, str, int]]) -> RawLetters:
    """Return the tables that pairs of spellings teach."""
    pairs = across(rows)
    across_table = learn(pairs, "ar", "la", 3, [900, 1050, 1800, 2700])
    near_latin = learn(
        within([pair for pair in pairs if NATIVE & set(pair.source)] + listed()), "la", "la", 3, [900, 1100, 1900, 2700]
    )
    follows = {
        "la": count_follows([pair.target for pair in pairs]),
        "ar": count_follows([pair.source for pair in pairs]),
    }
    ones, twos, near = contrast(rows, native=False)
    native_ones, native_twos, native_near = contrast(rows, native=True)
    examples = gather(
        [(ones, 1.0), (native_ones, 2.0)], [(twos, 1.5), (near, 1.0), (native_twos, 3.0), (native_near, 1.0)]
    )
    latin = Follows(follows["la"], "la")
    sharp, judge = sharpen(near_latin, examples, latin)
    costs = Costs(across_table, "ar", "la")
    believed = believe(pairs, costs, latin)
    wrong = confuse(pairs, costs, latin)
    print(f"{len(believed)} pairs believed, {len(wrong)} wrong ones")
    sharp_across, judge_across = sharpen(across_table, gather_across(believed, wrong), latin)
    return RawLetters(
        sharp_across,
        sharp,
        compose(across_table),
        follows,
        judge_across,
        judge,
        common(pairs),
    )


def render(letters: RawLetters) -> bytes:
    """Return the tables as the package keeps them."""
    return msgspec.json.encode(letters) + b"\n"


if __name__ == "__main__":
    main()
