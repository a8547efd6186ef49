"""One circuit, or two beside one another with their counts."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from gradsim.ui.panels.circuits.counts import CircuitCounts
from gradsim.ui.panels.circuits.view import CircuitView
from gradsim.ui.theme import Theme
from gradsim.ui.view import View

LEAST_WIDTH = 40  # for two circuits beside one another, in heights of a small letter
PAGE_RATIO = 1.2  # height to width of two circuits below one another on a page: 0.6 for each
FOR_THREE = 60  # for the counts beside them
BESIDE, STACKED = (11, 10), (3, 2)  # shares of the first circuit, of two layers, and of the second


class CircuitPair(View, QWidget):
    """The circuit at the left; at the right a second circuit, and the counts of both.

    The counts stand below the second circuit, or beside it where that has no room below. In a
    narrow column the second circuit stands below the first.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.left, self.right = CircuitView(theme), CircuitView(theme)
        self.counts = CircuitCounts(theme)
        self._second = self._counted = True
        self._beside = QWidget()
        self._column = QVBoxLayout(self._beside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.right, 1)
        self._column.addWidget(self.counts, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.left)
        self._row.addWidget(self._beside)
        self.restyle(theme)

    def show_second(self, second: bool, counts: bool) -> None:
        """Make room for a second circuit, and for the counts below it."""
        self._second, self._counted = second, counts
        self._fit()

    def _fit(self) -> None:
        """Leave out what has no room: the second circuit, or the counts."""
        width = self.width() / self.theme.px(self.theme.tick)
        both = self.left.least_height() + self.right.least_height() + self._row.spacing()
        stacked = self._second and width < LEAST_WIDTH and self.height() >= both
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        self._row.setSpacing(self.theme.px(8 if stacked else 40))
        for place, share in enumerate(STACKED if stacked else BESIDE):
            self._row.setStretch(place, share)
        self._beside.setVisible(self._second and (stacked or width >= LEAST_WIDTH))
        least = self.right.minimumSizeHint().height() + self._column.spacing()
        below = least + self.counts.minimumSizeHint().height() <= self.height()
        self.counts.setVisible(
            self._second
            and self._counted
            and ((below and width >= LEAST_WIDTH) or width >= FOR_THREE)
        )
        home, share = (self._column, 1) if below else (self._row, 8)
        if home.indexOf(self.counts) < 0:  # to add it again asks for a layout, and so on for ever
            home.addWidget(self.counts, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new size."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit again when the circuit needs more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return room for a circuit that is legible."""
        return QSize(self.theme.px(200), self.left.least_height())

    def page_ratio(self, width: int) -> float:
        """Return more where the circuits stand below one another."""
        narrow = width < LEAST_WIDTH * self.theme.px(self.theme.tick)
        return PAGE_RATIO if self._second and narrow else super().page_ratio(width)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme; the drawings do so themselves."""
        self.theme = theme
        self._column.setSpacing(theme.px(12))
        self._fit()
