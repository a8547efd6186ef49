"""The menu entry, icon and file type of gradsim on the desktop of this user.

They lie where freedesktop.org has them, below XDG_DATA_HOME.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from gradsim.cli.common import FAILED, Failure, Output, Parser, picture_failures, report

ENTRY = Path("applications/gradsim.desktop")
FILE_TYPE = Path("mime/packages/gradsim.xml")
THEME = Path("icons/hicolor")
ICON = THEME / "scalable/apps/gradsim.svg"
FILES = (ICON, FILE_TYPE, ENTRY)
#: What brings an index up to date, the folder that it reads, and its package in Debian.
UPDATES = (
    ("update-mime-database", "mime", "shared-mime-info"),
    ("update-desktop-database", "applications", "desktop-file-utils"),
)


def install_desktop(argv: list[str]) -> int:
    """Add gradsim to this user's desktop, or take it away."""
    parser = Parser(
        "gradsim install-desktop",
        "Add gradsim to the menu of your desktop, with its icon, and let it open files that end "
        "in .gradsim. Nothing outside your own folder is touched.",
    )
    parser.add_argument("--uninstall", action="store_true", help="take all of it away again")
    options = parser.parse_args(argv)
    if sys.platform in ("win32", "darwin"):
        raise Failure(
            "install-desktop is for the desktops of Linux and other systems with freedesktop.org; "
            "here, choose gradsim in “Open with” of a file that ends in .gradsim"
        )
    root = data_folder()
    if options.uninstall:
        is_changed = _uninstall(root)
        said = f"gradsim is no longer in {root}." if is_changed else f"There was none in {root}."
    else:
        with picture_failures():
            _install(root)
        said = f"The menu has gradsim now, and it opens files that end in .gradsim ({root})."
        is_changed = True
    if is_changed:
        _tell_desktop(root)
        _remove_empty_folders(root)
    Output().write(f"{said}\n")
    return 0


def data_folder() -> Path:
    """Return this user's folder for data; a relative XDG_DATA_HOME counts as none."""
    chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
    if chosen.is_absolute():
        return chosen
    from gradsim.folders import home  # with the core comes NumPy

    own = home()
    if own is None:
        raise Failure("this user has no folder of its own: set HOME or XDG_DATA_HOME", FAILED)
    return own / ".local" / "share"


def program() -> list[str]:
    """Return the command that starts this gradsim, whatever PATH the desktop has."""
    if getattr(sys, "frozen", False):
        return [os.environ.get("APPIMAGE", sys.executable)]
    script = Path(sys.executable).with_name("gradsim")
    return [str(script)] if script.is_file() else [sys.executable, "-m", "gradsim"]


def entry(template: str, command: list[str]) -> str:
    """Return a desktop entry that starts a command, and is hidden where that is gone.

    Parameters
    ----------
    template : str
        The entry that starts whatever PATH has.
    command : list of str
        The program and its arguments.
    """
    words = " ".join(map(_quoted, command))
    gone = command[0].replace("\\", "\\\\")
    return template.replace("Exec=gradsim %f\n", f"Exec={words} %f\nTryExec={gone}\n")


def _quoted(word: str) -> str:
    """Return an argument as Exec has it: quoted, and then written as any text of an entry."""
    inner = re.sub(r'(["`$\\])', r"\\\1", word).replace("%", "%%")
    return '"' + inner.replace("\\", "\\\\") + '"'


def _contents() -> dict[Path, bytes]:
    from gradsim.folders import resource

    def stored(name: str) -> bytes:
        return resource("desktop", name).read_bytes()

    own_entry = entry(stored("gradsim.desktop").decode(), program())
    return {
        ICON: stored("gradsim.svg"),
        FILE_TYPE: stored("gradsim-mime.xml"),
        ENTRY: own_entry.encode(errors="surrogateescape"),  # as the folder's name may need
    }


def _install(root: Path) -> None:
    """Write all files; where one cannot be written, leave none that is new."""
    from gradsim.files import write_bytes

    contents = _contents()
    new = [name for name in contents if not (root / name).exists()]
    try:
        for name, content in contents.items():
            _make_folder(root / name.parent)
            write_bytes(root / name, content)
    except (OSError, Failure):
        for name in new:
            with contextlib.suppress(OSError):
                (root / name).unlink()
        _remove_empty_folders(root)
        raise


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(f"The folder {folder} cannot be made: {reason}", FAILED) from None


def _uninstall(root: Path) -> bool:
    """Remove what was installed; return whether there was anything."""
    there = [root / name for name in FILES if (root / name).exists()]
    for file in there:
        try:
            file.unlink()
        except OSError as error:
            reason = error.strerror or str(error)
            raise Failure(f"{file} cannot be removed: {reason}", FAILED) from None
    return bool(there)


def _remove_empty_folders(root: Path) -> None:
    """Remove the folders below the root that are empty without the files."""
    for name in FILES:
        for folder in list(name.parents)[:-1]:
            with contextlib.suppress(OSError):  # it holds something, or was never there
                (root / folder).rmdir()


def _tell_desktop(root: Path) -> None:
    """Bring the desktop's indexes up to date; say what it will not know without."""
    for tool, folder, package in UPDATES:
        if not (root / folder).is_dir():
            continue
        if shutil.which(tool) is None:
            report(
                f"{tool} is missing (its package is {package}): until it has run, the desktop may "
                "not know what opens files that end in .gradsim"
            )
            continue
        subprocess.run([tool, str(root / folder)], capture_output=True, check=False)
    with contextlib.suppress(OSError):
        os.utime(root / THEME)  # what is cached of the icons is older then
