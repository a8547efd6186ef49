"""The window is on the screen before there is anything in it, where it will stay."""

import subprocess
import sys

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from gradsim.cli.window import _travels
from gradsim.core.lecture.presets import find_preset
from gradsim.core.subjects import SUBJECTS
from gradsim.folders import resource
from gradsim.ui.language import install_language
from gradsim.ui.languages import LANGUAGE_VARIABLE, LANGUAGES, language_in_use
from gradsim.ui.opening import open_window
from gradsim.ui.settings_file import FOLDER_VARIABLE, open_settings
from gradsim.ui.skeleton import Edges
from gradsim.ui.theme import THEMES
from gradsim.ui.window.main_window import MainWindow


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder of its own for each test."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "state"))


@pytest.fixture
def opened(qapp):
    """Open windows as the program does; they are closed in the end."""
    windows = []

    def call(**options) -> MainWindow:
        window = open_window(**options)
        windows.append(window)
        return window

    yield call
    for window in filter(shiboken6.isValid, windows):
        window.close()
        window.deleteLater()


def edges_of(window: MainWindow) -> Edges:
    return Edges(window.menuBar().height(), window.rail.width())


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def leave(opened, theme: str = "light", zoom: float = 1.0) -> tuple[QSize, Edges]:
    """Leave a window with a look; return its size and where its areas ended."""
    window = opened()
    window.furnish(find_preset("neuron-good-start"))
    window.resize(880, 640)  # the screen of the tests is small
    window.look.set_theme(theme)
    window.look.set_zoom(zoom)
    settle()
    size, edges = window.size(), edges_of(window)
    window.close()
    return size, edges


@pytest.mark.parametrize("theme", THEMES)
def test_it_appears_as_it_was_left_and_nothing_moves(opened, qtbot, theme):
    size, (menu, rail) = leave(opened, theme)
    window = opened()
    assert window.size() == size and not window.is_furnished
    look = window.theme
    empty = window.grab().toImage()
    window.furnish(find_preset("neuron-good-start"))
    assert window.grab().toImage() == empty  # until the run is drawn
    window.begin()
    qtbot.waitUntil(lambda: window.session.recording is not None)
    settle()
    assert window.size() == size and window.theme == look
    full = window.grab().toImage()
    width, height, bar = empty.width(), empty.height(), look.px(look.time_bar)
    sides = [] if look.fills_window else [rail - 1]
    lines = [(5, menu - 1), (width - 5, menu - 1), (5, height - bar), (width - 5, height - bar)]
    lines += [(x, y) for x in sides for y in (menu + 5, height - bar - 5)]
    for x, y in lines:
        assert empty.pixelColor(x, y) == full.pixelColor(x, y) == QColor(look.hairline), (x, y)
    grounds = [(2, 2, look.surface), (2, height - 2, look.surface)]
    grounds += [(width // 2, height - bar - 3, look.ground)]
    beside = width - look.px(look.form)
    if sides:
        grounds += [(x, height - bar - 3, look.surface) for x in (2, beside)]
        grounds.append((beside - 1, height - bar - 3, look.ground))
    for x, y, color in grounds:
        assert empty.pixelColor(x, y) == full.pixelColor(x, y) == QColor(color), (x, y)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.25])
def test_the_first_of_all_windows_is_a_pixel_off_at_most(qapp, open_window, language, theme, zoom):
    install_language(qapp, language)
    window = open_window(theme=theme).window
    install_language(qapp, language_in_use())
    window.look.set_zoom(zoom)
    edges = edges_of(window)
    usual = Edges.usual(window.theme, language)
    assert abs(edges.menu - usual.menu) <= 1
    assert edges.rail == usual.rail


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_of_all_windows_has_the_areas_of_its_language(opened, monkeypatch, language):
    monkeypatch.setenv(LANGUAGE_VARIABLE, language)
    window = opened()
    rail = Edges.usual(window.theme, language).rail
    picture, look = window.grab().toImage(), window.theme
    colors = [picture.pixelColor(x, picture.height() // 2) for x in (rail - 2, rail - 1, rail)]
    assert colors == [QColor(color) for color in (look.surface, look.hairline, look.ground)]


def test_the_settings_of_edges_may_be_anything(opened):
    for left in ("no list", ["much", "more"], [1], [-3, 50], [10**9, 3]):
        settings = open_settings()
        settings.setValue("edges", left)
        settings.sync()
        assert opened().isVisible()


def test_on_the_full_screen_there_are_no_sides_until_one_comes_back(opened):
    window = opened(projector=True, fullscreen=True)
    assert window.isFullScreen() and window.theme.name == "projector"
    look, empty = window.theme, window.grab().toImage()
    above_bar = empty.height() - look.px(look.time_bar)
    assert empty.pixelColor(5, above_bar) == QColor(look.hairline)
    window.furnish(find_preset("neuron-good-start"))
    assert window.grab().toImage() == empty
    assert not (window.menuBar().isVisible() or window.rail.isVisible() or window.form.isVisible())
    window.toggle_full_screen()
    assert window.menuBar().isVisible() and not window.isFullScreen()


def test_a_window_that_is_closed_before_anything_is_in_it_just_goes(opened):
    window = opened()
    assert window.close()


def test_nothing_of_the_core_is_imported_before_it_is_seen():
    code = (
        "import sys\n"
        "from gradsim.ui.opening import open_window\n"
        "window = open_window()\n"
        "assert window.windowHandle().isExposed()\n"
        "late = ('numpy', 'pyqtgraph', 'gradsim.core', 'gradsim.ui.language')\n"
        "print([name for name in late if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_passage_belongs_to_a_demonstration_that_is_there_for_sure():
    passages = {file.stem for file in resource("passages", "en").glob("*.md")}
    own = {
        preset.name
        for subject in SUBJECTS
        if subject.panel.startswith("gradsim.")
        for preset in subject.demonstrations
    }
    assert passages == {name for name in own if _travels(name)} == own


@pytest.mark.parametrize("name", ["", "nowhere", "../en/neuron-why", "a" * 5000, "x\0y", "ä"])
def test_no_other_name_is_taken_for_sure(name):
    assert not _travels(name)
