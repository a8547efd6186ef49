"""For everyone: each control has a name, the keyboard reaches it, in reading order."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from gradsim.core.lecture.presets import PRESETS, first_preset
from gradsim.core.subjects import SUBJECTS
from gradsim.ui.plotting.plot import Plot

CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
INNER = ("qt_spinbox_lineedit", "qt_scrollarea")  # parts of a control that speaks for them

panels = pytest.mark.parametrize("name", [subject.name for subject in SUBJECTS])


def is_control(widget: QWidget) -> bool:
    inner = any(part in widget.objectName() for part in INNER) or isinstance(widget, QScrollBar)
    return isinstance(widget, CONTROLS) and not inner and widget.isEnabled()


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def opened_panel(open_window, name: str):
    opened = open_window(first_preset(name), (1440, 900))
    for view in opened.window.panel.view_titles():
        if view not in opened.window.panel.arrangement.open_names:
            opened.window.panel.toggle_view(view)
    opened.settle()
    return opened


@panels
def test_every_control_has_a_name(open_window, name):
    opened = opened_panel(open_window, name)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in opened.window.findChildren(QWidget)
        if (is_control(widget) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not any(part in widget.objectName() for part in INNER)
        and not isinstance(widget.parent(), QAbstractScrollArea)  # the inside of what scrolls
        and widget.isVisible()
        and not spoken(widget)
    ]
    assert nameless == []


@panels
def test_every_drawing_and_plot_says_what_it_shows(open_window, name):
    opened = opened_panel(open_window, name)
    panel = opened.window.panel
    silent = []
    for view in panel.view_titles():
        widget = panel.arrangement.view(view)
        parts = [widget, *widget.findChildren(QWidget)]
        if widget.isVisible() and not any(spoken(part) for part in parts):
            silent.append(view)
    plots = [plot for plot in panel.findChildren(Plot) if plot.isVisible()]
    silent += [plot.title for plot in plots if not spoken(plot)]
    assert silent == []


def test_every_menu_entry_has_a_text(open_window):
    opened = open_window()
    for menu in opened.window.menuBar().actions():
        assert menu.text()
        for action in menu.menu().actions():
            assert action.isSeparator() or action.text()


def tab_stops(window: QWidget) -> list[QWidget]:
    """The widgets that the Tab key goes through, from the first on."""
    stops, widget = [], window
    while True:
        widget = widget.nextInFocusChain()
        if widget is window:
            return stops
        if (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
        ):
            stops.append(widget)


@panels
def test_the_tab_key_goes_down_the_form(open_window, name):
    opened = opened_panel(open_window, name)
    form = opened.window.form
    heights = [
        widget.mapTo(form, widget.rect().topLeft()).y()
        for widget in tab_stops(opened.window)
        if form.isAncestorOf(widget) and is_control(widget)
    ]
    assert len(heights) > 2
    # controls in one row may stand a few pixels apart
    assert all(after > before - 24 for before, after in pairwise(heights)), heights


def unreached_controls(window: QWidget) -> list[str]:
    """The controls that the keyboard alone does not reach; `test_walk` looks at each window."""
    stops = tab_stops(window)
    return [
        f"{type(widget).__name__} {spoken(widget)!r}"
        for widget in window.findChildren(QWidget)
        if is_control(widget)
        and widget.isVisible()
        and widget not in stops
        and not isinstance(widget, QAbstractButton)  # the keys of its command press it
    ]


def test_the_focus_stays_in_the_window(open_window):
    opened = open_window(PRESETS[0], (1440, 900))
    focused = QApplication.focusWidget()
    assert focused is None or opened.window.isAncestorOf(focused)
