"""How narrow the range of inputs is in which |w·σ'(wa + b)| reaches 1."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from gradsim.core.activations.logistic import sigmoid_slope
from gradsim.core.chain.random_chains import WIDEST, WIDEST_AT, window_width
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_decimals
from gradsim.ui.typesetting.text import paint_text
from gradsim.ui.typesetting.typeset import TypesetLabel
from gradsim.ui.view import View

LARGEST_W = 20.0
STEPS_PER_UNIT = 100


class WindowPlot(Plot):
    """|w·σ'(wa + b)| over the input a, with b such that the peak stands at a = 1/2."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "$a$")
        self.set_title(self.tr("size of {0}").format(r"$w\sigma'(wa + b)$"))
        self.set_curves([(INK, False)])
        self.x_ticks = (0.0, 0.25, 0.5, 0.75, 1.0)
        self.w = WIDEST_AT
        self.set_ranges((0.0, 1.0), (0.0, LARGEST_W / 4))

    def show_weight(self, w: float) -> None:
        """Show the curve of a weight; b = −w/2 puts the peak in the middle."""
        self.w = w
        a = np.linspace(0.0, 1.0, 401)
        self._curves[0].setData(a, np.abs(w) * sigmoid_slope(w * (a - 0.5)))
        self.set_ranges((0.0, 1.0), (0.0, max(abs(w) / 4 * 1.15, 1.3)))
        self.refresh()

    def withhold(self, withholds: bool) -> None:
        """Hide the curve and the range in which it is at least 1, or show them again."""
        self.withholds = withholds
        self._curves[0].setOpacity(0.0 if withholds else 1.0)
        self.resetCachedContent()
        self.refresh()

    @property
    def width_shown(self) -> float:
        """How wide the range is in which the curve is at least 1."""
        return float(window_width(np.array(self.w)))

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the range behind the curve."""
        super().drawBackground(painter, rect)
        axes, half = self.axes_rect(), self.width_shown / 2
        if half and not self.withholds:
            left, right = self.to_pixels(0.5 - half, 0).x(), self.to_pixels(0.5 + half, 0).x()
            room = QRectF(left, axes.top(), right - left, axes.height())
            painter.fillRect(room, QColor(self.theme.tint))
        painter.save()
        y = self.to_pixels(0, 1).y()
        painter.setPen(QPen(QColor(self.theme.accent), self.theme.ghost * self.theme.zoom))
        painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))
        painter.restore()

    def paint_over(self, painter: QPainter, axes: QRectF) -> None:
        """Write the width into the range."""
        if self.withholds:
            return
        theme, width = self.theme, self.width_shown
        font, middle = theme.font(theme.end_label, 600), axes.center().x()
        if not width:
            text, y = self.tr("nowhere 1 or more"), self.to_pixels(0, 1).y() - theme.px(6)
            paint_text(painter, text, middle, y, font, theme.accent, 0.5)
            return
        y = axes.bottom() - theme.px(16)
        text = self.tr("{0} wide").format(format_decimals(width, 4))
        paint_text(painter, text, middle, y - theme.px(8), font, theme.accent, 0.5)
        left, right = self.to_pixels(0.5 - width / 2, 0).x(), self.to_pixels(0.5 + width / 2, 0).x()
        painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for end in (left, right):
            painter.drawLine(QPointF(end, y - theme.px(4)), QPointF(end, y + theme.px(4)))


class ChainWindow(View, QWidget):
    """The curve, with a slider for w."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.plot = WindowPlot(theme)
        self.label = TypesetLabel()
        self._room = 0  # of the label for any weight, in pixels
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(LARGEST_W * STEPS_PER_UNIT))
        self.slider.setPageStep(STEPS_PER_UNIT)
        self.slider.setAccessibleName(self.tr("Weight of the term"))
        self.slider.setToolTip(
            self.tr("The weight w. The range is widest, {0}, at w = {1}.").format(
                WIDEST, format_decimals(WIDEST_AT, 3)
            )
        )
        self.slider.valueChanged.connect(lambda step: self.set_weight(step / STEPS_PER_UNIT))
        row = QHBoxLayout()
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.plot, 1)
        self._layout.addLayout(row)
        self.restyle(theme)
        self.set_weight(WIDEST_AT)

    def set_weight(self, w: float) -> None:
        """Show the range of a weight."""
        if abs(w - WIDEST_AT) < 0.6 / STEPS_PER_UNIT:
            w = WIDEST_AT  # the slider’s steps just miss the widest range
        self.plot.show_weight(w)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(w * STEPS_PER_UNIT))
        self._describe()

    def _describe(self) -> None:
        text = f"$w$ = {format_decimals(self.plot.w, 2)}"
        if self.plot.w == WIDEST_AT:
            text = self.tr("widest at {0}").format(text)
        self.label.set_text(text)
        self.label.setFixedWidth(max(self._room, self.label.sizeHint().width()))
        width = self.plot.width_shown
        self.plot.setAccessibleDescription(
            self.tr("at least 1 over a range of {0}").format(format_decimals(width, 4))
        )

    def minimumSizeHint(self) -> QSize:
        """Return the least size of plot and slider."""
        theme = self.plot.theme
        least = self.plot.minimumSizeHint()
        return QSize(least.width(), least.height() + theme.px(theme.control))

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        font = theme.font(theme.slider_label)
        self.label.set_style(font, QColor(theme.text), theme.px(theme.symbol))
        room = QFontMetricsF(font).horizontalAdvance(" = 20.00") + theme.px(theme.symbol * 1.2)
        self._room = round(room)
        self._describe()
