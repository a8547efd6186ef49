"""What could not be loaded of an extension is named in the window."""

from gradsim.core.sentence import Sentence
from gradsim.ui.application import report_left_out


def test_the_window_names_what_was_left_out(open_window, monkeypatch):
    opened = open_window("neuron-good-start")
    failure = Sentence("“{1}” of the extension “{0}” was left out: {2}", ("a", "b:C", "it is red"))
    monkeypatch.setattr("gradsim.ui.application.FAILURES", [failure])
    report_left_out(opened.window)
    assert opened.window.message.text() == "“b:C” of the extension “a” was left out: it is red."
