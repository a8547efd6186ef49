"""Run the parts named on the command line, or all: one table of ratios with their targets."""

import subprocess
import sys

PARTS = {
    "start": "from the start of the process to a window that can be used",
    "core": "networks, neuron, surface, chains, circuits",
    "window": "frames and stalls while runs go on at full speed",
    "memory": "bytes of an epoch, of ten million, and of windows that are closed",
    "steps": "the next demonstration, another theme, a drag, a step of a circuit",
}


def main() -> int:
    wanted = sys.argv[1:] or list(PARTS)
    unknown = set(wanted) - set(PARTS)
    if unknown:
        print(f"no part {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
        return 2
    for part in wanted:
        print(f"\n{part}: {PARTS[part]}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{part}"], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
