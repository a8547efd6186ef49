"""Every visible text is translated, and German fits where English does."""

import importlib.machinery
import importlib.util
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from gradsim.core.presets import PRESETS
from gradsim.core.resources import resource
from gradsim.core.settings import SettingError
from gradsim.core.single_neuron import SingleNeuron
from gradsim.ui.help_sheet import HelpSheet
from gradsim.ui.language import (
    ENGLISH,
    LANGUAGES,
    allowed_words,
    install_language,
    language_in_use,
    translated,
)
from gradsim.ui.language_menu import LanguageMenu
from gradsim.ui.lecture_editor import LectureEditor
from gradsim.ui.widgets.axes import Axes
from gradsim.ui.widgets.typeset import Typeset, TypesetLabel
from gradsim.ui.window_state import chosen_language, keep_language
from tests.ui.test_layout import faults, small_texts

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(resource("translations").glob("*.ts"))
