"""Tables as spreadsheets save them: any separator, quotes, byte order mark, decimal comma.

The first line of a table that gradsim exports is a remark with its experiment. A spreadsheet
takes it for a row of cells: it cuts it at every separator, drops the quotes at the start of a
cell, and puts quotes around what has some left. :func:`remark` undoes all that.
"""

import csv
import re
from typing import BinaryIO

from gradsim.core.experiment_file import LARGEST_FILE, parse_json
from gradsim.core.sentence import Refusal, marked

MARK = "# gradsim "
LARGEST_TABLE = 10_000_000  # bytes of a table that is read as a whole
SEPARATORS = "\t;,"

_tr = marked
_BARE_KEY = re.compile(r"([{,]\s*)([A-Za-z_]\w*):")
_NUMBER = re.compile(r"-?\d+,\d+(?:[eE][+-]?\d+)?")
_MARKED = re.compile(r"\s*(?:sep=.[\r\n]+)?\s*\"?#\s?gradsim[ {]")


def decoded(content: bytes) -> str:
    """Return the text of a table; a byte order mark tells UTF-16 and UTF-8.

    What is not UTF-8 is read as Windows has it in the west, which no bytes contradict.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def has_mark(head: bytes) -> bool:
    """Return whether a file that starts with these bytes is a table that gradsim exported."""
    cut = head[: len(head) // 2 * 2] if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    return _MARKED.match(decoded(cut)) is not None


def remark(file: BinaryIO) -> str:
    """Return what the remark of a table says, whatever spreadsheet has saved it.

    Raises
    ------
    Refusal
        If its text cannot be put together again.
    """
    content = file.read(2 * LARGEST_FILE + 100)
    lines = re.split(r"[\r\n]+", decoded(content), maxsplit=2)
    line = lines[1] if lines[0].lower().startswith("sep=") and len(lines) > 1 else lines[0]
    if line.startswith(MARK):  # no spreadsheet: one would have put quotes around it
        return line[len(MARK) :]
    for separator, between in ((";", ";"), *((sign, ",") for sign in SEPARATORS)):
        text = _rejoined(line, separator, between)
        if text.startswith(MARK) and _is_json(text[len(MARK) :]):
            return text[len(MARK) :]
    return line.strip().strip('"').removeprefix(MARK)  # the sentence says what is wrong with it


def _rejoined(line: str, separator: str, between: str) -> str:
    """Return a line without what a spreadsheet has done to it.

    Parameters
    ----------
    line : str
        The line.
    separator : str
        What stands between the cells.
    between : str
        What stood there before.
    """
    cells = next(iter(rows_of(line, separator)), [])
    while cells and not cells[-1]:
        del cells[-1]
    if separator != between:
        cells = [cell.replace(",", ".") if _NUMBER.fullmatch(cell) else cell for cell in cells]
    text = between.join(cells)
    # a name that begins a cell has lost its quotes
    return text if _is_json(text[len(MARK) :]) else _BARE_KEY.sub(r'\1"\2":', text)


def rows_of(text: str, separator: str) -> list[list[str]]:
    """Return the rows of a table.

    Raises
    ------
    Refusal
        If a cell is too long.
    """
    limit = csv.field_size_limit(LARGEST_TABLE)
    try:
        return list(csv.reader(text.splitlines(), delimiter=separator))
    except csv.Error as error:
        raise Refusal(_tr("Core", "the table cannot be read: {0}"), error) from None
    finally:
        csv.field_size_limit(limit)


def _is_json(text: str) -> bool:
    try:
        parse_json(text)
    except ValueError:
        return False
    return True
