"""What the neurons of the first hidden layer look for: their weights as pictures."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from gradsim.core.activations.activation import Numbers
from gradsim.core.networks.mnist import SIDE
from gradsim.ui.panels.depth_accuracy.heading import paint_heading
from gradsim.ui.plotting.digit_image import paint_digit
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count
from gradsim.ui.view import PaintedView

CELL, LEAST_CELL = 96, 90  # pixels of a picture before zoom
GAP = 6
RAISES, LOWERS = 1, 0  # the colours of weights above and below 0
FULL = 99.5  # percentile of the sizes of all weights that has the full colour


class FeatureGrid(PaintedView):
    """A picture of 28×28 weights for each neuron, as many as there is room for.

    All have one scale. Pixels that are blank in every image have no colour: their weights are
    what is left of the random start.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._weights: Numbers = np.empty((0, SIDE * SIDE), np.float32)
        self._used: NDArray[np.bool_] = np.ones(SIDE * SIDE, bool)
        self._style = 0
        self._images: list[QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setToolTip(
            self.tr(
                "The weights from the 784 pixels to each neuron of the first hidden layer: ink on "
                "orange raises its output, ink on blue lowers it."
            )
        )

    def show_used(self, used: NDArray[np.bool_]) -> None:
        """Say which pixels have ink in some image."""
        self._used, self._images = used, None

    def show_weights(self, weights: Numbers, name: str) -> None:
        """Show (neurons, 784) weights of the network that `name` names."""
        if weights is not self._weights:
            self._weights, self._images = weights, None
        self.setAccessibleName(f"{self.title()}, {name}. " + self.notes()[0])
        self.update()

    def title(self) -> str:
        """Return the heading."""
        return self.tr("what hidden neurons look for")

    def notes(self) -> list[str]:
        """Return how many are shown and what the colours mean, the fullest text first."""
        shown, count = self.shown(), len(self._weights)
        colours = self.tr("ink raises: orange, lowers: blue")
        if shown == count:
            return [colours, ""]
        some = self.tr("{0} of {1}").format(format_count(shown), format_count(count))
        return [f"{some}; {colours}", some, ""]

    # ----- places

    def _top(self) -> float:
        return self.theme.px(self.theme.axis_text * 1.35 + 8)

    def _grid(self) -> tuple[int, int, float]:
        """Return columns, rows and the side of a picture: all of them where they have room."""
        theme, count = self.theme, max(len(self._weights), 1)
        gap, width, height = theme.px(GAP), self.width(), self.height() - self._top()
        least, most = theme.px(LEAST_CELL), theme.px(1.2 * CELL)
        best = (1, 1, float(least))
        for columns in range(1, int((width + gap) / (least + gap)) + 1):
            for rows in range(1, int((height + gap) / (least + gap)) + 1):
                side = min((width + gap) / columns, (height + gap) / rows, most) - gap
                here, before = min(columns * rows, count), min(best[0] * best[1], count)
                if (here, side) > (before, best[2]):
                    best = (columns, rows, side)
        return best

    def shown(self) -> int:
        """Return how many neurons have room."""
        columns, rows, _ = self._grid()
        return min(columns * rows, len(self._weights))

    def sizeHint(self) -> QSize:
        """Return room for three rows of three."""
        cell = self.theme.px(CELL + GAP)
        return QSize(3 * cell, round(self._top()) + 3 * cell)

    def minimumSizeHint(self) -> QSize:
        """Return room for two rows of two."""
        cell = self.theme.px(LEAST_CELL + GAP)
        return QSize(2 * cell, round(self._top()) + 2 * cell)

    # ----- painting

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        self._images = None
        super().restyle(theme)

    def pictures(self) -> list[QImage]:
        """Return a picture for each neuron."""
        if self._images is None:
            self._images = [
                _picture(shares, self.theme) for shares in scaled(self._weights, self._used)
            ]
        return self._images

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heading and the pictures."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_heading(painter, theme, self.title(), self.notes(), self.width())
        columns, _, side = self._grid()
        frame = QPen(QColor(theme.hairline), theme.px(1))
        for place, image in enumerate(self.pictures()[: self.shown()]):
            row, column = divmod(place, columns)
            pitch = side + theme.px(GAP)
            box = QRectF(1 + column * pitch, self._top() + 1 + row * pitch, side - 2, side - 2)
            paint_digit(painter, image, box, frame)


def scaled(weights: Numbers, used: NDArray[np.bool_]) -> Numbers:
    """Return weights from −1 to 1, on one scale; 0 for pixels that are not used."""
    if not weights.size or not used.any():
        return np.zeros_like(weights)
    largest = float(np.percentile(np.abs(weights[:, used]), FULL))
    shares: Numbers = np.clip(weights / (largest or 1.0), -1.0, 1.0)
    return np.where(used, shares, np.float32(0.0))


def _picture(shares: Numbers, theme: Theme) -> QImage:
    ground, raises, lowers = (
        np.array([color.red(), color.green(), color.blue()], np.float32)
        for color in (QColor(theme.field), theme.color(RAISES), theme.color(LOWERS))
    )
    size = np.abs(shares)[:, np.newaxis]
    full = np.where(shares[:, np.newaxis] > 0, raises, lowers)
    pixels = np.rint(ground + size * (full - ground)).astype(np.uint8)
    image = QImage(pixels.tobytes(), SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888)
    return image.copy()  # the bytes are gone when this returns
