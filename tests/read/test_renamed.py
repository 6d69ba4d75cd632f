"""Documents under other names: every span stays on its words, and who had one name still has one."""

import random
from dataclasses import replace
from pathlib import Path

from bench.attribution.markup import parse_story
from hypothesis import given
from hypothesis import strategies as st
from training.attribution.corpus import Document
from training.attribution.renamed import Pool, rename
from training.attribution.stories import to_document

STORY = """{p Salma Qari} Leaves {o al-Sabah}

{s1 {p Salma Qari}, of {l Nahr Said},} {q1 said} {c1 that {s2 {p Qari}’s brother {p Adib}} {q2 knew} {c2 nothing}}.

{s3 {p Qari}} {q3 added} {c3 that she would stay in {l Nahr Said}}.
===
lang: en
statements:
  1: {speaker: Salma Qari, named: true}
  2: {speaker: Adib, named: true, parent: 1, chain: [[person, Salma Qari]]}
  3: {speaker: Salma Qari, named: true}
"""
POOL = Pool(("Rami", "Zuhayr"), ("Huda", "Ruba"), ("al-Kurdi", "Jabbur"), ("Wadi Harun",), ("The Gate", "ANH"))


def story() -> Document:
    return to_document(parse_story("a", STORY))


def renamed(seed: int) -> Document:
    return rename(story(), POOL, random.Random(seed))


class TestRename:
    def test_a_person_keeps_one_name_whole_and_in_part(self) -> None:
        made = renamed(1)
        whole, again, short, brother, last = (made.text[a:b] for a, b, kind in made.names if kind == "person")
        assert whole == again
        assert whole != "Salma Qari"
        assert whole.endswith(f" {short}")
        assert short == last
        assert brother not in ("Adib", short)

    @given(st.integers(0, 500))
    def test_spans_stay_on_their_words(self, seed: int) -> None:
        before, made = story(), renamed(seed)
        cues = [[made.text[a:b] for a, b in one.cue] for one in made.attributions]
        assert cues == [["said"], ["added"]]
        assert made.inner is not None
        assert [made.text[a:b] for a, b in made.inner[0].content] == ["nothing"]
        assert made.text[slice(*made.attributions[0].source[0])].startswith(made.text[slice(*made.names[0][:2])])
        assert [kind for *_, kind in made.names] == [kind for *_, kind in before.names]

    def test_what_is_no_name_stays(self) -> None:
        assert renamed(3).text.endswith((" stay in Nahr Said.", " stay in Wadi Harun."))

    @given(st.integers(0, 50))
    def test_a_span_inside_a_name_stays_inside(self, seed: int) -> None:
        whole = replace(story(), names=((0, 10, "person"),), attributions=(), inner=None, chains=(((6, 10, False),),))
        made = rename(whole, POOL, random.Random(seed))
        start, end, _ = made.chains[0][0]
        assert made.names[0][0] <= start <= end <= made.names[0][1]

    def test_same_seed_same_names(self) -> None:
        assert renamed(4) == renamed(4)


class TestPool:
    def test_holds_names_of_its_script(self, tmp_path: Path) -> None:
        pairs = tmp_path / "pairs.tsv"
        pairs.write_text("cuypers\tك ا و ب ي ر ز\t2\n", encoding="utf-8")
        arabic = Pool.of("ar", pairs, [])
        assert "كاوبيرز" in arabic.family
        assert {"فاطمة"} <= set(arabic.women)
        assert "دمشق" in arabic.places
        assert not any("a" <= name[0].casefold() <= "z" for name in (*arabic.men, *arabic.family))
