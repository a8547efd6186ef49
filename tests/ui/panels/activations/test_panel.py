"""The activations on screen: the point that is dragged, and neurons that are stuck."""

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import ActivationGallery, point_at
from gradsim.core.activations.saturation import Saturation
from gradsim.ui.panels.activations.panel import NAMES
from gradsim.ui.typesetting.numbers import format_number


def shown(open_window, start, size=(1600, 900)):
    """Open a window, with what it opens at drawn."""
    opened = open_window(start, size, "light")
    opened.until(lambda: opened.session.recording is not None)
    opened.settle()
    return opened


def press(qtbot, plot, x: float, y: float) -> None:
    """Press the mouse at a place of a plot's numbers."""
    place: QPointF = plot.to_pixels(x, y)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def test_the_gallery_opens_at_its_point(open_window):
    opened = shown(open_window, "activation-gallery")
    opened.until(lambda: opened.session.shown == point_at(2.0))
    opened.settle()
    points = opened.window.panel.curve.overlay.points
    assert [(point.x, round(point.y, 3)) for point in points] == [(2.0, 0.881), (2.0, 0.105)]
    assert points[1].text == "slope 0.105"


def test_the_point_is_dragged_along_the_curve(open_window, qtbot):
    opened = shown(open_window, "activation-gallery")
    curve = opened.window.panel.curve
    for z in (-3.0, 4.5):
        press(qtbot, curve, z, 0.5)
        opened.until(lambda z=z: opened.session.shown == point_at(z))
        opened.settle()
        assert curve.overlay.points[0].x == pytest.approx(z, abs=0.03)
        for tile in opened.window.panel.gallery.tiles.values():
            assert tile.overlay.points[0].x == curve.overlay.points[0].x


def test_a_click_in_the_gallery_chooses_and_stays_at_the_point(open_window, qtbot):
    opened = shown(open_window, "activation-gallery")
    opened.until(lambda: opened.session.shown == point_at(2.0))
    panel = opened.window.panel
    qtbot.mouseClick(
        panel.gallery.tiles["tanh"].viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60)
    )
    opened.until(lambda: panel.curve.activation is ACTIVATIONS["tanh"])
    opened.until(lambda: opened.session.shown == point_at(2.0))
    assert [name for name, tile in panel.gallery.tiles.items() if tile.chosen] == ["tanh"]
    tile = panel.gallery.tiles["relu"]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    opened.until(lambda: opened.session.scene.experiment.activation == "relu")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("z", [-6.0, -0.05, 0.0, 2.0])
def test_the_formulas_numbers_give_the_value(name, z):
    one = ACTIVATIONS[name]
    value, slope = float(one.value(z)), float(one.slope(z))
    names = {"max": max, "ln": math.log, "σ": lambda x: 1 / (1 + math.exp(-x))}
    of_value, of_slope = one.in_numbers(z, format_number)

    def evaluate(text: str) -> float:
        plain = text.replace("−", "-").replace("·10", "@").replace(" · ", "*").replace("²", "**2")
        for power in range(-12, 13):
            digits = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
            plain = plain.replace(f"@{digits}", f"*10**({power})")
        return eval(plain, {"__builtins__": {}}, names)  # a text of our own

    assert evaluate(of_value) == pytest.approx(value, rel=0.02, abs=1e-9)
    if "relu" in name:
        assert of_slope.endswith("> 0" if z > 0 else "≤ 0")
    else:
        assert evaluate(of_slope) == pytest.approx(slope, rel=0.2, abs=0.006)


def test_dead_and_saturated_neurons_are_said_to_be(open_window):
    opened = shown(open_window, "activation-saturation")
    opened.run_to_end()
    panel = opened.window.panel
    states = {one.name: (one.state, one.epochs) for one in panel.states.states}
    assert states["ReLU"] == ("dead", 301)
    assert states["tanh"] == ("saturated", 301)
    assert states["sigmoid"] == ("", 0)
    labels = [label.text for label in panel.outputs.overlay.end_labels]
    assert "ReLU, dead" in labels
    assert panel.gradients.side_notes == [("ReLU: exactly 0", 2)]


def test_a_start_is_chosen_on_the_curves(open_window, qtbot):
    opened = shown(open_window, "activation-saturation")
    opened.run_to_end()
    panel = opened.window.panel
    press(qtbot, panel.start, 3.0, 0.5)
    opened.until(lambda: opened.session.scene.experiment.bias == pytest.approx(1.0, abs=0.11))
    opened.until(lambda: opened.session.recording is not None)
    opened.run_to_end()
    assert {one.name: one.state for one in panel.states.states}["ReLU"] == ""
    assert "ReLU" in [label.text for label in panel.outputs.overlay.end_labels]


def test_kept_runs_stay_as_ghosts(open_window):
    opened = shown(open_window, "activation-saturation")
    opened.run_to_end()
    opened.session.keep()
    opened.until(lambda: opened.session.recording is not None)
    opened.settle()
    ghosts = [curve for curve in opened.window.panel.outputs.sources if curve.ghost]
    assert len(ghosts) == len(NAMES)


@pytest.mark.parametrize("experiment", [ActivationGallery(activation="relu"), Saturation(epochs=5)])
def test_views_open_in_any_order_and_look(open_window, experiment):
    opened = shown(open_window, experiment)
    for name in opened.window.panel.view_titles():
        opened.window.panel.toggle_view(name)
        opened.settle()
    for theme in ("dark", "projector", "light"):
        opened.window.look.set_theme(theme)
        opened.settle()
