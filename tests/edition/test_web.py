import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.edition.web import host_of, web_address


@pytest.mark.parametrize(
    "address",
    ["https://a.example/b?c=d&e=f#g", "http://a.example:8080/", "HTTPS://a.example", "https://مثال.example/خبر"],
)
def test_plain_addresses_are_linked(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None, "", "javascript:alert(1)", " javascript:alert(1)", "java\nscript:x", "data:text/html,x", "/a",
        "//a.example",        "http://", "https://[::1", "https://a:99999/", "https://a\\@b/", 'https://a/"onclick=', "file:///etc/passwd",
        "ftp://a/",
    ],
)  # fmt: skip
def test_anything_else_is_not(address: str | None) -> None:
    assert web_address(address) is None


@given(st.text())
def test_no_text_breaks_either(text: str) -> None:
    web_address(text)
    host_of(text)
