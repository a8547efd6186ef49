"""The time bar: run, pause, step and scrub, one for all panels."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from gradsim.ui.forms.epoch_field import EpochField
from gradsim.ui.icons import icon
from gradsim.ui.language import translated
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_count

#: The paces of the speed slider, in epochs (or other steps) per second.
PACES = (1, 2, 5, 10, 20, 30, 60, 120, 300, 1000, 3000, 10_000, math.inf)
DEFAULT_PACE = PACES.index(30)


class TimeBar(QWidget):
    """Buttons, speed and timeline; it knows epochs, not what is simulated."""

    pace_changed = Signal(float)
    epoch_picked = Signal(int)
    #: Typing is over; the picture has the keys again.
    typed = Signal()

    def __init__(self, theme: Theme, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("timeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self._playing = False
        self._last = -1  # until there is a run
        self._newest = 0
        self._step_name = "epoch"
        self._first_step = 0
        self._has_own_pace = self._is_compact = self._is_recorded = self._withholds_end = False
        self._usual = DEFAULT_PACE  # what comes back after a demonstration with its own pace
        self._buttons: list[tuple[QToolButton, str, int]] = []
        self._layout = QHBoxLayout(self)
        for name, picture, size in (
            ("to_start", "to-start", 20),
            ("step_back", "step-back", 20),
            ("play", "play", 20),
            ("step", "step", 20),
        ):
            button = self._button(actions[name], picture, size)
            self._layout.addWidget(button)
        self.run_button = self._buttons[2][0]
        self.run_button.setObjectName("run")

        self._make_speed()
        epoch = self._make_epochs()
        self.continue_button = QPushButton(self.tr("Continue from here"))
        self.continue_button.setToolTip(actions["continue_here"].toolTip())
        self.continue_button.clicked.connect(actions["continue_here"].trigger)
        self.reset_button = self._button(actions["reset"], "reset", 18)
        self.reset_button.setText(self.tr("Reset"))
        self.reset_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.recorded_text = QLabel()
        self.recorded_text.setProperty("role", "muted")
        self.recorded_text.setToolTip(
            self.tr("This run has come with the program. R computes it here, which takes its time.")
        )
        self.predict_button = self._switch(actions["predict"])
        self.again_button = self._switch(actions["draw_again"])
        self.again_button.setText(self.tr("Draw again"))
        self.again_button.setVisible(False)
        self._always = (self.run_button, self.reset_button)
        for widget, stretch in (
            (self._speed_label, 0),
            (self.speed, 0),
            (self.pace_text, 0),
            (self._divider, 0),
            (self._epoch_label, 0),
            (epoch, 0),
            (self.timeline, 1),
            (self.recorded_text, 0),
            (self.predict_button, 0),
            (self.again_button, 0),
            (self.continue_button, 0),
            (self.reset_button, 0),
        ):
            self._layout.addWidget(widget, stretch)
        self.restyle(theme)
        self.speed.setValue(DEFAULT_PACE)

    def _make_speed(self) -> None:
        self._speed_label = QLabel(self.tr("Speed"))
        self._speed_label.setProperty("role", "muted")
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setRange(0, len(PACES) - 1)
        self.speed.setPageStep(1)
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(
            self.tr("Epochs per second, from 1 to as fast as it goes (+ and − change it).")
        )
        self.speed.valueChanged.connect(self._pace_moved)
        self.pace_text = QLabel()
        self._divider = QFrame()
        self._divider.setObjectName("divider")
        self._divider.setFixedWidth(1)

    def _make_epochs(self) -> QWidget:
        """Make field and timeline; return the field with the last epoch beside it."""
        self._epoch_label = QLabel(self.tr("epoch"))
        self._epoch_label.setProperty("role", "muted")
        self.epoch_field = EpochField()
        self.epoch_field.entered.connect(self._epoch_typed)
        self.epoch_field.finished.connect(self.typed)
        self.last_text = QLabel()
        self.last_text.setProperty("role", "muted")
        self.timeline = QSlider(Qt.Orientation.Horizontal)
        self.timeline.setAccessibleName(self.tr("Epoch shown"))
        self.timeline.setToolTip(self.tr("Drag to any recorded epoch, during a run too."))
        self.timeline.valueChanged.connect(self._scrubbed)
        epoch = QWidget()
        together = QHBoxLayout(epoch)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(2)
        together.addWidget(self.epoch_field)
        together.addWidget(self.last_text)
        return epoch

    def _button(self, action: QAction, picture: str, size: int) -> QToolButton:
        button = QToolButton()
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._buttons.append((button, picture, size))
        return button

    def _switch(self, action: QAction) -> QToolButton:
        """Return a button with the words of an action, on and enabled as the action is."""
        button = QToolButton()
        button.setText(action.text())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setCheckable(action.isCheckable())
        button.setProperty("role", "switch")
        button.clicked.connect(action.trigger)
        if action.isCheckable():
            action.toggled.connect(button.setChecked)
        else:
            action.enabledChanged.connect(button.setVisible)
        return button

    # ----- state

    @property
    def pace(self) -> float:
        """Epochs per second."""
        return float(PACES[self.speed.value()])

    def change_pace(self, steps: int) -> None:
        """Move the speed by steps of the slider."""
        self.speed.setValue(self.speed.value() + steps)

    def suggest_pace(self, pace: float | None) -> None:
        """Take a demonstration's own pace; without one, that of the others again."""
        self._has_own_pace = pace is not None
        if pace is None:
            self.speed.setValue(self._usual)
        else:
            self.speed.setValue(min(range(len(PACES)), key=lambda n: abs(PACES[n] - pace)))

    def forget_pace(self) -> None:
        """Go back to the usual pace, where the demonstration has none of its own."""
        self._usual = DEFAULT_PACE
        if not self._has_own_pace:
            self.speed.setValue(DEFAULT_PACE)

    def name_steps(self, name: str, first: int = 0) -> None:
        """Set what a step is called, and the number of the first: an epoch, a row, a layer."""
        self._step_name, self._first_step = name, first
        self._epoch_label.setText(translated(name))
        self._show_pace()

    def allow_continue(self, allowed: bool) -> None:
        """Offer to continue from the epoch shown, or show why that cannot be done."""
        self.continue_button.setEnabled(allowed)
        self.continue_button.setToolTip(
            self.tr("Starts from the weights of the epoch shown (C).")
            if allowed
            else self.tr("A single epoch does not tell the state of this experiment.")
        )

    def set_playing(self, playing: bool) -> None:
        """Show the button that pauses, or the one that runs."""
        if playing != self._playing:
            self._playing = playing
            self._restyle_buttons()

    def set_epochs(self, shown: int, newest: int, last: int) -> None:
        """Show the epoch, how far can be scrubbed, and where the run ends."""
        with QSignalBlocker(self.timeline):
            if last != self._last:
                self._last = last
                self.timeline.setRange(0, last)
                self.timeline.setPageStep(max(1, last // 10))
                self._fit_epoch_text()
                steps = (button for button, _, _ in self._buttons if button not in self._always)
                for widget in (self.speed, self.timeline, *steps):
                    widget.setEnabled(last > 0)  # a single epoch has no others to go to
            self.timeline.setValue(shown)
        self._newest = newest
        self.epoch_field.show_number(shown + self._first_step)
        self._show_end()

    def withhold_end(self, withholds: bool) -> None:
        """Set whether a question mark stands for the last step, which would be an answer."""
        self._withholds_end = withholds
        self._show_end()

    def _show_end(self) -> None:
        end = "?" if self._withholds_end else self._last + self._first_step
        self.last_text.setText(f"/ {end}")

    def _epoch_typed(self, number: int) -> None:
        self.epoch_picked.emit(min(max(number - self._first_step, 0), self._last))

    def _scrubbed(self, value: int) -> None:
        self.epoch_picked.emit(value)

    def _pace_moved(self) -> None:
        if not self._has_own_pace:
            self._usual = self.speed.value()
        self._show_pace()
        self.pace_changed.emit(self.pace)

    def show_recorded(self, is_recorded: bool) -> None:
        """Say whether the run has come with the program, which the reset button then trains."""
        self._is_recorded = is_recorded
        self.reset_button.setText(self.tr("Train again") if is_recorded else self.tr("Reset"))
        self._fit_widgets()

    def _show_pace(self) -> None:
        pace, name = self.pace, self._step_name
        self.pace_text.setText(
            self.tr("full speed")
            if math.isinf(pace)
            else f"{format_count(round(pace))} {translated(f'{name}s/s')}"
            if pace > 1
            else f"1 {translated(f'{name}/s')}"
        )

    # ----- look

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = theme
        self.setFixedHeight(theme.px(theme.time_bar))
        self._layout.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        self._layout.setSpacing(theme.px(10))
        self.speed.setFixedWidth(theme.px(112))
        metrics = QFontMetrics(theme.font(theme.interface))
        self.pace_text.setFixedWidth(
            metrics.horizontalAdvance(f"10,000 {translated('epochs/s')}") + theme.px(4)
        )
        self._divider.setFixedHeight(theme.px(32))
        self._fit_epoch_text()
        self._restyle_buttons()

    def set_compact(self, compact: bool) -> None:
        """Show only what a room needs: run, pace, epoch and timeline; keys still do the rest."""
        self._is_compact = compact
        self._fit_widgets()

    def offer_guess(self, offered: bool) -> None:
        """Show the button that asks for a guess; one that is on can always be switched off."""
        self.predict_button.setVisible(offered or self.predict_button.isChecked())

    def add_at_end(self, widget: QWidget) -> None:
        """Take a widget at the right end."""
        self._layout.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a narrow window has no room for; keys and menu still have it."""
        super().resizeEvent(event)
        self._fit_widgets()

    def _fit_widgets(self) -> None:
        theme, is_full = self.theme, not self._is_compact
        need = theme.px(theme.interface) * 96
        self._speed_label.setVisible(is_full and self.width() > need)
        self._epoch_label.setVisible(self.width() > need * (0.8 if is_full else 0.5))
        self.continue_button.setVisible(is_full and self.width() > need * 0.8)
        for widget in (self.speed, self._divider, self.reset_button):
            widget.setVisible(is_full)
        wide = self.width() > need * (1.4 if is_full else 0.5)
        whole = self.tr("recorded; R trains it again")
        self.recorded_text.setText(whole if wide else self.tr("recorded"))
        # in a narrow bar the reset button says enough
        has_room = not is_full or self.width() > need * 0.8
        self.recorded_text.setVisible(self._is_recorded and has_room)

    def _fit_epoch_text(self) -> None:
        font = self.theme.font(self.theme.interface, 600)
        metrics, digits = QFontMetrics(font), len(str(self._last + self._first_step))
        width = metrics.horizontalAdvance("0" * digits)
        self.epoch_field.setFixedWidth(width + self.theme.px(14))
        self.last_text.setFixedWidth(width + metrics.horizontalAdvance("/ ") + self.theme.px(2))

    def _restyle_buttons(self) -> None:
        theme = self.theme
        for button, picture, size in self._buttons:
            name, color = picture, theme.text
            if button is self.run_button:
                name, color = "pause" if self._playing else "play", theme.on_accent
            pixels = theme.px(size)
            button.setIcon(icon(name, color, pixels))
            button.setIconSize(QSize(pixels, pixels))
