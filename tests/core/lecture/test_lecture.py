"""Lectures as files: the built-in one is complete, others are read with care."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradsim.core.lecture.lecture import (
    LARGEST_LECTURE,
    LONGEST_TEXT,
    Entry,
    Lecture,
    built_in_lecture,
    is_lecture,
    lecture_from_json,
    lecture_to_json,
)
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.preset import Preset
from gradsim.core.single_neuron.experiment import SingleNeuron


def text_of(**body) -> str:
    return json.dumps({"gradsim": 1, "lecture": {"entries": [{"preset": "digits"}], **body}})


def test_the_built_in_lecture_has_every_demonstration_in_order():
    assert tuple(entry.preset for entry in built_in_lecture().entries) == tuple(PRESETS)
    assert built_in_lecture().minutes == 90


def test_a_lecture_survives_its_file():
    own = Entry(
        replace(
            find_preset("neuron-good-start"),
            name="own-2",
            title="Mine",
            experiment=SingleNeuron(weights=(3.5,), epochs=20),
            views=("cost",),
            epoch=7,
            pace=5.0,
        ),
        passage="see the board",
        notes="ask first",
    )
    lecture = Lecture("Mine", (built_in_lecture().entries[0], own), 45.0)
    assert lecture_from_json(lecture_to_json(lecture)) == lecture
    assert lecture_from_json(lecture_to_json(built_in_lecture())) == built_in_lecture()


def test_a_lecture_file_may_hold_passages_of_its_own():
    entries = [{"preset": "digits", "passage": "see the board"}, {"preset": "digits"}]
    read = lecture_from_json(text_of(entries=entries))
    assert [entry.passage for entry in read.entries] == ["see the board", ""]


def test_texts_that_are_not_given_are_the_demonstrations():
    entry = lecture_from_json(text_of(entries=[{"preset": "digits", "question": "And now?"}]))
    preset = entry.entries[0].preset
    assert preset == replace(find_preset("digits"), question="And now?")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not JSON"),
        ("[]", "a lecture file must be an object"),
        ('{"lecture": {"entries": []}}', "gradsim is None; it must be a whole number"),
        ('{"gradsim": 9, "lecture": {}}', "a newer gradsim is needed"),
        ('{"gradsim": 1, "lecture": 3}', "lecture must be an object"),
        (text_of(entries=[]), "a list of 1 to 500"),
        (text_of(entries=[{"preset": "digits"}] * 501), "a list of 1 to 500"),
        (text_of(color="red"), "unknown key 'color' in lecture"),
        (text_of(minutes=0), "minutes is 0; it must be a number from 1 to 1440"),
        (text_of(title=5), "title is 5; it must be a text"),
        (text_of(entries=["digits"]), "entry 1: an entry must be an object"),
        (text_of(entries=[{}]), "entry 1: an entry has either a preset or an experiment"),
        (text_of(entries=[{"preset": "nowhere"}]), "entry 1: the name of a demonstration"),
        (text_of(entries=[{"preset": "digits", "settings": {}}]), "settings belong to"),
        (text_of(entries=[{"experiment": "chain", "settings": {"w": 1}}]), "name of a setting"),
        (text_of(entries=[{"experiment": "chain", "settings": 4}]), "settings must be an object"),
        (text_of(entries=[{"preset": "digits", "epoch": 31}]), "epoch is 31; it must be"),
        (text_of(entries=[{"preset": "digits", "epoch": 1.5}]), "a whole number"),
        (text_of(entries=[{"preset": "digits", "pace": -1}]), "pace is -1"),
        (text_of(entries=[{"preset": "digits", "views": "all"}]), "a list of"),
        (text_of(entries=[{"preset": "digits", "views": [1]}]), "a list of names of views"),
        (text_of(entries=[{"preset": "digits", "notes": "x" * (LONGEST_TEXT + 1)}]), "a text"),
        (" " * (LARGEST_LECTURE + 1), "at most 2,000,000 characters"),
    ],
)
def test_a_file_that_is_no_lecture_is_a_sentence(text, sentence):
    with pytest.raises(ValueError, match=r"(?s).+") as caught:
        lecture_from_json(text)
    assert sentence in str(caught.value)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_a_damaged_lecture_is_read_or_is_a_sentence(data):
    text = lecture_to_json(Lecture("short", built_in_lecture().entries[:2]))
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, min(start + 40, len(text))))
    damaged = text[:start] + data.draw(st.text(max_size=10)) + text[stop:]
    try:
        assert all(isinstance(one.preset, Preset) for one in lecture_from_json(damaged).entries)
    except ValueError as error:
        assert str(error)


def test_a_lecture_is_told_from_an_experiment():
    assert is_lecture(text_of())
    assert not is_lecture('{"gradsim": 1, "experiment": "chain"}')
    assert not is_lecture("lecture")
