"""What an order gives: the page as large as there is room, and at its true size."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gradsim.page_setup import POINTS_PER_INCH, SCREEN_DPI
from gradsim.ui.export import painting
from gradsim.ui.export.painting import Drawing
from gradsim.ui.theme import Theme

EDGE, RULER, WORDS = 32, 48, 144
LARGEST = 3.0  # times its true size
TRUE_SHARE = 0.45  # of the height, at most


class Preview(QWidget):
    """Paints a page, its width below it, and the page once more as it will stand on paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMinimumSize(theme.px(360), theme.px(300))
        self._page, self._true = QPixmap(), QPixmap()
        self._width, self._words, self.message = "", ("", ""), ""

    @property
    def pixels_per_point(self) -> float:
        """Pixels of this screen for each point of paper."""
        dpi = self.screen().physicalDotsPerInch()
        # a projector often does not know how large its picture is
        return (dpi if 60 <= dpi <= 400 else SCREEN_DPI) / POINTS_PER_INCH

    @property
    def has_true_size(self) -> bool:
        """Whether the page is shown at its true size, too."""
        return not self._true.isNull()

    def show_message(self, sentence: str) -> None:
        """Show a sentence in place of a picture."""
        self._page, self._true, self.message = QPixmap(), QPixmap(), sentence
        self.update()

    def show_page(self, drawing: Drawing, width: str, words: tuple[str, str]) -> None:
        """Show a page.

        Parameters
        ----------
        drawing : Drawing
            The page.
        width : str
            What stands on the ruler below it.
        words : (str, str)
            What stands beside it at its true size.
        """
        px = self._theme.px
        self._width, self._words, self.message = width, words, ""
        true = drawing.points * self.pixels_per_point
        room = QSizeF(self.width() - 2 * px(EDGE), self.height() - px(EDGE) - px(RULER))
        has_true = (
            bool(words[0])
            and true.width() <= room.width() - px(WORDS)
            and true.height() <= TRUE_SHARE * self.height()
        )
        if has_true:
            room.setHeight(room.height() - true.height() - px(EDGE))
        scale = min(room.width() / true.width(), max(room.height(), 40) / true.height(), LARGEST)
        self._page = self._painted(drawing, true.width() * scale)
        self._true = self._painted(drawing, true.width()) if has_true else QPixmap()
        self.update()

    def _painted(self, drawing: Drawing, width: float) -> QPixmap:
        ratio = self.devicePixelRatioF()
        image = painting.picture(drawing, width * ratio / drawing.size.width())
        image.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(image)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pages, ruler and words."""
        theme, painter = self._theme, QPainter(self)
        px = theme.px
        painter.fillRect(self.rect(), QColor(theme.grid))
        painter.setFont(theme.font(theme.interface))
        painter.setPen(QColor(theme.muted))
        if self.message:
            box = self.rect().adjusted(px(EDGE), 0, -px(EDGE), 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, self.message)
            return
        if self._page.isNull():
            return
        size = self._page.deviceIndependentSize()
        left, top = (self.width() - size.width()) / 2, float(px(24))
        self._paint_page(painter, self._page, QPointF(left, top))
        self._paint_ruler(painter, left, left + size.width(), top + size.height() + px(20))
        if self.has_true_size:
            true = self._true.deviceIndependentSize()
            place = QPointF(
                self.width() - px(EDGE) - true.width(), self.height() - px(24) - true.height()
            )
            self._paint_page(painter, self._true, place)
            head, rest = self._words
            words = QRectF(px(EDGE), place.y(), place.x() - px(EDGE) - px(16), true.height())
            painter.setFont(theme.font(theme.interface, 600))
            painter.setPen(QColor(theme.text))
            painter.drawText(words, Qt.TextFlag.TextWordWrap, head)
            painter.setFont(theme.font(theme.small))
            painter.setPen(QColor(theme.muted))
            words.setTop(words.top() + px(22))
            painter.drawText(words, Qt.TextFlag.TextWordWrap, rest)

    def _paint_page(self, painter: QPainter, page: QPixmap, place: QPointF) -> None:
        theme = self._theme
        box = QRectF(place, page.deviceIndependentSize())
        painter.setPen(QPen(QColor(theme.hairline), 2))
        painter.drawRect(box)
        if page.hasAlphaChannel():  # what is behind is seen through it
            painter.fillRect(box, QColor(theme.field))
            painter.fillRect(box, QBrush(QColor(theme.hairline), Qt.BrushStyle.DiagCrossPattern))
        painter.drawPixmap(place, page)

    def _paint_ruler(self, painter: QPainter, left: float, right: float, y: float) -> None:
        theme = self._theme
        painter.setPen(QPen(QColor(theme.axis), 1))
        half = painter.fontMetrics().horizontalAdvance(self._width) / 2 + theme.px(12)
        middle, tick = (left + right) / 2, theme.px(6)
        for start, stop in ((left, middle - half), (middle + half, right)):
            if stop > start:
                painter.drawLine(QPointF(start, y), QPointF(stop, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - tick), QPointF(x, y + tick))
        painter.setPen(QColor(theme.muted))
        box = QRectF(middle - half, y - theme.px(12), 2 * half, theme.px(24))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._width)
