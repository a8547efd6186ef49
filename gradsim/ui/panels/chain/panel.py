"""The panel "Chain of neurons": why gradients vanish or explode on their way back."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent

from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.random_chains import random_chain
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.ui.language import allowed_words
from gradsim.ui.panels.chain.explanations import EXPLANATIONS
from gradsim.ui.panels.chain.mark import Focus
from gradsim.ui.panels.chain.options import ChainOptions
from gradsim.ui.panels.chain.product_plot import ChainProductPlot
from gradsim.ui.panels.chain.random_views import RandomViews
from gradsim.ui.panels.chain.ratio_view import ChainRatioView
from gradsim.ui.panels.chain.slope_plot import ChainSlopePlot
from gradsim.ui.panels.chain.values import Value
from gradsim.ui.panels.chain.view import ChainView
from gradsim.ui.panels.chain.window import ChainWindow
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.epochs.curve import Curve
from gradsim.ui.plotting.epochs.plot import EpochPlot
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import lowered


class ChainPanel(Panel):
    """The drawing with its product, running product, slope, ratio, random chains, depth."""

    explanations = EXPLANATIONS

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.chain = ChainView(theme)
        self.comparison = ChainView(theme, compares=True)
        self.product = ChainProductPlot(theme)
        self.learning = EpochPlot(theme, self.tr("bias $b$"))
        self.slope = ChainSlopePlot(theme)
        self.ratio = ChainRatioView(theme)
        self.window_view = ChainWindow(theme)
        self.random = RandomViews(self, theme)
        self.histogram, self.spread = self.random.histogram, self.random.spread
        self.depth_plot, self.stable_plot = self.random.depth_plot, self.random.stable_plot
        self.options = self.switches = ChainOptions(theme)
        for name, view, weight in (
            ("chain", self.chain, 0),
            ("comparison", self.comparison, 0),
            ("product", self.product, 3),
            ("learning", self.learning, 3),
            ("histogram", self.histogram, 3),
            ("spread", self.spread, 5),
            ("depth", self.depth_plot, 4),
            ("slope", self.slope, 3),
            ("ratio", self.ratio, 0),
            ("window", self.window_view, 3),
            ("stable", self.stable_plot, 3),
        ):
            self.arrangement.add_view(name, view, weight, wide=isinstance(view, ChainView))
        self._chain: Chain | None = None
        self._numbers: ChainFactors | None = None
        self._selected, self._compared, self._seed, self._edited = 0, 2, 0, 0
        self._recording: Recording | None = None
        self._learning: Recording | None = None  # whose curves the learning view has
        self._epoch = 0
        self._kept: list[KeptRun] = []
        for view in (self.chain, self.comparison):
            view.value_wanted.connect(self._value_wanted)
            view.value_picked.connect(self._value_picked)
            view.laid_out.connect(self._align)
        self.chain.neuron_picked.connect(self._select)
        self.comparison.neuron_picked.connect(self._compare_with)
        options = self.switches
        options.value_wanted.connect(self._value_wanted)
        options.layers_wanted.connect(self._layers_wanted)
        options.seed_wanted.connect(self._draw_seed)
        options.draw_wanted.connect(self.draw)
        options.layer_picked.connect(self._layer_wanted)

    def view_titles(self) -> dict[str, str]:
        """Return what the menu calls each view."""
        return {
            "chain": self.tr("The chain and its product"),
            "comparison": self.tr("Two products compared"),
            "product": self.tr("Running product"),
            "learning": self.tr("Biases over epochs"),
            "histogram": self.tr("Ratio in random chains"),
            "spread": self.tr("Ratio against steepness"),
            "depth": self.tr("Gradient against depth"),
            "slope": self.tr("Slope of the activation"),
            "ratio": self.tr("First bias against a later one"),
            "window": self.tr("Where a term reaches 1"),
            "stable": self.tr("Share of stable chains"),
        }

    # ----- a new run

    def begin(self, recording: Recording, kept: Sequence[KeptRun]) -> None:
        """Prepare for a run, with the running products of those that are kept."""
        chain = recording.experiment
        assert isinstance(chain, Chain)
        self._chain = chain
        self._kept = [run for run in kept if isinstance(run.recording.experiment, Chain)]
        last = len(chain.weights) - 1
        self._selected = min(self._selected, last)
        self._compared = min(max(self._compared, 1), last)
        self._edited = min(self._edited, last)

    def _show_learning(self, recording: Recording, chain: Chain) -> None:
        if self._learning is recording:
            return
        self._learning, last = recording, len(chain.weights) - 1
        shown = sorted({round(last * share / 3) for share in range(4)})
        names = [lowered(f"b{n + 1}") for n in shown]
        curves = [
            Curve(recording, "bias", name, n % 4, series=n)
            for n, name in zip(shown, names, strict=True)
            if chain.walk == "epochs"
        ]
        self.learning.show_curves(curves, chain.epochs)

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views; a demonstration begins with the first bias against the third."""
        super().open_views(main, side)
        self._selected, self._compared = 0, 2
        QTimer.singleShot(0, self, self._align)

    def adopt_state(self, other: Panel) -> None:
        """Adopt the selected neurons and the seed."""
        super().adopt_state(other)
        assert isinstance(other, ChainPanel)
        self._selected, self._compared = other._selected, other._compared
        self._seed, self._edited = other._seed, other._edited

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Align the views again when all have their new places."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._align)

    def toggle_view(self, name: str) -> None:
        """Open a view, or close it; the selected gradients stay."""
        chosen = self._selected, self._compared
        super().toggle_view(name)
        self._selected, self._compared = chosen

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw the numbers of one epoch."""
        if self._chain is not recording.experiment:
            self.begin(recording, ())
        self._epoch, self._recording = epoch, recording
        self._numbers = ChainFactors.of(recording, self._drawn_step())
        self._show()

    def _drawn_step(self) -> int:
        """Return the step whose chain is drawn: after all draws the one that is set, again."""
        chain = self._chain
        after_all = chain is not None and chain.walk == "draws" and self._epoch == chain.last_epoch
        return 0 if after_all else self._epoch

    def _show(self) -> None:
        numbers, chain, recording = self._numbers, self._chain, self._recording
        if numbers is None or chain is None or recording is None:
            return
        shown = chain.at(self._drawn_step())
        starts = (shown.weights, shown.biases)
        note = self._note(shown)
        known = numbers.is_reached(0) and (chain.walk != "draws" or len(recording) > 1)
        if self.chain.isVisible():
            self.chain.show_chain(numbers, Focus(self._selected, None, note), starts)
        if self.comparison.isVisible():
            self.comparison.show_chain(numbers, Focus(0, self._compared, note, known), starts)
        if self.product.isVisible():
            kept = [
                (run.name, ChainFactors.of(run.recording, len(run.recording) - 1))
                for run in self._kept
            ]
            self.product.show_product(numbers, self._selected, kept)
        if self.learning.isVisible():
            self._show_learning(recording, chain)
            self.learning.update_curves(self._epoch)
        if self.slope.isVisible():
            self.slope.show_neurons(numbers)
        self.random.show(recording, self._epoch, numbers, self._compared)
        if self.ratio.isVisible():
            self.ratio.show_ratio(numbers, self._compared, shown, known)
        self.switches.show_chain(shown, self._seed, self._selected, self._edited)

    def _note(self, chain: Chain) -> str:
        if chain.walk == "draws":
            return ""  # the time bar tells the draw
        drawn = random_chain(len(chain.weights), self._seed)
        if drawn == (chain.weights, chain.biases):
            return self.tr("seed {0}").format(self._seed)
        return ""

    def _align(self) -> None:
        """Align the running product with the neurons above it where both are in one column."""
        view = self.chain
        if not (view.isVisible() and self.product.isVisible()):
            self.product.align(None, 0.0)
            return
        offset = view.mapTo(self, QPoint(0, 0)).x() - self.product.mapTo(self, QPoint(0, 0)).x()
        inside = offset == 0 and view.width() <= self.product.width() + 1
        self.product.align(view.places if inside else None, float(offset))

    # ----- what mouse and options request

    def _value_wanted(self, setting: str, layer: int, value: object) -> None:
        if self._chain is None:
            return
        shown = self._chain.at(self._drawn_step())
        values: list[object] = list(getattr(shown, setting))
        values[layer] = value
        try:
            checked = Chain.settings()[setting].check(values)
        except SettingError:
            allowed = allowed_words(Chain.settings()[setting], single=True)
            name = Value(setting, layer).name
            sentence = self.tr("{0} is {1}; it must be {2}.")
            self.message_wanted.emit(sentence.format(name, value, allowed))
            return
        if shown is self._chain or self._chain.walk == "slopes":
            self.settings_wanted.emit({setting: checked})
            return
        drawn = {"weights": shown.weights, "biases": shown.biases}  # which is the set one then
        self.settings_wanted.emit(drawn | {setting: checked})
        self.epoch_picked.emit(0)

    def _value_picked(self, setting: str, layer: int) -> None:
        self._edited = layer
        self._show()

    def _layer_wanted(self, layer: int) -> None:
        self._select(min(layer, len(self._chain.weights) - 1 if self._chain else 0))

    def _select(self, layer: int) -> None:
        self._selected = self._edited = layer
        self.chain.show_layer(layer)
        self._show()

    def _compare_with(self, layer: int) -> None:
        self._compared = max(layer, 1)
        self._edited = layer
        self._show()

    def _layers_wanted(self, layers: int) -> None:
        chain = self._chain
        if chain is None:
            return
        weights, biases = random_chain(layers, self._seed)
        count = len(chain.weights)
        self.settings_wanted.emit(
            {
                "weights": (*chain.weights[:layers], *weights[count:]),
                "biases": (*chain.biases[:layers], *biases[count:]),
            }
        )

    def draw(self) -> None:
        """Draw a random chain: the next step where steps are draws, else the next seed's."""
        chain = self._chain
        if chain is not None and chain.walk == "draws" and self._epoch < chain.last_epoch:
            self.epoch_picked.emit(self._epoch + 1)
        else:
            self._draw_seed(self._seed + 1)

    def _draw_seed(self, seed: int) -> None:
        if self._chain is not None:
            self._seed = seed
            weights, biases = random_chain(len(self._chain.weights), seed)
            self.settings_wanted.emit({"weights": weights, "biases": biases})
