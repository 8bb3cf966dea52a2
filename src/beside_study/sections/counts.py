"""Counts on their way out: small ones hidden, and others with them, so that none can be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from beside_study.findings import Grid
from beside_study.sections.setting import Setting

HIDDEN = "hidden to protect privacy"
SHORT = "hidden"


@dataclass(frozen=True)
class Counts:
    """A table of counts as it may be shown; ``cells`` holds None where a count is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    anything_hidden: bool
    not_seen: tuple[int, ...] = ()

    def cell(self, row: int, column: int) -> int | None:
        """One count, None when hidden."""
        return self.cells[row][column]

    def beside(self, not_seen: Sequence[int]) -> Counts:
        """With how many were not seen: known from the numbers of people anyway, and about nobody's result."""
        return replace(self, not_seen=tuple(not_seen))

    def grid(self, caption: str, first: str) -> Grid:
        """The table for the report, with row totals and row shares."""
        body = []
        for k, (label, counts, total) in enumerate(zip(self.rows, self.cells, self.row_totals, strict=True)):
            shown = [_with_share(count, total) for count in counts]
            missing = (str(self.not_seen[k]),) if self.not_seen else ()
            body.append((label, *shown, SHORT if total is None else str(total), *missing))
        caption += f" ({SHORT}: to protect privacy)" if self.anything_hidden else ""
        head = (first, *self.columns, "all seen" if self.not_seen else "all")
        return Grid(caption, head + (("not seen at both times",) if self.not_seen else ()), tuple(body))

    def numbers(self) -> dict[str, Any]:
        """The same for results.json: hidden counts are null there too."""
        return {
            "rows": list(self.rows),
            "columns": list(self.columns),
            "counts": [list(row) for row in self.cells],
            "row_totals": list(self.row_totals),
            "small_counts_hidden": self.anything_hidden,
            **({"not_seen": list(self.not_seen)} if self.not_seen else {}),
        }


def _with_share(count: int | None, total: int | None) -> str:
    if count is None:
        return SHORT
    # Under ten people a percentage pretends to more than it knows.
    return f"{count} ({round(100 * count / total)}%)" if total and total >= 10 else str(count)


def publish(
    setting: Setting, rows: Sequence[str], columns: Sequence[str], table: Sequence[Sequence[int]]
) -> Counts:
    """Counts as they may be shown to the study's audience.

    Notes
    -----
    For readers outside, counts from 1 up to the threshold are hidden, and as many others as are needed for
    none of them to be worked out from the totals (``beside_stats.publication.suppress``).
    """
    totals = tuple(sum(row) for row in table)
    if not setting.outside:
        cells: tuple[tuple[int | None, ...], ...] = tuple(tuple(row) for row in table)
        return Counts(tuple(rows), tuple(columns), cells, totals, False)
    from beside_stats.publication import suppress

    shown = suppress(table, rows=list(rows), columns=list(columns), threshold=setting.study.guards.small_cell)
    cells = tuple(tuple(None if c is None else int(c) for c in row) for row in shown.shown)
    row_totals = tuple(None if t is None else int(t) for t in shown.row_totals)
    hidden = any(c is None for row in cells for c in row) or any(t is None for t in row_totals)
    return Counts(tuple(rows), tuple(columns), cells, row_totals, hidden)
