"""The window of tests/ui, for the tests here that open one."""

import pytest

from tests.ui.conftest import (  # noqa: F401  # fixtures
    _delete_closed_widgets,
    open_window,
    qapp,
)


@pytest.fixture(autouse=True)
def uncovered():
    """Have windows painted at each change: errors of painting are among what is looked for."""
