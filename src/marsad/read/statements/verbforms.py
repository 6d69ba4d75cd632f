"""What the form of an Arabic verb of saying tells: he, she, they, or nobody who is named."""

from __future__ import annotations

import re
import unicodedata

from marsad.read.statements.lexicon import Lexicon
from marsad.text.normalise import fold_phrase

_VOWELS = re.compile("[\u064b-\u0652]")
_IMPERSONAL = re.compile(r"[وف]?(?:قيل|يقال|تردد|يتردد|اشيع|يشاع|تواترت)(?!\w)")
_IS_TOLD = re.compile(r"[وف]?(?:روي|يروى)(?!\w)")
"""*It is told*, as printed: روى and يروي, which fold alike, are what he does."""


_IS_EXPECTED = re.compile(
    r"[وف]?ي\u064f(?:توقع|عتقد|خشى|نتظر|قال|ستبعد|فترض|رجح)(?!\w)"
    r"|[وف]?من (?:المرجح|المتوقع|المنتظر|المستبعد|المعتقد)(?!\w)"
)
_HE_FAVOURS = re.compile(r"رج\u0651?\u0650")
"""*It is expected*: its first vowel, which stays, tells it from what he does; *he favours* has that too, and an i."""


def is_impersonal(cue: str) -> bool:
    """Tell whether a cue names nobody who speaks: *it is said*.

    >>> [is_impersonal(cue) for cue in ("قيل", "ويُرجَّح", "يُتوقّع", "يُتوقع", "من المتوقع", "يُرجِّح", "يتوقع")]
    [True, True, True, True, True, False, False]
    """
    printed = unicodedata.normalize("NFC", cue)
    first = re.sub(r"(?<=ي\u064f)(\w.*)", lambda m: _VOWELS.sub("", m[1]), printed, count=1)
    expected = _IS_EXPECTED.match(first) and not _HE_FAVOURS.search(printed)
    return bool(_IMPERSONAL.match(fold_phrase(cue)) or _IS_TOLD.match(_VOWELS.sub("", cue)) or expected)


_OF_THE_ROOT = frozenset(("لفت", "التفت", "اثبت", "ثبت", "صوت", "بت", "سكت", "صمت"))
"""Verbs whose last letter is their own and tells nothing of her."""


_IN_HIS_VIEW = re.compile(
    r"[وف]?(?:في|ب|على|من|بحسب|حسب|وفق|الي)? ?(?:راي|نظر|تقدير|اعتقاد|قول|تعبير|وجهه نظر)(?P<whose>ها|هم|ه)"
)
_FEMININE = re.compile(r"(?:ت|ة)[\u064b-\u0652]*$|\w{3}ت(?:ه|ها|هم)$")
_NOT = frozenset(("لا", "لم", "لن", "ولا", "ولم", "ولن", "فلم", "فلا", "ما", "وما"))
_PERFECT = frozenset(("قد", "وقد", "فقد", "ثم", "كما", "سوف"))


def verb_group(cue: str, lexicon: Lexicon) -> str:
    """Return whom an Arabic verb can mean by its form: `male`, `female`, `many`, `any`; without one whoever spoke."""
    if lexicon.lang != "ar" or not cue:
        return "speaker"
    printed = cue.split()
    if printed[0].startswith("بال"):
        return "speaker"  # ended *by saying*
    denied = len(printed) > 1 and fold_phrase(printed[0]) in _NOT
    printed = printed[1:] if denied or (len(printed) > 1 and fold_phrase(printed[0]) in _PERFECT) else printed
    word = fold_phrase(printed[0])
    if m := _IN_HIS_VIEW.fullmatch(" ".join(map(fold_phrase, printed))):
        return {"ه": "male", "ها": "female"}.get(m["whose"], "many")
    word = word[1:] if len(word) > 3 and word[0] in "وف" else word
    if word.endswith(("وا", "ون", "ين")):
        return "many"
    if _FEMININE.search(printed[0]) and word not in _OF_THE_ROOT:
        return "female"
    return ("female" if denied else "any") if word.startswith("ت") else "male"  # she says, or he spoke


_OF_OTHERS = re.compile(r"[وف]?(?:نقل|نسب|عزا|ذكر|قد|كان)")
"""Verbs of who only relays: *the agency* quoted, whatever he is whom it quotes."""
_HE_TELLS = re.compile(
    r"[وف]?(?:قال|يقول|اكد|يوكد|اوضح|يوضح|صرح|اضاف|يضيف|كشف|راي|يري|اعتبر|يعتبر|اعلن|اشار|يشير|لفت|شدد|توقع|يتوقع"
    r"|نفي|ينفي|طالب|يطالب|حذر|يحذر|رد|انتقد|وصف|اقر|زعم|ختم|تابع|اردف)(?!\w)"
)


def is_she(cue: str, lexicon: Lexicon) -> bool | None:
    """Tell whether the verb that a named or described person stands beside is a woman's, a man's, or may be either.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> [is_she(cue, load_lexicon("ar")) for cue in ("وأكدت", "وقال", "بحسب")]
    [True, False, None]
    """
    if lexicon.lang != "ar" or len(cue.split()) > _WITH_PREPOSITION or _OF_OTHERS.match(fold_phrase(cue)):
        return None
    if _HE_TELLS.match(fold_phrase(cue)):
        return False
    hers = _SHE_DID.fullmatch(_VOWELS.sub("", cue.split()[0])) is not None
    return True if hers and verb_group(cue, lexicon) == "female" else None


_SHE_DID = re.compile(r"\w{2,}(?<!ا)ت")
_WITH_PREPOSITION = 2
