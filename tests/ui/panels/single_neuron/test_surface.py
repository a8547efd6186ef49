"""The cost over weight and bias as landscapes and maps, against the lecture's definition."""

import itertools
import math
import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gradsim.core.costs_compared import BOTH
from gradsim.core.recording import Recording
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.single_neuron.relief import HEIGHT, HIGHEST, LOWEST, Prospect
from gradsim.ui.export.painting import Drawing, pdf_bytes, picture, svg_bytes
from gradsim.ui.panels.single_neuron import marks
from gradsim.ui.panels.single_neuron.marks import cost_notes
from gradsim.ui.panels.single_neuron.track import Track
from gradsim.ui.panels.single_neuron.way import way_of

COSTS = ("quadratic", "cross-entropy")
DUEL = SingleNeuron(weights=(2.0,), bias=2.0, cost=BOTH)


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def cost_by_definition(w, b, cost):
    """The cost of the neuron that is to turn 1 into 0, from the lecture's definition."""
    a = 1 / (1 + np.exp(-(w + b)))
    return a**2 / 2 if cost == "quadratic" else -np.log(1 - a)


def descent(cost, w=2.0, b=2.0, rate=0.15, epochs=300):
    """Weights and biases of gradient descent, in plain Python."""
    places = [(w, b)]
    for _ in range(epochs):
        a = 1 / (1 + math.exp(-w - b))
        delta = a * a * (1 - a) if cost == "quadratic" else a
        w, b = w - rate * delta, b - rate * delta
        places.append((w, b))
    return np.array(places).T


@pytest.fixture
def opened(open_window):
    opened = open_window("neuron-cost-surface", size=(1440, 900))
    opened.run_to_end()
    return opened


@pytest.fixture
def surface(opened):
    return opened.window.panel.surface


@pytest.fixture
def maps(opened, surface):
    opened.window.actions_by_name["change_picture"].trigger()
    opened.settle()
    yield surface.maps
    opened.window.actions_by_name["change_picture"].trigger()


def changed(opened, experiment):
    opened.session.change(experiment)
    recording = opened.session
    opened.until(lambda: recording.recording is not None and recording.newest >= 0)
    opened.until(lambda: recording.recording.experiment == experiment)
    opened.settle()


# ----- landscapes


@pytest.mark.parametrize("cost", COSTS)
def test_the_way_lies_on_the_landscape_at_every_epoch(opened, surface, cost):
    """Projected here, from the weights and biases of a descent written here."""
    landscape = surface.landscapes[cost]
    assert landscape.isVisible()
    w, b = descent(cost)
    height = HEIGHT * cost_by_definition(w, b, cost) / cost_by_definition(4.0, 4.0, cost)
    angle, tilt = math.radians(-45 + 35), math.radians(33)
    right = math.sin(angle) * w / 8 - math.cos(angle) * b / 8
    away = math.cos(angle) * w / 8 + math.sin(angle) * b / 8
    up = math.sin(tilt) * away + math.cos(tilt) * height
    picture = landscape.picture()
    middle = [float(part) for part in picture.to_screen(*map(np.array, (0.0, 0.0, 0.0)))]
    for epoch in (0, 60, 300):
        opened.session.show_epoch(epoch)
        opened.settle()
        track, spot = landscape._on_track(landscape.picture())
        for number, x, y, hidden in [*track.line.T.tolist(), spot.tolist()]:
            at = int(number)
            assert x == pytest.approx(middle[0] + picture.scale[0] * right[at], abs=0.01)
            assert y == pytest.approx(middle[1] - picture.scale[1] * up[at], abs=0.01)
            assert not hidden
        assert spot[0] == epoch and landscape.rect().contains(round(spot[1]), round(spot[2]))
        start, now = (cost_by_definition(*at, cost) for at in ((2.0, 2.0), (w[epoch], b[epoch])))
        described = landscape.accessibleDescription()
        assert float(described.rpartition("C = ")[2]) == pytest.approx(now, rel=0.005)
        note = cost_notes(landscape._way, landscape._place)[0]
        told = [float(number) for number in re.findall(r"[\d.]+", note)]
        assert told == pytest.approx([start, now] if epoch else [now], rel=0.05)
        assert f"epoch {epoch}:" in landscape.accessibleDescription()


def test_a_bead_stands_at_each_tenth_epoch(surface):
    for cost, landscape in surface.landscapes.items():
        w, b = descent(cost)
        beads = landscape._way.beads
        assert beads[0].tolist() == list(range(0, 301, 10))
        np.testing.assert_allclose(beads[1:3], [w[::10], b[::10]], rtol=1e-9)


def test_landscapes_are_painted_while_the_question_hides_them(open_window):
    opened = open_window("neuron-cost-surface", size=(1440, 900), painted=True)
    landscapes = opened.window.panel.surface.landscapes.values()
    for landscape in landscapes:
        landscape._pixmap = None
        landscape._ahead.setInterval(0)
        landscape.withhold(True)
    opened.until(lambda: all(landscape._pixmap is not None for landscape in landscapes))
    painted = [landscape._pixmap for landscape in landscapes]
    for landscape in landscapes:
        landscape.withhold(False)
        landscape.repaint()
    assert [landscape._pixmap for landscape in landscapes] == painted


def test_of_a_way_that_grows_only_what_is_new_is_read_and_placed():
    neuron = SingleNeuron(epochs=5000)
    recording, rows = Recording(neuron), iter(neuron)
    way = track = None
    asked = []

    def on_screen(places):
        asked.append(places.shape[1])
        return np.vstack([100 * places[1], -100 * places[2], 0 * places[3]])

    for count in (1, 30, 30, 1500, 1500, 1, 1939):
        recording.extend(itertools.islice(rows, count))
        way = way_of(recording, 0, way)
        track = Track.of(way, on_screen, track)
        whole = way_of(recording, 0)
        for part in ("places", "beads", "settled"):
            np.testing.assert_array_equal(getattr(way, part), getattr(whole, part))
        for part in ("points", "line", "beads"):
            anew = getattr(Track.of(whole, on_screen), part)
            np.testing.assert_array_equal(getattr(track, part), anew)
        assert way.places[0, 0] == 0 and way.places[0, -1] == len(recording) - 1
        assert (np.diff(way.places[0]) > 0).all()
    assert len(recording) == 5001 and 500 < way.places.shape[1] < 2000
    asked.clear()
    Track.of(way, on_screen, track)
    assert sum(asked) <= 1
    other = Recording(neuron)
    other.extend(itertools.islice(neuron, 9))
    assert way_of(other, 0, way).places.shape == (4, 9)


def test_both_landscapes_have_the_same_axes(opened, surface):
    assert surface._ranges == ((-4.0, 4.0), (-4.0, 4.0))
    changed(opened, SingleNeuron(weights=(30.0,), bias=-70.0, cost=BOTH))
    for landscape in surface.landscapes.values():
        axes = {axis.title: axis for axis in landscape.picture().axes()}
        assert [text for _, text in axes["weight $w$"].labels] == ["−10", "10", "30"]
        assert [text for _, text in axes["bias $b$"].labels] == ["−80", "−30", "20"]
    assert surface._ranges == ((-10.0, 30.0), (-80.0, 20.0))


def test_the_axis_of_the_cost_has_round_numbers_up_to_the_top(surface):
    texts = {}
    for cost, landscape in surface.landscapes.items():
        *_, axis = landscape.picture().axes()
        texts[cost] = [text for _, text in axis.labels]
        for share, text in axis.labels:
            assert share == pytest.approx(float(text) / cost_by_definition(4, 4, cost), abs=0.005)
    assert texts == {"quadratic": ["0", "0.25", "0.50"], "cross-entropy": ["0", "2", "4", "6", "8"]}


def test_what_is_nearer_is_painted_later(surface):
    for azimuth in (-130.0, -35.0, 40.0, 140.0):
        surface._look_from(Prospect(azimuth), False)
        picture = surface.landscapes["quadratic"].picture()
        order = {cell: number for number, cell in enumerate(picture.cells())}
        assert len(order) == 28 * 28
        away = math.radians(-45 - azimuth)
        away_w, away_b = math.cos(away), math.sin(away)
        for j, i in itertools.product(range(27), range(27)):
            assert (order[j, i] < order[j, i + 1]) == (away_w < 0), azimuth
            assert (order[j, i] < order[j + 1, i]) == (away_b < 0), azimuth


def drag(qtbot, landscape, way):
    start = landscape.rect().center()
    qtbot.mousePress(landscape, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.25, 0.5, 0.75, 1.0):
        qtbot.mouseMove(landscape, start + QPoint(round(way[0] * share), round(way[1] * share)))
    qtbot.mouseRelease(landscape, Qt.MouseButton.LeftButton, pos=start + QPoint(*way))


def test_dragging_turns_both_landscapes_and_keeps_them_upright(qtbot, opened, surface):
    one, other = surface.landscapes.values()
    before = opened.session.scene.experiment
    drag(qtbot, one, (100, 0))
    assert one.prospect == other.prospect == Prospect(5.0, 33.0)
    drag(qtbot, other, (0, 600))
    assert one.prospect.elevation == other.prospect.elevation == HIGHEST
    drag(qtbot, one, (0, -2000))
    assert one.prospect.elevation == LOWEST
    picture = one.picture()
    x, y = picture.to_screen(np.zeros(2), np.zeros(2), np.array([0.0, HEIGHT]))
    assert x[0] == x[1] and y[1] < y[0]
    assert not one._turning and len(picture.relief.w) == 29  # painted finely again
    qtbot.mouseDClick(one, Qt.MouseButton.LeftButton)
    assert one.prospect == other.prospect == Prospect()
    assert opened.session.scene.experiment == before


def test_what_is_dragged_to_the_right_goes_to_the_right(qtbot, surface):
    landscape = surface.landscapes["quadratic"]
    near = map(np.array, (-0.5, 0.5, 0.0))  # the nearest corner
    near = list(near)
    before = landscape.picture().to_screen(*near)[0]
    drag(qtbot, landscape, (40, 0))
    assert landscape.picture().to_screen(*near)[0] > before


def test_arrow_keys_turn_only_a_landscape_that_has_the_focus(qtbot, opened, surface):
    landscape = surface.landscapes["quadratic"]
    qtbot.keyClick(opened.window, Qt.Key.Key_Left)
    assert opened.session.shown == 299 and landscape.prospect == Prospect()
    opened.window.activateWindow()
    landscape.setFocus()
    opened.until(landscape.hasFocus)
    qtbot.keyClick(landscape, Qt.Key.Key_Right)
    qtbot.keyClick(landscape, Qt.Key.Key_Down)
    assert opened.session.shown == 299
    assert landscape.prospect == Prospect(-30.0, 38.0)


def test_an_epoch_does_not_paint_the_landscape_again(opened, surface):
    opened.window.setUpdatesEnabled(True)
    landscape = surface.landscapes["quadratic"]
    landscape.grab()
    kept = landscape._pixmap[1]
    opened.session.show_epoch(50)
    landscape.grab()
    assert landscape._pixmap[1] is kept
    surface._look_from(Prospect(10.0), False)
    landscape.grab()
    assert landscape._pixmap[1] is not kept


@pytest.mark.parametrize("withheld", [False, True])
def test_a_landscape_paints_its_own_ground(surface, withheld):
    """It says that nothing is to be filled behind it."""
    for landscape in surface.landscapes.values():
        landscape.withhold(withheld)
        image = QImage(landscape.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("red"))
        landscape.render(image, renderFlags=landscape.RenderFlag.DrawChildren)
        landscape.withhold(False)
        ground = QColor(landscape.theme.ground)
        for x in (0, image.width() - 1):
            for y in (0, image.height() - 1):
                assert image.pixelColor(x, y) == ground


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_landscape_fills_its_place(open_window, theme):
    opened = open_window("neuron-cost-surface", size=(1280, 720), theme=theme, painted=True)
    ground = QColor(opened.window.theme.ground)
    for landscape in opened.window.panel.surface.landscapes.values():
        image = landscape.grab().toImage()
        width, height = image.width(), image.height()
        columns, rows = range(0, width, 3), range(0, height, 3)
        drawn = np.array([[image.pixelColor(x, y) != ground for x in columns] for y in rows])
        for half in (*np.array_split(drawn, 2, axis=1), *np.array_split(drawn, 2, axis=0)):
            assert half.mean() > 0.15
        xs = np.flatnonzero(drawn.any(axis=0))
        assert (xs[-1] - xs[0]) * 3 > 0.8 * width


def test_no_name_on_a_landscape_crosses_the_axis_of_the_cost(open_window, monkeypatch):
    opened = open_window("neuron-cost-surface", size=(1024, 768), painted=True)
    opened.run_to_end()
    for landscape in opened.window.panel.surface.landscapes.values():
        lefts: dict[str, float] = {}
        monkeypatch.setattr(
            marks, "paint_haloed", lambda _, at, text, *colors, to=lefts: to.update({text: at.x()})
        )
        landscape.grab()
        assert {"start", "epoch"} <= {text.split()[0].strip(":") for text in lefts}
        assert min(lefts.values()) > landscape._picture.cost_axis


def test_exports_have_polygons_and_no_pixels(opened, surface):
    svg = svg_bytes(Drawing(surface)).decode()
    assert svg.count("<polygon") + svg.count("<path") >= 2 * 28 * 28
    assert "<image" not in svg
    assert "M map" not in svg  # a switch of the window, not of a picture
    assert pdf_bytes(Drawing(surface)).startswith(b"%PDF")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_and_pixels_are_the_same_picture(open_window, theme):
    """No seams between the cells, and no black lines for pens that SVG does not know."""
    opened = open_window("neuron-cost-surface", theme=theme)
    drawing = Drawing(opened.window.panel.surface, ground=QColor(opened.window.theme.ground))
    pixels = picture(drawing)
    other = QImage(pixels.size(), pixels.format())
    painter = QPainter(other)
    QSvgRenderer(svg_bytes(drawing)).render(painter)
    painter.end()
    one, two = (
        np.array(image.constBits()).reshape(-1, 4)[:, :3].astype(int) for image in (pixels, other)
    )
    assert np.abs(one - two).mean() < 1.5
    assert (np.abs(one - two).max(axis=1) > 60).mean() < 0.01


def test_on_a_narrow_page_both_landscapes_stand_below_one_another_and_are_large(opened, surface):
    both = list(surface.landscapes.values())
    for width, below in ((400, True), (1000, False)):
        height = round(surface.page_ratio(width) * width)
        surface.resize(width, height)
        surface._layout.activate()
        first, second = (landscape.geometry() for landscape in both)
        assert (second.top() > first.bottom()) == below
        assert (second.left() > first.right()) != below
        for place in (first, second):  # of a shape in which the landscape is not lost
            assert 0.7 < place.height() / place.width() < 1.5


def test_one_cost_alone_has_the_whole_place(opened, surface):
    changed(opened, SingleNeuron(weights=(2.0,), bias=2.0, cost="cross-entropy"))
    assert not surface.landscapes["quadratic"].isVisible()
    assert surface.landscapes["cross-entropy"].width() == surface.width()


def test_several_inputs_have_no_landscape(opened, surface):
    changed(opened, SingleNeuron(inputs=((1.0, 2.0),), weights=(1.0, 1.0)))
    pictures = [*surface.landscapes.values(), *surface.maps.values(), surface.switch]
    assert not any(picture.isVisible() for picture in pictures)
    assert surface._no_map.isVisible()
    changed(opened, DUEL)
    assert all(landscape.isVisible() for landscape in surface.landscapes.values())
    assert not surface._no_map.isVisible()


# ----- maps


def test_a_key_and_a_button_change_between_landscape_and_map(qtbot, opened, surface):
    (landscape, _), (cost_map, _) = surface.landscapes.values(), surface.maps.values()
    assert landscape.isVisible() and not cost_map.isVisible()
    qtbot.keyClick(opened.window, Qt.Key.Key_M)
    opened.settle()
    assert cost_map.isVisible() and not landscape.isVisible()
    assert surface.switch.isVisible() and surface.switch.text() == "M 3-D"
    qtbot.mouseClick(surface.switch, Qt.MouseButton.LeftButton)
    opened.settle()
    assert landscape.isVisible() and not cost_map.isVisible()
    assert surface.switch.text() == "M map"


def test_the_way_of_learning_lies_on_the_map(opened, maps):
    opened.window.panel.open_views(["surface", "cost"], [])
    opened.settle()
    for series, cost in enumerate(COSTS):
        cost_map = maps[cost]
        assert cost_map.isVisible()
        w, b = cost_map._path.getData()
        assert len(w) == 301  # every epoch has its point
        np.testing.assert_allclose([w, b], descent(cost), rtol=1e-9)
        curves = [curve for curve in opened.window.panel.cost._curves if curve.isVisible()]
        epochs, shares = curves[series].getData()
        heights = cost_by_definition(w, b, cost)
        np.testing.assert_allclose((heights / heights[0])[epochs.astype(int)], shares, rtol=1e-7)
        for epoch in (0, 100, 300):
            opened.session.show_epoch(epoch)
            point = cost_map.overlay.points[-1]
            assert (point.x, point.y) == (w[epoch], b[epoch])
            past, _ = cost_map._past.getData()
            assert len(past) == epoch + 1
            assert f"C = {heights[epoch]:.3g}"[:8] in cost_map.accessibleDescription()


def test_the_map_s_colours_are_the_cost_of_each_cell(opened, maps):
    theme = opened.window.theme
    ground, heat = (np.array(QColor(color).getRgb()[:3]) for color in (theme.ground, theme.accent))
    for cost, cost_map in maps.items():
        image = cost_map._image
        rows, columns = image.height(), image.width()
        assert cost_map.to_numbers(cost_map.axes_rect().topLeft()) == (-4.0, 4.0)
        assert cost_map.to_numbers(cost_map.axes_rect().bottomRight()) == (4.0, -4.0)
        w = -4.0 + (np.arange(columns) + 0.5) * 8.0 / columns
        b = 4.0 - (np.arange(rows) + 0.5) * 8.0 / rows  # the highest row is at the top
        costs = cost_by_definition(w[None, :], b[:, None], cost)
        assert cost_map._highest == pytest.approx(costs.max(), rel=1e-7)
        for row, column in itertools.product(range(0, rows, 7), range(0, columns, 7)):
            wanted = ground + (heat - ground) * costs[row, column] / costs.max()
            color = np.array(image.pixelColor(column, row).getRgb()[:3])
            assert np.abs(color - wanted).max() <= 1, (row, column)


def test_the_contours_lie_where_the_cost_is_their_level(maps):
    contours = maps["quadratic"]._contours
    assert [contour.text for contour in contours] == [f"0.{n:02}" for n in range(5, 50, 5)]
    for contour in contours:
        costs = cost_by_definition(contour.w, contour.b, "quadratic")
        assert len(costs) > 30
        # pyqtgraph joins cells of 1/8 by straight lines
        assert np.abs(costs - contour.level).max() < 0.001
        assert contour.level == pytest.approx(float(contour.text), rel=1e-9)


def test_a_click_on_the_map_starts_from_there(qtbot, opened, maps):
    cost_map = maps["quadratic"]
    place = cost_map.to_pixels(-2.0, 1.0).toPoint()
    qtbot.mouseClick(cost_map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    experiment = opened.session.scene.experiment
    assert experiment.weights == (pytest.approx(-2.0, abs=0.03),)
    assert experiment.bias == pytest.approx(1.0, abs=0.03)
    opened.ready()
    opened.until(lambda: cost_map._path.getData()[0][0] < 0)
    w, b = cost_map._path.getData()
    assert (w[0], b[0]) == (experiment.weights[0], experiment.bias)
