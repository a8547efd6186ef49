"""A real browser without a window: Chromium, driven through its two pipes."""

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from tests.patience import PATIENCE

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "Home": 36, "End": 35, "Enter": 13, "Tab": 9}
#: Becomes another program, which reads from 3 and writes to 4.
_CONNECTED = """
import fcntl, os, sys
source, target = (fcntl.fcntl(int(text), fcntl.F_DUPFD, 10) for text in sys.argv[1:3])
os.dup2(source, 3)
os.dup2(target, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def chromium() -> str | None:
    """Where Chromium is, None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


class Browser:
    """A page of Chromium; keeps what it asked the network for, and what went wrong in it."""

    def __init__(self, folder: Path) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._loaded = 0
        self._number = 0
        program = chromium()
        assert program is not None
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()

        self._process = subprocess.Popen(
            [
                sys.executable, "-c", _CONNECTED, str(theirs_in), str(theirs_out),
                program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
                "--disable-background-networking", "--hide-scrollbars",
                f"--user-data-dir={folder}", "about:blank",
            ],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._buffer = b""
        self._session = ""
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        attached = self.do("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for part in ("Page", "Network", "Runtime", "Log"):
            self.do(f"{part}.enable")

    def __enter__(self) -> "Browser":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(OSError, EOFError, subprocess.TimeoutExpired):
            self._session = ""
            self.do("Browser.close")
            self._process.wait(20)
        os.close(self._out)
        os.close(self._in)
        self._process.kill()
        self._process.wait()

    def do(self, method: str, **parameters: object) -> dict:
        """Call a method of the DevTools protocol; return its result."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def _read(self) -> dict:
        while b"\0" not in self._buffer:
            more = os.read(self._in, 1 << 20)
            if not more:
                raise EOFError("the browser has ended")
            self._buffer += more
        line, self._buffer = self._buffer.split(b"\0", 1)
        answer = json.loads(line)
        method, told = answer.get("method", ""), answer.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(told["request"]["url"])
        elif method == "Page.loadEventFired":
            self._loaded += 1
        elif method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(told["exceptionDetails"]))
        elif method == "Log.entryAdded" and told["entry"]["level"] in ("warning", "error"):
            self.errors.append(told["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and told["type"] in ("warning", "error"):
            self.errors.append(json.dumps(told["args"]))
        return answer

    def open(self, path: Path, place: str = "") -> None:
        """Open a file, and wait until it is loaded."""
        for address in ("about:blank", path.absolute().as_uri() + place):
            loaded = self._loaded
            self.do("Page.navigate", url=address)
            while self._loaded == loaded:
                self._read()

    def run(self, script: str) -> object:
        """Return what a script of the page, which may wait, results in."""
        result = self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait_for(self, condition: str) -> None:
        """Wait until something is true in the page."""
        self.run(
            f"new Promise((done, fail) => {{ setTimeout(() => fail('late'), {PATIENCE}); "
            "const look = () => "
            f"({condition}) ? done() : setTimeout(look, 20); look(); }})"
        )

    def press(self, key: str) -> None:
        """Press a key."""
        code = KEYS.get(key, ord(key.upper()[0]))
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        for kind in ("keyDown", "keyUp"):
            self.do(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                **({"text": text} if kind == "keyDown" and text else {}),
            )

    def size(self, width: int, height: int = 900) -> None:
        """Make the page so wide, as on a screen of that size."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def picture(self) -> bytes:
        """Return the whole page as PNG."""
        shot = self.do("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """Return what a printer gets, as PDF."""
        return base64.b64decode(self.do("Page.printToPDF", preferCSSPageSize=True)["data"])

    def use_scripts(self, uses: bool) -> None:
        """Let pages that are opened from now on run scripts, or not."""
        self.do("Emulation.setScriptExecutionDisabled", value=not uses)
