"""The file of settings, and what is read of it before there is a window."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths

from gradsim.ui.languages import LANGUAGES

if TYPE_CHECKING:  # the window is on the screen before the core is imported
    from gradsim.core.preset import Preset

#: Environment variable that names another folder for all that is remembered.
FOLDER_VARIABLE = "GRADSIM_STATE"


def state_folder() -> Path:
    """Return the folder of settings and automatic saves."""
    usual = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(os.environ.get(FOLDER_VARIABLE) or QStandardPaths.writableLocation(usual))


def settings_file() -> Path:
    """Return the file of the settings."""
    return state_folder() / "gradsim.ini"


def open_settings() -> QSettings:
    """Return the settings that are kept from one start to the next."""
    return QSettings(str(settings_file()), QSettings.Format.IniFormat)


def last_preset() -> "Preset":
    """Return the demonstration that was open last, the first one if none was."""
    from gradsim.core.lecture.presets import PRESETS

    name = open_settings().value("preset")
    return next((preset for preset in PRESETS if preset.name == name), PRESETS[0])


def chosen_language() -> str:
    """Return the code of the language that was chosen, empty for the system's."""
    code = open_settings().value("language", "")
    return code if code in LANGUAGES else ""


def keep_language(code: str) -> None:
    """Remember a language for the next start, empty for the system's."""
    settings = open_settings()
    settings.setValue("language", code)
    settings.sync()
