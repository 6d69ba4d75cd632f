from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.decode import Decoded, decode
from marsad.records import Refusal

ARABIC = "قال الوزير إن المياه لن تنقطع عن المدينة قبل نهاية الشهر، وإن اللجنة ستجتمع غداً. " * 4
ENGLISH = "The minister said that the water would not be cut off before the end of the month. " * 4


def text_of(body: bytes, charset: str | None = None) -> str:
    decoded = decode(body, charset)
    assert isinstance(decoded, Decoded), decoded
    return decoded.text


def reason_of(body: bytes, **options: int) -> str:
    refusal = decode(body, **options)  # type: ignore[arg-type]
    assert isinstance(refusal, Refusal), refusal
    assert refusal.detail
    return refusal.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_arabic_in_every_encoding_without_being_told(encoding: str) -> None:
    assert text_of(ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize("encoding", ["iso-8859-6", "windows-1256", "utf-8"])
def test_the_senders_charset_is_believed(encoding: str) -> None:
    text = "قال إن الماء لن ينقطع "
    assert text_of(text.encode(encoding), encoding) == text


def test_a_meta_charset_is_believed() -> None:
    page = '<html><head><meta http-equiv="content-type" content="text/html; charset=windows-1256"></head>سد'
    assert text_of(page.encode("cp1256")).endswith("سد")


def test_utf8_wins_over_a_wrong_charset() -> None:
    assert text_of(ARABIC.encode(), "iso-8859-1") == ARABIC


def test_windows_1256_announced_as_latin_is_read_as_arabic() -> None:
    assert text_of(ARABIC.encode("cp1256"), "iso-8859-1") == ARABIC


def test_mojibake_is_undone() -> None:
    saved_twice = ARABIC.encode().decode("latin-1").encode()
    assert text_of(saved_twice) == ARABIC


def test_french_and_english_are_no_mojibake() -> None:
    text = "Le ministère a décidé : les écoles fermeront à cinq heures, où que ce soit. " * 3
    assert text_of(text.encode("cp1252")) == text
    assert text_of(text.encode()) == text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    assert text_of(ARABIC.encode() + b"\xff" + ARABIC.encode(), "utf-8") == ARABIC + "\ufffd" + ARABIC


def test_unknown_and_binary_charsets_are_passed_over() -> None:
    assert text_of(ENGLISH.encode(), "x-nothing") == ENGLISH
    assert text_of(b"caf\xe9 au lait, said the waiter of the house", "base64").startswith("caf")


def test_nul_becomes_the_replacement_character() -> None:
    assert text_of((ENGLISH + "\x00" + ENGLISH).encode()) == ENGLISH + "\ufffd" + ENGLISH


def test_surrogates_cannot_come_out() -> None:
    text = text_of((ENGLISH * 9).encode() + "\ud800".encode("utf-8", "surrogatepass"))
    text.encode()


def test_gzip_is_undone() -> None:
    assert text_of(gzip.compress(ENGLISH.encode(), mtime=0)) == ENGLISH


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"\xff\xd8\xff\xe0",
        b"PK\x03\x04",
        b"GIF89a",
        bytes(range(256)) * 9,
    ],
)
def test_what_is_no_text_is_refused(body: bytes) -> None:
    assert reason_of(body) == "binary"


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_nothing_is_refused_as_empty(body: bytes) -> None:
    assert reason_of(body) == "empty"


def test_truncated_and_damaged_gzip_is_refused() -> None:
    packed = gzip.compress(bytes(range(256)) * 100)
    assert reason_of(packed[: len(packed) // 2]) == "truncated"
    assert reason_of(b"\x1f\x8b" + b"\xff" * 40) == "truncated"


def test_a_bomb_stops_at_the_bound() -> None:
    engine = zlib.compressobj(9, wbits=31)
    bomb = engine.compress(b"a" * 5_000_000) + engine.flush()
    assert reason_of(bomb, max_bytes=100_000) == "too-large"


def test_the_bound_is_the_callers() -> None:
    assert reason_of(b"word " * 100, max_bytes=400) == "too-large"


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1256", "utf-16", "idna", "no-such"]))
def test_any_bytes_give_a_text_or_a_refusal(body: bytes, charset: str | None) -> None:
    decoded = decode(body, charset)
    if isinstance(decoded, Decoded):
        decoded.text.encode()
        assert "\x00" not in decoded.text


def test_mojibake_that_lost_bytes_is_mended_as_far_as_it_goes_and_told() -> None:
    text = ARABIC.replace("اللجنة", "الفرقة")  # the second byte of its second letter has no sign in windows-1252
    seen = "".join(bytes([byte]).decode("cp1252", "replace") for byte in text.encode())
    decoded = decode(seen.encode())
    assert isinstance(decoded, Decoded)
    assert "قال الوزير إن المياه" in decoded.text and decoded.mended and decoded.garbled


def test_mojibake_that_cannot_be_mended_is_told() -> None:
    once = ARABIC.encode().decode("cp1252", "replace")
    decoded = decode(once.encode().decode("cp1252", "replace").encode())
    assert isinstance(decoded, Decoded) and decoded.garbled


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, "Ça va bien. L'été à Genève a été très doux. " * 4])
def test_what_is_whole_is_not_called_garbled(text: str) -> None:
    decoded = decode(text.encode())
    assert isinstance(decoded, Decoded) and not decoded.garbled and not decoded.mended
