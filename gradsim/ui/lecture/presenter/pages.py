"""What is said of the present demonstration, for the presenter alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from gradsim.core.lecture.lecture import Entry
from gradsim.ui.language import translated
from gradsim.ui.lecture.presenter.looks import set_look, type_of
from gradsim.ui.theme import SERIF, Theme
from gradsim.ui.typesetting.typeset import TypesetLabel


class Pages(QScrollArea):
    """Title, question, what to point out, notes and passage; scrolled where they are long."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.question = TypesetLabel(), TypesetLabel()
        self.caption, self.notes, self.passage = TypesetLabel(), TypesetLabel(), TypesetLabel()
        for label in (self.question, self.caption, self.passage, self.notes):
            label.set_word_wrap(True)
        page = QWidget()
        page.setObjectName("plain")
        self._layout = QVBoxLayout(page)
        self._heads = {
            label: QLabel(text)
            for label, text in (
                (self.caption, self.tr("POINT OUT")),
                (self.notes, self.tr("MY NOTES")),
                (self.passage, self.tr("PASSAGE")),
            )
        }
        self.point_out = QWidget()
        self.point_out.setObjectName("pointOut")
        self.point_out.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = QVBoxLayout(self.point_out)
        self._inside.addWidget(self._heads[self.caption])
        self._inside.addWidget(self.caption)
        for part in (self.title, self.question, self.point_out, self._heads[self.notes],
                     self.notes, self._heads[self.passage], self.passage):  # fmt: skip
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("notes"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_entry(self, entry: Entry) -> None:
        """Show the texts of an entry, from their beginning."""
        self.title.set_text(translated(entry.preset.title))
        self.question.set_text(translated(entry.preset.question))
        for label, text in ((self.notes, numbered(entry.notes)), (self.passage, entry.passage)):
            label.set_text(text)
            for part in (label, self._heads[label]):
                part.setVisible(bool(text))
        self.verticalScrollBar().setValue(0)

    def point_to(self, words: str) -> None:
        """Show what is to be seen."""
        self.caption.set_text(words)
        self.point_out.setVisible(bool(words))

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        px, ink = theme.px, QColor(theme.text)
        for label, head in self._heads.items():
            color = theme.accent if label is self.caption else theme.muted
            set_look(head, theme, 12, color, 600)
            head.setContentsMargins(0, 0 if label is self.caption else px(14), 0, 0)
        for typeset, look, tone in (
            (self.title, type_of(theme, 15, 600), QColor(theme.accent)),
            (self.question, type_of(theme, 26, family=SERIF), ink),
            (self.caption, type_of(theme, 22, family=SERIF), ink),
            (self.notes, type_of(theme, 18), ink),
            (self.passage, type_of(theme, 18, family=SERIF), ink),
        ):
            typeset.set_style(look, tone)
        self._inside.setContentsMargins(px(20), px(12), px(16), px(12))
        self._inside.setSpacing(px(4))
        self._layout.setContentsMargins(0, 0, px(16), 0)
        self._layout.setSpacing(px(10))


def numbered(notes: str) -> str:
    """Return notes of several lines with numbers before them, unless they have marks already."""
    lines = [line.strip() for line in notes.splitlines() if line.strip()]
    if len(lines) < 2 or any(not line[0].isalpha() for line in lines):
        return notes
    return "\n".join(f"{number}  {line}" for number, line in enumerate(lines, 1))
