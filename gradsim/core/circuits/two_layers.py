"""Any truth table as a circuit two layers deep (section 3 of the lecture).

The plain way takes one AND gate for each row whose output is 1, a *minterm* that answers 1
to this row alone, and an OR gate for them all; with NAND gates in both layers it is the same
function, since ¬(¬a ∧ ¬b) = a ∨ b. The simplified way merges rows first, by the method of
Quine and McCluskey: rows that differ in one input become one term without that input; of the
terms that cannot grow further, the *prime implicants*, the fewest that cover all rows stay.

Rows whose output is left open, the *don't-cares*, are 0 in the plain way. The simplified way lets
terms grow over them, but need not cover them.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from gradsim.core.circuits.circuit import Bits, Circuit, Gate

#: A term: the inputs that matter, and what they must be, as the bits of two numbers.
Term = tuple[int, int]

DONT_CARE = 2  #: in a table, beside 0 and 1

#: Choices of terms that are tried before the best so far is taken for the least.
MOST_TRIED = 20_000


def two_layers(table: Bits, kind: str = "and") -> Circuit:
    """Return the sum of minterms: AND gates and an OR (`kind` "and"), or NAND gates alone."""
    full = len(table) - 1
    return _from_terms(table, [(full, int(row)) for row in np.flatnonzero(table)], kind)


def simplified(table: Bits, free: Bits | None = None) -> Circuit:
    """Return two layers with the fewest AND gates that were found; `free` are don't-cares."""
    return _from_terms(table, cover(table, free), "and")


def _from_terms(table: Bits, terms: Sequence[Term], kind: str) -> Circuit:
    inputs = len(table).bit_length() - 1
    names = tuple(f"x{number + 1}" for number in range(inputs))
    name = "two layers"
    if not terms or terms[0][0] == 0:
        return Circuit(name, names, (), ("1" if terms else "0",))
    first, second = ("and", "or") if kind == "and" else ("nand", "nand")
    gates = [
        Gate(f"t{index + 1}", first, _signals(term, names)) for index, term in enumerate(terms)
    ]
    out = Gate("out", second, tuple(gate.name for gate in gates))
    return Circuit(name, names, (*gates, out), ("out",))


def _signals(term: Term, names: Sequence[str]) -> tuple[str, ...]:
    cares, values = term
    bits = [1 << place for place in reversed(range(len(names)))]
    return tuple(
        name if values & bit else f"~{name}"
        for name, bit in zip(names, bits, strict=True)
        if cares & bit
    )


def prime_implicants(table: Bits) -> list[Term]:
    """Return the terms that imply the function and cannot lose another input."""
    full = len(table) - 1
    terms = {(full, int(row)) for row in np.flatnonzero(table)}
    primes: list[Term] = []
    while terms:
        merged: set[Term] = set()
        used: set[Term] = set()
        for cares, values in terms:
            bit = 1
            while bit <= full:
                partner = (cares, values ^ bit)
                if cares & bit and partner in terms:
                    merged.add((cares & ~bit, values & ~bit))
                    used.add((cares, values))
                bit <<= 1
        primes += sorted(terms - used)
        terms = merged
    return primes


def cover(table: Bits, free: Bits | None = None) -> list[Term]:
    """Return the fewest prime implicants that cover the table, over rows that are free, too.

    The fewest for certain where no more than `MOST_TRIED` choices have to be tried, which
    holds for all functions of four inputs; beyond, the fewest of those that were tried.
    """
    primes = prime_implicants(table if free is None else table | free)
    rows = [int(row) for row in np.flatnonzero(table)]
    primes = [(cares, values) for cares, values in primes
              if any(row & cares == values for row in rows)]  # fmt: skip
    covers = [
        sum(1 << index for index, row in enumerate(rows) if row & cares == values)
        for cares, values in primes
    ]
    # of two terms with as many rows the one with fewer inputs comes first
    order = sorted(
        range(len(primes)), key=lambda k: (-covers[k].bit_count(), primes[k][0].bit_count())
    )
    chosen = _Search([covers[k] for k in order], (1 << len(rows)) - 1).best
    return sorted((primes[order[k]] for k in chosen), key=lambda term: (-term[0].bit_count(), term))


class _Search:
    """Branch and bound over sets of rows, each a whole number whose bits are the rows."""

    def __init__(self, sets: list[int], everything: int) -> None:
        self._sets = sets
        self._widest = max((covered.bit_count() for covered in sets), default=1)
        self._tried = 0
        self.best: tuple[int, ...] = self._greedy(everything)
        self._search(everything, ())

    def _greedy(self, left: int) -> tuple[int, ...]:
        chosen: tuple[int, ...] = ()
        while left:
            index = max(range(len(self._sets)), key=lambda k: (self._sets[k] & left).bit_count())
            chosen += (index,)
            left &= ~self._sets[index]
        return chosen

    def _search(self, left: int, chosen: tuple[int, ...]) -> None:
        self._tried += 1
        if not left:
            self.best = min(self.best, chosen, key=len)
            return
        least = len(chosen) - (-left.bit_count() // self._widest)
        if least >= len(self.best) or self._tried > MOST_TRIED:
            return
        for index in self._fewest(left):
            self._search(left & ~self._sets[index], (*chosen, index))

    def _fewest(self, left: int) -> list[int]:
        """Return the sets that hold the row that fewest hold: one of them must be taken."""
        fewest: list[int] = []
        rows = left
        while rows:
            row = rows & -rows
            rows ^= row
            holding = [index for index, covered in enumerate(self._sets) if covered & row]
            if not fewest or len(holding) < len(fewest):
                fewest = holding
            if len(fewest) == 1:
                break
        # a set whose rows that are left all lie in another one is never the better choice
        return [
            index
            for place, index in enumerate(fewest)
            if not any(
                self._sets[index] & left & ~self._sets[rival] == 0
                and ((self._sets[index] ^ self._sets[rival]) & left or fewest.index(rival) < place)
                for rival in fewest
                if rival != index
            )
        ]


@lru_cache(64)
def synthesised(table: bytes, form: str) -> Circuit:
    """Return the circuit of a table of 0, 1 and 2, a don't-care, as bytes.

    The form is "and-or", "nand" or "simplified".
    """
    outputs = np.frombuffer(table, np.uint8)
    bits: Bits = outputs == 1
    if form == "simplified":
        return simplified(bits, outputs == DONT_CARE)
    return two_layers(bits, "nand" if form == "nand" else "and")
