"""The room's guess: a curve drawn by hand over a plot before the run shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from gradsim.ui.plotting.epochs.curve_names import Path
from gradsim.ui.plotting.epochs.marks import Name

if TYPE_CHECKING:
    from gradsim.ui.plotting.plot import Plot

SAMPLES = 401
GUESS = 2  # its colour


class Guess:
    """A curve with one value for each place along the horizontal axis.

    Drawing over it again corrects it. Places are shares of the axis, from 0 to 1.
    """

    def __init__(self) -> None:
        self._values = np.full(SAMPLES, np.nan)
        self._last: tuple[float, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return bool(np.isnan(self._values).all())

    def press(self, share: float, y: float) -> None:
        """Begin a stroke at a share of the axis and a height."""
        self._last = None
        self.move(share, y)

    def move(self, share: float, y: float) -> None:
        """Go on with the stroke; what lies between the places is filled in."""
        share = min(max(share, 0.0), 1.0)
        before = self._last or (share, y)
        self._last = share, y
        (x0, y0), (x1, y1) = sorted((before, (share, y)))
        first, last = round(x0 * (SAMPLES - 1)), round(x1 * (SAMPLES - 1))
        places = np.arange(first, last + 1)
        if first == last:
            self._values[first] = y
        else:
            self._values[places] = np.interp(places, [first, last], [y0, y1])

    def points(self) -> list[tuple[float, float]]:
        """Return what is drawn: (share, height), gaps left out."""
        drawn = np.flatnonzero(~np.isnan(self._values))
        return [(float(k / (SAMPLES - 1)), float(self._values[k])) for k in drawn]

    def polygon(
        self, low: float, high: float, to_pixels: Callable[[float, float], QPointF]
    ) -> QPolygonF:
        """Return the curve in the widget's pixels for an axis from `low` to `high`."""
        place = [to_pixels(low + share * (high - low), y) for share, y in self.points()]
        return QPolygonF([QPointF(point) for point in place])


def paint_veil(painter: QPainter, plot: Plot, axes: QRectF, guess: Guess, newest: int) -> None:
    """Paint a veil over the epochs beyond the newest, which the room is asked about."""
    theme = plot.theme
    hidden = plot.to_pixels(max(newest, 0), 1.0).x()
    box = QRectF(hidden, axes.top(), axes.right() - hidden, axes.height())
    if box.width() <= 1:
        return
    veil = QColor(theme.tint)
    veil.setAlphaF(0.6)
    painter.fillRect(box, veil)
    words = QCoreApplication.translate("EpochPlot", "draw your guess")
    font = theme.font(theme.end_label)
    if guess.is_empty and QFontMetricsF(font).horizontalAdvance(words) < box.width():
        painter.setFont(font)
        painter.setPen(QColor(theme.accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def guess_name(plot: Plot, guess: Guess, last: float) -> Name | None:
    """Return the name of a guess, to stand on it where no number is; None before one is drawn."""
    points = guess.polygon(0.0, last, plot.to_pixels).toList()
    if len(points) < 2:
        return None
    path = Path(np.array([p.x() for p in points]), np.array([p.y() for p in points]))
    return Name(QCoreApplication.translate("EpochPlot", "the room’s guess"), GUESS, path, 0.8)


def paint_guess(painter: QPainter, plot: Plot, axes: QRectF, guess: Guess, last: float) -> None:
    """Paint the guess, over epochs 0 to `last`."""
    theme = plot.theme
    if guess.is_empty:
        return
    pen = QPen(theme.color(GUESS), 1.3 * theme.curve * theme.zoom)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.save()
    painter.setClipRect(axes)
    line = guess.polygon(0.0, last, plot.to_pixels)
    painter.drawPolyline(line)
    painter.restore()
