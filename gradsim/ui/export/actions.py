"""From the menus, the keyboard and the right button: dialog, clipboard, file, and a sentence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox

from gradsim.core.subjects import script_of
from gradsim.ui.copied import Copied, put_on_clipboard
from gradsim.ui.export import painting
from gradsim.ui.export.animation import ends, frames
from gradsim.ui.export.dialog.dialog import ExportDialog, last_setup
from gradsim.ui.export.encoder import Encoder, EncoderError
from gradsim.ui.export.files import (
    ANIMATIONS,
    picture_bytes,
    png_file,
    recording_lines,
    tab_separated,
    table_lines,
    window_picture,
)
from gradsim.ui.export.jobs import AnimationJob, Job, PictureJob, TableJob
from gradsim.ui.export.order import WINDOW, Order, origin_of, proposed_name, sheet_for
from gradsim.ui.export.sheet import FIGURE
from gradsim.ui.language import said, translated
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.stage import Stage
from gradsim.ui.typesetting.numbers import format_count

translate = QCoreApplication.translate

_LONGEST_COPY = 100_000  # lines that go to the clipboard


def ask(stage: Stage, order: Order | None = None) -> None:
    """Open the dialog; without an order, for the view under the pointer or the figure."""
    if not _ready(stage):
        return
    if order is None:
        order = Order(_view_under_pointer(stage), setup=last_setup(stage))
    dialog = ExportDialog(stage, order)
    dialog.save_wanted.connect(lambda wanted: save(stage, wanted))
    dialog.copy_wanted.connect(lambda wanted: copy(stage, wanted))
    dialog.exec()
    dialog.deleteLater()


def ask_for_table(stage: Stage) -> None:
    """Open the dialog for a table: of the plot under the pointer, or of the whole run."""
    if _ready(stage):
        ask(stage, Order(_view_under_pointer(stage), "csv"))


def ask_for_animation(stage: Stage) -> None:
    """Open the dialog for an animation of the run."""
    if not _ready(stage):
        return
    if stage.session.newest < 1:
        stage.show_message(translate("Export", "There is nothing to animate yet: run it first."))
        return
    ask(stage, Order(FIGURE, "gif"))


def copy_shown(stage: Stage, kind: str = "png") -> None:
    """Copy the view under the pointer, or the figure."""
    if _ready(stage):
        copy(stage, Order(_view_under_pointer(stage), kind))


def show_menu(stage: Stage, view: str, place: QPoint) -> None:
    """Show the menu of a view, or of the figure where no view is under the pointer."""
    if not _ready(stage):
        return
    menu = QMenu(stage.widget)
    entries: list[tuple[str, Callable[[], None]]] = [
        (translate("Export", "Export…"), lambda: ask(stage, Order(view))),
        (translate("Export", "Copy picture"), lambda: copy(stage, Order(view))),
        (translate("Export", "Copy table"), lambda: copy(stage, Order(view, "csv"))),
    ]
    if view != FIGURE:
        entries.append(
            (translate("Export", "Export the whole figure…"), lambda: ask(stage, Order()))
        )
    for text, handler in entries:
        menu.addAction(text).triggered.connect(lambda _=False, do=handler: do())
    menu.exec(place)
    menu.deleteLater()


def copy(stage: Stage, order: Order) -> None:
    """Put a picture or a table on the clipboard."""
    if not _ready(stage):
        return
    data: Copied
    if order.kind == "csv":
        lines, count = _lines(stage, order.what)
        if count > _LONGEST_COPY:
            stage.show_message(
                translate("Export", "The table has {0} lines, too many to copy: save it.").format(
                    format_count(count)
                )
            )
            return
        data = Copied(("text/csv", "text/plain"), partial(_table_formats, lines))
        message = translate("Export", "The table is on the clipboard.")
    else:
        image = _image(stage, order)
        origin = origin_of(stage, order.epoch) if order.embeds else None
        data = Copied(("image/png",), lambda: {"image/png": png_file(image, origin)})
        data.setImageData(image)
        message = translate("Export", "The picture is on the clipboard.")
    if not put_on_clipboard(data):
        message = translate("Export", "The system’s clipboard took nothing: save it to a file.")
    stage.show_message(message)


def _table_formats(lines: Iterable[str]) -> dict[str, bytes]:
    text = "".join(lines)
    return {"text/csv": text.encode(), "text/plain": tab_separated(text).encode()}


def copy_script(stage: Stage) -> None:
    """Put the run on the clipboard as a script of NumPy alone."""
    experiment = stage.session.scene.experiment
    try:
        text = script_of(experiment)
    except ValueError as error:
        stage.show_message(translate("Export", "No script: {0}.").format(said(error)))
        return
    QGuiApplication.clipboard().setText(text)
    stage.show_message(
        translate("Export", "The run is on the clipboard as a script that needs NumPy only.")
    )


def save_window(stage: Stage) -> None:
    """Ask for a name and write a picture of the whole window."""
    save(stage, Order(WINDOW))


def save(stage: Stage, order: Order) -> Job | None:
    """Ask for a name and write what is ordered there."""
    path = _ask_name(stage, order)
    if path is None or not _ready(stage):  # another experiment is being opened meanwhile
        return None
    if order.kind in ANIMATIONS:
        return _start_animation(stage, order, path)
    if order.kind == "csv":
        lines, count = _lines(stage, order.what, path.parent)
        return _start(stage, TableJob(stage.widget, path, lines, count), path)
    return _start(stage, PictureJob(stage.widget, path, _painted(stage, order, path)), path)


def _painted(stage: Stage, order: Order, path: Path) -> Callable[[], bytes]:
    """Paint what is ordered; return what makes a file of it, in any thread."""
    origin = replace(origin_of(stage, order.epoch), folder=path.parent) if order.embeds else None
    if order.kind == "png":
        return partial(png_file, _image(stage, order), origin)
    sheet, name = sheet_for(stage, order)
    title = translated(stage.session.scene.preset.title)
    try:
        content = picture_bytes(sheet.drawing(name), order.kind, origin, title, 1, order.text_as)
    finally:
        sheet.close()
    return lambda: content


def _image(stage: Stage, order: Order) -> QImage:
    if order.what == WINDOW:
        return window_picture(stage.widget)
    sheet, name = sheet_for(stage, order)
    try:
        image = painting.picture(sheet.drawing(name), order.scale)
    finally:
        sheet.close()
    image.setDevicePixelRatio(1)
    return image


def _lines(stage: Stage, what: str, folder: Path | None = None) -> tuple[Iterable[str], int]:
    """Return the lines of a plot's own table, or of the whole run's, for a file there."""
    origin, panel = replace(origin_of(stage), folder=folder), stage.panel
    view = panel.arrangement.view(what) if panel is not None and what not in ("", WINDOW) else None
    if isinstance(view, EpochPlot):
        header, columns = view.table()
        return table_lines(header, columns, origin), len(columns[0]) + 2
    recording = stage.session.recording
    assert recording is not None
    return recording_lines(recording, origin), len(recording) * len(recording.experiment.series)


def _start_animation(stage: Stage, order: Order, path: Path) -> Job | None:
    recording, origin = stage.session.recording, origin_of(stage)
    assert recording is not None
    rest = stage.session.scene.preset.resting_epoch(recording)  # where a film ends
    sheet, name = sheet_for(stage, replace(order, epoch=rest))
    subject = sheet.subject
    try:
        first, last = ends(sheet, subject, name)
        encoder = Encoder(path, first, last, order.timing.fps, origin)
    except EncoderError as error:
        sheet.close()
        stage.show_message(str(error))
        return None
    epochs = order.timing.epochs(len(recording) - 1)
    painted = frames(sheet, subject, epochs, first.size(), name)
    return _start(
        stage, AnimationJob(stage.widget, encoder, painted, len(epochs), sheet.close), path
    )


def _start(stage: Stage, job: Job, path: Path) -> Job:
    def show_end(error: str) -> None:
        if error:
            stage.show_message(error)
        else:
            _show_saved(stage, path)

    job.ended.connect(show_end)
    job.start()
    return job


def _ready(stage: Stage) -> bool:
    return stage.panel is not None and stage.session.recording is not None


def _view_under_pointer(stage: Stage) -> str:
    panel = stage.panel
    assert panel is not None
    for name in panel.arrangement.open_names:
        view = panel.arrangement.view(name)
        if view.isVisible() and view.underMouse():
            return name
    return FIGURE


def _ask_name(stage: Stage, order: Order) -> Path | None:
    """Ask where to; the file dialog asks before a file is replaced."""
    suffix = f".{order.kind}"
    kinds = f"{order.kind.upper()} (*{suffix})"
    proposed = str(stage.last_folder / proposed_name(stage, order))
    chosen, _ = QFileDialog.getSaveFileName(
        stage.widget, translate("Export", "Export"), proposed, kinds
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
        if os.path.exists(path) and not _may_replace(stage, path):
            return None
    stage.last_folder = path.parent
    return path


def _may_replace(stage: Stage, path: Path) -> bool:
    """Ask about a file that the dialog could not know of: its name was completed after."""
    yes = QMessageBox.StandardButton.Yes
    answer = QMessageBox.question(
        stage.widget,
        translate("Export", "Export"),
        translate("Export", "{0} exists. Replace it?").format(path.name),
    )
    return answer == yes


def _show_saved(stage: Stage, path: Path) -> None:
    stage.show_message(translate("Export", "Saved as {0}.").format(path))
