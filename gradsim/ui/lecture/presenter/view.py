"""The presenter's view: what is on, what comes next, notes and clock, for the other screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gradsim.ui.icons import icon
from gradsim.ui.lecture.clock import clock_text, limit_text, minutes_behind, pace_text, plan_text
from gradsim.ui.lecture.layouts import trigger_by_place
from gradsim.ui.lecture.mode import LectureMode
from gradsim.ui.lecture.pictures import Pictures
from gradsim.ui.lecture.presenter.key_help import KeyHelp
from gradsim.ui.lecture.presenter.live_picture import LivePicture
from gradsim.ui.lecture.presenter.looks import set_look, sheet_of
from gradsim.ui.lecture.presenter.next_entry import NextEntry
from gradsim.ui.lecture.presenter.pages import Pages
from gradsim.ui.lecture.presenter.steps import Steps
from gradsim.ui.lecture.tools import Tools
from gradsim.ui.style_sheet import palette
from gradsim.ui.theme import THEMES, Theme

WIDTH, HEIGHT = 1600, 900  # at which everything has its own size; it is scaled to the window
STATE = 176  # wide is “epoch 10000 / 10000”
_TOOLS = ("spotlight", "pen", "magnifier", "black", "swap_screens")
_ICONS = {"previous": "step-back", "play": "play", "next": "step", "pause_clock": "pause",
          "reset_clock": "reset"}  # fmt: skip


class PresenterView(QWidget):
    """A separate window beside that of the audience.

    Parameters
    ----------
    lecture : LectureMode
        What is given.
    actions : mapping of str to QAction
        The window's commands, which keys and buttons here trigger, too.
    window : QWidget
        The audience's window.
    tools : Tools
        What works on its picture, and here, too.
    pictures : Pictures
        Makes the picture of the demonstration that comes next.
    """

    def __init__(
        self,
        lecture: LectureMode,
        actions: Mapping[str, QAction],
        window: QWidget,
        tools: Tools,
        pictures: Pictures,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Presenter’s view – gradsim"))
        theme = self.theme = THEMES["dark"]
        self._lecture, self._actions = lecture, actions
        self.number, self.count = QLabel(), QLabel()
        self.clock, self.limit = QLabel(), QLabel()
        self.pace, self.plan = QLabel(), QLabel()
        self.steps = Steps(theme)
        self.audience, self.screen_name = QLabel(self.tr("the audience sees")), QLabel()
        self.picture = LivePicture(window, tools, theme)
        self.state, self.warning = QLabel(), QLabel()
        self.warning.setWordWrap(True)
        self.following = NextEntry(actions["next"], pictures)
        self.keys = KeyHelp(actions, theme)
        self.pages = Pages()
        self.buttons: dict[str, QPushButton] = {}
        for name in (*_ICONS, *_TOOLS):
            self.buttons[name] = self._button(name, actions[name])
        self.buttons["play"].setObjectName("run")
        for part in (self.number, self.count, self.steps, self.clock, self.limit, self.pace,
                     self.plan, self.audience, self.screen_name, self.picture, self.state,
                     self.warning, self.following, self.keys, self.pages,
                     *self.buttons.values()):  # fmt: skip
            part.setParent(self)
        for action in actions.values():
            self.addAction(action)  # the remote works whichever window has the focus
        self.steps.place_picked.connect(lecture.go)
        lecture.changed.connect(self.show_entry)
        self.setMinimumSize(640, 400)
        self.resize(1280, 720)  # before it gets its look, which depends on its size
        self.restyle(theme)
        self.show_entry()

    def _button(self, name: str, action: QAction) -> QPushButton:
        button = QPushButton("" if name in _ICONS else _text_of(action))
        button.setAccessibleName(action.text())
        button.setToolTip(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(action.isCheckable())
        button.clicked.connect(action.trigger)
        action.toggled.connect(button.setChecked)
        return button

    # ----- what is shown

    def show_entry(self) -> None:
        """Show the present entry and the one that comes next."""
        lecture, place = self._lecture.lecture, self._lecture.place
        self.number.setText(str(place + 1))
        self.count.setText(self.tr("of {0}").format(len(lecture.entries)))
        self.steps.show_lecture(lecture, place)
        self.pages.show_entry(lecture.entries[place])
        self.following.show_entry(lecture, place)
        self.picture.soon()
        self.show_beat()

    def show_beat(self) -> None:
        """Show what is to be pointed out, and what the next key press does."""
        self.pages.point_to(self._lecture.point_out)
        self.following.show_beat(self._lecture.next_beat)

    def show_clock(self) -> None:
        """Show how long the lecture has been under way, and what the plan says to do."""
        mode, theme = self._lecture, self.theme
        lecture, place, seconds = mode.lecture, mode.place, mode.seconds
        self.clock.setText(clock_text(seconds))
        self.limit.setText(limit_text(lecture))
        plan = ""
        if mode.clock.is_paused:
            self.pace.setText(self.tr("paused"))
        elif mode.clock.has_begun:
            self.pace.setText(pace_text(lecture, place, seconds))
            plan = plan_text(lecture, place, seconds)
        else:
            self.pace.setText(self.tr("counts from the first beat"))
        self.plan.setText(plan)
        late = mode.clock.has_begun and minutes_behind(lecture, place, seconds) >= 1
        set_look(self.pace, theme, 15, theme.labels[1] if late else theme.text, 600)
        self._place_clock()

    def show_state(self, text: str, plays: bool = False) -> None:
        """Show what the audience sees: the epoch, or a black screen."""
        self.state.setText(text)
        pixels = self.theme.px(18)
        name = "pause" if plays else "play"
        self.buttons["play"].setIcon(icon(name, self.theme.on_accent, pixels))

    def warn(self, sentence: str) -> None:
        """Show a sentence about the screens."""
        self.warning.setText(sentence)
        self._place_all()

    def show_screen(self, text: str) -> None:
        """Say which screen the audience's is."""
        self.screen_name.setText(text)

    # ----- layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale everything to the window."""
        super().resizeEvent(event)
        self.restyle(self.theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was not made while the window was hidden."""
        super().showEvent(event)
        self.picture.soon()

    def _put(self, part: QWidget, x: float, y: float, width: float, height: float) -> None:
        px = self.theme.px
        part.setGeometry(px(x), px(y), px(x + width) - px(x), px(y + height) - px(y))

    def _place_all(self) -> None:
        zoom = self.theme.zoom
        wide, tall = self.width() / zoom, self.height() / zoom  # one of them may be more
        put = self._put
        number = self.number.sizeHint().width() / zoom
        put(self.number, 32, 12, number, 48)
        put(self.count, 40 + number, 16, 90, 44)
        more, below = wide - WIDTH, tall - HEIGHT  # goes to the notes; to notes and picture
        put(self.steps, 152, 14, 800, 50)
        put(self.buttons["pause_clock"], wide - 108, 18, 36, 36)
        put(self.buttons["reset_clock"], wide - 64, 18, 36, 36)
        self._place_clock()
        put(self.audience, 52, 78, 300, 28)
        put(self.screen_name, 352, 78, 576, 28)
        put(self.picture, 32, 112, 896, 504)
        for name, left in (("previous", 32), ("play", 80), ("next", 128)):
            put(self.buttons[name], left, 636, 40, 40)
        put(self.state, 184, 636, self._place_tools() - 192, 40)
        self._place_pages(584 + more, below)
        put(self.following, 32, 720, 700, 160)
        put(self.keys, 760, 724, wide - 760 - 32, 4 * 42)

    def _place_pages(self, width: float, below: float) -> None:
        """Let the pages end above the line, or above a warning that stands there."""
        end = 692 + below
        if self.warning.text():
            tall = self.warning.heightForWidth(self.theme.px(width)) / self.theme.zoom
            end -= tall + 8
            self._put(self.warning, 984, end + 4, width, tall + 2)
        self._put(self.pages, 984, 84, width + 16, end - 84)

    def _place_tools(self) -> float:
        """Let the tools end with the picture; return where they begin. Keys go where it is long."""
        zoom, left = self.theme.zoom, 0.0
        for with_key in (True, False):
            left = 936.0
            for name in reversed(_TOOLS):
                button = self.buttons[name]
                button.setText(_text_of(self._actions[name], with_key))
                room = button.sizeHint().width() / zoom
                left -= room + 8
                self._put(button, left, 636, room, 40)
            if left > 192 + STATE:
                break
        return left

    def _place_clock(self) -> None:
        """Let the clock end before the pace, which stands before the buttons."""
        zoom = self.theme.zoom
        wide = self.width() / zoom
        words = max(label.sizeHint().width() for label in (self.pace, self.plan)) / zoom
        left = wide - 124 - max(words, 130)
        self._put(self.pace, left, 14, words + 4, 22)
        self._put(self.plan, left, 38, words + 4, 20)
        limit = self.limit.sizeHint().width() / zoom
        self._put(self.limit, left - 24 - limit, 18, limit, 42)
        clock = self.clock.sizeHint().width() / zoom
        self._put(self.clock, left - 32 - limit - clock, 10, clock, 52)

    def restyle(self, theme: Theme) -> None:
        """Fill the window; the look is the dark one, which lights no hall."""
        zoom = max(min(self.width() / WIDTH, self.height() / HEIGHT), 0.4)
        theme = THEMES["dark"].zoomed(zoom)
        if theme != self.theme or not self.styleSheet():
            self.theme = theme
            self.steps.theme = self.picture.theme = self.keys.theme = theme
            self._set_looks(theme)
            self.following.restyle(theme)
            self.pages.restyle(theme)
        self.steps.update()
        self.show_clock()
        self._place_all()

    def _set_looks(self, theme: Theme) -> None:
        px = theme.px
        self.setPalette(palette(theme))
        self.setStyleSheet(sheet_of(theme))
        for label, size, color, weight in (
            (self.clock, 34, theme.text, 600),
            (self.limit, 18, theme.muted, 400),
            (self.plan, 13, theme.muted, 400),
            (self.number, 30, theme.text, 600),
            (self.count, 20, theme.muted, 400),
            (self.audience, 15, theme.text, 400),
            (self.screen_name, 13, theme.muted, 400),
            (self.state, 16, theme.text, 400),
            (self.warning, 14, theme.labels[1], 400),
        ):
            set_look(label, theme, size, color, weight)
        self.screen_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

        for name, shape in _ICONS.items():
            color = theme.on_accent if name == "play" else theme.text
            pixels = px(18)
            self.buttons[name].setIcon(icon(shape, color, pixels))
            self.buttons[name].setIconSize(QSize(pixels, pixels))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines between the parts, and the mark of what is live."""
        super().paintEvent(event)
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, self.width(), px(72), QColor(theme.surface))
        for y in (72, 700):
            left, right = (0, self.width()) if y == 72 else (px(32), self.width() - px(32))
            painter.fillRect(left, px(y), right - left, 1, QColor(theme.hairline))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.series[2]))
        painter.drawEllipse(QRectF(px(33), px(87), px(10), px(10)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know the window's keys on a keyboard without Latin letters, too."""
        if trigger_by_place(event, self):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide; the lecture goes on."""
        event.accept()


def _text_of(action: QAction, with_key: bool = True) -> str:
    """Return what a command is called, with its key."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()}   {key}" if with_key else action.text()
