"""A small network on the command line, with points by name and as a list."""

import csv
import io

import pytest

from gradsim.__main__ import main


def table(capsys, *arguments):
    assert main(["run", *arguments, "--csv", "-"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return list(csv.DictReader(io.StringIO(said.out)))


def test_zeros_as_a_table(capsys):
    rows = table(capsys, "network-zeros")
    assert len(rows) == 1001
    for row in (rows[0], rows[-1]):
        assert float(row["cost"]) == pytest.approx(0.6931471805599453, abs=1e-12)
        hidden = [row[f"weight_1_{neuron}_{source}"] for neuron in (1, 2) for source in (1, 2)]
        assert hidden == ["0.0"] * 4 and row["bias_1_1"] == row["bias_1_2"] == "0.0"


@pytest.mark.parametrize("data", ["circles", "[[0, 0, 1], [1, 1, 0], [0.5, 0, 0]]"])
def test_other_points(capsys, data):
    rows = table(capsys, "network-xor", "--set", f"data={data}", "--set", "epochs=5")
    assert len(rows) == 6 and "low_cost" in rows[0]
    assert float(rows[5]["cost"]) < float(rows[0]["cost"])


def test_one_class_is_refused(capsys):
    assert main(["run", "network-xor", "--set", "data=[[0, 0, 1], [1, 1, 1]]", "--csv", "-"]) == 2
    assert "all are of class 1" in capsys.readouterr().err
