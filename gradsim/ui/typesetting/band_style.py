"""The look of formula bands in a theme."""

from PySide6.QtGui import QColor

from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.formula_layout import BandStyle


def band_style(theme: Theme) -> BandStyle:
    """Return fonts, sizes and colours of a band."""
    return BandStyle(
        heading_font=theme.font(theme.end_label),
        number_font=theme.font(theme.number, theme.number_weight),
        math_px=theme.px(theme.formula),
        text=QColor(theme.text),
        muted=QColor(theme.muted),
        hairline=QColor(theme.hairline),
        hairline_width=theme.axis_line * theme.zoom,
        stroke_width=theme.formula_stroke * theme.zoom,
        spacing=theme.px(theme.formula_gap),
    )
