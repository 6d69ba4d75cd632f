import pytest

from marsad.collect.content_type import parse_content_type


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ("", None)),
        ("text/html", ("text/html", None)),
        ("TEXT/HTML;charset='utf-8'", ("text/html", "utf-8")),
        ("text/html ; Charset = windows-1256 ; x=y", ("text/html", "windows-1256")),
        ("text/html; charset=", ("text/html", None)),
        (";;;", ("", None)),
        ("a\r\nb: c", ("", None)),
        ('x/y; charset="', ("x/y", None)),
    ],
)
def test_content_types(value, expected):
    assert parse_content_type(value) == expected
