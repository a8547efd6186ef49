"""What has become of the neuron with each activation: learning, saturated or dead."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.ui.theme import Theme
from gradsim.ui.view import PaintedView


@dataclass(frozen=True)
class ActivationState:
    """A line of the table.

    Attributes
    ----------
    name : str
        The activation.
    style : int
        Its colour.
    state : str
        "dead", "saturated", or "" where it learns.
    epochs : int
        For how many epochs so far it has been dead or saturated.
    """

    name: str
    style: int
    state: str
    epochs: int


class ActivationStates(PaintedView):
    """A table: activation, state at the epoch shown, epochs spent dead or saturated."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._states: list[ActivationState] = []
        self.setAccessibleName(self.tr("state of each neuron"))

    @property
    def states(self) -> list[ActivationState]:
        """What is shown."""
        return self._states

    def show_states(self, states: Sequence[ActivationState]) -> None:
        """Show the neurons' states."""
        self._states = list(states)
        self.setAccessibleDescription("; ".join(f"{one.name}: {self._word(one)}" for one in states))
        self.update()

    def _word(self, one: ActivationState) -> str:
        words = {"dead": self.tr("dead"), "saturated": self.tr("saturated")}
        return words.get(one.state, self.tr("learns"))

    def _line(self) -> float:
        return self.theme.px(self.theme.interface * 1.75)

    def sizeHint(self) -> QSize:
        """Return room for a line of each activation beneath a head."""
        return QSize(self.theme.px(216), round((len(ACTIVATIONS) + 1.3) * self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a line less would say nothing of an activation."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head, hairline and lines."""
        theme, line = self.theme, self._line()
        painter = QPainter(self)
        font, small = theme.font(theme.interface), theme.font(theme.small)
        width = float(self.width())
        right = QFontMetricsF(small).horizontalAdvance(self.tr("epochs stuck"))
        middle = max(0.44 * width, width - right - theme.px(100))

        def write(x: float, y: float, room: float, text: str, align: Qt.AlignmentFlag) -> None:
            box = QRectF(x, y, room, line)
            painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, text)

        left_align, right_align = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        write(middle, 0, width - middle, self.tr("state"), left_align)
        write(0, 0, width, self.tr("epochs stuck"), right_align)
        painter.fillRect(QRectF(0, line, width, 1), QColor(theme.hairline))
        y = line + theme.px(3)
        for one in self._states:
            painter.setFont(font)
            painter.setPen(theme.label_color(one.style))
            write(0, y, middle, one.name, left_align)
            painter.setPen(QColor(theme.text if one.state else theme.muted))
            painter.setFont(theme.font(theme.interface, 600) if one.state == "dead" else font)
            write(middle, y, width - middle, self._word(one), left_align)
            painter.setFont(font)
            write(0, y, width, str(one.epochs) if one.epochs else "–", right_align)
            y += line
