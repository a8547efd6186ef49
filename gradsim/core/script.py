"""What scripts of all subjects have in common: their head, activations and costs as NumPy.

A script is the run once more, from the mathematics: NumPy alone, written to be read. It prints
the table that ``gradsim run`` writes.
"""

from collections.abc import Iterable
from itertools import pairwise
from textwrap import dedent

from gradsim.core.activations.activation import Activation
from gradsim.core.costs import COSTS
from gradsim.core.experiment import Experiment, table_header
from gradsim.core.sentence import Refusal, marked

_tr = marked
_NORMAL = '''
def share(z):
    """The share of normally distributed numbers below z."""
    return (1 + np.vectorize(math.erf)(z / 2**0.5)) / 2


def density(z):
    return np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
'''


def page(experiment: Experiment, title: str, *parts: str) -> str:
    """Return a script: a docstring, the imports that its parts need, and the parts.

    Parameters
    ----------
    experiment : Experiment
        What it computes; its header is printed by ``print(HEADER)``.
    title : str
        What it does, in a line.
    *parts : str
        The code; common indentation is taken away, and ``HEADER`` put in.
    """
    blocks = [dedent(part).strip("\n") for part in parts if part]
    if any("share(z)" in block for block in blocks):
        blocks.insert(0, dedent(_NORMAL).strip("\n"))
    code = ""
    for before, block in pairwise(["", *blocks]):
        between_functions = block.startswith("def ") or _ends_in_function(before)
        code += ("\n\n" if between_functions else "\n") + block + "\n"
    imports = "".join(f"import {name}\n" for name in ("gzip", "math") if f"{name}." in code)
    code = code.replace("HEADER", '"' + ",".join(table_header(experiment)) + '"')
    return f'"""{title}"""\n\n{imports and imports + chr(10)}import numpy as np\n{code}'


def _ends_in_function(block: str) -> bool:
    starts = [line for line in block.splitlines() if line and not line[0].isspace()]
    return bool(starts) and starts[-1].startswith("def ")


def functions(activation: Activation, value: str = "f", slope: str = "slope") -> str:
    """Return the definitions of f and f' under two names.

    Raises
    ------
    Refusal
        If the activation says no code.
    """
    f, derivative = code_of(activation, value)
    return f"def {value}(z):\n    return {f}\n\n\ndef {slope}(z):\n    return {derivative}"


def code_of(activation: Activation, name: str) -> tuple[str, str]:
    """Return f(z) and f'(z) as expressions, where f is called `name`."""
    if activation.code is None:
        raise Refusal(_tr("Core", "there is no code for the activation “{0}”"), activation.name)
    value, slope = activation.code
    return value.replace("{f}", name), slope.replace("{f}", name)


def code_of_a(activation: Activation) -> tuple[str, str]:
    """Return f(z), and f' of z and a = f(z), as expressions."""
    value, slope = code_of(activation, "f")
    return value, slope.replace("f(z)", "a")


def cost_code(cost: str, steepness: float | None = 1.0) -> tuple[str, str]:
    """Return C and ∂C/∂z of z, a and y as expressions, for f(z) = σ(kz) where that counts."""
    if cost == "cross-entropy" and steepness is None:
        raise Refusal(_tr("Core", "there is no script for the cross-entropy of this activation"))
    k = "" if steepness in (None, 1.0) else f"{steepness:g} * "
    value, delta = COSTS[cost].code
    return value.replace("{k}", k), delta.replace("{k}", k)


def numbers(values: Iterable[float]) -> str:
    """Return numbers as a list of Python has them, with all their digits."""
    return "[" + ", ".join(map(repr, values)) + "]"
