"""Whether two words that are alike may be one name, must be, or are likely two: what costs of letters can't tell."""

from __future__ import annotations

import re

from marsad.names.gaps import CLASH, FIT, LOOSE, compare_gaps
from marsad.names.letters import Alphabet, fold_latin
from marsad.names.parse import Part
from marsad.names.stands import MANY, Reading, are_sure, may_be_one, read_widely, read_word
from marsad.names.usual import load_listed, load_usual

_TWICE = re.compile(r"(.)\1")
_DOUBLED = re.compile(r"([^aeiou])\1")
_LONG = re.compile("[aeiou]{2}")
_APOSTROPHE = re.compile("(?<=[^\\W\\d_])['’‘ʼʿʾ`´]([aeiou])", re.IGNORECASE)
_CEDILLA = str.maketrans({"ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ğ": "gh", "ž": "zh"})


def sound_out(part: Part) -> tuple[str, ...]:
    """Return a part's shapes with what folding took that tells names apart: As'ad is asaad, Şam is sham.

    >>> from marsad.names.parse import parse_name
    >>> [sound_out(part) for part in parse_name("As'ad Beşir").parts]
    [('asaad',), ('beshir',)]
    """
    if part.alphabet == "ar":
        return part.shapes[:1] if part.shapes[0] == "عمرو" else part.shapes
    whole = fold_latin(part.text)
    full = fold_latin(_APOSTROPHE.sub(r"\1\1", part.text.casefold()).translate(_CEDILLA))
    return tuple(full[len(whole) - len(shape) :] if whole.endswith(shape) else shape for shape in part.shapes)


def are_one(one: Part, other: Part) -> bool:
    """Tell whether two parts are spellings of one name by every consonant and every vowel."""
    return any(is_one(a, one.alphabet, b, other.alphabet) for a in sound_out(one) for b in sound_out(other))


def are_two(one: Part, other: Part) -> bool:
    """Tell whether two parts that are alike are likely two names."""
    return all(is_two(a, one.alphabet, b, other.alphabet) for a in sound_out(one) for b in sound_out(other))


def is_one(one: str, alphabet: Alphabet, other: str, against: Alphabet) -> bool:
    """Tell whether two words are spellings of one name by every consonant and every vowel.

    >>> is_one("jawlani", "la", "golani", "la"), is_one("عثمان", "ar", "osman", "la")
    (True, True)
    >>> is_one("zayd", "la", "ziad", "la")
    False
    """
    words = ((one, alphabet), (other, against))
    if alphabet == against == "ar":
        return _seatless(one) == _seatless(other)
    ours, theirs = (load_listed().get(word, ()) if letters == "la" else (word,) for word, letters in words)
    if set(ours) & set(theirs):
        return True
    return any(
        len(a.consonants) > 1 and _says_enough(a, alphabet, b, against) and compare_gaps(a, alphabet, b, against) == FIT
        for a, b in _readings(one, alphabet, other, against)
        if are_sure(a, b)
    )


def _says_enough(one: Reading, alphabet: Alphabet, other: Reading, against: Alphabet) -> bool:
    """Tell whether words of two alphabets have a long vowel that both write, or many consonants: not حسن and Hassin."""
    if alphabet == against:
        return True
    arabic = one if alphabet == "ar" else other
    return len(arabic.consonants) > 3 or any(arabic.gaps[1:-1]) or "ع" in arabic.gaps[-1]


def is_two(one: str, alphabet: Alphabet, other: str, against: Alphabet) -> bool:
    """Tell whether two words that are alike are likely two names.

    They are where a consonant differs for which no hand writes the other (Haddad, Haddar); where a vowel does (Zayd,
    Ziyad); where both are common and are usually spelled as two (Bassam بسام, Bassem باسم); and by `is_torn`.
    """
    if is_one(one, alphabet, other, against) and not is_apart(one, alphabet, other, against):
        return is_torn(one, alphabet, other, against)
    if is_torn(one, alphabet, other, against) or is_apart(one, alphabet, other, against):
        return True
    pairs = _readings(one, alphabet, other, against, wide=alphabet != against)
    if max(min(len(a.consonants), len(b.consonants)) for a, b in pairs) >= MANY:
        return False
    near = [(a, b) for a, b in pairs if may_be_one(a, b)]
    return all(compare_gaps(a, alphabet, b, against) == CLASH for a, b in near)


def is_apart(one: str, alphabet: Alphabet, other: str, against: Alphabet) -> bool:
    """Tell whether two common words are usually spelled as two in the other alphabet.

    Across alphabets, where the Arabic word has fewer long vowels than the one that the Latin word is known for, or
    others: Nasser is ناصر and not نصر. That Rashid is راشد too is not excluded.
    """
    if alphabet == against == "ar":
        return False
    if alphabet == against:
        ours, theirs = (set(map(_seatless, load_usual("la").get(word, ()))) for word in (one, other))
        return bool(ours and theirs) and not ours & theirs
    arabic, latin = (one, other) if alphabet == "ar" else (other, one)
    known = set(map(_seatless, load_usual("la").get(latin, ())))
    if not known or _seatless(arabic) in known:
        return False
    if all(len(_seatless(arabic)) < len(word) for word in known):
        return True
    return all(
        compare_gaps(a, "ar", b, "la") >= LOOSE for a, b in _readings(arabic, "ar", latin, "la") if may_be_one(a, b)
    )


def _readings(
    one: str, alphabet: Alphabet, other: str, against: Alphabet, *, wide: bool = False
) -> list[tuple[Reading, Reading]]:
    ours, theirs = (
        read_widely(word) if wide and letters == "la" else read_word(word, letters)
        for word, letters in ((one, alphabet), (other, against))
    )
    return [(a, b) for a in ours for b in theirs]


def _seatless(word: str) -> str:
    """Return an Arabic word without seats of hamza, the dots of its last letter, and its article."""
    plain = re.sub("([وي])\\1", r"\1", word.replace("ء", ""))
    plain = plain.removeprefix("ال") if len(plain) > 4 else plain
    return plain[:-1] + plain[-1:].translate({ord("ة"): "ه", ord("ى"): "ي"})


def is_torn(one: str, alphabet: Alphabet, other: str, against: Alphabet) -> bool:
    """Tell whether of two words that are alike one has a long vowel or ع where the other doubles a consonant.

    Within Arabic ع alone parts them: who leaves it out writes another name. The last letter of عمرو, Amr, is not
    spoken and is there to tell him from عمر, Omar.

    >>> is_torn("asaad", "la", "assad", "la"), is_torn("hasan", "la", "hassan", "la")
    (True, False)
    >>> is_torn("اسعد", "ar", "اسد", "ar"), is_torn("عمرو", "ar", "omar", "la"), is_torn("عمرو", "ar", "amr", "la")
    (True, True, False)
    """
    if alphabet != against:
        arabic, latin = (one, other) if alphabet == "ar" else (other, one)
        if arabic in ("عمر", "عمرو"):
            return latin[:1] in ("a" if arabic == "عمر" else "ou")
        long = bool(_LONG.search(latin))
        return bool(_DOUBLED.search(latin)) and not long and "ع" in arabic[1:-1]
    if alphabet == "ar":
        return one != other and ({one, other} == {"عمر", "عمرو"} or one.replace("ع", "") == other.replace("ع", ""))
    first, second = (set(_TWICE.findall(word)) for word in (one, other))
    vowels = frozenset("aeiou")
    apart = (first - second, second - first)
    return (
        _TWICE.sub(r"\1", one) == _TWICE.sub(r"\1", other)
        and all(apart)
        and (apart[0] <= vowels) != (apart[1] <= vowels)
    )
