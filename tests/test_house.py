"""The floor plan of the program is sound, and the command that prints its faults finds them."""

from pathlib import Path

import pytest

from tests import house

ROOT = Path(__file__).resolve().parents[1]
SUBJECT = (
    "gradsim/core/pendulum/demonstrations.py",
    "gradsim/ui/panels/pendulum/panel.py",
    "tests/core/pendulum/test_experiment.py",
    "tests/ui/panels/pendulum/test_panel.py",
)


@pytest.fixture
def build(tmp_path):
    """Return what builds a tree of files and returns the faults that are found in it."""

    def call(files: dict[str, str]) -> list[str]:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return house.faults(tmp_path)

    return call


@pytest.fixture(scope="module")
def graph():
    """What each module of the program imports."""
    return house.module_graph(house.modules(ROOT))


def test_the_floor_plan_has_no_faults(graph):
    assert house.faults(ROOT, graph) == []


def test_the_command_reads_the_whole_package(graph):
    assert "gradsim.ui.window.main_window" in graph
    assert "gradsim.ui.stage" in graph["gradsim.ui.export.actions"]
    assert "gradsim.ui.export.actions" in graph["gradsim.ui.window.menus"]  # by name
    assert "gradsim.ui.plotting.plot" in graph["gradsim.ui.panels.panel"]  # in a function


@pytest.mark.parametrize(
    "back",
    [
        "import gradsim.core.a",
        "from gradsim.core import a",
        "from gradsim.core.a import thing",
        "from . import a",
        "from .a import thing",
        "def late():\n    from gradsim.core import a",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from gradsim.core.a import thing",
        "import importlib\nimportlib.import_module('gradsim.core.a')",
    ],
)
def test_a_circle_of_two_modules_is_found_however_they_are_imported(build, back):
    faults = build({"gradsim/core/a.py": "import gradsim.core.b", "gradsim/core/b.py": back})
    assert faults == ["circle of modules: gradsim.core.a, gradsim.core.b"]


def test_a_long_circle_of_modules_is_one_fault(build):
    names = "abcd"
    files = {
        f"gradsim/{name}.py": f"from gradsim import {after}"
        for name, after in zip(names, names[1:] + names[0], strict=True)
    }
    files["gradsim/e.py"] = "from gradsim import a"  # which is not on it
    assert build(files) == ["circle of modules: gradsim.a, gradsim.b, gradsim.c, gradsim.d"]


def test_folders_that_know_each_other_are_found_where_no_module_is_on_a_circle(build):
    faults = build(
        {
            "gradsim/plots/line.py": "from gradsim.tables import cell",
            "gradsim/plots/axis.py": "",
            "gradsim/tables/cell.py": "",
            "gradsim/tables/head.py": "from gradsim.plots.axis import tick",
        }
    )
    assert faults == ["circle of folders: gradsim.plots, gradsim.tables"]


def test_what_lies_beside_folders_may_be_their_floor_and_their_roof(build):
    faults = build(
        {
            "gradsim/settings.py": "",
            "gradsim/subjects.py": "from gradsim.chain import experiment",
            "gradsim/chain/experiment.py": "from gradsim.settings import setting",
        }
    )
    assert faults == []


def test_the_face_of_a_package_is_no_part_of_its_room(build):
    files = {
        "gradsim/plots/__init__.py": "from gradsim.tables import cell",
        "gradsim/plots/axis.py": "",
        "gradsim/tables/cell.py": "from gradsim.plots.axis import tick",
    }
    assert build(files) == []
    faults = build(files | {"gradsim/tables/cell.py": "from gradsim.plots import cell"})
    assert faults == [
        "circle of modules: gradsim.plots.__init__, gradsim.tables.cell",
        "circle of folders: gradsim.plots.__init__, gradsim.tables",
    ]


def test_a_folder_is_crowded_with_one_module_more_than_allowed(build):
    files = {f"gradsim/ui/view_{number}.py": "" for number in range(house.MOST_MODULES)}
    assert build(files | {"gradsim/ui/__init__.py": ""}) == []
    assert build({"gradsim/ui/another.py": ""}) == ["gradsim.ui is crowded: 21 modules"]


@pytest.mark.parametrize("missing", SUBJECT)
def test_a_subject_that_lacks_a_folder_is_lonely(build, missing):
    folder = str(Path(missing).parent)
    faults = build({name: "" for name in SUBJECT if name != missing})
    assert faults == [f"the subject pendulum is lonely: no {folder}"]


def test_a_subject_with_all_its_folders_is_not(build):
    assert build(dict.fromkeys(SUBJECT, "")) == []
