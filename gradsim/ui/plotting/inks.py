"""The colours of a cost on map and landscape, and text that can be read on all of them."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
)

from gradsim.ui.theme import Theme

HALO = 0.28  # of the height of the type


def _parts(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


def shade(theme: Theme, share: float) -> QColor:
    """Return the colour of a cost that is this share of the highest."""
    low, high = _parts(QColor(theme.ground)), _parts(QColor(theme.accent))
    share = min(max(share, 0.0), 1.0)
    return QColor.fromRgbF(*(a + share * (b - a) for a, b in zip(low, high, strict=True)))


def gradient(theme: Theme, lowest: QPointF, highest: QPointF) -> QLinearGradient:
    """Return the colours of all costs, from the place of 0 to that of the highest."""
    colors = QLinearGradient(lowest, highest)
    colors.setColorAt(0, QColor(theme.ground))
    colors.setColorAt(1, QColor(theme.accent))
    return colors


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as the guidelines of accessibility define it."""

    def luminance(color: QColor) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)
            for part in _parts(color)
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(512)
def is_near_ground(theme: Theme, share: float) -> bool:
    """Return whether text in its usual colour can be read on a cost, better than the ground's."""
    color = shade(theme, share)
    return contrast(QColor(theme.text), color) >= contrast(QColor(theme.ground), color)


def line_color(theme: Theme, share: float) -> QColor:
    """Return the colour of a line on a cost."""
    return QColor(theme.accent if is_near_ground(theme, share) else theme.ground)


def text_colors(theme: Theme, share: float) -> tuple[QColor, QColor]:
    """Return the colour of text on a cost, and of a halo that keeps it legible beside that."""
    if is_near_ground(theme, share):
        return QColor(theme.text), QColor(theme.ground)
    return QColor(theme.ground), QColor(theme.accent)


def _outlined(family: str, pixels: int, weight: int) -> QFont:
    """Return the font of outlines, whose digits are as wide as each needs."""
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(512)
def haloed_width(text: str, family: str, pixels: int, weight: int) -> float:
    """Return how wide `paint_haloed` paints a text."""
    return QFontMetricsF(_outlined(family, pixels, weight)).horizontalAdvance(text)


@lru_cache(512)
def _outlines(text: str, family: str, pixels: int, weight: int) -> tuple[QPainterPath, ...]:
    """Return the halo of a text and its letters; to stroke anew takes five times as long."""
    letters = QPainterPath()
    letters.addText(QPointF(0, 0), _outlined(family, pixels, weight), text)
    stroker = QPainterPathStroker()
    stroker.setWidth(pixels * HALO)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    halo = stroker.createStroke(letters)
    halo.setFillRule(Qt.FillRule.WindingFill)
    return halo, letters


def paint_haloed(painter: QPainter, place: QPointF, text: str, color: QColor, halo: QColor) -> None:
    """Paint text in the painter's font from a place on its baseline, with a rim around it."""
    font = painter.font()
    outlines = _outlines(text, font.family(), font.pixelSize(), font.weight().value)
    painter.save()
    painter.translate(place)
    for outline, fill in zip(outlines, (halo, color), strict=True):
        painter.fillPath(outline, fill)
    painter.restore()
