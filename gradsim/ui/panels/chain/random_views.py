"""The views of random chains: histogram, spread against steepness, depth, share near 1."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.random_chains import share_below, usual_ratios
from gradsim.core.recording import Recording
from gradsim.ui.panels.chain.depth_plot import ChainDepthPlot, ChainStablePlot, Depths, depths
from gradsim.ui.panels.chain.histogram import ChainHistogram
from gradsim.ui.panels.chain.numbers import bound_text, bound_words
from gradsim.ui.panels.chain.spread_plot import ChainSpreadPlot
from gradsim.ui.theme import Theme


class RandomViews:
    """Draws those views that are visible.

    Parameters
    ----------
    panel : QWidget
        Whose views they are.
    """

    def __init__(self, panel: QWidget, theme: Theme) -> None:
        self.histogram = ChainHistogram(theme)
        self.spread = ChainSpreadPlot(theme)
        self.depth_plot = ChainDepthPlot(theme)
        self.stable_plot = ChainStablePlot(theme)
        self._chain: Chain | None = None
        self._depths: dict[str, Depths] = {}
        self._steepness = 0.0
        self._timer = QTimer(panel, singleShot=True)
        self._timer.timeout.connect(self._compute_next_depths)

    def show(self, recording: Recording, step: int, numbers: ChainFactors, compared: int) -> None:
        """Draw a step of a run."""
        chain = recording.experiment
        assert isinstance(chain, Chain)
        self._chain = chain.at(step)
        if self.histogram.isVisible():
            self._show_histogram(recording, numbers, compared)
        if self.spread.isVisible():
            whole = chain.walk != "slopes" or len(recording) > chain.last_epoch
            self.spread.show_chain(self._chain, chain.steepness, whole)
        self._show_depths()

    def _show_histogram(self, recording: Recording, numbers: ChainFactors, compared: int) -> None:
        chain, histogram = self._chain, self.histogram
        assert chain is not None
        largest = chain.function.largest_slope
        bound = largest**compared
        names = bound_text(largest, compared), bound_words(largest, compared)
        ratio = rf"$\partial C/\partial b_1 : \partial C/\partial b_{{{compared + 1}}}$"
        logs = usual_ratios(chain.activation, chain.steepness, compared + 1)
        histogram.show_ratios(logs, share_below(logs, bound), bound, names, ratio)
        if chain.walk == "draws":
            last = recording.experiment.last_epoch
            drawn = recording.values("log_gradient", 0) - recording.values("log_gradient", compared)
            histogram.show_draws(drawn[1:], last)
        else:
            histogram.show_draws(None, 0)
        histogram.mark_chain(numbers.ratio(compared))

    def _show_depths(self) -> None:
        chain = self._chain
        assert chain is not None
        plots = [plot for plot in (self.depth_plot, self.stable_plot) if plot.isVisible()]
        if not plots:
            return
        if chain.steepness != self._steepness:
            self._steepness = chain.steepness
            if "steep-sigmoid" in self._depths:
                self._depths["steep-sigmoid"] = depths("steep-sigmoid", self._steepness)
        for plot in plots:
            plot.show_depths(self._depths, chain.activation, len(chain.weights))
        if len(self._depths) < len(ACTIVATIONS):
            self._timer.start(0)

    def _compute_next_depths(self) -> None:
        """Compute the random chains of one more activation, so that no frame waits for all."""
        chain = self._chain
        if chain is None:
            return
        order = [chain.activation, *ACTIVATIONS]
        name = next((name for name in order if name not in self._depths), None)
        if name is not None:
            self._depths[name] = depths(name, self._steepness)
            self._show_depths()
