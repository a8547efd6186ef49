"""What the environment says for other programs does not change the window."""

import os

import pytest

from tests.forks import nursery_of_commands

PLUGINS_OF_ANOTHER_QT = {
    "QT_PLUGIN_PATH": "/nonexistent",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "/nonexistent",
    "QT_STYLE_OVERRIDE": "windows",
    "QT_QPA_PLATFORMTHEME": "qt5ct",
}
#: Each takes a process: what does not exclude one another is said at once.
FOREIGN = {
    "another binding, its plugins and styles": {
        "PYQTGRAPH_QT_LIB": "PyQt5",
        **PLUGINS_OF_ANOTHER_QT,
    },
    "a binding that is none": {"PYQTGRAPH_QT_LIB": "nonsense", "QT_API": "pyqt5"},
}


def picture(folder, environment):
    path = folder / "picture.png"
    command = ["-m", "gradsim", "screenshot", "chain-vanishing", "--epoch", "0"]
    done = nursery_of_commands().run(  # which has not imported what reads these variables
        *command,
        *("--size", "1000x600", "--out", str(path)),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    assert done.returncode == 0, done.stderr
    return path.read_bytes()


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    return picture(tmp_path_factory.mktemp("usual"), {})


@pytest.mark.parametrize("kind", FOREIGN)
def test_the_window_is_the_same_in_a_foreign_environment(kind, usual, tmp_path):
    assert picture(tmp_path, FOREIGN[kind]) == usual
