"""What is to be exported, and how: an order, and the sheet that it is painted on."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QSize

from gradsim.embedding import Origin
from gradsim.ui.export.animation import Timing
from gradsim.ui.export.sheet import FIGURE, Sheet, Subject
from gradsim.ui.stage import Stage
from gradsim.ui.theme import THEMES, Theme

WINDOW = "window"  # what else is named like a view: the window as it is
SMALLEST, LARGEST = QSize(200, 150), QSize(7680, 4320)
MOST_PIXELS = 200_000_000


@dataclass(frozen=True)
class Order:
    """What is to be exported.

    Attributes
    ----------
    what : str
        `FIGURE`, `WINDOW` or the name of a view.
    kind : str
        The format: png, svg, pdf, csv, gif or mp4.
    size : QSize or None
        In pixels; None for as large as on screen.
    scale : int
        Pixels of a PNG for each of these.
    theme : str
        Name of the look; empty for the one on screen.
    timing : Timing
        Of an animation.
    """

    what: str = FIGURE
    kind: str = "png"
    size: QSize | None = None
    scale: int = 2
    theme: str = ""
    timing: Timing = field(default_factory=Timing)


def subject_of(stage: Stage) -> Subject:
    """Return what the window shows; its run has begun."""
    session, panel = stage.session, stage.panel
    assert panel is not None
    assert session.recording is not None
    main, side = panel.arrangement.columns
    return Subject(
        session.recording,
        session.shown,
        main,
        side,
        *stage.texts,
        session.caption,
        session.key_figure,
        tuple(session.runs_beside),
        panel,
    )


def origin_of(stage: Stage) -> Origin:
    """Return what is embedded in an export of what the window shows."""
    session = stage.session
    return Origin(session.scene.experiment, session.scene.preset.name, session.shown)


def sheet_for(stage: Stage, order: Order) -> Sheet:
    """Return a sheet with what the window shows, as large and in the look ordered."""
    panel = stage.panel
    assert panel is not None
    usual = usual_size(stage, order.what)
    share = 1.0
    if order.size is not None and not usual.isEmpty():
        share = min(order.size.width() / usual.width(), order.size.height() / usual.height())
    theme = THEMES[order.theme or stage.theme.name].zoomed(stage.theme.zoom * share)
    sheet = Sheet(type(panel), theme)
    subject = subject_of(stage)
    if order.what == FIGURE or order.size is None:
        sheet.show_figure(subject, order.size, panel.size())
    else:
        sheet.show_view(subject, order.what, order.size)
    return sheet


def usual_size(stage: Stage, what: str) -> QSize:
    """Return how large something is on screen, with the margin that it gets."""
    panel = stage.panel
    assert panel is not None
    if what == FIGURE:
        margin = stage.theme.px(24)
        return panel.size() + QSize(2 * margin, stage.texts_height + 3 * margin)
    widget = stage.widget if what == WINDOW else panel.arrangement.view(what)
    margin = 0 if what == WINDOW else stage.theme.px(10)
    return widget.size() + QSize(2 * margin, 2 * margin)


def fitting_theme(name: str, size: QSize) -> Theme:
    """Return a look whose text and lines are as large as they should be on such a page."""
    theme = THEMES[name]
    width, height = theme.drawn_for
    share = min(size.width() / width, size.height() / height)
    return theme.zoomed(max(round(share * 20) / 20, 0.3))
