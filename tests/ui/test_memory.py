"""What glibc keeps of memory that is free, in a process of its own."""

import ctypes
import platform
import subprocess
import sys

import pytest

from gradsim.ui.process.memory import bound_free_memory, give_back_free_memory

glibc_only = pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="other libraries have no arenas to bound"
)

# What both programs measure with, in bytes.
MEASURE = """
import ctypes, os
libc = ctypes.CDLL(None)

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

def touched(size):
    block = libc.malloc(size)
    ctypes.memset(block, 1, size)
    return block
"""

# Blocks of 1 MB between which one of each two stays, so that none of them lies at the end.
HOLES = """
from gradsim.ui.process.memory import bound_free_memory, give_back_free_memory

bound_free_memory()
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]

blocks = [touched(1 << 20) for _ in range(100)]
before = resident()
for block in blocks[::2]:
    libc.free(block)
freed = before - resident()
assert give_back_free_memory()
print(freed / 1e6, (before - resident()) / 1e6)
"""

# Recordings of 1.3 MB between which one of each two stays.
ROWS = """
import numpy as np
from gradsim.core import Recording, SingleNeuron
from gradsim.ui.process.memory import bound_free_memory

bound_free_memory()
rows = np.ones((18_000, Recording(SingleNeuron())._width))

def recorded():
    recording = Recording(SingleNeuron(epochs=len(rows)))
    recording._append(rows)
    return recording

recordings = [recorded() for _ in range(60)]
size, before = recordings[0].nbytes, resident()
recordings[::2] = [None] * 30
print(30 * size / 1e6, (before - resident()) / 1e6)
"""

# Blocks of 1 MB that are freed, after a larger one whose going tells glibc to keep more; then as
# many arenas as malloc_info counts beside some threads that each have asked for memory.
PROGRAM = """
import sys, threading
from gradsim.ui.process.memory import bound_free_memory

if sys.argv[1] == "bound":
    assert bound_free_memory()
libc.malloc.restype = libc.open_memstream.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]
libc.free.argtypes = libc.fclose.argtypes = [ctypes.c_void_p]
libc.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]

libc.free(touched(31 << 20))
before = resident()
for block in [touched(1 << 20) for _ in range(50)]:
    libc.free(block)
kept = resident() - before

asked, leave = threading.Barrier(7), threading.Event()
def ask():
    libc.free(libc.malloc(1000))
    asked.wait()
    leave.wait()

for _ in range(6):
    threading.Thread(target=ask).start()
asked.wait()
text, size = ctypes.c_char_p(), ctypes.c_size_t()
stream = libc.open_memstream(ctypes.byref(text), ctypes.byref(size))
libc.malloc_info(0, stream)
libc.fclose(stream)
leave.set()
print(kept / 1e6, text.value.count(b"<heap nr="))
"""


@glibc_only
def test_what_is_free_in_between_is_given_back_too():
    done = subprocess.run(
        [sys.executable, "-c", MEASURE + HOLES], capture_output=True, text=True, check=True
    )
    by_itself, asked_for = map(float, done.stdout.split())
    assert by_itself < 5 and asked_for > 45


@glibc_only
def test_the_rows_of_a_run_are_given_back_as_soon_as_it_is_dropped():
    done = subprocess.run(
        [sys.executable, "-c", MEASURE + ROWS], capture_output=True, text=True, check=True
    )
    dropped, freed = map(float, done.stdout.split())
    assert dropped > 30 and freed > 0.8 * dropped


def measured(how: str) -> tuple[float, int]:
    """Return the megabytes that are kept of 52, and the arenas of 7 threads."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE + PROGRAM, how], capture_output=True, text=True, check=True
    )
    kept, arenas = done.stdout.split()
    return float(kept), int(arenas)


@glibc_only
def test_little_is_kept_of_what_was_given_back_and_threads_share_two_arenas():
    kept, arenas = measured("bound")
    assert kept < 20 and arenas == 2


@glibc_only
def test_by_itself_the_library_keeps_all_of_it():
    kept, arenas = measured("by itself")
    assert kept > 45 and arenas > 2


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_are_left_alone(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    assert not bound_free_memory() and not give_back_free_memory()


def test_a_library_without_the_bounds_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())  # as musl is
    assert not bound_free_memory() and not give_back_free_memory()
