"""Offices that an English story tells in a clause: "who heads the union", "was named minister of health"."""

from __future__ import annotations

import re

from marsad.read.statements.lexicon import Lexicon

_NOUNS = {
    "head": "head", "lead": "leader", "led": "leader", "chair": "chair", "command": "commander", "direct": "director",
    "edit": "editor", "manage": "manager", "own": "owner", "represent": "representative", "coach": "coach",
    "captain": "captain", "coordinate": "coordinator", "teach": "teacher", "taught": "teacher", "govern": "governor",
    "preside over": "president", "run": "manager", "ran": "manager", "advise": "adviser",
}  # fmt: skip
"""What somebody is who does this to a body."""
_DOES = rf"(?P<does>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})(?:e?s|e?d)?"
_PRESIDES = r"(?P<presides>presides|presided) over"
_MAYBE = r"(?:(?:currently|now|also|still|has|had|have|once|then|long|since|recently|been)\s+)*"
_PHRASE = r"(?P<what>(?:[^,;:.!?\n\"“”«»()–—]|(?<=\b[A-Z])\.(?=\S|\s[A-Z])){3,110})"
_BODY = r"(?:the|its|their|an?|[A-Z])"
_SERVES = (
    r"(?:serve[sd]?|serving|work(?:s|ed|ing)?|act(?:s|ed|ing)?|took over|takes over|taken over)"
    r"(?:\s+for\s+(?:[\w-]+\s+){1,4}(?:years?|months?|decades?))?\s+as"
    r"|(?:was|were|been)\s+(?:re-?)?(?:appointed|named|elected|chosen|promoted|nominated|sworn in)(?:\s+(?:as|to be))?"
    r"|(?:is|was|became|becomes|become|remains|remained)(?=\s+(?:the|a|an|its|their|[a-z]+ of)\b)"
)
_WHO_DOES = re.compile(rf",?\s+who\s+{_MAYBE}(?:{_DOES}|{_PRESIDES})\s+{_PHRASE}")
_DOES_SO = re.compile(
    rf",?\s+(?:has\s+|had\s+)?(?:since\s+|long\s+|now\s+|also\s+)?(?:{_DOES}|{_PRESIDES})\s+(?P<the>the|a|an|its|[A-Z]){_PHRASE}"
)
_SPEAKS_FOR = re.compile(rf",?\s+who\s+{_MAYBE}(?:speaks?|spoke)\s+for\s+(?={_BODY}){_PHRASE}")
_IS = re.compile(rf",?\s+(?:who\s+)?{_MAYBE}(?:{_SERVES})\s+(?:(?:the|a|an|its|their)\s+)?{_PHRASE}")
_AND_IS = re.compile(
    rf",?\s+who\s[^,.;]{{3,70}}?\sand\s(?:is|was|became)\s+{_MAYBE}"
    rf"(?=(?:the|an?|(?:[a-z-]+ ){{1,3}}of)\s)(?:the\s|an?\s)?{_PHRASE}"
)
_END = re.compile(
    r"\s+(?:since|until|till|for (?:the (?:past|last)|more|over|nearly|almost|\w+ (?:years?|months?|terms?))"
    r"|from \d+|in (?:\d+|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|after|before|when|while|where|which|who|that|whose|but|because|as|during|last|this|by"
    r"|(?:said|says|told|has|had|is|was|were|are|will|would)"
    r"|and (?:who|whose|has|is|was|had|(?:\w+ed|\w+s|said|told)\b))\b.*",
    re.DOTALL,
)
_LONGEST = 12
_NO_OBJECT = re.compile(r"(?:as|for|on|away|against|out|from|by|it|them|him|her|us|me|this|that)\b")
_MERE = re.compile(
    r"(?:\w+ )?(?:"
    r"man|woman|person|boy|girl|child|victim|friend|guest|first|last|only|best|better|worse|good|great|strong"
    r"|proven|real|true|close|outspoken|fierce|staunch|supporter|opponent|critic)\b|.*''"
)


def office_in_clause(text: str, end: int, lexicon: Lexicon) -> str | None:
    """Return the office that a clause right behind an English name tells, as a noun and what it is of.

    Args:
        text: the story.
        end: where the name ends.
        lexicon: the words of English.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> office_in_clause("Farid Oskan, who has headed the engineers' union since May, spoke.", 11, load_lexicon("en"))
    "head of the engineers' union"
    >>> office_in_clause("Lina Saad was named minister of health on Monday.", 9, load_lexicon("en"))
    'minister of health'
    """
    window = text[end : end + 180]
    m = _WHO_DOES.match(window) or _DOES_SO.match(window)
    if m:
        the = m.groupdict().get("the") or ""
        what = _END.sub("", f"{the}{m['what']}").strip()
        if len(what.split()) <= _LONGEST and not _NO_OBJECT.match(what) and _is_led(what, m, lexicon):
            noun = "president" if m["presides"] else _NOUNS[m["does"]]
            return f"{noun} {what}" if re.match(r"(?:in|at|with|on)\s", what) else f"{noun} of {what}"
    if m := _SPEAKS_FOR.match(window):
        what = _END.sub("", m["what"]).strip()
        return f"spokesperson for {what}" if len(what.split()) <= _LONGEST else None
    m = _IS.match(window) or _AND_IS.match(window)
    return _END.sub("", m["what"]).strip() if m and not _MERE.match(m["what"]) else None


def _is_led(what: str, m: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell whether what somebody leads, runs or owns is a body, and no attack, car or exercise."""
    first = re.split(r"\s(?:of|for|in|at|on|with|against|from|to)\s", f" {what}")[0]
    words = [word.strip("’'").lower() for word in re.sub(r"['’]s\b", "", first).split()]
    nouns = {*words, *(word.removesuffix("s") for word in words)}
    if m["does"] == "advise" and nouns & lexicon.person_heads:
        return True
    if nouns & (lexicon.body_heads | lexicon.body_words | lexicon.outlet_nouns | _LED):
        return True
    if m["does"] in ("teach", "taught") and nouns & lexicon.person_heads:
        return False
    of_his_own = m["does"] in ("teach", "taught", "own", "run", "coach") or any(w[:1].isupper() for w in what.split())
    return of_his_own and m.re is _WHO_DOES


_LED = frozenset(
    ("branch", "wing", "section", "programme", "program", "project", "school", "shop", "factory", "bakery", "clinic",
     "farm", "ward", "village", "town", "district", "service", "division", "battalion", "regiment", "department",
     "investigation", "inquiry", "talks", "campaign", "works", "company", "cooperative", "restaurant", "hotel", "café")
)  # fmt: skip
