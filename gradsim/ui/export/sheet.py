"""A page off the screen, with a panel of its own: the figure that is taken home.

The window is left as it is, whatever size and look the figure has.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from gradsim.core.recording import Recording
from gradsim.page_setup import SCREEN_DPI
from gradsim.ui import style_sheet
from gradsim.ui.export.painting import Drawing
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.axes import Axes
from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.scene_line import SceneLine
from gradsim.ui.typesetting.typeset import TypesetLabel

FIGURE = ""  # the name of the whole figure, where others are names of views
LONGEST_WAIT = 10.0  # seconds for what a view computes bit by bit
MARGIN, VIEW_MARGIN = 24, 10
STEP = 1.04  # by which a page is made higher until all has room


@dataclass(frozen=True)
class Subject:
    """What a figure shows.

    Attributes
    ----------
    recording : Recording
        The run.
    epoch : int
        The epoch whose numbers are shown.
    main, side : sequence of str
        The views of both columns.
    title, scene : str
        Above the panel; both may be empty.
    caption : str
        What takes the scene's place at the end, empty where the run has not come so far.
    key_figure : ShownFigure or None
        The number that is the point.
    kept : sequence of KeptRun
        The runs beside this one.
    panel : Panel or None
        Has the switches and choices that the figure takes over.
    """

    recording: Recording
    epoch: int
    main: Sequence[str]
    side: Sequence[str]
    title: str = ""
    scene: str = ""
    caption: str = ""
    key_figure: ShownFigure | None = None
    kept: Sequence[KeptRun] = ()
    panel: Panel | None = None


class Sheet(QWidget):
    """Title and panel on a page that is laid out like a window, but not on screen.

    Parameters
    ----------
    kind : type of Panel
        The panel's class.
    theme : Theme
        The look, with its zoom.
    dpi : int
        Pixels of the layout for each inch of paper.
    is_clear : bool
        Whether the page has no ground of its own.
    """

    def __init__(
        self, kind: type[Panel], theme: Theme, dpi: int = SCREEN_DPI, is_clear: bool = False
    ) -> None:
        super().__init__()
        self.theme = theme
        self._dpi, self._is_clear = dpi, is_clear
        self.setObjectName("clear" if is_clear else "content")  # the style sheet has the ground
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setUpdatesEnabled(False)  # nobody looks at it: a picture is painted by `Drawing`
        self.setPalette(style_sheet.palette(theme))
        self.setFont(theme.font(theme.interface))
        self.setStyleSheet(style_sheet.style_sheet(theme))
        self.panel = kind(theme)
        if self.panel.options is not None:  # out of sight, whatever the panel shows of them
            aside = QWidget(self)
            aside.hide()
            self.panel.options.setParent(aside)
        self._title, self._subtitle = TypesetLabel(), SceneLine()
        self._title.set_style(theme.title_font(), QColor(theme.text))
        self._title.set_word_wrap(True)
        self._subtitle.restyle(theme)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(theme.px(8))
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as large as asked
        for label in (self._title, self._subtitle):
            self._layout.addWidget(label)
        self._layout.addWidget(self.panel, 1)
        self._subject: Subject | None = None
        self._alone = ""  # the view that is shown without the others
        self.panel.redraw_wanted.connect(self._draw)
        if is_clear:
            for axes in self.findChildren(Axes):
                axes.has_ground = False
                axes.restyle(theme)

    @property
    def subject(self) -> Subject:
        """What is laid out."""
        assert self._subject is not None
        return self._subject

    def show_figure(
        self,
        subject: Subject,
        size: QSize | None = None,
        panel_size: QSize | None = None,
        margin: int = MARGIN,
    ) -> None:
        """Lay out the whole figure; with `panel_size` its panel is as large as on screen."""
        margin = self.theme.px(margin)
        self._lay_out(subject, margin, titled=True)
        if subject.panel is not None and panel_size is not None:
            share = 1.0 if size is None else size.height() / max(panel_size.height(), 1)
            least = round(share * subject.panel.arrangement.least_of_hero)
            self.panel.arrangement.set_hero_least(lambda: least)
        if size is None and panel_size is not None:
            width = panel_size.width()
            above = self._height_of_words(width)
            size = QSize(width + 2 * margin, panel_size.height() + above + 2 * margin)
        if size is not None:
            self.resize(size)
        self._show(subject)

    def _height_of_words(self, width: int) -> int:
        """Return the height of title and subtitle, with the gap below each."""
        return sum(
            label.heightForWidth(width) + self._layout.spacing()
            for label in (self._title, self._subtitle)
            if not label.isHidden()
        )

    @property
    def least_height(self) -> int:
        """The height below which words or views would be cut off."""
        margins, width = self._layout.contentsMargins(), self.panel.arrangement.width()
        around = margins.top() + margins.bottom() + self._height_of_words(width)
        return around + self.panel.arrangement.least_height

    def show_view(
        self,
        subject: Subject,
        name: str,
        size: QSize,
        margin: int = VIEW_MARGIN,
        titled: bool = False,
    ) -> None:
        """Lay out one view alone, as large as the page allows."""
        self._lay_out(subject, self.theme.px(margin), titled=titled, alone=name)
        self.resize(size)
        self._show(subject)
        view = self.panel.arrangement.view(name)
        if view.hasHeightForWidth():  # a band of formulas needs no more than this
            view.resize(view.width(), min(view.height(), view.heightForWidth(view.width())))

    def fit_height(self, ratio: float, highest: float) -> None:
        """Make the page as low as all on it have room.

        Parameters
        ----------
        ratio, highest : float
            The height, in widths, from which and up to which it is sought; a view alone has its
            own.
        """
        width, arrangement = self.width(), self.panel.arrangement
        around = self.height() - arrangement.height()
        lowest = max(ratio * width, around + arrangement.least_of_hero)
        height = 0.0
        for _ in range(3):  # a view may need more once it has drawn
            if self._alone:
                lowest = around + arrangement.height_on_page(self._alone, arrangement.width())
                height = lowest
            elif not self._is_least(height, lowest):
                height = self._least_with_room(lowest, highest * width)
            self._set_height(height)
            self._draw()
            self.settle()

    def _is_least(self, height: float, lowest: float) -> bool:
        """Return whether all have room at a height, as they had before, and not at one step less.

        To try all heights again, and lay out all views at each, took two fifths of a figure's time.
        """
        return (
            height >= lowest
            and not self._left_out(height)
            and (height == lowest or bool(self._left_out(height / STEP)))
        )

    def _least_with_room(self, lowest: float, highest: float) -> float:
        """Return the least height at which all have room, or as many as can have."""
        heights: dict[int, float] = {}  # the lowest of those that leave out so many views
        height = lowest
        while height <= highest and 0 not in heights:
            heights.setdefault(self._left_out(height), height)
            height *= STEP
        return heights[min(heights)] if heights else lowest

    def _left_out(self, height: float) -> int:
        self._set_height(height)
        return len(self.panel.arrangement.left_out)

    def _set_height(self, height: float) -> None:
        self.resize(self.width(), round(height))
        self._layout.activate()

    def _lay_out(self, subject: Subject, margin: int, titled: bool, alone: str = "") -> None:
        self._subject = None  # nothing is drawn while the views are opened
        self._layout.setContentsMargins(margin, margin, margin, margin)
        self._alone = alone
        self._title.set_text(subject.title)
        self.show_words(subject, bool(subject.caption))
        for label in (self._title, self._subtitle):
            label.setVisible(titled and bool(label.text()))
        if alone:
            self.panel.open_views([alone], [])
        else:
            self.panel.open_views(subject.main, subject.side)

    def show_words(self, subject: Subject, is_answered: bool) -> None:
        """Show what was seen and the numbers of the point, or the scene and question marks."""
        self._subtitle.show_texts(subject.scene, subject.caption, is_answered)
        key = subject.key_figure
        if key is not None and subject.caption and not is_answered:
            key = replace(key, figures=(None,) * len(key.figures))
        self.panel.show_key_figure(None if self._alone else key)

    def _show(self, subject: Subject) -> None:
        self.show()
        self._subject = subject
        self.panel.begin(subject.recording, subject.kept)
        if subject.panel is not None:
            self.panel.adopt_state(subject.panel)
        for _ in range(2):  # a view may find its place by what it has drawn
            self._draw()
            self.settle()

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Show another recording in what is laid out, from its first epoch on."""
        assert self._subject is not None
        self._subject = replace(self._subject, recording=recording, epoch=0)
        self.panel.begin(recording, kept)

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw another epoch of what is laid out."""
        assert self._subject is not None
        self._subject = replace(self._subject, recording=recording, epoch=epoch)
        self.panel.show_epoch(recording, epoch)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def drawing(self, name: str = FIGURE) -> Drawing:
        """Return what is painted: the page, or one view with a margin."""
        if name == FIGURE:
            return Drawing(self, 0, None, self._dpi, self._is_clear)
        view, ground = self.panel.arrangement.view(name), QColor(self.theme.ground)
        return Drawing(view, self.theme.px(VIEW_MARGIN), ground, self._dpi)

    def _draw(self) -> None:
        if self._subject is not None:
            self.panel.show_epoch(self._subject.recording, self._subject.epoch)

    def settle(self) -> None:
        """Wait for layouts, and for views that compute a bit at a time.

        Not until they have rested, though: nothing follows. Twice 0.15 s of a map on a plane, for
        which the dialog of exports answered no key.
        """
        end = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < end:
            self.panel.hurry()
            for _ in range(3):
                QCoreApplication.sendPostedEvents()
                QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if not self.panel.is_computing:
                return
