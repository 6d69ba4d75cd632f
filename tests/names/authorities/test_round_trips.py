"""What is written is read again as it was; what a format can't carry stays as it is after the first time."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from authority_strategies import CAST, several
from marsad.names.authorities import READERS, WRITERS, read_authorities
from marsad.records import Authority

few = settings(deadline=None, max_examples=60)  # each writes a file and reads it again


def again(authorities: list[Authority], written: str, read: str) -> list[object]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(b"".join(WRITERS[written](authorities)))
        return list(READERS[read](path))


@pytest.mark.parametrize(("written", "read"), [("jsonl", "jsonl"), ("csv", "table"), ("ftm", "ftm")])
def test_a_cast_comes_back(written, read):
    assert again(CAST, written, read) == CAST


@few
@given(several)
def test_json_lines_carry_everything(authorities):
    assert again(authorities, "jsonl", "jsonl") == authorities


@few
@given(several)
def test_a_table_carries_everything(authorities):
    """Evidence without a title is none; neighbours of one id are one authority."""
    assert again(authorities, "csv", "table") == authorities


@few
@given(several)
def test_followthemoney_carries_who_is_who_and_changes_nothing_the_second_time(authorities):
    once = again(authorities, "ftm", "ftm")
    assert all(isinstance(row, Authority) for row in once)
    assert [row.id for row in once] == [a.id for a in authorities]
    assert [row.kind for row in once] == [a.kind for a in authorities]
    for row, authority in zip(once, authorities, strict=True):
        texts = {(form.text.strip("\"'"), form.evidence) for form in authority.names}
        assert {(form.text.strip("\"'"), form.evidence) for form in row.names} == texts
        assert {(fact.kind, fact.value) for fact in row.facts} == {(fact.kind, fact.value) for fact in authority.facts}
    assert sorted_(again(once, "ftm", "ftm")) == sorted_(once)


def sorted_(authorities: list[Authority]) -> list[object]:
    """Return authorities with facts and names in an order of their own: FollowTheMoney keeps none between schemata."""
    key = msgspec.json.encode
    return [
        (a.id, a.kind, sorted(set(a.names), key=key), sorted(set(a.facts), key=key), a.same_as) for a in authorities
    ]


def test_the_strict_reader_takes_what_was_exported(tmp_path):
    path = tmp_path / "names.jsonl"
    path.write_bytes(b"".join(WRITERS["jsonl"](CAST)))
    assert read_authorities(path) == CAST
