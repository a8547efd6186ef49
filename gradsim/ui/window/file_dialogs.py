"""Opening and saving from the menus: the dialogs, and a sentence where it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from gradsim.core.experiment import experiment_to_json
from gradsim.core.lecture.lecture import Lecture, lecture_to_json
from gradsim.core.lecture.preset import Preset
from gradsim.core.networks.mnist import DataError, load_digits
from gradsim.files import read_start, write_bytes

if TYPE_CHECKING:
    from gradsim.ui.window.main_window import MainWindow

translate = QCoreApplication.translate

_EXPORTS = "*.png *.svg *.pdf *.csv *.gif *.mp4"


def open_experiment(window: MainWindow) -> None:
    """Ask for an experiment file, or an exported one, and show it."""
    name, _ = QFileDialog.getOpenFileName(
        window,
        translate("Files", "Open experiment"),
        str(window.last_folder),
        ";;".join(
            (
                translate("Files", "Experiments and exports ({0})").format(f"*.json {_EXPORTS}"),
                translate("Files", "Experiments ({0})").format("*.json"),
            )
        ),
    )
    if name:
        open_file(window, Path(name))


def open_file(window: MainWindow, path: Path) -> None:
    """Show an experiment, a lecture, or what an exported file shows; say why not."""
    try:
        start = read_start(path)
    except ValueError as error:
        window.say(str(error))
        return
    window.last_folder = path.parent
    window.state.remember(path)
    if isinstance(start, Lecture):
        window.room.open(start)
    elif isinstance(start, Preset):
        window.session.open_preset(start)
    else:
        window.open_experiment(start)


def save_experiment(window: MainWindow) -> None:
    """Ask for a place and write the present settings there."""
    path = _ask(
        window,
        translate("Files", "Save experiment"),
        ".json",
        translate("Files", "Experiments (*.json)"),
    )
    if path:
        try:
            write_bytes(path, experiment_to_json(window.session.scene.experiment).encode())
        except OSError as error:
            window.say(str(error))
        else:
            window.say(translate("Files", "Saved as {0}.").format(path))


def save_lecture(window: MainWindow, lecture: Lecture) -> None:
    """Ask for a place and write a lecture there."""
    name, kinds = "gradsim-lecture.json", translate("Files", "Lectures ({0})").format("*.json")
    chosen, _ = QFileDialog.getSaveFileName(
        window, translate("Files", "Save lecture"), str(window.last_folder / name), kinds
    )
    if not chosen:
        return
    path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".json")
    window.last_folder = path.parent
    try:
        write_bytes(path, lecture_to_json(lecture).encode())
    except OSError as error:
        window.say(str(error))
    else:
        window.state.remember(path)
        window.say(translate("Files", "Saved as {0}.").format(path))


def open_data(window: MainWindow) -> None:
    """Ask for a folder with a training set in MNIST's format, and learn from it."""
    if "data" not in window.session.scene.experiment.settings():
        window.say(translate("Files", "This panel uses no data set; Layer speed does."))
        return
    folder = QFileDialog.getExistingDirectory(window, translate("Files", "Open data set"))
    if not folder:
        return
    try:
        load_digits(folder, 0, 1)
    except DataError as error:
        window.say(str(error))
    else:
        window.change_settings({"data": folder})


def _ask(window: MainWindow, title: str, suffix: str, kinds: str) -> Path | None:
    session = window.session
    name = f"gradsim-{session.scene.preset.name}-epoch{session.shown}{suffix}"
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(window.last_folder / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(suffix)
    window.last_folder = path.parent
    return path
