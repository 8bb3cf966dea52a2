"""Reporting: privacy of tables, risks, many tests, shares, charts over time."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from beside_stats.proportions import clopper_pearson, wilson
from beside_stats.publication import (
    SuppressedTable,
    benjamini_hochberg,
    holm,
    possible_range,
    risk_relation,
    run_chart,
    suppress,
    xmr,
)
from beside_stats.publication._prorated import prorated_count
from tests.beside_stats.case import Case


def m01(case: Case) -> dict[str, Any]:
    data = case.table()
    (row_name, *columns) = list(data)
    counts = np.column_stack([data[c] for c in columns]).astype(int)
    threshold = int(case.conventions.get("threshold", 5))
    rows = [str(r) for r in data[row_name]]
    published = suppress(
        counts,
        rows=rows,
        columns=columns,
        threshold=threshold,
        zero_shown=case.conventions.get("zero", "shown") == "shown",
        totals_shown="not published" not in str(case.conventions.get("totals", "")),
    )
    hidden = np.array([[cell is None for cell in row] for row in published.shown])
    most = re.search(r"at most (\d+) of the \d+", case.expected.get("min_utility", {}).get("property", ""))
    return {
        "row_totals": published.row_totals,
        "col_totals": published.column_totals,
        "primary_cells": [list(cell) for cell in published.primary if "total" not in cell],
        "not_disclosed": _nothing_learned(published, hidden, threshold)
        and _small_alone_leak(counts, threshold),
        "no_percent_leak": _no_percent(published, hidden),
        "min_utility": bool(hidden.sum() <= (int(most.group(1)) if most else hidden.size * 10 // 16)),
    }


def m02(case: Case) -> dict[str, Any]:
    data = case.table()
    names = list(data)
    outcome = str(case.conventions.get("outcome", names[-1]))
    items = np.column_stack([data[n] for n in names if n not in ("id", outcome)])
    said = re.search(r"at least (\d+) answered", str(case.spec.get("method", "")))
    share = int(said.group(1)) / items.shape[1] if said else 0.75
    index = prorated_count(items, "risks", min_answered=share)
    found = risk_relation(items, data[outcome], min_answered=share)
    return {
        "index": index,
        "n_scored": found.n_scored,
        "linear_coef": [found.intercept.value, found.slope.value],
        "linear_r2": found.r_squared,
        "quadratic_p": found.bend.p,
        "additive_r2": found.additive_r_squared,
        "pearson": found.correlation,
    }


def m03(case: Case) -> dict[str, Any]:
    p = case.table()["p"]
    alpha = float(case.conventions.get("alpha", 0.05))
    strict, lenient = holm(p, alpha=alpha), benjamini_hochberg(p, alpha=alpha)
    return {
        "holm": strict.adjusted,
        "bh": lenient.adjusted,
        "n_sig_holm": strict.n_significant,
        "n_sig_bh": lenient.n_significant,
    }


def m04(case: Case) -> dict[str, Any]:
    data, level = case.table(), float(case.conventions.get("level", 0.95))
    rows = list(zip(data["k"], data["n"], strict=True))
    found = {}
    for name, method in (("wilson", wilson), ("clopper_pearson", clopper_pearson)):
        shares = [method(k, n, level=level).proportion for k, n in rows]
        found[name] = [limit for share in shares for limit in (share.low, share.high)]
    return found


def m05(case: Case) -> dict[str, Any]:
    data = case.table()
    values = data[list(data)[-1]]
    said = re.search(r"months 1-(\d+)", str(case.spec.get("method", "")))
    first = int(case.conventions.get("baseline", said.group(1) if said else len(values) // 2))
    whole, frozen, runs = xmr(values), xmr(values, baseline=first), run_chart(values)
    return {
        "centre": whole.centre,
        "mean_moving_range": whole.mean_moving_range,
        "lower": whole.lower,
        "upper": whole.upper,
        "median": runs.median,
        "longest_run": runs.longest_run,
        "n_runs": runs.n_runs,
        "baseline_centre": frozen.centre,
        "baseline_limits": [frozen.lower, frozen.upper],
        "points_outside_baseline_limits": frozen.outside,
    }


def _nothing_learned(table: SuppressedTable, hidden: Any, threshold: int) -> bool:
    low, high = possible_range(table.shown, table.row_totals, table.column_totals, table.grand_total)
    return bool((high - low)[hidden].min(initial=np.inf) >= threshold - 2)


def _small_alone_leak(counts: Any, threshold: int) -> bool:
    """Hiding only small cells must be no safer than what was chosen: the check itself can see a leak."""
    small = (counts > 0) & (counts < threshold)
    shown = [
        [None if hide else int(v) for v, hide in zip(*r, strict=True)]
        for r in zip(counts, small, strict=True)
    ]
    totals = tuple(int(t) for t in counts.sum(axis=1)), tuple(int(t) for t in counts.sum(axis=0))
    low, high = possible_range([tuple(r) for r in shown], *totals, int(counts.sum()))
    lonely = small & ((small.sum(axis=0) == 1)[None, :] | (small.sum(axis=1) == 1)[:, None])
    return bool(np.all(low[lonely] == counts[lonely]) and np.all(high[lonely] == counts[lonely]))


def _no_percent(table: SuppressedTable, hidden: Any) -> bool:
    told = table.as_dict()
    for of in ("row", "column", "table"):
        percents = table.percent(of)
        if any(
            p is not None
            for row, hide in zip(percents, hidden, strict=True)
            for p, h in zip(row, hide, strict=True)
            if h
        ):
            return False
    return all(
        cell is None
        for row, hide in zip(told["shown"], hidden, strict=True)
        for cell, h in zip(row, hide, strict=True)
        if h
    )
