"""The table of settings in the documentation has the lecture's defaults."""

import pytest

from gradsim.core.experiment import Experiment
from gradsim.core.schema import settings_table


@pytest.mark.parametrize(
    ("experiment", "defaults"),
    [
        (
            "single-neuron",
            {
                "inputs": "[[1.0]]",
                "targets": "[0.0]",
                "weights": "[0.6]",
                "bias": "0.9",
                "learning_rate": "0.15",
                "epochs": "300",
                "cost": '"quadratic"',
                "activation": '"sigmoid"',
            },
        ),
        (
            "layer-speed",
            {
                "hidden_layers": "[30, 30]",
                "images": "1000",
                "mini_batch": "null",
                "activation": '"sigmoid"',
                "cost": '"cross-entropy"',
                "initializer": '"scaled-gaussian"',
                "learning_rate": "0.1",
                "regularization": "5.0",
                "epochs": "500",
                "seed": "0",
                "networks": "1",
                "output_bias": "null",
            },
        ),
    ],
)
def test_the_table_has_the_lectures_defaults(experiment, defaults):
    lines = settings_table(Experiment.registry[experiment]).splitlines()
    for name, default in defaults.items():
        row = [line for line in lines if line.startswith(f"| `{name}`")]
        assert len(row) == 1
        assert f"| `{default}` |" in row[0]
