"""The passages of the lecture on screen: typeset, and in the language in use."""

import re

import pytest
from PySide6.QtCore import Qt

from gradsim.core.lecture.lecture import passage_of
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.ui.language import installed_language
from gradsim.ui.typesetting.formulas import formula as typeset
from gradsim.ui.window.card import Card


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_formula_of_every_passage_typesets(qapp, language):
    formulas = {
        formula
        for preset in PRESETS
        for formula in re.findall(r"\$([^$]+)\$", passage_of(preset, language))
    }
    assert len(formulas) > 20
    wrong = [formula for formula in formulas if typeset(formula, 18) is None]
    assert not wrong


def test_in_german_card_and_presenter_s_view_have_the_german_passage(german, open_window, qtbot):
    opened = open_window("neuron-saturated-start")
    window = opened.window
    passage = passage_of(find_preset("neuron-saturated-start"), "de")
    assert installed_language() == "de"
    qtbot.keyClick(window, Qt.Key.Key_I)
    card = next(card for card in window.findChildren(Card) if card.isVisible())
    assert card.text.text() == passage
    assert window.rect().contains(card.geometry())
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    window.room.mode.start()
    window.actions_by_name["presenter"].trigger()
    assert window.room.presenter.pages.passage.text() == passage


def test_without_a_language_of_its_own_the_window_speaks_english(qapp):
    assert installed_language() == "en"
