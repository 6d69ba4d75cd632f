from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.language import guess_lang


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The lorries waited at the gate until the guards had finished their tea.", "en"),
        ("انتظرت الشاحنات عند البوابة حتى فرغ الحراس من شرب الشاي.", "ar"),
        ("بحث", "ar"),
        ("Les camions ont attendu devant la porte que les gardes finissent leur thé.", "fr"),
        ("Los camiones esperaron en la puerta hasta que los guardias terminaron su té.", "es"),
        ("Die Lastwagen warteten am Tor, bis die Wachen mit dem Tee fertig waren, und das war nicht bald.", "de"),
        ("Kamyonlar kapıda bekledi ve bir süre sonra hareket etti, ancak bu çok geç oldu.", "tr"),
        ("کامیون‌ها در برابر دروازه منتظر ماندند که این کار را از صبح برای آن شروع کرد", "fa"),
        ("٢٠٢٦ – 12", "und"),
        ("", "und"),
        ("«الميناء» said the sign, and the drivers read it to each other while they waited", "en"),
    ],
)
def test_languages_of_the_press(text: str, lang: str) -> None:
    assert guess_lang(text) == lang


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert guess_lang(text).isalpha()
