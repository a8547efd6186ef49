"""What gradsim is, where its experiments come from, and whose work is in it."""

import html
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from gradsim.version import __version__

ICON_SIDE, GAP = 64, 8  # pixels


class Work(NamedTuple):
    """A work of others; names are not translated.

    Attributes
    ----------
    name, authors, licence : str
        As they are shown.
    package : str
        Under which name a library is installed; its version is shown.
    """

    name: str
    authors: str
    licence: str
    package: str = ""


#: What lies in gradsim's own files.
CONTENTS = (
    Work("Inter", "Rasmus Andersson", "SIL OFL 1.1"),
    Work("TeX Gyre Pagella, Pagella Math", "GUST e-foundry", "GUST Font License"),
    Work("MNIST", "Yann LeCun, Corinna Cortes", "CC BY-SA 3.0"),
)
#: What it is installed with; where one is missing, as MP4 may be, it is not named.
LIBRARIES = (
    Work("Qt, PySide6", "The Qt Company and contributors", "LGPL 3", "PySide6-Essentials"),
    Work("NumPy", "NumPy developers", "BSD", "numpy"),
    Work("pyqtgraph", "Luke Campagnola and contributors", "MIT", "pyqtgraph"),
    Work("colorama", "Jonathan Hartley and contributors", "BSD", "colorama"),
    Work("ziamath", "Collin J. Delker", "MIT", "ziamath"),
    Work("ziafont", "Collin J. Delker", "MIT", "ziafont"),
    Work("latex2mathml", "Ronie Martinez", "MIT", "latex2mathml"),
    Work("threadpoolctl", "Thomas Moreau and contributors", "BSD", "threadpoolctl"),
    Work("Pillow", "Jeffrey A. Clark and contributors", "MIT-CMU", "pillow"),
    Work("imageio-ffmpeg", "imageio contributors", "BSD; FFmpeg: GPL", "imageio-ffmpeg"),
)
BOOK = "http://neuralnetworksanddeeplearning.com"


class About(QDialog):
    """Name, version, licence, the book, and the work of others."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About gradsim"))
        self._works = QGridLayout()
        self._works.setHorizontalSpacing(20)
        self._works.setVerticalSpacing(4)
        self._works.setColumnStretch(2, 1)
        self._add_works(self.tr("What is in it"), CONTENTS)
        python = Work(f"Python {platform.python_version()}", "Python Software Foundation", "PSF")
        self._add_works(self.tr("What it is built on"), (python, *LIBRARIES))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        layout.addLayout(self._head())
        layout.addWidget(self._book())
        layout.addLayout(self._works)
        layout.addWidget(box)

    def _head(self) -> QGridLayout:
        """Return the icon with name, purpose and licence beside it."""
        icon = QLabel()
        icon.setPixmap(QApplication.windowIcon().pixmap(ICON_SIDE, ICON_SIDE))
        size = "font-size: x-large; font-weight: 600"
        name = QLabel(f'<span style="{size}">gradsim {html.escape(__version__)}</span>')
        what = QLabel(self.tr("Why neural networks learn slowly: a simulator for lectures."))
        licence = QLabel(self.tr("Free software under the MIT licence."))
        licence.setProperty("role", "muted")
        head = QGridLayout()
        head.setHorizontalSpacing(16)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        head.addWidget(icon, 0, 0, 3, 1)
        for row, label in enumerate((name, what, licence)):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            head.addWidget(label, row, 1)
        return head

    def _book(self) -> QLabel:
        """Return whose experiments these are."""
        title = f'<a href="{BOOK}"><i>Neural Networks and Deep Learning</i></a>'
        sentence = self.tr(
            "Most of the experiments, with their settings, come from chapters 3 and 5 of Michael "
            "Nielsen’s book {0} (Determination Press, 2015). The texts were written for gradsim."
        )
        label = QLabel(html.escape(sentence).format(title))
        label.setWordWrap(True)
        label.setOpenExternalLinks(True)
        return label

    def _add_works(self, title: str, works: tuple[Work, ...]) -> None:
        """Add rows with name, authors and licence below a title."""
        grid = self._works
        if grid.count():
            grid.setRowMinimumHeight(grid.rowCount(), GAP)
        head = QLabel(title)
        head.setProperty("role", "head")
        grid.addWidget(head, grid.rowCount(), 0, 1, 3)
        for work in works:
            number = _version_of(work.package) if work.package else ""
            if work.package and not number:
                continue
            row = grid.rowCount()
            texts = (f"{work.name} {number}".strip(), work.authors, work.licence)
            for column, text in enumerate(texts):
                label = QLabel(text)
                if column:
                    label.setProperty("role", "muted")
                grid.addWidget(label, row, column)


def _version_of(package: str) -> str:
    """Return the version of a library that is installed, empty for one that is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
