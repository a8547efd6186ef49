"""Numbers typed into the form: a field shows what was taken, and takes none that is unclear."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from gradsim.core.circuits.experiment import LogicCircuit
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.ui.forms.form import SettingsForm
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.forms.rows import SettingRow
from gradsim.ui.theme import THEMES


@pytest.fixture
def form(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    form = SettingsForm(THEMES["light"])
    QHBoxLayout(window).addWidget(form)
    form.show_experiment(SingleNeuron())
    window.show()
    form.shown_in = window  # which would be deleted: qtbot holds it weakly
    return form


def enter(form: SettingsForm, name: str, text: str) -> SettingRow:
    """Paste into a field and press Return."""
    QApplication.processEvents()
    row = next(row for row in form._rows if row.setting.name == name)
    control = row.control()
    line = control.lineEdit() if isinstance(control, NumberBox) else control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(control, Qt.Key.Key_Return)
    return row


def shown(row: SettingRow) -> str:
    control = row.control()
    return control.text_entered() if isinstance(control, NumberBox) else control.text()


@pytest.mark.parametrize(
    ("name", "text", "value", "after"),
    [
        ("epochs", "1,000", 1000, "1000"),
        ("epochs", "12 500", 12_500, "12500"),
        ("epochs", "2^9", 512, "512"),
        ("bias", "−3/4", -0.75, "−0.75"),
        ("bias", "1,25", 1.25, "1.25"),
        ("learning_rate", "1.23·10⁻⁵", 1.23e-5, "1.23e−05"),
    ],
)
def test_a_box_shows_the_number_that_it_took(form, name, text, value, after):
    row = enter(form, name, text)
    assert getattr(form._experiment, name) == value
    assert shown(row) == after and row.error.text() == ""


def test_the_point_between_thousands_is_read_in_german(form, german):
    row = enter(form, "epochs", "1.000")
    assert form._experiment.epochs == 1000
    assert shown(row) == "1000"


@pytest.mark.parametrize(
    ("name", "text"), [("bias", "1,000"), ("learning_rate", "2,500"), ("epochs", "2.000")]
)
def test_what_is_unclear_changes_nothing_and_says_how_to_write_it(form, name, text):
    before = form._experiment
    row = enter(form, name, text)
    assert form._experiment is before and shown(row) == text
    thousands = text.replace(",", " ").replace(".", " ")
    assert f"{text} can be " in row.error.text() and f"write {thousands} or " in row.error.text()


def test_what_is_unclear_is_told_in_german(form, german):
    row = enter(form, "bias", "1.250")
    assert row.error.text() == ("1.250 kann 1,25 oder 1250 sein: schreiben Sie 1 250 oder 1,25")


def test_what_the_form_wrote_is_read_back_in_german(form, german):
    """It writes a point in every language."""
    form.show_experiment(SingleNeuron(bias=1.234, inputs=((1.125, 2.0),), weights=(1.0, 1.0)))
    row = next(row for row in form._rows if row.setting.name == "bias")
    QApplication.processEvents()
    assert row.control().value() == 1.234
    row.control().stepBy(1)
    assert row.error.text() == "" and form._experiment.bias > 1.234
    row = enter(form, "inputs", "1.125, 3")
    assert row.error.text() == ""
    assert form._experiment.inputs == ((1.125, 3.0),)


@pytest.mark.parametrize(
    "text", ["0 0; 0 1; 1 0; 1 1/2", "0\t0\n0\t1\n1\t0\n1\t0,5", "0, 0; 0, 1; 1, 0; 1, 0.5"]
)
def test_items_are_pasted_from_anywhere(form, text):
    items = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
    form.show_experiment(
        SingleNeuron(inputs=items, targets=(0.0, 0.0, 0.0, 1.0), weights=(1.0, 1.0))
    )
    row = enter(form, "inputs", text)
    assert form._experiment.inputs == (*items[:3], (1.0, 0.5))
    assert shown(row) == "0, 0; 0, 1; 1, 0; 1, 0.5"


@pytest.mark.parametrize("text", ["0 1 1 1", "0,1,1,1", "0\t1\n1\t1"])
def test_a_truth_table_is_pasted_from_anywhere(form, text):
    form.show_experiment(LogicCircuit(function="table", inputs=2, table="0110"))
    row = enter(form, "table", text)
    assert form._experiment.table == "0111"
    assert shown(row) == "0111" and row.error.text() == ""
