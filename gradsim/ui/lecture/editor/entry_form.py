"""What is said and shown of the current entry, to be edited."""

import dataclasses
import re
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QSlider, QWidget

from gradsim.core.lecture.lecture import Entry, Lecture
from gradsim.core.lecture.lecture_file import LONGEST, LONGEST_TEXT
from gradsim.core.lecture.presets import preset_for
from gradsim.core.settings import Setting
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.language import translated
from gradsim.ui.lecture.editor.entry_picture import Picture
from gradsim.ui.lecture.editor.typeset_field import TypesetField
from gradsim.ui.lecture.pictures import FIGURE, Pictures
from gradsim.ui.theme import INTERFACE, SERIF, Theme

LEFT, RIGHT, GAP = 560, 424, 48  # widths of the columns at full size
OF_ENTRY = ("passage", "notes", "minutes", "predict")  # the rest is the preset's
QUIET = 400  # milliseconds without a change before a picture is made again
MOST_MINUTES = 30  # of the slider


class EntryForm(QWidget):
    """The texts of an entry, its picture, where it opens and how long it takes."""

    #: The entry was changed; the name of the field.
    edited = Signal(object, str)

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.theme, self._pictures = theme, pictures
        self._entry: Entry | None = None
        self._is_filling = False
        self.place, self.name = QLabel(), QLabel()
        self.title = QLineEdit()
        self.title.setObjectName("entryTitle")
        self.title.setMaxLength(LONGEST_TEXT)
        self.title.setAccessibleName(self.tr("Title"))
        self.picture = Picture(theme)
        self.buttons = {
            "replace": QPushButton(self.tr("Replace by what is on screen now")),
            "show": QPushButton(self.tr("Show on screen")),
        }
        self.fields = {
            "question": TypesetField(self.tr("Question to the room"), theme, 20, SERIF),
            "caption": TypesetField(self.tr("Caption"), theme, 20, SERIF),
            "passage": TypesetField(self.tr("Passage"), theme, 17, SERIF),
            "notes": TypesetField(self.tr("My notes"), theme, 15, INTERFACE),
        }
        self.heads = {
            key: (QLabel(field.accessibleName()), QLabel()) for key, field in self.fields.items()
        }
        self.heads["caption"][1].setText(self.tr("after the run"))
        self.heads["passage"][1].setText(self.tr("typeset; click to edit its LaTeX"))
        self.heads["notes"][1].setText(self.tr("only on my screen"))
        self.labels = {
            "epoch": QLabel(self.tr("Opens at epoch")),
            "minutes": QLabel(self.tr("Minutes")),
        }
        self.sliders = {key: QSlider(Qt.Orientation.Horizontal) for key in self.labels}
        self.boxes = {
            "epoch": self._box(0, 10_000_000, True),
            "minutes": self._box(0, LONGEST, False),
        }
        self.predict = QCheckBox(self.tr("Predict first"))
        self.predict.setToolTip(self.tr("The room is asked for a guess when it comes here."))
        self.predict.toggled.connect(self._ticked)
        self._give_roles()
        self._adopt()
        self._timer = QTimer(self, singleShot=True, interval=QUIET)
        self._timer.timeout.connect(self._show_picture)
        pictures.made.connect(self._show_picture)
        self.restyle(theme)

    @staticmethod
    def _box(least: float, most: float, whole: bool) -> NumberBox:
        bounds = Setting(label="", help="", minimum=least, maximum=most, slider=(0, 10))
        return NumberBox(bounds, whole)

    def _give_roles(self) -> None:
        """Tell labels apart for the style sheet, and let some end at the right."""
        heads, notes = zip(*self.heads.values(), strict=True)
        for label in (*heads, *self.labels.values()):
            label.setProperty("role", "strong")
        for label in (self.place, self.name, *notes):
            label.setProperty("role", "muted")
        for label in (self.name, *notes):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _adopt(self) -> None:
        parts = [
            self.place,
            self.name,
            self.title,
            self.picture,
            self.predict,
            *self.buttons.values(),
        ]
        for key, (head, note) in self.heads.items():
            parts += [head, note, self.fields[key]]
        for key in self.labels:
            parts += [self.labels[key], self.sliders[key], self.boxes[key]]
        for part in parts:
            part.setParent(self)
        for key, field in self.fields.items():
            field.edited.connect(lambda text, key=key: self._edited(key, text))
        self.title.textEdited.connect(lambda text: self._edited("title", text))
        for key, label in self.labels.items():
            self.sliders[key].setAccessibleName(label.text())
            self.boxes[key].setAccessibleName(label.text())
            self.sliders[key].valueChanged.connect(lambda value, key=key: self._slid(key, value))
            self.boxes[key].entered.connect(lambda _, key=key: self._entered(key))
        self.sliders["minutes"].setRange(0, 2 * MOST_MINUTES)

    # ----- what is shown

    def show_entry(self, lecture: Lecture, row: int, fresh: bool) -> None:
        """Show an entry; the picture of another one at once, else when typing is over."""
        entry = lecture.entries[row]
        preset = entry.preset
        is_other = self._entry is None or self._entry.preset.name != preset.name
        if entry == self._entry and not fresh:
            self._show_minutes(lecture.plan[row])
            return
        self._entry = entry
        section, _, _ = translated(preset.section).partition(" ")
        text = self.tr("Section {0}, demonstration {1}").format(section, row + 1)
        if not section[:1].isdecimal():
            text = self.tr("Demonstration {0}").format(row + 1)
        self.place.setText(text)
        self.name.setText(f"{preset.number} · {preset.name}")
        self._is_filling = True
        title = translated(preset.title)
        if self.title.text() != title:
            self.title.setText(title)
            self.title.setCursorPosition(0)
        for key, field in self.fields.items():
            if is_other and field.is_edited:
                field.finish()
            text = str(getattr(entry if key in OF_ENTRY else preset, key))
            text = text if key in OF_ENTRY else translated(text)
            field.show_text(text, self._shown(key, text), self._placeholder(key, entry))
        last = preset.experiment.last_epoch
        self.sliders["epoch"].setRange(0, last)
        self.sliders["epoch"].setValue(preset.epoch)
        self.boxes["epoch"].set_value(preset.epoch)
        for part in (self.sliders["epoch"], self.boxes["epoch"]):
            part.setEnabled(last > 0)
        self.predict.setChecked(entry.predict)
        self._is_filling = False
        self._show_minutes(lecture.plan[row])
        if is_other or fresh:
            self._timer.stop()
            self._show_picture(again=True)
        else:
            self._timer.start()

    def _show_minutes(self, minutes: float) -> None:
        self._is_filling = True
        self.sliders["minutes"].setValue(round(2 * minutes))
        self.boxes["minutes"].set_value(round(minutes, 1))
        own = self._entry is not None and self._entry.minutes is not None
        tip = self.tr("Without minutes of its own, an entry has an even share of what is left.")
        for part in (self.labels["minutes"], self.sliders["minutes"], self.boxes["minutes"]):
            part.setToolTip(tip if not own else "")
        self._is_filling = False

    def _shown(self, key: str, text: str) -> str | None:
        """Return a caption with its numbers, where the run has told them."""
        if key != "caption" or "{" not in text:
            return None
        made = self.picture.made
        told = made.caption if made is not None else ""
        pattern = "".join(
            ".*" if re.fullmatch(r"\{\d+\}", part) else re.escape(part)
            for part in re.split(r"(\{\d+\})", text)
        )
        return told if re.fullmatch(pattern, told) else re.sub(r"\{\d+\}", "…", text)

    def _placeholder(self, key: str, entry: Entry) -> str:
        if key == "notes":
            return self.tr("What only I see, in the presenter’s view.")
        if key == "passage":
            return self.tr("What is said of it, for reading at home.")
        if key == "caption" and preset_for(entry.preset.experiment).experiment != (
            entry.preset.experiment
        ):
            return self.tr("These settings are your own: say what was seen.")
        return ""

    def _show_picture(self, again: bool = False) -> None:
        if self._entry is None or self._timer.isActive():
            return
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.picture.width() * ratio), round(self.picture.height() * ratio))
        made = self._pictures.get(self._entry.preset, FIGURE, self.theme.name, size)
        if made is not None or again:
            self.picture.show_picture(made)
            field = self.fields["caption"]
            field.show_text(
                field.text,
                self._shown("caption", field.text),
                self._placeholder("caption", self._entry),
            )

    # ----- edits

    def _edited(self, key: str, text: str) -> None:
        if self._entry is None or self._is_filling:
            return
        self._change(key, text[:LONGEST_TEXT])

    def _change(self, key: str, value: object) -> None:
        entry = self._entry
        assert entry is not None
        change: dict[str, Any] = {key: value}  # Any: mypy checks each field against every value
        if key in OF_ENTRY:
            entry = dataclasses.replace(entry, **change)
        else:
            if key == "caption":  # one of the lecturer's own is true whatever the run
                change["claim"] = None
            entry = dataclasses.replace(entry, preset=dataclasses.replace(entry.preset, **change))
        self._entry = entry
        self.edited.emit(entry, key)

    def _ticked(self, predicts: bool) -> None:
        if not self._is_filling and self._entry is not None:
            self._change("predict", predicts)

    def _slid(self, key: str, value: int) -> None:
        if not self._is_filling and self._entry is not None:
            self._change(key, value / 2 if key == "minutes" else value)
            self.boxes[key].set_value(value / 2 if key == "minutes" else value)

    def _entered(self, key: str) -> None:
        box, entry = self.boxes[key], self._entry
        if self._is_filling or entry is None:
            return
        value = box.value()
        if value is None and key == "minutes":
            self._change(key, None)  # an even share again
            return
        last = entry.preset.experiment.last_epoch if key == "epoch" else LONGEST
        if value is not None:
            value = min(max(value, 0), last)
            self._change(key, int(value) if key == "epoch" else value)
            with QSignalBlocker(self.sliders[key]):
                self.sliders[key].setValue(round(value if key == "epoch" else 2 * value))
        box.set_value(value)

    # ----- layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything as the window is wide; the picture keeps its proportions."""
        super().resizeEvent(event)
        self._place_all()
        self._timer.start()

    def _place_all(self) -> None:
        px = self.theme.px
        left, right = px(48), self.width() - px(40)
        free = right - left - px(GAP)
        wide = free * LEFT // (LEFT + RIGHT)
        # what is below has a third of a low window
        wide = min(wide, max((self.height() - px(104 + 60 + 170)) * 16 // 9, px(240)))
        column = left + wide + px(GAP)
        narrow = right - column
        tight = self.height() < px(760)
        for key in ("question", "caption"):
            self.fields[key].set_size(17 if tight else 20)
        self.place.setGeometry(left, px(24), free, px(20))
        self.name.setGeometry(right - px(400), px(24), px(400), px(20))
        self.title.setGeometry(left - px(10), px(48), right - left, px(44))
        top, tall = px(104), wide * 9 // 16
        self.picture.setGeometry(left, top, wide, tall)
        below = top + tall + px(16)
        x = left
        for button in self.buttons.values():
            width = min(button.sizeHint().width(), left + wide - x)
            button.setGeometry(x, below, width, px(32))
            x += width + px(12)
        y, box = top, px(60 if tight else 72)
        step = px(36 if tight else 40)
        for key in ("question", "caption"):
            self._place_field(key, column, y, narrow, box)
            y += px(24) + box + px(10 if tight else 26)
        for key in self.labels:
            self.labels[key].setGeometry(column, y, px(130), px(32))
            number = px(88)
            slider = narrow - px(134) - number - px(16)
            tall = self.sliders[key].sizeHint().height()
            middle = y + (px(32) - tall) // 2
            self.sliders[key].setGeometry(column + px(134), middle, max(slider, 0), tall)
            self.boxes[key].setGeometry(right - number, y, number, px(32))
            y += step
        self.predict.setGeometry(column, y, narrow, px(28))
        y += px(28)
        start = max(below + px(32), y) + px(12 if tight else 34)
        rest = max(self.height() - start - px(24) - px(32), px(60))
        self._place_field("passage", left, start, wide, rest)
        self._place_field("notes", column, start, narrow, rest)

    def _place_field(self, key: str, x: int, y: int, width: int, height: int) -> None:
        px = self.theme.px
        head, note = self.heads[key]
        head.setGeometry(x, y - px(2), width, px(20))
        note.setGeometry(x + width // 3, y - px(2), width - width // 3, px(20))
        self.fields[key].setGeometry(x, y + px(24), width, height)

    def restyle(self, theme: Theme) -> None:
        """Apply a theme."""
        self.theme = self.picture.theme = theme
        for field in self.fields.values():
            field.restyle(theme)
        self._place_all()
