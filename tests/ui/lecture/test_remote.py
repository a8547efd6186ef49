"""Keys of a remote, a white screen, and keyboards without Latin letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication

from gradsim.ui.lecture.beats import Beat
from gradsim.ui.lecture.layouts import latin_key
from gradsim.ui.lecture.remote import ROLES, Remote, RemoteDialog

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def given(open_window):
    """A window with the focus, in which a lecture is given."""
    opened = open_window("neuron-good-start", (1280, 720))
    opened.give_lecture()
    return opened


def press(qtbot, opened, key, modifier=NONE) -> None:
    """Press a key wherever the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or opened.window, key, modifier)


def dialog_of(opened) -> RemoteDialog:
    opened.window.actions_by_name["remote"].trigger()
    found = opened.window.findChildren(RemoteDialog)
    return next(dialog for dialog in found if dialog.isVisible())


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_keys_are_assigned_by_pressing_them(given, qtbot):
    room = given.window.room
    dialog = dialog_of(given)
    for role, key in (("next", Key.Key_Right), ("previous", Key.Key_Left), ("black", Key.Key_F8)):
        dialog.buttons[role].click()
        qtbot.keyClick(dialog.buttons[role], key)
    assert room.remote.keys == {"next": "Right", "previous": "Left", "black": "F8"}
    assert dialog.buttons["next"].text() == "Right"
    dialog.close()
    given.take_focus()
    press(qtbot, given, Key.Key_Right)
    assert room.mode.beats.beat is Beat.RUN
    press(qtbot, given, Key.Key_Left)
    given.until(lambda: room.mode.beats.beat is Beat.ASK)
    press(qtbot, given, Key.Key_F8)
    assert room.black.isVisible()
    press(qtbot, given, Key.Key_F8)
    assert not room.black.isVisible()
    given.window.actions_by_name["lecture_mode"].trigger()
    given.ready()
    press(qtbot, given, Key.Key_Right)  # outside of a lecture it steps
    given.until(lambda: given.session.shown == 1)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_key_does_one_thing_and_the_usual_keys_come_back(given, qtbot):
    remote = given.window.room.remote
    dialog = dialog_of(given)
    for role in ("next", "previous"):
        dialog.wait_for(role)
        qtbot.keyClick(dialog.buttons[role], Key.Key_Return)
    assert remote.keys == {"previous": "Return"}
    dialog.wait_for("next")
    qtbot.keyClick(dialog.buttons["next"], Key.Key_Escape)
    assert remote.keys == {"previous": "Return"}
    dialog.usual.click()
    assert remote.keys == {}
    assert [key.toString() for key in given.window.actions_by_name["previous"].shortcuts()] == [
        "PgUp"
    ]
    dialog.close()


def test_keys_are_kept_for_the_next_start(given):
    kept = {}
    first = given.window.room.remote
    remote = Remote(given.window.actions_by_name, kept.get, kept.__setitem__, given.window)
    remote.assign("next", "Right")
    remote.assign("start_lecture", "F5")
    again = Remote(given.window.actions_by_name, kept.get, kept.__setitem__, given.window)
    again.read()
    assert again.keys == {"next": "Right", "start_lecture": "F5"}
    kept["remote-next"] = "no key, surely, 5"
    again.read()
    assert again.keys == {"start_lecture": "F5"}
    for role in ROLES:
        again.assign(role, "")
    first.apply(True)


def test_the_start_key_fills_the_screen_and_ends_nothing(given):
    start = given.window.actions_by_name["start_lecture"]
    given.window.actions_by_name["lecture_mode"].trigger()
    for _ in range(2):
        start.trigger()
        assert given.window.isFullScreen() and given.window.room.mode.active


@pytest.mark.parametrize(
    ("key", "color"),
    [
        (Key.Key_B, "black"),
        (Key.Key_Period, "black"),
        (Key.Key_W, "white"),
        (Key.Key_Comma, "white"),
    ],
)
@pytest.mark.parametrize("beat", [Key.Key_PageDown, Key.Key_PageUp])
def test_a_beat_key_lifts_black_and_white_from_either_window(given, qtbot, key, color, beat):
    opened = given
    mode, black = opened.window.room.mode, opened.window.room.black
    opened.window.actions_by_name["presenter"].trigger()
    view = opened.window.room.presenter
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view, key)
    assert black.isVisible()
    picture = opened.window.grab().toImage()
    assert picture.pixelColor(640, 360) == QColor(color)
    opened.window.room._show_clock()
    assert view.state.text() == f"{color} screen"
    place = mode.place, mode.beats.beat
    qtbot.keyClick(view, beat)
    assert not black.isVisible()
    assert (mode.place, mode.beats.beat) == place
    qtbot.keyClick(view, key)
    qtbot.keyClick(black, beat)
    assert not black.isVisible()
    assert (mode.place, mode.beats.beat) == place


def test_white_takes_the_place_of_black(given, qtbot):
    black = given.window.room.black
    for name in ("black", "white"):
        given.window.actions_by_name[name].trigger()
        assert black.isVisible() and black.color == name
    given.window.actions_by_name["white"].trigger()
    assert not black.isVisible()


# ----- keyboards


#: What is typed at the place of a key: Russian, Greek, Hebrew; evdev's number of the key.
PLACES = [
    ("B", 48, "иβנ"),
    ("W", 17, "цς"),
    ("K", 37, "лκל"),
    ("X", 45, "чχס"),
    (".", 52, "ю"),
    (",", 51, "б"),
]


def typed(text: str, scan: int, virtual: int = 0) -> QKeyEvent:
    code = ord(text.upper())
    return QKeyEvent(QEvent.Type.KeyPress, code, NONE, scan, virtual, 0, text)


@pytest.mark.parametrize(("key", "place", "letters"), PLACES)
def test_letters_count_by_their_place(key, place, letters):
    for letter in letters:
        assert latin_key(typed(letter, place + 8), "linux") == key
        assert latin_key(typed(letter, place), "win32") == key
    assert latin_key(typed("ш", 0, 34), "darwin") == "I"
    for latin in ("b", "é", "z", "1", "."):  # has its own meaning wherever it stands
        assert latin_key(typed(latin, place + 8), "linux") == ""


@pytest.mark.skipif("sys.platform != 'linux'")
def test_a_russian_keyboard_gives_the_lecture_from_either_window(given, qtbot):
    opened = given
    black = opened.window.room.black
    focused = QApplication.focusWidget() or opened.window
    QApplication.sendEvent(focused, typed("и", 56))  # at the place of B
    assert black.isVisible()
    QApplication.sendEvent(black, typed("и", 56))
    assert not black.isVisible()
    opened.window.actions_by_name["presenter"].trigger()
    QApplication.sendEvent(opened.window.room.presenter, typed("ц", 25))
    assert black.isVisible() and black.color == "white"
    black.lift()
    box = opened.window.form._rows[0].box.lineEdit()
    QApplication.sendEvent(box, typed("и", 56))
    assert not black.isVisible()  # it is being typed
