"""The list of subjects: what it refuses, and what follows from it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from gradsim.core import Experiment, SingleNeuron
from gradsim.core.chain.subject import CHAIN
from gradsim.core.experiment import Row
from gradsim.core.experiment_file import experiment_from_json, experiment_to_json
from gradsim.core.lecture.lecture import built_in_lecture, passage_of
from gradsim.core.lecture.order import in_order
from gradsim.core.lecture.presets import PRESETS, find_preset, first_preset, preset_for
from gradsim.core.preset import VANISHING, Preset
from gradsim.core.settings import setting
from gradsim.core.subject import MissingPiece, Subject
from gradsim.core.subjects import (
    SUBJECTS,
    find_subject,
    register,
    subject_of,
    unregister,
)


@dataclass(frozen=True)
class Halving(Experiment):
    """A number that halves in every epoch."""

    name = "halving"
    columns = ("value",)

    epochs: int = setting(8, label="Epochs", minimum=1, maximum=100, help="How often it halves.")

    def run(self) -> Iterator[Row]:
        for epoch in range(self.epochs + 1):
            yield (0.5**epoch,)


DEMONSTRATION = Preset(
    "halving-by-hand",
    "H1",
    "Halving",
    "How soon is it gone?",
    "A number is halved again and again.",
    "Never.",
    VANISHING,
    Halving(),
    views=("curve",),
    side=(),
)
HALVING = Subject(
    "halving", "Halving numbers", "chain", (Halving,), "nowhere:Panel", (DEMONSTRATION,)
)


@pytest.fixture
def halving():
    """The subject, registered for a test."""
    register(HALVING)
    yield HALVING
    unregister(HALVING)


def test_a_subject_brings_its_experiments_and_demonstrations(halving):
    assert SUBJECTS[-1] is subject_of(Halving()) is find_subject("halving") is halving
    assert find_preset("halving-by-hand") is first_preset("halving") is DEMONSTRATION
    assert preset_for(Halving(epochs=3)) == DEMONSTRATION
    assert experiment_from_json(experiment_to_json(Halving(epochs=3))) == Halving(epochs=3)
    assert [entry.preset for entry in built_in_lecture().entries] == list(PRESETS)
    assert DEMONSTRATION in PRESETS


def test_a_subject_that_is_taken_away_leaves_nothing(halving):
    unregister(halving)
    try:
        assert halving not in SUBJECTS and DEMONSTRATION not in PRESETS
        assert "halving" not in Experiment.registry
        with pytest.raises(ValueError, match="“halving” is no panel; panels are single-neuron, a"):
            find_subject("halving")
        with pytest.raises(ValueError, match="no subject has the experiment “Halving”"):
            subject_of(Halving())
    finally:
        register(halving)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "chain"}, "two subjects of the name “chain”"),
        ({"demonstrations": (DEMONSTRATION, DEMONSTRATION)}, "two demonstrations of the name"),
        (
            {"demonstrations": (replace(DEMONSTRATION, name="digits"),)},
            "two demonstrations of the name “digits”",
        ),
    ],
)
def test_a_name_that_is_taken_is_refused(change, sentence):
    before = list(SUBJECTS), dict(Experiment.registry)
    with pytest.raises(ValueError, match=sentence):
        register(replace(HALVING, **change))
    assert (list(SUBJECTS), dict(Experiment.registry)) == before


def test_an_experiment_without_a_demonstration_is_named():
    with pytest.raises(
        MissingPiece, match="“halving” has no demonstration of the experiment “single-neuron”"
    ):
        replace(HALVING, experiments=(Halving, SingleNeuron))


def test_a_demonstration_of_another_experiment_is_named():
    stranger = find_preset("digits")
    with pytest.raises(ValueError, match="“digits” of the subject “halving” is of the experiment"):
        replace(HALVING, demonstrations=(DEMONSTRATION, stranger))


def test_a_demonstration_without_a_place_stands_at_its_subject_s_end():
    """What helps stays the lecture's last."""
    added = replace(CHAIN.demonstrations[0], name="added")
    longer = replace(CHAIN, demonstrations=(*CHAIN.demonstrations, added))
    names = [
        preset.name
        for preset in in_order([each for each in SUBJECTS if each is not CHAIN] + [longer])
    ]
    assert names[-3:] == [CHAIN.demonstrations[-1].name, "added", "what-helps"]


def test_a_passage_that_is_missing_is_named_in_the_log(halving, caplog):
    with caplog.at_level(logging.WARNING, "gradsim"):
        assert passage_of(DEMONSTRATION) == ""
    (message,) = caplog.messages
    assert message.startswith("The subject “halving” has no passage of “halving-by-hand”: ")
    assert message.endswith("halving-by-hand.md")


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_a_subject_is_a_folder_of_one_name_and_lacks_nothing(subject, caplog):
    folder = subject.name.replace("-", "_")
    assert {kind.__module__.split(".")[2] for kind in subject.experiments} == {folder}
    assert subject.panel.startswith(f"gradsim.ui.panels.{folder}.panel:")
    place = subject.icon_path
    assert place.is_file(), MissingPiece(subject, "icon", f"there is no file {place}")
    assert all(passage_of(preset) for preset in subject.demonstrations), caplog.messages
