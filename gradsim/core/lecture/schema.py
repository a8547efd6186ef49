"""JSON schemas of the files that gradsim writes, made from what the settings say of themselves.

They describe what this version writes. Its readers are more patient with lectures: what they do
not know they leave out with a notice, which a schema cannot give.
"""

from gradsim.core.experiment import Experiment
from gradsim.core.experiment_file import FILE_VERSION
from gradsim.core.lecture.lecture_file import (
    FASTEST,
    LONGEST,
    LONGEST_TEXT,
    MOST_ENTRIES,
    MOST_VIEWS,
    TEXTS,
    VIEWS,
)
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.schema import Schema, schema
from gradsim.core.settings import Json

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string", "maxLength": LONGEST_TEXT}
_VERSION: Schema = {
    "description": "The version of the format.",
    "type": "integer",
    "minimum": 1,
    "maximum": FILE_VERSION,
}


def experiment_schema() -> Schema:
    """Return the schema of an experiment file."""
    return {
        "$schema": DRAFT,
        "title": "An experiment of gradsim",
        **_object({"gradsim": _VERSION, **_experiment()}, "gradsim", "experiment"),
        "allOf": _settings_of_each(),
        "$defs": _settings(),
    }


def export_schema() -> Schema:
    """Return the schema of what a picture, a table or an animation carries."""
    content = experiment_schema()
    properties = content["properties"]
    assert isinstance(properties, dict)
    properties["preset"] = {"description": "The demonstration’s name.", "type": "string"}
    properties["epoch"] = {
        "description": "The epoch that is shown.",
        "type": "integer",
        "minimum": 0,
    }
    return {**content, "title": "What a file that gradsim exported carries"}


def lecture_schema() -> Schema:
    """Return the schema of a lecture file."""
    body = _object(
        {
            "title": {"description": "What the lecture is called.", **_TEXT},
            "minutes": _minutes("How long it should take.", 1),
            "entries": {
                "description": "The demonstrations, in their order.",
                "type": "array",
                "minItems": 1,
                "maxItems": MOST_ENTRIES,
                "items": {"$ref": "#/$defs/entry"},
            },
        },
        "entries",
    )
    return {
        "$schema": DRAFT,
        "title": "A lecture of gradsim",
        **_object({"gradsim": _VERSION, "lecture": body}, "gradsim", "lecture"),
        "$defs": {"entry": _entry(), **_settings()},
    }


def _entry() -> Schema:
    views: Schema = {"type": "array", "maxItems": MOST_VIEWS, "items": {"type": "string"}}
    texts: Schema = {name: _TEXT for name in (*TEXTS, "passage", "notes")}
    views_of: Schema = {name: views for name in VIEWS}
    properties: Schema = {
        "preset": {
            "description": "A built-in demonstration.",
            "enum": [preset.name for preset in PRESETS],
        },
        **_experiment(),
        **texts,
        **views_of,
        "pace": {
            "description": "Steps a second; null for the pace that is set.",
            "anyOf": [{"type": "number", "minimum": 1, "maximum": FASTEST}, {"type": "null"}],
        },
        "epoch": {
            "description": "The epoch at which it opens.",
            "type": "integer",
            "minimum": 0,
        },
        "minutes": _minutes("How long the demonstration should take.", 0),
        "predict": {
            "description": "Whether the room draws its guess before the run.",
            "type": "boolean",
        },
    }
    return {
        **_object(properties),
        "oneOf": [{"required": ["preset"]}, {"required": ["experiment"]}],
        "dependentRequired": {"settings": ["experiment"]},
        "allOf": _settings_of_each(),
    }


def _object(properties: Schema, *required: str) -> Schema:
    return {
        "type": "object",
        "required": list[Json](required),
        "additionalProperties": False,
        "properties": properties,
    }


def _experiment() -> Schema:
    return {
        "experiment": {
            "description": "What is computed.",
            "enum": list[Json](Experiment.registry),
        },
        "settings": {
            "description": "Its settings; those left out are the lecture’s.",
            "type": "object",
        },
    }


def _settings() -> Schema:
    return {name: schema(kind) for name, kind in Experiment.registry.items()}


def _settings_of_each() -> Json:
    """Return which settings belong to which experiment."""
    return [
        {
            "if": {"properties": {"experiment": {"const": name}}, "required": ["experiment"]},
            "then": {"properties": {"settings": {"$ref": f"#/$defs/{name}"}}},
        }
        for name in Experiment.registry
    ]


def _minutes(description: str, least: int) -> Schema:
    return {
        "description": description,
        "type": "number",
        "minimum": least,
        "maximum": LONGEST,
    }
