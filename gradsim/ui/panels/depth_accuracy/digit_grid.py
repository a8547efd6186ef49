"""Digits that the network never learnt from, page by page, with what it reads."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton

from gradsim.core.networks.mnist import Digits
from gradsim.ui.icons import icon
from gradsim.ui.keys import KeepsKeys
from gradsim.ui.panels.depth_accuracy.digit_cell import paint_cell
from gradsim.ui.panels.depth_accuracy.heading import paint_heading
from gradsim.ui.plotting.digit_image import digit_image, paint_digit
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count
from gradsim.ui.view import PaintedView

CELL = 48  # pixels of a digit before zoom
_STEPS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DigitGrid(KeepsKeys, PaintedView):
    """As many digits as there is room for; wrong readings are framed and marked.

    Signals
    -------
    picked
        A digit was chosen: its place in the set.
    """

    picked = Signal(int)

    kept_keys = tuple(_STEPS)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._digits: Digits | None = None
        self._readings: NDArray[np.uint8] = np.empty(0, np.uint8)
        self._reader = ""
        self._only_wrong = self._withholds = False
        self._first = 0  # no image before this one stands on the page
        self.chosen: int | None = None
        self._usual_rows, self._least_rows = 2, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        # a click does not take the focus, so that the arrow keys still step through the epochs
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(
            self.tr("Digits the network never learnt from. Click on one to see its outputs.")
        )
        self._back = self._button(self.tr("The digits before"), -1)
        self._on = self._button(self.tr("The next digits"), 1)
        self.restyle(theme)

    def _button(self, tip: str, pages: int) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setAccessibleName(tip)
        button.setToolTip(tip + ".")
        button.clicked.connect(lambda: self.turn(pages))
        return button

    # ----- what is shown

    def show_digits(self, digits: Digits) -> None:
        """Show another set."""
        if digits is not self._digits:
            self._digits, self._first, self.chosen = digits, 0, None
            self._readings = np.empty(0, np.uint8)

    def show_readings(self, readings: NDArray[np.uint8], reader: str) -> None:
        """Show what a network, which `reader` names, reads the digits as."""
        self._readings, self._reader = readings, reader
        self._refresh()

    def show_only_wrong(self, only: bool) -> None:
        """Leave out the digits that are read right."""
        self._only_wrong = only
        self._refresh()

    def choose(self, index: int | None) -> None:
        """Frame a digit, or none."""
        self.chosen = index
        self.update()

    def adopt_state(self, other: "DigitGrid") -> None:
        """Show the page and the choice of another grid."""
        self._first, self.chosen = other._first, other.chosen
        self._refresh()

    def candidates(self) -> NDArray[np.int64]:
        """Return the places in the set of all digits that may stand on a page."""
        if self._digits is None:
            return np.empty(0, np.int64)
        if not self._only_wrong or not len(self._readings):  # of a new set nothing is read yet
            return np.arange(len(self._readings))
        return np.flatnonzero(self._readings != self._digits.labels)

    def page(self) -> list[int]:
        """Return the places in the set of the digits on the page."""
        candidates = self.candidates()
        start = int(np.searchsorted(candidates, self._first))
        room = self._columns() * self._rows()
        start = max(min(start, len(candidates) - room), 0)
        return [int(place) for place in candidates[start : start + room]]

    def turn(self, pages: int) -> None:
        """Turn pages; the first follows the last."""
        candidates, room = self.candidates(), self._columns() * self._rows()
        if len(candidates) <= room:
            return
        start = int(np.searchsorted(candidates, self.page()[0])) + pages * room
        if start >= len(candidates):
            start = 0
        elif start < 0:
            start = 0 if start > -room else len(candidates) - room
        self._first = int(candidates[start])
        self._refresh()

    def _refresh(self) -> None:
        count = len(self.candidates())
        for button in (self._back, self._on):
            button.setEnabled(count > self._columns() * self._rows())
        self.setAccessibleName(self.title() + ". " + self.notes()[0])
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide what the digits are read as, or show it again."""
        self._withholds = withholds
        self.update()

    def title(self) -> str:
        """Return the heading."""
        if self._only_wrong and not self._withholds:
            return self.tr("read wrong")
        return self.tr("unseen digits")

    def notes(self) -> list[str]:
        """Return which images stand on the page and who reads them, the fullest text first."""
        page, count = self.page(), len(self._readings)
        if self._withholds:
            return [""]
        if self._only_wrong:
            wrong = len(self.candidates())
            shown = self.tr("all {1}") if len(page) == wrong else self.tr("{0} of {1}")
            shown = shown.format(format_count(len(page)), format_count(wrong))
            texts = [
                self.tr("{0}, of {1} read by the network with {2}"),
                self.tr("{0}, by the network with {2}"),
                self.tr("{0}, by {2}"),
                "{0}",
            ]
            return [text.format(shown, format_count(count), self._reader) for text in texts]
        if not page:
            return [""]
        texts = [
            self.tr("images {0} to {1}, read by the network with {2}, wrong ones framed"),
            self.tr("images {0} to {1}, read by the network with {2}"),
            self.tr("{0} to {1}"),
        ]
        numbers = format_count(page[0] + 1), format_count(page[-1] + 1)
        return [text.format(*numbers, self._reader) for text in texts]

    # ----- places

    def _top(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.35 + 12)

    def _cell_width(self) -> float:
        theme = self.theme
        metrics = QFontMetricsF(theme.font(theme.tick, 600))
        words = max(metrics.horizontalAdvance(text.format(0)) for text in self._words())
        return theme.px(CELL + 10) + max(words, theme.px(theme.title * 0.6)) + theme.px(16)

    def _words(self) -> tuple[str, str]:
        """Return what is said of a digit that is read wrong: its reading, and what it is."""
        return self.tr("reads {0}"), self.tr("is {0}")

    def _cell_height(self) -> float:
        return float(self.theme.px(CELL + 9))

    def _columns(self) -> int:
        # beside the last digit stands its reading, but no gap
        return max(int((self.width() + self.theme.px(12)) / self._cell_width()), 1)

    def _rows(self) -> int:
        return max(int((self.height() - self._top()) / self._cell_height()), 1)

    def _boxes(self, count: int) -> list[QRectF]:
        """Return where the images of the page's first digits stand."""
        columns, side = self._columns(), self.theme.px(CELL)
        share = (self.width() + self.theme.px(12)) / columns
        top, height = self._top() + 2, self._cell_height()
        places = (divmod(place, columns) for place in range(count))
        return [
            QRectF(2 + column * share, top + row * height, side, side) for row, column in places
        ]

    def sizeHint(self) -> QSize:
        """Return room for the usual rows, of eight."""
        width = round(8 * self._cell_width())
        return QSize(width, round(self._top() + self._usual_rows * self._cell_height()))

    def fit_rows(self, most: int, height: float, least: int = 1) -> None:
        """Ask for as many rows as fit a height, at least `least`."""
        rows = min(most, int((height - self._top()) / self._cell_height()))
        self._least_rows, self._usual_rows = least, max(rows, least)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return room for the fewest rows."""
        height = self._top() + self._least_rows * self._cell_height()
        return QSize(self.theme.px(216), round(height))

    # ----- mouse and keys

    def _pick(self, index: int) -> None:
        self.choose(index)
        self.picked.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the digit under the pointer."""
        reach = self._cell_width() - self.theme.px(CELL + 12)
        page = self.page()
        for box, index in zip(self._boxes(len(page)), page, strict=True):
            if box.adjusted(0, 0, reach, 0).contains(event.position()):
                self._pick(index)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page."""
        if step := event.angleDelta().y():
            self.turn(-1 if step > 0 else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the digit beside, above or below."""
        page = self.page()
        if event.key() not in _STEPS or not page:
            super().keyPressEvent(event)
            return
        right, down = _STEPS[event.key()]
        if self.chosen in page:
            place = page.index(self.chosen) + right + down * self._columns()
            if not 0 <= place < len(page):
                self.turn(1 if place > 0 else -1)
                page = self.page()
                place %= len(page)
        else:
            place = 0
        self._pick(page[place])

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        size = theme.px(theme.axis_text)
        for button, name in ((self._back, "step-back"), (self._on, "step")):
            button.setIcon(icon(name, theme.text, size))
            button.setIconSize(QSize(size, size))
        self._place_buttons()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new size."""
        super().resizeEvent(event)
        self._place_buttons()
        self._refresh()

    def _place_buttons(self) -> None:
        side = self.theme.px(self.theme.axis_text * 1.7)
        for number, button in enumerate((self._on, self._back)):
            button.setGeometry(self.width() - (number + 1) * side, 0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heading and the page."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        end = self._back.x() - theme.px(8)
        paint_heading(painter, theme, self.title(), self.notes(), end)
        if self._digits is None or not len(self._readings):
            return
        page = self.page()
        for box, index in zip(self._boxes(len(page)), page, strict=True):
            reading, label = int(self._readings[index]), int(self._digits.labels[index])
            read, right = str(reading), ""
            if reading != label:
                reads, is_digit = self._words()
                read, right = reads.format(reading), is_digit.format(label)
            image = digit_image(self._digits.images[index], theme)
            chosen = index == self.chosen
            crossed = not self._only_wrong
            if self._withholds:
                frame = QPen(QColor(theme.accent if chosen else theme.hairline), theme.px(2))
                paint_digit(painter, image, box, frame)
                continue
            paint_cell(painter, theme, box, image, read, right, chosen, crossed)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
