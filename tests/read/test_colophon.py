from __future__ import annotations

import pytest

from marsad.read.colophon import find_translator


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Translated by Mira Tal", "Mira Tal"),
        ("TRANSLATED BY MIRA TAL", "MIRA TAL"),
        ("Translated from the Arabic by Mira Tal and Jon Pike", "Mira Tal and Jon Pike"),
        ("Translation: Mira Tal", "Mira Tal"),
        ("(Translated by Mira Tal)", "Mira Tal"),
        ("This article was translated and edited by The Quay Review. It answers for nothing.", "The Quay Review"),
        ("The Quay Review translated and abridged this story.", "The Quay Review"),
        ("Edited and translated by Quay Review", "Quay Review"),
        ("This story was translated from Arabic by Mira Tal for Quay.", "Mira Tal"),
        ("This article was translated by The Translated Quay. It may have been cut.", "The Translated Quay"),
        ("ترجمة: ميرا طل", "ميرا طل"),
        ("ترجمة وتحرير: مجلة الرصيف", "مجلة الرصيف"),
        ("ترجمها عن الإنجليزية: ميرا طل", "ميرا طل"),
    ],
)
def test_translators(text: str, name: str) -> None:
    span = find_translator(text)
    assert span and text[slice(*span)] == name


@pytest.mark.parametrize(
    "text",
    [
        "Translated by our staff",
        "Edited by Ruth Hall",
        "THE TRANSLATED QUAY",
        "His remarks were translated by officials.",
        "الترجمة مهنة صعبة",
    ],
)
def test_no_translator(text: str) -> None:
    assert find_translator(text) is None
