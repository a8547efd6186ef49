"""Reads the recipes of CONTRIBUTING.md and follows them in a copy of the program.

A recipe is what stands below a heading ``### …``. Its steps, in their order:

- ``New file `PATH`:`` before a fenced block, or ``New file `PATH`, empty.``
- ``In `PATH`:`` before blocks of the kind ``diff``, whose lines start with a space, ``+`` or ``-``;
  what was there must stand in the file exactly once.
- blocks of the kind ``sh``: commands, one a line.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.forks import Nursery, bytecode_shared

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
COPIED = ("gradsim", "tests", "scripts", "docs", "resources", "pyproject.toml")
LARGE = ("mnist", "fonts")  # of the resources: no recipe changes them
IGNORED = {"resources": LARGE, "docs": ("made",)}
#: What commands of recipes import, from the copy or elsewhere. Pytest wants to import plugins
#: itself; two of them, 0.3 s, do nothing for the tests of a recipe.
IMPORTED = (
    *("gradsim.cli", "gradsim.files", "gradsim.tables", "gradsim.core.lecture.lecture"),
    *(
        "gradsim.ui.qt_application",
        "gradsim.ui.window.main_window",
        "gradsim.ui.panels.chain.panel",
    ),
    *("_pytest.config", "_pytest.python", "_pytest.assertion.rewrite", "PySide6.QtTest", "mpmath"),
)
FEW_PLUGINS = {"PYTEST_ADDOPTS": "-p no:xdist -p no:hypothesispytest"}

_STEP = re.compile(
    r"(?P<how>New\s+file|In)\s+`(?P<path>[^`\s]+)`(?P<empty>,\s+empty)?"
    r"|^(?P<fence>```+)(?P<kind>\w+)\n(?P<block>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    """A new file with its text, a change of a file, or a command: then the path is empty."""

    path: str
    text: str
    is_change: bool = False


def recipe(title: str) -> list[Step]:
    """Return the steps of the recipe with that heading."""
    page = PAGE.read_text(encoding="utf-8")
    text = page.partition(f"\n### {title}\n")[2]
    text = re.split(r"^##", text, maxsplit=1, flags=re.MULTILINE)[0]
    steps, path, is_new = [], "", False
    for step in _STEP.finditer(text):
        if step["path"]:
            path, is_new = step["path"], step["how"] != "In"
            if step["empty"]:
                steps.append(Step(path, ""))
        elif step["kind"] == "sh":
            steps += [Step("", line) for line in step["block"].splitlines()]
        else:
            assert is_new != (step["kind"] == "diff"), f"{title}: what of {path}?"
            steps.append(Step(path, step["block"], is_change=not is_new))
    assert steps, f"there is no recipe “{title}”"
    return steps


def titles() -> list[str]:
    """Return the headings of all recipes."""
    return re.findall(r"^### (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def copy_program(folder: Path) -> None:
    """Copy the program, its tests and what belongs to them to a folder."""
    for name in COPIED:
        if (ROOT / name).is_file():
            shutil.copy2(ROOT / name, folder / name)
        else:
            ignored = shutil.ignore_patterns(*IGNORED.get(name, ()))
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    for name in LARGE:
        (folder / "resources" / name).symlink_to(ROOT / "resources" / name)


def changed(text: str, change: str) -> str:
    """Return a text with the lines of a diff taken out and put in.

    Raises
    ------
    ValueError
        If what was there does not stand in the text exactly once.
    """
    lines = change.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    if text.count(before) != 1:
        raise ValueError(f"{text.count(before)} places, in place of one, have:\n{before}")
    return text.replace(before, after)


class Copy:
    """A copy of the program in which recipes are followed.

    Parameters
    ----------
    folder : Path
        Where it is made.

    Attributes
    ----------
    said : dict of str to str
        What each command of the recipes has said, for the last time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: dict[str, str] = {}
        self._own = {"GRADSIM_CACHE": str(folder.with_name(f"{folder.name}-cache"))}
        self._nursery: Nursery | None = None
        self._leftovers = ExitStack()
        self._leftovers.callback(shutil.rmtree, folder)
        copy_program(folder)
        self._leftovers.enter_context(bytecode_shared(folder, ROOT))

    def close(self) -> None:
        """Delete it."""
        self._leftovers.close()

    def follow(self, *titles: str) -> list[str]:
        """Follow some recipes but for their commands, which are returned.

        Those that make a file that their recipe then changes are given before that.
        """
        waiting: list[str] = []
        for title in titles:
            for step in recipe(title):
                path = self.folder / step.path
                if not step.path:
                    waiting.append(step.text)
                elif step.is_change:
                    if not path.exists():
                        self.give(waiting, alone=True)
                        waiting.clear()
                    text = changed(path.read_text(encoding="utf-8"), step.text)
                    path.write_text(text, encoding="utf-8")
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    assert not path.exists(), f"{title}: {step.path} is there already"
                    path.write_text(step.text, encoding="utf-8")
        return waiting

    def give(self, commands: list[str], *, alone: bool = False) -> None:
        """Give commands, each once, and keep what they say."""
        for command in dict.fromkeys(commands):
            self.said[command] = self.command(command, alone=alone)

    def command(self, line: str, *, alone: bool = False, may_fail: bool = False) -> str:
        """Run a command of a recipe and return what it says.

        Alone, it is run in a process that knows nothing: modules will still change.
        """
        program, *arguments = shlex.split(line)
        if program != "python":
            named = [program] if (self.folder / program).is_file() else ["-m", program]
            arguments = [*named, *arguments]
        if alone:
            environment = os.environ | self._own | {"PYTHONPATH": str(self.folder)}
            done = subprocess.run(
                [sys.executable, *arguments],
                cwd=self.folder,
                env=environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                check=False,
            )
            return _said(done, may_fail)
        return self.run(*arguments, may_fail=may_fail)

    def run(self, *arguments: str, may_fail: bool = False, **environment: str) -> str:
        """Run Python in the copy, with its modules as they are now, and return what it prints."""
        if self._nursery is None:
            self._nursery = Nursery(*IMPORTED, folder=self.folder)
            self._leftovers.callback(self._nursery.close)
        environment = os.environ | self._own | FEW_PLUGINS | environment
        done = self._nursery.run(*arguments, cwd=self.folder, env=environment)
        return _said(done, may_fail)


def _said(done: subprocess.CompletedProcess, may_fail: bool) -> str:
    assert may_fail or done.returncode == 0, f"{done.args}:\n{done.stdout}\n{done.stderr}"
    return done.stdout
