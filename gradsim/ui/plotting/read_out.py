"""The read-out under the pointer: a small table of what the curves are at one place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.tables.column_table import GAP, shown_columns
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import draw_text, text_width

FEWEST_LINES = 2


@dataclass(frozen=True)
class ReadOutRow:
    """A line: the name of a curve, and its value in each column.

    Attributes
    ----------
    style, dash : int, optional
        Colour and dash of the curve; a line without a style is about no single curve.
    ghost : bool
        Whether the curve belongs to a run that was kept.
    """

    label: str
    texts: tuple[str, ...]
    style: int | None = None
    dash: int | None = None
    ghost: bool = False


@dataclass(frozen=True)
class ReadOut:
    """What is shown for a place on the horizontal axis; without heads there is one column."""

    x: float
    title: str
    rows: Sequence[ReadOutRow]
    heads: Sequence[str] = ("",)


def paint_read_out(
    painter: QPainter, theme: Theme, read_out: ReadOut, x: float, axes: QRectF, room: QSizeF
) -> None:
    """Paint a dashed line at the place, and the table at the far side of the axes.

    There the curves under the pointer stay in sight.

    Parameters
    ----------
    x : float
        Where the place lies in the widget, in pixels.
    axes : QRectF
        The rectangle between the axes.
    room : QSizeF
        The size of the widget; rows that have no room are left out in the middle.
    """
    painter.setPen(QPen(QColor(theme.muted), theme.cursor * theme.zoom, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()))
    font = theme.font(theme.interface)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    line, pad, sample = metrics.height() * 1.25, theme.px(12), theme.px(28)
    rows = list(read_out.rows)
    most = max(int((room.height() - 2 * pad) / line) - 1, FEWEST_LINES)
    shown = [
        ReadOutRow(GAP, ()) if place is None else rows[place]
        for place in shown_columns(len(rows), most)
    ]
    widest = text_width("−0.00·10⁻⁰⁰⁰", font)
    heads = [
        metrics.elidedText(head, Qt.TextElideMode.ElideRight, widest) for head in read_out.heads
    ]
    column = widest + theme.px(20)
    names = max((metrics.horizontalAdvance(row.label) for row in shown), default=0.0)
    first = max(sample + names, metrics.horizontalAdvance(read_out.title))
    width = 2 * pad + first + column * len(heads)
    height = 2 * pad + line * len(shown) + metrics.height()
    left = axes.right() - width if x < axes.center().x() else axes.left() + theme.px(12)
    top = min(axes.top(), room.height() - height)
    box = QRectF(max(left, 0), max(top, 0), width, height)
    painter.setPen(QPen(QColor(theme.hairline), 1))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, theme.px(6), theme.px(6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y, start = box.top() + pad + metrics.ascent(), box.left() + pad
    edges = [start + first + column * (place + 1) for place in range(len(heads))]

    def write_columns(texts: Sequence[str], colors: Sequence[QColor]) -> None:
        for text, edge, color in zip(texts, edges, colors, strict=False):
            painter.setPen(color)
            draw_text(painter, QPointF(edge - text_width(text, font), y), text)

    text, muted = QColor(theme.text), QColor(theme.muted)
    painter.setPen(text)
    painter.drawText(QPointF(start, y), read_out.title)
    write_columns(heads, [muted] * len(heads))
    for row in shown:
        y += line
        color = text if row.style is None else theme.label_color(row.style)
        color = muted if row.ghost else color
        write_columns(row.texts, [color, *[muted] * len(heads)])  # other runs are muted
        indent = 0.0
        if row.style is not None:
            painter.setPen(theme.pen(row.style, theme.ghost if row.ghost else None, dash=row.dash))
            middle = y - metrics.capHeight() / 2
            stop = QPointF(start + sample - theme.px(8), middle)
            painter.drawLine(QPointF(start, middle), stop)
            indent = sample
        painter.setPen(color)
        painter.drawText(QPointF(start + indent, y), row.label)
