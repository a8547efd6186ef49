"""The languages of the window, and which of them it speaks; known before there is a window."""

import os

from PySide6.QtCore import QLocale

#: Environment variable that names a language, whatever was chosen.
LANGUAGE_VARIABLE = "GRADSIM_LANGUAGE"
ENGLISH = "en"
#: The languages by their code, each with its own name.
LANGUAGES = {ENGLISH: "English", "de": "Deutsch"}


def language_in_use(chosen: str = "") -> str:
    """Return the code of the language to use.

    Parameters
    ----------
    chosen : str
        The code that was chosen; empty for the system's language.
    """
    system = QLocale.system().name().partition("_")[0]
    wanted = os.environ.get(LANGUAGE_VARIABLE) or chosen or system
    return wanted if wanted in LANGUAGES else ENGLISH
