"""A curve that grows looks as if all of it were drawn in each frame."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.plotting import haloed
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.standing import GrowingCurve
from gradsim.ui.pyqtgraph_parts import GraphicsView
from gradsim.ui.theme import THEMES

EPOCHS = 3000
LEVEL = 1  # of 255: smooth edges that cross are rounded once more


def pixels(picture: QPixmap | QImage) -> np.ndarray:
    image = QImage(picture if isinstance(picture, QImage) else picture.toImage())
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def opened(window: QWidget, rows: list[tuple[float, ...]]) -> tuple[EpochPlot, Recording]:
    """Return a plot of three curves, two of them dashed, of so many rows."""
    recording = Recording(SingleNeuron(epochs=EPOCHS))
    recording.extend(rows)
    plot = EpochPlot(THEMES["projector"], "value")
    plot.setParent(window)
    plot.resize(900, 500)
    plot.fixed_range = (0.0, 6.0)
    names = ("output_1", "cost", "weight_1")
    plot.show_curves([Curve(recording, n, n, k) for k, n in enumerate(names)], EPOCHS)
    plot.update_curves(len(recording) - 1)
    plot.show()
    return plot, recording


@pytest.mark.parametrize("noise", [0.0, 0.02])
def test_growing_curves_look_as_if_drawn_at_once(qtbot, noise):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    random = np.random.default_rng(0)
    rows = [
        tuple(np.abs(np.array(row) + random.normal(0, noise, len(row))).tolist())
        for row in SingleNeuron(epochs=EPOCHS)
    ]
    plot, recording = opened(window, rows[:1])
    stood = []
    for count in range(100, EPOCHS + 2, 100):
        recording.extend(rows[len(recording) : count])
        plot.update_curves(len(recording) - 1)
        QCoreApplication.processEvents()
        stood.append(min(curve.stands_to or 0.0 for curve in plot._curves))
        if count % 500 == 0:
            at_once, _ = opened(window, rows[:count])
            grown, drawn = pixels(plot.grab()), pixels(at_once.grab())
            at_once.hide()
            at_once.deleteLater()
            assert np.abs(grown - drawn).max() <= LEVEL
            assert (grown != drawn).mean() < 0.002
    assert stood[-1] > plot.axes_rect().center().x()  # and most of it is not drawn again


def test_what_stands_is_drawn_again_in_another_look_or_of_another_run(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    rows = list(SingleNeuron(epochs=EPOCHS))
    plot, recording = opened(window, rows[:1000])
    for count in (1100, 1200, 1300):
        recording.extend(rows[len(recording) : count])
        plot.update_curves(count - 1)
        QCoreApplication.processEvents()
    other, _ = opened(window, list(SingleNeuron(epochs=EPOCHS, weights=(2.0,)))[:1300])
    plot.show_curves(other.sources, EPOCHS)
    plot.update_curves(1299)
    assert (pixels(plot.grab()) == pixels(other.grab())).all()
    for shown in (plot, other):
        shown.restyle(THEMES["dark"])
    assert (pixels(plot.grab()) == pixels(other.grab())).all()


def test_curves_of_a_run_that_has_ended_are_drawn_once(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    plot, _ = opened(window, list(SingleNeuron(epochs=EPOCHS)))
    plot.fixed_range = (-9.0, 9.0)  # no dashes are cut off
    plot.update_curves(EPOCHS)
    for _ in range(3):
        plot.grab()
    drawn = []
    monkeypatch.setattr(GrowingCurve, "paint_columns", lambda *args: drawn.append(args))
    before = pixels(plot.grab())
    plot.update_curves(EPOCHS - 1)
    plot.update_curves(EPOCHS)
    assert (pixels(plot.grab()) == before).all()
    assert drawn == []


def test_axes_are_painted_again_into_the_picture_that_there_is(qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 500)
    window.show()
    rows = list(SingleNeuron(epochs=EPOCHS))
    plot, _ = opened(window, rows)
    other, _ = opened(window, rows)
    plot.grab()
    with monkeypatch.context() as patched:
        patched.setattr(GraphicsView, "resetCachedContent", None)  # which would make another
        plot.fixed_range = (-20.0, 20.0)
        plot.update_curves(EPOCHS)
    other.fixed_range = (-20.0, 20.0)
    other.set_title("other")
    other.update_curves(EPOCHS)
    other.set_title("value")
    assert (pixels(plot.grab()) == pixels(other.grab())).all()


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("place", [(20, 30), (20.37, 30.81), (-3.25, 10.0)])
@pytest.mark.parametrize("text", ["epoch 1,234", "−0.412", "≈ 0", "1.11·10", "C 0.82 → 0.5"])
def test_text_with_a_rim_looks_as_its_outlines_do(qapp, text, place, ratio):
    font = QFont("Inter")
    font.setPixelSize(23)
    pictures = []
    for as_picture in (True, False):
        image = QImage(200 * ratio, 60 * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("#ddeeff"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        colors = QColor("#123456"), QColor("#fedcba")
        if as_picture:
            haloed.paint_haloed(painter, QPointF(*place), text, *colors)
        else:
            foot = round(place[1] * ratio) / ratio  # on a side of a pixel, as all text is
            painter.translate(QPointF(place[0], foot))
            halo, letters = haloed._outlines(text, *haloed._type_of(font))
            painter.fillPath(halo, colors[1])
            painter.fillPath(letters, colors[0])
        painter.end()
        pictures.append(pixels(image))
    assert (pictures[1] != pixels(blank(ratio))).any()
    # of 236 between both colours: a text an eighth of a pixel aside, and a digit in it as much
    assert np.abs(pictures[0] - pictures[1]).max() <= 70


def test_a_number_is_put_together_from_its_digits(qapp):
    """A new number would otherwise be stroked and filled in every frame of a run."""
    image, font = blank(1), THEMES["light"].font(23)
    painter = QPainter(image)
    painter.setFont(font)
    colors = QColor("#123456"), QColor("#fedcba")

    def paint(*numbers: int) -> int:
        before = haloed._piece.cache_info().misses
        for number in numbers:
            haloed.paint_haloed(painter, QPointF(20, 30), f"0.{number}", *colors)
        return int(haloed._piece.cache_info().misses) - before

    paint(*range(100, 1000, 3))
    assert paint(*range(101, 1000, 3)) == 0
    painter.end()


def test_words_after_a_number_are_rastered_apart_from_its_digits(qapp, monkeypatch):
    image, pieces = blank(1), set()
    piece = haloed._piece

    def note(text, *args):
        pieces.add(text)
        return piece(text, *args)

    monkeypatch.setattr(haloed, "_piece", note)
    painter = QPainter(image)
    painter.setFont(THEMES["light"].font(29))
    for number in range(10, 20):
        for text in (f"{number} of 60 points wrong", f"0.{number} everywhere"):
            haloed.paint_haloed(painter, QPointF(20, 30), text, QColor("#123456"), QColor("#fff"))
    painter.end()
    words = {text for text in pieces if len(text) > 2}
    assert words == {" of", " points", " wrong", " everywhere"}


def test_digits_rastered_before_are_those_that_numbers_need(qapp):
    image, font = blank(1), THEMES["light"].font(31)
    haloed.raster_digits(font, 1.0)
    before = haloed._piece.cache_info().misses
    painter = QPainter(image)
    painter.setFont(font)
    for number in range(100, 1000, 7):
        place = QPointF(20 + number / 97, 30)
        haloed.paint_haloed(painter, place, f"0.{number}", QColor("#123456"), QColor("#fff"))
    painter.end()
    assert haloed._piece.cache_info().misses == before


def blank(ratio: int) -> QImage:
    image = QImage(200 * ratio, 60 * ratio, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image
