"""The window on the screen, before there is anything in it.

It appears after what every window of Qt needs, and a few milliseconds more. NumPy, the core, the
plots and what stands beside them are imported while it is seen.
"""

from PySide6.QtCore import QByteArray, QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from gradsim.ui.languages import language_in_use
from gradsim.ui.qt_application import bare_application
from gradsim.ui.settings_file import chosen_language, open_settings
from gradsim.ui.skeleton import Edges, Skeleton
from gradsim.ui.theme import THEMES
from gradsim.ui.window.main_window import MainWindow

USUAL_SIZE = (1440, 900)
FRAME = 40  # pixels of the window manager
LONGEST_WAIT = 100  # milliseconds for the screen; a window that is on another desktop never appears


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
    if fullscreen:
        window.showFullScreen()
    window.look.apply()
    _cover(window, edges or usual)
    window.show()
    _wait_until_seen(window)
    return window


def _cover(window: MainWindow, edges: Edges) -> None:
    """Show the areas of a window until the run is drawn that it is furnished for."""
    is_full, folds = window.isFullScreen(), window.look.folds
    skeleton = Skeleton(window, window.theme, edges, has_menu=not is_full, has_sides=not folds)
    window.furnished.connect(lambda: skeleton.stay_until(window.session.begun))


def _wait_until_seen(window: MainWindow) -> None:
    """Return when a window is on the screen."""
    loop, timer = QEventLoop(), QTimer(singleShot=True, interval=LONGEST_WAIT)
    timer.start()
    flags = QEventLoop.ProcessEventsFlag
    while timer.isActive() and not window.windowHandle().isExposed():
        # keys, clicks and a wish to close wait for who can answer them
        loop.processEvents(flags.ExcludeUserInputEvents | flags.WaitForMoreEvents)


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
