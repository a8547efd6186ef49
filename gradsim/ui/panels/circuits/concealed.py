"""A circuit of which a question tells only what goes in and what comes out."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gradsim.core.circuits.placing.layout import Layout
from gradsim.ui.panels.circuits.labels import CircuitLabels
from gradsim.ui.panels.circuits.scale import Scale
from gradsim.ui.panels.circuits.state import CircuitState
from gradsim.ui.theme import SERIF, Theme

STUB = 26  # pixels before zoom of the wires outside the box


def box_of(theme: Theme, layout: Layout, scale: Scale) -> QRectF:
    """Return the box that stands for the gates."""
    stub = theme.px(STUB)
    xs, ys = zip(*layout.inputs.values(), strict=True)
    right = min(scale.x(x) for x, _ in layout.outputs.values()) - stub
    if layout.rails:
        left, top = scale.x(min(xs)) - stub, scale.y(min(ys)) + stub
    else:
        left, top = scale.x(max(xs)) + stub, scale.top
    return QRectF(left, top, right - left, scale.bottom - top)


def paint_concealed(
    painter: QPainter,
    theme: Theme,
    labels: CircuitLabels,
    layout: Layout,
    scale: Scale,
    state: CircuitState,
) -> None:
    """Paint inputs and outputs, and a box with a question mark between them."""
    box = box_of(theme, layout, scale)
    pen = QPen(QColor(theme.axis), max(theme.px(2), 1))
    painter.setPen(pen)
    for signal, (x, y) in layout.inputs.items():
        if not signal.startswith("~"):  # that inverses are needed would tell something
            place = scale.x(x), scale.y(y)
            end = (place[0], box.top()) if layout.rails else (box.left(), place[1])
            painter.drawLine(QLineF(*place, *end))
    for x, y in layout.outputs.values():
        painter.drawLine(QLineF(box.right(), scale.y(y), scale.x(x), scale.y(y)))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    font = theme.font(theme.key_figure * 1.5, family=SERIF)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    width, high = QFontMetricsF(font).horizontalAdvance("?"), QFontMetricsF(font).capHeight()
    painter.drawText(box.center() + QPointF(-width / 2, high / 2), "?")
    labels.paint_ends(painter, layout, scale, state)
