"""Authorities for tests of file formats: a cast, and such as are made at random."""

from __future__ import annotations

from hypothesis import strategies as st

from marsad.records import Authority, Evidence, Fact, NameForm

LETTERS = "abcXYZéşı ’'-=+@.;,\"\tابتثجحخدعغهوي\u0651١٢ʿ"
words = st.text(LETTERS, min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
names = words.filter(lambda text: any(char.isalpha() for char in text))
ids = st.text("abcXYZ019:-_./ء é", min_size=1, max_size=20).map(str.strip).filter(bool)
years = st.integers(1900, 2030).map(str)
dates = years | st.tuples(years, st.integers(1, 12), st.integers(1, 28)).map(lambda d: f"{d[0]}-{d[1]:02}-{d[2]:02}")
addresses = st.sampled_from(["https://register.example/", "https://port.example/a?b=c", "http://ميناء.example/x"])
langs = st.sampled_from(["en", "ar", "fa", "und", "ckb", "ar-Latn"])
evidence = st.none() | st.builds(
    Evidence,
    kind=st.just("reference"),
    title=words,
    address=st.none() | addresses,
    licence=st.none() | st.sampled_from(["CC0-1.0", "CC-BY-4.0", "by the house"]),
    on=st.none() | dates,
)
forms = st.builds(
    NameForm,
    names,
    langs,
    st.sampled_from(["house", "variant", "acronym", "translation", "misspelling"]),
    st.none() | dates,
    st.none() | dates,
    evidence,
)
days = st.builds(Fact, kind=st.sampled_from(["born", "died", "founded", "ended"]), value=dates, evidence=evidence)
told = st.builds(
    Fact,
    kind=st.sampled_from(["office", "member", "part_of", "place", "relation", "renamed", "description", "website"]),
    value=words,
    of=st.none() | ids,
    from_on=st.none() | dates,
    to_on=st.none() | dates,
    evidence=evidence,
)
same_as = st.lists(st.integers(1, 9**9).map(lambda n: f"https://www.wikidata.org/entity/Q{n}"), max_size=2, unique=True)
authorities = st.builds(
    Authority,
    ids,
    st.sampled_from(["person", "body", "place", "outlet"]),
    st.lists(forms, min_size=1, max_size=4).map(tuple),
    st.lists(days | told, max_size=4).map(tuple),
    same_as.map(tuple),
)
several = st.lists(authorities, max_size=4, unique_by=lambda authority: authority.id)

REGISTER = Evidence(title="Register of Hadran", address="https://register.example/", licence="CC0-1.0", on="2026-11-01")
ADIB = Authority(
    "adib",
    "person",
    (
        NameForm("Adib Sarrouj", "en", "house", evidence=REGISTER),
        NameForm("أديب سروج", "ar", "house", evidence=REGISTER),
        NameForm("Srouj", "und", "variant"),
    ),
    (
        Fact(kind="born", value="1970-02", evidence=REGISTER),
        Fact(kind="place", value="Rumaylat (old town)", from_on="2011", evidence=REGISTER),
        Fact(kind="office", value="director", of="port", from_on="2024-03", to_on="2025", evidence=REGISTER),
        Fact(kind="member", value="treasurer", of="port"),
        Fact(kind="relation", value="brother", of="nabil", evidence=REGISTER),
    ),
    ("https://www.wikidata.org/entity/Q42", "https://port.example/adib"),
)
PORT = Authority("port", "body", (NameForm("Port of Rumaylat", "en", "house"), NameForm("PR", "en", "acronym")))
TOWN = Authority("wikidata:Q7", "place", (NameForm("Rumaylat", "en", "house"), NameForm("الرميلات", "ar", "variant")))
MIZAN = Authority("outlet:al mizan", "outlet", (NameForm("al-Mizan", "en", "house"),))
CAST = [ADIB, PORT, TOWN, MIZAN]
