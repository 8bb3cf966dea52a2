"""No small count may be worked out of what is published (N21, N22; MCS-035, CEWH-036)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from beside_stats._result import CannotCompute
from beside_stats.publication import SuppressedTable, possible_range, suppress

tables = hnp.arrays(np.int64, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=st.integers(0, 14))


def published(table: object, **options: object) -> SuppressedTable:
    values = np.asarray(table)
    names = [f"r{i}" for i in range(values.shape[0])], [f"c{i}" for i in range(values.shape[1])]
    return suppress(values, rows=names[0], columns=names[1], **options)  # type: ignore[arg-type]


def every_reading(table: SuppressedTable, most: int) -> np.ndarray:
    """All hidden cells of whole numbers up to ``most`` that agree with what is shown; ``most`` is the grand total."""
    cells = [cell for row in table.shown for cell in row]
    hidden = [i for i, cell in enumerate(cells) if cell is None]
    guesses = np.indices([most + 1] * len(hidden)).reshape(len(hidden), -1).T
    filled = np.tile([0 if c is None else c for c in cells], (len(guesses), 1))
    filled[:, hidden] = guesses
    square = filled.reshape(-1, len(table.rows), len(table.columns))
    agree = np.ones(len(guesses), dtype=bool)
    for totals, sums in ((table.row_totals, square.sum(axis=2)), (table.column_totals, square.sum(axis=1))):
        for j, total in enumerate(totals):
            agree &= True if total is None else sums[:, j] == total
    agree &= square.sum(axis=(1, 2)) == most
    return guesses[agree]


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(tables, st.integers(3, 6))
def test_every_hidden_cell_keeps_its_room(table: np.ndarray, threshold: int) -> None:
    try:
        found = published(table, threshold=threshold)
    except CannotCompute as refusal:
        assert refusal.code == "cannot_protect"
        return
    hidden = np.array([[cell is None for cell in row] for row in found.shown])
    assert hidden[(table > 0) & (table < threshold)].all(), "every small count is hidden"
    assert [c for row in found.shown for c in row if c is not None] == table[~hidden].tolist()
    low, high = possible_range(found.shown, found.row_totals, found.column_totals, found.grand_total)
    assert np.all((high - low)[hidden] >= threshold - 2)
    assert np.all(low <= table)
    assert np.all(high >= table)
    totals = [*found.row_totals, *found.column_totals, found.grand_total]
    assert not [t for t in totals if t is not None and 0 < t < threshold], "small totals are hidden too"


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(hnp.arrays(np.int64, (2, 2), elements=st.integers(0, 5)))
def test_reader_range_agrees_with_trying_every_table(table: np.ndarray) -> None:
    found = published(table)
    hidden = np.array([[cell is None for cell in row] for row in found.shown])
    if not hidden.any() or found.grand_total is None:
        return

    readings = every_reading(found, found.grand_total)
    low, high = possible_range(found.shown, found.row_totals, found.column_totals, found.grand_total)

    assert readings.min(axis=0).tolist() == low[hidden].tolist()
    assert readings.max(axis=0).tolist() == high[hidden].tolist()


def test_hiding_small_counts_alone_would_give_them_away() -> None:
    shown = [(None, 20), (30, 40)]

    low, high = possible_range(shown, (23, 70), (33, 60), 93)

    assert low[0, 0] == high[0, 0] == 3


def test_percentages_leak_neither_cell_nor_total() -> None:
    found = published([[3, 20, 9], [30, 40, 2]])

    for of in ("row", "column", "table"):
        for shares, cells in zip(found.percent(of), found.shown, strict=True):  # type: ignore[arg-type]
            assert [s is None for s in shares] == [c is None for c in cells]


def test_hidden_totals_are_not_the_base_of_a_percentage() -> None:
    found = published([[2, 0], [30, 40], [8, 9]])

    for r, total in enumerate(found.row_totals):
        if total is None:
            assert found.percent("row")[r] == (None, None)


def test_zero_may_be_hidden_too() -> None:
    shown, hidden = published([[0, 20], [30, 40]]), published([[0, 20], [30, 40]], zero_shown=False)

    assert shown.shown[0][0] == 0
    assert hidden.shown[0][0] is None


def test_without_totals_only_small_counts_are_hidden() -> None:
    found = published([[3, 20], [30, 40]], totals_shown=False)

    assert found.shown == ((None, 20), (30, 40))
    assert found.row_totals == (None, None)


def test_nothing_small_nothing_hidden() -> None:
    found = published([[5, 20], [30, 0]])

    assert (found.primary, found.complementary, found.grand_total) == ((), (), 55)


@pytest.mark.parametrize(
    ("table", "options", "code"),
    [
        ([[1.5, 2]], {}, "not_whole"),
        ([[-1, 2]], {}, "not_whole"),
        ([[np.nan, 2]], {}, "not_whole"),
        ([[1, 2]], {"threshold": 2}, "guard_floor"),
    ],
)
def test_tables_that_are_not_of_people_are_refused(
    table: object, options: dict[str, object], code: str
) -> None:
    with pytest.raises(CannotCompute) as refusal:
        published(table, **options)

    assert refusal.value.code == code


def test_names_must_fit() -> None:
    with pytest.raises(CannotCompute) as refusal:
        suppress([[1, 2]], rows=["a", "b"], columns=["x", "y"])

    assert refusal.value.code == "wrong_names"
