"""The small pictures that are kept: as many as there is room for, the ones used last."""

import base64

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize
from PySide6.QtGui import QImage

from gradsim.core.lecture.presets import find_preset
from gradsim.ui.lecture import pictures
from gradsim.ui.lecture.pictures import FIGURE, Pictures, Wanted

PRESET = find_preset("neuron-good-start")
SIZE = (40, 30)


def png() -> str:
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(0)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return base64.b64encode(content.data()).decode()


@pytest.fixture
def kept(qtbot, monkeypatch):
    monkeypatch.setattr(Pictures, "_ask", lambda self: None)  # no process: answers are given here
    owner = QObject()
    yield Pictures(owner)
    owner.deleteLater()


def looks(kept: Pictures) -> list[str]:
    return [wanted.look for wanted in kept._made]


@pytest.mark.parametrize(("number", "size"), [(3, 10**9), (400, 3 * 40 * 30 * 4)])
def test_what_was_not_used_for_longest_goes(kept, monkeypatch, number, size):
    monkeypatch.setattr(pictures, "MOST_KEPT", number)
    monkeypatch.setattr(pictures, "MOST_BYTES", size)
    for look in "abc":
        kept._take(Wanted(PRESET, FIGURE, look, SIZE), 0.0, {"png": png()})
    assert kept.get(PRESET, FIGURE, "a", QSize(*SIZE)) is not None
    kept._take(Wanted(PRESET, FIGURE, "d", SIZE), 0.0, {"png": png()})
    assert looks(kept) == ["c", "a", "d"]
