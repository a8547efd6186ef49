"""The look of the editor."""

from gradsim.ui.icons import icon_file
from gradsim.ui.style_sheet import style_sheet
from gradsim.ui.theme import SERIF, Theme


def sheet_of(theme: Theme) -> str:
    """Return the style sheet of the window."""
    px = theme.px
    return (
        f"{style_sheet(theme)}"
        f"#editorSide, #editorFoot, #entries {{ background: {theme.surface}; border: none; }}"
        f"#editorSide {{ border-right: 1px solid {theme.hairline}; }}"
        f"#editorHeader {{ background: {theme.surface};"
        f" border-bottom: 1px solid {theme.hairline}; }}"
        f"QLineEdit#lectureName {{ font-family: '{SERIF}'; font-size: {px(22)}px;"
        f" min-height: {px(38)}px; max-height: {px(38)}px; }}"
        f"QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent};"
        f" border-color: {theme.accent}; min-height: {px(38)}px; max-height: {px(38)}px;"
        f" padding: 0 {px(24)}px; }}"
        f"QPushButton#primary:hover {{ background: {theme.text}; color: {theme.ground}; }}"
        f"QLineEdit#entryTitle {{ font-family: '{SERIF}'; font-size: {px(28)}px;"
        f" border-color: transparent; background: transparent;"
        f" padding: 0 {px(7)}px; max-height: {px(42)}px; }}"
        f"QLineEdit#entryTitle:hover {{ border-color: {theme.border}; }}"
        f"QLineEdit#entryTitle:focus {{ border: 2px solid {theme.accent};"
        f" padding: 0 {px(7) - 1}px; background: {theme.field}; }}"
        f"#editorFoot {{ border-top: 1px solid {theme.hairline}; }}"
        f"QPushButton[role='menu'] {{ padding-right: {px(14)}px; }}"
        f"QPushButton::menu-indicator {{ subcontrol-origin: padding;"
        f" subcontrol-position: right center; right: {px(8)}px; width: {px(12)}px;"
        f" height: {px(12)}px; image: url({icon_file('chevron-down', theme.text)}); }}"
        f"QPlainTextEdit {{ selection-background-color: {theme.accent};"
        f" selection-color: {theme.on_accent}; }}"
    )
