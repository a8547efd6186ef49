"""Opening and saving from the menus: the dialogs, and a sentence where it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu

from gradsim.core.experiment import experiment_to_json
from gradsim.core.mnist import DataError, load_digits
from gradsim.files import read_experiment
from gradsim.ui import export
from gradsim.ui.widgets.epoch_plot import EpochPlot
from gradsim.ui.widgets.plot import Plot
from gradsim.ui.widgets.typeset import plain_text

if TYPE_CHECKING:
    from gradsim.ui.main_window import MainWindow


def open_experiment(window: MainWindow) -> None:
    """Ask for an experiment file and show it."""
    name, _ = QFileDialog.getOpenFileName(
        window, window.tr("Open experiment"), "", window.tr("Experiments (*.json)")
    )
    if not name:
        return
    try:
        experiment = read_experiment(Path(name))
    except ValueError as error:
        window.say(str(error))
    else:
        window.open_experiment(experiment)


def save_experiment(window: MainWindow) -> None:
    """Ask for a place and write the present settings there."""
    path = _ask(window, window.tr("Save experiment"), ".json", window.tr("Experiments (*.json)"))
    if path:
        text = experiment_to_json(window.session.scene.experiment)
        _write(window, path, lambda: export.save_bytes(text.encode(), path))


def open_data(window: MainWindow) -> None:
    """Ask for a folder with a training set in MNIST's format, and learn from it."""
    if "data" not in window.session.scene.experiment.settings():
        window.say(window.tr("This panel uses no data set; Layer speed does."))
        return
    folder = QFileDialog.getExistingDirectory(window, window.tr("Open data set"))
    if not folder:
        return
    try:
        load_digits(folder, 0, 1)
    except DataError as error:
        window.say(str(error))
    else:
        window.change_settings({"data": folder})


def export_plot(window: MainWindow) -> None:
    """Export a plot as PNG: the one under the pointer, or the one chosen."""
    plot = _choose_plot(window, Plot)
    path = plot and _ask(window, window.tr("Export plot"), ".png", window.tr("Pictures (*.png)"))
    if plot and path:
        _write(window, path, lambda: export.save_picture(export.plot_picture(plot), path))


def export_table(window: MainWindow) -> None:
    """Export the numbers of a plot as CSV."""
    plot = _choose_plot(window, EpochPlot)
    path = plot and _ask(window, window.tr("Export table"), ".csv", window.tr("Tables (*.csv)"))
    if plot and path:
        _write(window, path, lambda: export.save_table(plot, path))


def export_window(window: MainWindow) -> None:
    """Export the whole window as PNG."""
    image = export.window_picture(window)
    path = _ask(window, window.tr("Export window"), ".png", window.tr("Pictures (*.png)"))
    if path:
        _write(window, path, lambda: export.save_picture(image, path))


def _choose_plot(window: MainWindow, kind: type[Plot]) -> Plot | None:
    plots = [plot for plot in window.plots() if isinstance(plot, kind)]
    under = [plot for plot in plots if plot.underMouse()]
    if len(plots) <= 1 or under:
        if not plots:
            window.say(window.tr("There is no such plot on screen."))
        return (under or plots or [None])[0]
    menu = QMenu(window)
    for plot in plots:
        menu.addAction(plain_text(plot.title)).setData(plot)
    position = QCursor.pos()
    if not window.frameGeometry().contains(position):
        position = window.mapToGlobal(QPoint(40, 40))
    chosen = menu.exec(position)
    return chosen.data() if chosen else None


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


def _write(window: MainWindow, path: Path, write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        window.say(str(error))
    else:
        window.say(window.tr("Saved as {0}.").format(path))
