"""docs/settings.md is what the settings say of themselves; run this file to refresh it."""

from pathlib import Path

import pytest

from gradsim.core.experiment import Experiment
from gradsim.core.schema import settings_table

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"
REFRESH = "python tests/core/test_settings_page.py"


def page() -> str:
    """Return the page as it should be."""
    parts = [
        "# Settings",
        "For experiment files, `gradsim run … --set NAME=JSON` and the forms of the window. "
        "The defaults are the lecture's.",
    ]
    for name, kind in Experiment.registry.items():
        parts += [f"## `{name}`", settings_table(kind).rstrip()]
    return "\n\n".join(parts) + "\n"


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), f"refresh {PAGE.name}: {REFRESH}"


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
def test_the_page_has_the_lectures_defaults(experiment, defaults):
    section = PAGE.read_text(encoding="utf-8").partition(f"## `{experiment}`\n")[2]
    lines = section.partition("\n## ")[0].splitlines()
    for name, default in defaults.items():
        row = [line for line in lines if line.startswith(f"| `{name}`")]
        assert len(row) == 1
        assert f"| `{default}` |" in row[0]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
