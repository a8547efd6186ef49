"""The base of the chain's plots, which are drawn anew at every move of the mouse."""

from PySide6.QtCore import QRectF

from gradsim.ui.plotting.plot import Plot


class ChainPlot(Plot):
    """A plot that works out its axes once a change.

    With 50 neurons a frame asks some hundred times where a number stands.
    """

    #: Behind the numbers of the vertical axis, except 0.
    y_unit = ""
    _known_axes: tuple[object, QRectF] = (None, QRectF())

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes, in the widget's pixels."""
        theme = self.theme
        key = (
            self.width(), self.height(), self._x_range, self._y_range, self.title,
            self.has_x_labels, self.right_margin, theme.name, theme.zoom,
        )  # fmt: skip
        if self._known_axes[0] != key:
            self._known_axes = key, super().axes_rect()
        return QRectF(self._known_axes[1])

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        ticks = super()._y_ticks(most)
        return [(value, text + self.y_unit if value else text) for value, text in ticks]
