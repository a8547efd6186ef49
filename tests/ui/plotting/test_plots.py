"""A plot: ranges, curves, labels that do not collide, and reading with the mouse."""

import ctypes
import gc
import itertools
import random
import sys
import weakref

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui import view as view_module
from gradsim.ui.plotting import axes as axes_module
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.plotting.overlay import Point, spread
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.plotting.straightened import FEW, FINEST, PASSES, straightened
from gradsim.ui.theme import THEMES


@pytest.fixture
def shown(qtbot):
    """Return what shows a plot in a window, as it is in the program."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(620, 420)

    def call(plot: Plot) -> Plot:
        plot.setParent(window)
        plot.resize(600, 400)
        window.show()
        return plot

    return call


@pytest.fixture
def plot(shown):
    return shown(Plot(THEMES["light"], "value", "x"))


@pytest.fixture
def epoch_plot(shown):
    return shown(EpochPlot(THEMES["light"], "output $a$"))


def recorded(**settings) -> Recording:
    experiment = SingleNeuron(**{"epochs": 50, **settings})
    recording = Recording(experiment)
    recording.extend(experiment.run())
    return recording


def test_numbers_and_pixels_are_each_other_s_inverse(plot):
    plot.set_ranges((-2.0, 10.0), (0.0, 0.5))
    axes = plot.axes_rect()
    assert plot.to_pixels(-2.0, 0.0) == axes.bottomLeft()
    assert plot.to_pixels(10.0, 0.5) == axes.topRight()
    for x, y in ((0.0, 0.1), (9.5, 0.49), (-1.9, 0.0)):
        assert plot.to_numbers(plot.to_pixels(x, y)) == (pytest.approx(x), pytest.approx(y))


def test_a_plot_with_a_ground_covers_what_stands_behind_and_one_without_shows_it(plot):
    window = plot.window()
    window.setStyleSheet("QWidget { background: #ff00ff }")
    for has_ground in (True, False, True):
        plot.has_ground = has_ground
        plot.restyle(plot.theme)
        picture = window.grab().toImage()
        assert picture.pixelColor(610, 410).name() == "#ff00ff"  # beside the plot
        corners = [(0, 0), (599, 0), (0, 399), (599, 399)]
        colors = {picture.pixelColor(*corner).name() for corner in corners}
        assert colors == ({plot.theme.ground.lower()} if has_ground else {"#ff00ff"})


def test_pyqtgraph_and_what_is_painted_here_agree(plot):
    """A curve drawn by the one passes through a point painted by the other."""
    plot.set_ranges((0.0, 10.0), (-1.0, 1.0))
    for x, y in ((0.0, 0.0), (5.0, 0.5), (10.0, -1.0)):
        theirs = plot.view.mapViewToScene(QPointF(x, y))
        ours = plot.to_pixels(x, y)
        assert (theirs.x(), theirs.y()) == (
            pytest.approx(ours.x(), abs=0.75),
            pytest.approx(ours.y(), abs=0.75),
        )
    for change in (lambda: plot.resize(333, 222), lambda: setattr(plot, "right_margin", 6.0)):
        before = plot.axes_rect()
        change()
        assert plot.axes_rect() != before
        ours = plot.to_pixels(5.0, 0.5)
        theirs = plot.view.mapViewToScene(QPointF(5.0, 0.5))
        assert (theirs.x(), theirs.y()) == (
            pytest.approx(ours.x(), abs=0.75),
            pytest.approx(ours.y(), abs=0.75),
        )


@pytest.mark.parametrize("height", [250, 400, 700])
@pytest.mark.parametrize(
    "exponents", [(-1.0, 3.4), (-7.0, 2.0), (-12.0, 1.0), (-0.2, 5.0)], ids=str
)
def test_no_label_of_the_vertical_axis_is_cut(shown, monkeypatch, height, exponents):
    plot = shown(Plot(THEMES["projector"], "speed", "epoch", log_y=True))
    plot.setFixedHeight(height)
    plot.set_ranges((0.0, 500.0), exponents)
    begin = []
    monkeypatch.setattr(axes_module, "paint_power", lambda _painter, _text, x, *_: begin.append(x))
    plot.grab()
    assert begin and min(begin) >= 0


def test_a_logarithmic_axis_shows_powers_of_ten(shown):
    plot = shown(Plot(THEMES["light"], "speed", "epoch", log_y=True))
    plot.set_ranges((0.0, 1.0), (-3.0, 0.0))
    axes = plot.axes_rect()
    assert plot.to_pixels(0.0, 0.001).y() == pytest.approx(axes.bottom())
    assert plot.to_pixels(0.0, 1.0).y() == pytest.approx(axes.top())
    assert plot.to_pixels(0.0, 0.1).y() == pytest.approx(axes.top() + axes.height() / 3)
    plot.set_curves([(0, False)])
    plot.set_data(0, np.array([0.0, 1.0, 2.0]), np.array([0.1, -0.01, 0.0]))
    assert plot._curves[0].getData()[1].tolist() == [-1.0, -2.0, -3.0]  # 0 lies on the axis


SHAPES = {
    "a decay": lambda x: np.exp(-x / 700),
    "steps": lambda x: np.floor(x / 500),
    "a wave that grows quick": lambda x: np.sin((x / 900) ** 2),
    "noise": lambda x: np.random.default_rng(1).standard_normal(len(x)),
}


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("count", [FEW + 1, 4095, 4096])
def test_a_curve_without_the_points_on_straight_lines_is_the_same_curve(name, count):
    x = np.arange(float(count))
    y = SHAPES[name](x)
    tolerance = FINEST * np.ptp(y)
    fewer_x, fewer_y = straightened(x, y, tolerance)
    assert (fewer_x[0], fewer_x[-1]) == (x[0], x[-1])
    assert np.abs(np.interp(x, fewer_x, fewer_y) - y).max() <= PASSES * tolerance
    if name == "noise":
        assert len(fewer_x) > 0.99 * count
    elif count > 4000:
        assert len(fewer_x) < count / 3


def test_short_curves_and_gaps_are_left_as_they_are():
    x = np.arange(float(FEW))
    assert straightened(x, x, 1.0) == (x, x)
    x = np.arange(2000.0)
    assert len(straightened(x, x, 1.0)[0]) < 2000 / 32
    y = np.where(x == 1001, np.nan, x)
    fewer_x, fewer_y = straightened(x, y, 1e-6)
    assert 1001 in fewer_x
    assert np.isnan(fewer_y).sum() == 1


def settle() -> None:
    """Let whatever is still to be painted be painted."""
    for _ in range(4):
        QCoreApplication.processEvents()


@pytest.mark.parametrize("has_stepped", [False, True])
def test_a_plot_among_others_is_painted_once_in_a_frame(shown, qtbot, has_stepped):
    class Counting(Plot):
        painted = 0

        def drawForeground(self, painter, rect):
            self.painted += 1
            super().drawForeground(painter, rect)

    plots = [shown(Counting(THEMES["light"], "value", "x")) for _ in range(3)]
    for index, plot in enumerate(plots):
        plot.set_curves([(0, False)])
        plot.setGeometry(0, 140 * index, 600, 140)
        plot.show()
    qtbot.waitExposed(plots[0].window())
    qtbot.waitUntil(lambda: all(plot.painted for plot in plots))
    settle()
    for plot in plots:
        plot.painted = 0
    for plot in plots:
        if has_stepped:  # an axis, before there is a curve that reaches so far
            plot.set_ranges((0.0, 1.0), (0.0, 2.0))
        plot.set_data(0, np.array([0.0, 1.0]), np.array([0.0, 1.0]))
        plot.refresh()
    qtbot.waitUntil(lambda: all(plot.painted for plot in plots))
    settle()
    assert [plot.painted for plot in plots] == [1, 1, 1]


def test_curves_are_made_once_and_used_again(plot):
    plot.set_curves([(0, False), (1, False)])
    items = list(plot._curves)
    plot.set_curves([(1, True)])
    plot.set_curves([(0, False), (1, False)])
    assert plot._curves == items
    assert all(curve.isVisible() for curve in items)
    plot.set_curves([(2, False)])
    assert [curve.isVisible() for curve in items] == [True, False]


def test_ghosts_are_thinner_and_behind(plot):
    plot.set_curves([(0, True), (0, False)])
    ghost, live = plot._curves
    assert ghost.opts["pen"].widthF() < live.opts["pen"].widthF()
    assert ghost.opts["pen"].color().alphaF() < live.opts["pen"].color().alphaF()
    assert ghost.zValue() < live.zValue()


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=6),
    st.floats(1, 12),
)
def test_labels_are_moved_apart_but_stay_within(places, distance):
    places.sort()
    moved = list(places)
    spread(moved, distance, 0.0, 100.0)
    assert moved[-1] <= 100.0
    assert all(later - sooner >= distance - 1e-9 for sooner, later in itertools.pairwise(moved))
    if all(b - a >= distance for a, b in itertools.pairwise(places)):
        assert moved == places  # nothing moves without need


def test_texts_beside_points_never_cover_one_another(shown):
    plot = shown(Plot(THEMES["light"]))
    plot.set_ranges((0.0, 10.0), (-1.0, 1.0))
    axes = plot.axes_rect()
    metrics = QFontMetricsF(plot.theme.font(14))
    chance = random.Random(1)
    for _ in range(50):
        taken: list[QRectF] = []
        for _ in range(6):
            point = Point(chance.uniform(4, 6), chance.uniform(-0.2, 0.2), 0, "0.123")
            box = plot._text_box(point, axes, metrics, taken)
            if box is not None:
                assert not any(box.intersects(place) for place in taken)
                assert box.left() >= axes.left() and box.bottom() <= axes.bottom()
                taken.append(box)
        assert len(taken) > 2


def test_the_axes_hold_every_value_and_only_ever_grow(epoch_plot):
    recording = Recording(SingleNeuron(activation="leaky-relu", learning_rate=0.6, epochs=40))
    rows = iter(recording.experiment.run())
    recording.extend(itertools.islice(rows, 1))
    epoch_plot.show_curves([Curve(recording, "cost", "")], 40)
    before = epoch_plot._y_range
    for _ in range(40):
        recording.extend(itertools.islice(rows, 1))
        epoch_plot.update_curves(len(recording) - 1)
        low, high = epoch_plot._y_range
        values = recording.values("cost")
        assert low <= values.min() and high >= values.max()
        assert low <= before[0] and high >= before[1]
        before = (low, high)
    assert epoch_plot._x_range == (0.0, 40.0)


def test_the_read_out_tells_every_curve_at_the_epoch_under_the_pointer(qtbot, epoch_plot):
    first, second = recorded(), recorded(weights=(2.0,), bias=2.0, epochs=20)
    epoch_plot.show_curves(
        [Curve(first, "output_1", "one"), Curve(second, "output_1", "other", ghost=True)], 50
    )
    epoch_plot.update_curves(50)
    place = epoch_plot.to_pixels(17.2, 0.5).toPoint()
    qtbot.mouseMove(epoch_plot.viewport(), QPoint(place))
    assert epoch_plot.hover_x == pytest.approx(17.2, abs=0.2)
    told = epoch_plot.read_out(epoch_plot.hover_x)
    assert told.x == 17 and told.title == "epoch 17"
    assert {row.label: row.texts for row in told.rows} == {
        "one": (f"{first.at(17, 'output_1'):.3f}",),
        "other": (f"{second.at(17, 'output_1'):.3f}",),
    }
    epoch_plot.hover_x = 30.0  # the kept run is shorter: no number is made up
    told = epoch_plot.read_out(30.0)
    assert {row.label: row.texts for row in told.rows}["other"] == ("–",)
    before = epoch_plot.grab().toImage()
    epoch_plot.hover_x = None
    assert epoch_plot.grab().toImage() != before  # it is painted, and gone afterwards


def test_small_values_are_read_out_as_what_they_are(epoch_plot):
    recording = recorded(weights=(10.0,), bias=10.0)
    epoch_plot.show_curves([Curve(recording, "gradient_bias", "gradient")], 50)
    (row,) = epoch_plot.read_out(3.0).rows
    assert row.texts == ("2.06·10⁻⁹",)  # σ'(20) = e^−20 / (1 + e^−20)², never 0.00


def test_a_drag_over_the_curves_scrubs(qtbot, epoch_plot):
    epoch_plot.show_curves([Curve(recorded(), "output_1", "")], 50)
    found = []
    epoch_plot.epoch_picked.connect(found.append)
    left = Qt.MouseButton.LeftButton
    view = epoch_plot.viewport()
    for epoch, action in ((10, qtbot.mousePress), (20, None), (30, None)):
        place = epoch_plot.to_pixels(epoch, 0.5).toPoint()
        if action:
            action(view, left, pos=place)
        else:
            qtbot.mouseMove(view, place)
    qtbot.mouseRelease(view, left, pos=epoch_plot.to_pixels(30, 0.5).toPoint())
    assert found[0] == 10
    qtbot.mouseClick(view, left, pos=QPoint(2, 2))  # outside the axes
    assert found[-1] in (10, 30)
    qtbot.mouseClick(view, left, pos=epoch_plot.axes_rect().bottomRight().toPoint())
    assert found[-1] == 50  # no further than there is


def test_an_empty_recording_draws_nothing_and_breaks_nothing(epoch_plot):
    empty = Recording(SingleNeuron())
    epoch_plot.show_curves([Curve(empty, "output_1", "")], 300)
    assert not epoch_plot.grab().isNull()
    assert epoch_plot.overlay.points == [] and epoch_plot.overlay.end_labels == []
    header, columns = epoch_plot.table()
    assert header == ["epoch", "output_1"] and list(map(len, columns)) == [0, 0]


def test_a_million_epochs_are_few_points_that_touch_every_extreme(epoch_plot):
    """A spike of a single epoch must not be thinned away."""
    recording = Recording(SingleNeuron(epochs=1_000_000))
    width = len(recording.experiment.columns)
    values = np.zeros((1_000_001, width))
    values[123_457] = 1.0
    values[765_433] = -1.0
    recording._append(values)
    epoch_plot.show_curves([Curve(recording, "cost", "")], 1_000_000)
    epoch_plot.update_curves(0)
    x, y = epoch_plot._curves[0].getData()
    assert len(x) < 5000
    assert (y.max(), y.min()) == (1.0, -1.0)
    assert abs(x[y.argmax()] - 123_457) < 1000 and abs(x[y.argmin()] - 765_433) < 1000
    assert epoch_plot._y_range[0] <= -1.0 and epoch_plot._y_range[1] >= 1.0


def test_a_change_of_theme_changes_pens_and_ground(plot):
    plot.set_curves([(1, False)])
    plot.restyle(THEMES["projector"])
    pen = plot._curves[0].opts["pen"]
    assert pen.color().name().upper() == THEMES["projector"].series[1]
    assert pen.widthF() == THEMES["projector"].curve
    assert plot.backgroundBrush().color().name().upper() == "#FFFFFF"


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallinfo2"),
    reason="only glibc tells what was asked for and not given back",
)
def test_a_hidden_plot_keeps_no_picture_and_looks_the_same_when_shown_again(
    qtbot, monkeypatch, plot
):
    monkeypatch.setattr(view_module, "LINGER", 0)
    plot.parentWidget().resize(1600, 1000)
    plot.resize(1600, 1000)
    before = shown_picture(plot)
    held = allocated()
    plot.hide()
    qtbot.waitUntil(lambda: held - allocated() > 1600 * 1000 * 4 * 0.9)
    plot.show()
    assert shown_picture(plot) == before


def test_a_plot_that_is_hidden_many_times_leaves_nothing_behind_of_it(qtbot, monkeypatch, plot):
    """PySide leaves a reference for each method that it was to call after a while."""
    monkeypatch.setattr(view_module, "LINGER", 1)
    forgotten = []
    monkeypatch.setattr(type(plot), "forget_pictures", lambda _: forgotten.append(1))
    known = []
    for _ in range(3):
        for _ in range(5):
            plot.show()
            plot.hide()
        qtbot.waitUntil(lambda: len(forgotten) == 5)
        forgotten.clear()
        known.append(weakref.getweakrefcount(plot))
    assert known[0] == known[2]


def shown_picture(plot: Plot) -> QImage:
    """Return what a window shows of a plot, once it is painted."""
    QCoreApplication.processEvents()
    return plot.parentWidget().grab().toImage()


class MallInfo(ctypes.Structure):
    """What glibc tells of its blocks; see ``man mallinfo2``."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def allocated() -> int:
    """Return the bytes that are in use, of all that the C library gives out."""
    gc.collect()
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = MallInfo
    counts = mallinfo()
    return counts.uordblks + counts.hblkhd


def test_labels_come_back_when_the_axes_below_go(qtbot):
    window, theme = QWidget(), THEMES["light"]
    qtbot.addWidget(window)
    upper, lower, other = (EpochPlot(theme, "cost") for _ in range(3))
    for plot in (upper, lower, other):
        plot.setParent(window)
        plot.resize(600, 250)
    window.show()
    alone = upper.view.geometry().height()
    upper.lower = lower
    lower.hide()
    lower.show()
    assert upper.view.geometry().height() > alone and not upper.has_x_labels
    lower.hide()
    assert upper.view.geometry().height() == alone and upper.has_x_labels
    lower.show()
    assert upper.view.geometry().height() > alone and not upper.has_x_labels
    upper.lower = other
    other.hide()
    assert upper.view.geometry().height() == alone and upper.has_x_labels


def test_a_plot_that_stands_alone_can_be_closed_and_shown_again(qtbot):
    plot = Plot(THEMES["light"], "closed")
    qtbot.addWidget(plot)
    for theme in ("dark", "light"):
        with qtbot.waitExposed(plot):
            plot.show()
        before = plot.grab().toImage()
        assert plot.close() and plot.isHidden()
        assert plot.grab().toImage() == before
        plot.restyle(THEMES[theme])
        plot.resize(plot.width() + 10, plot.height())
