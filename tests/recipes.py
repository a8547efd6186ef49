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
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
COPIED = ("gradsim", "tests", "scripts", "docs", "resources", "pyproject.toml")
LARGE = ("mnist", "fonts")  # of the resources: no recipe changes them
IGNORED = {"resources": LARGE, "docs": ("made",)}

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


def follow(
    title: str, folder: Path, commands: slice = slice(None), leave_out: Collection[str] = ()
) -> dict[str, str]:
    """Follow a recipe in a copy of the program; return what each command says.

    Parameters
    ----------
    title : str
        The heading of the recipe.
    folder : Path
        The copy.
    commands : slice
        Which of its commands are run; by default all.
    leave_out : collection of str
        Files that are forgotten; commands that fail for it are no error.
    """
    said: dict[str, str] = {}
    steps = recipe(title)
    wanted = [step for step in steps if not step.path][commands]
    for step in steps:
        path = folder / step.path
        if not step.path:
            if not any(step is command for command in wanted):
                continue
            program, *arguments = shlex.split(step.text)
            if program != "python":
                named = [program] if (folder / program).is_file() else ["-m", program]
                arguments = [*named, *arguments]
            said[step.text] = run(folder, *arguments, may_fail=bool(leave_out))
        elif step.is_change:
            text = changed(path.read_text(encoding="utf-8"), step.text)
            path.write_text(text, encoding="utf-8")
        elif step.path not in leave_out:
            path.parent.mkdir(parents=True, exist_ok=True)
            assert not path.exists(), f"{title}: {step.path} is there already"
            path.write_text(step.text, encoding="utf-8")
    return said


def run(folder: Path, *arguments: str, may_fail: bool = False, **environment: str) -> str:
    """Run Python in the copy and return what it prints."""
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert may_fail or result.returncode == 0, f"{arguments}:\n{result.stdout}\n{result.stderr}"
    return result.stdout
