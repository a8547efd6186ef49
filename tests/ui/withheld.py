"""What is on screen while a question is put to the room."""

import shiboken6
from PySide6.QtWidgets import QWidget

from gradsim.ui.view import views_in
from tests.ui.conftest import Opened
from tests.ui.panels.test_overlaps import texts


def told_only_later(opened: Opened, monkeypatch) -> set[str]:
    """The texts that are not there while all views withhold what they can.

    Nothing moves for it, and afterwards all is as it was.
    """
    opened.settle()
    panel = opened.window.panel
    told = {ink.text for ink in texts(opened.window, monkeypatch)}
    before, places = panel.grab().toImage(), _places(panel)
    for view in views_in(panel):
        view.withhold(True)
    opened.settle()
    kept = {ink.text for ink in texts(opened.window, monkeypatch)}
    assert _places(panel) == places
    for view in views_in(panel):
        view.withhold(False)
    opened.settle()
    assert panel.grab().toImage() == before
    return told - kept


def _places(panel: QWidget) -> list[tuple[int, object]]:
    return [
        (shiboken6.getCppPointer(part)[0], part.geometry())
        for part in panel.findChildren(QWidget)
        if part.isVisible()
    ]
