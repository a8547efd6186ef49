"""The pairs w·f'(z) of a product, in brackets, and what they are compared with."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from gradsim.core.chain.factors import ChainFactors
from gradsim.ui.panels.chain import layout as places
from gradsim.ui.panels.chain.layout import ChainLayout
from gradsim.ui.panels.chain.mark import NOTE, PAIR, SIGN, Focus, Mark, MarkMaker
from gradsim.ui.panels.chain.numbers import exact_text, product_text, relation
from gradsim.ui.typesetting.numbers import format_count, format_number
from gradsim.ui.typesetting.symbols import symbol
from gradsim.ui.typesetting.text import text_width


class PairMaker(MarkMaker):
    """Makes the marks of the pairs below the factors of a chain."""

    def __init__(self, layout: ChainLayout, numbers: ChainFactors, focus: Focus) -> None:
        super().__init__(layout)
        self.numbers, self.focus = numbers, focus

    def in_product(self, kind: str, layer: int) -> bool:
        """Return whether a part has a factor in the gradient that is selected."""
        selected = self.focus.selected
        if kind == places.COST:
            return True
        if kind in (places.BEFORE, places.BEHIND):
            return kind == places.BEHIND or layer >= selected
        return layer >= selected if kind == places.NEURON else layer > selected

    def is_reached(self, kind: str, layer: int) -> bool:
        """Return whether a factor is multiplied already, on the walk back from the cost."""
        numbers = self.numbers
        if kind == places.COST:
            return numbers.reached > 0
        if kind == places.BEFORE:
            return numbers.is_reached(0)
        if kind == places.BEHIND:
            return numbers.is_reached(self.layout.last + 1)
        return numbers.is_reached(layer, weight=kind == places.WEIGHT)

    def pairs(self) -> Iterator[tuple[int, float, float]]:
        """Yield (layer of the weight, left, right) of each bracket below a pair w·f'(z).

        A pair is of one neuron. Where two gradients are compared, it is a weight with the slope
        before it, so that the pairs are just the factors that are not shared.
        """
        if self.focus.compared is not None:
            yield from self._pairs_not_shared(self.focus.compared)
            return
        inset = 0.5 * self.layout.digit
        for column in self.layout.columns:
            if column.kind != places.WEIGHT or not self.in_product(column.kind, column.layer):
                continue
            if not self.is_reached(places.WEIGHT, column.layer):
                continue
            neuron = self.layout.column(places.NEURON, column.layer)
            if neuron is not None:
                left = column.x - column.width / 2 + inset
                yield column.layer, left, neuron.x + neuron.width / 2 - inset

    def _pairs_not_shared(self, compared: int) -> Iterator[tuple[int, float, float]]:
        inset = 0.5 * self.layout.digit
        for layer in range(1, compared + 1):
            slope_reached = self.is_reached(places.NEURON, layer - 1)
            if not (slope_reached and self.is_reached(places.WEIGHT, layer)):
                continue
            weight = self.layout.column(places.WEIGHT, layer)
            neuron = self.layout.column(places.NEURON, layer - 1)
            if weight is not None and neuron is not None:
                left = neuron.x - neuron.width / 2 + inset
                yield layer, left, weight.x + weight.width / 2 - inset

    def _pair(self, layer: int) -> float:
        """Return the product of the pair that the bracket of a weight embraces."""
        numbers = self.numbers
        if self.focus.compared is None:
            return numbers.terms[layer]
        return numbers.weights[layer] * numbers.slopes[layer - 1]

    def _together(self) -> Iterator[Mark]:
        """Yield the size of the product of all that is not shared, right of its pairs, as 1/n."""
        layout, compared = self.layout, self.focus.compared
        pairs = list(self.pairs())
        if compared is None or not self.focus.tells_ratio or not pairs:
            return
        ratio = self.numbers.ratio(compared)
        number = product_text(ratio.size)
        if ratio.sign and 1 <= -ratio.log < 5:
            number = f"1/{format_count(round(10.0**-ratio.log))}"
        together = QCoreApplication.translate("ChainMarks", "together {0} in size").format(number)
        left, font = pairs[-1][2] + 1.2 * layout.digit, layout.number_font(True)
        if left + text_width(together, font) <= layout.width:
            yield self._text(PAIR, "ratio", compared, together, left, layout.pair_line,
                             QColor(self.theme.accent), font, left=True)  # fmt: skip

    def _pairs(self) -> Iterator[Mark]:
        layout, accent = self.layout, QColor(self.theme.accent)
        font, gap, line = layout.number_font(False), 0.4 * layout.digit, layout.pair_line
        for layer, left, right in self.pairs():
            value = self._pair(layer)
            sign, bound = relation(value, self.numbers.activation.largest_slope)
            text = exact_text(value)
            if value < 0:
                text = f"|{text}|"
            px = layout.digit * (0.9 if "frac" in bound else 1.1)
            grows = value > 1  # then it need not be compared
            text = f"×{text}" if grows else text
            tail = 0.0 if grows else text_width(sign, font) + 2 * gap + symbol(bound, px).width
            if text_width(text, font) + tail > right - left:
                text = format_number(value, 2)
            x = (left + right - text_width(text, font) - tail) / 2
            yield self._text(PAIR, "", layer, text, x, line, accent, font, left=True)
            if grows:
                continue
            x += text_width(text, font) + gap
            yield self._text(SIGN, "", layer, sign, x, line, accent, font, left=True)
            x += text_width(sign, font) + gap
            yield self._symbol(SIGN, "bound", layer, bound, x, line, px, accent, left=True)
        for kind in (places.BEFORE, places.BEHIND):
            column = layout.column(kind)
            if column is not None:
                count = layout.first if kind == places.BEFORE else layout.layers - layout.last - 1
                words = QCoreApplication.translate("ChainMarks", "{0} more").format(count)
                yield self._text(
                    NOTE, kind, column.layer, words, column.x, layout.pair_line, self.muted, font
                )
