"""Every mistake on the command line is one line that says what is wrong and what is right."""

import json
from pathlib import Path

import pytest

from gradsim import startup
from gradsim.__main__ import main
from gradsim.core.lecture.presets import PRESETS


@pytest.fixture(autouse=True)
def _no_window(tmp_path, monkeypatch):
    """In an empty folder, and no mistake is told only when a window is about to open."""

    def too_late():
        pytest.fail("the window was about to open")

    monkeypatch.setattr(startup, "check_display", too_late)
    monkeypatch.chdir(tmp_path)


def mistake(capsys, *argv, status=2):
    """The one line on stderr."""
    assert main(argv) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("gradsim: ") and err.endswith("\n") and err.count("\n") == 1
    return err


NAMES = [preset.name for preset in PRESETS]
SETTINGS = "inputs, targets, weights, bias, learning_rate, epochs, cost, activation"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("weights=nan", "weights is 'nan'; it must be a list of 1 to 1000, each a number"),
        ("weights=[NaN]", "--set weights=[NaN]: NaN is not a number that JSON has"),
        ("weights=[1", "--set weights=[1: not JSON"),
        ("learning_rate=0", "learning_rate is 0; it must be a number greater than 0"),
        ("epochs=1000000000", "epochs is 1000000000; it must be a whole number from 1 to 10,"),
        (f"epochs={'9' * 400}", "it must be a whole number from 1 to 10,000,000"),
        (f"epochs={'9' * 5000}", "a number has 5,000 characters; at most 400 are read"),
        ("nonsense=1", f"'nonsense'; it must be one of {SETTINGS}"),
        ("=1", f"''; it must be one of {SETTINGS}"),
        ("bias", f"--set bias must be NAME=JSON, where NAME is one of {SETTINGS}"),
        ("cost=cubic", "cost is 'cubic'; it must be one of quadratic, cross-entropy, both"),
        ("bias=", "--set bias=: not JSON"),
        ("bias=1/0", "--set bias=1/0: 1/0 divides by zero"),
        ("bias=1,000", "--set bias=1,000: 1,000 can be 1 or 1000: write 1 000 or 1.0"),
        ("weights=0,5", "0,5 can be 0.5 or 0, 5: write 0.5 or 0, 5"),
        ("bias=1.2.3", "“1.2.3” is no number"),
        ("bias=true", "bias is True; it must be a number from"),
        ("weights=[1, 2]", "inputs is [[1.0]]; it must be lists of 2 numbers each"),
    ],
)
def test_a_wrong_setting_is_one_line_with_what_is_right(capsys, change, sentence):
    assert sentence in mistake(capsys, "run", "neuron-why", "--set", change)


@pytest.mark.parametrize("verb", [[], ["run"], ["screenshot", "--out", "x.png"]])
def test_an_unknown_name_lists_those_known(capsys, verb):
    line = mistake(capsys, *verb, "neuron-wy")
    assert "“neuron-wy” is no demonstration, no file and no command" in line
    assert "did you mean “neuron-why”?" in line
    assert (
        ", ".join(NAMES) in line and "list, run, code, figure, animate, handout, screenshot" in line
    )


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["lst"], "did you mean “list”?"),
        (["--panle", "x"], "“x” is no demonstration"),
        (["--panle"], "unrecognized arguments: --panle; gradsim knows --help, --panel"),
        (["--panel", "circus"], "“circus” is no panel; panels are single-neuron"),
        (["--panel"], "--panel: expected one argument"),
        (["neuron-why", "neuron-why"], "unrecognized arguments: neuron-why"),
        (["list", "x"], "“x” is no demonstration"),
        (["list", "digits", "x"], "unrecognized arguments: x; gradsim list knows --help, --json"),
        (["run"], "required: PRESET-or-FILE; gradsim run knows --help, --set, --csv, --json"),
        (["run", "neuron-why", "--csv", "-", "--json"], "not allowed with argument --csv"),
        (["figures", "neuron-why"], "“figures” is no demonstration"),
    ],
)
def test_a_wrong_argument_is_one_line_with_what_is_right(capsys, argv, sentence):
    assert sentence in mistake(capsys, *argv)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "mine.json cannot be read: No such file or directory"),
        (b"{\xff}", "mine.json is no experiment, lecture, table or picture that gradsim knows"),
        (b"", "mine.json: not JSON: Expecting value in line 1"),
        (b"[" * 100_000, "mine.json: not JSON that can be read: nested too deeply"),
        (
            b" " * 2_000_001,
            "mine.json is too large: it may have 2,000,000 bytes",
        ),
        (b'{"gradsim": 2}', "mine.json: the file has version 2"),
        (b'{"gradsim": 1, "x\\ny": 1}', "mine.json: unknown key 'x\\ny'; known are gradsim"),
        (b'{"gradsim": 1, "experiment": "chain-x"}', "mine.json: experiment is 'chain-x'"),
    ],
)
@pytest.mark.parametrize("verb", [[], ["run"]])
def test_a_wrong_file_is_one_line(capsys, verb, content, sentence):
    if content is not None:
        Path("mine.json").write_bytes(content)
    assert sentence in mistake(capsys, *verb, "mine.json")


def test_a_folder_is_no_experiment_file(capsys, tmp_path):
    assert "cannot be read: Is a directory" in mistake(capsys, "run", str(tmp_path))


def test_a_file_without_permission_is_one_line(capsys, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    Path("mine.json").write_text("{}")
    monkeypatch.setattr("gradsim.files.open", refuse, raising=False)
    assert "mine.json cannot be read: Permission denied" in mistake(capsys, "run", "mine.json")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("no/such/table.csv", "no/such/table.csv cannot be written: No such file or directory"),
        (".", ". cannot be written: Is a directory"),
        ("x" * 300, "cannot be written: File name too long"),
    ],
)
def test_a_table_that_cannot_be_written_is_one_line(capsys, path, sentence):
    assert sentence in mistake(capsys, "run", "neuron-why", "--csv", path)
    assert list(Path().iterdir()) == []


def test_a_line_break_in_a_name_stays_in_one_line(capsys):
    assert "a b.json cannot be read" in mistake(capsys, "run", "a\nb.json")


# --- data that is not there, or wrong


def layer_speed(**settings):
    """Write an experiment file and return its name."""
    content = {"gradsim": 1, "experiment": "layer-speed", "settings": settings}
    Path("mine.json").write_text(json.dumps(content))
    return "mine.json"


OUTPUTS = pytest.mark.parametrize(
    "output", [[], ["--csv", "-"], ["--csv", "table.csv"], ["--json"]], ids=" ".join
)


@OUTPUTS
def test_a_data_folder_that_is_not_there_is_one_line(capsys, output):
    file = layer_speed(data="/no/such/folder")
    wanted = "gradsim: the data folder '/no/such/folder' does not exist: choose the folder"
    assert mistake(capsys, "run", file, *output, status=1).startswith(wanted)
    assert [path.name for path in Path().iterdir()] == [file]


@OUTPUTS
def test_a_damaged_data_file_is_one_line(capsys, output):
    Path("digits").mkdir()
    Path("digits", "train-images-idx3-ubyte.gz").write_bytes(b"no gzip at all, whatever the name")
    Path("digits", "train-labels-idx1-ubyte.gz").write_bytes(b"nor this")
    line = mistake(capsys, "run", layer_speed(data="digits"), *output, status=1)
    assert "train-images-idx3-ubyte.gz is no idx file of images: it starts with" in line
    assert not Path("table.csv").exists()


@pytest.mark.parametrize("path", ["/no/such/folder", "./no such folder", "no-such-folder", "[", ""])
def test_a_text_on_the_command_line_needs_no_quotes(capsys, path):
    argv = ["run", layer_speed(images=1, epochs=1), "--csv", "table.csv", "--set", f"data={path}"]
    if path:
        assert f"the data folder '{path}' does not exist" in mistake(capsys, *argv, status=1)
    else:  # MNIST itself
        assert main(argv) == 0


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["--text-as", "text"], "--text-as is for svg, and the format is png"),
        (["--text-as", "text", "--format", "pdf,png"], "and the format is pdf,png"),
        (["--scale", "2", "--format", "svg"], "--scale is for png, and the format is svg"),
    ],
)
def test_what_a_format_has_no_use_for_is_not_passed_over(capsys, argv, sentence):
    assert sentence in mistake(capsys, "figure", "neuron-why", "--out", ".", *argv)
