"""A short cut from what ``make soak`` does for half an hour: two windows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ACTIONS = 120  # however long they take


def test_a_nervous_lecturer_breaks_nothing(tmp_path):
    """In a process of its own, since it counts threads and installs hooks."""
    trail = tmp_path / "trail"
    command = [sys.executable, "-m", "tests.robust.soak", "--actions", str(ACTIONS)]
    result = subprocess.run(
        [*command, "--each", str(ACTIONS // 2), "--seed", "1", "--trail", str(trail)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        done = trail.read_text(encoding="utf-8") if trail.exists() else ""
        last = "\n".join(done.splitlines()[-30:])
        pytest.fail(f"{result.stdout[-6000:]}\n{result.stderr[-4000:]}\nthe last actions:\n{last}")
    found = re.search(r"(\d+) actions in (\d+) windows", result.stdout)
    assert found is not None, result.stdout
    assert int(found[1]) >= ACTIONS
    assert int(found[2]) >= 2
