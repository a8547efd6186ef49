"""The chain of neurons as the lecture draws it, each factor below the part it belongs to."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gradsim.core.chain.factors import ChainFactors
from gradsim.ui.panels.chain import layout as places
from gradsim.ui.panels.chain.composer import Composer
from gradsim.ui.panels.chain.layout import ChainLayout, height_in, least_width, usual_width
from gradsim.ui.panels.chain.mark import BIAS, NUMBER, REACH, WEIGHT, Focus, Mark
from gradsim.ui.panels.chain.numbers import product_text
from gradsim.ui.panels.chain.values import Value
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_setting
from gradsim.ui.view import View


class ChainDrawing(View, QWidget):
    """The drawing and the product of the gradient that is selected.

    Parameters
    ----------
    theme : Theme
        The look to start with.
    compares : bool
        Whether a second product stands below, with what both share in grey.
    """

    #: Places have moved.
    laid_out = Signal()

    def __init__(self, theme: Theme, compares: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self.compares = compares
        self.numbers: ChainFactors | None = None
        self.starts: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
        self.focus = Focus()
        self._withholds = False
        self._first = 0
        self._layout: ChainLayout | None = None
        self._composer: Composer | None = None
        self._marks: list[Mark] = []
        self._areas: dict[object, QRect] = {}
        self.chosen: Value | None = None  # has the keyboard
        self.hovered: Value | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The chain and the factors of its gradient"))

    # ----- what is shown

    def show_chain(
        self,
        numbers: ChainFactors,
        focus: Focus,
        starts: tuple[tuple[float, ...], tuple[float, ...]],
    ) -> None:
        """Show the numbers of an epoch; `starts` are weights and biases as they are set."""
        longer = self.numbers is None or len(numbers) != len(self.numbers)
        before = self._layout, self.focus.selected, self.focus.compared
        areas, frames = self._areas, self._frames()
        self.numbers, self.focus, self.starts = numbers, focus, starts
        if longer:
            self._layout = None
            self.updateGeometry()
        self._compose()
        if before != (self._layout, focus.selected, focus.compared):
            self.update()
            return
        changed = QRegion()
        for look in areas.keys() ^ self._areas.keys():
            changed += areas.get(look) or self._areas[look]
        if frames != self._frames():
            for frame in (*frames, *self._frames()):
                changed += frame
        self.update(changed)

    def _find_areas(self) -> dict[object, QRect]:
        """Return where everything is painted that changes with the numbers, by what it is.

        Only what is another than before is painted again: in a step of a chain of four that takes
        a third of the time, in a drag in a chain of 50 a tenth.
        """
        known = self._areas  # of most marks, which look as before
        areas: dict[object, QRect] = {
            mark.look: known.get(mark.look) or mark.area for mark in self._marks
        }
        layout, composer = self._layout, self._composer
        assert layout is not None
        assert composer is not None
        top, height = layout.bracket_top, layout.bracket_bottom - layout.bracket_top
        rects = [QRectF(left, top, right - left, height) for _, left, right in composer.pairs()]
        band = composer.band()
        for rect in rects if band is None else (band, *rects):
            areas[rect.getRect()] = _around(rect)
        return areas

    def withhold(self, withholds: bool) -> None:
        """Show the product as it is before its first factor, or as far as it has come."""
        self._withholds = withholds
        self._compose()
        self.update()

    @property
    def marks(self) -> list[Mark]:
        """All that is written in the drawing."""
        return self._marks

    @property
    def places(self) -> ChainLayout | None:
        """Where the parts stand."""
        return self._layout

    def show_layer(self, layer: int) -> None:
        """Scroll to a neuron."""
        layout = self._layout
        if layout is None or not layout.condensed or layout.first <= layer <= layout.last:
            return
        self._scroll_to(layer if layer < layout.first else layer - layout.shown + 1)

    def _scroll_to(self, first: int) -> None:
        layout = self._layout
        if layout is not None:
            self._first = min(max(first, 0), layout.layers - layout.shown)
            self._layout = None
            self._compose()
            self.update()

    def _compose(self) -> None:
        if self.numbers is None:
            return
        if self._layout is None:
            self._layout = ChainLayout(
                self.theme, self.width(), self.height(), len(self.numbers), self._first,
                self.compares,
            )  # fmt: skip
            self.laid_out.emit()
        numbers = replace(self.numbers, reached=0) if self._withholds else self.numbers
        self._composer = Composer(self._layout, numbers, self.focus)
        self._marks = self._composer.marks()
        self._areas = self._find_areas()
        self.setAccessibleDescription(self.reading())

    def reading(self) -> str:
        """Return the product in words, for a screen reader."""
        numbers, selected = self.numbers, self.focus.selected
        if numbers is None:
            return ""
        known = numbers.is_reached(selected) and not self._withholds
        product = product_text(numbers.gradients[selected]) if known else "?"
        text = f"∂C/∂b{selected + 1} = {product}"
        if self.chosen is not None:
            text = f"{self.chosen.name} = {format_setting(self._start(self.chosen))}. {text}"
        return text

    # ----- size

    def _count(self) -> int:
        return len(self.numbers) if self.numbers is not None else 4

    def sizeHint(self) -> QSize:
        """Return the size in which four neurons are drawn at their full size."""
        width = round(usual_width(self.theme, self._count()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which one neuron is legible; two products may stand alone."""
        width = round(least_width(self.theme, self._count()))
        height = height_in(self.theme, width, self._count(), self.compares, bare=self.compares)
        return QSize(width, height)

    def hasHeightForWidth(self) -> bool:
        """Return True: what is wider is drawn larger."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the drawing in a width."""
        return height_in(self.theme, width, self._count(), self.compares)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything again."""
        super().resizeEvent(event)
        self._layout = None
        self._compose()

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self.theme = theme
        self._layout = None
        self._compose()
        self.updateGeometry()
        self.update()

    # ----- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint strip, tint, chain, brackets, then all that is written, where it is asked for."""
        layout, wanted = self._layout, event.region()
        if layout is None or self.numbers is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout.condensed and wanted.intersects(layout.strip.toAlignedRect()):
            self._paint_strip(painter, layout)
        band = self._composer.band() if self._composer is not None else None
        if band is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.tint))
            painter.drawRoundedRect(band, self.theme.px(4), self.theme.px(4))
        if not layout.bare:
            self._paint_chain(painter, layout)
        self._paint_brackets(painter, layout)
        for value in self._framed():
            self._paint_frame(painter, value, value is self.chosen)
        for mark in self._marks:
            if wanted.intersects(self._areas[mark.look]):
                mark.paint(painter)

    def _ring(self, layer: int) -> QColor:
        if self.focus.compared is None and layer < self.focus.selected:
            return QColor(self.theme.axis)
        return self.theme.color(layer % 4)

    def _paint_chain(self, painter: QPainter, layout: ChainLayout) -> None:
        theme = self.theme
        thin = QPen(QColor(theme.text), theme.drawing * 0.7 * theme.zoom * layout.scale)
        head = 0.46 * layout.math
        for _, tail, tip in layout.arrows():
            if tip - tail > head:
                paint_arrow(painter, thin, QPointF(tail, layout.axis), tip, head)
        for column in layout.columns:
            if column.kind not in (places.NEURON, places.COST):
                continue
            cost = column.kind == places.COST
            color = QColor(theme.text) if cost else self._ring(column.layer)
            chosen = not cost and column.layer in (self.focus.selected, self.focus.compared)
            width = theme.drawing * theme.zoom * layout.scale * (1.0 if cost or not chosen else 1.5)
            painter.setPen(QPen(color, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(column.x, layout.axis), layout.radius, layout.radius)

    def _paint_brackets(self, painter: QPainter, layout: ChainLayout) -> None:
        theme = self.theme
        pen = QPen(QColor(theme.accent), max(theme.drawing * 0.6 * theme.zoom * layout.scale, 1))
        painter.setPen(pen)
        assert self._composer is not None
        for _, left, right in self._composer.pairs():
            top, bottom = layout.bracket_top, layout.bracket_bottom
            corners = [(left, top), (left, bottom), (right, bottom), (right, top)]
            painter.drawPolyline([QPointF(*corner) for corner in corners])

    def _paint_strip(self, painter: QPainter, layout: ChainLayout) -> None:
        """Paint all neurons as dots, those drawn in full in a frame."""
        theme, strip = self.theme, layout.strip
        half = (layout.strip_x(1) - layout.strip_x(0)) / 2
        left, right = layout.strip_x(layout.first) - half, layout.strip_x(layout.last) + half
        left, right = max(left, 1.0), min(right, layout.width - 1.0)
        frame = QRectF(left, strip.top() + 1, right - left, strip.height() - 2)
        painter.setPen(QPen(QColor(theme.accent), max(theme.px(1), 1)))
        painter.setBrush(QColor(theme.tint))
        painter.drawRoundedRect(frame, theme.px(4), theme.px(4))
        radius = min(half * 0.7, strip.height() * 0.26)
        y = strip.center().y()
        for layer in range(layout.layers):
            color = self._ring(layer)
            painter.setPen(QPen(color, max(radius * 0.4, 1.0)))
            chosen = layer in (self.focus.selected, self.focus.compared)
            painter.setBrush(color if chosen else QColor(theme.ground))
            painter.drawEllipse(QPointF(layout.strip_x(layer), y), radius, radius)

    def _paint_frame(self, painter: QPainter, value: Value, focused: bool) -> None:
        theme = self.theme
        for rect in self._rects(value):
            if focused:
                painter.setPen(QPen(QColor(theme.accent), theme.px(2)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.tint))
            painter.drawRoundedRect(rect, theme.px(4), theme.px(4))

    # ----- values

    def _framed(self) -> list[Value]:
        """Return the values that have a frame: under the pointer, or with the keyboard."""
        framed = self.hovered, self.chosen if self.hasFocus() else None
        return [value for value in framed if value is not None]

    def _frames(self) -> list[QRect]:
        """Return where their frames are painted."""
        return [_around(rect) for value in self._framed() for rect in self._rects(value)]

    def _rects(self, value: Value) -> list[QRectF]:
        """Return where a value stands: at its part, and among the factors."""
        role = WEIGHT if value.setting == "weights" else BIAS
        own = QRectF()
        factor = QRectF()
        for mark in self._marks:
            if mark.layer != value.layer:
                continue
            if mark.role == role:
                own = own.united(mark.rect)
            elif role == WEIGHT and mark.part == places.WEIGHT and mark.role == NUMBER:
                factor = mark.rect
        return [rect.adjusted(-REACH, -2, REACH, 2) for rect in (own, factor) if not rect.isNull()]

    def _values(self) -> list[Value]:
        """Return the values that are drawn, in reading order."""
        layout = self._layout
        if layout is None:
            return []
        shown = range(layout.first, layout.last + 1)
        return [Value(setting, layer) for layer in shown for setting in ("weights", "biases")]

    def _start(self, value: Value) -> float:
        """Return a value as it is set; while learning, the drawing shows what it has become."""
        return self.starts[0 if value.setting == "weights" else 1][value.layer]


def _around(rect: QRectF) -> QRect:
    """Return what a rectangle with a rim covers."""
    return rect.adjusted(-3, -3, 3, 3).toAlignedRect()


def paint_arrow(painter: QPainter, pen: QPen, tail: QPointF, tip: float, head: float) -> None:
    """Paint a level arrow with a filled head."""
    y = tail.y()
    painter.setPen(pen)
    painter.drawLine(tail, QPointF(tip - head * 0.8, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    half = head * 0.36
    back = tip - head
    painter.drawPolygon(
        QPolygonF([QPointF(tip, y), QPointF(back, y - half), QPointF(back, y + half)])
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
