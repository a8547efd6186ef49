"""Two short cuts from what ``make soak`` does for half an hour."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ACTIONS = 60  # however long they take


@pytest.mark.parametrize("seed", [1, 2])
def test_a_nervous_lecturer_breaks_nothing(seed, tmp_path):
    """In a process of its own, since it counts threads and installs hooks."""
    trail = tmp_path / "trail"
    command = [sys.executable, "-m", "tests.robust.soak", "--actions", str(ACTIONS)]
    result = subprocess.run(
        [*command, "--seed", str(seed), "--trail", str(trail)],
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
    assert int(found[2]) >= 1
