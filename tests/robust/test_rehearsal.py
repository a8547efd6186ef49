"""A short rehearsal: two demonstrations, given by each of the three lecturers."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


def test_the_audience_sees_no_answer_too_early_and_nothing_of_the_presenters(tmp_path):
    """In a process of its own, on two screens of X where Xvfb is installed."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = [sys.executable, "-m", "tests.robust.rehearsal", "--out", str(tmp_path)]
    result = subprocess.run(
        [*command, "--entries", "2", "--deeds", "4"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert result.returncode == 0, result.stdout[-6000:] + result.stderr[-2000:] + log[-2000:]
    for words in (
        "one-key: Page Down: what was seen",
        "nervous: ",
        "two-screens: covers the screen",
    ):
        assert words in log
    lines = log.splitlines()
    asked, concluded = (
        next(after for line, after in pairwise(lines) if f"saturated-start, beat “{beat}”" in line)
        for beat in ("ask", "conclude")
    )
    for answer in ("232", "Badly wrong, and yet slow: for 150 epochs it hardly moves."):
        assert answer not in asked and answer in concluded
    pictures = sorted((tmp_path / "pictures").iterdir())
    assert len(pictures) == log.count(".png") > 15
    assert QImage(str(pictures[0])).size().toTuple() == (1280, 720)
