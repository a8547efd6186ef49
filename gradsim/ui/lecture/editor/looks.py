"""The look of the editor."""

from gradsim.ui.icons import icon_file
from gradsim.ui.style_sheet import style_sheet
from gradsim.ui.theme import Theme


def sheet_of(theme: Theme) -> str:
    """Return the style sheet of the window."""
    px = theme.px
    return (
        f"{style_sheet(theme)}"
        f"#editorSide, #editorFoot, #entries {{ background: {theme.surface}; border: none; }}"
        f"#editorSide {{ border-right: 1px solid {theme.hairline}; }}"
        f"#editorFoot {{ border-top: 1px solid {theme.hairline}; }}"
        f"QPushButton[role='menu'] {{ padding-right: {px(14)}px; }}"
        f"QPushButton::menu-indicator {{ subcontrol-origin: padding;"
        f" subcontrol-position: right center; right: {px(8)}px; width: {px(12)}px;"
        f" height: {px(12)}px; image: url({icon_file('chevron-down', theme.text)}); }}"
        f"QPlainTextEdit {{ selection-background-color: {theme.accent};"
        f" selection-color: {theme.on_accent}; }}"
    )
