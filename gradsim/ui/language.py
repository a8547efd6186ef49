"""The language of the window: Qt's translation files, and the words of the core.

The core knows no Qt and speaks English; its words are translated where they are shown.
They stand in the context "Core" of ``resources/translations``, which
``scripts/translations`` keeps up to date.
"""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gradsim.core.experiment import Experiment
from gradsim.core.numbers import NumberError, UnclearNumber
from gradsim.core.sentence import Refusal, Sentence
from gradsim.core.settings import Setting, SettingError, shown
from gradsim.folders import resource
from gradsim.page_setup import Length
from gradsim.ui.languages import ENGLISH

_PROPERTY = "gradsimLanguage"  # of the application: the code of the language it speaks


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text for the translation and return it as it is.

    The collector of texts knows Qt's macro by its name; PySide6 declares its result as an object.
    """
    return text


def translated(text: str) -> str:
    """Return a text of the core in the language of the window; one it does not know as it is."""
    return QCoreApplication.translate("Core", text) if text else ""


def cost_label(cost: str) -> str:
    """Return what stands at the end of a cost's curve, where there is little room."""
    if cost == "quadratic":
        return QCoreApplication.translate("Curves", "quadratic cost")
    return QCoreApplication.translate("Curves", "cross-entropy")


def allowed_words(setting: Setting, single: bool = False) -> str:
    """Return what is allowed of a setting, or of a single number of a list."""
    return setting.describe(single, translated)


def decimal_sign() -> str:
    """Return the decimal sign of the language that the application speaks."""
    return "," if QLocale(installed_language()).decimalPoint() == "," else "."


def not_allowed(setting: Setting, value: object, allowed: str, single: bool = False) -> str:
    """Return the sentence about a value that a setting does not allow.

    A text that can be read as two numbers is told so; `single` says that it is to be one
    number, also where the setting is a list.
    """
    if doubt := _doubt(setting, value, single):
        return doubt
    sentence = QCoreApplication.translate("Errors", "{0} is {1}; it must be {2}")
    return sentence.format(translated(setting.label), shown(value), allowed)


def _doubt(setting: Setting, value: object, single: bool) -> str:
    """Return how to write a number that can be read in two ways; nothing where none can."""
    if isinstance(value, list | tuple):
        return next(filter(None, (_doubt(setting, item, True) for item in value)), "")
    if isinstance(value, str):
        try:
            setting.read(value, single=single, decimal=decimal_sign())
        except UnclearNumber as error:
            sentence = QCoreApplication.translate(
                "Errors", "{0} can be {1} or {2}: write {3} or {4}"
            )
            return sentence.format(*error.words)
        except NumberError:
            pass
    return ""


def allowed_of(error: SettingError, setting: Setting) -> str:
    """Return what is allowed; where settings contradict each other, in the core's words."""
    return allowed_words(setting) if error.allowed == setting.allowed else error.allowed


def refusal(error: SettingError, settings: Mapping[str, Setting]) -> str:
    """Return the sentence about an error, with the setting named as on screen."""
    setting = settings.get(error.setting)
    if setting is None:
        return str(error)
    return not_allowed(setting, error.value, allowed_of(error, setting))


def said(sentence: Sentence | Exception) -> str:
    """Return a sentence of the core, or the reason of an error, in the language of the window."""
    if isinstance(sentence, Refusal):
        sentence = sentence.sentence
    if isinstance(sentence, Sentence):
        return sentence.told(translated, _word)
    return _word(sentence)


def _word(word: object) -> str:
    if isinstance(word, bool):
        return str(word)
    if isinstance(word, int):
        return QLocale(installed_language()).toString(word)
    if isinstance(word, Length):
        return str(word).replace(".", decimal_sign())
    if isinstance(word, SettingError):
        settings = (kind.settings().get(word.setting) for kind in Experiment.registry.values())
        alike = [each for each in settings if each is not None]
        same = [each for each in alike if each.allowed == word.allowed]
        alike.sort(
            key=lambda each: each.is_text != isinstance(word.value, str)
        )  # of its kind first
        if same or alike:
            return not_allowed((same or alike)[0], word.value, allowed_of(word, (same or alike)[0]))
        sentence = QCoreApplication.translate("Errors", "{0} is {1}; it must be {2}")
        names = word.allowed.removeprefix("one of ")
        allowed = word.allowed if names == word.allowed else translated("one of {0}").format(names)
        return sentence.format(translated(word.setting), shown(word.value), allowed)
    return str(word)


# What errors of the core call what is no setting.
_OTHERS = (QT_TRANSLATE_NOOP("Core", "the name of a setting"),)


def installed_language() -> str:
    """Return the code of the language that the application speaks."""
    app = QCoreApplication.instance()
    code = app.property(_PROPERTY) if app is not None else None
    return code if isinstance(code, str) else ENGLISH


def install_language(app: QCoreApplication, code: str) -> None:
    """Let the application speak a language, in place of the one before.

    What is on screen keeps its words; windows that are made from now on have the new ones.
    """
    app.setProperty(_PROPERTY, code)
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    if code == ENGLISH:
        return
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("qtbase", qt), ("gradsim", str(resource("translations")))):
        translator = QTranslator(app)
        if translator.load(f"{name}_{code}", folder):
            app.installTranslator(translator)
