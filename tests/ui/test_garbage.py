"""Garbage is collected in the window's thread, however much another one allocates."""

import gc
import itertools
import threading
import time
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from gradsim.ui.application import make_application
from gradsim.ui.process import garbage
from gradsim.ui.process.garbage import GarbageCollector
from tests.patience import PATIENCE


@pytest.fixture(autouse=True)
def _as_the_interpreter_has_it(qapp):
    """These tests, unlike all others with a window, begin with the collector enabled."""
    for started in qapp.findChildren(GarbageCollector):
        started.stop()
    gc.collect()
    gc.enable()


@pytest.fixture
def collector(qapp, monkeypatch):
    monkeypatch.setattr(garbage, "INTERVAL", 10)
    collector = GarbageCollector(qapp)
    yield collector
    collector.stop()
    collector.setParent(None)


@pytest.fixture
def generations():
    """The generations that are collected meanwhile."""
    collected = []

    def note(phase, info) -> None:
        if phase == "start":
            collected.append(info["generation"])

    gc.callbacks.append(note)
    yield collected
    gc.callbacks.remove(note)


def allocating_until(condition) -> threading.Thread:
    """Start a thread that makes objects until a fact holds; the bound ends a broken run."""

    def allocate() -> None:
        end = time.monotonic() + PATIENCE / 1000
        while not condition() and time.monotonic() < end:
            assert len([[] for _ in range(10_000)]) == 10_000

    thread = threading.Thread(target=allocate)
    thread.start()
    return thread


def test_a_widget_in_a_cycle_is_destroyed_in_the_windows_thread(qtbot, collector):
    threads = []

    def note(*_) -> None:
        threads.append(threading.get_ident())

    collector.start()
    widget = QWidget()
    widget.itself = widget
    widget.destroyed.connect(note, Qt.ConnectionType.DirectConnection)
    weakref.finalize(widget, note)
    del widget
    thread = allocating_until(lambda: len(threads) == 2)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert threads == [threading.get_ident()] * 2


def test_without_it_garbage_is_destroyed_in_the_thread_that_allocates():
    """What the collector is for; not shown with a widget, which could take the process along."""

    class Thing:
        pass

    threads = []
    thing = Thing()
    thing.itself = thing
    weakref.finalize(thing, lambda: threads.append(threading.get_ident()))
    del thing
    thread = allocating_until(lambda: threads)
    thread.join()
    assert threads == [thread.ident]


@pytest.mark.parametrize(
    ("counts", "thresholds", "collected"),
    [
        ((700, 10, 10), (700, 10, 10), []),
        ((701, 10, 10), (700, 10, 10), [0]),
        ((701, 11, 10), (700, 10, 10), [1]),
        ((701, 11, 11), (700, 10, 10), [2]),
        ((701, 3, 2), (0, 10, 0), []),
    ],
)
def test_only_what_is_due_is_collected(
    collector, generations, monkeypatch, counts, thresholds, collected
):
    collector.start()
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: thresholds)
    monkeypatch.setattr(garbage, "LATER", 1)
    monkeypatch.setattr(garbage, "LATEST", 1)
    collector.collect()
    assert generations == collected


@pytest.mark.parametrize(("rests", "checks"), [(True, 3), (False, 5)])
def test_what_takes_long_waits_for_a_rest_a_while(
    collector, generations, monkeypatch, rests, checks
):
    given_back = []
    times = itertools.count()
    monkeypatch.setattr(gc, "get_count", lambda: (701, 0, 11))
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(garbage, "LATER", 3)
    monkeypatch.setattr(garbage, "LATEST", 5)
    monkeypatch.setattr(garbage, "perf_counter", times.__next__)
    monkeypatch.setattr(garbage, "process_time", lambda: 0.1 if rests else float(next(times)))
    monkeypatch.setattr(
        garbage, "give_back_free_memory", lambda: given_back.append(len(generations))
    )
    gc.disable()
    for _ in range(2 * checks):
        collector.collect()
    assert generations == [*[0] * (checks - 1), 2] * 2
    assert given_back == [checks, 2 * checks]


def test_stopped_it_leaves_the_garbage_to_the_interpreter(collector):
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_the_application_has_one_however_often_it_is_asked_for(qapp):
    for _ in range(3):
        app = make_application()
        assert not gc.isenabled()
    assert isinstance(app, QObject)
    assert len(app.findChildren(GarbageCollector)) == 1
