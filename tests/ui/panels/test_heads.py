"""Symbols at the heads of tables are italic, and words upright, in every demonstration."""

import re

import pytest

from gradsim.core.lecture.presets import PRESETS
from gradsim.ui.tables.table import Table
from tests.shortened import short_preset
from tests.ui.panels.test_overlaps import inked

SYMBOL = re.compile(r"[A-Za-z][₀-₉]*|[a-z] − [a-z]")  # in upright letters


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_no_symbol_at_the_head_of_a_table_is_upright(open_window, monkeypatch, preset):
    opened = open_window(short_preset(preset), size=(1600, 900))
    panel = opened.window.panel
    for _ in range(panel.arrangement.page[1]):
        opened.settle()
        for table in filter(Table.isVisible, panel.findChildren(Table)):
            with inked(monkeypatch) as written:
                table.grab()
            upright = [ink.text for ink in written if SYMBOL.fullmatch(ink.text.strip())]
            assert not upright, type(table).__name__
        opened.window.actions_by_name["more_views"].trigger()
