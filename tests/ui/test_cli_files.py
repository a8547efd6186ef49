"""Every command takes every kind of file: each entry of a lecture, or a sentence."""

import csv
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from gradsim import embedding
from gradsim.__main__ import main
from gradsim.core import Chain, LayerSpeed, SingleNeuron, experiment_to_json
from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.core.lecture.presets import find_preset
from gradsim.folders import resource
from gradsim.ui.export.headless import FigureMaker

OWN = SingleNeuron(weights=(3.5,), epochs=4)
TOO_FAST = replace(find_preset("neuron-why").experiment, activation="leaky-relu", learning_rate=1e5)
NOWHERE = LayerSpeed(data="/no/such/folder", epochs=2)
ENTRIES = (
    Entry(replace(find_preset("neuron-good-start"), epoch=120)),
    Entry(replace(find_preset("neuron-why"), name="own-2", title="Mine", experiment=OWN)),
    Entry(replace(find_preset("chain-vanishing"), name="own-3", experiment=Chain())),
)
NAMES = ["1-neuron-good-start", "2-own-2", "3-own-3"]
#: A command for each kind of output, of one experiment and of several.
COMMANDS = {
    "list": (["list"], ["list"]),
    "run": (["run"], ["run"]),
    "run --csv -": (["run", "--csv", "-"], ["run", "--csv", "-"]),
    "run --csv": (["run", "--csv", "x.csv"], ["run", "--csv", "tables"]),
    "run --json": (["run", "--json"], ["run", "--json"]),
    "figure": (["figure", "--out", "out"], ["figure", "--out", "out"]),
    "animate": (["animate", "--out", "x.gif"], ["animate", "--out", "films"]),
    "screenshot": (["screenshot", "--out", "x.png"], ["screenshot", "--out", "shots"]),
}
SMALL = {
    "figure": ["--size", "320x240"],
    "animate": ["--size", "320x240", "--seconds", "0.2"],
    "screenshot": ["--size", "880x560"],
}
every_command = pytest.mark.parametrize("command", COMMANDS)


@pytest.fixture(autouse=True)
def _in_an_empty_folder(qapp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def call(capsys):
    """Run a command with a file; return its status, stdout and the one line on stderr."""

    def run(command, file, several=False):
        verb, *options = COMMANDS[command][several]
        status = main([verb, file, *options, *SMALL.get(verb, [])])
        out, err = capsys.readouterr()
        assert err == "" or (err.startswith("gradsim: ") and err.count("\n") == 1), err
        return status, out, err

    return run


def lecture_file(*entries: Entry) -> str:
    Path("lecture.json").write_text(lecture_to_json(Lecture("Mine", entries)), encoding="utf-8")
    return "lecture.json"


def files_in(folder: str) -> list[str]:
    return sorted(os.listdir(folder))


# ----- a lecture


def test_a_lecture_is_listed(call, capsys):
    status, out, _ = call("list", lecture_file(*ENTRIES))
    assert status == 0
    assert [line.split()[1] for line in out.splitlines()] == ["neuron-good-start", "own-2", "own-3"]
    assert "Mine" in out.splitlines()[1]
    assert main(["list", "lecture.json", "--json"]) == 0
    described = json.loads(capsys.readouterr().out)
    assert [entry["settings"]["epochs"] for entry in described] == [300, 4, 0]


def test_a_lecture_s_tables_go_into_a_folder(call):
    file = lecture_file(*ENTRIES)
    for _ in range(2):  # they are replaced, as one table is
        assert call("run --csv", file, several=True) == (0, "", "")
    assert files_in("tables") == [f"gradsim-{name}.csv" for name in NAMES]
    with open("tables/gradsim-2-own-2.csv", newline="") as table:
        _, *rows = csv.reader(table)
    assert [tuple(map(float, row[1:])) for row in rows] == list(OWN)


def test_a_lecture_s_tables_follow_one_another_each_with_its_name(call):
    status, out, _ = call("run --csv -", lecture_file(*ENTRIES))
    assert status == 0
    lines = out.splitlines()
    marks = [place for place, line in enumerate(lines) if line.startswith("#")]
    assert [lines[place] for place in marks] == [f"# {name}" for name in NAMES]
    assert all(lines[place + 1].startswith("epoch,") for place in marks)
    assert marks[1] == 1 + 1 + 301 and marks[2] - marks[1] == 1 + 1 + 5


def test_a_lecture_as_json_is_a_list_and_its_summaries_have_names(call):
    file = lecture_file(*ENTRIES)
    status, out, _ = call("run --json", file)
    assert status == 0
    assert [len(run["rows"]) for run in json.loads(out)] == [301, 5, 4]
    status, out, _ = call("run", file)
    assert status == 0
    assert [line for line in out.splitlines() if line in NAMES] == NAMES


def test_a_lecture_s_figures_have_the_order_in_their_names(call):
    assert call("figure", lecture_file(*ENTRIES)) == (0, "", "")
    names = ["1-neuron-good-start-epoch120", "2-own-2-epoch4", "3-own-3-epoch0"]
    assert files_in("out") == [f"gradsim-{name}.png" for name in names]
    origin = embedding.read(Path("out", "gradsim-2-own-2-epoch4.png"))
    assert (origin.experiment, origin.epoch) == (OWN, 4)


def test_a_lecture_s_runs_become_animations_where_there_is_something_to_animate(call):
    file = lecture_file(*ENTRIES)
    assert call("animate", file, several=True) == (0, "", "")
    assert files_in("films") == [f"gradsim-{name}.gif" for name in NAMES[:2]]
    _, _, err = call("animate", file, several=True)
    assert "gradsim-1-neuron-good-start.gif and 1 more exists; --force replaces it" in err
    still = lecture_file(ENTRIES[2], ENTRIES[2])
    status, _, err = call("animate", still, several=True)
    assert (status, "there is nothing to animate" in err) == (2, True)


def test_a_lecture_s_screenshots_go_into_a_folder(call):
    assert call("screenshot", lecture_file(*ENTRIES), several=True) == (0, "", "")
    assert files_in("shots") == [f"gradsim-{name}.png" for name in NAMES]


@pytest.mark.parametrize("command", ["run --csv", "animate", "screenshot"])
def test_several_entries_need_a_folder(call, command):
    status, out, err = call(command, lecture_file(*ENTRIES))
    assert (status, out) == (2, "")
    assert "lecture.json is a lecture of 3 entries, which need a folder" in err
    assert files_in(".") == ["lecture.json"]


def test_a_setting_is_not_changed_in_a_whole_lecture(capsys):
    assert main(["run", lecture_file(*ENTRIES), "--set", "epochs=3"]) == 2
    assert "--set changes one experiment; lecture.json is a lecture of 3 entries" in (
        capsys.readouterr().err
    )


@every_command
def test_a_lecture_of_one_entry_is_like_that_entry(call, command):
    status, _, err = call(command, lecture_file(ENTRIES[1]))
    assert (status, err) == (0, "")
    assert set(files_in(".")) <= {"lecture.json", "x.csv", "x.gif", "x.png", "out"}


@every_command
def test_an_entry_that_cannot_run_is_named_and_those_before_it_are_whole(call, command):
    lost = Entry(replace(find_preset("gradient-bars"), name="own-2", experiment=NOWHERE, epoch=0))
    status, out, err = call(command, lecture_file(ENTRIES[1], lost), several=True)
    if command == "list":
        assert (status, err) == (0, "")
        return
    assert status == 1
    assert "he data folder '/no/such/folder' does not exist" in err
    if command == "run --json":
        assert [len(run["rows"]) for run in json.loads(out)] == [5]
    if command not in ("run", "run --csv -", "run --json"):
        folder = COMMANDS[command][1][-1]
        assert len(files_in(folder)) == 1
    if command != "screenshot":
        assert err.startswith("gradsim: 2-own-2: ")


def test_an_entry_that_diverges_does_not_keep_the_others_from_running(call):
    fast = replace(ENTRIES[1].preset, experiment=TOO_FAST, epoch=0)
    status, _, err = call("run --csv", lecture_file(Entry(fast), ENTRIES[1]), several=True)
    assert status == 1
    assert err.startswith("gradsim: 1-own-1: The cost is no longer finite since epoch ")
    assert len(files_in("tables")) == 2


# ----- other files


@every_command
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"gradsim": 1, "lecture": {"entries": []}}', "a list of 1 to 500 demonstrations"),
        ('{"gradsim": 1, "lecture": {"entries": [{"preset": "x"}]}}', "entry 1: there is no demo"),
        ('{"gradsim": 1, "lecture": {"entries": [', "not JSON"),
        ('{"gradsim": 1, "experiment": "x"}', "experiment is 'x'; it must be one of single-"),
    ],
    ids=["no entries", "unknown preset", "cut off", "unknown experiment"],
)
def test_a_broken_file_is_one_line(call, command, content, sentence):
    Path("broken.json").write_text(content)
    status, out, err = call(command, "broken.json")
    assert (status, out) == (2, "")
    assert err.startswith("gradsim: broken.json: ") and sentence in err
    assert files_in(".") == ["broken.json"]


@pytest.fixture(scope="module")
def picture(qapp, tmp_path_factory) -> Path:
    """A figure of an experiment."""
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "mine.json").write_text(experiment_to_json(OWN))
    options = ["--out", str(folder), "--size", "320x240"]
    assert main(["figure", str(folder / "mine.json"), *options]) == 0
    return folder / "gradsim-mine-epoch4.png"


@every_command
def test_an_experiment_file_and_a_picture_of_it_serve_as_well(call, picture, command):
    Path("mine.json").write_text(experiment_to_json(OWN))
    assert call(command, "mine.json")[::2] == (0, "")
    for made in ("x.gif", "x.csv", "x.png"):
        Path(made).unlink(missing_ok=True)
    assert call(command, str(picture))[::2] == (0, "")


@every_command
def test_a_picture_without_an_experiment_is_one_line(call, command):
    Path("other.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    status, out, err = call(command, "other.png")
    assert (status, out, err) == (2, "", "gradsim: other.png: the file is damaged\n")


# ----- what fails is named


def test_a_screenshot_of_a_run_that_fails_before_its_first_row_ends_with_its_sentence(call):
    Path("mine.json").write_text(experiment_to_json(NOWHERE))
    status, out, err = call("screenshot", "mine.json")
    assert (status, out) == (1, "")
    assert "he data folder '/no/such/folder' does not exist" in err
    assert files_in(".") == ["mine.json"]


def test_a_resource_that_cannot_be_read_is_named_and_is_not_the_output(
    call, capsys, monkeypatch, tmp_path
):
    """The page of the handout asks for the passage."""
    from gradsim.core.lecture import lecture

    class Lost(type(Path())):
        def is_file(self) -> bool:
            return True  # it was there a moment ago

    lost = Lost(tmp_path, "neuron-good-start.md")
    monkeypatch.setattr(lecture, "resource", lambda *parts: lost)
    lecture._stored_passage.cache_clear()
    monkeypatch.setattr("gradsim.core.lecture.presets.PRESETS", (find_preset("neuron-good-start"),))
    assert main(["figure", "--all", "--out", "out", "--size", "320x240"]) == 1
    assert capsys.readouterr().err == (
        f"gradsim: {lost} cannot be read: No such file or directory\n"
    )


def test_a_file_that_cannot_be_written_is_named(call, monkeypatch):
    def no_space(*_):
        raise OSError(28, "No space left on device")

    Path("mine.json").write_text(experiment_to_json(OWN))
    monkeypatch.setattr("gradsim.files.os.replace", no_space)
    for command in ("run --csv", "figure", "animate", "screenshot"):
        status, _, err = call(command, "mine.json")
        assert status == 1
        assert "No space left on device" in err and "written" in err


def test_an_error_within_an_export_is_not_called_an_error_of_the_output(call, monkeypatch):
    def unreadable(*_):
        raise PermissionError(13, "Permission denied", str(resource("fonts")))

    Path("mine.json").write_text(experiment_to_json(OWN))
    monkeypatch.setattr(FigureMaker, "files", unreadable)
    status, _, err = call("figure", "mine.json")
    assert (status, err) == (
        1,
        f"gradsim: {resource('fonts')} cannot be read: Permission denied\n",
    )
