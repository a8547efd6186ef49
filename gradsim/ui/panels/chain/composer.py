"""Everything that is written into a drawn chain: names and values, products and brackets."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.products import Product
from gradsim.ui.panels.chain import layout as places
from gradsim.ui.panels.chain.layout import ChainLayout, Column
from gradsim.ui.panels.chain.mark import (
    BIAS,
    FACTOR,
    NAME,
    NOTE,
    PAIR,
    SECOND,
    SIGN,
    WEIGHT,
    Focus,
    Mark,
    MarkMaker,
)
from gradsim.ui.panels.chain.numbers import exact_text, product_text, relation, setting_text
from gradsim.ui.panels.chain.powers import text_width
from gradsim.ui.typesetting.formulas import symbol
from gradsim.ui.typesetting.numbers import format_count, format_number


class Composer(MarkMaker):
    """Makes the marks of a chain."""

    def __init__(self, layout: ChainLayout, numbers: ChainFactors, focus: Focus) -> None:
        super().__init__(layout)
        self.numbers, self.focus = numbers, focus

    def marks(self) -> list[Mark]:
        """Return all marks."""
        return [
            *(() if self.layout.bare else self._names()),
            *self._product(),
            *self._pairs(),
            *self._together(),
            *(self._second() if self.focus.compared is not None else ()),
        ]

    # ----- the drawing

    def _names(self) -> Iterator[Mark]:
        layout, math = self.layout, self.layout.math
        names: list[tuple[str, int | None, str, float, float]]
        names = [(places.COST, len(self.numbers), "C", 0.26, 1.0)]
        names += [(kind, None, r"\dots", 0.25, 1.0) for kind in (places.BEFORE, places.BEHIND)]
        for layer in range(layout.first, layout.last + 1):
            size = 0.95 if layer < 9 else 0.8
            names.append((places.NEURON, layer, f"a_{{{layer + 1}}}", 0.2, size))
        for kind, place, tex, drop, size in names:
            if column := layout.column(kind, place):
                line = layout.axis + drop * math
                yield self._symbol(NAME, kind, column.layer, tex, column.x, line, size * math)
                if kind == places.NEURON:
                    room = 1.9 * column.width
                    yield from self._value(BIAS, column.layer, column.x, layout.bias_line, room)
        if layout.first == 0:
            yield self._symbol(NAME, "input", 0, "x", layout.input_x, layout.axis + 0.22 * math)
        for layer, tail, head in layout.arrows():
            if layer >= 0:
                middle = (tail + head - 0.3 * math) / 2  # clear of the arrow’s head
                room = head - tail - 0.55 * math
                yield from self._value(WEIGHT, layer, middle, layout.weight_line, room)
        if self.focus.note:
            font = self.theme.font(self.theme.small)
            yield self._note("", 0, self.focus.note, layout.bias_line, font, layout.width)

    def _value(self, role: str, layer: int, x: float, line: float, room: float) -> Iterator[Mark]:
        """Yield the symbol of a weight or bias, and its value where there is room."""
        layout = self.layout
        values = self.numbers.weights if role == WEIGHT else self.numbers.biases
        part = places.NEURON if role == BIAS else places.WEIGHT
        tex, text = f"{role[0]}_{{{layer + 1}}}", setting_text(values[layer])
        font, px, gap = layout.label_font(), layout.label, 0.3 * layout.label
        advance = QFontMetricsF(font).horizontalAdvance
        whole = symbol(tex, px).width + 2 * gap + advance("=") + advance(text)
        if whole > room:  # the drawing has the name then, and the product the value
            yield self._symbol(role, part, layer, tex, x, line, px)
            return
        name = self._symbol(role, part, layer, tex, x - whole / 2, line, px, left=True)
        yield name
        right = name.rect.right()
        for words in ("=", text):
            yield self._text(role, part, layer, words, right + gap, line, self.text, font, True)
            right += gap + advance(words)

    # ----- the product

    def in_product(self, kind: str, layer: int) -> bool:
        """Return whether a part has a factor in the gradient that is selected."""
        selected = self.focus.selected
        if kind == places.COST:
            return True
        if kind in (places.BEFORE, places.BEHIND):
            return kind == places.BEHIND or layer >= selected
        return layer >= selected if kind == places.NEURON else layer > selected

    def shared(self, kind: str, layer: int) -> bool:
        """Return whether a factor stands in both gradients that are compared."""
        compared = self.focus.compared
        if compared is None:
            return False
        at_layer = kind in (places.NEURON, places.COST)
        return layer >= compared if at_layer else layer > compared

    def _factor_tex(self, kind: str, layer: int) -> str:
        if kind == places.NEURON:
            return f"{self.numbers.activation.slope_symbol}(z_{{{layer + 1}}})"
        if kind == places.WEIGHT:
            return f"w_{{{layer + 1}}}"
        if kind == places.COST:
            return rf"\frac{{\partial C}}{{\partial a_{{{len(self.numbers)}}}}}"
        return r"\dots"

    def _factor_texts(self, kind: str, layer: int) -> list[str]:
        """Return a factor's number, with all digits that are wanted, then with fewer."""
        numbers, layout, selected = self.numbers, self.layout, self.focus.selected
        if kind == places.BEFORE:
            factor = numbers.between(0, layout.first - 1, selected)
        elif kind == places.BEHIND:
            factor = numbers.between(layout.last + 1, len(numbers) - 1, selected)
        elif kind == places.COST:
            factor = Product.of(numbers.gradient_output)
        else:
            value = (numbers.weights if kind == places.WEIGHT else numbers.slopes)[layer]
            texts = [setting_text(value)] if kind == places.WEIGHT else []
            return [*texts, *(format_number(value, digits) for digits in (3, 2, 1))]
        return [product_text(factor, digits) for digits in (3, 2, 1)]

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

    def _left_side(self, layer: int, line: float, number_line: float) -> Iterator[Mark]:
        """Yield a gradient with its number and the signs of equality.

        The number is a question as long as factors are missing.
        """
        layout = self.layout
        x = layout.left_width / 2
        tex = rf"\frac{{\partial C}}{{\partial b_{{{layer + 1}}}}}"
        yield self._symbol(FACTOR, "gradient", layer, tex, x, line)
        product = self.numbers.gradients[layer]
        exact = exact_text(self.numbers.values[layer], product)
        texts = [exact, product_text(product), product_text(product, 2)]
        if not self.numbers.is_reached(layer):
            texts = ["?"]
        room = layout.left_width
        yield self._number("gradient", layer, texts, x, number_line, room, self.text)
        x = room + layout.equals_width / 2
        yield self._symbol(SIGN, "", layer, "=", x, line)
        yield self._text(SIGN, "", layer, "=", x, number_line, self.text, layout.number_font(False))

    def _product(self) -> Iterator[Mark]:
        layout = self.layout
        yield from self._left_side(self.focus.selected, layout.factor_line, layout.number_line)
        columns = [
            column for column in layout.columns if self.in_product(column.kind, column.layer)
        ]
        yield from self._factors(columns, "", layout.factor_line, layout.number_line)
        if self.numbers.gradients[self.focus.selected].is_beyond_floats:
            words = QCoreApplication.translate("ChainMarks", "from logarithms")
            font = layout.label_font()
            right = (layout.left_width + QFontMetricsF(font).horizontalAdvance(words)) / 2
            yield self._note("", 0, words, layout.pair_line, font, right)

    def _factors(
        self, columns: Sequence[Column], row: str, line: float, number_line: float
    ) -> Iterator[Mark]:
        """Yield symbols and numbers of factors, with signs of multiplication between them."""
        layout = self.layout
        for index, column in enumerate(columns):
            kind, layer = column.kind, column.layer
            shared = self.shared(kind, layer)
            reached = self.is_reached(kind, layer)
            color = self.muted if shared or not reached else self.text
            tex, px = self._factor_tex(kind, layer), layout.math
            wide = symbol(tex, px).width / (column.width - 0.3 * layout.digit)
            px = px / max(wide, 1.0)
            yield self._symbol(FACTOR, row + kind, layer, tex, column.x, line, px=px, color=color)
            if not reached:
                continue
            if kind == places.NEURON and not shared:
                color = self.theme.label_color(layer % 4)
            room = column.width - 1.0 * layout.digit
            texts = self._factor_texts(kind, layer)
            yield self._number(
                row + kind, layer, texts, column.x, number_line, room, color, not shared
            )
            if index and self.is_reached(columns[index - 1].kind, columns[index - 1].layer):
                edge = column.x - column.width / 2
                font = layout.number_font(False)
                yield self._text(SIGN, row + kind, layer, "×", edge, number_line, self.muted, font)

    def band(self) -> QRectF | None:
        """Return where a tint lies: behind the factor just multiplied, or those not shared."""
        layout, numbers = self.layout, self.numbers
        if self.focus.compared is not None:
            columns = [
                column
                for column in layout.columns
                if self.in_product(column.kind, column.layer)
                and not self.shared(column.kind, column.layer)
            ]
        elif 0 < numbers.reached < 2 * (len(numbers) - self.focus.selected):
            columns = [column for column in layout.columns if self._is_latest(column)]
        else:
            columns = []
        if not columns:
            return None
        left, right = columns[0], columns[-1]
        start, stop = left.x - left.width / 2, right.x + right.width / 2
        top = layout.factor_line - 1.35 * layout.math
        return QRectF(start, top, stop - start, layout.number_line + 0.35 * layout.digit - top)

    def _is_latest(self, column: Column) -> bool:
        """Return whether a column's factor is the one that is multiplied last."""
        numbers, layer = self.numbers, column.layer
        if column.kind == places.COST:
            return numbers.reached == 1
        if column.kind not in (places.NEURON, places.WEIGHT):
            return False
        place = 2 * (len(numbers) - layer) + (column.kind == places.WEIGHT)
        return numbers.reached == place

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
        """Yield the product of all that is not shared, right of its pairs, as a part of 1 too."""
        layout, compared = self.layout, self.focus.compared
        pairs = list(self.pairs())
        if compared is None or not self.focus.tells_ratio or not pairs:
            return
        ratio = self.numbers.ratio(compared)
        number = product_text(ratio)
        part = ""
        if ratio.sign and 1 <= -ratio.log < 5:
            parts = f"1/{format_count(round(10.0**-ratio.log))}"
            part = f" ≈ {'−' if ratio.sign < 0 else ''}{parts}"
        together = QCoreApplication.translate("ChainMarks", "together {0}")
        left, font = pairs[-1][2] + 1.2 * layout.digit, layout.number_font(True)
        accent = QColor(self.theme.accent)
        for words in (together.format(number + part), together.format(number)):
            if left + text_width(words, font) <= layout.width:
                yield self._text(PAIR, "ratio", compared, words, left, layout.pair_line, accent,
                                 font, left=True)  # fmt: skip
                return

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

    # ----- the second product

    def _second(self) -> Iterator[Mark]:
        layout, compared = self.layout, self.focus.compared
        assert compared is not None
        yield from self._left_side(compared, layout.second_line, layout.second_number_line)
        columns = [
            column
            for column in layout.columns
            if self.shared(column.kind, column.layer) and column.kind != places.BEFORE
        ]
        yield from self._factors(columns, SECOND, layout.second_line, layout.second_number_line)
        font = layout.label_font()
        right = columns[0].x - columns[0].width / 2 - 0.3 * layout.digit
        start = layout.left_width + layout.equals_width
        for words in (
            QCoreApplication.translate("ChainMarks", "the same factors, shared"),
            QCoreApplication.translate("ChainMarks", "shared"),
        ):
            if start + QFontMetricsF(font).horizontalAdvance(words) <= right:
                yield self._note("", compared, words, layout.second_line, font, right)
                return
