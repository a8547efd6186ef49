"""What has become of each neuron: at its target, learning, stuck or dead, and what that means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.recording import Recording
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import (
    format_count,
    format_setting,
)
from gradsim.ui.view import PaintedView

# Columns of the experiment that say what has become of a neuron; in none of them, it learns.
CONDITIONS = ("right", "stuck", "dead")


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
    """Return what has become of a neuron, in a word or two."""
    if not state.condition and state.epochs:
        return QCoreApplication.translate("ActivationStates", "learns late")
    return short_word_of(state)


def short_word_of(state: NeuronState) -> str:
    """Return the same without what was before."""
    words = {
        "right": QCoreApplication.translate("ActivationStates", "reaches it"),
        "stuck": QCoreApplication.translate("ActivationStates", "stuck"),
        "dead": QCoreApplication.translate("ActivationStates", "dead"),
    }
    return words.get(state.condition, QCoreApplication.translate("ActivationStates", "learns"))


class ActivationStates(PaintedView):
    """A table: activation, its state from z and from -z, and how long it has been stuck."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._withholds = False
        self._say: Callable[[NeuronState], str] = word_of
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
        """Return room for a line of each activation below a head."""
        return QSize(self.theme.px(216), round((len(ACTIVATIONS) + 1.3) * self._line()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: with a line less an activation would be missing."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads, a hairline and the lines."""
        theme, line, width = self.theme, self._line(), float(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(theme.muted))
        y = 0.0
        names = [translated(activation.label) for activation in ACTIVATIONS.values()]
        painter.setFont(theme.font(theme.interface))
        metrics = QFontMetricsF(painter.font())
        first = max(map(metrics.horizontalAdvance, names)) + theme.px(10)
        column = (width - first) / 2
        for k, start in enumerate(self._starts):
            self._write(painter, first + k * column, y, f"z = {format_setting(round(start, 2))}")
        painter.fillRect(QRectF(0, y + line, width, 1), QColor(theme.hairline))
        y += line + theme.px(3)
        self._say = word_of
        self._say = word_of if self._have_room(column, counted=False) else short_word_of
        counted = self._have_room(column, counted=True)
        for series, (name, row) in enumerate(zip(names, self._states, strict=False)):
            painter.setFont(theme.font(theme.interface))
            painter.setPen(theme.label_color(series))
            self._write(painter, 0, y, name)
            for k, state in enumerate(() if self._withholds else row):
                self._paint_state(
                    painter, QRectF(first + k * column, y, column, line), state, counted
                )
            y += line

    def _have_room(self, column: float, counted: bool) -> bool:
        """Whether all words have room, also with numbers of epochs beside them."""
        return all(
            self._word_width(state) + counted * self._count_width(state) + self.theme.px(4)
            <= column
            for row in self._states
            for state in row
        )

    def _font(self, state: NeuronState) -> QFont:
        return self.theme.font(self.theme.interface, 600 if is_still(state) else 400)

    def _word_width(self, state: NeuronState) -> float:
        return QFontMetricsF(self._font(state)).horizontalAdvance(self._say(state))

    def _count_width(self, state: NeuronState) -> float:
        metrics = QFontMetricsF(self.theme.font(self.theme.small))
        return metrics.horizontalAdvance(f" {format_count(state.epochs)}") if state.epochs else 0.0

    def _paint_state(
        self, painter: QPainter, box: QRectF, state: NeuronState, counted: bool
    ) -> None:
        theme = self.theme
        painter.setPen(QColor(theme.text if is_still(state) else theme.muted))
        painter.setFont(self._font(state))
        self._write(painter, box.left(), box.top(), self._say(state))
        if counted and state.epochs:
            painter.setFont(theme.font(theme.small))
            painter.setPen(QColor(theme.muted))
            x = box.left() + self._word_width(state)
            self._write(painter, x, box.top(), f" {format_count(state.epochs)}")

    def _write(self, painter: QPainter, x: float, y: float, text: str) -> None:
        box = QRectF(x, y, self.width(), self._line())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
