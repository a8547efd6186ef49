"""The activation function with the neuron's point on it and the tangent there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gradsim.core.activations.functions import Activation
from gradsim.ui.plotting.overlay import Overlay, Point, Segment
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.plotting.ticks import nice_range
from gradsim.ui.theme import INK, Theme
from gradsim.ui.typesetting.numbers import format_fraction, format_number

HALF_TANGENT = 46  # pixels to each side of the point, before zoom
LONGER = 2.6  # times, where there is room: where the curve bends, it is seen to leave the tangent
STEEPEST = 4.4  # times, since a curve is straight where it is steepest


@dataclass(frozen=True)
class PointOnCurve:
    """A neuron's place on the curve: its weighted input and its colour."""

    z: float
    style: int


class ActivationPlot(Plot):
    """f(z) with points and tangents; their slope is what learning speed depends on."""

    magnifies = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "$z$")
        self._points: list[PointOnCurve] = []
        self._activation: Activation | None = None
        self._reach = 6.0
        self._steepest: float | None = None  # where the slope is largest, if it is at one place

    def show_activation(self, activation: Activation, largest_z: float) -> None:
        """Show an activation over at least −6 to 6, as far as `largest_z`."""
        self._activation = activation
        self._reach = max(6.0, nice_range(0.0, largest_z)[1]) if math.isfinite(largest_z) else 6.0
        f, slope = activation.symbol, activation.slope_symbol
        self.set_title(
            self.tr("{0} and its tangent, slope {1}").format(f"${f}(z)$", f"${slope}(z)$"),
            self.tr("{0} and slope {1}").format(f"${f}(z)$", f"${slope}(z)$"),
        )
        self.x_ticks = tuple(self._reach * share for share in (-1.0, -0.5, 0.0, 0.5, 1.0))
        z = np.linspace(-self._reach, self._reach, 1201)
        with np.errstate(over="ignore"):
            values = activation.value(z)
            slopes = activation.slope(z)
        steep = np.flatnonzero(slopes >= activation.largest_slope * (1 - 1e-9))
        self._steepest = float(z[steep[0]]) if len(steep) == 1 else None
        low, high = nice_range(float(values.min()), float(values.max()))
        self.set_curves([(INK, False)])
        self.set_ranges((-self._reach, self._reach), (low, high))
        self.set_data(0, z, values)

    def show_points(self, points: Sequence[PointOnCurve]) -> None:
        """Move the neurons' points."""
        if self._activation is None:
            return
        self._points = list(points)
        z = np.array([point.z for point in points])
        values, slopes = self._activation.value(z), self._activation.slope(z)
        overlay = Overlay()
        axes = self.axes_rect()
        wide = axes.width() > self.theme.px(self.theme.end_label) * 22
        unit_x = axes.width() / (self._x_range[1] - self._x_range[0])
        unit_y = axes.height() / (self._y_range[1] - self._y_range[0])
        if wide:
            self._add_steepest(overlay, unit_x, unit_y)
        for point, value, slope in zip(points, values.tolist(), slopes.tolist(), strict=True):
            if self.withholds:  # where the point stands, but not how steep the curve is there
                overlay.points.append(Point(point.z, value, point.style))
                continue
            dx = self._half_tangent(slope, unit_x, unit_y, LONGER if wide else 1.0)
            overlay.segments.append(
                Segment(
                    (point.z - dx, value - slope * dx),
                    (point.z + dx, value + slope * dx),
                    point.style,
                )
            )
            text = self.tr("slope {0}").format(format_number(slope)) if wide else ""
            overlay.points.append(Point(point.z, value, point.style, text, below=True))
        self.overlay = overlay
        self.refresh()

    def withhold(self, withholds: bool) -> None:
        """Hide tangents and slopes, or show them again."""
        self.withholds = withholds
        self.show_points(self._points)

    def _half_tangent(self, slope: float, unit_x: float, unit_y: float, times: float) -> float:
        """Return how far a tangent of so many times the usual length reaches along the axis."""
        return self.theme.px(HALF_TANGENT * times) / math.hypot(unit_x, slope * unit_y)

    def _add_steepest(self, overlay: Overlay, unit_x: float, unit_y: float) -> None:
        """Add the tangent where the curve is steepest, to compare others with."""
        activation, z = self._activation, self._steepest
        if activation is None or z is None or self.withholds:
            return
        value, slope = float(activation.value(np.array(z))), activation.largest_slope
        dx = self._half_tangent(slope, unit_x, unit_y, STEEPEST)
        ends = [(z + side * dx, value + side * dx * slope) for side in (-1, 1)]
        overlay.segments.append(Segment(ends[0], ends[1], None, (4, 3)))
        text = self.tr("largest slope {0}").format(format_fraction(slope))
        overlay.notes.append(Point(z, value, INK, text, below=True))

    def _lay_out(self) -> None:
        super()._lay_out()
        if self._activation is not None:
            self.show_points(self._points)  # tangents keep their length in pixels
