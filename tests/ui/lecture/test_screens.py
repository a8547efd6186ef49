"""Two screens: the room has one, the lecturer the other, whichever is the primary one."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
GIVEN = [sys.executable, "-W", "error", "-m", "tests.ui.lecture.two_screens"]
HAS_X = shutil.which("xvfb-run") and shutil.which("xrandr")


def give(folder: Path, size: str, command: list[str], platform: str) -> None:
    """Give the lecture of :mod:`two_screens` on a virtual screen of X."""
    screen = f"-screen 0 {size}x24 +extension RANDR"
    result = subprocess.run(
        ["xvfb-run", "-a", "-s", screen, *command],
        env={**os.environ, "QT_QPA_PLATFORM": platform, "GRADSIM_STATE": str(folder)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.skipif(not HAS_X, reason="needs a virtual screen, and xrandr to divide it")
@pytest.mark.parametrize("primary", ["eDP-1", "HDMI-1"])
def test_on_x_the_room_has_the_projector_whichever_is_primary(tmp_path, primary):
    give(tmp_path, "2560x720", [*GIVEN, "HDMI-1", "eDP-1", primary], "xcb")


#: A compositor with two outputs, each a window on a virtual screen of X.
COMPOSITOR = """
export XDG_RUNTIME_DIR="$1" WAYLAND_DISPLAY=gradsim
shift
chmod 700 "$XDG_RUNTIME_DIR"
weston --backend=x11-backend.so --use-pixman --output-count=2 --width=1280 --height=720 \
    --idle-time=0 --no-config --socket=gradsim --log="$XDG_RUNTIME_DIR/log" &
compositor=$!
until [ -S "$XDG_RUNTIME_DIR/gradsim" ]; do
    kill -0 $compositor || exit 1
    sleep 0.1
done
"$@"
status=$?
kill $compositor
wait $compositor
exit $status
"""


@pytest.mark.skipif(
    not (HAS_X and shutil.which("weston")), reason="needs weston on a virtual screen"
)
def test_on_wayland_the_room_has_the_other_screen(tmp_path):
    command = ["sh", "-c", COMPOSITOR, "sh", str(tmp_path), *GIVEN, "screen1", "screen0"]
    give(tmp_path, "2600x1600", command, "wayland")


#: A compositor without any screen but two of memory; as root it has to run as somebody else.
HEADLESS = """
export XDG_RUNTIME_DIR="$1" WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1
export WLR_RENDERER=pixman WLR_HEADLESS_OUTPUTS=2
shift
unset DISPLAY WAYLAND_DISPLAY
chmod 700 "$XDG_RUNTIME_DIR"
as=
if [ "$(id -u)" = 0 ]; then
    chown 65534:65534 "$XDG_RUNTIME_DIR"
    as="setpriv --reuid 65534 --regid 65534 --clear-groups"
fi
$as sway -c /dev/null &
compositor=$!
until [ -S "$XDG_RUNTIME_DIR/wayland-1" ]; do
    kill -0 $compositor || exit 1
    sleep 0.1
done
WAYLAND_DISPLAY=wayland-1 "$@"
status=$?
kill $compositor
wait $compositor
exit $status
"""


@pytest.mark.skipif(
    not (shutil.which("sway") and shutil.which("setpriv")), reason="needs sway, without a screen"
)
def test_on_a_tiling_wayland_the_room_has_the_other_screen():
    with tempfile.TemporaryDirectory() as folder:  # short, as a socket's name has to be
        result = subprocess.run(
            ["sh", "-c", HEADLESS, "sh", folder, *GIVEN, "HEADLESS-2", "HEADLESS-1"],
            env={**os.environ, "QT_QPA_PLATFORM": "wayland", "GRADSIM_STATE": folder},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert result.returncode == 0, result.stdout + result.stderr
