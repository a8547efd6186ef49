"""Predict first: the room's guess is drawn on the plot before the run shows it."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gradsim.core.recording import Recording
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.session.scene import Scene
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
    """Lets the first plot over epochs take a guess, until another demonstration is opened.

    With other settings it asks again, and the run before stands beside as a ghost.

    Parameters
    ----------
    session : Session
        What is on screen; its run is put back to the start.
    panel : callable
        Returns the panel on screen, None before there is one.
    action, again : QAction
        The switch, and what asks for another guess.
    """

    message_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        panel: Callable[[], Panel | None],
        action: QAction,
        again: QAction,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._panel, self._action, self._again = session, panel, action, again
        self._plot: TakesGuess | None = None
        self._withholding: list[View] = []
        self._scene: Scene | None = None  # about which the room is asked
        self._asked: Recording | None = None  # before whose run a guess was asked for
        self._run: Recording | None = None  # of that scene, as far as it has come
        again.setEnabled(False)
        session.state_changed.connect(self._state_changed)
        session.moved.connect(self._note_run)
        session.opened.connect(self._opened)
        session.begun.connect(self._begun)

    def toggle(self) -> None:
        """Ask the room for a guess, or take it away."""
        if not self._action.isChecked():
            self._end()
            return
        if not self._plots():
            self._action.setChecked(False)
            self.message_wanted.emit(self.tr("There is no curve over epochs here to guess."))
            return
        self._session.waits, self._scene = True, self._session.scene
        self._again.setEnabled(True)
        self.ask_again()

    def ask_again(self) -> None:
        """Take the guess away, and ask for another, before the run."""
        if not self._action.isChecked():
            self._action.setChecked(True)
            self.toggle()
        elif self._session.newest > self._session.opening_epoch:
            self._session.reset()
        else:
            self._ask()

    def _plots(self) -> list[TakesGuess]:
        panel = self._panel()
        return [plot for plot in (panel.plots() if panel else ()) if isinstance(plot, TakesGuess)]

    def _end(self) -> None:
        """Forget the guess, and what was beside it."""
        self._forget()
        self._session.waits, self._scene, self._run = False, None, None
        self._again.setEnabled(False)
        if self._session.run_before is not None:
            self._session.forget_run_before()

    def _note_run(self) -> None:
        if self._action.isChecked() and self._session.scene == self._scene:
            self._run = self._session.recording

    def _opened(self) -> None:
        """End with the demonstration; with other settings, put the run before beside."""
        scene, before, run = self._session.scene, self._scene, self._run
        if not self._action.isChecked() or before is None or scene == before:
            return
        if scene.preset != before.preset:
            self._action.setChecked(False)
            self._session.run_before = None  # the run that follows draws without it
            self._end()
            return
        if run is not None and len(run) > 1:
            self._session.run_before = KeptRun(self.tr("the run before"), run)
        self._scene, self._run = scene, None

    def _withhold(self) -> None:
        """Hide in all views what shows how the run will go on."""
        self._withholding = list(views_in(self._panel()))
        for view in self._withholding:
            view.withhold(True)

    def _reveal(self) -> None:
        for view in self._withholding:
            view.withhold(False)
        self._withholding = []

    def _begun(self) -> None:
        """Ask with other settings, and after a reset."""
        session = self._session
        is_before = session.newest <= session.opening_epoch and not session.plays
        if self._action.isChecked() and is_before and session.recording is not self._asked:
            self._ask()

    def _ask(self) -> None:
        self._forget()
        plots = self._plots()
        if plots:
            self._plot, self._asked = plots[0], self._session.recording
            self._plot.ask_for_guess(True)
            self._withhold()

    def _forget(self) -> None:
        if self._plot is not None:
            self._plot.ask_for_guess(False)
            self._plot = self._asked = None
            self._reveal()

    def _state_changed(self) -> None:
        if self._plot is not None and self._session.plays:
            self._plot.end_guessing()
            self._reveal()
