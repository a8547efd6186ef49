"""Training items are read from any table that people copy or save, and no number is guessed."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gradsim.core import SingleNeuron
from gradsim.core.sentence import Refusal
from gradsim.files import read_start
from gradsim.item_table import Items, read_items

AND = Items(((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)), (0.0, 0.0, 0.0, 1.0))


@pytest.mark.parametrize(
    "text",
    [
        "0\t0\t0\n0\t1\t0\n1\t0\t0\n1\t1\t1",
        "0,0,0\n0,1,0\n1,0,0\n1,1,1\n",
        "x1;x2;y\r\n0;0;0\r\n0;1;0\r\n1;0;0\r\n1;1;1\r\n",
        "0 0 0\n0 1 0\n1 0 0\n1 1 1",
        "0,  0, 0\n0, 1, 0\n1, 0, 0\n1, 1, 1",
        "# a gate\ny,a,b\n0,0,0\n0,0,1\n0,1,0\n1,1,1\n",
        "sep=;\n0;0;0;;\n0;1;0;;\n;;;;\n1;0;0;;\n1;1;1;;\n",
        '"0","0","0"\n"0","1","0"\n"1","0","0"\n"1","1","1"',
    ],
    ids=["copied", "csv", "names", "blanks", "commas and blanks", "target first", "sep", "quoted"],
)
@pytest.mark.parametrize("decimal", [".", ","])
def test_the_same_items_however_they_are_written(text, decimal):
    assert read_items(text, decimal) == AND


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("0.5\t−1.25\t1/2\n1e-3\t2\t1", "."),
        ("0,5\t-1,25\t0,5\n0,001\t2\t1", ","),
        ("0,5;−1,25;0,5\n0,001;2;1", "."),  # what the table itself shows
        ("0.5;-1.25;0.5\n0.001;2;1", ","),
        ('"0,5","-1,25","0,5"\n"0,001","2","1"', "."),
    ],
)
def test_numbers_as_people_and_spreadsheets_write_them(text, decimal):
    assert read_items(text, decimal) == Items(((0.5, -1.25), (0.001, 2.0)), (0.5, 1.0))


@pytest.mark.parametrize(
    ("text", "decimal", "sentence"),
    [
        ("", ".", "the table has no rows"),
        ('"\t', ".", "the table has no rows"),
        ('"";\n', ".", "the table has no rows"),
        ("x1;x2;y", ".", "the table has no rows"),
        ("0;1\n0;1;1", ".", "row 2 has 3 cells; each needs the inputs and the target"),
        ("0\n1\n", ".", "row 1 has 1 cells"),
        ("x1;x2;y\n0;0\n", ".", "row 2 has 2 cells"),
        ("x;y\n0;much", ".", "row 2: 'much' cannot be read as a number"),
        ("0;1,000\n1;2", ".", "row 1: 1,000 can be 1 or 1000: write 1 000 or 1.0"),
        ("0,1\n1,0", ",", "can be one number or two: put tabs or semicolons"),
        ("epoch,cost\n0,0.5\n", ".", "a run that gradsim exported, without the first line"),
        ("0;1e999", ".", "row 1: '1e999' cannot be read"),
        ("0;1\n" * 400_000, ".", "at most 1,000,000 characters"),
    ],
)
def test_what_is_no_table_of_items_is_a_sentence(text, decimal, sentence):
    with pytest.raises(Refusal) as caught:
        read_items(text, decimal)
    assert sentence in str(caught.value)


numbers = st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda x: float(f"{x:.10g}"))


@given(
    data=st.data(),
    width=st.integers(2, 5),
    separator=st.sampled_from("\t;"),
    decimal=st.sampled_from(".,"),
    end=st.sampled_from(["\n", "\r\n"]),
    names=st.booleans(),
)
def test_what_is_written_is_read(data, width, separator, decimal, end, names):
    """With three decimals a number could be thousands: it is written with one more."""
    row = st.lists(numbers, min_size=width, max_size=width)
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    lines = [[f"{number:.11f}".replace(".", decimal) for number in row] for row in rows]
    if names:
        lines.insert(0, [f"x{n + 1}" for n in range(width)])
    items = read_items(end.join(separator.join(line) for line in lines), decimal)
    assert items.targets == pytest.approx([row[-1] for row in rows], abs=1e-9)
    for item, row in zip(items.inputs, rows, strict=True):
        assert item == pytest.approx(row[:-1], abs=1e-9)


@example(text='"\t')
@given(text=st.text(max_size=60) | st.text("0123456789,.;\t\n -x\"'", max_size=40))
def test_any_text_is_items_or_a_sentence(text):
    for decimal in ".,":
        try:
            items = read_items(text, decimal)
        except Refusal as error:
            assert str(error).isprintable()
            assert len(str(error)) < 300
        else:
            assert len(items.inputs) == len(items.targets) > 0
            assert {len(item) for item in items.inputs} == {len(items.inputs[0])}


def test_a_neuron_gets_a_weight_for_each_input():
    neuron = SingleNeuron(weights=(2.0,), bias=-1.0, learning_rate=0.5, epochs=9)
    taught = AND.given_to(neuron)
    assert taught.weights == (2.0, 2.0)
    assert (taught.bias, taught.learning_rate, taught.epochs) == (-1.0, 0.5, 9)
    assert (taught.inputs, taught.targets) == (AND.inputs, AND.targets)
    one = Items(((3.0,),), (1.0,)).given_to(taught)
    assert one.weights == (2.0,)


def test_a_csv_file_of_items_opens(tmp_path):
    path = tmp_path / "and.csv"
    path.write_text("a;b;y\n0;0;0\n0;1;0\n1;0;0\n1;1;1\n", encoding="utf-8-sig")
    assert read_start(path) == AND.given_to(SingleNeuron())
    path.write_text(json.dumps("a text"))
    with pytest.raises(ValueError, match="no table of training items"):
        read_start(path)
