"""How long the window rests after a frame, for its input and for the run."""

from gradsim.ui.session.worker import DISPLAY_RATE, SLICE

LEAST = 0.002  # seconds for input after a frame, at least
DRAWING = 0.003  # seconds after which a timer is served when a frame is drawn and painted
# After a longer frame the rest is this share of the time that it took: at an easy pace, where
# frames of 14 ms may come 60 times a second; at a fast one, where drawing may take half of the
# time; and where the run waits for it, a third.
SHARE, SHARE_FAST, SHARE_WAITING = 0.2, 1.0, 2.0
# A rest keeps no picture from coming 32 times a second, unless it is shorter than a third of the
# time that the frame took. Not 30, because some rests end late by a millisecond or two.
LEAST_RATE, LEAST_SHARE = 32.0, 1 / 3
# From the end of a rest to the next frame half a slice of the run passes, as a rule, and what a
# thread takes to wake: unless the rest is so much shorter, 30 frames a second are 27.
ON_THE_WAY = SLICE / 2 + 0.0005  # seconds


def rest_after(took: float, share: float) -> float:
    """Return how long the window rests after a frame, in seconds.

    Parameters
    ----------
    took : float
        What the frame took.
    share : float
        The share of it that the rest may have.
    """
    longest = max(1 / LEAST_RATE - ON_THE_WAY - took, LEAST_SHARE * took)
    return max(LEAST, 1 / DISPLAY_RATE - took, min(share * took, longest))
