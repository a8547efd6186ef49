"""A plot: curves drawn by pyqtgraph, and over them points, strokes and labels."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPen

from gradsim.ui.plotting.magnifier.magnifiable import Outline
from gradsim.ui.plotting.overlay import EIGHTHS, OverlaidAxes
from gradsim.ui.plotting.standing import GrowingCurve, Standing
from gradsim.ui.plotting.straightened import FINEST, straightened
from gradsim.ui.pyqtgraph_parts import PlotCurveItem
from gradsim.ui.theme import Theme

Array = NDArray[np.float64]


class CurveStyle(NamedTuple):
    """Colour of a series, whether it is a ghost, and the series whose dashes it has."""

    color: int
    ghost: bool = False
    dash: int | None = None


class Plot(OverlaidAxes):
    """Curves with points and labels; see :class:`~gradsim.ui.plotting.axes.Axes`."""

    #: Pressed or dragged with the left button, at (x, y) in the plot's numbers.
    picked = Signal(float, float)

    def __init__(
        self, theme: Theme, title: str = "", x_title: str = "", *, log_y: bool = False
    ) -> None:
        super().__init__(theme, title, x_title, log_y=log_y)
        self._curves: list[GrowingCurve] = []
        self._styles: list[CurveStyle] = []
        self._standing = Standing(self.view, self._shown_curves)
        self.setMouseTracking(True)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._style_curves()

    def set_curves(self, styles: Sequence[CurveStyle | tuple[int, bool]]) -> None:
        """Make one curve for each style; those that exist are used again."""
        while len(self._curves) < len(styles):
            curve = GrowingCurve()
            self._curves.append(curve)
            self.view.addItem(curve, ignoreBounds=True)
        self._styles = [CurveStyle(*style) for style in styles]
        for index, curve in enumerate(self._curves):
            curve.setVisible(index < len(styles))
        self._style_curves()

    def set_data(self, index: int, x: Array, y: Array) -> None:
        """Set the points of one curve."""
        low, high = self._y_range
        self._curves[index].setData(*straightened(x, self.on_axis(y), (high - low) * FINEST))

    def on_axis(self, values: Array) -> Array:
        """Return where values lie on the vertical axis: their powers of ten, if it has these."""
        if not self.log_y:
            return values
        with np.errstate(divide="ignore"):
            # an exact 0 lies on the axis
            return np.maximum(np.log10(np.abs(values)), self.whole[1][0])

    def _shown_curves(self) -> list[GrowingCurve]:
        return [curve for curve in self._curves if curve.isVisible() and curve.opacity()]

    def forget_pictures(self) -> None:
        """Let go of the picture of what stands, too; it is as large."""
        super().forget_pictures()
        self._standing.forget()

    def _style_curves(self) -> None:
        for curve, (series, ghost, dash) in zip(self._curves, self._styles, strict=False):
            if ghost:
                pen = self.theme.pen(series, self.theme.ghost, dash=dash)
                color = pen.color()
                color.setAlphaF(0.55)
                pen.setColor(color)
            else:
                pen = self.theme.pen(series, dash=dash)
            curve.setPen(pen)
            curve.setZValue(0 if ghost else 1)

    @contextmanager
    def pens_scaled(self, factor: float) -> Iterator[None]:
        """Make the curves' pens wider for as long as a picture is painted."""
        items = self.view.childGroup.childItems()
        curves = [item for item in items if isinstance(item, PlotCurveItem)]
        pens = [QPen(curve.opts["pen"]) for curve in curves]
        for curve, pen in zip(curves, pens, strict=True):
            wide = QPen(pen)
            wide.setWidthF(pen.widthF() * factor)
            curve.setPen(wide)
        try:
            yield
        finally:
            for curve, pen in zip(curves, pens, strict=True):
                curve.setPen(pen)

    def _crosses_curve(self, box: QRectF) -> bool:
        """Return whether a curve runs through a rectangle of the widget."""
        x0, y0 = self.to_numbers(box.bottomLeft())
        x1, y1 = self.to_numbers(box.topRight())
        if self.log_y:
            y0, y1 = math.log10(y0), math.log10(y1)
        places = x0 + (x1 - x0) * np.array(EIGHTHS)
        curves = (curve.getData() for curve in self._curves[: len(self._styles)])
        for x, y in (*curves, *self._other_lines()):
            if x is None or len(x) < 2 or x1 < x[0] or x0 > x[-1]:
                continue
            values = np.interp(places, x, y, left=np.nan, right=np.nan)
            # not nanmin and nanmax, which take five times as long; NaN compares as False
            if np.fmin.reduce(values) < y1 and np.fmax.reduce(values) > y0:
                return True
        return False

    def _other_lines(self) -> Sequence[tuple[Array, Array]]:
        """Return (x, y) of lines on which no label stands either, such as edges of shades."""
        return ()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the read-out, or pick while the button is down."""
        position = event.position()
        axes = self.axes_rect()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(*self.to_numbers(position))
        inside = axes.adjusted(-4, -4, 4, 4).contains(position)
        self.hover_x = self.to_numbers(position)[0] if inside else None
        self.refresh()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the place pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self.axes_rect().adjusted(
            -4, -4, 4, 4
        ).contains(event.position()):
            self.picked.emit(*self.to_numbers(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing more; the scene has no items that take the mouse."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do as for a press."""
        self.mousePressEvent(event)

    def outlines(self) -> list[Outline]:
        """Return the curves that are drawn, each with its pen, on the axes as they are."""
        shown = (curve for curve in self._curves[: len(self._styles)] if curve.isVisible())
        drawn = [(*curve.getData(), QPen(curve.opts["pen"])) for curve in shown]
        return [(x, y, pen) for x, y, pen in drawn if x is not None and len(x)]
