"""The panel "Chain of neurons": why gradients vanish or explode on their way back."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.random_chains import random_chain, random_ratios, share_below
from gradsim.core.recording import Recording
from gradsim.core.settings import SettingError
from gradsim.ui.language import allowed_words
from gradsim.ui.panels.chain.depth_plot import ChainDepthPlot, ChainStablePlot, Depths, depths
from gradsim.ui.panels.chain.explanations import EXPLANATIONS
from gradsim.ui.panels.chain.histogram import ChainHistogram
from gradsim.ui.panels.chain.mark import Focus
from gradsim.ui.panels.chain.numbers import bound_text
from gradsim.ui.panels.chain.options import ChainOptions
from gradsim.ui.panels.chain.product_plot import ChainProductPlot
from gradsim.ui.panels.chain.ratio_view import ChainRatioView
from gradsim.ui.panels.chain.slope_plot import ChainSlopePlot
from gradsim.ui.panels.chain.values import Value
from gradsim.ui.panels.chain.view import ChainView
from gradsim.ui.panels.chain.window import ChainWindow
from gradsim.ui.panels.panel import Panel
from gradsim.ui.plotting.epoch_plot import Curve, EpochPlot
from gradsim.ui.session.kept_run import KeptRun
from gradsim.ui.theme import Theme
from gradsim.ui.typesetting.numbers import lowered

CHAINS = 10_000


@lru_cache(64)
def _ratios(activation: str, other: int) -> np.ndarray:
    """Return log₁₀ of the ratio in random chains, always the same ones; takes about 2 ms."""
    return random_ratios(CHAINS, other + 1, activation, np.random.default_rng(0))[0]


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
        self.histogram = ChainHistogram(theme)
        self.window_view = ChainWindow(theme)
        self.depth = ChainDepthPlot(theme)
        self.stable = ChainStablePlot(theme)
        self.options = self.switches = ChainOptions(theme)
        for name, view, weight in (
            ("chain", self.chain, 0),
            ("comparison", self.comparison, 0),
            ("product", self.product, 3),
            ("learning", self.learning, 3),
            ("histogram", self.histogram, 3),
            ("depth", self.depth, 4),
            ("slope", self.slope, 3),
            ("ratio", self.ratio, 0),
            ("window", self.window_view, 3),
            ("stable", self.stable, 3),
        ):
            self.arrangement.add_view(name, view, weight, wide=isinstance(view, ChainView))
        self._chain: Chain | None = None
        self._numbers: ChainFactors | None = None
        self._selected, self._other, self._seed, self._in_hand = 0, 2, 0, 0
        self._epoch = 0
        self._kept: list[KeptRun] = []
        self._depths: dict[str, Depths] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._learn_depths)
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
        self._other = min(max(self._other, 1), last)
        self._in_hand = min(self._in_hand, last)
        shown = sorted({round(last * share / 3) for share in range(4)})
        names = [lowered(f"b{n + 1}") for n in shown]
        curves = [
            Curve(recording, "bias", name, n % 4, series=n)
            for n, name in zip(shown, names, strict=True)
        ]
        self.learning.show_curves(curves, chain.epochs)

    def open_views(self, main: Sequence[str], side: Sequence[str]) -> None:
        """Show these views; a demonstration begins with the first bias against the third."""
        super().open_views(main, side)
        self._selected, self._other = 0, 2
        QTimer.singleShot(0, self, self._align)

    def adopt_state(self, other: Panel) -> None:
        """Take over the neurons that are looked at, and the seed."""
        super().adopt_state(other)
        assert isinstance(other, ChainPanel)
        self._selected, self._other = other._selected, other._other
        self._seed, self._in_hand = other._seed, other._in_hand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in one line again when all views have their new places."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._align)

    def toggle_view(self, name: str) -> None:
        """Open a view, or close it; the gradients that are looked at stay."""
        looked_at = self._selected, self._other
        super().toggle_view(name)
        self._selected, self._other = looked_at

    def show_epoch(self, recording: Recording, epoch: int) -> None:
        """Draw the numbers of one epoch."""
        if self._chain is not recording.experiment:
            self.begin(recording, ())
        self._numbers, self._epoch = ChainFactors.of(recording, epoch), epoch
        self._show()

    def _show(self) -> None:
        numbers, chain = self._numbers, self._chain
        if numbers is None or chain is None:
            return
        starts = (chain.weights, chain.biases)
        note = self._note(chain)
        if self.chain.isVisible():
            self.chain.show_chain(numbers, Focus(self._selected, None, note), starts)
        if self.comparison.isVisible():
            self.comparison.show_chain(numbers, Focus(0, self._other, note), starts)
        if self.product.isVisible():
            kept = [
                (run.name, ChainFactors.of(run.recording, len(run.recording) - 1))
                for run in self._kept
            ]
            self.product.show_product(numbers, self._selected, kept)
        if self.learning.isVisible():
            self.learning.update_curves(self._epoch)
        if self.slope.isVisible():
            self.slope.show_neurons(numbers)
        if self.ratio.isVisible() or self.histogram.isVisible():
            self._show_ratio(numbers, chain.activation)
        if self.depth.isVisible() or self.stable.isVisible():
            self._show_depths()
        self.switches.show_chain(chain, self._seed, self._selected, self._in_hand)

    def _note(self, chain: Chain) -> str:
        drawn = random_chain(len(chain.weights), self._seed)
        if drawn == (chain.weights, chain.biases):
            return self.tr("seed {0}").format(self._seed)
        return ""

    def _show_ratio(self, numbers: ChainFactors, activation: str) -> None:
        other = self._other
        largest = ACTIVATIONS[activation].largest_slope
        bound = largest**other
        logs = _ratios(activation, other)
        share = share_below(logs, bound)
        self.ratio.show_ratio(numbers, other, share)
        if self.histogram.isVisible():
            ratio = rf"$\partial C/\partial b_1 : \partial C/\partial b_{{{other + 1}}}$"
            title = self.tr("{0} in size, 10,000 random chains").format(ratio)
            self.histogram.show_ratios(logs, share, bound, bound_text(largest, other), title)
            self.histogram.show_this(numbers.ratio(other))

    def _show_depths(self) -> None:
        chain = self._chain
        assert chain is not None
        for plot in (self.depth, self.stable):
            if plot.isVisible():
                plot.show_depths(self._depths, chain.activation, len(chain.weights))
        if len(self._depths) < len(ACTIVATIONS):
            self._timer.start(0)

    def _learn_depths(self) -> None:
        """Take up the random chains of one more activation, so that no frame waits for all."""
        chain = self._chain
        if chain is None:
            return
        order = [chain.activation, *ACTIVATIONS]
        name = next((one for one in order if one not in self._depths), None)
        if name is not None:
            self._depths[name] = depths(name)
            self._show_depths()

    def _align(self) -> None:
        """Let the running product stand beneath the neurons where both are in one column."""
        view = self.chain
        if not (view.isVisible() and self.product.isVisible()):
            self.product.align(None, 0.0)
            return
        offset = view.mapTo(self, QPoint(0, 0)).x() - self.product.mapTo(self, QPoint(0, 0)).x()
        inside = offset == 0 and view.width() <= self.product.width() + 1
        self.product.align(view.places if inside else None, float(offset))

    # ----- what the mouse and the options ask for

    def _value_wanted(self, setting: str, layer: int, value: object) -> None:
        chain = self._chain
        if chain is None:
            return
        values: list[object] = list(getattr(chain, setting))
        try:
            one = Chain.settings()[setting].check([value])
        except SettingError as error:
            allowed = allowed_words(Chain.settings()[setting], single=True)
            name = Value(setting, layer).name
            sentence = self.tr("{0} is {1}; it must be {2}.")
            self.message_wanted.emit(sentence.format(name, error.value[0], allowed))
            return
        values[layer] = one[0]
        self.settings_wanted.emit({setting: tuple(values)})

    def _value_picked(self, setting: str, layer: int) -> None:
        self._in_hand = layer
        self._show()

    def _layer_wanted(self, layer: int) -> None:
        self._select(min(layer, len(self._chain.weights) - 1 if self._chain else 0))

    def _select(self, layer: int) -> None:
        self._selected = self._in_hand = layer
        self.chain.show_layer(layer)
        self._show()

    def _compare_with(self, layer: int) -> None:
        self._other = max(layer, 1)
        self._in_hand = layer
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
        """Draw a random chain with the next seed."""
        self._draw_seed(self._seed + 1)

    def _draw_seed(self, seed: int) -> None:
        if self._chain is not None:
            self._seed = seed
            weights, biases = random_chain(len(self._chain.weights), seed)
            self.settings_wanted.emit({"weights": weights, "biases": biases})
