"""What the panel draws, against a gradient descent written here from the lecture's formulas."""

import math
from dataclasses import dataclass, field

import numpy as np
import pytest

from gradsim.core.lecture.presets import PRESETS as LECTURE
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.panels.single_neuron.ghosts import ghosts
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.view import views_in
from tests.ui.withheld import told_only_later

PRESETS = tuple(preset for preset in LECTURE if preset.name.startswith("neuron-"))


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


@dataclass
class Descent:
    """Histories of a sigmoid neuron; `inputs` is a list of items."""

    inputs: list[list[float]]
    targets: list[float]
    outputs: list[list[float]] = field(default_factory=list)
    weights: list[list[float]] = field(default_factory=list)
    biases: list[float] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    gradients: list[list[float]] = field(default_factory=list)  # of the weights, then the bias


def descent(inputs, targets, weights, bias, rate, epochs, cost) -> Descent:
    """Gradient descent in plain Python: ∂C/∂w_j is the mean of x_j·δ over the items."""
    w, b, n = list(weights), bias, len(targets)
    result = Descent(inputs, targets)
    for _ in range(epochs + 1):
        a = [1 / (1 + math.exp(-sum(map(float.__mul__, w, x)) - b)) for x in inputs]
        if cost == "quadratic":
            value = sum((y - output) ** 2 / 2 for y, output in zip(targets, a, strict=True)) / n
            delta = [
                (output - y) * output * (1 - output) for y, output in zip(targets, a, strict=True)
            ]
        else:
            value = -sum(
                y * math.log(output) + (1 - y) * math.log(1 - output)
                for y, output in zip(targets, a, strict=True)
            )
            value /= n
            delta = [output - y for y, output in zip(targets, a, strict=True)]
        slopes = [
            sum(d * x[j] for d, x in zip(delta, inputs, strict=True)) / n for j in range(len(w))
        ]
        result.outputs.append(a)
        result.weights.append(list(w))
        result.biases.append(b)
        result.costs.append(value)
        result.gradients.append([*slopes, sum(delta) / n])
        w = [weight - rate * slope for weight, slope in zip(w, slopes, strict=True)]
        b -= rate * sum(delta) / n
    return result


AND = ([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0.0, 0.0, 0.0, 1.0])
GOOD = ([[1.0]], [0.0], [0.6], 0.9, 0.15, 300)
SATURATED = ([[1.0]], [0.0], [2.0], 2.0, 0.15, 300)
#: The lecture's settings of each demonstration, and its cost or costs.
EXPECTED = {
    "neuron-good-start": (GOOD, ["quadratic"]),
    "neuron-saturated-start": (SATURATED, ["quadratic"]),
    "neuron-why": (SATURATED, ["quadratic"]),
    "neuron-many-inputs": ((*AND, [0.6, -0.4], 0.9, 1.0, 500), ["cross-entropy"]),
    "neuron-cross-entropy-good-start": (GOOD, ["cross-entropy"]),
    "neuron-cross-entropy-saturated-start": (SATURATED, ["cross-entropy"]),
    "neuron-cost-duel": (SATURATED, ["quadratic", "cross-entropy"]),
    "neuron-binary-entropy": (([[1.0]], [0.3], [2.0], 2.0, 0.15, 300), ["cross-entropy"]),
    "neuron-cost-surface": (SATURATED, ["quadratic", "cross-entropy"]),
    "neuron-xor": ((AND[0], [0.0, 1.0, 1.0, 0.0], [0.6, -0.4], 0.9, 1.0, 500), ["cross-entropy"]),
}
#: The epochs at which finished runs are shown, where it is not the last one.
RESTS = {
    "neuron-saturated-start": 150,
    "neuron-why": 0,
    "neuron-cross-entropy-good-start": 8,
    "neuron-cross-entropy-saturated-start": 10,
    "neuron-cost-duel": 10,
}
HAIR = 1.5e-4  # of the height of the axes: 0.15 of 1,000 pixels
COLUMN = {"quadratic": 1, "cross-entropy": 0}  # colour of each cost, in the design's palette


def three_digits(value: float) -> float:
    return float(f"{value:.2e}")


def number(text: str) -> float:
    """Read a number of the screen."""
    mantissa, _, power = text.replace("−", "-").partition("·10")
    exponent = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) or "0"
    return float(f"{mantissa}e{exponent}")


def drawn(plot) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return what pyqtgraph has in each visible curve, ghosts left out."""
    curves = [curve.getData() for curve in plot._curves if curve.isVisible()]
    ghosts = sum(source.ghost for source in getattr(plot, "sources", ()))  # which come first
    return curves[ghosts:]


def assert_follows(plot, curve: tuple[np.ndarray, np.ndarray], values: np.ndarray) -> None:
    """A drawn curve has the first and the last epoch, and is nowhere a hair from the others."""
    x, y = curve
    epochs = np.arange(len(values))
    assert x[0] == 0 and x[-1] == epochs[-1]
    np.testing.assert_allclose(y, values[x.astype(int)], rtol=1e-9)
    low, high = plot.ranges[1]
    assert np.abs(np.interp(epochs, x, y) - values).max() < HAIR * (high - low)


def test_every_demonstration_of_the_panel_is_among_those_expected():
    assert [preset.name for preset in PRESETS if preset.name.startswith("neuron-")] == list(
        EXPECTED
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_a_demonstration_runs_to_its_end_and_draws_the_descent(open_window, name):
    settings, costs = EXPECTED[name]
    ways = [descent(*settings, cost) for cost in costs]
    last = settings[5]
    opened = open_window(name, size=(1600, 1000))
    if name == "neuron-cost-surface":  # whose landscapes stand alone
        opened.window.panel.open_views(["surface", "cost"], [])
    assert opened.session.shown == 0
    opened.run_to_end()
    assert opened.state().name == "ENDED"
    assert opened.session.newest == last
    preset = next(preset for preset in PRESETS if preset.name == name)
    assert opened.session.shown == (last if preset.rest is None else RESTS[name])
    panel = opened.window.panel
    if panel.output.isVisible():
        expected = [
            [outputs[item] for outputs in way.outputs]
            for way in ways
            for item in range(len(settings[1]))
        ]
        curves = drawn(panel.output)
        assert len(curves) == len(expected)
        for curve, values in zip(curves, expected, strict=True):
            assert_follows(panel.output, curve, np.array(values))
    if panel.cost.isVisible():
        curves = drawn(panel.cost)
        assert len(curves) == len(ways)
        for curve, way in zip(curves, ways, strict=True):
            share = way.costs[0] if len(ways) > 1 else 1.0  # two costs share one scale
            assert_follows(panel.cost, curve, np.array(way.costs) / share)
    assert panel.output.isVisible() or panel.cost.isVisible()
    assert panel.output._x_range == (0.0, float(last))


@pytest.mark.parametrize("name", ["neuron-good-start", "neuron-cross-entropy-saturated-start"])
def test_the_neuron_s_table_has_the_epoch_s_numbers(open_window, name):
    settings, (cost,) = EXPECTED[name]
    way = descent(*settings, cost)
    opened = open_window(name)
    opened.run_to_end()
    for epoch in (0, 1, 150, 300):
        opened.session.show_epoch(epoch)
        view = opened.window.panel.neuron
        assert view.isVisible()
        lines = {line.symbol: line.values for line in view._lines}
        assert lines["w"] == pytest.approx(way.weights[epoch], rel=1e-9)
        assert lines["b"] == pytest.approx([way.biases[epoch]], rel=1e-9)
        assert lines["a"] == pytest.approx(way.outputs[epoch], rel=1e-9)
        assert lines["C"] == pytest.approx([way.costs[epoch]], rel=1e-9)
        assert lines["y"] == (0.0,)
        assert f"epoch {epoch}" in view._title


def test_the_good_start_has_the_lecture_s_figures(open_window):
    opened = open_window("neuron-good-start")
    view = opened.window.panel.neuron
    before = {line.symbol: line.values[0] for line in view._lines}
    assert before["a"] == pytest.approx(0.8176, abs=5e-5)
    assert before["C"] == pytest.approx(0.3342, abs=5e-5)
    assert "output 0.818" in view.accessibleDescription()
    opened.run_to_end()
    after = {line.symbol: line.values[0] for line in view._lines}
    assert after["a"] == pytest.approx(0.0940, abs=5e-5)
    assert after["w"] == pytest.approx(-1.2831, abs=5e-5)
    assert after["b"] == pytest.approx(-0.9831, abs=5e-5)
    assert after["C"] == pytest.approx(0.0044, abs=5e-5)
    assert "output 0.0940" in view.accessibleDescription()


def bars(opened) -> tuple[list[tuple], tuple]:
    factors = opened.window.panel.factors
    return [row.values for row in factors._factors], factors._product.values


def test_the_three_factors_multiply_to_the_gradient(open_window):
    way = descent(*SATURATED, "quadratic")
    opened = open_window("neuron-why")
    opened.run_to_end()
    assert opened.window.panel.factors.isVisible()
    for epoch in (0, 1, 100, 232, 300):
        opened.session.show_epoch(epoch)
        ((error,), (slope,), (x,)), (product,) = bars(opened)
        a = way.outputs[epoch][0]
        assert error == pytest.approx(a, rel=1e-9), epoch  # the target is 0
        assert slope == pytest.approx(a * (1 - a), rel=1e-9), epoch
        assert x == 1.0
        assert product == pytest.approx(error * slope * x, rel=1e-12), epoch
        assert product == pytest.approx(way.gradients[epoch][0], rel=1e-9), epoch


def test_with_the_cross_entropy_the_slope_is_no_factor(open_window):
    way = descent(*SATURATED, "cross-entropy")
    opened = open_window("neuron-cost-duel")
    opened.run_to_end()
    opened.session.show_epoch(20)
    errors, slopes = bars(opened)[0]  # the input is 1 for both
    quadratic, entropy = bars(opened)[1]
    assert slopes[1] == "cancels" and isinstance(slopes[0], float)
    assert quadratic == pytest.approx(errors[0] * slopes[0], rel=1e-12)
    assert entropy == pytest.approx(errors[1], rel=1e-12)
    assert entropy == pytest.approx(way.gradients[20][0], rel=1e-9)


def test_an_input_other_than_1_is_a_factor_too(open_window):
    """A neuron whose own input is −2.5: the bar of x says so, and the product holds."""
    opened = open_window("neuron-why")
    opened.session.change(SingleNeuron(inputs=((-2.5,),), weights=(0.5,), bias=0.3))
    opened.until(lambda: opened.session.newest == 0 and opened.session.recording is not None)
    opened.step(3)
    way = descent([[-2.5]], [0.0], [0.5], 0.3, 0.15, 3, "quadratic")
    ((error,), (slope,), (x,)), (product,) = bars(opened)
    assert x == -2.5
    assert product == pytest.approx(error * slope * x, rel=1e-12)
    assert product == pytest.approx(way.gradients[3][0], rel=1e-9)
    assert opened.window.panel.factors._signed


def band_numbers(opened, group: int) -> list[str]:
    return [column.term.text for column in opened.window.panel.formula._blocks[group].columns]


def band_heading(opened, group: int) -> str:
    return opened.window.panel.formula._blocks[group].group.heading


def test_the_formula_has_the_numbers_of_the_epoch_shown(open_window):
    way = descent(*SATURATED, "quadratic")
    opened = open_window("neuron-why", size=(1440, 900))
    opened.run_to_end()
    assert opened.window.panel.formula.isVisible()
    for epoch in (0, 150, 300):
        opened.session.show_epoch(epoch)
        gradient, equals, error, slope, x = band_numbers(opened, 0)
        a = way.outputs[epoch][0]
        assert equals == "="
        assert number(gradient) == three_digits(a * a * (1 - a))
        assert number(error) == three_digits(a)
        assert number(slope) == three_digits(a * (1 - a))
        assert number(x) == 1.0
        assert f"epoch {epoch}" in band_heading(opened, 0)


def test_the_duel_s_formulas_stand_side_by_side(open_window):
    opened = open_window("neuron-cost-duel", size=(1440, 900))
    opened.run_to_end()
    opened.session.show_epoch(10)
    quadratic, entropy = (descent(*SATURATED, cost) for cost in COLUMN)
    assert number(band_numbers(opened, 0)[0]) == three_digits(quadratic.gradients[10][0])
    assert number(band_numbers(opened, 1)[0]) == three_digits(entropy.gradients[10][0])
    struck = [c.term for c in opened.window.panel.formula._blocks[1].columns if c.term.struck]
    assert len(struck) == 1 and struck[0].text == ""  # no number: the factor is gone
    headings = [band_heading(opened, group) for group in (0, 1)]
    assert headings == ["quadratic cost, epoch 10", "cross-entropy, epoch 10"]


def test_the_formula_of_several_items_has_the_mean_gradient(open_window):
    settings, (cost,) = EXPECTED["neuron-many-inputs"]
    way = descent(*settings, cost)
    opened = open_window("neuron-many-inputs", size=(1600, 1000))
    opened.run_to_end()
    for epoch in (0, 500):
        opened.session.show_epoch(epoch)
        shown = [number(text) for text in band_numbers(opened, 0)[1:]]
        assert shown == [three_digits(gradient) for gradient in way.gradients[epoch]]
        assert number(band_numbers(opened, 1)[-1]) == three_digits(way.costs[epoch])


def test_the_table_of_items_has_each_item_s_output(open_window):
    settings, (cost,) = EXPECTED["neuron-many-inputs"]
    way = descent(*settings, cost)
    opened = open_window("neuron-many-inputs", size=(1440, 900))
    opened.run_to_end()
    table = opened.window.panel.items
    assert table.isVisible()
    assert table.heads == ("x₁", "x₂", "y", "a")
    for epoch in (0, 500):
        opened.session.show_epoch(epoch)
        for row, ((x1, x2), y, a) in enumerate(zip(*AND, way.outputs[epoch], strict=True)):
            texts = [number(text) for text in table.rows[row].texts]
            shown = three_digits(a) if a >= 0.001 else round(a, 4)
            assert texts == [x1, x2, y, shown]
    # it has learned AND
    assert [number(row.texts[-1]) > 0.5 for row in table.rows] == [False] * 3 + [True]


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("neuron-good-start", [36]),
        ("neuron-saturated-start", [36, 232]),
        ("neuron-cross-entropy-saturated-start", [232, 17]),
        ("neuron-cross-entropy-good-start", [36, 8]),
        ("neuron-cost-duel", [232, 17]),
    ],
)
def test_where_the_output_crosses_a_half(open_window, name, notes):
    """The run beside it, whose curve is whole from the start, comes first."""
    opened = open_window(name)
    beside = bool(opened.session.scene.preset.compared)
    opened.until(lambda: not beside or opened.session.companion.recording is not None)
    opened.settle()
    # of this run none before it has happened
    assert [note.x for note in opened.window.panel.output.overlay.notes] == notes[:beside]
    opened.run_to_end()
    found = opened.window.panel.output.overlay.notes
    assert [(note.x, note.text) for note in found] == [(epoch, str(epoch)) for epoch in notes]
    assert {note.y for note in found} == {0.5}


def test_the_duel_tells_both_slopes_of_the_cost_at_the_start(open_window):
    """dC/d(epoch) at epoch 0 is −η·|∇C|²: 0.0177²·0.982² or 0.982², twice, times 0.15.

    As the curves beside it, it is a share of the cost at the start.
    """
    opened = open_window("neuron-cost-duel")
    a = 1 / (1 + math.exp(-4))
    quadratic = -0.15 * 2 * (a * a * (1 - a)) ** 2 / (a**2 / 2)
    entropy = -0.15 * 2 * a**2 / -math.log(1 - a)
    notes = opened.window.panel.cost.side_notes
    assert notes[0] == ("slope at epoch 0", None)
    assert [number(text) for text, _ in notes[1:]] == [
        float(f"{quadratic:.1e}"),
        float(f"{entropy:.1e}"),
    ]
    assert [style for _, style in notes[1:]] == [COLUMN["quadratic"], COLUMN["cross-entropy"]]


def test_the_cross_entropy_is_least_where_the_output_is_the_target(open_window):
    opened = open_window("neuron-binary-entropy")
    ((a, cost),) = drawn(opened.window.panel.entropy)
    least = -(0.3 * math.log(0.3) + 0.7 * math.log(0.7))
    assert least == pytest.approx(0.6109, abs=5e-5)
    lowest = int(np.argmin(cost))
    assert a[lowest] == pytest.approx(0.3, abs=0.02)  # a point that is drawn of the curve's grid
    assert cost[lowest] == pytest.approx(least, abs=3 * HAIR)  # of an axis up to 3
    np.testing.assert_allclose(cost, -(0.3 * np.log(a) + 0.7 * np.log(1 - a)), rtol=1e-9)
    assert len(opened.window.panel.entropy.overlay.points) == 1  # the room has yet to find it
    opened.run_to_end()
    minimum = opened.window.panel.entropy.overlay.points[0]
    assert (minimum.x, minimum.y) == (0.3, pytest.approx(least, rel=1e-12))
    assert opened.window.panel.entropy.least_text == "least at $a = y$: 0.611"


def test_the_target_is_on_the_axis_once_it_is_found(open_window):
    opened = open_window("neuron-binary-entropy")
    entropy = opened.window.panel.entropy

    def ticks() -> list[str]:
        return [label for _, label in entropy._x_tick_list(entropy.axes_rect())]

    assert "0.3" not in ticks()
    opened.run_to_end()
    assert "0.3" in ticks() and {"0", "1"} < set(ticks())
    axes, (_, box) = entropy.axes_rect(), entropy._name()
    assert axes.contains(box) and box.top() > entropy.to_pixels(0.3, entropy._least).y()
    assert not entropy._crosses_curve(box)


def test_beside_landscapes_the_cost_has_no_numbers(open_window):
    """They are in the titles of the landscapes."""
    opened = open_window("neuron-cost-surface")
    opened.window.panel.open_views(["surface", "cost"], [])
    opened.run_to_end()
    assert [point.text for point in opened.window.panel.cost.overlay.points] == ["", ""]
    labels = [curve.label for curve in opened.window.panel.cost.sources]
    assert labels == ["quadratic", "cross-entropy"]


def test_the_neuron_comes_to_rest_in_the_minimum(open_window):
    opened = open_window("neuron-binary-entropy")
    settings, (cost,) = EXPECTED["neuron-binary-entropy"]
    way = descent(*settings, cost)
    (start,) = opened.window.panel.entropy.overlay.points
    assert (start.x, start.y) == (
        pytest.approx(way.outputs[0][0], rel=1e-9),
        pytest.approx(way.costs[0], rel=1e-9),
    )
    opened.run_to_end()
    end = opened.window.panel.entropy.overlay.points[1]
    assert end.x == pytest.approx(0.3, abs=1e-3)
    assert end.x == pytest.approx(way.outputs[300][0], rel=1e-9)
    assert end.text == ""  # the number beside the minimum serves both


def test_the_tangent_touches_the_curve_with_its_slope(open_window):
    opened = open_window("neuron-why", size=(1440, 900))
    opened.run_to_end()
    way = descent(*SATURATED, "quadratic")
    for epoch in (0, 232):
        opened.session.show_epoch(epoch)
        plot = opened.window.panel.activation
        z, a = way.weights[epoch][0] + way.biases[epoch], way.outputs[epoch][0]
        (point,) = plot.overlay.points
        assert (point.x, point.y) == (pytest.approx(z, rel=1e-9), pytest.approx(a, rel=1e-9))
        steepest, tangent = plot.overlay.segments
        (x0, y0), (x1, y1) = tangent.start, tangent.stop
        assert (y1 - y0) / (x1 - x0) == pytest.approx(a * (1 - a), rel=1e-9)
        assert ((x0 + x1) / 2, (y0 + y1) / 2) == (pytest.approx(z), pytest.approx(a))
        assert number(point.text.removeprefix("slope ")) == three_digits(a * (1 - a))
        (x0, y0), (x1, y1) = steepest.start, steepest.stop
        assert (y1 - y0) / (x1 - x0) == pytest.approx(0.25)
        assert ((x0 + x1) / 2, (y0 + y1) / 2) == (pytest.approx(0), pytest.approx(0.5))
        assert [note.text for note in plot.overlay.notes] == ["largest slope 1/4"]
    ((x, y),) = drawn(opened.window.panel.activation)
    np.testing.assert_allclose(y, 1 / (1 + np.exp(-x)), rtol=1e-9)


def test_every_epoch_can_be_drawn_in_any_order(open_window):
    """Scrubbing shows what playing has shown."""
    opened = open_window("neuron-saturated-start")
    opened.run_to_end()
    way = descent(*SATURATED, "quadratic")
    for epoch in (300, 0, 150, 149, 151, 17):
        opened.session.show_epoch(epoch)
        (point,) = opened.window.panel.output.overlay.points
        assert (point.x, point.y) == (epoch, pytest.approx(way.outputs[epoch][0], rel=1e-9))
        assert opened.window.panel.output.overlay.cursor == epoch


def test_views_open_and_close_from_the_menu(open_window):
    opened = open_window("neuron-good-start", size=(1600, 1000))
    views = {action.text(): action for action in opened.window.views.menu.actions()}
    assert set(views) == set(opened.window.panel.view_titles().values())
    factors = views["Factors of the gradient"]
    assert factors.isCheckable() and not factors.isChecked()
    factors.trigger()
    opened.settle()
    opened.until(opened.window.panel.factors.isVisible)
    opened.settle()
    ((error,), _, _), _ = bars(opened)  # it shows the present epoch at once
    assert error == pytest.approx(0.8176, abs=5e-5)
    views = {action.text(): action for action in opened.window.views.menu.actions()}
    assert views["Factors of the gradient"].isChecked()
    views["Factors of the gradient"].trigger()
    opened.settle()
    assert not opened.window.panel.factors.isVisible()


# ----- while a question is put


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("neuron-why", {"slope 0.0177", "0.0177", "0.0173", "1.00"}),
        ("neuron-cost-duel", {"0.0177", "0.0173", "1.00", "cancels"}),
    ],
)
def test_no_factor_is_told_while_the_room_is_asked(open_window, monkeypatch, name, answers):
    opened = open_window(name, (1920, 1080), theme="projector", painted=True)
    factors = opened.window.panel.factors
    least = factors.minimumSizeHint()
    assert answers <= told_only_later(opened, monkeypatch)
    assert factors.minimumSizeHint() == least


def test_the_point_stays_on_the_curve_without_its_tangent(open_window):
    curve = open_window("neuron-why").window.panel.activation
    (point,), tangents = curve.overlay.points, curve.overlay.segments
    steepest, tangent = ((segment.start, segment.stop) for segment in tangents)
    assert np.mean(steepest, axis=0) == pytest.approx((0, 0.5))
    assert np.mean(tangent, axis=0) == pytest.approx((point.x, point.y))
    curve.withhold(True)
    (withheld,) = curve.overlay.points
    assert (withheld.x, withheld.y, withheld.text) == (point.x, point.y, "")
    assert curve.overlay.segments == []
    curve.withhold(False)
    assert curve.overlay.segments == tangents


@pytest.mark.parametrize("name", ["neuron-binary-entropy", "neuron-cost-surface"])
def test_the_shape_of_a_cost_is_not_seen_while_it_is_asked(open_window, monkeypatch, name):
    opened = open_window(name, painted=True)
    panel = opened.window.panel
    hero = panel.arrangement.view(panel.arrangement.heroes[0])
    seen = hero.grab().toImage()
    told_only_later(opened, monkeypatch)
    for view in views_in(hero):
        view.withhold(True)
    opened.settle()
    assert hero.grab().toImage() != seen
    for view in views_in(hero):
        view.withhold(False)


def test_a_run_of_the_cross_entropy_stands_beside_one_with_a_target_that_it_refuses():
    kept, below = SingleNeuron(cost="cross-entropy", epochs=2), SingleNeuron(targets=(-0.4,))
    recording = Recording(kept)
    recording.extend(kept.run())
    curves = ghosts(KeptRun("kept", recording), "cost", None, below.members)
    assert [curve.label for curve in curves] == ["kept"]
