"""The presenter's view: what it says, and the tools that work from it."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from gradsim.core.lecture.lecture import built_in_lecture, passage_of
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.ui.lecture.beats import Beat
from gradsim.ui.lecture.ink import PEN, Tool
from gradsim.ui.lecture.presenter.pages import numbered
from gradsim.ui.window.card import Card

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def given(open_window):
    """A lecture that is given from the presenter's view."""
    opened = open_window("neuron-good-start", (1280, 720), "projector")
    opened.window.actions_by_name["presenter"].trigger()
    opened.view = opened.window.room.presenter
    opened.view.resize(1600, 900)
    opened.settle()
    return opened


def test_it_follows_from_beat_to_beat(pictures, given, qtbot):
    room, view = given.window.room, given.view
    assert view.pages.passage.text() == passage_of(find_preset("neuron-good-start"))
    assert view.following.beat.text().startswith("Go on: run it")
    qtbot.keyClick(view, Key.Key_PageDown)
    assert room.mode.beats.beat is Beat.RUN
    qtbot.keyClick(view, Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    following = find_preset("neuron-saturated-start")
    assert given.session.scene.preset.name == following.name
    assert view.pages.question.text() == following.question
    count, minutes = len(PRESETS), round(90 / len(PRESETS))
    assert view.following.place.text() == f"next, 3 of {count}, {minutes} min"
    assert view.following.title.text() == find_preset("neuron-why").title
    assert (view.number.text(), view.count.text()) == ("2", f"of {count}")
    given.ready()
    room._show_clock()
    assert view.state.text() == "epoch 0 / 300"
    assert (
        "{" not in view.pages.caption.text() and "…" in view.pages.caption.text()
    )  # not yet computed
    given.run_to_end()
    room._show_clock()
    assert view.pages.caption.text() == given.session.caption
    view.following.beat.click()
    assert given.session.scene.preset.name == "neuron-why"
    given.until(lambda: view.following.picture.pixmap().width() > 0)
    qtbot.mouseClick(view.steps, LEFT, NONE, view.steps._boxes[6].center().toPoint())
    assert given.session.scene.preset.name == "neuron-cost-duel"
    given.window.close()
    assert not view.isVisible()


def test_everything_has_its_place_at_both_sizes(given):
    """What is pointed out wraps within its box, and no part lies on another."""
    view, mode = given.view, given.window.room.mode
    lecture = built_in_lecture()
    entries = list(lecture.entries)
    preset = dataclasses.replace(
        entries[0].preset, caption="Far too long to stand in one line: " * 6
    )
    entries[0] = dataclasses.replace(entries[0], preset=preset, notes="wait\nask\nrun")
    mode.edit(dataclasses.replace(lecture, entries=tuple(entries)))
    for width, height in ((1600, 900), (1280, 720)):
        view.resize(width, height)
        given.settle()
        picture = view.picture.picture_rect()
        assert picture.width() == pytest.approx(896 * width / 1600, abs=2)
        assert picture.height() == pytest.approx(504 * width / 1600, abs=2)
        inside = view.pages.caption.typeset(float(view.pages.caption.width())).size()
        assert (
            inside.width() <= view.pages.caption.width()
            and inside.height() <= view.pages.caption.height()
        )
        view.show_state("epoch 10000 / 10000")
        assert view.state.sizeHint().width() <= view.state.width()
        parts = [view.number, view.count, view.steps, view.clock, view.limit, view.pace,
                 view.plan, view.audience, view.screen_name, view.picture, view.state,
                 view.pages, view.following, view.keys, *view.buttons.values()]  # fmt: skip
        shown = [part for part in parts if part.isVisible()]
        for place, part in enumerate(shown):
            assert view.rect().contains(part.geometry()), part.accessibleName()
            for other in shown[place + 1 :]:
                assert not part.geometry().intersects(other.geometry()), (part, other)
    assert view.pages.notes.text() == "1  wait\n2  ask\n3  run"
    assert numbered("- wait\n- ask") == "- wait\n- ask"


def test_a_card_leaves_the_audience_with_its_demonstration(given, qtbot):
    """Its window has not the focus, so that no key closes it there."""
    passage = given.window.actions_by_name["passage"]
    passage.trigger()
    passage.trigger()
    given.settle()
    assert sum(card.isVisible() for card in given.window.findChildren(Card)) == 1
    qtbot.keyClick(given.view, Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    given.ready()
    assert given.session.scene.preset.name == "neuron-saturated-start"
    assert not any(card.isVisible() for card in given.window.findChildren(Card))


def test_what_is_drawn_here_appears_there(given, qtbot):
    view, window = given.view, given.window
    ink = window.room.tools.ink
    given.ready()
    qtbot.keyClick(view, Key.Key_A)
    assert ink.tool is Tool.PEN and view.buttons["pen"].isChecked()
    palette = window.room.tools.palette
    assert not palette.isVisible()  # the room sees the figure, and no buttons on it
    view.hide()
    assert palette.isVisible()
    assert view.picture.pixmap().isNull()  # as large as the room's window
    view.show()
    assert not palette.isVisible()
    picture = view.picture.picture_rect()
    points = [picture.topLeft() + QPointF(x * picture.width(), y * picture.height())
              for x, y in ((0.3, 0.5), (0.5, 0.5), (0.5, 0.7))]  # fmt: skip
    QTest.mousePress(view.picture, LEFT, NONE, points[0].toPoint())
    for point in points[1:]:
        QTest.mouseMove(view.picture, point.toPoint())
    QTest.mouseRelease(view.picture, LEFT, NONE, points[-1].toPoint())
    (stroke,) = ink.strokes
    assert len(stroke) >= 3
    place = QPoint(round(0.4 * window.width()), round(0.5 * window.height()))
    color = window.theme.color(PEN)
    assert window.grab().toImage().pixelColor(place) == color
    # and in the picture of it, at the same place
    view.picture.refresh()
    shown = (
        view.picture.grab()
        .toImage()
        .pixelColor(
            (picture.topLeft() + QPointF(0.4 * picture.width(), 0.5 * picture.height())).toPoint()
        )
    )
    assert abs(QColor(shown).hue() - color.hue()) < 12
    view.buttons["pen"].click()
    assert ink.tool is Tool.NONE
    qtbot.mouseClick(view.picture, LEFT, NONE, points[0].toPoint())
    assert len(ink.strokes) == 1  # without a tool nothing is drawn


def test_the_picture_of_the_window_is_made_after_the_view_has_opened(open_window):
    opened = open_window("neuron-good-start")
    opened.window.actions_by_name["presenter"].trigger()
    picture = opened.window.room.presenter.picture
    assert picture.pixmap().isNull()
    opened.until(lambda: not picture.pixmap().isNull())
