"""The licence gate: nothing that the package installs may be under a licence that we can't ship beside.

Run as a script; exits 1 and names each offender. Development tools are not looked at.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution

ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python Software Foundation|Zlib|CC0|0BSD|Unlicense|Zope|ZPL|LGPL|CNRI", re.I
)
FORBIDDEN = re.compile(r"(?<!L)GPL|AGPL|Affero", re.I)
CHOSEN = {
    # Offered under several licences, of which we take the one named.
    "tld": "MPL-1.1",
}


def main() -> int:
    """Check every distribution that marsad with its extras pulls in."""
    bad = 0
    for name, found in sorted(pulled_in("marsad", {"newsroom", "postgres", "parquet", "seeds"}).items()):
        licence = CHOSEN.get(name) or licence_of(found)
        if not ALLOWED.search(licence) or FORBIDDEN.search(licence):
            print(f"{name} {found.version}: licence {licence!r} is not one that we ship beside")
            bad += 1
    print("licences: good" if not bad else f"licences: {bad} to be looked at")
    return 1 if bad else 0


def pulled_in(root: str, extras: set[str]) -> dict[str, Distribution]:
    """Return the distributions that a package needs, by name, those that are installed."""
    seen: dict[str, Distribution] = {}
    todo = [(root, extras)]
    while todo:
        name, wanted = todo.pop()
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        key = found.metadata["Name"].lower()
        if key in seen and not wanted:
            continue
        seen[key] = found
        for line in found.requires or ():
            requirement, _, marker = line.partition(";")
            extra = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", marker)
            if extra and extra[1] not in wanted:
                continue
            match = re.match(r"\s*([\w.-]+)(?:\[([\w,-]+)\])?", requirement)
            if match and (match[1].lower() not in seen or match[2]):
                todo.append((match[1], set(match[2].split(",")) if match[2] else set()))
    return seen


def licence_of(found: Distribution) -> str:
    """Return what a distribution says of its licence: the expression, the classifiers, the old field."""
    meta = found.metadata
    classifiers = [c.rpartition("::")[2].strip() for c in meta.get_all("Classifier") or () if c.startswith("License")]
    return meta.get("License-Expression") or "; ".join(classifiers) or (meta.get("License") or "unknown")[:80]


if __name__ == "__main__":
    sys.exit(main())
