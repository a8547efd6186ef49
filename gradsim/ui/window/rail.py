"""The rail at the left: one entry for each subject, in the lecture's order."""

import logging

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gradsim.core.subject import MissingPiece, Subject
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.icons import icon
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme

logger = logging.getLogger("gradsim")

LEAST_SHARE = 0.88  # of its room that an entry takes, before the gaps close
ICON, SMALL_ICON = 26, 14  # pixels, the least where the window is low


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
        self._subjects = tuple(SUBJECTS)
        for number, subject in enumerate(self._subjects, 1):
            button = QToolButton()
            title = translated(subject.title)
            button.setText(_two_lines(title))
            button.setCheckable(True)
            # a click leaves no frame of the focus on a panel that another key then leaves
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(title)
            button.setToolTip(f"{title} ({number})" if number <= 9 else title)
            button.clicked.connect(lambda _=False, name=subject.name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[subject.name] = button
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self.restyle(theme)

    def select(self, name: str) -> None:
        """Mark the panel that is open."""
        if any(button.hasFocus() for button in self._buttons.values()):
            self._buttons[name].setFocus()  # or two would look selected
        self._buttons[name].setChecked(True)
        self._color_icons()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        self.setFixedWidth(self._width())
        side = theme.px(8)
        self._layout.setContentsMargins(side, theme.px(16), side, side)
        self._fit()
        self._color_icons()

    def _fit(self) -> None:
        """Let the entries move together in a low window."""
        theme, count = self._theme, len(self._buttons)
        margins = self._layout.contentsMargins()
        share = (self.height() - margins.top() - margins.bottom()) / count
        height = min(theme.px(theme.rail_entry), round(share * LEAST_SHARE))
        side = min(max(int(share) - self._least_entry(0), theme.px(SMALL_ICON)), theme.px(ICON))
        height = max(height, self._least_entry(SMALL_ICON))
        self._layout.setSpacing(min(max(int(share) - height, 0), theme.px(12)))
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
            button.setFixedHeight(height)

    def _width(self) -> int:
        """Return the width of the widest title, in a language of long words."""
        theme = self._theme
        metrics = QFontMetricsF(theme.font(theme.small, 600))
        lines = [line for button in self._buttons.values() for line in button.text().split("\n")]
        widest = round(max(map(metrics.horizontalAdvance, lines)))
        return max(theme.px(theme.rail), widest + theme.px(32))  # with the margins of both

    def _least_entry(self, side: int) -> int:
        """Return the height of an icon with two lines below it."""
        return self._theme.px(side + 3.6 * self._theme.interface)

    def minimumSizeHint(self) -> QSize:
        """Return room for all entries, close together."""
        margins = self._layout.contentsMargins()
        height = (
            len(self._buttons) * self._least_entry(SMALL_ICON) + margins.top() + margins.bottom()
        )
        return QSize(self._width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new height."""
        super().resizeEvent(event)
        self._fit()

    def _color_icons(self) -> None:
        theme = self._theme
        for subject in self._subjects:
            button = self._buttons[subject.name]
            button.setIcon(_icon(subject, theme.accent if button.isChecked() else theme.text))


def _icon(subject: Subject, color: str) -> QIcon:
    """Return a subject's icon; an entry without one has its title all the same."""
    if subject.icon_path.is_file():
        return icon(subject.icon, color)
    logger.error("%s", MissingPiece(subject, "icon", f"there is no file {subject.icon_path}"))
    return QIcon()


def _two_lines(title: str) -> str:
    words = title.split()
    return title if len(words) == 1 else " ".join(words[:-1]) + "\n" + words[-1]
