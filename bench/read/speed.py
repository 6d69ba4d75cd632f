"""Pages read per CPU-second, as a ratio to plain trafilatura in the same run.

    python bench/read/speed.py [FOLDER] [--json]

Without a folder: the HTML of tests/golden/pages, each as it is and once dressed as big sites dress
their pages (navigation, teasers, scripts). The two readers take turns on each page, so that load on
the machine meets both; the ratio is of the sums.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from marsad.read import read_page
from marsad.records import Capture

GOLDEN = Path(__file__).parents[2] / "tests" / "golden" / "pages"
RECEIVED = datetime(2026, 1, 1, tzinfo=UTC)


def dress(page: bytes) -> bytes:
    """Return a page with the weight that a big site gives it: 150 links, 40 teasers, 40 kB of script."""
    links = "".join(f'<li class="menu-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(150))
    teasers = "".join(
        f'<div class="teaser"><a href="/story/{n}"><h4>Another story, number {n}</h4></a><p>What it is about.</p></div>'
        for n in range(40)
    )
    script = "<script>" + "window.queue.push(['event', 42]);" * 1200 + "</script>"
    head, body, rest = page.partition(b"<body>")
    nav = f"<nav><ul>{links}</ul></nav>{script}".encode()
    foot = f'<div class="sidebar">{teasers}</div>{script}'.encode()
    return head + body + nav + rest.replace(b"</body>", foot + b"</body>") if body else page


def measure(pages: list[bytes], rounds: int) -> dict[str, float]:
    """Return CPU seconds of both readers over some pages and how many pages a second each reads."""
    ours = theirs = 0.0
    captures = [
        Capture(input=str(n), body=page, media_type="text/html", received_at=RECEIVED) for n, page in enumerate(pages)
    ]
    for capture in captures:  # warm: patterns compiled, words loaded
        read_page(capture)
        trafilatura.extract(capture.body)
    for _ in range(rounds):
        for capture in captures:
            start = time.process_time()
            trafilatura.extract(capture.body)
            middle = time.process_time()
            read_page(capture)
            ours += time.process_time() - middle
            theirs += middle - start
    done = len(pages) * rounds
    return {
        "pages": done,
        "read_per_second": done / ours,
        "trafilatura_per_second": done / theirs,
        "ratio": theirs / ours,
    }


def main() -> None:
    """Measure, and print the result for a person or as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="folder of HTML pages to measure on")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    files = sorted((given.folder or GOLDEN).rglob("*.htm*"))
    if not files:
        sys.exit(f"no *.html below {given.folder or GOLDEN}; give a folder that holds pages")
    pages = [file.read_bytes() for file in files]
    results = {"as they are": measure(pages, given.rounds)}
    if given.folder is None:
        results["dressed"] = measure([dress(page) for page in pages], given.rounds)
    if given.json:
        print(json.dumps(results, indent=2))
        return
    for name, figures in results.items():
        print(
            f"{name:12} {figures['pages']:4.0f} pages   read {figures['read_per_second']:7.1f}/s   "
            f"trafilatura {figures['trafilatura_per_second']:7.1f}/s   ratio {figures['ratio']:.2f}"
        )


if __name__ == "__main__":
    main()
