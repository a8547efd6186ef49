"""Menus of the settings in a language of long words."""

import pytest
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox


@pytest.mark.parametrize("name", ["circuit-parity", "circuit-two-layers"])
def test_no_menu_reaches_out_of_the_form(german, open_window, name):
    form = open_window(name, size=(1280, 720), theme="light").window.form
    menus = [menu for menu in form.findChildren(QComboBox) if menu.isVisible()]
    assert len(menus) > 2
    for menu in menus:
        assert menu.mapTo(form, menu.rect().bottomRight()).x() < form.width(), menu.currentText()


def test_a_text_that_is_cut_off_ends_with_an_ellipsis(german, open_window):
    form = open_window("circuit-two-layers", size=(1280, 720), theme="light").window.form
    painted = {}
    for menu in (menu for menu in form.findChildren(QComboBox) if menu.isVisible()):
        option = QStyleOptionComboBox()
        menu.initStyleOption(option)
        painted[menu.currentText()] = option.currentText
        field = menu.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, menu
        )
        assert menu.fontMetrics().horizontalAdvance(option.currentText) <= field.width()
    assert painted["nichts"] == "nichts"
    assert any(text.endswith("…") for text in painted.values())
