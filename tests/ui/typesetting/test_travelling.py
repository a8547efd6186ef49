"""Formulas that travel with the program: as the typesetter lays them out, and none is missing."""

import dataclasses

import pytest

from gradsim.core.lecture.presets import PRESETS
from gradsim.core.subjects import SUBJECTS, subject_of
from gradsim.ui.typesetting import formulas as module
from gradsim.ui.typesetting import outline_cache
from gradsim.ui.typesetting.outline_cache import Outline, TravellingOutlines

OUTLINES = {
    "inline x": Outline("<svg/>", -0.5, -1.0, 2.0, 3.0, 0.25),
    "inline −": Outline("<svg />", 0.5, 1.0, 2.5, 3.5, 0.75),
}
REPAIRS = [("a", "b")]


@pytest.fixture
def file(monkeypatch, tmp_path):
    """Return the file of outlines, another one than the program's."""
    file = tmp_path / "formulas.jsonl"
    monkeypatch.setattr(outline_cache, "FILE", file)
    return file


def test_outlines_that_were_written_are_read(file):
    TravellingOutlines.write(OUTLINES, REPAIRS)
    read = TravellingOutlines(REPAIRS)
    assert {name: read.get(name) for name in read} == OUTLINES
    assert read.get("inline y") is None


def test_outlines_laid_out_with_other_repairs_count_as_none(file):
    TravellingOutlines.write(OUTLINES, REPAIRS)
    assert list(TravellingOutlines([("a", "c")])) == []


def test_without_the_file_formulas_are_laid_out(file):
    assert TravellingOutlines(REPAIRS).get("inline x") is None


def test_travelling_formulas_are_as_the_typesetter_lays_them_out():
    travelling = TravellingOutlines(module._REPAIRS)
    names = list(travelling)
    assert len(names) > 200, "to be made again: scripts/formulas"
    for name in names[::20]:
        style, _, tex = name.partition(" ")
        fresh = module._lay_out(tex, style == "display")
        kept = travelling.get(name)
        # a later typesetter may round otherwise: a hundredth of the letters' size
        assert dataclasses.astuple(kept)[1:] == pytest.approx(
            dataclasses.astuple(fresh)[1:], abs=0.64
        ), f"{name}: to be made again by scripts/formulas"


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_nothing_is_laid_out_for_the_lecture(subject, reopen_window, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(module, "_lay_out", lambda tex, display: asked.append(tex))
    module._outline.cache_clear()  # what other tests have laid out
    own = [preset for preset in PRESETS if subject_of(preset.experiment) is subject]
    opened = reopen_window(own[0], painted=True)
    for preset in own:
        opened.window.session.open_preset(preset)
        opened.ready()
        opened.window.grab()
    module._outline.cache_clear()  # what could not be laid out
    assert asked == [], "to be laid out by scripts/formulas"
