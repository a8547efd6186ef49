"""What opens, or gets another size, is drawn once, and its views have their places."""

import pytest
from PySide6.QtWidgets import QApplication

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.panels.arrangement import Arrangement
from gradsim.ui.panels.chain.panel import ChainPanel
from gradsim.ui.panels.layer_speed.panel import LayerSpeedPanel


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
    assert calls["_place"] <= 4  # 5 or more when each part of the window asked for it
    placed = places(opened.window)
    assert placed
    opened.window.panel.arrangement.fit()
    assert places(opened.window) == placed
