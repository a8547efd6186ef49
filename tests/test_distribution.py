"""What is handed on is whole, holds nothing else, and works where nothing of it was before."""

import importlib.util
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "check-distribution"


@pytest.fixture(scope="module")
def checker():
    """The script as a module."""
    loader = SourceFileLoader("check_distribution", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def test_sdist_and_wheel_are_whole_and_work_in_an_empty_environment(tmp_path):
    done = subprocess.run(
        [sys.executable, SCRIPT, "--offline", "--out", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for said in ("nothing else", "twine finds nothing wrong", "31 demonstrations", "1280x720"):
        assert said in done.stdout
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".gz", ".whl"]


def test_what_is_missing_or_does_not_belong_is_named(checker):
    wanted = checker.in_wheel()
    resources = {"gradsim/resources/mnist/train-images-idx3-ubyte.gz",
                 "gradsim/resources/fonts/Inter-LICENSE.txt",
                 "gradsim/resources/desktop/gradsim.svg",
                 "gradsim/py.typed"}  # fmt: skip
    assert resources < wanted
    assert not [name for name in wanted if "test" in name or ".ci" in name or "cache_" in name]
    with pytest.raises(checker.Wrong, match=r"the wheel lacks gradsim/py\.typed"):
        checker.compare("the wheel", wanted - {"gradsim/py.typed"}, wanted)
    with pytest.raises(checker.Wrong, match=r"should not have \.ci/run, tests/house\.py"):
        checker.compare("the wheel", wanted | {"tests/house.py", ".ci/run"}, wanted)


def test_a_command_that_fails_is_told_with_what_it_said(checker, tmp_path):
    with pytest.raises(checker.Wrong, match=r"failed:\n.*no chalk"):
        checker.run([sys.executable, "-c", "raise SystemExit('no chalk')"], tmp_path)
