"""Finding headings: any spelling, at once, and never a sealed one."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from marsad.errors import BadInput
from marsad.newsroom.whoswho.actions.judge import judge_pair
from marsad.newsroom.whoswho.actions.seal import seal, unseal
from marsad.newsroom.whoswho.actions.write import add_name, take_back
from marsad.newsroom.whoswho.models import NameForm, Verdict
from marsad.newsroom.whoswho.queries import name_index
from marsad.newsroom.whoswho.queries.find import find_authorities
from marsad.records import NameForm as NameFormRecord
from whoswho_cast import REGISTER, enter, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afresh(newsroom_folder, monkeypatch):
    """Begin without names, as a process in which nobody waits, whatever was started in it before."""
    name_index._known.clear()
    name_index._failed.clear()
    monkeypatch.setattr(name_index, "_waits", True)


@pytest.fixture
def three():
    return enter(
        person("a", "Adib Sarrouj", "أديب سروج"),
        person("b", "Adib Sarraj"),
        person("c", "Sarrouj Springs", kind="place"),
    )


def uids(query, **wanted):
    return [found.head.uid for found in find_authorities(query, **wanted)]


def test_any_spelling(three):
    assert uids("أديب سروج")[0] == "a" == uids("Adeeb Sarouj")[0]
    assert uids("Sarrouj", kind="place") == ["c"]
    assert len(uids("Sarrouj", top=1)) == 1
    with pytest.raises(BadInput):
        find_authorities("…")


def test_nothing_known(db):
    assert uids("Adib Sarrouj") == []


def test_new_names_are_found_at_once_and_those_taken_back_no_more(three, people):
    uids("Adib Sarrouj")
    old = name_index.known_names().old
    enter(person("d", "Zuhayr Qattan"))
    assert uids("Zuhayr Qattan")[0] == "d"
    assert name_index.known_names().old is old, "the big index stays"
    row = add_name(
        actor=people.editor, authority=three[1], name=NameFormRecord("Butrus Karam", "en"), evidence=REGISTER
    )
    assert uids("Butrus Karam")[0] == "b"
    take_back(actor=people.editor, known=row)
    assert "b" not in uids("Butrus Karam")


def test_names_that_were_written_late_and_names_that_are_gone(three):
    late = NameForm.objects.get(text="Adib Sarraj")
    columns = {field.attname: getattr(late, field.attname) for field in NameForm._meta.fields}
    late.delete()
    assert "b" not in uids("Adib Sarraj")
    NameForm.objects.create(**columns)
    assert uids("Adib Sarraj")[0] == "b", "its number is lower than that of the last name that was indexed"


def test_a_database_that_was_put_back_is_noticed(three):
    uids("Adib Sarrouj")
    rows = list(NameForm.objects.order_by("pk"))
    NameForm.objects.all().delete()
    for row, text in zip(rows, ["Karim Nasr", "كريم نصر", "Maha Tall", "Wadi Tall"], strict=True):
        row.text = row.key = text
        row.save(force_insert=True)
    assert uids("Maha Tall")[0] == "b"
    assert "a" not in uids("Adib Sarrouj")


def test_never_a_sealed_heading_even_from_a_stale_index(three, people):
    a, b, _ = three
    assert "a" in uids("Adib Sarrouj")
    known = name_index.known_names()
    seal(actor=people.editor, authority=a)
    assert name_index.known_names() is known
    assert "a" not in uids("Adib Sarrouj") + uids("أديب سروج") + uids("Sarrouj", top=50)
    unseal(actor=people.editor, authority=a)
    assert uids("Adib Sarrouj")[0] == "a"
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    seal(actor=people.editor, authority=b)
    assert uids("Adib Sarrouj") == ["c"] or "a" not in uids("Adib Sarrouj")


def test_a_cluster_is_found_once_by_all_its_names(three, people):
    a, b, _ = three
    judge_pair(actor=people.editor, one=a, other=b, verdict=Verdict.SAME)
    assert uids("Adib Sarraj").count("a") == 1
    assert "b" not in uids("Adib Sarraj")


def test_many_spellings_of_one_do_not_hide_the_others(db):
    enter(
        person("many", *[f"Adib Sarrouj {letter}" for letter in "ABCDEFGHIJ"]),
        person("one", "Adib Sarrouj Haddad"),
    )
    assert "one" in uids("Adib Sarrouj", top=2)


def test_all_namesakes_are_found(db):
    enter(*[person(str(number), "Adib Sarrouj") for number in range(40)])
    assert len(uids("adib sarrouj", top=50)) == 40


def test_kept_on_disk_for_the_next_process(three, monkeypatch, newsroom_folder):
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)
    assert uids("Adib Sarrouj")[0] == "a"
    name_index._known.clear()
    monkeypatch.setattr(name_index, "_make", None)
    enter(person("d", "Zuhayr Qattan"))
    assert uids("Adib Sarrouj")[0] == "a"
    assert uids("Zuhayr Qattan")[0] == "d"
    assert len(list((newsroom_folder / "names").glob("index-*"))) == 1


@pytest.mark.django_db(transaction=True)
def test_a_web_process_answers_while_the_next_index_is_made(three, monkeypatch, newsroom_folder):
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)
    assert uids("Adib Sarrouj")[0] == "a"
    monkeypatch.setattr(name_index, "MOST_NEW", 1)
    monkeypatch.setattr(name_index, "MEANWHILE", 2)
    monkeypatch.setattr(name_index, "_waits", False)
    may_go_on, make = Event(), name_index._make

    def make_slowly(stamp):
        assert may_go_on.wait(timeout=20)
        return make(stamp)

    monkeypatch.setattr(name_index, "_make", make_slowly)
    enter(person("d", "Zuhayr Qattan"), person("e", "Butrus Karam"), person("f", "Maha Tall"), person("g", "Wadi Nasr"))
    assert uids("Adeeb Sarouj")[0] == "a", "the old index is there"
    assert uids("Mahaa Tall")[0] == "f", "and the last names that came"
    assert "d" not in uids("Zuheir Qattan"), "the others wait for the index"
    assert uids("Zuhayr Qattan")[0] == "d", "but not where the letters are the same"
    [thread] = name_index._making.values()
    may_go_on.set()
    thread.join(timeout=20)
    assert uids("Zuheir Qattan")[0] == "d"
    assert not name_index._making


@pytest.mark.django_db(transaction=True)
def test_a_web_process_that_has_no_index_yet_answers_too(three, monkeypatch, newsroom_folder):
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)
    monkeypatch.setattr(name_index, "MEANWHILE", 1)
    monkeypatch.setattr(name_index, "_waits", False)
    assert uids("Adib Sarraj")[0] == "b", "the very same letters"
    for thread in list(name_index._making.values()):
        thread.join(timeout=20)
    assert uids("Adeeb Sarouj")[0] == "a"


@pytest.fixture
def failing(monkeypatch):
    """Let an index be made by the second try only; give the tries."""
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)
    monkeypatch.setattr(name_index, "MOST_NEW", 0)
    monkeypatch.setattr(name_index, "MEANWHILE", 1)
    monkeypatch.setattr(name_index, "_waits", False)
    tries, make = [], name_index._make

    def make_or_not(stamp):
        tries.append(stamp)
        if len(tries) == 1:
            raise MemoryError("no room")
        return make(stamp)

    monkeypatch.setattr(name_index, "_make", make_or_not)
    return tries


def ask_and_wait(query):
    found = uids(query)
    for thread in list(name_index._making.values()):
        thread.join(timeout=20)
    return found


@pytest.mark.django_db(transaction=True)
def test_an_index_that_could_not_be_made_is_tried_again(three, monkeypatch, failing):
    monkeypatch.setattr(name_index, "FIRST_WAIT", 0.0)
    assert ask_and_wait("Adib Sarraj")[0] == "b", "answered from the letters"
    ask_and_wait("Adib Sarraj")
    assert ask_and_wait("Adeeb Sarouj")[0] == "a", "without any new name"
    assert len(failing) == 2 and not name_index._failed


@pytest.mark.django_db(transaction=True)
def test_it_is_not_tried_again_at_once(three, failing):
    for number in range(3):
        ask_and_wait("Adib Sarraj")
        enter(person(f"new-{number}", f"Zuhayr Qattan {'abc'[number]}"))
    assert len(failing) == 1
    assert [times for times, _ in name_index._failed.values()] == [1]


def test_each_failure_puts_the_next_try_off_for_longer(monkeypatch):
    monkeypatch.setattr(name_index, "monotonic", lambda: 100.0)
    waits = []
    for _ in range(9):
        name_index._put_off("here")
        waits.append(name_index._failed["here"][1] - 100)
    assert waits[:3] == [30, 60, 120] and waits[-1] == name_index.LONGEST_WAIT


def test_what_another_process_is_making_is_left_alone(three, monkeypatch, newsroom_folder):
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)
    folder = newsroom_folder / "names"
    for name in ("making-now", "making-once", "index-before"):
        (folder / name).mkdir(parents=True)
    os.utime(folder / "making-once", (0, 0))
    uids("Adib Sarrouj")
    current = (folder / "current").read_text()
    assert {path.name for path in folder.iterdir()} == {"current", "lock", "making-now", current}


def test_nothing_half_made_is_left_where_it_cannot_be_kept(three, monkeypatch, newsroom_folder):
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)

    def no_space(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(name_index.NameIndex, "save", no_space)
    assert uids("Adib Sarrouj")[0] == "a"
    assert list((newsroom_folder / "names").iterdir()) == []


def test_processes_that_keep_and_open_at_once_do_not_harm_each_other(newsroom_folder):
    stamp = name_index.Stamp(2, 2, "now")
    known = name_index.Known(stamp, stamp, name_index._names([(1, "Adib Sarrouj"), (2, "Maha Tall")]), None)
    name_index._keep(known)

    def keep(_):
        name_index._keep(known)
        return True

    def open_(_):
        found = name_index._opened()
        return found is not None and found.find("Adeeb Sarouj", 1).keys() == {1}

    with ThreadPoolExecutor(6) as pool:
        done = [pool.submit(keep if number % 3 else open_, number) for number in range(90)]
        assert all(one.result() for one in done)
    assert len(list((newsroom_folder / "names").glob("*-*"))) == 1


def test_what_another_process_made_is_taken_up(three, monkeypatch, newsroom_folder):
    monkeypatch.setattr(name_index, "WORTH_KEEPING", 1)
    monkeypatch.setattr(name_index, "MOST_NEW", 0)
    uids("Adib Sarrouj")
    ours = dict(name_index._known)
    enter(person("d", "Zuhayr Qattan"))
    name_index._known.clear()
    uids("Zuhayr Qattan")  # the other
    name_index._known.update(ours)
    monkeypatch.setattr(name_index, "_make", None)
    assert uids("Zuheir Qattan")[0] == "d"


def test_how_much_is_asked(three, django_assert_max_num_queries):
    find_authorities("Adib Sarrouj")
    with django_assert_max_num_queries(6):
        find_authorities("Adib Sarrouj", top=3)
