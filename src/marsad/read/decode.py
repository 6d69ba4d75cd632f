"""From bytes to text: which encoding, and what is no text at all.

Order of evidence: a byte order mark; valid UTF-8 with letters beyond ASCII (nothing else looks like
it); the sender's charset; the page's own `meta`; detection. Two habits of the Arab web are mended:
windows-1256 announced as Latin, and UTF-8 that was once read as Latin and saved again.
"""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from marsad.records import Refusal
from marsad.text.scripts import ARABIC_LETTER

MAX_BYTES = 20_000_000
"""Largest page read by default. A long article is 100 kB; beyond this it is a dump or an attack."""

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP picture, sound or film)"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film file"),
    (b"SQLite format 3", "a database"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,99}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})""")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LATIN_NOISE = re.compile(
    "[\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2018-\u2022\u2030\u2039\u203a\u20ac\u2122]"
)
_LATIN_NAMES = frozenset(("iso8859-1", "cp1252", "ascii", "latin-1", "iso8859-15"))
_MOJIBAKE = re.compile(
    "[\u00d8-\u00db][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]|\u00c3[\u02dc\u2122\u0161\u203a]"
)
"""Arabic letters in UTF-8, read as windows-1252, once or twice."""
_ASCII_LETTER = re.compile("[A-Za-z]")

# windows-1252 as browsers read it, and Latin-1, whose controls stand for themselves.
_TO_1252 = {chr(n): n for n in range(256)} | {bytes([n]).decode("cp1252", "ignore") or chr(n): n for n in range(256)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that gave it.

    `mended` tells that a wrong announcement was overruled, `garbled` that letters were lost before it came here.
    """

    text: str
    encoding: str
    mended: bool = False
    garbled: bool = False


def decode(body: bytes, charset: str | None = None, max_bytes: int = MAX_BYTES) -> Decoded | Refusal:
    """Turn bytes into text, or say why not; no bytes make it raise.

    The text has no byte order mark, and U+FFFD in place of NUL (as the HTML standard does it, and
    because PostgreSQL keeps no NUL); otherwise it is what the bytes say.

    Args:
        body: The bytes; gzip is undone, other compressions are refused.
        charset: What the sender declared, or None.
        max_bytes: The most that is read, counted after decompression.
    """
    if body[:2] == b"\x1f\x8b":
        unpacked = _unpack(body, max_bytes)
        if isinstance(unpacked, Refusal):
            return unpacked
        body = unpacked
    if not body.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        return Refusal("read", "empty", f"{len(body)} bytes and no text in them")
    if len(body) > max_bytes:
        return Refusal(
            "read", "too-large", f"{len(body)} bytes, at most {max_bytes} are read; raise the limit to read it"
        )
    head = body[:512].lstrip()
    for magic, what in _MAGIC:
        if body.startswith(magic) or (magic == b"%PDF-" and head.startswith(magic)):
            return Refusal("read", "binary", f"the bytes are {what}; give text or HTML")
    decoded = _decode_text(body, charset)
    controls = len(_CONTROLS.findall(decoded.text))
    if controls * 50 > len(decoded.text) or decoded.text.count("\ufffd") * 10 > len(decoded.text) * 3:
        return Refusal(
            "read", "binary", f"no text in any encoding: {controls} control characters in {len(decoded.text)}"
        )
    text = decoded.text.replace("\x00", "\ufffd")
    return Decoded(text, decoded.encoding, decoded.mended, _is_garbled(text, mended=decoded.mended))


def _unpack(body: bytes, max_bytes: int) -> bytes | Refusal:
    """Undo gzip as far as the bound allows."""
    engine = zlib.decompressobj(wbits=31)
    try:
        out = engine.decompress(body, max_bytes + 1)
    except zlib.error as error:
        return Refusal("read", "truncated", f"damaged gzip: {error}; fetch it again")
    if len(out) > max_bytes:
        return Refusal("read", "too-large", f"gzip that unpacks to more than {max_bytes} bytes")
    if not engine.eof:
        return Refusal(
            "read", "truncated", f"gzip ends after {len(out)} unpacked bytes, before its end; fetch it again"
        )
    return out


def _decode_text(body: bytes, charset: str | None) -> Decoded:
    for bom, name in _BOMS:
        if body.startswith(bom):
            return Decoded(body[len(bom) :].decode(name, "replace"), name)
    wide = _guess_wide(body)
    if wide:
        return Decoded(body.decode(wide, "replace"), wide)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(body, charset)
    mended = _mend(text)
    return Decoded(mended, "utf-8", True) if mended else Decoded(text, "utf-8")


def _guess_wide(body: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zero bytes, or by Arabic's constant high byte."""
    sample = body[: 2 * (min(len(body), 4000) // 2)]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2], sample[1::2]
    for high, name in ((odd, "utf-16-le"), (even, "utf-16-be")):
        low = even if high is odd else odd
        if (high.count(0) + high.count(6)) * 10 > len(high) * 8 and high.count(0) > 0 and low.count(0) * 20 < len(low):
            return name
    return None


def _decode_legacy(body: bytes, charset: str | None) -> Decoded:
    """Decode bytes that are not UTF-8 from end to end."""
    for name in _announced(body, charset):
        if name == "utf-8":
            text = body.decode("utf-8", "replace")
            if text.count("\ufffd") * 20 <= len(re.findall("[^\x00-\x7f]", text)) or text.count("\ufffd") <= 3:
                return Decoded(text, "utf-8", True)
            continue
        try:
            text = body.decode(name)
        except (UnicodeDecodeError, LookupError, ValueError):
            if name in _LATIN_NAMES:
                text = body.decode("cp1252", "replace")
            else:
                continue
        if name in _LATIN_NAMES and (mended := _mend(text)):
            return Decoded(mended, "cp1256", True)
        return Decoded(text, name)
    return _detect(body)


def _announced(body: bytes, charset: str | None) -> list[str]:
    """Return the codecs that sender and page name, best evidence first."""
    head = body[:4096]
    names = [charset] if charset else []
    names += [m.group(1).decode("ascii") for m in (_META.search(head), _XML.search(head)) if m]
    found = []
    for name in names:
        try:
            info = codecs.lookup(name.strip().lower())
        except (LookupError, ValueError):
            continue
        if info._is_text_encoding:
            # The HTML standard reads Latin-1 and ASCII as windows-1252.
            found.append("cp1252" if info.name in ("iso8859-1", "ascii") else info.name)
    return found


def _detect(body: bytes) -> Decoded:
    """Decode by looks: Arabic windows-1256 first, then a statistical guess, then windows-1252."""
    arabic = body.decode("cp1256", "replace")
    if _is_arabic(arabic):
        return Decoded(arabic, "cp1256", True)
    from charset_normalizer import from_bytes  # here, because it is slow to load and most pages are UTF-8

    best = from_bytes(body[:5000] + body[-5000:] if len(body) > 10_000 else body).best()
    for name in (best.encoding if best else "cp1252", "cp1252"):
        try:
            return Decoded(body.decode(name), name, True)
        except (UnicodeDecodeError, LookupError):
            continue
    return Decoded(body.decode("utf-8", "replace"), "utf-8", True)


def _is_arabic(text: str) -> bool:
    """Say whether a trial decoding reads as Arabic: the article, and vowel letters at their usual rate."""
    letters = len(ARABIC_LETTER.findall(text))
    common = sum(text.count(char) for char in "اليمونت")
    return letters >= 4 and common * 2 > letters and (" ال" in text or "ال" in text[:200])


def _mend(text: str) -> str | None:
    """Undo a wrong windows-1252 reading of Arabic, or return None where there was none."""
    noise = len(_LATIN_NOISE.findall(text))
    if noise < 6 or ARABIC_LETTER.search(text):
        return None
    if noise < len(_ASCII_LETTER.findall(text[:100_000])) // 20:
        return None
    lost = text.count("\ufffd")
    if lost * 4 > noise:
        return None
    try:
        raw = bytes(_TO_1252[char] for char in text.replace("\ufffd", "\x1a"))
    except KeyError:
        return None
    try:
        once = raw.decode("utf-8", "replace" if lost else "strict").replace("\x1a", "" if lost else "\x1a")
    except UnicodeDecodeError:
        once = raw.decode("cp1256", "replace")
        return once if _is_arabic(once) else None
    return once if ARABIC_LETTER.search(once) else None


def _is_garbled(text: str, *, mended: bool) -> bool:
    """Say whether a text holds Arabic that was read as Latin on its way here, or what was left of it after mending."""
    if mended and "\ufffd" in text:
        return True
    pairs = len(_MOJIBAKE.findall(text[:100_000]))
    return pairs >= 8 and pairs * 12 > len(_ASCII_LETTER.findall(text[:100_000]))
