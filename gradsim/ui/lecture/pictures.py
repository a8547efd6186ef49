"""Asks a process beside the window for pictures of demonstrations, and keeps them.

The process is started with the first picture that is wanted; it ends with its window. Where it
cannot be started there are no pictures, and all else works.
"""

import base64
import dataclasses
import json
import logging
import sys
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QSize, Signal
from PySide6.QtGui import QPixmap

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.core.preset import Preset
from gradsim.ui.language import installed_language
from gradsim.ui.languages import LANGUAGE_VARIABLE

logger = logging.getLogger("gradsim")

MODULE = "gradsim.ui.export.small_pictures"
THUMBNAIL, FIGURE, QUESTION = "thumbnail", "figure", "question"
QUICK, SLOW = 1.5, 60.0  # seconds for a run, at first and when all others have their picture
MOST_KEPT, MOST_BYTES = 400, 100_000_000


@dataclass(frozen=True)
class Wanted:
    """A picture: of which demonstration, of what in it, in which look, how large."""

    preset: Preset
    kind: str
    look: str
    size: tuple[int, int]


@dataclass(frozen=True)
class Made:
    """A picture, or a sentence that says why there is none; and the caption of the whole run."""

    pixmap: QPixmap
    caption: str = ""
    sentence: str = ""


class Pictures(QObject):
    """Small pictures of demonstrations, made one after the other."""

    #: Another picture is there.
    made = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made: OrderedDict[Wanted, Made] = OrderedDict()
        self._waiting: dict[Wanted, float] = {}  # with the seconds for its run
        self._asked: tuple[Wanted, float] | None = None
        self._number = 0
        self._process: QProcess | None = None
        self._is_broken = False

    def get(self, preset: Preset, kind: str, look: str, size: QSize) -> Made | None:
        """Return a picture, None where it is not there yet; then it is made soon."""
        if kind == THUMBNAIL:  # which shows no words
            preset = dataclasses.replace(preset, title="", question="", subtitle="", caption="")
        wanted = Wanted(preset, kind, look, (size.width(), size.height()))
        made = self._made.get(wanted)
        if made is not None:
            self._made.move_to_end(wanted)
        elif self._is_broken:
            sentence = self.tr("There is no picture: the process that makes it does not run.")
            made = Made(QPixmap(), "", sentence) if kind != THUMBNAIL else None
        elif wanted not in self._waiting and (self._asked is None or self._asked[0] != wanted):
            self._waiting[wanted] = QUICK
            self._ask()
        return made

    def forget_waiting(self, kind: str) -> None:
        """Make none of those that are not begun: others have come into sight."""
        for wanted in [wanted for wanted in self._waiting if wanted.kind == kind]:
            del self._waiting[wanted]

    @property
    def is_at_work(self) -> bool:
        """Whether a picture is being made."""
        return self._asked is not None

    def _ask(self) -> None:
        """Order the next picture: large ones first, what takes long last."""
        if self._asked is not None or not self._waiting or self._is_broken:
            return
        wanted = min(
            self._waiting, key=lambda each: (self._waiting[each] > QUICK, each.kind == THUMBNAIL)
        )
        seconds = self._waiting.pop(wanted)
        process = self._process or self._start()
        self._number += 1
        self._asked = wanted, seconds
        width, height = wanted.size
        order = {
            "id": self._number,
            "lecture": lecture_to_json(Lecture("", (Entry(wanted.preset),))),
            "kind": wanted.kind,
            "look": wanted.look,
            "width": width,
            "height": height,
            "seconds": seconds,
        }
        process.write((json.dumps(order) + "\n").encode())

    def _start(self) -> QProcess:
        process = self._process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        environment.insert(LANGUAGE_VARIABLE, installed_language())
        environment.insert("OPENBLAS_NUM_THREADS", "1")
        root = str(Path(__file__).resolve().parents[3])
        paths = [root, environment.value("PYTHONPATH", "")]
        environment.insert("PYTHONPATH", ";:"[sys.platform != "win32"].join(filter(None, paths)))
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._break)
        process.finished.connect(self._break)
        process.start(sys.executable, ["-m", MODULE])
        return process

    def _break(self) -> None:
        """Go on without pictures: the process has not started, or has ended by itself."""
        process, self._process = self._process, None
        if process is not None:
            logger.warning("no small pictures: %s", process.errorString())
            process.kill()  # one to which nothing can be written may still be on its way out
            process.waitForFinished(3000)
            process.deleteLater()
            self._is_broken = True
            self._asked = None
            self._waiting.clear()
            self.made.emit()

    def _read(self) -> None:
        process = self._process
        while process is not None and process.canReadLine():
            answer = json.loads(bytes(process.readLine().data()))
            if self._asked is not None and answer["id"] == self._number:
                (wanted, seconds), self._asked = self._asked, None
                self._take(wanted, seconds, answer)
        self._ask()

    def _take(self, wanted: Wanted, seconds: float, answer: dict[str, str]) -> None:
        if "late" in answer and seconds == QUICK:
            self._waiting[wanted] = SLOW
            return
        pixmap = QPixmap()
        pixmap.loadFromData(base64.b64decode(answer.get("png", "")))
        self._made[wanted] = Made(pixmap, answer.get("caption", ""), answer.get("sentence", ""))
        while len(self._made) > MOST_KEPT or self._nbytes() > MOST_BYTES:
            self._made.popitem(last=False)
        self.made.emit()

    def _nbytes(self) -> int:
        pixmaps = (made.pixmap for made in self._made.values())
        return sum(pixmap.width() * pixmap.height() * pixmap.depth() // 8 for pixmap in pixmaps)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        self._waiting.clear()
        self._asked = None
        if process is not None:
            process.kill()
            process.waitForFinished(3000)
            process.deleteLater()
