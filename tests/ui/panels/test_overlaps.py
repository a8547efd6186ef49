"""What finds texts of a window that lie on one another, and widgets that do.

The demonstrations are looked at in ``test_walk.py``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextDocumentFragment
from PySide6.QtWidgets import QGraphicsView, QLabel, QMainWindow, QWidget

from gradsim.ui.layer import Layer
from gradsim.ui.panels.single_neuron.landscape import Landscape
from gradsim.ui.typesetting.formula import Formula
from tests.ui.panels.test_layout import all_painted, grabbed, paint_unseen

TOUCH = 2.5  # pixels by which two letters' rectangles may overlap before an eye sees it


class Ink(NamedTuple):
    """A text as it was painted: the rectangle of its letters in the window."""

    text: str
    box: QRectF


def box_of(painter: QPainter, *arguments) -> tuple[str, QRectF]:
    """Text and rectangle of its letters, as the arguments of drawText give them."""
    metrics = QFontMetricsF(painter.font())
    *place, text = arguments
    if isinstance(place[0], QRect | QRectF):
        area, flags = QRectF(place[0]), int(place[1])
        box = metrics.boundingRect(area, flags, text)
        if int(Qt.TextFlag.TextWordWrap) & flags:
            return text, box
        base = QPointF(box.left(), box.top() + metrics.ascent())
    else:
        base = QPointF(place[0]) if isinstance(place[0], QPointF | QPoint) else QPointF(*place)
    return text, metrics.tightBoundingRect(text).translated(base)


@contextmanager
def inked(monkeypatch) -> Iterator[list[Ink]]:
    """Note every text and formula that the program paints itself, in the window's pixels."""
    noted: list[Ink] = []
    draw, paint = QPainter.drawText, Formula.paint

    def draw_text(painter, *arguments):
        text, box = box_of(painter, *arguments)
        if text.strip() and painter.pen().style() != Qt.PenStyle.NoPen:
            noted.append(Ink(text, painter.deviceTransform().mapRect(box)))
        return draw(painter, *arguments)

    def paint_formula(formula, painter, x, baseline, color):
        if formula.shapes:  # others are drawn as text
            height = formula.ascent + formula.depth
            side = 0.05 * height  # its box has a rim
            box = QRectF(x, baseline - formula.ascent, formula.width, height)
            box = box.adjusted(side, side, -side, -side)
            noted.append(Ink("a formula", painter.deviceTransform().mapRect(box)))
        return paint(formula, painter, x, baseline, color)

    def paint_again(layer, painter, widget, key, paint, area=None):
        paint(painter)  # what is kept as a picture, too

    def paint_relief_again(landscape, painter, picture):
        picture.paint(painter)

    with monkeypatch.context() as patch:
        patch.setattr(Layer, "paint", paint_again)
        patch.setattr(Landscape, "_paint_relief", paint_relief_again)
        patch.setattr(Formula, "paint", paint_formula)
        patch.setattr(QPainter, "drawText", draw_text)
        yield noted


def texts(window: QWidget, monkeypatch) -> list[Ink]:
    """All texts on screen: those that are painted, and those of labels."""
    with all_painted(window), inked(monkeypatch) as noted:
        paint_unseen(window)
    return [*noted, *texts_of_labels(window)]


def texts_of_labels(window: QWidget) -> list[Ink]:
    """The texts of labels, which Qt paints."""
    noted = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            flags = label.alignment() | (
                Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
            )
            words = QTextDocumentFragment.fromHtml(label.text()).toPlainText()
            area = QRectF(label.contentsRect())
            box = QFontMetricsF(label.font()).boundingRect(area, int(flags), words)
            noted.append(Ink(words, box.translated(label.mapTo(window, QPoint(0, 0)))))
    return noted


def overlapping(noted: list[Ink]) -> list[str]:
    """Pairs of texts that lie on one another; the same one painted twice is one."""
    texts = list(dict.fromkeys(noted_once(noted)))
    x, y, width, height = np.array([box for _, box in texts]).T
    wide = np.minimum.outer(x + width, x + width) - np.maximum.outer(x, x)
    high = np.minimum.outer(y + height, y + height) - np.maximum.outer(y, y)
    pairs = np.argwhere(np.triu((wide > TOUCH) & (high > TOUCH), 1))
    return [
        f"{above!r} at {place} lies on {below!r} at {place_below}"
        for (above, place), (below, place_below) in ((texts[i], texts[j]) for i, j in pairs)
    ]


def noted_once(noted: list[Ink]) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    for text, box in noted:
        yield text, (round(box.x()), round(box.y()), round(box.width()), round(box.height()))


def siblings_overlapping(window: QWidget) -> list[str]:
    """Widgets that lie on one another though they have the same parent."""
    found = []
    for parent in [window.centralWidget(), *window.centralWidget().findChildren(QWidget)]:
        if not parent.isVisible() or isinstance(parent, QGraphicsView):
            continue
        children = [
            child
            for child in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if child.isVisible()
            and not child.isWindow()
            and not child.size().isEmpty()
            and type(child).__name__ != "_Switch"  # in the corner that no landscape fills
        ]
        for first, second in combinations(children, 2):
            common = first.geometry().intersected(second.geometry())
            if common.width() > 1 and common.height() > 1:
                names = [
                    f"{type(w).__name__} {w.objectName()} {w.geometry()}" for w in (first, second)
                ]
                found.append(" lies on ".join(names))
    return found


class _Words(QWidget):
    """Paints two words, the second so far to the right of the first."""

    distance = 0.0

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        painter.drawText(QPointF(5, 20), "first")
        painter.drawText(QPointF(5 + self.distance, 20), "second")


def test_a_window_whose_texts_were_looked_at_paints_as_before(reopen_window, monkeypatch):
    window = reopen_window("neuron-good-start").window
    views = window.findChildren(QGraphicsView)
    before = [view.cacheMode() for view in views]
    assert any(before)  # some keep what they have painted
    texts(window, monkeypatch)
    grabbed(window, monkeypatch)
    assert [view.cacheMode() for view in views] == before


def test_two_words_on_one_another_are_found(qtbot, monkeypatch):
    """Else nothing above could fail: where they are is known, deep in a window, too."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    words = _Words(window.centralWidget())
    words.setGeometry(40, 30, 300, 60)
    window.resize(400, 200)
    window.show()
    noted = texts(window, monkeypatch)
    metrics = QFontMetricsF(words.font())
    expected = metrics.tightBoundingRect("first").translated(45, 50)
    assert noted[0].box == expected
    assert len(overlapping(noted)) == 1
    words.distance = metrics.horizontalAdvance("first ")
    assert overlapping(texts(window, monkeypatch)) == []
    second = _Words(window.centralWidget())
    second.setGeometry(60, 50, 300, 60)
    second.show()
    assert len(siblings_overlapping(window)) == 1
