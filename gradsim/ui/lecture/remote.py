"""Which keys a remote sends for next, previous, black and start: assigned by pressing them."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gradsim.ui.language import QT_TRANSLATE_NOOP

#: What a remote can do: the command, and what it is called.
ROLES = {
    "next": QT_TRANSLATE_NOOP("RemoteDialog", "Next"),
    "previous": QT_TRANSLATE_NOOP("RemoteDialog", "Back"),
    "black": QT_TRANSLATE_NOOP("RemoteDialog", "Black screen"),
    "start_lecture": QT_TRANSLATE_NOOP("RemoteDialog", "Start"),
}
_ALWAYS = "start_lecture"  # the others leave their keys alone outside of a lecture
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class Remote(QObject):
    """The keys of a remote, which in a lecture go before what else they do.

    Parameters
    ----------
    actions : mapping of str to QAction
        The commands with their usual keys.
    recall, keep : callable
        Read and write what is remembered.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        recall: Callable[[str], object],
        keep: Callable[[str, object], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._recall, self._keep = actions, recall, keep
        self._usual = {name: action.shortcuts() for name, action in actions.items()}
        self._active = False
        self.keys: dict[str, str] = {}

    def read(self) -> None:
        """Take the keys that were assigned at an earlier start."""
        found = {role: self._recall(f"remote-{role}") for role in ROLES}
        self.keys = {
            role: key
            for role, key in found.items()
            if isinstance(key, str) and QKeySequence(key).count() == 1
        }
        self.apply(self._active)

    def usual_of(self, role: str) -> list[QKeySequence]:
        """Return the keys that do this without any assigned."""
        return self._usual[role]

    def assign(self, role: str, key: str) -> None:
        """Let a key do this alone; an empty one takes away what was assigned."""
        for other in ROLES:
            if other == role or self.keys.get(other) == key:
                self.keys.pop(other, None)
        if key:
            self.keys[role] = key
        for other in ROLES:
            self._keep(f"remote-{other}", self.keys.get(other, ""))
        self.apply(self._active)

    def apply(self, active: bool) -> None:
        """Give the keys to their commands, in a lecture and outside of one."""
        self._active = active
        held = {
            role: QKeySequence(key) for role, key in self.keys.items() if active or role == _ALWAYS
        }
        for name, action in self._actions.items():
            keys = [key for key in self._usual[name] if key not in held.values()]
            if name in held:
                keys.append(held[name])
            if keys != action.shortcuts():
                action.setShortcuts(keys)


class RemoteDialog(QDialog):
    """A button for each thing a remote does; the next key pressed is assigned to it."""

    def __init__(self, remote: Remote, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys of the remote"))
        self._remote = remote
        self._waiting = ""
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        for row, (role, text) in enumerate(ROLES.items()):
            label = QCoreApplication.translate("RemoteDialog", text)
            button = QPushButton()
            button.setAutoDefault(False)
            button.setAccessibleName(self.tr("key for “{0}”").format(label))
            button.clicked.connect(lambda _=False, role=role: self.wait_for(role))
            button.installEventFilter(self)
            grid.addWidget(QLabel(label), row, 0)
            grid.addWidget(button, row, 1)
            self.buttons[role] = button
        grid.setColumnStretch(1, 1)
        how = QLabel(
            self.tr(
                "Click a button here, then press the one on the remote. "
                "In a lecture its key does this and nothing else."
            )
        )
        how.setWordWrap(True)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.usual = box.addButton(self.tr("Usual keys"), QDialogButtonBox.ButtonRole.ResetRole)
        for choice in box.buttons():
            if isinstance(choice, QPushButton):
                choice.setAutoDefault(False)
        self.usual.clicked.connect(self._reset)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addWidget(how)
        layout.addLayout(grid)
        layout.addWidget(box)
        self._show()

    def wait_for(self, role: str) -> None:
        """Take the next key for a role."""
        self._waiting = role
        self._show()
        self.buttons[role].setFocus()

    def _reset(self) -> None:
        for role in ROLES:
            self._remote.assign(role, "")
        self._waiting = ""
        self._show()

    def _show(self) -> None:
        for role, button in self.buttons.items():
            key = QKeySequence(self._remote.keys.get(role, ""))
            usual = " ".join(found.toString() for found in self._remote.usual_of(role))
            text = key.toString(QKeySequence.SequenceFormat.NativeText)
            if role == self._waiting:
                text = self.tr("press the remote’s button …")
            elif not text:
                text = self.tr("usual: {0}").format(usual)
            button.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key while one is waited for; Escape takes none."""
        if not self._waiting or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or event.key() in _MODIFIERS:
            return False
        if event.key() != Qt.Key.Key_Escape:
            key = QKeySequence(event.keyCombination()).toString(_PORTABLE)
            self._remote.assign(self._waiting, key)
        self._waiting = ""
        self._show()
        return True
