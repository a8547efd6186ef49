"""Nothing lies over anything: no two texts of a window, no two widgets side by side."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextDocumentFragment
from PySide6.QtWidgets import QGraphicsView, QLabel, QMainWindow, QWidget

from gradsim.core.lecture.presets import PRESETS
from gradsim.ui.plotting.axes import Axes
from gradsim.ui.typesetting.formulas import Formula
from tests.shortened import short_preset

TOUCH = 2.5  # pixels by which two letters' rectangles may overlap before an eye sees it
SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]


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

    with monkeypatch.context() as patch:
        patch.setattr(Formula, "paint", paint_formula)
        patch.setattr(QPainter, "drawText", draw_text)
        yield noted


def texts(window: QWidget, monkeypatch) -> list[Ink]:
    """All texts on screen: those that are painted, and those of labels."""
    for axes in window.findChildren(Axes):
        axes.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    with inked(monkeypatch) as noted:
        window.grab()
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
    found = []
    for one, other in combinations(dict.fromkeys(noted_once(noted)), 2):
        common = Ink("", QRectF(*one[1]).intersected(QRectF(*other[1]))).box
        if common.width() > TOUCH and common.height() > TOUCH:
            found.append(f"{one[0]!r} at {one[1]} lies on {other[0]!r} at {other[1]}")
    return found


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
            if child.isVisible() and not child.isWindow() and not child.size().isEmpty()
        ]
        for one, other in combinations(children, 2):
            common = one.geometry().intersected(other.geometry())
            if common.width() > 1 and common.height() > 1:
                names = [
                    f"{type(w).__name__} {w.objectName()} {w.geometry()}" for w in (one, other)
                ]
                found.append(" lies on ".join(names))
    return found


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_no_text_lies_on_another(open_window, monkeypatch, preset):
    """Before, in the middle and at the end of a run, in the lecture and in the window."""
    opened = open_window(short_preset(preset), size=(1280, 720), theme="projector")
    found = []

    def look(place: str) -> None:
        opened.settle()
        noted = texts(opened.window, monkeypatch)
        assert len(noted) > 8
        faults = [*overlapping(noted), *siblings_overlapping(opened.window)]
        found.extend(f"{place}: {fault}" for fault in faults)

    look("before")
    opened.run_to_end()
    for theme in ("projector", "light"):
        opened.window.look.set_theme(theme)
        for size in SIZES:
            opened.window.resize(*size)
            look(f"{theme} at {size[0]}×{size[1]}, at the end")
    opened.window.look.set_theme("projector")
    opened.window.resize(1280, 720)
    opened.window.actions_by_name["lecture_mode"].trigger()
    look("lecture, at the end")
    if opened.session.last_epoch:
        opened.session.show_epoch(opened.session.last_epoch // 3)
        look("lecture, in the middle")
        opened.session.show_epoch(0)
        look("lecture, at the start")
    assert found == [], "\n".join(found)


class _Words(QWidget):
    """Paints two words, the second so far to the right of the first."""

    distance = 0.0

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        painter.drawText(QPointF(5, 20), "first")
        painter.drawText(QPointF(5 + self.distance, 20), "second")


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
    other = _Words(window.centralWidget())
    other.setGeometry(60, 50, 300, 60)
    other.show()
    assert len(siblings_overlapping(window)) == 1
