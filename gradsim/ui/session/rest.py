"""How long the window rests after a frame, for its input and for the run."""

from gradsim.ui.session.worker import DISPLAY_RATE

LEAST = 0.002  # seconds for input after a frame, at least
# After a longer frame the rest is this share of the time that it took: at an easy pace, where
# frames of 14 ms may come 60 times a second; and at a fast one, where the run needs the rest: it
# has waited for the frame.
SHARE, SHARE_FAST = 0.2, 0.75
# A rest keeps no picture from coming as often as the display shows one, unless it is shorter than a
# third of the time that the frame took: planes of 10 to 12 ms came 42 to 48 times a second.
LEAST_SHARE = 1 / 3


def rest_after(took: float, share: float) -> float:
    """Return how long the window rests after a frame, in seconds.

    Parameters
    ----------
    took : float
        What the frame took.
    share : float
        The share of it that the rest may have.
    """
    return max(LEAST, min(share * took, max(1 / DISPLAY_RATE - took, LEAST_SHARE * took)))
