"""What a file is follows from its content, and what it names is found from wherever it lies."""

import csv
import io
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gradsim import embedding, paths
from gradsim.core import Chain, LayerSpeed, SingleNeuron
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.presets import PRESETS, preset_for
from gradsim.embedding import Origin
from gradsim.files import experiment_text, lecture_text, read_experiment, read_lecture, read_start

in_folder = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


# ----- what a file is


def written(path: Path, content: object) -> Path:
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("data", ["lecture", '"lecture"', "a lecture/mnist"])
def test_an_experiment_that_speaks_of_a_lecture_is_an_experiment(data, tmp_path):
    settings = {"data": data, "images": 200, "epochs": 3}
    content = {"gradsim": 1, "experiment": "layer-speed", "settings": settings}
    start = read_start(written(tmp_path / "own.json", content))
    assert isinstance(start, LayerSpeed)
    assert start.images == 200


@pytest.mark.parametrize("before", [" " * 5000, '"comment": "%s",' % ("x" * 300)])
def test_a_lecture_is_one_wherever_its_key_stands(before, tmp_path):
    text = f'{{{before} "gradsim": 1, "lecture": {{"entries": [{{"preset": "digits"}}]}}}}'
    start = read_start(written(tmp_path / "lecture.json", text))
    assert isinstance(start, Lecture)
    assert [entry.preset.name for entry in start.entries] == ["digits"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_editor_may_have_saved_it_in_another_encoding(encoding, tmp_path):
    path = tmp_path / "own.json"
    path.write_text(experiment_text(SingleNeuron(bias=2.0), path), encoding=encoding)
    assert read_start(path) == read_experiment(path) == SingleNeuron(bias=2.0)


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"PK\x03\x04\xff", b"Dear all,\n\nsee"])
def test_what_is_nothing_is_a_sentence(content, tmp_path):
    path = tmp_path / "what"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"not JSON|no file of gradsim, and no table"):
        read_start(path)


# ----- what it names


def test_relative_data_is_looked_for_beside_the_file_first(tmp_path, monkeypatch):
    for place in ("there/digits", "here/digits"):
        (tmp_path / place).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    content = {"gradsim": 1, "experiment": "layer-speed", "settings": {"data": "digits"}}
    path = written(tmp_path / "there/own.json", content)
    assert read_start(path).data == str(tmp_path / "there/digits")
    (tmp_path / "there/digits").rmdir()
    assert read_start(path).data == str(tmp_path / "here/digits")
    (tmp_path / "here/digits").rmdir()
    assert read_start(path).data == str(tmp_path / "there/digits")  # where it is missed


@pytest.mark.parametrize(
    "data", ["/home/ada/mnist", "C:\\Users\\ada\\mnist", "~/teaching/mnist", "D:/data/mnist"]
)
def test_data_of_a_colleague_is_found_beside_the_file(data, tmp_path):
    entry = {"experiment": "layer-speed", "settings": {"data": data}}
    content = {"gradsim": 1, "lecture": {"entries": [entry]}}
    path = written(tmp_path / "lecture.json", content)
    missing = read_start(path).entries[0].preset.experiment.data
    assert missing.replace("\\", "/").endswith("mnist")
    (tmp_path / "mnist").mkdir()
    assert read_start(path).entries[0].preset.experiment.data == str(tmp_path / "mnist")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The home of someone whose name is nobody's business."""
    folder = tmp_path / "home" / "ada.lovelace"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    return folder


def test_files_beside_one_another_move_together(home, tmp_path):
    (home / "course/digits").mkdir(parents=True)
    speed = LayerSpeed(data=str(home / "course/digits"))
    own = replace(preset_for(speed).with_settings(speed), name="own-1")
    lecture = Lecture("mine", (Entry(own),))
    for folder in ("course", "course/week 3"):
        (home / folder).mkdir(exist_ok=True)
        path = home / folder / "file.json"
        path.write_text(lecture_text(lecture, path))
        assert "ada.lovelace" not in path.read_text()
        assert read_lecture(path) == lecture
        path.write_text(experiment_text(speed, path))
        assert "ada.lovelace" not in path.read_text()
    shutil.copytree(home / "course", tmp_path / "stick")
    found = read_experiment(tmp_path / "stick/week 3/file.json")
    assert found.data == str(tmp_path / "stick/digits")


@pytest.mark.parametrize("folder", [None, "elsewhere", "home/ada.lovelace/figures"])
@pytest.mark.parametrize("kind", ["svg", "csv"])
def test_no_export_has_the_path_of_a_home(kind, folder, home, tmp_path):
    (home / "digits").mkdir()
    place = None if folder is None else tmp_path / folder
    origin = Origin(LayerSpeed(data=str(home / "digits"), epochs=5), "", 3, place)
    if kind == "csv":
        content = embedding.csv_remark(origin).encode() + b"epoch,cost\n"
    else:
        content = embedding.in_svg(b"<svg></svg>", origin)
    assert b"ada.lovelace" not in content
    place = place or tmp_path / "later"
    place.mkdir(parents=True, exist_ok=True)
    (place / "figure").write_bytes(content)
    assert read_start(place / "figure").experiment.data == str(home / "digits")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/grace/mnist", "~/mnist"),
        ("/Users/grace/a/mnist", "~/a/mnist"),
        ("C:\\Users\\grace\\mnist", "~/mnist"),
        ("/srv/mnist", "/srv/mnist"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the paths are those of other systems")
def test_a_path_of_anyones_home_is_stored_without_it(path, expected):
    assert paths.stored(path, None) == expected


@in_folder
@given(
    parts=st.lists(st.sampled_from(["a", "b", "ä ö", "..", "."]), min_size=1, max_size=5),
    folder=st.lists(st.sampled_from(["a", "b", "c"]), max_size=3),
)
def test_a_path_comes_back_from_a_file(parts, folder, tmp_path):
    place = tmp_path.joinpath(*folder)
    place.mkdir(parents=True, exist_ok=True)
    target = Path(os.path.abspath(tmp_path.joinpath("x", "x", *parts)))
    target.mkdir(parents=True, exist_ok=True)
    assert paths.found(paths.stored(str(target), place), place) == str(target)


@in_folder
@given(path=st.text(max_size=40))
def test_any_path_in_a_file_is_taken_as_it_is(path, tmp_path):
    assert isinstance(paths.found(path or ".", tmp_path), str)


# ----- tables that a spreadsheet has saved again


def resaved(text: str, opened: str, saved: str, decimal: str, end: str = "\r\n") -> str:
    """Return CSV as a spreadsheet writes it that took `opened` for the separator.

    Numbers lose digits and get another decimal sign; rows are as long as the longest.
    """
    rows = list(csv.reader(io.StringIO(text), delimiter=opened))
    longest = max(map(len, rows))

    def cell(text: str) -> str:
        try:
            number = float(text) if opened == "," else None
        except ValueError:
            number = None
        return text if number is None else f"{number:.15g}".replace(".", decimal)

    out = io.StringIO()
    writer = csv.writer(out, delimiter=saved, lineterminator=end)
    for row in rows:
        writer.writerow([*map(cell, row), *[""] * (longest - len(row))])
    return out.getvalue()


SPREADSHEETS = {
    "Excel, English": (",", ",", ".", "utf-8-sig"),
    "LibreOffice, German": (",", ";", ",", "utf-8"),
    "Excel, German, into one column": (";", ";", ",", "utf-8-sig"),
    "Excel's Unicode text": (",", "\t", ".", "utf-16"),
    "Excel's Unicode text, German": (",", "\t", ",", "utf-16"),
    "an old Excel": (",", ";", ",", "cp1252"),
}
ORIGINS = [
    *(Origin(preset.experiment, preset.name, min(7, preset.experiment.last_epoch))
      for preset in PRESETS),
    Origin(Chain(weights=(0.25, -1.5, 2.0, 0.125), biases=(-0.5, 0.75, 1e-5, 0.0)), "", 0),
    Origin(SingleNeuron(inputs=((0.5, 1.5), (-2.0, 3.0)), weights=(1.0, 2.5), targets=(0.0, 1.0)),
           "neuron-many-inputs", 12),
    Origin(LogicCircuit(function="gates", gates="s = XOR x1 x2; y = AND s ~x3"), "", 2),
]  # fmt: skip


@pytest.mark.parametrize("spreadsheet", SPREADSHEETS)
@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin.preset)
def test_a_table_that_a_spreadsheet_saved_again_opens(spreadsheet, origin, tmp_path):
    opened, saved, decimal, encoding = SPREADSHEETS[spreadsheet]
    text = embedding.csv_remark(origin) + "epoch,cost,output\n0,0.25,1.5\n1,0.125,1.75\n"
    path = tmp_path / "table.csv"
    path.write_bytes(resaved(text, opened, saved, decimal).encode(encoding))
    assert embedding.read(path) == origin
    assert read_start(path).experiment == origin.experiment


EXCEL = '''\ufeff"# gradsim {""gradsim"":1","experiment:""single-neuron""","settings:{""inputs"":\
[[1.0]]",targets:[0.0],weights:[0.6],bias:0.9,learning_rate:0.15,epochs:300,"cost:""quadratic"""\
,"activation:""sigmoid""}","preset:""neuron-good-start""",epoch:300}\r
epoch,cost,output_1\r\n0,0.3342140120616554,0.8175744761936437\r\n'''


def test_the_table_that_was_seen_opens(tmp_path):
    path = written(tmp_path / "excel-en.csv", EXCEL)
    start = read_start(path)
    assert (start.name, start.epoch) == ("neuron-good-start", 300)
    assert start.experiment == SingleNeuron()


@in_folder
@given(
    weights=st.lists(
        st.floats(-1e3, 1e3).map(lambda x: float(f"{x:.12g}")), min_size=2, max_size=5
    ),
    spreadsheet=st.sampled_from(list(SPREADSHEETS)),
)
def test_any_numbers_come_back_from_a_spreadsheet(weights, spreadsheet, tmp_path):
    opened, saved, decimal, encoding = SPREADSHEETS[spreadsheet]
    origin = Origin(Chain(weights=tuple(weights), biases=(0.0,) * len(weights)), "", 0)
    text = resaved(embedding.csv_remark(origin) + "epoch\n0\n", opened, saved, decimal)
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    assert embedding.read(path) == origin


def test_a_remark_that_a_spreadsheet_cut_off_is_a_sentence(tmp_path):
    origin = Origin(Chain(weights=(0.5,) * 50, biases=(0.25,) * 50), "", 0)
    text = resaved(embedding.csv_remark(origin), ";", ";", ",")[:300] + '"\r\nepoch;cost\r\n'
    with pytest.raises(ValueError, match="not JSON"):
        read_start(written(tmp_path / "cut.csv", text))
