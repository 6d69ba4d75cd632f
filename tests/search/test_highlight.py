import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.search import find_highlights, parse_query
from marsad.search.highlight import SNIPPET_LENGTH, cut_snippet

texts = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("dam سد al-Asmi. \n’")), max_size=400)


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find_highlights(text, parse_query(query).wanted)]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("The dams of Safiya", "dam", ["dams"]),
        ("Ayman al-Asmi’s words", "asmi", ["al-Asmi’s"]),
        ("Alasmi", "al-asmi", ["Alasmi"]),
        ("a cease-fire, a ceasefire, a cease", "cease-fire", ["cease-fire", "ceasefire"]),
        ("the Safiya dam; the dam of Safiya", '"Safiya dam"', ["Safiya dam"]),
        ("وللحكومة وَزِير", "حكومة وزير", ["وللحكومة", "وَزِير"]),
        ("ministry, mini", "minis*", ["ministry"]),
        ("dam, not dusk", "-dusk dam", ["dam"]),
        ("nothing", "dam", []),
        ("١٠٬٠٠٠ درهم", "10,000", ["١٠٬٠٠٠"]),
    ],
)
def test_highlights(text: str, query: str, words: list[str]) -> None:
    assert marked(text, query) == words


def test_short_text_is_its_own_snippet() -> None:
    snippet = cut_snippet("The dam.\nIts water.", parse_query("water").wanted)
    assert snippet.text == "The dam. Its water."
    assert [snippet.text[slice(*span)] for span in snippet.highlights] == ["water"]


def test_snippet_shows_the_words_and_begins_at_their_sentence() -> None:
    text = "Filler words go on. " * 50 + "The dam is empty and the governor knows. " + "More filler comes here. " * 50
    snippet = cut_snippet(text, parse_query("governor dam").wanted)
    assert snippet.text.startswith("…The dam is empty")
    assert snippet.text.endswith("…")
    assert [snippet.text[slice(*span)] for span in snippet.highlights] == ["dam", "governor"]


def test_snippet_prefers_the_stretch_with_more_of_the_words() -> None:
    text = "dam " + "filler " * 100 + "the dam and the governor " + "filler " * 100
    assert "governor" in cut_snippet(text, parse_query("dam governor").wanted).text


def test_without_words_the_beginning_is_shown() -> None:
    assert cut_snippet("Beginning " + "word " * 100, ()).text.startswith("Beginning")


@given(texts, st.text(max_size=20))
def test_spans_lie_in_the_text_and_apart(text: str, query: str) -> None:
    spans = find_highlights(text, parse_query(query).wanted)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(texts, st.sampled_from(["dam", "سد", "al-asmi", '"dam سد"', ""]))
def test_snippet_is_short_and_marks_the_same_words(text: str, query: str) -> None:
    wanted = parse_query(query).wanted
    snippet = cut_snippet(text, wanted)
    assert len(snippet.text) <= SNIPPET_LENGTH + 2
    assert "\n" not in snippet.text
    if wanted and any(end - start <= SNIPPET_LENGTH for start, end in find_highlights(text.strip(), wanted)[:1]):
        assert snippet.highlights


def test_long_text_full_of_hits_takes_no_long_time() -> None:
    started = time.process_time()
    cut_snippet("dam " * 100_000, parse_query("dam water").wanted)
    assert time.process_time() - started < 3
