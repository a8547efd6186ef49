"""What the window remembers: how it was left, recent files, and what is on screen.

The present demonstration is written every few seconds of change. The file goes when the
window is closed: one that is still there was left by a window that could not close.
"""

import dataclasses
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSettings, QTimer

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.files import read_lecture, write_bytes
from gradsim.ui.language import translated
from gradsim.ui.session.session import Session
from gradsim.ui.settings_file import open_settings, settings_file, state_folder
from gradsim.ui.skeleton import Edges
from gradsim.ui.stage import Stage
from gradsim.ui.window.look import Look

MOST_RECENT = 8
DELAY = 2000  # milliseconds after a change before it is written
SLOTS = 8  # windows that are open at once, each with its own file


class WindowState(QObject):
    """Remembers how a window is left; :mod:`gradsim.ui.opening` opens the next one so.

    Parameters
    ----------
    stage : Stage
        The window.
    look : Look
        Its theme and zoom.
    lasting : bool
        Whether anything is read and written; not in a test or for a picture.
    """

    def __init__(self, stage: Stage, look: Look, lasting: bool = False) -> None:
        super().__init__(stage.widget)
        self._stage, self._look, self._lasting = stage, look, lasting
        self._settings: QSettings | None = None
        self._save: _AutomaticSave | None = None
        self._recent: list[str] = []

    def begin(self) -> None:
        """Read what was remembered, and keep it up to date from now on."""
        if not self._lasting:
            return
        self._settings = open_settings()
        if self._settings.status() is not QSettings.Status.NoError:
            sentence = self.tr("The settings in {0} cannot be read; they are the usual ones.")
            self._stage.show_message(sentence.format(settings_file()))
        recent = self._settings.value("recent", [])
        names = recent if isinstance(recent, list) else [recent]
        self._recent = [name for name in names if isinstance(name, str) and name][:MOST_RECENT]
        folder = self._settings.value("folder")
        if isinstance(folder, str) and Path(folder).is_dir():
            self._stage.last_folder = Path(folder)
        self._save = _AutomaticSave(self._stage.session, state_folder(), self)

    # ----- recent files

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, the newest first."""
        return [Path(name) for name in self._recent]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.absolute())
        self._recent = [name, *(recent for recent in self._recent if recent != name)][:MOST_RECENT]
        if self._settings is not None:
            self._settings.setValue("recent", self._recent)

    # ----- what the lecture remembers

    def recall(self, name: str) -> object:
        """Return what was kept under a name, None if nothing."""
        return self._settings.value(f"lecture/{name}") if self._settings is not None else None

    def keep(self, name: str, value: object) -> None:
        """Keep something for the next start."""
        if self._settings is not None:
            self._settings.setValue(f"lecture/{name}", value)

    # ----- what was on screen

    @property
    def left_behind(self) -> Lecture | None:
        """What a window had on screen that could not close, None if there was none."""
        return self._save.left_behind if self._save is not None else None

    def offer_left_behind(self) -> None:
        """Offer to show again what a window had on screen that could not close."""
        left = self.left_behind
        if left is None:
            return
        preset = left.entries[0].preset
        sentence = self.tr("gradsim did not close as it should. On screen was “{0}”.")
        self._stage.show_message(
            sentence.format(translated(preset.title)),
            self.tr("Show it again"),
            lambda: self._stage.session.open_preset(preset),
        )

    def close(self, edges: Edges) -> None:
        """Remember how the window is left; what is on screen is not needed any more."""
        settings, stage = self._settings, self._stage
        if settings is not None:
            settings.setValue("geometry", stage.widget.saveGeometry())
            settings.setValue("theme", stage.theme.name)
            settings.setValue("zoom", self._look.zoom)
            settings.setValue("edges", list(edges))
            settings.setValue("folder", str(stage.last_folder))
            settings.setValue("preset", stage.session.scene.preset.name)
            settings.sync()
        if self._save is not None:
            self._save.close()
            self._save = None


class _AutomaticSave(QObject):
    """One file for each window that is open; a lock shows whose it is."""

    def __init__(self, session: Session, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.left_behind: Lecture | None = None
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # a read-only home folder must not keep the window from opening
        for slot in range(SLOTS):
            path = folder / f"on-screen-{slot}.json"
            if self._path is not None and not path.exists():
                continue  # nothing was left there; to write a lock takes a while on a slow disk
            lock = QLockFile(str(path.with_suffix(".lock")))
            lock.setStaleLockTime(0)  # only a process that is gone makes it stale
            if not lock.tryLock(0):
                continue
            if path.exists() and self.left_behind is None:
                self._take(path)
            if self._path is None:
                self._path, self._lock = path, lock
            else:
                lock.unlock()
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._write)
        self._session.opened.connect(self._timer.start)
        self._session.state_changed.connect(self._timer.start)

    def _take(self, path: Path) -> None:
        try:
            self.left_behind = read_lecture(path)
        except ValueError:
            self.left_behind = None
        path.unlink(missing_ok=True)

    def _write(self) -> None:
        if self._path is None:
            return
        scene = self._session.scene
        preset = dataclasses.replace(
            scene.preset.with_settings(scene.experiment),
            epoch=min(self._session.shown, scene.experiment.last_epoch),
        )
        lecture = Lecture("on screen", (Entry(preset),))
        try:
            write_bytes(self._path, lecture_to_json(lecture).encode())
        except OSError:
            return  # a full disk is no reason to disturb the room

    def close(self) -> None:
        """Take the file away: the window closes as it should."""
        if self._path is None:
            return
        self._timer.stop()
        self._path.unlink(missing_ok=True)
        self._path = None
        if self._lock is not None:
            self._lock.unlock()
