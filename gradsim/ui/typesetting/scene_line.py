"""The line below a question: what sets the scene, and in its place what was seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from gradsim.ui.theme import SERIF, Theme
from gradsim.ui.typesetting.typeset import TypesetLabel

CAPTION_SIZE = 1.2  # of the line's usual size


class SceneLine(TypesetLabel):
    """A muted line that turns into the answer, in the type of titles and the accent's colour.

    It has the room of both all the time, so that nothing moves when the answer comes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._scene, self._caption = TypesetLabel(parent=self), TypesetLabel(parent=self)
        for label in (self, self._scene, self._caption):
            label.set_word_wrap(True)
            label.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for label in (self._scene, self._caption):  # they only measure
            label.hide()
        self._theme: Theme | None = None
        self.is_answered = False

    @property
    def scene(self) -> str:
        """What sets the scene, shown or not."""
        return self._scene.text()

    @property
    def line_height(self) -> int:
        """The height of a line of what is shown."""
        return self.sizeHint().height()

    def show_texts(self, scene: str, caption: str, is_answered: bool) -> None:
        """Show the scene, or the caption, which will take its place."""
        before = self._scene.text(), self._caption.text()
        self._scene.set_text(scene)
        self._caption.set_text(caption)
        self.is_answered = is_answered and bool(caption)
        self._apply()
        self.set_text(caption if self.is_answered else scene)
        if before != (scene, caption):  # else the window would be laid out again for nothing
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the higher of both texts."""
        labels = self._scene, self._caption
        return max(label.heightForWidth(width) for label in labels)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self._apply()

    def _apply(self) -> None:
        theme = self._theme
        if theme is None:
            return
        size = theme.subtitle * CAPTION_SIZE
        scene = theme.font(theme.subtitle), QColor(theme.muted), theme.px(theme.subtitle * 1.15)
        caption = theme.font(size, family=SERIF), QColor(theme.accent), theme.px(size)
        self._scene.set_style(*scene)
        self._caption.set_style(*caption)
        self.set_style(*(caption if self.is_answered else scene))
