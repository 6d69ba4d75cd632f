"""How far the words of an Arabic source reach: what was tagged too wide is cut, what was cut off is taken in again.

Arabic tells by form where a noun and what belongs to it end: behind the adjective of a noun without an article no
article can follow; what has one there is the object. A closed list tells what comes between who speaks and what he
says: through what, to whom, on what occasion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.read.statements.actors import PLACES
from marsad.read.statements.lexicon import Lexicon
from marsad.read.statements.nameends import is_relative
from marsad.read.statements.officenouns import ANYBODY_ARABIC, head_of, is_plural, noun_in
from marsad.read.statements.verbobjects import is_object
from marsad.records import Span
from marsad.text.normalise import fold_phrase

_TOKEN = re.compile(r"\w[\w\u0640\u064b-\u0652]*|[^\w\s]")
_BETWEEN = frozenset(
    ("خلال", "اثناء", "عقب", "امام", "بشان", "حول", "شرط", "بشرط", "خشيه", "كان", "كانت", "كانا", "كانوا",
     "لم", "طلب", "طلبت", "طلبا", "طلبوا", "رفض", "رفضت", "رفضا", "رفضوا", "فضل", "فضلت", "فضلوا", "اشترط",
     "اشترطت", "اشترطا", "اشترطوا", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "السبت", "امس", "مساء", "صباح",
     "تحدث", "تحدثت", "تحدثا", "تحدثوا", "نقل", "نقلت", "عدم", "ايضا")
)  # fmt: skip
"""Words that tell how he speaks and not who he is."""
_OCCASIONS = frozenset(
    ("موتمر", "تصريح", "تصريحات", "بيان", "حديث", "اتصال", "اتصالات", "مقابله", "حوار", "كلمه", "خطاب",
     "تغريده", "تغريدات", "منشور", "رساله", "تسجيل", "ختام", "اجتماع", "جلسه", "لقاء", "خبر", "تقرير", "مقال",
     "مقاله", "ندوه", "شهاده", "مستهل", "مداخله", "رد", "رده", "ردها", "تعليق", "تعليقه")
)  # fmt: skip
"""Nouns behind *in* that tell on what occasion he speaks."""
_WHO_IS = frozenset(("وهو", "وهي", "وهم", "وهما"))
"""What begins, with no comma before it, what somebody does meanwhile: the lady, *folding her son's shirt*."""
_FROM_WHERE = frozenset(("نافذه", "داخل", "خلف", "وراء", "شرفه", "سطح", "فوق", "باب"))
"""From where somebody calls out, and is not from: the man, *from the window of* his bus."""
_CALLED = frozenset(("معروف", "معروفه", "يعرف", "تعرف", "ملقب", "ملقبه", "يلقب", "تلقب", "مكني"))
"""What *by* says a name of: known *as*."""
_PLATFORMS = frozenset(
    ("منصه", "صفحته", "صفحتها", "حسابه", "حسابها", "قناته", "قناتها", "موقعه", "موقعها", "رساله", "الهاتف",
     "تلغرام", "فيسبوك")
)  # fmt: skip
_HIS = re.compile(r"(?!ال|وال|ب|لل)\w{2,}(?:ه|ها)")
_HIMSELF = frozenset(("نفسه", "نفسها", "ذاته", "ذاتها", "الله", "كله", "كلها"))
_TO_HIM = frozenset(("منه", "منها", "فيه", "فيها", "عنه", "عنها", "معه", "معها", "له", "لها", "عليه", "عليها"))
"""Prepositions with whose: one close *to him*."""
_PRESS = frozenset(("صحافيين", "صحفيين", "اعلاميين", "مراسلين"))
_RELATIVES = frozenset(("الذي", "التي", "الذين"))
_TIMES = frozenset(("سابقا", "حاليا", "عاما", "لاحقا"))
"""Adverbs that belong to an office or an age."""
_SENT = frozenset(
    ("مبعوث", "المبعوث", "سفير", "السفير", "موفد", "الموفد", "مندوب", "المندوب", "ممثل", "مبعوثه", "بعثه", "رسول")
)
"""Who is sent *to* somewhere."""
_OPENING, _CLOSING = "«“", "»”"


def cut(text: str, source: Span, lexicon: Lexicon) -> Span:
    """Return an Arabic source without what follows who speaks.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> words = "مصدر حكومي الإذاعة نفسها"
    >>> words[slice(*cut(words, (0, len(words)), load_lexicon("ar")))]
    'مصدر حكومي'
    """
    tokens = list(_TOKEN.finditer(text, *source))
    folded = [fold_phrase(token.group()) for token in tokens]
    if len(tokens) > 1 and folded[0] in ("من", "عن"):
        tokens, folded = tokens[1:], folded[1:]
    closes = text[source[1] : source[1] + 1] in (*_CLOSING,)
    asks = _ASKS_FOR.search(text, max(source[0] - _VERB, 0), source[0]) is not None
    with_it = next((i for i in range(1, len(tokens)) if asks and _is_asked_for(folded, i)), len(tokens))
    tokens, folded = tokens[:with_it], folded[:with_it]
    behind = next((i for i in range(1, len(tokens)) if _ends(tokens, folded, i, closes, lexicon)), len(tokens))
    while behind > 1 and (tokens[behind - 1].group() in "،,-–—" + _OPENING or folded[behind - 1] in _RELATIVES):
        behind -= 1
    return (tokens[0].start(), tokens[behind - 1].end()) if tokens else source


_VERB = 12
_ASKS_FOR = re.compile(
    r"(?:رح[ّ]?ب|طالب|وعد|هدّ?د|أشاد|ندّ?د|نوّ?ه|اتهم|أهاب|تعهّ?د|اعترف|أقرّ?|توعّ?د|أوصى|ذكّ?ر|وصف|التزم|استهان|بشّ?ر)(?:ت|وا)?\s$"
)
"""Verbs that stand with ب: she welcomed *the proposal*."""
_WITH = frozenset(
    ("مكلف", "مكلفه", "مختص", "مختصه", "قايم", "قايمه", "متهم", "متهمه", "خبير", "خبيره", "ناطق", "ناطقه", "معني",
     "معنيه")
)  # fmt: skip
"""Whom ب tells more of: charged *with*, acting *for*."""


def _is_asked_for(folded: Sequence[str], at: int) -> bool:
    """Tell whether a word is what such a verb is about, and no part of who speaks."""
    word, before = folded[at], folded[at - 1].removeprefix("ال")
    own = (before in _WITH and word in ("باسم", "بلسان", "باعمال", "بالاعمال", "بالانابه")) or before in _WITH - _SPEAKS
    return (word.startswith("بال") and len(word) > len("بالا") and not own) or word in ("بما", "بمن")


_SPEAKS = frozenset(("ناطق", "ناطقه"))


WHO_DID = frozenset(
    ("وصل", "وصلت", "حضر", "حضرت", "عاد", "عادت", "نزح", "نزحت", "فر", "فرت", "شارك", "شاركت", "شهد", "شهدت", "نجا",
     "نجت", "خرج", "خرجت", "غادر", "غادرت", "زار", "زارت", "رافق", "رافقت", "هرب", "هربت", "انشق", "فقد", "فقدت",
     "اصيب", "اصيبت", "يعمل", "تعمل", "يقيم", "تقيم", "يسكن", "تسكن")
)  # fmt: skip
"""What somebody did whom a source describes by it, folded: a diplomat who *attended* a part of the sessions."""


def _ends(tokens: Sequence[re.Match[str]], folded: Sequence[str], at: int, closes: bool, lexicon: Lexicon) -> bool:
    """Tell whether who speaks ends before a word."""
    printed, word, before = tokens[at].group(), folded[at], folded[at - 1]
    following = folded[at + 1] if at + 1 < len(folded) else ""
    if printed in _OPENING:
        closed = any(token.group() in _CLOSING for token in tokens[at + 1 :])
        described = following.startswith("ال") and before.startswith("ال") and before[2:] not in lexicon.outlet_nouns
        return not closed and (described or not closes)
    if not word:
        behind = tokens[at + 1].group() if following else ""
        return printed in "،," and (
            following in _BETWEEN or behind in ("في", "على", "وفق") or behind.startswith(("ومقر", "ومركز"))
        )
    if before in _RELATIVES:
        return False
    if before in WHO_DID:
        return False
    adverb = printed.endswith(("ً", "ًا")) and "ً" not in tokens[0].group() and word not in _TIMES
    carries = word == "نقل" and noun_in(before, lexicon) in lexicon.body_heads  # the firm *of transport*
    if (word in _BETWEEN and not carries) or adverb or (word in _WHO_IS and before):
        return True
    if word == "من" and at == 1 and before.removeprefix("ال") in ANYBODY_ARABIC and following in _FROM_WHERE:
        return True
    if word == "في" and following in _OCCASIONS:
        return True
    if (printed == "بـ" and before.removeprefix("ال") not in _CALLED) or (
        word.startswith("ب") and word[1:] in _OCCASIONS
    ):
        return True
    if word == "من" and following.startswith(("ناحيت", "جهت", "جانبه")):
        return True
    if (
        _HIS.fullmatch(printed)
        and not is_relative(printed, lexicon)
        and word not in _HIMSELF | _TO_HIM
        and word not in lexicon.given_names
    ):
        return before.startswith("ال") or (at == 1 and before in lexicon.given_names)
    if word in ("علي", "عبر") and following in _PLATFORMS:
        return True
    if word == "الى":
        return not set(folded[:at]) & _SENT
    if word == "عن":
        return folded[0].removeprefix("ال") in ("مصدر", "مصادر")
    to_the_press = at == 1 and word.startswith("لل") and word[2:] in _PRESS  # *the minister to journalists*
    return to_the_press or _is_hearer(word, before, lexicon) or is_object(folded, at, lexicon)


def _is_hearer(word: str, before: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is to whom he speaks: *to the agency*, *to our network*; not *the general director of*."""
    if not word.startswith("ل") or before in ("عام", "عاما", "تنفيذي", "سابق", "عامه") or before.startswith("ال"):
        return False
    noun = re.sub(r"^لل?", "", word)
    return (
        not noun
        or noun in _PRESS
        or any(form in lexicon.outlet_nouns for form in (noun, re.sub(r"ت?نا$", "ه", noun), re.sub(r"ت?نا$", "", noun)))
    )


_KNOWS = re.compile(r" (?P<what>(?:على|من)) (?!أن|ان)\w{3,}(?: ال\w+)*")
_ONE_OF = re.compile(
    r" من (?:سكان|أهالي|أبناء|موظفي|أفراد|عناصر|قيادات|وجهاء|أعيان|عمال|أقارب|جيران) \w{3,}(?: ال\w+)*"
)
"""Of whom somebody is one: a witness *of the people of the valley*."""
_STRESSES = re.compile(r"(?:شدد|أكد|أصر|ركز|حرص|أثنى|رد|علق|حث|حض|أجمع)ت? $")
_CLOSE = {"مطلع": "على", "مقرب": "من", "قريب": "من"}
"""What adjectives of sources go on with: informed *of*, close *to*."""
_TO_MARK = re.compile(r"(?: \w+){1,3}(?=[\"»”])")


def widen(text: str, source: Span, names: Sequence[tuple[str, int, int]], lexicon: Lexicon) -> Span:
    """Return an Arabic source with what belongs to its noun and was cut off: whose he is, where, and his name.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> words = "متطوع في فوج الإنقاذ إن النار"
    >>> words[slice(*widen(words, (0, 5), [], load_lexicon("ar")))]
    'متطوع في فوج الإنقاذ'
    """
    start, end = source
    own = _TOKEN.findall(text[start:end])
    if own and own[-1] not in _CLOSING and text[end : end + 1] in _CLOSING and _is_open(text[start:end]):
        return start, end + 1
    if text[start - 1 : start] in (*_OPENING, '"') and (m := _TO_MARK.match(text, end)):
        return start, m.end()
    folded = fold_phrase(text[start:end]).split()
    inside = [b for kind, a, b in names if start <= a < end and (kind == "person" or b > end)]
    if not folded or inside:
        return start, max([end, *(b for b in inside if cut(text, (start, b), lexicon)[1] == b)])
    m = _KNOWS.match(text, end)
    told = m is not None and _CLOSE.get(folded[-1].rstrip("ه")) == m["what"]
    one_of = _ONE_OF.match(text, end) if len(folded) == 1 and not folded[0].startswith("ال") else None
    if one_of and head_of(folded[0], lexicon) in lexicon.person_heads:
        return start, one_of.end()
    if m and told and not _STRESSES.search(text, max(start - 8, 0), start):
        return start, m.end()
    person = head_of(folded[0], lexicon) in lexicon.person_heads or is_relative(folded[0], lexicon)
    if text[end : end + 1] == " " and person:
        name = next((b for kind, a, b in names if a == end + 1 and kind == "person"), None)
        if name and "من" not in folded:
            return start, name
        end = _place(text, (start, end), names, folded, lexicon)
    return start, end


def widen_english(text: str, source: Span, names: Sequence[tuple[str, int, int]], lexicon: Lexicon) -> Span:
    """Return an English source with the name that is set off behind its noun: *one of them*, Mutlaq al-Hazza."""
    start, end = source
    if text[end : end + 2] == ", " and not any(start <= a < end for _, a, _ in names):
        name = next((b for kind, a, b in names if a == end + 2 and kind == "person"), end)
        return start, name if text[name : name + 1] == "," or head_of(text[start:end], lexicon) is None else end
    return source


def _is_open(words: str) -> bool:
    return max(words.rfind(mark) for mark in _OPENING) > max(words.rfind(mark) for mark in _CLOSING)


def _place(
    text: str, source: Span, names: Sequence[tuple[str, int, int]], folded: Sequence[str], lexicon: Lexicon
) -> int:
    """Return where a noun without an article and what tells of whom or where it is end."""
    end = source[1]
    if folded[0].startswith("ال") or "في" in folded or (folded[0] in lexicon.anonymous and len(folded) > 2):
        return end
    following = list(_TOKEN.finditer(text, end, end + 60))[:5]
    words = [fold_phrase(token.group()) for token in following]
    many = folded[-1].endswith("ون") and is_plural(folded[-1], lexicon)
    if many and len(folded) == 1 and words and words[0].endswith("ون") and len(words[0]) > 4:
        return _place(text, (source[0], following[0].end()), names, [*folded, words[0]], lexicon)
    if len(folded) == 1 and words[:1] and words[0].startswith("ال") and folded[0] not in lexicon.anonymous:
        return following[0].end()
    if words[:1] != ["في"] or len(words) < 2 or words[1] in _OCCASIONS:
        return end
    for _, a, b in names:
        if a == following[1].start():
            return b
    if len(words) > 2 and (words[2].startswith("ال") or words[1] in PLACES):
        return following[2].end()
    return following[1].end()
