"""What the window remembers: its size and look, recent files, and what is on screen.

The present demonstration is written every few seconds of change. The file goes when the
window is closed: one that is still there was left by a window that could not close.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSettings, QStandardPaths, QTimer

from gradsim.core.lecture.lecture import Entry, Lecture, lecture_to_json
from gradsim.core.lecture.preset import Preset
from gradsim.core.lecture.presets import PRESETS
from gradsim.files import read_lecture, write_bytes
from gradsim.ui.language import LANGUAGES
from gradsim.ui.theme import THEMES

if TYPE_CHECKING:
    from gradsim.ui.window.main_window import MainWindow

#: Environment variable that names another folder for all that is remembered.
FOLDER_VARIABLE = "GRADSIM_STATE"
MOST_RECENT = 8
DELAY = 2000  # milliseconds after a change before it is written
SLOTS = 8  # windows that are open at once, each with its own file

_locations = QStandardPaths.StandardLocation


def state_folder() -> Path:
    """Return the folder of settings and automatic saves."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named or QStandardPaths.writableLocation(_locations.AppLocalDataLocation))


def settings_file() -> Path:
    """Return the file of the settings."""
    return state_folder() / "gradsim.ini"


def last_preset() -> Preset:
    """Return the demonstration that was open last, the first one if none was."""
    name = QSettings(str(settings_file()), QSettings.Format.IniFormat).value("preset")
    return next((one for one in PRESETS if one.name == name), PRESETS[0])


def chosen_language() -> str:
    """Return the code of the language that was chosen, empty for the system's."""
    code = QSettings(str(settings_file()), QSettings.Format.IniFormat).value("language", "")
    return code if code in LANGUAGES else ""


def keep_language(code: str) -> None:
    """Remember a language for the next start, empty for the system's."""
    settings = QSettings(str(settings_file()), QSettings.Format.IniFormat)
    settings.setValue("language", code)
    settings.sync()


class WindowState(QObject):
    """Restores a window as it was left, and remembers it.

    Parameters
    ----------
    window : MainWindow
        The window.
    lasting : bool
        Whether anything is read and written; not in a test or for a picture.
    """

    def __init__(self, window: MainWindow, lasting: bool = False) -> None:
        super().__init__(window)
        self._window, self._lasting = window, lasting
        self._settings: QSettings | None = None
        self._save: _AutomaticSave | None = None
        self._recent: list[str] = []

    def begin(self) -> None:
        """Read what was remembered, and keep it up to date from now on."""
        if not self._lasting:
            return
        path = settings_file()
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        if self._settings.status() is not QSettings.Status.NoError:
            self._window.say(
                self.tr("The settings in {0} cannot be read; they are the usual ones.").format(path)
            )
        recent = self._settings.value("recent", [])
        names = recent if isinstance(recent, list) else [recent]
        self._recent = [one for one in names if isinstance(one, str) and one][:MOST_RECENT]
        self._save = _AutomaticSave(self._window, state_folder())

    def restore_look(self) -> None:
        """Give the window the size, look and folder that it was left with."""
        settings, window = self._settings, self._window
        if settings is None:
            return
        geometry = settings.value("geometry")
        if geometry is not None:
            window.restoreGeometry(geometry)
        theme = settings.value("theme")
        if theme in THEMES:
            window.set_theme(theme)
        try:
            zoom = float(settings.value("zoom", 1.0))
        except (TypeError, ValueError):
            zoom = 1.0
        if 0.5 <= zoom <= 3.0 and zoom != 1.0:
            window.set_zoom(zoom)
        folder = settings.value("folder")
        if isinstance(folder, str) and Path(folder).is_dir():
            window.last_folder = Path(folder)

    # ----- recent files

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last, the newest first."""
        return [Path(name) for name in self._recent]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.absolute())
        self._recent = [name, *(one for one in self._recent if one != name)][:MOST_RECENT]
        if self._settings is not None:
            self._settings.setValue("recent", self._recent)

    # ----- what was on screen

    @property
    def left_behind(self) -> Lecture | None:
        """What a window had on screen that could not close, None if there was none."""
        return self._save.left_behind if self._save is not None else None

    def close(self) -> None:
        """Remember how the window is left; what is on screen is not needed any more."""
        settings, window = self._settings, self._window
        if settings is not None:
            settings.setValue("geometry", window.saveGeometry())
            settings.setValue("theme", window.theme.name)
            settings.setValue("zoom", window.zoom)
            settings.setValue("folder", str(window.last_folder))
            settings.setValue("preset", window.session.scene.preset.name)
            settings.sync()
        if self._save is not None:
            self._save.close()
            self._save = None


class _AutomaticSave(QObject):
    """One file for each window that is open; a lock tells whose it is."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._session = window.session
        self.left_behind: Lecture | None = None
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # a read-only home folder must not keep the window from opening
        for slot in range(SLOTS):
            path = folder / f"on-screen-{slot}.json"
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
            scene.preset,
            experiment=scene.experiment,
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
