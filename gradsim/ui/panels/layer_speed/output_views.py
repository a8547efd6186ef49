"""The views of the output layer under two costs: its speed, its error, and one neuron."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gradsim.core.layer_speed.findings import epoch_of_half
from gradsim.core.layer_speed.output_neuron import RECORDED_IMAGES, OutputNeuron, read_output
from gradsim.core.networks.mnist import CLASSES, load_digits
from gradsim.core.recording import Recording
from gradsim.core.settings import Setting
from gradsim.ui.forms.number_box import NumberBox
from gradsim.ui.panels.layer_speed.cost_curves import STYLE, cost_curves, guess_of
from gradsim.ui.panels.layer_speed.level_plot import Level, LevelPlot
from gradsim.ui.panels.layer_speed.output_speed_plot import OutputSpeedPlot
from gradsim.ui.panels.layer_speed.source import SpeedSource
from gradsim.ui.plotting.digit_image import digit_image, paint_digit
from gradsim.ui.plotting.epochs.levels import Level as EpochLevel
from gradsim.ui.plotting.factor_bars import Factor, FactorBars
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import format_decimals, format_number
from gradsim.ui.typesetting.typeset import TypesetLabel
from gradsim.ui.view import PaintedView, View


class _Digit(PaintedView):
    """The image that the network is given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._image: QImage | None = None
        self._key: object = None
        self.restyle(theme)

    def show_digit(self, data: str, number: int) -> int:
        """Show image `number` of a training set, and return what it shows."""
        digits = load_digits(data, 0, number)
        key = data, number
        if key != self._key:
            self._key, self._image = key, digit_image(digits.images[number - 1], self.theme)
            self.update()
        return int(digits.labels[number - 1])

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self._key = None
        side = theme.px(theme.interface * 5)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the digit in a frame."""
        if self._image is not None:
            pen = QPen(QColor(self.theme.hairline), self.theme.zoom)
            box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            paint_digit(QPainter(self), self._image, box, pen)


class OutputChooser(View, QWidget):
    """The choice of an output neuron and an image, and the factors of its gradient."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._title = TypesetLabel(self.tr("one output neuron, one image"))
        self._title.set_word_wrap(True)
        self.neuron = self._box(0, CLASSES - 1, self.tr("Output neuron j"))
        self.image = self._box(1, RECORDED_IMAGES, self.tr("Image, of the first that are used"))
        self._digit = _Digit(theme)
        self.factors = FactorBars(theme, self.tr("factors of the gradient"))
        self._withholds = False
        self._sentences = "", ""  # what the image is; how the costs differ
        self._says = QLabel()
        self._says.setProperty("role", "muted")
        self._says.setWordWrap(True)
        self._labels = [TypesetLabel(self.tr("output $j$")), TypesetLabel(self.tr("image"))]
        self._grid = QGridLayout()
        for row, (label, box) in enumerate(
            zip(self._labels, (self.neuron, self.image), strict=True)
        ):
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(box, row, 1)
        self._grid.addWidget(self._digit, 0, 3, 2, 1)
        self._grid.setColumnStretch(2, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._title)
        self._layout.addLayout(self._grid)
        self._layout.addWidget(self._says)
        self._layout.addWidget(self.factors, 1)
        self._layout.addStretch()
        self._numbers = {self.neuron: 0, self.image: 1}
        self.restyle(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the factors where they have no room; the formulas have the numbers."""
        super().resizeEvent(event)
        theme, width = self.theme, self.width()
        self._digit.setVisible(width > theme.px(theme.number_box + theme.interface * 9))
        height = sum(label.heightForWidth(width) for label in (self._title, self._says))
        height += max(self._grid.sizeHint().height(), 0) + 4 * self._layout.spacing()
        least = self.factors.minimumSizeHint().height()
        self.factors.setVisible(height + least <= self.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for all of it: where the factors have none, it is better on a later page."""
        size = self._layout.minimumSize()
        if not self.factors.isVisibleTo(self):
            size.setHeight(size.height() + self.factors.minimumSizeHint().height())
        return size

    def _box(self, low: int, high: int, name: str) -> NumberBox:
        bounds = Setting(label=name, help="", minimum=low, maximum=high, slider=(low, high))
        box = NumberBox(bounds, True)
        box.set_value(low)
        box.setAccessibleName(name)
        box.setToolTip(self.tr("{0}, from {1} to {2}.").format(name, low, high))
        box.entered.connect(lambda _text: self._entered(box, low, high))
        return box

    def _entered(self, box: NumberBox, low: int, high: int) -> None:
        value = box.value()
        if value is not None and value == int(value) and low <= value <= high:
            self._numbers[box] = int(value)
            self.changed.emit()
        else:  # no other number has a meaning here, so the last number stays
            box.set_value(self._numbers[box])

    @property
    def chosen(self) -> tuple[int, int]:
        """The output neuron and the image."""
        return self._numbers[self.neuron], self._numbers[self.image]

    def adopt_state(self, other: "OutputChooser") -> None:
        """Choose the same neuron and image as another view."""
        for box, number in zip(self._numbers, other.chosen, strict=True):
            self._numbers[box] = number
            box.set_value(number)
        self.changed.emit()

    def withhold(self, withholds: bool) -> None:
        """Hide what the gradients of the two costs differ by, or say it again."""
        self._withholds = withholds
        self._say()

    def _say(self) -> None:
        label, difference = self._sentences
        told = " " if self._withholds else difference  # the line stays
        self._says.setText(f"{label}\n{told}" if difference else label)

    def show_neurons(self, neurons: Sequence[OutputNeuron], data: str, images: int) -> None:
        """Show the factors of the gradient for each cost, in a run of so many images."""
        number, image = self.chosen
        label = self._digit.show_digit(data, min(image, images))
        text = self.tr("A {0}: output {1} should be {2}.").format(
            label, number, format_decimals(neurons[0].y, 0)
        )
        same = len(neurons) > 1 and neurons[0].z == neurons[1].z
        difference = self.tr("The two δ differ by exactly σ′(z).") if same else ""
        self._sentences = text, difference
        self._say()
        rows = [
            Factor("a_j - y_j", tuple(neuron.error for neuron in neurons)),
            Factor(
                r"\sigma'(z_j)",
                tuple(
                    neuron.slope if neuron.cost == "quadratic" else self.tr("cancels")
                    for neuron in neurons
                ),
            ),
            Factor("a_1", tuple(neuron.input for neuron in neurons)),
        ]
        product = Factor(
            r"\partial C_x / \partial w_{j1}", tuple(neuron.gradient for neuron in neurons)
        )
        self.factors.styles = tuple(STYLE[neuron.cost] for neuron in neurons)
        numbers = [
            value for neuron in neurons for value in (neuron.error, neuron.input, neuron.gradient)
        ]
        self.factors.show_factors(rows, product, max(1.0, *map(abs, numbers)), min(numbers) < 0)

    def restyle(self, theme: Theme) -> None:
        """Apply another theme."""
        super().restyle(theme)
        self._title.set_style(theme.font(theme.axis_text), QColor(theme.text))
        for label in self._labels:
            label.set_style(theme.font(theme.interface), QColor(theme.text))
        for box in (self.neuron, self.image):
            box.setFixedWidth(theme.px(theme.number_box * 0.8))
        self._layout.setSpacing(theme.px(8))
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(4))


class OutputViews:
    """‖δ^L‖ and the mean error over epochs for each cost, and the chosen output neuron."""

    def __init__(self, theme: Theme) -> None:
        self.speed = OutputSpeedPlot(theme)
        self.error = LevelPlot(
            theme,
            QCoreApplication.translate("OutputViews", "mean error of the outputs $|a - y|$"),
        )
        short = QCoreApplication.translate("OutputViews", "mean error $|a - y|$")
        self.error.set_title(self.error.title, short)
        self.speed.set_title(self.speed.title, r"$\|\delta^L\|$")
        self.error.set_logarithmic(False)
        self.chooser = OutputChooser(theme)
        self._both, self._last = False, 1
        self._runs: list[tuple[str, SpeedSource]] = []
        self._wide: Sequence[str] = ()
        for plot in (self.speed, self.error):
            plot.value_labels = True
            plot.end_labels, plot.right_margin = False, 1.0  # two costs are named on their curves
            plot.moves_title = True  # below the axis where it stands in the narrow column

    def begin(
        self, source: SpeedSource, kept: Sequence[tuple[str, SpeedSource]], last: int
    ) -> None:
        """Prepare for a run."""
        runs = [*kept, ("", source)]
        guess = guess_of(source)
        name = QCoreApplication.translate("OutputViews", "guess by frequency {0}")
        self.error.level = None
        if guess is not None:
            self.error.level = Level(guess.error, name.format(format_number(guess.error)))
        self._last, self._runs = last, runs
        self._mark_halves(source)
        self._arrange()
        self._show()

    def _show(self) -> None:
        for plot, column in ((self.speed, "speed_output"), (self.error, "error")):
            plot.show_bands(cost_curves(self._runs, column), [], self._last)

    def _mark_halves(self, source: SpeedSource) -> None:
        """Where two costs run, mark when each has halved the error.

        Both start with the same weights, so with the same error.
        """
        both = source.series > 1
        half = source.recording.at(0, "error", 0) / 2 if both and len(source.recording) else 0.0
        name = QCoreApplication.translate("OutputViews", "half of the start")
        self.error.set_levels([EpochLevel(half, name)] if both else [])
        self.error.crossing = epoch_of_half if both else None
        self.error.value_labels = not both
        self.error.names_on_curves = both
        self.speed.expected_fall = float(both)  # from the lower start
        self.speed.marks_start, self.speed.value_labels = both, not both
        self._both = both

    def place(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show the whole run in the wide column; align plots that stand below one another."""
        self._wide = main
        if self._arrange():
            self._show()
        order = [name for name in main if name in ("output_speed", "error")]
        stacked = len(order) == 2
        self.speed.lower = self.error if order == ["output_speed", "error"] else None
        self.speed.aligned_with = [self.error] if stacked else []
        self.error.aligned_with = [self.speed] if stacked else []

    def _arrange(self) -> bool:
        """Choose what the speed shows, and return whether the curves must be shown again."""
        was = self.speed.of_start
        self.speed.of_start = self._both and "output_speed" not in self._wide
        return was != self.speed.of_start

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw the curves that are visible."""
        for plot in (self.speed, self.error):
            if plot.isVisible():
                plot.update_curves(epoch)

    def neurons(self, source: SpeedSource, epoch: int) -> list[OutputNeuron]:
        """Return the chosen output neuron for each cost."""
        experiment = source.experiment
        neuron, image = self.chooser.chosen
        image = min(image, experiment.images)
        return [
            read_output(source.recording, epoch, series, cost, image, neuron, experiment.data)
            for series, cost in enumerate(experiment.series)
        ]
