"""The activations on screen: the point that is dragged, and neurons that are stuck."""

import itertools
import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.activations.gallery import ActivationGallery, point_at
from gradsim.core.activations.saturation import Saturation
from gradsim.core.learning_state import FLAT, WRONG
from gradsim.ui.panels.activations.explanations import EXPLANATIONS
from gradsim.ui.panels.activations.panel import NAMES
from gradsim.ui.typesetting.numbers import format_number
from tests.ui.panels.test_overlaps import texts


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def shown(open_window, start, size=(1280, 720), painted=False):
    """Open a window, with what it opens at drawn."""
    opened = open_window(start, size, "light", painted)
    opened.until(lambda: opened.session.recording is not None)
    opened.settle()
    return opened


def press(qtbot, plot, x: float, y: float) -> None:
    """Press the mouse at a place of a plot's numbers."""
    place: QPointF = plot.to_pixels(x, y)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())


def test_the_gallery_opens_at_its_left_end_and_shows_any_point(open_window):
    opened = shown(open_window, "activation-gallery")
    assert opened.window.panel.curve.overlay.points[0].x < -5  # at the left end, where it begins
    opened.run_to_end()
    opened.session.show_epoch(point_at(2.0))
    opened.settle()
    points = opened.window.panel.curve.overlay.points
    assert [(point.x, round(point.y, 3)) for point in points] == [(2.0, 0.881), (2.0, 0.105)]
    assert points[1].text == "slope 0.105"


def test_the_point_is_dragged_along_the_curve(open_window, qtbot):
    opened = shown(open_window, "activation-gallery")
    panel = opened.window.panel
    panel.open_views(["curve", "slopes"], ["gallery"])
    opened.settle()
    curve = panel.curve
    for z in (-3.0, 4.5):
        press(qtbot, curve, z, 0.5)
        opened.until(lambda z=z: opened.session.shown == point_at(z))
        opened.settle()
        assert curve.overlay.points[0].x == pytest.approx(z, abs=0.03)
        for view in (panel.slopes, *panel.gallery.tiles.values()):
            assert view.overlay.points[0].x == curve.overlay.points[0].x


def test_a_click_in_the_gallery_chooses_and_stays_at_the_point(open_window, qtbot):
    opened = shown(open_window, "activation-gallery")
    opened.session.show_epoch(point_at(2.0))
    opened.until(lambda: opened.session.shown == point_at(2.0))  # or it would go on there
    panel = opened.window.panel
    panel.open_views(["curve"], ["gallery"])
    opened.settle()
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


def drawn_slopes(plot) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """What the curves of the plot of slopes are drawn from, by the place of the activation."""
    drawn: dict[int, list] = {}
    for curve, style in zip(plot._curves, plot._styles, strict=False):
        drawn.setdefault(style.color, []).append(curve.getData())
    return {series: tuple(np.hstack(parts)) for series, parts in drawn.items()}


#: The slopes that are nowhere below 0.
ALWAYS_DRAWN = [
    name for name in NAMES if (ACTIVATIONS[name].slope(np.linspace(-6, 6, 1201)) >= 0).all()
]


@pytest.mark.parametrize("k", [4.0, 50.0])
def test_the_slopes_drawn_are_how_fast_the_values_rise(open_window, k):
    gallery = ActivationGallery(steepness=k)
    opened = shown(open_window, gallery)
    drawn = drawn_slopes(opened.window.panel.slopes)
    assert [NAMES[series] for series in sorted(drawn)] == ALWAYS_DRAWN
    opened.window.panel.settings_wanted.emit({"activation": "gelu"})
    opened.until(lambda: opened.window.panel.slopes.slopes.chosen == "gelu")
    drawn |= drawn_slopes(opened.window.panel.slopes)
    assert {NAMES[series] for series in drawn} == {*ALWAYS_DRAWN, "gelu"}
    h = 1e-5
    for series in drawn:
        activation = list(gallery.activations.values())[series]
        z, slope = drawn[series]
        assert (z[0], z[-1]) == (-6.0, 6.0)
        away = np.abs(z) > 2 * h  # from the jump
        z, slope = z[away], slope[away]
        rise = (activation.value(z + h) - activation.value(z - h)) / (2 * h)
        assert slope == pytest.approx(rise, abs=2e-5)


def test_the_slopes_jump_where_relus_bend(open_window):
    plot = shown(open_window, "activation-gallery").window.panel.slopes
    jumps = [(NAMES[jump.series], jump.x, jump.y, jump.hollow) for jump in plot.slopes.jumps]
    assert jumps == [
        ("relu", 0.0, 0.0, False),
        ("relu", 0.0, 1.0, True),
        ("leaky-relu", 0.0, 0.01, False),
        ("leaky-relu", 0.0, 1.0, True),
    ]
    for series, (z, slope) in drawn_slopes(plot).items():
        if "relu" in NAMES[series]:
            assert set(slope[z > 0]) == {1.0}
            assert max(slope[z < 0]) <= 0.01


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_every_slope_is_named_once_and_off_the_curves(open_window, theme):
    opened = open_window("activation-gallery", (1280, 720), theme, painted=True)
    opened.run_to_end()
    check_names(opened.window.panel.slopes)
    opened.window.resize(1920, 1080)
    opened.settle()
    check_names(opened.window.panel.slopes)


def check_names(plot) -> None:
    z = np.linspace(-6, 6, 2001)
    slopes = np.array([ACTIVATIONS[name].slope(z) for name in ALWAYS_DRAWN])
    origin, unit = plot.to_pixels(0.0, 0.0), plot.to_pixels(1.0, 1.0)  # both axes are linear
    x = origin.x() + z * (unit.x() - origin.x())
    y = origin.y() + slopes * (unit.y() - origin.y())
    boxes = plot.named_on_curve
    at_the_end = [label.text for label in plot.overlay.end_labels]
    labels = {name: ACTIVATIONS[name].label for name in ALWAYS_DRAWN}
    assert sorted([*(labels[name] for name in boxes), *at_the_end]) == sorted(labels.values())
    assert len(boxes) > len(at_the_end)  # only those that have no room beside their curves
    for name, box in boxes.items():
        assert plot.axes_rect().contains(box)
        assert not any(box.intersects(boxes[other]) for other in boxes if other != name)
        beside = (x < box.left()) | (x > box.right())
        assert (beside | (y < box.top()) | (y > box.bottom())).all()


def test_one_activation_more_leaves_no_slope_without_a_name(open_window):
    """The program's own eight have room on their curves in a plot of this size."""
    opened = open_window("activation-gallery", (1920, 1080), "projector", painted=True)
    opened.run_to_end()
    plot = opened.window.panel.slopes
    softsign = replace(
        ACTIVATIONS["tanh"],
        name="softsign",
        label="softsign",
        value=lambda z: z / (1.0 + np.abs(z)),
        slope=lambda z: 1.0 / np.square(1.0 + np.abs(z)),
    )
    plot.show_activations({**ACTIVATIONS, "softsign": softsign}, "sigmoid")
    plot.show_point(0.0)
    named = [
        *plot.named_on_curve,
        *(label.text.replace(" ", "-") for label in plot.overlay.end_labels),
    ]
    assert sorted(named) == sorted([*ALWAYS_DRAWN, "softsign"])


def test_curves_that_lie_on_one_another_have_their_names_side_by_side_above_their_end(open_window):
    opened = open_window("activation-gallery", (1920, 1080), "light", painted=True)
    opened.run_to_end()
    plot = opened.window.panel.slopes
    relu, leaky = (plot.named_on_curve[name] for name in ("relu", "leaky-relu"))
    assert relu.center().y() == leaky.center().y() < plot.to_pixels(6.0, 1.0).y()
    assert abs(relu.center().x() - leaky.center().x()) - (relu.width() + leaky.width()) / 2 > 0


def test_what_a_bar_marks_is_said_with_the_activations_name(open_window, monkeypatch):
    opened = open_window("activation-gallery", (1280, 720), "projector", painted=True)
    opened.run_to_end()
    assert "a sigmoid learns here" in {
        ink.text for ink in texts(opened.window.panel.slopes, monkeypatch)
    }


def test_no_tangent_tells_the_slope_before_the_run(open_window):
    opened = shown(open_window, "activation-gallery")
    for tile in opened.window.panel.gallery.tiles.values():
        assert tile.overlay.segments
        tile.withhold(True)
        assert not tile.overlay.segments
        tile.withhold(False)
        assert tile.overlay.segments


def test_the_curve_drawn_large_does_not_tell_its_slope_before_the_run(open_window, monkeypatch):
    opened = open_window("activation-gallery", (1280, 720), "projector", painted=True)
    curve = opened.window.panel.curve
    told = {"1/4", "slope"}
    assert told <= {ink.text for ink in texts(curve, monkeypatch)}
    curve.withhold(True)
    opened.settle()
    assert not told & {ink.text for ink in texts(curve, monkeypatch)}
    assert [item.isVisible() for item in curve._curves] == [True, False]
    assert len(curve.overlay.points) == 1  # on the activation, not on its slope
    curve.withhold(False)
    opened.settle()
    assert told <= {ink.text for ink in texts(curve, monkeypatch)}
    assert all(item.isVisible() for item in curve._curves)


def test_no_heading_tells_the_largest_slope_before_the_run(open_window):
    opened = shown(open_window, "activation-gallery", painted=True)
    band = opened.window.panel.band
    opened.window.panel.open_views(["band"], [])
    opened.settle()
    image = band.grab().toImage()
    heading = image.copy(image.width() // 2, 0, image.width() // 2, image.height() // 4)
    colors = {
        heading.pixel(x, y) for x in range(heading.width()) for y in range(4, heading.height())
    }
    band.withhold(True)
    image = band.grab().toImage()
    heading = image.copy(image.width() // 2, 0, image.width() // 2, image.height() // 4)
    left = {heading.pixel(x, y) for x in range(heading.width()) for y in range(4, heading.height())}
    band.withhold(False)
    assert len(left) == 1 < len(colors)  # the ground alone


def test_a_click_on_a_slope_selects_and_a_drag_moves_the_point(open_window, qtbot):
    opened = shown(open_window, "activation-gallery")
    opened.session.show_epoch(point_at(2.0))
    panel, session = opened.window.panel, opened.session
    opened.until(lambda: session.shown == point_at(2.0))  # or it would go on there
    plot = panel.slopes
    press(qtbot, plot, -0.8, float(ACTIVATIONS["tanh"].slope(np.array(-0.8))))
    opened.until(lambda: panel.curve.activation is ACTIVATIONS["tanh"])
    opened.until(lambda: session.shown == point_at(2.0))  # it stays
    name, box = "sigmoid", plot.named_on_curve["sigmoid"]
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    opened.until(lambda: panel.curve.activation is ACTIVATIONS[name])
    for selected in ("relu", "leaky-relu"):  # which lie on one another
        opened.settle()
        press(qtbot, plot, 0.4, 1.0)
        opened.until(lambda name=selected: panel.curve.activation is ACTIVATIONS[name])
    assert plot.name_at(plot.to_pixels(-4.0, 0.6)) == ""
    press(qtbot, plot, -4.0, 0.6)
    opened.until(lambda: session.shown == point_at(-4.0))
    opened.settle()
    z = [point.x for point in plot.overlay.points]
    assert z == pytest.approx([-4.0] * 2, abs=0.03)
    names = {NAMES[point.series] for point in plot.overlay.points}
    assert names == {"leaky-relu", "relu"}  # the selected one, and its contrast
    assert plot.overlay.cursor == z[0]
    for point in plot.overlay.points:
        activation = ACTIVATIONS[NAMES[point.series]]
        assert point.y == float(activation.slope(np.array(point.x)))
    read_out = plot.read_out(1.0)
    assert read_out.rows[-1].label == "steep sigmoid"  # the least of them there
    assert len(read_out.rows) == len(NAMES)


def test_the_bar_on_the_axis_is_where_the_slope_is_half_its_largest(open_window):
    opened = open_window(ActivationGallery(activation=NAMES[0]))
    for name in NAMES:
        opened.window.change_settings({"activation": name})
        opened.ready()
        plot = opened.window.panel.slopes
        activation = ACTIVATIONS[name]
        z = np.linspace(-6, 6, 1201)
        enough = activation.slope(z) >= activation.largest_slope / 2
        marked = np.zeros(len(z), bool)
        for start, stop in plot.slopes.learns():
            marked |= (z >= start - 1e-9) & (z <= stop + 1e-9)
        assert marked.any() and (marked == enough).all(), name
        strong = {other for series, other in enumerate(NAMES) if plot.slopes.is_strong(series)}
        assert strong == {name, "sigmoid" if name == "relu" else "relu"}


@pytest.mark.parametrize("name", [name for name in NAMES if ACTIVATIONS[name].in_numbers])
@pytest.mark.parametrize("z", [-6.0, -0.05, 0.0, 2.0])
def test_the_formulas_numbers_give_the_value(name, z):
    activation = ACTIVATIONS[name]
    value, slope = float(activation.value(z)), float(activation.slope(z))
    names = {"max": max, "ln": math.log, "σ": lambda x: 1 / (1 + math.exp(-x))}
    of_value, of_slope = activation.in_numbers(z, format_number)

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
    panel = opened.window.panel
    panel.open_views(["outputs", "states"], ["others", "gradients"])
    opened.run_to_end()
    states = {
        name: [(state.condition, state.epochs) for state in row]
        for name, row in panel.states.states.items()
    }
    assert states["relu"] == [("dead", 300), ("right", 0)]
    assert states["tanh"] == [("stuck", 300), ("stuck", 300)]
    assert states["sigmoid"] == [("", 150), ("", 150)]
    names = [[curve.label for curve in plot.sources] for plot in panel.outputs.plots]
    assert names == [
        ["sigmoid: learns late", "ReLU: dead"],
        ["sigmoid: learns late", "ReLU: arrives"],
    ]
    words = {tile.name: tile.words for tile in panel.others.tiles}
    assert words["tanh"] == ("stuck", "stuck")
    assert words["leaky ReLU"] == ("stuck", "arrives")
    labels = [label.text for label in panel.gradients.overlay.end_labels]
    assert "ReLU: exactly 0" in labels


def test_both_starts_have_a_sigmoid_and_a_relu_on_the_same_axes(open_window):
    opened = shown(open_window, "activation-saturation", painted=True)
    opened.run_to_end()
    plots, count = opened.window.panel.outputs.plots, len(NAMES)
    for side, plot in enumerate(plots):
        series = [NAMES.index(name) + side * count for name in ("sigmoid", "relu")]
        assert [curve.series for curve in plot.sources] == series
    assert [plot.title for plot in plots] == [
        "output $a$ from $z$ = −4, target 1",
        "output $a$ from $z$ = 4, target 0",
    ]
    assert plots[0].ranges == plots[1].ranges
    low, high = plots[0].ranges[1]
    assert low < 0 and 1 < high < 2
    slopes = opened.session.recording.values("slope", 0)
    stuck = int((slopes < 0.25 / 4).argmin()) - 1  # the last epoch at which the slope is small
    assert [plot._marks._plateau for plot in plots] == [(stuck, f"{stuck} epochs")] * 2
    for plot, beyond in zip(plots, (None, "↑ ReLU from 4"), strict=True):  # which is said
        said = plot._from_beyond(plot.axes_rect())
        assert (said and said[0]) == beyond
        if said:
            assert not any(said[2].intersects(box) for box in plot._marks.boxes)
    plots[0].set_ranges(plots[0].ranges[0], (0.1, 1.0))  # the ReLU starts from 0, the sigmoid
    axes = plots[0].axes_rect()  # from 1 / (1 + e⁴) = 0.018
    text, style, box = plots[0]._from_beyond(axes)
    assert (text, style) == ("↓ sigmoid from 0.02", NAMES.index("sigmoid"))
    assert axes.contains(box) and box.bottom() == pytest.approx(axes.bottom())


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_words_of_the_table_stand_apart_and_are_those_on_the_curves(
    open_window, theme, monkeypatch
):
    opened = open_window("activation-saturation", (1280, 720), theme, painted=True)
    opened.run_to_end()
    panel = opened.window.panel
    panel.open_views(["states"], [])
    opened.settle()
    inks = [ink for ink in texts(panel.states, monkeypatch) if ink.text]
    apart = opened.window.theme.px(8)
    for pair in itertools.combinations(inks, 2):
        left, right = sorted(pair, key=lambda ink: ink.box.left())
        level = abs(left.box.center().y() - right.box.center().y()) < left.box.height() / 2
        if level and not right.text.strip().isdecimal():  # a number belongs to its word
            assert right.box.left() - left.box.right() >= apart, pair
    words = {ink.text for ink in inks}
    on_curves = {
        curve.label.partition(": ")[2] for plot in panel.outputs.plots for curve in plot.sources
    }
    assert on_curves == {"learns late", "dead", "arrives"} <= words


def test_the_start_is_shown_with_a_sigmoid_and_a_relu_on_both_sides(open_window):
    opened = shown(open_window, "activation-saturation")
    panel = opened.window.panel
    panel.open_views(["start"], [])
    opened.settle()
    points = [(NAMES[p.series], p.x, round(p.y, 3), p.hollow) for p in panel.start.overlay.points]
    assert points == [
        ("sigmoid", -4.0, 0.018, False),
        ("sigmoid", 4.0, 0.982, True),
        ("relu", -4.0, 0.0, False),
        ("relu", 4.0, 4.0, True),
    ]


def test_each_tile_has_the_same_neuron_from_both_sides_on_the_same_axes(open_window):
    opened = shown(open_window, "activation-saturation")
    opened.run_to_end()
    panel, count = opened.window.panel, len(NAMES)
    recording = opened.session.recording
    tiles = panel.others.tiles
    assert [NAMES[tile.series] for tile in tiles] == [
        name for name in NAMES if name not in ("sigmoid", "relu")
    ]
    panel.others.update_curves(recording, len(recording) - 1)
    for tile in tiles:
        series = tile.series
        assert tile.name == list(ACTIVATIONS.values())[series].label
        first, second = tile.sources
        assert (first.series, second.series) == (series, count + series)
        assert (first.label, second.label) == ("z = −4", "z = 4")
        assert tile.targets() == [1.0, 0.0]
        low, high = tile.fixed_range
        for curve in tile.sources:
            values = recording.values("output", curve.series)
            assert low < values.min() and values.max() < high
        pens = [curve.opts["pen"] for curve in tile._curves[:2]]
        assert pens[0].style() == pens[1].style() == Qt.PenStyle.SolidLine
        assert pens[1].widthF() > 2 * pens[0].widthF()
        assert pens[1].color().alphaF() < pens[0].color().alphaF() == 1
        assert [point.hollow for point in tile.overlay.points] == [False, True]
        assert tile._y_ticks(3)[0] == (0.0, "0" if tile.has_y_labels else "")
    assert len({tile.fixed_range for tile in tiles}) == 1


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("activation-saturation", lambda panel: panel.others.tiles[2]),
        ("activation-saturation", lambda panel: panel.outputs.plots[0]),
        ("activation-gallery", lambda panel: panel.slopes),
    ],
)
def test_nothing_tells_the_answer_before_the_run(open_window, name, view):
    opened = shown(open_window, name, painted=True)
    plot = view(opened.window.panel)
    while not plot.isVisible():
        opened.window.panel.arrangement.turn()
        opened.settle()
    open_image = plot.grab().toImage()
    plot.withhold(True)
    opened.settle()
    assert plot.grab().toImage() != open_image
    assert not any(item.isVisible() for item in plot._curves) or name != "activation-gallery"
    assert not any(":" in curve.label for curve in getattr(plot, "sources", ()))
    plot.withhold(False)


def test_a_start_is_chosen_on_the_curves(open_window, qtbot):
    opened = shown(open_window, "activation-saturation")
    opened.window.panel.open_views(["outputs", "states"], ["others", "start"])
    opened.run_to_end()
    panel = opened.window.panel
    press(qtbot, panel.start, 3.0, 0.5)
    opened.until(lambda: opened.session.scene.experiment.bias == pytest.approx(1.0, abs=0.11))
    opened.until(lambda: opened.session.recording is not None)
    opened.run_to_end()
    relu, mirrored = panel.states.states["relu"]
    assert (relu.condition, mirrored.condition) == ("right", "right")
    assert panel.others.tiles[2].sources[0].label == "z = 3"
    assert panel.outputs.plots[0].title == "output $a$ from $z$ = 3, target 1"


def test_kept_runs_stay_as_ghosts(open_window):
    opened = shown(open_window, "activation-saturation")
    opened.run_to_end()
    opened.session.keep()
    opened.window.panel.settings_wanted.emit({"bias": -5.0})
    opened.until(lambda: opened.session.scene.experiment.bias == -5.0)
    opened.run_to_end()
    panel = opened.window.panel
    for plot in (*panel.outputs.plots, *panel.others.tiles):
        assert len([curve for curve in plot.sources if curve.ghost]) == 2


@pytest.mark.parametrize("experiment", [ActivationGallery(activation="relu"), Saturation(epochs=5)])
def test_views_open_in_any_order_and_look(open_window, experiment):
    opened = shown(open_window, experiment, painted=True)
    for name in opened.window.panel.view_titles():
        opened.window.panel.toggle_view(name)
        opened.settle()
    for theme in ("dark", "projector", "light"):
        opened.window.look.set_theme(theme)
        opened.settle()


def test_the_card_of_the_states_has_the_limits_that_the_core_has():
    text = EXPLANATIONS["states"]
    assert f"off by at most {WRONG:g}." in text
    assert f"slope below {Fraction(FLAT)} of" in text
