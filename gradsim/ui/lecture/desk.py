"""What the lecturer works at beside the window: the lecture as a document, and its editor."""

from __future__ import annotations

import dataclasses
import json
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from gradsim.core.extensions import lecture_files
from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture
from gradsim.core.lecture.lecture_file import LARGEST_LECTURE, lecture_from_json, lecture_to_json
from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.files import PATTERNS, read_lecture
from gradsim.ui.language import installed_language, said, translated
from gradsim.ui.lecture.editor.document import Document, State
from gradsim.ui.lecture.mode import LectureMode
from gradsim.ui.lecture.pictures import Pictures
from gradsim.ui.lecture.prediction import TakesGuess
from gradsim.ui.stage import Stage
from gradsim.ui.theme import Theme

if TYPE_CHECKING:
    from gradsim.ui.lecture.editor.editor import LectureEditor

MOST_RECENT = 8
DRAFT_DELAY = 1500  # milliseconds after a change before it is kept for the next start


class Desk(QObject):
    """Holds the lecture as it is edited: opens and saves it, and keeps what is not saved.

    Parameters
    ----------
    stage : Stage
        The window.
    mode : LectureMode
        Goes through the lecture.
    give : callable
        Gives the lecture on the whole screen.
    """

    def __init__(self, stage: Stage, mode: LectureMode, give: Callable[[], object]) -> None:
        super().__init__(stage.widget)
        self._stage, self._mode, self._give = stage, mode, give
        self.pictures = Pictures(self)
        self.editor: LectureEditor | None = None
        self._document: Document | None = None
        #: The run before which the room was asked for a guess.
        self._asked: weakref.ref[Recording] | None = None
        # when the panel has begun, too
        stage.session.begun.connect(self._ask_for_guess, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, singleShot=True, interval=DRAFT_DELAY)
        self._timer.timeout.connect(self._keep_draft)

    @property
    def document(self) -> Document:
        """The lecture as it is edited; made when it is wanted."""
        if self._document is None:
            self._document = Document(self._mode.lecture, self)
            self._document.changed.connect(self._changed)
        return self._document

    def _ask_for_guess(self) -> None:
        """Ask the room for a guess, where the entry says so; once for each time it is put."""
        stage, entry, recording = self._stage, self._mode.entry, self._stage.session.recording
        if not (self._mode.asks and entry is not None and entry.predict):
            return
        action, panel = stage.actions_by_name["predict"], stage.panel
        takes = panel is not None and any(isinstance(plot, TakesGuess) for plot in panel.plots())
        was_asked = self._asked is not None and self._asked() is recording
        if takes and recording is not None and not (action.isChecked() or was_asked):
            self._asked = weakref.ref(recording)
            action.trigger()

    # ----- from start to start

    def begin(self) -> None:
        """Take the lecture of the last start again, with what was not saved."""
        file, draft = self._stage.recall("file"), self._stage.recall("draft")
        path = Path(file) if isinstance(file, str) and file else None
        stored = None
        if path is not None:
            try:
                stored = read_lecture(path)
            except ValueError:  # it is gone, or no longer a lecture: the built-in one
                path = None
        lecture = stored
        if isinstance(draft, str) and draft:
            try:
                lecture = lecture_from_json(draft)
            except ValueError:
                lecture = stored
        if lecture is not None:
            self._mode.resume(lecture)
            self.document.show(State(lecture, path, stored))

    def _changed(self) -> None:
        lecture = self.document.lecture
        if lecture is not self._mode.lecture:
            self._mode.edit(lecture)
        self._timer.start()

    def _keep_draft(self) -> None:
        """Keep what is not saved in a file for the next start."""
        if self._document is None:
            return
        state = self._document.state
        draft = "" if state.is_saved else lecture_to_json(state.lecture)
        if len(draft) <= LARGEST_LECTURE:
            self._stage.keep_in_mind("draft", draft)
        self._stage.keep_in_mind("file", str(state.path.absolute()) if state.path else "")

    # ----- opening and saving

    def opened(self, lecture: Lecture) -> None:
        """Edit a lecture that was opened; undo brings back one that was not saved."""
        path = Path(lecture.file) if lecture.file else None
        show = self.document.show if self.document.state.is_saved else self.document.take
        show(State(lecture, path, lecture))
        if path is not None:
            self._remember(path)

    def _take(self, state: State) -> None:
        """Edit another lecture, and give it; the one before comes back with undo."""
        self._mode.clock.reset()
        self.document.take(state)

    def open_file(self, path: Path) -> None:
        """Open a lecture for editing; say why not."""
        try:
            lecture = read_lecture(path)
        except ValueError as error:
            self._tell(said(error))
            return
        was_saved = self.document.state.is_saved
        self._take(State(lecture, path, lecture))
        self._remember(path)
        self._stage.last_folder = path.parent
        notices = [said(notice) for notice in lecture.notices[:3]]
        if not was_saved:
            notices.insert(0, self.tr("The lecture before was not saved; undo brings it back."))
        self._tell(" ".join(notices))

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.editor,
            self.tr("Open lecture"),
            str(self._stage.last_folder),
            self.tr("Lectures ({0})").format(PATTERNS),
        )
        if name:
            self.open_file(Path(name))

    def _new(self) -> None:
        lecture = Lecture(self.tr("New lecture"), (Entry(self.present()),))
        self._take(State(lecture))

    def _built_in(self) -> None:
        lecture = built_in_lecture(installed_language())
        self._take(State(lecture, None, lecture))

    def save(self, *, elsewhere: bool = False) -> None:
        """Write the lecture to its file, or ask for one."""
        document = self.document
        path = document.state.path
        written = self._stage.save_lecture(document.lecture, None if elsewhere else path)
        if isinstance(written, str):
            self._tell(written)
        elif written is not None:
            document.saved_as(written)
            self._remember(written)
            self._keep_draft()
            self._tell("")

    @property
    def recent(self) -> list[Path]:
        """The lectures that were opened or saved last."""
        try:
            names = json.loads(str(self._stage.recall("recent") or "[]"))
        except ValueError:
            return []
        paths = names if isinstance(names, list) else []
        return [Path(name) for name in paths if isinstance(name, str)][:MOST_RECENT]

    def _remember(self, path: Path) -> None:
        path = path.absolute()
        paths = [path, *(each for each in self.recent if each != path)][:MOST_RECENT]
        self._stage.keep_in_mind("recent", json.dumps([str(each) for each in paths]))
        self._stage.remember_file(path)
        self._fill_menu()

    # ----- the editor

    def open_editor(self) -> None:
        """Open the editor, or bring it to the front."""
        stage = self._stage
        if self.editor is None:
            # imported when it is wanted, for which the empty window does not wait
            from gradsim.ui.lecture.editor.editor import LectureEditor

            editor = self.editor = LectureEditor(
                self.document, self.present, self.pictures, stage.theme
            )
            editor.place_picked.connect(self._mode.go)
            editor.save_wanted.connect(self.save)
            editor.save_as_wanted.connect(partial(self.save, elsewhere=True))
            editor.give_wanted.connect(self._give)
            editor.closed.connect(self._forget)
            self._fill_menu()
            editor.list.set_row(self._mode.place)
        self.editor.show()
        self.editor.activateWindow()

    def _fill_menu(self) -> None:
        if self.editor is not None:
            self.editor.fill_menu(
                [*self.recent, *lecture_files()],
                self._choose,
                self._built_in,
                self.open_file,
                self._new,
            )

    def _tell(self, sentence: str) -> None:
        if self.editor is not None:
            self.editor.tell(sentence)
        elif sentence:
            self._stage.show_message(sentence)

    def _forget(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.deleteLater()
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()

    def present(self) -> Preset:
        """Return the demonstration on screen, with its settings and its views."""
        session, panel = self._stage.session, self._stage.panel
        preset = session.scene.preset.with_settings(session.scene.experiment)
        preset = dataclasses.replace(preset, epoch=0)
        if session.is_custom:
            title = f"{translated(preset.title)}: {session.differences()}"
            preset = dataclasses.replace(preset, title=title)
        if panel is None:
            return preset
        main, side = panel.arrangement.columns
        return dataclasses.replace(preset, views=main, side=side)

    def leave_look(self) -> None:
        """Leave off the editor's style sheet until it is restyled, which halves that time."""
        if self.editor is not None:
            self.editor.setStyleSheet("")

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        if self.editor is not None:
            self.editor.restyle(theme)

    def close(self) -> None:
        """Close the editor, and keep what is not saved."""
        if self.editor is not None:
            self.editor.close()
        if self._timer.isActive():
            self._timer.stop()
            self._keep_draft()
        self.pictures.close()
