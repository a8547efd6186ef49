"""Three lecturers, and the hall that looks at the audience's screen after each of their deeds."""

import dataclasses
import random
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TextIO

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gradsim.core.lecture.lecture import Lecture, built_in_lecture
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.application import make_application
from gradsim.ui.lecture.beats import Beat
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.view import picture_of, views_in
from gradsim.ui.window.main_window import MainWindow
from tests.robust.watch import Complaints, Failed
from tests.shortened import short_preset
from tests.ui.panels.test_overlaps import Ink, texts

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SLOW = ("layer-speed",)  # experiments whose run beside takes minutes
PATIENCE = 120.0  # seconds for a fact
SHORT = 12  # letters: shorter texts are on both screens
LOOKS = 20  # until window and screen are alike: an epoch may be under way
ALIKE = 0.97  # of the pixels of window and screen: a clock may go on between two looks


class Hall:
    """A window in which a lecture is given, and what its audience sees.

    Parameters
    ----------
    log : file
        Where it is written down.
    pictures : Path
        The folder of the pictures.
    screens : (str, str)
        Names of the lecturer's screen and of the audience's, where X has two.
    size : (int, int)
        Of each.
    """

    def __init__(
        self, log: TextIO, pictures: Path, screens: tuple[str, str], size: tuple[int, int]
    ) -> None:
        self.app = make_application()
        self.complaints = Complaints()
        self.complaints.install()
        self.looks = 0
        self._log, self._pictures, self._size = log, pictures, size
        self._start = time.monotonic()
        self._answers: dict[str, frozenset[str]] = {}  # by the name of a demonstration
        self._concluded: set[str] = set()  # the demonstrations that have told their caption
        self.has_two_screens = QGuiApplication.platformName() == "xcb"
        if self.has_two_screens:
            for number, name in enumerate(screens):
                place = f"{size[0]}/300x{size[1]}/200+{number * size[0]}+0"
                mark, output = ("*", "screen") if number == 0 else ("", "none")
                monitor = ["xrandr", "--setmonitor", f"{mark}{name}", place, output]
                subprocess.run(monitor, check=True)
            self.until(lambda: {s.name() for s in self.app.screens()} == set(screens))

    # ----- the window

    def open(self, entries: int, whole: bool) -> None:
        """Open the window, with so many demonstrations of the lecture."""
        lecture = built_in_lecture()
        chosen = lecture.entries[:entries]
        if not whole:
            chosen = tuple(
                dataclasses.replace(entry, preset=short_preset(entry.preset)) for entry in chosen
            )
        self.lecture: Lecture = dataclasses.replace(lecture, entries=chosen)
        self.window = MainWindow(chosen[0].preset, "projector")
        self.window.resize(*self._size)
        self.window.show()
        self.window.activateWindow()
        self.session, self.room = self.window.session, self.window.room
        self.mode = self.room.mode
        self.until(lambda: self.session.recording is not None)
        self.window.open_lecture(self.lecture)
        self.session.set_pace(FULL_SPEED)
        self.ready()

    def close(self) -> None:
        """Close it."""
        self.window.close()
        self.settle()
        self.complaints.check()

    def until(self, fact: Callable[[], object]) -> None:
        """Wait for a fact."""
        end = time.monotonic() + PATIENCE
        while not fact():
            self.app.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                raise Failed("a fact did not come: see the last lines of the log")

    def settle(self) -> None:
        """Let layouts and painting happen."""
        for _ in range(4):
            self.app.processEvents()

    def ready(self) -> None:
        """Wait until the demonstration on screen has what it opens with."""
        session = self.session
        self.until(lambda: session.recording is not None or self._has_failed())
        self.until(lambda: self._has_failed() or session.newest >= session.opening_epoch)
        preset = session.scene.preset
        if preset.compared and preset.experiment.name not in SLOW:
            self.until(lambda: session.companion.run)  # whose numbers are known with the question
        self.settle()

    def _has_failed(self) -> bool:
        return self.session.runner.state in (RunState.FAILED, RunState.DIVERGED)

    def do(self, name: str) -> None:
        """Do what a command does, whichever window has the focus."""
        self.window.actions_by_name[name].trigger()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key in the window."""
        target = QApplication.focusWidget()
        inside = target is not None and (target is self.window or self.window.isAncestorOf(target))
        QTest.keyClick(target if inside else self.window, key, modifiers)

    # ----- what the audience sees

    @property
    def name(self) -> str:
        """The demonstration on screen."""
        return self.session.scene.preset.name

    def _screen(self) -> QImage:
        """Return the picture of the audience's screen, whatever covers the window there."""
        window = self.window
        if not self.has_two_screens:
            return picture_of(window).toImage()
        screen, corner = window.screen(), window.mapToGlobal(QPoint(0, 0))
        place = corner - screen.geometry().topLeft()
        width, height = window.width(), window.height()
        return screen.grabWindow(0, place.x(), place.y(), width, height).toImage()

    def painted(self) -> list[Ink]:
        """Return the texts of the window as they are painted."""
        self.settle()
        with pytest.MonkeyPatch.context() as patch:
            return texts(self.window, patch)

    def look(self, lecturer: str, deed: str) -> None:
        """Look at the audience's screen, write down what is there, and judge it."""
        self.settle()
        self.complaints.check()
        self.looks += 1
        picture = f"{self.looks:04}-{lecturer}.png"
        image = self._screen()
        image.save(str(self._pictures / picture))
        covered = self.room.black.isVisible()
        ink = [] if covered else self.painted()
        beat = self.mode.beats.beat if self.mode.active and self.mode.entry else None
        seen = sorted({text.text for text in ink})
        clock = time.monotonic() - self._start
        words = f"beat “{beat.value}”" if beat else "outside of the lecture"
        where = f"{self.mode.place + 1} {self.name}, {words}, epoch {self.session.shown}"
        self._log.write(f"{clock:7.1f} s  {lecturer}: {deed}\n    {where}  {picture}\n")
        self._log.write(f"    {self.room.black.name if covered else ' | '.join(seen)}\n")
        self._log.flush()
        self._check_windows()
        if covered:
            self._check_covered(image)
            return
        if self.has_two_screens and self.session.runner.state is not RunState.PLAYING:
            self._check_nothing_over(image)  # what moves looks otherwise a moment later
        if beat is Beat.ASK:
            early = self._answers.get(self.name, frozenset()).intersection(seen)
            if early or self.window.subtitle.is_answered:
                raise Failed(f"{deed}: the question is put, and the audience reads {early}")
        if beat is Beat.RUN and self.window.subtitle.is_answered:
            raise Failed(f"{deed}: the run goes on, and its caption is told")
        told = self.window.subtitle.is_answered or self.session.is_custom
        if beat is Beat.CONCLUDE and self.name in self._concluded and not told:
            raise Failed(f"{deed}: the run is over, and its caption is not told again")

    def _check_windows(self) -> None:
        """Nothing of the lecturer's is on the audience's screen, where there are two."""
        presenter = self.room.presenter
        if presenter is None or not presenter.isVisible() or len(self.app.screens()) < 2:
            return
        if presenter.screen() is self.window.screen():
            raise Failed("the presenter’s view is on the audience’s screen")
        if presenter.frameGeometry().intersects(self.window.geometry()):
            raise Failed("the presenter’s view lies on the audience’s window")

    def _check_covered(self, image: QImage) -> None:
        colors = {
            image.pixel(x, y)
            for x in range(0, image.width(), 16)
            for y in range(0, image.height(), 16)
        }
        if len(colors) > 1:
            raise Failed(f"the screen is covered, and {len(colors)} colours are seen")

    def _check_nothing_over(self, image: QImage) -> None:
        """The screen shows the window, and nothing that lies over it."""
        share = _share_alike(picture_of(self.window).toImage(), image)
        for _ in range(LOOKS):
            if share >= ALIKE:
                return
            self.settle()
            time.sleep(0.1)  # for what is under way
            share = _share_alike(picture_of(self.window).toImage(), self._screen())
        raise Failed(f"only {share:.0%} of the audience’s screen is the window’s picture")

    def figure(self) -> set[str]:
        """Return the texts of the key figure: its unit stands there from the start."""
        view = self.window.panel.key_figure
        return self._within(view) if view.isVisible() else set()

    def _within(self, widget: QWidget) -> set[str]:
        corner = QPointF(widget.mapTo(self.window, QPoint(0, 0)))
        area = QRectF(corner, widget.size())
        return {ink.text for ink in self.painted() if area.contains(ink.box.center())}

    def learn_answer(self, unit: set[str]) -> None:
        """Note what a demonstration tells in its conclusion, and may not tell before."""
        told = self.figure() - unit
        if self.window.subtitle.is_answered:
            self._concluded.add(self.name)
            told |= self._within(self.window.subtitle)
        panel = self.window.panel
        now, withheld = self._within(panel), list(views_in(panel))
        for view in withheld:
            view.withhold(True)
        self.settle()
        told |= now - self._within(panel)
        for view in withheld:
            view.withhold(False)
        self._answers[self.name] = frozenset(filter(_tells, told))
        self._log.write(f"    told now: {' | '.join(sorted(self._answers[self.name]))}\n")

    def leaked(self, presenter: QWidget) -> set[str]:
        """Return what of the presenter's view is on the audience's screen, but for the titles."""
        with pytest.MonkeyPatch.context() as patch:
            said = {ink.text for ink in texts(presenter, patch) if len(ink.text) > SHORT}
        titles = [self.window.title.text(), self.window.subtitle.scene, *self.room.strip.texts]
        secret = {text for text in said if not any(text in title for title in titles)}
        if not secret:
            raise Failed("the presenter’s view says nothing")
        return secret & {ink.text for ink in self.painted()}

    def tells_early(self, asked: set[str]) -> set[str]:
        """Return what of the answer stood on the screen with the question."""
        return set(self._answers[self.name]) & asked


def _share_alike(own: QImage, image: QImage) -> float:
    places = [(x, y) for x in range(4, own.width(), 8) for y in range(4, own.height(), 8)]
    alike = sum(own.pixel(x, y) & 0xFFFFFF == image.pixel(x, y) & 0xFFFFFF for x, y in places)
    return alike / len(places)


def _tells(text: str) -> bool:
    """Return whether a text tells something by itself: a number of several digits, or words."""
    return sum(map(str.isalnum, text)) > 2 and any(map(str.isdigit, text))


# ----- the first


def one_key(hall: Hall) -> None:
    """Give the lecture by Page Down alone; note what each demonstration tells at its end."""
    who, mode = "one-key", hall.mode
    for place in range(len(hall.lecture.entries)):
        hall.until(lambda place=place: mode.place == place and hall.session.recording is not None)
        hall.ready()
        hall.look(who, "the question")
        if mode.beats.beat is not Beat.ASK:
            raise Failed(f"{hall.name} opens with {mode.beats.beat}")
        asked, unit = {ink.text for ink in hall.painted()}, hall.figure()
        hall.press(Key.Key_PageDown)
        hall.look(who, "Page Down: it runs")
        if mode.beats.beat is Beat.RUN:
            hall.press(Key.Key_PageDown)
        hall.until(lambda: mode.beats.beat is Beat.CONCLUDE)
        hall.until(lambda: not hall.window.panel.is_computing)
        hall.look(who, "Page Down: what was seen")
        hall.learn_answer(unit)
        early = hall.tells_early(asked)
        if early:
            raise Failed(f"{hall.name} tells {early} with its question")
        hall.press(Key.Key_PageDown)
    hall.look(who, "Page Down after the last")


# ----- the second


class Nervous:
    """Jumps, leaves, comes back, lets the room guess, magnifies; loses nothing by it."""

    name = "nervous"

    def __init__(self, hall: Hall, rng: random.Random) -> None:
        self._hall, self._rng = hall, rng
        self._reached: dict[str, int] = {}  # epochs that were recorded of each demonstration
        self._habits: list[Callable[[], str]] = [
            *(self._jump, self._look_elsewhere, self._guess, self._magnify),
            *(self._page_downs, self._page_downs),
            *(
                partial(self._press, key, words)
                for key, words in (
                    (Key.Key_PageUp, "Page Up"),
                    (Key.Key_Space, "Space"),
                    (Key.Key_K, "keeps the run"),
                    (Key.Key_V, "turns to more views"),
                    (Key.Key_Right, "steps"),
                    (Key.Key_Home, "goes to the start"),
                )
            ),
        ]

    def give(self, deeds: int) -> None:
        """Do so much, then look whether everything is as it was left."""
        hall, mode = self._hall, self._hall.mode
        for _ in range(deeds):
            deed = self._rng.choice(self._habits)()
            hall.ready()
            hall.look(self.name, deed)
            if mode.beats.beat is not Beat.ASK:
                reached = self._reached.get(hall.name, 0)
                self._reached[hall.name] = max(reached, hall.session.newest)
        if hall.window.actions_by_name["predict"].isChecked():
            hall.do("predict")
        for place in range(len(hall.lecture.entries)):
            mode.go(place)
            hall.ready()
            if self._reached.get(hall.name, 0) > 1 and mode.beats.beat is Beat.ASK:
                hall.do("next")  # it had been asked again, and its run was put aside
                hall.ready()
                hall.until(lambda: hall.session.newest > hall.session.opening_epoch)
            hall.look(self.name, "looks whether it is as it was left")

    def _press(self, key: Key, words: str) -> str:
        self._hall.press(key)
        return words

    def _page_downs(self) -> str:
        count = self._rng.randint(1, 5)
        for _ in range(count):
            self._hall.press(Key.Key_PageDown)
        return f"Page Down, {count} times at once"

    def _jump(self) -> str:
        hall = self._hall
        number = self._rng.randint(1, len(hall.lecture.entries))
        for digit in str(number):
            hall.press(Key(Key.Key_0 + int(digit)))
        hall.look(self.name, f"types {number}")
        hall.press(Key.Key_Return)
        if hall.mode.place != number - 1:
            raise Failed(f"{number} and Return went to {hall.mode.place + 1}")
        return f"jumps to {number}"

    def _look_elsewhere(self) -> str:
        hall, mode, session = self._hall, self._hall.mode, self._hall.session
        place, name, beat, newest = mode.place, hall.name, mode.beats.beat, session.newest
        subject = self._rng.choice(list(SUBJECTS)).name
        leaves = self._rng.random() < 0.5
        if leaves:
            hall.do("lecture_mode")
        hall.window.central.open_panel(subject)
        hall.ready()
        hall.look(self.name, f"looks at the panel “{subject}”")
        if leaves:
            hall.do("lecture_mode")
        else:
            hall.press(Key.Key_Escape)
        hall.ready()
        if (mode.place, hall.name) != (place, name) or session.newest < newest:
            raise Failed(f"came back to {mode.place + 1} {hall.name}, and not to {name}")
        if beat is Beat.CONCLUDE and mode.beats.beat is not beat:
            raise Failed(f"came back to {mode.beats.beat} of {name}, which had been concluded")
        return f"comes back from “{subject}”"

    def _guess(self) -> str:
        hall, panel = self._hall, self._hall.window.panel
        hall.do("predict")
        hall.ready()
        plot = next((p for p in panel.plots() if getattr(p, "guessing", False)), None)
        if plot is None:
            return "wants the room to guess, or no longer, or where there is no curve"
        axes = plot.axes_rect()
        places = [axes.topLeft(), axes.center(), axes.bottomRight()]
        drag(plot.viewport(), [place.toPoint() for place in places])
        hall.look(self.name, "draws a guess")
        hall.do("next")
        return "runs after the guess"

    def _magnify(self) -> str:
        hall, panel = self._hall, self._hall.window.panel
        plots = [p for p in panel.findChildren(Plot) if p.isVisible() and p.magnifies]
        if not plots:
            return "finds nothing to magnify"
        plot = max(plots, key=lambda plot: plot.width() * plot.height())
        for _ in range(self._rng.randint(1, 6)):
            turn(plot, plot.axes_rect().center())
        hall.look(self.name, "turns the wheel over the plot")
        hall.press(Key.Key_Escape)
        if any(plot.is_magnified for plot in plots):
            raise Failed("Escape did not show the whole plot")
        return "sees the whole again"


# ----- the third


def two_screens(hall: Hall) -> None:
    """Give the lecture with the presenter's view on another screen, with pen and black."""
    who, mode = "two-screens", hall.mode
    hall.window.open_lecture(hall.lecture)
    hall.ready()
    hall.do("presenter")
    presenter = hall.room.presenter
    if presenter is None:
        raise Failed("there is no presenter’s view")
    if hall.has_two_screens:
        hall.until(lambda: presenter.screen() is not hall.window.screen())
        hall.until(lambda: not hall.room.screens._timer.isActive())
    hall.look(who, "opens the presenter’s view")
    for place in range(len(hall.lecture.entries)):
        mode.go(place)
        hall.ready()
        while mode.beats.beat is not Beat.ASK:
            hall.do("previous")
            hall.ready()
        hall.look(who, "the question")
        leaked = hall.leaked(presenter)
        if leaked:
            raise Failed(f"the audience reads {leaked}, as the presenter’s view says")
        if place % 3 == 0:
            hall.do("black" if place % 2 == 0 else "white")
            hall.look(who, "covers the screen")
            hall.do("next")  # lifts it first
            hall.look(who, "uncovers it")
            if mode.beats.beat is not Beat.ASK:
                raise Failed("the key that lifts the black screen went on, too")
        if place % 3 == 1:
            hall.do("pen")
            drag(hall.room.tools.ink, [QPoint(200, 300), QPoint(400, 320), QPoint(420, 400)])
            hall.look(who, "draws with the pen")
            hall.do("pen")
        if place % 5 == 2 and hall.has_two_screens:
            for deed in ("swaps the screens", "swaps them back"):
                before = hall.window.screen()
                hall.do("swap_screens")
                hall.until(lambda before=before: hall.window.screen() is not before)
                hall.until(lambda: presenter.screen() is not hall.window.screen())
                hall.until(lambda: not hall.room.screens._timer.isActive())
                hall.look(who, deed)
        for _ in range(2):
            if mode.beats.beat is not Beat.CONCLUDE:
                hall.do("next")
        hall.until(lambda: mode.beats.beat is Beat.CONCLUDE)
        hall.look(who, "what was seen")
    hall.do("presenter")


def drag(widget: QWidget, places: list[QPoint]) -> None:
    """Press, move and release the mouse."""
    QTest.mousePress(widget, LEFT, pos=places[0])
    for place in places[1:]:
        QApplication.sendEvent(
            widget,
            QMouseEvent(
                QEvent.Type.MouseMove, QPointF(place), QPointF(widget.mapToGlobal(place)),
                Qt.MouseButton.NoButton, LEFT, NONE,
            ),
        )  # fmt: skip
    QTest.mouseRelease(widget, LEFT, pos=places[-1])


def turn(plot: Plot, place: QPointF) -> None:
    """Turn the wheel by a notch over a place of a plot."""
    QApplication.sendEvent(
        plot.viewport(),
        QWheelEvent(
            place, QPointF(plot.mapToGlobal(place)), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
