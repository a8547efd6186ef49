"""Small pictures of demonstrations, made by a process of its own beside the window.

A panel is laid out and painted where widgets may be, in the main thread; in the window's it would
keep it from its input for a tenth of a second and more. The editor and the presenter's view
start ``python -m gradsim.ui.export.small_pictures`` and ask it for one picture after the other:
each line it reads is an order, each line it writes the answer, both JSON.
"""

import base64
import dataclasses
import json
import os
import sys
from collections import OrderedDict
from contextlib import suppress
from itertools import islice
from time import monotonic
from typing import TextIO

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QWidget

from gradsim.core.experiment import Experiment
from gradsim.core.interruption import Interrupted, interruptible
from gradsim.core.lecture.lecture_file import lecture_from_json
from gradsim.core.lecture.presets import find_preset
from gradsim.core.preset import NEXT_PAGE, Preset
from gradsim.core.recorded_run import recorded_rows
from gradsim.core.recording import Recording
from gradsim.core.settings import Json
from gradsim.core.subjects import subject_of
from gradsim.ui.export.painting import Drawing, paint, painting_on, pens_scaled, png_bytes
from gradsim.ui.export.picture_cache import PictureCache
from gradsim.ui.export.sheet import VIEW_MARGIN, Sheet, Subject
from gradsim.ui.language import said, translated
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.qt_application import make_application
from gradsim.ui.session.findings import caption_of, key_figure_of
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import INTERFACE, THEMES, Theme, text_font

THUMBNAIL, FIGURE, QUESTION = "thumbnail", "figure", "question"
FIGURE_SIZE = QSize(1120, 630)  # at which a figure is laid out, whatever its size in the end
FINER = 4  # thumbnails are laid out so many times larger, with lines as much thicker
MOST_RUNS = 12  # that are kept for a picture of another kind
FAINT = 12  # of 255, by which a colour may differ from the ground and be taken for it
MOST_LARGER = 1.4  # that a view may be drawn without loss, or it is
PATIENT = 3.0  # seconds from which on a picture is made even where no epoch is over

_TYPE = ("title", "subtitle", "key_figure", "axis_text", "end_label", "tick", "interface", "small",
         "symbol", "formula", "number", "sentence", "slider_label", "formula_gap")  # fmt: skip


class _Silent(Theme):
    """A look without words: its type is a pixel high, and takes no room."""

    def font(self, size: float, weight: int = 400, family: str = INTERFACE) -> QFont:
        """Return the smallest font there is, whatever the size."""
        return text_font(family, 1, weight)


def silent(theme: Theme) -> Theme:
    """Return a look for thumbnails: lines as on a small plot, and no words."""
    values = {field.name: getattr(theme, field.name) for field in dataclasses.fields(theme)}
    lines = {"curve": 1.3, "ghost": 0.8, "axis_line": 0.7, "point": 1.8, "rim": 0.5, "cursor": 0.7,
             "tangent": 1.2, "drawing": 1.2, "formula_stroke": 1.0}  # fmt: skip
    values.update({name: FINER * width for name, width in lines.items()})
    return _Silent(**{**values, **dict.fromkeys(_TYPE, 1), "tick_length": 0, "zoom": 1.0})


@dataclasses.dataclass(frozen=True)
class Order:
    """A picture that is wanted.

    Attributes
    ----------
    preset : Preset
        Of what.
    kind : str
        Its hero without words, the whole figure as the room sees it at the end, or at the start.
    look : str
        The name of the theme.
    size : QSize
        In pixels.
    seconds : float
        For which the run may take; what there is then is shown.
    """

    preset: Preset
    kind: str
    look: str
    size: QSize
    seconds: float


class Painter:
    """Runs demonstrations and paints them; keeps the last runs."""

    def __init__(self) -> None:
        self._runs: OrderedDict[Experiment, Recording] = OrderedDict()

    def answer(self, order: Order) -> dict[str, Json]:
        """Return a picture, or a sentence that says why there is none.

        Where the run has no epoch yet in the time that it was given, ``late`` is true.
        """
        preset = order.preset
        most = preset.epoch + 1 if order.kind == QUESTION else preset.experiment.last_epoch + 1
        try:
            recording = self._recorded(preset.experiment, order.seconds, most)
        except ValueError as error:
            sentence = said(error)
            return {"sentence": sentence[:1].upper() + sentence[1:] + "."}
        if not len(recording):
            return {"late": True}
        epoch = len(recording) - 1
        beside = self._beside(preset, order)
        if order.kind == QUESTION:
            epoch = min(preset.epoch, epoch)
        elif _is_whole(recording):
            epoch = preset.resting_epoch(recording)
        subject = self._subject(order, recording, epoch, beside)
        image = (_thumbnail if order.kind == THUMBNAIL else _figure)(order, subject)
        png = base64.b64encode(png_bytes(image)).decode()
        has_all = _is_whole(recording) and (beside is not None or not preset.compared)
        compared = None if beside is None else beside.recording
        caption = caption_of(preset, recording, compared) if has_all else ""
        is_partial = len(recording) < most
        return {"png": png, "caption": caption, "partial": is_partial}

    def _beside(self, preset: Preset, order: Order) -> KeptRun | None:
        """Return the whole run that a demonstration is compared with, None if it takes long."""
        if not preset.compared or order.kind == QUESTION:
            return None
        compared = find_preset(preset.compared)
        last = compared.experiment.last_epoch
        recording = self._recorded(compared.experiment, order.seconds, last + 1)
        if not _is_whole(recording):
            return None
        return KeptRun(translated(compared.title), recording)

    @staticmethod
    def _subject(order: Order, recording: Recording, epoch: int, beside: KeptRun | None) -> Subject:
        """Return what a picture shows; of a question nothing that answers it."""
        preset, title = order.preset, translated(order.preset.question)
        if order.kind == THUMBNAIL:
            title = ""
        scene = translated(preset.subtitle) if title else ""
        kept = () if beside is None else (beside,)
        if order.kind == QUESTION or not _is_whole(recording):
            return Subject(recording, epoch, preset.views, preset.side, title, scene, kept=kept)
        compared = None if beside is None else beside.recording
        has_all = title and (compared is not None or not preset.compared)
        caption = caption_of(preset, recording, compared) if has_all else ""
        key = key_figure_of(preset, recording, compared, seen=True) if has_all else None
        return Subject(
            recording, epoch, preset.views, preset.side, title, scene, caption, key, kept
        )

    def _recorded(self, experiment: Experiment, seconds: float, most: int) -> Recording:
        """Return as much of a run as is wanted, and as there is time for."""
        recording = self._runs.get(experiment)
        if recording is None or (seconds > PATIENT and len(recording) < most):
            recording = Recording(experiment)
            end = monotonic() + seconds
            run = recorded_rows(experiment) or iter(experiment.run())
            with suppress(Interrupted), interruptible(lambda: monotonic() > end):
                while monotonic() < end and len(recording) < most:
                    if not recording.extend(islice(run, 1)):
                        break
        if len(recording) and most > experiment.last_epoch:
            self._runs[experiment] = recording
            while len(self._runs) > MOST_RUNS:
                self._runs.popitem(last=False)
        return recording


def _is_whole(recording: Recording) -> bool:
    return len(recording) > recording.experiment.last_epoch


def _thumbnail(order: Order, subject: Subject) -> QImage:
    """Return the hero alone, without words; nothing but the ground where no view is open."""
    preset, theme = order.preset, silent(THEMES[order.look])
    hero = next((name for name in (*preset.views, *preset.side) if name != NEXT_PAGE), None)
    if hero is None:
        image = QImage(order.size, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.ground))
        return image
    sheet = Sheet(panel_class(subject_of(preset.experiment)), theme)
    margin = 2 * theme.px(VIEW_MARGIN)
    sheet.show_view(subject, hero, order.size * (FINER / _ratio(order)) + QSize(margin, margin))
    view = sheet.panel.arrangement.view(hero)
    whole = QRectF(view.rect())
    image = _painted(view, whole, whole.size().toSize(), theme)
    filled = QRectF(_filled(image, QColor(theme.ground)))
    asked = sheet.size() - QSize(margin, margin)
    if min(asked.width() / filled.width(), asked.height() / filled.height()) > MOST_LARGER:
        whole = filled
    target = whole.size().toSize().scaled(order.size, Qt.AspectRatioMode.KeepAspectRatio)
    image = _painted(view, whole, target * 2, theme)
    _close(sheet)
    return image.scaled(
        target, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _ratio(order: Order) -> float:
    """Return how many pixels of a dense screen a thumbnail has for each of its own."""
    return max(order.size.width() / 80, 1.0)


def _painted(view: QWidget, part: QRectF, size: QSize, theme: Theme) -> QImage:
    """Return a part of a view, as large as asked."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.ground))
    scale = size.width() / max(part.width(), 1.0)
    with painting_on(image) as painter, pens_scaled(view, scale):
        painter.scale(scale, scale)
        painter.translate(-part.topLeft())
        paint(view, painter)
    return image


def _filled(image: QImage, ground: QColor) -> QRect:
    """Return the smallest rectangle that holds all that is clearly not ground."""
    lines = image.constBits()
    pixels = np.frombuffer(lines, np.uint8).reshape(image.height(), -1, 4)[:, : image.width(), :3]
    color = np.array([ground.blue(), ground.green(), ground.red()], np.int16)
    differs = (np.abs(pixels - color) > FAINT).any(axis=2)
    rows, columns = differs.any(axis=1).nonzero()[0], differs.any(axis=0).nonzero()[0]
    if not len(rows):
        return image.rect()
    return QRect(QPoint(int(columns[0]), int(rows[0])), QPoint(int(columns[-1]), int(rows[-1])))


def _figure(order: Order, subject: Subject) -> QImage:
    """Return the whole figure, with its title."""
    theme, size = THEMES[order.look], FIGURE_SIZE
    sheet = Sheet(panel_class(subject_of(order.preset.experiment)), theme)
    sheet.show_figure(subject, size)
    image = QImage(order.size * 2, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.ground))
    scale = image.width() / size.width()
    with painting_on(image) as painter, pens_scaled(sheet, scale):
        painter.scale(scale, scale)
        Drawing(sheet).paint(painter)
    _close(sheet)
    return image.scaled(
        order.size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _close(sheet: Sheet) -> None:
    sheet.close()
    sheet.deleteLater()


def _order(content: dict[str, Json]) -> Order:
    lecture = lecture_from_json(str(content["lecture"]))
    width, height, seconds = (float(str(content[key])) for key in ("width", "height", "seconds"))
    size = QSize(round(width), round(height))
    look = str(content["look"])
    return Order(lecture.entries[0].preset, str(content["kind"]), look, size, seconds)


def serve(orders: TextIO, answers: TextIO) -> None:
    """Answer orders until there are no more."""
    painter, cache = Painter(), PictureCache()
    for line in iter(orders.readline, ""):
        content = json.loads(line)
        answer = cache.get(content)
        if answer is None:
            answer = _made(painter, cache, content)
        answers.write(json.dumps({**answer, "id": content["id"]}) + "\n")
        answers.flush()


def _made(painter: Painter, cache: PictureCache, content: dict[str, Json]) -> dict[str, Json]:
    """Make a picture, and keep it unless it shows what may change: files of the user's."""
    try:
        order = _order(content)
        answer = painter.answer(order)
    except Exception as error:  # one picture that fails must not take the others with it
        return {"sentence": str(error) or type(error).__name__}
    experiment = order.preset.experiment
    paths = (name for name, setting in experiment.settings().items() if setting.is_path)
    is_whole = "png" in answer and not answer["partial"]
    if is_whole and not any(getattr(experiment, name) for name in paths):
        cache.put(content, answer)
    return answer


def main() -> None:
    """Serve the window that has started this process, for as long as it is there."""
    if hasattr(os, "nice"):
        os.nice(10)  # the window and its runs come first
    make_application()
    serve(sys.stdin, sys.stdout)


if __name__ == "__main__":
    main()
