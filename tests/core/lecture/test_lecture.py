"""Lectures as files: the built-in one is complete, others are read with care."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradsim.core.chain.experiment import Chain
from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture
from gradsim.core.lecture.lecture_file import (
    LARGEST_LECTURE,
    LONGEST_TEXT,
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
            find_preset("neuron-good-start").with_settings(SingleNeuron(weights=(3.5,), epochs=20)),
            name="own-2",
            title="Mine",
            caption="It falls at once.",
            views=("cost",),
            epoch=7,
            pace=5.0,
        ),
        passage="see the board",
        notes="ask first",
        minutes=4.5,
        predict=True,
    )
    lecture = Lecture("Mine", (built_in_lecture().entries[0], own), 45.0)
    assert lecture_from_json(lecture_to_json(lecture)) == lecture
    assert lecture_from_json(lecture_to_json(built_in_lecture())) == built_in_lecture()


def test_what_was_said_of_other_settings_is_not_said_of_these():
    """An entry with settings of its own has the demonstration's question, and no answer of it."""
    written = {"experiment": "single-neuron", "settings": {"weights": [3.5]}}
    preset = lecture_from_json(text_of(entries=[written])).entries[0].preset
    assert preset.question and preset.title
    assert not any((preset.subtitle, preset.caption, preset.key_figure, preset.claim))
    written["caption"] = "It starts far off."
    own = lecture_from_json(text_of(entries=[written])).entries[0].preset
    assert (own.caption, own.claim) == ("It starts far off.", None)


def test_entries_share_evenly_what_those_with_minutes_of_their_own_leave():
    entries = [{"preset": "digits", "minutes": 10}, *[{"preset": "digits"}] * 4]
    assert lecture_from_json(text_of(entries=entries, minutes=30)).plan == (10, 5, 5, 5, 5)
    assert lecture_from_json(text_of(entries=entries, minutes=12)).plan == (10, 1, 1, 1, 1)
    assert lecture_from_json(text_of(entries=entries[1:], minutes=2)).plan == (0.5,) * 4
    assert json.loads(lecture_to_json(lecture_from_json(text_of(entries=entries))))["lecture"][
        "entries"
    ] == [{"preset": "digits", "minutes": 10.0}, *entries[1:]]


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
        ('{"lecture": {"entries": []}}', "gradsim is None; it must be the version"),
        ('{"gradsim": 9, "lecture": {}}', "a newer gradsim is needed"),
        ('{"gradsim": 1, "lecture": 3}', "lecture must be an object"),
        (text_of(entries=[]), "a list of 1 to 500"),
        (text_of(entries=[{"preset": "digits"}] * 501), "a list of 1 to 500"),
        (text_of(minutes=0), "minutes is 0; it must be a number from 1 to 1440"),
        (text_of(title=5), "title is 5; it must be a text"),
        (text_of(entries=["digits"]), "entry 1: an entry must be an object"),
        (text_of(entries=[{}]), "entry 1: an entry has either a preset or an experiment"),
        (text_of(entries=[{"preset": "nowhere"}]), "entry 1: there is no demonstration 'nowhere'"),
        (text_of(entries=[{"experiment": "orbit"}]), "entry 1: there is no experiment 'orbit'"),
        (text_of(entries=[{"preset": "digits", "settings": {}}]), "settings belong to"),
        (text_of(entries=[{"experiment": "chain", "settings": 4}]), "settings must be an object"),
        (text_of(entries=[{"preset": "digits", "epoch": 31}]), "epoch is 31; it must be"),
        (text_of(entries=[{"preset": "digits", "epoch": 1.5}]), "a whole number"),
        (text_of(entries=[{"preset": "digits", "pace": -1}]), "pace is -1"),
        (text_of(entries=[{"preset": "digits", "minutes": 1441}]), "minutes is 1441"),
        (text_of(entries=[{"preset": "digits", "predict": "yes"}]), "must be true or false"),
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


# ----- a lecture survives a part

FROM_ELSEWHERE = {
    "gradsim": 1,
    "comment": "made for the winter term",
    "lecture": {
        "title": "Two hours",
        "room": 205,
        "entries": [
            {"preset": "neuron-of-the-future", "question": "What then?"},
            {"preset": "neuron-why", "colour": "red", "epoch": 3},
            {
                "experiment": "chain",
                "settings": {"weights": [2.0, 3.0], "biases": [0, 0], "spin": 1},
            },
            {"preset": "digits", "epoch": 99},
            {"preset": "chain-vanishing", "views": ["hologram", "chain"], "side": ["hologram"]},
        ],
    },
}
WHAT = (
    "The unknown 'comment' is left out.",
    "The unknown 'room' is left out.",
    "Entry 1 is left out: there is no demonstration 'neuron-of-the-future'.",
    "Of entry 2 the unknown 'colour' is left out.",
    "Of entry 3 the unknown 'spin' is left out.",
    "Entry 4 is left out: epoch is 99; it must be a number from 0 to 30.",
    "Of entry 5 the unknown 'hologram' is left out.",
    "Of entry 5 the unknown 'hologram' is left out.",
)


def test_what_is_unknown_is_left_out_with_a_notice_that_names_it():
    lecture = lecture_from_json(json.dumps(FROM_ELSEWHERE))
    assert tuple(map(str, lecture.notices)) == WHAT
    why, chain, vanishing = (entry.preset for entry in lecture.entries)
    assert (why.name, why.epoch) == ("neuron-why", 3)
    assert chain.experiment == Chain(weights=(2.0, 3.0), biases=(0.0, 0.0))
    assert (vanishing.views, vanishing.side) == (("chain",), find_preset("chain-vanishing").side)


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        (["next-page"], find_preset("chain-vanishing").views),
        (["next-page", "next-page", "product"], ("product",)),
        (["product", "next-page", "chain"], ("product", "next-page", "chain")),
        ([], ()),
    ],
)
def test_a_lecture_turns_no_page_before_the_first_view(given, opened):
    entries = [{"preset": "chain-vanishing", "views": given}]
    lecture = lecture_from_json(text_of(entries=entries))
    assert (lecture.entries[0].preset.views, lecture.notices) == (opened, ())


def test_one_unknown_entry_leaves_the_others():
    entries = [{"preset": "neuron-good-start"}, {"preset": "no-such"}, {"preset": "digits"}]
    lecture = lecture_from_json(text_of(entries=entries))
    assert [entry.preset.name for entry in lecture.entries] == ["neuron-good-start", "digits"]
    (notice,) = lecture.notices
    assert str(notice) == "Entry 2 is left out: there is no demonstration 'no-such'."


def test_saving_keeps_what_was_not_understood():
    lecture = lecture_from_json(json.dumps(FROM_ELSEWHERE))
    saved = json.loads(lecture_to_json(lecture))
    body, given = saved["lecture"], FROM_ELSEWHERE["lecture"]
    assert saved["comment"] == FROM_ELSEWHERE["comment"]
    assert body["room"] == 205
    assert [body["entries"][place] for place in (0, 3)] == [
        given["entries"][place] for place in (0, 3)
    ]
    assert body["entries"][1] == given["entries"][1]
    assert body["entries"][2]["settings"]["spin"] == 1
    assert body["entries"][4]["views"] == ["chain", "hologram"]
    again = lecture_from_json(lecture_to_json(lecture))
    assert again == lecture
    assert sorted(map(str, again.notices)) == sorted(map(str, lecture.notices))


def test_an_edited_lecture_keeps_it_too():
    lecture = lecture_from_json(json.dumps(FROM_ELSEWHERE))
    shorter = replace(lecture, entries=lecture.entries[:1], title="One hour")
    body = json.loads(lecture_to_json(shorter))["lecture"]
    assert [entry.get("preset") for entry in body["entries"]] == [
        "neuron-of-the-future",
        "neuron-why",
        "digits",
    ]


@pytest.mark.parametrize("strange", ["1e999", '"\\ud800"', "[" * 300 + "]" * 300, "9" * 900])
def test_what_is_kept_never_keeps_a_lecture_from_being_saved(strange):
    text = '{"gradsim":1,"new":%s,"lecture":{"new":%s,"entries":[{"preset":"digits","new":%s},%s]}}'
    lecture = lecture_from_json(text % ((strange,) * 4))
    assert len(lecture.notices) == 4
    saved = lecture_to_json(lecture).encode()
    assert [entry.preset.name for entry in lecture_from_json(saved.decode()).entries] == ["digits"]


def test_very_many_notices_are_counted():
    entries = [{"preset": "digits"}, *[{"preset": "none"}] * 300]
    notices = lecture_from_json(text_of(entries=entries)).notices
    assert (len(notices), str(notices[-1])) == (51, "250 more were left out.")


SHORT = lecture_to_json(Lecture("short", built_in_lecture().entries[:2]))


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_lecture_is_read_or_is_a_sentence(data):
    start = data.draw(st.integers(0, len(SHORT)))
    stop = data.draw(st.integers(start, min(start + 40, len(SHORT))))
    damaged = SHORT[:start] + data.draw(st.text(max_size=10)) + SHORT[stop:]
    try:
        lecture = lecture_from_json(damaged)
        assert all(isinstance(entry.preset, Preset) for entry in lecture.entries)
        assert lecture_from_json(lecture_to_json(lecture)) == lecture
    except ValueError as error:
        assert str(error)
