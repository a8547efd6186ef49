"""The keys of a lecture, as a table for the presenter."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.text import paint_text

COLUMNS = (
    ("next", "previous", "play", "step"),
    ("predict", "more_views", "magnifier", "keep"),
    ("spotlight", "pen", "black", "shortcuts"),
)
ROW, CAP = 42, 28


class KeyHelp(QWidget):
    """Shows the first key of each command, as it is now, and what it does."""

    def __init__(self, actions: Mapping[str, QAction], theme: Theme) -> None:
        super().__init__()
        self._actions, self.theme = actions, theme
        self.setAccessibleName(self.tr("keys"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a cap for each key."""
        theme, px = self.theme, self.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(13)
        metrics = QFontMetricsF(font)
        native = QKeySequence.SequenceFormat.NativeText
        left, wide = 0.0, self.width() / len(COLUMNS)
        for names in COLUMNS:
            keys = [self._actions[name].shortcut().toString(native) for name in names]
            cap = max(metrics.horizontalAdvance(key) for key in keys) + px(20)
            for row, (name, key) in enumerate(zip(names, keys, strict=True)):
                box = QRectF(left + 0.5, px(ROW) * row + 0.5, cap, px(CAP))
                painter.setPen(QPen(QColor(theme.axis), 1))
                painter.setBrush(QColor(theme.surface))
                painter.drawRoundedRect(box, px(4), px(4))
                base = box.center().y() + metrics.capHeight() / 2
                paint_text(painter, key, box.center().x(), base, font, theme.text, align=0.5)
                text = self._actions[name].text().rstrip("…")
                x = box.right() + px(14)
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, left + wide - x)
                place = QPointF(x, base)
                paint_text(painter, text, place.x(), place.y(), font, theme.muted)
            left += wide
