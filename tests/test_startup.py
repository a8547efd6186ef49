"""A window that cannot open is told in a sentence, before Qt aborts the process."""

import gc
import os
import shutil
import subprocess
import sys

import pytest

from gradsim import startup

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks for a Linux display")
DISPLAY_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def no_display(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in DISPLAY_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("collects", [True, False])
def test_while_imports_go_on_nobody_looks_for_garbage(collects):
    was, frozen = gc.isenabled(), gc.get_freeze_count()
    (gc.enable if collects else gc.disable)()
    try:
        with startup.without_collections():
            assert not gc.isenabled()
        assert gc.isenabled() is collects
        assert gc.get_freeze_count() > frozen
    finally:
        (gc.enable if was else gc.disable)()
        gc.unfreeze()


def test_without_a_display_it_says_what_to_do(no_display):
    assert "gradsim run" in startup.check_display()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_chosen_platform_needs_no_display(no_display, platform):
    no_display.setenv("QT_QPA_PLATFORM", platform)
    assert startup.check_display() is None


def test_wayland_needs_no_library_of_x(no_display):
    no_display.setenv("WAYLAND_DISPLAY", "wayland-0")
    no_display.setattr(startup, "_can_load", lambda library: False)
    assert startup.check_display() is None


@pytest.mark.parametrize("name", ["darwin", "win32"])
def test_other_systems_always_have_a_display(no_display, name):
    no_display.setattr(sys, "platform", name)
    assert startup.check_display() is None


@pytest.mark.parametrize(
    "variables", [{"DISPLAY": ":0"}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "xcb;wayland"}]
)
def test_on_x_the_missing_libraries_are_named_with_their_packages(no_display, variables):
    for name, value in variables.items():
        no_display.setenv(name, value)
    missing = {"libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}
    no_display.setattr(startup, "_can_load", lambda library: library not in missing)
    answer = startup.check_display()
    assert "libxcb-cursor.so.0, libxkbcommon-x11.so.0" in answer
    assert "sudo apt install libxcb-cursor0 libxkbcommon-x11-0" in answer


@linux_only
def test_a_display_that_does_not_answer_is_named(no_display):
    no_display.setenv("DISPLAY", ":987")
    no_display.setattr(startup, "_can_load", lambda library: True)
    assert "“:987” does not answer" in startup.check_display()


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
    ],
)
def test_a_missing_library_is_told_with_its_package(library, package):
    error = ImportError(f"{library}: cannot open shared object file: No such file or directory")
    assert startup.explain_import_error(error) == (
        f"The window needs the system library {library}: "
        f"on Debian or Ubuntu, “sudo apt install {package}”."
    )


def test_an_unknown_library_is_named():
    error = ImportError("libnew.so.7: cannot open shared object file: No such file or directory")
    assert "libnew.so.7" in startup.explain_import_error(error)


def test_a_missing_python_package_is_named():
    error = ModuleNotFoundError("No module named 'PySide6.QtWidgets'", name="PySide6.QtWidgets")
    assert "“PySide6”" in startup.explain_import_error(error)


def test_the_module_imports_no_qt():
    code = "import sys, gradsim.startup; sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@linux_only
def test_gradsim_without_a_display_ends_with_one_line_and_status_1():
    environment = {k: v for k, v in os.environ.items() if k not in DISPLAY_VARIABLES}
    result = subprocess.run(
        [sys.executable, "-m", "gradsim"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "no display" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@linux_only
@pytest.mark.skipif(not shutil.which("xvfb-run"), reason="needs xvfb-run")
def test_where_nothing_is_missing_qt_opens_on_x():
    code = (
        "from gradsim.startup import check_display\n"
        "assert check_display() is None, check_display()\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "assert QGuiApplication([]).platformName() == 'xcb'"
    )
    environment = {k: v for k, v in os.environ.items() if k not in DISPLAY_VARIABLES}
    result = subprocess.run(
        ["xvfb-run", "--auto-servernum", sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_no_start_waits_for_what_only_a_drawn_number_needs():
    program = "import sys, gradsim.core; sys.exit('numpy.random' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
