"""The dialog "Export": where a figure goes, how large, in which look, and its preview."""

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog

from gradsim import embedding
from gradsim.page_setup import SETUPS
from gradsim.ui.export import actions
from gradsim.ui.export.dialog.dialog import ExportDialog
from gradsim.ui.export.dialog.setups import kept_text, own_setups
from gradsim.ui.export.order import Order, screen_setup, usual_size
from gradsim.ui.language import install_language
from tests.ui.export.cases import case

COLUMN, PAGE, SLIDE = (SETUPS[name] for name in ("paper-column", "paper-page", "slide"))
CM = 72 / 2.54


@pytest.fixture
def show(ended):
    """Open the dialog with an order, and wait for its preview."""
    dialogs = []

    def call(order: Order = Order(), opened=ended) -> ExportDialog:  # noqa: B008
        dialog = ExportDialog(opened.window, order)
        dialogs.append(dialog)
        dialog.resize(1100, 760)  # whatever the screen of a test has
        dialog.show()
        opened.until(lambda: not dialog._timer.isActive())
        return dialog

    yield call
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()  # the window stays


def settled(ended, dialog: ExportDialog) -> ExportDialog:
    ended.until(lambda: not dialog._timer.isActive())
    return dialog


def enter(dialog: ExportDialog, name: str, text: str) -> None:
    dialog.form.boxes[name]._enter(text)


def test_a_dialog_that_was_closed_draws_nothing_any_more(show):
    dialog = show()
    enter(dialog, "width", "700")
    assert dialog._timer.isActive()
    dialog.reject()
    assert not dialog._timer.isActive()


# ----- where it goes


def test_at_first_a_figure_is_as_on_screen(ended, show):
    dialog = show()
    assert dialog.order().setup is None
    assert dialog.setups.buttons["screen"].isChecked()
    size = usual_size(ended.window, "")
    assert dialog.form.boxes["width"].value() == size.width()
    assert dialog.form.unit.currentData() == "px"
    assert f"light, {size.width()} × {size.height()} px" in dialog.setups.buttons["screen"].note
    assert f"{2 * size.width()} × {2 * size.height()} pixels" in dialog.form.about.text()


def test_where_it_goes_sets_the_rest(ended, show):
    dialog = show()
    for key, width, text, lines, ground, titled in (
        ("paper-column", 8.5, 8, 1, "white", False),
        ("slide-dark", 33.9, 14, 2.5, "theme", True),
        ("paper-page", 17, 8, 1, "white", False),
    ):
        with case(key):
            dialog.setups.buttons[key].click()
            settled(ended, dialog)
            boxes = dialog.form.boxes
            numbers = [boxes[name].value() for name in ("width", "text", "lines")]
            assert numbers == [width, text, lines]
            assert dialog.form.unit.currentData() == "cm"
            assert dialog.setup.ground == ground
            assert dialog.form.title.isChecked() == titled
            buttons = dialog.setups.buttons.items()
            assert [name for name, button in buttons if button.isChecked()] == [key]
            height = boxes["height"].value()
            assert height == pytest.approx({"slide-dark": 19.1}.get(key, height))
            points = dialog.form.points.text()
            assert points == "" or float(points[:-3]) > 0


def test_a_number_of_one_s_own_leaves_the_setup(ended, show):
    dialog = show(Order(setup=COLUMN))
    enter(dialog, "width", "9")
    assert dialog.order().setup.width == pytest.approx(9 * CM)
    assert not any(button.isChecked() for button in dialog.setups.buttons.values())
    dialog.form.unit.setCurrentIndex(dialog.form.unit.findData("mm"))
    dialog.form.unit.activated.emit(1)
    assert dialog.form.boxes["width"].value() == 90
    enter(dialog, "height", "50")
    assert dialog.order().setup.height == pytest.approx(5 * CM)
    enter(dialog, "height", "")
    assert dialog.order().setup.height is None
    enter(dialog, "width", "85")
    assert dialog.order().setup.width == pytest.approx(COLUMN.width)


# ----- the preview


def test_the_preview_is_the_figure(ended, show):
    dialog = show(Order("output", "pdf", COLUMN))
    preview = dialog.preview
    assert preview.has_true_size
    true = preview._true.deviceIndependentSize()
    assert true.width() / preview.pixels_per_point == pytest.approx(COLUMN.width, abs=1)
    page = preview._page.deviceIndependentSize()
    assert page.width() > true.width()
    assert page.width() / page.height() == pytest.approx(true.width() / true.height(), rel=0.02)
    image = preview._page.toImage()
    assert image.pixelColor(2, 2) == QColor("white")
    before = image.copy()
    dialog.form.epoch._enter("100")
    settled(ended, dialog)
    assert preview._page.toImage() != before


def test_what_is_too_large_has_no_true_size(show):
    assert not show(Order(setup=PAGE)).preview.has_true_size


def test_a_view_is_shown_alone(ended, show):
    dialog = show(Order(setup=PAGE))
    assert not dialog.view.isEnabled()
    dialog.what.buttons["view"].click()
    assert dialog.order().what == dialog.view.currentData() == "output"
    dialog.view.setCurrentIndex(dialog.view.findData("cost"))
    dialog.view.activated.emit(1)
    settled(ended, dialog)
    assert dialog.order().what == "cost"
    assert dialog.file.text() == "gradsim-neuron-good-start-cost-170mm-epoch300.png"
    dialog.what.buttons[""].click()
    assert dialog.order().what == ""


def test_views_without_room_are_named(ended, show):
    dialog = show(Order(setup=COLUMN))
    assert "No room" not in dialog.form.about.text()
    enter(dialog, "height", "5")
    settled(ended, dialog)
    assert dialog.form.about.text().startswith("No room for: ")


# ----- what is not taken


def test_what_cannot_be_is_told_where_it_is_typed(show):
    dialog = show(Order("output", "pdf", COLUMN))
    usual = {"width": "8.5", "height": "", "text": "8", "lines": "1"}
    for name, text, sentence in (
        ("width", "1", "A width of 1 cm is not from 2 cm to 120 cm."),
        ("width", "", "“” is no number."),
        ("height", "x", "“x” is no number."),
        ("height", "500", "A height of 500 cm is not from 2 cm to 120 cm."),
        ("text", "1e9", "Text of 1·10⁹ pt is not from 4 pt to 96 pt."),
        ("text", "20", "Text of 20 pt needs a width of 11.3 cm or more; it is 8.5 cm."),
        ("lines", "0", "Lines of 0 pt are not from 0.25 pt to 20 pt."),
        ("lines", "−1", "Lines of −1 pt are not from 0.25 pt to 20 pt."),
    ):
        with case(f"{name} {text}"):
            before = dialog.order()
            enter(dialog, name, text)
            box, refusal = dialog.form.boxes[name], dialog.form.refusal
            assert refusal.text() == sentence
            assert refusal.isVisible()
            assert box.property("invalid")
            assert dialog.order() == before
            enter(dialog, name, "8")
            assert not refusal.isVisible() and not box.property("invalid")
            enter(dialog, name, usual[name])


def test_a_width_is_refused_in_the_unit_in_which_it_is_typed(show):
    dialog = show(Order("output", "pdf", COLUMN))
    for unit, text, sentence in (
        ("px", "8.5", "A width of 8.5 px is not from 75.6 px to 4535 px."),
        ("px", "−5", "A width of −5 px is not from 75.6 px to 4535 px."),
        ("in", "1e97", "A width of 1·10⁹⁷ in is not from 0.787 in to 47.2 in."),
        ("px", "100", "Text of 8 pt needs a width of 171 px or more; it is 100 px."),
    ):
        with case(text):
            dialog.form.show_refusal("")
            dialog.form.unit.setCurrentIndex(dialog.form.unit.findData(unit))
            enter(dialog, "width", text)
            assert dialog.form.refusal.text() == sentence


def test_the_refusals_are_german_in_a_german_window(ended, show, qapp):
    try:
        install_language(qapp, "de")
        dialog = show(Order("output", "pdf", COLUMN))
        enter(dialog, "width", "1")
        told = "Eine Breite von 1 cm liegt nicht zwischen 2 cm und 120 cm."
        assert dialog.form.refusal.text() == told
        dialog._change_setup({"look": "dark", "ground": "white"})
        assert "auf weißem Grund" in dialog.form.refusal.text()
    finally:
        install_language(qapp, "en")


def test_an_epoch_that_is_not_there_is_told(show):
    dialog = show()
    for text in ("301", "-1", "1.5", "x", ""):
        with case(text):
            dialog.form.show_refusal("")
            dialog.form.epoch._enter(text)
            assert dialog.form.refusal.text() == "The epoch must be a whole number from 0 to 300."
            assert dialog.order().epoch is None


def test_a_picture_never_has_more_pixels_than_memory_holds(show):
    dialog = show(Order(setup=SLIDE))
    dialog.form.scale.setCurrentIndex(3)
    dialog.form.scale.activated.emit(3)
    assert dialog.order().scale == 4
    for name in ("width", "height"):
        enter(dialog, name, "100")
    assert "has more than 200,000,000 pixels" in dialog.form.refusal.text()
    assert dialog.order().setup.height != 100 * CM


def test_times_that_mean_nothing_are_told(show):
    dialog = show(Order(kind="gif"))
    usual = dialog.order()
    for text in ("", "0", "-5", "1e9", "nan", "x"):
        dialog.form.fps._enter(text)
        assert dialog.form.refusal.text() == "It must be from 5 to 50."
        dialog.form.seconds._enter(text)
        assert dialog.order() == usual


# ----- formats


def test_the_dialog_offers_what_there_is(ended, show, open_window):
    dialog = show()
    assert all(button.isVisible() for button in dialog.what.buttons.values())
    shown = [kind for kind, button in dialog.form.kind.buttons.items() if button.isVisible()]
    assert shown == ["pdf", "svg", "png", "csv", "gif", "mp4"]
    fresh = open_window("chain-vanishing")
    dialog = show(opened=fresh)
    shown = [kind for kind, button in dialog.form.kind.buttons.items() if button.isVisible()]
    assert shown == ["pdf", "svg", "png", "csv"]  # a single epoch does not move


def test_a_format_has_what_belongs_to_it(ended, show):
    dialog = show()
    form = dialog.form
    seen = {}
    for kind in ("pdf", "svg", "png", "csv", "gif"):
        form.kind.buttons[kind].click()
        fields = form.scale, form.text_as, form.fps
        seen[kind] = [field.isVisible() for field in fields]
        assert form.boxes["width"].isEnabled() == (kind != "csv")
        assert dialog.copy_button.isEnabled() == (kind != "gif")
    assert seen == {
        "pdf": [False, False, False],
        "svg": [False, True, False],
        "png": [True, False, False],
        "csv": [False, False, False],
        "gif": [False, False, True],
    }
    assert settled(ended, dialog).preview.message == ""
    form.kind.buttons["csv"].click()
    settled(ended, dialog)
    assert dialog.preview.message == "One line for each epoch, with all digits."


# ----- keys


def test_the_dialog_is_worked_by_keys(ended, show, qtbot):
    dialog = show()
    dialog.activateWindow()
    for key, name in (("4", "paper-column"), ("3", "slide-projector"), ("5", "paper-page")):
        qtbot.keyClick(dialog, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
        ended.until(lambda name=name: dialog.setups.buttons[name].isChecked())
    with qtbot.waitSignal(dialog.save_wanted) as saved:
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args[0].setup == PAGE


def test_return_in_a_box_takes_the_number_and_saves_nothing(ended, show, qtbot):
    dialog = show(Order(setup=COLUMN))
    box = dialog.form.boxes["width"]
    box.setFocus()
    box.lineEdit().setText("12")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.order().setup.width == pytest.approx(12 * CM)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_everything_has_a_name_for_a_screen_reader(show):
    from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QWidget

    dialog = show()
    for widget in dialog.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QAbstractSpinBox | QComboBox):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


# ----- one's own setups


def test_one_s_own_setup_is_kept_and_removed(ended, show, monkeypatch, qtbot):
    kept = {}
    monkeypatch.setattr(ended.window, "recall", kept.get)
    monkeypatch.setattr(ended.window, "keep_in_mind", kept.__setitem__)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Journal", True))
    dialog = show(Order(setup=COLUMN))
    enter(dialog, "width", "8.8")
    dialog.setups.keep.click()
    later = show()
    button = later.setups.buttons["own:Journal"]
    assert button.note == "8.8 cm wide; Delete removes it"
    button.click()
    assert later.order().setup.width == pytest.approx(8.8 * CM)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Delete)
    assert "own:Journal" not in show().setups.buttons


def test_the_next_figure_is_for_where_the_last_one_went(ended, show, monkeypatch):
    kept = {}
    monkeypatch.setattr(ended.window, "recall", kept.get)
    monkeypatch.setattr(ended.window, "keep_in_mind", kept.__setitem__)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    orders = []

    def answer(dialog):
        orders.append(dialog.order())
        dialog.setups.buttons["paper-page" if len(orders) == 1 else "screen"].click()
        dialog.save_button.click()

    monkeypatch.setattr(ExportDialog, "exec", answer)
    for _ in range(3):
        ended.window.actions_by_name["export"].trigger()
    assert [order.setup for order in orders] == [None, PAGE, None]


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "[",
        "[]",
        "3",
        '{"x": 3}',
        '{"x": {"width": 1}}',
        '{"x": {"width": "a", "height": null, "text": 8, "lines": 1}}',
        '{"x": {"width": -5, "height": null, "text": 8, "lines": 1}}',
        '{"x": {"width": 240, "height": null, "text": 8, "lines": 1, "look": "pink"}}',
        '{"x": {"width": 240, "height": null, "text": 8, "lines": 1, "ground": "red"}}',
    ],
)
def test_kept_setups_that_cannot_be_read_are_left_out(text):
    assert own_setups(text) == {}
    assert own_setups(kept_text({"x": COLUMN})) == {"x": COLUMN}


# ----- what comes of it


def test_a_figure_for_a_paper_is_saved(ended, show, finish, monkeypatch, tmp_path):
    target, proposed = tmp_path / "f.png", []

    def answer(parent, title, name, kinds):
        proposed.append(os.path.basename(name))
        return str(target), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    finish(actions.save(ended.window, Order("output", "png", COLUMN, epoch=40)))
    assert proposed == ["gradsim-neuron-good-start-output-85mm-epoch40.png"]
    assert QImage(str(target)).width() == pytest.approx(2 * COLUMN.width * 144 / 72, abs=2)
    assert embedding.read(target).epoch == 40
    finish(actions.save(ended.window, Order("output", "png", COLUMN, epoch=40, embeds=False)))
    with pytest.raises(ValueError, match="holds no experiment"):
        embedding.read(target)


def test_another_look_alone_keeps_the_layout_of_the_screen(ended):
    usual = screen_setup(ended.window, "")
    one = actions._image(ended.window, Order(scale=1))
    dark = screen_setup(ended.window, "").__class__(**{**vars(usual), "look": "dark"})
    other = actions._image(ended.window, Order(setup=dark, scale=1))
    assert one.size() == other.size()
    assert other.pixelColor(3, 3).name() == "#15171c"


def test_what_was_copied_does_not_outlive_python(tmp_path):
    """Without a screen the clipboard is deleted after the interpreter."""
    script = """
import sys
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from gradsim.ui.qt_application import make_application
app = make_application()
data = QMimeData()
data.setData("image/png", b"x")
QGuiApplication.clipboard().setMimeData(data)
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_copying_hands_over_the_picture(ended, clipboard):
    actions.copy(ended.window, Order("output", "pdf", COLUMN))
    assert clipboard.image().width() == pytest.approx(2 * COLUMN.width * 2, abs=2)
