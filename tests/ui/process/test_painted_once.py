"""A frame is painted in one pass, after a turn for input."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QHBoxLayout, QWidget

from gradsim.ui.process.painted_once import PaintedOnce
from gradsim.ui.session.run_state import RunState


class Frames(QObject):
    """What has something to draw, in an event of its own."""

    wanted = Signal()


class Order(QObject):
    """Names of widgets, in the order in which they are painted, and of what else is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.names.append(watched.objectName())
        return False


@pytest.fixture
def two_plots(qtbot, uncovered):
    """Scenes in one window, the order in which their views are painted, and what holds that."""
    window, order = QWidget(), Order()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    scenes = [QGraphicsScene(0, 0, 50, 50) for _ in range(2)]
    for name, scene in zip("ab", scenes, strict=True):
        view = QGraphicsView(scene)
        layout.addWidget(view)
        view.viewport().setObjectName(name)
        view.viewport().installEventFilter(order)
    painted_once = PaintedOnce(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: {"a", "b"} <= set(order.names))
    order.names.clear()
    return scenes, order, painted_once


def test_two_plots_are_painted_in_one_pass_after_a_timer(qtbot, two_plots):
    scenes, order, painted_once = two_plots
    frames = Frames()

    def draw() -> None:
        for scene in scenes:
            scene.addRect(0, 0, 10, 10)
        painted_once.begin()
        painted_once.begin()  # a second frame before the first is painted waits no longer
        QTimer.singleShot(0, lambda: order.names.append("timer"))

    frames.wanted.connect(draw, Qt.ConnectionType.QueuedConnection)
    for _ in range(3):
        order.names.clear()
        frames.wanted.emit()
        qtbot.waitUntil(lambda: len(order.names) >= 3)
        qtbot.wait(20)
        assert order.names[0] == "timer" and sorted(order.names[1:]) == ["a", "b"]


def test_what_is_set_in_every_turn_is_painted_meanwhile(qtbot, two_plots):
    """As by a mouse that drags: nothing was painted before it had come to rest."""
    scenes, order, painted_once = two_plots
    frames, painted = Frames(), []

    def draw() -> None:
        for scene in scenes:
            scene.addRect(0, 0, 10, 10)
        painted_once.begin()
        painted.append(order.names.count("a"))
        if len(painted) < 20:
            frames.wanted.emit()

    frames.wanted.connect(draw, Qt.ConnectionType.QueuedConnection)
    frames.wanted.emit()
    qtbot.waitUntil(lambda: len(painted) == 20 and order.names.count("b") > painted[-1])
    assert 5 < painted[-1] < 20
    assert order.names.count("a") == order.names.count("b")


class Passes(QObject):
    """Counts how often the window is painted for each frame."""

    def __init__(self, opened) -> None:
        super().__init__(opened.window)
        self.of_frames: list[int] = [0]  # the first before any
        opened.session.runner.advanced.connect(self._begin)
        opened.window.installEventFilter(self)
        # before this one, which then sees only what is not held back
        opened.window.installEventFilter(opened.window.findChild(PaintedOnce))

    def _begin(self) -> None:
        self.of_frames.append(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.of_frames[-1] += event.type() == QEvent.Type.UpdateRequest
        return False


@pytest.mark.usefixtures("uncovered")
def test_each_frame_of_a_run_is_painted_in_one_pass(open_window):
    opened = open_window("what-helps")
    opened.settle()
    passes = Passes(opened)
    opened.run_to_end()
    assert opened.state() is RunState.ENDED and len(passes.of_frames) > 4
    assert set(passes.of_frames[1:-1]) == {1}
