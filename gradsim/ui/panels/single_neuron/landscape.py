"""The cost over weight and bias as a landscape, on which a neuron learns.

The landscape itself is kept as a picture, as long as it is seen from the same side: an epoch
paints the way on it and its labels. Where lines are wanted and not pixels, it is painted again.
While a question is put, which hides it, the picture is made as soon as the window rests: two of
them took 50 of the 60 ms in which Page Down began the run.
"""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEngine,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy

from gradsim.core.costs import COSTS
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.single_neuron.relief import Prospect, Range, Relief
from gradsim.ui.keys import ARROWS, KeepsKeys
from gradsim.ui.language import cost_label
from gradsim.ui.panels.single_neuron.contours import contours_of
from gradsim.ui.panels.single_neuron.marks import WayMarks, cost_notes, described
from gradsim.ui.panels.single_neuron.relief_picture import ReliefPicture, stretches
from gradsim.ui.panels.single_neuron.track import Track
from gradsim.ui.panels.single_neuron.way import Array, Way
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import advance, draw_text, text_width
from gradsim.ui.typesetting.typeset import typeset
from gradsim.ui.view import PaintedView

CELLS, CELLS_WHILE_TURNED = 28, 14
DEGREES_BY_PIXEL = 0.4
DEGREES_BY_KEY = 5.0
BOLD = 2.3  # times a curve's width
REST = 150  # milliseconds after a question is put until the landscape that it hides is painted
HIDDEN = 0.25  # the opacity of what lies behind a hill
AHEAD = 0.6  # and of the way after the epoch shown
FROM_AXIS = 4  # pixels, before zoom, between the axis of the cost and a name


class Landscape(KeepsKeys, PaintedView):
    """A relief of the cost of one neuron; it is turned by dragging, or with the arrow keys."""

    #: It is seen from another side: the new prospect, and whether it is still being turned.
    turned = Signal(object, bool)

    kept_keys = ARROWS

    def __init__(self, theme: Theme, style: int) -> None:
        super().__init__(theme)
        self.prospect = Prospect()
        self._style = style
        self._neuron: SingleNeuron | None = None
        self._ranges: tuple[Range, Range] | None = None
        self._reliefs: dict[int, Relief] = {}
        self._picture: ReliefPicture | None = None
        self._pixmap: tuple[object, QPixmap] | None = None
        self._way: Way | None = None
        self._epoch, self._place = 0, np.zeros(4)
        self._track: tuple[ReliefPicture, Track] | None = None
        self._pressed: QPointF | None = None
        self._withholds = False
        self._turning = False  # then fewer cells do
        self._ahead = QTimer(self, singleShot=True, interval=REST)
        self._ahead.timeout.connect(self._paint_ahead)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        # or the window would fill what is behind it first: of a frame at 3840×2160 that took half
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ----- what is shown

    def show_neuron(self, neuron: SingleNeuron) -> None:
        """Set a neuron with one input."""
        self._neuron, self._ranges, self._way = neuron, None, None
        self.setAccessibleName(self.tr("cost surface, {0}").format(cost_label(neuron.cost)))
        self._forget()

    def show_way(self, way: Way, ranges: tuple[Range, Range], epoch: int, place: Array) -> None:
        """Show a way over these ranges of weight and bias, and where it is at an epoch."""
        if ranges != self._ranges:
            self._ranges = ranges
            self._forget()
        self._way, self._epoch, self._place = way, epoch, place
        self.setAccessibleDescription(described(place))
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Show the axes without the landscape, or the landscape again."""
        self._withholds = withholds
        self.update()

    def look_from(self, prospect: Prospect, turning: bool = False) -> None:
        """Look from another side."""
        if (prospect, turning) != (self.prospect, self._turning):
            self.prospect, self._turning, self._picture = prospect, turning, None
            self.update()

    def _forget(self) -> None:
        self._reliefs.clear()
        self._picture = self._pixmap = None
        self.update()

    def picture(self) -> ReliefPicture | None:
        """Return where the landscape lies now; None before there is a way on it."""
        if self._neuron is None or self._ranges is None or self._way is None:
            return None
        cells = CELLS_WHILE_TURNED if self._turning else CELLS
        if cells not in self._reliefs:
            self._reliefs[cells] = Relief(self._neuron, *self._ranges, cells)
        relief = self._reliefs[cells]
        area = QRectF(self.rect()).adjusted(0, self._title_height(), 0, 0)
        old = self._picture
        if old is None or (old.relief, old.area, old.theme) != (relief, area, self.theme):
            contours = contours_of(self._neuron, *self._ranges)
            titles = self.tr("weight $w$"), self.tr("bias $b$")
            self._picture = ReliefPicture(
                relief,
                contours,
                self.prospect,
                self.theme,
                area,
                titles,
            )
        return self._picture

    # ----- painting

    def _title_height(self) -> int:
        return self.theme.px(self.theme.axis_text * 1.35)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint landscape, way and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self.picture()
        if picture is None or self._withholds:
            painter.fillRect(self.rect(), QColor(self.theme.ground))
        if picture is None:
            return
        if self._withholds:
            self._paint_titles(painter, picture)
            picture.paint_axes(painter)
            self._paint_start(painter, picture)
            self._ahead.start()
            return
        self._paint_relief(painter, picture)
        self._paint_titles(painter, picture)
        self._paint_way(painter, picture)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.accent), self.theme.px(1)))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_relief(self, painter: QPainter, picture: ReliefPicture) -> None:
        if painter.paintEngine().type() != QPaintEngine.Type.Raster:
            picture.paint(painter)
            return
        painter.drawPixmap(QPointF(0, 0), self._block(picture, painter.deviceTransform().m11()))

    def _block(self, picture: ReliefPicture, scale: float) -> QPixmap:
        """Return the landscape with its axes, with so many dots in a pixel."""
        key = (picture, scale)
        if self._pixmap is None or self._pixmap[0] != key:
            pixmap = QPixmap(math.ceil(self.width() * scale), math.ceil(self.height() * scale))
            pixmap.setDevicePixelRatio(scale)
            pixmap.fill(QColor(self.theme.ground))
            inner = QPainter(pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            picture.paint_block(inner, quickly=self._turning)
            picture.paint_axes(inner)
            inner.end()
            self._pixmap = key, pixmap
        return self._pixmap[1]

    def _paint_ahead(self) -> None:
        picture = self.picture()
        if picture is not None and self._withholds and self.isVisible():
            self._block(picture, self.devicePixelRatioF())

    def _paint_titles(self, painter: QPainter, picture: ReliefPicture) -> None:
        theme = self.theme
        assert self._neuron is not None and self._way is not None
        baseline = theme.px(theme.axis_text * 1.05)
        bold, plain = theme.font(theme.end_label, 600), theme.font(theme.end_label)
        gap = theme.px(theme.end_label * 0.6)
        # both landscapes say as much, though the names of their costs differ
        widest = max(advance(cost_label(cost), bold) for cost in COSTS)
        *notes, shortest = cost_notes(self._way, self._place)
        note = shortest
        for title in (self.tr("cost $C$"), "$C$"):
            cost = typeset(title, theme.font(theme.axis_text), QColor(theme.text))
            left = max(picture.cost_axis - cost.size().width() * 0.6, 0.0)
            usual = max(left, theme.px(theme.axis_text * 2.5))
            room = self.width() - usual - cost.size().width() - 2 * gap - widest
            fitting = [n for n in notes if advance(n, plain) <= room]
            if fitting:
                note = fitting[0]
                break
        cost.paint(painter, left, baseline)
        name = cost_label(self._neuron.cost)
        name_width = advance(name, bold)
        right = self.width() - text_width(note, plain)
        painter.setPen(theme.label_color(self._style))
        painter.setFont(plain)
        draw_text(painter, QPointF(right, baseline), note)
        painter.setFont(bold)
        painter.drawText(QPointF(right - name_width - (gap if note else 0), baseline), name)

    def _on_track(self, picture: ReliefPicture) -> tuple[Track, Array]:
        """Return where the way lies, and the place shown, on a picture."""
        assert self._way is not None
        before = None
        if self._track is not None and self._track[0] is picture:
            before = self._track[1]
        if before is None or before.way is not self._way:
            track = Track.of(self._way, lambda places: picture.on_screen(*places[1:]), before)
            self._track = picture, track
        assert self._track is not None
        track = self._track[1]
        if track.points[0, -1] == self._place[0]:  # in a run it is the newest
            return track, track.points[:, -1]
        spot = picture.on_screen(*self._place[1:, None])[:, 0]
        return track, np.array([self._place[0], *spot])

    def _paint_way(self, painter: QPainter, picture: ReliefPicture) -> None:
        theme, (track, spot) = self.theme, self._on_track(picture)
        width = theme.curve * theme.zoom * BOLD
        color = theme.color(self._style)
        ahead = QColor(color)
        ahead.setAlphaF(AHEAD)
        past = track.until(spot)
        self._paint_line(painter, track.after(spot), QPen(ahead, width * 0.5))
        self._paint_line(painter, past, QPen(QColor(theme.ground), width + 3 * theme.zoom))
        self._paint_line(painter, past, QPen(color, width))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ground))
        radius = max(width * 0.24, 1.2)
        clear = theme.point * theme.zoom * 1.4
        for _, x, y, hidden in track.beads_before(spot, clear).T.tolist():
            painter.setOpacity(HIDDEN if hidden else 1.0)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        self._paint_ends(painter, track, spot)
        painter.setOpacity(1.0)
        area, highest = QRectF(self.rect()), picture.relief.highest
        area.setLeft(picture.cost_axis + theme.px(FROM_AXIS))
        assert self._way is not None
        _, w, b, _ = self._way.places[:, 0].tolist()
        steepness = picture.relief.steepness(w, b)
        marks = WayMarks(theme, track, self._place, spot, area, highest, steepness=steepness)
        marks.paint(painter)

    def _paint_start(self, painter: QPainter, picture: ReliefPicture) -> None:
        """Paint where learning starts, though not what it starts on."""
        theme = self.theme
        track, _ = self._on_track(picture)
        start = track.line[:, 0]
        font = theme.font(theme.end_label, 600)
        _, x, y, _ = start.tolist()
        self._paint_point(painter, start, True)
        painter.setOpacity(1.0)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        gap = theme.px(theme.point + 7)
        rise = QFontMetricsF(font).capHeight() / 2
        painter.drawText(QPointF(x + gap, y + rise), self.tr("start"))

    def _paint_line(self, painter: QPainter, points: Array, pen: QPen) -> None:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y, hides = points[1:]
        for line, hidden in stretches(x, y, hides, moving=True):
            painter.setOpacity(HIDDEN if hidden else 1.0)
            painter.drawPolyline(line)
        painter.setOpacity(1.0)

    def _paint_ends(self, painter: QPainter, track: Track, spot: Array) -> None:
        """Paint a full point at the start and an open one at the epoch shown."""
        self._paint_point(painter, track.line[:, 0], True)
        if self._epoch:
            self._paint_point(painter, spot, False)

    def _paint_point(self, painter: QPainter, spot: Array, full: bool) -> None:
        theme, color = self.theme, self.theme.color(self._style)
        radius = theme.point * theme.zoom * 1.15
        _, x, y, hidden = spot
        painter.setOpacity(HIDDEN if hidden and not self._withholds else 1.0)
        rim = theme.rim * theme.zoom * (1 if full else 1.6)
        painter.setPen(QPen(QColor(theme.ground) if full else color, rim))
        painter.setBrush(color if full else QColor(theme.ground))
        painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    # ----- turning

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the landscape."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the landscape."""
        if self._pressed is not None:
            way = event.position() - self._pressed
            self._pressed = event.position()
            turned = self.prospect.turned(way.x() * DEGREES_BY_PIXEL, way.y() * DEGREES_BY_PIXEL)
            self._look(turned, True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it; it is painted finely again."""
        self._pressed = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._look(self.prospect)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look from where the view began."""
        self._look(Prospect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the landscape with the arrow keys."""
        around = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        up = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if around or up:
            self._look(self.prospect.turned(around * DEGREES_BY_KEY, up * DEGREES_BY_KEY))
        else:
            super().keyPressEvent(event)

    def _look(self, prospect: Prospect, turning: bool = False) -> None:
        self.look_from(prospect, turning)
        self.turned.emit(prospect, turning)

    # ----- look and size

    def adopt_state(self, other: "Landscape") -> None:
        """Look from the same side as another landscape."""
        self.look_from(other.prospect)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self._picture = None
        super().restyle(theme)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which hills can be told from plains."""
        theme = self.theme
        return QSize(theme.px(theme.tick * 14), theme.px(theme.tick * 13))
