"""A run as frames: the curves grow as they do on screen."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    sheet: Sheet, subject: Subject, epochs: list[int], name: str = FIGURE
) -> Iterator[QImage]:
    """Paint the frames on a sheet that is laid out; a frame for each epoch of the list.

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
            image, shown = frame(sheet.drawing(name)), epoch
        yield image


def frame(drawing: Drawing) -> QImage:
    """Return a drawing as pixels, an even number of them each way."""
    image = painting.picture(drawing)
    return image.copy(0, 0, image.width() // 2 * 2, image.height() // 2 * 2)


def ends(sheet: Sheet, subject: Subject, name: str = FIGURE) -> tuple[QImage, QImage]:
    """Return the first and the last frame, which have all colours between them."""
    last = len(subject.recording) - 1
    images = []
    for epoch in (0, last):
        sheet.show_epoch(subject.recording, epoch)
        images.append(frame(sheet.drawing(name)))
    return images[0], images[1]


def _rows(recording: Recording, start: int, stop: int) -> Iterator[StateRow]:
    for epoch in range(start, stop):
        yield StateRow(recording.row(epoch), recording.state(epoch))
