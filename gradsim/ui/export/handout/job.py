"""From the menu: where to, progress, and what became of it; a process of its own draws."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QProcess, QProcessEnvironment
from PySide6.QtWidgets import QFileDialog, QWidget

from gradsim.core.lecture.lecture import Lecture
from gradsim.files import lecture_text
from gradsim.ui.export.jobs import Job
from gradsim.ui.language import installed_language
from gradsim.ui.languages import LANGUAGE_VARIABLE
from gradsim.ui.stage import Stage

logger = logging.getLogger("gradsim")
translate = QCoreApplication.translate

MODULE = "gradsim.ui.export.handout.process"
LOOK = 50  # milliseconds between two looks at how far it is
_SUFFIX = ".html"


def ask(stage: Stage, lecture: Lecture) -> HandoutJob | None:
    """Ask for a name and write a handout of the lecture there."""
    proposed = stage.last_folder / (Path(lecture.file).stem or "handout")
    chosen, _ = QFileDialog.getSaveFileName(
        stage.widget,
        translate("Handout", "Handout"),
        str(proposed.with_suffix(_SUFFIX)),
        f"HTML (*{_SUFFIX})",
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != _SUFFIX:
        path = path.with_name(path.name + _SUFFIX)
    stage.last_folder = path.parent
    job = HandoutJob(stage.widget, lecture, path)
    job.ended.connect(lambda error: _tell(stage, job, error))
    job.start()
    return job


def _tell(stage: Stage, job: HandoutJob, error: str) -> None:
    saved = translate("Handout", "Saved as {0}.").format(job.path)
    stage.show_message(error or " ".join([saved, *job.notices]))


class HandoutJob(Job):
    """Has a process draw a lecture.

    Parameters
    ----------
    window : QWidget
        Over which the progress is shown.
    lecture : Lecture
        What is drawn.
    path : Path
        The file.

    Attributes
    ----------
    notices : list of str
        What was left out.
    """

    def __init__(self, window: QWidget, lecture: Lecture, path: Path) -> None:
        super().__init__(window, self.tr("Drawing the handout …"))
        self.path = path
        self.notices: list[str] = []
        self._share = 0.0
        self._told: dict[str, object] = {}
        self._folder = TemporaryDirectory(prefix="gradsim-")
        self._source = Path(self._folder.name) / "lecture.json"
        self._lecture = lecture
        self._process = QProcess(self)

    def start(self) -> None:
        """Begin."""
        self._source.write_text(lecture_text(self._lecture, self._source), encoding="utf-8")
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        environment.insert(LANGUAGE_VARIABLE, installed_language())
        root = str(Path(__file__).resolve().parents[4])
        paths = [root, environment.value("PYTHONPATH", "")]
        environment.insert("PYTHONPATH", ";:"[sys.platform != "win32"].join(filter(None, paths)))
        self._process.setProcessEnvironment(environment)
        command = ["-m", MODULE, str(self._source), str(self.path.absolute())]
        self._process.start(sys.executable, command)
        super().start()

    def _go_on(self) -> tuple[float | None, int]:
        ended = self._process.state() is QProcess.ProcessState.NotRunning
        while self._process.canReadLine():
            told = json.loads(bytes(self._process.readLine().data()))
            if isinstance(told, dict):
                self._told = told
            else:
                self._share = float(told)
        return (None if ended else self._share), LOOK

    def _stop(self) -> None:
        self._process.kill()
        self._process.waitForFinished(3000)

    def _result(self) -> str:
        errors = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
        if errors:
            logger.warning("handout: %s", errors)
        if not self._told:
            return self.tr("{0} was not written: the process that draws it has failed.").format(
                self.path
            )
        if self._told["empty"]:
            return self.tr("{0} was not written: nothing is left of the lecture.").format(self.path)
        notices = self._told["notices"]
        self.notices = [str(notice) for notice in notices] if isinstance(notices, list) else []
        return str(self._told["error"])

    def _end(self, error: str) -> None:
        self._folder.cleanup()
        super()._end(error)
