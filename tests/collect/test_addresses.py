from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.addresses import clean_address, parse_address
from marsad.errors import AddressRefused


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("HTTP://Mizan.Example:80/a/../b?x=1#top", None, "http://mizan.example/b?x=1"),
        ("https://mizan.example:443", None, "https://mizan.example/"),
        ("https://mizan.example:8443/", None, "https://mizan.example:8443/"),
        (" /خبر 1\n", "https://mizan.example/x/", "https://mizan.example/%D8%AE%D8%A8%D8%B1%201"),
        ("?p=7", "https://mizan.example/x/y", "https://mizan.example/x/y?p=7"),
        ("//sada.example/1", "https://mizan.example/", "https://sada.example/1"),
        ("http://موقع.example./", None, "http://xn--4gbrim.example/"),
        ("http://[2A00::1]:8080/a", None, "http://[2a00::1]:8080/a"),
        ("http://8.8.8.8/", None, "http://8.8.8.8/"),
        ("http://a_b.example/", None, "http://a_b.example/"),
        ("http://a.example/%D8%AE?q=%20", None, "http://a.example/%D8%AE?q=%20"),
    ],
)
def test_one_spelling(text, base, expected):
    assert str(parse_address(text, base)) == expected
    assert clean_address(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "mizan.example/a",
        "/a",
        "ftp://mizan.example/",
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "http://",
        "http:///a",
        "http://user@mizan.example/",
        "http://user:secret@mizan.example/",
        "http://mizan.example:0/",
        "http://mizan.example:99999/",
        "http://mizan.example:http/",
        "http://a..b/",
        "http://-a.example/",
        "http://a b.example/",
        "http://%31%32%37.0.0.1/",
        "http://0x7f.0.0.1/",
        "http://2130706433/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.1.2/",
        "http://256.1.1.1/",
        "http://a.0x1/",
        "http://[fe80::1%25eth0]/",
        "http://[::zz]/",
        "http://[1.2.3.4]/",
        "http:\\\\127.0.0.1\\",
        "http://" + "a" * 300 + ".example/",
        "http://a.example/" + "a" * 9_000,
        "http://a.example\x00/",
    ],
)
def test_what_is_not_visited(text):
    assert clean_address(text) is None
    with pytest.raises(AddressRefused) as caught:
        parse_address(text)
    assert "secret" not in str(caught.value) and len(str(caught.value)) < 600


def test_the_odd_spaces_of_a_dotted_quad_are_the_dotted_quad():
    assert parse_address("http://127。0。0。1/").host == "127.0.0.1"


@given(
    st.text(max_size=60), st.sampled_from(["http://", "https://", "//", "", "http:/", "http://[", "http://1.1.1.1@"])
)
def test_any_text_is_an_address_or_refused(text, start):
    cleaned = clean_address(start + text, "https://base.example/a")
    assert cleaned is None or clean_address(cleaned) == cleaned
    if cleaned is not None:
        assert cleaned.isascii() and cleaned.startswith(("http://", "https://"))
        assert not any(character.isspace() for character in cleaned)
