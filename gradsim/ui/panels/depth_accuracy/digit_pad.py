"""The pad: a field to draw on, the digit as the network sees it, and what it reads."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gradsim.ui.panels.depth_accuracy.digit_canvas import DigitCanvas
from gradsim.ui.panels.depth_accuracy.output_bars import OutputBars
from gradsim.ui.plotting.digit_image import digit_image, paint_digit
from gradsim.ui.theme import SERIF, Theme
from gradsim.ui.view import PaintedView, View

WIDE_COLUMN = 480  # pixels before zoom, from which the outputs may stand beside the field
FIELD_SHARE = 0.6  # of the width, for the field and what stands beside it
WIDE = 1.15  # times its height, at which the outputs stand beside the field


class DigitPad(View, QWidget):
    """A digit drawn or taken from the set, with its reading; where there is room, with its outputs.

    Signals
    -------
    changed
        The drawing has changed.
    cleared
        The field is empty again.
    """

    changed = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._style = 0
        self._name = ""
        self._unknown = ""
        self._title = QLabel(self)
        self._note = QLabel(self)
        self._note.setProperty("role", "small")
        self.canvas = DigitCanvas(theme)
        self.canvas.setParent(self)
        self.canvas.changed.connect(self._drawn)
        self._preview = _Preview(theme)
        self._preview.setParent(self)
        self.outputs = OutputBars(theme)
        self.outputs.setParent(self)
        self._caption = QLabel("28 × 28", self)
        self._caption.setProperty("role", "muted")
        self._reads = QLabel(self.tr("reads"), self)
        self._reads.setProperty("role", "muted")
        self.reading = QLabel(self)
        self.reading.setAccessibleName(self.tr("What the network reads"))
        self.clear_button = QPushButton(self.tr("Clear"), self)
        self.clear_button.setToolTip(self.tr("Takes the drawing away."))
        self.clear_button.clicked.connect(self._clear)
        self._show_name("")
        self.restyle(theme)

    def pixels(self) -> NDArray[np.float64] | None:
        """Return the 784 numbers that the network sees, None of an empty field."""
        return self.canvas.pixels()

    def show_digit(self, pixels: NDArray[np.uint8], name: str) -> None:
        """Show a digit of the set, of which the name says what it is."""
        self._show_name(name)
        self.canvas.show_digit(pixels)
        self._show_preview()

    def _show_name(self, name: str) -> None:
        """Put the name of the digit shown in the heading, or what to do where there is none."""
        self._name = name
        self._title.setText(name or self.tr("draw a digit"))
        self._show_note()

    def _show_note(self) -> None:
        note = self._unknown or (self.tr("or draw one") if self._name else "")
        if note != self._note.text():
            self._note.setText(note)
        self._place()

    def adopt_state(self, other: "DigitPad") -> None:
        """Show the digit, or the drawing, of another pad."""
        self._show_name(other._name)
        self.canvas.show_same(other.canvas)
        self._show_preview()

    def show_reading(self, digit: int | None, style: int, unknown: str = "") -> None:
        """Show what the network reads, in the colour of its curve, or why that is not known."""
        self._unknown = unknown if digit is None else ""
        self._show_note()
        self.reading.setText("" if digit is None else str(digit))
        self._style = style
        self._style_reading()
        self._reads.setVisible(digit is not None)

    def withhold(self, withholds: bool) -> None:
        """Hide what the network reads, or show it again."""
        self.reading.setVisible(not withholds)

    def _style_reading(self) -> None:
        color = self.theme.labels[self._style % len(self.theme.labels)]
        self.reading.setStyleSheet(
            f'font-family: "{SERIF}"; font-size: {self._reading_size()}px; color: {color};'
        )

    def _drawn(self) -> None:
        self._show_name("")
        self._show_preview()
        self.changed.emit()

    def _clear(self) -> None:
        self.canvas.clear()
        self._show_name("")
        self._show_preview()
        self.cleared.emit()

    def _show_preview(self) -> None:
        pixels = self.canvas.pixels()
        self._preview.show_pixels(
            None if pixels is None else np.rint(pixels * 255).astype(np.uint8)
        )

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self._title.setFont(theme.font(theme.axis_text))
        self._title.setStyleSheet(f"font-size: {theme.px(theme.axis_text)}px;")
        self._place()
        self.updateGeometry()

    def _top(self) -> int:
        return self.theme.px(self.theme.axis_text * 1.35 + 12)

    @property
    def is_wide(self) -> bool:
        """Whether the ten outputs have room beside the field."""
        return self.width() >= max(self.height() * WIDE, self.theme.px(WIDE_COLUMN))

    @property
    def _is_high(self) -> bool:
        """Whether they have room below it."""
        least = self.minimumSizeHint().height() + self.theme.px(16)
        return self.height() >= least + self.outputs.minimumSizeHint().height()

    def _reading_size(self) -> int:
        """Return the height of the reading, which is what there is to see in a wide place."""
        return self.theme.px(self.theme.title * (2 if self.is_wide else 1))

    def _column(self) -> int:
        """Return the width of what stands beside the field."""
        return max(self.clear_button.sizeHint().width(), self.theme.px(self.theme.interface * 4.6))

    def sizeHint(self) -> QSize:
        """Return the size at which the field fills the width, with the outputs beside or below."""
        width, gap = self.width(), self.theme.px(16)
        beside = width >= self.theme.px(WIDE_COLUMN)
        if beside:
            width = round(width * FIELD_SHARE)
        side = max(width - self._column() - gap, self.theme.px(96))
        height = max(self._top() + side + 1, self.minimumSizeHint().height())
        outputs = 0 if beside else gap + self.outputs.sizeHint().height()
        return QSize(self.theme.px(304), height + outputs)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything has room."""
        theme = self.theme
        lines = self._caption.sizeHint().height() * 2 + theme.px(theme.title * 1.25)
        side = max(theme.px(56 + 20) + lines + self.clear_button.sizeHint().height(), theme.px(140))
        return QSize(theme.px(216), self._top() + side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._style_reading()
        self._place()

    def _place(self) -> None:
        """Make the field square and as large as there is room."""
        theme, top, gap = self.theme, self._top(), self.theme.px(16)
        column = self._column()
        width, height = self.width(), self.height()
        if self.is_wide:
            most = width - 2 * gap - self.outputs.minimumSizeHint().width()
            width = min(height - top + column + gap, round(width * FIELD_SHARE), most)
            rest = self.width() - width - 2 * gap
            self.outputs.setGeometry(width + 2 * gap, 0, rest, height)
        elif self._is_high:
            height -= self.outputs.minimumSizeHint().height() + gap
            height = min(height, top + width - column - gap)
            self.outputs.setGeometry(0, height + gap, width, self.height() - height - gap)
        self.outputs.is_large = self.is_wide
        self.outputs.setVisible(self.is_wide or self._is_high)
        side = max(min(height - top, width - column - gap), 10)
        line = theme.px(theme.axis_text * 1.4)
        words = self._title.fontMetrics().horizontalAdvance(self._title.text()) + theme.px(10)
        self._title.setGeometry(0, 0, words, line)
        self._note.setGeometry(words, theme.px(1), width - words, line)
        self._note.setVisible(self._note.sizeHint().width() <= width - words)
        self.canvas.setGeometry(0, top, side, side)
        x, y = side + gap, top
        small = min(theme.px(56), column)
        self._preview.setGeometry(x, y, small, small)
        line = self._caption.sizeHint().height()
        self._caption.setGeometry(x, y + small + theme.px(4), column, line)
        button = self.clear_button.sizeHint()
        bottom = top + side
        self.clear_button.setGeometry(x, bottom - button.height(), column, button.height())
        high = round(self._reading_size() * 1.25)
        y = bottom - button.height() - high - theme.px(6)
        self.reading.setGeometry(x, y, column, high)
        self._reads.setGeometry(x, y - line, column, line)


class _Preview(PaintedView):
    """The digit as the network sees it: 28×28 pixels, none smoothed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._pixels: NDArray[np.uint8] | None = None
        self.setToolTip(
            self.tr(
                "The 784 pixels that the network sees: scaled to 20 pixels and centred "
                "by its mass, as MNIST’s digits were."
            )
        )

    def show_pixels(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show these grey values."""
        self._pixels = pixels
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the digit, or an empty frame."""
        theme, painter = self.theme, QPainter(self)
        frame = QPen(QColor(theme.hairline), theme.px(1))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pixels = np.zeros(784, np.uint8) if self._pixels is None else self._pixels
        paint_digit(painter, digit_image(pixels, theme), box, frame)
