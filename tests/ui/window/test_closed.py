"""A window that is closed is gone, with its panels, its dialogs and what they were connected to."""

import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from gradsim.core.circuits.subject import CIRCUITS
from gradsim.ui.export.sheet import Sheet
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.theme import THEMES
from gradsim.ui.window.card import Card


def left_of(things) -> list[object]:
    """What is still there when Qt has deleted what it was told to, and Python all cycles."""
    QApplication.processEvents()  # what was to happen at once holds what it happens to
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return [thing() for thing in things if thing() is not None]


@pytest.fixture
def no_others(qapp):
    """Leave no widget of another test in the application."""
    left_of([])
    assert QApplication.allWidgets() == []


def test_a_closed_window_is_gone_with_all_that_it_had(no_others, open_window):
    """Its lecture prepares a panel ahead, and opens others; the presenter has a window."""
    for start in ("chain-vanishing", "circuit-parity", "activation-gallery"):
        opened = open_window(start)
        window, session = opened.window, opened.session
        for name in ("keep", "lecture_mode", "presenter", "next", "next_demonstration"):
            window.actions_by_name[name].trigger()
        opened.ready()
        window.panels.prepare("chain")
        window.room.presenter.close()
        parts = (
            window.central,
            window.form,
            window.time_bar,
            window.room,
            *window.panels._panels.values(),
        )
        known = [weakref.ref(thing) for thing in (window, session, session.runner, *parts)]
        assert len(known) > 7
        window.close()
        del opened, window, session, parts
        assert left_of(known) == []
        assert QApplication.allWidgets() == []


def test_a_panel_that_still_prepares_random_chains_is_gone(no_others, open_window):
    opened = open_window("chain-steeper-activation")
    views, window = opened.window.panel.random, opened.window
    views._prepare_next()  # within the rest after what has just been drawn
    assert not views.is_prepared
    known = [weakref.ref(thing) for thing in (window, window.panel, window.panel.options)]
    window.close()
    del opened, views, window
    assert left_of(known) == []
    assert QApplication.allWidgets() == []


def test_a_card_in_place_of_another_keeps_none_of_those_before(no_others, qtbot, open_window):
    """Each knows what had the focus before: the card that it has taken it from."""
    window = open_window("neuron-good-start").window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    cards = []
    for _ in range(4):
        window.explainer.show_passage()
        cards.append(weakref.ref(window.findChildren(Card)[-1]))
    assert len(left_of(cards)) <= 2  # the one that is shown, and the one that it may go back to


def test_a_page_of_an_export_is_gone_with_the_options_of_its_panel(no_others):
    sheet = Sheet(panel_class(CIRCUITS), THEMES["light"])
    sheet.resize(QSize(640, 400))
    sheet.show()
    assert sheet.panel.isVisible() and not sheet.panel.options.isVisible()
    known = [weakref.ref(thing) for thing in (sheet, sheet.panel, sheet.panel.options)]
    sheet.close()
    assert left_of([]) == [] and not shiboken6.isValid(sheet)
    del sheet
    assert left_of(known) == []
    assert QApplication.allWidgets() == []
