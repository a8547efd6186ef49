"""The command line: tables, lists and help."""

import csv
import json
import tracemalloc
from pathlib import Path

import pytest

import gradsim
from gradsim.__main__ import main
from gradsim.cli.changes import changed
from gradsim.core import SingleNeuron, experiment_to_json
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.subjects import subject_of

TOO_FAST = ["--set", "activation=leaky-relu", "--set", "learning_rate=1e5"]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def numbers(line):
    return tuple(float(cell) for cell in line)


# --- list


def test_list_has_a_line_for_each_demonstration(capsys):
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        [preset.number, preset.name] for preset in PRESETS
    ]
    for line, preset in zip(lines, PRESETS, strict=True):
        assert f"  {subject_of(preset.experiment).title}  " in line
        assert preset.title in line and line.endswith(preset.section)


def test_list_as_json_has_question_and_settings(capsys):
    assert main(["list", "--json"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert [entry["name"] for entry in described] == [preset.name for preset in PRESETS]
    assert described[1] == {
        "name": "neuron-saturated-start",
        "number": "D2",
        "panel": "Single neuron",
        "title": find_preset("neuron-saturated-start").title,
        "section": "1 The cross-entropy cost function",
        "question": find_preset("neuron-saturated-start").question,
        "experiment": "single-neuron",
        "settings": {
            "inputs": [[1.0]],
            "targets": [0.0],
            "weights": [2.0],
            "bias": 2.0,
            "learning_rate": 0.15,
            "epochs": 300,
            "cost": "quadratic",
            "activation": "sigmoid",
        },
    }


# --- run


def test_the_summary_has_the_lectures_first_and_last_output(capsys):
    assert main(["run", "neuron-saturated-start"]) == 0
    out, err = capsys.readouterr()
    output = next(line for line in out.splitlines() if line.startswith("output_1"))
    assert numbers(output.split()[1:]) == pytest.approx((0.9820, 0.2028), abs=5e-5)
    assert "epoch 0" in out and "epoch 300" in out
    assert err == ""  # no bar where there is no terminal


def test_the_summary_of_a_duel_has_both_costs(capsys):
    assert main(["run", "neuron-cost-duel"]) == 0
    lines = capsys.readouterr().out.splitlines()
    outputs = [numbers(line.split()[1:]) for line in lines if line.startswith("output_1")]
    assert [last for _, last in outputs] == pytest.approx([0.2028, 0.0120], abs=5e-5)
    assert "cost function: quadratic" in lines and "cost function: cross-entropy" in lines


def test_csv_reads_back_to_the_last_digit(capsys):
    neuron = find_preset("neuron-saturated-start").experiment
    assert main(["run", "neuron-saturated-start", "--csv", "table.csv"]) == 0
    with open("table.csv", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == ["epoch", *neuron.columns]
    assert [numbers(line) for line in lines] == [(epoch, *row) for epoch, row in enumerate(neuron)]
    assert capsys.readouterr() == ("", "")
    assert [path.name for path in Path().iterdir()] == ["table.csv"]


def test_a_long_table_takes_no_more_memory_than_a_short_one():
    main(["run", "neuron-why", "--csv", "table.csv"])  # imports what it needs
    tracemalloc.start()
    try:
        assert main(["run", "neuron-why", "--set", "epochs=20000", "--csv", "table.csv"]) == 0
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1e6  # a list of the rows would take 6 MB


def test_csv_of_a_duel_has_a_column_for_the_cost(capsys):
    assert main(["run", "neuron-cost-duel", "--csv", "-"]) == 0
    lines = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert len(lines) == 602
    for cost in ("quadratic", "cross-entropy"):
        own = [float(line["output_1"]) for line in lines if line["cost_function"] == cost]
        alone = SingleNeuron(weights=(2.0,), bias=2.0, cost=cost)
        assert own == [row[1] for row in alone]


def test_json_is_one_object_with_settings_and_rows(capsys):
    assert main(["run", "neuron-good-start", "--json", "--set", "epochs=3"]) == 0
    content = json.loads(capsys.readouterr().out)
    neuron = SingleNeuron(epochs=3)
    assert list(content) == ["experiment", "settings", "columns", "rows"]
    assert content["experiment"] == "single-neuron"
    assert content["settings"]["epochs"] == 3
    assert content["columns"] == ["epoch", *neuron.columns]
    assert content["rows"] == [[epoch, *row] for epoch, row in enumerate(neuron)]


def test_a_file_runs_as_its_experiment(capsys):
    neuron = SingleNeuron(weights=(-1.5,), bias=0.25, epochs=4)
    Path("mine.json").write_text("\ufeff" + experiment_to_json(neuron), encoding="utf-8")
    Path("mine.gradsim").write_text(experiment_to_json(neuron), encoding="utf-8")
    Path("other").write_text(experiment_to_json(neuron), encoding="utf-8")
    for name in ("mine.json", "mine.gradsim", "other"):
        assert main(["run", name, "--csv", "-"]) == 0
        _, *lines = csv.reader(capsys.readouterr().out.splitlines())
        assert [numbers(line)[1:] for line in lines] == list(neuron)


def test_settings_that_depend_on_each_other_are_checked_together(capsys):
    changes = ["inputs=[[1, 2], [3, 4]]", "weights=[0.5, 0.25]", "targets=[0, 1]"]
    for order in (changes, changes[::-1]):
        sets = [word for change in order for word in ("--set", change)]
        assert main(["run", "neuron-why", *sets, "--set", "epochs=1", "--csv", "-"]) == 0
        header, first, _ = csv.reader(capsys.readouterr().out.splitlines())
        row = dict(zip(header, first, strict=True))
        assert (row["weight_1"], row["weight_2"]) == ("0.5", "0.25")
        assert {"output_1", "output_2"} < set(row)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        (["bias=−1/4", "weights=2^-1"], ["bias=-0.25", "weights=[0.5]"]),
        (["bias=1,25", "learning_rate=1.23·10⁻⁵"], ["bias=1.25", "learning_rate=1.23e-5"]),
        (["weights=[1/8]", "epochs=2\u202f000"], ["weights=[0.125]", "epochs=2000"]),
        (
            ["inputs=0 1; 2 0,5", "weights=1; −3", "targets=0\t1"],
            ["inputs=[[0, 1], [2, 0.5]]", "weights=[1, -3]", "targets=[0, 1]"],
        ),
    ],
)
def test_settings_are_read_as_people_write_them(changes, same):
    experiment = find_preset("neuron-why").experiment
    assert changed(experiment, changes) == changed(experiment, same)


@pytest.mark.parametrize("text", ["1 0 0 1", "1001", "1,0,0,1", "1;0\n0;1"])
def test_a_truth_table_is_read_as_it_is_pasted(text):
    changes = ["function=table", "inputs=2", "left=and-or", "right=none", f"table={text}"]
    assert changed(LogicCircuit(steps="rows"), changes).table == "1001"


@pytest.mark.parametrize("change", ["cost=cross-entropy", 'cost="cross-entropy"'])
def test_a_bare_word_is_a_text(capsys, change):
    assert main(["run", "neuron-saturated-start", "--set", change]) == 0
    assert " 0.01200" in capsys.readouterr().out  # D6 ends at 0.0120


def test_rows_before_divergence_are_written(capsys):
    assert main(["run", "neuron-why", *TOO_FAST, "--csv", "table.csv"]) == 1
    out, err = capsys.readouterr()
    with open("table.csv", newline="") as file:
        _, *lines = csv.reader(file)
    assert len(lines) > 3
    assert out == ""
    assert err == (
        f"gradsim: The cost is no longer finite since epoch {len(lines)}: "
        "the learning rate 100000 is too large\n"
    )
    assert [path.name for path in Path().iterdir()] == ["table.csv"]

    assert main(["run", "neuron-why", *TOO_FAST, "--csv", "-"]) == 1
    assert capsys.readouterr() == (Path("table.csv").read_text(), err)
    assert main(["run", "neuron-why", *TOO_FAST, "--json"]) == 1
    out, json_err = capsys.readouterr()
    assert len(json.loads(out)["rows"]) == len(lines) and json_err == err
    assert main(["run", "neuron-why", *TOO_FAST]) == 1
    out, summary_err = capsys.readouterr()
    assert f"epoch {len(lines) - 1}" in out and summary_err == err


def test_a_file_that_exists_is_replaced_and_keeps_its_permissions(capsys):
    target, link = Path("table.csv"), Path("link.csv")
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with open(target) as reader:
        assert main(["run", "neuron-why", "--csv", "link.csv"]) == 0
        assert reader.read() == "old"  # who has it open keeps the whole old file
    assert target.read_text().startswith("epoch,") and link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640


# --- help and version


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"gradsim {gradsim.__version__}\n"


@pytest.mark.parametrize(
    "verb",
    [
        [],
        ["list"],
        ["run"],
        ["figure"],
        ["animate"],
        ["handout"],
        ["screenshot"],
        ["install-desktop"],
    ],
)
def test_help_is_short_and_names_every_option(capsys, verb):
    assert main([*verb, "--help"]) == 0
    out, err = capsys.readouterr()
    most = 36 if verb == ["figure"] else 24  # lines: it has as many options as others together
    assert len(out.splitlines()) <= most and err == ""
    options = {
        "": ["--panel", "--projector", "--fullscreen", "--version", "list", "run", "screenshot"],
        "list": ["--json"],
        "figure": [
            *("--out DIR", "--format", "--size", "--scale", "--epoch", "--all", "--force"),
            *("--for", "--view", "--width", "--height", "--text", "--lines", "--ground"),
            *("--no-title", "--no-caption", "--no-formulas", "--text-as", "--set"),
        ],
        "animate": ["--out FILE", "--size", "--theme", "--fps", "--seconds", "--force"],
        "handout": ["--out DIR|FILE.html", "--force"],
        "run": ["--set NAME=JSON", "--csv FILE", "--json"],
        "install-desktop": ["--uninstall"],
        "screenshot": ["--out", "--size WxH", "--theme", "light,dark,projector", "--epoch N"],
    }
    for option in options[" ".join(verb)]:
        assert option in out
