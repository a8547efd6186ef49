"""Runs that are kept beside the present one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gradsim.core.experiment import MOST_RECORDED, Experiment
from gradsim.core.recording import Recording
from gradsim.ui.typesetting.numbers import format_decimals, format_short

MOST_KEPT = 5


@dataclass(frozen=True)
class KeptRun:
    """A run pinned for comparison: its name and its recording."""

    name: str
    recording: Recording


def why_not_kept(
    recording: Recording | None, experiment: Experiment, kept: Sequence[KeptRun]
) -> str:
    """Return the sentence that says why a run cannot be kept beside others, or nothing."""
    translate = QCoreApplication.translate
    if not experiment.can_be_kept:
        return translate("Session", "There is no run here to keep.")
    if recording is None or len(recording) <= min(experiment.last_epoch, 1):
        return translate("Session", "There is nothing to keep yet: run it first.")
    if len(kept) >= MOST_KEPT:
        sentence = translate("Session", "{0} runs are kept; remove one first.")
        return sentence.format(MOST_KEPT)
    size = recording.nbytes + sum(run.recording.nbytes for run in kept)
    if size > MOST_RECORDED and all(run.recording is not recording for run in kept):
        sentence = translate(
            "Session", "Kept runs would take {0} GB with this one; {1} GB are allowed."
        )
        return sentence.format(format_decimals(size / 1e9, 1), format_short(MOST_RECORDED / 1e9))
    return ""
