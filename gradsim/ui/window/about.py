"""What gradsim is, and whose work is in it."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from gradsim.version import __version__

#: What is in it, and under which licence; names are not translated.
CREDITS = (
    ("Qt, PySide6", "The Qt Company", "LGPL 3"),
    ("pyqtgraph", "Luke Campagnola and contributors", "MIT"),
    ("NumPy", "NumPy developers", "BSD"),
    ("Inter", "Rasmus Andersson", "OFL 1.1"),
    ("TeX Gyre Pagella", "GUST e-foundry", "GUST Font License"),
    ("MNIST", "Yann LeCun, Corinna Cortes", "CC BY-SA 3.0"),
)


class About(QDialog):
    """Name, version, licence, and the work of others."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About gradsim"))
        name = QLabel(f"gradsim {__version__}")
        name.setProperty("role", "strong")
        what = QLabel(self.tr("Why neural networks learn slowly: a simulator for lectures."))
        licence = QLabel(self.tr("Free software under the MIT licence. It contains:"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        for row, (part, author, terms) in enumerate(CREDITS):
            number = _version_of(part)
            for column, text in enumerate((f"{part} {number}".strip(), author, terms)):
                label = QLabel(text)
                if column:
                    label.setProperty("role", "muted")
                grid.addWidget(label, row, column)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        book = QLabel(
            self.tr(
                "Most experiments follow Michael Nielsen’s “Neural Networks and Deep Learning”."
            )
        )
        for widget in (name, what, licence):
            layout.addWidget(widget)
        layout.addLayout(grid)
        layout.addWidget(book)
        layout.addWidget(box)


def _version_of(part: str) -> str:
    """Return the version of a library that is at work, empty for what is none."""
    try:
        return version({"Qt, PySide6": "PySide6-Essentials"}.get(part, part))
    except PackageNotFoundError:
        return ""
