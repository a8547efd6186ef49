"""Predict first: the room's guess is drawn on the plot before the run tells."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.runner import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.view import View, views_in


@runtime_checkable
class TakesGuess(Protocol):
    """A plot on which the room can draw how it thinks the run will go."""

    def ask_for_guess(self, guessing: bool) -> None:
        """Hide the curve and wait for a guess, or stop waiting."""

    def end_guessing(self) -> None:
        """Show the curve beside the guess."""


class Prediction(QObject):
    """Lets the first plot over epochs take a guess, for as long as it is switched on.

    Parameters
    ----------
    session : Session
        What is on screen; its run is put back to the start.
    panel : callable
        Returns the panel on screen, None before there is one.
    action : QAction
        The switch.
    """

    message_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        panel: Callable[[], Panel | None],
        action: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._panel, self._action = session, panel, action
        self._plot: TakesGuess | None = None
        self._withholding: list[View] = []
        session.state_changed.connect(self._state_changed)
        session.begun.connect(self._begun)

    def toggle(self) -> None:
        """Ask the room for a guess, or take it away."""
        if not self._action.isChecked():
            self._forget()
            return
        if self._session.newest:
            self._session.reset()
        else:
            self._ask()
        if self._plot is None and not self._session.newest:
            self._action.setChecked(bool(self._plots()))
            if not self._action.isChecked():
                self.message_wanted.emit(self.tr("There is no curve over epochs here to guess."))

    def _plots(self) -> list[TakesGuess]:
        panel = self._panel()
        return [plot for plot in (panel.plots() if panel else ()) if isinstance(plot, TakesGuess)]

    def _withhold(self) -> None:
        """Keep back in all views what tells how the run will go on."""
        self._withholding = list(views_in(self._panel()))
        for view in self._withholding:
            view.withhold(True)

    def _tell(self) -> None:
        for view in self._withholding:
            view.withhold(False)
        self._withholding = []

    def _begun(self) -> None:
        """Ask again in another demonstration, and after a reset."""
        if self._action.isChecked() and self._session.runner.state is RunState.PAUSED:
            self._ask()

    def _ask(self) -> None:
        self._forget()
        plots = self._plots()
        if plots:
            self._plot = plots[0]
            self._plot.ask_for_guess(True)
            self._withhold()

    def _forget(self) -> None:
        if self._plot is not None:
            self._plot.ask_for_guess(False)
            self._plot = None
            self._tell()

    def _state_changed(self) -> None:
        if self._plot is not None and self._session.runner.state is RunState.PLAYING:
            self._plot.end_guessing()
            self._tell()
