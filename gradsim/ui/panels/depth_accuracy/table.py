"""How far a sweep is, and its accuracies beside the lecture's, one column for each depth."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.ui.theme import Theme


@dataclass(frozen=True)
class TableRow:
    """A line of the table: its head, and a text for each column.

    Attributes
    ----------
    strong : bool
        In the columns' colours and larger, under a hairline.
    foretells : bool
        Whether it tells what the run will come to.
    """

    head: str
    texts: tuple[str, ...]
    strong: bool = False
    foretells: bool = False


class SweepTable(QWidget):
    """Heads with the depths, a bar each for the progress, and rows of numbers.

    Signals
    -------
    picked
        A column was clicked on: its place.
    """

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._heads: list[tuple[str, int]] = []
        self._rows: list[TableRow] = []
        self._progress = ("", 0.0)
        self._chosen = 0
        self._withholds = False
        self._head_width = self._column_width = 0.0
        self._measure()
        self.setToolTip(self.tr("Click on a column to let that network read the digits."))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_depths(self, heads: Sequence[tuple[str, int]]) -> None:
        """Make a column for each (text, style)."""
        self._heads = list(heads)
        self.updateGeometry()
        self.update()

    def show_rows(self, rows: Sequence[TableRow], chosen: int) -> None:
        """Fill the table, and mark the column that is chosen."""
        size = self.sizeHint()
        self._rows, self._chosen = list(rows), chosen
        self._measure()
        if self.sizeHint() != size:
            self.updateGeometry()
        self.setAccessibleName(
            ". ".join(
                f"{row.head}: "
                + ", ".join(
                    f"{head}: {text}"
                    for (head, _), text in zip(self._heads, row.texts, strict=False)
                )
                for row in rows
            )
        )
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Keep back the rows that tell what the run will come to, or show them."""
        self._withholds = withholds
        self.update()

    def show_progress(self, text: str, share: float) -> None:
        """Say how far the run is; `share` is from 0 to 1."""
        self._progress = text, share
        self.update()

    # ----- places

    def _font(self, strong: bool) -> QFont:
        theme = self.theme
        return theme.font(theme.end_label if strong else theme.small)

    def _pitch(self) -> float:
        return QFontMetricsF(self._font(True)).height() * 1.4

    def _measure(self) -> None:
        """Measure the column of heads and the others, which are of one width."""
        theme = self.theme
        fonts = {strong: QFontMetricsF(self._font(strong)) for strong in (True, False)}
        heads = [(self.tr("epoch 00 of 00, about 00 s left"), False)]
        heads += [(row.head, row.strong) for row in self._rows]
        texts = [("00.00", True)] + [(text, row.strong) for row in self._rows for text in row.texts]
        widths = [
            max(fonts[strong].horizontalAdvance(text) for text, strong in column)
            for column in (heads, texts)
        ]
        self._head_width, self._column_width = (width + theme.px(20) for width in widths)

    def sizeHint(self) -> QSize:
        """Return room for all columns and rows."""
        width = self._head_width + len(self._heads) * self._column_width + self.theme.px(8)
        return QSize(round(width), round((2 + len(self._rows)) * self._pitch()))

    def minimumSizeHint(self) -> QSize:
        """Return room for all columns and rows, with half the space between them."""
        gaps = self.theme.px(10) * (1 + len(self._heads))
        return self.sizeHint() - QSize(gaps, 0)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        self._measure()
        self.updateGeometry()
        self.update()

    # ----- painting

    def _right(self, column: int) -> float:
        free = self.width() - self._head_width - self.theme.px(8)
        share = min(free / max(len(self._heads), 1), self._column_width * 1.4)
        edge = self.width() - self.theme.px(8)  # room for the mark of the last head
        return edge - (len(self._heads) - 1 - column) * share

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all rows."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self._pitch()
        self._paint_choice(painter)
        self._paint_text(painter, 0.0, self.tr("hidden layers"), QColor(theme.muted), False)
        bold = theme.font(theme.end_label, 600)
        for column, (text, style) in enumerate(self._heads):
            self._paint_number(painter, 0.0, column, text, theme.label_color(style), bold)
        self._paint_progress(painter, pitch)
        rows = [row for row in self._rows if not (row.foretells and self._withholds)]
        for number, row in enumerate(rows, 2):
            top = number * pitch
            painter.setPen(QPen(QColor(theme.hairline), theme.axis_line * theme.zoom))
            if row.strong:
                painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
            ink = QColor(theme.text if row.strong else theme.muted)
            self._paint_text(painter, top, row.head, ink, row.strong)
            # of another run, whose rows are still to come, the heads may be fewer
            for column, (text, (_, style)) in enumerate(zip(row.texts, self._heads, strict=False)):
                color = theme.label_color(style) if row.strong else ink
                self._paint_number(painter, top, column, text, color, self._font(row.strong))

    def _column_at(self, x: float) -> int | None:
        """Return the column at a place, None left of all."""
        pad = self.theme.px(8)
        width = self._right(1) - self._right(0) if len(self._heads) > 1 else self._column_width
        for column in range(len(self._heads)):
            if self._right(column) - width + pad < x <= self._right(column) + pad:
                return column
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the column under the pointer."""
        column = self._column_at(event.position().x())
        if column is not None:
            self.picked.emit(column)

    def _paint_choice(self, painter: QPainter) -> None:
        """Paint the chosen network's head on the tint that marks what is selected."""
        if not 0 <= self._chosen < len(self._heads) or len(self._heads) < 2:
            return
        theme = self.theme
        side, right = self._pitch() - theme.px(2), self._right(self._chosen)
        text = QFontMetricsF(theme.font(theme.end_label, 600)).horizontalAdvance("0")
        box = QRectF(right - text / 2 - side / 2, theme.px(1), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tint))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_progress(self, painter: QPainter, top: float) -> None:
        theme = self.theme
        text, share = self._progress
        self._paint_text(painter, top, text, QColor(theme.muted), False)
        pitch = self._right(1) - self._right(0) if len(self._heads) > 1 else self._column_width
        width, thick = min(pitch, self._column_width) - theme.px(14), theme.px(5)
        for column, (_, style) in enumerate(self._heads):
            right = self._right(column)
            bar = QRectF(right - width, top + (self._pitch() - thick) / 2, width, thick)
            painter.fillRect(bar, QColor(theme.hairline))
            bar.setWidth(width * share)
            painter.fillRect(bar, theme.color(style))

    def _paint_text(
        self, painter: QPainter, top: float, text: str, color: QColor, strong: bool
    ) -> None:
        font = self._font(strong)
        painter.setFont(font)
        painter.setPen(color)
        middle = top + (self._pitch() + QFontMetricsF(font).capHeight()) / 2
        painter.drawText(QPointF(0, middle), text)

    def _paint_number(
        self, painter: QPainter, top: float, column: int, text: str, color: QColor, font: QFont
    ) -> None:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(color)
        x = self._right(column) - metrics.horizontalAdvance(text)
        painter.drawText(QPointF(x, top + (self._pitch() + metrics.capHeight()) / 2), text)
