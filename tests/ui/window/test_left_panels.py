"""A run that is kept nowhere on purpose is gone once another demonstration is shown."""

import gc
import weakref

import pytest
from PySide6.QtGui import QPixmap

from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.subjects import subject_of
from gradsim.ui import view
from gradsim.ui.layer import Layer
from gradsim.ui.session import left_runs


def others(preset):
    """One demonstration of another panel, and one of the same, where there are two."""
    name = subject_of(preset.experiment).name
    names = {each: subject_of(each.experiment).name for each in PRESETS}
    elsewhere = [each for each in PRESETS if names[each] != name]
    beside = [each for each in PRESETS if names[each] == name and each != preset]
    return [elsewhere[0], *beside[-1:]]


def left(opened, preset, following):
    """Run a demonstration for some epochs, open the one that follows; return the run."""
    opened.session.open_preset(preset)
    opened.ready()
    if opened.session.last_epoch > 1:
        opened.step(2)
    opened.settle()
    run = weakref.ref(opened.session.recording)
    opened.session.open_preset(following)
    opened.ready()
    return run


def is_gone(run):
    gc.collect()
    return run() is None


KINDS = {type(preset.experiment): preset.name for preset in PRESETS}  # one of each
PICTURES = ("neuron-cost-surface", "neuron-xor")  # views that keep something of a run themselves


@pytest.mark.parametrize("name", sorted({*KINDS.values(), *PICTURES}))
def test_a_run_that_is_not_kept_is_gone_with_its_demonstration(reopen_window, monkeypatch, name):
    """What drew it is only hidden, and drew ten million epochs until it was opened again."""
    monkeypatch.setattr(left_runs, "MOST_LEFT", 0)
    preset = find_preset(name)
    opened = reopen_window(preset)
    for following in others(preset):
        run = left(opened, preset, following)
        opened.until(lambda run=run: is_gone(run))  # once its thread has ended


def test_a_run_that_comes_back_stays_drawn_with_what_was_chosen_in_it(reopen_window):
    opened = reopen_window("neuron-good-start")
    digits = find_preset("digits")
    opened.session.open_preset(digits)
    opened.run_to_end()
    panel = opened.window.panel
    panel.digits.choose(7)
    panel.digits.picked.emit(7)
    chosen, run = panel.digits.chosen, opened.session.recording
    opened.session.open_preset(find_preset("neuron-good-start"))
    opened.ready()
    assert panel._recording is run
    opened.session.open_preset(digits)
    opened.ready()
    assert opened.session.recording is run and panel.digits.chosen == chosen


def test_a_run_that_goes_later_is_taken_from_its_panel_when_the_next_is_opened(
    reopen_window, monkeypatch
):
    """It came back for as long as there was room for it."""
    opened = reopen_window("neuron-good-start")
    run = left(opened, find_preset("network-xor"), find_preset("output-error"))
    assert not is_gone(run)
    monkeypatch.setattr(left_runs, "MOST_LEFT", 0)
    for following in ("chain-vanishing", "neuron-why"):
        left(opened, find_preset("output-error"), find_preset(following))
    opened.until(lambda: is_gone(run))


def pictures_of(part):
    """What a view, or a part of one, keeps of itself as pictures."""
    kept = [*vars(part).values()]
    kept += [each for some in kept if type(some) is list for each in some]
    kept += [each._picture for each in kept if isinstance(each, Layer)]
    return [each for each in kept if isinstance(each, QPixmap) and not each.isNull()]


def picture_at_rest(opened, panel):
    opened.ready()
    opened.until(lambda: not panel.is_computing)
    return panel.network.grab().toImage()


@pytest.mark.parametrize(
    ("name", "keeping"),
    [
        ("network-xor", lambda panel: (panel.network, panel.network._weights, panel.points)),
        ("gradient-bars", lambda panel: (panel.network,)),
    ],
)
def test_views_out_of_sight_keep_no_pictures(reopen_window, monkeypatch, uncovered, name, keeping):
    """At 3840 × 2160 those of these views were 33 MB."""
    monkeypatch.setattr(view, "LINGER", 0)
    opened = reopen_window(name, painted=True)
    panel = opened.window.panel
    before, parts = picture_at_rest(opened, panel), keeping(panel)
    assert any(map(pictures_of, parts))
    opened.session.open_preset(find_preset("neuron-good-start"))
    opened.until(lambda: not any(map(pictures_of, parts)))
    opened.session.open_preset(find_preset(name))
    assert picture_at_rest(opened, panel) == before
