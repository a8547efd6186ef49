"""The shapes of gates, as textbooks draw them, and the colours of signals."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

from gradsim.core.circuits.circuit import Gate
from gradsim.ui.theme import Theme

ONE_SERIES = 2  # of the theme's colours, for signals that are 1
CURVE = 0.24  # how far an OR gate's back is curved, of its width
BUBBLE = 0.12  # radius of the circle that inverts, of the lesser side


def kind_of(gate: Gate) -> str:
    """Return the shape: that of a kind of gate, or a box for a block other than XOR."""
    if gate.block is None:
        return gate.kind
    return "xor" if gate.block.name == "XOR" else "block"


@dataclass(frozen=True)
class Shape:
    """A gate's outline, and open lines beside it."""

    outline: QPainterPath
    lines: QPainterPath


@lru_cache(512)
def shape(kind: str, width: float, height: float) -> Shape:
    """Return the shape of a kind of gate in a box at (0, 0)."""
    outline, lines = QPainterPath(), QPainterPath()
    radius = BUBBLE * min(width, height) if kind in ("nand", "not") else 0.0
    right, middle = width - 2 * radius, height / 2
    if kind in ("and", "nand"):
        bend = min(right * 0.5, middle)
        outline.moveTo(0, 0)
        outline.lineTo(right - bend, 0)
        outline.arcTo(QRectF(right - 2 * bend, 0, 2 * bend, height), 90, -180)
        outline.lineTo(0, height)
        outline.closeSubpath()
    elif kind in ("or", "xor"):
        gap = 0.12 * width if kind == "xor" else 0.0
        depth = CURVE * width
        outline.moveTo(gap, 0)
        outline.cubicTo(0.55 * width, 0, 0.8 * width, 0.12 * height, width, middle)
        outline.cubicTo(0.8 * width, 0.88 * height, 0.55 * width, height, gap, height)
        outline.quadTo(gap + depth, middle, gap, 0)
        if kind == "xor":
            lines.moveTo(0, height)
            lines.quadTo(depth, middle, 0, 0)
    elif kind == "not":
        outline.moveTo(0, 0.1 * height)
        outline.lineTo(right, middle)
        outline.lineTo(0, 0.9 * height)
        outline.closeSubpath()
    else:
        corner = min(6.0, 0.15 * height)
        outline.addRoundedRect(QRectF(0, 0, width, height), corner, corner)
    if radius:
        outline.addEllipse(QPointF(right + radius, middle), radius, radius)
    return Shape(outline, lines)


def inset(kind: str, width: float, height: float, y: float) -> float:
    """Return how far behind the left edge a gate's back begins, at a height from its top."""
    if kind not in ("or", "xor"):
        return 0.0
    share = y / height if height else 0.5
    return CURVE * width * 2 * share * (1 - share)  # an XOR's wires end at its outer line


@dataclass(frozen=True)
class SignalColors:
    """How signals look: 1, 0, and not yet there.

    Attributes
    ----------
    one, zero, pale : QColor
        Lines.
    one_text, zero_text, pale_text : QColor
        Text.
    fill : QColor
        Inside of a gate whose output is 1.
    """

    one: QColor
    zero: QColor
    pale: QColor
    one_text: QColor
    zero_text: QColor
    pale_text: QColor
    fill: QColor

    @classmethod
    def of(cls, theme: Theme) -> "SignalColors":
        """Return the colours of a look."""
        ground, muted = QColor(theme.ground), QColor(theme.muted)
        one = theme.color(ONE_SERIES)
        return cls(
            one=one,
            zero=mixed(muted, ground, 0.35),
            pale=mixed(muted, ground, 0.78),
            one_text=theme.label_color(ONE_SERIES),
            zero_text=muted,
            pale_text=mixed(muted, ground, 0.5),
            fill=mixed(one, ground, 0.87),
        )

    def line(self, value: bool | None) -> QColor:
        """Return the colour of a line; `value` is None where the signal is not there yet."""
        return self.pale if value is None else self.one if value else self.zero

    def text(self, value: bool | None) -> QColor:
        """Return the colour of a text."""
        return self.pale_text if value is None else self.one_text if value else self.zero_text


def mixed(color: QColor, other: QColor, share: float) -> QColor:
    """Return a colour with a share of another one in it."""
    parts = zip(color.getRgbF()[:3], other.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(one * (1 - share) + two * share for one, two in parts))
