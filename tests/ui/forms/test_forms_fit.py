"""The fields of a form are as wide as it is, beside its scroll bar, in every demonstration."""

import pytest
from PySide6.QtWidgets import QScrollArea

from gradsim.core.lecture.presets import PRESETS
from tests.shortened import short_preset


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_form_is_wider_than_its_area(request, reopen_window, preset, language):
    if language == "de":
        request.getfixturevalue("german")
    opened = reopen_window(short_preset(preset), size=(1280, 720), theme="light")
    opened.settle()
    (area,) = opened.window.form.findChildren(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
