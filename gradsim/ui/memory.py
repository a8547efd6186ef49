"""What the C library keeps of the memory that a window has given back.

By itself glibc gives every thread an arena of its own, up to eight for each core, and once large
blocks have come and gone it keeps up to 64 MB of free memory in each. A window that was treated
for minutes, with runs in threads, so took 400 MB where 75 were in use; with these bounds it takes
290, and stays there.
"""

import ctypes
import sys

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
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # which musl lacks
    return mallopt is not None and all(
        mallopt(parameter, bound) == 1 for parameter, bound in _BOUNDS.values()
    )
