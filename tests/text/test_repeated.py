"""Offices and the names of their bodies, as one phrase."""

from __future__ import annotations

import pytest

from marsad.text.repeated import join_repeated


@pytest.mark.parametrize(
    ("office", "names", "joined"),
    [
        ("Governor of al-Rumaylat", ("al-Rumaylat", "الرميلات"), ("Governor of ", "al-Rumaylat", "")),
        (
            "حاكمة مصرف حدران المركزي",
            ("Central Bank of Hadran", "مصرف حدران المركزي"),
            ("حاكمة ", "مصرف حدران المركزي", ""),
        ),
        ("editor of The harbour post in Farna", ("The Harbour Post",), ("editor of ", "The harbour post", " in Farna")),
        ("President of the Republic", ("Republic of Karda",), ("President of the ", "Republic of Karda", "")),
        ("head of the central  bank ", ("Central Bank of Hadran",), ("head of the ", "Central Bank of Hadran", "")),
        ("Central Bank", ("Central Bank of Hadran",), None),
        ("Foreign Affairs", ("Foreign Affairs Ministry",), None),
        ("Minister of Foreign Affairs", ("Foreign Affairs Ministry",), None),
        ("Kardan envoy", ("Karda",), None),
        ("وزير الخارجية", ("Ministry of Foreign Affairs", "وزارة الخارجية"), None),
        ("spokesman", ("",), None),
        ("", ("Karda",), None),
    ],
)
def test_a_name_is_said_once(office, names, joined):
    assert join_repeated(office, *names) == joined
