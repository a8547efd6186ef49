"""What is to be exported, and how: an order, and the sheet that it is painted on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSize

from gradsim.embedding import Origin
from gradsim.page_setup import SCREEN_DPI, UNITS, PageSetup
from gradsim.ui.export.animation import Timing
from gradsim.ui.export.files import ANIMATIONS, PICTURES
from gradsim.ui.export.page import setup_on_screen, sheet_of, theme_of
from gradsim.ui.export.sheet import FIGURE, MARGIN, VIEW_MARGIN, Sheet, Subject
from gradsim.ui.stage import Stage

WINDOW = "window"  # what else is named like a view: the window as it is


@dataclass(frozen=True)
class Order:
    """What is to be exported.

    Attributes
    ----------
    what : str
        `FIGURE`, `WINDOW` or the name of a view.
    kind : str
        The format: png, svg, pdf, csv, gif or mp4.
    setup : PageSetup or None
        Size and look; None for those on screen.
    scale : int
        Pixels of a PNG for each of the layout.
    epoch : int or None
        What is shown; None for the epoch on screen.
    text_as : {"outlines", "text"}
        Text of an SVG.
    embeds : bool
        Whether the file holds the experiment.
    timing : Timing
        Of an animation.
    """

    what: str = FIGURE
    kind: str = "png"
    setup: PageSetup | None = None
    scale: int = 2
    epoch: int | None = None
    text_as: str = "outlines"
    embeds: bool = True
    timing: Timing = field(default_factory=Timing)


def epoch_of(stage: Stage, epoch: int | None) -> int:
    """Return an epoch that was asked for, else the one that the window shows."""
    return stage.session.shown if epoch is None else epoch


def subject_of(stage: Stage, epoch: int | None = None) -> Subject:
    """Return what the window shows, or another epoch of it; its run has begun."""
    session, panel = stage.session, stage.panel
    assert panel is not None
    assert session.recording is not None
    main, side = panel.arrangement.columns
    return Subject(
        session.recording,
        epoch_of(stage, epoch),
        main,
        side,
        *stage.texts,
        session.caption,
        session.key_figure,
        tuple(session.runs_beside),
        panel,
    )


def origin_of(stage: Stage, epoch: int | None = None) -> Origin:
    """Return what is embedded in an export of what the window shows."""
    session = stage.session
    shown = epoch_of(stage, epoch)
    return Origin(session.scene.experiment, session.scene.preset.name, shown)


def proposed_name(stage: Stage, order: Order) -> str:
    """Return what a file is called that nobody has named."""
    session = stage.session
    parts = ["gradsim", session.scene.preset.name]
    if order.what != FIGURE:
        parts.append(order.what)
    if order.kind in PICTURES:
        if order.setup is not None and order.setup.resolution != SCREEN_DPI:
            parts.append(f"{round(order.setup.width / UNITS['mm'])}mm")
        parts.append(f"epoch{epoch_of(stage, order.epoch)}")
    return "-".join(parts) + f".{order.kind}"


def sheet_for(stage: Stage, order: Order) -> tuple[Sheet, str]:
    """Return a sheet with what the window shows, and the name of what is to be painted of it."""
    panel = stage.panel
    assert panel is not None
    subject = subject_of(stage, order.epoch)
    usual = screen_setup(stage, order.what)
    setup = order.setup or usual
    if order.kind in ANIMATIONS and setup.ground == "transparent":
        setup = replace(setup, ground="theme")
    if replace(setup, look=usual.look) != usual:
        return sheet_of(type(panel), setup, subject, order.what), FIGURE
    sheet = Sheet(type(panel), theme_of(setup))
    sheet.show_figure(subject, None, panel.size())
    return sheet, order.what


def screen_setup(stage: Stage, what: str) -> PageSetup:
    """Return what makes a figure, or a view, as it is on screen."""
    setup = setup_on_screen(stage.theme, usual_size(stage, what))
    return setup if what == FIGURE else replace(setup, has_title=False, has_caption=False)


def usual_size(stage: Stage, what: str) -> QSize:
    """Return how large something is on screen, with the margin that it gets."""
    panel = stage.panel
    assert panel is not None
    if what == FIGURE:
        margin = stage.theme.px(MARGIN)
        return panel.size() + QSize(2 * margin, stage.texts_height + 3 * margin)
    widget = stage.widget if what == WINDOW else panel.arrangement.view(what)
    margin = 0 if what == WINDOW else stage.theme.px(VIEW_MARGIN)
    return widget.size() + QSize(2 * margin, 2 * margin)
