"""How large a figure is, and what stands on it, as the command line says it."""

from argparse import ArgumentTypeError, BooleanOptionalAction, Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

from gradsim.cli.common import SMALLEST, THEMES, Failure, Parser, size_between
from gradsim.core.sentence import Refusal
from gradsim.page_setup import GROUNDS, MOST_PIXELS, SETUPS, TEXTS_AS, PageSetup, points_of

if TYPE_CHECKING:  # which imports Qt
    from gradsim.ui.export.headless import FigureMaker

LARGEST = 7680, 4320
USUAL_SIZE = 1280, 720
PAPER_SCALE = 2  # of a PNG
LENGTHS = {"width": "", "height": "", "text": "pt", "lines": "pt"}  # and their usual units
SHOWN = {"title": "has_title", "caption": "has_caption", "formulas": "has_formulas"}


@dataclass(frozen=True)
class FigurePage:
    """What is asked for of the page of a figure.

    Attributes
    ----------
    setup : PageSetup or None
        What it is made for; None for what a window of `size` shows.
    size : tuple of int
        In pixels.
    theme : str
        Name of the look.
    scale : int
        Pixels of a PNG for each of the layout.
    view : str
        Name of the view that is shown alone, empty for the whole figure.
    text_as : {"outlines", "text"}
        Text of an SVG.
    changes : dict
        Other attributes of the page.
    """

    setup: PageSetup | None
    size: tuple[int, int]
    theme: str
    scale: int
    view: str
    text_as: str
    changes: dict[str, object]

    def maker(self, headless: ModuleType) -> "FigureMaker":
        """Return what makes the figures."""
        setup: PageSetup = self.setup or headless.on_pixels(self.size, self.theme)
        setup = replace(setup, **self.changes)  # type: ignore[arg-type]  # fields, as read
        maker: FigureMaker = headless.FigureMaker(setup, self.scale, self.view, self.text_as)
        return maker


def add_page(parser: Parser) -> None:
    """Let a command take what the page of a figure is."""
    parser.add_argument(
        "--for", choices=SETUPS, dest="purpose", metavar="PLACE", help=f"one of {', '.join(SETUPS)}"
    )
    parser.add_argument("--view", metavar="NAME", default="", help="one view alone, such as output")
    for name, example, shown in (
        ("width", "8.5cm", "with --for: of the figure"),
        ("height", "5cm", "with --for: as high as the views need by default"),
        ("text", "8pt", "with --for: of labels"),
        ("lines", "1pt", "with --for: of a curve"),
    ):
        length = partial(_length, name)
        parser.add_argument(f"--{name}", metavar=example, type=length, help=shown)
    parser.add_argument("--ground", choices=GROUNDS, metavar="G", help=", ".join(GROUNDS))
    for name, shown in (
        ("title", "question and scene"),
        ("caption", "what was seen"),
        ("formulas", "formula band"),
    ):
        parser.add_argument(f"--{name}", action=BooleanOptionalAction, help=shown)
    parser.add_argument(
        "--text-as",
        choices=TEXTS_AS,
        default="outlines",
        metavar="KIND",
        help="SVG: outlines, text",
    )
    parser.add_argument(
        "--size",
        metavar="WxH",
        type=partial(size_between, SMALLEST, LARGEST),
        help="without --for, in pixels: 1280x720",
    )
    parser.add_argument(
        "--scale",
        metavar="N",
        type=int,
        choices=range(1, 5),
        help="PNG: 1 to 4 times; with --for 2",
    )
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="light by default")


def page_of(options: Namespace) -> FigurePage:
    """Return what is asked for.

    Raises
    ------
    Failure
        If some of it does not go together.
    """
    lengths = {name: getattr(options, name) for name in LENGTHS if getattr(options, name)}
    setup = None if options.purpose is None else SETUPS[options.purpose]
    if setup is None and lengths:
        raise Failure(f"--{next(iter(lengths))} needs --for, with one of {', '.join(SETUPS)}")
    if setup is not None and options.size is not None:
        raise Failure("--size is in pixels; with --for use --width and --height")
    size, scale = options.size or USUAL_SIZE, options.scale or (1 if setup is None else PAPER_SCALE)
    if setup is None and size[0] * size[1] * scale**2 > MOST_PIXELS:
        raise Failure(f"--scale {scale} of this size is more than {MOST_PIXELS:,} pixels")
    changes: dict[str, object] = dict(lengths)
    for name, field in SHOWN.items():
        if getattr(options, name) is not None:
            changes[field] = getattr(options, name)
    if options.ground is not None:
        changes["ground"] = options.ground
    changes["look"] = options.theme
    page = replace(setup or SETUPS["slide"], **changes)  # type: ignore[arg-type]  # fields, as read
    try:
        if setup is None:
            page.check_colors()
        else:
            page.checked()
    except Refusal as error:
        raise Failure(str(error)) from None
    return FigurePage(setup, size, options.theme, scale, options.view, options.text_as, changes)


def check_kinds(options: Namespace, kinds: Sequence[str]) -> None:
    """Raise Failure for what none of the formats has a use for."""
    for option, is_given, kind in (
        ("text-as", options.text_as != TEXTS_AS[0], "svg"),
        ("scale", options.scale is not None, "png"),
    ):
        if is_given and kind not in kinds:
            raise Failure(f"--{option} is for {kind}, and the format is {','.join(kinds)}")


def _length(name: str, text: str) -> float:
    try:
        return points_of(text, name, LENGTHS[name])
    except Refusal as error:
        raise ArgumentTypeError(str(error)) from None
