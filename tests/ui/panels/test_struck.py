"""No stroke goes through a word: wherever the cursor stands, and whatever brackets are drawn.

Every demonstration is looked at while it runs, when names stand beside moving points, and
afterwards, when they stand on their curves.
"""

import pytest
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter

from gradsim.core.lecture.presets import PRESETS
from gradsim.core.recorded_run import is_recorded
from gradsim.ui.plotting.overlay import OverlaidAxes
from tests.shortened import short_preset
from tests.ui.panels.test_overlaps import TOUCH, Ink, inked

RUNNING, WHOLE = 12, 24  # looks at a run that goes on, and at one that has ended


class Strokes:
    """Notes the straight strokes in the accent, of which cursors and brackets are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def through_words(self, plot: OverlaidAxes) -> list[str]:
        """Return which words of a plot a stroke goes through."""
        accent, lines, draw = QColor(plot.theme.accent).rgb(), list[QRectF](), QPainter.drawLine

        def draw_line(painter, *arguments):
            line = QLineF(*arguments)
            if painter.pen().color().rgb() == accent:
                to_device = painter.deviceTransform()
                lines.append(QRectF(to_device.map(line.p1()), to_device.map(line.p2())))
            return draw(painter, *arguments)

        with self._monkeypatch.context() as patch, inked(patch) as ink:
            patch.setattr(QPainter, "drawLine", draw_line)
            plot.grab()
        strokes = [line.normalized() for line in lines]
        return [text.text for text in ink if any(is_struck(text, stroke) for stroke in strokes)]


def is_struck(text: Ink, stroke: QRectF) -> bool:
    """Whether a stroke goes through a text and does not only touch its edge."""
    box = text.box.adjusted(TOUCH, TOUCH, -TOUCH, -TOUCH)
    across = min(box.right(), stroke.right()) - max(box.left(), stroke.left())
    down = min(box.bottom(), stroke.bottom()) - max(box.top(), stroke.top())
    return across >= 0 and down >= 0


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_no_word_is_struck_through(open_window, monkeypatch, preset):
    if not is_recorded(preset.experiment):
        preset = short_preset(preset)
    opened = open_window(preset, size=(1280, 720), theme="projector")
    window, session, found = opened.window, opened.session, set()
    window.actions_by_name["lecture_mode"].trigger()
    opened.settle()
    strokes = Strokes(monkeypatch)

    def look() -> None:
        opened.settle()
        for plot in window.panel.findChildren(OverlaidAxes):
            if plot.isVisible():
                name, state = plot.accessibleName(), session.runner.state.value
                found.update(
                    f"{text!r} of {name!r} at {session.shown} of {session.newest}, {state}"
                    for text in strokes.through_words(plot)
                )

    last = session.last_epoch
    for part in range(1, RUNNING + 1):
        epoch = part * last // RUNNING
        if epoch > session.newest:
            session.runner.leap(epoch)
            opened.until(lambda epoch=epoch: session.newest >= epoch)
        session.show_epoch(epoch)
        look()
    for part in range(WHOLE + 1):
        session.show_epoch(part * last // WHOLE)
        look()
    assert not found, "\n".join(sorted(found))
