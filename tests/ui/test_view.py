"""What every view may have reaches those that have it, and asks nothing of the others."""

import gc

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gradsim.core.circuits.subject import CIRCUITS
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.panels.single_neuron.items_table import ItemsTable
from gradsim.ui.theme import THEMES
from gradsim.ui.view import PaintedView, restyle, views_in

LIGHT, DARK = THEMES["light"], THEMES["dark"]


def known(kind: type) -> set[int]:
    """Return what there is of a class in Python; what Qt has made is so only once it was found."""
    gc.collect()
    return {id(thing) for thing in gc.get_objects() if type(thing) is kind}


class Noting(PaintedView):
    """A view that notes its restyling in a list."""

    def __init__(self, name, notes):
        super().__init__(LIGHT)
        self._name, self._notes = name, notes

    def restyle(self, theme):
        super().restyle(theme)
        self._notes.append(self._name)


def nested(qtbot):
    """Return a view that holds a plain widget, which holds another view."""
    notes = []
    outer, plain, inner = Noting("outer", notes), QWidget(), Noting("inner", notes)
    QVBoxLayout(outer).addWidget(plain)
    QVBoxLayout(plain).addWidget(inner)
    qtbot.addWidget(outer)
    return outer, inner, notes


def test_another_look_reaches_every_view_the_inner_ones_first(qtbot):
    outer, inner, notes = nested(qtbot)
    restyle(DARK, outer, None)
    assert notes == ["inner", "outer"]
    assert outer.theme is inner.theme is DARK


def test_what_qt_has_made_within_a_field_is_not_known_to_python(qtbot):
    """PySide keeps what it has found, for as long as the widget in which it was looked for."""
    outer, _, _ = nested(qtbot)
    box = QSpinBox(outer)
    before = known(QLineEdit)
    restyle(DARK, outer)
    assert known(QLineEdit) == before
    assert known(QSpinBox) >= {id(box)}


def test_a_panel_whose_choices_are_adopted_does_not_know_them_either(qtbot):
    panel = panel_class(CIRCUITS)(LIGHT)
    qtbot.addWidget(panel)
    boxes = [QSpinBox(panel), QSpinBox(panel.options)]
    before = known(QLineEdit)
    panel.adopt_state(panel)
    assert known(QLineEdit) == before
    assert known(QSpinBox) >= {id(box) for box in boxes}


def test_a_view_with_nothing_to_withhold_or_adopt_is_asked_all_the_same(qtbot):
    outer, inner, _ = nested(qtbot)
    for view in views_in(outer):
        view.withhold(True)
        view.adopt_state(inner)


def test_items_that_have_no_room_are_scrolled_to(qtbot):
    table = ItemsTable(LIGHT)
    qtbot.addWidget(table)
    table.show_items([(float(k),) for k in range(20)], [0.0] * 20, ["a"])
    table.resize(260, table.minimumSizeHint().height())
    table.show()
    shown = table.rows_shown()
    assert shown < 20
    below = QPointF(10, table.top() + 0.5 * table.line())
    assert table.row_at(below) == 0
    for _ in range(20):
        QApplication.sendEvent(
            table,
            QWheelEvent(
                below, below, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip
    assert table.row_at(below) == 20 - shown  # the last one stands at the foot
