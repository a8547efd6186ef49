"""What a circuit of blocks is built of, down to gates, and how many gates each block is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from gradsim.core.circuits.circuit import Circuit
from gradsim.core.circuits.folding import Composition, compositions
from gradsim.ui.panels.circuits.titles import shown_title
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count
from gradsim.ui.view import PaintedView

LINE, PART_LINE = 1.4, 1.1  # times the sizes of their texts


class CircuitBlocks(PaintedView):
    """A line for each kind of block, with its parts below it and its gates at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._withholds, self._counts = False, True
        self._compositions: Sequence[Composition] = ()
        self.setAccessibleName(self.tr("Blocks and their gates"))

    def show_circuit(self, circuit: Circuit) -> None:
        """Show what a circuit is built of."""
        self._compositions = compositions(circuit)
        lines = (
            self.tr("{0}: {1}, {2} gates").format(name, parts, count)
            for name, parts, count in self.lines()
        )
        self.setAccessibleDescription("; ".join(lines))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[tuple[str, str, str]]:
        """Return the name, the parts and the number of gates of each kind of block."""
        return [
            (
                shown_title(each.name),
                " + ".join(
                    f"{format_count(count)} × {shown_title(part)}"
                    if count > 1
                    else shown_title(part)
                    for part, count in each.parts.items()
                ),
                format_count(each.gate_count),
            )
            for each in self._compositions
        ]

    def withhold(self, withholds: bool) -> None:
        """Hide of what it is built, or show it again."""
        self._withholds = withholds
        self.update()

    def show_counts(self, counts: bool) -> None:
        """Show how many gates there are, or not yet."""
        if counts != self._counts:
            self._counts = counts
            self.update()

    def _height(self) -> float:
        theme = self.theme
        return theme.px(LINE * theme.interface) + theme.px(PART_LINE * theme.tick)

    def sizeHint(self) -> QSize:
        """Return room for all lines."""
        return QSize(self.theme.px(200), round(len(self._compositions) * self._height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        theme, top = self.theme, 0.0
        painter = QPainter(self)
        for name, parts, count in () if self._withholds else self.lines():
            strong, plain = theme.font(theme.interface, 600), theme.font(theme.tick)
            metrics = QFontMetricsF(strong)
            baseline = top + theme.px(LINE * theme.interface) - metrics.descent()
            painter.setFont(strong)
            painter.setPen(QColor(theme.text))
            painter.drawText(QPointF(0, baseline), name)
            if self._counts:
                left = self.width() - metrics.horizontalAdvance(count)
                painter.drawText(QPointF(left, baseline), count)
            painter.setFont(plain)
            painter.setPen(QColor(theme.muted))
            line = baseline + theme.px(PART_LINE * theme.tick)
            painter.drawText(QPointF(0, line), parts)
            top += self._height()
