"""Gradsim in Python: what `gradsim.open` gives."""

import csv
import doctest
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

import gradsim
from gradsim import simulation
from gradsim.cli import main
from gradsim.core.experiment_file import experiment_to_json
from gradsim.files import experiment_text, read_experiment


def test_examples_of_the_docstrings_are_true() -> None:
    failed, tried = doctest.testmod(simulation)
    assert not failed and tried > 5


@pytest.mark.parametrize("name", ["neuron-good-start", "neuron-cost-duel", "activation-gallery"])
def test_table_is_what_the_command_line_writes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", name, "--csv", "-"]) == 0
    header, *lines = csv.reader(io.StringIO(capsys.readouterr().out))
    table = gradsim.open(name).table()
    assert table.dtype.names == tuple(header)
    assert len(table) == len(lines)
    for place, column in enumerate(header):
        written = np.array([line[place] for line in lines])
        if table[column].dtype.kind != "U":
            written = written.astype(float)
        np.testing.assert_array_equal(table[column], written)


def test_other_settings_make_another_simulation() -> None:
    first = gradsim.open("neuron-good-start")
    other = first.with_(bias=np.float64(2), weights=np.array([0.5]), epochs=7)
    assert (other.settings["bias"], other.settings["weights"]) == (2.0, [0.5])
    assert first.settings["bias"] == 0.9
    assert len(other.table()) == 8
    duel = first.with_(cost="both")
    assert set(duel.table()["cost_function"]) == {"quadratic", "cross-entropy"}
    with pytest.raises(ValueError, match="must be one of inputs, targets"):
        first.with_(learningrate=1)


def test_figure_is_written_and_shown_in_a_notebook(tmp_path: Path) -> None:
    duel = gradsim.open("neuron-cost-duel").with_(epochs=20)
    for kind, head in ((".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG")):
        duel.figure(tmp_path / f"duel{kind}", size=(640, 360))
        assert (tmp_path / f"duel{kind}").read_bytes().startswith(head)
    assert ElementTree.fromstring(duel._repr_svg_()).tag.endswith("svg")
    with pytest.raises(ValueError, match=r"must end in \.svg, \.pdf or \.png"):
        duel.figure(tmp_path / "duel.bmp")
    with pytest.raises(ValueError, match="from 0 to 20"):
        duel.figure(tmp_path / "duel.png", epoch=21)
    with pytest.raises(ValueError, match="light, dark, projector"):
        duel.figure(tmp_path / "duel.png", theme="blue")


def test_a_run_that_diverges_says_so() -> None:
    wild = gradsim.open("activation-saturation").with_(input=1000, learning_rate=1000)
    with pytest.warns(RuntimeWarning, match="no longer finite"):
        table = wild.table()
    assert 0 < len(table) < 301 * 16


def test_files_are_opened(tmp_path: Path) -> None:
    own = gradsim.open("neuron-good-start").with_(bias=2)
    for name in ("own.json", "own.gradsim"):
        file = tmp_path / name
        file.write_text(experiment_text(own.experiment, file))
        assert gradsim.open(file).experiment == own.experiment
    lecture = tmp_path / "lecture.json"
    lecture.write_text(json.dumps({"gradsim_lecture": 1, "title": "x", "entries": []}))
    for wrong in (lecture, tmp_path / "missing.json", "missing.gradsim", "neuron-cost-dul"):
        with pytest.raises(ValueError, match=r"lecture|cannot be read|did you mean"):
            gradsim.open(wrong)


def test_show_opens_the_window_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def noted(arguments: list[str]) -> int:
        (start,) = arguments
        opened.append(read_experiment(Path(start)) if start.endswith(".gradsim") else start)
        return 0

    monkeypatch.setattr("gradsim.__main__.main", noted)
    plain = gradsim.open("neuron-good-start")
    own = plain.with_(bias=2)
    for each in (plain, own):
        simulation._window(each.preset.name, experiment_to_json(each.experiment))
    assert opened == ["neuron-good-start", own.experiment]


def test_importing_gradsim_imports_nothing_else() -> None:
    code = "import gradsim, sys; print('numpy' in sys.modules, 'PySide6' in sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert printed.stdout.split() == ["False", "False"]
