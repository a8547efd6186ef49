"""Demonstrations that open with a run that has come with the program."""

from dataclasses import replace

import pytest

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.lecture.beats import Beat, Beats
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.session import Session
from gradsim.ui.session.worker import FULL_SPEED

NAME, EPOCHS = "speed-3-layers", 500


@pytest.fixture
def session(qtbot):
    session = Session(find_preset(NAME))
    session.set_pace(FULL_SPEED)
    session.start()
    qtbot.waitUntil(lambda: session.recording is not None)
    yield session
    session.close()


def ended(session: Session) -> bool:
    return session.runner.state is RunState.ENDED


def test_it_asks_plays_and_concludes_as_any_run(qtbot, session):
    beats = Beats(session)
    assert session.travels and session.newest == 0 and session.caption == ""
    assert beats.beat is Beat.ASK and session.key_figure.figures == (None,)
    beats.advance()
    assert beats.beat is not Beat.ASK
    qtbot.waitUntil(lambda: ended(session) and session.companion.run is not None)
    assert beats.beat is Beat.CONCLUDE and session.caption
    assert session.newest == session.shown == EPOCHS
    assert session.companion.recording.travels  # its ghost, the run of two layers
    beats.go_back()
    qtbot.waitUntil(lambda: session.recording is not None)
    assert beats.beat is Beat.ASK and session.newest == 0
    beats.advance()
    assert ended(session) and session.travels  # as it was left


def test_it_steps_and_leaps_epoch_by_epoch(qtbot, session):
    session.step()
    qtbot.waitUntil(lambda: session.shown == 1)
    session.show_epoch(40)
    qtbot.waitUntil(lambda: session.runner.state is RunState.PAUSED and session.shown == 40)
    assert session.newest == 40 and session.travels
    session.show_epoch(7)
    assert session.shown == 7 and session.newest == 40


def test_r_trains_it_again_and_what_was_trained_comes_back(qtbot, session):
    recorded = session.recording
    session.start_over()
    qtbot.waitUntil(lambda: session.newest > 3)
    trained = session.recording
    assert trained is not recorded and not session.travels
    session.runner.pause()
    last = session.newest
    session.open_preset(find_preset("neuron-good-start"))
    session.open_preset(find_preset(NAME))
    assert session.recording is trained and not session.travels and session.newest >= last
    session.start_over()  # of a run that was trained here it is a reset, as ever
    qtbot.waitUntil(lambda: session.recording is not None)
    assert not session.travels and session.runner.state is RunState.PAUSED
    session.open_preset(find_preset(NAME))
    qtbot.waitUntil(lambda: session.recording is not None)
    assert session.travels


def test_other_settings_are_computed_and_undo_comes_back_to_the_recorded_run(qtbot, session):
    session.change(replace(session.scene.experiment, seed=1), "seed")
    qtbot.waitUntil(lambda: session.recording is not None)
    assert not session.travels
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: session.recording is not None)
    assert session.travels


def test_the_time_bar_says_so(open_window):
    opened = open_window("digits", (1280, 720))
    bar = opened.window.time_bar
    assert opened.session.travels and opened.session.newest == 1  # it opens with trained networks
    assert bar.recorded_text.isVisible() and bar.recorded_text.text().startswith("recorded")
    assert bar.reset_button.text() == "Train again"
    opened.window.actions_by_name["lecture_mode"].trigger()
    opened.settle()
    assert bar.recorded_text.text() == "recorded; R trains it again"
    opened.session.open_preset(find_preset("neuron-good-start"))
    opened.ready()
    assert not bar.recorded_text.isVisible() and bar.reset_button.text() == "Reset"


def test_an_epoch_without_weights_shows_readings_and_says_that_outputs_are_not_recorded(
    open_window,
):
    opened = open_window("depth-accuracy", (1600, 900))
    panel = opened.window.panel
    panel.open_views(("accuracy", "digits"), ("pad", "outputs", "features"))
    opened.session.conclude()
    opened.until(lambda: ended(opened.session))
    opened.settle()
    told = panel.outputs.accessibleName()
    assert "2 hidden layers" in told and "9: " in told and panel.pad.reading.text()
    opened.session.show_epoch(7)
    opened.settle()
    state = opened.session.recording.state(7).networks[1]
    assert "not recorded at this epoch" in panel.outputs.accessibleName()
    assert panel.pad.reading.text() == str(state.readings[panel.digits.chosen])
    panel.digits.choose(None)  # as when a person draws
    panel.show_epoch(opened.session.recording, 7)
    assert panel.pad.reading.text() == "" and "not recorded" in panel.pad._note.text()
    opened.session.show_epoch(30)
    assert "2 hidden layers" in panel.outputs.accessibleName()
