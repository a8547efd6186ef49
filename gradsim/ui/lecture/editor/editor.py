"""The editor of lectures, a window beside that of the demonstrations."""

import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gradsim.core.lecture.lecture import Entry
from gradsim.core.preset import Preset
from gradsim.ui.language import translated
from gradsim.ui.lecture.editor.document import Document
from gradsim.ui.lecture.editor.entry_form import EntryForm
from gradsim.ui.lecture.editor.entry_list import EntryList
from gradsim.ui.lecture.editor.header import Header
from gradsim.ui.lecture.editor.looks import sheet_of
from gradsim.ui.lecture.pictures import Pictures
from gradsim.ui.style_sheet import palette
from gradsim.ui.theme import Theme, near_theme
from gradsim.ui.typesetting.typeset import plain_text

NARROW = 1400  # pixels before zoom, below which the list is narrower
LIST, NARROW_LIST = 480, 448


class LectureEditor(QWidget):
    """A list to order, and what is said of the current entry; every edit holds at once.

    Parameters
    ----------
    document : Document
        The lecture.
    present : callable
        Returns the demonstration on screen, with its settings, to take it.
    """

    #: The entry of this number is to be shown on screen.
    place_picked = Signal(int)
    save_wanted = Signal()
    save_as_wanted = Signal()
    #: The lecture is to be given.
    give_wanted = Signal()
    closed = Signal()

    def __init__(
        self, document: Document, present: Callable[[], Preset], pictures: Pictures, theme: Theme
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Edit the lecture – gradsim"))
        self.theme = near_theme(theme)
        self.document, self._present = document, present
        self.header = Header(self.theme)
        self.list = EntryList(self.theme, pictures)
        self.form = EntryForm(self.theme, pictures)
        self.count, self.sum = QLabel(), QLabel()
        self.chosen, self.cost = QLabel(), QLabel()
        for label, role in ((self.count, "strong"), (self.chosen, "strong"), (self.cost, "small")):
            label.setProperty("role", role)
        self.message = QLabel()
        self.message.setObjectName("message")
        self.message.setWordWrap(True)
        self.message.hide()
        self.buttons = {
            "add": QPushButton(self.tr("Add what is on screen")),
            "move": QPushButton(self.tr("Move")),
            "double": QPushButton(self.tr("Duplicate")),
            "remove": QPushButton(self.tr("Leave out")),
            **self.header.buttons,
            **self.form.buttons,
        }
        self._lay_out()
        self._connect()
        self.restyle(theme)
        self.resize(self.theme.px(1600), self.theme.px(900))
        self._show()
        QTimer.singleShot(0, self.list, self.list.setFocus)

    # ----- building

    def _lay_out(self) -> None:
        side = self._side = QWidget()
        side.setObjectName("editorSide")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._top, self._foot = QHBoxLayout(), QHBoxLayout()
        for label in (self.count, self.sum):
            self._top.addWidget(label)
        self._top.addStretch(1)
        self._top.addWidget(self.buttons["add"])
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.chosen, self.cost):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        self._foot.addLayout(words, 1)
        for key in ("move", "double", "remove"):
            self._foot.addWidget(self.buttons[key])
        foot = QWidget()
        foot.setObjectName("editorFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setLayout(self._foot)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 1, 0)  # for the line at the right
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        right = self._right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.message)
        right.addWidget(self.form, 1)
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(side)
        both.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        outer.addLayout(both, 1)

    def _connect(self) -> None:
        menu = QMenu(self)
        for text, step in (
            (self.tr("To the start"), None),
            (self.tr("One up (Alt+Up)"), -1),
            (self.tr("One down (Alt+Down)"), 1),
            (self.tr("To the end"), 0),
        ):
            menu.addAction(text, partial(self._move, step))
        self.buttons["move"].setMenu(menu)
        self.buttons["move"].setProperty("role", "menu")
        key = QKeySequence(Qt.Key.Key_Delete).toString(QKeySequence.SequenceFormat.NativeText)
        self.buttons["remove"].setToolTip(self.tr("Leave out ({0})").format(key))
        self.buttons["double"].setToolTip(self.tr("Duplicate ({0})").format("Ctrl+D"))
        document, entries = self.document, self.list
        standard = QKeySequence.StandardKey
        for sequence, act in (
            (standard.Undo, document.undo),
            (standard.Redo, document.redo),
            (standard.Save, self.save_wanted.emit),
            (standard.SaveAs, self.save_as_wanted.emit),
            (standard.Close, self.close),
        ):
            QShortcut(QKeySequence(sequence), self, act)
        for name, act in (
            ("undo", document.undo),
            ("redo", document.redo),
            ("save", self.save_wanted.emit),
            ("save_as", self.save_as_wanted.emit),
            ("give", self.give_wanted.emit),
            ("add", self._add),
            ("double", self._double),
            ("remove", self._remove),
            ("replace", self._replace),
            ("show", lambda: self.place_picked.emit(entries.row)),
        ):
            self.buttons[name].clicked.connect(lambda _=False, act=act: act())
        document.changed.connect(self._show)
        self.header.name.textEdited.connect(self._rename)
        entries.current_changed.connect(lambda _: self._show_entry())
        entries.chosen_changed.connect(self._show_foot)
        entries.moved.connect(self._drop)
        entries.remove_wanted.connect(self._remove)
        entries.double_wanted.connect(self._double)
        entries.step_wanted.connect(self._move)
        entries.doubleClicked.connect(lambda index: self.place_picked.emit(index.row()))
        self.form.edited.connect(
            lambda entry, key: document.replace(self.list.row, entry, typed=key)
        )

    # ----- what is shown

    def _show(self, row: int | None = None, chosen: list[int] | None = None) -> None:
        document, lecture = self.document, self.document.lecture
        count = len(lecture.entries)
        kept = self.list.row if row is None else row
        # other rows are chosen again, or those at the same place would be chosen instead
        self.list.show_lecture(lecture, min(max(kept, 0), count - 1), chosen)
        if self.header.name.text() != lecture.title:
            self.header.name.setText(lecture.title)
            self.header.name.setCursorPosition(0)
        self.header.show_state(document.state)
        self.buttons["undo"].setEnabled(document.can_undo)
        self.buttons["redo"].setEnabled(document.can_redo)
        words = self.tr("{0} demonstrations") if count > 1 else self.tr("1 demonstration")
        self.count.setText(words.format(count))
        planned = sum(lecture.plan)
        self.sum.setText(self.tr("{0} of {1} min").format(round(planned), round(lecture.minutes)))
        late = planned > lecture.minutes + 0.5
        self.sum.setStyleSheet(f"color: {self.theme.labels[1] if late else self.theme.muted};")
        self._show_entry()
        self._show_foot()

    def _show_entry(self) -> None:
        row, entries = self.list.row, self.document.entries
        if 0 <= row < len(entries):
            self.form.show_entry(self.document.lecture, row, fresh=False)
        self._show_foot()

    def _show_foot(self) -> None:
        """Say what the buttons below work on, and what leaving it out would save."""
        lecture, rows = self.document.lecture, self.list.meant
        rows = [row for row in rows if row < len(lecture.entries)]
        chosen = self.list.chosen
        minutes = sum(lecture.plan[row] for row in rows)
        left = sum(lecture.plan) - minutes
        if chosen:
            self.chosen.setText(self.tr("{0} chosen").format(len(chosen)))
        elif rows:
            title = plain_text(translated(lecture.entries[rows[0]].preset.title))
            room = self.chosen.width() or self.theme.px(140)
            words = f"{rows[0] + 1}  {title}"
            metrics = self.chosen.fontMetrics()
            self.chosen.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.cost.setText(self.tr("{0} min, {1} would be left").format(round(minutes), round(left)))
        self.buttons["remove"].setEnabled(0 < len(rows) < len(lecture.entries))

    def tell(self, sentence: str) -> None:
        """Show a sentence above the entry; an empty one removes it."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def fill_menu(
        self,
        recent: list[Path],
        choose: Callable[[], object],
        built_in: Callable[[], object],
        open_file: Callable[[Path], object],
        new: Callable[[], object],
    ) -> None:
        """List the lectures that can be opened."""
        self.header.fill_menu(
            recent, choose=choose, built_in=built_in, open_file=open_file, new=new
        )

    # ----- edits

    def _rename(self, text: str) -> None:
        lecture = dataclasses.replace(self.document.lecture, title=text)
        self.document.change(lecture, typed="name")

    def _move(self, step: int | None) -> None:
        """Move what is meant: to the start, by some rows, or with 0 to the end."""
        rows, count = self.list.meant, len(self.document.entries)
        if not rows:
            return
        if step is None:
            target = 0
        elif step == 0:
            target = count
        else:
            target = rows[0] - 1 if step < 0 else rows[-1] + 2
        if 0 <= target <= count:
            self._drop(rows, target)

    def _drop(self, rows: list[int], target: int) -> None:
        chosen, current = self.list.chosen, self.list.row
        name = self.document.entries[current].preset.name if current >= 0 else ""
        names = {self.document.entries[row].preset.name for row in chosen}
        self.document.move(rows, target)
        self._find(name, names)

    def _find(self, name: str, chosen: set[str]) -> None:
        """Make the entry of a name current again, and choose those of other names."""
        names = [entry.preset.name for entry in self.document.entries]
        row = names.index(name) if name in names else self.list.row
        self._show(row, [place for place, each in enumerate(names) if each in chosen])

    def _remove(self) -> None:
        rows = self.list.meant
        if rows and self.document.remove(rows):
            self._show(min(rows), [])

    def _double(self) -> None:
        rows = self.list.meant
        if rows:
            count = self.document.add(rows[-1] + 1, [self.document.entries[row] for row in rows])
            self._select_new(rows[-1] + 1, count)

    def _add(self) -> None:
        row = self.list.row + 1
        self._select_new(row, self.document.add(row, [Entry(self._present())]))

    def _select_new(self, row: int, count: int) -> None:
        if not count:
            self.tell(self.tr("A lecture has no room for more demonstrations."))
            return
        self._show(row, list(range(row, row + count)) if count > 1 else [])

    def _replace(self) -> None:
        """Let the entry show what is on screen; its notes and its minutes stay."""
        row = self.list.row
        if row >= 0:
            entry = self.document.entries[row]
            preset = dataclasses.replace(self._present(), name=entry.preset.name)
            passage = entry.passage if preset.experiment == entry.preset.experiment else ""
            self.document.replace(row, dataclasses.replace(entry, preset=preset, passage=passage))

    # ----- the window

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list less of a narrow window."""
        super().resizeEvent(event)
        self._fit()
        self._show_foot()

    def _fit(self) -> None:
        px = self.theme.px
        self._side.setFixedWidth(px(LIST if self.width() >= px(NARROW) else NARROW_LIST))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is closed; what was edited stays."""
        event.accept()
        self.closed.emit()

    def restyle(self, theme: Theme) -> None:
        """Apply a theme: the light one, or the dark one, which are for near."""
        theme = self.theme = near_theme(theme)
        px = theme.px
        self.setPalette(palette(theme))
        self.setStyleSheet(sheet_of(theme))
        self._top.setContentsMargins(px(24), px(11), px(24), px(9))
        self._top.setSpacing(px(12))
        self._foot.setContentsMargins(px(24), px(14), px(24), px(14))
        self._foot.setSpacing(px(8))
        margin = px(16)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.message.setContentsMargins(margin, 0, margin, 0)
        self.header.restyle(theme)
        self.list.restyle(theme)
        self.form.restyle(theme)
        self.setMinimumSize(px(1080), px(620))
        self._fit()
        if self.list.row >= 0:
            self._show()
