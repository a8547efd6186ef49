"""Every visible text is translated, and German fits where English does."""

import importlib.machinery
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from gradsim.core.lecture.presets import PRESETS as LECTURE
from gradsim.core.lecture.presets import find_preset
from gradsim.core.preset import Preset
from gradsim.core.single_neuron.experiment import SingleNeuron
from gradsim.core.subject import Subject
from gradsim.core.subjects import SUBJECTS, subject_of
from gradsim.folders import resource
from gradsim.ui.language import allowed_words, translated
from gradsim.ui.languages import LANGUAGES, language_in_use
from gradsim.ui.session import companion
from gradsim.ui.settings_file import chosen_language, keep_language
from gradsim.ui.theme import THEMES
from gradsim.ui.typesetting.scene_line import SceneLine
from gradsim.ui.typesetting.typeset import Typeset
from gradsim.ui.window.help_sheet import HelpSheet
from gradsim.ui.window.language_menu import LanguageMenu
from tests.shortened import short_preset
from tests.ui.conftest import Opened
from tests.ui.panels.test_layout import faults, grabbed, paint_unseen, small_texts
from tests.ui.panels.test_overlaps import inked, overlapping, texts_of_labels

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = sorted(resource("translations").glob("gradsim_*.ts"))
PRESETS = tuple(short_preset(preset) for preset in LECTURE)

#: What is the same in every language: names, units, functions and gates.
SAME = {"gradsim", "max", "tanh", "arg", "frac", "geq", "AND", "NAND", "XOR", *LANGUAGES.values()}


# ----- the files


def messages(path: Path) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """Yield context, source and translation of each text of a .ts file."""
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source")
            yield context.findtext("name"), source, message.find("translation")


@pytest.fixture(scope="module")
def script():
    """The script that keeps the files up to date, as a module."""
    loader = importlib.machinery.SourceFileLoader(
        "translations", str(ROOT / "scripts/translations")
    )
    spec = importlib.util.spec_from_loader("translations", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_each_language_of_the_menu_but_english_has_a_file():
    codes = {path.stem.removeprefix("gradsim_") for path in TRANSLATIONS}
    assert codes == set(LANGUAGES) - {"en"} != set()


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_the_files_hold_every_text_of_the_program(script, monkeypatch, tmp_path, path):
    """The script finds nothing new, nothing that is gone, and writes the same .qm file."""
    fresh = tmp_path / path.name
    fresh.write_bytes(path.read_bytes())
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    script.update(path.stem.removeprefix("gradsim_"))
    assert {(c, s) for c, s, _ in messages(fresh)} == {(c, s) for c, s, _ in messages(path)}
    assert fresh.with_suffix(".qm").read_bytes() == path.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_every_text_is_translated(script, path):
    assert script.missing(path) == []


def test_a_text_without_a_translation_is_named_with_its_place(script, tmp_path):
    tree = ElementTree.parse(TRANSLATIONS[0])
    caption = find_preset("chain-vanishing").caption
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        if message.findtext("source") == caption:
            translation.set("type", "unfinished")
        elif message.findtext("source") == "Chain of neurons":
            translation.text = ""
    path = tmp_path / TRANSLATIONS[0].name
    tree.write(path, encoding="utf-8")
    assert sorted(script.missing(path)) == [
        f"{path.name} has no translation of caption of “chain-vanishing”, "
        f"of the subject “chain”: {caption}",
        f"{path.name} has no translation of title of the subject “chain”: Chain of neurons",
    ]


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_translations_have_the_formulas_and_places_of_the_texts(path):
    count = 0
    for context, source, translation in messages(path):
        where = f"{context}: {source}"
        text = translation.text
        formulas = re.findall(r"\$[^$]*\$", source)
        assert sorted(re.findall(r"\$[^$]*\$", text)) == sorted(formulas), where
        places = re.findall(r"\{[^{}]*\}", re.sub(r"\$[^$]*\$", "", source))
        found = re.findall(r"\{[^{}]*\}", re.sub(r"\$[^$]*\$", "", text))
        assert sorted(found) == sorted(places), where
        grouped = re.sub(r"(?<=\d),(?=\d{3})", "\u202f", source)  # as numbers.py groups a count
        figures = r"\d+[.,\u202f]\d+"
        assert re.findall(figures, text) == re.findall(figures, grouped), where
        assert text[0].isspace() == source[0].isspace(), where
        assert text[-1].isspace() == source[-1].isspace(), where
        count += 1
    assert count > 700


# ----- what is on screen


ACCENTS = str.maketrans("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ")


@cache  # the same texts are asked for in every frame
def accented(text: str) -> str:
    parts = re.split(r"(\$[^$]*\$|\{[^{}]*\})", text)
    parts[::2] = [part.translate(ACCENTS) for part in parts[::2]]
    return "".join(parts)


class Marker(QTranslator):
    """A language in which all vowels have accents; formulas and places are as they were."""

    def translate(self, context, text, disambiguation=None, n=-1):
        return accented(text)

    def isEmpty(self):
        return False


@pytest.fixture
def marked(qapp):
    """Let everything that is translated have accents."""
    translator = Marker()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def unmarked_words(text: str) -> list[str]:
    """Return the words of a text that no translation was asked for."""
    text = re.sub(r"<[^>]*>|\$[^$]*\$", " ", text)
    text = re.sub(r"\(((Ctrl|Alt|Shift)\+)*\w+\)$", "", text)  # a key behind a tip
    return [
        word for word in re.findall(r"[^\W\d_]{3,}", text) if word.isascii() and word not in SAME
    ]


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what a widget and all within it say, shown or told to a screen reader."""
    for child in [widget, *widget.findChildren(QWidget)]:
        yield from (child.windowTitle(), child.toolTip())
        yield from (child.accessibleName(), child.accessibleDescription())
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        elif isinstance(child, QComboBox):
            yield from (child.itemText(index) for index in range(child.count()))
        elif isinstance(child, QLineEdit):
            yield child.placeholderText()
        elif isinstance(child, QMenu):
            yield child.title()
            yield from (action.text() for action in child.actions())


@pytest.fixture
def _short_companions(monkeypatch):
    """Make the runs small, too, that stand beside those of demonstrations."""
    monkeypatch.setattr(companion, "find_preset", lambda name: short_preset(find_preset(name)))


def demonstrations(opened: Opened, subject: Subject) -> Iterator[Preset]:
    """Yield all of a subject, each run to its end in the same window."""
    for preset in PRESETS:
        if subject_of(preset.experiment) is subject:
            if opened.session.scene.preset != preset:
                opened.session.open_preset(preset)
            opened.run_to_end()
            session = opened.session  # a run to compare may come after the end
            compared, beside = preset.compared, session.companion
            opened.until(lambda c=compared, beside=beside: not c or beside.run is not None)
            opened.settle()
            yield preset


def first_of(subject: Subject) -> Preset:
    return next(preset for preset in PRESETS if subject_of(preset.experiment) is subject)


each_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)


@each_subject
@pytest.mark.usefixtures("_short_companions")
def test_no_text_of_the_window_is_left_out(marked, open_window, monkeypatch, subject):
    painted = []
    draw, typeset = QPainter.drawText, Typeset.__init__

    def draw_text(painter, *args):
        painted.extend(argument for argument in args if isinstance(argument, str))
        return draw(painter, *args)

    def typeset_text(self, source, *args, **kwargs):
        painted.append(source)
        typeset(self, source, *args, **kwargs)

    monkeypatch.setattr(QPainter, "drawText", draw_text)
    monkeypatch.setattr(Typeset, "__init__", typeset_text)
    opened = open_window(first_of(subject), size=(1600, 900))
    window = opened.window
    for preset in demonstrations(opened, subject):
        for view in set(window.panel.view_titles()) - set(window.panel.arrangement.open_names):
            window.panel.toggle_view(view)
            window.panel.toggle_view(view)
        opened.settle()
        paint_unseen(window)
        texts = [*texts_of(window), *window.panel.view_titles().values(), *painted]
        left_out = {text for text in texts if unmarked_words(text)}
        assert len(painted) > 10
        assert left_out == set(), "\n".join([preset.name, *sorted(left_out)])
        painted.clear()


def test_what_stands_beside_the_window_is_not_left_out_either(marked, open_window):
    opened = open_window("neuron-good-start")
    window = opened.window
    window.room.desk.open_editor()
    sheet = HelpSheet(window)
    texts = [*texts_of(window.room.editor), *texts_of(sheet)]
    texts += [allowed_words(setting) for setting in SingleNeuron.settings().values()]
    keys = {word for action in window.actions() for key in action.shortcuts()
            for word in key.toString().split("+")}  # fmt: skip
    passages = " ".join(entry.passage for entry in window.room.mode.lecture.entries)
    lecture = set(re.findall(r"[^\W\d_]+", passages))
    left_out = {text for text in texts if set(unmarked_words(text)) - keys - lecture}
    window.room.editor.close()
    sheet.deleteLater()
    assert left_out == set()


# ----- German


def test_the_window_speaks_german(german, open_window):
    opened = open_window("neuron-cost-duel", size=(1440, 900))
    opened.run_to_end()
    window = opened.window
    texts = set(texts_of(window))
    assert {"Datei", "Ansicht", "Vorlesung", "Zurücksetzen", "Von hier weiter"} <= texts
    assert {"Aktivierungen", "Schaltungen", "Kette von Neuronen"} <= texts
    assert window.title.text() == "Völlig falsch und doch lernt es langsam. Muss das so sein?"
    assert window.windowTitle() == "Zwei Kosten, gesättigter Start – gradsim"
    assert [translated(subject.title) for subject in SUBJECTS][4] == "Tempo der Schichten"
    rate = window.form._experiment.settings()["learning_rate"]
    assert allowed_words(rate).startswith("eine Zahl größer als 0")
    window.change_settings({"learning_rate": 0.3})
    opened.until(lambda: opened.session.is_custom)
    assert window.subtitle.text() == "Mit η = 0.3."  # with the decimal point


def test_qt_itself_speaks_german(german, qapp):
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"
    box.deleteLater()


@each_subject
@pytest.mark.usefixtures("_short_companions")
def test_german_fits_for_the_projector(german, open_window, monkeypatch, subject):
    opened = open_window(first_of(subject), size=(1280, 720), theme="projector")
    window = opened.window
    window.setUpdatesEnabled(False)  # it is painted where it is looked at

    def fold() -> None:
        """Show the form and the rail, or fold them away."""
        window.actions_by_name["settings"].trigger()
        window.actions_by_name["rail"].trigger()
        opened.settle()

    def look() -> list[str]:
        """Return what is wrong, beside form and rail only what is cut off."""
        window.setUpdatesEnabled(True)
        with inked(monkeypatch) as ink:
            noted = grabbed(window, monkeypatch)
        window.setUpdatesEnabled(False)
        found = faults(window, noted)
        if not window.form.isVisible():
            found += small_texts(window, 18, noted)
            found += overlapping([*ink, *texts_of_labels(window)])
        return found

    for preset in demonstrations(opened, subject):
        found, was_folded = look(), window.form.isHidden()
        fold()  # the next demonstration begins with what this one ends with
        assert window.form.isHidden() == window.rail.isHidden() == (not was_folded)
        found += look()
        assert found == [], "\n".join([preset.name, *found])


# ----- the choice


def test_a_variable_goes_before_the_choice_and_the_choice_before_the_system(monkeypatch):
    monkeypatch.setenv("GRADSIM_LANGUAGE", "de")
    assert language_in_use("en") == "de"
    monkeypatch.delenv("GRADSIM_LANGUAGE")
    assert language_in_use("de") == "de"
    assert language_in_use("en") == "en"
    assert language_in_use() in LANGUAGES
    monkeypatch.setenv("GRADSIM_LANGUAGE", "tlh")
    assert language_in_use("de") == "en"  # a language that is not there


def test_the_menu_keeps_the_language_for_the_next_start(open_window):
    opened = open_window("neuron-good-start")
    menu = opened.window.findChild(LanguageMenu)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["System’s language", "English", "Deutsch"]
    assert actions["System’s language"].isChecked()
    try:
        actions["Deutsch"].trigger()
        assert chosen_language() == "de"
        assert "next start" in opened.window.message.text()
        assert [text for text, action in actions.items() if action.isChecked()] == ["Deutsch"]
    finally:
        keep_language("")
    assert chosen_language() == ""


def scenes_of_two_lines() -> list[str]:
    """The demonstrations whose scene or caption does not fit a line in a lecture hall."""
    line = SceneLine()
    line.restyle(THEMES["projector"].zoomed(0.9))  # as at 1280×720
    found = []
    for preset in LECTURE:
        caption = re.sub(r"\{\d+(:\d+)?\}", "0.00", translated(preset.caption))
        for text in (translated(preset.subtitle), caption):
            line.show_texts(text, "", False)
            if line.heightForWidth(1194) > line.line_height:
                found.append(f"{preset.number}: {text}")
    return found


def test_scene_and_caption_are_a_line_each_in_english(qapp):
    assert scenes_of_two_lines() == []


def test_scene_and_caption_are_a_line_each_in_german(german):
    """Or the other would stand with a gap beside it: both have the room of the higher one."""
    assert scenes_of_two_lines() == []
