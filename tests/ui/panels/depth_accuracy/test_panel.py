"""The panel shows what the run, the digits and the drawing are, at the epoch shown."""

import dataclasses
from itertools import islice, pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest

from gradsim.core.depth_accuracy import sweep_cache
from gradsim.core.depth_accuracy.experiment import LECTURE_ACCURACY, DepthAccuracy
from gradsim.core.depth_accuracy.handwriting import as_digit
from gradsim.core.depth_accuracy.recorded import recorded_runs
from gradsim.core.lecture.presets import find_preset
from gradsim.core.networks.mnist import load_digits
from gradsim.core.recording import Recording
from gradsim.ui.panels.depth_accuracy import panel as panel_module
from gradsim.ui.panels.depth_accuracy.cut_axis import entering
from gradsim.ui.panels.depth_accuracy.digit_canvas import DigitCanvas, ink
from gradsim.ui.panels.depth_accuracy.digit_grid import DigitGrid
from gradsim.ui.panels.depth_accuracy.feature_grid import scaled
from gradsim.ui.panels.depth_accuracy.first_epochs import FirstEpochs
from gradsim.ui.panels.depth_accuracy.plot import AccuracyPlot
from gradsim.ui.panels.depth_accuracy.sweep_rows import sweep_rows
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.session.run_state import RunState
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import format_number
from tests.ui.panels.test_overlaps import texts

SMALL = DepthAccuracy(
    depths=(1, 2),
    width=12,
    learning_rate=1.0,
    training_images=600,
    validation_images=120,
    epochs=3,
)
#: Strokes of a 4 and of a 7, in shares of the field.
FOUR = [[(0.35, 0.2), (0.3, 0.5), (0.65, 0.5)], [(0.62, 0.2), (0.6, 0.5), (0.58, 0.85)]]
SEVEN = [[(0.3, 0.2), (0.7, 0.2), (0.5, 0.8)]]


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def demonstration(experiment: DepthAccuracy):
    """Return the lecture's sweep with other settings."""
    return dataclasses.replace(find_preset("depth-accuracy"), experiment=experiment)


@pytest.fixture(autouse=True)
def _no_results_on_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def opened(open_window):
    return open_window(demonstration(SMALL), size=(1920, 1080))


@pytest.fixture
def ended(opened):
    opened.run_to_end()
    assert opened.state() is RunState.ENDED
    return opened


def draw(opened, strokes, scale=1.0, shift=(0.0, 0.0)):
    """Draw with the mouse, as a person does, and wait for the outputs to follow."""
    canvas = opened.window.panel.pad.canvas
    side = min(canvas.width(), canvas.height())

    def place(point):
        x, y = (
            scale * coordinate + offset for coordinate, offset in zip(point, shift, strict=True)
        )
        return QPointF(x * side, y * side).toPoint()

    for stroke in strokes:
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place(stroke[0]))
        for (x0, y0), (x1, y1) in pairwise(stroke):
            for share in np.linspace(0, 1, 12)[1:]:
                QTest.mouseMove(canvas, place((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place(stroke[-1]))
    opened.until(lambda: not canvas._timer.isActive())
    opened.settle()


def network(opened, epoch, series):
    return opened.session.recording.state(epoch).networks[series]


# ----- accuracy


def test_accuracies_of_the_epoch_shown_stand_in_the_table(ended):
    recording, table = ended.session.recording, ended.window.panel.band.table
    for epoch in (3, 1):
        ended.session.show_epoch(epoch)
        rows = {row.head: row.texts for row in table._rows}
        assert rows[f"this run, epoch {epoch}, in %"] == tuple(
            f"{recording.at(epoch, 'validation_accuracy', series):.2f}" for series in (0, 1)
        )
        shares = [recording.at(epoch, "validation_accuracy", series) / 100 for series in (0, 1)]
        assert rows["standard error, 120 images"] == tuple(
            f"± {100 * (share * (1 - share) / 120) ** 0.5:.2f}" for share in shares
        )


def test_the_lecture_and_other_seeds_stand_only_beside_the_lectures_settings(ended):
    heads = [row.head for row in ended.window.panel.band.table._rows]
    assert not any("lecture" in head or "seeds" in head for head in heads)


def test_beside_the_lectures_settings_the_table_has_the_spread_and_the_lecture():
    """None of it before the run, which is to answer the question."""
    run = Recording(DepthAccuracy(seed=2, depths=(1, 4, 5)))
    lectures, others = "lecture, epoch 30, in %", "other seeds of 0–9, epoch 30"
    for count, known in ((1, False), (31, True)):
        rows = recorded_runs()[2][len(run) : count]
        run.extend([*row[:2], *row[6:8], *row[6:8]] for row in rows)
        texts = {row.head: row.texts for row in sweep_rows(run, count - 1)}
        if not known:
            assert texts[lectures] == texts[others] == ("", "", "")
            continue
        assert texts[lectures] == ("96.48", "96.53", "–")
        assert texts[others][2] == "–"
        for column, place in ((0, 1), (1, 7)):
            low, high = map(float, texts[others][column].split("–"))
            ends = [rows[-1][place] for seed, rows in recorded_runs().items() if seed != 2]
            assert low <= min(ends) < low + 0.1 and high - 0.1 < max(ends) <= high


def test_the_step_has_the_factors_of_the_settings(ended):
    text = ended.window.panel.band.formula.accessibleName()
    shrink, rate = SMALL.learning_rate * SMALL.regularization / 600, SMALL.learning_rate / 10
    assert f"1 − {format_number(shrink)}" in text and format_number(rate) in text


def test_the_formula_counts_the_digits_that_the_chosen_network_reads(ended):
    panel = ended.window.panel
    for series, name in ((0, "1 hidden layer"), (1, "2 hidden layers")):
        panel.switches.reader.setCurrentIndex(series)
        panel.switches.changed.emit()
        state = ended.session.recording.state(3)
        right = int((network(ended, 3, series).readings == state.digits.labels).sum())
        text = panel.band.formula.accessibleName()
        assert f"accuracy, {name}, epoch 3" in text
        assert f"{right} of 120 right = {100 * right / 120:.2f} %" in text


def test_a_click_on_a_column_of_the_table_lets_that_network_read(ended):
    panel = ended.window.panel
    table = panel.band.table
    for column in (0, 1):
        place = QPointF(table._right(column) - 4, 10).toPoint()
        QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=place)
        assert panel.switches.reader.currentIndex() == column
        name = ("1 hidden layer", "2 hidden layers")[column]
        assert name in panel.outputs.accessibleName()


def test_a_curve_begins_where_it_comes_above_the_axis():
    x, y = entering(np.arange(4.0), np.array([10.0, 80.0, 95.0, 96.0]), 90.0)
    assert np.allclose(x, [1 + 10 / 15, 2, 3]) and np.allclose(y, [90, 95, 96])
    x, y = entering(np.arange(4.0), np.array([92.0, 80.0, 100.0, 100.0]), 90.0)
    assert np.allclose(x, [0, 2 / 12, 1, 1.5, 2, 3]) and np.allclose(y, [92, 90, 90, 90, 100, 100])
    for values in ([1.0, 2.0], []):
        assert len(entering(np.arange(len(values)), np.array(values), 90.0)[0]) == 0


class Written:
    """A recording of given accuracies."""

    experiment = DepthAccuracy()

    def __init__(self, values):
        self._values = np.array(values)
        self.experiment = DepthAccuracy(epochs=max(len(values) - 1, 1))

    def __len__(self):
        return len(self._values)

    def values(self, column, series=0, start=0, stop=None):
        return self._values[start:stop]

    def at(self, epoch, column, series=0):
        return float(self._values[epoch])

    def trace(self, column, series=0):
        return np.arange(float(len(self))), self._values

    def extremes(self, column, series=0):
        return self._values.min(), self._values.max()


def test_the_note_names_what_a_cut_axis_hides(qtbot):
    plot = AccuracyPlot(THEMES["light"])
    qtbot.addWidget(plot)
    curves = [
        Curve(Written([9.0, 93.0, 94.0]), "", "1 hidden layer", 0),
        Curve(Written([9.9, 85.24, 92.0]), "", "3 hidden layers", 2),
        Curve(Written([9.9, 18.09, 78.52]), "", "4 hidden layers", 3),
    ]
    plot.show_accuracies(curves, 30, {}, cut=True)
    assert plot.low == 92.0
    assert plot.below() == [
        ("below the axis:", None),
        ("3 hidden layers: 85.2 % after epoch 1", 2),
        ("4 hidden layers: 18.1, 78.5 % after epochs 1, 2", 3),
    ]
    assert [point.y for point in plot.overlay.points] == []  # epoch 0 lies below the axis
    plot.update_curves(1)
    assert [point.y for point in plot.overlay.points] == [93.0]
    plot.show_accuracies(curves, 30, {}, cut=False)
    assert plot.below() == [] and plot._y_range == (0.0, 100.0)


def test_a_cut_axis_grows_for_networks_that_read_more_than_98_percent(qtbot):
    plot = AccuracyPlot(THEMES["light"])
    qtbot.addWidget(plot)
    for best, top in ((97.9, 98.0), (98.3, 100.0)):
        plot.show_accuracies([Curve(Written([9.0, best]), "", "", 0)], 30, {}, cut=True)
        assert plot._y_range == (92.0, top)


@pytest.mark.parametrize(
    ("ends", "low"), [((96.0, 92.0), 92.0), ((96.0, 91.9), 90.0), ((85.0, 70.0), 50.0), ((9.0,), 0)]
)
def test_a_cut_axis_reaches_down_to_every_networks_end(qtbot, ends, low):
    plot = AccuracyPlot(THEMES["light"])
    qtbot.addWidget(plot)
    curves = [Curve(Written([9.0, end]), "", "", place) for place, end in enumerate(ends)]
    plot.show_accuracies(curves, 1, {}, cut=True)
    assert plot.low == low
    plot.show_accuracies(curves, 2, {}, cut=True)  # an epoch is to come
    assert plot.low == 92.0


def test_end_labels_stand_in_the_order_of_the_curves_ends(qtbot):
    plot = AccuracyPlot(THEMES["light"])
    qtbot.addWidget(plot)
    ends = (96.61, 97.34, 96.47, 96.2, 96.19, 96.18, 96.17, 96.16)
    curves = [Curve(Written([9.0, end]), "", "", place) for place, end in enumerate(ends)]
    plot.show_accuracies(curves, 1, {0: 96.48, 1: 96.9, 2: 96.57, 3: 96.53}, cut=True)
    assert [style for _, style in plot.end_rows()] == [1, 0, 2, 3, 4, 5, 6, 7]
    starts = [(9.0, 93.0), (9.9, 85.2), (9.5, 94.0)]
    for count, named in ((1, []), (2, [2, 0])):  # no label where there is no curve
        begun = [Curve(Written(start[:count]), "", "", i) for i, start in enumerate(starts)]
        plot.show_accuracies(begun, 30, {}, cut=True)
        assert [style for _, style in plot.end_rows()] == named


@pytest.mark.parametrize(
    ("depths", "lines"),
    [
        ((1, 2, 3, 4), ["lecture: 96.9 % with 2 layers", "96.5 to 96.6 % with 1, 3 and 4 layers"]),
        ((1, 2), ["lecture: 96.9 % with 2 layers", "96.5 % with 1 layer"]),
        ((1, 4), ["lecture: 96.5 % with 1 and 4 layers"]),
        ((), []),
    ],
)
def test_values_of_the_lecture_that_would_lie_on_each_other_are_one_band(qtbot, depths, lines):
    plot = AccuracyPlot(THEMES["light"])
    qtbot.addWidget(plot)
    curves = [Curve(Written([9.0, 96.0]), "", "", 0)]
    references = {depth - 1: LECTURE_ACCURACY[depth] for depth in depths}
    plot.show_accuracies(curves, 0, references, cut=True)
    plot._last = 0  # whole runs: before their end the lecture tells nothing
    assert plot.lecture_lines() == lines
    drawn = [style for group in plot.lecture_groups() for _, style in group]
    assert sorted(drawn) == sorted(references)


def test_the_first_epochs_name_the_network_that_starts_last(qtbot):
    plot = FirstEpochs(THEMES["light"])
    qtbot.addWidget(plot)
    curves = [
        Curve(Written([10.0, 90.0, 93.0]), "", "", 0),
        Curve(Written([10.0, 18.0, 82.0]), "", "", 3),
    ]
    plot.show_first(curves, 2)
    assert [plot._rise(curve) for curve in curves] == [0.5, 1.5]
    assert [name[:2] for name in plot.names()] == [("1 layer", 0.5), ("4 layers", 1.5)]
    second = Curve(Written([10.0, 80.0, 93.0]), "", "", 1)
    plot.show_first([*curves, second], 2)
    assert [name[0] for name in plot.names()] == ["1, 2", "4 layers"]
    plot.withhold(True)  # the run is to answer who is last
    assert plot.names() == []


def test_the_axis_is_cut_and_the_lecture_drawn_for_large_sets_only(open_window):
    opened = open_window(demonstration(SMALL))
    assert opened.window.panel.accuracy._y_range == (0.0, 100.0)
    assert not opened.window.panel.switches.cut.isEnabled()
    opened.session.open_preset(find_preset("depth-accuracy"))
    opened.ready()
    panel = opened.window.panel
    assert panel.accuracy._y_range == (92.0, 98.0)
    assert panel.accuracy._references == {
        depth - 1: value for depth, value in LECTURE_ACCURACY.items()
    }
    assert not panel.accuracy._shown_references()  # the run is to answer the question
    panel.switches.references.setChecked(False)
    panel.switches.cut.setChecked(False)
    assert panel.accuracy._y_range == (0.0, 100.0) and not panel.accuracy._references


def test_a_kept_run_stays_as_ghosts_beside_the_next(ended):
    finished = ended.session.recording
    ended.session.keep()
    ended.session.reset()
    ended.until(lambda: ended.session.recording not in (None, finished))
    ended.settle()
    ghosts = [curve for curve in ended.window.panel.accuracy.sources if curve.ghost]
    assert len(ghosts) == 2 and all(len(curve.recording) == 4 for curve in ghosts)


def test_the_rest_of_a_run_is_estimated_from_the_time_of_an_epoch(opened, monkeypatch):
    panel = opened.window.panel
    now = map(float, range(0, 1000, 4))  # others look at the clock while they wait
    monkeypatch.setattr(panel_module, "time", SimpleNamespace(monotonic=lambda: next(now)))
    panel._clock = []
    opened.step(2)
    text = panel.band.table._progress[0]
    assert text == "epoch 2 of 3, about 4 s left"
    opened.step()
    assert panel.band.table._progress == ("epoch 3 of 3", 1.0)


# ----- digits


def test_digits_are_read_by_the_network_at_the_epoch_shown(ended):
    panel, state = ended.window.panel, ended.session.recording.state(3)
    assert np.array_equal(panel.digits._digits.images, load_digits("", 59_880, 120).images)
    for epoch in (3, 0):
        ended.session.show_epoch(epoch)
        readings = network(ended, epoch, 1).readings
        assert np.array_equal(panel.digits._readings, readings)
    assert np.array_equal(state.digits.labels, load_digits("", 59_880, 120).labels)


def test_pages_show_every_digit_once(ended):
    grid = ended.window.panel.digits
    seen = list(grid.page())
    assert len(seen) > 8
    while True:
        grid.turn(1)
        page = grid.page()
        if page[0] == 0:
            break
        seen += [index for index in page if index not in seen]
    assert seen == list(range(120))
    grid.turn(-1)
    assert grid.page()[-1] == 119


def test_wrong_ones_only_are_exactly_those_read_wrong(ended):
    panel = ended.window.panel
    panel.switches.only_wrong.setChecked(True)
    for epoch in (3, 0):
        ended.session.show_epoch(epoch)
        wrong = network(ended, epoch, 1).readings != ended.session.recording.state(0).digits.labels
        assert panel.digits.candidates().tolist() == np.flatnonzero(wrong).tolist()
        assert set(panel.digits.page()) <= set(np.flatnonzero(wrong).tolist())
    told = f"{len(panel.digits.page())} of {wrong.sum()}, of 120 read by the network"
    assert f"read wrong. {told}" in panel.digits.accessibleName()


def test_a_switch_that_comes_before_the_first_epoch_of_a_new_run_finds_one(ended):
    """Resizing, too, may come between the begin of a run and the epoch that is to be shown."""
    panel = ended.window.panel
    assert ended.session.shown == SMALL.epochs
    recording = Recording(SMALL)
    recording.extend(islice(SMALL.run(), 1))
    panel.begin(recording, ())
    panel.switches.only_wrong.setChecked(True)
    assert panel.digits.isVisible()


def test_wrong_ones_of_a_set_that_is_not_yet_read_are_none(ended):
    panel = ended.window.panel
    panel.switches.only_wrong.setChecked(True)
    panel.digits.show_digits(load_digits(first=1000, count=50))
    panel.digits.restyle(THEMES["dark"])
    assert panel.digits.page() == []


def test_the_columns_of_digits_are_found_a_few_times_a_painting(ended, monkeypatch):
    grid, asked = ended.window.panel.digits, []
    columns = DigitGrid._columns
    monkeypatch.setattr(DigitGrid, "_columns", lambda self: asked.append(1) or columns(self))
    grid.grab()
    assert 0 < len(asked) < 4 < len(grid.page())


def test_a_click_on_a_digit_shows_its_outputs(ended):
    panel = ended.window.panel
    grid = panel.digits
    index = grid.page()[5]
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._boxes(6)[5].center().toPoint())
    digits = load_digits("", 59_880, 120)
    outputs = network(ended, 3, 1).outputs(digits.images[index : index + 1] / 255)[0]
    assert grid.chosen == index
    assert np.allclose(panel.outputs._outputs, outputs, atol=1e-6)
    assert panel.pad.reading.text() == str(outputs.argmax())
    assert panel.pad._title.text() == f"image {index + 1} is a {digits.labels[index]}"


@pytest.mark.parametrize(("height", "beside"), [(720, False), (1400, True)])
def test_the_digits_leave_the_curves_their_height_unless_there_is_room(open_window, height, beside):
    """They are on another page of views then."""
    opened = open_window(demonstration(SMALL), size=(1280, height), theme="projector")
    opened.settle()
    panel = opened.window.panel
    panel.setFixedSize(1236, height - 220)  # as in a lecture
    opened.settle()
    assert panel.accuracy.isVisible() and panel.digits.isVisible() is beside
    pages = panel.arrangement.page[1]
    seen = [panel.digits.isVisible()]
    for _ in range(pages - 1):
        panel.arrangement.turn()
        seen.append(panel.digits.isVisible())
    assert any(seen)
    if not beside:
        panel.arrangement.turn()
        assert panel.arrangement.page[0] == 0 and panel.accuracy.isVisible()


def test_arrow_keys_choose_digits_while_the_grid_has_the_focus(ended):
    grid = ended.window.panel.digits
    grid.choose(None)
    ended.window.activateWindow()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    ended.until(grid.hasFocus)
    shown, columns = ended.session.shown, grid._columns()
    for key, index in (
        (Qt.Key.Key_Right, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Left, 0),
    ):
        QTest.keyClick(grid, key)
        assert grid.chosen == index
    assert ended.session.shown == shown


def test_reading_digits_begins_with_those_read_wrong(open_window):
    opened = open_window(dataclasses.replace(find_preset("digits"), experiment=SMALL))
    opened.run_to_end()
    panel = opened.window.panel
    digits = opened.session.recording.state(0).digits
    for epoch in (3, 1, 0):
        opened.session.show_epoch(epoch)
        wrong = np.flatnonzero(network(opened, epoch, 1).readings != digits.labels)
        assert panel.digits.page() == wrong[: len(panel.digits.page())].tolist()
        first = network(opened, 1, 1)
        few = np.flatnonzero(first.readings != digits.labels)[:8].tolist()
        a = digits.images[few] / 255
        for weights in first.weights:
            a = 1 / (1 + np.exp(-(a @ weights[:, :-1].T + weights[:, -1])))
        shown = few[min(range(len(few)), key=lambda place: a[place][digits.labels[few[place]]])]
        assert panel.digits.chosen == shown  # the same at every epoch
        assert panel.pad._title.text() == f"image {shown + 1} is a {digits.labels[shown]}"
    draw(opened, SEVEN)  # what a person draws stays
    opened.session.show_epoch(3)
    assert panel.digits.chosen is None


def test_the_demonstration_shows_the_same_digit_from_the_question_to_the_end(open_window):
    """It is read wrong at first; beside it stands how many are in the end."""
    opened = open_window("digits")
    panel, session = opened.window.panel, opened.session
    opened.ready()
    asked = panel.digits.chosen
    assert asked in panel.digits.page()
    opened.run_to_end()
    assert panel.digits.chosen == asked
    labels = session.recording.state(0).digits.labels
    assert network(opened, 1, 0).readings[asked] != labels[asked]
    readings = network(opened, session.last_epoch, 0).readings
    assert panel.pad.reading.text() == str(readings[asked])
    wrong = int((readings != labels).sum())
    assert session.caption.endswith(f"right but for {wrong} of 10,000 digits.")
    shown = len(panel.digits.page())
    assert panel.digits.notes()[-1] == f"{shown} of {wrong}"  # one story, one count
    assert panel.key_figure.said.startswith(f"{(10_000 - wrong) / 100:.1f} %")


def test_a_wrong_reading_is_said_in_words(open_window, monkeypatch):
    opened = open_window("digits", (1280, 720), "projector", painted=True)
    opened.run_to_end()
    grid, state = opened.window.panel.digits, opened.session.recording.state(30)
    readings = state.networks[0].readings
    painted = [ink.text for ink in texts(grid, monkeypatch)]
    for index in grid.page():
        read, right = f"reads {readings[index]}", f"is {state.digits.labels[index]}"
        place = painted.index(read)
        assert painted[place + 1] == right
        del painted[place : place + 2]


def test_features_are_the_weights_of_the_first_hidden_layer(open_window):
    opened = open_window(dataclasses.replace(find_preset("digits"), experiment=SMALL))
    opened.run_to_end()
    panel = opened.window.panel
    panel.toggle_view("pad")
    panel.toggle_view("digits")
    opened.settle()
    assert panel.features.isVisible() and panel.features.shown() > 1
    weights = network(opened, 3, 1).weights[0][:, :-1]
    assert np.array_equal(panel.features._weights, weights)
    used = opened.session.recording.state(0).digits.images.any(axis=0)
    shares = scaled(weights, used)
    assert (shares[:, ~used] == 0).all() and np.abs(shares).max() == 1
    assert (np.sign(shares[:, used]) == np.sign(weights[:, used])).all()
    assert len(panel.features.pictures()) == SMALL.width


# ----- the pad


def test_a_pad_with_room_has_the_outputs_beside_it_or_below(ended):
    panel = ended.window.panel
    draw(ended, SEVEN)
    assert panel.pad.outputs._outputs == panel.outputs._outputs != []
    pad, field = panel.pad, panel.pad.canvas
    pad.resize(300, 240)
    assert not pad.outputs.isVisibleTo(pad)
    pad.resize(900, 420)
    assert pad.outputs.isVisibleTo(pad)
    assert pad.outputs.x() > pad.clear_button.geometry().right()
    pad.resize(300, 700)
    assert pad.outputs.isVisibleTo(pad)
    assert pad.outputs.y() > field.geometry().bottom()


def test_the_outputs_are_those_of_the_drawing_at_the_epoch_shown(ended):
    panel = ended.window.panel
    draw(ended, FOUR)
    for epoch in (3, 2, 0):
        ended.session.show_epoch(epoch)
        pixels = as_digit(ink(panel.pad.canvas.strokes)).ravel()
        expected = network(ended, epoch, 1).outputs(pixels[None, :])[0]
        assert np.allclose(panel.outputs._outputs, expected, atol=1e-6)
        assert panel.pad.reading.text() == str(expected.argmax())
    assert panel.digits.chosen is None
    assert np.array_equal(panel.pad._preview._pixels, np.rint(pixels * 255).astype(np.uint8))


def test_a_smaller_drawing_elsewhere_is_nearly_the_same_digit(ended):
    pad = ended.window.panel.pad
    images = []
    for scale, shift in ((1.0, (0.0, 0.0)), (0.5, (0.45, 0.3)), (0.6, (0.02, 0.1))):
        pad.clear_button.click()
        draw(ended, SEVEN, scale, shift)
        images.append(pad.pixels())
        reading = ended.window.panel.pad.reading.text()
        assert reading and reading == pad.reading.text()
    for image in images[1:]:  # the mouse moves in whole pixels
        assert np.corrcoef(image, images[0])[0, 1] > 0.9


@pytest.mark.parametrize("strokes", [FOUR, SEVEN])
def test_size_and_place_of_strokes_do_not_matter(strokes):
    digit = as_digit(ink(strokes))
    smaller = [[(0.3 + 0.4 * x, 0.1 + 0.4 * y) for x, y in stroke] for stroke in strokes]
    assert np.abs(as_digit(ink(smaller)) - digit).max() < 0.02


def test_outputs_follow_while_the_button_is_still_down(ended):
    panel = ended.window.panel
    canvas = panel.pad.canvas
    panel.pad.clear_button.click()
    assert panel.outputs._outputs == []
    canvas.begin_stroke(QPointF(60, 40))
    canvas.continue_stroke(QPointF(60, 120))
    ended.until(lambda: panel.outputs._outputs)
    first = list(panel.outputs._outputs)
    canvas.continue_stroke(QPointF(120, 120))
    ended.until(lambda: panel.outputs._outputs != first)
    canvas.end_stroke()


def test_clear_takes_the_drawing_away(ended):
    panel = ended.window.panel
    draw(ended, SEVEN)
    panel.pad.clear_button.click()
    assert panel.pad.pixels() is None and panel.pad.reading.text() == ""
    assert panel.outputs._outputs == []


def test_strokes_stay_within_the_field(ended):
    canvas = ended.window.panel.pad.canvas
    canvas.clear()
    canvas.begin_stroke(QPointF(50, 50))
    canvas.continue_stroke(QPointF(-4000, 9000))
    canvas.end_stroke()
    assert all(0 < x < 1 and 0 < y < 1 for x, y in canvas.strokes[0])
    canvas.begin_stroke(QPointF(-20, 50))
    assert len(canvas.strokes) == 1
    ended.until(lambda: not canvas._timer.isActive())


def test_a_pen_draws(ended):
    canvas = ended.window.panel.pad.canvas
    canvas.clear()
    pen = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position,
        1,
        3,
    )
    kinds = QEvent.Type
    for kind, x, y in (
        (kinds.TabletPress, 40, 40),
        (kinds.TabletMove, 90, 60),
        (kinds.TabletRelease, 90, 60),
        (kinds.TabletMove, 10, 10),
    ):
        place = QPointF(x, y)
        buttons = (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
        event = QTabletEvent(
            kind, pen, place, place, 1.0, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, *buttons
        )
        canvas.tabletEvent(event)
        assert event.isAccepted()
    assert len(canvas.strokes) == 1 and len(canvas.strokes[0]) == 2
    ended.until(lambda: not canvas._timer.isActive())


def test_a_finger_draws(qtbot, qapp):
    canvas = DigitCanvas(THEMES["light"])
    qtbot.addWidget(canvas)
    canvas.resize(200, 200)
    canvas.show()
    qtbot.waitExposed(canvas)
    finger, place = QTest.createTouchDevice(), QPointF(60, 60).toPoint()
    for act, where in (("press", place), ("move", 2 * place), ("release", 2 * place)):
        touch = QTest.touchEvent(canvas, finger)
        getattr(touch, act)(0, where, canvas)
        touch.commit()
    assert len(canvas.strokes) == 1 and len(canvas.strokes[0]) == 2
    with qtbot.waitSignal(canvas.changed):
        pass


def test_a_dot_is_not_blown_up_to_a_whole_digit():
    dot = as_digit(ink([[(0.5, 0.5)]]))
    assert 0 < dot.max() <= 1
    assert ink([[(0.5, 0.5)]]).shape == (23, 23)


# ----- results on disk, and the form


def test_a_finished_sweep_is_shown_at_once_until_it_is_forgotten(ended, monkeypatch):
    button = ended.window.panel.switches.forget
    ended.until(button.isEnabled)
    learnt = []
    learn = DepthAccuracy._learn
    monkeypatch.setattr(
        DepthAccuracy, "_learn", lambda self, digits: (learnt.append(1), learn(self, digits))[1]
    )
    ended.session.reset()
    ended.run_to_end()
    assert not learnt
    button.click()
    assert not button.isEnabled() and sweep_cache.kept() == (0, 0)
    ended.session.reset()
    ended.run_to_end()
    assert learnt


def depth_row(opened):
    return next(row for row in opened.window.form._rows if row.setting.name == "depths")


def test_buttons_choose_the_depths(opened):
    row = depth_row(opened)
    assert {n: b.isChecked() for n, b in row.buttons.items()} == {
        depth: depth <= 2 for depth in range(1, 9)
    }
    row.buttons[4].click()
    assert opened.session.scene.experiment.depths == (1, 2, 4)
    opened.until(lambda: opened.session.recording is not None)
    row = depth_row(opened)
    for number in (1, 2):
        row.buttons[number].click()
    assert opened.session.scene.experiment.depths == (4,)
    row.buttons[4].click()  # none is left
    assert opened.session.scene.experiment.depths == (4,)
    assert row.error.text().startswith("Hidden layers is")


def test_a_depth_from_a_file_has_a_button_too(open_window):
    opened = open_window(dataclasses.replace(SMALL, depths=(2, 9)))
    row = depth_row(opened)
    assert [n for n in sorted(row.buttons) if row.buttons[n].isChecked()] == [2, 9]


def test_a_folder_that_is_missing_is_said_in_a_sentence(opened):
    row = next(row for row in opened.window.form._rows if row.setting.name == "data")
    row.box.setText("/no/such/folder")
    row.box.editingFinished.emit()
    opened.until(lambda: opened.state() is RunState.FAILED)
    assert "/no/such/folder" in opened.window.message.text()


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_panel_fits_every_window_and_theme(open_window, theme):
    opened = open_window(demonstration(SMALL), size=(880, 560), theme=theme)
    opened.run_to_end()
    panel = opened.window.panel
    for size in ((880, 560), (1280, 720), (1920, 1080)):
        opened.window.resize(*size)
        opened.settle()
        for view in (panel.accuracy, panel.digits, panel.pad, panel.outputs, panel.band):
            if view.isVisible():
                assert view.height() >= min(view.minimumSizeHint().height(), 60), size
                place = view.geometry().translated(view.parent().pos())
                assert panel.rect().contains(place), size
        assert panel.accuracy.isVisible(), size
