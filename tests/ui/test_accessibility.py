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
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.window.main_window import MainWindow

CONTROLS = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)
INNER = ("qt_spinbox_lineedit", "qt_scrollarea")  # parts of a control that speaks for them


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


@pytest.mark.parametrize("name", [subject.name for subject in SUBJECTS])
def test_a_panel_is_for_those_who_hear_it_and_have_no_mouse(open_window, name):
    """Controls have names, views say what they show, and the Tab key goes down the form."""
    window = opened_panel(open_window, name).window
    assert nameless(window) == []
    assert silent(window.panel) == []
    heights = heights_of_stops(window)
    assert len(heights) > 2
    # controls in one row may stand a few pixels apart
    assert all(after > before - 24 for before, after in pairwise(heights)), heights


def nameless(window: QWidget) -> list[str]:
    """The controls and what the Tab key reaches that have no name."""
    return [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for widget in window.findChildren(QWidget)
        if (is_control(widget) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not any(part in widget.objectName() for part in INNER)
        and not isinstance(widget.parent(), QAbstractScrollArea)  # the inside of what scrolls
        and widget.isVisible()
        and not spoken(widget)
    ]


def silent(panel: Panel) -> list[str]:
    """The drawings and plots that do not say what they show."""
    silent = []
    for view in panel.view_titles():
        widget = panel.arrangement.view(view)
        parts = [widget, *widget.findChildren(QWidget)]
        if widget.isVisible() and not any(spoken(part) for part in parts):
            silent.append(view)
    plots = [plot for plot in panel.findChildren(Plot) if plot.isVisible()]
    return silent + [plot.title for plot in plots if not spoken(plot)]


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


def heights_of_stops(window: MainWindow) -> list[int]:
    """How far down the form each control stands that the Tab key goes through."""
    form = window.form
    return [
        widget.mapTo(form, widget.rect().topLeft()).y()
        for widget in tab_stops(window)
        if form.isAncestorOf(widget) and is_control(widget)
    ]


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
