"""Qt's application object, for a window or for pictures without one."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from gradsim.core.resources import resource
from gradsim.ui.garbage import GarbageCollector
from gradsim.ui.language import install_language, language_in_use
from gradsim.ui.memory import bound_free_memory
from gradsim.ui.settings_file import chosen_language
from gradsim.ui.theme import load_fonts

SWITCH_INTERVAL = 0.0005  # seconds; with Python's own 5 ms a busy run makes the window stutter

#: Platforms whose clipboard ends with the process, and outlives Python within it.
WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


def make_application() -> QApplication:
    """Return the application, made the first time."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        bound_free_memory()
        app = QApplication(["gradsim"])
        app.setApplicationName("gradsim")
        app.setOrganizationName("gradsim")
        app.setDesktopFileName("gradsim")  # whose icon Wayland shows
        app.setWindowIcon(QIcon(str(resource("desktop", "gradsim.svg"))))
        app.setStyle("Fusion")
        app.aboutToQuit.connect(_empty_clipboard)
        sys.setswitchinterval(SWITCH_INTERVAL)
        install_language(app, language_in_use(chosen_language()))
    load_fonts()
    collector = app.findChild(GarbageCollector) or GarbageCollector(app)
    collector.start()
    return app


def _empty_clipboard() -> None:
    """Take back what was copied where Qt would delete it after Python, which it still calls."""
    if QGuiApplication.platformName() in WITHOUT_SCREEN:
        QGuiApplication.clipboard().clear()
