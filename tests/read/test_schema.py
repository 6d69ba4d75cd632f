from __future__ import annotations

import jsonschema
import msgspec
import pytest

from marsad.read import schema
from marsad.records import Reading


def test_the_kept_schema_is_what_the_records_give() -> None:
    assert schema.main(["--check"]) == 0


def test_every_member_is_explained() -> None:
    definitions = schema.reading_schema()["$defs"]
    assert isinstance(definitions, dict)
    for record in definitions.values():
        for member in record["properties"].values():
            assert member["description"]


def test_it_is_a_schema_and_refuses_other_rows() -> None:
    made = schema.reading_schema()
    jsonschema.Draft202012Validator.check_schema(made)
    row = msgspec.to_builtins(Reading(input="-", kind="story"))
    jsonschema.validate(msgspec.json.decode(msgspec.json.encode(row)), made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row | {"kind": "poem"}, made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row | {"more": 1}, made)
