"""The plane of two inputs: its boundary against closed forms, and its points in use."""

from itertools import pairwise, product

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gradsim.ui.export.painting import Drawing, pdf_bytes, picture, svg_bytes
from gradsim.ui.plotting import powers
from gradsim.ui.plotting.plane.boundary import boundary, needed
from gradsim.ui.plotting.plane.editing import EditablePlane
from gradsim.ui.plotting.plane.field import Field
from gradsim.ui.plotting.plane.items import PlanePoint
from gradsim.ui.plotting.plane.labels import FAR, goes_through, is_free, near_middle
from gradsim.ui.plotting.plane.shading import Palette, shade
from gradsim.ui.plotting.plot import Plot
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.numbers import format_number

AND = (
    PlanePoint(0, 0, 0, 0, "0.001"),
    PlanePoint(0, 1, 0, 1, "0.040"),
    PlanePoint(1, 0, 0, 2, "0.041"),
    PlanePoint(1, 1, 1, 3, "0.944"),
)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def neuron(w1, w2, b):
    def field_of(x, y):
        z = w1 * x + w2 * y[:, None] + b
        return Field(sigmoid(z), z)

    return field_of


# ----- the boundary


def test_the_boundary_of_a_neuron_is_its_line():
    x, y = np.linspace(-0.4, 1.4, 31), np.linspace(-1, 2, 17)
    (line,) = boundary(neuron(6.01, -3.5, -1.2)(x, y).margins, x, y)
    assert line @ [6.01, -3.5] == pytest.approx(1.2, abs=1e-12)
    on_side = np.isin(line[[0, -1], 0], x[[0, -1]]) | np.isin(line[[0, -1], 1], y[[0, -1]])
    assert on_side.all()  # it leads from one side of the plane to another
    steps = np.diff(line, axis=0) @ [3.5, 6.01]
    assert (steps > 0).all() or (steps < 0).all()


def test_two_circles_are_two_closed_lines_and_a_saddle_is_never_crossed():
    x = y = np.linspace(-3, 3, 121)
    lines = boundary(np.abs(np.hypot(x, y[:, None]) - 1.5) - 0.5, x, y)
    assert len(lines) == 2
    radii = sorted(float(np.hypot(*line.T).mean()) for line in lines)
    assert radii == pytest.approx([1.0, 2.0], abs=1e-3)
    for line in lines:
        assert (line[0] == line[-1]).all()
        area = abs(np.sum(line[:-1, 0] * line[1:, 1] - line[1:, 0] * line[:-1, 1])) / 2
        assert area == pytest.approx(np.pi * np.hypot(*line.T).mean() ** 2, rel=1e-2)
    x = y = np.linspace(-3, 3, 14)  # no node on an axis: the middle of a cell decides
    for level in (0.02, -0.02):
        branches = boundary(x * y[:, None] - level, x, y)
        assert len(branches) == 2
        for branch in branches:
            side = branch[:, 0] + np.sign(level) * branch[:, 1]
            assert (side > 0).all() or (side < 0).all()


@pytest.mark.parametrize("seed", range(20))
def test_lines_cross_each_side_with_a_change_of_sign_once_and_lead_through_one_cell(seed):
    values = np.random.default_rng(seed).standard_normal((9, 12))  # every third cell is a saddle
    lines = boundary(values, np.arange(12.0), np.arange(9.0))
    changes = sum(np.count_nonzero(np.diff(values > 0, axis=axis)) for axis in (0, 1))
    closed = [(line[0] == line[-1]).all() for line in lines]
    assert sum(map(len, lines)) - sum(closed) == changes
    for line, is_closed in zip(lines, closed, strict=True):
        assert len(np.unique(line, axis=0)) == len(line) - is_closed
        on_side = np.isclose(line, np.round(line), atol=1e-12)
        assert on_side.any(axis=1).all()
        for one, other in pairwise(line):
            assert (np.ceil(np.maximum(one, other)) - np.floor(np.minimum(one, other)) <= 1).all()
        if not is_closed:
            assert {0.0, 11.0} & {*line[[0, -1], 0]} or {0.0, 8.0} & {*line[[0, -1], 1]}


def test_a_line_that_moves_goes_without_points_that_nobody_misses():
    angles = np.linspace(0, 2 * np.pi, 361)
    circle = 60 * np.column_stack([np.cos(angles), np.sin(angles)])
    kept = needed(circle)
    assert (kept[0], kept[-1]) == (0, 360)
    assert len(kept) < 361 / 2
    chords = circle[kept]
    middles = (chords[1:] + chords[:-1]) / 2  # nowhere is a chord farther from its arc
    assert 60 - np.hypot(*middles.T).min() < 0.2
    corner = np.array([(0, 0), (10, 0), (10, 10), (20, 10), (30, 10.05), (40, 10)])
    assert needed(corner).tolist() in ([0, 1, 2, 4, 5], [0, 1, 2, 3, 5], [0, 1, 2, 5])
    there_and_back = np.array([(0, 0), (30, 0), (20, 0), (10, 0)])
    assert 1 in needed(there_and_back)
    for few in range(1, 4):  # and where there is nothing to leave out
        assert needed(np.eye(few, 2)).tolist() == list(range(few))


def test_a_function_without_a_boundary_or_with_strange_values_has_none():
    x = y = np.linspace(0, 1, 5)
    assert boundary(np.zeros((5, 5)), x, y) == []
    assert boundary(np.full((5, 5), np.nan), x, y) == []
    steep = np.where(x > 0.6, np.inf, -np.inf) * np.ones((5, 1))
    (line,) = boundary(steep, x, y)
    assert line[:, 0] == pytest.approx(0.625)  # between the nodes that differ


# ----- the view


class Pupil:
    """A plane whose points do what it asks for."""

    def __init__(self, qtbot, theme="light"):
        self.plane = EditablePlane(THEMES[theme], "output $a$", widest=1.6)
        self.plane.editable = True
        self.asked: list[tuple] = []
        for name in ("point_moved", "point_added", "point_target_changed", "point_removed"):
            signal = getattr(self.plane, name)
            signal.connect(lambda *values, name=name: self.ask(name, *values))
        self.host = QWidget()  # pyqtgraph takes apart what is closed by itself
        self.plane.setParent(self.host)
        qtbot.addWidget(self.host)
        self.host.resize(700, 420)
        self.plane.resize(700, 420)
        self.plane.show_points(AND)
        self.plane.show_field(neuron(6.01, 6.01, -9.19), "epoch 500")
        self.host.show()
        self.qtbot = qtbot

    def ask(self, name, *values):
        self.asked.append((name, *values))
        points = list(self.plane.points)
        if name == "point_added":
            points.append(PlanePoint(*values, 0, 4))
        elif name == "point_removed":
            del points[values[0]]
        else:
            old = points[values[0]]
            place = (old.x, old.y, values[1]) if name == "point_target_changed" else (
                *values[1:], old.target)  # fmt: skip
            points[values[0]] = PlanePoint(*place, old.series, old.text)
        self.plane.show_points(points)

    def at(self, x, y):
        return self.plane.to_pixels(x, y).toPoint()

    def drag(self, start, stop):
        viewport = self.plane.viewport()
        self.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.5, 1.0):
            self.qtbot.mouseMove(viewport, start + (stop - start) * share)
        self.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=stop)

    def click(self, place):
        self.qtbot.mouseClick(self.plane.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def pupil(qtbot):
    return Pupil(qtbot)


def test_points_are_moved_added_told_their_target_and_removed(pupil):
    plane = pupil.plane
    pupil.drag(pupil.at(1, 0), pupil.at(1.5, 0.4))
    name, number, x, y = pupil.asked[-1]
    assert (name, number) == ("point_moved", 2)
    assert (x, y) == (pytest.approx(1.5, abs=0.01), pytest.approx(0.4, abs=0.01))
    assert x == round(x, 2)  # a round number, not that of a pixel
    pupil.drag(pupil.at(x, y), QPoint(-500, 5000))  # no further than the plane reaches
    (x0, _), (y0, _) = plane.ranges
    assert (plane.points[2].x, plane.points[2].y) == (pytest.approx(x0, abs=0.01),
                                                      pytest.approx(y0, abs=0.01))  # fmt: skip

    pupil.click(pupil.at(0.5, 0.5))
    assert pupil.asked[-1][0] == "point_added"
    pupil.click(pupil.at(0.5, 0.5))  # now it is there
    assert pupil.asked[-1] == ("point_target_changed", 4, 1.0)
    menu = plane.menu_of(3)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Target 0", "Target 1", "Remove the item"]
    assert menu.actions()[1].isChecked()
    menu.actions()[-1].trigger()
    assert pupil.asked[-1] == ("point_removed", 3)
    menu.deleteLater()

    asked = len(pupil.asked)
    pupil.click(plane.axes_rect().topLeft().toPoint() - QPoint(20, 0))  # beside the plane
    plane.editable = False
    pupil.click(pupil.at(0.2, 0.9))
    pupil.drag(pupil.at(0, 0), pupil.at(0.4, 0.4))
    assert len(pupil.asked) == asked


def test_the_same_is_done_by_keys_which_else_are_the_windows(qtbot, pupil):
    plane = pupil.plane
    with qtbot.waitActive(pupil.host):
        pupil.host.activateWindow()
    pupil.click(pupil.at(1, 1))
    assert plane.hasFocus() and plane.chosen == 3
    asked = len(pupil.asked)
    qtbot.keyClick(plane, Qt.Key.Key_Right)
    assert pupil.asked[-1][:2] == ("point_moved", 3)
    assert pupil.asked[-1][2] > 1 and pupil.asked[-1][3] == 1
    qtbot.keyClick(plane, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert plane.chosen == 2
    qtbot.keyClick(plane, Qt.Key.Key_Return)
    assert pupil.asked[-1] == ("point_target_changed", 2, 1.0)
    qtbot.keyClick(plane, Qt.Key.Key_Delete)
    assert pupil.asked[-1] == ("point_removed", 2)
    qtbot.keyClick(plane, Qt.Key.Key_Insert)
    assert pupil.asked[-1][0] == "point_added" and plane.chosen == 3
    assert len(pupil.asked) == asked + 4
    qtbot.keyClick(plane, Qt.Key.Key_Escape)
    assert not plane.hasFocus()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("palette", Palette)
def test_what_is_painted_is_the_function(qtbot, theme, palette):
    pupil = Pupil(qtbot, theme)
    plane = pupil.plane
    plane.palette = palette
    plane.show_points(())
    plane.show_field(neuron(6.01, 6.01, -9.19))
    image = picture(Drawing(plane))
    for x, y in ((-0.3, -0.2), (0.9, 0.9), (1.3, 1.2), (0.2, 1.1)):
        value = sigmoid(6.01 * (x + y) - 9.19)
        wanted, seen = shade(THEMES[theme], palette, value), image.pixelColor(
            plane.to_pixels(x, y).toPoint()
        )  # fmt: skip
        apart = [abs(a - b) for a, b in zip(wanted.getRgb(), seen.getRgb(), strict=True)]
        assert max(apart) <= 6, (x, y, wanted.name(), seen.name())
    (line,) = plane.boundary
    assert line.sum(axis=1) == pytest.approx(9.19 / 6.01, abs=1e-9)
    units = [plane.to_pixels(1, 0) - plane.to_pixels(0, 0), plane.to_pixels(0, 1)]
    assert units[0].x() == pytest.approx((plane.to_pixels(0, 0) - units[1]).y())


def test_the_pointer_is_told_the_exact_value(pupil):
    plane = pupil.plane
    place = plane.to_pixels(0.3, 0.7)
    text = f"(0.300, 0.700): {format_number(sigmoid(6.01 - 9.19))}"
    assert plane.value_in_words(place) == text
    assert plane.value_in_words(QPointF(2, 2)) == ""


def test_a_text_near_the_middle_is_at_the_nearest_place_that_is_clear():
    room, size = QRectF(50, 20, 600, 560), QSizeF(120, 20)
    rng, found = np.random.default_rng(3), 0
    for crowd in (0, 10, 60, 200, 2000):
        taken = [QRectF(x, y, 14, 14) for x, y in rng.uniform((50, 20), (650, 580), (crowd, 2))]
        drawn = rng.uniform((50, 20), (650, 580), (20, 2))
        box = near_middle(size, room, drawn, taken)
        if box is not None:
            found += 1
            assert is_free(box, room, taken) and not goes_through(drawn, box)
        away = np.inf if box is None else np.hypot(*(box.center() - room.center()).toTuple())
        for right, down in product(range(-FAR, FAR + 1), repeat=2):
            other = QRectF(QPointF(), size)
            other.moveCenter(room.center() + QPointF(right, down) * 14)
            if np.hypot(right, down) * 14 < away - 1e-6:
                assert not is_free(other, room, taken) or goes_through(drawn, other)
    assert 0 < found < 5


@pytest.mark.parametrize("width", [300, 700, 1200])
def test_on_a_page_of_its_own_a_square_plane_has_most_of_the_width(pupil, width):
    plane = pupil.plane
    plane.set_widest(1.0)
    plane.resize(width, round(plane.page_ratio(width) * width))
    axes, room = plane.axes_rect(), Plot.axes_rect(plane)
    assert axes.width() == axes.height() == room.height()
    assert 0.8 < axes.width() / room.width() < 1


def test_it_gives_way_to_the_labels_of_a_plot_below(pupil):
    plane, below = pupil.plane, Plot(THEMES["light"], "cost")
    below.setParent(pupil.host)
    plane.aligned_with, below.aligned_with = [below], [plane]
    below.set_ranges((0, 1), (0, 1))
    before = plane.axes_rect().left()
    below.set_ranges((0, 1), (0, 1_000_000))
    assert plane.axes_rect().left() == below.axes_rect().left() > before


def test_a_function_that_is_the_same_all_over_has_no_line_and_says_so(pupil, monkeypatch):
    plane = pupil.plane
    plane.show_field(neuron(1e-5, -2e-5, 3e-6), "epoch 900")
    assert plane.boundary == []
    assert plane.even_value == pytest.approx(0.5, abs=1e-5)
    words = []
    monkeypatch.setattr(powers, "paint_haloed", lambda *args: words.append(args[2]))
    picture(Drawing(plane))
    assert words == ["0.001", "0.040", "0.041", "0.944", "0.500 everywhere"]
    for slope, told in ((2e-3, ["about 0.50 everywhere"]), (1e-1, [])):
        words.clear()
        plane.show_field(neuron(slope, 0.0, 3e-6), "epoch 900")
        picture(Drawing(plane))
        assert [word for word in words if "everywhere" in word] == told
    plane.show_field(neuron(1e-5, -2e-5, 3e-6), "epoch 900")
    words.clear()
    plane.withhold(True)
    picture(Drawing(plane))
    plane.withhold(False)
    assert words == ["0.001", "0.040", "0.041", "0.944"]


def test_sentences_on_a_plane_keep_apart_from_its_points(pupil, monkeypatch):
    plane, boxes = pupil.plane, {}
    turns = np.linspace(0.5, 2.5, 60)
    plane.set_reach((-3, 3), (-3, 3))
    plane.show_points(
        [PlanePoint(t * np.cos(9 * t), t * np.sin(9 * t), float(k % 2), k % 2)
         for k, t in enumerate(turns)]
    )  # fmt: skip
    plane.show_field(neuron(1e-5, -2e-5, 3e-6), "epoch 900")
    plane.show_crossed([1, 3], "2 of 60 points wrong")
    monkeypatch.setattr(
        plane, "_paint_text", lambda _, box, words, color: boxes.update({words: box})
    )
    for width in range(460, 900, 20):
        plane.resize(width, width - 40)
        boxes.clear()
        picture(Drawing(plane))
        for box in boxes.values():
            for centre in plane.centres():
                away = [
                    max(low - place, place - high, 0)
                    for low, place, high in (
                        (box.left(), centre.x(), box.right()),
                        (box.top(), centre.y(), box.bottom()),
                    )
                ]
                assert max(away) >= plane.radius + 7
        assert "2 of 60 points wrong" in boxes and (width < 600 or "0.500 everywhere" in boxes)


def test_a_number_beside_a_point_touches_no_side_of_the_map(pupil, monkeypatch):
    plane, boxes = pupil.plane, []
    monkeypatch.setattr(plane, "_paint_text", lambda _, box, text, __: boxes.append((text, box)))
    lefts = 0
    corners = [PlanePoint(-0.5, -0.5, 0, 0, ""), PlanePoint(1.5, 1.5, 0, 0, "")]
    for step in range(60):
        x = -0.5 + 0.01 * step
        beside = PlanePoint(x + 0.15, 0.5, 0, 0, "")  # where the number would stand
        plane.show_points([*corners, PlanePoint(x, 0.5, 0, 0, "0.03990000"), beside])
        boxes.clear()
        picture(Drawing(plane))
        (box,) = [box for text, box in boxes if text == "0.03990000"]
        axes, side = plane.axes_rect(), plane.theme.px(3)
        assert axes.adjusted(side, side, -side, -side).contains(box)
        lefts += box.right() < plane.to_pixels(x, 0.5).x()
    assert 10 < lefts < 60


def test_what_is_crossed_is_explained_in_a_free_corner_unless_it_is_asked(pupil, monkeypatch):
    plane, words, strokes = pupil.plane, [], []
    monkeypatch.setattr(powers, "paint_haloed", lambda *args: words.append(args[2]))
    plane.show_field(neuron(6, 6, -9), "")
    monkeypatch.setattr(plane, "_paint_crosses", lambda _, centres: strokes.append(centres))
    plane.show_crossed([1, 3, 99], "2 of 4 wrong")
    picture(Drawing(plane))
    centres = plane.centres()
    assert strokes == [[centres[1], centres[3]]] and words[-1] == "2 of 4 wrong"
    words.clear()
    plane.withhold(True)
    picture(Drawing(plane))
    plane.withhold(False)
    assert len(strokes) == 1 and "2 of 4 wrong" not in words


def test_what_cuts_off_no_more_than_a_corner_is_no_boundary(pupil):
    plane = pupil.plane
    (x0, _), (y0, y1) = plane.ranges
    for share, lines in ((0.04, 0), (0.2, 1)):
        corner = y1 - x0 - share * (y1 - y0)  # x₂ − x₁ above which the corner lies
        plane.show_field(neuron(-9, 9, -9 * corner), "")
        assert len(plane.boundary) == lines
    # a small closed line may be around a point
    plane.show_field(lambda x, y: Field(1 / (1 + 9 * (x**2 + y[:, None] ** 2) / 0.001)), "")
    assert len(plane.boundary) == 1


def test_many_points_are_kept_as_a_picture_that_shows_the_same(pupil, monkeypatch):
    plane, low, high = pupil.plane, *pupil.plane.ranges[0]
    before, painted = plane.points, []
    paint = plane._paint_each
    monkeypatch.setattr(plane, "_paint_each", lambda *args: painted.append(1) or paint(*args))
    grid = np.linspace(low, high, 7)
    points = [PlanePoint(x, y, float(x > y), int(x > y)) for x in grid for y in grid]

    def pixels():
        image = plane.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1).astype(int)

    plane.show_points(points)
    plane.show_field(neuron(3, -2, 0.2), "")
    kept = pixels()
    assert (pixels() == kept).all() and len(painted) == 1
    picture(Drawing(plane), scale=2)  # of a file they are painted at its own size
    assert len(painted) == 2
    plane._discs.paint = lambda painter, widget, key, paint: paint(painter)
    assert np.abs(pixels() - kept).max() <= 2  # rounded once more
    del plane._discs.paint
    plane.show_points(points[25:])
    assert (pixels() != kept).any()
    plane.show_points(before)


def test_no_text_lies_on_points(pupil, monkeypatch):
    """Where the plane is full of points it does not say that it is the same all over."""
    plane, words = pupil.plane, []
    before = plane.points
    low, high = plane.ranges[0]
    grid = np.linspace(low, high, 30)
    plane.show_points([PlanePoint(x, y, 1.0, 0) for x in grid for y in grid])
    plane.show_field(neuron(0, 0, 0), "")
    monkeypatch.setattr(powers, "paint_haloed", lambda *args: words.append(args[2]))
    picture(Drawing(plane))
    plane.show_points(before)
    assert plane.even_value == 0.5
    assert words == []


def test_in_a_vector_file_lines_points_and_texts_are_vectors(pupil):
    plane = pupil.plane
    svg = svg_bytes(Drawing(plane)).decode()
    assert svg.count("<image") == 1  # the colours alone
    assert svg.count("<polyline") >= 1
    assert pdf_bytes(Drawing(plane)).startswith(b"%PDF")
    assert "(1, 1): target 1, 0.944" in plane.accessibleDescription()
