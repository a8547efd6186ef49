"""The rail at the left: one entry for each panel, in the lecture's order."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gradsim.core.panels import PANELS
from gradsim.ui.theme import Theme, icon


class Rail(QWidget):
    """The column of panels."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for number, panel in enumerate(PANELS, 1):
            button = QToolButton()
            button.setText(_two_lines(panel.title))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(panel.title)
            button.setToolTip(f"{panel.title} ({number})")
            button.clicked.connect(lambda _=False, name=panel.name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[panel.name] = button
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self.restyle(theme)

    def select(self, name: str) -> None:
        """Mark the panel that is open."""
        self._buttons[name].setChecked(True)
        self._color_icons()

    def restyle(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self.setFixedWidth(theme.px(theme.rail))
        side = theme.px(8)
        self._layout.setContentsMargins(side, theme.px(16), side, side)
        self._layout.setSpacing(theme.px(12))
        for button in self._buttons.values():
            button.setIconSize(QSize(theme.px(26), theme.px(26)))
            button.setFixedHeight(theme.px(theme.rail_entry))
        self._color_icons()

    def _color_icons(self) -> None:
        theme = self._theme
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.accent if button.isChecked() else theme.text))


def _two_lines(title: str) -> str:
    words = title.split()
    return title if len(words) == 1 else " ".join(words[:-1]) + "\n" + words[-1]
