"""The switches of the panel "Depth and accuracy", which belong to no setting."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton

from gradsim.core.depth_accuracy.findings import reader
from gradsim.ui.forms.options import PanelOptions
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals


class SweepOptions(PanelOptions):
    """Who reads the digits, what the plot shows, and the results on disk."""

    forget_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, QCoreApplication.translate("SweepOptions", "DIGITS"))
        self.reader = QComboBox()
        self.reader.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.reader.setAccessibleName(self.tr("Read by"))
        self.reader.setToolTip(self.tr("The network that reads the digits and the drawing."))
        self.only_wrong = self.make_switch(
            self.tr("Wrong ones only"), self.tr("Leaves out the digits that are read right.")
        )
        self.references = self.make_switch(
            self.tr("Values of the lecture"),
            self.tr("Lines at the lecture’s accuracies: 96.48, 96.90, 96.57 and 96.53 %."),
            True,
        )
        self.cut = self.make_switch(
            self.tr("Cut the axis"),
            self.tr("Shows the upper end, where all networks end; curves enter from below."),
            True,
        )
        self.forget = QPushButton(self.tr("Forget finished sweeps"))
        self.forget.setToolTip(
            self.tr(
                "Finished sweeps are kept on disk, so that the same settings show them at once. "
                "This deletes them."
            )
        )
        self.forget.clicked.connect(self.forget_requested)
        self.reader.activated.connect(self.changed)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Read by")), 1)
        row.addWidget(self.reader)
        self._layout.addLayout(row)
        for widget in (self.only_wrong, self.references, self.cut, self.forget):
            self._layout.addWidget(widget)

    def show_readers(self, names: Sequence[str]) -> None:
        """Offer these networks; the choice stays where it can, else it is the second."""
        before = self.reader.currentText()
        with QSignalBlocker(self.reader):
            self.reader.clear()
            self.reader.addItems(list(names))
            fallback = reader(names)
            self.reader.setCurrentIndex(names.index(before) if before in names else fallback)

    def show_results(self, count: int, size: int) -> None:
        """Say on the button how many results are on disk, and their bytes."""
        text = self.tr("Forget finished sweeps")
        self.forget.setText(f"{text} ({format_decimals(size / 1e6, 0)} MB)" if count else text)
        self.forget.setEnabled(bool(count))
