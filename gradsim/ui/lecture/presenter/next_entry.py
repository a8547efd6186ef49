"""What comes next: the next beat, and the next demonstration with its picture."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gradsim.core.lecture.lecture import Lecture
from gradsim.core.preset import Preset
from gradsim.ui.language import translated
from gradsim.ui.lecture.pictures import QUESTION, Pictures
from gradsim.ui.lecture.presenter.looks import set_look, type_of
from gradsim.ui.theme import SERIF, THEMES, Theme
from gradsim.ui.typesetting.typeset import TypesetLabel

PICTURE = (256, 144)
WORDS, ROOM = 280, 410  # where the words begin, and how wide they are


class NextEntry(QWidget):
    """Stands at the foot of the presenter's view.

    Parameters
    ----------
    advance : QAction
        Goes on to the next beat.
    pictures : Pictures
        Makes the picture of the next demonstration, as it opens.
    """

    def __init__(self, advance: QAction, pictures: Pictures) -> None:
        super().__init__()
        self.theme = THEMES["dark"]
        self._advance, self._pictures = advance, pictures
        self._preset: Preset | None = None
        self._words = self.tr("Go on: {0}")
        self.picture, self.place = QLabel(self), QLabel(self)
        self.picture.setAccessibleName(self.tr("picture of the next demonstration"))
        self.picture.setWordWrap(True)
        self.title, self.question = TypesetLabel("", self), TypesetLabel("", self)
        for label in (self.title, self.question):
            label.set_word_wrap(True)
            label.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.beat = QPushButton(self)
        self.beat.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.beat.clicked.connect(advance.trigger)
        pictures.made.connect(self._show_picture)

    def show_entry(self, lecture: Lecture, place: int) -> None:
        """Show what follows an entry."""
        count = len(lecture.entries)
        if place + 1 < count:
            self._preset = lecture.entries[place + 1].preset
            text = self.tr("next, {0} of {1}, {2} min")
            self.place.setText(text.format(place + 2, count, round(lecture.plan[place + 1])))
            self.title.set_text(translated(self._preset.title))
            self.question.set_text(translated(self._preset.question))
        else:
            self._preset = None
            self.place.setText("")
            self.title.set_text(self.tr("This is the last demonstration."))
            self.question.set_text("")
        self._show_picture()

    def show_beat(self, words: str) -> None:
        """Show what the key for next does."""
        key = self._advance.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = f"{self._words.format(words)}   {key}"
        if self.beat.text() != text:
            self.beat.setText(text)
            self._place()

    def _show_picture(self) -> None:
        if self._preset is None or not self.isVisible():
            self.picture.clear()
            return
        ratio = self.devicePixelRatioF()
        width, height = (round(self.theme.px(length) * ratio) for length in PICTURE)
        made = self._pictures.get(self._preset, QUESTION, "projector", QSize(width, height))
        if made is None:
            self.picture.clear()
        elif made.sentence:
            self.picture.setText(made.sentence)
        else:
            pixmap = made.pixmap.copy()
            pixmap.setDevicePixelRatio(ratio)
            self.picture.setPixmap(pixmap)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the picture when it can be seen."""
        super().showEvent(event)
        self._show_picture()

    def _place(self) -> None:
        px = self.theme.px
        self.beat.ensurePolished()  # or it has a size of another style
        self.picture.setGeometry(0, px(4), px(PICTURE[0]), px(PICTURE[1]))
        left, room = px(WORDS), px(ROOM)
        self.place.setGeometry(left, 0, room, px(20))
        self.title.setGeometry(left, px(22), room, px(24))
        self.question.setGeometry(left, px(48), room, px(56))
        self.beat.setGeometry(left, px(112), min(self.beat.sizeHint().width(), room), px(36))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        for label in (self.place, self.picture):
            set_look(label, theme, 13, theme.muted)
        ink = QColor(theme.text)
        self.title.set_style(type_of(theme, 16, 600), ink)
        self.question.set_style(type_of(theme, 18, family=SERIF), ink)
        self._place()
        self._show_picture()
