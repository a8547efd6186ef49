"""Values that are marked across a plot, and where it is said what they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.ui.plotting.axes import Axes
from gradsim.ui.plotting.epochs.curve_names import Path, is_free
from gradsim.ui.theme import Theme


@dataclass(frozen=True)
class Level:
    """A value that is marked across the plot, with a few words or none.

    Attributes
    ----------
    foretells : bool
        Whether it tells how a run will go on, and so stays away while that is asked.
    """

    value: float
    text: str = ""
    foretells: bool = False


def paint_level(painter: QPainter, theme: Theme, axes: QRectF, y: float) -> None:
    """Paint a dashed line across the axes."""
    pen = QPen(QColor(theme.muted), theme.axis_line * theme.zoom * 0.75)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(axes.left(), y), QPointF(axes.right(), y))


def place_level_texts(
    plot: Axes, levels: Sequence[Level], axes: QRectF, paths: Sequence[Path]
) -> list[tuple[Level, QRectF]]:
    """Return where it is said what levels are: beside their ends, or else on them.

    At the foot a text stands on the height of the axis, above the title of that.
    """
    drawn = [path for path in paths if len(path.x)]
    theme = plot.theme
    metrics = QFontMetricsF(theme.font(theme.tick))
    height, placed = metrics.capHeight() * 1.3, []
    for level in levels:
        width = metrics.horizontalAdvance(level.text)
        box = QRectF(axes.right() + theme.px(theme.point + 3), 0, width, height)
        y = plot.to_pixels(0.0, level.value).y()
        is_in_range = axes.top() - 1 < y < axes.bottom() + 1
        if not level.text or not is_in_range:
            continue
        if box.right() > plot.width():
            on_line = _on_line(plot, y, box, axes, drawn)
            placed += [(level, on_line)] if on_line is not None else []
            continue
        box.moveTop(y - height / 2)
        box.moveBottom(min(box.bottom(), axes.bottom()))
        placed.append((level, box))
    return placed


def _on_line(
    plot: Axes, y: float, box: QRectF, axes: QRectF, paths: Sequence[Path]
) -> QRectF | None:
    """Return the place above or below a level, from its end, that is clear of the curves."""
    gap, step = plot.theme.px(5), plot.theme.px(8)
    for top in (y - gap - box.height(), y + gap):
        place = QRectF(axes.right() - box.width() - gap, top, box.width(), box.height())
        while place.left() > axes.left() + gap:
            if is_free(place, paths, []):
                return place
            place.translate(-step, 0)
    return None


def paint_level_texts(
    painter: QPainter, theme: Theme, placed: Sequence[tuple[Level, QRectF]]
) -> None:
    """Say what levels are, each in its place."""
    font = theme.font(theme.tick)
    cap = QFontMetricsF(font).capHeight()
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    for level, box in placed:
        painter.drawText(QPointF(box.left(), box.center().y() + cap / 2), level.text)
