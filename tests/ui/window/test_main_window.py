"""The window as a person uses it: keys, time bar, every demonstration, and closing it."""

import math

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLayoutItem,
    QPushButton,
    QSlider,
    QToolButton,
)

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.presets import PRESETS as LECTURE
from gradsim.core.lecture.presets import find_preset
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.session import worker
from gradsim.ui.session.run_state import RunState
from gradsim.ui.session.worker import FULL_SPEED
from gradsim.ui.window.main_window import MainWindow
from gradsim.ui.window.time_bar import PACES
from tests.patience import PATIENCE
from tests.ui.conftest import waits_for_orders

PRESETS = tuple(preset for preset in LECTURE if preset.name.startswith("neuron-"))

Key = Qt.Key


def press(qtbot, opened, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is, as the system delivers it."""
    qtbot.keyClick(QApplication.focusWidget() or opened.window, key, modifier)


def full_speed(opened) -> None:
    opened.window.time_bar.speed.setValue(len(PACES) - 1)


def epoch_text(opened) -> str:
    """What the time bar says of the epoch."""
    bar = opened.window.time_bar
    assert bar.epoch_field.isVisible() and bar.last_text.isVisible()
    return f"{bar.epoch_field.text()} {bar.last_text.text()}"


@pytest.fixture
def focused(qtbot, open_window):
    """Return what opens an active window with the focus where the program puts it."""

    def call(*args, **kwargs):
        opened = open_window(*args, **kwargs)
        opened.take_focus()
        opened.until(lambda: QApplication.focusWidget() is not None)
        return opened

    return call


# ----- it opens, and runs


def test_it_opens_on_the_first_demonstration_ready_to_run(open_window):
    opened = open_window(PRESETS[0])
    assert opened.session.scene.preset.number == "D1"
    assert opened.state() is RunState.PAUSED
    assert len(opened.session.recording) == 1
    assert epoch_text(opened) == "0 / 300"
    assert opened.window.panel.output.overlay.points[0].text == "0.818"
    assert opened.window.title.text() == PRESETS[0].question
    assert opened.window.windowTitle() == "Good start – gradsim"
    assert opened.window.time_bar.timeline.maximum() == 300
    assert not opened.window.message.isVisible()


def test_space_runs_it_to_the_end(qtbot, focused):
    opened = focused(PRESETS[0])
    full_speed(opened)
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.state() is RunState.ENDED)
    opened.settle()
    assert epoch_text(opened) == "300 / 300"
    assert opened.window.panel.output.overlay.points[0].text == "0.0940"
    assert "output 0.0940" in opened.window.panel.neuron.accessibleDescription()


def test_page_down_goes_through_a_lecture(qtbot, focused):
    opened = focused(PRESETS[0])
    entries = tuple(Entry(preset) for preset in PRESETS)
    opened.window.room.mode.edit(Lecture("the first section", entries))
    full_speed(opened)
    for preset in PRESETS:
        assert opened.session.scene.preset == preset
        assert opened.window.title.text() == preset.question
        assert opened.window.subtitle.text() == preset.subtitle
        assert opened.session.scene.experiment == preset.experiment
        assert opened.window.form.presets.currentData() == preset.name
        opened.ready()
        assert opened.session.newest == 0
        press(qtbot, opened, Key.Key_Space)
        opened.until(lambda: opened.state() is RunState.ENDED)
        opened.settle()
        last = preset.experiment.last_epoch  # or where the demonstration looks at its run
        rest = preset.resting_epoch(opened.session.recording) if preset.rest else last
        assert epoch_text(opened) == f"{rest} / {last}"
        press(qtbot, opened, Key.Key_PageDown)
    assert opened.session.scene.preset == PRESETS[-1]  # no further than the last
    for preset in reversed(PRESETS[:-1]):
        press(qtbot, opened, Key.Key_PageUp)
        assert opened.session.scene.preset == preset
    press(qtbot, opened, Key.Key_PageUp)
    assert opened.session.scene.preset == PRESETS[0]


def test_an_experiment_of_one_s_own_opens_with_fitting_views(open_window):
    own = SingleNeuron(weights=(1.5,), bias=-0.5, cost="both", epochs=20)
    opened = open_window(own)
    assert opened.session.scene.experiment == own
    assert opened.session.is_custom
    assert opened.window.form.presets.currentText() == ""
    assert opened.session.last_epoch == 20
    assert opened.session.recording.at(0, "weight_1") == 1.5
    assert opened.window.panel.formula.isVisible()  # as the duel, which it is


# ----- the time bar


def test_a_run_pauses_and_goes_on_where_it_was(qtbot, focused):
    opened = focused(SingleNeuron(epochs=10_000_000))
    full_speed(opened)
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.session.newest > 1000)
    press(qtbot, opened, Key.Key_Space)
    assert opened.state() is RunState.PAUSED
    opened.until(lambda: waits_for_orders(opened.session.runner))
    newest = opened.session.newest
    recording = opened.session.recording
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.session.newest > newest)
    assert opened.session.recording is recording


def test_the_arrows_step_on_and_back(qtbot, focused):
    opened = focused(PRESETS[0])
    for epoch in (1, 2, 3):
        press(qtbot, opened, Key.Key_Right)
        opened.until(lambda epoch=epoch: opened.session.shown == epoch)
    assert opened.session.newest == 3
    press(qtbot, opened, Key.Key_Left)
    assert (opened.session.shown, opened.session.newest) == (2, 3)
    press(qtbot, opened, Key.Key_Right)  # recorded already: shown, not computed
    assert (opened.session.shown, opened.session.newest) == (3, 3)
    press(qtbot, opened, Key.Key_Home)
    assert (opened.session.shown, opened.session.newest) == (0, 3)
    press(qtbot, opened, Key.Key_Left)  # there is nothing before
    assert opened.session.shown == 0
    press(qtbot, opened, Key.Key_End)
    assert opened.session.shown == 3
    assert epoch_text(opened) == "3 / 300"


def test_stepping_computes_what_running_does(focused):
    opened = focused(PRESETS[0])
    opened.step(5)
    expected = list(SingleNeuron(epochs=5).run())
    recording = opened.session.recording
    assert [recording.row(epoch) for epoch in range(6)] == expected


def test_the_timeline_shows_any_epoch_while_the_run_goes_on(open_window):
    opened = open_window(SingleNeuron(epochs=10_000_000))
    full_speed(opened)
    opened.window.actions_by_name["play"].trigger()
    bar = opened.window.time_bar
    opened.until(lambda: bar._newest > 5000)  # as many are drawn
    bar.timeline.setValue(1234)
    assert opened.session.shown == 1234
    newest = opened.session.newest
    opened.until(lambda: opened.session.newest > newest + 5000)
    assert opened.state() is RunState.PLAYING
    assert opened.session.shown == 1234
    assert epoch_text(opened) == "1234 / 10000000"
    assert opened.window.panel.output.overlay.cursor == 1234
    opened.until(  # the curve still grows
        lambda: opened.window.panel.output._curves[0].getData()[0][-1] > newest
    )
    assert opened.session.shown == 1234
    newest = opened.session.newest
    bar.timeline.setValue(newest + 50_000)  # not recorded yet: it is gone to
    opened.until(lambda: opened.session.shown >= newest + 50_000)
    opened.until(lambda: opened.state() is RunState.PAUSED)


def test_run_after_dragging_back_goes_on_from_the_newest_epoch(qtbot, focused):
    opened = focused(PRESETS[0])
    opened.step(6)
    opened.window.time_bar.timeline.setValue(2)
    assert opened.session.shown == 2
    recording = opened.session.recording
    seen = []
    opened.session.moved.connect(lambda: seen.append(opened.session.shown))
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.session.newest > 8)
    assert opened.session.recording is recording
    assert seen[0] == 6 and seen == sorted(seen)
    opened.session.runner.pause()


def test_run_at_the_end_starts_again(qtbot, focused):
    opened = focused(SingleNeuron(epochs=30))
    full_speed(opened)
    opened.run_to_end()
    first = opened.session.recording
    opened.window.time_bar.speed.setValue(PACES.index(30))
    press(qtbot, opened, Key.Key_Space)
    opened.until(lambda: opened.session.recording not in (None, first))
    assert opened.state() is RunState.PLAYING
    full_speed(opened)
    opened.until(lambda: opened.state() is RunState.ENDED)
    second = opened.session.recording
    assert [second.row(e) for e in range(31)] == [first.row(e) for e in range(31)]


def test_reset_forgets_the_run(qtbot, focused):
    opened = focused(PRESETS[0])
    opened.step(3)
    press(qtbot, opened, Key.Key_R)
    opened.until(lambda: opened.session.recording is not None)
    assert opened.state() is RunState.PAUSED
    assert (opened.session.shown, opened.session.newest) == (0, 0)
    assert epoch_text(opened) == "0 / 300"


def test_the_buttons_do_what_the_keys_do(qtbot, focused):
    opened = focused(PRESETS[0])
    bar = opened.window.time_bar
    buttons = {b.accessibleName(): b for b in bar.findChildren(QToolButton)}
    assert list(buttons) == [
        *("To the start", "Step back", "Run or pause", "Step"),
        *("Predict first", "Draw the guess again", "Reset"),
    ]

    def click(name):
        qtbot.mouseClick(buttons[name], Qt.MouseButton.LeftButton)

    click("Step")
    opened.until(lambda: opened.session.shown == 1)
    click("Step")
    opened.until(lambda: opened.session.shown == 2)
    click("Step back")
    assert opened.session.shown == 1
    click("To the start")
    assert opened.session.shown == 0
    click("Run or pause")
    assert opened.state() is RunState.PLAYING
    opened.until(lambda: opened.session.newest > 3)
    click("Run or pause")
    assert opened.state() is RunState.PAUSED
    click("Reset")
    opened.until(lambda: opened.session.recording is not None)
    assert opened.session.newest == 0


def test_the_run_button_shows_what_it_will_do(open_window):
    opened = open_window(SingleNeuron(epochs=10_000_000))
    button = opened.window.time_bar.run_button

    def picture():
        return button.icon().pixmap(button.iconSize()).toImage()

    paused = picture()
    opened.window.actions_by_name["play"].trigger()
    playing = picture()
    assert playing != paused
    opened.window.actions_by_name["play"].trigger()
    assert picture() == paused


def test_plus_and_minus_change_the_pace(qtbot, focused):
    opened = focused(PRESETS[0])
    bar, runner = opened.window.time_bar, opened.session.runner
    assert runner.pace == bar.pace == 30
    assert bar.pace_text.text() == "30 epochs/s"
    press(qtbot, opened, Key.Key_Plus)
    assert runner.pace == bar.pace == 60
    press(qtbot, opened, Key.Key_Minus)
    press(qtbot, opened, Key.Key_Minus)
    assert runner.pace == bar.pace == 20
    for _ in PACES:
        press(qtbot, opened, Key.Key_Minus)
    assert runner.pace == 1 and bar.pace_text.text() == "1 epoch/s"
    for _ in PACES:
        press(qtbot, opened, Key.Key_Plus)
    assert runner.pace == FULL_SPEED and bar.pace_text.text() == "full speed"


def test_the_pace_chosen_is_that_of_the_run(open_window):
    """That the run keeps it, stands in the tests of the runner."""
    opened = open_window(SingleNeuron(epochs=1000))
    for pace in (20, FULL_SPEED, 1):
        opened.window.time_bar.speed.setValue(PACES.index(pace))
        assert opened.session.runner._worker._pace.epochs == pace


def test_a_press_on_a_curve_shows_that_epoch(qtbot, open_window):
    opened = open_window(PRESETS[0])
    opened.run_to_end()
    plot = opened.window.panel.output
    place = plot.to_pixels(100, 0.5).toPoint()
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert opened.session.shown == pytest.approx(100, abs=1)
    assert opened.window.time_bar.timeline.value() == opened.session.shown


# ----- continue from here


def test_it_continues_from_the_weights_of_the_epoch_shown(qtbot, focused):
    opened = focused("neuron-saturated-start")
    full_speed(opened)
    opened.run_to_end()
    opened.session.show_epoch(150)
    old = opened.session.recording
    button = opened.window.time_bar.continue_button
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    opened.until(lambda: opened.session.recording not in (None, old))
    assert opened.session.scene.experiment.weights == (old.at(150, "weight_1"),)
    assert opened.session.scene.experiment.bias == old.at(150, "bias")
    opened.run_to_end()
    assert opened.session.recording.at(150, "output_1") == old.at(300, "output_1")


def test_continuing_a_paused_run_waits_for_run(focused):
    opened = focused(PRESETS[0])
    opened.step(4)
    opened.window.actions_by_name["continue_here"].trigger()
    opened.until(lambda: opened.session.recording is not None)
    assert opened.state() is RunState.PAUSED
    assert opened.session.newest == 0


def test_a_duel_cannot_continue_from_one_epoch(qtbot, focused):
    opened = focused("neuron-cost-duel")
    opened.step(2)
    button = opened.window.time_bar.continue_button
    assert not button.isEnabled()
    assert button.toolTip() == "A single epoch does not tell the state of this experiment."
    before = opened.session.scene
    press(qtbot, opened, Key.Key_C)  # the key says so, too
    assert opened.session.scene == before
    assert "cannot start from" in opened.window.message.text()
    opened.session.open_preset(PRESETS[0])  # and can again where it makes sense
    opened.ready()
    opened.step(1)
    opened.settle()
    assert opened.window.time_bar.continue_button.isEnabled()


# ----- keys, focus, typing


def test_shortcuts_work_whatever_has_the_focus(qtbot, focused):
    opened = focused(PRESETS[0])
    form = opened.window.form
    controls = [
        *form.findChildren(QSlider),
        *form.findChildren(QComboBox),
        form.keep_button,
        opened.window.time_bar.timeline,
        opened.window.time_bar.speed,
        opened.window.time_bar.run_button,
        *opened.window.rail.findChildren(QToolButton),
    ]
    assert len(controls) > 12
    settings = opened.session.scene.experiment
    for control in controls:
        control.setFocus()
        assert QApplication.focusWidget() is control
        shown = opened.session.shown
        press(qtbot, opened, Key.Key_Right)
        opened.until(lambda shown=shown: opened.session.shown == shown + 1)
        press(qtbot, opened, Key.Key_Space)
        assert opened.state() is RunState.PLAYING, control.accessibleName()
        press(qtbot, opened, Key.Key_Space)
        assert opened.state() is RunState.PAUSED, control.accessibleName()
        press(qtbot, opened, Key.Key_Home)
        assert opened.session.shown == 0
        press(qtbot, opened, Key.Key_R)
        opened.until(lambda: opened.session.recording is not None and opened.session.newest == 0)
    assert opened.session.scene.experiment == settings  # no slider took an arrow for itself


def box_of(opened, name) -> NumberBox:
    return next(
        box
        for box in opened.window.form.findChildren(NumberBox)
        if box.accessibleName().startswith(name)
    )


def test_typing_into_a_number_box_triggers_no_shortcut(qtbot, focused):
    opened = focused(PRESETS[0])
    opened.step(2)
    box = box_of(opened, "Learning rate")
    box.setFocus()
    theme, scene = opened.window.theme.name, opened.session.scene
    box.lineEdit().selectAll()
    for key in "krpdlsefc+-=? ":
        qtbot.keyClicks(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is box
    assert box.lineEdit().text() == "krpdlsefc+-=? "
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End):
        press(qtbot, opened, key)
    assert (opened.session.shown, opened.session.newest) == (2, 2)
    assert opened.window.theme.name == theme
    assert opened.session.scene == scene
    assert opened.session.kept == []
    assert opened.state() is RunState.PAUSED
    assert opened.window.form.isVisible()


def test_digits_typed_into_a_box_open_no_panel(qtbot, focused):
    opened = focused("neuron-cost-surface")
    box = box_of(opened, "Learning rate")
    box.setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    assert box.lineEdit().text() == "1"
    assert opened.session.scene.preset.name == "neuron-cost-surface"


def test_escape_and_a_click_beside_end_the_typing(qtbot, focused):
    opened = focused(PRESETS[0])
    box = box_of(opened, "Starting bias")
    before = box.lineEdit().text()
    box.setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "7")
    press(qtbot, opened, Key.Key_Escape)
    assert box.lineEdit().text() == before
    qtbot.mouseClick(opened.window.content, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert QApplication.focusWidget() is not box
    press(qtbot, opened, Key.Key_Right)
    opened.until(lambda: opened.session.shown == 1)


# ----- what is said


def test_a_run_that_diverges_says_so_and_keeps_its_epochs(open_window):
    experiment = SingleNeuron(activation="leaky-relu", learning_rate=1e5, epochs=100_000)
    opened = open_window(experiment)
    opened.run_to_end()
    assert opened.state() is RunState.DIVERGED
    recorded = len(opened.session.recording)
    # w and b take the same step η·f'(z)²·z: z = w + b takes it twice, f' is 1 or 0.01
    z, epochs = 1.5, 0
    while math.isfinite((slope := 1.0 if z > 0 else 0.01) * z * slope * z):
        z -= 2e5 * slope * slope * z
        epochs += 1
    assert recorded == pytest.approx(epochs, abs=1)
    message = opened.window.message
    assert message.isVisible()
    assert message.text() == (
        f"The cost is no longer finite since epoch {recorded}: "
        "the learning rate 100000 is too large"
    )
    top = message.mapTo(opened.window, QPoint(0, message.height())).y()
    assert top <= opened.window.panel.mapTo(opened.window, QPoint(0, 0)).y()
    assert opened.session.newest == recorded - 1
    opened.session.show_epoch(3)
    assert opened.session.shown == 3
    opened.window.actions_by_name["reset"].trigger()
    opened.ready()
    assert not message.isVisible()


# ----- closing


@pytest.fixture(autouse=True)
def _patience(monkeypatch):
    """Let a window that is closed wait for its thread for as long as a busy machine takes."""
    monkeypatch.setattr(worker, "PATIENCE", PATIENCE)


def close_now(window: MainWindow) -> None:
    thread = window.session.runner._worker
    window.close()
    assert not window.isVisible()
    assert thread is None or thread.isFinished()
    for _ in range(4):
        QApplication.processEvents()  # whatever was queued arrives at what is gone


def test_closing_before_anything_is_shown(qtbot):
    window = MainWindow(find_preset("neuron-good-start"))
    window.show()
    close_now(window)


def test_closing_when_ready(qtbot, open_window):
    close_now(open_window().window)


def test_closing_at_full_speed(qtbot, open_window):
    opened = open_window(SingleNeuron(epochs=10_000_000))
    full_speed(opened)
    opened.window.actions_by_name["play"].trigger()
    opened.until(lambda: opened.session.newest > 10_000)
    close_now(opened.window)


def test_closing_when_paused(qtbot, open_window):
    opened = open_window()
    opened.step(2)
    close_now(opened.window)


def test_closing_at_the_end(qtbot, open_window):
    opened = open_window()
    opened.run_to_end()
    close_now(opened.window)


def test_closing_after_divergence(qtbot, open_window):
    opened = open_window(SingleNeuron(activation="leaky-relu", learning_rate=1e6))
    opened.run_to_end()
    close_now(opened.window)


def test_the_key_that_quits_closes_the_window(qtbot, focused):
    opened = focused()
    press(qtbot, opened, Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    opened.until(lambda: not opened.window.isVisible())


# ----- very many epochs


@pytest.mark.usefixtures("uncovered")
def test_very_many_epochs_at_full_speed_leave_the_window_alive(open_window):
    """All views of the busiest demonstration are drawn meanwhile, and input has its turn.

    How long a stall is, `make bench` measures; a million run in the tests of the runner.
    """
    last = 400_000
    experiment = SingleNeuron(weights=(2.0,), bias=2.0, cost="both", epochs=last)
    opened = open_window(experiment, size=(1440, 900))
    assert opened.session.scene.preset.name == "neuron-cost-duel"
    full_speed(opened)
    beats: list[int] = []  # lengths of the recording at which a timer was served
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(lengths[-1] if lengths else 0))
    lengths: list[int] = []
    opened.session.runner.advanced.connect(lengths.append)
    timer.start(5)
    opened.window.actions_by_name["play"].trigger()
    opened.until(lambda: opened.state() is RunState.ENDED)
    timer.stop()
    assert set(beats) >= set(lengths[:-1])  # the timer has its turn between two frames
    assert opened.session.newest == last
    assert opened.session.shown == opened.session.scene.preset.resting_epoch(
        opened.session.recording
    )
    assert lengths == sorted(lengths) and lengths[-1] == last + 1
    assert len(lengths) > 20  # it was drawn all along, not only at the end
    recording: Recording = opened.session.recording
    for column, series in (("output_1", 0), ("output_1", 1)):
        values = recording.values(column, series)
        assert len(values) == last + 1
        # the output falls at every epoch: a lost or doubled one would leave a step
        assert (values[1:] < values[:-1]).all()
    z = 4.0  # of the cross-entropy: w and b take the same step, η·a
    for output in recording.values("output_1", 1):
        a = 1 / (1 + math.exp(-z))
        if abs(output - a) > 1e-9 * a:
            pytest.fail("an epoch is not where gradient descent has it")
        z -= 2 * 0.15 * a
    x, _ = opened.window.panel.output._curves[0].getData()
    assert x[-1] == last and len(x) < 10_000  # what is drawn stays bounded


# ----- the window itself


def test_full_screen_folds_everything_away_and_brings_it_back(qtbot, focused):
    opened = focused(size=(1280, 720))
    window = opened.window
    press(qtbot, opened, Key.Key_F)
    opened.settle()
    assert window.isFullScreen()
    assert not window.form.isVisible() and not window.rail.isVisible()
    assert not window.menuBar().isVisible()
    press(qtbot, opened, Key.Key_F)  # the keys still work without the menu bar
    opened.settle()
    assert not window.isFullScreen()
    assert window.form.isVisible() and window.rail.isVisible() and window.menuBar().isVisible()
    press(qtbot, opened, Key.Key_F11)
    opened.settle()
    assert window.isFullScreen()
    press(qtbot, opened, Key.Key_Escape)
    opened.settle()
    assert not window.isFullScreen()


def test_s_folds_the_settings_away(qtbot, focused):
    opened = focused()
    width = opened.window.panel.width()
    press(qtbot, opened, Key.Key_S)
    opened.settle()
    assert not opened.window.form.isVisible()
    assert opened.window.panel.width() > width
    assert not opened.window.actions_by_name["settings"].isChecked()
    press(qtbot, opened, Key.Key_S)
    opened.settle()
    assert opened.window.form.isVisible()
    assert opened.window.panel.width() == width


def test_every_control_has_a_name_and_a_tooltip(open_window):
    opened = open_window(size=(1600, 900))
    window = opened.window
    kinds = (QPushButton, QToolButton, QSlider, QComboBox, NumberBox)
    controls = [
        control
        for place in (window.form, window.time_bar, window.rail)
        for kind in kinds
        for control in place.findChildren(kind)
        if control.isVisible()
    ]
    assert len(controls) > 20
    for control in controls:
        text = control.text() if hasattr(control, "text") else ""
        assert control.accessibleName() or text, control
        assert control.toolTip(), control.accessibleName() or text


def test_the_epoch_is_read_out_in_words_of_the_field(open_window):
    opened = open_window(size=(1600, 900))
    labels = [label.text() for label in opened.window.time_bar.findChildren(QLabel)]
    assert "epoch" in labels


def test_a_setting_that_is_not_allowed_is_named_as_on_screen(open_window):
    opened = open_window("chain-vanishing")
    opened.window.change_settings({"learning_rate": -1.0})
    assert opened.window.message.text().startswith("Learning rate is -1; it must be ")
    opened.window.change_settings({"biases": (0.1, float("nan"))})
    assert opened.window.message.text().startswith("Bias")
    assert "biases" not in opened.window.message.text()


def test_nothing_in_python_stands_for_the_place_of_a_button_that_a_lecture_takes(open_window):
    """An entry of a menu that Qt made where that place had been was a QWidgetItem in Python."""

    def address(thing) -> int:
        return shiboken6.getCppPointer(thing)[0]

    row = open_window().window.content._row
    known = {
        address(thing)
        for thing in shiboken6.getAllValidWrappers()
        if isinstance(thing, QLayoutItem)
    }
    assert address(row) in known
    assert not known & {address(row.itemAt(at)) for at in range(row.count())}
