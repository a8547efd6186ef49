"""What has become of each neuron: at its target, learning, stuck or dead, and what that means."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count, format_setting
from gradsim.ui.view import PaintedView

# Columns of the experiment that say what has become of a neuron; in none of them, it learns.
CONDITIONS = ("right", "stuck", "dead")

GAP = 16  # pixels before zoom between the columns of the table


@dataclass(frozen=True)
class NeuronState:
    """A neuron at one epoch.

    Attributes
    ----------
    condition : str
        One of `CONDITIONS`, or "" where it learns.
    epochs : int
        How many of the epochs so far it has been stuck or dead.
    """

    condition: str
    epochs: int


def state_at(recording: Recording, epoch: int, series: int) -> NeuronState:
    """Return the state of a neuron."""
    said = [name for name in CONDITIONS if recording.at(epoch, name, series)]
    epochs = int(recording.at(epoch, "epochs_stuck", series))
    return NeuronState(said[0] if said else "", epochs)


def is_still(state: NeuronState) -> bool:
    """Whether a neuron is wrong and does not learn."""
    return state.condition in ("stuck", "dead")


def word_of(state: NeuronState) -> str:
    """Return what has become of a neuron, in a word or two; the same word wherever it stands."""
    learns = QCoreApplication.translate("ActivationStates", "learns")
    late = QCoreApplication.translate("ActivationStates", "learns late")
    words = {
        "right": QCoreApplication.translate("ActivationStates", "arrives"),
        "stuck": QCoreApplication.translate("ActivationStates", "stuck"),
        "dead": QCoreApplication.translate("ActivationStates", "dead"),
    }
    return words.get(state.condition, late if state.epochs else learns)


class ActivationStates(PaintedView):
    """A table: activation, its state from z and from -z, and how long it has been stuck."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._withholds = False
        self._starts: tuple[float, ...] = ()
        self._states: list[tuple[NeuronState, ...]] = []
        self.setAccessibleName(self.tr("state of each neuron"))

    @property
    def states(self) -> dict[str, tuple[NeuronState, ...]]:
        """What is shown, by activation."""
        return dict(zip(ACTIVATIONS, self._states, strict=False))

    def show_states(
        self, starts: tuple[float, ...], states: Sequence[tuple[NeuronState, ...]]
    ) -> None:
        """Show for each activation the state of the neuron from each start."""
        self._starts, self._states = starts, list(states)
        self.updateGeometry()
        said = (
            f"{translated(activation.label)}: {', '.join(map(word_of, row))}"
            for activation, row in zip(ACTIVATIONS.values(), states, strict=True)
        )
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def withhold(self, withholds: bool) -> None:
        """Hide the states, or show them again."""
        self._withholds = withholds
        self.update()

    def _line(self) -> float:
        return self.theme.px(self.theme.interface * 1.5)

    def sizeHint(self) -> QSize:
        """Return room for a line of each activation below a head, and for all words in it."""
        first, columns = self._widths(counted=True)
        height = round((len(ACTIVATIONS) + 1.3) * self._line())
        return QSize(math.ceil(first + sum(columns)), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: with a line less an activation would be missing."""
        return self.sizeHint()

    def _names(self) -> list[str]:
        return [translated(activation.label) for activation in ACTIVATIONS.values()]

    def _widths(self, *, counted: bool) -> tuple[float, list[float]]:
        """Return the widths of the names and of each column, every one with the gap after it."""
        metrics = QFontMetricsF(self.theme.font(self.theme.interface))
        gap = self.theme.px(GAP)
        first = max(map(metrics.horizontalAdvance, self._names())) + gap
        columns = [
            max(
                metrics.horizontalAdvance(self._head(start)),
                *(self._width(row[k], counted) for row in self._states),
            )
            + gap
            for k, start in enumerate(self._starts)
        ]
        return first, columns

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, a hairline and the lines; the numbers where they have room."""
        theme, line, width = self.theme, self._line(), float(self.width())
        painter = QPainter(self)
        first, columns = self._widths(counted=True)
        counted = first + sum(columns) <= width
        if not counted:
            first, columns = self._widths(counted=False)
        lefts = list(itertools.accumulate(columns, initial=first))
        painter.setFont(theme.font(theme.interface))
        painter.setPen(QColor(theme.muted))
        for left, start in zip(lefts, self._starts, strict=False):
            self._write(painter, left, 0, self._head(start))
        painter.fillRect(QRectF(0, line, min(lefts[-1], width), 1), QColor(theme.hairline))
        y = line + theme.px(3)
        for series, (name, row) in enumerate(zip(self._names(), self._states, strict=False)):
            painter.setFont(theme.font(theme.interface))
            painter.setPen(theme.label_color(series))
            self._write(painter, 0, y, name)
            for left, state in zip(lefts, () if self._withholds else row, strict=False):
                self._paint_state(painter, left, y, state, counted)
            y += line

    @staticmethod
    def _head(start: float) -> str:
        return f"z = {format_setting(round(start, 2))}"

    def _font(self, state: NeuronState) -> QFont:
        return self.theme.font(self.theme.interface, 600 if is_still(state) else 400)

    def _width(self, state: NeuronState, counted: bool) -> float:
        word = QFontMetricsF(self._font(state)).horizontalAdvance(word_of(state))
        small = QFontMetricsF(self.theme.font(self.theme.small))
        return word + small.horizontalAdvance(self._count(state) if counted else "")

    @staticmethod
    def _count(state: NeuronState) -> str:
        return f" {format_count(state.epochs)}" if state.epochs else ""

    def _paint_state(
        self, painter: QPainter, x: float, y: float, state: NeuronState, counted: bool
    ) -> None:
        theme = self.theme
        painter.setPen(QColor(theme.text if is_still(state) else theme.muted))
        painter.setFont(self._font(state))
        self._write(painter, x, y, word_of(state))
        if counted:
            painter.setFont(theme.font(theme.small))
            painter.setPen(QColor(theme.muted))
            self._write(painter, x + self._width(state, False), y, self._count(state))

    def _write(self, painter: QPainter, x: float, y: float, text: str) -> None:
        box = QRectF(x, y, self.width(), self._line())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
