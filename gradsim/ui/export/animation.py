"""A run as frames: the curves grow as they do on screen."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage

from gradsim.core.experiment import StateRow
from gradsim.core.recording import Recording
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

    A run that is recorded at once, and is walked through on screen, is shown whole.
    """
    whole = subject.recording
    growing = whole if whole.experiment.is_instant else Recording(whole.experiment)
    begun, shown, image = growing is whole, -1, QImage()
    for epoch in epochs:
        if epoch != shown:
            if growing is not whole:
                growing.extend(_rows(whole, len(growing), epoch + 1))
            if not begun:
                sheet.panel.begin(growing, subject.kept)
                begun = True
            sheet.show_epoch(growing, epoch)
            image, shown = frame(sheet.drawing(name), size), epoch
        yield image


def frame(drawing: Drawing, size: QSize | None = None) -> QImage:
    """Return a drawing as pixels, `size` of them or an even number each way.

    A view may have other heights at other epochs; the frames of a film have one.
    """
    image = painting.picture(drawing)
    if size is None:
        size = QSize(image.width() // 2 * 2, image.height() // 2 * 2)
    return image.copy(QRect(QPoint(), size))


def ends(sheet: Sheet, subject: Subject, name: str = FIGURE) -> tuple[QImage, QImage]:
    """Return the first and the last frame, which have all colours between them."""
    last = len(subject.recording) - 1
    images: list[QImage] = []
    for epoch in (0, last):
        sheet.show_epoch(subject.recording, epoch)
        images.append(frame(sheet.drawing(name), images[0].size() if images else None))
    return images[0], images[1]


def _rows(recording: Recording, start: int, stop: int) -> Iterator[StateRow]:
    for epoch in range(start, stop):
        yield StateRow(recording.row(epoch), recording.state(epoch))
