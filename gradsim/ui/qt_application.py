"""Qt's application object, for a window or for pictures without one."""

import sys

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from gradsim.folders import resource
from gradsim.ui.process.memory import bound_free_memory

SWITCH_INTERVAL = 0.0005  # seconds; with Python's own 5 ms a busy run makes the window stutter

#: Platforms whose clipboard ends with the process, and outlives Python within it.
WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")

_IS_BARE = "gradsimIsBare"  # a property of the application: it speaks no language yet


def make_application() -> QApplication:
    """Return the application, made the first time."""
    from gradsim.ui.language import install_language
    from gradsim.ui.languages import language_in_use
    from gradsim.ui.process.garbage import GarbageCollector
    from gradsim.ui.settings_file import chosen_language
    from gradsim.ui.theme import load_fonts

    app = bare_application()
    if app.property(_IS_BARE):
        app.setProperty(_IS_BARE, False)
        install_language(app, language_in_use(chosen_language()))
    load_fonts()
    collector = app.findChild(GarbageCollector) or GarbageCollector(app)
    collector.start()
    return app


def bare_application() -> QApplication:
    """Return the application without a language and typefaces, with which the core comes.

    It is enough for a window to be on the screen.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        bound_free_memory()
        app = QApplication(["gradsim"])
        app.setProperty(_IS_BARE, True)
        app.setApplicationName("gradsim")
        app.setOrganizationName("gradsim")
        app.setDesktopFileName("gradsim")  # whose icon Wayland shows
        app.setWindowIcon(QIcon(str(resource("desktop", "gradsim.svg"))))
        app.setStyle("Fusion")
        app.aboutToQuit.connect(_leave_clipboard)
        sys.setswitchinterval(SWITCH_INTERVAL)
    return app


def _leave_clipboard() -> None:
    """Take back what was copied where Qt would delete it after Python, which it still calls."""
    from gradsim.ui.copied import leave_clipboard

    leave_clipboard(QGuiApplication.platformName() not in WITHOUT_SCREEN)
