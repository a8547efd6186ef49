"""The line below the plots in a lecture: what was seen, and the part it belongs to."""

from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gradsim.ui.theme import SERIF, Theme
from gradsim.ui.typesetting.typeset import TypesetLabel


class CaptionBand(QWidget):
    """A caption in the type of titles, and the section at the right.

    It keeps the room of its caption before that is shown, so that nothing moves when it is.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line = QFrame()
        self._line.setObjectName("divider")
        self._line.setFixedHeight(1)
        self.caption, self.section = TypesetLabel(), TypesetLabel()
        self._whole = TypesetLabel(parent=self)  # measures the caption, before it is shown too
        self._whole.hide()
        for label in (self.caption, self._whole):
            label.set_word_wrap(True)
        self._section = ""
        self._row = QHBoxLayout()
        self._row.addWidget(self.caption, 1)
        self._row.addWidget(self.section)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._line)
        self._box.addLayout(self._row)
        self.restyle(theme)

    def show_texts(self, caption: str, seen: bool, section: str) -> None:
        """Show what was seen, once it was, and the part of the lecture."""
        self._section = section
        self._whole.set_text(caption)
        self.caption.set_text(caption if seen else "")
        self._fit()

    def _fit(self) -> None:
        """Keep the caption's room; its part of the lecture is a mere number where it wraps."""
        both = self._whole.sizeHint().width() + self._row.spacing()
        self.section.set_text(self._section)
        if both + self.section.sizeHint().width() > self.width():
            self.section.set_text(f"§ {self._section.split()[0]}" if self._section else "")
        left = self.width() - self._row.spacing() - self.section.sizeHint().width()
        self.caption.setMinimumHeight(self._whole.heightForWidth(max(left, 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self._box.setSpacing(theme.px(8))
        self._row.setSpacing(theme.px(24))
        size = theme.subtitle + 2
        for label in (self.caption, self._whole):
            label.set_style(theme.font(size, family=SERIF), QColor(theme.text), theme.px(size))
        self.section.set_style(theme.font(theme.small), QColor(theme.muted))
        self._fit()
