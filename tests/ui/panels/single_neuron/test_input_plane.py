"""The plane of a neuron's two inputs: what it shows is the run, and its items can be changed."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.forms.named_row import NamedRow
from gradsim.ui.panels.single_neuron.input_plane import output_of

AND = [((0, 0), 0), ((0, 1), 0), ((1, 0), 0), ((1, 1), 1)]


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def descended(items, epochs, w=(0.6, -0.4), b=0.9, rate=1.0):
    """Weights and bias of a neuron after some epochs, with the cross-entropy."""
    x, y = np.array([(*x, 1.0) for x, _ in items]), np.array([y for _, y in items], float)
    parameters = np.array([*w, b])
    for _ in range(epochs):
        errors = 1 / (1 + np.exp(-(x @ parameters))) - y
        parameters = parameters - rate * x.T @ errors / len(y)
    return parameters


def on_line(parts, parameters) -> bool:
    """Whether all places of some lines have a weighted input of 0."""
    w1, w2, b = parameters
    places = np.concatenate(parts)
    return bool(np.abs(places @ [w1, w2] + b).max() < 1e-9 * np.abs(parameters).max())


def press(opened, place: QPoint):
    opened.qtbot.mouseClick(
        opened.window.panel.plane.viewport(), Qt.MouseButton.LeftButton, pos=place
    )
    opened.ready()


def pixel(plane, x, y) -> QPoint:
    return plane.to_pixels(x, y).toPoint()


def test_it_shows_the_outputs_of_the_run_and_the_lines_of_earlier_epochs(open_window):
    opened = open_window("neuron-many-inputs", size=(1600, 900))
    plane, table = opened.window.panel.plane, opened.window.panel.items
    assert plane.lines == ()  # before the run there is only the start
    assert on_line(plane.boundary, (0.6, -0.4, 0.9))
    opened.run_to_end()
    w1, w2, b = end = descended(AND, 500)
    x, y = plane.nodes()
    outputs = 1 / (1 + np.exp(-(w1 * x + w2 * y[:, None] + b)))
    np.testing.assert_allclose(plane.field.values, outputs, rtol=1e-9)
    assert on_line(plane.boundary, end)
    assert [(point.x, point.y, point.target) for point in plane.points] == [
        (*place, target) for place, target in AND
    ]
    # one number and one colour for an item: in plane, table and curves
    assert [point.text for point in plane.points] == [row.texts[-1] for row in table.rows]
    styles = [style for ((_, style),) in table._outputs]
    assert (
        styles
        == [point.series for point in plane.points]
        == [curve.style for curve in opened.window.panel.output.sources]
    )
    z = np.array([place for place, _ in AND]) @ [w1, w2] + b
    errors = 1 / (1 + np.exp(-z)) - [target for _, target in AND]
    bars = [table.bar(row) for row in range(4)]
    shares = [bar.width() / bars[3].width() for bar in bars]  # the error of (1, 1) is the largest
    assert shares == pytest.approx(np.abs(errors / errors[3]).tolist(), abs=1e-6)
    assert bars[3].right() == pytest.approx(bars[1].left())  # it pulls to the other side
    assert len(plane.lines) == 1
    for line in plane.lines:
        assert on_line(line.parts, descended(AND, int(line.name.removeprefix("epoch "))))
    opened.window.panel.switches.earlier.click()
    assert plane.lines == ()
    opened.window.panel.switches.earlier.click()
    opened.session.show_epoch(3)
    assert {line.name for line in plane.lines} == {"epoch 1"}  # none of a later epoch
    assert on_line(plane.boundary, descended(AND, 3))
    # and none at all where nothing parts the plane
    recording = Recording(replace(opened.session.scene.experiment, weights=(0.0, 0.0), bias=0.0))
    recording.extend(recording.experiment)
    plane.show_field(output_of(recording.experiment, 0.0, 0.0, 0.0))
    assert len(recording) == 501
    assert plane._earlier(recording, 500) == []
    plane.show_field(output_of(recording.experiment, 6.0, 6.0, -9.0))
    assert plane._earlier(recording, 500) != []


def test_items_are_dragged_added_and_removed_and_undone(open_window):
    opened = open_window("neuron-many-inputs", size=(1600, 900))
    plane, session = opened.window.panel.plane, opened.session
    opened.step()
    opened.settle()
    viewport, start = plane.viewport(), pixel(plane, 1, 1)
    stop, ranges = pixel(plane, 0.3, 0.5), plane.ranges
    opened.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        opened.qtbot.mouseMove(viewport, start + (stop - start) * share)
        opened.ready()
    opened.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=stop)
    moved = session.scene.experiment.inputs[3]
    assert moved == pytest.approx((0.3, 0.5), abs=0.02)
    assert (plane.points[3].x, plane.points[3].y) == moved
    assert plane.ranges == ranges
    press(opened, pixel(plane, 0.8, 0.2))
    neuron = session.scene.experiment
    assert neuron.inputs[4] == pytest.approx((0.8, 0.2), abs=0.02) and neuron.targets[4] == 0
    assert len(plane.points) == 5
    press(opened, pixel(plane, 0.8, 0.2))
    assert session.scene.experiment.targets == (0, 0, 0, 1, 1)
    plane.menu_of(0).actions()[-1].trigger()
    opened.ready()
    assert session.scene.experiment.targets == (0, 0, 1, 1)
    assert len(plane.points) == 4
    opened.run_to_end()
    items = zip(session.scene.experiment.inputs, session.scene.experiment.targets, strict=True)
    assert on_line(plane.boundary, descended(list(items), 500))
    for _ in range(3):
        plane.point_removed.emit(0)
        opened.ready()
    plane.point_removed.emit(0)
    assert len(session.scene.experiment.targets) == 1
    assert opened.window.message.text() == "A neuron learns from one item at least."
    while opened.window.actions_by_name["undo"].isEnabled():
        opened.window.actions_by_name["undo"].trigger()
        opened.ready()
    assert session.scene.experiment == find_preset("neuron-many-inputs").experiment


def test_a_thousand_items_take_no_more(open_window):
    inputs = tuple((k / 1000, 0.5) for k in range(1000))
    start = SingleNeuron(inputs=inputs, targets=(0.0,) * 1000, weights=(1.0, 1.0), epochs=1)
    opened = open_window(start)
    opened.window.panel.plane.point_added.emit(0.5, 0.25)
    assert opened.window.message.text() == "A neuron learns from at most 1,000 items."
    assert opened.session.scene.experiment == start


def test_a_table_is_chosen_by_its_name_and_xor_ends_without_a_line(open_window):
    opened = open_window("neuron-many-inputs")
    row = next(row for row in opened.window.form._rows if isinstance(row, NamedRow))
    assert [row.menu.itemText(k) for k in range(row.menu.count())] == ["AND", "OR", "NAND", "XOR"]
    assert row.menu.currentText() == "AND"
    for name, targets in (("OR", (0, 1, 1, 1)), ("NAND", (1, 1, 1, 0)), ("XOR", (0, 1, 1, 0))):
        row.menu.setCurrentIndex(row.menu.findText(name))
        row.menu.activated.emit(row.menu.currentIndex())
        opened.ready()
        assert opened.session.scene.experiment.targets == targets
        assert row.menu.currentText() == name
    opened.run_to_end()
    plane = opened.window.panel.plane
    assert plane.boundary == [] and plane.even_value == pytest.approx(0.5)
    assert {point.text for point in plane.points} == {"0.500"}
    row.box.setText("0, 1, 0.5, 1")
    row.box.editingFinished.emit()
    opened.ready()
    assert row.menu.currentIndex() == -1


def test_two_costs_have_two_lines_and_one_input_has_no_plane(open_window):
    opened = open_window("neuron-many-inputs")
    plane, panel = opened.window.panel.plane, opened.window.panel
    panel.settings_wanted.emit({"cost": "both"})
    opened.run_to_end()
    assert [line.name for line in plane.lines if line.series is not None] == ["cross-entropy"]
    assert on_line(plane.lines[-1].parts, descended(AND, 500))
    panel.settings_wanted.emit({"inputs": ((0.0,), (1.0,)), "targets": (0.0, 1.0), "weights": (1,)})
    opened.ready()
    assert not plane.editable and not opened.window.panel.switches.earlier.isVisible()
    before = opened.session.scene.experiment
    press(opened, plane.rect().center())
    assert opened.session.scene.experiment == before


def test_of_many_items_some_have_curves_and_all_are_in_plane_and_table(open_window):
    x, y = np.random.default_rng(3).random((2, 100)).round(3)
    inputs, targets = tuple(zip(x.tolist(), y.tolist(), strict=True)), (x > y).astype(float)
    neuron = SingleNeuron(
        inputs=inputs,
        targets=tuple(targets.tolist()),
        weights=(0.5, -1.0),
        bias=0.1,
        cost="cross-entropy",
        epochs=20,
    )
    opened = open_window(neuron, (1600, 900), painted=True)
    panel = opened.window.panel
    panel.open_views(["output", "plane"], ["items"])
    opened.run_to_end()
    assert [curve.column for curve in panel.output.sources] == [
        f"output_{item + 1}" for item in range(0, 100, 5)
    ]
    assert panel.output.title == "output $a$ of 20 of 100 items"
    assert [(point.x, point.y) for point in panel.plane.points] == list(inputs)
    row = opened.session.recording.row(20)
    names = dict(zip(neuron.columns, row, strict=True))
    w1, w2, b = (names[name] for name in ("weight_1", "weight_2", "bias"))
    for item in (0, 57, 99):
        output = 1 / (1 + np.exp(-(w1 * x[item] + w2 * y[item] + b)))
        assert float(panel.items.rows[item].texts[-1]) == pytest.approx(output, rel=0.01)
    # a point is moved where it is, though its picture is kept
    before = panel.plane.grab().toImage()
    panel.plane.point_moved.emit(57, -0.2, 1.2)
    opened.ready()
    opened.settle()
    moved = panel.plane.points[57]
    assert (moved.x, moved.y) == (-0.2, 1.2) and panel.plane.grab().toImage() != before


def test_a_drag_ends_where_another_demonstration_is_opened(open_window):
    opened = open_window("neuron-xor", size=(1600, 900))
    plane = opened.window.panel.plane
    viewport, place = plane.viewport(), pixel(plane, 1, 1)
    opened.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    opened.qtbot.mouseMove(viewport, place + QPoint(-30, 40))
    opened.ready()
    assert opened.session.scene.experiment.inputs[3] != (1, 1)
    other = find_preset("neuron-many-inputs")
    opened.session.open_preset(other)
    opened.ready()
    opened.qtbot.mouseMove(viewport, place + QPoint(-60, 80))
    opened.ready()
    opened.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place)
    opened.ready()
    assert opened.session.scene.experiment == other.experiment
