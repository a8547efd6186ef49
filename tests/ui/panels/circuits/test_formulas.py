"""The formulas below the circuits, at the end of a walk through the table."""

from tests.ui.panels.test_overlaps import texts


def test_the_formulas_count_the_right_rows_of_the_whole_table(open_window, monkeypatch):
    """As soon as all rows have been walked through, not those of an earlier step."""
    opened = open_window("circuit-two-layers")
    opened.run_to_end()
    opened.window.panel.open_views(("band",), ())
    opened.settle()
    counts = [ink.text for ink in texts(opened.window, monkeypatch) if " of 16" in ink.text]
    assert counts == ["16 of 16"]
