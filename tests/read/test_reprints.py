from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.read.reprints import bands, find_reprints, sign, similarity

FERRY = (
    "The ferry between the two islands sank on Monday in calm weather, and the harbour master, who had been asleep, "
    "said that it had left without his knowledge. Forty passengers were taken from the water by fishermen."
)
BRIDGE = (
    "A bridge that was promised eleven years ago has been promised again, this time with a drawing. Residents of both "
    "banks, who have learned to swim, received the minister with flowers and a list of questions."
)
SADD = "انخفض منسوب السد إلى ثلث سعته بحسب الوزارة، فيما يقول المزارعون إن المياه تذهب ليلاً إلى مصنع بعيد عن القرية"


def test_small_changes_and_spelling_keep_a_reprint_one() -> None:
    edited = FERRY.replace("on Monday ", "").upper()
    assert find_reprints({"a": FERRY, "b": BRIDGE, "c": edited, "d": SADD}) == [("a", "c")]


def test_arabic_reprints_meet_across_spellings() -> None:
    other = SADD.replace("إلى", "الى").replace("المياه", "الميـــاه")
    assert find_reprints({1: SADD, 2: FERRY, 3: other}) == [(1, 3)]


def test_a_signature_is_the_same_on_every_machine() -> None:
    assert sign(FERRY)[:8].hex() == sign(str(FERRY.encode(), "utf-8"))[:8].hex()
    assert len(sign(FERRY)) == 480 and len(bands(sign(FERRY))) == 24
    assert similarity(sign(FERRY), sign(FERRY)) == 1.0 and similarity(sign(FERRY), sign(BRIDGE)) < 0.1


def test_short_texts_have_no_signature() -> None:
    assert sign("Too short.") == b"" and similarity(b"", b"") == 0.0
    assert find_reprints({1: "Too short.", 2: "Too short."}) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_similarity_is_symmetric(one: str, other: str) -> None:
    assert similarity(sign(one), sign(other)) == similarity(sign(other), sign(one))


def test_a_thousand_copies_are_one_group() -> None:
    (group,) = find_reprints({n: f"{FERRY} Copy {n}." for n in range(1000)})
    assert len(group) == 1000
