"""The three beats of a demonstration: the question, the run, what was seen."""

import enum

from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session


class Beat(enum.Enum):
    """Where in a demonstration the room is."""

    ASK = "ask"  # the question is put, and nothing gives the answer away
    RUN = "run"
    CONCLUDE = "conclude"  # what was seen is told


class Beats:
    """Goes from beat to beat of the demonstration on screen.

    Parameters
    ----------
    session : Session
        What is on screen.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def beat(self) -> Beat:
        """The beat at which the demonstration is, whatever has brought it there."""
        session = self._session
        state = session.runner.state
        if session.was_seen or state in (RunState.DIVERGED, RunState.FAILED):
            return Beat.CONCLUDE
        is_opening = session.newest <= session.opening_epoch and not session.plays
        return Beat.ASK if is_opening else Beat.RUN

    def advance(self) -> bool:
        """Go on to the next beat; return False where the demonstration is over."""
        session, beat = self._session, self.beat
        if beat is Beat.CONCLUDE or (beat is Beat.RUN and session.is_concluding):
            return False
        if beat is Beat.RUN:
            session.conclude()
        elif not session.answer_again():
            session.toggle()
        return True

    def go_back(self) -> bool:
        """Ask again; return False where nothing else has happened."""
        if self.beat is Beat.ASK:
            return False
        self._session.ask_again()
        return True
