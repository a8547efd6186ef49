"""The command line as a process of its own: pipes, full disks, Ctrl-C, imports.

What says nothing of the start of Python and its imports is forked: `tests/forks.py`.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gradsim.__main__ import threads
from tests import forks

ROOT = Path(__file__).parents[1]
# Started from a background job, a process ignores Ctrl-C: this one never does.
START = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, sys.argv.pop(1))
from gradsim.__main__ import main
sys.exit(main())
"""
LONG = ["run", "neuron-why", "--set", "epochs=10000000"]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and devices of POSIX")


# Says on stdout when Qt is about to be imported, and waits there for the signal: in the midst of
# it, a signal may end Python from within PySide6.
STARTING = """
import os, sys, time

class Starting:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6":
            os.write(1, b"now\\n")
            while True:  # a signal that comes just before a sleep is seen after it
                time.sleep(0.01)

sys.meta_path.insert(0, Starting())
"""
# Sends itself the signal where a module is looked for, or where Qt calls the window.
INTERRUPTED = """
import os, signal, sys

moment, root = sys.argv[1:3]
del sys.argv[1:3]

class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == moment:
            os.kill(os.getpid(), signal.SIGINT)

def shown(*args):
    os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupted())
sys.path.insert(0, root)
if moment == "shown":
    from gradsim.ui.window.main_window import MainWindow
    MainWindow.showEvent = shown
signal.signal(signal.SIGINT, signal.default_int_handler)
from gradsim.__main__ import main
sys.exit(main())
"""
# Says so when rows are recorded, and goes on when its input ends.
RUNNING = """
import os, sys
sys.path.insert(0, sys.argv[1])
from gradsim.core.recording import Recording
extend = Recording.extend

def told(*args):
    os.write(1, b"now\\n")
    os.read(0, 1)
    return extend(*args)

Recording.extend = told
"""


def start(*argv, program=START, nursery=forks.nursery_of_commands, **streams):
    # With buffers, as for users: what is left in them must not fail at the end.
    return nursery().start("-c", program, str(ROOT), *argv, **streams)


def finish(*argv, **streams):
    process = start(*argv, stderr=subprocess.PIPE, **streams)
    out, err = process.communicate()
    return process.returncode, out, err.decode()


def imported_by(*commands):
    """Return which packages are imported after each of the commands, in a process of their own."""
    code = (
        "import json, sys\n"
        "from gradsim.__main__ import main\n"
        "for argv in json.loads(sys.argv[1]):\n"
        "    main(argv)\n"
        "    names = sorted({name.partition('.')[0] for name in sys.modules})\n"
        "    print(f'\\nimported: {json.dumps(names)}')\n"
    )
    command = [sys.executable, "-c", code, json.dumps(commands)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line for line in result.stdout.splitlines() if line.startswith("imported: ")]
    found = [set(json.loads(line.partition(" ")[2])) for line in lines]
    return list(zip(commands, found, strict=True))


def test_no_qt_is_imported_without_a_window():
    for argv, names in imported_by(
        ["list"],
        ["list", "--json"],
        ["run", "neuron-why", "--set", "epochs=2"],
        ["run", "neuron-why", "--csv", "-", "--set", "epochs=2"],
        ["run", "neuron-wy"],
        ["--panel", "circus"],
    ):
        assert not names & {"PySide6", "shiboken6", "pyqtgraph"}, argv
        assert "numpy" in names  # it did look


def test_help_does_not_wait_for_numpy():
    for argv, names in imported_by(["--version"], ["--help"], ["run", "--help"]):
        assert "gradsim" in names and "numpy" not in names, argv


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads as Linux lists them")
@pytest.mark.skipif(threads(["run"]) < 2, reason="one processor has one thread anyway")
@pytest.mark.parametrize(
    ("wish", "threads"),
    [({}, 2), ({"OPENBLAS_NUM_THREADS": "1"}, 1), ({"OMP_NUM_THREADS": "1"}, 1)],
)
def test_matrix_products_have_two_threads_unless_the_user_wants_fewer(wish, threads):
    code = (
        "import os\n"
        "from gradsim.__main__ import main\n"
        "main(['run', 'neuron-why', '--set', 'epochs=2'])\n"
        "print(len(os.listdir('/proc/self/task')))\n"
    )
    environment = {key: value for key, value in os.environ.items() if "NUM_THREADS" not in key}
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**environment, **wish},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(result.stdout.split()[-1]) == threads


@pytest.mark.parametrize(
    ("cores", "arguments", "expected"),
    [
        (1, ["run"], 1),
        (1, [], 1),
        (2, ["run", "neuron-why"], 2),
        (2, [], 1),  # the window keeps a core for itself
        (2, ["neuron-why"], 1),
        (8, ["figure"], 2),
        (8, [], 2),
    ],
)
def test_a_window_keeps_a_core_for_itself(monkeypatch, cores, arguments, expected):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert threads(arguments) == expected


def test_the_module_is_the_program():
    result = subprocess.run(
        [sys.executable, "-m", "gradsim", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0 and result.stdout.startswith("gradsim ")


@posix
@pytest.mark.parametrize("output", [["--csv", "-"], ["--json"]])
def test_a_closed_pipe_ends_it_quietly(output):
    process = start(*LONG, *output, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 128 + signal.SIGPIPE
    assert process.stderr.read() == b""
    process.stderr.close()


@posix
@pytest.mark.parametrize("argv", [["list"], ["run", "neuron-why"], ["--help"]])
def test_a_pipe_closed_before_the_start_ends_it_quietly(argv):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        status, _, err = finish(*argv, stdout=pipe)
    assert (status, err) == (128 + signal.SIGPIPE, "")


@posix
@pytest.mark.parametrize(
    "argv", [["list"], ["--help"], ["run", "neuron-why"], ["run", "neuron-why", "--csv", "-"]]
)
def test_a_full_disk_behind_stdout_is_one_line(argv):
    if not os.path.exists("/dev/full"):
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:
        status, _, err = finish(*argv, stdout=full)
    assert status == 1
    assert err == "gradsim: The output cannot be written: No space left on device\n"


@posix
def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    """The disk is full at 100,000 bytes, of about 40 MB."""
    limited = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # then writing is an error\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
    )
    target = tmp_path / "table.csv"
    target.write_text("old")
    argv = ["run", "neuron-why", "--set", "epochs=300000", "--csv", str(target)]
    status, _, err = finish(*argv, program=limited + START)
    assert (status, err) == (1, f"gradsim: {target} cannot be written: File too large\n")
    assert os.listdir(tmp_path) == ["table.csv"]
    assert target.read_text() == "old"


@posix
def test_ctrl_c_ends_it_with_130_and_leaves_no_file(tmp_path):
    target = tmp_path / "table.csv"
    process = start(*LONG, "--csv", str(target), stderr=subprocess.PIPE)
    while not any(path.stat().st_size for path in tmp_path.iterdir()):  # it is writing
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1] == b"gradsim: stopped\n"
    assert process.returncode == 130
    assert os.listdir(tmp_path) == []


@posix
@pytest.mark.parametrize(
    ("argv", "number"),
    [
        ([], signal.SIGINT),
        ([], signal.SIGTERM),
        (["screenshot", "speed-3-layers", "--out", "window.png"], signal.SIGINT),
        (["figure", "speed-3-layers", "--out", "figure.pdf"], signal.SIGINT),
    ],
    ids=["window", "window, SIGTERM", "screenshot", "figure"],
)
@pytest.mark.parametrize(
    ("telling", "nursery"),
    [(STARTING, forks.nursery_of_commands), (RUNNING, forks.nursery_of_windows)],
    ids=["starts", "runs"],
)
def test_a_signal_ends_what_has_an_event_loop(tmp_path, argv, number, telling, nursery):
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "GRADSIM_STATE": str(tmp_path / "state")
    }  # fmt: skip
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    program = telling + START
    process = start(
        *argv, program=program, nursery=nursery, env=environment, cwd=tmp_path, **streams
    )
    assert process.stdout.readline() == b"now\n"
    process.send_signal(number)
    _, err = process.communicate()
    # a request to end that comes before there is a window ends it as it ends any program
    expected = (143, -15) if number == signal.SIGTERM else (130,)
    assert process.returncode in expected
    assert err in (b"", b"gradsim: stopped\n")
    assert not [path for path in tmp_path.rglob("*.p*") if path.is_file()]


@posix
@pytest.mark.parametrize(
    ("moment", "argv"),
    [
        ("gradsim.cli.window", []),
        ("shown", []),
        # from within NumPy's C, which says that it is not installed as it should be
        ("datetime", ["list"]),
        ("datetime", ["run", "neuron-why"]),
        ("datetime", ["figure", "neuron-why"]),
        ("datetime", ["install-desktop"]),
    ],
)
def test_a_signal_while_it_starts_ends_it_without_a_traceback(tmp_path, moment, argv):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "GRADSIM_STATE": str(tmp_path / "state"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    command = [sys.executable, "-c", INTERRUPTED, moment, str(ROOT), *argv]
    done = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"gradsim: stopped\n")


def test_hardly_anything_is_imported_before_ctrl_c_is_caught():
    code = (
        "import sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "import gradsim.stopping\n"
        "print(*sys.modules)\n"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = set(result.stdout.split())
    assert "gradsim.version" in imported
    assert not imported & {"argparse", "contextlib", "re", "threading", "typing"}


@posix
def test_a_signal_ends_what_has_nobody_left_to_tell(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", INTERRUPTED, "gradsim.cli.window", str(ROOT)]
    done = subprocess.run(
        command, env=environment, cwd=tmp_path, stderr=writer, timeout=60, check=False
    )
    os.close(writer)
    assert done.returncode == 130


@posix
def test_a_device_is_written_to_and_stays_one():
    assert finish("run", "neuron-why", "--csv", os.devnull)[::2] == (0, "")
    assert not os.path.isfile(os.devnull)


@posix
def test_without_stdout_it_says_so():
    command = f'"{sys.executable}" -m gradsim run neuron-why --csv - >&-'
    result = subprocess.run(
        command, shell=True, cwd=ROOT, stderr=subprocess.PIPE, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stderr == "gradsim: there is no standard output to write to\n"


def test_a_terminal_without_unicode_gets_a_line_all_the_same():
    result = subprocess.run(
        [sys.executable, "-m", "gradsim", "neuron-wy"],
        env={**os.environ, "PYTHONIOENCODING": "ascii:strict"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "neuron-wy? is no demonstration" in result.stderr


def on_a_terminal(*argv, program=START):
    """Run with stderr on a terminal; return its exit status and what the terminal showed."""
    import pty

    leader, follower = pty.openpty()
    try:
        process = start(*argv, program=program, stdout=subprocess.DEVNULL, stderr=follower)
        os.close(follower)
        shown = b""
        with contextlib.suppress(OSError):  # EIO: the other end is closed
            while piece := os.read(leader, 4096):
                shown += piece
        return process.wait(), shown.decode()
    finally:
        os.close(leader)


@posix
def test_a_terminal_shows_a_progress_bar_and_wipes_it():
    hurried = (  # it is drawn every tenth of a second
        "import time\nclock = time.monotonic\ntime.monotonic = lambda: 100 * clock()\n"
    )
    argv = ["run", "neuron-why", "--set", "epochs=50000"]
    status, shown = on_a_terminal(*argv, program=hurried + START)
    assert status == 0
    assert "[#" in shown and " of 50,000" in shown
    assert shown.endswith(" \r") and "\n" not in shown


@posix
def test_a_short_run_shows_no_bar():
    assert on_a_terminal("run", "neuron-why") == (0, "")


@posix
def test_a_figure_is_made_for_a_user_without_a_home(tmp_path):
    """As a container runs as a user that its system does not know."""
    unknown = "import os, pwd\nos.environ.pop('HOME')\npwd.getpwuid = {}.__getitem__\n"
    environment = {**os.environ, "HOME": "/", "QT_QPA_PLATFORM": "offscreen"}
    for name in ("GRADSIM_CACHE", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    process = start(
        *("figure", "neuron-why", "--out", str(tmp_path / "a.png")),
        program=unknown + START,
        nursery=forks.nursery_of_windows,
        env=environment,
        stderr=subprocess.PIPE,
    )
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
