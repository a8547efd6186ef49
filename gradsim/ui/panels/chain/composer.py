"""Everything that is written into a drawn chain: names and values, products and brackets."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFontMetricsF

from gradsim.core.chain.products import Product
from gradsim.ui.panels.chain import layout as places
from gradsim.ui.panels.chain.layout import Column
from gradsim.ui.panels.chain.mark import (
    BIAS,
    FACTOR,
    NAME,
    SECOND,
    SIGN,
    WEIGHT,
    Mark,
)
from gradsim.ui.panels.chain.numbers import exact_text, product_text, setting_text
from gradsim.ui.panels.chain.pairs import PairMaker
from gradsim.ui.typesetting.numbers import format_number
from gradsim.ui.typesetting.symbols import symbol


class Composer(PairMaker):
    """Makes the marks of a chain."""

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

    def _factor_texts(self, kind: str, layer: int) -> Iterator[str]:
        """Yield a factor's number, with all digits that are wanted, then with fewer."""
        numbers, layout, selected = self.numbers, self.layout, self.focus.selected
        if kind == places.BEFORE:
            factor = numbers.between(0, layout.first - 1, selected)
        elif kind == places.BEHIND:
            factor = numbers.between(layout.last + 1, len(numbers) - 1, selected)
        elif kind == places.COST:
            factor = Product.of(numbers.gradient_output)
        else:
            value = (numbers.weights if kind == places.WEIGHT else numbers.slopes)[layer]
            if kind == places.WEIGHT:
                yield setting_text(value)
            yield from (format_number(value, digits) for digits in (3, 2, 1))
            return
        yield from (product_text(factor, digits) for digits in (3, 2, 1))

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
        inset = 0.5 * layout.digit  # signs of multiplication stand where columns meet
        start, stop = left.x - left.width / 2 + inset, right.x + right.width / 2 - inset
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
