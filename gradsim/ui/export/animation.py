"""A run as frames: the curves grow as they do on screen."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage

from gradsim.core.experiment import StateRow
from gradsim.core.recording import Recording
from gradsim.page_setup import SCREEN_DPI
from gradsim.ui.export import painting
from gradsim.ui.export.painting import Drawing
from gradsim.ui.export.sheet import FIGURE, Sheet, Subject

MOST_FRAMES = 3000


@dataclass(frozen=True)
class Timing:
    """Frames per second, and the seconds from the first epoch to the last."""

    fps: int = 25
    seconds: float = 10.0

    def epochs(self, last: int) -> list[int]:
        """Return the epoch of each frame, from 0 to `last`."""
        count = min(max(round(self.fps * self.seconds), 2), MOST_FRAMES)
        return [round(frame * last / (count - 1)) for frame in range(count)]


def frames(
    sheet: Sheet, subject: Subject, epochs: list[int], size: QSize, name: str = FIGURE
) -> Generator[QImage, None, None]:
    """Paint the frames on a sheet that is laid out; a frame of `size` for each epoch.

    The last frame is the conclusion: the whole run at the epoch of the subject, what was seen,
    and the numbers of the point.
    """
    sheet.show_words(subject, is_answered=False)
    whole = subject.recording
    growing = Recording(whole.experiment)
    shown, image = -1, QImage()
    for epoch in epochs[:-1]:
        if epoch != shown:
            grow(sheet, subject, growing, epoch)
            sheet.show_epoch(growing, epoch)
            image, shown = frame(sheet.drawing(name), size), epoch
        yield image
    grow(sheet, subject, growing, len(whole) - 1)
    yield _conclusion(sheet, replace(subject, recording=growing), name, size)


def grow(sheet: Sheet, subject: Subject, growing: Recording, epoch: int) -> None:
    """Let a recording, which is empty at first, have the run of a subject as far as an epoch."""
    is_new = not len(growing)
    growing.extend(_rows(subject.recording, len(growing), epoch + 1))
    if is_new:
        sheet.begin(growing, subject.kept)


def _conclusion(sheet: Sheet, subject: Subject, name: str, size: QSize | None) -> QImage:
    sheet.show_words(subject, bool(subject.caption))
    sheet.show_epoch(subject.recording, subject.epoch)
    return frame(sheet.drawing(name), size)


def frame(drawing: Drawing, size: QSize | None = None) -> QImage:
    """Return a drawing as pixels, `size` of them or an even number each way.

    A view may have other heights at other epochs; the frames of a film have one.
    """
    image = painting.picture(drawing, SCREEN_DPI / drawing.dpi)
    if size is None:
        size = QSize(image.width() // 2 * 2, image.height() // 2 * 2)
    return image.copy(QRect(QPoint(), size))


def ends(sheet: Sheet, subject: Subject, name: str = FIGURE) -> tuple[QImage, QImage]:
    """Return the first frame and that of the conclusion, which have all colours between them."""
    frame(sheet.drawing(name))  # names of curves stand where they do at the subject's epoch
    sheet.show_words(subject, is_answered=False)
    sheet.show_epoch(subject.recording, 0)
    first = frame(sheet.drawing(name))
    return first, _conclusion(sheet, subject, name, first.size())


def _rows(recording: Recording, start: int, stop: int) -> Iterator[StateRow]:
    for epoch in range(start, stop):
        yield StateRow(recording.row(epoch), recording.state(epoch))
