"""One column turned into numbers or words, with every cell that will not go listed once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from beside_study.problems import Problem
from beside_study.table.cells import NEITHER, Cell, NotThat, as_number, as_text, as_yes_no, is_empty
from beside_study.table.codebook import Entry
from beside_study.table.raw import RawTable
from beside_study.table.tidy import Floats

SHOWN_ROWS = 5


def rows_in_words(rows: list[int]) -> str:
    """ "rows 4, 9 and 12" or "rows 4, 9, 12, 15, 18 and 20 more"."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) <= SHOWN_ROWS:
        return f"rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}"
    return f"rows {', '.join(map(str, rows[:SHOWN_ROWS]))} and {len(rows) - SHOWN_ROWS} more"


@dataclass
class Column:
    """Reads the cells of one column and collects what is wrong with them."""

    raw: RawTable
    name: str
    entry: Entry
    problems: list[Problem]

    def reasons(self) -> list[str | None]:
        """For each row why the value is missing, or None when there is one."""
        found: list[str | None] = []
        for cell in self.raw.columns[self.name]:
            if is_empty(cell):
                found.append("no reason given")
            else:
                found.append(self.entry.missing.get(as_text(cell)))
        return found

    def numbers(self, low: float | None = None, high: float | None = None, yes_no: bool = False) -> Floats:
        """The column as numbers, nan where missing; values outside ``low`` to ``high`` are problems."""
        low = self.entry.low if low is None else low
        high = self.entry.high if high is None else high
        read: Callable[[Cell], float] = as_yes_no if yes_no or self.entry.type == "yes_no" else self._number
        values = np.full(self.raw.rows, np.nan)
        wrong: defaultdict[str, list[int]] = defaultdict(list)
        example: dict[str, str] = {}
        reasons = self.reasons()
        for i, cell in enumerate(self.raw.columns[self.name]):
            if reasons[i] is not None:
                continue
            try:
                values[i] = read(cell)
            except NotThat as why:
                wrong[str(why)].append(i + self.raw.first_row)
                example.setdefault(str(why), as_text(cell)[:40])
        for said, rows in wrong.items():
            what = (
                f"Column '{self.name}' has {said} in {rows_in_words(rows)} (for example '{example[said]}')."
            )
            form = "yes or no (1 or 0)" if said == NEITHER else "a number"
            self._note(what, f"Write {form}, or leave the cell empty if it is missing.")
        self._limits(values, low, high)
        return values

    def _number(self, cell: Cell) -> float:
        value = as_number(cell, decimal_comma=self.raw.decimal_comma)
        if self.entry.type == "whole" and value != int(value):
            raise NotThat("a part of a whole number")
        return value

    def _limits(self, values: Floats, low: float | None, high: float | None) -> None:
        for limit, beyond, side in ((low, np.less, "under"), (high, np.greater, "over")):
            if limit is None:
                continue
            rows = [int(i) + self.raw.first_row for i in np.flatnonzero(beyond(values, limit))]
            if rows:
                what = f"Column '{self.name}' has values {side} {limit:g}, which cannot be, in {rows_in_words(rows)}."
                self._note(what, "Correct them, or list the code under 'missing' in the code book.")

    def texts(self) -> list[str]:
        """The column as words, "" where missing."""
        reasons = self.reasons()
        cells = self.raw.columns[self.name]
        found = ["" if reasons[i] is not None else as_text(cell) for i, cell in enumerate(cells)]
        if self.entry.words:
            odd = Counter(word for word in found if word and word not in self.entry.words)
            if odd:
                what = f"Column '{self.name}' has words the code book does not know: {', '.join(sorted(odd)[:5])}."
                self._note(what, f"Known are: {', '.join(self.entry.words)}.")
        return found

    def _note(self, what: str, fix: str) -> None:
        self.problems.append(Problem(self.raw.name, what, fix))
