"""A formula that is laid out: outlines to fill and glyphs to set, painted in any colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

_FAMILY = "TeX Gyre Pagella Math"
ASCENT, DEPTH = 0.76, 0.26  # of a line of letters, in em; the font's own leave room for sums
AXIS = 0.25  # height of fraction bars above the baseline


@dataclass(frozen=True)
class Run:
    """Glyphs that are set as text, from the left edge and the baseline of the formula."""

    x: float
    dy: float
    px: float
    text: str


@dataclass(frozen=True)
class Bar:
    """A level line as wide as the formula, at a height above the baseline."""

    height: float
    thickness: float


@dataclass(frozen=True)
class Shape:
    """An outline to fill, in the formula's colour unless it has one of its own."""

    outline: QPainterPath | QRectF
    color: QColor | None = None

    def paint(self, painter: QPainter, color: QColor) -> None:
        """Fill it; without a pen, which would print as an edge of its own."""
        if isinstance(self.outline, QRectF):
            painter.fillRect(self.outline, self.color or color)
        else:
            painter.fillPath(self.outline, self.color or color)


@dataclass(frozen=True)
class Formula:
    """A formula laid out in one size; all lengths in pixels.

    Attributes
    ----------
    width, ascent, depth : float
        Extent of the box; `ascent` above and `depth` below the baseline.
    axis : float
        Height of the mathematical axis (fraction bars, minus signs) above the baseline.
    shapes : tuple of Shape
        What is filled, `scale` times as large, with `left` on the left edge.
    runs : tuple of Run
        What is set as text.
    bar : Bar, optional
        Of a fraction of such runs.
    """

    width: float
    ascent: float
    depth: float
    axis: float
    shapes: tuple[Shape, ...] = ()
    scale: float = 1.0
    left: float = 0.0
    runs: tuple[Run, ...] = ()
    bar: Bar | None = None

    def paint(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        """Paint with the left edge at `x`."""
        painter.setPen(color)
        for run in self.runs:
            painter.setFont(math_font(run.px))
            painter.drawText(QPointF(x + run.x, baseline + run.dy), run.text)
        if self.bar is not None:
            painter.setPen(QPen(color, self.bar.thickness, c=Qt.PenCapStyle.FlatCap))
            y = baseline - self.bar.height
            painter.drawLine(QPointF(x, y), QPointF(x + self.width, y))
        if self.shapes:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(x, baseline)
            painter.scale(self.scale, self.scale)
            painter.translate(-self.left, 0.0)
            for shape in self.shapes:
                shape.paint(painter, color)
            painter.restore()

    def paint_centred(self, painter: QPainter, x: float, baseline: float, color: QColor) -> None:
        """Paint with the middle at `x`."""
        self.paint(painter, x - self.width / 2, baseline, color)


@lru_cache(64)
def math_font(px: float) -> QFont:
    """Return the mathematical font, unhinted, so that widths are the same at every scale."""
    font = QFont(_FAMILY)
    font.setPixelSize(max(1, round(px)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(64)
def math_metrics(px: float) -> QFontMetricsF:
    """Return the measures of that font."""
    return QFontMetricsF(math_font(px))
