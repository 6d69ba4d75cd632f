"""The JSON Schema of a reading, made from the records themselves.

python -m marsad.read.schema            write docs/reading.schema.json
python -m marsad.read.schema --check    exit 1 if the file is not what would be written
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from marsad.records import SCHEMA, Reading

TARGET = Path(__file__).parents[3] / "docs" / "reading.schema.json"

_FIELD = "{value: what it means, printed: the text at the spans joined by one space, spans: where it stands}, or null"
_DOCS = {
    "Reading": {
        "input": "How the caller named the input: a path, `-`, or `file.warc.gz#offset`.",
        "address": "The web address of the page, or null where it has none.",
        "schema": f"Name and version of this form: {SCHEMA}.",
        "kind": "A story, a listing of stories, or an input that could not be read (see refusals).",
        "lang": "BCP 47 language of the story's own text; `und` where it can't be told.",
        "text": "What all spans count in, in Unicode code points: plain text as decoded, or the visible text of HTML.",
        "headline": f"Headline. {_FIELD}.",
        "deck": f"The sentence under the headline. {_FIELD}.",
        "byline": f"The byline as printed, whole. {_FIELD}.",
        "author": f"The person who wrote it, from the byline or the page's metadata. {_FIELD}.",
        "dateline": f"The place that it was filed from. {_FIELD}.",
        "date": f"Day of publication; its value is an ISO day, or null where the year is not given. {_FIELD}.",
        "outlet_credited": f"The outlet that the page says it is carried from. {_FIELD}.",
        "outlet_stance": f"How the page labels that outlet, such as `opposition website`. {_FIELD}.",
        "translated_by": f"The person or house that translated it. {_FIELD}.",
        "disclaimer": f"The notice that limits what the house answers for. {_FIELD}.",
        "keywords": "Keywords printed on the page, each a field.",
        "suggested": "Keywords that the machine proposes, with the words that caused each.",
        "blocks": "The page's blocks in order, furniture too. Story text: body, subheading, quote, question.",
        "entries": "The stories that a listing announces; empty for a story.",
        "mentions": "Names in the text.",
        "findings": "What checks report.",
        "attributions": "Statements: who said what, through whom.",
        "refusals": "Why a stage could not do its work; empty where it could.",
    },
    "Field": {
        "value": "What the field means; null where the print does not give it.",
        "printed": "The text at the spans, joined by one space; empty where it stands in metadata only.",
        "spans": "Pairs of start and end in code points of `text`; the end is not included.",
    },
    "Block": {
        "spans": "Where the block stands; several where a paragraph was wrapped over lines.",
        "kind": "What the block is.",
        "lang": "BCP 47 language of the block.",
    },
    "Entry": {
        "headline": "Headline of the announced story.",
        "deck": "The sentence that announces it.",
        "byline": "Its byline as printed.",
        "author": "Its author.",
        "outlet_credited": "The outlet that it is carried from.",
        "outlet_stance": "How the page labels that outlet.",
        "date": "Its day; a day that heads several entries counts for each.",
        "address": "Where its link leads, absolute where the page's own address is known.",
    },
    "Suggestion": {
        "value": "The keyword.",
        "kind": "What sort of thing it names.",
        "because": "The words that caused it.",
    },
    "Mention": {
        "id": "Its name within this reading.",
        "spans": "Where the name stands.",
        "name": "The name, whole.",
        "kind": "Person, organisation or place.",
    },
    "Finding": {
        "check": "Which check reports.",
        "severity": "How bad it is.",
        "spans": "Where.",
        "message": "What is wrong, as a sentence.",
        "suggestion": "What to write instead, or null.",
    },
    "Refusal": {
        "stage": "Which stage refused.",
        "reason": "A stable code, such as `empty`, `too-large`, `binary`, `truncated`, `not-a-page`, `no-text`.",
        "detail": "A sentence for the person who looks into it.",
    },
    "Attribution": {
        "id": "Its name within this reading.",
        "source": "The words that say who speaks.",
        "cue": "The saying word; empty where the statement is carried on.",
        "content": "What was said.",
        "kind": "Direct, indirect or mixed speech.",
        "manner": "Speech, thought or other.",
        "hedge": "Words that make it less sure.",
        "parent": "The statement that this one stands inside of, or null.",
        "carried": "Whether it goes on from the last speaker without a cue of its own.",
        "speaker": "Who speaks.",
        "chain": "The carriers that it passed through, outermost first; the speaker is not in it.",
        "confidence": "From 0 to 1.",
    },
    "Speaker": {
        "name": "The fullest form that the story gives, or null.",
        "named": "Whether that is a proper name.",
        "office": "The office as given.",
        "mention": "The words that point to the speaker in this statement.",
        "authority": "Heading in the Who's Who, where one is known.",
    },
    "Carrier": {"name": "Its name.", "as": "What it carried the statement as."},
}
"""What each member means, by record and name in JSON."""


def reading_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of one row of `marsad read`."""
    (reference,), components = msgspec.json.schema_components([Reading], ref_template="#/$defs/{name}")
    for record, members in _DOCS.items():
        definition = components[record]
        definition["description"] = str(definition.get("description", record)).split("\n")[0]
        definition["required"] = sorted(definition["properties"])
        definition["additionalProperties"] = False
        for name, description in members.items():
            definition["properties"][name]["description"] = description
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://marsad.example/schema/{SCHEMA}",
        "title": "One input as read by Marsad",
        "$ref": reference["$ref"],
        "$defs": dict(sorted(components.items())),
    }


def render_schema() -> str:
    """Return the schema as it is kept in docs/."""
    return json.dumps(reading_schema(), ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the schema file; return the exit code."""
    wanted = render_schema()
    if "--check" not in arguments:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(wanted, encoding="utf-8")
        return 0
    if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == wanted:
        return 0
    sys.stderr.write(f"{TARGET.name} is not what the records give; run `python -m marsad.read.schema`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
