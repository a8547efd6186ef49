"""A table whose rows stand in two blocks beside one another where one would be too high."""

from PySide6.QtCore import QPointF

from gradsim.ui.tables.table import Table


class TableInBlocks(Table):
    """The base of a table of narrow rows."""

    scrolls = True

    def narrowest_block(self) -> float:
        """Return the least width of a block."""
        raise NotImplementedError  # each table has its own columns

    def _rows_high(self) -> int:
        return max(int((self.height() - self.top()) / self.line()), 1)

    @property
    def blocks(self) -> int:
        """How many blocks of rows stand beside one another: one, or two."""
        wide = 2 * self.narrowest_block() <= self.width()
        return 2 if wide and self.count > self._rows_high() else 1

    def rows_shown(self) -> int:
        """Return how many rows have room."""
        return self._rows_high() * self.blocks

    def _in_block(self) -> int:
        """Return how many rows a block has."""
        return max(-(-min(self.count, self.rows_shown()) // self.blocks), 1)

    def middle(self, row: int) -> float:
        """Return the height at which the middle of a row lies."""
        return self.top() + ((row - self._first) % self._in_block() + 0.5) * self.line()

    def left(self, row: int) -> float:
        """Return where the block of a row begins."""
        return (row - self._first) // self._in_block() * self.width() / self.blocks

    def gap(self) -> float:
        """Return the room between two blocks."""
        return self.theme.px(self.theme.tick * 0.6)

    def row_at(self, position: QPointF) -> int | None:
        """Return the row at a place, None where there is none."""
        down = int((position.y() - self.top()) // self.line())
        block = int(position.x() // (self.width() / self.blocks))
        row = self._first + block * self._in_block() + down
        return row if 0 <= down < self._in_block() and row in self._in_sight() else None
