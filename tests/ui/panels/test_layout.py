"""Nothing is cut off, whatever is on screen; the demonstrations themselves: ``test_walk.py``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from pyqtgraph import GraphicsView
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFontInfo, QFontMetricsF, QImage, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QToolButton,
    QWidget,
)

from gradsim.core.lecture.presets import PRESETS
from gradsim.core.preset import NEXT_PAGE, Preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.forms.form import SettingsForm
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.panels.chain.drawing import ChainDrawing
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.typesetting.formula_band import FormulaBand
from gradsim.ui.typesetting.typeset import Typeset, TypesetLabel
from tests.shortened import short_preset
from tests.ui.conftest import Opened

SUBSCRIPT = 0.65  # of the size of the letter that it belongs to


def visible(root: QWidget) -> Iterator[QWidget]:
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisible():
            yield widget


def named(widget: QWidget) -> str:
    text = widget.text() if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()} {text!r}"


def scrolled(widget: QWidget) -> bool:
    """Whether a widget lies in something that scrolls to it."""
    while widget is not None:
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            return True
        widget = parent
    return False


def faults_of_sizes(window: QWidget) -> list[str]:
    """Widgets that are smaller than they can be, or reach out of what holds them."""
    found = []
    for widget in visible(window.centralWidget()):
        least, size = widget.minimumSizeHint(), widget.size()
        inner = isinstance(widget.parentWidget(), QAbstractScrollArea | QTableWidget)
        if isinstance(widget, QScrollArea) or inner:
            continue  # it scrolls
        if isinstance(widget, FormulaBand):
            # in the smallest window it is scaled down rather than cut, but stays legible
            if widget.arrangement()[2] < 0.6:
                found.append(f"{named(widget)} is scaled down to {widget.arrangement()[2]:.2f}")
            continue
        width = min(least.width(), widget.maximumWidth())  # what the design fixes, holds
        height = min(least.height(), widget.maximumHeight())
        if isinstance(widget, Plot | ChainDrawing):
            height *= 0.8  # it gets a little lower before a text is left out
        if size.width() < width or size.height() < height:
            found.append(
                f"{named(widget)} is {size.width()}×{size.height()}, needs {width}×{height}"
            )
        parent = widget.parentWidget()
        inside = parent is None or parent.rect().contains(widget.geometry())
        if not inside and not scrolled(widget):
            found.append(
                f"{named(widget)} {widget.geometry()} is outside {named(parent)} {parent.rect()}"
            )
    return found


def extent(label: QLabel) -> tuple[float, float]:
    """Size of a label's text; its size hint remembers widths it once had."""
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setDocumentMargin(0)
    document.setHtml(label.text())
    return document.idealWidth(), document.size().height()


def faults_of_texts(window: QWidget) -> list[str]:
    """Labels and buttons whose text is wider or higher than they are."""
    found = []
    for widget in visible(window.centralWidget()):
        if isinstance(widget, QLabel) and widget.text():
            if widget.wordWrap():
                needed = (0, widget.heightForWidth(widget.width()))
            else:
                needed = extent(widget)
        elif isinstance(widget, QPushButton | QToolButton) and widget.text():
            metrics = QFontMetricsF(widget.font())
            lines = widget.text().split("\n")
            needed = (max(map(metrics.horizontalAdvance, lines)), metrics.height() * len(lines))
        elif isinstance(widget, TypesetLabel):
            size = widget.typeset(float(widget.contentsRect().width())).size()
            needed = (size.width(), size.height())
        else:
            continue
        if widget.width() + 1 < needed[0] or widget.height() + 1 < needed[1]:
            found.append(
                f"{named(widget)} is {widget.width()}×{widget.height()}, its text needs {needed}"
            )
    return found


class Text(NamedTuple):
    """A text as it was painted: its letters' rectangle in what is grabbed, its size in pixels."""

    text: str
    box: QRectF
    size: float
    is_symbol: bool  # of mathematics, whose subscripts are smaller
    view: GraphicsView | None  # that it belongs to


def view_that_paints() -> GraphicsView | None:
    """The plot among the callers, if there is one before whoever asked for the picture."""
    frame = sys._getframe(2)
    while frame is not None and frame.f_code is not grabbed.__code__:
        caller = frame.f_locals.get("self")
        if isinstance(caller, GraphicsView):
            return caller
        frame = frame.f_back
    return None


@contextmanager
def texts_painted(monkeypatch) -> Iterator[list[Text]]:
    """Note each text that the program paints itself."""
    noted: list[Text] = []

    def note(painter: QPainter, text: str, box: QRectF, size: float, is_symbol: bool) -> None:
        box, size = painter.deviceTransform().mapRect(box), size * painter.transform().m22()
        noted.append(Text(text, box, size, is_symbol, view_that_paints()))

    draw, paint = QPainter.drawText, Typeset.paint

    def draw_text(painter, place, *rest):
        if isinstance(place, QPointF) and len(rest) == 1:
            font = painter.font()
            box = QFontMetricsF(font).tightBoundingRect(rest[0]).translated(place)
            size = QFontInfo(font).pixelSize()
            note(painter, rest[0], box, size, "Pagella" in font.family())
        return draw(painter, place, *rest)

    def paint_typeset(self, painter, x, y_baseline):
        box = QRectF(QPointF(x, y_baseline - self.baseline), self.size())
        note(painter, "a formula", box, self._math_px, False)
        return paint(self, painter, x, y_baseline)

    with monkeypatch.context() as patch:
        patch.setattr(Typeset, "paint", paint_typeset)
        patch.setattr(QPainter, "drawText", draw_text)
        yield noted


def paint_unseen(widget: QWidget) -> None:
    """Have a widget paint all of itself, as for a picture, of which one pixel is filled.

    At 3840×2160 a whole one takes seven times as long.
    """
    # a view of a scene has another `render`, of the scene
    QWidget.render(widget, QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied))


@contextmanager
def all_painted(window: QWidget) -> Iterator[None]:
    """Have plots keep no picture of what they have painted, from which a part would be missing."""
    views = window.findChildren(QGraphicsView)
    before = [view.cacheMode() for view in views]
    for view in views:
        view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    try:
        yield
    finally:
        for view, mode in zip(views, before, strict=True):
            view.setCacheMode(mode)


def grabbed(window: QWidget, monkeypatch) -> list[Text]:
    """Return the texts that a window paints, each in the window's pixels."""
    with all_painted(window), texts_painted(monkeypatch) as noted:
        paint_unseen(window)
    return noted


def faults_of_plots(window: QWidget, noted: list[Text]) -> list[str]:
    """Titles, ticks and labels that reach out of their plot, or elided labels."""
    found = []
    for plot in window.panel.plots():
        texts = [text for text in noted if text.view is plot]
        if not texts:
            found.append(f"{plot.title} has painted no text")
        place = QRect(plot.mapTo(window, QPoint(0, 0)), plot.size())
        whole = QRectF(place).adjusted(-1, -1, 1, 1)
        for text, room, *_ in texts:
            # a formula's box has room for the tallest letters
            spare = 0.2 * room.height() if text == "a formula" else 0
            box = room.adjusted(0, spare, 0, -spare)
            if text and not whole.contains(box):
                found.append(f"{plot.title}: {text!r} at {box} is outside {place}")
            if "…" in text:
                found.append(f"{plot.title}: {text!r} is elided")
    return found


def faults(window: QWidget, noted: list[Text]) -> list[str]:
    """Whatever is cut off, of what is grabbed."""
    return [
        *faults_of_sizes(window),
        *faults_of_texts(window),
        *faults_of_plots(window, noted),
    ]


def small_texts(window: QWidget, least: float, noted: list[Text]) -> list[str]:
    """Texts on screen that are set smaller than `least` pixels."""
    found = []
    texts = (QLabel, QPushButton, QToolButton, QComboBox, NumberBox, QLineEdit, QTableWidget)
    for widget in visible(window):
        if isinstance(widget, (*texts, QMenuBar)):
            size = QFontInfo(widget.font()).pixelSize()
            if size < least and (not hasattr(widget, "text") or widget.text()):
                found.append(f"{named(widget)} has {size} px")
    assert len(noted) > 10
    return found + [
        f"{text!r} is painted with {size} px"
        for text, _, size, is_symbol, _ in noted
        if size < least * (SUBSCRIPT if is_symbol else 1)
    ]


@pytest.mark.parametrize("theme", ["light", "projector"])  # dark differs in colours alone
def test_nothing_is_cut_off_while_something_is_said(open_window, monkeypatch, theme):
    """With a sentence above the panel, one in the form, and kept runs."""
    opened = open_window("neuron-saturated-start", size=(1280, 720), theme=theme)
    opened.run_to_end()
    opened.window.actions_by_name["keep"].trigger()
    opened.until(lambda: opened.session.recording is not None)
    opened.run_to_end()
    opened.window.show_message("The cost is no longer finite since epoch 14. " * 4)
    form: SettingsForm = opened.window.form
    form.setVisible(True)
    form._rows[3].set_error("Starting bias is nan; it must be a number from −1 to 1. " * 2)
    opened.settle()
    assert opened.window.message.isVisible()
    found = faults(opened.window, grabbed(opened.window, monkeypatch))
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    "settings",
    [
        {"weights": (-123456.789,), "bias": 0.000123456, "epochs": 10},
        {"learning_rate": 1e300, "activation": "relu", "weights": (1000.0,), "epochs": 1},
        {
            "inputs": tuple((float(number), float(number % 3), -1.5) for number in range(12)),
            "targets": (0.25,) * 12,
            "weights": (0.1, 0.2, 0.3),
            "epochs": 10,
        },
        {"weights": (0.1,) * 6, "inputs": ((1.0,) * 6,), "epochs": 5_000_000},
    ],
    ids=["long numbers", "large values", "many items", "many inputs"],
)
def test_other_settings_are_not_cut_off_either(open_window, monkeypatch, settings):
    opened = open_window(SingleNeuron(**settings), size=(1280, 720))
    opened.step(1)
    opened.settle()
    found = faults(opened.window, grabbed(opened.window, monkeypatch))
    assert found == [], "\n".join(found)


def test_a_view_that_has_room_again_shows_the_present_epoch(open_window):
    opened = open_window("neuron-why", size=(880, 560))
    panel = opened.window.panel
    assert not panel.factors.isVisible()  # no room beside the curve
    opened.run_to_end()
    opened.session.show_epoch(300)  # it rests at epoch 0, which the views have shown before
    opened.settle()
    opened.window.resize(1440, 900)
    opened.settle()
    assert panel.factors.isVisible()
    recording = opened.session.recording
    assert panel.factors._product.values == (recording.at(300, "gradient_weight_1"),)
    assert not panel.output.isVisible()  # it comes last, on the next page
    panel.arrangement.turn()
    opened.settle()
    assert panel.output.isVisible()
    assert panel.output.overlay.cursor == 300
    x, y = panel.output._curves[0].getData()
    assert (x[-1], y[-1]) == (300, recording.at(300, "output_1"))


def test_what_waits_for_the_next_page_is_on_none_before(open_window):
    """However much room there is; a view that a person opens is seen at once."""
    waiting = [short_preset(preset) for preset in PRESETS if NEXT_PAGE in preset.views]
    opened = open_window(waiting[0])
    opened.window.setUpdatesEnabled(False)  # what is where is known without painting so much
    opened.window.resize(3840, 2160)
    for preset in waiting:
        opened.session.open_preset(preset)
        opened.ready()
        opened.settle()
        check_next_page(opened, preset)


def check_next_page(opened: Opened, preset: Preset) -> None:
    panel, where = opened.window.panel, preset.name
    arrangement, start = panel.arrangement, preset.views.index(NEXT_PAGE)
    first, later = preset.views[:start], set(preset.views[start + 1 :])
    assert later and later <= set(arrangement.left_out), where
    assert arrangement.view(first[0]).isVisible(), where
    seen = set(arrangement.open_names) - set(arrangement.left_out)
    for _ in range(arrangement.page[1] - 1):
        arrangement.turn()
        seen |= set(arrangement.open_names) - set(arrangement.left_out)
    assert seen == {*preset.views, *preset.side} - {NEXT_PAGE}, where
    arrangement.turn()
    name = sorted(later)[0]
    panel.toggle_view(name)  # closed, then opened
    panel.toggle_view(name)
    opened.settle()
    assert arrangement.view(name).isVisible() and arrangement.view(first[0]).isVisible(), where
    again = arrangement.columns
    panel.open_views(*again)
    assert arrangement.columns == again and NEXT_PAGE in again[0], where
