"""What an index of very many names costs: making it, opening it, asking it.

    python -m bench.names.million FOLDER [--names 1000000]

The names are composed: two or three of the single names that the arabic-name-romanizer wheel lists, in Latin letters,
by the frequency that it gives. The index is saved in FOLDER, opened in a process of its own, and asked for Arabic and
Latin spellings of names that it holds. Prints a row of JSON.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from marsad.names import NameIndex


def compose(count: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return names, and Arabic and Latin queries for some of them."""
    import arabic_name_romanizer

    table = Path(arabic_name_romanizer.__file__).parent / "resources" / "names.sqlite3"
    rows = sqlite3.connect(table).execute(
        "select arabic_key, latin, count from units where source = 'wikidata' and length(latin) > 2 order by 1, 2"
    )
    units = [(arabic, latin, min(seen, 2000)) for arabic, latin, seen in rows]
    chance = random.Random(12)
    weights = [seen**0.5 for _, _, seen in units]
    drawn = chance.choices(units, weights, k=3 * count)
    made: dict[str, str] = {}
    for at in range(0, len(drawn) - 3, 3):
        parts = drawn[at : at + 2 + (at % 2)]
        made.setdefault(" ".join(part[1] for part in parts), " ".join(part[0] for part in parts))
    names = list(made)
    asked = chance.sample(names, 300)
    return names, [(made[name], name) for name in asked]


def memory(what: str = "VmRSS") -> float:
    """Return the megabytes of this process that are in memory, mapped files among them (Linux)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return 0.0


def ask(folder: Path, queries: list[tuple[str, str]]) -> dict[str, object]:
    """Open a saved index and ask it; run in a process of its own, so that its memory is its own."""
    began = time.perf_counter()
    index = NameIndex.open(folder)
    opened = time.perf_counter() - began
    after_opening = memory()
    for query, _ in queries[:20]:
        index.find(query)
    began_cpu = time.process_time()
    first = sum(bool(hits := index.find(query, 1)) and hits[0].name == name for query, name in queries[20:])
    spent = time.process_time() - began_cpu
    return {
        "names": len(index),
        "open s": round(opened, 3),
        "MB after opening": round(after_opening),
        "MB after queries": round(memory()),
        "ms": round(1000 * spent / len(queries[20:]), 2),
        "first": round(first / len(queries[20:]), 3),
    }


def main() -> None:
    """Make an index, or with `--ask` open it and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--names", type=int, default=1_000_000)
    parser.add_argument("--ask", action="store_true", help="open what is there")
    given = parser.parse_args()
    asked = given.folder / "asked.json"
    if given.ask:
        print(json.dumps(ask(given.folder, json.loads(asked.read_text(encoding="utf-8")))))
        return
    names, queries = compose(given.names)
    began = time.process_time()
    index = NameIndex(names)
    made = time.process_time() - began
    index.save(given.folder)
    asked.write_text(json.dumps(queries, ensure_ascii=False), encoding="utf-8")
    size = sum(path.stat().st_size for path in given.folder.glob("*.npy")) / 1e6
    row = {"made s": round(made, 1), "MB on disk": round(size), "MB while making": round(memory("VmHWM"))}
    print(json.dumps(row), flush=True)
    subprocess.run([sys.executable, "-m", "bench.names.million", str(given.folder), "--ask"], check=True)


if __name__ == "__main__":
    main()
