"""What the C library keeps of the memory that a window has given back.

By itself glibc gives every thread an arena of its own, up to eight for each core, and once large
blocks have come and gone it keeps up to 64 MB of free memory in each. A window that was treated
for minutes, with runs in threads, so took 400 MB where 75 were in use; with these bounds it takes
290, and stays there.

What is free in between what is in use it keeps all the same, 150 to 450 MB of a window that was
treated for minutes; the collector of garbage gives that back, too.
"""

import ctypes
import sys
from collections.abc import Callable

# The numbers of malloc.h, which are part of the system's binary interface, and the bounds. Blocks
# as large as a picture of the screen still come from an arena: to map each again would take longer.
_BOUNDS = {
    "M_ARENA_MAX": (-8, 2),
    "M_TRIM_THRESHOLD": (-1, 16 << 20),
    "M_MMAP_THRESHOLD": (-3, 32 << 20),
}


def bound_free_memory() -> bool:
    """Let the process keep less free memory; return whether its C library can.

    It holds for arenas that are made from now on, so it is asked for before threads are started.
    """
    mallopt = _of_the_library("mallopt")
    return mallopt is not None and all(
        mallopt(parameter, bound) == 1 for parameter, bound in _BOUNDS.values()
    )


def give_back_free_memory() -> bool:
    """Give every page back that holds nothing; return whether the C library can.

    That takes 2 to 5 ms for 30 to 80 MB, 0.1 ms where there is nothing; the next frame takes 1 ms
    more, as it gets its pages again.
    """
    trim = _of_the_library("malloc_trim")
    return trim is not None and trim(0) >= 0


def _of_the_library(name: str) -> Callable[..., int] | None:
    """Return a function of the C library, None where it lacks it, as musl does."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
