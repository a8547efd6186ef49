"""What the demonstrations of the chain find, computed from the run at hand."""

import math
from collections.abc import Sequence

from gradsim.core.chain.experiment import Chain
from gradsim.core.chain.factors import ChainFactors
from gradsim.core.chain.products import Product
from gradsim.core.chain.random_chains import usual_spread
from gradsim.core.finding import Figure
from gradsim.core.recording import Recording

#: Beyond this size a number is rounded.
LARGEST_COUNT = 1e6

#: The largest slope of the sigmoid.
QUARTER = 1 / 4


def _chain(recording: Recording) -> Chain:
    chain = recording.experiment
    assert isinstance(chain, Chain)
    return chain


def _start(recording: Recording) -> ChainFactors:
    """Return the numbers of the chain that is set, before any learning or drawing."""
    return ChainFactors.of_chain(_chain(recording))


def _is_whole(recording: Recording) -> bool:
    return len(recording) > recording.experiment.last_epoch


def _newest(recording: Recording) -> ChainFactors:
    """Return the numbers of the newest step: of a walk, with the factors multiplied so far."""
    return ChainFactors.of(recording, len(recording) - 1)


def _times(log: float) -> Figure:
    """Return how many times one number is another: whole where it has a few digits."""
    if log > 300:
        return None
    value = float(10.0**log)
    return round(value) if 10 <= value < LARGEST_COUNT else value


def _is_sigmoid(chain: Chain) -> bool:
    return chain.function.steepness == 1.0


# ----- D22


def product_of_one(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return the size of the product as a part of 1, which it would be with every factor 1.

    On the walk it is the product so far.
    """
    whole, so_far = _start(recording).gradients[0], _newest(recording).so_far
    if not whole.sign or not -300 < whole.log < 0:
        return None
    parts = float(10.0**-so_far.log)
    return (_in_two_digits(parts),)


def product_and_gradient(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return that, and the first gradient when the walk has come to it."""
    parts = product_of_one(recording, beside)
    if parts is None:
        return None
    is_there = _newest(recording).is_reached(0)
    return (*parts, _start(recording).gradients[0].value if is_there else None)


def _in_two_digits(value: float) -> Figure:
    """Return a number in two digits: whole where it has a few, so that it is not a power of ten."""
    return int(float(f"{value:.1e}")) if 10 <= value < LARGEST_COUNT else value


def terms_shrink(recording: Recording, beside: Recording | None) -> bool:
    """Return whether these are sigmoid neurons, and each term w·σ' behind the first is below 1/4.

    So each of them takes more than three quarters of the product.
    """
    numbers = _start(recording)
    small = all(abs(term) < QUARTER for term in numbers.terms[1:])
    return small and _is_sigmoid(_chain(recording)) and numbers.activation.largest_slope == QUARTER


# ----- D23


def _against_third(recording: Recording) -> Product | None:
    numbers = _start(recording)
    return numbers.ratio(2) if len(numbers) > 2 else None


def times_slower(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many times more slowly the first bias learns than the third."""
    ratio = _against_third(recording)
    if ratio is None or not ratio.sign or ratio.log >= 0:
        return None
    if not _is_whole(recording):
        return (None,)  # the question is still open
    times = _times(-ratio.log)
    return None if times is None else (times,)


def extra_terms_are_below(recording: Recording, beside: Recording | None) -> bool:
    """Return whether the first bias of sigmoid neurons learns, and has two terms below 1/4 more.

    A term is a weight with the slope before it, so that just these are not shared.
    """
    chain, numbers = _chain(recording), _start(recording)
    pairs = zip(numbers.weights[1:3], numbers.slopes[:2], strict=False)
    below = [abs(weight * slope) < QUARTER for weight, slope in pairs]
    learns = bool(numbers.gradients[0].sign)
    return below == [True, True] and learns and _is_sigmoid(chain)


# ----- D24


def times_faster(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return how many times faster the first bias learns than the last.

    On the walk it is the first bias that is reached.
    """
    numbers, newest = _start(recording), _newest(recording)
    last = len(numbers) - 1
    ratio = numbers.ratio(last)
    if not ratio.sign or ratio.log <= 0:
        return None
    reached = next((layer for layer in range(last) if newest.is_reached(layer)), None)
    if reached is None:
        return (None,)
    times = _times(ratio.log - numbers.ratio(reached).log)
    return None if times is None else (times,)


def factor_and_times_faster(
    recording: Recording, beside: Recording | None
) -> Sequence[Figure] | None:
    """Return by what every layer multiplies, and how many times faster the first bias learns.

    The sentence says nothing of layers that multiply by different numbers.
    """
    times, numbers = times_faster(recording, beside), _start(recording)
    factors = [w * slope for w, slope in zip(numbers.weights[1:], numbers.slopes, strict=False)]
    if times is None or any(not math.isclose(factor, factors[0]) for factor in factors):
        return None
    return (_whole(factors[0]), *times)


def explodes(recording: Recording, beside: Recording | None) -> bool:
    """Return whether the first bias learns faster than the last, and both learn."""
    return times_faster(recording, beside) is not None and _start(recording).gradients[-1].sign != 0


# ----- D25


def median_powers(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return medians of ∂C/∂b_1 : ∂C/∂b_L in random chains as powers of ten, and the last k.

    The medians are that of k = 1, the sigmoid, and that of the k which the walk has reached.
    """
    chain = _chain(recording).at(len(recording) - 1)
    if chain.activation != "steep-sigmoid":
        return None
    k, layers = chain.steepness, len(chain.weights)
    medians = [usual_spread(chain.activation, each, layers).median for each in (1.0, k)]
    if not all(map(math.isfinite, medians)):
        return None
    return (*map(round, medians), _whole(k))


def steepness_and_power(recording: Recording, beside: Recording | None) -> Sequence[Figure] | None:
    """Return k, and the median of ∂C/∂b_1 : ∂C/∂b_L in random chains as a power of ten."""
    chain = _chain(recording)
    spread = usual_spread(chain.activation, chain.steepness, len(chain.weights))
    if not math.isfinite(spread.median):
        return None
    return (_whole(chain.steepness), round(spread.median))


def _whole(value: float) -> Figure:
    """Return a number as a whole one where it is."""
    return int(value) if value == int(value) else value


def steeper_is_smaller(recording: Recording, beside: Recording | None) -> bool:
    """Return whether a steep sigmoid has a smaller median than the sigmoid."""
    chain = _chain(recording)
    if chain.activation != "steep-sigmoid" or chain.steepness <= 1:
        return False
    layers = len(chain.weights)
    steep = usual_spread(chain.activation, chain.steepness, layers)
    return steep.median < usual_spread("sigmoid", 1.0, layers).median
