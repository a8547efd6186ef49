"""The installed Qt binding is one that lives through a lecture."""

import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

# Run apart, and with references to spare: a binding that loses them ends the interpreter.
COUNT_LOST_REFERENCES = """
import os, sys
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    changed = Signal(bool)

source = Source()
source.changed.connect(lambda value: None)
calls = 100_000
spare = [None] * (3 * calls) + [True] * (3 * calls)
none, true = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(calls):
    source.setObjectName("name")
    source.changed.emit(True)
print(none - sys.getrefcount(None), true - sys.getrefcount(True), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on"
)
def test_void_methods_and_bool_signals_lose_no_reference():
    result = subprocess.run(
        [sys.executable, "-c", COUNT_LOST_REFERENCES], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    lost_none, lost_true = map(int, result.stdout.split())
    # A few come and go with the interpreter's own work; the fault loses one with every call.
    assert abs(lost_none) < 100
    assert abs(lost_true) < 100


def test_the_metadata_requires_what_pyproject_says():
    pyproject = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text())
    declared = {Requirement(line) for line in pyproject["project"]["dependencies"]}
    installed = {Requirement(line) for line in requires("gradsim") or []}
    assert {r for r in installed if "extra" not in str(r.marker)} == declared


@pytest.mark.parametrize(
    ("python", "qt", "allowed"),
    [
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),
        ("3.11", "6.13.0", False),
        ("3.12", "6.12.0", True),
        ("3.13", "6.13.0", True),
    ],
)
def test_a_binding_that_loses_references_is_not_installed(python, qt, allowed):
    requirements = [Requirement(line) for line in requires("gradsim") or []]
    versions = [
        r.specifier
        for r in requirements
        if r.name == "pyside6-essentials"
        and r.marker.evaluate({"python_version": python, "extra": ""})
    ]
    assert [qt in specifier for specifier in versions] == [allowed]
