"""Make the package data of the topics from their hand-kept files.

python -m marsad.read.suggest.compile            write topics.json
python -m marsad.read.suggest.compile --check    exit 1 if the file is not what would be written
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from marsad.read.suggest.topics import COMPILED, RawTopic
from marsad.resources import compile_resources

TARGET = Path(__file__).parent / COMPILED


def compile_topics(folder: Path) -> bytes:
    """Return the compiled form of a folder of topics.

    Raises:
        msgspec.ValidationError: a topic lacks something, or has something unknown.
    """
    topics = [msgspec.yaml.decode(path.read_bytes(), type=RawTopic) for path in sorted(folder.glob("*.yaml"))]
    return msgspec.json.format(msgspec.json.encode(topics), indent=0) + b"\n"


def main(arguments: list[str]) -> int:
    """Write the compiled file, or with `--check` say whether it is up to date; returns the exit code."""
    return compile_resources("topics", TARGET, compile_topics, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
