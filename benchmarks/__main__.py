"""Run the parts named on the command line, or all: one table of ratios with their targets.

``--record`` writes what is printed to ``docs/benchmarks.md``, with the machine; parts that are
not run keep the results of the last time.
"""

import platform
import re
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

PARTS = {
    "start": "from the start of the process to a window that can be used",
    "core": "networks, neuron, surface, chains, circuits",
    "window": "frames and stalls while runs go on at full speed",
    "figures": "all figures of the lecture",
    "memory": "bytes of an epoch, of ten million, and of windows that are closed",
    "steps": "Page Down, another theme, another zoom, a drag, a step of a circuit",
}
RECORD = Path(__file__).parent.parent / "docs" / "benchmarks.md"
HEAD = """\
# Benchmarks

What `make bench ARGS=--record` printed last. Ratios to references of the same minute count;
absolute times are for orientation. `missed` stands where a target was not reached.
"""
_SECTION = re.compile(r"## (\w+): .*?```\n.*?\n```\n", re.DOTALL)


def machine() -> str:
    """Return what the results were measured on, and when."""
    names = Path("/proc/cpuinfo")
    text = names.read_text(encoding="utf-8") if names.is_file() else ""
    found = re.search(r"model name\s*: (.+)", text)
    processor = found[1] if found else platform.processor()
    cores = text.count("model name") or "?"
    parts = (f"{name} {version(name)}" for name in ("PySide6-Essentials", "pyqtgraph", "NumPy"))
    python = f"Python {platform.python_version()}"
    load = ""
    if sys.platform == "linux":
        load = f"; {Path('/proc/loadavg').read_text(encoding='utf-8').split()[0]} processes at work"
    return f"{date.today()}: {processor}, {cores} cores{load}; {', '.join((python, *parts))}"


def record(results: dict[str, str]) -> None:
    """Write the results, beside those of other parts."""
    old = RECORD.read_text(encoding="utf-8") if RECORD.is_file() else ""
    sections = {match[1]: match[0] for match in _SECTION.finditer(old)}
    for part, printed in results.items():
        sections[part] = f"## {part}: {PARTS[part]}\n\n{machine()}\n\n```\n{printed}\n```\n"
    known = [sections[part] for part in PARTS if part in sections]
    RECORD.write_text("\n".join((HEAD, *known)), encoding="utf-8")


def run(part: str) -> str:
    """Run a part, and return what it has printed."""
    command = [sys.executable, "-m", f"benchmarks.{part}"]
    lines = list[str]()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as child:
        assert child.stdout is not None
        for line in child.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    return "".join(lines).strip("\n")


def main() -> int:
    wanted = sys.argv[1:]
    records = "--record" in wanted
    wanted = [word for word in wanted if word != "--record"] or list(PARTS)
    unknown = set(wanted) - set(PARTS)
    if unknown:
        print(f"no part {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
        return 2
    for part in wanted:
        print(f"\n{part}: {PARTS[part]}", flush=True)
        printed = run(part)
        if records:
            record({part: printed})
    return 0


if __name__ == "__main__":
    sys.exit(main())
