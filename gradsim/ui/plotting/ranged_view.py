"""What a pair of axes is drawn in: a scene over two ranges, of which a part may be magnified."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

from gradsim.ui.plotting.shown_part import Ranges, part_within
from gradsim.ui.pyqtgraph_parts import GraphicsView, ViewBox
from gradsim.ui.theme import Theme
from gradsim.ui.view import View


class RangedView(View, GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """A view box over two ranges, on a ground, and when they are painted again."""

    #: Another part of the axes is shown, or the whole again.
    magnified = Signal()
    #: Whether only a part of the axes is shown.
    is_magnified = False

    def __init__(self, theme: Theme) -> None:
        super().__init__(useOpenGL=False)
        self.theme = theme
        #: Whether it paints the ground that it stands on.
        self.has_ground = True
        self._x_range = (0.0, 1.0)
        self._y_range = (0.0, 1.0)
        self._whole: Ranges = (self._x_range, self._y_range)
        self._part: Ranges | None = None  # what is wanted of it; the whole where it is None
        self.view = ViewBox(enableMouse=False, enableMenu=False)
        self.view.childGroup.setFlag(self.view.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        self.scene().addItem(self.view)
        self.setAntialiasing(True)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._paint_ground()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._paint_ground()

    def _paint_ground(self) -> None:
        """Paint the ground, if it is to be painted, in place of all that stands behind.

        The seven widgets behind a plot would fill what it covers, for 0.4 ms of each frame.
        """
        self.setBackground(QColor(self.theme.ground) if self.has_ground else None)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, self.has_ground)

    def resetCachedContent(self) -> None:
        """Have ground, grid, axes and titles painted again, into the picture that there is.

        Qt itself makes another one: with 4,000 pixels across, a frame in which an axis has stepped
        takes 8 ms so, and took 12 to 15. And only the scene asks for that frame. Qt's view would
        ask at once, and the scene once more when the curves have changed: a plot after which others
        change was painted twice, which took 3 ms.
        """
        self.refresh()  # of all, before a part: one that was asked for first was painted once more
        if not self.has_ground:  # which covers what the picture shows
            super().resetCachedContent()
            return
        whole = self.mapToScene(self.viewport().rect()).boundingRect()
        self.invalidateScene(whole, QGraphicsScene.SceneLayer.BackgroundLayer)

    def set_ranges(self, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        """Set both ranges; on a logarithmic axis the second is in powers of ten."""
        self._whole = x_range, y_range
        self._show_part()

    @property
    def ranges(self) -> Ranges:
        """What both axes reach over."""
        return self._x_range, self._y_range

    @property
    def whole(self) -> Ranges:
        """What both axes reach over where nothing is magnified."""
        return self._whole if self.is_magnified else self.ranges

    def magnify(self, part: Ranges | None) -> None:
        """Show a part of the axes as large as the whole, or the whole again."""
        before = self.ranges
        self._part = part_within(part, self._whole)
        self._show_part()
        if before != self.ranges:
            self.magnified.emit()

    def _show_part(self) -> None:
        part = part_within(self._part, self._whole)
        self.is_magnified = part is not None
        shown = part or self._whole
        if shown != self.ranges:
            self._x_range, self._y_range = shown
            self._apply_range()

    def adopt_state(self, other: "RangedView") -> None:
        """Show the part that another view of this class shows."""
        self.magnify(other._part)

    def _apply_range(self) -> None:
        """Show both ranges, and all that depends on them."""
        self.view.setRange(
            xRange=self._x_range, yRange=self._y_range, padding=0, disableAutoRange=True
        )
        self.resetCachedContent()  # the view keeps grid, axes and titles as a picture

    def refresh(self) -> None:
        """Paint again after a change of the overlay.

        The scene passes it on when all plots have their data, as it does for curves: a plot
        that asked for itself was painted twice in a frame that others change, too. It looks first
        at its items, which it else finds changed when all is painted, and paints all again.
        """
        self.view.update()
        self.scene().update()
