"""What an office says in either language: the role and the field, so that وزير الخارجية meets *foreign minister*.

Small words of news only: what is not listed is compared as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from marsad.text.normalise import fold_phrase

_ROLES = """
president: president | رئيس الجمهوريه, الرييس
premier: prime minister, premier | رييس الحكومه, رييسه الحكومه, رييس الوزراء, رييس مجلس الوزراء, رييسه مجلس الوزراء
minister: minister | وزير, وزيره, الوزير, الوزيره
spokesman: spokesman, spokeswoman, spokesperson | متحدث, متحدثه, المتحدث, المتحدثه, ناطق, ناطقه, الناطق, الناطقه
governor: governor | محافظ, المحافظ, حاكم, حاكمه, الحاكمه, والي
deputy: deputy, mp, lawmaker, parliamentarian, legislator, senator | نايب, نايبه, النايب, النايبه, عضو البرلمان
mayor: mayor | رييس البلديه, رييس بلديه, مختار, العمده, عمده
commander: commander, commands, emir | قايد, القايد, قايدها, امير
general: general, brigadier, colonel, major, officer | لواء, اللواء, عميد, العميد, عقيد, العقيد, الفريق, فريق, ضابط
envoy: envoy | مبعوث, المبعوث, موفد
ambassador: ambassador, charge d affaires | سفير, سفيره, السفير, السفيره, القايم بالاعمال
secretary: secretary | امين, الامين, سكرتير
director: director, manager | مدير, مديره, المدير, المديره
head: head, chairman, chairwoman, chair, chief, leader, heads | رييس, رييسه, زعيم, رييسها, رييسه
coach: coach | مدرب, المدرب
economist: economist | اقتصادي, الاقتصادي, استاذ الاقتصاد
lawyer: lawyer, attorney | محامي, محام, المحامي, المحاميه, محاميه
doctor: doctor, physician | طبيب, طبيبه, الطبيب, الطبيبه
reporter: reporter, journalist, correspondent, editor | صحافي, صحافيه, صحفي, صحفيه, الصحافي, الصحافيه, مراسل, مراسله
teacher: teacher | معلم, معلمه, المعلم, المعلمه, مدرس, مدرسه
engineer: engineer | مهندس, مهندسه, المهندس, المهندسه
farmer: farmer | مزارع, المزارع, فلاح
judge: judge | قاض, قاضي, القاضي, القاضيه
king: king | ملك, الملك, العاهل
prince: prince, princess | امير, الامير, الاميره
researcher: researcher, archaeologist, historian, analyst, academic | باحث, باحثه, الباحث, الباحثه, عالمه, عالم, مورخ
professor: professor, lecturer | استاذ, استاذه, الاستاذ, الاستاذه
player: player, striker, goalkeeper, captain, midfielder | لاعب, اللاعب, مهاجم, حارس
artist: singer, actor, actress, painter, artist | مغني, ممثل, رسام, فنان
writer: novelist, writer, poet | روايي, كاتب, شاعر, شاعره
"""
_FIELDS = """
foreign: foreign | خارجيه, الخارجيه, للخارجيه
interior: interior | الداخليه, داخليه
defence: defence, defense | الدفاع, دفاع
health: health | الصحه, صحه
education: education | التربيه, تربيه, التعليم, المعارف
water: water | المياه, مياه
electricity: electricity, power, energy | الكهرباء, كهرباء, الطاقه
finance: finance, treasury | الماليه, ماليه
economy: economy, economic, trade | الاقتصاد, التجاره
justice: justice | العدل
information: information | الاعلام
agriculture: agriculture | الزراعه
oil: oil, petroleum, gas | النفط, البترول
transport: transport | النقل, المواصلات
bank: bank | مصرف, المصرف, البنك, بنك
parliament: parliament, deputies | البرلمان, النواب
army: army, military | الجيش, العسكري, جيش
police: police | الشرطه, شرطه
government: government | الحكومه, حكومه, الحكومي
opposition: opposition | المعارضه
delegation: delegation | وفد, الوفد, وفدها, وفده
union: union | اتحاد, الاتحاد, نقابه, النقابه
hospital: hospital | مستشفي, المستشفي
university: university | جامعه, الجامعه
court: court | محكمه, المحكمه
port: port, harbour, harbor | مرفا, المرفا, المرافي, ميناء
coalition: coalition | الايتلاف, ايتلاف
movement: movement | حركه, الحركه
party: party | حزب, الحزب
front: front | جبهه, الجبهه
council: council | مجلس, المجلس
rights: rights | حقوق, للحقوق
antiquities: antiquities | الاثار, للاثار
club: club | نادي, النادي
dam: dam | سد, السد
"""
_SMALL = frozenset(
    ("the", "a", "an", "of", "for", "in", "to", "and", "at", "his", "her", "its", "who", "was", "is", "said", "says",
     "with", "on", "by", "from", "that", "al", "from", "as",
     "في", "من", "عن", "الي", "علي", "ان", "باسم", "مع", "قال", "قالت", "هو", "هي", "التي", "الذي", "كما", "بعد", "قبل")
)  # fmt: skip
_FORMER = re.compile(
    r"(?<!\w)(?:former(?:ly)?|ex|late|outgoing|predecessor|السابق(?:ه)?|سابقا|الاسبق|الراحل|السلف|خلفا)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office taken apart: its roles, its fields, and the other words of it."""

    roles: frozenset[str]
    fields: frozenset[str]
    words: frozenset[str]
    former: bool

    def __or__(self, other: Office) -> Office:
        """Return what two descriptions say together."""
        return Office(
            self.roles | other.roles,
            self.fields | other.fields,
            self.words | other.words,
            self.former or other.former,
        )


NOTHING = Office(frozenset(), frozenset(), frozenset(), False)


@lru_cache(maxsize=8192)
def parse_office(text: str) -> Office:
    """Return an office taken apart.

    >>> minister = parse_office("وزير الخارجية السابق")
    >>> sorted(minister.roles | minister.fields), minister.former
    (['foreign', 'minister'], True)
    >>> sorted(parse_office("the Foreign Minister of Karda").words)
    ['karda']
    """
    folded = f" {fold_phrase(text)} "
    former = bool(_FORMER.search(folded))
    roles, left = _take(folded, _TABLES[0])
    fields, left = _take(left, _TABLES[1])
    if "premier" in roles:
        roles -= {"minister", "head"}
    words = {word.removeprefix("ال") if len(word) > 4 else word for word in left.split() if word not in _SMALL}
    return Office(frozenset(roles), frozenset(fields), frozenset(word for word in words if len(word) > 2), former)


def _take(folded: str, table: tuple[tuple[str, str], ...]) -> tuple[set[str], str]:
    found = set()
    for phrase, name in table:
        if f" {phrase} " in folded:
            found.add(name)
            folded = folded.replace(f" {phrase} ", "  ")
    return found, folded


def _table(lines: str) -> tuple[tuple[str, str], ...]:
    """Return phrases and what they say, the longest first."""
    rows = []
    for line in lines.strip().splitlines():
        name, _, phrases = line.partition(": ")
        rows += [(fold_phrase(phrase), name) for phrase in re.split(r"\s*[,|]\s*", phrases) if phrase.strip()]
    return tuple(sorted(set(rows), key=lambda row: (-len(row[0]), row)))


_TABLES = (_table(_ROLES), _table(_FIELDS))
