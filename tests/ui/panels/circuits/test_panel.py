"""The panel "Circuits": what is clicked, what is drawn at each step, and what is counted."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest

from gradsim.core.circuits.circuit import Circuit
from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.lecture.presets import find_preset
from gradsim.ui.panels.circuits.concealed import box_of
from gradsim.ui.panels.circuits.formulas import heading
from gradsim.ui.panels.circuits.pair import CircuitPair
from gradsim.ui.panels.circuits.parts import Parts
from gradsim.ui.panels.circuits.view import CircuitView
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.typeset import Typeset
from tests.ui.panels.test_overlaps import texts
from tests.ui.withheld import told_only_later

ROW = 11 * 16 + 13


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


@pytest.fixture
def majority(open_window):
    opened = open_window("circuit-two-layers")
    opened.run_to_end()
    opened.session.show_epoch(11)
    opened.until(lambda: opened.session.shown == 11)
    return opened


@pytest.fixture
def product(open_window):
    return open_window("circuit-multiplier", size=(1440, 900))


def click(view, place) -> None:
    """Press and let go at a place, or at the middle of a rectangle."""
    point = place if isinstance(place, QPointF) else place.center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=point.toPoint())


def focus(opened, view) -> None:
    """Give a view the keyboard, which a window has only when it is active."""
    opened.window.activateWindow()
    view.setFocus()
    opened.until(view.hasFocus)


def left(opened) -> CircuitView:
    return opened.window.panel.pair.left


def block(opened, name: str) -> None:
    """Click the middle of a gate or block of the left circuit."""
    view = left(opened)
    placed = next(candidate for candidate in view.places.gates if candidate.gate.name == name)
    click(view, view.scale.box(placed))
    opened.settle()


def shown_outputs(view: CircuitView) -> list[bool | None]:
    return [view.state.value(signal) for signal in view.state.circuit.outputs]


def drawn_names(opened) -> set[str]:
    return {placed.gate.name for placed in left(opened).places.gates}


# ----- inputs


def test_a_click_on_an_input_flips_it(majority):
    view = left(majority)
    for name, row in (("x1", 3), ("x2", 15), ("x3", 9), ("x4", 10)):
        majority.session.show_epoch(11)
        assert shown_outputs(view) == [True]  # 1011
        click(view, view.handle_rect(name))
        majority.until(lambda row=row: majority.session.shown == row)
        bits = [bool(row >> place & 1) for place in (3, 2, 1, 0)]
        assert [view.state.value(f"x{n + 1}") for n in range(4)] == bits
        assert [view.state.value(f"~x{n + 1}") for n in range(4)] == [not bit for bit in bits]
        assert shown_outputs(view) == [sum(bits) > 2]


def test_the_name_of_an_inverted_input_flips_it_too(majority):
    view = left(majority)
    x, y = view.places.inputs["~x4"]
    click(view, view.scale.point(x, y) - QPointF(0, 6))
    majority.until(lambda: majority.session.shown == 10)


def test_a_flip_while_signals_run_can_be_undone(product):
    view = left(product)
    click(view, view.handle_rect("b0"))
    product.until(lambda: product.session.scene.experiment.row == ROW - 1)
    product.window.actions_by_name["undo"].trigger()
    product.until(lambda: product.session.scene.experiment.row == ROW)


def test_keys_choose_an_input_and_flip_it(majority):
    view = left(majority)
    focus(majority, view)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)  # x2
    majority.until(lambda: majority.session.shown == 15)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Return)  # x1
    majority.until(lambda: majority.session.shown == 7)


def test_switches_in_the_form_set_the_inputs(majority):
    switches = majority.window.panel.inputs.switches
    assert [switch.isChecked() for switch in switches] == [True, False, True, True]
    switches[1].click()
    majority.until(lambda: majority.session.shown == 15)


def test_factors_in_the_form_set_the_inputs(product):
    first, second = product.window.panel.inputs.factors
    assert (first.box.value(), second.box.value()) == (11, 13)
    first.entered.emit(7)
    product.until(lambda: product.session.scene.experiment.row == 7 * 16 + 13)
    second.entered.emit(99)
    assert "from 0 to 15" in second.error.text()
    assert product.session.scene.experiment.row == 7 * 16 + 13


# ----- the truth table


def test_a_click_on_a_row_shows_it(majority):
    table = majority.window.panel.table
    place = table.output_rect(9).center() - QPointF(table._column() * 1.5, 0)
    click(table, place)
    majority.until(lambda: majority.session.shown == 9)
    assert table.row == 9


def test_a_click_on_an_output_changes_the_circuit(majority):
    table, view = majority.window.panel.table, left(majority)
    gates = len(view.places.gates)
    assert table.summary() == "16 of 16 rows right"
    click(table, table.output_rect(10))  # 1010 is no majority
    majority.until(lambda: majority.session.scene.experiment.function == "table")
    majority.until(lambda: len(left(majority).places.gates) == gates + 1)
    wanted = [int(f"{row:04b}".count("1") > 2 or row == 10) for row in range(16)]
    assert majority.session.scene.experiment.table == "".join(map(str, wanted))
    assert view.state.circuit.output()[0].tolist() == [bool(bit) for bit in wanted]
    majority.until(lambda: majority.session.shown == 11)  # the row stays
    assert table.summary() == "12 of 12 rows right so far"
    majority.window.actions_by_name["undo"].trigger()
    majority.until(lambda: len(left(majority).places.gates) == gates)


def test_an_own_table_takes_the_place_of_a_tree(open_window):
    opened = open_window("circuit-parity")
    opened.window.panel.toggle_view("table")
    opened.settle()
    opened.window.panel.table.output_flipped.emit(0)
    opened.until(lambda: opened.session.scene.experiment.function == "table")
    assert opened.session.scene.experiment.right == "none"
    opened.until(lambda: not opened.window.panel.pair.right.isVisible())
    opened.until(lambda: left(opened).state.circuit.output()[0, 0])


def test_the_table_tells_a_wrong_row(majority):
    table = majority.window.panel.table
    wanted = np.array([[False, True, True, False]])
    table.show_table(("x1", "x2"), wanted, np.array([[False, True, True, True]]))
    assert (table.right, table.count) == (3, 4)
    assert table.summary() == "3 of 4 rows right"


def test_outputs_come_with_the_walk_through_the_rows(open_window):
    opened = open_window("circuit-two-layers", painted=True)
    table, last = opened.window.panel.table, opened.session.scene.experiment.last_epoch
    assert opened.session.shown == 0
    assert (table.seen, table.summary()) == (1, "1 of 1 rows right so far")
    assert "16 of 16" not in opened.window.panel.band.accessibleDescription()
    column, rect = table._column(), table.output_rect(9)
    half = column * 0.25
    beside = QRectF(rect.center().x() + column * 0.9 - half, rect.y(), 2 * half, rect.height())
    beside = beside.toRect()
    empty = table.grab(beside).toImage()
    middle = empty.height() // 2
    assert {empty.pixelColor(x, middle).name() for x in range(empty.width())} == {
        QColor(table.theme.ground).name()
    }
    opened.run_to_end()
    assert opened.session.shown == last
    assert (table.seen, table.summary()) == (16, "16 of 16 rows right")
    assert table.grab(beside).toImage() != empty
    opened.session.show_epoch(3)  # what has been walked through stays
    opened.until(lambda: opened.session.shown == 3)
    assert table.seen == 16


def test_a_wrong_row_is_only_told_when_it_is_reached(majority):
    table = majority.window.panel.table
    wanted = np.array([[False, True, True, False]])
    table.show_table(("x1", "x2"), wanted, np.array([[False, True, True, True]]))
    table.show_reached(2)
    assert table.summary() == "3 of 3 rows right so far"
    table.show_reached(3)
    assert table.summary() == "3 of 4 rows right"


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_the_head_of_the_table_says_what_its_columns_are(open_window, theme):
    table = open_window("circuit-two-layers", theme=theme).window.panel.table
    title = table._typeset_title()
    plain = Typeset("truth table", table.theme.font(table.theme.axis_text), QColor("black"))
    assert plain.size().width() < title.size().width() <= table.width()


def test_a_long_table_follows_the_row(open_window):
    opened = open_window(LogicCircuit(function="parity", inputs=6), size=(1280, 720))
    table = opened.window.panel.table
    for row in (0, 63, 31):
        opened.session.show_epoch(row)
        opened.until(lambda row=row: opened.session.shown == row)
        opened.settle()
        assert table.row_at(table.output_rect(row).center()) == row


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_sixteen_rows_are_all_in_sight(open_window, theme):
    opened = open_window("circuit-two-layers", theme=theme)
    if theme == "projector":
        opened.window.actions_by_name["lecture_mode"].trigger()
    table = opened.window.panel.table
    opened.until(lambda: table.rows_shown() >= table.count == 16)
    opened.settle()
    rects = [table.output_rect(row) for row in range(16)]
    assert all(table.rect().toRectF().contains(rect) for rect in rects)
    assert [table.row_at(rect.center()) for rect in rects] == list(range(16))
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)


def test_a_table_with_rows_out_of_sight_says_how_to_see_them(open_window):
    opened = open_window(LogicCircuit(function="parity", inputs=6), size=(1280, 720))
    table = opened.window.panel.table
    assert table.rows_shown() < 64
    shown = table._in_sight()
    hint = f"rows {shown.start + 1} to {shown.stop} of 64: scroll for more"
    assert hint in table._summary_and_hint()


def test_how_many_layers_there_are_is_not_told_while_it_is_asked(open_window):
    opened = open_window("circuit-multiplier")
    bar = opened.window.time_bar
    assert (opened.window.panel.key_figure.said.split()[:4], bar.last_text.text()) == (
        ["?", "gates,", "?", "layers"],
        "/ ?",
    )
    opened.run_to_end()
    assert bar.last_text.text() == "/ 27"


def test_rows_are_counted_from_one_and_sizes_by_their_bits(majority):
    majority.run_to_end()
    bar = majority.window.time_bar
    assert (bar.epoch_field.text(), bar.last_text.text()) == ("16", "/ 16")
    majority.session.open_preset(find_preset("circuit-parity"))
    majority.ready()
    assert (bar.epoch_field.text(), bar.last_text.text()) == ("2", "/ 20")


# ----- blocks


def test_a_click_unfolds_a_block_and_another_folds_it(product):
    whole = drawn_names(product)
    assert {"add1", "add2", "add3"} < whole
    assert len(whole) == 19
    block(product, "add2")
    opened = drawn_names(product)
    assert opened - whole == {f"add2/s{bit}" for bit in range(4)}
    assert whole - opened == {"add2"}
    block(product, "add2/s1")
    assert {"add2/s1/h1", "add2/s1/h2", "add2/s1/or"} < drawn_names(product)
    block(product, "add2/s1/or")  # a gate folds the block that it lies in
    assert drawn_names(product) == opened


def test_the_blocks_add_up_to_the_gates_of_the_multiplier(product):
    """Each number by hand: an XOR is four NAND gates, a half adder one more, and so on."""
    half = 4 + 1
    full = 2 * half + 1
    adder = half + 3 * full
    blocks = product.window.panel.blocks
    assert blocks.isVisible()
    assert blocks.lines() == [
        ("4-bit multiplier", "16 × AND + 3 × 4-bit adder", str(16 + 3 * adder)),
        ("4-bit adder", "half adder + 3 × full adder", str(adder)),
        ("full adder", "2 × half adder + OR", str(full)),
        ("half adder", "XOR + AND", str(half)),
        ("XOR", "4 × NAND", "4"),
    ]


def test_folding_changes_no_signal(product):
    product.run_to_end()
    before = shown_outputs(left(product))
    assert before == [bool(143 >> place & 1) for place in range(7, -1, -1)]
    for layers in range(1, 5):
        product.window.change_settings({"unfold": layers})
        product.until(lambda: product.session.shown == product.session.last_epoch)
        product.settle()
        assert shown_outputs(left(product)) == before
    assert len(drawn_names(product)) == 130


def test_a_block_is_unfolded_by_keys(product):
    view = left(product)
    focus(product, view)
    names = list(view.handles())
    for _ in range(names.index("add1")):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert "add1/s0" in drawn_names(product)


def test_pointing_at_a_gate_tells_what_it_does(majority):
    view = left(majority)
    view.setMouseTracking(True)
    placed = next(candidate for candidate in view.places.gates if candidate.gate.name == "out")
    QTest.mouseMove(view, view.scale.box(placed).center().toPoint())
    majority.settle()
    assert view.toolTip().startswith("NAND: t1 = 1, t2 = 0")
    assert "output = 1" in view.toolTip()


def test_a_frame_hides_nothing(product):
    product.window.setUpdatesEnabled(True)
    view = left(product)
    block_rect, switch = view.handle_rect("add2"), view.handle_rect("b0")
    inner = [rect.adjusted(3, 3, -3, -3).toRect() for rect in (block_rect, switch)]
    before = [view.grab(rect).toImage() for rect in inner]
    view.setFocus()
    view._marked = "b0"
    QTest.mouseMove(view, block_rect.center().toPoint())
    product.settle()
    assert view._hovered == "add2"
    assert [view.grab(rect).toImage() for rect in inner] == before


# ----- time


def depth_of(circuit: Circuit) -> dict[str, int]:
    """The longest way from an input to each signal, counted in the circuit without blocks."""
    by_name = {gate.name: gate for gate in circuit.flat.gates}
    known: dict[str, int] = {}

    def depth(signal: str) -> int:
        if signal not in by_name:
            return 0
        if signal not in known:
            known[signal] = 1 + max(map(depth, by_name[signal].inputs))
        return known[signal]

    return {signal: depth(signal) for signal in (*circuit.inputs, *by_name)}


def test_each_step_shows_the_signals_of_one_more_layer(open_window):
    experiment = LogicCircuit(
        function="multiplier", bits=3, steps="layers", row=5 * 8 + 6, unfold=5
    )
    preset = replace(find_preset("circuit-multiplier"), experiment=experiment)
    opened = open_window(preset, size=(1440, 900))
    depths = depth_of(experiment.circuits[0])
    values = experiment.circuits[0].flat.evaluate()
    deepest = max(depths.values())
    assert opened.session.last_epoch == deepest
    state = left(opened).state
    assert {gate.name for gate in state.circuit.gates} | set(state.circuit.inputs) == set(depths)
    for layer in range(deepest + 1):
        state = left(opened).state
        there = {signal for signal in depths if state.value(signal) is not None}
        assert there == {signal for signal, depth in depths.items() if depth <= layer}
        assert all(state.value(signal) == values[signal][5 * 8 + 6] for signal in there)
        if layer < deepest:
            opened.step()
    assert shown_outputs(left(opened)) == [bool(30 >> place & 1) for place in range(5, -1, -1)]


def test_all_signals_are_there_while_rows_are_walked_through(majority):
    for row in (0, 7, 15):
        majority.session.show_epoch(row)
        majority.until(lambda row=row: majority.session.shown == row)
        assert shown_outputs(left(majority)) == [f"{row:b}".count("1") > 2]


def test_wires_that_gather_show_the_rows_product(open_window):
    opened = open_window(LogicCircuit(function="parity", inputs=6), size=(1280, 720))
    opened.session.show_epoch(7)
    opened.until(lambda: opened.session.shown == 7)
    view = left(opened)
    gathering = [wire for wire in view.places.wires if wire.gathers]
    assert len(gathering) == 33  # 32 products and their sum
    ones = {wire.signal for wire in gathering if view.state.wire_value(wire)}
    assert len(ones) == 2  # the one row that is there, and the OR
    assert "out" in ones


# ----- counts and formulas


def test_a_function_without_a_name_has_its_own_count(open_window):
    opened = open_window(LogicCircuit(function="table", inputs=2, table="0111"))
    counts = opened.window.panel.counts
    opened.window.panel.toggle_view("counts")
    opened.settle()
    opened.window.panel.show_epoch(opened.session.recording, opened.session.shown)
    assert [(point.x, point.y) for point in counts.overlay.points] == [(2, 4)]  # 3 AND, 1 OR


def test_on_a_narrow_page_the_second_circuit_stands_below_the_first_and_both_are_legible(qtbot):
    for width, second, below in ((440, True, True), (440, False, False), (900, True, False)):
        pair = CircuitPair(THEMES["light"])
        qtbot.addWidget(pair)
        pair.show_second(second, counts=False)
        pair.resize(width, round(pair.page_ratio(width) * width))
        pair.show()
        pair._row.activate()
        first, other = pair.left.geometry(), pair._beside.geometry()
        assert pair.right.isVisible() == second
        assert (second and other.top() > first.bottom()) == below
        assert first.height() >= pair.left.least_height()
        assert not below or other.height() >= pair.right.least_height()
        assert below or not second or other.left() > first.right()


def test_the_counts_are_those_of_the_formulas(open_window):
    opened = open_window(LogicCircuit(inputs=6, right="tree"), size=(1440, 900))
    panel = opened.window.panel
    shallow, deep = panel.pair.counts.counts.values()
    assert shallow == tuple(2 ** (n - 1) + 1 for n in range(2, 21))
    assert deep == tuple(4 * (n - 1) for n in range(2, 21))
    two_layers, tree = (view.state.circuit for view in panel.views)
    assert len(two_layers.gates) == 33
    assert len(tree.gates) == 5
    texts = [term.text for block in panel.band._blocks for term in block.group.terms]
    assert texts[-2:] == ["32 + 1 = 33", "4 · 5 = 20"]


def test_a_click_on_the_counts_chooses_the_number_of_inputs(open_window):
    opened = open_window(LogicCircuit(inputs=6, right="tree"), size=(1440, 900))
    opened.window.panel.toggle_view("counts")
    opened.settle()
    counts = opened.window.panel.counts
    counts.picked.emit(5.2, 30.0)
    opened.until(lambda: opened.session.scene.experiment.inputs == 5)
    opened.until(lambda: len(left(opened).state.circuit.gates) == 17)
    assert counts.overlay.cursor == 5


def test_sizes_are_walked_through_on_the_plot(open_window):
    opened = open_window("circuit-parity", size=(1440, 900))
    counts = opened.window.panel.counts
    assert [len(curve.getData()[0]) for curve in counts._curves] == [1, 1]
    assert not counts.overlay.end_labels  # which would be the answer
    opened.session.show_epoch(10)
    opened.until(lambda: opened.session.shown == 10)
    opened.settle()
    assert counts.overlay.cursor == 12
    assert [point.y for point in counts.overlay.points] == [2049, 44]
    assert [len(curve.getData()[0]) for curve in counts._curves] == [11, 11]
    view = left(opened)
    assert shown_outputs(view) == [True]  # 1011
    click(view, view.handle_rect("x2"))
    assert view.state.value("x2") is True
    assert shown_outputs(view) == [False]
    opened.run_to_end()
    assert [label.text for label in counts.overlay.end_labels] == ["524,289", "76"]


def test_the_circuits_beside_the_count_say_of_how_many_bits_they_are(open_window):
    opened = open_window("circuit-parity")
    opened.run_to_end()
    panel = opened.window.panel
    first, second = panel.views
    assert first.title.startswith("two layers, 4 bits: ")
    assert second.title.startswith("tree of pairs, 4 bits: ")
    recording = opened.session.recording
    gates = [int(recording.at(2, "gates", series)) for series in (0, 1)]
    assert panel.counts.drawn_text() == f"{gates[0]} against {gates[1]}" == "9 against 12"
    assert [view._short_title().rpartition(": ")[2] for view in panel.views] == [
        f"{count} gates" for count in gates
    ]
    styles = [style.color for style in panel.counts._styles]
    assert [view.title_series for view in panel.views] == styles


def test_two_circuits_stand_below_one_another_in_a_narrow_column(open_window):
    opened = open_window("circuit-parity", size=(1280, 720), theme="projector")
    opened.run_to_end()
    upper, lower = opened.window.panel.views
    assert upper.isVisible() and lower.isVisible()
    assert lower.mapToGlobal(lower.rect().topLeft()).y() >= (
        upper.mapToGlobal(upper.rect().bottomLeft()).y()
    )


def test_a_product_comes_bit_by_bit(product):
    view = product.window.panel.product
    assert view.reading() == "11 × 13 = ?"
    product.run_to_end()
    assert view.reading() == "11 × 13 = 143"


def test_the_formula_has_the_rows_bits(majority):
    band = majority.window.panel.band
    assert [term.text for term in band._blocks[0].group.terms] == ["f(1, 0, 1, 1)", "=", "1"]


def test_the_formula_has_the_bits_of_both_factors(product):
    product.run_to_end()
    band = product.window.panel.band
    assert band._blocks[0].group.heading == "product  11 × 13 = 143"
    texts = [term.text for term in band._blocks[0].group.terms]
    assert texts == ["1011", "×", "1101", "=", "10001111"]


def test_headings_say_what_a_circuit_is_made_of():
    parity = LogicCircuit(right="tree")
    assert heading("two layers", parity.circuits[0]) == "two layers: 8 AND gates and an OR"
    assert heading("a tree", parity.circuits[1]) == "a tree: 3 XOR blocks, 2 blocks deep"
    whole = LogicCircuit(function="multiplier").circuits[0]
    assert heading("m", whole) == "m: 16 AND gates and three 4-bit adders"


def test_what_is_too_large_to_draw_is_said_and_still_computed(open_window):
    opened = open_window(LogicCircuit(function="parity", inputs=10), size=(1280, 720))
    opened.session.show_epoch(7)
    opened.until(lambda: opened.session.shown == 7)
    opened.settle()
    assert not left(opened).is_drawn
    assert opened.window.panel.table.count == 0  # no row of a table shown before
    band = opened.window.panel.band
    assert [term.text for term in band._blocks[0].group.terms] == ["f(0000000111)", "=", "1"]


# ----- looks and size


def test_the_wheel_magnifies_and_a_double_click_shows_all(product):
    view = left(product)
    place = QPointF(view.area().center())
    wheel = QWheelEvent(
        place, view.mapToGlobal(place), QPointF(0, 0).toPoint(), QPointF(0, 360).toPoint(),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    unit = view.scale.unit
    view.wheelEvent(wheel)
    assert view.magnified == pytest.approx(1.2**3)
    assert view.scale.unit > unit
    QTest.mouseDClick(
        view, Qt.MouseButton.LeftButton, pos=(view.area().bottomRight() - QPointF(4, 4)).toPoint()
    )
    assert view.magnified == 1.0
    assert view.scale.unit == unit


@pytest.mark.parametrize("theme", THEMES)
def test_everything_lies_within_the_drawing(open_window, theme):
    opened = open_window("circuit-two-layers", theme=theme)
    for preset in ("circuit-two-layers", "circuit-parity", "circuit-multiplier"):
        opened.session.open_preset(find_preset(preset))
        opened.ready()
        opened.settle()
        for view in opened.window.panel.views:
            if not view.isVisible():
                continue
            area = view.area()
            for placed in view.places.gates:
                assert area.contains(view.scale.box(placed)), placed.gate.name
            for name in view.state.circuit.inputs:
                assert area.contains(view.handle_rect(name)), name


def test_controls_have_names(product):
    panel = product.window.panel
    for widget in (*panel.views, panel.table, panel.counts, *panel.inputs.switches):
        assert widget.accessibleName(), widget
    assert "a3 = 1, a2 = 0" in left(product).accessibleDescription()


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_while_the_room_is_asked_only_inputs_and_outputs_are_drawn(open_window, theme, monkeypatch):
    """Not a gate to be counted, no inverse, no kind, no value: a box with a question mark."""
    opened = open_window("circuit-two-layers", (1280, 720), theme, painted=True)
    window, view = opened.window, opened.window.panel.pair.left
    drawn = view.grab().toImage()
    window.actions_by_name["lecture_mode"].trigger()
    opened.settle()
    words = " ".join(ink.text for ink in texts(window, monkeypatch))
    assert "?" in words and "NAND" not in words and "negation" not in words
    box = box_of(window.theme, view.places, view.scale)
    asked = view.grab().toImage()
    inside = box.adjusted(4, 4, -4, -4).toRect()
    mark = QRect(0, 0, *[window.theme.px(window.theme.key_figure * 1.6)] * 2)
    mark.moveCenter(inside.center())
    for x in range(inside.left(), inside.right(), 3):
        for y in range(inside.top(), inside.bottom(), 3):
            if not mark.contains(x, y):
                assert asked.pixelColor(x, y) == QColor(window.theme.surface)
    window.actions_by_name["next"].trigger()
    opened.run_to_end()
    assert view.grab().toImage() not in (asked, drawn)
    words = " ".join(ink.text for ink in texts(window, monkeypatch))
    assert "NAND" in words


def test_it_is_not_told_that_all_rows_are_right_while_the_room_is_asked(majority, monkeypatch):
    majority.window.setUpdatesEnabled(True)
    gone = told_only_later(majority, monkeypatch)
    assert {"16 of 16 rows right", "two layers of NAND: 6 NAND gates"} <= gone
    table = majority.window.panel.table
    seen = table.grab().toImage()
    table.withhold(True)
    assert table.summary() == "16 of 16 rows right"  # which the formulas go by
    assert table.grab().toImage() != seen


def test_the_parts_of_a_circuit_find_their_places_once(product, monkeypatch):
    found = []
    find = Parts.of
    monkeypatch.setattr(Parts, "of", lambda *given: found.append(given[0]) or find(*given))
    view = left(product)
    product.run_to_end()
    for step in range(4):
        product.session.show_epoch(step)
        view.grab()
    assert len(found) <= 1
    found.clear()
    before = view.places
    view.folded.emit(before.gates[-1].gate.name)
    product.settle()
    view.grab()
    assert found == [view.places] != [before]


def test_no_view_counts_all_gates_before_the_signals_have_come_through(open_window, monkeypatch):
    """Else the room reads the answer beside the key figure's question marks."""
    opened = open_window("circuit-multiplier", size=(1920, 1080), theme="projector", painted=True)
    opened.window.actions_by_name["lecture_mode"].trigger()
    opened.step(3)
    assert opened.window.panel.band.isVisible()
    counts = {"130", "27"}
    assert not counts & {ink.text for ink in texts(opened.window, monkeypatch)}
    opened.run_to_end()
    assert counts <= {ink.text for ink in texts(opened.window, monkeypatch)}
