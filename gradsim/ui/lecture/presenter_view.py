"""The presenter's view: what is on, what comes next, notes and clock, for the other screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QColor, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gradsim.ui.language import translated
from gradsim.ui.lecture.clock import clock_text, limit_text, minutes_behind, pace_text, plan_text
from gradsim.ui.lecture.layouts import trigger_by_place
from gradsim.ui.lecture.mode import LectureMode
from gradsim.ui.style_sheet import palette, style_sheet
from gradsim.ui.theme import SERIF, THEMES, Theme
from gradsim.ui.typesetting.typeset import TypesetLabel

_BUTTONS = ("previous", "to_start", "play", "step", "next", "black", "swap_screens")


class PresenterView(QWidget):
    """A separate window beside that of the audience.

    Parameters
    ----------
    lecture : LectureMode
        What is given.
    actions : mapping of str to QAction
        The window's commands, which keys and buttons here trigger, too.
    """

    def __init__(self, lecture: LectureMode, actions: Mapping[str, QAction], theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Presenter’s view – gradsim"))
        self._lecture, self.theme = lecture, theme
        self.clock, self.number, self.state = QLabel(), QLabel(), QLabel()
        self.pace = QLabel()
        self.title, self.question = TypesetLabel(), TypesetLabel()
        self.caption, self.passage = TypesetLabel(), TypesetLabel()
        self.notes, self.following = TypesetLabel(), TypesetLabel()
        for label in (self.question, self.caption, self.passage, self.notes, self.following):
            label.set_word_wrap(True)
        top = QHBoxLayout()
        top.addWidget(self.number)
        top.addStretch(1)
        top.addWidget(self.state)
        top.addStretch(1)
        top.addWidget(self.clock)
        top.addWidget(self.pace)
        for name in ("pause_clock", "reset_clock"):
            top.addWidget(self._button(actions[name]))
        self.picture, self.beat, self.warning = QLabel(), QLabel(), QLabel()
        self.warning.setWordWrap(True)
        self.picture.setAccessibleName(self.tr("what the audience sees"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.picture.setMinimumSize(1, 1)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        scroll = self._make_pages()
        self._buttons = QHBoxLayout()
        for name in _BUTTONS:
            self._buttons.addWidget(self._button(actions[name]))
        for action in actions.values():
            self.addAction(action)  # the remote works whichever window has the focus
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(top)
        middle = QHBoxLayout()
        middle.addWidget(self.picture, 3)
        middle.addWidget(scroll, 2)
        self._middle = middle
        self._outer.addLayout(middle, 1)
        self._outer.addWidget(self.warning)
        self._outer.addWidget(self.beat)
        self._outer.addWidget(self.following)
        self._outer.addLayout(self._buttons)
        lecture.changed.connect(self.show_entry)
        self.restyle(theme)
        self.show_entry()

    def _make_pages(self) -> QScrollArea:
        """Return what is said of the entry, to be scrolled."""
        pages = QWidget()
        pages.setObjectName("plain")
        self._pages = QVBoxLayout(pages)
        self._heads = {
            label: QLabel(text)
            for label, text in (
                (self.caption, self.tr("POINT OUT")),
                (self.notes, self.tr("MY NOTES")),
                (self.passage, self.tr("PASSAGE")),
            )
        }
        for label in (self.title, self.question, self.caption, self.notes, self.passage):
            if label in self._heads:
                self._pages.addWidget(self._heads[label])
            self._pages.addWidget(label)
        self._pages.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(pages)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.tr("notes"))
        return scroll

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button

    def show_entry(self) -> None:
        """Show the present entry and the next one's title."""
        lecture, place = self._lecture.lecture, self._lecture.place
        entry = lecture.entries[place]
        self.number.setText(self.tr("{0} of {1}").format(place + 1, len(lecture.entries)))
        self.title.set_text(translated(entry.preset.title))
        self.question.set_text(translated(entry.preset.question))
        self.notes.set_text(entry.notes)
        for label in (self.notes, self._heads[self.notes]):
            label.setVisible(bool(entry.notes))
        self.passage.set_text(entry.passage)
        after = lecture.entries[place + 1 : place + 2]
        text = self.tr("This is the last demonstration.")
        if after:
            following = after[0].preset
            text = self.tr("Next: {0}. {1}").format(
                translated(following.title), translated(following.question)
            )
        self.following.set_text(text)
        self.show_beat()

    def show_beat(self) -> None:
        """Show what is to be pointed out, and what the next key press does."""
        words = self._lecture.point_out
        if self.caption.text() != words:
            self.caption.set_text(words)
        for label in (self.caption, self._heads[self.caption]):
            label.setVisible(bool(words))
        self.beat.setText(self.tr("Next key press: {0}").format(self._lecture.next_beat))

    def show_picture(self, picture: QPixmap) -> None:
        """Show what the audience sees, as large as there is room."""
        room = self.picture.size()
        self.picture.setPixmap(
            picture.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def show_clock(self) -> None:
        """Show how long the lecture has been under way, and how far ahead or behind it is."""
        mode, theme = self._lecture, self.theme
        lecture, place, seconds = mode.lecture, mode.place, mode.seconds
        self.clock.setText(f"{clock_text(seconds)} {limit_text(lecture)}")
        if mode.clock.is_paused:
            self.pace.setText(self.tr("paused"))
        elif mode.clock.has_begun:
            plan = plan_text(lecture, place)
            self.pace.setText(f"{pace_text(lecture, place, seconds)}\n{plan}")
        else:
            self.pace.setText(self.tr("counts from the first beat"))
        late = mode.clock.has_begun and minutes_behind(lecture, place, seconds) >= 1
        _set_look(self.pace, theme, 14, theme.labels[1] if late else theme.muted)

    def show_state(self, text: str) -> None:
        """Show what the audience sees: the epoch, or a black screen."""
        self.state.setText(text)

    def restyle(self, theme: Theme) -> None:
        """Take the size of a theme; the look is the dark one, which lights no hall."""
        theme = self.theme = THEMES["dark"].zoomed(theme.zoom)
        ink, muted = QColor(theme.text), QColor(theme.muted)
        self.setPalette(palette(theme))
        self.setStyleSheet(
            f"{style_sheet(theme)} #content, #plain {{ background: {theme.ground}; }}"
        )
        for label, size, color in (
            (self.clock, 30, theme.text),
            (self.number, 26, theme.text),
            (self.state, 18, theme.muted),
            (self.beat, 18, theme.accent),
            (self.warning, 15, theme.labels[1]),
            *((head, 12, theme.muted) for head in self._heads.values()),
        ):
            _set_look(label, theme, size, color)
        self.title.set_style(theme.font(15, 600), QColor(theme.accent))
        self.question.set_style(theme.font(26, family=SERIF), ink)
        self.caption.set_style(theme.font(20, family=SERIF), QColor(theme.accent))
        self.notes.set_style(theme.font(18), ink)
        self.passage.set_style(theme.font(18, family=SERIF), ink)
        self.following.set_style(theme.font(17), muted)
        side = theme.px(32)
        self._outer.setContentsMargins(side, theme.px(20), side, theme.px(24))
        self._outer.setSpacing(theme.px(14))
        self._pages.setContentsMargins(0, 0, theme.px(12), 0)
        self._pages.setSpacing(theme.px(10))
        self._middle.setSpacing(theme.px(24))
        self.show_clock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Know the window's keys on a keyboard without Latin letters, too."""
        if trigger_by_place(event, self):
            event.accept()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide; the lecture goes on."""
        event.accept()


def _set_look(label: QLabel, theme: Theme, size: float, color: str) -> None:
    font = theme.font(size, 600)
    label.setFont(font)
    label.setStyleSheet(f"font-size: {font.pixelSize()}px; font-weight: 600; color: {color};")
