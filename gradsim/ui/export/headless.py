"""Figures, handout and animations for the command line, which opens no window."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSize

from gradsim.core.experiment import Experiment
from gradsim.core.preset import Preset
from gradsim.core.recording import Recording
from gradsim.core.sentence import Refusal
from gradsim.core.subjects import subject_of
from gradsim.embedding import Origin
from gradsim.files import write_bytes
from gradsim.page_setup import PageSetup
from gradsim.ui.export.animation import Timing, ends, frames
from gradsim.ui.export.encoder import Encoder, EncoderError
from gradsim.ui.export.files import picture_bytes, recording_lines
from gradsim.ui.export.handout.pdf import Page, pdf_handout
from gradsim.ui.export.page import (
    check_height,
    check_view,
    fitting_theme,
    on_pixels,
    sheet_of,
    theme_of,
)
from gradsim.ui.export.sheet import FIGURE, Sheet, Subject
from gradsim.ui.language import translated
from gradsim.ui.panels.loader import foreign_errors, panel_class
from gradsim.ui.qt_application import make_application
from gradsim.ui.session.companion import recorded_beside
from gradsim.ui.session.findings import caption_of, key_figure_of

__all__ = ["FigureMaker", "interrupts_noted", "on_pixels", "write_bytes"]

PAGE_SIZE = QSize(960, 720)  # of a figure in the handout, before it is scaled to the paper


@contextmanager
def interrupts_noted() -> Iterator[Callable[[], None]]:
    """Keep Ctrl-C from ending what Qt is in the midst of painting, which would crash.

    Gives what raises KeyboardInterrupt, at a good moment, if Ctrl-C was pressed since.
    """
    pressed = threading.Event()

    def check() -> None:
        if pressed.is_set():
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
    check()


class FigureMaker:
    """Makes the figures of runs.

    Parameters
    ----------
    setup : PageSetup
        Size and look; :func:`on_pixels` makes one as a window shows it.
    scale : int
        Pixels of a PNG for each of the layout.
    view : str
        Name of the view that is shown, `FIGURE` for the whole figure.
    text_as : {"outlines", "text"}
        Text of an SVG.
    """

    def __init__(
        self, setup: PageSetup, scale: int = 1, view: str = FIGURE, text_as: str = "outlines"
    ) -> None:
        make_application()
        self._setup, self._scale = setup, scale
        self._view, self._text_as = view, text_as
        self._views: dict[type[Experiment], list[str]] = {}
        #: The views of the last figure that found no room on its page.
        self.left_out: list[str] = []

    def lacks_view(self, preset: Preset) -> str:
        """Return a sentence that says that a figure has not the view, empty where it has."""
        if self._view == FIGURE:  # to make a panel takes a sixth of a figure's time
            return ""
        kind, subject = type(preset.experiment), subject_of(preset.experiment)
        if kind not in self._views:
            with foreign_errors(subject):
                sheet = Sheet(panel_class(subject), theme_of(self._setup))
                sheet.panel.open_views(preset.views, preset.side)
                self._views[kind] = list(sheet.panel.view_titles())
                sheet.close()
        try:
            check_view(self._view, self._views[kind])
        except Refusal as error:
            return str(error)
        return ""

    def files(
        self,
        preset: Preset,
        recording: Recording,
        epoch: int,
        kinds: Iterable[str],
        folder: Path | None = None,
    ) -> Iterator[tuple[str, bytes]]:
        """Yield the format and the content of each file of a figure, which will lie in a folder.

        Raises
        ------
        Refusal
            If there is no such view, or a picture would have too many pixels.
        """
        epoch = min(epoch, len(recording) - 1)
        origin = Origin(recording.experiment, preset.name, epoch, folder)
        sheet = None
        title = translated(preset.title)
        try:
            for kind in kinds:
                if kind == "csv":
                    yield kind, "".join(recording_lines(recording, origin)).encode()
                    continue
                with foreign_errors(subject_of(preset.experiment)):
                    if sheet is None:
                        sheet = self._sheet(preset, recording, epoch)
                        self.left_out = sheet.panel.arrangement.left_out
                    drawing, scale = sheet.drawing(), self._scale
                    if kind == "png":
                        self._setup.check_pixels(drawing.points.height(), scale)
                    content = picture_bytes(drawing, kind, origin, title, scale, self._text_as)
                yield kind, content
        finally:  # also where no more of them are wanted
            if sheet is not None:
                sheet.close()

    def page(
        self, preset: Preset, recording: Recording, epoch: int, name: str, kinds: Iterable[str]
    ) -> Page:
        """Return a page of the handout; its figure has no title, the page has it."""
        theme = fitting_theme(self._setup.look, QSize(1280, 720))
        sheet = Sheet(panel_class(subject_of(preset.experiment)), theme)
        subject = subject_for(preset, recording, min(epoch, len(recording) - 1), titled=False)
        sheet.show_figure(subject, PAGE_SIZE)
        return Page(preset, epoch, name, tuple(kinds), sheet)

    def handout(self, pages: list[Page]) -> bytes:
        """Return all figures, with their texts, as PDF."""
        content = pdf_handout(pages)
        for page in pages:
            page.sheet.close()
        return content

    def animate(
        self, preset: Preset, recording: Recording, out: Path, fps: int, seconds: float
    ) -> str:
        """Write an animation; return a sentence that says why not, empty if it is written."""
        last = len(recording) - 1
        origin = Origin(recording.experiment, preset.name, last)
        encoder = sheet = None
        try:
            with interrupts_noted() as check:
                sheet = self._sheet(preset, recording, preset.resting_epoch(recording))
                subject = sheet.subject
                first, final = ends(sheet, subject)
                encoder = Encoder(out, first, final, fps, origin)
                encoder.start()
                epochs = Timing(fps, seconds).epochs(last)
                for frame in frames(sheet, subject, epochs, first.size()):
                    while not encoder.put(frame, 0.2):
                        check()
                    check()
                    if not encoder.is_alive():
                        break
                while not encoder.end(0.2):
                    check()
                while encoder.is_alive():
                    encoder.join(0.2)
                    check()
            return encoder.error
        except EncoderError as error:
            return str(error)
        except BaseException:  # Ctrl-C
            if encoder is not None and encoder.is_alive():
                encoder.cancel()
            raise
        finally:
            if sheet is not None:
                sheet.close()

    def _sheet(self, preset: Preset, recording: Recording, epoch: int) -> Sheet:
        """Return a sheet with the figure, or its view; see :func:`sheet_of`."""
        kind = panel_class(subject_of(preset.experiment))
        sheet = sheet_of(kind, self._setup, subject_for(preset, recording, epoch), self._view)
        try:
            check_height(sheet, self._setup)
        except Refusal:
            sheet.close()
            raise
        return sheet


def subject_for(preset: Preset, recording: Recording, epoch: int, titled: bool = True) -> Subject:
    """Return what a figure of a demonstration shows, with what its run is compared with."""
    beside = recorded_beside(preset)
    compared = None if beside is None else beside.recording
    ended = len(recording) > recording.experiment.last_epoch
    return Subject(
        recording,
        epoch,
        preset.views,
        preset.side,
        translated(preset.question) if titled else "",
        translated(preset.subtitle) if titled else "",
        caption_of(preset, recording, compared) if titled and ended else "",
        key_figure_of(preset, recording, compared, seen=ended),
        () if beside is None else (beside,),
    )
