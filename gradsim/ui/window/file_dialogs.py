"""Opening and saving from the menus: the dialogs, and a sentence where it fails."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from gradsim.core.lecture.lecture import Lecture
from gradsim.core.networks.mnist import DataError, SeveralSets, load_digits, notice_of
from gradsim.core.networks.network_settings import folder_of
from gradsim.core.preset import Preset
from gradsim.core.sentence import Refusal
from gradsim.files import (
    PATTERNS,
    SUFFIXES,
    experiment_text,
    lecture_text,
    read_start,
    write_bytes,
)
from gradsim.item_table import read_items, takes_items
from gradsim.ui.language import decimal_sign, said
from gradsim.ui.stage import Stage

translate = QCoreApplication.translate

_EXPORTS = "*.png *.svg *.pdf *.csv *.gif *.mp4"


def open_experiment(stage: Stage) -> None:
    """Ask for an experiment file, or an exported one, and show it."""
    name, _ = QFileDialog.getOpenFileName(
        stage.widget,
        translate("Files", "Open experiment"),
        str(stage.last_folder),
        ";;".join(
            (
                translate("Files", "Experiments and exports ({0})").format(
                    f"{PATTERNS} {_EXPORTS}"
                ),
                translate("Files", "Experiments ({0})").format(PATTERNS),
                translate("Files", "Training items ({0})").format("*.csv *.tsv *.txt"),
                translate("Files", "All files ({0})").format("*"),
            )
        ),
    )
    if name:
        open_file(stage, Path(name))


def open_file(stage: Stage, path: Path) -> None:
    """Show an experiment, a lecture, or what an exported file shows; show why not."""
    try:
        start = read_start(path, stage.session.scene.experiment, decimal_sign())
    except ValueError as error:
        stage.show_message(said(error))
        return
    stage.last_folder = path.parent
    stage.remember_file(path)
    if isinstance(start, Lecture):
        stage.open_lecture(start)
        stage.keep_in_mind("file", str(path.absolute()))
    elif isinstance(start, Preset):
        stage.session.open_preset(start)
    else:
        stage.open_experiment(start)


def paste_items(stage: Stage) -> None:
    """Take training items that were copied from a table; show why not."""
    experiment = stage.session.scene.experiment
    if not takes_items(experiment):
        sentence = translate(
            "Files", "This panel has no training items; Single neuron and Small network have."
        )
        stage.show_message(sentence)
        return
    try:
        items = read_items(QGuiApplication.clipboard().text(), decimal_sign())
        settings = items.settings_for(experiment)
    except Refusal as error:
        sentence = translate("Files", "The clipboard holds no training items: {0}.")
        stage.show_message(sentence.format(said(error)))
    else:
        stage.change_settings(settings)


def save_experiment(stage: Stage) -> None:
    """Ask for a place and write the present settings there."""
    path = _ask(
        stage,
        translate("Files", "Save experiment"),
        SUFFIXES[0],
        translate("Files", "Experiments ({0})").format(PATTERNS),
    )
    if path:
        try:
            write_bytes(path, experiment_text(stage.session.scene.experiment, path).encode())
        except OSError as error:
            stage.show_message(str(error))
        else:
            stage.show_message(translate("Files", "Saved as {0}.").format(path))


def save_lecture(stage: Stage, lecture: Lecture, path: Path | None = None) -> Path | str | None:
    """Write a lecture, where no path is given to a place that is asked for.

    Returns where it was written, a sentence that says why it was not, or None where no place was
    chosen.
    """
    if path is None:
        name = f"gradsim-lecture{SUFFIXES[0]}"
        kinds = translate("Files", "Lectures ({0})").format(PATTERNS)
        chosen, _ = QFileDialog.getSaveFileName(
            stage.widget, translate("Files", "Save lecture"), str(stage.last_folder / name), kinds
        )
        if not chosen:
            return None
        path = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(SUFFIXES[0])
    stage.last_folder = path.parent
    try:
        write_bytes(path, lecture_text(lecture, path).encode())
    except OSError as error:
        return str(error)
    stage.remember_file(path)
    stage.keep_in_mind("file", str(path.absolute()))
    return path


def open_data(stage: Stage) -> None:
    """Ask for a folder with a training set in MNIST's format, and learn from it."""
    if folder_of(stage.session.scene.experiment) is None:
        stage.show_message(translate("Files", "This panel uses no data set; Layer speed does."))
        return
    folder = QFileDialog.getExistingDirectory(stage.widget, translate("Files", "Open data set"))
    if folder:
        _use_data(stage, folder)


def _use_data(stage: Stage, folder: str) -> None:
    """Learn from the set in a folder; show why not. Of several sets one is asked for."""
    try:
        load_digits(folder, 0, 1)
        notice = notice_of(folder)
    except SeveralSets as several:
        title, question = translate("Files", "Open data set"), translate("Files", "Which set?")
        names = list(several.sets)
        name, is_chosen = QInputDialog.getItem(stage.widget, title, question, names, 0, False)
        if is_chosen and name in several.sets:
            _use_data(stage, str(several.sets[name]))
    except DataError as error:
        stage.show_message(said(error))
    else:
        stage.change_settings({"data": folder})
        if notice is not None:
            stage.show_message(said(notice))


def _ask(stage: Stage, title: str, suffix: str, kinds: str) -> Path | None:
    session = stage.session
    name = f"gradsim-{session.scene.preset.name}-epoch{session.shown}{suffix}"
    proposed = str(stage.last_folder / name)
    chosen, _ = QFileDialog.getSaveFileName(stage.widget, title, proposed, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if not path.suffix:
        path = path.with_suffix(suffix)
    stage.last_folder = path.parent
    return path
