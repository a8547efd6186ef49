"""What is marked on the curves of a neuron: names, crossings, levels, the plateau, live numbers."""

import itertools

import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontMetricsF

from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.tables.decimals import left_of, room_of_decimals, whole_part
from gradsim.ui.theme import INK
from gradsim.ui.typesetting.text import text_width

NAMES = {
    "neuron-good-start": set(),
    "neuron-saturated-start": {"Good start"},
    "neuron-cross-entropy-good-start": {"quadratic cost", "cross-entropy"},
    "neuron-cross-entropy-saturated-start": {"quadratic cost", "cross-entropy"},
    "neuron-cost-duel": {"quadratic cost", "cross-entropy"},
    "neuron-many-inputs": {"(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"},
}


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def finished(open_window, name, **looks):
    opened = open_window(name, **looks, painted=True)
    session = opened.session
    opened.until(lambda: not session.scene.preset.compared or session.companion.recording)
    opened.run_to_end()
    opened.window.grab()
    return opened


def placed(plot) -> dict:
    """Names of curves and where each stands."""
    return {name.text: box for name, box in plot._marks._placed if "plateau" not in name.text}


@pytest.mark.parametrize("name", NAMES)
def test_names_stand_inside_the_plot_where_no_curve_runs(open_window, name):
    opened = finished(open_window, name, theme="light")
    for theme in ("light", "projector"):
        opened.window.look.set_theme(theme)
        if name == "neuron-many-inputs":  # whose hero is the plane
            opened.window.panel.open_views(["output", "formula"], ["items", "neuron"])
        opened.settle()
        opened.window.grab()
        check_names(opened.window.panel.output, NAMES[name], theme)


def check_names(plot, names: set[str], theme: str) -> None:
    boxes, axes = placed(plot), plot.axes_rect()
    origin, unit = plot.to_pixels(0.0, 0.0), plot.to_pixels(1.0, 1.0)  # both axes are linear
    assert set(boxes) == names, theme
    assert plot.overlay.end_labels == []
    for text, box in boxes.items():
        at_end = text == "(0, 0)" and theme == "projector"  # too low for large letters
        assert axes.contains(box) or at_end, (theme, text)
        for curve in plot.sources:
            epochs, values = curve.recording.trace(curve.column, curve.series)
            x = origin.x() + epochs * (unit.x() - origin.x())
            y = origin.y() + values * curve.scale * (unit.y() - origin.y())
            inside = (box.left() <= x) & (x <= box.right()) & (box.top() <= y) & (y <= box.bottom())
            assert not inside.any(), (theme, text, curve.label)
        others = [other for label, other in boxes.items() if label != text]
        assert not any(box.intersects(other) for other in others), theme


def test_a_name_stays_where_it_is_while_the_cursor_moves(open_window):
    opened = finished(open_window, "neuron-cost-duel")
    before = placed(opened.window.panel.output)
    for epoch in (299, 120, 0):
        opened.session.show_epoch(epoch)
        opened.window.grab()
        assert placed(opened.window.panel.output) == before


def test_during_a_run_the_name_stands_beside_the_number(open_window):
    opened = open_window("neuron-cost-duel")
    opened.step(60)
    texts = [point.text for point in opened.window.panel.output.overlay.points]
    assert texts == ["0.974  quadratic cost", "0.0774  cross-entropy"]


def test_the_plateau_is_as_long_as_the_neuron_is_saturated_and_wrong(open_window):
    """Its slope a(1 − a) is below a sixteenth, a quarter of the largest one, all the time."""
    opened = finished(open_window, "neuron-saturated-start")
    marks = opened.window.panel.output._marks
    a = opened.session.recording.values("output_1")
    length = int(np.flatnonzero(a * (1 - a) >= 1 / 16)[0]) - 1
    assert marks._plateau == (length, f"plateau of {length} epochs") and length == 150
    assert marks._shade.isVisible() and marks._shade.rect().right() == length


def test_a_bracket_has_its_words_wherever_the_cursor_stands_in_another_look(open_window):
    opened = finished(open_window, "neuron-saturated-start")
    for epoch in (40, 75, 100):
        opened.session.show_epoch(epoch)
        for theme in ("projector", "light"):
            opened.window.look.set_theme(theme)
            opened.settle()
            opened.window.grab()
            marks = opened.window.panel.output._marks
            words = [name.text for name, _ in marks._placed if "plateau" in name.text]
            assert words == ["plateau of 150 epochs"], (epoch, theme)
            assert marks.brackets


@pytest.mark.parametrize("name", ["neuron-good-start", "neuron-cross-entropy-saturated-start"])
def test_what_learns_at_once_has_no_plateau(open_window, name):
    opened = finished(open_window, name)
    assert not opened.window.panel.output._marks._shade.isVisible()


def test_a_plateau_withheld_is_not_seen(open_window):
    opened = finished(open_window, "neuron-saturated-start")
    output = opened.window.panel.output
    output.withhold(True)
    assert not output._marks._shade.isVisible() and output.overlay.notes == []
    output.withhold(False)
    assert output._marks._shade.isVisible() and len(output.overlay.notes) == 2


def test_the_target_and_a_half_are_marked(open_window):
    opened = open_window("neuron-good-start")
    for name, marked in (
        ("neuron-good-start", [(0.5, ""), (0.0, "target 0")]),
        ("neuron-binary-entropy", [(0.3, "target 0.3")]),
        ("neuron-many-inputs", [(0.5, "")]),
    ):
        opened.session.open_preset(find_preset(name))
        opened.ready()
        levels = opened.window.panel.output._marks.levels
        assert [(level.value, level.text) for level in levels] == marked, name


@pytest.mark.parametrize("name", ["neuron-good-start", "neuron-cross-entropy-good-start"])
def test_the_target_stands_at_the_end_of_the_axis_clear_of_the_curves(open_window, name):
    output = finished(open_window, name, theme="projector", size=(1280, 720)).window.panel.output
    ((level, box),) = output._marks._level_boxes
    axes = output.axes_rect()
    assert level.text == "target 0" and axes.right() < box.left() < box.right() <= output.width()
    assert axes.center().y() < box.top() and box.bottom() <= axes.bottom()
    assert not output._crosses_curve(box)


def test_labels_of_points_at_one_epoch_are_in_the_order_of_the_points(open_window):
    opened = open_window("neuron-many-inputs")
    opened.settle()
    output = opened.window.panel.output
    for _ in range(2):
        metrics = QFontMetricsF(output.theme.font(output.theme.end_label))
        column = output._label_column(output.axes_rect(), metrics)
        first = opened.session.recording
        outputs = {
            label: first.at(opened.session.shown, f"output_{item + 1}")
            for item, label in enumerate(("(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"))
        }
        names = [point.text for point, _ in column]
        assert names == sorted(outputs, key=outputs.get, reverse=True)
        boxes = [box for _, box in column]
        assert all(a.bottom() <= b.bottom() for a, b in itertools.pairwise(boxes))
        opened.step(5)


def test_no_level_strikes_a_label_of_a_column_through(open_window, monkeypatch):
    opened = open_window("neuron-xor", theme="projector", size=(1280, 720), painted=True)
    opened.step(20)
    output = opened.window.panel.output
    output.resize(output.width(), 190)  # too low for two labels above the level and two below
    opened.settle()
    with_level = output.grab().toImage()
    (line,) = output.lines_across()
    axes = output.axes_rect()
    labels = output._place_labels(axes, output.word_boxes(axes))
    boxes = [box.toAlignedRect() for _, box in labels]
    struck = [box for box in boxes if abs(box.center().y() - line) < box.height() / 5]
    assert len(boxes) == 4 and struck
    monkeypatch.setattr("gradsim.ui.plotting.epochs.marks.paint_level", lambda *_: None)
    output.resetCachedContent()
    without = output.grab().toImage()
    assert with_level != without
    assert all(with_level.copy(box) == without.copy(box) for box in struck)


def test_a_number_at_the_top_stands_beneath_its_point(open_window):
    opened = finished(open_window, "neuron-cost-duel", theme="projector", size=(1280, 720))
    output = opened.window.panel.output
    metrics = QFontMetricsF(output.theme.font(output.theme.end_label))
    point = output.overlay.points[0]
    box = output._text_box(point, output.axes_rect(), metrics, [])
    assert point.text == "0.981" and box.top() > output.to_pixels(point.x, point.y).y()


@pytest.mark.parametrize(
    ("name", "styles"),
    [("neuron-cross-entropy-saturated-start", (1, 0)), ("neuron-saturated-start", (INK, 1))],
)
def test_a_run_of_the_other_cost_has_the_colour_of_its_cost(open_window, name, styles):
    first, second = finished(open_window, name).window.panel.output.sources
    assert (first.ghost, second.ghost) == (True, False)
    assert (first.style, second.style) == styles


def test_the_drawn_neuron_has_its_numbers_at_its_parts(open_window):
    opened = finished(open_window, "neuron-saturated-start")
    view = opened.window.panel.neuron
    row = opened.session.recording
    expected = {"x": 1.0, "w": row.at(150, "weight_1"), "b": row.at(150, "bias")}
    assert view._parts == expected | {"a": row.at(150, "output_1")}
    assert [line.symbol for line in view._table_lines] == ["y", "C"]
    opened.session.show_epoch(0)
    assert (view._parts["w"], view._parts["b"]) == (2.0, 2.0)


def test_where_both_costs_have_numbers_they_stand_in_the_table(open_window):
    opened = open_window(SingleNeuron(weights=(2.0,), bias=2.0, cost="both"))
    opened.window.panel.open_views(["neuron"], [])
    opened.step()
    assert opened.window.panel.neuron.isVisible() and opened.window.panel.neuron._parts == {}


def test_numbers_below_one_another_have_their_points_in_one_line(qapp):
    font = QFont()
    font.setPixelSize(16)
    texts = ["−1.28", "0.0940", "12.5", "0", "9.00·10⁻⁵"]
    room = room_of_decimals(texts, font)
    points = {
        round(left_of(text, 200.0, room, font) + text_width(whole_part(text), font), 6)
        for text in texts
    }
    assert len(points) == 1
    assert all(
        left_of(text, 200.0, room, font) + text_width(text, font) <= 200.01 for text in texts
    )


def test_the_definition_of_a_mean_gradient_is_ruled_off_from_its_values(open_window):
    opened = open_window("neuron-many-inputs", size=(1600, 1000))
    terms = [column.term for column in opened.window.panel.formula._blocks[0].columns]
    assert [term.rule_before for term in terms] == [False, True, False, False]
    assert [bool(term.text) for term in terms] == [False, True, True, True]


def test_formulas_of_a_second_run_are_no_other_size(open_window):
    opened = open_window("neuron-why", size=(1440, 900))
    opened.run_to_end()
    band = opened.window.panel.formula
    before = [band.column_widths(group) for group in (0, 1)]
    opened.window.actions_by_name["reset"].trigger()
    opened.ready()
    assert [band.column_widths(group) for group in (0, 1)] == before


def test_one_heading_serves_both_formulas(open_window):
    opened = open_window("neuron-why", size=(1440, 900))
    opened.step(3)
    headings = [block.group.heading for block in opened.window.panel.formula._blocks]
    assert headings == ["quadratic cost, epoch 3", ""]


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy", "both"])
def test_the_card_of_the_factors_follows_the_cost(open_window, cost):
    panel = open_window(SingleNeuron(cost=cost)).window.panel
    words = {"quadratic": "their product", "cross-entropy": "steepness", "both": "cancels"}
    assert words[cost] in panel.explanation("factors")
