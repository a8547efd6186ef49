"""The settings of an experiment for others to read: a JSON schema, and a table in Markdown."""

import json
import types
import typing

from gradsim.core.experiment import Experiment
from gradsim.core.settings import Json, Setting

Schema = dict[str, Json]


def schema(kind: type[Experiment]) -> Schema:
    """Return the JSON schema of an experiment's settings."""
    return {
        "type": "object",
        "title": kind.name,
        "additionalProperties": False,
        "properties": {name: setting_schema(setting) for name, setting in kind.settings().items()},
    }


def setting_schema(setting: Setting) -> Schema:
    """Return the JSON schema of what a setting allows."""
    return {"title": setting.label, "description": setting.help, **_of_type(setting, setting.type)}


def _of_type(setting: Setting, kind: object) -> Schema:
    if isinstance(kind, types.UnionType):
        return {"anyOf": [_of_type(setting, option) for option in typing.get_args(kind)]}
    if kind is type(None):
        return {"type": "null"}
    if typing.get_origin(kind) is tuple:
        item = _of_type(setting, typing.get_args(kind)[0])
        return {
            "type": "array",
            "minItems": setting.shortest,
            "maxItems": setting.longest,
            "items": item,
        }
    if kind is str:
        return {"type": "string", **({"enum": list(setting.choices)} if setting.choices else {})}
    bounds = {
        "minimum": setting.minimum,
        "maximum": setting.maximum,
        "exclusiveMinimum": setting.above,
    }
    return {
        "type": "integer" if kind is int else "number",
        **{key: bound for key, bound in bounds.items() if bound is not None},
    }


def settings_table(kind: type[Experiment]) -> str:
    """Return the settings of an experiment as a table in Markdown, for the documentation."""
    lines = ["| setting | default | allowed | what it is |", "|---|---|---|---|"]
    for name, setting in kind.settings().items():
        symbol = f" (${setting.symbol}$)" if setting.symbol else ""
        default = json.dumps(getattr(kind, name))
        lines.append(f"| `{name}`{symbol} | `{default}` | {setting.allowed} | {setting.help} |")
    return "\n".join(lines) + "\n"
