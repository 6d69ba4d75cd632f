"""The whole reader: what every reading with statements promises, whatever the bytes."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import ModelMissing
from marsad.read import complete, read, read_page
from marsad.read.schema import reading_schema
from marsad.read.statements.passage import MOST
from marsad.read.tagging.tagger import MODELS, Tagger, load_tagger
from marsad.records import Capture, Reading

SCHEMA = jsonschema.Draft202012Validator(reading_schema())
STORY = (
    "Minister: Bridge to Open in Spring\n\n"
    "The minister of works, Farid al-Qasimi, said on Sunday that the bridge over the Safiya would open in the spring. "
    "He added that tolls would follow, and denied that any money was missing.\n\n"
    "According to residents of the quarter, work stopped in August.\n"
)
ARABIC = (
    "افتتاح الجسر في الربيع\n\n"
    "قال وزير الأشغال فريد القاسمي إن الجسر سيفتح في الربيع، وأضاف أن الرسوم ستفرض لاحقا، نافيا ضياع أي أموال.\n\n"
    "وبحسب سكان الحي، توقف العمل منذ آب الماضي.\n"
)


def capture(body: bytes | str, media_type: str = "text/plain") -> Capture:
    raw = body.encode() if isinstance(body, str) else body
    return Capture(input="page", body=raw, received_at=datetime(2026, 1, 1, tzinfo=UTC), media_type=media_type)


def check(reading: Reading) -> None:
    """Assert what every reading promises of its statements and names."""
    ids = {a.id for a in reading.attributions}
    for a in reading.attributions:
        assert a.content and (a.cue or a.carried) and 0 <= a.confidence <= 1
        assert a.parent is None or (a.parent in ids and a.parent != a.id)
        assert all(c.name != a.speaker.name for c in a.chain)
        for start, end in (*a.source, *a.cue, *a.content, *a.hedge):
            assert 0 <= start < end <= len(reading.text)
    for m in reading.mentions:
        assert m.name and all(0 <= start < end <= len(reading.text) for start, end in m.spans)
    assert len(ids) == len(reading.attributions)
    SCHEMA.validate(json.loads(msgspec.json.encode(reading)))


@pytest.mark.parametrize(("text", "speaker"), [(STORY, "Farid al-Qasimi"), (ARABIC, "فريد القاسمي")])
def test_a_plain_story(text: str, speaker: str) -> None:
    reading = read(capture(text))
    check(reading)
    assert len(reading.attributions) >= 3
    assert speaker in {a.speaker.name for a in reading.attributions}
    assert speaker in {m.name for m in reading.mentions}


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
@settings(max_examples=40, deadline=None)
def test_any_bytes_give_a_reading(body: bytes) -> None:
    check(read(capture(body)))


PIECES = st.sampled_from(
    ["Minister: ", "He said", " that ", "“We", " are ready”", ", he added.", "\n\n", "قال الوزير ", "إن ", "«نعم»",
     " وأضاف ", "،", "According to X", "\u202e", "\x00", "😀", "(HANA) - ", "A source close to ", "Farid al-Qasimi",
     "Q: ", "?", "{", "…", "\u200f"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=3, max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_torn_stories(text: str) -> None:
    check(read(capture(text)))


def test_reading_twice_says_the_same() -> None:
    assert read(capture(STORY)) == read(capture(STORY))


def test_other_languages_are_told() -> None:
    reading = read(
        capture("Le ministre a dit que le pont serait ouvert au printemps, selon les habitants de la ville.\n" * 3)
    )
    assert reading.attributions == () and "language" in [f.check for f in reading.findings]


def test_a_page_longer_than_any_story_is_cut_and_says_so() -> None:
    start = time.process_time()
    reading = read(capture("Bridge Opens at Last\n\n" + STORY.split("\n\n")[1] * 2000))
    assert time.process_time() - start < 60
    assert "long" in [f.check for f in reading.findings]
    assert max(end for a in reading.attributions for _, end in a.content) <= MOST + 100
    check(reading)


def test_a_refused_page_stays_refused() -> None:
    reading = read_page(capture(b"\x00\x01"))
    assert complete(reading) == reading


class TestModels:
    def test_a_folder_that_holds_none(self, tmp_path: Path) -> None:
        with pytest.raises(ModelMissing, match=r"model\.int8\.onnx"):
            read(capture(STORY), model=tmp_path)

    def test_a_damaged_one(self, tmp_path: Path) -> None:
        for name in ("model.int8.onnx", "tokenizer.json", "model.json"):
            (tmp_path / name).write_bytes((MODELS / "en" / name).read_bytes()[:1000])
        with pytest.raises(ModelMissing, match="does not read"):
            Tagger(tmp_path)

    def test_one_of_ones_own_reads_its_languages(self) -> None:
        assert read(capture(STORY), model=MODELS / "en").attributions
        assert read(capture(ARABIC), model=MODELS / "en").attributions == ()

    def test_what_ships_is_what_its_card_says(self) -> None:
        from hashlib import sha256

        card = (MODELS / "README.md").read_text(encoding="utf-8")
        size = 0
        for lang in ("ar", "en"):
            weights = (MODELS / lang / "model.int8.onnx").read_bytes()
            size += len(weights)
            digest = sha256(weights).hexdigest()
            assert load_tagger(MODELS / lang).settings.digest == digest
            assert digest in card
        assert size < 60_000_000
