"""The window on the screen, before there is anything in it.

It appears after what every window of Qt needs, and a few milliseconds more. NumPy, the core, the
plots and what stands beside them are imported while it is seen.
"""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication

from gradsim.ui.languages import language_in_use
from gradsim.ui.qt_application import bare_application
from gradsim.ui.settings_file import chosen_language, open_settings
from gradsim.ui.skeleton import Edges
from gradsim.ui.theme import THEMES
from gradsim.ui.window.main_window import MainWindow

USUAL_SIZE = (1440, 900)
FRAME = 40  # pixels of the window manager


def open_window(projector: bool = False, fullscreen: bool = False) -> MainWindow:
    """Show the window as it was left, and return it when its areas are on the screen.

    Parameters
    ----------
    projector, fullscreen : bool
        Whether to take the projector's look, and to fill the screen, however it was left.
    """
    bare_application()
    window, settings = MainWindow(lasting=True), open_settings()
    size = QApplication.primaryScreen().availableSize()
    window.resize(min(USUAL_SIZE[0], size.width()), min(USUAL_SIZE[1], size.height() - FRAME))
    restore_look(window, settings)
    edges = _edges(settings)
    if projector and window.theme.name != "projector":
        window.look.set_theme("projector")
        edges = None
    usual = Edges.usual(window.theme, language_in_use(chosen_language()))
    window.appear(edges or usual, fullscreen)
    return window


def restore_look(window: MainWindow, settings: QSettings) -> None:
    """Give a window the size and look that one was left with."""
    geometry, theme = settings.value("geometry"), settings.value("theme")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if theme in THEMES:
        window.look.set_theme(theme)
    try:
        zoom = float(str(settings.value("zoom", 1.0)))
    except ValueError:
        zoom = 1.0
    if 0.5 <= zoom <= 3.0 and zoom != 1.0:
        window.look.set_zoom(zoom)


def _edges(settings: QSettings) -> Edges | None:
    """Return where the areas of a window ended, None where that is not known."""
    found = settings.value("edges")
    try:
        edges = Edges(*map(int, found)) if isinstance(found, list) else None
    except (TypeError, ValueError):
        return None
    return edges if edges is not None and all(0 < edge < 1000 for edge in edges) else None
