"""What dialogs, exports and the lecture may know of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gradsim.core.experiment import Experiment
from gradsim.core.lecture.lecture import Lecture
from gradsim.ui.panels.panel import Panel
from gradsim.ui.session.session import Session
from gradsim.ui.theme import Theme


class Stage(Protocol):
    """A window that shows a session in one of its panels."""

    last_folder: Path  #: where the next file dialog opens

    @property
    def session(self) -> Session:
        """What is shown."""

    @property
    def actions_by_name(self) -> Mapping[str, QAction]:
        """The commands."""

    @property
    def widget(self) -> QWidget:
        """The window itself: the parent of dialogs."""

    @property
    def panel(self) -> Panel | None:
        """The panel on screen, None before the first is built."""

    @property
    def theme(self) -> Theme:
        """The look, with its zoom."""

    @property
    def texts(self) -> tuple[str, str]:
        """The question, and what sets the scene below it."""

    @property
    def texts_height(self) -> int:
        """Pixels that both take above the panel."""

    def show_message(
        self, sentence: str, offer: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence above the panel, with something to do; an empty one removes it."""

    def change_settings(self, values: Mapping[str, object]) -> None:
        """Change some settings of the experiment; show why where they are not allowed."""

    def open_experiment(self, experiment: Experiment) -> None:
        """Show an experiment of the user's."""

    def open_lecture(self, lecture: Lecture) -> None:
        """Start a lecture from a file."""

    def save_lecture(self, lecture: Lecture, path: Path | None = None) -> Path | str | None:
        """Write a lecture, where no path is given to a place that is asked for.

        Returns where it was written, a sentence that says why it was not, or None where no place
        was chosen.
        """

    def remember_file(self, path: Path) -> None:
        """List a file among the recent ones."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or come back."""

    def folding(self) -> AbstractContextManager[None]:
        """Give the plots the room beside them, or take it back, where a change asks for it."""

    def recall(self, name: str) -> object:
        """Return what the lecture has remembered under a name, None if nothing."""

    def keep_in_mind(self, name: str, value: object) -> None:
        """Remember something for the next start, under a name."""
