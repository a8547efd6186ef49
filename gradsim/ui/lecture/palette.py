"""The palette of pen, spotlight and magnifier at the right edge of the picture."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from gradsim.ui.icons import icon
from gradsim.ui.theme import Theme

TOOLS = ("spotlight", "pen", "magnifier")
_BUTTONS = (*TOOLS, "undo_stroke", "clear_strokes")


class Palette(QWidget):
    """A button with its key for each tool; in sight while one is taken.

    Parameters
    ----------
    window : QWidget
        At whose right edge it stands.
    actions : mapping of str to QAction
        The window's commands.
    """

    def __init__(self, window: QWidget, actions: Mapping[str, QAction], theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QVBoxLayout(self)
        self._buttons: dict[str, QToolButton] = {}  # by the name of its icon
        for name in _BUTTONS:
            action, button = actions[name], QToolButton()
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setText(key)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setCheckable(action.isCheckable())
            button.clicked.connect(action.trigger)
            action.toggled.connect(button.setChecked)
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._buttons[name.replace("_", "-")] = button
        window.installEventFilter(self)
        self.restyle(theme)
        self.hide()

    def show_tools(self, shows: bool) -> None:
        """Come into sight, or go."""
        self.setVisible(shows)
        if shows:
            self._place()
            self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        window = self._window
        self.move(window.width() - self.width(), (window.height() - self.height()) // 2)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        space = theme.px(4)
        self._layout.setContentsMargins(space, space, space, space)
        self._layout.setSpacing(space)
        pixels = theme.px(22)
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.text, pixels))
            button.setIconSize(QSize(pixels, pixels))
        self.setStyleSheet(
            f"#palette {{ background: {theme.ground}; border: 1px solid {theme.axis};"
            f" border-radius: {theme.px(6)}px; }}"
            f"QToolButton {{ border: none; padding: {theme.px(4)}px;"
            f" font-size: {theme.font(theme.small).pixelSize()}px;"
            f" border-radius: {theme.px(4)}px; }}"
            f"QToolButton:checked {{ background: {theme.tint}; color: {theme.accent}; }}"
        )
        if self.isVisible():
            self._place()
