"""Files from outside: whatever they hold ends in a sentence, soon, and in little memory."""

import json
import os
import tracemalloc
from contextlib import suppress
from cProfile import Profile
from functools import partial
from itertools import product

import pytest
from hypothesis import HealthCheck, example, given, note, settings, target
from hypothesis import strategies as st

from gradsim import cli
from gradsim.core.experiment import Experiment
from gradsim.core.experiment_file import LARGEST_FILE
from gradsim.core.lecture.lecture_file import lecture_from_json
from gradsim.core.lecture.presets import PRESETS
from gradsim.core.networks.mnist import DataError, load_digits
from gradsim.files import read_experiment, read_start
from tests.robust.damage import ACCIDENTS, TOKENS, after
from tests.robust.readers import (
    IMAGES,
    ITEMS,
    LABELS,
    READERS,
    check_sentence,
    ends_well,
    images,
    labels,
)

MEGABYTES = 60e6  # of memory for a file of at most one
MOST_CALLS = 2_500_000  # of functions for such a file: a few for each of its characters

patient = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("name", READERS)
def test_a_valid_file_is_read(name, tmp_path):
    for content in READERS[name].valid:
        assert ends_well(READERS[name], tmp_path / "folder", content)


@patient
@given(accidents=ACCIDENTS)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(accidents, tmp_path):
    """The files of all readers have the same accidents: to draw them takes most of the time."""
    nearly_right = 0.0
    for name, reader in READERS.items():
        note(name)
        content = after(accidents, reader.valid)
        taken = ends_well(reader, tmp_path / "folder", content)
        nearly_right += len(content) if taken else -len(content)
    # towards files that are nearly right: the longer one, and the one that is taken
    target(nearly_right / 1e6, label="nearly right")


json_value = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(10**400), 10**400)
    | st.floats()
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@patient
@given(values=st.dictionaries(st.integers(0, 99), json_value, min_size=1, max_size=3))
def test_a_setting_of_any_type_is_taken_or_refused(values, tmp_path):
    """Each kind of experiment has the same values, for other settings."""
    for kind, experiment in Experiment.registry.items():
        note(kind)
        names = [*experiment.settings(), "unknown", ""]
        chosen = {names[place % len(names)]: value for place, value in values.items()}
        content = {"gradsim": 1, "experiment": kind, "settings": chosen}
        ends_well(READERS["experiment"], tmp_path / "folder", json.dumps(content).encode())


@patient
@given(content=json_value)
def test_any_json_is_an_experiment_or_a_lecture_or_neither(content, tmp_path):
    for name in ("experiment", "lecture"):
        ends_well(READERS[name], tmp_path / "folder", json.dumps(content).encode())


def within(sentence_of, memory: float | None = MEGABYTES) -> str:
    """Return the sentence of what must be refused, with few calls and in little memory."""
    with Profile() as profile, pytest.raises(ValueError) as caught:  # noqa: PT011 - any sentence
        sentence_of()
    assert sum(entry.callcount for entry in profile.getstats()) < MOST_CALLS
    if memory is not None:
        tracemalloc.start()
        try:
            with suppress(ValueError):
                sentence_of()
            assert tracemalloc.get_traced_memory()[1] < memory
        finally:
            tracemalloc.stop()
    check_sentence(str(caught.value))
    return str(caught.value)


def experiment_with(value: bytes) -> bytes:
    return b'{"gradsim":1,"experiment":"single-neuron","settings":{"weights":%s}}' % value


ROOM = LARGEST_FILE - 200
HUGE = {
    "a list as long as the file": b"[" + b"1," * (ROOM // 2 - 1) + b"1]",
    "a number as long as the file": b"[" + b"9" * ROOM + b"]",
    "an exponent as long as the file": b"[1e" + b"9" * (ROOM - 10) + b"]",
    "lists in lists": b"[" * (ROOM // 2) + b"]" * (ROOM // 2),
    "objects in objects": b'{"a":' * (ROOM // 6) + b"1" + b"}" * (ROOM // 6),
    "as deep as Python goes": b"[" * 960 + b"]" * 960,
    "objects side by side": b"[" + b"{}," * (ROOM // 3 - 2) + b"{}]",
    "keys side by side": b"{" + b",".join(b'"%d":0' % n for n in range(80_000)) + b"}",
    "a text as long as the file": b'"' + b"\\u0000" * (ROOM // 6) + b'"',
    "half of characters": b'"' + b"\\ud800" * (ROOM // 6) + b'"',
    "the same key again": b"{" + b'"a":1,' * (ROOM // 6 - 2) + b'"a":1}',
}


@pytest.mark.parametrize("how", HUGE)
def test_a_file_as_large_as_it_may_be_costs_little(how, tmp_path):
    path = tmp_path / "own.json"
    path.write_bytes(experiment_with(HUGE[how]))
    assert path.stat().st_size <= LARGEST_FILE
    assert str(path) in within(lambda: read_experiment(path))
    remark = b"# gradsim " + path.read_bytes() + b"\nepoch,a\n"
    path.write_bytes(remark)
    within(lambda: read_start(path), memory=None)
    text = '{"gradsim":1,"lecture":{"title":"","entries":[{"title":%s}]}}'
    within(lambda: lecture_from_json(text % HUGE[how].decode()), memory=None)


def test_no_depth_is_too_deep_for_one_step_and_not_for_another(tmp_path):
    """What parses just so must not break in what is done with it afterwards."""
    path = tmp_path / "deep"
    depths, kinds = [*range(300, 340), *range(900, 1000, 3)], [(b"[", b"]"), (b'{"a":', b"}")]
    for depth, (opening, closing) in product(depths, kinds):
        value = opening * depth + b"1" + closing * depth
        path.write_bytes(experiment_with(value))
        within(lambda: read_start(path), memory=None)
        path.write_bytes(b"# gradsim " + experiment_with(value))
        within(lambda: read_start(path), memory=None)
        text = f'{{"gradsim":1,"lecture":{value.decode()}}}'
        within(partial(lecture_from_json, text), memory=None)


def test_a_thousand_million_numbers_are_not_read(tmp_path):
    path = tmp_path / "own.json"
    with open(path, "wb") as file:
        file.write(experiment_with(b"["))
        file.truncate(2_000_000_000)  # a hole, which takes no room on disk
    assert "too large" in within(lambda: read_experiment(path), memory=3e6)


@pytest.mark.parametrize("read", [read_experiment, read_start], ids=lambda read: read.__name__)
@pytest.mark.parametrize("what", ["folder", "device", "endless", "link to itself", "nothing"])
def test_what_is_no_file_is_refused(read, what, tmp_path):
    path = tmp_path / "own.json"
    if what == "folder":
        path.mkdir()
    elif what == "device":
        path.symlink_to("/dev/null")
    elif what == "endless":
        path.symlink_to("/dev/zero")
    elif what == "link to itself":
        path.symlink_to(path)
    assert str(path) in within(lambda: read(path))


@pytest.mark.parametrize("read", [read_experiment, read_start], ids=lambda read: read.__name__)
def test_a_pipe_that_nobody_writes_to_keeps_no_one_waiting(read, tmp_path):
    path = tmp_path / "own.json"
    os.mkfifo(path)
    assert str(path) in within(lambda: read(path))


def test_a_link_to_an_experiment_is_read_as_the_experiment(tmp_path):
    (tmp_path / "own.json").write_bytes(READERS["experiment"].valid[0])
    (tmp_path / "link.json").symlink_to(tmp_path / "own.json")
    assert read_experiment(tmp_path / "link.json") == PRESETS[0].experiment


# ----- data sets


@pytest.mark.parametrize("name", [IMAGES, f"{IMAGES}.gz", LABELS])
@pytest.mark.parametrize("what", ["folder", "pipe", "device"])
def test_a_data_set_with_something_else_in_place_of_a_file_is_refused(name, what, tmp_path):
    if name != LABELS:
        (tmp_path / LABELS).write_bytes(labels())
    else:
        (tmp_path / IMAGES).write_bytes(images())
    path = tmp_path / name
    {
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "device": lambda: path.symlink_to("/dev/zero"),
    }[what]()
    assert "idx format" in within(lambda: load_digits(str(tmp_path), 0, ITEMS))


@pytest.mark.parametrize(
    ("count", "side"), [(2**32 - 1, 28), (0, 28), (ITEMS, 2**32 - 1), (ITEMS, 0), (2**31, 2**31)]
)
def test_a_header_that_promises_too_much_is_refused(count, side, tmp_path):
    content = bytearray(images())
    for place, number in ((4, count), (8, side), (12, side)):
        content[place : place + 4] = number.to_bytes(4, "big")
    (tmp_path / IMAGES).write_bytes(content)
    (tmp_path / LABELS).write_bytes(labels())
    within(lambda: load_digits(str(tmp_path), 0, ITEMS), memory=1e6)


# ----- the command line


@settings(patient, max_examples=60)
@given(data=st.data())
@example(data=None)
def test_set_takes_a_value_or_says_what_is_wrong_in_one_line(data, capsys):
    kind = PRESETS[0].experiment
    if data is None:
        name, text = "weights", "[" * 5000
    else:
        name = data.draw(st.sampled_from([*kind.settings(), "", "a=b", "𝔘", "weights "]))
        text = data.draw(
            st.text(max_size=30)
            | json_value.map(json.dumps)
            | st.sampled_from([token.decode("utf-8", "surrogateescape") for token in TOKENS])
        )
    # few epochs, whatever else is set: what is taken is run
    status = cli.main(
        ["run", PRESETS[0].name, "--set", f"{name}={text}", "--set", "epochs=2", "--csv", "-"]
    )
    said = capsys.readouterr()
    assert status in (0, 1, 2)
    if status:
        *before, line = [line for line in said.err.split("\n") if line]
        assert not before
        check_sentence(line)
        assert line.startswith("gradsim: ")
    else:
        assert said.out.startswith("epoch,")
        assert [line.partition(",")[0] for line in said.out.splitlines()[1:]] == ["0", "1", "2"]


def test_a_refused_data_set_is_the_projects_own_error():
    with pytest.raises(DataError):
        load_digits("no such folder", 0, 1)
