"""The settings of a small network in the form, from the clipboard, and after a run."""

import pytest
from PySide6.QtGui import QColor, QGuiApplication

from gradsim.core.small_network.experiment import SmallNetwork

POINTS = ((0.0, 0.0, 0.0), (0.5, 1.0, 1.0), (1.0, 0.25, 1.0))


@pytest.fixture
def open_window(reopen_window):
    """Open in one window, as new for each test."""
    return reopen_window


def row(opened, name):
    return [row for row in opened.window.form._rows if row.setting.name == name][-1]


def chosen(opened, name, value):
    box = row(opened, name).box
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def paste(opened, text):
    QGuiApplication.clipboard().setText(text)
    opened.window.actions_by_name["paste_items"].trigger()


@pytest.mark.parametrize(
    ("name", "raised"),
    [("and", {(1, 1)}), ("or", {(0, 1), (1, 0), (1, 1)}), ("xor", {(0, 1), (1, 0)})],
)
def test_a_choice_of_points_has_its_picture(open_window, name, raised):
    """A disc of one colour where the class is 1, a ring of another, with a hole, where it is 0."""
    opened = open_window(SmallNetwork(epochs=1))
    box, theme = row(opened, "data").box, opened.window.form.theme
    picture = box.itemIcon(box.findData(name)).pixmap(96, 96).toImage()
    side = picture.width()
    places = {0: round(side * 0.25), 1: round(side * 0.75)}
    for corner in ((0, 0), (0, 1), (1, 0), (1, 1)):
        color = picture.pixelColor(places[corner[0]], side - places[corner[1]])
        wanted = theme.color(1).name() if corner in raised else QColor(theme.ground).name()
        assert color.name() == wanted
    assert picture.pixelColor(side // 2, side // 2).alpha() == 0


def test_points_have_a_name_in_the_menu_or_are_custom(open_window):
    opened = open_window(SmallNetwork(epochs=20))
    box = row(opened, "data").box
    assert box.currentText() == "XOR"
    paste(opened, "x1\tx2\ty\n" + "\n".join("\t".join(map(str, point)) for point in POINTS))
    assert opened.session.scene.experiment.data == POINTS
    assert row(opened, "data").box.currentIndex() == -1
    assert row(opened, "data").box.placeholderText() == "custom"
    shown = {row.setting.name for row in opened.window.form._rows}
    assert not {"points", "noise", "weights"} & shown
    paste(opened, "0\t0\t0\n1\t1\t1\n2\t2\t2")
    assert opened.window.message.text().endswith(
        "points are of two classes; in this table there are 3: 0, 1, 2."
    )
    assert opened.session.scene.experiment.data == POINTS
    paste(opened, "0\t0\t1\n1\t1\t1")
    assert "points of both classes" in opened.window.message.text()
    chosen(opened, "data", "and")
    assert opened.session.scene.experiment == SmallNetwork(data="and", epochs=20)
    assert {"points", "noise"} <= {row.setting.name for row in opened.window.form._rows}


def test_a_run_goes_on_from_where_it_is_until_another_start_is_wanted(open_window):
    opened = open_window(SmallNetwork(seed=12, epochs=20))
    opened.step(2)
    reached = opened.session.recording.row(2)
    opened.window.actions_by_name["continue_here"].trigger()
    opened.ready()
    network = opened.session.scene.experiment
    assert network.weights is not None
    assert (
        opened.session.recording.row(0)[: len(network.columns)] == reached[: len(network.columns)]
    )
    row(opened, "hidden_layers").box.stepBy(1)
    assert opened.session.scene.experiment == SmallNetwork(seed=12, epochs=20, hidden_layers=(3,))
