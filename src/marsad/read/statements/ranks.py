"""Ranks and titles that stand before a name and are no office: *Engineer*, *Lieutenant General*."""

from __future__ import annotations

from marsad.text.normalise import fold_phrase

RANKS = frozenset(
    ("engineer", "judge", "captain", "colonel", "lieutenant colonel", "major", "general", "major general", "brigadier",
     "brigadier general", "lieutenant", "lieutenant general", "first lieutenant", "sergeant", "admiral", "sheikh",
     "shaykh", "professor", "doctor", "prince", "princess", "imam", "father", "sir", "lady", "mullah", "ayatollah",
     "eng", "dr", "prof", "haj", "hajj", "hajji", "mr", "mrs", "ms", "miss", "sayyid", "mukhtar")
)  # fmt: skip
"""What English names are called by that is no office: *Engineer* X may be a minister."""
_ARABIC_RANKS = frozenset(
    ("اللواء", "العميد", "العقيد", "المقدم", "الرايد", "النقيب", "الملازم", "الفريق", "الركن", "المتقاعد", "المهندس",
     "المهندسه", "المستشار", "المستشاره", "الشيخ", "الحاج", "الدكتور", "الدكتوره", "الاستاذ", "الاستاذه")
)  # fmt: skip


def is_rank(office: str) -> bool:
    """Tell whether what somebody is called is a rank or title, and no office: *Engineer*, *retired general*."""
    folded = fold_phrase(office)
    return folded in RANKS or (bool(folded) and all(word in _ARABIC_RANKS for word in folded.split()))
