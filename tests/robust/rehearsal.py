"""Gives the whole lecture three times in a real window, and writes what the audience saw.

Run ``make rehearsal``, or ``python -m tests.robust.rehearsal --out FOLDER``. The first lecturer
knows one key, Page Down; the second is nervous: jumps, leaves, comes back, lets the room guess,
magnifies; the third has two screens, a presenter's view, pen and black. Where Xvfb is installed
the window is on a virtual screen of X that is divided into two.

After every deed stands in ``FOLDER/log.txt`` what the audience's screen showed, text by text, with
the name of its picture. The rehearsal itself looks that nothing of the presenter's view is there,
and no answer before its beat; a failure ends it with exit status 1.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

SCREENS = ("desk", "hall")  # the lecturer's, which is the primary one, and the audience's
SIZE = (1280, 720)


def _on_virtual_screen() -> None:
    """Start again on a virtual screen of X, where one is to be had and none is asked for."""
    if "QT_QPA_PLATFORM" in os.environ or not (shutil.which("xvfb-run") and shutil.which("xrandr")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    screen = f"-screen 0 {2 * SIZE[0]}x{SIZE[1]}x24 +extension RANDR"
    command = ["xvfb-run", "-a", "-s", screen, sys.executable, "-m", "tests.robust.rehearsal"]
    os.execvp(command[0], [*command, *sys.argv[1:]])


def main() -> int:
    """Rehearse, and print where the log is and what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=Path("rehearsal"), help="folder for the log")
    parser.add_argument("--entries", type=int, default=sys.maxsize, help="only so many of each")
    parser.add_argument("--deeds", type=int, default=60, help="of the nervous lecturer")
    parser.add_argument("--seed", type=int, default=1, help="of the nervous lecturer")
    parser.add_argument("--whole", action="store_true", help="with runs that take minutes")
    options = parser.parse_args()
    _on_virtual_screen()
    out = options.out.absolute()
    shutil.rmtree(out / "pictures", ignore_errors=True)
    (out / "pictures").mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="gradsim-rehearsal-") as home:
        for name in ("GRADSIM_CACHE", "GRADSIM_STATE"):
            os.environ[name] = str(Path(home) / name)
        from tests.robust import lecturers  # Qt, once the platform is chosen

        with open(out / "log.txt", "w", encoding="utf-8") as log:
            hall = lecturers.Hall(log, out / "pictures", SCREENS, SIZE)
            failure: Exception | None = None
            start = time.perf_counter()
            try:
                hall.open(options.entries, whole=options.whole)
                lecturers.one_key(hall)
                lecturers.Nervous(hall, random.Random(options.seed)).give(options.deeds)
                lecturers.two_screens(hall)
                hall.close()
            except Exception as error:
                failure = error
                log.write("".join(traceback.format_exception(error)))
        print(
            f"{hall.looks} looks at the audience’s screen in {time.perf_counter() - start:.0f} s, "
            f"{os.environ['QT_QPA_PLATFORM']}: {out / 'log.txt'}"
        )
        if failure is not None:
            print("".join(traceback.format_exception(failure)))
        sys.stdout.flush()
    os._exit(1 if failure else 0)  # a failed window may not be fit to be taken apart


if __name__ == "__main__":
    sys.exit(main())
