"""Random chains over depth: how the gradients' ratio shrinks, and how few keep it near 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.random_chains import share_within, usual_logs
from gradsim.ui.language import translated
from gradsim.ui.panels.chain.plot import ChainPlot, power_ticks
from gradsim.ui.plotting.overlay import EndLabel, Overlay, Point
from gradsim.ui.plotting.plot import Array, CurveStyle
from gradsim.ui.pyqtgraph_parts import PlotCurveItem
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals

CHAINS = 2000
SHALLOW = 10.0  # layers, beyond which hardly any chain is stable
STYLES = {name: index for index, name in enumerate(ACTIVATIONS)}


@dataclass(frozen=True, eq=False)
class Depths:
    """Random chains of one activation, by the number of layers from 1 up.

    Attributes
    ----------
    low, median, high : array
        Quartiles of log₁₀ |∂C/∂b_1 : ∂C/∂b_L|; −∞ where so many products are exactly 0.
    stable : array
        Percent of chains whose ratio is within a factor 10 of 1.
    """

    low: Array
    median: Array
    high: Array
    stable: Array


@lru_cache(64)
def depths(activation: str, steepness: float, layers: int = 50) -> Depths:
    """Return what random chains of an activation do, always the same ones; takes about 7 ms."""
    logs = usual_logs(CHAINS, layers, activation, steepness)
    ordered = np.sort(logs, axis=1)
    # copies: a part of an array keeps the whole, here 0.8 MB for 1 kB
    low, median, high = (ordered[:, round(CHAINS * share)].copy() for share in (0.25, 0.5, 0.75))
    stable = np.array([100 * share_within(row) for row in logs])
    return Depths(low, median, high, stable)


class _OverDepth(ChainPlot):
    """A curve over the number of layers for each activation; the chain's own stands out."""

    def __init__(self, theme: Theme, title: str, short: str) -> None:
        super().__init__(theme, "", QCoreApplication.translate("ChainDepthPlot", "layers"))
        self.set_title(title, short)
        self.setAccessibleName(title)
        self.right_margin = 8.0
        self.x_ticks = (2.0, 10.0, 20.0, 30.0, 40.0, 50.0)
        self._data: dict[str, Depths] = {}
        self._activation = ""
        self._layers = 4
        self.set_curves([CurveStyle(style) for style in STYLES.values()])

    def show_depths(self, data: Mapping[str, Depths], activation: str, layers: int) -> None:
        """Show what is known of each activation, and where the drawn chain stands."""
        if (dict(data), activation, layers) == (self._data, self._activation, self._layers):
            return  # a weight is dragged
        self._data, self._activation, self._layers = dict(data), activation, layers
        self._styles = [CurveStyle(style, name != activation) for name, style in STYLES.items()]
        self._style_curves()
        self._draw()

    def _x_tick_list(self, axes: QRectF) -> list[tuple[float, str]]:
        """Return the ticks, in a narrow plot only those at the ends."""
        ticks = super()._x_tick_list(axes)
        if len(ticks) * 2.4 * self.theme.px(self.theme.tick) < axes.width():
            return ticks
        return [ticks[0], ticks[-1]]

    def _x_title_at_right(self) -> bool:
        return False  # the lowest of the curves' names stands there

    @property
    def known(self) -> dict[str, Depths]:
        """What is shown, by activation."""
        return self._data

    def _draw(self) -> None:
        overlay = Overlay()
        for curve, name in zip(self._curves, STYLES, strict=True):
            curve.setVisible(name in self._data)
            if name in self._data:
                self._draw_curve(curve, overlay, name, self._data[name])
        self.overlay = overlay
        self.refresh()

    def _draw_curve(self, curve: PlotCurveItem, overlay: Overlay, name: str, known: Depths) -> None:
        raise NotImplementedError  # each plot draws its own numbers


class ChainDepthPlot(_OverDepth):
    """Median of |∂C/∂b1 : ∂C/∂bL| over depth, with the middle half of the chain's activation."""

    axis_tells = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate(
                "ChainDepthPlot",
                r"size of $\partial C/\partial b_1 : \partial C/\partial b_L$ in random chains, "
                "median and middle half",
            ),
            QCoreApplication.translate(
                "ChainDepthPlot", r"$\partial C/\partial b_1 : \partial C/\partial b_L$, median"
            ),
        )

    def _draw(self) -> None:
        floor = min((d.median[-1] for d in self._data.values() if np.isfinite(d.median[-1])),
                    default=-10.0)  # fmt: skip
        low = 10.0 * np.floor(min(floor, -10.0) / 10.0)
        self.set_ranges((2.0, 50.0), (float(low), 0.0))
        super()._draw()

    def _draw_curve(self, curve: PlotCurveItem, overlay: Overlay, name: str, known: Depths) -> None:
        low, median, style = self._y_range[0], known.median, STYLES[name]
        curve.setData(np.arange(2.0, len(median) + 1), np.maximum(median[1:], low))
        text = translated(ACTIVATIONS[name].label)
        if not np.isfinite(median[-1]):
            text += ": 0"
        overlay.end_labels.append(EndLabel(max(median[-1], low), text, style))
        if name == self._activation and self._layers <= len(median):
            height = max(float(median[self._layers - 1]), low)
            overlay.points.append(Point(float(self._layers), height, style))

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        return power_ticks(*self._y_range, 0.75 * self.height(), self.theme)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the middle half behind the curves."""
        super().drawBackground(painter, rect)
        known = self._data.get(self._activation)
        if known is None or self.withholds:
            return
        low = self._y_range[0]
        layers = range(2, len(known.low) + 1)
        upper = [self.to_pixels(n, max(float(known.high[n - 1]), low)) for n in layers]
        lower = [self.to_pixels(n, max(float(known.low[n - 1]), low)) for n in layers]
        color = QColor(self.theme.color(STYLES[self._activation]))
        color.setAlphaF(0.18)
        painter.save()
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.restore()


class ChainStablePlot(_OverDepth):
    """The share of random chains whose first and last gradient are within a factor 10."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            QCoreApplication.translate(
                "ChainSharePlot",
                r"random chains with $\partial C/\partial b_1 : \partial C/\partial b_L$ "
                "from 1/10 to 10",
            ),
            QCoreApplication.translate("ChainSharePlot", "ratio from 1/10 to 10"),
        )
        self.right_margin = 1.0
        self.y_unit = " %"

    def _draw(self) -> None:
        self.set_ranges((2.0, SHALLOW), (0.0, 100.0))
        self.x_ticks = (2.0, 4.0, 6.0, 8.0, 10.0)
        super()._draw()

    def _draw_curve(self, curve: PlotCurveItem, overlay: Overlay, name: str, known: Depths) -> None:
        curve.setData(np.arange(2.0, SHALLOW + 1), known.stable[1 : int(SHALLOW)])
        if name == self._activation:
            layers = min(self._layers, int(SHALLOW))
            stable = float(known.stable[layers - 1])
            text = f"{format_decimals(stable, 0)} %"
            overlay.points.append(Point(float(layers), stable, STYLES[name], text))
