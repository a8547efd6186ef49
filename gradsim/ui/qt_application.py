"""Qt's application object, for a window or for pictures without one."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gradsim.ui.garbage import GarbageCollector
from gradsim.ui.language import install_language, language_in_use
from gradsim.ui.memory import bound_free_memory
from gradsim.ui.settings_file import chosen_language
from gradsim.ui.theme import load_fonts

SWITCH_INTERVAL = 0.0005  # seconds; with Python's own 5 ms a busy run makes the window stutter


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
        app.setStyle("Fusion")
        sys.setswitchinterval(SWITCH_INTERVAL)
        install_language(app, language_in_use(chosen_language()))
    load_fonts()
    collector = app.findChild(GarbageCollector) or GarbageCollector(app)
    collector.start()
    return app
