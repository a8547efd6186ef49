"""A text that is shown typeset, and edited as its LaTeX where it is clicked."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QStackedLayout, QWidget

from gradsim.ui.theme import INTERFACE, Theme
from gradsim.ui.typesetting.typeset import TypesetLabel

PADDING = 12


class TypesetField(QWidget):
    """Shows words and formulas; with the focus, their source.

    Parameters
    ----------
    name : str
        What a screen reader calls it.
    size : float
        Of the type, before zoom.
    family : str
        Of the type.
    """

    #: The text was edited.
    edited = Signal(str)

    def __init__(self, name: str, theme: Theme, size: float, family: str = INTERFACE) -> None:
        super().__init__()
        self.theme, self._size, self._family = theme, size, family
        self._placeholder = ""
        self._shown: str | None = None  # in place of the source, such as with its numbers
        self.source = QPlainTextEdit()
        self.source.setAccessibleName(name)
        self.source.setFrameShape(QFrame.Shape.NoFrame)
        self.source.setTabChangesFocus(True)
        self.source.textChanged.connect(lambda: self.edited.emit(self.source.toPlainText()))
        self.source.installEventFilter(self)
        self.label = TypesetLabel()
        self.label.set_word_wrap(True)
        self.label.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedLayout(self)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.label)
        self._scroll.viewport().installEventFilter(self)
        self.label.installEventFilter(self)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self.source)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.restyle(theme)

    def show_text(self, text: str, shown: str | None = None, placeholder: str = "") -> None:
        """Show a text, or something else in its place until it is edited; typing goes on."""
        self._shown, self._placeholder = shown, placeholder
        if text != self.source.toPlainText():
            with QSignalBlocker(self.source):
                self.source.setPlainText(text)
        self.source.setPlaceholderText(placeholder)
        if not self.is_edited:
            self._typeset()

    @property
    def text(self) -> str:
        """The source."""
        return self.source.toPlainText()

    @property
    def is_edited(self) -> bool:
        """Whether the source is in sight."""
        return self._pages.currentWidget() is self.source

    def edit(self) -> None:
        """Show the source, to be edited."""
        self._pages.setCurrentWidget(self.source)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def finish(self) -> None:
        """Show the text typeset again."""
        self._typeset()
        self._pages.setCurrentWidget(self._scroll)
        self.update()

    def _typeset(self) -> None:
        text = self._shown if self._shown is not None else self.source.toPlainText()
        theme = self.theme
        color = QColor(theme.text if text.strip() else theme.muted)
        self.label.set_style(theme.font(self._size, family=self._family), color)
        self.label.set_text(text if text.strip() else self._placeholder)

    def focusInEvent(self, event: QEvent) -> None:
        """Edit where the Tab key has brought the focus."""
        self.edit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Edit with a click, and end with Escape or where the focus goes elsewhere."""
        if watched is self.source:
            if event.type() == QEvent.Type.FocusOut and not self.source.isHidden():
                self.finish()
            elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.KeyPress:
                    self.source.clearFocus()
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self.edit()
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box: in the accent where it is edited."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self.is_edited else 1.0
        painter.setPen(QPen(QColor(theme.accent if self.is_edited else theme.border), width))
        painter.setBrush(QColor(theme.field))
        half = width / 2
        room = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(room, theme.px(4), theme.px(4))

    def sizeHint(self) -> QSize:
        """Return the size of two lines."""
        return QSize(self.theme.px(300), self.theme.px(72))

    def set_size(self, size: float) -> None:
        """Set the size of the type, before zoom."""
        if size != self._size:
            self._size = size
            self.restyle(self.theme)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        pad = theme.px(PADDING)
        self.setContentsMargins(pad, pad - theme.px(2), theme.px(8), theme.px(6))
        font = theme.font(self._size, family=self._family)
        self.source.setStyleSheet(
            f"background: transparent; color: {theme.text}; font-family: '{self._family}';"
            f" font-size: {font.pixelSize()}px; padding: 0; margin: 0;"
        )
        self.source.document().setDocumentMargin(0)
        for widget in (self._scroll, self.label):
            widget.setStyleSheet("background: transparent;")
        self._typeset()
        self.update()
