"""What the tests of exports share."""

import pytest


@pytest.fixture
def ended(open_window):
    """A run of the good start that has ended."""
    opened = open_window("neuron-good-start", size=(1440, 900))
    opened.run_to_end()
    return opened
