"""The views of random chains: histogram, spread against steepness, depth, share near 1."""

from collections.abc import Callable
from functools import partial
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from gradsim.core.activations.functions import ACTIVATIONS
from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ChainFactors, ratio_logs
from gradsim.core.chain.random_chains import share_below, usual_ratios, usual_spread
from gradsim.core.recording import Recording
from gradsim.ui.panels.chain.depth_plot import ChainDepthPlot, ChainStablePlot, Depths, depths
from gradsim.ui.panels.chain.histogram import ChainHistogram
from gradsim.ui.panels.chain.numbers import bound_text, bound_words
from gradsim.ui.panels.chain.spread_plot import STEEP, ChainSpreadPlot, whole_axis
from gradsim.ui.theme import Theme

REST = 20  # milliseconds after a step was drawn: until then the next one may come


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
        # no QTimer.singleShot: of one that is never served PySide would keep what it is to call
        self._preparing = QTimer(panel, singleShot=True)
        self._preparing.timeout.connect(self._prepare_next)
        self._prepared: tuple[object, ...] = ()
        self._drawn_at = 0.0  # time
        self._works: list[Callable[[], object]] = []  # that are to be prepared, the next one last

    def show(self, recording: Recording, step: int, numbers: ChainFactors, compared: int) -> None:
        """Draw a step of a run."""
        chain = recording.experiment
        assert isinstance(chain, Chain)
        self._chain = chain.at(step)
        self._drawn_at = perf_counter()
        if self.histogram.isVisible():
            self._show_histogram(recording, numbers, compared)
        if self.spread.isVisible():
            whole = chain.walk != "slopes" or len(recording) > chain.last_epoch
            self.spread.show_chain(self._chain, chain.steepness, whole)
        self._show_depths()
        if chain.walk == "slopes" and len(recording) <= chain.last_epoch:
            self._prepare(chain, step)

    def _prepare(self, chain: Chain, step: int) -> None:
        """Compute what the steps to come show of random chains, one whenever the window rests.

        At the end of a run at full speed a frame computed 38 spreads, for 25 ms, and at a slow pace
        each frame its depths, for 5 ms. Spreads come first: they take 40 ms in all, depths 200 ms,
        and a run may begin before them.
        """
        layers, spread, deep = len(chain.weights), self.spread.isVisible(), self._depth_plots()
        wanted = chain.steepness, layers, spread, bool(deep)
        if wanted == self._prepared:
            return
        self._prepared = wanted
        works: list[Callable[[], object]] = []
        steps = [chain.steepness_at(each) for each in range(step, chain.last_epoch + 1)]
        if spread:
            for k in (*whole_axis(chain.steepness), *steps):
                works.append(partial(usual_spread, STEEP, k, layers))
        if deep:
            works += [partial(depths, STEEP, k) for k in steps]
        is_at_work, self._works = bool(self._works), works[::-1]
        if works and not is_at_work:
            self._preparing.start(0)

    @property
    def is_prepared(self) -> bool:
        """Whether nothing is left of that."""
        return not self._works

    def _prepare_next(self) -> None:
        if not self._works:
            return
        rests = perf_counter() - self._drawn_at > REST / 1000
        if rests:
            self._works.pop()()
        self._preparing.start(0 if rests else REST)

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
            histogram.show_draws(ratio_logs(recording, compared)[1:], last)
        else:
            histogram.show_draws(None, 0)
        histogram.mark_chain(numbers.ratio(compared))

    def _show_depths(self) -> None:
        chain = self._chain
        assert chain is not None
        plots = self._depth_plots()
        if not plots:
            return
        if chain.steepness != self._steepness:
            self._steepness = chain.steepness
            if STEEP in self._depths:
                self._depths[STEEP] = depths(STEEP, self._steepness)
        for plot in plots:
            plot.show_depths(self._depths, chain.activation, len(chain.weights))
        if len(self._depths) < len(ACTIVATIONS):
            self._timer.start(0)

    def _depth_plots(self) -> list[ChainDepthPlot | ChainStablePlot]:
        plots = (self.depth_plot, self.stable_plot)
        return [plot for plot in plots if plot.isVisible()]

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
