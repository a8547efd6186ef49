"""The desktop knows gradsim, its icon and its files, and forgets all of it again."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gradsim.__main__ import main
from gradsim.cli import desktop
from gradsim.folders import resource
from gradsim.version import __version__

INSTALLED = [
    "applications/gradsim.desktop",
    "icons/hicolor/scalable/apps/gradsim.svg",
    "mime/packages/gradsim.xml",
]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a desktop of freedesktop.org")


def tool(name: str) -> str:
    """Return a program, or skip the test where it is not installed."""
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def output(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A folder for data of the user's, with a name that must be quoted; there is none yet."""
    folder = tmp_path / 'my "data" $x`%'
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def alone(monkeypatch):
    """As where no program is installed that keeps the desktop's indexes."""
    monkeypatch.setattr(desktop, "UPDATES", ())


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_what_is_installed_is_gone_again_with_its_folders(root, alone, capsys):
    root.mkdir()
    (root / "applications").mkdir()
    other = root / "applications" / "other.desktop"
    other.write_text("[Desktop Entry]\n")
    for _ in range(2):  # again, as a new version is installed
        assert main(["install-desktop"]) == 0
        assert files_in(root) == sorted([*INSTALLED, "applications/other.desktop"])
    assert str(root) in capsys.readouterr().out
    assert main(["install-desktop", "--uninstall"]) == 0
    assert "no longer" in capsys.readouterr().out
    assert sorted(root.rglob("*")) == [root / "applications", other]
    assert main(["install-desktop", "--uninstall"]) == 0
    assert "There was none" in capsys.readouterr().out


def test_without_a_folder_of_its_own_it_is_that_of_every_desktop(monkeypatch, tmp_path, alone):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "not/absolute")  # which counts as none
    assert main(["install-desktop"]) == 0
    assert files_in(tmp_path / ".local" / "share") == INSTALLED


@pytest.mark.parametrize("place", ["file", "applications"])
def test_what_cannot_be_written_is_a_sentence_and_leaves_nothing(place, root, alone, capsys):
    root.mkdir()
    blocked = root / ("icons" if place == "file" else "applications")
    blocked.write_text("in the way")
    assert main(["install-desktop"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("gradsim: ") and str(blocked) in err and err.count("\n") == 1
    assert files_in(root) == [blocked.name] and list(root.iterdir()) == [blocked]


def test_a_disk_that_is_read_only_is_told(root, alone, capsys, monkeypatch):
    def read_only(*_args, **_kwargs):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", read_only)
    assert main(["install-desktop"]) == 1
    assert "cannot be made: Read-only file system" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(root))
    assert main(["install-desktop"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(Path, "unlink", read_only)
    assert main(["install-desktop", "--uninstall"]) == 1
    assert "cannot be removed: Read-only file system" in capsys.readouterr().err


def test_the_entry_starts_the_program_that_installs_it(monkeypatch, tmp_path):
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    monkeypatch.setattr(sys, "executable", str(python))
    assert desktop.program() == [str(python), "-m", "gradsim"]
    script = python.with_name("gradsim")
    script.touch()
    assert desktop.program() == [str(script)]
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # a folder without Python
    monkeypatch.setattr(sys, "executable", "/opt/gradsim/gradsim")
    assert desktop.program() == ["/opt/gradsim/gradsim"]
    monkeypatch.setenv("APPIMAGE", "/home/me/gradsim.AppImage")  # its folder is another each time
    assert desktop.program() == ["/home/me/gradsim.AppImage"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_says_what_to_do_instead(platform, root, capsys, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    assert main(["install-desktop"]) == 2
    assert "Open with" in capsys.readouterr().err and not root.exists()


def test_without_the_desktop_s_own_tools_it_says_what_is_missing(root, capsys, monkeypatch):
    monkeypatch.setattr(desktop.shutil, "which", lambda name: None)
    assert main(["install-desktop"]) == 0
    err = capsys.readouterr().err
    assert "shared-mime-info" in err and "desktop-file-utils" in err
    assert files_in(root) == INSTALLED


# ----- as other programs see it


def test_the_desktop_knows_the_file_and_what_opens_it(root, tmp_path):
    gio = tool("gio")
    tool("update-mime-database"), tool("update-desktop-database")
    lecture = tmp_path / "mine.gradsim"
    lecture.write_text("{}")
    assert main(["install-desktop"]) == 0
    here = {"XDG_DATA_DIRS": "/usr/share"}
    assert "application/x-gradsim+json" in output(gio, "info", lecture, **here)
    (line,) = output(gio, "mime", "application/x-gradsim+json", **here).splitlines()[:1]
    assert line.endswith("gradsim.desktop")
    assert main(["install-desktop", "--uninstall"]) == 0
    assert "x-gradsim" not in output(gio, "info", lecture, **here)


def test_a_program_whose_path_needs_quotes_is_started_with_the_file(root, tmp_path):
    gio = tool("gio")
    folder = tmp_path / 'a "b" $HOME `c` d\\e'
    folder.mkdir()
    program = folder / "gradsim"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/told"\n')
    program.chmod(0o755)
    template = resource("desktop", "gradsim.desktop").read_text(encoding="utf-8")
    started = tmp_path / "started.desktop"
    started.write_text(desktop.entry(template, [str(program), "-m", "100%"]))
    lecture = tmp_path / "my lecture.gradsim"
    lecture.write_text("{}")
    assert output(gio, "launch", started, lecture) == ""
    until_written(folder / "told")
    assert (folder / "told").read_text().splitlines() == ["-m", "100%", str(lecture)]


def until_written(file: Path) -> None:
    """Wait for what another process writes."""
    while not file.exists() or not file.read_text():
        time.sleep(0.02)  # pytest's own limit ends it


def test_the_entry_is_valid(root, alone):
    validate = tool("desktop-file-validate")
    assert main(["install-desktop"]) == 0
    for path in (root / desktop.ENTRY, resource("desktop", "gradsim.desktop")):
        assert output(validate, path) == ""


def test_the_description_for_software_centres_is_valid():
    validate = tool("appstreamcli")
    path = resource("desktop", "gradsim.metainfo.xml")
    done = subprocess.run(
        [validate, "validate", "--no-net", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_all_that_describe_gradsim_agree():
    metainfo = ElementTree.parse(resource("desktop", "gradsim.metainfo.xml")).getroot()
    entry = resource("desktop", "gradsim.desktop").read_text(encoding="utf-8")
    file_type = ElementTree.parse(resource("desktop", "gradsim-mime.xml")).getroot()[0]
    name = file_type.get("type")
    assert name == metainfo.findtext("provides/mediatype")
    assert f"MimeType={name};\n" in entry
    assert f"Comment={metainfo.findtext('summary')}\n" in entry
    assert metainfo.find("releases/release").get("version") == __version__
    citation = (Path(__file__).parents[1] / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {__version__}\n" in citation
    released = metainfo.find("releases/release").get("date")
    assert f'\ndate-released: "{released}"\n' in citation


@pytest.mark.parametrize("argv", [["install-desktop"], ["install-desktop", "--uninstall"]])
@pytest.mark.parametrize("home", [None, "not/absolute"])
def test_without_a_home_nothing_is_installed_anywhere(argv, home, monkeypatch, tmp_path, capsys):
    def nobody():  # as where a container runs as a user that the system does not know
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", nobody if home is None else lambda: Path(home))
    assert main(argv) == 1
    assert "set HOME or XDG_DATA_HOME" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
