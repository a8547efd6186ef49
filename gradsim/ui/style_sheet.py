"""The style sheet of the standard controls, made from a theme."""

from PySide6.QtGui import QColor, QPalette

from gradsim.ui.icons import icon_file
from gradsim.ui.theme import Theme


def palette(theme: Theme) -> QPalette:
    """Return the palette of the application."""
    result = QPalette(QColor(theme.surface))
    roles = QPalette.ColorRole
    for role, color in (
        (roles.Window, theme.ground),
        (roles.Base, theme.field),
        (roles.AlternateBase, theme.surface),
        (roles.Text, theme.text),
        (roles.WindowText, theme.text),
        (roles.ButtonText, theme.text),
        (roles.Button, theme.field),
        (roles.PlaceholderText, theme.muted),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.ToolTipBase, theme.surface),
        (roles.ToolTipText, theme.text),
        (roles.Link, theme.accent),
    ):
        result.setColor(role, QColor(color))
    return result


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet."""
    px = theme.px
    arrow = theme.interface - 1
    radius, groove, rim = px(theme.slider_knob), px(theme.slider_groove), px(theme.slider_rim)
    margin = -(radius - groove // 2)
    control = px(theme.control)
    run = px(18) * 2  # an odd side would be less than twice its radius, and drawn as a square
    bottom = f"border-bottom: {px(1)}px solid {theme.hairline};"
    return f"""
* {{ font-family: Inter; font-size: {px(theme.interface)}px; color: {theme.text}; }}
QMainWindow, QDialog {{ background: {theme.ground}; }}
QMenuBar {{ background: {theme.surface}; {bottom} padding: 0 {px(8)}px; }}
QMenuBar::item {{ padding: {px(7)}px {px(12)}px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {theme.tint}; color: {theme.text}; }}
QMenu {{ background: {theme.field}; border: 1px solid {theme.hairline}; padding: {px(4)}px 0; }}
QMenu::item {{ padding: {px(6)}px {px(32)}px {px(6)}px {px(28)}px; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ height: 1px; background: {theme.hairline}; margin: {px(4)}px 0; }}
QMenu::indicator {{ width: {px(14)}px; height: {px(14)}px; left: {px(8)}px; }}
QMenu::indicator:checked {{ image: url({icon_file("check", theme.accent)}); }}
QToolTip {{ background: {theme.field}; border: 1px solid {theme.axis};
    padding: {px(6)}px; color: {theme.text}; }}
#rail, #form, #timeBar, #formScroll, #formContent {{ background: {theme.surface}; }}
#rail {{ border-right: 1px solid {theme.hairline}; }}
#form {{ border-left: 1px solid {theme.hairline}; }}
#timeBar {{ border-top: 1px solid {theme.hairline}; }}
#content, #content QWidget#plain {{ background: {theme.ground}; }}
QPushButton, QComboBox, NumberBox, QLineEdit {{
    min-height: {control - 2}px; max-height: {control - 2}px;
    border: 1px solid {theme.border}; border-radius: {px(4)}px;
    background: {theme.field}; padding: 0 {px(10)}px; }}
QPushButton:hover, QComboBox:hover, NumberBox:hover, QLineEdit:hover {{
    border-color: {theme.axis}; }}
QPushButton:pressed {{ background: {theme.tint}; }}
QPushButton:disabled, QComboBox:disabled, NumberBox:disabled {{
    color: {theme.disabled}; border-color: {theme.grid}; }}
QPushButton:focus, QComboBox:focus, NumberBox:focus, QLineEdit:focus {{
    border: 2px solid {theme.accent}; padding: 0 {px(10) - 1}px;
    min-height: {control - 4}px; max-height: {control - 4}px; }}
NumberBox[invalid="true"], QLineEdit[invalid="true"], QComboBox[invalid="true"] {{
    border: 2px solid {theme.labels[1]}; padding: 0 {px(10) - 1}px;
    min-height: {control - 4}px; max-height: {control - 4}px; }}
NumberBox QLineEdit, NumberBox QLineEdit:hover, NumberBox QLineEdit:focus {{
    border: none; background: transparent; padding: 0; }}
NumberBox::up-button, NumberBox::down-button {{ border: none; background: transparent;
    width: {px(arrow + 6)}px; right: {px(4)}px; }}
NumberBox::up-button {{ subcontrol-position: top right; top: {px(2)}px; }}
NumberBox::down-button {{ subcontrol-position: bottom right; bottom: {px(2)}px; }}
NumberBox::up-arrow {{ image: url({icon_file("chevron-up", theme.text)});
    width: {px(arrow)}px; height: {px(arrow)}px; }}
NumberBox::down-arrow {{ image: url({icon_file("chevron-down", theme.text)});
    width: {px(arrow)}px; height: {px(arrow)}px; }}
QComboBox::drop-down {{ border: none; width: {px(28)}px; }}
QComboBox::down-arrow {{ image: url({icon_file("chevron-down", theme.text)});
    width: {px(arrow + 4)}px; height: {px(arrow + 4)}px; }}
QComboBox QAbstractItemView {{ background: {theme.field}; border: 1px solid {theme.hairline};
    selection-background-color: {theme.tint}; selection-color: {theme.text};
    outline: none; padding: {px(4)}px; }}
QSlider {{ min-height: {2 * radius + 4}px; max-height: {2 * radius + 4}px; }}
QSlider::groove:horizontal {{ height: {groove}px; background: {theme.hairline};
    border-radius: {groove / 2}px; margin: 0 {px(1)}px; }}
QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: {groove / 2}px; }}
QSlider::handle:horizontal {{ width: {2 * (radius - rim)}px; height: {2 * (radius - rim)}px;
    border: {rim}px solid {theme.accent}; border-radius: {radius}px;
    background: {theme.knob}; margin: {margin}px 0; }}
QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{
    background: {theme.hairline}; }}
QSlider::handle:horizontal:disabled {{ border-color: {theme.disabled}; }}
QCheckBox {{ spacing: {px(10)}px; }}
QCheckBox::indicator {{ width: {px(16)}px; height: {px(16)}px; border: 1px solid {theme.axis};
    border-radius: {px(3)}px; background: {theme.field}; }}
QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
    image: url({icon_file("check", theme.on_accent)}); }}
#rail QToolButton {{ border: none; border-radius: {px(6)}px; background: transparent;
    padding: {px(8)}px {px(2)}px; font-size: {px(theme.small)}px; }}
#rail QToolButton:hover {{ background: {theme.hairline}; }}
#rail QToolButton:checked {{ background: {theme.tint}; color: {theme.accent}; font-weight: 600; }}
#rail QToolButton:focus, #timeBar QToolButton:focus {{ border: 2px solid {theme.accent}; }}
#timeBar QToolButton {{ border: none; background: transparent; border-radius: {px(4)}px;
    padding: {px(4)}px; }}
#leftOut {{ border: 2px solid transparent; border-radius: {px(4)}px; background: transparent;
    color: {theme.accent}; padding: {px(2)}px {px(4)}px; }}
#leftOut:hover {{ background: {theme.tint}; }}
#leftOut:focus {{ border-color: {theme.accent}; }}
#timeBar QLineEdit {{ border: 1px solid transparent; background: transparent;
    padding: 0 {px(3)}px; font-weight: 600; }}
#timeBar QLineEdit:hover {{ border-color: {theme.axis}; background: {theme.field}; }}
#timeBar QLineEdit:focus {{ border: 2px solid {theme.accent}; background: {theme.field};
    padding: 0 {px(2)}px; }}
#timeBar QToolButton[role="switch"] {{ border: 1px solid {theme.axis};
    padding: {px(4)}px {px(8)}px; }}
#timeBar QToolButton[role="switch"]:checked {{ background: {theme.tint}; color: {theme.accent};
    border-color: {theme.accent}; }}
#timeBar QToolButton:hover {{ background: {theme.tint}; }}
#timeBar QToolButton#run {{ background: {theme.accent}; border-radius: {run // 2}px;
    min-width: {run}px; max-width: {run}px; min-height: {run}px; max-height: {run}px;
    padding: 0; }}
#timeBar QToolButton#run:focus {{ border: 2px solid {theme.text}; min-width: {run - 4}px;
    max-width: {run - 4}px; min-height: {run - 4}px; max-height: {run - 4}px; }}
QLabel[role="muted"] {{ color: {theme.muted}; }}
QLabel[role="head"] {{ color: {theme.muted}; font-weight: 600; font-size: {px(theme.small)}px; }}
QLabel[role="small"] {{ color: {theme.muted}; font-size: {px(theme.small)}px; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="error"] {{ color: {theme.labels[1]}; font-size: {px(theme.small)}px; }}
QLabel#message {{ background: {theme.tint}; color: {theme.text}; border-radius: {px(4)}px;
    padding: {px(8)}px {px(12)}px; }}
QFrame#divider {{ background: {theme.hairline}; border: none; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: {px(8)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(8)}px; margin: 0; }}
QScrollBar::handle {{ background: {theme.axis}; border-radius: {px(3)}px; margin: {px(1)}px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0; }}
"""
