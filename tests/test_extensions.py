"""Packages of others: the example that is installed and driven, and what fails to load."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gradsim.core import extensions
from gradsim.core.extensions import Extension

ROOT = Path(__file__).resolve().parent.parent
RAVINE = ROOT / "examples" / "ravine"

#: An extension of which every part is wrong but one.
BROKEN = """
from gradsim.core.extensions import Extension

EXTENSION = Extension(
    activations=("broken:ABSENT", "broken.missing:X", "broken:EXTENSION"),
    subjects=("broken:fails",),
    demonstrations=("broken.shown:SECOND", "broken.shown:TAKEN"),
    lectures=("broken:absent.json",),
)


def __getattr__(name):
    if name == "fails":
        raise RuntimeError("it wants to")
    raise AttributeError(name)
"""
SHOWN = """
from dataclasses import replace

from gradsim.core.single_neuron.demonstrations import DEMONSTRATIONS

TAKEN = DEMONSTRATIONS[0]
SECOND = replace(TAKEN, name="neuron-again", number="X1")
"""


def installed(folder: Path, name: str, entry: str, files: dict[str, str]) -> None:
    """Lay a package out as an installer does."""
    (folder / name).mkdir(parents=True)
    for file, text in files.items():
        (folder / name / file).write_text(text, encoding="utf-8")
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[gradsim.extensions]\n{name} = {entry}\n")


#: Runs commands of gradsim one after the other; prints of each its status and what it said.
COMMANDS = """
import contextlib, io, json, sys
from gradsim.__main__ import main

told = []
for arguments in json.loads(sys.argv[1]):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(arguments)
    told.append((status, out.getvalue(), err.getvalue()))
print(json.dumps(told))
"""


def run(folder: Path, *commands: list[str]) -> list[tuple[int, str, str]]:
    """Run commands with the packages of a folder; return status, stdout and stderr of each."""
    paths = os.pathsep.join([str(folder), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS, json.dumps(commands)],
        env=os.environ | {"PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [tuple(told) for told in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def with_ravine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("with-ravine")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(folder), str(RAVINE)], check=True)
    return folder


def test_the_example_is_installed_and_driven(with_ravine):
    name = "ravine-momentum"
    listed, table, picture, figure, lecture = run(
        with_ravine,
        ["list"],
        ["run", name, "--set", "epochs=3", "--json"],
        ["screenshot", name, "--out", "ravine.png"],
        ["figure", name, "--out", ".", "--format", "svg"],
        ["list", "gradsim_ravine/lecture.json"],
    )
    assert listed[0] == 0 and f"R1   {name}" in listed[1] and not listed[2]
    rows = json.loads(table[1])["rows"]
    plain = [row for row in rows if row[1] == "plain"]
    assert [row[2] for row in plain] == pytest.approx([-9.0 * 0.95**n for n in range(4)])
    assert [row[3] for row in plain] == pytest.approx([1.5, 0.0, 0.0, 0.0], abs=1e-15)
    momentum = [row[2] for row in rows if row[1] == "momentum"]
    assert momentum[2] == pytest.approx(momentum[1] * 0.95 + 0.6 * (momentum[1] - momentum[0]))
    assert picture[::2] == (0, "")
    assert (with_ravine / "ravine.png").read_bytes().startswith(b"\x89PNG")
    assert figure[::2] == (0, "")
    assert list(with_ravine.glob(f"gradsim-{name}*.svg"))
    assert lecture[1].count("ravine-") == 2


def test_what_fails_to_load_is_named_and_the_rest_works(tmp_path):
    files = {"__init__.py": BROKEN, "shown.py": SHOWN}
    installed(tmp_path, "broken", "broken:EXTENSION", files)
    installed(tmp_path, "worse", "worse:NOTHING", {"__init__.py": "raise ImportError('never')"})
    installed(tmp_path, "ends", "ends:NOTHING", {"__init__.py": "raise SystemExit(3)"})
    (status, out, err), again = run(tmp_path, ["list"], ["run", "neuron-again"])
    assert status == again[0] == 0
    assert "X1   neuron-again" in out and "D1   neuron-good-start" in out
    for place, reason in (
        ("broken:ABSENT", "AttributeError"),
        ("broken.missing:X", "No module named"),
        ("broken:EXTENSION", "it is no Activation"),
        ("broken:fails", "RuntimeError: it wants to"),
        ("broken.shown:TAKEN", "there are two demonstrations of the name"),
        ("worse:NOTHING", "ImportError: never"),
        ("ends:NOTHING", "SystemExit: 3"),
    ):
        (line,) = [line for line in err.splitlines() if f"“{place}”" in line]
        assert "was left out" in line and reason in line


def test_lectures_are_found_beside_their_package(monkeypatch, tmp_path):
    installed(tmp_path, "lecturing", "x:X", {"__init__.py": "", "own.json": "{}"})
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(extensions, "FAILURES", [])
    places = ("lecturing:own.json", "lecturing:absent.json", "absent:own.json")
    monkeypatch.setattr(extensions, "extensions", lambda: {"x": Extension(lectures=places)})
    assert extensions.lecture_files() == [tmp_path / "lecturing" / "own.json"]
    assert [failure.words[1] for failure in extensions.FAILURES] == list(places[1:])


@pytest.mark.parametrize("places", ["package.subject:RAVINE", None, ["a:B"], (1,)])
def test_a_forgotten_comma_is_named_and_not_taken_letter_by_letter(places):
    with pytest.raises(TypeError, match=r"subjects is .*; it must be a tuple of texts"):
        Extension(subjects=places)
