from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import msgspec
import pytest

from marsad.collect.outlets import load_outlets
from marsad.collect.outlets.check import check_outlets
from marsad.collect.outlets.compile import TARGET, compile_outlets, main
from marsad.collect.outlets.load import _load_shipped
from marsad.collect.outlets.relocate import relocate_outlet, render_outlet
from marsad.errors import AddressRefused, BadDeclaration
from marsad.records import FeedDeclaration, Outlet, OutletName, PageShape, StanceLabel
from marsad.resources import RESOURCES

GOOD = """
id: al-mawqif
names:
  - {text: al-Mawqif, lang: en}
  - {text: الموقف, lang: ar}
language: ar
hosts: [mawqif.example]
stances:
  - {text: party newspaper, evidence: imprint, to: 2025-12-31}
  - {text: independent newspaper, evidence: sold on 1 January, from: 2026-01-01}
feeds:
  - {address: "https://www.mawqif.example/rss", kind: rss, every_minutes: 15}
pages:
  - {to: 2025-06-30, headline: h1, body: "td.text p"}
  - {from: 2025-07-01, headline: "h1.title", remove: [".ads", "aside > div"]}
"""


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_outlets():
    outlets = {outlet.id: outlet for outlet in load_outlets()}
    assert len(outlets) > 90
    mizan, sada, harbour = (outlets[key] for key in ("al-mizan", "sada-al-jabal", "harbour-post"))
    assert mizan.stance_on(date(2026, 10, 14)).text == "semi-official newspaper"
    assert mizan.stance_on(date(2026, 10, 15)).text == "pro-government newspaper"
    assert sada.stance_on(date(2026, 1, 1)).text == "opposition website" and mizan.stance_on(None) is None
    assert harbour.shape_on(date(2026, 10, 14)).body == "td.text p"
    assert harbour.shape_on(date(2026, 10, 15)).body == harbour.shape_on(None).body == "article .story p"
    assert (mizan.name_in("ar"), sada.name_in("ar"), harbour.name_in("en")) == (
        "الميزان",
        "صدى الجبل",
        "The Harbour Post",
    )
    for outlet in outlets.values():
        langs = {name.lang for name in outlet.names if name.kind == "main"}
        assert {"en", "ar"} <= langs, outlet.id
        if outlet not in (mizan, sada, harbour):
            assert not outlet.feeds and not outlet.stances and not outlet.hosts, "names only, no judgement"


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("al-quds-al-araby", {"Al-Quds Al-Araby", "القدس العربي"}),
        ("enab-baladi", {"Enab Baladi", "عنب بلدي"}),
        ("sana", {"SANA", "سانا"}),
        ("zaman-al-wasl", {"Zaman al-Wasl", "زمان الوصل"}),
        ("reuters", {"Reuters", "رويترز"}),
        ("tass", {"TASS", "تاس"}),
        ("anadolu", {"Anadolu Agency", "الأناضول"}),
    ],
)
def test_names_in_both_scripts(key, names):
    outlet = next(outlet for outlet in load_outlets() if outlet.id == key)
    assert names <= {name.text for name in outlet.names}


def test_the_compiled_file_is_what_the_resources_say(capsys):
    if not RESOURCES.is_dir():
        pytest.skip("not a checkout")
    assert TARGET.read_bytes() == compile_outlets(RESOURCES / "outlets"), "run python -m marsad.collect.outlets.compile"
    assert main(["--check"]) == 0 and capsys.readouterr().err == ""


def test_loading_is_fast():
    _load_shipped.cache_clear()
    before = time.perf_counter()
    load_outlets()
    assert time.perf_counter() - before < 0.05  # aim: 10 ms; a loaded machine gets slack


def test_a_newsrooms_own_are_added_and_win(tmp_path):
    write(tmp_path, GOOD)
    write(tmp_path, "id: al-mizan\nnames: [{text: The Scale, lang: en}]\nlanguage: ar\n", "mizan.yaml")
    write(tmp_path, "not: read", "notes.txt")
    outlets = load_outlets(tmp_path)
    ids = [outlet.id for outlet in outlets]
    assert ids == sorted(ids) and len(ids) == len(load_outlets()) + 1
    assert next(outlet for outlet in outlets if outlet.id == "al-mizan").name_in("en") == "The Scale"
    assert load_outlets(tmp_path / "none") == load_outlets(None)


def test_a_folder_with_problems_is_told_whole(tmp_path):
    write(tmp_path, GOOD.replace("kind: rss", "kind: xml"), "a.yaml")
    write(tmp_path, "id: b\nlanguage: ar\nnames: []\n", "b.yaml")
    with pytest.raises(BadDeclaration) as caught:
        load_outlets(tmp_path)
    assert "a.yaml:12" in str(caught.value) and "b.yaml:3" in str(caught.value)


def test_a_good_file_has_no_problems_and_survives_writing(tmp_path):
    assert check_outlets(write(tmp_path, GOOD)) == []
    (outlet,) = (outlet for outlet in load_outlets(tmp_path) if outlet.id == "al-mawqif")
    write(tmp_path, render_outlet(outlet))
    assert outlet in load_outlets(tmp_path)


@pytest.mark.parametrize("key", ["al-mizan", "sada-al-jabal", "harbour-post", "sana"])
def test_relocated_and_written_it_is_read_again(tmp_path, key):
    outlet = next(outlet for outlet in load_outlets() if outlet.id == key)
    moved = relocate_outlet(outlet, "http://127.0.0.1:8101")
    assert moved.hosts[0] == "127.0.0.1:8101"
    assert all(feed.address.startswith("http://127.0.0.1:8101/") for feed in moved.feeds)
    assert [feed.address.rpartition("/")[2] for feed in moved.feeds] == [
        feed.address.rpartition("/")[2] for feed in outlet.feeds
    ]
    path = write(tmp_path, render_outlet(moved))
    assert check_outlets(path) == []
    assert moved in load_outlets(tmp_path)
    with pytest.raises(AddressRefused):
        relocate_outlet(outlet, "127.0.0.1:8101")


@pytest.mark.parametrize(
    ("change", "line", "key", "words"),
    [
        (("id: al-mawqif", "id: Al Mawqif"), 2, "id", "small letters"),
        (("id: al-mawqif\n", ""), 2, "", "'id' is missing"),
        (("language: ar", "language: arabic"), 6, "language", "BCP 47"),
        (("language: ar", "language: no"), 6, "language", "`str`"),
        (("language: ar", "language: ar\nlanguage: en"), 7, "", "stands twice"),
        (("text: الموقف", 'text: " "'), 5, "names[1].text", "empty"),
        (("lang: ar}", "lang: en}"), 3, "names", "several main names"),
        (("hosts: [", "hosts: [https://"), 7, "hosts[0]", "not a host"),
        (("hosts: [mawqif.example]", "hosts: [other.example]"), 12, "feeds[0].address", "among the outlet's hosts"),
        (("kind: rss", "kind: xml"), 12, "feeds[0].kind", "'xml': expected one of rss, atom,"),
        (("lang: en}", "lang: en, kind: x}"), 4, "names[0].kind", "expected one of main, variant, acronym"),
        (("language: ar", "language: ar\nkind: paper"), 7, "kind", "expected one of newspaper,"),
        (("every_minutes: 15", "every_minutes: 1"), 12, "feeds[0].every_minutes", "between 5"),
        (("every_minutes: 15", "every_minuts: 15"), 12, "feeds[0]", "did you mean 'every_minutes'"),
        (("https://www.mawqif.example/rss", "ftp://x"), 12, "feeds[0].address", "scheme 'ftp'"),
        (("https://www.mawqif.example/rss", "/rss"), 12, "feeds[0].address", "scheme ''"),
        (("evidence: imprint, ", ""), 9, "stances[0]", "'evidence' is missing"),
        (("evidence: imprint", "evidence: ''"), 9, "stances[0].evidence", "rests on"),
        (("to: 2025-12-31", "to: 2026-02-01"), 10, "stances[1].from", "before the period above ends"),
        ((", to: 2025-12-31", ""), 9, "stances[0]", "no 'to'"),
        (("to: 2025-12-31", "to: soon"), 9, "stances[0].to", "date"),
        (("from: 2025-07-01", "from: 2025-07-01, to: 2025-07-01, form: x"), 15, "pages[1]", "did you mean 'from'"),
        (("from: 2025-07-01", "from: 2025-07-02, to: 2025-07-01"), 15, "pages[1].to", "before it begins"),
        (('"td.text p"', '"td..text"'), 14, "pages[0].body", "CSS selector"),
        (("aside > div", "aside >"), 15, "pages[1].remove[1]", "CSS selector"),
        (("stances:\n", "stance:\n"), 8, "", "did you mean 'stances'"),
        (("names:\n", "names: 5\nx:\n"), 3, "names", "array"),
    ],
)
def test_problems_say_where_and_what(tmp_path, change, line, key, words):
    assert change[0] in GOOD
    problems = check_outlets(write(tmp_path, GOOD.replace(*change)))
    assert len(problems) >= 1
    said = " | ".join(str(problem) for problem in problems)
    assert words in said
    assert (problems[0].line, problems[0].file) == (line, "own.yaml"), said
    assert problems[0].key.removeprefix("al-mawqif").removeprefix("Al Mawqif").removeprefix(".") == key, said


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "- a\n- b",
        "id: [",
        "\t",
        "id: *a",
        "a: &a [1]\nb: *a",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]",
        "[" * 500 + "]" * 500,
        "!!python/object/apply:os.system ['true']",
        "outlets: []",
        "outlets: {}",
        "outlets: [5, {id: x}]",
        "id: x\0",
        "? [a]\n: b",
    ],
)
def test_any_other_yaml_is_a_problem_not_a_traceback(tmp_path, text):
    problems = check_outlets(write(tmp_path, text))
    assert problems and all(str(problem).startswith("own.yaml") for problem in problems)


def test_bytes_folders_and_missing_files(tmp_path):
    assert "expected files *.yaml" in str(check_outlets(tmp_path)[0])
    (tmp_path / "bad.yaml").write_bytes(b"id: \xff\xfe")
    (tmp_path / "large.yaml").write_bytes(b"#" * (2**20 + 1))
    assert len(check_outlets(tmp_path)) == 2
    assert "can't be read" in str(check_outlets(tmp_path / "none.yaml")[0])


def test_doubles_are_told(tmp_path):
    write(tmp_path, GOOD, "a.yaml")
    write(tmp_path, GOOD, "b.yaml")
    said = " | ".join(map(str, check_outlets(tmp_path)))
    assert "declared already, in a.yaml" in said and "feed of 'al-mawqif' already" in said


def test_one_bad_outlet_leaves_the_others(tmp_path):
    path = write(tmp_path, "outlets:\n  - {id: a, names: [{text: A, lang: en}], language: en}\n  - {id: b, names: 7}\n")
    (problem,) = check_outlets(path)
    assert problem.line == 3 and problem.key == "b.names"


def test_compiling_bad_resources_raises(tmp_path):
    write(tmp_path, "id: X")
    with pytest.raises(BadDeclaration, match="missing"):
        compile_outlets(tmp_path)


def test_the_manual_tells_the_truth(tmp_path):
    """The example of docs/outlets.md is good, and its messages are what the checker says."""
    manual = RESOURCES.parent / "docs" / "outlets.md"
    if not manual.is_file():
        pytest.skip("not a checkout")
    text = manual.read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    (messages,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    assert check_outlets(write(tmp_path, example, "al-mawqif.yaml")) == []
    slips = (("kind: rss", "kind: xml"), ("    to: 2025-12-31\n", ""), ("headline: h1", "headlin: h1"))
    said = [check_outlets(write(tmp_path, example.replace(*slip), "al-mawqif.yaml")) for slip in slips]
    assert [str(problem) for (problem,) in said] == messages.splitlines()
    for record in (Outlet, FeedDeclaration, PageShape, OutletName, StanceLabel):
        for field in msgspec.structs.fields(record):
            assert f"`{field.encode_name}`" in text, field.encode_name
