"""The line beneath the plots in a lecture: what was seen, and the part it belongs to."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gradsim.ui.theme import SERIF, Theme
from gradsim.ui.widgets.typeset import TypesetLabel


class CaptionBand(QWidget):
    """A caption in the type of titles, and the section at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line = QFrame()
        self._line.setObjectName("divider")
        self._line.setFixedHeight(1)
        self.caption, self.section = TypesetLabel(), TypesetLabel()
        self.caption.set_word_wrap(True)
        self._row = QHBoxLayout()
        self._row.addWidget(self.caption, 1)
        self._row.addWidget(self.section)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._line)
        self._box.addLayout(self._row)
        self.restyle(theme)

    def show_texts(self, caption: str, section: str) -> None:
        """Show what was seen, empty before it was, and the part of the lecture."""
        self.caption.set_text(caption)
        self.section.set_text(section)

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self._box.setSpacing(theme.px(8))
        self._row.setSpacing(theme.px(24))
        size = theme.subtitle + 2
        self.caption.set_style(theme.font(size, family=SERIF), QColor(theme.text), theme.px(size))
        self.section.set_style(theme.font(theme.small), QColor(theme.muted))
