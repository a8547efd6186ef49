"""The chain on screen: numbers that multiply, parts that stand in line, values that are dragged."""

import dataclasses
import math
import re
from collections.abc import Iterator
from itertools import pairwise, product

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.products import Product
from gradsim.core.chain.random_chains import random_chain, usual_spread
from gradsim.ui.panels.chain import random_views
from gradsim.ui.panels.chain.depth_plot import depths
from gradsim.ui.panels.chain.layout import NEURON, WEIGHT, ChainLayout
from gradsim.ui.panels.chain.numbers import exact_text, product_text, relation
from gradsim.ui.panels.chain.product_plot import ChainProductPlot
from gradsim.ui.panels.chain.slope_plot import ChainSlopePlot
from gradsim.ui.panels.chain.values import Value
from gradsim.ui.panels.chain.window import ChainWindow
from gradsim.ui.theme import THEMES, load_fonts
from tests.ui.panels.test_overlaps import inked, texts
from tests.ui.withheld import told_only_later

PRESETS = ["chain-vanishing", "chain-b1-against-b3", "chain-exploding", "chain-steeper-activation"]
SIZES = [(1280, 720), (1600, 900), (1920, 1080), (880, 560)]


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def number(text: str) -> float:
    """Read a number as it stands on the screen."""
    plain = text.replace("−", "-").replace(",", "").strip("|")
    match = re.fullmatch(r"(.*)·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", plain)
    if match:
        power = match[2].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        return float(f"{match[1]}e{power}")
    return float(plain)


def numbers(view, row: str = "") -> dict[tuple[str, int], str]:
    """The numbers below the parts, by part and layer."""
    return {
        (mark.part, mark.layer): mark.content
        for mark in view.marks
        if mark.role == "number" and mark.part.startswith(row)
    }


def random_experiment(layers: int, seed: int = 3, **settings: object) -> Chain:
    weights, biases = random_chain(layers, seed)
    return Chain(weights=weights, biases=biases, **settings)


def shown(open_window, start, size=(1600, 900), theme="light", painted=False):
    """Open a window and wait until the chain has ended, which it has at once."""
    opened = open_window(start, size, theme, painted)
    opened.until(lambda: opened.window.panel._numbers is not None)
    opened.run_to_end()
    opened.settle()
    return opened


def drawn(opened) -> None:
    """Wait until what was changed is drawn."""
    opened.until(lambda: opened.window.panel._chain is opened.session.scene.experiment)
    opened.settle()


# ----- the product


def change(opened, experiment: Chain) -> None:
    """Show another chain in the same window."""
    opened.window.open_experiment(experiment)
    drawn(opened)


def test_the_numbers_under_the_parts_multiply_to_the_gradient(open_window):
    opened = shown(open_window, random_experiment(3, 1))
    for layers, seed in product((2, 4, 6, 12, 50), (1, 2, 5)):
        change(opened, random_experiment(layers, seed))
        texts = numbers(opened.window.panel.chain)
        gradient = number(texts.pop(("gradient", 0)))
        multiplied = math.prod(number(text) for text in texts.values())
        # every factor is rounded to three digits, a hidden one perhaps to two
        near = pytest.approx(gradient, rel=0.006 * len(texts) + 0.05 * (layers > 5))
        assert multiplied == near, (layers, seed)
        assert gradient == pytest.approx(opened.window.panel._numbers.values[0], rel=0.006)


def test_the_exploding_chain_shows_the_lectures_figures(open_window):
    opened = shown(open_window, "chain-exploding")
    panel = opened.window.panel
    assert numbers(panel.chain)[("gradient", 0)] == "1,953.125"
    labels = [note.text for note in panel.product.overlay.notes]
    assert labels == ["1,953.125", "78.125", "3.125", "0.125"]
    pairs = [mark.content for mark in panel.chain.marks if mark.role == "pair"]
    assert pairs == ["×25", "×25", "×25"]
    assert panel.window_view.plot.width_shown == pytest.approx(0.4477, abs=5e-5)


def test_a_click_on_a_neuron_shows_its_product(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    panel = opened.window.panel
    place = panel.chain.places.neuron(2).toPoint()
    qtbot.mouseClick(panel.chain, Qt.MouseButton.LeftButton, pos=place)
    texts = numbers(panel.chain)
    assert set(texts) == {("gradient", 2), (NEURON, 2), (WEIGHT, 3), (NEURON, 3), ("cost", 4)}
    gradient = number(texts.pop(("gradient", 2)))
    assert math.prod(map(number, texts.values())) == pytest.approx(gradient, rel=0.02)


def test_two_products_share_their_last_factors(open_window):
    opened = shown(open_window, "chain-b1-against-b3")
    panel = opened.window.panel
    first, second = numbers(panel.comparison), numbers(panel.comparison, "second ")
    assert set(second) == {
        ("second neuron", 2), ("second weight", 3), ("second neuron", 3), ("second cost", 4),
    }  # fmt: skip
    for (part, layer), text in second.items():
        assert first[(part.removeprefix("second "), layer)] == text
    extra = [(NEURON, 0), (WEIGHT, 1), (NEURON, 1), (WEIGHT, 2)]
    ratio = math.prod(number(first[factor]) for factor in extra)
    assert panel.ratio.ratio.value == pytest.approx(ratio, rel=0.02)
    assert panel.ratio.sentences()[0][0].startswith("less than 1/16: two more terms")


def test_the_histogram_tells_the_share_below_a_sixteenth(open_window):
    opened = shown(open_window, "chain-b1-against-b3")
    histogram = opened.window.panel.histogram
    told = re.fullmatch(r"below 1/16 = \(1/4\)²: (9[12]) % of 10,000 chains", histogram.verdict())
    cut = math.log10(1 / 16)
    below = sum(share for _, right, share in histogram.bars if right <= cut)
    above = sum(share for left, _, share in histogram.bars if left >= cut)
    # the bound is an edge, so that the colours of the bars tell what the words tell
    assert below == pytest.approx(int(told[1]) / 100, abs=0.006)
    assert below + above == pytest.approx(1, abs=0.01)


def test_a_steep_slope_says_how_many_neurons_miss_its_peak(open_window, monkeypatch):
    opened = open_window(
        "chain-steeper-activation", theme="projector", size=(1280, 720), painted=True
    )
    opened.settle()
    assert opened.window.panel.slope.missed() == 0  # of the sigmoid
    opened.run_to_end()
    slope = opened.window.panel.slope
    numbers, k = opened.window.panel._numbers, 20.0
    sigma = [1 / (1 + math.exp(-k * z)) for z in numbers.z]
    missed = sum(k * a * (1 - a) < k / 8 for a in sigma)
    assert slope.missed() == missed > 0
    written = [text.text for text in texts(opened.window, monkeypatch)]
    assert f"{missed} of 4 z miss the peak" in written
    overlay = opened.window.panel.spread.overlay
    assert {"10⁻³", "10⁻²²"} <= {mark.text for mark in (*overlay.points, *overlay.notes)}


def test_no_label_beside_a_steep_slope_lies_on_another_or_on_the_cursor(open_window, monkeypatch):
    opened = open_window(
        "chain-steeper-activation", theme="projector", size=(1280, 720), painted=True
    )
    slope, spread = opened.window.panel.slope, opened.window.panel.spread
    are_written = []
    for step in range(1, 10):
        opened.step()
        drawn(opened)
        with inked(monkeypatch) as written:
            slope.grab()
        words = [ink for ink in written if "miss the peak" in ink.text]
        are_written.append(bool(words))
        names = [ink.box for ink in written if ink not in words]
        assert len(names) > 4
        assert not any(ink.box.intersects(name) for ink in words for name in names), step
        with inked(monkeypatch) as written:
            spread.grab()
        cursor = spread.to_pixels(spread.overlay.cursor, 1.0).x()
        inside = [ink for ink in written if spread.axes_rect().contains(ink.box.center())]
        assert inside
        assert not [ink for ink in inside if ink.box.left() < cursor < ink.box.right()], step
    assert any(are_written)


def test_no_number_stands_on_the_edge_of_a_shade(open_window, monkeypatch):
    opened = open_window(
        "chain-steeper-activation", theme="projector", size=(1280, 720), painted=True
    )
    opened.run_to_end()
    spread = opened.window.panel.spread
    with inked(monkeypatch) as written:
        spread.grab()
    low = spread.ranges[1][0]
    inside = [ink.box for ink in written if spread.axes_rect().contains(ink.box)]
    assert len(inside) > 2
    for box in inside:
        for k, chains in spread.spreads:
            if box.left() < spread.to_pixels(k, 0).x() < box.right():
                for edge in (chains.highest, chains.high, chains.low, chains.lowest):
                    y = spread.to_pixels(k, max(edge, low)).y()
                    assert not box.top() < y < box.bottom(), (k, edge)


def test_a_zero_is_said_to_be_one(open_window):
    start = Chain(activation="relu", weights=(1, -1, 1, 0.5), biases=(0.5, -0.3, 0.2, 0.1))
    panel = shown(open_window, start).window.panel
    assert numbers(panel.chain)[("gradient", 0)] == "0"
    assert panel.ratio._times(panel.ratio.ratio) == "The first bias does not learn at all."


def test_products_beyond_the_floats_come_from_logarithms(open_window):
    start = Chain(weights=(0.5,) * 50, biases=(16.0,) * 50)
    panel = shown(open_window, start).window.panel
    text = numbers(panel.chain)[("gradient", 0)]
    mantissa, power = text.split("·10")
    log = panel._numbers.gradients[0].log
    assert log < -330
    assert power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) == str(math.floor(log))
    assert float(mantissa) == pytest.approx(10 ** (log - math.floor(log)), abs=0.06)
    assert "from logarithms" in [mark.content for mark in panel.chain.marks]


@pytest.mark.parametrize(
    ("log", "sign", "text"),
    [
        (-412.0, 1, "1.00·10⁻⁴¹²"),
        (-400.0 + math.log10(9.999), -1, "−1.00·10⁻³⁹⁹"),
        (350.5, -1, "−3.16·10³⁵⁰"),
        (math.log10(0.125), 1, "0.125"),
        (-math.inf, 0, "0"),
    ],
)
def test_a_product_is_written_from_its_logarithm(log, sign, text):
    assert product_text(Product(log, sign)) == text


QUARTER = r"\frac{1}{4}"


@pytest.mark.parametrize(
    ("value", "largest", "words"),
    [
        (0.2, 0.25, ("<", QUARTER)),
        (-0.2, 0.25, ("<", QUARTER)),
        (0.25, 0.25, ("=", QUARTER)),
        (-0.3, 0.25, (">", QUARTER)),
        (25.0, 0.25, (">", "1")),
        (0.2, 0.5, ("<", r"\frac{1}{2}")),
        (0.2, 0.3, ("<", "0.3")),
        (0.4, 1 / math.pi, (">", "0.318")),
        (0.3, 1.0, ("<", "1")),
        (-1.0, 1.0, ("=", "1")),
        (0.6, 0.5, (">", r"\frac{1}{2}")),
    ],
)
def test_a_pair_is_compared_in_size(value, largest, words):
    assert relation(value, largest) == words


def test_few_digits_are_all_shown():
    assert [exact_text(x) for x in (1953.125, 3.125, 25.0, 0.25, 0.1234567, 1e-5)] == [
        "1,953.125", "3.125", "25", "0.250", "0.123", "1.00·10⁻⁵",
    ]  # fmt: skip


# ----- places


def in_every_size(opened, sizes=tuple(SIZES)) -> Iterator[tuple[int, int]]:
    """Resize a window, and yield the size that it has."""
    for size in sizes:
        opened.window.resize(*size)
        opened.settle()
        yield size


@pytest.mark.parametrize("preset", PRESETS)
def test_every_factor_stands_beneath_its_part(open_window, preset):
    opened = shown(open_window, preset, SIZES[0], "light")
    panel = opened.window.panel
    view = panel.comparison if preset == "chain-b1-against-b3" else panel.chain
    if preset == "chain-steeper-activation":  # there it is not the hero
        panel.open_views(["chain"], ["slope"])
        opened.settle()
    # each size with each theme, and with half of the demonstrations in each
    for theme in ("light", "projector"):
        opened.window.look.set_theme(theme)
        half = (theme == "light") == (preset in PRESETS[:2])
        for size in in_every_size(opened, SIZES[half::2]):
            check_factors(view, (theme, size))


def check_factors(view, size) -> None:
    layout = view.places
    found = 0
    for mark in view.marks:
        column = layout.column(mark.part.removeprefix("second "), mark.layer)
        if mark.role in ("factor", "number") and column is not None:
            assert abs(mark.rect.center().x() - column.x) < 0.51, size
            found += 1
    assert found >= 2 * len(layout.columns), size
    for layer in range(layout.first, layout.last):
        weight = layout.column(WEIGHT, layer + 1)
        left, right = layout.neuron(layer).x(), layout.neuron(layer + 1).x()
        assert weight.x == pytest.approx((left + right) / 2)


def overlapping(marks) -> list[tuple[str, str]]:
    """Pairs of marks that cover one another."""
    sides = [(m.rect.left(), m.rect.top(), m.rect.right(), m.rect.bottom()) for m in marks]
    left, top, right, bottom = np.array(sides).T[:, :, np.newaxis]
    apart = (left + 0.6 >= right.T) | (right - 0.6 <= left.T)
    apart |= (top + 0.6 >= bottom.T) | (bottom - 0.6 <= top.T)
    named = [f"{mark.role} {mark.layer} {mark.content}" for mark in marks]
    return [(named[i], named[j]) for i, j in np.argwhere(~apart).tolist() if i < j]


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_nothing_overlaps_however_long_the_chain(open_window, theme):
    opened = shown(open_window, random_experiment(2), SIZES[0], theme)
    view = opened.window.panel.chain
    for size in in_every_size(opened):
        for layers in (2, 3, 5, 8, 50):
            change(opened, random_experiment(layers))
            check_room(view, layers, size)


def check_room(view, layers: int, size) -> None:
    for first in {0, layers // 2, layers - 1}:
        view._scroll_to(first)
        layout = view.places
        assert overlapping(view.marks) == [], size
        for mark in view.marks:
            assert mark.rect.left() >= -1 and mark.rect.right() <= view.width() + 1, size
            assert mark.rect.bottom() <= view.height() + 1, size
        centres = [layout.neuron(layer).x() for layer in range(layout.first, layout.last + 1)]
        for left, right in pairwise(centres):
            assert right - left > 2.5 * layout.radius, size
    assert layout.condensed or layout.shown == layers, size


def test_long_numbers_do_not_overlap_either(open_window):
    opened = shown(open_window, "chain-vanishing", (1280, 720), "projector")
    for value in (1e6, -99999.0, 1e-9, -123.456):
        change(opened, Chain(weights=(value,) * 4, biases=(-value / 2,) * 4))
        assert overlapping(opened.window.panel.chain.marks) == [], value


def test_digits_keep_the_smallest_size_of_text(open_window):
    load_fonts()
    for theme in THEMES.values():
        for width in range(300, 1500, 60):
            layout = ChainLayout(theme, width, 0.0, 50)
            assert layout.number_font(True).pixelSize() >= theme.px(theme.small)
            assert layout.label_font().pixelSize() >= theme.px(theme.small)


def test_the_running_product_stands_beneath_the_neurons(open_window):
    # no key figure stands at the right of a product that is above 1
    start = Chain(weights=(100.0,) * 4, biases=(-100.0, -50.0, -50.0, -50.0))
    opened = shown(open_window, start, (1600, 900))
    panel = opened.window.panel
    panel.open_views(["chain", "product"], [])
    opened.settle()
    assert len(panel.product.products) == 8
    for layer in range(4):
        x = panel.product.mapTo(panel, panel.product.to_pixels(layer, 0).toPoint()).x()
        neuron = panel.chain.mapTo(panel, panel.chain.places.neuron(layer).toPoint()).x()
        assert abs(x - neuron) <= 1


def test_the_strip_scrolls_a_long_chain(open_window, qtbot):
    panel = shown(open_window, random_experiment(50)).window.panel
    view = panel.chain
    strip = view.places.strip
    place = QPoint(round(view.places.strip_x(30)), round(strip.center().y()))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert view.places.first <= 30 <= view.places.last
    assert len(panel.product.products) == 100


# ----- taking hold


def focus(opened, view) -> None:
    """Give a view the keyboard, which a window has only when it is active."""
    opened.window.activateWindow()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    opened.until(view.hasFocus)


def drag(qtbot, opened, view, role, layer, up):
    mark = [
        candidate for candidate in view.marks if candidate.role == role and candidate.layer == layer
    ][-1]
    start = mark.rect.center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for moved in range(0, up + 1, up // 5):
        qtbot.mouseMove(view, start - QPoint(0, moved))
        drawn(opened)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start - QPoint(0, up))
    drawn(opened)


@pytest.mark.parametrize(("role", "setting"), [("weight", "weights"), ("bias", "biases")])
def test_a_value_is_dragged_on_the_drawing_and_undone_at_once(
    open_window, qtbot, merging, role, setting
):
    opened = shown(open_window, "chain-vanishing")
    before = getattr(opened.session.scene.experiment, setting)
    drag(qtbot, opened, opened.window.panel.chain, role, 1, 50)
    after = getattr(opened.session.scene.experiment, setting)
    assert after[1] == pytest.approx(before[1] + 0.5)
    assert after[:1] + after[2:] == before[:1] + before[2:]
    assert opened.window.panel._numbers.weights == opened.session.scene.experiment.weights
    assert opened.session.undo_stack.count() == 1
    opened.session.undo_stack.undo()
    assert getattr(opened.session.scene.experiment, setting) == before


def test_a_factor_is_dragged_as_its_weight_is(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    view = opened.window.panel.chain
    mark = next(
        candidate
        for candidate in view.marks
        if (candidate.role, candidate.part, candidate.layer) == ("number", WEIGHT, 2)
    )
    start = mark.rect.center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(0, 30))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 30))
    drawn(opened)
    assert opened.session.scene.experiment.weights[2] == pytest.approx(0.86 - 0.3)


def test_arrow_keys_choose_and_change_a_value(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    view = opened.window.panel.chain
    focus(opened, view)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    drawn(opened)
    assert opened.session.scene.experiment.weights == (1.2, 0.9, 0.86, 0.32)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    drawn(opened)
    assert opened.session.scene.experiment.weights == (1.2, 0.89, 0.86, 0.32)
    assert "Weight 2 = 0.89" in view.accessibleDescription()


def test_a_value_can_be_typed(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    view = opened.window.panel.chain
    focus(opened, view)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClicks(view._editor, "-1,25")
    qtbot.keyClick(view._editor, Qt.Key.Key_Return)
    drawn(opened)
    assert opened.session.scene.experiment.weights[0] == -1.25
    assert view._editor is None


def test_what_is_held_or_typed_is_let_go_where_the_chain_has_it_no_more(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    view, start = opened.window.panel.chain, opened.session.scene.experiment
    last = view._values()[-1]
    shorter = {"weights": (1.0, 1.0), "biases": (0.0, 0.0)}
    for press in (qtbot.mousePress, qtbot.mouseDClick):
        spot = view._rects(last)[0].center().toPoint()
        press(view, Qt.MouseButton.LeftButton, pos=spot)
        assert view.chosen == last
        opened.window.change_settings(shorter)
        drawn(opened)
        assert view._editor is None
        qtbot.mouseMove(view, spot - QPoint(0, 40))
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot - QPoint(0, 40))
        drawn(opened)
        assert opened.session.scene.experiment == dataclasses.replace(start, **shorter)
        opened.window.actions_by_name["undo"].trigger()
        drawn(opened)


def test_a_typed_value_that_is_not_allowed_is_said(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    view = opened.window.panel.chain
    before = numbers(view)
    for text in ("abc", "", "nan", "inf", "2000000"):
        opened.window.show_message("")
        focus(opened, view)
        qtbot.keyClick(view, Qt.Key.Key_Return)
        view._editor.setText(text)
        qtbot.keyClick(view._editor, Qt.Key.Key_Return)
        drawn(opened)
        assert "Weight 1 is" in opened.window.message.text(), text
        assert "a number from -1,000,000 to 1,000,000" in opened.window.message.text(), text
        assert numbers(view) == before, text


def test_bad_settings_are_a_sentence_and_change_nothing(open_window):
    opened = shown(open_window, "chain-vanishing")
    view, before = opened.window.panel.chain, opened.session.scene
    texts = numbers(view)
    for settings in (
        {"weights": (1.0, 2.0)},
        {"weights": (1.0,), "biases": (1.0,)},
        {"weights": (), "biases": ()},
        {"weights": (0.5,) * 10_000, "biases": (0.5,) * 10_000},
        {"input": math.nan},
        {"cost": "cross-entropy", "target": 2.0},
        {"cost": "cross-entropy", "activation": "relu"},
    ):
        opened.window.show_message("")
        opened.window.panel.settings_wanted.emit(settings)
        drawn(opened)
        assert "must be" in opened.window.message.text(), settings
        assert opened.session.scene == before, settings
        assert numbers(view) == texts, settings


# ----- options


def test_the_number_of_layers_keeps_those_that_stay(open_window):
    opened = shown(open_window, "chain-vanishing")
    options = opened.window.panel.switches
    options.layers.entered.emit(6)
    drawn(opened)
    longer = opened.session.scene.experiment
    assert longer.weights[:4] == (1.2, 0.84, 0.86, 0.32)
    assert len(longer.weights) == len(longer.biases) == 6
    options.layers.entered.emit(2)
    drawn(opened)
    assert opened.session.scene.experiment.weights == (1.2, 0.84)


def test_a_number_of_layers_that_is_not_allowed_is_said(open_window):
    opened = shown(open_window, "chain-vanishing")
    options = opened.window.panel.switches
    for layers in (1, 0, 10_000, "four"):
        options.layers.set_error("")
        options.layers.entered.emit(layers)
        assert "must be a whole number from 2 to 50" in options.layers.error.text(), layers
        assert len(opened.session.scene.experiment.weights) == 4


def test_drawing_shows_the_seed(open_window, qtbot):
    opened = shown(open_window, "chain-vanishing")
    qtbot.keyClick(opened.window, Qt.Key.Key_N)
    drawn(opened)
    chain = opened.session.scene.experiment
    assert (chain.weights, chain.biases) == random_chain(4, 1)
    assert "seed 1" in [mark.content for mark in opened.window.panel.chain.marks]
    opened.window.actions_by_name["draw"].trigger()
    drawn(opened)
    assert opened.session.scene.experiment.weights == random_chain(4, 2)[0]


def test_the_row_in_hand_edits_its_layer(open_window):
    opened = shown(open_window, "chain-vanishing")
    panel = opened.window.panel
    panel.switches.gradient.entered.emit(3)
    panel.switches.value_rows[1].entered.emit(-2.5)
    drawn(opened)
    assert opened.session.scene.experiment.biases == (0.82, 0.62, -2.5, 0.51)
    assert panel.switches.gradient.box.value() == 3


# ----- depth, window, learning


def test_the_depth_plots_know_every_activation(open_window):
    opened = shown(open_window, "chain-steeper-activation")
    panel = opened.window.panel
    opened.until(lambda: len(panel.depth_plot.known) == len(ACTIVATIONS))
    medians = {name: known.median for name, known in panel.depth_plot.known.items()}
    assert medians["sigmoid"][9] < medians["tanh"][9] < 0
    assert medians["relu"][9] == -math.inf
    assert all(share.stable[49] < 1 for share in panel.stable_plot.known.values())


@pytest.mark.parametrize(("w", "width"), [(3.9, 0.0), (4.0, 0.0), (6.89, 0.4477), (20.0, 0.2887)])
def test_the_window_shows_its_width(qtbot, w, width):
    load_fonts()
    view = ChainWindow(THEMES["light"])
    qtbot.addWidget(view)
    view.slider.setValue(round(100 * w))
    assert view.plot.width_shown == pytest.approx(width, abs=1e-4)


def test_every_view_follows_the_epoch(open_window):
    opened = shown(open_window, Chain(epochs=60, learning_rate=1.0))
    opened.run_to_end()
    panel = opened.window.panel
    seen = []
    for epoch in (0, 30, 60):
        opened.session.show_epoch(epoch)
        drawn(opened)
        row = opened.session.recording.row(epoch)
        assert panel._numbers.biases == row[1::11]
        seen.append((numbers(panel.chain)[("gradient", 0)], panel.product.products[0][1].log,
                     panel.slope.points()[3], panel.ratio.ratio.log))  # fmt: skip
    for values in zip(*seen, strict=True):
        assert len(set(values)) == 3


def test_a_drag_while_learning_changes_the_start(open_window, qtbot):
    opened = shown(open_window, Chain(epochs=40, learning_rate=1.0))
    opened.run_to_end()
    drag(qtbot, opened, opened.window.panel.chain, "bias", 3, 20)
    assert opened.session.scene.experiment.biases[3] == pytest.approx(0.51 + 0.2)


@pytest.mark.parametrize(
    ("preset", "theme"),
    list(zip(PRESETS, ("dark", "projector", "light", "projector"), strict=True)),
)
def test_views_open_in_any_order_and_look(open_window, preset, theme):
    opened = shown(open_window, preset, (1600, 900), painted=True)
    panel = opened.window.panel
    for name in panel.view_titles():
        panel.toggle_view(name)
        drawn(opened)
    opened.window.look.set_theme(theme)
    drawn(opened)
    assert not opened.window.grab().isNull()


def test_a_change_does_not_blank_the_drawing(open_window):
    opened = open_window(Chain(epochs=3))
    opened.ready()
    view = opened.window.panel.chain
    opened.window.panel.settings_wanted.emit({"weights": (1.0, 1.0, 1.0, 1.0)})
    assert numbers(view)[(WEIGHT, 1)] == "0.84"  # the old one stands until the new one is there
    opened.until(lambda: numbers(view)[(WEIGHT, 1)] == "1.00")


def test_a_chain_that_does_not_learn_is_drawn_at_once_without_a_thread(open_window):
    opened = shown(open_window, "chain-vanishing")
    opened.window.panel.settings_wanted.emit({"weights": (1.0, 1.0, 1.0, 1.0)})
    assert numbers(opened.window.panel.chain)[(WEIGHT, 1)] == "1.00"
    assert opened.session.runner._worker is None


def test_the_walk_ends_with_what_was_seen(open_window):
    opened = open_window("chain-exploding", (1280, 720))
    opened.ready()
    assert opened.window.subtitle.text() == opened.session.scene.preset.subtitle
    opened.run_to_end()
    assert "learns 15,625 times faster" in opened.window.subtitle.text()


def test_a_kept_chain_stays_as_a_curve_beside_the_next(open_window):
    opened = shown(open_window, "chain-vanishing")
    plot = opened.window.panel.product
    before = plot.products
    opened.session.keep()
    opened.window.panel.settings_wanted.emit({"activation": "tanh"})
    drawn(opened)
    assert opened.window.message.text() == ""
    x, y = plot._curves[1].getData()
    assert list(zip(x, y, strict=True)) == [(place, product.log) for place, product in before]
    assert plot.products != before


# ----- walks


def walk(open_window, preset, size=(1280, 720)):
    """Open a demonstration before its run."""
    opened = open_window(preset, size, "projector")
    opened.ready()
    opened.settle()
    return opened


def test_the_product_grows_factor_by_factor_from_the_cost(open_window):
    opened = walk(open_window, "chain-vanishing")
    panel, view = opened.window.panel, opened.window.panel.chain
    assert numbers(view) == {("gradient", 0): "?"}
    assert opened.window.time_bar.last_text.text() == "/ 8"
    order = [("cost", 4), (NEURON, 3), (WEIGHT, 3), (NEURON, 2), (WEIGHT, 2), (NEURON, 1),
             (WEIGHT, 1), (NEURON, 0)]  # fmt: skip
    product = 1.0
    for step, part in enumerate(order, 1):
        opened.step()
        texts = numbers(view)
        gradient = texts.pop(("gradient", 0))
        assert set(texts) == set(order[:step])
        assert (gradient == "?") == (step < 8)
        product *= number(texts[part])
        shown_product = panel.product.products[0][1].value
        assert shown_product == pytest.approx(product, rel=0.02)
        assert opened.session.recording.at(step, "product") == shown_product
    assert number(gradient) == pytest.approx(1.437e-4, rel=3e-3)
    assert opened.state().value == "ended"


def test_a_weight_that_is_dragged_stays_at_its_step(open_window):
    opened = walk(open_window, "chain-vanishing")
    opened.step(3)
    panel = opened.window.panel
    for value in (0.5, 0.6):
        panel.settings_wanted.emit({"weights": (1.2, 0.84, 0.86, value)})
        assert (opened.session.shown, opened.session.newest) == (3, 3)
        assert numbers(panel.chain)[(WEIGHT, 3)] == f"{value:.2f}"
    opened.run_to_end()
    panel.settings_wanted.emit({"weights": (1.2, 0.84, 0.86, 0.7)})
    assert (opened.session.shown, opened.session.newest) == (8, 8)
    assert opened.session.runner._worker is None  # no thread has run


def test_a_longer_chain_is_walked_to_its_end_where_the_shorter_one_was(open_window):
    opened = walk(open_window, "chain-vanishing")
    opened.run_to_end()
    opened.window.panel.switches.layers.entered.emit(6)
    drawn(opened)
    assert opened.session.shown == opened.session.last_epoch == 12


def test_draws_build_the_histogram(open_window, qtbot):
    opened = walk(open_window, "chain-b1-against-b3")
    panel, histogram = opened.window.panel, opened.window.panel.histogram
    assert histogram.bricks and not any(share for *_, share in histogram.bricks)
    assert histogram.verdict() == ""
    logs = []
    for step in range(1, 8):
        qtbot.keyClick(opened.window, Qt.Key.Key_N)
        drawn(opened)
        assert opened.session.shown == step
        weights, biases = random_chain(4, step)
        assert panel._numbers.weights == weights and panel._numbers.biases == biases
        logs.append(panel._numbers.ratio(2).log)
        assert sum(share for *_, share in histogram.bricks) == pytest.approx(step / 50)
    below = sum(log < math.log10(1 / 16) for log in logs)
    assert histogram.verdict() == f"{below} of 7 below 1/16"
    opened.run_to_end()
    assert opened.session.shown == opened.session.newest == 50
    # its own chain again, its two products, and their ratio
    assert panel._numbers.weights == (0.5, -0.6, 0.95, 0.93)
    assert re.fullmatch(r"below 1/16 = .*: 9[12] % of 10,000 chains", histogram.verdict())
    assert "10,000 random chains" in histogram.accessibleName()  # whose bars are painted now
    assert "together 1/97 in size" in [mark.content for mark in panel.comparison.marks]
    pairs = [mark.content for mark in panel.comparison.marks if mark.role == "pair"]
    assert number(pairs[0]) * number(pairs[1]) == pytest.approx(-0.0103, rel=0.02)


def test_a_drawn_chain_of_gradients_0_counts_with_the_product_between_them(open_window):
    opened = walk(open_window, "chain-b1-against-b3")
    opened.window.change_settings({"activation": "relu"})
    drawn(opened)
    panel, below, dead = opened.window.panel, 0, 0
    for step in range(1, 12):
        opened.step()
        drawn(opened)
        ratio = panel._numbers.ratio(2)
        below += abs(ratio.value) < 1  # the bound, of the largest slope 1
        dead += not panel._numbers.gradients[0].sign and not panel._numbers.gradients[2].sign
        assert panel.histogram.verdict().startswith(f"{below} of {step} ")
    assert dead


def test_a_drawn_chain_that_is_changed_becomes_the_set_one(open_window):
    opened = walk(open_window, "chain-b1-against-b3")
    opened.step(2)
    weights, biases = random_chain(4, 2)
    opened.window.panel._value_wanted("weights", 1, 0.25)
    drawn(opened)
    chain = opened.session.scene.experiment
    assert chain.weights == (weights[0], 0.25, *weights[2:]) and chain.biases == biases
    assert opened.session.shown == 0
    assert numbers(opened.window.panel.comparison)[(WEIGHT, 1)] == "0.25"


def test_the_spread_grows_with_the_steepness(open_window):
    opened = walk(open_window, "chain-steeper-activation")
    panel, plot = opened.window.panel, opened.window.panel.spread
    assert [k for k, _ in plot.spreads] == [1.0]
    opened.step(12)
    assert plot.spreads[-1][0] == 7.0
    assert panel._numbers.activation.steepness == 7.0
    opened.run_to_end()
    ends = {k: spread for k, spread in plot.spreads}
    assert ends[20.0].median == pytest.approx(-22, abs=0.5)
    assert ends[1.0].median == pytest.approx(-2.95, abs=0.05)
    assert plot.marked == ends[20.0]
    assert "10⁻²²" in [point.text for point in plot.overlay.points]


def test_another_activation_is_a_level_line_beside_the_spread(open_window):
    opened = walk(open_window, "chain-steeper-activation")
    opened.run_to_end()
    opened.window.panel.settings_wanted.emit({"activation": "tanh"})
    drawn(opened)
    plot = opened.window.panel.spread
    assert plot.spreads[-1][0] == 20.0
    assert [note.text for note in plot.overlay.notes] == ["tanh: 10⁻²"]
    assert opened.session.scene.experiment.step_name == "factor"


def test_the_steep_sigmoid_is_in_every_picture(open_window, tmp_path, monkeypatch):
    from gradsim.core.lecture.presets import find_preset
    from gradsim.ui import application
    from gradsim.ui.export import files

    seen = []
    picture = files.window_picture

    def noted(window):
        seen.append(set(window.panel.random._depths))
        return picture(window)

    monkeypatch.setattr(files, "window_picture", noted)
    file = tmp_path / "x.png"
    preset = find_preset("chain-steeper-activation")
    assert application.screenshot(preset, file, (1920, 1080)) == 0
    assert seen == [set(ACTIVATIONS)]


# ----- while a question is put


def test_no_product_is_told_while_the_room_is_asked(open_window, monkeypatch):
    opened = open_window("chain-b1-against-b3", theme="projector", painted=True)
    view = opened.window.panel.comparison
    told = set(numbers(view).values()) | set(numbers(view, "second ").values())
    told_only_later(opened, monkeypatch)
    view.withhold(True)
    assert len(told) > 8 and set(numbers(view).values()) == {"?"}
    assert set(numbers(view, "second ").values()) <= {"?"}
    assert not list(view._composer.pairs())
    assert view.reading().endswith("= ?")
    view.withhold(False)


@pytest.mark.parametrize("name", PRESETS)
def test_the_plots_of_a_chain_are_empty_while_the_room_is_asked(open_window, monkeypatch, name):
    opened = open_window(name, theme="projector", painted=True)
    opened.run_to_end()
    panel = opened.window.panel
    gone = told_only_later(opened, monkeypatch)
    answers = {
        "chain-vanishing": r"guide: ",
        "chain-b1-against-b3": r"below 1/16",
        "chain-exploding": r"·10|10",
        "chain-steeper-activation": r"explodes: ",
    }
    assert any(re.search(answers[name], text) for text in gone), gone
    shown = {part for part in (panel.product, panel.spread, panel.histogram) if part.isVisible()}
    for plot in shown:
        plot.withhold(True)
        assert all(not curve.opacity() for curve in plot._curves)
        plot.withhold(False)
        assert all(curve.opacity() for curve in plot._curves)
    assert shown


def test_the_range_of_a_term_is_not_told_while_the_room_is_asked(qtbot):
    window = ChainWindow(THEMES["light"])
    qtbot.addWidget(window)
    window.resize(400, 300)
    seen = window.plot.grab().toImage()
    window.plot.withhold(True)
    assert window.plot.grab().toImage() != seen
    window.plot.withhold(False)
    assert window.plot.grab().toImage() == seen


def test_the_curves_over_depth_are_no_part_of_a_larger_array():
    found = depths("sigmoid", 1.0)
    assert [curve.base for curve in (found.low, found.median, found.high)] == [None] * 3


# ----- what a frame paints


class Paintings(QObject):
    """What is painted of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.regions: list[QRegion] = []
        widget.installEventFilter(self)

    def eventFilter(self, _, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(event.region())
        return False


def picture(opened, view: QWidget) -> QImage:
    """Return what the screen shows of a view."""
    opened.settle()
    window = opened.window
    area = QRect(view.mapTo(window, QPoint(0, 0)), view.size())
    return window.screen().grabWindow(window.winId()).toImage().copy(area)


@pytest.mark.parametrize("start", ["chain-vanishing", "chain-b1-against-b3", 50])
def test_a_step_paints_only_what_it_changes_of_the_drawing(open_window, start):
    start = random_experiment(50, steps="factors") if start == 50 else start
    opened = open_window(start, painted=True)
    opened.step(3)
    panel = opened.window.panel
    view = panel.chain if panel.chain.isVisible() else panel.comparison
    opened.settle()
    paintings, whole = Paintings(view), view.width() * view.height()
    for _ in range(4):
        opened.step()
        after_step = picture(opened, view)
        painted = [rect for region in paintings.regions for rect in region]
        assert sum(rect.width() * rect.height() for rect in painted) < whole / 2
        view.update()
        assert picture(opened, view) == after_step
        paintings.regions.clear()


def test_the_frame_around_a_value_moves_with_it(open_window):
    opened = open_window("chain-vanishing", painted=True)
    view = opened.window.panel.chain
    view.hovered = Value("weights", 1)
    view.update()
    opened.settle()
    for weight in (0.5, -12.3456, 3.0):
        view.value_wanted.emit("weights", 1, weight)
        drawn(opened)
        after_step = picture(opened, view)
        view.update()
        assert picture(opened, view) == after_step


def test_the_axes_of_the_product_are_painted_only_when_they_change(open_window, monkeypatch):
    opened = open_window("chain-vanishing", painted=True)
    opened.window.panel.product.forget_pictures()  # another test may have let it keep none
    opened.step(2)
    opened.settle()
    painted = []
    monkeypatch.setattr(ChainProductPlot, "_paint_x_axis", lambda *_: painted.append(1))
    opened.step(3)
    opened.settle()
    assert not painted
    opened.window.change_settings({"weights": (1e-9, 1e-9, 1e-9, 1e-9)})
    drawn(opened)
    assert painted


def test_each_plot_is_painted_once_a_step(open_window):
    opened = open_window("chain-steeper-activation", painted=True)
    opened.step(2)
    opened.until(lambda: not opened.window.panel.is_computing)
    opened.settle()
    plots = [plot for plot in opened.window.panel.plots() if plot.isVisible()]
    paintings = [Paintings(plot.viewport()) for plot in plots]
    opened.step()
    opened.settle()
    assert [len(painted.regions) for painted in paintings] == [1] * len(plots)


def test_the_lines_through_a_place_of_a_name_are_counted_once(open_window, monkeypatch):
    opened = open_window("chain-steeper-activation", painted=True)
    counted, painted = [], []
    crossings, places = ChainSlopePlot._crossings, ChainSlopePlot._places
    monkeypatch.setattr(
        ChainSlopePlot,
        "_crossings",
        lambda self, box, points: counted.append(box.getRect()) or crossings(self, box, points),
    )
    monkeypatch.setattr(
        ChainSlopePlot, "_places", lambda *given: painted.append(1) or places(*given)
    )
    for _ in range(12):
        opened.step()
        opened.settle()
        assert len(set(counted)) == len(counted)
        if len(painted) == 2:  # in both orders
            return
        counted.clear()
        painted.clear()
    pytest.fail("the names were never placed in both orders")


def steeper(open_window, steepness: float):
    """Open the steeper activation with a largest k that no other test has: no chain is ready."""
    opened = open_window("chain-steeper-activation")
    opened.window.change_settings({"steepness": steepness})
    opened.ready()
    opened.until(lambda: opened.window.panel._chain is opened.session.scene.experiment)
    return opened


def test_the_random_chains_of_all_steps_are_there_before_the_run(open_window):
    opened = steeper(open_window, 17.0)
    panel = opened.window.panel
    opened.until(lambda: panel.random.is_prepared and not panel.is_computing)
    usual_spread("sigmoid", 1.0, 4)  # for the claim
    computed = usual_spread.cache_info().misses, depths.cache_info().misses
    opened.run_to_end()
    assert (usual_spread.cache_info().misses, depths.cache_info().misses) == computed


def test_what_a_whole_run_asks_for_is_prepared_before_what_a_step_does(open_window):
    opened = steeper(open_window, 16.0)
    panel = opened.window.panel
    are_deep = [work.func is depths for work in reversed(panel.random._works)]
    assert True in are_deep and are_deep == sorted(are_deep)


def test_nothing_is_prepared_between_steps_that_follow_each_other(open_window, monkeypatch):
    opened = open_window("chain-steeper-activation")
    random = opened.window.panel.random
    opened.window.change_settings({"steepness": 15.0})  # that no other test has
    opened.ready()
    opened.until(lambda: opened.window.panel._chain is opened.session.scene.experiment)
    monkeypatch.setattr(random_views, "perf_counter", lambda: random._drawn_at)
    left = len(random._works)
    opened.qtbot.wait(60)
    assert left and len(random._works) == left
    monkeypatch.undo()
    opened.until(lambda: random.is_prepared)
