"""What a figure is made for: its size, and that of its text and lines, where it will stand."""

import re
from dataclasses import dataclass, replace

from gradsim.core.numbers import RAISED, NumberError, read_number
from gradsim.core.sentence import Refusal, marked

_tr = marked

POINTS_PER_INCH = 72
#: Units of a length, in points.
UNITS = {
    "cm": POINTS_PER_INCH / 2.54,
    "mm": POINTS_PER_INCH / 25.4,
    "in": POINTS_PER_INCH,
    "pt": 1.0,
    "px": 0.75,
}
LOOKS = ("light", "dark", "projector")
GROUNDS = ("white", "transparent", "theme")
TEXTS_AS = ("outlines", "text")
MOST_PIXELS = 200_000_000
SCREEN_DPI = 96  # at which a pixel of the window is a pixel of PDF and SVG
PAGE_DPI = 144
SIDES = 2 * UNITS["cm"], 120 * UNITS["cm"]
TEXTS = 4.0, 96.0
LINES = 0.25, 20.0
FINER = 1.3  # times as fine may a layout be, for type that comes out as asked
ROUNDED = 0.999  # of a bound is enough, which is told with three digits
NARROWEST = 16  # heights of the text, in which a plot with its labels has room

#: The least and the greatest of each number, in points.
BOUNDS = {"width": SIDES, "height": SIDES, "text": TEXTS, "lines": LINES}

_LENGTH = re.compile(r"(.*?)\s*([a-z]*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Length:
    """A length as a sentence tells it.

    Attributes
    ----------
    points : float
        How long it is.
    unit : str
        One of `UNITS`, in which it is told.
    """

    points: float
    unit: str = "pt"

    def __str__(self) -> str:
        value = self.points / UNITS[self.unit]
        if 999.5 <= abs(value) < 1e5:  # as people count pixels
            number = f"{value:.0f}"
        else:
            number, _, power = f"{value:.3g}".partition("e")
            number += f"·10{str(int(power)).translate(RAISED)}" if power else ""
        return f"{number} {self.unit}".replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True)
class PageSetup:
    """How large a figure is, and what stands on it; lengths are in points.

    Attributes
    ----------
    width : float
        Of the figure.
    height : float or None
        Of the figure; None for as high as its views need.
    text : float
        Height of the type of labels at the axes.
    lines : float
        Width of a curve; that of other lines keeps its ratio to this.
    look : str
        One of `LOOKS`.
    ground : str
        One of `GROUNDS`.
    is_print : bool
        Whether all text is as large as labels, and the views stand close to the edge.
    has_title, has_caption, has_formulas : bool
        Whether the question with what sets the scene, what was seen with its key figure, and the
        formula band are shown.
    resolution : int
        Pixels of the layout for each inch, where the text does not decide it.
    """

    width: float
    height: float | None
    text: float
    lines: float
    look: str = "light"
    ground: str = "theme"
    is_print: bool = False
    has_title: bool = True
    has_caption: bool = True
    has_formulas: bool = True
    resolution: int = PAGE_DPI

    @property
    def dpi(self) -> int:
        """Pixels of the layout for each inch: in print, type has a whole number of them."""
        if not self.is_print:
            return self.resolution
        return round(POINTS_PER_INCH * self.type_pixels / self.text)

    @property
    def type_pixels(self) -> float:
        """The height of the type, in pixels of the layout."""
        pixels = self.text * self.resolution / POINTS_PER_INCH
        if not self.is_print:
            return pixels

        def strays(whole: int) -> float:  # since a whole number of pixels is an inch, too
            dpi = POINTS_PER_INCH * whole / self.text
            return abs(round(dpi) / dpi - 1)

        return min(range(round(pixels), round(FINER * pixels) + 1), key=strays)

    def pixels(self, points: float) -> int:
        """Return a length in pixels of the layout."""
        return round(points * self.dpi / POINTS_PER_INCH)

    def checked(self, unit: str = "cm") -> "PageSetup":
        """Return it, if a figure can be made so; `unit` is that of width and height.

        Raises
        ------
        Refusal
            With a sentence that says what is allowed.
        """
        for name, (least, most) in BOUNDS.items():
            value = getattr(self, name)
            if value is not None and not ROUNDED * least <= value <= most / ROUNDED:
                raise Refusal(*_bounds_sentence(name, value, unit))
        if self.width < ROUNDED * NARROWEST * self.text:
            raise Refusal(
                _tr("Core", "text of {0} needs a width of {1} or more; it is {2}"),
                Length(self.text),
                Length(NARROWEST * self.text, unit),
                Length(self.width, unit),
            )
        self.check_colors()
        return self

    def check_colors(self) -> None:
        """Raise Refusal for a ground on which text cannot be read."""
        if self.look == "dark" and self.ground == "white":
            raise Refusal(
                _tr("Core", "the dark look has light text, which a white ground would hide")
            )

    def check_pixels(self, height: float, scale: int, unit: str = "cm") -> None:
        """Raise Refusal where a picture would have too many pixels to hold."""
        if self.pixels(self.width) * self.pixels(height) * scale**2 > MOST_PIXELS:
            raise Refusal(
                _tr("Core", "{0} × {1} at {2}× has more than {3} pixels"),
                Length(self.width, unit),
                Length(height, unit),
                scale,
                MOST_PIXELS,
            )


#: What a figure can be made for, by name.
SETUPS = {
    "slide": PageSetup(960, 540, 14, 2.5),
    "paper-column": PageSetup(
        8.5 * UNITS["cm"],
        *(None, 8, 1, "light", "white"),
        is_print=True,
        has_title=False,
        has_caption=False,
        has_formulas=False,
    ),
}
SETUPS["paper-page"] = replace(SETUPS["paper-column"], width=17 * UNITS["cm"])


def points_of(text: str, name: str, unit: str = "") -> float:
    """Return a length as a person writes it, such as 8.5cm, in points.

    Parameters
    ----------
    text : str
        A number and its unit.
    name : str
        One of `BOUNDS`.
    unit : str
        What a number without a unit is in; none by default.

    Raises
    ------
    Refusal
        If it is no length, or too small or large.
    """
    match = _LENGTH.fullmatch(text.strip())
    assert match is not None  # anything and a word
    unit = (match[2] or unit).lower()
    factor = UNITS.get(unit)
    try:
        if factor is None:
            raise NumberError
        value = factor * read_number(match[1])
    except NumberError:
        raise Refusal(
            _tr("Core", "“{0}” is not a length such as 8.5cm; units are {1}"),
            text[:40],
            ", ".join(UNITS),
        ) from None
    least, most = BOUNDS[name]
    if not ROUNDED * least <= value <= most / ROUNDED:
        raise Refusal(*_bounds_sentence(name, value, unit))
    return value


def _bounds_sentence(name: str, value: float, unit: str) -> tuple[str, Length, Length, Length]:
    unit = unit if name in ("width", "height") else "pt"
    text = {
        "width": _tr("Core", "a width of {0} is not from {1} to {2}"),
        "height": _tr("Core", "a height of {0} is not from {1} to {2}"),
        "text": _tr("Core", "text of {0} is not from {1} to {2}"),
        "lines": _tr("Core", "lines of {0} are not from {1} to {2}"),
    }[name]
    least, most = BOUNDS[name]
    return text, Length(value, unit), Length(least, unit), Length(most, unit)
