"""The number that is the point, and the words below it."""

import pytest

from gradsim.ui.panels.key_figure import KeyFigureView
from gradsim.ui.session.findings import ShownFigure
from gradsim.ui.theme import THEMES
from tests.ui.panels.test_overlaps import texts

TEXT, UNIT = "{0:3} against {1:3}", "% with one layer and four\n{2} more: {3:3} to {4:3}"


@pytest.fixture
def view(qtbot):
    view = KeyFigureView(THEMES["projector"])
    qtbot.addWidget(view)
    return view


def test_a_line_beneath_is_shown_as_soon_as_its_numbers_are_known(view):
    view.show_figure(ShownFigure(TEXT, UNIT, (None,) * 5))
    assert view.said == "? against ? % with one layer and four"
    room = view.sizeHint()
    view.show_figure(ShownFigure(TEXT, UNIT, (96.61, 96.2, 9, 96.0, 96.5)))
    assert view.said == "96.6 against 96.2 % with one layer and four 9 more: 96.0 to 96.5"
    assert view.sizeHint() == room


def test_each_line_beneath_takes_the_same_room(view):
    heights = []
    for unit in ("", "one", "one\ntwo", "one\ntwo\nthree"):
        view.show_figure(ShownFigure("{0}", unit, (1,)))
        heights.append(view.sizeHint().height())
    assert heights[0] < heights[1]
    assert heights[2] - heights[1] == pytest.approx(heights[3] - heights[2], abs=1)
    view.show_figure(None)
    assert view.sizeHint().height() == 0 and view.said == ""


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_a_long_unit_is_broken_and_not_made_smaller(qtbot, monkeypatch, theme):
    view = KeyFigureView(THEMES[theme])
    qtbot.addWidget(view)
    unit = r"speed of the last layer $\|\delta^L\|$ against the first, median of all networks"
    view.show_figure(ShownFigure("{0}×", unit, (7.0,)))
    words = {}
    for width in (900, 300):
        view.resize(width, view.heightForWidth(width))
        words[width] = [ink for ink in texts(view, monkeypatch) if "7" not in ink.text]
    one, many = (words[width] for width in (900, 300))
    assert len({round(ink.box.bottom()) for ink in many}) > len(
        {round(ink.box.bottom()) for ink in one}
    )
    assert " ".join(ink.text for ink in many).split() == " ".join(ink.text for ink in one).split()
    (small,), (large,) = (
        [ink.box.height() for ink in inks if ink.text == "a formula"] for inks in (many, one)
    )
    assert small == large
    assert all(view.rect().contains(ink.box.toAlignedRect()) for ink in many)


def test_lines_of_words_are_one_text_where_they_are_broken(view, monkeypatch):
    unit = "speed of layer 1 without the\nadded layer, against with it"
    flowing = unit.replace("\n", " ")

    def lines(unit: str, width: int) -> list[str]:
        view.show_figure(ShownFigure("{0}×", unit, (7.0,)))
        view.resize(width, view.heightForWidth(width))
        return [ink.text for ink in texts(view, monkeypatch) if "×" not in ink.text]

    assert lines(unit, 600) == unit.split("\n")
    assert lines(unit, 260) == lines(flowing, 260) != unit.split("\n")


def test_each_of_two_numbers_stands_over_its_view_of_a_pair(view, monkeypatch):
    view.show_figure(
        ShownFigure("{0} against {1}", "of {2} starts\nwith four, and one", (0, 19, 20))
    )
    view.resize(1200, 200)
    alone = view.heightForWidth(1200)
    view.stand_over(620)
    assert view.heightForWidth(1200) < alone  # one line
    inks = sorted(texts(view, monkeypatch), key=lambda ink: ink.box.left())
    assert [ink.text for ink in inks] == ["0", "of 20 starts", "19", "of 20 starts"]
    (left, _, right, _) = (ink.box.left() for ink in inks)
    assert 0 <= left < 10 and 620 <= right < 630
    assert len({round(ink.box.bottom()) for ink in inks}) <= 2  # digits and letters on one line
    # where that has no room they stand as in a column
    view.stand_over(130)
    assert view.heightForWidth(260) >= alone
    view.stand_over(None)
    assert "against" in [ink.text for ink in texts(view, monkeypatch)]


def test_another_number_is_tried_at_the_size_of_the_one_before(view, monkeypatch):
    def tried(*figures: float) -> list[float]:
        shares: list[float] = []
        monkeypatch.setattr(
            KeyFigureView,
            "_typeset",
            lambda self, words, share: shares.append(share) or typeset(self, words, share),
        )
        view.show_figure(ShownFigure(TEXT, "%", figures))
        view.grab()
        return shares

    typeset = KeyFigureView._typeset
    view.resize(280, 164)
    first = tried(96.61, 96.2)
    assert len(first) > 3 and tried(96.31, 95.8) == [first[-1], first[-2]]
    view.resize(1200, 164)
    assert tried(96.61, 96.2)[-1] == 1
    view.resize(280, 164)
    assert tried(96.31, 95.8) == first
