"""What a handout shows of one demonstration: the frames of its run, and the conclusion."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize

from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.core.subjects import subject_of
from gradsim.ui.export.animation import grow
from gradsim.ui.export.handout.frames import (
    SAMPLES,
    SCALE,
    Film,
    Pixels,
    pixels,
    shown_epochs,
    webp_url,
)
from gradsim.ui.export.sheet import MARGIN, Sheet, Subject
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.session.companion import recorded_beside
from gradsim.ui.session.findings import caption_of, key_figure_of
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import filled

ZOOM = 0.9
EDGE = round(ZOOM * MARGIN)  # of the sheet, which the page does not show
SIZE = QSize(960, 560)
SHEET = SIZE + QSize(2 * EDGE, 2 * EDGE)
FEW = 10  # pictures, of which no film of pixels has less
LEAST_SHARE = 0.3  # of the figure's width that an axis has, or the slider does not follow it


@dataclass(frozen=True)
class Drawn:
    """A demonstration as a handout shows it.

    Attributes
    ----------
    frames : str
        Its film, packed: a frame for each of `epochs`, and one of the conclusion.
    epochs : list of int
        From the first to the last.
    rest : int
        The epoch at which the conclusion is seen.
    picture : str
        The address of the conclusion's picture, which holds it.
    caption, key, unit : str
        What was seen, and the number that is the point; empty where they are not known.
    axis : tuple of float or None
        Where the axis of epochs begins and how long it is, as shares of the figure's width.
    views : list of list of int
        Left, top, width and height of each view in the drawing.
    """

    frames: str
    epochs: list[int]
    rest: int
    picture: str
    caption: str
    key: str
    unit: str
    axis: tuple[float, float] | None
    views: list[list[int]]


def drawing(preset: Preset, recording: Recording, name: str) -> Generator[float, None, Drawn]:
    """Draw a demonstration, an epoch at a time; yield the share that is done.

    Parameters
    ----------
    preset : Preset
        The demonstration.
    recording : Recording
        Its run.
    name : str
        Of the figure in the page.
    """
    beside = recorded_beside(preset)
    kept = () if beside is None else (beside,)
    rest = preset.resting_epoch(recording)
    subject = Subject(recording, rest, preset.views, preset.side, kept=kept)
    kind = panel_class(subject_of(preset.experiment))
    sheet = Sheet(kind, THEMES["light"].zoomed(ZOOM))
    try:
        sheet.show_figure(subject, SHEET)
        edge = EDGE * SCALE
        picture = webp_url(pixels(sheet.drawing())[edge:-edge, edge:-edge])
        axis, views = _axis(sheet, recording), _views(sheet)
        epochs = shown_epochs(recording)
        film = Film(name)
        sample = _Sample(len(epochs) + 1)
        for done in _frames(sheet, subject, epochs):
            film.add_vectors(sheet.drawing())
            sample.look(done, sheet)
            yield (done + 1) / (len(epochs) + 1)
        packed = film.packed()
        if len(packed) > FEW * len(picture) and sample.letters < len(packed):
            film = Film(name)
            for done in _frames(sheet, subject, epochs):
                film.add_pixels(pixels(sheet.drawing()))
                yield (done + 1) / (len(epochs) + 1)
            packed = min(packed, film.packed(), key=len)
    finally:
        sheet.close()
        sheet.deleteLater()
    is_whole = len(recording) > recording.experiment.last_epoch
    compared = None if beside is None else beside.recording
    key = key_figure_of(preset, recording, compared, seen=True) if is_whole else None
    return Drawn(
        packed,
        epochs,
        rest,
        picture,
        caption_of(preset, recording, compared) if is_whole else "",
        "" if key is None else filled(key.text, key.figures),
        "" if key is None else filled(key.unit, key.figures),
        axis,
        views,
    )


def _frames(sheet: Sheet, subject: Subject, epochs: list[int]) -> Generator[int, None, None]:
    """Draw a run as it grows, then as a whole where it rests; yield the number of each frame."""
    growing = Recording(subject.recording.experiment)
    for number, epoch in enumerate([*epochs, subject.epoch]):
        if number < len(epochs):
            grow(sheet, subject, growing, epoch)
        sheet.show_epoch(growing, epoch)
        if sheet.panel.is_computing:
            sheet.settle()
        yield number


class _Sample:
    """Estimates how many letters frames of pixels would take, by a few of them."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._places = {round(place * (count - 1) / SAMPLES) for place in range(SAMPLES + 1)}
        self._images: list[Pixels] = []

    def look(self, number: int, sheet: Sheet) -> None:
        """Look at a frame, if it is one of the sample."""
        if number in self._places:
            self._images.append(pixels(sheet.drawing()))

    @property
    def letters(self) -> float:
        """How many there would be."""
        film = Film("")
        for image in self._images:
            film.add_pixels(image)
        first, *others = film.letters
        return first + sum(others) / max(len(others), 1) * (self._count - 1)


def _views(sheet: Sheet) -> list[list[int]]:
    """Return where each view that is seen lies; a narrow page shows one below the other."""
    arrangement = sheet.panel.arrangement
    views = (arrangement.view(name) for name in arrangement.open_names)
    seen = [(view, view.mapTo(sheet, QPoint())) for view in views if view.isVisible()]
    return [[place.x(), place.y(), view.width(), view.height()] for view, place in seen]


def _axis(sheet: Sheet, recording: Recording) -> tuple[float, float] | None:
    """Return where the first view with an axis of epochs has it."""
    last = recording.experiment.last_epoch
    for name in sheet.panel.arrangement.open_names:
        view = sheet.panel.arrangement.view(name)
        if isinstance(view, EpochPlot) and view.isVisible() and last > 0:
            left = view.mapTo(sheet, QPoint()).x() - EDGE
            start, end = (left + view.to_pixels(epoch, 1.0).x() for epoch in (0, last))
            axis = start / SIZE.width(), (end - start) / SIZE.width()
            return axis if axis[1] >= LEAST_SHARE else None
    return None
