"""The three looks: colours, typefaces, sizes of type and widths of lines.

Every size on screen is a number of this file times `zoom`, so one factor scales
everything at run time.
"""

import dataclasses
import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6 import QtCore  # whose namespace Qt takes 15 ms when it is first asked for
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPen

from gradsim.folders import resource

INTERFACE = "Inter"
SERIF = "TeX Gyre Pagella"

#: The series of what belongs to no run, such as the curve of σ.
INK = -1

#: Dash patterns of the series, in line widths.
DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (5, 2),
    (1.2, 1.6),
    (6, 2, 1.2, 2),
    (10, 2.5),
    (6, 2, 1.2, 2, 1.2, 2),
    (2.5, 2.5),
    (10, 2, 3, 2),
)


@dataclass(frozen=True)
class Theme:
    """Colours as hexadecimal text, sizes in pixels before `zoom`.

    Attributes
    ----------
    border, disabled : str
        Colours of the outline of a control, and of one that cannot be used.
    side : int
        The greatest width of the right column of views.
    slider_knob, slider_groove, slider_rim : int
        Radius of a slider's knob, thickness of its groove and of the knob's rim.
    power, exponent : float
        Sizes of a power of ten at an axis, of that of its other labels.
    sentence, slider_label : int
        Type sizes of sentences among the views and of the label of a slider there.
    formula_stroke, formula_gap : float
        Width of the stroke through a term that cancels, and the space between terms.
    note_room : float
        The width from which formulas have notes, in heights of a formula.
    fills_window : bool
        Whether what stands beside the plots makes way for them.
    drawn_for : tuple of int
        The size that the look is drawn for, without what surrounds the panel in a window.
    """

    name: str
    ground: str
    surface: str
    field: str
    knob: str
    text: str
    muted: str
    hairline: str
    grid: str
    axis: str
    accent: str
    on_accent: str
    tint: str
    heat: str
    border: str
    disabled: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    title: int = 28
    subtitle: int = 15
    key_figure: int = 48
    axis_text: int = 15
    end_label: int = 14
    tick: int = 13
    interface: int = 13
    small: int = 12
    symbol: int = 17
    formula: int = 25
    power: float = 1.2
    exponent: float = 1.0
    number: int = 17
    number_weight: int = 400
    curve: float = 2.25
    ghost: float = 1.5
    axis_line: float = 1
    tick_length: int = 5
    point: float = 5
    rim: float = 1.5
    cursor: float = 1
    tangent: float = 2.25
    drawing: float = 2.5
    control: int = 32
    number_box: int = 84
    rail: int = 104
    rail_entry: int = 80
    form: int = 288
    side: int = 304
    time_bar: int = 64
    slider_knob: int = 7
    slider_groove: int = 3
    slider_rim: int = 2
    sentence: int = 15
    slider_label: int = 15
    formula_stroke: float = 1.75
    formula_gap: int = 17
    note_room: float = 44
    fills_window: bool = False
    drawn_for: tuple[int, int] = (1280, 720)
    zoom: float = 1.0

    def px(self, size: float) -> int:
        """Return a length at the present zoom, in whole pixels."""
        return round(size * self.zoom)

    def zoomed(self, zoom: float) -> "Theme":
        """Return the same look at another zoom."""
        return dataclasses.replace(self, zoom=zoom)

    def font(self, size: float, weight: int = 400, family: str = INTERFACE) -> QFont:
        """Return a font with tabular figures, `size` pixels high before zoom."""
        return text_font(family, max(1, self.px(size)), weight)

    def title_font(self) -> QFont:
        """Return the font of titles."""
        return self.font(self.title, family=SERIF)

    def color(self, index: int) -> QColor:
        """Return the line colour of a series."""
        return QColor(self.text if index == INK else self.series[index % len(self.series)])

    def label_color(self, index: int) -> QColor:
        """Return the text colour of a series."""
        return QColor(self.text if index == INK else self.labels[index % len(self.labels)])

    def pen(
        self, index: int, width: float | None = None, dashed: bool = True, dash: int | None = None
    ) -> QPen:
        """Return the pen of a series' curve; series `INK` is solid, in the text colour.

        `dash` is the series whose dashes it takes, its own by default.
        """
        pen = QPen(self.color(index), (self.curve if width is None else width) * self.zoom)
        dash = index if dash is None else dash
        pattern = () if dash == INK else DASHES[dash % len(DASHES)]
        if dashed and pattern:
            pen.setDashPattern(list(pattern))
            pen.setCapStyle(QtCore.Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(QtCore.Qt.PenJoinStyle.RoundJoin)
        pen.setCosmetic(True)
        return pen


# The last two are those that are farthest from the others and from each other, also for the
# colour-blind: at least 22 in CIE L*a*b* as each of them sees it.
_LIGHT_LABELS = (
    *("#00609A", "#A84600", "#00704F", "#94436F", "#805500", "#1D2126"),
    *("#8040F0", "#2B0F95"),
)
_DARK = (
    *("#56B4E9", "#F28E4B", "#2FC497", "#E29CC3", "#E8B33A", "#E9E7E2"),
    *("#B266FF", "#B2FFA3"),
)
_PROJECTOR = (
    *("#005F99", "#C04A00", "#00724F", "#9C3D73", "#8A5A00", "#000000"),
    *("#8547FF", "#30008F"),
)

THEMES: dict[str, Theme] = {
    "light": Theme(
        name="light",
        ground="#FDFCFA",
        surface="#F5F3EE",
        field="#FFFFFF",
        knob="#FFFFFF",
        text="#1D2126",
        muted="#5A6069",
        hairline="#DCD8CF",
        grid="#ECE9E2",
        axis="#8B8F95",
        accent="#4A3F9F",
        on_accent="#FFFFFF",
        tint="#E7E4F3",
        heat="#A9A2D6",
        border="#DCD8CF",
        disabled="#8B8F95",
        # the palette's pink a shade darker, and brown for its orange, which are too pale here
        series=(
            *("#0072B2", "#D55E00", "#009E73", "#C86FA0", "#805500", "#1D2126"),
            *("#9966FF", "#361FAD"),
        ),
        labels=_LIGHT_LABELS,
    ),
    "dark": Theme(
        name="dark",
        ground="#15171C",
        surface="#1C1F25",
        field="#15171C",
        knob="#E9E7E2",
        text="#E9E7E2",
        muted="#A4A9B1",
        hairline="#353A43",
        grid="#252931",
        axis="#6D737C",
        accent="#B3AAFF",
        on_accent="#15171C",
        tint="#2B2A43",
        heat="#5A5296",
        border="#6D737C",
        disabled="#6D737C",
        series=_DARK,
        labels=_DARK,
    ),
    "projector": Theme(
        name="projector",
        ground="#FFFFFF",
        surface="#FFFFFF",
        field="#FFFFFF",
        knob="#FFFFFF",
        text="#000000",
        muted="#3D3D3D",
        hairline="#8C8C8C",
        grid="#D4D4D4",
        axis="#000000",
        accent="#3B2F99",
        on_accent="#FFFFFF",
        tint="#E6E3F5",
        heat="#A9A2D6",
        border="#000000",
        disabled="#8C8C8C",
        series=_PROJECTOR,
        labels=_PROJECTOR,
        title=40,
        subtitle=24,
        key_figure=64,
        axis_text=24,
        end_label=24,
        tick=20,
        interface=20,
        small=20,
        symbol=27,
        formula=32,
        number=24,
        number_weight=600,
        curve=4.0,
        ghost=2.5,
        axis_line=2.0,
        tick_length=8,
        point=9,
        rim=2,
        cursor=2,
        tangent=4,
        drawing=4,
        control=40,
        number_box=120,
        rail=152,
        rail_entry=104,
        form=416,
        side=352,
        time_bar=52,
        slider_knob=8,
        slider_groove=4,
        slider_rim=3,
        sentence=22,
        slider_label=20,
        formula_stroke=3.0,
        formula_gap=11,
        note_room=math.inf,
        fills_window=True,
        drawn_for=(1422, 800),
    ),
}


def near_theme(theme: Theme) -> Theme:
    """Return the look of what is read from near: that of a projector is too large for it."""
    return THEMES["light"] if theme.name == "projector" else theme


def text_font(family: str, pixels: int, weight: int = 400) -> QFont:
    """Return a font, with tabular figures where the typeface has them."""
    return QFont(_font(family, pixels, weight))  # a copy takes 0.3 µs, a font made again 8


@lru_cache(512)
def _font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    if family == INTERFACE:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


@lru_cache(1)
def load_fonts() -> None:
    """Register the typefaces that travel with the program; needs a QGuiApplication."""
    for path in sorted(resource("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))
