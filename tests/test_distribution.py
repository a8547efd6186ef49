"""What is handed on is whole, holds nothing else, and works where nothing of it was before."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "check-distribution"


@pytest.fixture(scope="module")
def checker():
    """The script as a module."""
    loader = SourceFileLoader("check_distribution", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def test_sdist_and_wheel_are_whole_and_work_in_an_empty_environment(tmp_path):
    environment = dict(os.environ)
    if environment.pop("PYTHONPYCACHEPREFIX", ""):  # pip would compile what is used once
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(
        [sys.executable, SCRIPT, "--offline", "--out", tmp_path],
        env=environment,
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


def test_what_names_the_versions_of_python_agrees():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    classified = re.findall(r"Python :: (3\.\d+)", project)
    assert f'requires-python = ">={classified[0]}"' in project
    script = (ROOT / "scripts" / "test-versions").read_text(encoding="utf-8")
    workflow = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    for text, name in ((script, "PYTHONS = "), (workflow, "python: ")):
        (line,) = (line for line in text.splitlines() if line.strip().startswith(name))
        assert re.findall(r"3\.\d+", line) == classified
    systems = re.search(r"os: \[(.*)\]", workflow)[1].split(", ")
    assert [name.partition("-")[0] for name in systems] == ["ubuntu", "windows", "macos"]


def test_what_the_workflows_call_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = set()
    for workflow in (ROOT / ".github" / "workflows").glob("*.yml"):
        text = workflow.read_text(encoding="utf-8")
        called |= set(re.findall(r"(?<![\w/])scripts/[\w/-]+", text))
        for target in re.findall(r"run: make ([a-z-]+)", text):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    assert called == {"scripts/system-libraries", "scripts/folder/make"}
    for script in (*called, "scripts/folder/try", "scripts/check-distribution"):
        assert os.access(ROOT / script, os.X_OK)


def test_the_workflows_are_sound():
    actionlint = shutil.which("actionlint")
    if actionlint is None:
        pytest.skip("actionlint is not installed")
    workflows = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
    done = subprocess.run([actionlint, *workflows], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


# ----- the folder without Python


def started(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run what the folder starts with, by this Python."""
    command = [sys.executable, ROOT / "scripts" / "folder" / "start.py", *arguments]
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def test_the_folder_s_program_runs_commands_and_modules_of_gradsim():
    assert started("--version").stdout.startswith("gradsim ")
    assert started("-m", "gradsim.__main__", "--version").stdout.startswith("gradsim ")
    assert "json.tool" in started("-m", "json.tool").stderr  # no other module


def test_programs_of_the_system_do_not_find_the_folder_s_libraries(tmp_path):
    stand_in = tmp_path / "gradsim" / "__main__.py"  # shows what gradsim would hand on
    stand_in.parent.mkdir()
    stand_in.write_text("import os\ndef main():\n    print(os.environ.get('LD_LIBRARY_PATH'))\n")
    (tmp_path / "gradsim" / "__init__.py").touch()
    here = {"PYTHONPATH": str(tmp_path), "LD_LIBRARY_PATH": "/nowhere/_internal"}
    assert started(**here).stdout == "None\n"
    assert started(**here, LD_LIBRARY_PATH_ORIG="/mine").stdout == "/mine\n"
