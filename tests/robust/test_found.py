"""What the soak has found, each in as few steps as show it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gradsim.core.depth_accuracy.experiment import DepthAccuracy
from gradsim.core.lecture.presets import find_preset
from gradsim.ui.forms.count_row import CountRow
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.panels.depth_accuracy.table import SweepTable
from gradsim.ui.tables.table import TableRow
from gradsim.ui.theme import THEMES


def boxes(opened, kind=NumberBox) -> list:
    return [box for box in opened.window.form.findChildren(kind) if box.isVisible()]


def test_what_is_half_typed_goes_with_its_row(open_window):
    """Another kind of experiment takes the place of the one whose box has the focus."""
    opened = open_window("chain-vanishing")
    opened.window.activateWindow()
    box = boxes(opened)[-1]
    box.setFocus()
    QTest.keyClicks(box.lineEdit(), "7")
    opened.window.session.open_preset(find_preset("speed-at-start"))
    opened.ready()
    opened.settle()
    assert opened.session.scene.experiment == find_preset("speed-at-start").experiment


def test_a_count_beyond_all_numbers_is_refused_in_a_sentence(open_window):
    opened = open_window("speed-at-start")
    row = next(row for row in boxes(opened, CountRow))
    row.box.entered.emit("9" * 400)
    opened.settle()
    assert row.error.isVisible() and "must be" in row.error.text()
    assert opened.session.scene.experiment == find_preset("speed-at-start").experiment


def test_a_view_of_outputs_that_is_opened_has_its_formulas(open_window):
    """The formulas are those of the views that are open, from the moment they are."""
    opened = open_window("speed-2-layers")
    opened.window.panel.toggle_view("output_speed")
    opened.settle()
    opened.step(1)
    opened.window.panel.toggle_view("output_speed")
    opened.settle()
    opened.step(1)
    assert opened.session.shown == 2


def test_a_table_is_painted_while_its_rows_are_of_the_run_before(qtbot):
    table = SweepTable(THEMES["light"])
    qtbot.addWidget(table)
    table.show_depths([(str(depth), depth - 1) for depth in DepthAccuracy().depths])
    table.show_rows([TableRow("this sweep", ("9.1",) * len(DepthAccuracy().depths))], 0)
    table.show_depths([("1", 0)])
    table.show()
    assert not table.grab().isNull()  # an error of painting fails the test


def test_the_switches_of_a_panel_go_with_the_form(open_window):
    opened = open_window("chain-vanishing")
    options = opened.window.panel.options
    opened.window.session.open_preset(find_preset("neuron-good-start"))
    opened.ready()
    assert opened.window.form.isAncestorOf(options) and not options.isVisible()
    QApplication.sendPostedEvents()
    assert Qt.WindowType.Window not in options.windowFlags()
