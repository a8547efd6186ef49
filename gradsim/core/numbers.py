"""Numbers and lists of numbers as people type them and as the program itself writes them.

No number is guessed: what can be read in two ways is refused with both ways to write it.
"""

import math
import re

LONGEST = 400  #: characters of a number that is read
LONGEST_LIST = 100_000  #: characters of a list that is read

_MINUS = "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}"
_MINUS += "\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
_SLASHES = "\N{FRACTION SLASH}\N{DIVISION SLASH}"
_PLAIN = {**{ord(minus): "-" for minus in _MINUS}, **{ord(slash): "/" for slash in _SLASHES}}
_RAISED = "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("+-0123456789", _RAISED)
_LOWERED = str.maketrans(_RAISED, "+-0123456789")
_FIXED_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}"
_GROUPING = f" {_FIXED_BLANKS}'\N{RIGHT SINGLE QUOTATION MARK}_"
_TIMES = "·⋅∙×*"
_DECIMAL = rf"[0-9.,](?:[{_GROUPING}]?[0-9.,])*"
_EXPONENT = r"[+-]?[0-9]{1,6}"
_TERM = re.compile(
    rf"(?P<sign>[+-]?)\s*(?P<number>{_DECIMAL})(?:[eE](?P<exponent>{_EXPONENT}))?"
    rf"(?:\s*[{_TIMES}x]\s*(?P<base>{_DECIMAL})(?=\s*\^))?"
    rf"(?:\s*\^\s*(?P<power>{_EXPONENT}))?"
)
_THOUSANDS = r"[1-9][0-9]{0,2}"  # before the first group of three
_LINE_ENDS = "\n\r\v\f\u0085\u2028\u2029"


class NumberError(ValueError):
    """A text is no number; the message is a sentence without its full stop."""


class UnclearNumber(NumberError):
    """A text can be read in two ways.

    Attributes
    ----------
    words : tuple of str
        What `SENTENCE` speaks of: the text, both readings, and how to write each.
    """

    SENTENCE = "{0} can be {1} or {2}: write {3} or {4}"

    def __init__(self, *words: str) -> None:
        super().__init__(self.SENTENCE.format(*words))
        self.words = words


def read_number(text: str, *, whole: bool = False, decimal: str = ".") -> float | int:
    """Read a number.

    Parameters
    ----------
    text : str
        Digits with any minus or dash, blanks between thousands, a decimal point or comma, as a
        fraction (``1/3``), a power (``2^-3``) or with a power of ten (``1.23·10⁻⁵``, ``1e-5``).
    whole : bool
        Whether a whole number is asked for: ``1,000`` is then one thousand. A number that is
        whole comes as an int.
    decimal : str
        The decimal sign of the language in use, ``.`` or ``,``; the other one groups thousands.

    Raises
    ------
    UnclearNumber
        If the text can be read in two ways.
    NumberError
        If it is no number, or none that can be held.
    """
    if len(text) > LONGEST:
        raise NumberError(f"a number has {len(text):,} characters; at most {LONGEST} are read")
    written = text.strip()
    parts = _plain(written).split("/")
    if len(parts) > 2:
        raise _no_number(text)
    try:
        number = _term(parts[0].strip(), written, whole, decimal)
        if len(parts) == 2:
            number = _held(number, number / _term(parts[1].strip(), written, whole, decimal), text)
    except ZeroDivisionError:
        raise NumberError(f"{_short(written)} divides by zero") from None
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise NumberError(f"{_short(written)} is too large: it is not finite")
    return int(number) if whole and number.is_integer() and abs(number) < 1e15 else number


def _plain(text: str) -> str:
    """Return a text with hyphens, slashes and ``^`` in place of all that mean the same."""
    text = re.sub(f"[{_RAISED}]+", lambda match: "^" + match[0].translate(_LOWERED), text)
    text = text.translate(_PLAIN).replace("**", "^")
    return re.sub(rf"\^\s*\(\s*({_EXPONENT})\s*\)", r"^\1", text)


def _term(text: str, written: str, whole: bool, decimal: str) -> float:
    """Read a number without a fraction line."""
    match = _TERM.fullmatch(text)
    if match is None or (match["exponent"] and match["power"]):
        raise _no_number(written)
    grouped = not match["exponent"] and not match["base"]
    digits = _digits(match["number"], written, whole, decimal, grouped)
    base = _digits(match["base"] or "1", written, whole, decimal, grouped)
    exponent = match["exponent"]
    if match["power"] and not match["base"]:
        digits, base = "1", digits
    if match["power"] and base == "10":
        exponent = match["power"]
    size = float(f"{digits}e{exponent or 0}")  # exactly, as a product would not be
    if match["power"] and base != "10":
        size = size * float(base) ** int(match["power"])
    size = _held(float(digits) and float(base), size, written)
    return -size if match["sign"] == "-" else size


def _held(factor: float, number: float, written: str) -> float:
    """Return a number; raise NumberError where it is 0 only because it is so small."""
    if number == 0 and factor != 0:
        raise NumberError(f"{_short(written)} is too small to be told from 0")
    return number


def _digits(number: str, written: str, whole: bool, decimal: str, grouped: bool) -> str:
    """Return digits and decimal point, without what groups the thousands."""
    blanks = set(number) & set(_GROUPING)
    signs = [sign for sign in number if sign in ".,"]
    first = signs[0] if signs else ""
    if blanks:
        pattern = f"[0-9]{{1,3}}(?:{blanks.pop()}[0-9]{{3}})+(?:[.,][0-9]*)?"
        if blanks or not re.fullmatch(pattern, number):
            raise _no_number(written)
        return re.sub(f"[{_GROUPING}]", "", number).replace(",", ".")
    if len(signs) > 1:
        other = "." if first == "," else ","
        pattern = f"{_THOUSANDS}(?:[{first}][0-9]{{3}})+(?:[{other}][0-9]*)?"
        if not re.fullmatch(pattern, number):
            raise _no_number(written)
        return number.replace(first, "").replace(",", ".")
    before, _, after = number.partition(first) if first else (number, "", "")
    if not before and not after:
        raise _no_number(written)
    if grouped and first and re.fullmatch(rf"{_THOUSANDS}[.,][0-9]{{3}}", number):
        if whole and first != decimal:
            return before + after
        if whole or first != decimal:
            raise _two_ways(number, decimal)
    return f"{before or 0}.{after}" if after else before


def _two_ways(number: str, decimal: str) -> UnclearNumber:
    before, after = re.split("[.,]", number)
    part = after.rstrip("0")
    one = f"{before}{decimal}{part}" if part else before
    sure = one if part else f"{before}{decimal}0"
    return UnclearNumber(number, one, before + after, f"{before} {after}", sure)


def _no_number(text: str) -> NumberError:
    return NumberError(f"“{_short(text)}” is no number")


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."


def read_numbers(text: str, *, whole: bool = False, decimal: str = ".") -> list[float | int]:
    """Read a list of numbers.

    Blanks, tabs, line ends, semicolons, and commas that cannot be decimal ones separate them.

    Raises
    ------
    NumberError
        As of :func:`read_number`.
    """
    _check_length(text)
    return _row(re.sub(f";?[{_LINE_ENDS}]+|;", "\t", text.strip()), whole, decimal)


def read_items(text: str, *, whole: bool = False, decimal: str = ".") -> list[list[float | int]]:
    """Read lists of numbers, with line ends between them, or semicolons in a single line.

    As the comma of ``0,1; 1,0`` is decimal where `decimal` says so, this is refused there.

    Raises
    ------
    NumberError
        As of :func:`read_number`.
    """
    _check_length(text)
    rows = [row.strip().removesuffix(";") for row in re.split(f"[{_LINE_ENDS}]+", text.strip())]
    if len(rows) == 1:
        rows = rows[0].split(";")
    is_english = decimal == "."  # 0,1; 1,0 are then pairs
    return [_row(row.replace(";", "\t"), whole, decimal, is_english) for row in rows]


def _check_length(text: str) -> None:
    if len(text) > LONGEST_LIST:
        raise NumberError(f"a list has {len(text):,} characters; at most {LONGEST_LIST:,} are read")


def _row(text: str, whole: bool, decimal: str, pairs: bool = False) -> list[float | int]:
    """Read numbers between tabs, blanks and commas."""
    text = re.sub(" +", " ", _plain(text.strip(" ")))
    text = re.sub(rf" ?([/^{_TIMES}]) ?", r"\1", text)
    text = re.sub(r" ?(\t|,(?= |$)) ?", r"\1 ", text)
    text = re.sub(r"(^|\t |, )([+-]) (?=[0-9.])", r"\1\2", text)
    cells = text.split("\t ")
    words = [word for cell in cells for part in cell.split(", ") for word in _words(part)]
    commas = max(word.count(",") for word in words)
    if commas and (separating := _commas_separate(words, commas, ", " in text, whole or pairs)):
        words = [number for word in words for number in word.split(separating)]
    return [read_number(word, whole=whole, decimal=decimal) for word in words]


def _words(text: str) -> list[str]:
    """Return what blanks separate, where they cannot be those between thousands."""
    group = re.fullmatch(rf"[+-]?{_THOUSANDS}(?: [0-9]{{3}})+", text)
    if group is not None and " 0" in text:
        return [text.replace(" ", "")]  # nobody writes a number 000
    if group is None:
        group = re.search(rf"(?<![0-9.,^]){_THOUSANDS} 0[0-9]{{2}}(?![0-9])", text)
    if group is not None:
        one, several = group[0].replace(" ", ""), group[0].replace(" ", ", ")
        raise UnclearNumber(group[0], one, several, one, several)
    return text.split(" ")


def _commas_separate(words: list[str], commas: int, spaced: bool, likely: bool) -> str:
    """Return the comma where it separates numbers without a blank, nothing where it is decimal."""
    several = commas > 1 or any("." in word for word in words if "," in word)
    if not several and len(words) > 1 and not spaced:
        return ""  # something else separates them
    for word in words:
        is_group = re.fullmatch(rf"[+-]?{_THOUSANDS}(,[0-9]{{3}})+([.][0-9]*)?", word)
        if "," in word and (is_group or not (several or likely)):
            one = word.replace(",", "" if is_group else ".")
            pair = word.replace(",", ", ")
            raise UnclearNumber(word, one, pair, one, pair)
    return ","
