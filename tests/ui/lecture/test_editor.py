"""The editor of lectures: one window, in which everything is done once."""

import base64
import dataclasses
import json
from io import StringIO

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from gradsim.core.layer_speed.experiment import LayerSpeed
from gradsim.core.lecture.lecture import Entry, Lecture, built_in_lecture
from gradsim.core.lecture.lecture_file import lecture_to_json
from gradsim.core.lecture.presets import PRESETS, find_preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.files import read_lecture
from gradsim.ui.export.small_pictures import Order as PictureOrder
from gradsim.ui.export.small_pictures import Painter, serve
from gradsim.ui.lecture import pictures as small_pictures
from gradsim.ui.lecture.editor.cards import HEAD
from gradsim.ui.lecture.editor.looks import sheet_of
from gradsim.ui.lecture.pictures import FIGURE, THUMBNAIL
from gradsim.ui.theme import THEMES
from gradsim.ui.window import look

Key = Qt.Key
SHORT = ("neuron-good-start", "neuron-saturated-start", "neuron-why", "neuron-cost-duel",
         "chain-vanishing", "chain-exploding")  # fmt: skip


def short_lecture() -> Lecture:
    """Six demonstrations in two parts of the lecture, which take no time to run."""
    return Lecture("Six", tuple(Entry(find_preset(name)) for name in SHORT), minutes=30)


@pytest.fixture
def edited(open_window, monkeypatch):
    """A window with its editor open on six demonstrations."""
    opened = open_window("neuron-good-start")
    kept = {}
    monkeypatch.setattr(opened.window, "keep_in_mind", kept.__setitem__)
    monkeypatch.setattr(opened.window, "recall", kept.get)
    opened.window.room.mode.resume(short_lecture())
    opened.window.actions_by_name["edit_lecture"].trigger()
    opened.editor, opened.kept = opened.window.room.editor, kept
    opened.editor.resize(1280, 720)
    opened.settle()
    return opened


def names(opened) -> list[str]:
    return [entry.preset.name for entry in opened.window.room.mode.lecture.entries]


def place_of(entries, row: int, in_box: bool = False) -> QPoint:
    item = QRectF(entries.visualRect(entries.entries.index(row)))
    part = entries.cards.check_box(item) if in_box else entries.cards.card(item)
    return part.center().toPoint()


def click(entries, row: int, modifier=Qt.KeyboardModifier.NoModifier, in_box=False) -> None:
    place = place_of(entries, row, in_box)
    QTest.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def drop(entries, rows: list[int], place: QPoint) -> None:
    """Let go of dragged entries somewhere."""
    data = entries.entries.mimeData([entries.entries.index(row) for row in rows])
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    modifier = Qt.KeyboardModifier.NoModifier
    entries.dropEvent(QDropEvent(QPointF(place), action, data, button, modifier))


def test_entries_are_chosen_together_moved_doubled_and_left_out(edited, qtbot):
    editor, entries = edited.editor, edited.editor.list
    click(entries, 1)
    assert (entries.row, entries.chosen) == (1, [])  # current is not chosen
    click(entries, 2, in_box=True)
    click(entries, 4, Qt.KeyboardModifier.ShiftModifier)
    assert entries.chosen == [2, 3, 4]
    click(entries, 3, Qt.KeyboardModifier.ControlModifier)
    assert entries.chosen == [2, 4]
    plan = edited.window.room.mode.lecture.plan
    assert plan == (5.0,) * 6
    assert (editor.chosen.text(), editor.cost.text()) == ("2 chosen", "10 min, 20 would be left")
    drop(entries, [2, 4], place_of(entries, 0) - QPoint(0, 10))
    moved = [SHORT[2], SHORT[4], SHORT[0], SHORT[1], SHORT[3], SHORT[5]]
    assert names(edited) == moved and entries.chosen == [0, 1]
    qtbot.keyClick(entries, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(edited)[:3] == [SHORT[0], SHORT[2], SHORT[4]] and entries.chosen == [1, 2]
    qtbot.keyClick(entries, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    presets = [entry.preset for entry in edited.window.room.mode.lecture.entries]
    assert len({preset.name for preset in presets}) == len(presets) == 8
    assert [preset.title for preset in presets[3:5]] == [preset.title for preset in presets[1:3]]
    assert entries.chosen == [3, 4]
    qtbot.keyClick(entries, Key.Key_Delete)
    assert len(names(edited)) == 6
    for _ in range(4):
        editor.buttons["undo"].click()
    assert tuple(names(edited)) == SHORT and not editor.buttons["undo"].isEnabled()
    editor.buttons["redo"].click()
    assert names(edited) == moved
    entries.selectAll()
    assert not editor.buttons["remove"].isEnabled()  # one must stay


def test_the_list_is_worked_with_the_keyboard_and_read_out(edited, qtbot):
    entries = edited.editor.list
    entries.setFocus()
    qtbot.keyClick(entries, Key.Key_Home)
    for key in (Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Down, Key.Key_Space):
        qtbot.keyClick(entries, key)
    assert (entries.row, entries.chosen) == (3, [1, 3])
    qtbot.keyClick(entries, Key.Key_Escape)
    assert entries.chosen == []
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [entries.entries.index(row).data(role) for row in (0, 1)]
    assert said[0].startswith("1: Good start, 5 minutes; 1 The cross-entropy")
    assert said[1] == "2: Saturated start, 5 minutes"
    form = edited.editor.form
    parts = [entries, edited.editor.header.name, form.title, *form.sliders.values()]
    parts += [*form.boxes.values(), *(field.source for field in form.fields.values())]
    assert all(QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
               for part in parts)  # fmt: skip


def test_every_text_is_edited_typeset_and_saved(edited, qtbot, tmp_path, monkeypatch):
    """What was edited is in the file, and there again when it is opened."""
    editor, form, document = edited.editor, edited.editor.form, edited.window.room.desk.document
    editor.list.set_row(2)
    qtbot.mouseClick(form.fields["passage"].label, Qt.MouseButton.LeftButton)
    passage = form.fields["passage"]
    assert passage.is_edited
    passage.source.setPlainText(r"The slope is $\sigma'(z)$.")
    passage.finish()
    assert passage.label.accessibleName() == "The slope is σ'(z)."
    form.fields["notes"].source.setPlainText("wait ten seconds")
    form.fields["caption"].source.setPlainText("I say so.")
    form.title.selectAll()
    qtbot.keyClicks(form.title, "Why")
    editor.activateWindow()
    for name, number in (("minutes", "8"), ("epoch", "12")):
        form.boxes[name].setFocus()
        qtbot.waitUntil(form.boxes[name].hasFocus)
        form.boxes[name].selectAll()
        qtbot.keyClicks(form.boxes[name], number)
        qtbot.keyClick(form.boxes[name], Key.Key_Return)
    assert editor.header.state.text() == "not saved yet"
    path = tmp_path / "mine.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    qtbot.keyClick(editor, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (editor.header.state.text(), editor.header.file.text()) == ("saved", "mine.json")
    lecture = read_lecture(path)
    entry = lecture.entries[2]
    assert (entry.passage, entry.notes, entry.minutes, entry.preset.epoch) == (
        r"The slope is $\sigma'(z)$.", "wait ten seconds", 8, 12,
    )  # fmt: skip
    assert (entry.preset.title, entry.preset.caption) == ("Why", "I say so.")
    assert lecture == edited.window.room.mode.lecture
    assert lecture.plan == pytest.approx((4.4, 4.4, 8, 4.4, 4.4, 4.4))
    editor.header.name.setText("")
    qtbot.keyClicks(editor.header.name, "Mine")
    assert editor.header.state.text() == "not saved yet"
    qtbot.keyClick(editor, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert read_lecture(path).title == "Mine"
    # another lecture, and undo comes back to this one
    edited.window.room.desk.open_file(tmp_path / "none.json")
    assert "cannot be read" in editor.message.text() and document.lecture.title == "Mine"
    other = tmp_path / "other.json"
    other.write_text('{"gradsim": 1, "lecture": {"entries": [{"preset": "chain-vanishing"}]}}')
    edited.window.room.desk.open_file(other)
    assert names(edited) == ["chain-vanishing"] and editor.message.isHidden()
    menu = editor.header.recent
    assert {"other.json", "mine.json"} <= {action.text() for action in menu.actions()}
    editor.buttons["undo"].click()
    assert editor.header.name.text() == "Mine" and editor.header.state.text() == "saved"


def test_what_was_not_saved_is_there_at_the_next_start(edited, open_window, monkeypatch, tmp_path):
    edited.editor.form.fields["notes"].source.setPlainText("not saved")
    edited.editor.close()
    assert edited.kept["draft"] and edited.window.room.editor is None
    again = open_window("neuron-why")
    monkeypatch.setattr(again.window, "recall", edited.kept.get)
    again.window.room.desk.begin()
    assert again.window.room.mode.lecture.entries[0].notes == "not saved"
    assert not again.window.room.desk.document.state.is_saved
    path = tmp_path / "named.json"  # on the command line
    path.write_text('{"gradsim": 1, "lecture": {"entries": [{"preset": "chain-vanishing"}]}}')
    again.window.room.open(read_lecture(path))
    document = again.window.room.desk.document
    assert (document.state.path, document.state.is_saved) == (path, True)
    document.undo()
    assert document.entries[0].notes == "not saved"
    edited.kept["draft"] = "no lecture"
    again.window.room.desk.begin()  # as if there were none


def test_what_is_on_screen_is_taken_without_what_was_said_of_other_settings(edited, qtbot):
    editor, session = edited.editor, edited.session
    editor.list.set_row(0)
    editor.buttons["add"].click()  # the demonstration once more
    editor.list.set_row(0)
    session.change(SingleNeuron(weights=(3.0,)))
    edited.until(lambda: session.recording is not None)
    form = editor.form
    form.fields["notes"].source.setPlainText("ask first")
    editor.buttons["replace"].click()
    entries = edited.window.room.mode.lecture.entries
    preset = entries[0].preset
    assert (preset.experiment, preset.name) == (SingleNeuron(weights=(3.0,)), SHORT[0])
    assert entries[1].preset.caption == find_preset(SHORT[0]).caption
    assert "w = 3" in preset.title and entries[0].notes == "ask first"
    assert (preset.caption, preset.key_figure, preset.claim) == ("", None, None)
    assert form.fields["caption"].label.text() == "These settings are your own: say what was seen."
    editor.buttons["show"].click()
    edited.ready()
    assert session.scene.preset == preset
    edited.run_to_end()
    assert (session.caption, session.key_figure) == ("", None)
    form.fields["caption"].source.setPlainText("It falls at once.")
    editor.buttons["show"].click()
    edited.run_to_end()
    assert session.caption == "It falls at once."


@pytest.mark.usefixtures("uncovered")
def test_pictures_are_made_beside_the_window_and_what_fails_is_a_sentence(
    pictures, edited, tmp_path
):
    """A thumbnail has no words, and shows the hero; data that are missing are named."""
    editor, desk = edited.editor, edited.window.room.desk
    nowhere = find_preset("gradient-bars").with_settings(LayerSpeed(data=str(tmp_path / "none")))
    desk.document.add(1, [Entry(dataclasses.replace(nowhere, name="own-9"))])
    theme = THEMES["light"]

    def thumbnail(row):
        experiment = desk.document.entries[row].preset.experiment
        return next(
            (
                made
                for wanted, made in desk.pictures._made.items()
                if wanted.kind == THUMBNAIL and wanted.preset.experiment == experiment
            ),
            None,
        )

    editor.list.verticalScrollBar().setValue(0)
    edited.until(lambda: thumbnail(0) is not None and thumbnail(1) is not None)
    assert "none" in thumbnail(1).sentence and thumbnail(1).sentence.endswith(".")
    image = thumbnail(0).pixmap.toImage()
    assert (image.width(), image.height()) == (80, 48)
    curve = theme.color(1)  # of the quadratic cost
    colors = [image.pixelColor(x, y) for x in range(80) for y in range(48)]
    assert any(abs(color.hue() - curve.hue()) < 8 and color.saturation() > 150 for color in colors)
    dark = [(x, y) for x in range(80) for y in range(48) if image.pixelColor(x, y).lightness() < 60]
    assert not dark  # where words would be
    editor.list.set_row(1)
    edited.until(lambda: editor.form.picture.made is not None)
    assert editor.form.picture.accessibleDescription() == thumbnail(1).sentence
    editor.list.set_row(0)
    edited.until(lambda: any(each.kind == FIGURE for each in desk.pictures._made
                             if each.preset.name == SHORT[0]))  # fmt: skip
    assert not editor.form.picture.made.sentence
    caption = editor.form.fields["caption"]
    assert "{0}" in caption.text and "{0}" not in caption.label.text()
    assert "0.82" in caption.label.text()  # σ(0.6 + 0.9), from the run


def test_five_hundred_entries_ask_only_for_thumbnails_in_sight(edited, monkeypatch):
    """Nothing is done for an entry that is not in sight, whatever the machine's speed."""
    editor, desk = edited.editor, edited.window.room.desk
    entries = [entry for _ in range(19) for entry in built_in_lecture().entries][:500]
    named = tuple(
        dataclasses.replace(entry, preset=dataclasses.replace(entry.preset, name=f"own-{number}"))
        for number, entry in enumerate(entries)
    )
    wanted, get = set(), desk.pictures.get

    def noted(preset, kind, *look):
        if kind == THUMBNAIL:
            wanted.add(preset.name)
        return get(preset, kind, *look)

    monkeypatch.setattr(desk.pictures, "get", noted)
    desk.document.change(Lecture("Long", named))
    edited.settle()
    bar = editor.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    edited.settle()
    numbers = {int(name.removeprefix("own-")) for name in wanted}
    assert 10 < len(numbers) < 60 and 230 < max(numbers) < 270
    assert len(desk.pictures._waiting) <= 16
    # the head of the group in sight stays at the top, and covers no card that is gone to
    editor.list.set_row(editor.list.row)
    editor.list.set_row(120)
    card = editor.list.cards.card(QRectF(editor.list.visualRect(editor.list.entries.index(120))))
    assert card.top() >= editor.list._head.geometry().bottom() or card.top() >= HEAD
    assert editor.list.selectionModel().currentIndex().row() == 120
    editor.list.selectionModel().select(
        editor.list.entries.index(120), QItemSelectionModel.SelectionFlag.Select
    )
    editor.list.remove_wanted.emit()
    assert len(desk.document.entries) == 499


def test_a_lecture_file_of_before_opens_and_keeps_what_it_says(edited, tmp_path):
    path = tmp_path / "old.json"
    body = {"title": "Old", "entries": [{"preset": SHORT[0], "mood": "calm"}, {"preset": "gone"}]}
    path.write_text(json.dumps({"gradsim": 1, "lecture": body}))
    edited.window.room.desk.open_file(path)
    assert "no demonstration 'gone'" in edited.editor.message.text()
    edited.editor.form.fields["notes"].source.setPlainText("x")
    edited.window.room.desk.save()
    saved = json.loads(path.read_text())["lecture"]["entries"]
    assert saved == [{"preset": SHORT[0], "notes": "x", "mood": "calm"}, {"preset": "gone"}]


def test_without_its_process_there_are_no_pictures_and_all_else_works(
    pictures, open_window, monkeypatch
):
    monkeypatch.setattr(small_pictures, "MODULE", "gradsim.ui.no_such_module")
    opened = open_window("neuron-good-start")
    opened.window.actions_by_name["edit_lecture"].trigger()
    desk = opened.window.room.desk
    opened.until(lambda: desk.pictures._is_broken)
    assert not desk.pictures._waiting
    form = opened.window.room.editor.form
    opened.until(lambda: "does not run" in form.picture.accessibleDescription())
    opened.window.room.editor.list.set_row(3)
    opened.settle()
    assert not desk.pictures.is_at_work and form.title.text() == PRESETS[3].title


def test_qt_works_out_another_look_once_for_the_editor(edited, monkeypatch):
    """It has no sheet of its own meanwhile; then all is as it was."""
    window, editor, style = edited.window, edited.editor, look.style_application
    before, meanwhile = editor.grab().toImage(), []

    def note(theme) -> None:
        meanwhile.append(editor.styleSheet())
        style(theme)

    monkeypatch.setattr(look, "style_application", note)
    for name, near in (("dark", "dark"), ("projector", "light"), ("light", "light")):
        window.look.set_theme(name)
        assert meanwhile.pop() == "" and not meanwhile
        assert editor.styleSheet() == sheet_of(THEMES[near])
    window.look.apply()  # the look that it has already
    assert meanwhile.pop() == editor.styleSheet() == sheet_of(THEMES["light"])
    edited.settle()
    assert editor.grab().toImage() == before


def test_an_entry_may_ask_for_a_guess_first(edited):
    """The room is asked when it comes there, once; what has no curve over epochs asks nothing."""
    editor, actions = edited.editor, edited.window.actions_by_name
    for row in (1, 4):
        editor.list.set_row(row)
        editor.form.predict.click()
    entries = edited.window.room.mode.lecture.entries
    assert [entry.predict for entry in entries] == [False, True, False, False, True, False]
    edited.window.activateWindow()
    actions["lecture_mode"].trigger()
    edited.ready()
    assert not actions["predict"].isChecked()
    actions["next_demonstration"].trigger()
    edited.until(actions["predict"].isChecked)
    assert edited.window.panel.output.guessing
    actions["predict"].trigger()
    edited.settle()
    assert not actions["predict"].isChecked()
    edited.window.room.mode.go(4)
    edited.ready()
    edited.settle()
    assert edited.session.scene.preset.name == SHORT[4]
    assert not actions["predict"].isChecked() and edited.window.message.isHidden()


@pytest.mark.parametrize(
    ("views", "hero"),
    [((), "side"), (("next-page",), "side"), (("next-page", "product"), "product")],
)
def test_a_thumbnail_shows_the_first_view_that_there_is(qapp, views, hero):
    usual = find_preset("chain-vanishing")
    side = usual.side[0]

    def painted(views, side) -> dict:
        preset = dataclasses.replace(usual, views=views, side=side)
        return Painter().answer(PictureOrder(preset, THUMBNAIL, "light", QSize(80, 48), 9.0))

    assert painted(views, (side,))["png"] == painted((side if hero == "side" else hero,), ())["png"]
    empty = QImage.fromData(base64.b64decode(painted((), ())["png"]))
    assert empty.size() == QSize(80, 48)
    assert {empty.pixelColor(x, 20).name() for x in range(80)} == {
        QColor(THEMES["light"].ground).name()
    }


def test_a_picture_of_the_last_start_is_there_at_once_and_a_damaged_one_is_made_again(
    qapp, tmp_path, monkeypatch
):
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path))
    lecture = lecture_to_json(Lecture("", (Entry(find_preset("chain-vanishing")),)))
    order = {"id": 1, "lecture": lecture, "kind": THUMBNAIL, "look": "light", "width": 80,
             "height": 48, "seconds": 9.0}  # fmt: skip
    orders = json.dumps(order) + "\n"

    def answer() -> dict:
        answers = StringIO()
        serve(StringIO(orders), answers)
        return json.loads(answers.getvalue())

    first = answer()
    (kept,) = tmp_path.glob("small-pictures/*.json")
    assert first["png"] and "1/7,000" in first["caption"]
    monkeypatch.setattr(Painter, "answer", lambda *_: pytest.fail("it is kept"))
    assert answer() == first
    monkeypatch.undo()
    monkeypatch.setenv("GRADSIM_CACHE", str(tmp_path))
    kept.write_text("{")
    assert answer() == first
