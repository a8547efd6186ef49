"""Text with a rim around it, which can be read on every colour."""

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QTransform,
)

HALO = 0.28  # of the height of the type
GRAIN = 4  # places across a pixel: an eighth aside is not seen

Type = tuple[str, int, int]  # family, pixels, weight
Stencil = NDArray[np.uint8]  # (2, height, width): what a halo and its letters cover, of 255

# signs are raised beside a digit, with which they stay; words after a number do not: they take up
# to 4 ms to raster, and did so with each digit that stood before them
_CUTS = re.compile(r"(?<=[0-9.,])(?=[0-9.,])|(?<=\w)(?= )")


def _type_of(font: QFont) -> Type:
    return font.family(), font.pixelSize(), font.weight().value


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
    """Return the halo of a text and its letters; to stroke it again takes five times as long."""
    letters = QPainterPath()
    letters.addText(QPointF(0, 0), _outlined(family, pixels, weight), text)
    stroker = QPainterPathStroker()
    stroker.setWidth(pixels * HALO)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    halo = stroker.createStroke(letters)
    halo.setFillRule(Qt.FillRule.WindingFill)
    return halo, letters


def paint_haloed(painter: QPainter, place: QPointF, text: str, color: QColor, halo: QColor) -> None:
    """Paint text in the painter's font from a place on its baseline, with a rim around it.

    To fill both outlines takes 1 ms, and 0.02 ms to paint a picture of them: 15 texts on a map
    or a landscape took half of its frame. A number that no frame had before is put together from
    its digits in 0.1 ms.
    """
    type_, to_device = _type_of(painter.font()), painter.deviceTransform()
    scale = to_device.m11()
    is_even = scale == to_device.m22() > 0 and not to_device.isRotating()
    if painter.paintEngine().type() != QPaintEngine.Type.Raster or not is_even:
        painter.translate(place)
        _fill(painter, text, type_, color, halo)
        painter.translate(-place)
        return
    foot = to_device.map(place)
    x, grain = divmod(round(foot.x() * GRAIN), GRAIN)
    picture, left, top = _picture(text, type_, color.rgba(), halo.rgba(), scale, grain)
    to_painter, _ = to_device.inverted()
    painter.drawImage(to_painter.map(QPointF(x + left, round(foot.y()) + top)), picture)


def raster_digits(font: QFont, scale: float) -> None:
    """Raster what numbers are put together from, so that no frame has to.

    Of type 58 pixels high that is 12 ms; each of the first frames of a run took 1 to 2 ms longer.

    Parameters
    ----------
    scale : float
        Pixels of the device by one of the painter.
    """
    for digit in "0123456789.":
        for grain in range(GRAIN):
            _piece(digit, _type_of(font), scale, grain)


def _fill(painter: QPainter, text: str, type_: Type, color: QColor, halo: QColor) -> None:
    for outline, fill in zip(_outlines(text, *type_), (halo, color), strict=True):
        painter.fillPath(outline, fill)


@lru_cache(256)
def _picture(
    text: str, type_: Type, color: int, halo: int, scale: float, grain: int
) -> tuple[QImage, int, int]:
    """Return a text as a picture, and where it begins: pixels from the foot of its first letter.

    Parameters
    ----------
    color, halo : int
        As numbers of four bytes.
    scale : float
        Pixels of the device by one of the painter.
    grain : int
        Where the foot is across a pixel; up and down it is between two, as that of all text.
    """
    stencil, left, top = _stencil(text, type_, scale, grain)
    shares = stencil.transpose(1, 2, 0) / np.float32(255)
    inks = np.array([QColor.fromRgba(ink).getRgb() for ink in (halo, color)], np.float32)
    inks[:, :3] *= inks[:, 3:] / 255
    shares[..., 0] *= 1 - shares[..., 1] * (inks[1, 3] / 255)  # the letters are upon it
    bytes_ = (shares @ inks + np.float32(0.5)).astype(np.uint8)
    height, width, _ = bytes_.shape
    picture = QImage(bytes_.tobytes(), width, height, QImage.Format.Format_RGBA8888_Premultiplied)
    picture = picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(scale)
    return picture, left, top


def _stencil(text: str, type_: Type, scale: float, grain: int) -> tuple[Stencil, int, int]:
    """Return what halo and letters of a text cover, put together from digits and what is between.

    Also returns where it begins. Each digit stands where it would in the whole, but for an eighth
    of a pixel.
    """
    x, before = float(grain), ""
    parts = list[tuple[Stencil, int, int]]()
    for piece in _CUTS.split(text):
        x += _apart(before, piece, *type_) * scale * GRAIN if before else 0.0
        pixel, right = divmod(round(x), GRAIN)
        stencil, left, top = _piece(piece, type_, scale, right)
        parts.append((stencil, pixel + left, top))
        before = piece
    left, top = min(part[1] for part in parts), min(part[2] for part in parts)
    right = max(x + stencil.shape[2] for stencil, x, _ in parts)
    foot = max(y + stencil.shape[1] for stencil, _, y in parts)
    whole = np.zeros((2, foot - top, right - left), np.uint8)
    for stencil, x, y in parts:
        _, height, width = stencil.shape
        room = whole[:, y - top : y - top + height, x - left : x - left + width]
        np.maximum(room, stencil, out=room)
    return whole, left, top


@lru_cache(4096)
def _apart(piece: str, following: str, family: str, pixels: int, weight: int) -> float:
    """Return how far a piece of text stands before the one that follows it."""
    metrics = QFontMetricsF(_outlined(family, pixels, weight))
    return metrics.horizontalAdvance(piece + following) - metrics.horizontalAdvance(following)


@lru_cache(2048)
def _piece(text: str, type_: Type, scale: float, grain: int) -> tuple[Stencil, int, int]:
    """Return what halo and letters of a piece of text cover, and where it begins."""
    to_device = QTransform(scale, 0, 0, scale, grain / GRAIN, 0)
    outlines = _outlines(text, *type_)
    rect = to_device.mapRect(outlines[0].controlPointRect()).toAlignedRect()
    rect.adjust(-1, -1, 1, 1)
    covered = []
    for outline in outlines:
        picture = QImage(rect.size(), QImage.Format.Format_Alpha8)
        picture.fill(0)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(to_device * QTransform.fromTranslate(-rect.left(), -rect.top()))
        painter.fillPath(outline, Qt.GlobalColor.black)
        painter.end()
        rows = np.frombuffer(picture.constBits(), np.uint8).reshape(rect.height(), -1)
        covered.append(rows[:, : rect.width()].copy())  # the picture goes
    return np.stack(covered), rect.left(), rect.top()
