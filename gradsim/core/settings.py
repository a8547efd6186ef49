"""Settings, declared once.

A setting is a dataclass field made by :func:`setting`. Its type, default, label,
symbol, bounds and help stand there and nowhere else: validation, the JSON schema,
the command line's ``--set``, the settings form and the table in the documentation
are all derived from it.
"""

import dataclasses
import itertools
import math
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ParamSpec, Protocol, TypeVar

from gradsim.core.numbers import read_items, read_number, read_numbers

T = TypeVar("T")
P = ParamSpec("P")

#: A value as JSON has it.
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def shown(value: object) -> str:
    """Return a value from outside as a message shows it: at most 80 characters."""
    try:
        text = repr(value)
    except (RecursionError, ValueError):  # lists too deep, or a number with too many digits
        return f"a very large {type(value).__name__}"
    if isinstance(value, float) and text.endswith(".0"):
        text = text[:-2]
    return text if len(text) <= 80 else text[:77] + "..."


class SettingError(ValueError):
    """A setting has a value that is not allowed.

    Attributes
    ----------
    setting : str
        Name of the setting.
    allowed : str
        What would be right, as the end of a sentence.
    """

    def __init__(self, setting: str, value: object, allowed: str) -> None:
        super().__init__(f"{setting} is {shown(value)}; it must be {allowed}")
        self.setting = setting
        self.value = value
        self.allowed = allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What there is to know of one setting; bounds hold for each number of a list.

    Attributes
    ----------
    label, help : str
        Two words for the form; one or two sentences that say what it is.
    symbol : str
        The lecture's symbol, as LaTeX.
    group : str
        Heading of the form under which the setting stands.
    minimum, maximum, above : float or None
        Bounds; `above` excludes the bound itself.
    choices : tuple of str
        The allowed texts.
    choice_labels : tuple of str
        What a menu shows for each of them; by default the texts themselves.
    sample : callable, optional
        Returns points (x, y, class 0 or 1) of a choice, for a little picture in the menu.
    shortest, longest : int
        Fewest and most items that a list may have.
    slider : (float, float) or None
        Range of the slider where it is narrower than the bounds.
    logarithmic : bool
        Whether the slider is logarithmic.
    toggles : tuple of int
        The usual numbers of a list, which the form offers as buttons.
    items : str
        What is said of a list, as the end of a sentence, where its items are more than numbers;
        ``{0}`` stands for `longest`.
    count_label : str
        Label of a control for the number of items, where the form offers one.
    empty : str
        What an empty box stands for, where null is allowed.
    dropped : str
        Characters that a text may have and that mean nothing.
    is_path : bool
        Whether it is the path of a file or folder, which a file stores relative to itself.
    notes : mapping of str to str
        What the form says below a choice while it is taken.
    named : mapping of str to object
        Values of a list that have a name, which the form offers in a menu.
    name : str
        Name of the dataclass field.
    type : type
        Type of the dataclass field, such as ``tuple[float, ...]`` or ``int | None``.
    """

    label: str
    help: str
    symbol: str = ""
    group: str = ""
    minimum: float | None = None
    maximum: float | None = None
    above: float | None = None
    choices: tuple[str, ...] = ()
    choice_labels: tuple[str, ...] = ()
    sample: Callable[[str], Sequence[tuple[float, float, float]]] | None = None
    shortest: int = 1
    longest: int = 1000
    slider: tuple[float, float] | None = None
    logarithmic: bool = False
    toggles: tuple[int, ...] = ()
    items: str = ""
    count_label: str = ""
    empty: str = ""
    dropped: str = ""
    is_path: bool = False
    notes: Mapping[str, str] = dataclasses.field(default_factory=dict, hash=False)
    named: Mapping[str, object] = dataclasses.field(default_factory=dict, hash=False)
    name: str = ""
    type: object = float

    def __post_init__(self) -> None:
        if not self.choice_labels:
            object.__setattr__(self, "choice_labels", self.choices)

    def check(self, value: object) -> object:
        """Return `value` in the setting's own type.

        Raises
        ------
        SettingError
            If the type or the value is not allowed.
        """
        try:
            return self._convert(value, self.type)
        except (TypeError, ValueError, OverflowError):
            raise SettingError(self.name, value, self.allowed) from None

    @property
    def is_text(self) -> bool:
        """Whether the value is a text, not numbers."""
        return self.type is str

    @property
    def is_list(self) -> bool:
        """Whether the value is a list."""
        return typing.get_origin(self.type) is tuple

    def read(self, text: str, *, single: bool = False, decimal: str = ".") -> object:
        """Return the value that a person typed; it is yet to be checked.

        Parameters
        ----------
        text : str
            A text, a number, a list of numbers, or several of them.
        single : bool
            Whether it is a single number, also where the setting is a list.
        decimal : str
            The decimal sign of the language in use.

        Raises
        ------
        NumberError
            If it cannot be read, or in two ways.
        """
        if self.is_text:
            return text
        kind, depth = self.type, 0
        while typing.get_origin(kind) is tuple:
            kind, depth = typing.get_args(kind)[0], depth + 1
        whole = int in (typing.get_args(kind) or (kind,))
        if single or depth == 0:
            return read_number(text, whole=whole, decimal=decimal)
        read = read_numbers if depth == 1 else read_items
        return read(text, whole=whole, decimal=decimal)

    def _convert(self, value: object, kind: object) -> object:
        if kind is type(None):
            if value is not None:
                raise TypeError
            return None
        if isinstance(kind, types.UnionType):
            for option in typing.get_args(kind):
                try:
                    return self._convert(value, option)
                except (TypeError, ValueError, OverflowError):
                    continue
            raise TypeError
        if typing.get_origin(kind) is tuple:
            if (
                not isinstance(value, list | tuple)
                or not self.shortest <= len(value) <= self.longest
            ):
                raise TypeError
            item = typing.get_args(kind)[0]
            if self._are_numbers(value, item):
                return tuple(value)
            return tuple(self._convert(number, item) for number in value)
        if kind is str:
            if not isinstance(value, str) or (self.choices and value not in self.choices):
                raise ValueError
            return value.translate(dict.fromkeys(map(ord, self.dropped)))
        return self._convert_number(value, kind)

    def _are_numbers(self, values: Sequence[object], kind: object) -> bool:
        """Return whether all are numbers that are allowed, where that is known soon.

        A long list is checked at every step of a drag.
        """
        while typing.get_origin(kind) is tuple and {*map(type, values)} == {tuple}:
            rows = typing.cast(Sequence[tuple[object, ...]], values)
            if not all(self.shortest <= len(row) <= self.longest for row in rows):
                return False
            values, kind = [*itertools.chain.from_iterable(rows)], typing.get_args(kind)[0]
        if kind is not float or {*map(type, values)} != {float}:
            return False
        numbers = typing.cast(Sequence[float], values)
        is_finite = math.isfinite(sum(map(abs, numbers)))  # or not, where the sum alone is endless
        return is_finite and self._within(min(numbers)) and self._within(max(numbers))

    def _convert_number(self, value: object, kind: object) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError
        number = float(value)
        if not math.isfinite(number) or not self._within(number):
            raise ValueError
        if kind is not int:
            return number
        if not number.is_integer():
            raise ValueError
        return int(value)

    def _within(self, number: float) -> bool:
        return (
            (self.minimum is None or number >= self.minimum)
            and (self.maximum is None or number <= self.maximum)
            and (self.above is None or number > self.above)
        )

    @property
    def allowed(self) -> str:
        """The allowed values as the end of a sentence."""
        return self.describe()

    def describe(self, single: bool = False, say: Callable[[str], str] | None = None) -> str:
        """Return the allowed values as the end of a sentence.

        Parameters
        ----------
        single : bool
            Whether to speak of a single number, also where the setting is a list.
        say : callable
            Translates the parts of the sentence, in which ``{0}`` stands for a value. With it
            choices are called as on screen, without it as in a file.
        """
        kind = self.type
        while single and typing.get_origin(kind) is tuple:
            kind = typing.get_args(kind)[0]
        labels = self.choices if say is None else self.choice_labels
        return self._describe(kind, say or str, labels)

    def _describe(self, kind: object, say: Callable[[str], str], labels: tuple[str, ...]) -> str:
        if isinstance(kind, types.UnionType):
            options = [self._describe(option, say, labels) for option in typing.get_args(kind)]
            return f" {say('or')} ".join(options)
        if kind is type(None):
            return say("null")
        if typing.get_origin(kind) is tuple:
            item = self._describe(typing.get_args(kind)[0], say, labels)
            words = self.items or "a list of {2} to {0}, each {1}"
            return say(words).format(self.longest, item, self.shortest)
        if kind is str:
            if labels:
                return say("one of {0}").format(", ".join(map(say, labels)))
            return say("a text")
        number = say("a whole number" if kind is int else "a number")
        limits = self._range(say)
        return f"{number} {limits}" if limits else number

    def _range(self, say: Callable[[str], str]) -> str:
        low = None if self.minimum is None else _number(self.minimum)
        high = None if self.maximum is None else _number(self.maximum)
        if self.above is not None:
            above = _number(self.above)
            if high is None:
                return say("greater than {0}").format(above)
            return say("greater than {0} and at most {1}").format(above, high)
        if low is not None and high is not None:
            return say("from {0} to {1}").format(low, high)
        if low is not None:
            return say("of at least {0}").format(low)
        return "" if high is None else say("of at most {0}").format(high)


def _number(value: float) -> str:
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    text = f"{value:g}"
    power = re.fullmatch(r"1e\+?([0-9]+)", text)
    return f"10{power[1].translate(_RAISED)}" if power else text


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Declaration(Protocol[P]):
    def __call__(self, default: T, *args: P.args, **fields: P.kwargs) -> T:
        """Return the dataclass field of a setting, as if it were its default."""


def _declaration(kind: Callable[P, Setting]) -> _Declaration[P]:
    """Return :func:`setting`, which takes what `kind` takes, so that nothing is listed twice."""

    def setting(default: T, *args: P.args, **fields: P.kwargs) -> T:
        """Declare a setting as a field of a frozen dataclass.

        Parameters
        ----------
        default
            The lecture's value.
        **fields
            The attributes of :class:`Setting` but for `name` and `type`, which are the field's;
            only `label` and `help` are needed.
        """
        declared = kind(*args, **fields)
        field: T = dataclasses.field(default=default, metadata={"setting": declared})
        return field

    return setting


setting = _declaration(Setting)


@cache
def settings_of(owner: type) -> Mapping[str, Setting]:
    """Return the settings of a dataclass, by name, in the order declared."""
    hints = typing.get_type_hints(owner)
    return {
        field.name: dataclasses.replace(
            field.metadata["setting"], name=field.name, type=hints[field.name]
        )
        for field in dataclasses.fields(owner)
        if "setting" in field.metadata
    }
