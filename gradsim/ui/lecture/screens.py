"""Which screen the audience has, and which the lecturer: put there, swapped, and looked after."""

from collections.abc import Callable, Sequence
from itertools import permutations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

LOOK_AGAIN = 250  # milliseconds that a window manager has to move a window, before another look
LOOKS = 12
#: How the screen of a laptop is called, on X11 and Wayland, and on macOS.
_BUILT_IN = ("edp", "lvds", "dsi", "built-in", "color lcd")

Pair = tuple[QScreen, QScreen]


def likely_home(window: QWidget, screens: Sequence[QScreen]) -> QScreen:
    """Return the screen that is the lecturer's: a laptop's own, else not that of a full window."""
    own = [screen for screen in screens if screen.name().lower().startswith(_BUILT_IN)]
    if len(own) == 1:
        return own[0]
    others = [screen for screen in screens if screen is not window.screen()]
    if window.isFullScreen() and others:
        return others[0]
    return QGuiApplication.primaryScreen()


def put(window: QWidget, screen: QScreen, full: bool) -> None:
    """Put a window on a screen, where it may fill it."""
    window.winId()  # only a window that is made has a handle
    if full and window.isFullScreen() and window.screen() is screen:
        return
    if window.isFullScreen():
        window.showNormal()
    window.setScreen(screen)  # its handle's, where positions are the compositor's, as on Wayland
    area = screen.availableGeometry()
    window.resize(window.size().boundedTo(area.size()))
    window.move(area.center() - window.rect().center())
    if full:
        window.showFullScreen()


class Screens(QObject):
    """Keeps the audience's window and the presenter's view on different screens.

    Parameters
    ----------
    audience : QWidget
        The window that the room sees.
    fill : callable
        Lets the audience's window fill its screen.
    """

    message_wanted = Signal(str)
    #: The lecturer has chosen the screen of this name for the notes.
    home_chosen = Signal(str)

    def __init__(self, audience: QWidget, fill: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._audience, self._fill = audience, fill
        self._presenter: QWidget | None = None
        self._pair: Pair | None = None
        self.home_name = ""  # of the screen that was chosen for the notes
        self._looks = 0
        self._waits = False  # the notes are hidden until there is a screen for them again
        self._timer = QTimer(self, interval=LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    @property
    def audience(self) -> QScreen | None:
        """The screen that is the audience's, None where there is only one."""
        return self._pair[0] if self._pair is not None else None

    def arrange(self, presenter: QWidget) -> None:
        """Show the presenter's view, and on two screens each window on its own."""
        self._presenter, self._waits = presenter, False
        screens = QGuiApplication.screens()
        if len(screens) < 2:
            self._pair = None
            presenter.show()
            self.message_wanted.emit(
                self.tr(
                    "There is one screen: where a projector mirrors it, the room sees these notes."
                )
            )
            return
        home = self._pair[1] if self._pair is not None else None
        if home not in screens:
            named = [screen for screen in screens if screen.name() == self.home_name]
            home = named[0] if named else likely_home(self._audience, screens)
        self._place(next(pair for pair in permutations(screens, 2) if pair[1] is home))

    def swap(self) -> None:
        """Let audience and lecturer change places; with more screens, go through all ways."""
        screens = QGuiApplication.screens()
        if len(screens) < 2:
            self.message_wanted.emit(self.tr("There is only one screen."))
            return
        if self._pair is None or self._pair[0] not in screens or self._pair[1] not in screens:
            home = self._audience.screen()
            pair = next(pair for pair in permutations(screens, 2) if pair[1] is home)
        else:
            ways = list(permutations(screens, 2))
            pair = ways[(ways.index(self._pair) + 1) % len(ways)]
        self.home_name = pair[1].name()
        self.home_chosen.emit(self.home_name)
        self._place(pair)

    def _place(self, pair: Pair) -> None:
        """Put both windows where they belong, the notes away before the room's picture comes."""
        self._pair = pair
        audience, home = pair
        presenter, window = self._presenter, self._audience
        on_wayland = QGuiApplication.platformName().startswith("wayland")
        if presenter is not None:
            if presenter.isVisible() and presenter.screen() is audience:
                presenter.hide()
            put(presenter, home, full=False)
        was_full = window.isFullScreen()
        put(window, audience, full=was_full)
        if not was_full:
            self._fill()
        if presenter is not None:
            if on_wayland:  # only a full window can choose its screen there
                presenter.showFullScreen()
            else:
                presenter.show()
            presenter.activateWindow()
        self._looks = 0
        self._timer.start()

    def _look(self) -> None:
        """Look where the windows are, and say so where they are not where they belong."""
        self._looks += 1
        if self._pair is None or not set(self._pair) <= set(QGuiApplication.screens()):
            self._timer.stop()
            return
        audience, home = self._pair
        presenter = self._presenter
        wrong = self._audience.screen() is not audience
        hidden = presenter is None or not presenter.isVisible()
        seen = not hidden and presenter is not None and presenter.screen() is not home
        if not (wrong or seen):
            self._timer.stop()
        elif self._looks >= LOOKS:
            self._timer.stop()
            self._tell(wrong, seen)

    def _tell(self, wrong: bool, seen: bool) -> None:
        presenter, pair = self._presenter, self._pair
        assert pair is not None
        if seen and presenter is not None and presenter.screen() is self._audience.screen():
            presenter.hide()  # better no notes than the room reads them
        text = (
            self.tr("The audience’s window could not be put on the screen “{0}”; move it there.")
            if wrong
            else self.tr("The presenter’s view could not be put on the screen “{1}”.")
        )
        self.message_wanted.emit(text.format(pair[0].name(), pair[1].name()))

    def screens_changed(self) -> None:
        """Bring windows back whose screen is gone; where there are two again, arrange them."""
        presenter, screens = self._presenter, QGuiApplication.screens()
        if presenter is not None and (presenter.isVisible() or self._waits):
            if len(screens) > 1:
                self.arrange(presenter)
            elif self._pair is not None and self._pair[0] in screens:
                self._waits = True
                presenter.hide()  # what is left is the audience's
        for window in (self._audience, presenter):
            if window is not None and window.isVisible():
                stay_in_sight(window)


def stay_in_sight(window: QWidget) -> None:
    """Bring a window back whose screen is gone, where no window manager does so."""
    areas = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not areas or any(area.intersects(window.frameGeometry()) for area in areas):
        return
    area = QGuiApplication.primaryScreen().availableGeometry()
    if window.isFullScreen():
        window.setGeometry(QGuiApplication.primaryScreen().geometry())
    else:
        window.resize(window.size().boundedTo(area.size()))
        window.move(area.topLeft())
