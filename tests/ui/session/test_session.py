"""Undo, comparisons and what the session tells, in a window and without one."""

import dataclasses
import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QLabel, QSlider, QToolButton

from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.lecture.presets import PRESETS as LECTURE
from gradsim.core.lecture.presets import find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.session import changes
from gradsim.ui.session.kept_run import MOST_KEPT
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.session.worker import FULL_SPEED

PRESETS = tuple(preset for preset in LECTURE if preset.name.startswith("neuron-"))


@pytest.fixture
def session(qtbot):
    session = Session(find_preset("neuron-good-start"))
    session.set_pace(FULL_SPEED)
    yield session
    session.close()


def start(qtbot, session: Session) -> None:
    session.start()
    qtbot.waitUntil(lambda: session.recording is not None)


def run(qtbot, session: Session) -> None:
    session.toggle()
    qtbot.waitUntil(lambda: session.runner.state is RunState.ENDED)


def neuron(**settings) -> SingleNeuron:
    return SingleNeuron(**{"epochs": 20, **settings})


@pytest.fixture
def no_merging(monkeypatch):
    """Every change is a step of its own, however fast the test is."""
    monkeypatch.setattr(changes, "MERGE_SECONDS", -1.0)


def test_a_run_that_starts_where_it_is_shown_is_drawn_with_its_first_rows(qtbot, session):
    start(qtbot, session)
    moves: list[int] = []
    session.moved.connect(lambda: moves.append(session.shown))
    session.toggle()
    assert moves == [] and session.runner.state is RunState.PLAYING
    qtbot.waitUntil(lambda: session.newest > 2)
    session.toggle()
    session.show_epoch(1)
    moves.clear()
    session.toggle()
    assert len(moves) == 1 and session.shown == moves[0] > 1


# ----- undo and redo of the model


def test_undo_and_redo_go_through_the_settings(qtbot, session, no_merging):
    start(qtbot, session)
    scenes = [session.scene.experiment]
    for rate in (0.2, 0.3, 0.4):
        session.change(neuron(learning_rate=rate), "learning_rate")
        scenes.append(session.scene.experiment)
    for expected in reversed(scenes[:-1]):
        session.undo_stack.undo()
        assert session.scene.experiment == expected == session.runner.experiment
    for expected in scenes[1:]:
        session.undo_stack.redo()
        assert session.scene.experiment == expected == session.runner.experiment


def test_the_same_settings_again_are_no_change(qtbot, session):
    start(qtbot, session)
    recording = session.recording
    session.change(SingleNeuron(), "bias")
    assert session.undo_stack.count() == 0
    assert session.recording is recording


def test_changes_of_one_setting_soon_after_another_are_one_step(qtbot, session, merging):
    start(qtbot, session)
    for bias in (0.91, 0.92, 0.93):
        session.change(SingleNeuron(bias=bias), "bias")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.scene.experiment.bias == 0.9
    session.undo_stack.redo()
    assert session.scene.experiment.bias == 0.93


def test_changes_of_two_settings_are_two_steps(qtbot, session):
    start(qtbot, session)
    session.change(SingleNeuron(bias=0.5), "bias")
    session.change(SingleNeuron(bias=0.5, learning_rate=0.5), "learning_rate")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert session.scene.experiment == SingleNeuron(bias=0.5)


def test_changes_with_a_pause_between_are_two_steps(qtbot, session, monkeypatch):
    start(qtbot, session)
    clock = [100.0]
    monkeypatch.setattr(changes.time, "monotonic", lambda: clock[0])
    session.change(SingleNeuron(bias=0.5), "bias")
    clock[0] += changes.MERGE_SECONDS + 0.1
    session.change(SingleNeuron(bias=0.6), "bias")
    assert session.undo_stack.count() == 2


def test_a_drag_is_one_step_however_long_it_pauses(qtbot, session, monkeypatch):
    start(qtbot, session)
    clock, held, looks = [100.0], [Qt.MouseButton.LeftButton], []

    def look():
        looks.append(held[0])
        return held[0]

    monkeypatch.setattr(changes.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(changes.QGuiApplication, "mouseButtons", look)
    for bias in (0.5, 0.6, 0.7):
        session.change(SingleNeuron(bias=bias), "bias")
        seen = len(looks)
        qtbot.waitUntil(lambda seen=seen: len(looks) > seen + 1)
        clock[0] += 10.0
    assert session.undo_stack.count() == 1
    held[0] = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: looks[-1] is Qt.MouseButton.NoButton)
    held[0] = Qt.MouseButton.LeftButton
    session.change(SingleNeuron(bias=0.8), "bias")
    assert session.undo_stack.count() == 2  # another drag


def test_after_a_drag_a_session_that_is_closed_is_gone(qtbot, merging):
    """PySide keeps the commands that a stack merges itself, and with each the session."""
    session = Session(find_preset("neuron-good-start"))
    start(qtbot, session)
    for bias in (0.5, 0.6, 0.7):
        session.change(SingleNeuron(bias=bias), "bias")
    assert session.undo_stack.count() == 1
    session.close()
    left = weakref.ref(session)
    session.deleteLater()
    del session
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert left() is None


def test_a_change_after_an_undo_is_not_merged_into_the_past(qtbot, session):
    start(qtbot, session)
    session.change(SingleNeuron(bias=0.5), "bias")
    session.undo_stack.undo()
    session.change(SingleNeuron(bias=0.6), "bias")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.scene.experiment == SingleNeuron()


def test_another_demonstration_can_be_undone(qtbot, session):
    start(qtbot, session)
    session.change(SingleNeuron(bias=0.5), "bias")
    session.open_preset(find_preset("neuron-cost-duel"))
    assert session.scene.preset.number == "D7"
    session.undo_stack.undo()
    assert session.scene.preset.number == "D1"
    assert session.scene.experiment == SingleNeuron(bias=0.5)
    session.undo_stack.redo()
    assert session.scene.preset.number == "D7"


def test_a_run_that_was_playing_plays_again_with_other_settings(qtbot, session):
    session.set_pace(30)
    start(qtbot, session)
    session.toggle()
    session.change(SingleNeuron(bias=0.5), "bias")
    assert session.runner.state is RunState.PLAYING
    qtbot.waitUntil(lambda: session.newest > 1)
    session.open_preset(find_preset("neuron-saturated-start"))  # ready, not running
    assert session.runner.state is RunState.PAUSED


def test_a_paused_run_waits_with_other_settings(qtbot, session):
    start(qtbot, session)
    session.change(SingleNeuron(bias=0.5), "bias")
    assert session.runner.state is RunState.PAUSED


# ----- keeping runs


def test_a_kept_run_is_named_for_what_was_changed(qtbot, session):
    start(qtbot, session)
    run(qtbot, session)
    session.keep()
    session.change(neuron(bias=-2.5, learning_rate=0.5), "bias")
    # what had ended plays again by itself
    qtbot.waitUntil(lambda: session.runner.state is RunState.ENDED)
    session.keep()
    names = [kept.name for kept in session.kept]
    assert names == ["Good start", "b = −2.5, η = 0.5, epochs 20"]


def test_nothing_is_kept_before_it_has_run(qtbot, session):
    start(qtbot, session)
    said = []
    session.message_wanted.connect(said.append)
    session.keep()
    assert session.kept == []
    assert said == ["There is nothing to keep yet: run it first."]


def test_only_so_many_runs_are_kept(qtbot, session):
    said = []
    session.message_wanted.connect(said.append)
    start(qtbot, session)
    for count in range(1, MOST_KEPT + 2):
        session.step()
        qtbot.waitUntil(lambda count=count: session.shown == count)
        session.keep()
        session.keep()  # a second time it is nothing new
    assert [len(run.recording) for run in session.kept] == list(range(2, MOST_KEPT + 2))
    assert session.newest == MOST_KEPT + 1  # the run stays
    refused = {text for text in said if "Kept as" not in text}
    assert refused == {f"{MOST_KEPT} runs are kept; remove one first."}


def test_kept_runs_have_a_limit_together(qtbot, session, monkeypatch):
    said = []
    session.message_wanted.connect(said.append)
    start(qtbot, session)
    session.step()
    qtbot.waitUntil(lambda: session.newest == 1)
    monkeypatch.setattr("gradsim.ui.session.kept_run.MOST_RECORDED", session.recording.nbytes - 1)
    session.keep()
    assert session.kept == []
    assert "GB are allowed" in said[0]


def test_undo_takes_a_kept_run_away_and_redo_brings_it_back(qtbot, session):
    start(qtbot, session)
    run(qtbot, session)
    session.keep()
    for _ in range(2):
        session.undo_stack.undo()
        assert session.kept == []
        session.undo_stack.redo()
        assert [kept.name for kept in session.kept] == ["Good start"]


def test_undo_brings_back_a_kept_run_that_was_removed_where_it_was(qtbot, session):
    start(qtbot, session)
    kept = []
    for epoch in (1, 2, 3):
        session.step()
        qtbot.waitUntil(lambda reached=epoch: session.shown == reached)
        session.keep()
        kept.append(session.kept[-1])
    session.remove_kept(1)
    assert session.kept == [kept[0], kept[2]]
    session.undo_stack.undo()
    assert session.kept == kept
    session.undo_stack.redo()
    session.remove_kept(0)
    assert session.kept == [kept[2]]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.kept == kept


def test_a_kept_run_that_was_removed_long_ago_is_let_go(qtbot, session, monkeypatch):
    monkeypatch.setattr("gradsim.ui.session.kept_run.MOST_AWAY", 0)  # only the last one
    start(qtbot, session)
    runs = []
    for epoch in (1, 2):
        session.step()
        qtbot.waitUntil(lambda reached=epoch: session.shown == reached)
        session.keep()
        runs.append(weakref.ref(session.kept[0].recording))
        session.remove_kept(0)
    gc.collect()
    assert [run() is not None for run in runs] == [False, True]
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.kept == []


def test_a_kept_run_does_not_hold_the_run_it_was_taken_from(qtbot, session):
    start(qtbot, session)
    session.step()
    qtbot.waitUntil(lambda: session.shown == 1)
    session.keep()
    assert session.runs_beside == []
    source = weakref.ref(session.recording)
    session.reset()
    qtbot.waitUntil(lambda: session.recording is not None)
    assert session.runs_beside == session.kept != []

    def is_gone() -> bool:
        gc.collect()
        return source() is None

    qtbot.waitUntil(is_gone)


def test_a_kept_run_shows_in_no_other_demonstration(qtbot, session):
    start(qtbot, session)
    run(qtbot, session)
    session.keep()
    session.open_preset(find_preset("neuron-why"))
    assert session.kept == []
    session.open_preset(find_preset("neuron-good-start"))
    assert [kept.name for kept in session.kept] == ["Good start"]


# ----- in the window


def slider(opened, name: str) -> QSlider:
    return next(
        child
        for child in opened.window.form.findChildren(QSlider)
        if child.accessibleName() == f"{name} slider"
    )


def box(opened, name: str) -> NumberBox:
    return next(
        box
        for box in opened.window.form.findChildren(NumberBox)
        if box.accessibleName().split(" 1")[0] == name and box.isVisible()
    )


def agree(opened) -> bool:
    """Whether form, title, views and run all show the session's scene."""
    window, scene = opened.window, opened.session.scene
    own = scene.experiment != scene.preset.experiment
    shown = window.form.presets.currentData()
    return (
        window.title.text() == (scene.preset.title if own else scene.preset.question)
        and window.subtitle.text().startswith("With ") == own
        and window.windowTitle().startswith(scene.preset.title)
        and shown == (None if own else scene.preset.name)
        and opened.session.runner.experiment == scene.experiment
        and box(opened, "Learning rate").value() == scene.experiment.learning_rate
        and box(opened, "Starting bias").value() == scene.experiment.bias
        and window.panel.arrangement.columns == (scene.preset.views, scene.preset.side)
    )


def test_a_dragged_slider_is_one_step_of_undo(qtbot, open_window, merging):
    opened = open_window()
    bias = slider(opened, "Starting bias")
    middle = QPoint(bias.width() // 2, bias.height() // 2)
    before = opened.session.scene
    place = QPoint(round(bias.width() * (0.9 + 4) / 8), bias.height() // 2)
    qtbot.mousePress(bias, Qt.MouseButton.LeftButton, pos=place)
    for step in range(1, 7):
        qtbot.mouseMove(bias, place + QPoint(-8 * step, 0))
        opened.settle()
    qtbot.mouseRelease(bias, Qt.MouseButton.LeftButton, pos=middle)
    changed = opened.session.scene.experiment.bias
    assert changed < 0.5
    assert opened.session.undo_stack.count() == 1
    assert agree(opened)
    undo, redo = (opened.window.actions_by_name[name] for name in ("undo", "redo"))
    assert undo.isEnabled() and not redo.isEnabled()
    undo.trigger()
    assert opened.session.scene == before
    assert agree(opened)
    assert not undo.isEnabled() and redo.isEnabled()
    redo.trigger()
    assert opened.session.scene.experiment.bias == changed
    assert agree(opened)


def test_after_undoing_another_demonstration_all_agrees(open_window):
    opened = open_window()
    window = opened.window
    slider(opened, "Starting bias").setValue(100)
    window.actions_by_name["next"].trigger()
    assert agree(opened) and opened.session.scene.preset == PRESETS[1]
    window.actions_by_name["next"].trigger()
    opened.ready()
    assert agree(opened) and window.panel.activation.isVisible()
    window.actions_by_name["undo"].trigger()
    assert agree(opened) and opened.session.scene.preset == PRESETS[1]
    opened.ready()
    opened.settle()
    assert window.panel.cost.isVisible() and not window.panel.activation.isVisible()
    window.actions_by_name["undo"].trigger()
    assert agree(opened)
    assert opened.session.scene.preset == PRESETS[0] and opened.session.is_custom
    window.actions_by_name["undo"].trigger()
    assert agree(opened) and not opened.session.is_custom
    for _ in range(3):
        window.actions_by_name["redo"].trigger()
        assert agree(opened)
    assert opened.session.scene.preset == PRESETS[2]


def test_undo_and_redo_have_their_keys(qtbot, open_window):
    opened = open_window()
    opened.take_focus()
    slider(opened, "Starting bias").setValue(100)
    control = Qt.KeyboardModifier.ControlModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, control)
    assert opened.session.scene.experiment.bias == 0.9
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, control | shift)
    assert opened.session.scene.experiment.bias != 0.9
    qtbot.keyClick(opened.window, Qt.Key.Key_Z, control)
    qtbot.keyClick(opened.window, Qt.Key.Key_Y, control)
    assert opened.session.scene.experiment.bias != 0.9


def ghosts(opened) -> list[str]:
    return [curve.label for curve in opened.window.panel.output.sources if curve.ghost]


def kept_rows(opened) -> list[str]:
    form = opened.window.form
    layout = form._kept_list
    return [
        layout.itemAt(index).widget().findChild(QLabel).text() for index in range(layout.count())
    ]


def test_a_kept_run_stays_as_a_ghost_until_removed(qtbot, open_window):
    opened = open_window("neuron-good-start")
    opened.run_to_end()
    first = opened.session.recording
    opened.window.actions_by_name["keep"].trigger()
    assert opened.session.recording is first  # the run stays, and needs no ghost
    assert (ghosts(opened), kept_rows(opened)) == ([], ["Good start"])
    slider(opened, "Learning rate").setValue(800)
    rate = opened.session.scene.experiment.learning_rate
    opened.ready()
    assert ghosts(opened) == ["Good start"]  # it outlives a change of settings
    opened.run_to_end()
    (ghost, live) = opened.window.panel.output.sources
    assert len(ghost.recording) == len(first) and live.recording is opened.session.recording
    x, y = opened.window.panel.output._curves[0].getData()
    assert y.tolist() == first.values("output_1")[x.astype(int)].tolist()  # drawn as it was
    assert x[-1] == first.experiment.last_epoch
    assert [curve.label for curve in opened.window.panel.output.sources] == [
        "Good start",
        "this run",
    ]
    opened.window.form.keep_button.click()
    opened.until(lambda: len(opened.session.kept) == 2)
    opened.ready()
    assert (ghosts(opened), kept_rows(opened)) == (["Good start"], ["Good start", f"η = {rate}"])
    opened.settle()
    removers = [
        button
        for button in opened.window.form.findChildren(QToolButton)
        if button.accessibleName() == "Remove the kept run Good start"
    ]
    qtbot.mouseClick(removers[-1], Qt.MouseButton.LeftButton)
    assert (ghosts(opened), kept_rows(opened)) == ([], [f"η = {rate}"])
    visible = [curve for curve in opened.window.panel.output._curves if curve.isVisible()]
    assert len(visible) == 1


def test_kept_runs_of_a_duel_have_both_curves(open_window):
    opened = open_window("neuron-cost-duel")
    opened.run_to_end()
    opened.window.actions_by_name["keep"].trigger()
    opened.window.actions_by_name["reset"].trigger()
    opened.ready()
    opened.step(1)
    assert [curve.series for curve in opened.window.panel.output.sources] == [0, 1, 0, 1]


# ----- epochs that are not recorded yet


def test_an_epoch_ahead_is_gone_to_at_once_and_waits_there(qtbot, session):
    start(qtbot, session)
    session.set_pace(1)
    session.show_epoch(200)
    qtbot.waitUntil(lambda: session.shown == 200)  # does not take 200 seconds
    assert session.newest == 200
    assert session.runner.state is RunState.PAUSED
    session.show_epoch(50)
    assert (session.shown, session.newest) == (50, 200)


def test_a_step_on_the_way_ends_there(qtbot, session):
    start(qtbot, session)
    session.show_epoch(100)
    session.show_epoch(120)  # the mouse moves on while it is gone to
    qtbot.waitUntil(lambda: session.shown == 120)
    assert session.newest == 120
    session.step()
    qtbot.waitUntil(lambda: session.shown == 121)


def test_a_demonstration_opens_at_its_epoch(qtbot, session):
    start(qtbot, session)
    session.open_preset(dataclasses.replace(find_preset("neuron-saturated-start"), epoch=150))
    qtbot.waitUntil(lambda: session.shown == 150)
    assert session.recording.at(150, "output_1") == pytest.approx(0.9334, abs=5e-5)


def test_where_a_step_is_a_place_other_settings_are_shown_there(qtbot):
    experiment = LogicCircuit(function="parity", inputs=4)
    preset = dataclasses.replace(
        find_preset("neuron-good-start"), experiment=experiment, pace=2.0, epoch=11
    )
    session = Session(preset)
    try:
        session.start()
        qtbot.waitUntil(lambda: session.shown == 11)
        session.change(LogicCircuit(function="majority", inputs=4))
        qtbot.waitUntil(lambda: session.recording is not None and session.shown == 11)
        assert session.recording.at(11, "output") == 1.0
        session.change(LogicCircuit(function="majority", inputs=3))
        qtbot.waitUntil(lambda: session.recording is not None and session.shown == 7)
    finally:
        session.close()
