"""What the panel "Layer speed" draws, against the lecture's definitions and figures."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtTest import QTest

from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.layer_speed.what_helps import WhatHelps
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.networks.mnist import load_digits
from gradsim.core.recording import Recording
from gradsim.ui.forms.rows import NumberRow
from gradsim.ui.panels.layer_speed.level_plot import Level
from gradsim.ui.panels.layer_speed.network_drawing import DrawnLayer, NetworkDrawing, full_bar
from gradsim.ui.plotting.band_plot import SpeedPlot
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.tables.column_table import ColumnTable, shown_columns
from gradsim.ui.tables.table import TableRow
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import format_number
from tests.shortened import short_preset
from tests.ui.panels.test_overlaps import inked, overlapping, texts
from tests.ui.withheld import told_only_later

NAMES = [
    "output-error",
    "gradient-bars",
    "speed-at-start",
    "speed-2-layers",
    "speed-3-layers",
    "speed-4-layers",
    "what-helps",
]
#: The lecture's speeds at the start, as it writes them.
LECTURE = {
    2: ("0.07", "0.31"),
    3: ("0.012", "0.060", "0.283"),
    4: ("0.003", "0.017", "0.070", "0.285"),
}


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


@pytest.fixture
def small(open_window):
    """Return what opens a short run of few images."""

    def call(size=(1280, 720), painted=False, **settings):
        preset = find_preset("speed-4-layers")
        usual = {"hidden_layers": (12, 9, 8), "images": 60, "epochs": 6}
        opened = open_window(
            replace(preset, experiment=LayerSpeed(**(usual | settings))), size, painted=painted
        )
        opened.run_to_end()
        return opened

    return call


def drawn(plot):
    return [curve.getData() for curve in plot._curves if curve.isVisible()]


def norms(recording, layer, series=0):
    return recording.values(f"speed_{layer}", series)


def test_the_panel_has_the_lecture_s_demonstrations():
    shown = [
        preset.name for preset in PRESETS if isinstance(preset.experiment, LayerSpeed | WhatHelps)
    ]
    assert shown == NAMES


@pytest.mark.parametrize(
    ("name", "theme"),
    [("gradient-bars", "light"), ("speed-2-layers", "projector"), ("speed-4-layers", "light")],
)
def test_a_demonstration_draws_a_curve_for_each_layer(open_window, name, theme):
    preset = find_preset(name)
    short = replace(preset, experiment=replace(preset.experiment, epochs=8, images=100))
    opened = open_window(short, theme=theme)
    opened.run_to_end()
    panel, recording = opened.window.panel, opened.session.recording
    curves = drawn(panel.speed)
    assert len(curves) == len(preset.experiment.hidden_layers)
    for layer, (x, y) in enumerate(curves, 1):
        np.testing.assert_array_equal(x, np.arange(9))
        np.testing.assert_allclose(y, np.log10(norms(recording, layer)), rtol=1e-12)


def test_the_bars_of_a_small_layer_have_the_length_of_its_vector(small):
    """With six neurons the bars are the whole of δ, so their length is the layer's speed."""
    opened = small(hidden_layers=(6, 5))
    opened.window.panel.open_views(["network"], [])
    opened.settle()
    layers = opened.window.panel.network._layers
    assert [layer.width for layer in layers] == [6, 5]
    for layer in layers:
        assert np.linalg.norm(layer.gradients) == pytest.approx(layer.speed, rel=1e-12)


def test_per_neuron_divides_by_the_root_of_the_width_and_says_so(small):
    opened = small()
    panel, recording = opened.window.panel, opened.session.recording
    assert "per neuron" not in panel.speed.title
    panel.options.per_neuron.setChecked(True)
    assert "per neuron" in panel.speed.title
    for layer, (width, (_, y)) in enumerate(zip((12, 9, 8), drawn(panel.speed), strict=True), 1):
        expected = np.log10(norms(recording, layer) / np.sqrt(width))
        np.testing.assert_allclose(y, expected, rtol=1e-12)
    assert not any(
        "lecture" in row.head for row in panel.start.band_table.rows
    )  # another definition


def test_the_linear_axis_has_the_speeds_themselves(small):
    opened = small()
    panel, recording = opened.window.panel, opened.session.recording
    panel.options.logarithmic.setChecked(False)
    for layer, (_, y) in enumerate(drawn(panel.speed), 1):
        np.testing.assert_allclose(y, norms(recording, layer), rtol=1e-12)
    assert panel.speed._y_range[0] == 0.0
    panel.options.logarithmic.setChecked(True)
    assert panel.speed._y_range[0] < 0


def test_the_switches_work_by_keyboard_and_have_names(small):
    box = small().window.panel.options.per_neuron
    box.setFocus()
    assert box.text() == "Speed per neuron"
    assert "√n" in box.toolTip()


def test_a_speed_of_exactly_zero_lies_on_the_axis(small):
    """ReLU neurons thrown far beyond 0 are dead: every gradient of theirs is exactly 0."""
    opened = small(
        activation="relu",
        initializer="standard-gaussian",
        learning_rate=30.0,
        regularization=0.0,
        epochs=12,
    )
    panel, recording = opened.window.panel, opened.session.recording
    last = norms(recording, 1)
    assert last[-1] == 0.0
    _, y = drawn(panel.speed)[0]
    assert np.isfinite(y).all()
    assert y[-1] == panel.speed._y_range[0]
    assert y[-1] < np.log10(last[last > 0]).min()  # lower than any speed that is not 0
    assert any(label.text == "layer 1: 0" for label in panel.speed.overlay.end_labels)
    assert panel.speed.read_out(12).rows[-1].texts == ("–",)


def test_the_read_out_ends_with_the_ratio_of_last_to_first_layer(small):
    opened = small()
    panel, recording = opened.window.panel, opened.session.recording
    row = panel.speed.read_out(4).rows[-1]
    assert row.label == "layer 3 : layer 1"
    expected = norms(recording, 3)[4] / norms(recording, 1)[4]
    assert float(row.texts[0]) == pytest.approx(expected, rel=5e-3)


def test_a_kept_run_has_a_column_of_its_own_in_the_read_out(small):
    opened = small(painted=True)
    opened.session.keep()
    opened.ready()
    opened.session.change(replace(opened.session.scene.experiment, seed=7))
    opened.run_to_end()
    panel = opened.window.panel
    told = panel.speed.read_out(3)
    assert told.heads[0] == "this run" and len(told.heads) == 2
    kept = opened.session.kept[0].recording.at(3, "speed_1")
    texts = {row.label: row.texts for row in told.rows}["layer 1"]
    assert float(texts[1].replace("·10⁻", "e-").translate(str.maketrans("⁴⁵⁶", "456"))) == (
        pytest.approx(kept, rel=5e-3)
    )
    opened.settle()
    assert [name.text for name, _ in panel.speed._marks._placed] == [told.heads[1]]


@pytest.mark.parametrize("layers", [2, 3, 4])
def test_the_table_has_the_lecture_s_speeds_beside_ours(small, layers):
    opened = small(hidden_layers=(30,) * layers, epochs=1)
    rows = opened.window.panel.start.band_table.rows
    assert rows[0].head == "this run, seed 0"
    assert rows[-1].head == "lecture"
    assert rows[-1].texts == LECTURE[layers]


def test_an_ensemble_shows_median_and_percentiles_of_its_networks(small):
    opened = small(networks=12)
    panel, recording = opened.window.panel, opened.session.recording
    assert "median and 1 to 99 % of 12 networks" in panel.speed.note
    speeds = np.array([norms(recording, 2, series) for series in range(12)])
    _, y = drawn(panel.speed)[1]
    np.testing.assert_allclose(10**y, np.median(speeds, axis=0), rtol=1e-12)
    _, edge = panel.speed._areas[1].getData()
    low, high = np.percentile(speeds, [1, 99], axis=0)
    np.testing.assert_allclose(10**edge, np.concatenate([low, high[::-1]]), rtol=1e-12)
    panel.open_views(["network"], [])
    opened.settle()
    assert "single network" in panel.network._note


def test_twenty_layers_keep_the_first_and_the_last_label(small):
    opened = small(size=(880, 560), hidden_layers=(5,) * 20, epochs=2)
    labels = [label.text for label in opened.window.panel.speed.overlay.end_labels]
    assert {"layer 1", "layer 20"} <= {*labels}
    assert len(labels) < 20


@pytest.mark.parametrize(
    ("count", "most", "shown"),
    [
        (4, 4, [0, 1, 2, 3]),
        (20, 5, [0, 1, None, 18, 19]),
        (20, 3, [0, None, 19]),
        (2, 1, [0, 1]),
        (1, 1, [0]),
    ],
)
def test_columns_are_left_out_in_the_middle(count, most, shown):
    assert shown_columns(count, most) == shown


@pytest.mark.parametrize(
    ("values", "full"),
    [((0.0, 0.0), 1.0), ((0.026, -0.01), 0.03), ((-0.5,), 0.5), ((1e-300,), 1e-300)],
)
def test_a_full_bar_is_a_round_number_that_no_bar_exceeds(values, full):
    assert full_bar(values) == pytest.approx(full)


def test_a_tiny_gradient_still_has_a_bar_and_its_sign(qtbot):
    drawing = NetworkDrawing(THEMES["light"])
    qtbot.addWidget(drawing)
    drawing.resize(300, 420)

    def pixels(value: float) -> int:
        layers = [DrawnLayer(1, 0, (value, 0.0, 0.0), 3, 1e-9), DrawnLayer(2, 1, (1.0,), 1, 1.0)]
        drawing.show_layers(layers)
        image = drawing.grab().toImage()
        blue = QColor(THEMES["light"].series[0])
        return sum(
            abs(image.pixelColor(x, y).hue() - blue.hue()) < 12
            and image.pixelColor(x, y).saturation() > 100
            for x in range(20, 140)
            for y in range(60, 330)
        )

    none, minus, plus = pixels(0.0), pixels(-1e-9), pixels(1e-9)
    assert minus > none + 20  # at least 1.5 pixels high, as wide as a full bar
    assert plus > minus  # a plus has one more stroke


def test_two_layers_in_a_wide_view_have_long_bars_beside_their_neurons(qtbot, monkeypatch):
    """Their lengths are as the values; so much longer than the circles are wide."""
    drawing = NetworkDrawing(THEMES["light"])
    qtbot.addWidget(drawing)
    drawing.resize(900, 420)
    values = (0.02, -0.05, 0.0125), (0.1, -0.025, 0.05)
    drawing.show_layers(
        [DrawnLayer(number + 1, number, values[number], 30, 0.1) for number in range(2)]
    )
    bars, fill = [], QPainter.fillRect

    def note(painter, box, color):
        bars.append(box)
        fill(painter, box, color)

    monkeypatch.setattr(QPainter, "fillRect", note)
    drawing.grab()
    widths = [box.width() for box in bars if isinstance(box, QRectF) and box.height() < 100]
    assert max(widths) > 150 and min(widths) > 15
    shares = [width / max(widths) for width in widths]
    assert shares == pytest.approx([abs(v) / 0.1 for layer in values for v in layer], rel=1e-6)


@pytest.mark.parametrize(("first", "told"), [(1e-3, "1×100×"), (1.2439e-6, "1×80,000×")])
def test_a_large_multiple_is_told_with_two_digits(qtbot, first, told):
    drawing = NetworkDrawing(THEMES["projector"])
    qtbot.addWidget(drawing)
    drawing.show_layers([DrawnLayer(1, 0, (first,), 1, first), DrawnLayer(2, 1, (0.1,), 1, 0.1)])
    assert "".join(drawing._multiples(2)) == told


def test_all_four_layers_have_a_column_in_the_narrow_view_of_a_projector(qtbot):
    drawing = NetworkDrawing(THEMES["projector"])
    qtbot.addWidget(drawing)
    drawing.resize(352, 300)
    drawing.show_layers([DrawnLayer(n, n - 1, (0.1,), 30, 0.1) for n in range(1, 5)])
    assert drawing._measure().places == [0, 1, 2, 3]


# ----- D26


def test_the_costs_reach_the_figures_of_the_lecture(open_window):
    opened = open_window("output-error")
    opened.run_to_end()
    recording, panel = opened.session.recording, opened.window.panel
    quadratic, entropy = 0, 1
    assert recording.at(0, "speed_output", quadratic) == pytest.approx(0.022, abs=5e-4)
    assert recording.at(0, "speed_output", entropy) == pytest.approx(2.82, abs=5e-3)
    for epoch, error in ((0, 0.894), (50, 0.890), (100, 0.750), (200, 0.327)):
        assert recording.at(epoch, "error", quadratic) == pytest.approx(error, abs=6e-4)
    assert recording.at(10, "error", entropy) == pytest.approx(0.200, abs=5e-4)
    styles = [curve.style for curve in panel.outputs.error.sources]
    assert styles == [1, 0]  # as in the duel of the single neuron


def test_at_equal_weights_the_two_errors_differ_by_exactly_the_slope(open_window):
    opened = open_window("output-error")
    panel = opened.window.panel
    panel.open_views(["output_neuron"], [])
    opened.settle()
    quadratic, entropy = panel.outputs.neurons(panel._source, 0)
    assert quadratic.z == entropy.z and quadratic.y == entropy.y
    a = 1 / (1 + np.exp(-quadratic.z))
    assert entropy.delta == pytest.approx(a - quadratic.y, rel=1e-12)
    assert quadratic.delta == quadratic.slope * entropy.delta
    assert quadratic.slope == pytest.approx(a * (1 - a), rel=1e-9)
    assert quadratic.gradient == quadratic.input * quadratic.delta
    assert "differ by exactly" in panel.outputs.chooser._says.text()


def test_another_image_and_output_can_be_chosen(open_window):
    opened = open_window("output-error")
    opened.window.panel.open_views(["output_neuron"], [])
    opened.settle()
    chooser = opened.window.panel.outputs.chooser
    label = int(load_digits("", 0, 3).labels[2])
    for box, text in ((chooser.image, "3"), (chooser.neuron, str(label))):
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, text + "\r")
    assert chooser.chosen == (label, 3)
    neurons = opened.window.panel.outputs.neurons(opened.window.panel._source, 0)
    assert all(neuron.y == 1.0 and neuron.error < 0 for neuron in neurons)
    assert f"A {label}: output {label} should be 1." in chooser._says.text()
    chooser.image._enter("99")  # there is no such image
    assert chooser.chosen == (label, 3)


# ----- what the network learns


def test_the_cost_stands_beside_that_of_a_constant_guess(small):
    opened = small()
    opened.window.panel.open_views(["cost", "error"], [])
    opened.settle()
    cost, error = opened.window.panel.learning.cost, opened.window.panel.outputs.error
    f = np.bincount(load_digits("", 0, 60).labels, minlength=10) / 60
    assert cost.level.value == pytest.approx(-(f * np.log(f) + (1 - f) * np.log(1 - f)).sum())
    assert error.level.value == pytest.approx(np.mean(2 * f * (1 - f)))
    assert cost._y_range[1] > cost.level.value
    np.testing.assert_allclose(drawn(cost)[0][1], opened.session.recording.values("cost"))


def test_two_costs_have_no_guess_that_both_are_compared_with(open_window):
    panel = open_window("output-error").window.panel
    assert panel.outputs.error.level is None and panel.learning.cost.level is None


def test_the_weights_have_a_plot_of_their_own(small):
    opened = small()
    panel, recording = opened.window.panel, opened.session.recording
    panel.open_views(["weight_speed"], [])
    opened.settle()
    for layer, (_, y) in enumerate(drawn(panel.learning.weights), 1):
        np.testing.assert_allclose(10**y, recording.values(f"weights_{layer}"), rtol=1e-12)


def test_of_a_run_with_fewer_layers_only_the_first_one_stands_beside(small):
    opened = small(painted=True, hidden_layers=(12, 9))
    opened.session.keep()
    opened.ready()
    opened.session.change(replace(opened.session.scene.experiment, hidden_layers=(12, 9, 8)))
    opened.run_to_end()
    ghosts = [curve for curve in opened.window.panel.speed.sources if curve.ghost]
    assert [(curve.column, curve.label) for curve in ghosts] == [("speed_1", "first layer of two")]
    opened.settle()
    speed = opened.window.panel.speed
    assert [label.text for label in speed.overlay.end_labels] == ["layer 1", "layer 2", "layer 3"]
    ((name, box),) = speed._marks._placed
    assert (name.text, name.series) == ("first layer of two", 0)  # in the colour of its curve
    assert speed.axes_rect().contains(box)


@pytest.mark.parametrize("kept", [(), (12, 9)], ids=["alone", "beside two layers"])
def test_a_bracket_spans_what_the_key_figure_says(small, kept):
    """The number stands beside it; without such curves there is none."""
    opened = small(hidden_layers=kept or (12, 9, 8))
    if kept:
        opened.session.keep()
        opened.ready()
        opened.session.change(replace(opened.session.scene.experiment, hidden_layers=(12, 9, 8)))
        opened.run_to_end()
    panel, recording = opened.window.panel, opened.session.recording
    ends = recording.at(6, "speed_3"), recording.at(6, "speed_1")
    assert panel.speed.bracket == ends
    opened.settle()
    top, foot = (panel.speed.to_pixels(6, end).y() for end in ends)
    assert panel.key_figure.anchor() + panel.key_figure.y() == pytest.approx(
        panel.speed.y() + (top + foot) / 2, abs=1e-6
    )
    if kept:
        (ghost,) = [curve for curve in panel.speed.sources if curve.ghost]
        slowed = ghost.at(6) / recording.at(6, "speed_1")
        panel.show_key_figure(ShownFigure("{0}×", "", (slowed,)))
        assert panel.speed.bracket == (ghost.at(6), recording.at(6, "speed_1"))
    panel.show_key_figure(ShownFigure("{0}×", "", (1234.5,)))
    assert panel.speed.bracket is None and panel.key_figure.anchor() is None


def test_the_key_figure_has_its_column_alone_until_a_view_is_opened_by_hand(open_window):
    opened = open_window(short_preset(find_preset("speed-4-layers")), (1920, 1080))
    arrangement = opened.window.panel.arrangement
    assert not arrangement.view("cost").isVisible()
    assert "cost" in arrangement.left_out
    opened.window.panel.toggle_view("weight_speed")
    opened.window.panel.toggle_view("weight_speed")
    assert arrangement.view("weight_speed").isVisible()  # and no other that waits
    assert "cost" in arrangement.left_out and not arrangement.key_is_alone


def test_names_stand_beside_the_ends_of_curves_that_still_grow(open_window):
    opened = open_window(short_preset(find_preset("speed-3-layers")), theme="projector")
    assert {label.x for label in opened.window.panel.speed.overlay.end_labels} == {0.0}
    opened.run_to_end()
    last = opened.session.recording.experiment.last_epoch
    assert {label.x for label in opened.window.panel.speed.overlay.end_labels} == {last}


@pytest.mark.parametrize("name", ["speed-2-layers", "speed-3-layers", "speed-4-layers"])
def test_the_axis_of_speeds_has_room_for_their_fall_from_the_start(open_window, name):
    opened = open_window(short_preset(find_preset(name)), theme="projector")
    low = opened.window.panel.speed.ranges[1][0]
    first = opened.session.recording.at(0, "speed_1")
    assert 10**low <= first / 100
    opened.run_to_end()
    assert opened.window.panel.speed.ranges[1][0] == low


def test_two_costs_mark_when_each_has_halved_the_error(open_window, monkeypatch):
    preset = short_preset(find_preset("output-error"))
    longer = replace(preset, experiment=replace(preset.experiment, epochs=24))
    opened = open_window(longer, theme="projector", painted=True)
    opened.run_to_end()
    outputs, recording = opened.window.panel.outputs, opened.session.recording
    error = recording.values("error", 1)
    halved = next(n for n, value in enumerate(error) if value < error[0] / 2)
    (note,) = outputs.error.overlay.notes  # the other cost has not come as far
    assert (note.x, note.y, note.series) == (halved, error[0] / 2, 0)
    assert {point.text for point in outputs.error.overlay.points} == {""}
    marked = {(note.x, note.y) for note in outputs.speed.overlay.notes}
    assert marked == {(0.0, recording.at(0, "speed_output", series)) for series in (0, 1)}
    outputs.speed.withhold(True)
    assert outputs.speed.overlay.notes == []
    outputs.speed.withhold(False)
    # in the narrow column only the first part of the run: the start is the point
    first_part = longer.experiment.epochs // 3
    assert outputs.speed.ranges[0] == (0.0, first_part)
    assert [len(x) for x, _ in drawn(outputs.speed)] == [first_part + 1] * 2
    assert outputs.speed.overlay.cursor == halved  # where it rests
    opened.session.show_epoch(longer.experiment.epochs)
    opened.settle()
    assert outputs.speed.overlay.cursor is None
    start = [recording.at(0, "speed_output", series) for series in (0, 1)]
    told = [ink.text for ink in texts(outputs.speed, monkeypatch)]
    assert f"{start[1] / start[0]:.3g}× apart" in told and "at the start" in told
    assert "half of the start" in [ink.text for ink in texts(outputs.error, monkeypatch)]


def test_a_curve_that_ends_on_a_power_of_ten_does_not_lie_on_the_axis(qtbot):
    plot = SpeedPlot(THEMES["light"], "")
    qtbot.addWidget(plot)
    run = LayerSpeed(hidden_layers=(3,), images=10, epochs=3)
    recording = Recording(run)
    recording.extend(run)
    foot = recording.at(3, "speed_1")
    for times, is_clear in ((1.04e-5, True), (5e-5, False)):
        plot.show_bands([Curve(recording, "speed_1", "", scale=times / foot)], [], 3)
        assert (plot._y_range[0] < -5.02) == is_clear


def test_the_cost_of_many_outputs_has_its_number(small):
    opened = small()
    panel, recording = opened.window.panel, opened.session.recording
    panel.open_views(["formula"], [])
    opened.settle()
    assert f"{recording.at(6, 'cost'):.4f}" in panel.formula.accessibleName()


@pytest.mark.parametrize("size", [(1280, 720), (1024, 700), (1920, 1080)])
def test_every_median_has_room_for_its_number(german, open_window, monkeypatch, size):
    opened = open_window("speed-at-start", size=size, painted=True)
    opened.run_to_end()
    plot = opened.window.panel.start.plot
    with inked(monkeypatch) as written:
        plot.grab()
    told = {ink.text for ink in written}
    assert {format_number(float(median)) for median in plot._cuts[1]} <= told


# ----- D27


def test_a_line_marks_equal_speed(open_window):
    preset = find_preset("what-helps")
    few = replace(preset, experiment=WhatHelps(networks=1, images=20, epochs=1))
    ratio = open_window(few).window.panel.recipes.ratio
    assert ratio.level.value == 1.0
    assert ratio._y_range[0] < 0 < ratio._y_range[1]


def test_recipes_have_curves_bands_and_a_table(open_window):
    preset = find_preset("what-helps")
    few = replace(preset, experiment=WhatHelps(networks=4, images=100, epochs=3))
    opened = open_window(few, (1600, 900))
    opened.run_to_end()
    panel, recording = opened.window.panel, opened.session.recording
    assert len(drawn(panel.recipes.ratio)) == 3
    for place, (_, y) in enumerate(drawn(panel.recipes.ratio)):
        expected = recording.values("ratio_median", place)
        np.testing.assert_allclose(10**y, expected, rtol=1e-12)
    assert sum(area.isVisible() for area in panel.recipes.ratio._areas) == 3
    heads = [row.head for row in panel.recipes.table.rows]
    assert heads[::2] == ["sigmoid, scaled Gaussian", "tanh, Xavier", "ReLU, He"]
    assert not panel.options.per_neuron.isVisible()


def test_the_table_of_recipes_has_no_epoch_twice(open_window):
    preset = find_preset("what-helps")
    few = replace(preset, experiment=WhatHelps(networks=2, images=100, epochs=3))
    opened = open_window(few, (1600, 900))
    opened.run_to_end()
    table, told = opened.window.panel.recipes.table, {}
    for epoch in (3, 0):
        opened.session.show_epoch(epoch)
        opened.settle()
        told[epoch] = table.accessibleDescription()
        assert {len(row.texts) for row in table.rows} == {2 if epoch else 1}
    assert "epoch 0" in told[3] and "epoch 3" in told[3]
    assert told[0].count("epoch 0") == len(table.rows)  # one number a row


def test_no_name_of_a_recipe_is_struck_through_by_the_level(open_window):
    preset = find_preset("what-helps")
    few = replace(preset, experiment=WhatHelps(networks=2, images=100, epochs=60))
    opened = open_window(few, (1600, 900))
    plot = opened.window.panel.recipes.ratio
    for _ in range(2):
        opened.step()
    for recipe, share in itertools.product(range(3), (0.95, 1.0, 1.05)):
        ratio = opened.session.recording.at(2, "ratio_median", recipe)
        plot.level = Level(share * ratio, "level")
        plot.update_curves(2)
        (line,) = plot.lines_across()
        metrics = QFontMetricsF(plot.theme.font(plot.theme.end_label))
        column = plot._label_column(plot.axes_rect(), metrics)
        assert len(column) == 3
        _, box = next(each for each in column if each[0].series == recipe)
        assert box.bottom() <= line + 1 or box.top() >= line - 1
        if share != 1.0:  # and it is on its own side
            assert (box.center().y() < line) == (share < 1)


def test_long_numbers_of_a_narrow_table_do_not_lie_on_one_another(qtbot, monkeypatch):
    table = ColumnTable(THEMES["projector"], "")
    qtbot.addWidget(table)
    numbers = ("45,000–110,000", "280,000–490,000")
    heads = [("epoch 0", None), ("epoch 60", None)]
    table.show_table("last to first layer", heads, [TableRow("5 to 95 %", numbers)])
    for width, shown in ((317, numbers[1:]), (900, numbers)):
        table.resize(width, 200)
        noted = texts(table, monkeypatch)
        assert not overlapping(noted)
        assert {ink.text for ink in noted} & {*numbers} == {*shown}


# ----- settings


def rows_of(opened, name):
    return [row for row in opened.window.form._rows if row.setting.name == name]


def test_an_empty_box_is_null(small):
    opened = small()
    (row,) = rows_of(opened, "mini_batch")
    assert isinstance(row, NumberRow)
    assert row.box.lineEdit().text() == "" and row.box.lineEdit().placeholderText() == "all"
    row.box._enter("20")
    assert opened.session.scene.experiment.mini_batch == 20
    (row,) = rows_of(opened, "mini_batch")
    row.box._enter("  ")
    assert opened.session.scene.experiment.mini_batch is None
    row.box._enter("61")
    assert row.error.text() == ("Mini-batch is 61; it must be at most the number of images, 60")


def test_the_number_of_hidden_layers_has_a_control(small):
    opened = small()
    count = rows_of(opened, "hidden_layers")[0]
    assert count.label.text() == "Hidden layers"
    count.box._enter("5")
    assert opened.session.scene.experiment.hidden_layers == (12, 9, 8, 8, 8)
    rows_of(opened, "hidden_layers")[0].box._enter("2")
    assert opened.session.scene.experiment.hidden_layers == (12, 9)
    row = rows_of(opened, "hidden_layers")[0]
    row.box._enter("21")
    assert row.error.text() == "Hidden layers is 21; it must be a whole number from 1 to 20"
    assert opened.session.scene.experiment.hidden_layers == (12, 9)


# ----- while a question is put


def test_no_speed_is_told_while_the_room_is_asked(open_window, monkeypatch):
    opened = open_window(
        short_preset(find_preset("gradient-bars")), theme="projector", painted=True
    )
    layers = opened.window.panel.network._layers
    numbers = {format_number(layer.speed) for layer in layers}
    numbers |= {format_number(abs(g)) for layer in layers for g in layer.gradients}
    assert len(numbers) > 12
    gone = told_only_later(opened, monkeypatch)
    assert numbers <= gone


def test_no_cloud_is_seen_while_the_room_is_asked(open_window, monkeypatch):
    opened = open_window(
        short_preset(find_preset("speed-at-start")), theme="projector", painted=True
    )
    plot = opened.window.panel.start.plot
    medians = {format_number(float(median)) for median in plot._cuts[1]}
    assert medians | {*LECTURE[4]} <= told_only_later(opened, monkeypatch)
    plot.withhold(True)
    assert not any(strip.isVisible() for strip in plot._strips)
    plot.withhold(False)
    assert sum(strip.isVisible() for strip in plot._strips) == 4


@pytest.mark.parametrize(
    ("name", "view"),
    [("speed-4-layers", "speed"), ("output-error", "output_speed"), ("what-helps", "ratio")],
)
def test_the_first_speeds_are_seen_only_by_who_draws_a_guess(open_window, name, view):
    opened = open_window(short_preset(find_preset(name)), theme="projector")
    plot = opened.window.panel.arrangement.view(view)
    points = plot.overlay.points
    assert len(points) > 1
    plot.withhold(True)
    assert plot.overlay.points == []
    assert plot.overlay.end_labels == []  # nor does the order of names tell
    plot.ask_for_guess(True)
    assert plot.overlay.points == points
    plot.ask_for_guess(False)
    assert plot.overlay.points == []
    plot.withhold(False)
    assert plot.overlay.points == points


def test_an_error_at_the_start_is_no_secret(open_window, monkeypatch):
    opened = open_window(short_preset(find_preset("output-error")), theme="projector", painted=True)
    error = opened.window.panel.outputs.error
    points = error.overlay.points
    gone = told_only_later(opened, monkeypatch)
    panel = opened.window.panel
    while not panel.outputs.chooser.isVisible():  # one output neuron has a later page
        assert not any("differ by exactly" in text for text in gone)
        panel.arrangement.turn()
        gone = told_only_later(opened, monkeypatch)
    assert any("differ by exactly" in text for text in gone)
    error.withhold(True)
    assert error.overlay.points == points
