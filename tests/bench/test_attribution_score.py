"""The scorer on small cases whose counts can be made by hand."""

import pytest
from bench.attribution.matching import agree, match, same
from bench.attribution.quotations import find_quotations, quoted_items
from bench.attribution.score import MEASURES, precision_at, score_document, total
from bench.attribution.spans import Item, Tokens, make_item

TEXT = (
    "The harbour is shut, the mayor said on Monday. “We will open it again,” he promised; nobody knew when."
    "\n\nFishermen: Boats Will Sail."
)


def item(
    tokens: Tokens, source: str = "", cue: str = "", content: tuple[str, ...] = (), confidence: float = 1.0
) -> Item:
    def spans(*parts: str) -> list[list[int]]:
        return [[tokens.text.index(p), tokens.text.index(p) + len(p)] for p in parts if p]

    return make_item(
        tokens, {"source": spans(source), "cue": spans(cue), "content": spans(*content), "confidence": confidence}
    )


@pytest.fixture
def tokens() -> Tokens:
    return Tokens.of(TEXT)


@pytest.fixture
def gold(tokens: Tokens) -> list[Item]:
    return [
        item(tokens, "the mayor", "said", ("The harbour is shut",)),
        item(tokens, "he", "promised", ("“We will open it again,”",)),
        item(tokens, "Fishermen", ":", ("Boats Will Sail",)),
    ]


def counts(text: str, gold: list[Item], found: list[Item]) -> dict[str, tuple[int, ...]]:
    return dict(zip(MEASURES, (tuple(map(int, row)) for row in score_document(text, gold, found).counts), strict=True))


class TestRanges:
    def test_outer_punctuation_decides_nothing(self, tokens: Tokens) -> None:
        a, b = item(tokens, content=("The harbour is shut",)), item(tokens, content=("The harbour is shut,",))
        assert a.content == b.content == ((0, 4),)

    def test_spans_with_only_marks_between_are_one(self, tokens: Tokens) -> None:
        assert item(tokens, content=("The harbour is shut", "the mayor")).content == ((0, 7),)

    def test_spans_with_a_word_between_are_two(self, tokens: Tokens) -> None:
        assert len(item(tokens, content=("The harbour", "shut")).content) == 2

    def test_a_lone_colon_stays(self, tokens: Tokens) -> None:
        assert item(tokens, cue=":").cue != ()

    def test_an_empty_span_is_nothing(self, tokens: Tokens) -> None:
        assert tokens.ranges([(3, 3), (3, 4)]) == ()

    def test_code_points_beyond_the_first_plane(self) -> None:
        tokens = Tokens.of("𝕏 said 😀 yes")
        assert tokens.ranges([(2, 6)]) == ((1, 2),)


class TestMatching:
    def test_perfect(self, gold: list[Item]) -> None:
        found = counts(TEXT, gold, gold)
        assert found["lenient"] == found["strict"] == (3, 3, 3, 3)
        assert found["direct"] == (1, 1, 1, 1)
        assert found["span cue"] == (3, 3, 3, 3)

    def test_nothing_found(self, gold: list[Item]) -> None:
        assert counts(TEXT, gold, [])["lenient"] == (0, 0, 0, 3)

    def test_nothing_there(self, gold: list[Item]) -> None:
        assert counts(TEXT, [], gold)["lenient"] == (0, 3, 0, 0)

    def test_half_of_the_content_is_enough_and_less_is_not(self, tokens: Tokens, gold: list[Item]) -> None:
        half = item(tokens, "mayor", "said", ("harbour is",))
        less = item(tokens, "mayor", "said", ("harbour",))
        assert agree(gold[0], half)
        assert not agree(gold[0], less)
        assert not same(gold[0], half)

    def test_two_absent_sources_agree_and_one_does_not(self, tokens: Tokens, gold: list[Item]) -> None:
        nobody = item(tokens, "", "said", ("The harbour is shut",))
        assert agree(nobody, nobody)
        assert not agree(gold[0], nobody)

    def test_the_largest_matching_is_found(self) -> None:
        pairs = {(0, 0), (0, 1), (1, 0)}
        items = [Item((), (), (), confidence=i) for i in range(2)]
        assert match(items, items, lambda a, b: (int(a.confidence), int(b.confidence)) in pairs) == [1, 0]

    def test_a_shared_source_counts_once_as_a_span(self, tokens: Tokens) -> None:
        twice = [item(tokens, "he", "promised", ("We will",)), item(tokens, "he", "knew", ("open it",))]
        assert counts(TEXT, twice, twice)["span source"] == (1, 1, 1, 1)


class TestQuotations:
    def test_marks_of_both_kinds_and_three_words(self) -> None:
        tokens = Tokens.of('"One two three" but “four five” and "six seven\n\neight nine ten" «a b c»')
        words = [tokens.text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in find_quotations(tokens)]
        assert words == ["One two three", "a b c"]

    def test_a_quotation_over_paragraphs_is_one_for_each(self) -> None:
        tokens = Tokens.of("“Here it starts.\n\n“And here it ends.”")
        assert find_quotations(tokens) == [(1, 4), (6, 10)]

    def test_the_wrong_speaker_is_wrong(self, tokens: Tokens, gold: list[Item]) -> None:
        wrong = [item(tokens, "the mayor", "promised", ("“We will open it again,”",))]
        assert counts(TEXT, gold, wrong)["direct"] == (0, 1, 0, 1)

    def test_a_part_of_it_is_no_item(self, tokens: Tokens) -> None:
        part = item(tokens, "he", "promised", ("We will",))
        assert quoted_items(tokens, [part], find_quotations(tokens)) == []


class TestTotals:
    def test_speech_is_told_from_thought(self, tokens: Tokens) -> None:
        said, knew = (
            item(tokens, "the mayor", "said", ("The harbour is shut",)),
            item(tokens, "nobody", "knew", ("when",)),
        )
        assert counts(TEXT, [said, knew], [said, knew])["speech"] == (1, 1, 1, 1)

    def test_micro_over_documents(self, gold: list[Item]) -> None:
        score = total([score_document(TEXT, gold, gold), score_document(TEXT, gold, [])])["lenient"]
        assert (score.precision, score.recall) == (100.0, 50.0)
        assert score.f1 == pytest.approx(200 / 3)
        assert score.low <= score.f1 <= score.high

    def test_the_surest_come_first(self, tokens: Tokens, gold: list[Item]) -> None:
        sure = item(tokens, "the mayor", "said", ("The harbour is shut",), 0.9)
        wrong = item(tokens, "nobody", "knew", ("when",), 0.1)
        rows = precision_at([score_document(TEXT, gold, [wrong, sure])], (0.5, 1.0))
        assert rows == [(0.5, 0.9, 100.0), (1.0, 0.1, 50.0)]
