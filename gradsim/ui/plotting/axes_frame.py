"""Where a pair of axes lies in its widget: its ticks and titles, and the room for them."""

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHideEvent, QResizeEvent, QShowEvent

from gradsim.ui.plotting.powers import exponent_of, power_width
from gradsim.ui.plotting.ranged_view import RangedView
from gradsim.ui.plotting.ticks import fine_log_ticks, linear_ticks, log_ticks
from gradsim.ui.theme import INTERFACE, Theme, text_font
from gradsim.ui.typesetting.numbers import format_short
from gradsim.ui.typesetting.typeset import Typeset, plain_text


@lru_cache(maxsize=2048)
def _width(text: str, pixels: int) -> float:
    """Return how wide a label is; asked 40 times in a frame, at 20 µs each unless kept."""
    return QFontMetricsF(text_font(INTERFACE, pixels)).horizontalAdvance(text)


@lru_cache(maxsize=128)
def _line_height(pixels: int) -> float:
    """Return how high a label is; asked as often."""
    return QFontMetricsF(text_font(INTERFACE, pixels)).height()


class AxesFrame(RangedView):
    """Where axes with titles lie in a widget; :class:`~gradsim.ui.plotting.axes.Axes` paints them.

    Parameters
    ----------
    theme : Theme
        The look to start with.
    title : str
        What the vertical axis shows, with LaTeX between dollar signs.
    x_title : str
        What the horizontal axis shows; may hold LaTeX.
    log_y : bool
        Whether values are shown on a logarithmic axis.
    """

    #: It is in sight now, or no longer.
    came_or_went = Signal()
    #: Whether faint lines lead across the axes at the labels of the vertical one.
    has_grid = True

    def __init__(
        self, theme: Theme, title: str = "", x_title: str = "", *, log_y: bool = False
    ) -> None:
        super().__init__(theme)  # the first resize lays out
        self.title = title
        self.x_title = x_title
        self.log_y = log_y
        self.show_x_labels = True
        #: Whether what paints the cursor labels the axis, too, so that both keep apart.
        self.labels_with_cursor = False
        #: Whether notes and levels stay away that tell what will come.
        self.withholds = False
        self.names_at = 0.35  # of the width, where the name of a curve stands best
        #: Whether the title of the horizontal axis is below it in a narrow column only.
        self.moves_title = False
        self._lower: AxesFrame | None = None
        self._right_margin = 0.0
        self.aligned_with: list[AxesFrame] = []  # axes that stand in one line with these
        self.x_ticks: tuple[float, ...] = ()  # where round numbers are not wanted
        self.least_lines = 3.2  # heights of a label between the axes, at least
        self.zero_at_foot = False  # on a logarithmic axis, a decade below the least value
        self._label_room: tuple[object, float] = (None, 0.0)
        self._painted: QRectF | None = None  # between the axes, while they are painted
        self._short_title = ""
        self.setAccessibleName(plain_text(title))
        self._title: Typeset | None = None
        self._x_label: Typeset | None = None

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        super().restyle(theme)
        self._x_label = None
        self._lay_out()
        self.updateGeometry()

    def set_title(self, title: str, short: str = "") -> None:
        """Change what the vertical axis shows; `short` where the whole does not fit."""
        if (title, short) != (self.title, self._short_title):
            self.title, self._short_title = title, short
            self._title = None
            self.setAccessibleName(plain_text(title))
            self._lay_out()

    def _show_part(self) -> None:
        was_magnified = self.is_magnified
        super()._show_part()
        if self.is_magnified != was_magnified:
            self._title = None  # which says so

    @property
    def right_margin(self) -> float:
        """The room at the right of the axes at least, in heights of an end label."""
        return self._right_margin

    @right_margin.setter
    def right_margin(self, margin: float) -> None:
        if margin != self._right_margin:
            self._right_margin = margin
            if not self.view.geometry().isEmpty():  # else the first resize lays out
                self._lay_out()  # or the curves would stay where the axes were

    @property
    def lower(self) -> "AxesFrame | None":
        """The axes below, whose labels serve both where they are in sight."""
        return self._lower

    @lower.setter
    def lower(self, lower: "AxesFrame | None") -> None:
        if lower is self._lower:
            return
        if self._lower is not None:
            self._lower.came_or_went.disconnect(self._lay_out)
            self._lower.magnified.disconnect(self._lay_out)
        if lower is not None:
            lower.came_or_went.connect(self._lay_out)  # which then needs labels of its own
            lower.magnified.connect(self._lay_out)
        self._lower = lower

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is in sight."""
        super().showEvent(event)
        self.came_or_went.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is out of sight."""
        super().hideEvent(event)
        self.came_or_went.emit()

    @property
    def has_x_labels(self) -> bool:
        """Whether labels stand below the horizontal axis."""
        lower, magnified = self.lower, self.is_magnified
        if lower is None or not lower.isVisible() or magnified or lower.is_magnified:
            return self.show_x_labels
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the axes to the new size."""
        super().resizeEvent(event)
        if hasattr(self, "view"):
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which axes and labels are legible, wherever it stands."""
        theme = self.theme
        axes = AxesFrame.axes_rect(self)  # a plot may use less of the room
        frame = self.height() - axes.height()
        if self.show_x_labels:  # axes below that have them may be on another page
            titled = bool(self.x_title) and (self.moves_title or not self._x_title_at_right())
            frame += self._labelled_foot(titled) - self._foot(self.has_x_labels)
        lines = theme.px(theme.tick * self.least_lines)
        return QSize(theme.px(theme.tick * 12), round(frame + lines))

    def axes_rect(self) -> QRectF:
        """Return the rectangle between the axes, in the widget's pixels."""
        theme = self.theme
        left = max(plot.label_width() for plot in (self, *self.aligned_with))
        last = self._tick_width(format_short(self._x_range[1])) / 2 + 2
        right = max(theme.px(theme.end_label * self.right_margin), theme.px(theme.tick), last)
        if self.x_title and self._x_title_at_right():
            right = max(right, self._x_title_gap() + self._x_title_text().size().width())
        return QRectF(left, self._top(), max(self.width() - left - right, 10), self._height())

    def _top(self) -> int:
        """Return the room above the axes."""
        theme = self.theme
        return theme.px(theme.axis_text * 1.35 + 20) if self.title else theme.px(theme.point + 4)

    def _height(self) -> int:
        """Return the height of the axes."""
        return max(int(self.height()) - self._top() - self._foot(self.has_x_labels), 10)

    def _foot(self, labelled: bool) -> int:
        """Return the room below the axes, with labels or without."""
        theme = self.theme
        if not labelled:
            return theme.px(theme.tick * 0.6)
        return self._labelled_foot(bool(self.x_title) and not self._x_title_at_right())

    def _labelled_foot(self, titled: bool) -> int:
        """Return the room for labels, and for the title on a line of its own."""
        theme = self.theme
        line = theme.axis_text * 1.2 if titled else 0.0
        return theme.px(theme.tick_length + 6 + theme.tick * 1.4 + line)

    def label_width(self) -> float:
        """Return the room that the labels of the vertical axis need."""
        theme, most = self.theme, self._most_y_ticks(self._height())
        key = (self._y_range, self.zero_at_foot, theme.tick, theme.zoom, most)
        if self._label_room[0] != key:  # asked for many times in a frame
            labels = [self._tick_width(label) for _, label in self._y_ticks(most)]
            room = max(theme.px(theme.tick * 2.4), *labels, 0.0) + theme.px(13)
            self._label_room = key, room
        return self._label_room[1]

    def _most_y_ticks(self, height: float) -> int:
        """Return how many labels have room at a vertical axis so high."""
        line = _line_height(self.theme.px(self.theme.tick))
        line *= 2.1 if self.log_y else 1.9  # an exponent stands above it
        return max(int(min(height / line, 7 if self.log_y else 4)), 1)

    def _y_ticks(self, most: int) -> list[tuple[float, str]]:
        low, high = self._y_range
        if self.is_magnified:
            return (fine_log_ticks if self.log_y else linear_ticks)(low, high, most)
        if self.log_y and self.zero_at_foot:
            ticks = log_ticks(low + 1, high, most)
            if len(ticks) > 1 and 2 * (ticks[0][0] - low) < ticks[1][0] - ticks[0][0]:
                del ticks[0]  # its label would touch the one of the 0
            return [(low, "0"), *ticks]
        return (log_ticks if self.log_y else linear_ticks)(low, high, most)

    def _x_title_at_right(self) -> bool:
        return self.right_margin >= 4

    @property
    def _frame(self) -> QRectF:
        """The rectangle between the axes, which may be known."""
        return self.axes_rect() if self._painted is None else self._painted

    def _lay_out(self) -> None:
        self._title = None
        self.view.setGeometry(self.axes_rect())
        self._apply_range()

    def _apply_range(self) -> None:
        # longer labels leave less room, here and on axes in one line with these
        for plot in (self, *self.aligned_with):
            rect = plot.axes_rect()
            if plot.view.geometry() != rect:
                plot.view.setGeometry(rect)
                plot.resetCachedContent()
        super()._apply_range()

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Return where (x, y) lies in the widget; y as it is, also on a logarithmic axis."""
        if self.log_y:
            y = float(np.log10(abs(y))) if y else self.whole[1][0]
        rect, (x0, x1), (y0, y1) = self._frame, self._x_range, self._y_range
        return QPointF(
            rect.left() + (x - x0) / (x1 - x0) * rect.width(),
            rect.bottom() - (y - y0) / (y1 - y0) * rect.height(),
        )

    def to_numbers(self, position: QPointF) -> tuple[float, float]:
        """Return the numbers (x, y) at a place of the widget."""
        rect, (x0, x1), (y0, y1) = self._frame, self._x_range, self._y_range
        x = x0 + (position.x() - rect.left()) / rect.width() * (x1 - x0)
        y = y0 + (rect.bottom() - position.y()) / rect.height() * (y1 - y0)
        return x, 10.0**y if self.log_y else y

    def _worded(self, title: str) -> str:
        if not self.is_magnified:
            return title
        return QCoreApplication.translate("Axes", "{0}, magnified").format(title)

    def _x_title_text(self) -> Typeset:
        if self._x_label is None:
            font = self.theme.font(self.theme.axis_text)
            self._x_label = Typeset(self.x_title, font, QColor(self.theme.text))
        return self._x_label

    def _x_title_gap(self) -> float:
        """Return how far the title stands from the end of the axis, beside the last label."""
        label = self._tick_width(format_short(self._x_range[1]))
        return max(label / 2, self.theme.px(12)) + self.theme.px(8)

    def title_width(self) -> float:
        """Return the width of the title as it is painted."""
        return self._title.size().width() if self._title is not None else 0.0

    def _x_tick_list(self, axes: QRectF) -> list[tuple[float, str]]:
        low, high = self._x_range
        if self.x_ticks and not self.is_magnified:
            return [(value, format_short(value)) for value in self.x_ticks]
        widest = max(
            (self._tick_width(label) for _, label in linear_ticks(low, high, 4)), default=0
        )
        most = int(min(axes.width() / (widest + self.theme.px(self.theme.tick) * 1.5), 6))
        return linear_ticks(low, high, max(most, 1))

    def _tick_width(self, text: str) -> float:
        exponent = exponent_of(text)
        if exponent:
            return power_width(exponent, self.theme)
        return _width(text, self.theme.px(self.theme.tick))
