"""The form is the dataclass: a control for every setting, and a sentence for every mistake."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSlider,
    QWidget,
)

from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.lecture.presets import PRESETS as LECTURE
from gradsim.core.lecture.presets import find_preset
from gradsim.core.settings import Setting
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.subjects import SUBJECTS, subject_of
from gradsim.ui.forms import number_box
from gradsim.ui.forms.form import SettingsForm
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.panels.loader import panel_class
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import parse_number
from tests.ui.conftest import cover

PRESETS = tuple(preset for preset in LECTURE if preset.name.startswith("neuron-"))


#: How each symbol is read out.
SIGNS = {"x": "x", "y": "y", "w": "w", "b": "b", r"\eta": "η"}


@pytest.fixture
def form(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 900)
    form = SettingsForm(THEMES["light"])
    layout = QHBoxLayout(window)
    layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    layout.addWidget(form)
    form.show_experiment(SingleNeuron())
    cover(window)
    window.show()
    yield form  # noqa: PT022 - its window lives as long as the test


@pytest.fixture
def changes(form):
    """What the form announces: (experiment, name of the setting)."""
    found = []
    form.experiment_changed.connect(lambda *change: found.append(change))
    return found


def row(form: SettingsForm, name: str, number: int = 0) -> SettingRow:
    """Return a setting's row, the first of those on screen by default."""
    return [row for row in form._rows if row.setting.name == name][number]


def enter(form: SettingsForm, name: str, text: str, number: int = 0) -> SettingRow:
    """Type into a box and press Return."""
    QApplication.processEvents()  # new rows are shown
    found = row(form, name, number)
    control = found.control()
    line = control.lineEdit() if isinstance(control, NumberBox) else control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    if text.isascii() and len(text) < 50:  # of other keys QTest knows nothing
        QTest.keyClicks(line, text)
        if not text:
            QTest.keyClick(line, Qt.Key.Key_Delete)
    else:
        line.insert(text)
    QTest.keyClick(control, Qt.Key.Key_Return)
    return found


def choose(form: SettingsForm, name: str, data: str) -> SettingRow:
    """Choose in a menu, as with the keyboard."""
    QApplication.processEvents()
    found = row(form, name)
    box = found.control()
    assert isinstance(box, QComboBox)
    index = box.findData(data)
    box.setCurrentIndex(index)
    box.activated.emit(index)
    return found


def marked(form: SettingsForm) -> dict[str, str]:
    """The sentences shown, by setting."""
    for row in form._rows:
        assert bool(row.control().property("invalid")) == bool(row.error.text())
        assert row.error.isVisibleTo(form) == bool(row.error.text())
    return {row.setting.name: row.error.text() for row in form._rows if row.error.text()}


# ----- derived from the dataclass


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_every_setting_has_its_controls(form, preset):
    form.show_experiment(preset.experiment)
    names = [row.setting.name for row in form._rows]
    assert list(dict.fromkeys(names)) == list(preset.experiment.settings())
    for row in form._rows:
        setting = preset.experiment.settings()[row.setting.name]
        controls = [
            child for kind in (NumberBox, QSlider, QComboBox) for child in row.findChildren(kind)
        ] or row.findChildren(QLineEdit)
        assert controls
        for control in controls:
            assert control.accessibleName().startswith(setting.label)
            assert setting.help in control.toolTip()
            # choices are called as the menu calls them
            allowed = setting.describe(single=bool(row.path), say=str)
            assert f"Allowed: {allowed}." in control.toolTip()
            if setting.symbol:
                assert f"Its symbol is {SIGNS[setting.symbol]}" in control.toolTip()
        if setting.symbol:
            assert setting.symbol in row.label.text()
    accessible = [row.control().accessibleName() for row in form._rows]
    assert len(set(accessible)) == len(accessible)


def test_a_new_setting_gets_a_row_by_itself(form, monkeypatch):
    """No setting is listed in the form: one that the dataclass does not have yet appears."""
    declared = dict(SingleNeuron.settings())
    extra = Setting(
        label="Momentum", help="How much of the last step is repeated.", name="bias", maximum=1.0
    )
    monkeypatch.setattr(
        SingleNeuron, "settings", classmethod(lambda cls: {**declared, "bias": extra})
    )
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    assert row(form, "bias").control().accessibleName() == "Momentum"


def test_the_controls_show_the_experiment(form):
    experiment = SingleNeuron(
        weights=(-1.25,), bias=3.0, learning_rate=2.5, epochs=1000, activation="tanh"
    )
    form.show_experiment(experiment)
    assert row(form, "weights").control().value() == -1.25
    assert row(form, "bias").control().value() == 3.0
    assert row(form, "learning_rate").control().value() == 2.5
    assert row(form, "epochs").control().value() == 1000
    assert row(form, "activation").control().currentData() == "tanh"
    assert row(form, "cost").control().currentData() == "quadratic"
    assert row(form, "bias").slider.value() == 875  # 3 on −4 … 4, of 1000


def test_few_numbers_have_sliders_and_many_a_line(form):
    form.show_experiment(SingleNeuron(inputs=((1.0, 2.0),), weights=(0.1, 0.2)))
    assert [row.path for row in form._rows if row.setting.name == "weights"] == [(0,), (1,)]
    assert row(form, "weights", 1).control().accessibleName() == "Starting weight 2"
    assert "w_2" in row(form, "weights", 1).label.text()
    assert row(form, "inputs").control().text() == "1, 2"
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    assert row(form, "inputs").control().text() == "0, 0; 0, 1; 1, 0; 1, 1"
    assert row(form, "targets").control().text() == "0, 0, 0, 1"


# ----- edits that are allowed


def test_a_number_typed_makes_an_experiment(form, changes):
    enter(form, "learning_rate", "0.25")
    assert changes == [(SingleNeuron(learning_rate=0.25), "learning_rate")]


@pytest.mark.parametrize(
    ("text", "bias"),
    [("-1.5", -1.5), ("-1,5", -1.5), ("−1.5", -1.5), (" 7 ", 7.0), ("1e3", 1000.0)],
)
def test_a_box_takes_any_allowed_value_however_typed(form, changes, text, bias):
    enter(form, "bias", text)
    assert [change[0].bias for change in changes] == [bias]


def test_a_slider_stays_within_its_range_and_a_box_need_not(form, changes):
    row(form, "bias").slider.setValue(1000)
    assert changes[-1][0].bias == 4.0
    row(form, "learning_rate").slider.setValue(0)
    assert changes[-1][0].learning_rate == 0.001
    row(form, "learning_rate").slider.setValue(1000)
    assert changes[-1][0].learning_rate == 10.0
    row(form, "learning_rate").slider.setValue(500)  # the middle of a logarithmic slider
    assert changes[-1][0].learning_rate == pytest.approx(0.1)
    enter(form, "learning_rate", "900")
    assert changes[-1][0].learning_rate == 900.0
    assert row(form, "learning_rate").slider.value() == 1000
    row(form, "epochs").slider.setValue(1000)
    assert changes[-1][0].epochs == 1_000_000


def test_menus_and_lists_make_experiments(form, changes):
    choose(form, "cost", "both")
    assert changes[-1][0].cost == "both"
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    enter(form, "targets", "0, 1, 1, 1")
    assert changes[-1][0].targets == (0.0, 1.0, 1.0, 1.0)
    enter(form, "inputs", "0,0; 0,2; 2,0; 2,2")
    assert changes[-1][0].inputs == ((0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0))


def test_showing_an_experiment_announces_nothing(form, changes):
    form.show_experiment(find_preset("neuron-cost-duel").experiment)
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    assert changes == []


# ----- arrow keys


@pytest.mark.parametrize(
    ("name", "start", "up", "down"),
    [
        ("bias", "0.9", 1.0, 0.8),
        ("bias", "0.95", 1.0, 0.9),  # to the next round number
        ("bias", "-0.25", -0.2, -0.3),
        ("inputs", "1", 2.0, 0.0),
        ("targets", "0.3", 0.4, 0.2),
        ("weights", "0.6", 0.7, 0.5),
        ("learning_rate", "0.15", 0.16, 0.14),
        ("learning_rate", "2", 2.1, 1.9),
        ("epochs", "300", 310, 290),
        ("epochs", "305", 310, 300),
    ],
)
def test_arrow_keys_step_by_round_numbers(form, changes, name, start, up, down):
    for key, expected in ((Qt.Key.Key_Up, up), (Qt.Key.Key_Down, down)):
        enter(form, name, start)
        QTest.keyClick(row(form, name).control(), key)
        value = getattr(changes[-1][0], name)
        while isinstance(value, tuple):
            (value,) = value
        assert value == expected


def test_shift_steps_finer(form, changes, monkeypatch):
    # the box asks the keyboard itself, on which a simulated key holds nothing down
    monkeypatch.setattr(
        number_box.QApplication,
        "keyboardModifiers",
        staticmethod(lambda: Qt.KeyboardModifier.ShiftModifier),
    )
    QTest.keyClick(row(form, "bias").control(), Qt.Key.Key_Up)
    assert changes[-1][0].bias == 0.91
    QTest.keyClick(row(form, "learning_rate").control(), Qt.Key.Key_Down)
    assert changes[-1][0].learning_rate == 0.149
    QTest.keyClick(row(form, "epochs").control(), Qt.Key.Key_Up)
    assert changes[-1][0].epochs == 301


def test_steps_stop_at_the_bounds_and_leave_no_dust(form, changes):
    enter(form, "epochs", "1")
    QTest.keyClick(row(form, "epochs").control(), Qt.Key.Key_Down)
    assert changes[-1][0].epochs == 1
    enter(form, "bias", "0")
    for _ in range(3):
        QTest.keyClick(row(form, "bias").control(), Qt.Key.Key_Up)
    assert row(form, "bias").control().lineEdit().text() == "0.3"  # not 0.30000000000000004


def turn_wheel(widget: QWidget, angle: int = -120) -> None:
    """Turn the wheel over the middle of a widget, as the system delivers it."""
    window, middle = widget.window(), widget.rect().center()
    inside = widget.mapTo(window, middle)
    QTest.wheelEvent(window.windowHandle(), inside, QPoint(0, angle))


FIELDS = (QAbstractSpinBox, QComboBox, QSlider)


def fields(form: SettingsForm) -> list[QWidget]:
    """Return every field of the form that a wheel could change."""
    found = [child for child in form.findChildren(QWidget) if isinstance(child, FIELDS)]
    return [field for field in found if field.isVisible()]


def state_of(field: QWidget) -> object:
    """Return what a field shows."""
    if isinstance(field, QSlider):
        return field.value()
    return field.currentIndex() if isinstance(field, QComboBox) else field.text()


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_the_wheel_scrolls_the_form_and_changes_nothing(form, changes, subject):
    """Whatever the pointer is over: boxes, sliders, menus, a panel's options."""
    panel = panel_class(subject)(THEMES["light"])
    form.show_options(panel.options)
    form.window().resize(400, 300)
    bar = form._scroll.verticalScrollBar()
    presets = [preset for preset in LECTURE if subject_of(preset.experiment) == subject]
    assert presets
    for preset in presets:
        form.show_presets([preset, preset])
        form.show_experiment(preset.experiment)
        form.window().setFocus()
        QApplication.processEvents()
        found = fields(form)
        assert len(found) > 1, preset.name
        for field in found:
            before = state_of(field)
            for angle in (-120, 120):
                form._scroll.ensureWidgetVisible(field, 0, 40)
                place = bar.value()
                turn_wheel(field, angle)
                at_end = place == (bar.maximum() if angle < 0 else 0)
                assert bar.value() != place or at_end, (preset.name, field)
                assert state_of(field) == before and not field.hasFocus(), preset.name
        assert changes == [], preset.name
    panel.deleteLater()


def test_the_wheel_changes_the_field_that_has_the_focus(form, changes):
    box, slider = row(form, "bias").controls()
    for field in (box, slider):
        field.setFocus()
        turn_wheel(field, 120)
    assert [name for _, name in changes] == ["bias", "bias"]
    assert changes[0][0].bias > SingleNeuron().bias


# ----- edits that are not


HUGE = "1" + "0" * 400
MISTAKES = [
    ("bias", "nan", "Starting bias", "nan", "a number from -1,000,000 to 1,000,000"),
    ("bias", "inf", "Starting bias", "inf", "a number from -1,000,000 to 1,000,000"),
    ("bias", "", "Starting bias", "''", "a number from -1,000,000 to 1,000,000"),
    ("bias", "two", "Starting bias", "'two'", "a number from -1,000,000 to 1,000,000"),
    ("bias", "1.5.1", "Starting bias", "'1.5.1'", "a number from -1,000,000 to 1,000,000"),
    ("bias", HUGE, "Starting bias", "'1000", "a number from -1,000,000 to 1,000,000"),
    ("bias", "1000001", "Starting bias", "1000001", "a number from -1,000,000 to 1,000,000"),
    ("weights", "1e308", "Starting weight", "1e+308", "must be a number from -1,000,000"),
    ("weights", "x", "Starting weight", "'x'", "must be a number from -1,000,000"),
    ("learning_rate", "-1", "Learning rate", "-1", "greater than 0"),
    ("learning_rate", "0", "Learning rate", "0", "greater than 0"),
    ("learning_rate", "1e308", "Learning rate", "1e+308", "at most 10³⁰⁰"),
    ("epochs", "0", "Epochs", "0", "a whole number from 1 to 10,000,000"),
    ("epochs", "1e9", "Epochs", "1000000000", "a whole number from 1 to 10,000,000"),
    ("epochs", "2.5", "Epochs", "2.5", "a whole number from 1 to 10,000,000"),
    ("epochs", HUGE, "Epochs", "'1000", "a whole number from 1 to 10,000,000"),
]


@pytest.mark.parametrize(
    ("name", "text", "label", "value", "allowed"),
    MISTAKES,
    ids=[f"{name}={text[:8]}" for name, text, *_ in MISTAKES],
)
def test_a_mistake_marks_its_field_and_says_what_is_allowed(
    form, changes, name, text, label, value, allowed
):
    found = enter(form, name, text)
    assert changes == []
    sentences = marked(form)
    assert list(sentences) == [name]
    assert sentences[name].startswith(f"{label} is ")
    assert value in sentences[name]
    assert "; it must be " in sentences[name] and allowed in sentences[name]
    assert len(sentences[name]) < 300
    right = "2" if name != "epochs" else "200"
    enter(form, name, right)
    assert marked(form) == {}
    value = getattr(changes[-1][0], name)
    assert (value[0] if isinstance(value, tuple) else value) == float(right)
    assert found.control().property("invalid") is False


def test_a_target_beyond_1_is_wrong_with_the_cross_entropy(form, changes):
    form.show_experiment(SingleNeuron(cost="cross-entropy"))
    enter(form, "targets", "2")
    assert changes == []
    assert marked(form) == {"targets": "Target is 2; it must be from 0 to 1 with the cross-entropy"}
    enter(form, "targets", "0.5")
    assert marked(form) == {}
    assert changes[-1][0].targets == (0.5,)


def test_a_contradiction_can_be_mended_in_the_other_field(form, changes):
    """A target of 2 is right as soon as the cost is the quadratic one."""
    form.show_experiment(SingleNeuron(cost="cross-entropy"))
    enter(form, "targets", "2")
    choose(form, "cost", "quadratic")
    assert marked(form) == {}
    assert changes == [(SingleNeuron(targets=(2.0,)), "cost")]


def test_a_mistake_in_one_field_keeps_no_other_from_counting(form, changes):
    form.show_experiment(SingleNeuron())
    enter(form, "bias", "abc")
    enter(form, "learning_rate", "0.5")
    assert changes[-1][0] == SingleNeuron(learning_rate=0.5)
    assert list(marked(form)) == ["bias"]
    enter(form, "bias", "1")
    assert marked(form) == {}
    assert changes[-1][0] == SingleNeuron(learning_rate=0.5, bias=1.0)


def test_a_choice_that_contradicts_marks_the_field_that_is_wrong(form, changes):
    form.show_experiment(SingleNeuron(activation="tanh"))
    choose(form, "cost", "cross-entropy")
    assert changes == []
    assert list(marked(form)) == ["activation"]
    assert "tanh" in marked(form)["activation"]
    assert row(form, "cost").box.currentText() == "quadratic"  # the list says what holds
    choose(form, "activation", "sigmoid")
    assert marked(form) == {}
    choose(form, "cost", "cross-entropy")
    assert changes[-1][0] == SingleNeuron(cost="cross-entropy")


def test_a_sentence_below_the_fold_comes_into_sight(form, qtbot):
    form.show_experiment(SingleNeuron(activation="tanh"))
    form.resize(form.width(), 240)
    form.show()
    choose(form, "cost", "cross-entropy")
    error: QLabel = row(form, "activation").error
    view = form._scroll.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(error.mapTo(view, error.rect().bottomLeft())))


def test_lists_of_unlike_lengths_are_told(form, changes):
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    enter(form, "targets", "0, 0, 1")
    assert changes == []
    assert marked(form) == {
        "targets": "Target is [0.0, 0.0, 1.0]; it must be a list of 4 numbers, "
        "one for each item of inputs"
    }
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    enter(form, "inputs", "0, 0; 0; 1, 0; 1, 1")
    assert list(marked(form)) == ["inputs"]
    assert "item 2 has 1" in marked(form)["inputs"]


@pytest.mark.parametrize("text", ["", "1, two", ";;", "1,,2", "[1, 2]"])
def test_a_list_that_cannot_be_read_is_told(form, changes, text):
    form.show_experiment(find_preset("neuron-many-inputs").experiment)
    enter(form, "targets", text)
    assert changes == []
    assert list(marked(form)) == ["targets"]
    assert repr(text) in marked(form)["targets"]


@pytest.mark.parametrize("count", ["0.5", "-1", "1e9"])
def test_a_number_can_be_typed_where_the_number_of_items_is_a_mistake(form, changes, count):
    form.show_experiment(LayerSpeed())
    enter(form, "hidden_layers", count)
    assert changes == [] and "hidden_layers" in marked(form)
    enter(form, "hidden_layers", "12", 1)
    assert changes[-1][0].hidden_layers == (12, 30)
    assert marked(form) == {}


def test_a_number_can_be_typed_where_a_mistake_keeps_fewer_items_from_counting(form, changes):
    form.show_experiment(LayerSpeed(hidden_layers=(30,) * 3))
    enter(form, "hidden_layers", "0", 1)
    enter(form, "hidden_layers", "2")
    assert changes == [] and "hidden_layers" in marked(form)
    enter(form, "hidden_layers", "12", 3)
    assert changes[-1][0].hidden_layers == (30, 30, 12)
    assert marked(form) == {}


def test_another_demonstration_clears_a_mistake(form):
    enter(form, "bias", "two")
    assert marked(form)
    form.show_experiment(find_preset("neuron-saturated-start").experiment)
    assert marked(form) == {}
    assert row(form, "bias").control().value() == 2.0


def test_a_mistake_leaves_the_run_as_it_was(open_window):
    opened = open_window()
    opened.step(3)
    recording, scene = opened.session.recording, opened.session.scene
    form = opened.window.form
    for name, text, *_ in MISTAKES[::4]:
        enter(form, name, text)
        assert list(marked(form)) == [name]
        form.show_experiment(scene.experiment)
    enter(form, "learning_rate", "-1")
    opened.settle()
    assert opened.session.scene == scene
    assert opened.session.recording is recording and opened.session.newest == 3
    assert opened.session.undo_stack.count() == 0
    opened.step(1)  # and it goes on
    assert marked(form)  # the sentence is still there, and so is what was typed
    assert parse_number(row(form, "learning_rate").control().lineEdit().text()) == -1
    enter(form, "learning_rate", "0.3")
    assert marked(form) == {}
    opened.until(lambda: opened.session.recording not in (None, recording))
    assert opened.session.scene.experiment.learning_rate == 0.3


def test_a_sentence_is_shown_whole(open_window):
    """It wraps: the label is as high as its text needs at its width."""
    opened = open_window(size=(1280, 720))
    form = opened.window.form
    enter(form, "weights", "1e308")
    opened.settle()
    error: QLabel = row(form, "weights").error
    assert error.isVisible()
    assert error.height() >= error.heightForWidth(error.width())


def test_tab_goes_through_the_form_in_reading_order(qtbot, open_window):
    opened = open_window(size=(1280, 1000))
    opened.take_focus()
    opened.run_to_end()
    opened.window.actions_by_name["keep"].trigger()
    opened.until(lambda: opened.session.recording is not None)
    opened.settle()
    form = opened.window.form
    form.presets.setFocus()
    seen = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        if not form.isAncestorOf(widget):
            break
        seen.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    tops = [widget.mapTo(form, widget.rect().topLeft()).y() for widget in seen]
    names = [widget.accessibleName() for widget in seen]
    assert {"Demonstration", "Starting bias", "Starting bias slider", "Cost"} <= set(names)
    assert names[-2:] == ["Remove the kept run Good start", "Keep this run"]
    assert seen[-1] is form.keep_button
    assert tops == sorted(tops)


def test_a_field_looks_wrong_while_it_is_and_as_before_afterwards(open_window):
    """Whatever PySide takes the style of a widget for."""
    opened = open_window("neuron-good-start")
    marked = row(opened.window.form, "bias")
    control = marked.control()
    control.style = lambda: pytest.fail("another object may stand at the address of a style")
    pictures = []
    for sentence in ("", "It is wrong.", ""):
        marked.set_error(sentence)
        pictures.append(control.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]


def test_a_form_leaves_nothing_behind_of_the_fields_it_had(form):
    """PySide keeps what Qt makes within a field once a search in what stays has found it."""
    known = []
    for _ in range(3):
        for experiment in (LayerSpeed(), SingleNeuron()):
            form.show_experiment(experiment)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        known.append(sum(type(thing) is QLineEdit for thing in gc.get_objects()))
    assert known[1] == known[2]
