"""The window of tests/ui, for the tests here that open one."""

from tests.ui.conftest import (  # noqa: F401  # fixtures
    _delete_closed_widgets,
    open_window,
    qapp,
)
