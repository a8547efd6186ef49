"""The type of the presenter's view: as large as the window allows, and never too small to read."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from gradsim.ui.style_sheet import style_sheet
from gradsim.ui.theme import INTERFACE, Theme, text_font

SMALLEST = 12  # pixels of type, however small the window


def pixels(theme: Theme, size: float) -> int:
    """Return the size of type in pixels."""
    return max(theme.px(size), SMALLEST)


def type_of(theme: Theme, size: float, weight: int = 400, family: str = INTERFACE) -> QFont:
    """Return a font; the size is before zoom."""
    return text_font(family, pixels(theme, size), weight)


def set_look(label: QWidget, theme: Theme, size: float, color: str, weight: int = 400) -> None:
    """Give a label a size, colour and weight; the same again costs nothing."""
    label.setFont(type_of(theme, size, weight))
    sheet = f"font-size: {pixels(theme, size)}px; font-weight: {weight}; color: {color};"
    if label.styleSheet() != sheet:
        label.setStyleSheet(sheet)


def sheet_of(theme: Theme) -> str:
    """Return the style sheet of the window."""
    px = theme.px
    return (
        f"{style_sheet(theme)} * {{ font-size: {pixels(theme, 13)}px; }}"
        f"#content, #plain {{ background: {theme.ground}; }}"
        f"#pointOut {{ background: {theme.tint}; border-left: {px(4)}px solid"
        f" {theme.accent}; }}"
        f"QPushButton {{ padding: 0 {px(10)}px; max-height: {px(40)}px;"
        f" background: transparent; border-color: {theme.axis}; }}"
        f"QPushButton:checked {{ background: {theme.tint}; color: {theme.accent};"
        f" border-color: {theme.accent}; }}"
        f"QPushButton#run {{ background: {theme.accent}; border-radius: {px(20)}px;"
        f" border: none; padding: 0; }}"
    )
