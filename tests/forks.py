"""Processes of Python without its start: forked off one that has imported what they need.

Python and the imports of a short command take 0.5 s, those of a window 1.2 s, a fork 0.01 s. What
a test says of the start itself, of imports, or of the environment that these look at needs a
process of its own all the same.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
CAN_FORK = sys.platform == "linux"  # macOS allows it to nobody who has loaded its frameworks

#: Imports what it is told to, then forks for each message: the arguments of Python's own command
#: line, a folder, the environment, and three streams. The child goes on below the loop, and ends
#: as Python does.
_PROGRAM = """
import builtins, gc, importlib, json, os, runpy, socket, sys

gc.disable()  # nothing of what is imported becomes garbage
channel = socket.socket(fileno=int(sys.argv[1]))
for name in sys.argv[2:]:
    importlib.import_module(name)
gc.freeze()
gc.enable()
while True:
    message, streams, *_ = socket.recv_fds(channel, 1 << 20, 3)
    if not message:
        os._exit(0)
    child = os.fork()
    if not child:
        break
    for stream in streams:
        os.close(stream)
    channel.send(str(child).encode())
    _, status = os.waitpid(child, 0)
    channel.send(str(os.waitstatus_to_exitcode(status)).encode())

def main():
    channel.close()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    (kind, *arguments), folder, environment = json.loads(message)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for name, mode in ("stdin", "r"), ("stdout", "w"), ("stderr", "w"):
        old = getattr(sys, name)
        is_line_wise = name == "stderr" or os.isatty(old.fileno())
        new = open(old.fileno(), mode, 1 if is_line_wise else -1, old.encoding, old.errors,
                   closefd=False)
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)
    if kind == "-c":
        code, *arguments = arguments
        sys.argv = [kind, *arguments]
        own, known = globals(), builtins
        own.clear()
        own.update(__name__="__main__", __builtins__=known)
        exec(compile(code, "<string>", "exec"), own)
    elif kind == "-m":
        sys.argv = arguments
        runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = [kind, *arguments]
        runpy.run_path(kind, run_name="__main__")

main()
"""


@contextmanager
def bytecode_shared(folder: Path, original: Path) -> Iterator[None]:
    """Let a copy of a folder of modules have the bytecode of the original, 3 s of work.

    It is found by a link where bytecode does not lie beside its modules, and is copied with them.
    """
    prefix = os.environ.get("PYTHONPYCACHEPREFIX")
    if not prefix:
        yield
        return
    ours, theirs = (Path(prefix, *path.parts[1:]) for path in (folder, original))
    for place in (ours.parent, theirs):
        place.mkdir(parents=True, exist_ok=True)
    ours.symlink_to(theirs)
    try:
        yield
    finally:
        ours.unlink()


class Forked:
    """A process that was forked, with as much of `subprocess.Popen` as is asked for."""

    def __init__(self, channel: socket.socket, **pipes: IO[bytes]) -> None:
        self._channel = channel
        self.stdin, self.stdout, self.stderr = map(pipes.get, ("stdin", "stdout", "stderr"))
        self.pid = int(channel.recv(64))
        self.returncode: int | None = None

    def wait(self) -> int:
        if self.returncode is None:
            self.returncode = int(self._channel.recv(64))
        return self.returncode

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def communicate(self) -> tuple[bytes | None, bytes | None]:
        """Return what it writes; to stderr that may be as much as a pipe holds."""
        if self.stdin:
            self.stdin.close()
        said = [pipe and pipe.read() for pipe in (self.stdout, self.stderr)]
        self.wait()
        self.close()
        return said[0], said[1]

    def close(self) -> None:
        for pipe in filter(None, (self.stdin, self.stdout, self.stderr)):
            pipe.close()


class Nursery:
    """A process that has imported some modules, and is forked: one child after the other.

    Parameters
    ----------
    *modules : str
        What it imports.
    folder : Path
        Where gradsim and tests are imported from.
    options : sequence of str
        Options of Python.
    """

    def __init__(self, *modules: str, folder: Path = ROOT, options: Sequence[str] = ()) -> None:
        self._python = [sys.executable, *options]
        self._path = {"PYTHONPATH": str(folder)}
        self._child: Forked | None = None
        if not CAN_FORK:
            return
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._server = subprocess.Popen(
                [*self._python, "-c", _PROGRAM, str(theirs.fileno()), *modules],
                env=os.environ | self._path,
                cwd=folder,
                pass_fds=[theirs.fileno()],
            )
        atexit.register(self.close)

    def close(self) -> None:
        """End it, and the child that it may still have."""
        if CAN_FORK:
            self._end_child()
            self._channel.close()
            self._server.wait()
            atexit.unregister(self.close)

    def start(
        self, *arguments: str, env: dict[str, str] | None = None, cwd: Path = ROOT, **streams
    ) -> Forked | subprocess.Popen:
        """Start what `python ARGUMENTS` would; they are `-c CODE …`, `-m MODULE …` or `FILE …`."""
        environment = (os.environ if env is None else env) | self._path
        if not CAN_FORK:
            return subprocess.Popen(
                [*self._python, *arguments], env=environment, cwd=cwd, **streams
            )
        self._end_child()
        pipes, theirs = {}, []
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            stream = streams.get(name)
            if stream == subprocess.PIPE:
                reader, writer = os.pipe()
                here, there = (writer, reader) if name == "stdin" else (reader, writer)
                pipes[name] = os.fdopen(here, "wb" if name == "stdin" else "rb")
            elif stream == subprocess.DEVNULL:
                there = os.open(os.devnull, os.O_RDWR)
            else:
                stream = number if stream is None else stream
                there = os.dup(stream if isinstance(stream, int) else stream.fileno())
            theirs.append(there)
        message = json.dumps([arguments, str(cwd), environment]).encode()
        socket.send_fds(self._channel, [message], theirs)
        for there in theirs:
            os.close(there)
        self._child = Forked(self._channel, **pipes)
        return self._child

    def _end_child(self) -> None:
        """End a child that a test has left, when it failed."""
        if self._child and self._child.returncode is None:
            self._child.send_signal(signal.SIGKILL)
            self._child.wait()
            self._child.close()

    def run(self, *arguments: str, **options) -> subprocess.CompletedProcess:
        """Run what `python ARGUMENTS` would; return its status, and its words as texts."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            options = {"stdin": subprocess.DEVNULL, "stdout": out, "stderr": err} | options
            status = self.start(*arguments, **options).wait()
            said = []
            for file in (out, err):
                file.seek(0)
                said.append(file.read().decode())
        return subprocess.CompletedProcess(arguments, status, *said)


@cache
def nursery_of_commands() -> Nursery:
    """A process that has imported what commands without a window need, and no Qt."""
    return Nursery("gradsim.cli.tables", "gradsim.files", "gradsim.tables")


@cache
def nursery_of_windows() -> Nursery:
    """A process that has imported what a window needs, with warnings as errors."""
    return Nursery(
        *("gradsim.cli", "gradsim.tables", "gradsim.ui.application"),
        *("gradsim.ui.window.main_window", "gradsim.ui.export.files"),
        *("gradsim.ui.panels.single_neuron.panel", "gradsim.ui.panels.chain.panel"),
        options=["-W", "error"],
    )
