"""What opens, or gets another size, is drawn once, and its views have their places."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.panels.arrangement import Arrangement
from gradsim.ui.panels.chain.panel import ChainPanel
from gradsim.ui.panels.layer_speed.panel import LayerSpeedPanel
from gradsim.ui.plotting.axes import Axes
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.scene_line import SceneLine


@pytest.fixture
def calls(monkeypatch):
    """Return how often runs were begun, epochs drawn and views placed."""
    counts = {"begin": 0, "show_epoch": 0, "_place": 0}

    def counted(kind: type, name: str) -> None:
        method = getattr(kind, name)

        def call(self, *args):
            counts[name] += 1
            return method(self, *args)

        monkeypatch.setattr(kind, name, call)

    for panel in (ChainPanel, LayerSpeedPanel):
        counted(panel, "begin")
        counted(panel, "show_epoch")
    counted(Arrangement, "_place")
    return counts


def places(window) -> dict[str, object]:
    """Where each view stands that is visible."""
    arrangement = window.panel.arrangement
    views = {name: arrangement.view(name) for name in arrangement.open_names}
    return {name: view.geometry() for name, view in views.items() if view.isVisible()}


def test_a_demonstration_that_opens(open_window, calls):
    """Its run is there before the wish of views that come into sight is, which is then met."""
    opened = open_window("chain-exploding")
    opened.settle()  # its own look and layout may still be under way
    calls.update(dict.fromkeys(calls, 0))
    noted = []
    opened.window.panels.redraw_wanted.connect(lambda: noted.append(calls["show_epoch"]))
    # which stands alone: one that is compared with another is drawn again when that has run
    opened.session.open_preset(find_preset("chain-steeper-activation"))
    opened.ready()
    opened.settle()
    assert noted == [0]  # before it is drawn; else there is nothing to be drawn twice for
    assert (calls["begin"], calls["show_epoch"]) == (1, 1)


def test_another_size(open_window, calls):
    opened = open_window("speed-2-layers")
    opened.settle()  # its own look and layout may still be under way
    calls.update(dict.fromkeys(calls, 0))
    opened.window.look.set_zoom(1.25)
    QApplication.processEvents()
    assert (calls["begin"], calls["show_epoch"]) == (1, 1)
    assert calls["_place"] <= 2  # 3 when the places were asked for before the run was drawn
    placed = places(opened.window)
    assert placed
    opened.window.panel.arrangement.fit()
    assert places(opened.window) == placed


class Seen(QObject):
    """Notes to which widgets an event of a kind came."""

    def __init__(self, kind: QEvent.Type, *watched: QObject) -> None:
        super().__init__()
        self.kind, self.widgets = kind, []
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        """Note."""
        if event.type() is self.kind:
            self.widgets.append(watched)
        return False


@pytest.mark.usefixtures("uncovered")
def test_another_look(open_window):
    """Scenes tell their views in turn, and the first has the whole window painted."""
    opened = open_window("what-helps")
    opened.settle()  # its own look and layout may still be under way
    plots = [plot for plot in opened.window.panel.findChildren(Axes) if plot.isVisible()]
    assert len(plots) > 1
    seen = Seen(QEvent.Type.Paint, *(plot.viewport() for plot in plots))
    for name in ("dark", "light"):
        opened.window.look.set_theme(name)
        opened.settle()
        assert sorted(map(id, seen.widgets)) == sorted(id(plot.viewport()) for plot in plots)
        seen.widgets.clear()


@pytest.mark.usefixtures("uncovered")
def test_a_demonstration_that_opens_is_painted_once(open_window):
    opened = open_window("chain-vanishing")
    opened.settle()
    names = ("spread", "depth", "slope", "stable", "histogram", "product")
    arrangement = opened.window.panel.arrangement
    plots = [view for view in map(arrangement._views.get, names) if isinstance(view, Axes)]
    assert len(plots) > 3
    seen = Seen(QEvent.Type.Paint, *(plot.viewport() for plot in plots))
    opened.session.open_preset(find_preset("chain-steeper-activation"))
    for _ in range(2):  # scenes say what is to be painted of them, and then it is painted
        QApplication.processEvents()
    painted = [id(widget) for widget in seen.widgets]
    assert painted
    assert len(set(painted)) == len(painted)


@pytest.mark.usefixtures("uncovered")
def test_a_weight_that_is_dragged_leaves_other_numbers_alone(open_window):
    opened = open_window("chain-vanishing")
    chain = opened.window.panel.chain
    chain.value_wanted.emit("weights", 1, -1.5)
    opened.settle()
    boxes = [box for box in opened.window.findChildren(NumberBox) if box.isVisible()]
    assert boxes
    seen = Seen(QEvent.Type.Paint, *boxes)
    chain.value_wanted.emit("weights", 1, -1.4)
    opened.settle()
    assert chain.numbers.weights[1] == -1.4
    assert not seen.widgets


def test_the_same_line_below_the_question_lays_nothing_out_again(qtbot):
    window, line = QWidget(), SceneLine()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(line)
    line.restyle(THEMES["light"])
    window.show()
    for scene, is_new in (("One.", True), ("One.", False), ("One,\ntwo.", True)):
        QApplication.processEvents()
        seen = Seen(QEvent.Type.LayoutRequest, window)
        line.show_texts(scene, "", False)
        QApplication.processEvents()
        assert bool(seen.widgets) == is_new
