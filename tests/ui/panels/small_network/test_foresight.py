"""What is computed of the next epoch before it is drawn: the same picture, where it fits."""

import gc
import threading
from dataclasses import replace
from types import FunctionType, ModuleType

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from gradsim.core.small_network.experiment import SmallNetwork
from gradsim.core.small_network.state import NetworkState
from gradsim.ui.panels.small_network import foresight
from gradsim.ui.session.run_state import RunState

LARGE = SmallNetwork(
    data="spirals", points=40, hidden_layers=(8, 8), activation="tanh", learning_rate=0.1, epochs=50
)
SMALL = replace(LARGE, data="xor", points=4, hidden_layers=(2,))


def opened_at_rest(open_window, network: SmallNetwork):
    """Open a network whose run has ended, with its plane and drawing; its maps stay coarse."""
    opened = open_window(network)
    opened.window.panel.open_views(["plane", "cost"], ["network", "points"])
    opened.run_to_end()
    for view in (opened.window.panel.plane, opened.window.panel.network):
        view._fine.setInterval(10**6)  # as if epochs followed one another for so long
    return opened


def drawn(opened, epoch: int) -> QImage:
    """Show an epoch, and return what plane and network look like."""
    opened.session.show_epoch(epoch)
    opened.settle()
    panel = opened.window.panel
    return panel.grab().toImage()


@pytest.mark.parametrize("network", [LARGE, SMALL], ids=["large", "small"])
def test_what_was_foreseen_looks_as_what_is_computed_at_once(open_window, monkeypatch, network):
    opened = opened_at_rest(open_window, network)
    recording = opened.session.recording
    drawn(opened, 10)
    at_once = drawn(opened, 11)
    drawn(opened, 10)
    recording.foresee(recording.row(11))
    asked = []
    compute = NetworkState.neurons_at
    monkeypatch.setattr(
        NetworkState, "neurons_at", lambda *args: asked.append(args) or compute(*args)
    )
    assert drawn(opened, 11) == at_once
    assert not asked
    assert drawn(opened, 10) != at_once
    assert asked  # another epoch was not foreseen


@pytest.mark.parametrize("change", ["size", "look"])
def test_in_another_size_or_look_it_is_computed_at_once(open_window, change):
    opened = opened_at_rest(open_window, LARGE)
    recording, window = opened.session.recording, opened.window
    pictures = []
    for foresees in (False, True):
        window.resize(1280, 720)
        window.look.set_theme("light")
        before = drawn(opened, 10)
        window.panel._foresight._newest.clear()
        if foresees:
            recording.foresee(recording.row(11))
        if change == "size":
            window.resize(1400, 800)
        else:
            window.look.set_theme("dark")
        pictures.append(drawn(opened, 11))
        assert before != pictures[-1]
    assert pictures[0] == pictures[1]


def test_another_network_with_the_same_numbers_was_not_foreseen(open_window):
    opened = opened_at_rest(open_window, SMALL)
    recording = opened.session.recording
    drawn(opened, 10)
    recording.foresee(recording.row(11))
    ready = opened.window.panel._foresight
    assert ready.of(recording, 11).maps is not None
    other = recording.so_far()
    other.experiment = replace(SMALL, activation="relu")
    assert ready.of(other, 11).maps is None
    assert ready.of(other, 11).state.activation == "relu"


def test_views_that_are_not_seen_have_nothing_computed(open_window):
    opened = opened_at_rest(open_window, LARGE)
    recording, panel = opened.session.recording, opened.window.panel
    panel.open_views(["cost"], ["points"])
    opened.settle()
    drawn(opened, 10)
    recording.foresee(recording.row(11))
    ready = panel._foresight.of(recording, 11)
    assert (ready.field_of, ready.maps) == (None, None)


def test_the_thread_holds_no_widget(open_window):
    opened = opened_at_rest(open_window, LARGE)
    recording = opened.session.recording
    drawn(opened, 10)
    recording.foresee(recording.row(11))
    held, seen = [recording.foresee], set()
    while held:  # all that it can reach, but for modules and classes
        one = held.pop()
        if id(one) in seen or isinstance(one, type | ModuleType):
            continue
        seen.add(id(one))
        assert not isinstance(one, QObject)
        is_function = isinstance(one, FunctionType)
        held += one.__closure__ or () if is_function else gc.get_referents(one)


@pytest.mark.usefixtures("uncovered")
def test_the_thread_of_the_run_computes_it(open_window, monkeypatch):
    threads = set()
    moving_field_of = foresight.moving_field_of

    def noted(state):
        threads.add(threading.get_ident())
        return moving_field_of(state)

    monkeypatch.setattr(foresight, "moving_field_of", noted)
    opened = open_window(replace(LARGE, epochs=100_000))
    opened.window.time_bar.speed.setValue(6)  # 60 epochs a second
    opened.window.actions_by_name["play"].trigger()
    opened.until(lambda: threads)
    assert threading.get_ident() not in threads
    opened.window.actions_by_name["play"].trigger()
    opened.until(lambda: opened.state() is RunState.PAUSED)
