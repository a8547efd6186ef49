"""The figure of the current entry."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gradsim.ui.lecture.pictures import Made
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.typeset import Typeset


class Picture(QWidget):
    """The figure of an entry, or a sentence that says why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.made: Made | None = None
        self.setAccessibleName(self.tr("picture of the demonstration"))

    def show_picture(self, made: Made | None) -> None:
        """Show a picture, None while it is made."""
        self.made = made
        self.setAccessibleDescription(made.sentence if made is not None else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in a frame."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        made = self.made
        if made is not None and not made.sentence:
            painter.drawPixmap(QRectF(self.rect()), made.pixmap, QRectF(made.pixmap.rect()))
        else:
            text = made.sentence if made is not None else self.tr("The picture is being made.")
            color = QColor(theme.labels[1] if made is not None else theme.muted)
            room = self.width() - theme.px(48)
            words = Typeset(text, theme.font(15), color, width=room)
            top = (self.height() - words.size().height()) / 2
            words.paint(painter, theme.px(24), top + words.baseline)
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
