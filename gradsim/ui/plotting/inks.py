"""The colours of a cost on map and landscape, and of text that can be read on them."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QLinearGradient

from gradsim.ui.theme import Theme


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
