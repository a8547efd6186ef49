"""The ten outputs of a network as bars from 0 to 1."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.view import PaintedView

DIGITS = 10
DECIMALS = 3
LOOSE = 3.0  # of lines where there is room, in heights of a text


class OutputBars(PaintedView):
    """One bar for each output neuron; the largest stands out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._outputs: list[float] = []
        self._style = 0
        self._label = ""
        self._withholds = False
        self.is_large = False  # whether it is what there is to see
        self._title: Typeset | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(
            self.tr(
                "The outputs of the ten output neurons. The largest is what the network reads. "
                "They are no probabilities: they need not sum to 1."
            )
        )

    def show_outputs(self, outputs: Sequence[float], label: str, style: int) -> None:
        """Show ten outputs, or none, of the network that `label` names."""
        self._outputs, self._label, self._style = list(outputs), label, style
        numbers = ", ".join(f"{j}: {format_decimals(a, DECIMALS)}" for j, a in enumerate(outputs))
        self.setAccessibleName(self.tr("Outputs, {0}. {1}").format(label, numbers))
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide what the outputs are, or show it again."""
        self._withholds = withholds
        self.update()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._title = None
        super().restyle(theme)

    def _line(self) -> float:
        return QFontMetricsF(self.theme.font(self.theme.tick)).height()

    def _top(self) -> int:
        return self.theme.px(self.theme.axis_text * 1.35 + 12)

    def sizeHint(self) -> QSize:
        """Return room for eleven lines."""
        return QSize(self.theme.px(304), self._top() + round(11.5 * self._line() * 1.15))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which no line touches another."""
        return QSize(self.theme.px(216), self._top() + round(11 * self._line() * 0.92))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and bars, and the sum where they are a note beside something else."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._title is None:
            font = theme.font(theme.axis_text)
            self._title = Typeset(self.tr("outputs $a_j^L$"), font, QColor(theme.text))
        baseline = theme.px(theme.axis_text * 1.1)
        self._title.paint(painter, 0, baseline)
        painter.setFont(theme.font(theme.small))
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(self._title.size().width() + theme.px(10), baseline), self._label)
        if not self._outputs:
            return
        font, bold = theme.font(theme.tick), theme.font(theme.tick, 600)
        metrics = QFontMetricsF(font)
        left = metrics.horizontalAdvance("0") + theme.px(16)
        right = self.width() - metrics.horizontalAdvance("0.000") - theme.px(10)
        pitch = (self.height() - self._top()) / 11.2
        pitch = min(pitch, metrics.height() * (LOOSE if self.is_large else 1.5))
        thick = min(pitch * 0.6, theme.px(20 if self.is_large else 12))
        largest = max(range(DIGITS), key=self._outputs.__getitem__)
        self._paint_end(painter, right, pitch)
        for digit, output in enumerate(self._outputs):
            y = self._top() + (digit + 0.5) * pitch
            base = y + metrics.capHeight() / 2
            chosen = digit == largest and not self._withholds
            painter.setFont(bold if chosen else font)
            painter.setPen(QColor(theme.text if chosen else theme.muted))
            painter.drawText(QPointF(0, base), str(digit))
            if self._withholds:
                continue
            width = max((right - left) * output, theme.px(1.5))
            bar = QRectF(left, y - thick / 2, width, thick)
            painter.fillRect(bar, theme.color(self._style))
            text = format_decimals(output, DECIMALS)
            painter.setPen(theme.label_color(self._style) if chosen else QColor(theme.muted))
            space = QFontMetricsF(painter.font()).horizontalAdvance(text)
            painter.drawText(QPointF(self.width() - space, base), text)
        painter.setPen(QPen(QColor(theme.axis), theme.axis_line * theme.zoom))
        bottom = self._top() + DIGITS * pitch
        painter.drawLine(QPointF(left, self._top()), QPointF(left, bottom))
        if self._withholds or self.is_large:
            return
        painter.setFont(theme.font(theme.small))
        painter.setPen(QColor(theme.muted))
        note = self.tr("their sum is {0}; it need not be 1")
        note = note.format(format_decimals(sum(self._outputs), DECIMALS))
        metrics = QFontMetricsF(painter.font())
        if metrics.horizontalAdvance(note) > right - left - theme.px(16):
            note = self.tr("sum {0}").format(format_decimals(sum(self._outputs), DECIMALS))
        painter.drawText(QPointF(left, self._foot(painter, pitch)), note)

    def _paint_end(self, painter: QPainter, x: float, pitch: float) -> None:
        """Paint the line that a bar of an output of 1 would reach."""
        theme = self.theme
        painter.setPen(QPen(QColor(theme.grid), theme.axis_line * theme.zoom))
        painter.drawLine(QPointF(x, self._top()), QPointF(x, self._top() + DIGITS * pitch))
        painter.setFont(theme.font(theme.small))
        painter.setPen(QColor(theme.muted))
        width = QFontMetricsF(painter.font()).horizontalAdvance("1")
        painter.drawText(QPointF(x - width / 2, self._foot(painter, pitch)), "1")

    def _foot(self, painter: QPainter, pitch: float) -> float:
        """Return the baseline of what stands below the bars."""
        metrics = QFontMetricsF(painter.font())
        return self._top() + (DIGITS + 0.5) * pitch + metrics.capHeight() / 2
