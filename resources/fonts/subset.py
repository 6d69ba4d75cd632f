"""Make the two web fonts of the edition and the desk from their published sources.

The fonts come from two npm packages, unpacked side by side in one folder:

    npm pack source-serif@4 && npm pack @fontsource/scheherazade-new@5

Both are under the SIL Open Font License 1.1 with reserved names, so that a subset has to carry
another name: `Marsad Serif` and `Marsad Naskh`. Run it as

    python resources/fonts/subset.py FOLDER src/marsad/edition/static/fonts

where FOLDER holds `source-serif/` and `scheherazade-new/`. The same input gives the same bytes.
"""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SERIF_SOURCE = "source-serif/VAR/SourceSerif4Variable-Roman.ttf"
NASKH_SOURCE = "scheherazade-new/files/scheherazade-new-arabic-400-normal.woff2"

# Letters of western and central European names, and of the romanisation of Arabic.
LETTERS = "ıŒœŠšŸŽžĀāĒēĪīŌōŪūČčĆćĐđĞğŞşİŁłĠġḌḍḤḥṢṣṬṭẒẓḪḫḎḏṮṯĞğʾʿʻʼ"
SIGNS = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€™№←↑→↓−×"
SERIF = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | {ord(letter) for letter in LETTERS + SIGNS}
SERIF_FEATURES = ["kern", "liga", "onum", "tnum", "smcp"]

# Arabic with the letters that Persian adds; digits of both shapes; marks. Rarer letters are left to system fonts.
NASKH = (
    {0x60C, 0x61B, 0x61F, 0x640, 0x66A, 0x66B, 0x66C, 0x670, 0x671, 0x25CC}
    | set(range(0x621, 0x653))
    | set(range(0x660, 0x66A))
    | set(range(0x6F0, 0x6FA))
    | {ord(letter) for letter in "پچژڤکگی"}
    | {ord(sign) for sign in " «»().:!-…–—\u200c\u200d\u200e\u200f"}
)
NASKH_FEATURES = ["init", "medi", "fina", "isol", "liga", "rlig", "calt", "ccmp", "mark", "mkmk"]

NAME_IDS = {1: "{family}", 3: "{family} 1", 4: "{family}", 6: "{joined}", 16: "{family}"}


def small_capitals_for_ascii(font: TTFont) -> None:
    """Keep small capitals for the English alphabet only: labels need no more, and it halves their weight."""
    cmap = font.getBestCmap()
    wanted = {cmap[ord(letter)] for letter in string.ascii_lowercase}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "smcp":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                part.mapping = {old: new for old, new in part.mapping.items() if old in wanted}


def kern_alike(font: TTFont) -> None:
    """Kern all weights as the regular one: nobody sees the difference, and it saves a seventh of the file."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for part in lookup.SubTable:
            part = getattr(part, "ExtSubTable", part)
            if part.LookupType != 2:
                continue
            pairs = (
                [pair for group in part.PairSet for pair in group.PairValueRecord]
                if part.Format == 1
                else [pair for row in part.Class1Record for pair in row.Class2Record]
            )
            for pair in pairs:
                for value in (pair.Value1, pair.Value2):
                    if value is not None and hasattr(value, "XAdvDevice"):
                        del value.XAdvDevice
            part.ValueFormat1 &= ~0x40


def rename(font: TTFont, family: str) -> None:
    """Give the font a name that its licence leaves free."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in NAME_IDS:
            text = NAME_IDS[record.nameID].format(family=family, joined=family.replace(" ", ""))
            names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID not in (0, 2, 5, 13, 14):
            names.removeNames(nameID=record.nameID)


def save(font: TTFont, characters: set[int], features: list[str], target: Path) -> None:
    """Subset a font to some characters and features, and write it as WOFF2."""
    options = subset.Options()
    options.layout_features = features
    options.flavor = "woff2"
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
    print(f"{target}  {target.stat().st_size} bytes")


def main(source: Path, target: Path) -> None:
    """Make both fonts."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")
    target.mkdir(parents=True, exist_ok=True)
    serif = instancer.instantiateVariableFont(TTFont(source / SERIF_SOURCE), {"wght": (400, 650), "opsz": 18})
    small_capitals_for_ascii(serif)
    kern_alike(serif)
    rename(serif, "Marsad Serif")
    save(serif, SERIF, SERIF_FEATURES, target / "marsad-serif.woff2")
    naskh = TTFont(source / NASKH_SOURCE)
    rename(naskh, "Marsad Naskh")
    save(naskh, NASKH, NASKH_FEATURES, target / "marsad-naskh.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
