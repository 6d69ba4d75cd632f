"""Arabic names and their Latin spellings: each finds its own and nobody else's."""

from __future__ import annotations

from itertools import permutations

import pytest

from marsad.sample.world import load_world
from marsad.text.romanised import is_romanised

PEOPLE = [(person.en, person.ar) for person in load_world().people if person.ar]


@pytest.mark.parametrize(("latin", "arabic"), PEOPLE)
def test_the_sample_world_spells_its_people(latin: str, arabic: str) -> None:
    assert is_romanised(arabic, latin)


def test_nobody_is_taken_for_somebody_else() -> None:
    taken = [(latin, arabic) for (latin, _), (_, arabic) in permutations(PEOPLE, 2) if is_romanised(arabic, latin)]
    assert taken == []


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("أيمن العاسمي", "Ayman al-Asmi"),
        ("عبد الله الشامي", "Abdullah al-Shami"),
        ("محمّد حُسين", "Mohammed Hussein"),
        ("فيصل المقداد", "Fayṣal al-Miqdād"),
        ("رياض الشعري", "Riyad ash-Shaʿri"),
        ("سهى", "Suha"),
    ],
)
def test_usual_spellings(arabic: str, latin: str) -> None:
    assert is_romanised(arabic, latin)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("سامي حمدون", "Sumayya Hamdun"),
        ("سمية حمدون", "Sami Hamdun"),
        ("الحلاق", "Munir al-Hallaq"),
        ("منير الحلاق", "al-Hallaq"),
        ("مصدر مطلع", "an informed source"),
        ("Clara Whitlow", "Clara Whitlow"),
        ("", ""),
        ("«»", "?"),
    ],
)
def test_what_is_not_a_spelling(arabic: str, latin: str) -> None:
    assert not is_romanised(arabic, latin)
