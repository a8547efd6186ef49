"""The small network on screen: what is drawn is what it computes, and all of it can be changed."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording
from gradsim.core.small_network import experiment as network_module
from gradsim.core.small_network.data_sets import Points
from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network.circles import Shown
from gradsim.ui.panels.small_network.layout import MOST
from gradsim.ui.panels.small_network.lines import within
from gradsim.ui.panels.small_network.maps import NeuronMaps
from gradsim.ui.panels.small_network.panel import SmallNetworkPanel
from gradsim.ui.panels.small_network.parts import Part, shares
from gradsim.ui.panels.small_network.plane import NetworkPlane
from gradsim.ui.panels.small_network.view import NetworkView
from gradsim.ui.panels.small_network.weight_lines import looks_of, weight_pen
from gradsim.ui.plotting import haloed
from gradsim.ui.plotting.plane import view as plane_module
from gradsim.ui.session.companion import Companion
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.session.run_state import RunState
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import format_value
from tests.ui.panels.test_overlaps import texts

CORNERS = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)]
REACH = ((-0.4, 1.4), (-0.4, 1.4))


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def number(text: str) -> float:
    """Read a number as it stands on the screen."""
    mantissa, _, power = text.replace("−", "-").partition("·10")
    raised = power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(mantissa) * 10.0 ** int(raised or 0)


def random_state(sizes: tuple[int, ...], activation: str = "sigmoid", size: float = 1.0):
    rng = np.random.default_rng(4)
    weights = [size * rng.standard_normal((n_out, n_in + 1)) for n_in, n_out in pairwise(sizes)]
    points = Points(np.array(CORNERS), np.array([0.0, 1.0, 1.0, 0.0]))
    return NetworkState(weights, activation, "cross-entropy", points)


def shown_view(qtbot, state: NetworkState, theme: str = "light") -> NetworkView:
    """A drawing alone, painted with its fine maps."""
    view = NetworkView(THEMES[theme])
    qtbot.addWidget(view)
    view.resize(570, 420)
    view.show_network(Shown(state, REACH, "the network"))
    view.show()
    qtbot.waitUntil(lambda: not view._fine.isActive())
    painted(view)
    return view


def painted(view) -> QImage:
    QApplication.processEvents()
    picture = QImage(view.size(), QImage.Format.Format_RGB32)
    view.render(picture)
    return picture


# ----- what is drawn is what is computed


def test_maps_are_smoothed_only_where_they_are_not_copied_pixel_by_pixel(qtbot, monkeypatch):
    smooth, smoothed = QPainter.RenderHint.SmoothPixmapTransform, []
    paint_round = NeuronMaps.paint_round

    def told(self, painter, circles, theme):
        smoothed.append(smooth in painter.renderHints())
        paint_round(self, painter, circles, theme)

    monkeypatch.setattr(NeuronMaps, "paint_round", told)
    view = shown_view(qtbot, random_state((2, 2, 1)))
    view.show_network(view.shown)
    assert view.round_cells() is not None
    copied = painted(view)
    assert smoothed and not any(smoothed)
    monkeypatch.setattr(
        QPainter,
        "setRenderHint",
        lambda painter, hint, on=True: painter.setRenderHints(hint, on or hint is smooth),
    )
    assert painted(view) == copied
    assert smoothed[-1]
    monkeypatch.undo()
    monkeypatch.setattr(NeuronMaps, "paint_round", told)
    smoothed.clear()
    larger = QImage(2 * view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(larger)
    painter.scale(2, 2)
    view.render(painter, QPoint())
    painter.end()
    assert smoothed == [True]


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_each_map_is_what_its_neuron_computes(qtbot, activation):
    view = shown_view(qtbot, random_state((2, 3, 2, 1), activation))
    state, cells = view.shown.state, view.maps.cells
    low, high = REACH[0]
    f, middle = ACTIVATIONS[activation].value, 0.5 if activation == "sigmoid" else 0.0
    for row, column in ((0, 0), (cells // 3, cells - 1), (cells - 1, cells // 2)):
        x, y = (low + (place + 0.5) * (high - low) / cells for place in (column, row))
        a = [x, y]
        for layer, weights in enumerate(state.weights):
            z = [sum(w * v for w, v in zip(r, [*a, 1.0], strict=True)) for r in weights.tolist()]
            is_output = layer == len(state.weights) - 1
            a = [sigmoid(v) if is_output else float(f(np.array(v))) for v in z]
            drawn = view.maps.shares[layer][:, row, column]
            if is_output:
                assert drawn == pytest.approx(a, abs=1e-5)
            elif activation != "relu":
                scale = 1.0 if activation == "sigmoid" else 2.0
                assert drawn == pytest.approx([0.5 + (v - middle) / scale for v in a], abs=1e-5)
            else:  # 0.5 where it is off, up to 1 where it is largest in sight
                assert ((drawn > 0.5) == (np.array(a) > 0)).all()


def test_a_drawing_that_is_kept_shows_the_weights_of_now(qtbot):
    first, second = random_state((2, 8, 8, 1)), random_state((2, 8, 8, 1))
    second.weights[1][3, 5] *= -3
    view = shown_view(qtbot, first)
    before = painted(view)
    view.show_network(Shown(second, REACH, "the network"))
    qtbot.waitUntil(lambda: not view._fine.isActive())
    other = shown_view(qtbot, second)
    for each in (view, other):
        each.clearFocus()  # which marks a weight
    assert painted(view) != before
    assert painted(view) == painted(other)


def test_the_plane_of_a_large_network_is_smooth_while_it_moves_and_exact_at_rest(
    qtbot, monkeypatch
):
    plane = NetworkPlane(THEMES["light"], "the plane")
    qtbot.addWidget(plane)
    plane.resize(500, 500)
    monkeypatch.setattr(plane, "isVisible", lambda: True)
    first, second = (random_state((2, 8, 8, 8, 1), "tanh", size) for size in (0.9, 1.0))
    plane.show_state(first, REACH)
    plane._fine.setInterval(10_000_000)  # epochs follow one another, however slow the machine is
    plane.show_state(first, REACH)
    plane.show_state(second, REACH)
    exact = second.neurons_over(*plane.nodes())[-1][0]
    assert plane.field.values == pytest.approx(exact, abs=0.02)
    assert (np.abs(plane.field.values - exact) > 1e-6).any()
    plane._fine.start(0)
    qtbot.waitUntil(lambda: not plane._fine.isActive())
    assert plane.field.values == pytest.approx(exact, abs=1e-6)


def test_an_unbounded_neuron_uses_all_colours_of_its_side():
    values = [np.array([[[0.0, 3.0]], [[0.0, 0.0]]]), np.array([[[0.5, 1.0]]])]
    hidden, output = shares(values, "relu")
    assert hidden.tolist() == [[[0.5, 1.0]], [[0.5, 0.5]]]
    assert output.tolist() == [[[0.5, 1.0]]]


def test_a_line_is_wide_as_its_weight_and_its_kind_tells_the_sign():
    theme = THEMES["light"]
    widths, signs = looks_of(np.array([0.0, 1.25, -5.0, math.nan]), 20.0, theme)
    assert (widths, signs) == ([1.0, 2.0, 5.0, 1.0], [0, 1, -1, 0])
    raises, lowers, nothing = (weight_pen(theme, sign, 4.0) for sign in (1, -1, 0))
    assert (raises.style(), lowers.style()) == (Qt.PenStyle.SolidLine, Qt.PenStyle.CustomDashLine)
    colors = {pen.color().name() for pen in (raises, lowers, nothing)}
    assert len(colors) == 3


def test_beyond_eight_neurons_a_layer_is_condensed(qtbot):
    view = shown_view(qtbot, random_state((2, 20, 8, 1)))
    first, second = view.places.columns[1:3]
    assert [circle.neuron for circle in first] == [0, 1, 2, 3, 4, 5, 19]
    assert [circle.neuron for circle in second] == list(range(MOST))
    assert [count for _, count in view.places.gaps] == [13]
    boxes = [circle.box for circle in view.places.neurons]
    for number_, box in enumerate(boxes):
        assert view.rect().toRectF().contains(box)
        assert not any(box.intersects(other) for other in boxes[:number_])


def test_a_hidden_line_ends_where_z_is_zero():
    row = np.array([3.64, 3.69, -1.64])
    for x, y in within(row, *REACH):
        assert 3.64 * x + 3.69 * y - 1.64 == pytest.approx(0, abs=1e-12)
        assert any(math.isclose(place, end) for place in (x, y) for end in REACH[0])
    assert within(np.zeros(3), *REACH) is None
    assert within(np.array([1.0, 0.0, -50.0]), *REACH) is None
    places = np.array(sorted(within(np.array([1e200, 0.0, 0.0]), *REACH), key=lambda end: end[1]))
    assert places == pytest.approx(np.array([[0.0, -0.4], [0.0, 1.4]]), abs=1e-12)


# ----- in the window


@pytest.fixture
def opened(open_window):
    """The panel with XOR learnt, at the end of its run."""
    window = open_window(SmallNetwork(seed=12, epochs=700), (1600, 900))
    window.window.panel.open_views(["plane", "cost"], ["network", "formula", "points"])
    window.run_to_end()
    return window


def test_plane_formula_and_table_agree_with_the_network(opened):
    panel, state = opened.window.panel, opened.window.panel._state
    assert [row.texts[:3] for row in panel.points.rows] == [
        ("0", "0", "0"), ("0", "1", "1"), ("1", "0", "1"), ("1", "1", "0"),
    ]  # fmt: skip
    w1, w2, b = state.weights[1][0].tolist()
    for row, point in zip(panel.points.rows, panel.plane.points, strict=True):
        h1, h2, a = (number(text) for text in row.texts[3:])
        assert sigmoid(w1 * h1 + w2 * h2 + b) == pytest.approx(a, rel=0.03)
        assert row.texts[5] == point.text
        assert (a > 0.5) == (point.target == 1.0)
    # the line of each hidden neuron passes the plane, and where the output was 0.5 before
    assert [line.name for line in panel.plane.lines] == ["h₁", "h₂"]  # which suffice at the end
    opened.session.show_epoch(600)
    opened.settle()
    *earlier, first, second = panel.plane.lines
    assert (first.name, second.name) == ("h₁", "h₂") and len(earlier) == 1
    for line in earlier:
        epoch = int(line.name.removeprefix("epoch "))
        hidden, (output,) = opened.session.scene.experiment.state(
            opened.session.recording, epoch
        ).weights
        for x, y in np.concatenate(line.parts)[::9].tolist():
            h = [sigmoid(row @ [x, y, 1.0]) for row in hidden]
            assert sigmoid(output @ [*h, 1.0]) == pytest.approx(0.5, abs=1e-3)
    panel.switches.earlier.click()
    opened.settle()
    assert [line.name for line in panel.plane.lines] == ["h₁", "h₂"]
    # a click on a row shows its numbers in the formula
    place = QPoint(40, round(panel.points.middle(2)))
    QTest.mouseClick(panel.points, Qt.MouseButton.LeftButton, pos=place)
    texts = [term.text for term in panel.formula._blocks[0].group.terms]
    assert texts[0] == panel.points.rows[2].texts[5]
    products = number(texts[2]) * number(texts[3]) + number(texts[5]) * number(texts[6])
    assert sigmoid(products + number(texts[8])) == pytest.approx(number(texts[0]), rel=0.03)


def test_a_dragged_weight_is_where_training_goes_on(opened):
    window, panel, session = opened.window, opened.window.panel, opened.session
    before = panel._state.weights
    end = session.shown
    part = Part(1, 0, 1)
    line = panel.network.lines()[part]
    panel.network.grab()  # numbers are where they were painted
    start = panel.network._labels[part].center().toPoint()
    QTest.mousePress(panel.network, Qt.MouseButton.LeftButton, pos=start)
    for up in (10, 40):
        QTest.mouseMove(panel.network, start - QPoint(0, up))
        QApplication.processEvents()
    QTest.mouseRelease(panel.network, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 40))
    opened.until(lambda: session.recording is not None)
    opened.settle()
    # the network stands as it was but for that weight, and waits
    after = panel._state.weights
    assert session.shown == 0
    assert session.runner.state is not RunState.PLAYING
    assert after[1][0, 1] == pytest.approx(before[1][0, 1] + 0.4, abs=0.011)
    assert np.array_equal(after[0], before[0])
    assert after[1][0, [0, 2]].tolist() == before[1][0, [0, 2]].tolist()
    assert not line.isNull()
    # training goes on from there
    opened.step(3)
    expected = list(session.scene.experiment)[3]
    assert session.recording.row(3) == expected
    # and undo brings back what was, at the epoch where it was
    window.session.undo_stack.undo()
    opened.settle()
    assert session.scene.experiment.weights is None
    assert session.shown == end == len(session.recording) - 1
    assert np.array_equal(panel._state.weights[1], before[1])


def test_a_weight_is_typed_and_stepped(opened):
    panel, session = opened.window.panel, opened.session
    network = panel.network
    network.grab()  # numbers are where they were painted
    spot = network._biases[Part(1, 0, 2)].center().toPoint()
    QTest.mouseDClick(network, Qt.MouseButton.LeftButton, pos=spot)
    QTest.keyClicks(network._editor, "-2.5")
    QTest.keyClick(network._editor, Qt.Key.Key_Return)
    opened.until(lambda: session.recording is not None)
    opened.settle()
    assert panel._state.weights[1][0, 2] == -2.5
    QTest.keyClick(network, Qt.Key.Key_Up)
    opened.until(lambda: session.recording is not None)
    opened.settle()
    assert panel._state.weights[1][0, 2] == -2.4
    # a text that is no number is answered by a sentence
    sentences: list[str] = []
    panel.message_wanted.connect(sentences.append)
    network.value_wanted.emit(Part(1, 0, 2), "much")
    (sentence,) = sentences
    assert sentence.startswith("Bias of neuron 1 in layer 2 is much; it must be a number")
    assert sentence.endswith("1,000,000.")


def test_what_is_held_or_typed_is_let_go_where_the_network_has_it_no_more(open_window):
    """Undo takes a layer away while one of its weights is held, or typed."""
    opened = open_window(SmallNetwork(hidden_layers=(3, 3)))
    network, left = opened.window.panel.network, Qt.MouseButton.LeftButton
    last = Part(2, 0, 2)
    for press in (QTest.mousePress, QTest.mouseDClick):
        opened.window.change_settings({"hidden_layers": (3, 3)})
        opened.ready()
        opened.settle()
        spot = network.lines()[last].center().toPoint()
        press(network, left, pos=spot)
        assert (network._held or [network.chosen])[0] == last
        opened.window.change_settings({"hidden_layers": (1,)})
        opened.ready()
        QTest.mouseMove(network, spot - QPoint(0, 40))
        QTest.mouseRelease(network, left, pos=spot - QPoint(0, 40))
        assert network._editor is None and network.chosen is None
        assert opened.session.scene.experiment.weights is None


def test_a_menu_of_a_point_that_has_gone_does_nothing(opened):
    menu = opened.window.panel.plane.menu_of(3)
    rows = ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    opened.window.change_settings({"data": rows})
    opened.ready()
    opened.settle()
    for action in menu.actions():
        action.trigger()
    assert opened.session.scene.experiment.data == rows


def test_a_point_is_placed_only_where_one_may_lie(open_window):
    """Beyond the farthest coordinate, and beyond the number that there may be."""
    rows = tuple((100.0 * (-1) ** k, 0.0, k % 2) for k in range(1000))
    opened = open_window(SmallNetwork(data=rows, mini_batch=1000))
    plane = opened.window.panel.plane
    assert plane.ranges[0][1] > 100.0 and plane.ranges[1][0] < -100.0
    plane.point_moved.emit(0, *plane.placed(200.0, -200.0))
    x, y, _ = opened.session.scene.experiment.data[0]
    assert (x, abs(y)) == (100.0, 100.0)
    plane.point_added.emit(0.0, 0.0)
    assert opened.window.message.text() == "A small network learns at most 1,000 points."


def test_points_are_moved_pasted_and_refused(opened):
    window, panel, session = opened.window, opened.window.panel, opened.session
    plane = panel.plane
    plane.point_moved.emit(3, 0.8, 0.9)
    assert session.scene.experiment.data[3] == (0.8, 0.9, 0.0)
    for change in (
        lambda: plane.point_target_changed.emit(0, 1.0),
        lambda: plane.point_added.emit(0.5, 0.5),
    ):
        opened.until(lambda: panel._network is session.scene.experiment)
        change()
    opened.until(lambda: panel._network is session.scene.experiment)
    assert [row[2] for row in session.scene.experiment.data] == [1, 1, 1, 0, 1]
    plane.point_removed.emit(3)  # the last of its class
    assert len(session.scene.experiment.data) == 5
    assert "both classes" in window.message.text()
    QGuiApplication.clipboard().setText("x1;x2;target\n-1;0,5;0\n1;0,5;1\n")
    window.actions_by_name["paste_items"].trigger()
    assert session.scene.experiment.data == ((-1.0, 0.5, 0.0), (1.0, 0.5, 1.0))


def test_a_plane_at_rest_has_all_digits_of_the_next_outputs(qtbot):
    plane = NetworkPlane(THEMES["light"], "the plane")
    qtbot.addWidget(plane)
    plane.restyle(THEMES["light"].zoomed(1.13))  # in a size that no other test has
    plane.resize(400, 420)
    plane.show_state(random_state((2, 3, 1)), REACH)
    plane._fine.start(0)
    qtbot.waitUntil(lambda: not plane._fine.isActive())
    before = haloed._piece.cache_info().misses
    image = QImage(90, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(plane.number_font)
    for number in range(100, 1000, 7):
        place = QPointF(5 + number / 97, 30)
        haloed.paint_haloed(painter, place, f"0.{number}", QColor("black"), QColor("white"))
    painter.end()
    assert haloed._piece.cache_info().misses == before


def test_weights_beyond_single_precision_are_drawn(qtbot):
    state = random_state((2, 3, 1), size=1e60)
    view = shown_view(qtbot, state, "dark")
    plane = NetworkPlane(THEMES["dark"], "output")
    qtbot.addWidget(plane)
    plane.resize(400, 420)
    plane.show_state(state, REACH)
    assert all(np.isfinite(part).all() for part in view.maps.shares)
    assert not plane.grab().isNull()
    # the output is 0 or 1, on the side on which exact arithmetic has it
    for (x, y), a in zip(CORNERS, state.at_points()[-1][0], strict=True):
        assert plane.value_at(x, y) == pytest.approx(a, abs=1e-9)


# ----- what the demonstrations show


def recorded(network: SmallNetwork) -> Recording:
    recording = Recording(network)
    recording.extend(network.run())
    return recording


def shown_panel(qtbot, recording: Recording, kept=(), main=("plane",), side=("network",)):
    """A panel alone, at the end of a run."""
    panel = SmallNetworkPanel(THEMES["light"])
    qtbot.addWidget(panel)
    panel.resize(1000, 700)
    panel.open_views(main, side)
    panel.show()
    panel.begin(recording, kept)
    panel.show_epoch(recording, len(recording) - 1)
    return panel


def test_from_zeros_the_hidden_neurons_lie_on_one_another(qtbot):
    # three points of one class and one of the other, so that learning goes on and lines appear
    uneven = ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1))
    network = SmallNetwork(data=uneven, hidden_layers=(3,), initializer="zeros", epochs=40)
    panel = shown_panel(qtbot, recorded(network))
    places = [line.parts[0].tolist() for line in panel.plane.lines]
    assert len(places) == 3
    assert places[0] == places[1] == places[2]
    assert [line.name for line in panel.plane.lines] == ["h₁ = h₂ = h₃", "", ""]
    one, *others = panel.network.maps.shares[0]
    assert all((other == one).all() for other in others)
    # nothing is drawn where nothing parts the plane
    balanced = recorded(SmallNetwork(initializer="zeros", epochs=40))
    panel.begin(balanced, ())
    panel.show_epoch(balanced, 40)
    assert panel.plane.lines == ()
    assert panel.plane.even_value == 0.5


def test_two_networks_stand_beside_one_another_at_the_same_epoch(qtbot):
    deep = recorded(SmallNetwork(hidden_layers=(3, 3), epochs=30, seed=1))
    wide = recorded(SmallNetwork(hidden_layers=(5,), epochs=20, seed=2))
    panel = shown_panel(qtbot, deep, [KeptRun("wide", wide)], side=("compared", "network"))
    for epoch in (0, 20, 30):
        panel.show_epoch(deep, epoch)
        for plane, run in ((panel.plane, deep), (panel.compared, wide)):
            at = min(epoch, len(run) - 1)
            for number, (x, y) in enumerate(CORNERS, 1):
                output = run.at(at, f"output_{number}")
                assert plane.value_at(x, y) == pytest.approx(output, abs=0.01)
    assert panel.plane.title.endswith("2 hidden layers of 3")
    assert panel.compared.title.endswith("one hidden layer of 5")
    assert not panel.compared.editable
    # both are as large as one another, and nothing looks like a boundary that is none
    assert panel.plane.axes_rect().size() == panel.compared.axes_rect().size()
    assert panel.plane.ranges == panel.compared.ranges
    assert panel.plane.mapTo(panel, QPoint()).y() == panel.compared.mapTo(panel, QPoint()).y()
    assert panel.plane.lines == panel.compared.lines == ()
    assert not panel.network.isVisible()
    panel.open_views(("plane",), ("network", "compared"))
    assert panel.network.isVisible()


def test_the_plane_beside_has_its_axes_before_there_is_a_run(qtbot):
    deep = recorded(SmallNetwork(data="spirals", points=60, hidden_layers=(3, 3), epochs=1))
    panel = shown_panel(qtbot, deep, side=("compared",))
    assert panel.plane.ranges == panel.compared.ranges
    assert panel.plane.ranges[0][0] < -1


def test_the_plane_beside_has_its_name_and_points_before_there_is_a_run(open_window, monkeypatch):
    monkeypatch.setattr(Companion, "run", None)  # it still trains
    panel = open_window(
        "network-depth", theme="projector", size=(1280, 720), painted=True
    ).window.panel
    assert panel.plane.title.endswith("4 hidden layers of 4")
    assert panel.compared.title.endswith("one hidden layer of 19")
    assert len(panel.compared.points) == 60
    assert panel.compared.points == panel.plane.points
    assert panel.compared.field is None
    axes, image = panel.compared.axes_rect(), panel.compared.grab().toImage()
    left = round(axes.left()), round(axes.center().y()) + 20  # between ticks
    assert QColor(image.pixel(*left)).lightness() < 100  # the axis


def test_the_plane_beside_has_its_own_points_again_after_others_were_expected_there(qtbot):
    spirals = SmallNetwork(data="spirals", points=60, hidden_layers=(3,), epochs=1)
    deep, wide = recorded(spirals), recorded(replace(spirals, hidden_layers=(5,)))
    panel = shown_panel(qtbot, deep, [KeptRun("wide", wide)], side=("compared",))
    panel.expect(SmallNetwork(epochs=1))
    panel.begin(recorded(SmallNetwork(epochs=1)), ())
    assert len(panel.compared.points) == 4
    panel.begin(deep, [KeptRun("wide", wide)])
    panel.show_epoch(deep, 1)
    assert len(panel.compared.points) == 60


def test_the_starts_that_have_learnt_are_counted_at_every_epoch(qtbot):
    recording = recorded(SmallNetwork(networks=12, epochs=400, learning_rate=5.0))
    panel = shown_panel(qtbot, recording, main=("plane", "cost"))
    counts = []
    for epoch in (0, 100, 400):
        panel.show_epoch(recording, epoch)
        low = sum(recording.at(epoch, f"cost_of_{start}") < 0.1 for start in range(12))
        assert panel.cost.side_notes == [(f"{low} of 12 starts below 0.1", None)]
        counts.append(low)
    assert counts[0] == 0 < counts[-1]


def test_the_plane_has_room_for_texts_exactly_where_they_stand():
    assert network_module.MOST_TEXTS == plane_module.MOST_TEXTS  # plots know no subject


def test_many_points_on_the_wrong_side_are_crossed_and_counted(qtbot):
    network = SmallNetwork(data="spirals", points=60, hidden_layers=(5,), epochs=30, seed=3)
    recording = recorded(network)
    panel = shown_panel(qtbot, recording)
    plane, points = panel.plane, network.training_points()
    for epoch in (0, 30):
        panel.show_epoch(recording, epoch)
        wrong = []
        for number, ((x, y), target) in enumerate(
            zip(points.inputs.tolist(), points.targets, strict=True)
        ):
            (exact,) = plane._field_of(np.array([x]), np.array([y])).values[0]
            if (exact > 0.5) != (target == 1.0):
                wrong.append(number)
        assert list(plane.crossed) == wrong
        assert plane.note == f"{len(wrong)} of 60 points wrong"
        assert len(wrong) / 60 == pytest.approx(recording.at(epoch, "error"))
        assert plane.lines == ()  # earlier ones would be lost among the points
    assert panel.switches.earlier.isHidden()
    few = recorded(SmallNetwork(epochs=5))
    panel.begin(few, ())
    panel.show_epoch(few, 5)
    assert not panel.switches.earlier.isHidden()
    assert (plane.crossed, plane.note) == ((), "")  # their outputs are written beside them


@pytest.mark.parametrize(
    ("signs", "kinds"), [((0, 0), set()), ((1, 1), {"raises"}), ((1, -1), {"raises", "lowers"})]
)
def test_only_kinds_of_lines_are_named_that_there_are(qtbot, monkeypatch, signs, kinds):
    weights = [np.array([[sign, 0.0, 0.0] for sign in signs]), np.array([[0.0, 0.0, -1.0]])]
    points = Points(np.array(CORNERS), np.array([0.0, 1.0, 1.0, 0.0]))
    view = shown_view(qtbot, NetworkState(weights, "sigmoid", "cross-entropy", points))
    words = {ink.text for ink in texts(view, monkeypatch)}
    assert words & {"raises", "lowers"} == kinds


def test_from_zeros_the_cost_is_level_beside_one_that_falls(qtbot):
    zeros = SmallNetwork(initializer="zeros", epochs=60, seed=0)
    flat, fallen = recorded(zeros), recorded(SmallNetwork(epochs=60, seed=12, learning_rate=8.0))
    panel = shown_panel(qtbot, flat, [KeptRun("XOR", fallen)], main=("cost",))
    assert [curve.label for curve in panel.cost.sources] == ["XOR", "from zeros"]
    alike = recorded(SmallNetwork(epochs=60, seed=12))
    panel.begin(flat, [KeptRun("XOR", alike)])
    assert [curve.label for curve in panel.cost.sources] == ["random start", "from zeros"]
    (level,) = panel.cost._marks.levels
    assert level.value == pytest.approx(flat.at(60, "cost"), abs=1e-12)
    assert math.exp(level.value) == pytest.approx(2.0) and level.text == "ln 2"
    panel.cost.withhold(True)
    assert panel.cost._marks.levels == []
    panel.begin(recorded(SmallNetwork(cost="quadratic", epochs=1)), ())
    panel.cost.withhold(False)
    assert panel.cost._marks.levels == []  # there it would be 1/8


def test_weights_that_were_learnt_are_not_spelled_in_the_subtitle():
    settings, learnt = SmallNetwork.settings(), ((1 / 3, 0.1, -2.0),) * 3
    assert format_value(learnt, settings["weights"]) == "of your own"
    assert format_value(((1.0, 0.0, 1.0), (0.0, 0.0, 0.0)), settings["data"]) == (
        "(1, 0, 1), (0, 0, 0)"
    )


def test_a_drag_in_the_plane_ends_where_another_demonstration_is_opened(open_window):
    opened = open_window("network-xor", size=(1600, 900))
    plane = opened.window.panel.plane
    viewport, place = plane.viewport(), plane.centres()[3].toPoint()
    opened.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    opened.qtbot.mouseMove(viewport, place + QPoint(20, 20))
    opened.ready()
    other = find_preset("network-zeros")
    opened.session.open_preset(other)
    opened.ready()
    opened.qtbot.mouseMove(viewport, place + QPoint(60, 60))
    opened.ready()
    opened.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert opened.session.scene.experiment == other.experiment
