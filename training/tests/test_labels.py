"""Gold labels over words, links between them, and Arabic rules."""

import numpy as np
import pytest
from training.attribution.arabic import label_arabic
from training.attribution.batches import antecedents
from training.attribution.corpus import Attribution, Document
from training.attribution.labels import BEGIN, END, IGNORE, IN, SINGLE, label, tag_of

from marsad.read.tagging.words import split_words

TEXT = "The mayor of Sada said: “We will open it,” and he left."


def span(part: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


def document(text: str = TEXT, masked: tuple[tuple[int, int], ...] = ()) -> Document:
    one = Attribution((span("The mayor of Sada"),), (span("said"),), (span("“We will open it,”"),))
    chain = ((*span("The mayor of Sada"), True), (*span("he"), False))
    return Document("a", "b", text, (one,), ((*span("Sada"), "place"),), ((chain[0], (51, 53, False)),), True, masked)


class TestLabels:
    def test_spans_are_trimmed(self) -> None:
        words = split_words(TEXT)
        labels = label(document(), words)
        said = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)].index("said")
        assert labels.roles[said] == tag_of(1, SINGLE)
        content = [TEXT[words.starts[a] : words.ends[b - 1]] for a, b in labels.linked[0].content]
        assert content == ["We will open it"]

    def test_tags_of_a_span(self) -> None:
        labels = label(document(), split_words(TEXT))
        assert labels.roles[:4].tolist() == [tag_of(0, p) for p in (BEGIN, IN, IN, END)]
        assert labels.names[3] == tag_of(2, SINGLE)

    def test_masked_words_have_no_role(self) -> None:
        labels = label(document(masked=((0, 10),)), split_words(TEXT))
        assert (labels.roles[:2] == IGNORE).all()
        assert labels.roles[4] != IGNORE

    def test_antecedents_point_back(self) -> None:
        rows = antecedents(document(), split_words(TEXT))
        he = max(w for w, _, _ in rows)
        assert {v for w, v, _ in rows if w == he} == {0, 1, 2, 3}
        assert {v for w, v, _ in rows if w == 0} == {-1}


class TestArabicRules:
    @pytest.mark.parametrize(
        ("text", "source", "cue", "content"),
        [
            ("وأكد وزير النقل أن الطريق مفتوح منذ الصباح.", "وزير النقل", "وأكد", "أن الطريق مفتوح منذ الصباح"),
            ("وقال المصدر في اتصال هاتفي إن الجسر سيفتح غدا.", "المصدر", "وقال", "إن الجسر سيفتح غدا"),
            ("وأشار المدير إلى أن العمل بدأ قبل شهر.", "المدير", "وأشار", "أن العمل بدأ قبل شهر"),
            ("وأضاف: شيء", None, None, None),
        ],
    )
    def test_one_statement(self, text: str, source: str | None, cue: str | None, content: str | None) -> None:
        found, masked = label_arabic(text)
        if source is None:
            assert not found and masked
            return
        (one,) = found
        assert [text[slice(*s)] for s in (one.source[0], one.cue[0], one.content[0])] == [source, cue, content]

    def test_a_participle_goes_on_with_the_speaker(self) -> None:
        text = "وقال المدير إن العمل بدأ قبل شهر، مشيرا إلى أن الكلفة بلغت مليونا."
        first, second = label_arabic(text)[0]
        assert first.source == second.source
        assert text[slice(*second.cue[0])] == "مشيرا إلى"

    def test_plain_news_holds_nothing(self) -> None:
        assert label_arabic("افتتح المعرض أبوابه أمام الزوار صباح الأحد.") == ((), ())

    @pytest.mark.parametrize("text", ["", "\n\n", "قال", "قال أن", '"', "a.b.c", "٠" * 50])
    def test_odd_texts_do_not_fail(self, text: str) -> None:
        label_arabic(text)


def test_label_of_nothing() -> None:
    words = split_words("")
    assert len(label(Document("a", "b", "", (), (), (), True), words).roles) == 0
    assert np.asarray(words.starts).size == 0
