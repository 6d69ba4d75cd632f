"""Invented headings that are nobody of the sample world: look-alikes of its people, namesakes, and a crowd.

Made by rule from a seed, so that every run has the same. Names are common given names and invented or common family
names of the Arab press, in Arabic letters and as the house romanises them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from marsad.names.romanise import romanise
from marsad.records import Authority, Fact, NameForm
from marsad.sample.whoswho import PREFIX, load_sample_authorities

GIVEN = """
أحمد محمد محمود علي حسن حسين خالد عمر يوسف إبراهيم سامي سمير كريم نبيل وليد طارق زياد ماهر عادل جمال فؤاد لطفي منير
جلال غسان رائف ياسين بسام خليل ماجد إسماعيل نديم مروان هاني فريد عصام رياض سليم بديع نزار هناء سميرة نوال سلمى ريما
ليان وداد مريم جيهان هالة ليلى سهام نادية رنا دينا لينا سعاد
""".split()  # noqa: SIM905
FAMILY = """
الخطيب الحلبي الشامي النجار الحداد الخوري سلوم مراد هلال شاهين الأحمد العلي الحسن المصري التميمي الدليمي الجبوري
القاسم البيطار الصباغ الدهان الساعاتي العطار الزيات السمان اللحام الخباز الفران النحال الرفاعي الكيلاني القادري الحسيني
العلوي الموسوي البكري العمري الأنصاري الحموي الحمصي الإدلبي البغدادي الموصلي النابلسي الغزاوي البيروتي الطرابلسي
الصيداوي المقدسي العكاوي اليافي الكرمي الجنيني السعدي الخالدي الحوراني الجولاني الديري الرقاوي القامشلي الشهابي
البستاني اليازجي الترك الكردي الشركسي السرحان الهدار النحاس العتيق البحري الأسود الفاخوري المحجوب التنوري الدوماني
""".split()  # noqa: SIM905
TRADES = ("football referee", "dentist", "judge at the court of appeal", "actor", "professor of history", "painter",
          "deputy governor", "engineer", "poet", "wrestler", "spokesman for the bakers' guild")  # fmt: skip
COUNTRIES = (
    ("Qarnan", "قرنان", "القرنانية"),
    ("Arqan", "أرقان", "الأرقانية"),
    ("Skarland", "سكارلاند", "السكارلاندية"),
)
MINISTRIES = (("Foreign Ministry", "وزارة الخارجية"), ("Ministry of Health", "وزارة الصحة"),
              ("Interior Ministry", "وزارة الداخلية"), ("Ministry of Education", "وزارة التربية"))  # fmt: skip
_PLAIN = {
    pair[0]: pair[1:]
    for pair in "بb تt جj حha خkh دd رra زz سsa شsh صs طt عa غgh فfa قq كka لl مm نna اa وu يi".split()  # noqa: SIM905
}
CONFUSED = (("د", "ر"), ("ح", "ه"), ("س", "ص"), ("ت", "ط"), ("ق", "ك"), ("ذ", "ز"))
"""Letters that make one family another."""


def make_others(count: int, seed: int = 4) -> list[Authority]:
    """Return so many headings; the first hundreds are look-alikes, whatever the count."""
    chance = random.Random(seed)
    made = [*_ministries(), *_look_alikes(chance)]
    taken = {record.names[-1].text for record in made} | {one.ar for one in load_sample_authorities()}
    families = [*FAMILY, *(_invent(chance) for _ in range(count // 12))]
    while len(made) < count:
        name = f"{chance.choice(GIVEN)} {chance.choice(families)}"
        if name not in taken or chance.random() < 0.01:
            taken.add(name)
            made.append(_person(f"crowd:{len(made)}", name, chance))
    return made[:count]


def _look_alikes(chance: random.Random) -> Iterator[Authority]:
    """Yield, of each person, others of his family, one of a family a letter apart, and of each fourth a namesake."""
    people = [one for one in load_sample_authorities() if one.kind == "person"]
    for number, one in enumerate(people):
        given, _, family = one.ar.partition(" ")
        for other in chance.sample([name for name in GIVEN if name != given], 3):
            yield _person(f"family:{one.id}:{other}", f"{other} {family}", chance)
        for letter, instead in CONFUSED:
            if letter in family[2:]:
                yield _person(
                    f"letter:{one.id}", f"{given} {family[:2]}{family[2:].replace(letter, instead, 1)}", chance
                )
                break
        if number % 4 == 1:
            yield _person(f"namesake:{one.id}", one.ar, chance)


def _ministries() -> Iterator[Authority]:
    for country, native, of in COUNTRIES:
        yield Authority(f"other:{country}", "place", (NameForm(country, "en"), NameForm(native, "ar")))
        for english, arabic in MINISTRIES:
            names = (NameForm(f"{english} of {country}", "en"), NameForm(f"{arabic} {of}", "ar"))
            yield Authority(f"other:{country}:{english}", "body", names, (Fact(kind="place", of=f"other:{country}"),))


def _person(uid: str, arabic: str, chance: random.Random) -> Authority:
    latin = " ".join(_latin(word) for word in arabic.split())
    names = (NameForm(latin, "en", "house"), NameForm(arabic, "ar", "house"))
    facts = (Fact(kind="office", value=chance.choice(TRADES), from_on=str(chance.randint(1995, 2025))),)
    return Authority(f"{PREFIX}other:{uid}", "person", names, facts)


@cache
def _latin(word: str) -> str:
    """Return a word in Latin letters: invented ones letter by letter, which is a thousand times faster."""
    if word in GIVEN or word in FAMILY or not all(letter in _PLAIN for letter in word[2:]):
        return romanise(word)
    return "al-" + "".join(_PLAIN[letter] for letter in word[2:]).capitalize()


def _invent(chance: random.Random) -> str:
    letters = [letter for letter in _PLAIN if letter not in "اوي"]
    return "ال" + "".join(chance.choice(letters) for _ in range(2)) + chance.choice("اوي") + chance.choice(letters)
