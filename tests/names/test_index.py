from __future__ import annotations

import hashlib
from importlib.resources import files
from itertools import pairwise, product

import pytest

from marsad.errors import BadInput
from marsad.names import NameIndex, vocabulary
from marsad.names.compile import compile_lists
from marsad.names.ranking import POOR
from marsad.names.vocabulary import lay_out
from marsad.names.wordlists import COMPILED
from marsad.resources import RESOURCES

POOL = [
    "Abu Mohammad al-Jolani",
    "Bashar al-Assad",
    "Riad al-Asaad",
    "Hassan Nasrallah",
    "Idlib",
    "Aleppo",
    "Syrian Observatory for Human Rights",
    "هيئة تحرير الشام",
    "Abdulrahman Mustafa",
    "نجيب ميقاتي",
    "SDF",
    "",
]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(POOL)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("أبو محمد الجولاني", "Abu Mohammad al-Jolani"),
        ("Golani", "Abu Mohammad al-Jolani"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("رياض الأسعد", "Riad al-Asaad"),
        ("حسن نصر الله", "Hassan Nasrallah"),
        ("إدلب", "Idlib"),
        ("Idelb", "Idlib"),
        ("حلب", "Aleppo"),
        ("SOHR", "Syrian Observatory for Human Rights"),
        ("HTS", "هيئة تحرير الشام"),
        ("Abdel Rahman Mostafa", "Abdulrahman Mustafa"),
        ("Najib Mikati", "نجيب ميقاتي"),
        ("قوات سوريا الديمقراطية", "SDF"),
        ("Bashar al-Assad", "Bashar al-Assad"),
    ],
)
def test_any_spelling_finds_the_name(index: NameIndex, query: str, name: str) -> None:
    assert index.find(query, 1)[0].name == name


PEOPLE = [
    "Hayat Tarhuni",
    "Haya Tarhum",
    "Shams Wardani",
    "Shihab Wardani",
    "Kamaluddin Zaruq",
    "Idris Benjaber",
    "Idris Jaber",
    "Bouhanna Qadi",
    "Amirhossein Dashti",
    "Hossein Dashti",
    "Suleiman Suleiman",
    "Suleiman Hamdun",
    "Ali Sabri Mahrusi",
    "Ali Samri",
    "Faleh Dhulfiqar",
]


@pytest.fixture(scope="module")
def people() -> NameIndex:
    """People among many of whom each word of theirs is borne too."""
    others = [
        f"{given} {family}" for given in ("Omar", "Salma", "Nabil") for family in ("Hadi", "Qasim", "Sabri", "Dashti")
    ]
    return NameIndex([*PEOPLE, *others])


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("حياة الترهوني", "Hayat Tarhuni"),  # little is heard of Hayat, but it is listed
        ("شمس الدين الورداني", "Shams Wardani"),
        ("Kamal Zarrouk", "Kamaluddin Zaruq"),
        ("إدريس بن جابر", "Idris Benjaber"),
        ("إدريس جابر", "Idris Jaber"),
        ("أبو حنا القاضي", "Bouhanna Qadi"),
        ("Amir-Hossein Dashti", "Amirhossein Dashti"),
        ("سليمان سليمان", "Suleiman Suleiman"),
        ("علي صبري", "Ali Sabri Mahrusi"),  # who is named in full may be named in short
        ("فالح ذو الفقار", "Faleh Dhulfiqar"),
    ],
)
def test_a_person_is_found_before_those_of_like_names(people: NameIndex, query: str, name: str) -> None:
    assert people.find(query, 1)[0].name == name


SYLLABLES = ("ba", "ti", "ro", "nu", "saf", "kel", "min", "dar", "shu", "leb")


@pytest.fixture(scope="module")
def many() -> NameIndex:
    """So many words that few of them are fetched for a query."""
    words = ["".join(three).title() for three in product(SYLLABLES, repeat=3)]
    return NameIndex([*PEOPLE, *map(" ".join, pairwise(words))])


def test_a_listed_name_is_fetched_though_little_is_heard_of_it(many: NameIndex) -> None:
    assert many.find("حياة الترهوني", 1)[0].score > POOR


def test_father_and_son_of_one_name_are_sought_among_their_like() -> None:
    others = [f"Suleiman {''.join(three).title()}" for three in product(SYLLABLES, repeat=3)]
    index = NameIndex([*others, "Suleiman bin Suleiman"])
    assert index.find("سليمان بن سليمان", 1)[0].name == "Suleiman bin Suleiman"


def test_the_same_letters_score_one(index: NameIndex) -> None:
    assert index.find("Bashar al-Assad", 1)[0].score == 1.0


def test_hits_come_best_first_and_no_more_than_asked_for(index: NameIndex) -> None:
    hits = index.find("Assad", 3)
    assert len(hits) <= 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_line_that_is_no_name_is_kept_as_refused(index: NameIndex) -> None:
    assert [row for row, _ in index.refused] == [len(POOL) - 1]


def test_a_query_that_is_no_name_is_refused(index: NameIndex) -> None:
    with pytest.raises(BadInput):
        index.find("\u202e")


@pytest.mark.parametrize(
    ("query", "other", "name"),
    [
        ("جمال أبو حمدان", "Gamal Hamdan", "Jamal Abu Hamdan"),
        ("Ibtissam Zaoui", "Ibtissame Azzaoui", "Ibtisam Zaoui"),
        ("علي ناصر", "Ali Bennaceur", "Ali Nasser"),
        ("جمال بن صالح", "Jamal Salih", "Djamel Bensalah"),
        ("فارس العوني", "Fares al-Awad", "Farès Laouni"),
        ("محمد بن للونه", "Mohamed Loune", "Mohamed Bellalouna"),
        ("اسامه النجار", "Issam Alnajjar", "Osama Najjar"),
        ("Omar ibn Said", "Omar Saidi", "Omar bin Said"),
        ("عبده سمار", "Sara Abdu", "Abdou Semmar"),
    ],
)
def test_small_words_and_articles_are_told_from_names(query: str, other: str, name: str) -> None:
    hits = NameIndex([other, name]).find(query)
    assert hits[0].name == name
    assert len(hits) == 1 or hits[0].score > hits[1].score


def test_an_empty_pool_finds_nothing() -> None:
    assert NameIndex([]).find("Assad") == []


def test_the_learnt_table_is_the_one_that_training_made() -> None:
    data = (files("marsad.names") / "letters.json").read_bytes()
    assert len(data) < 400_000
    assert hashlib.sha256(data).hexdigest() == DIGEST, "Made anew? Measure (python -m bench.names), then pin it here."


def test_the_word_lists_are_compiled() -> None:
    assert (files("marsad.names") / COMPILED).read_bytes() == compile_lists(RESOURCES / "names")


DIGEST = "6201f3053e697062dfce460de815706bcc4325b74d2d8961ca788789c5a6f11e"


def test_what_one_thread_finds_another_may_forget(monkeypatch):
    """Threads share an index: while one compares words, another may clear what is kept."""
    made = lay_out(["nuha", "adib"], "la", [1, 1])
    sought = [vocabulary.Sought("نهى", "ar", 2, 2), vocabulary.Sought("adib", "la", 2, 2)]
    alone = vocabulary.Vocabulary(made, "la").find(sought)
    words = vocabulary.Vocabulary(made, "la")
    compare = vocabulary.find_likeness
    monkeypatch.setattr(vocabulary, "KEPT", 0)

    def meanwhile(*pair):
        words._found.clear()
        return compare(*pair)

    monkeypatch.setattr(vocabulary, "find_likeness", meanwhile)
    found = words.find(sought)
    assert [(rows.tolist(), like.tolist()) for rows, like in found] == [(r.tolist(), x.tolist()) for r, x in alone]
