"""Multiple imputation by chained regressions, all chains of a block at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

import numpy as np
from numpy.typing import ArrayLike

from beside_stats._columns import Flags, Floats, numeric_columns
from beside_stats._draws import Seed, child_seeds, in_pieces, seed_number
from beside_stats._result import CannotCompute, Result
from beside_stats.missing._chains import Plan, impute_block

BLOCK = 20_000  # rows, over all chains, that share one 3-D array
LEAST_SEEN = 10
MUCH_MISSING = 0.4
METHODS = ("norm", "pmm")
REFERENCES = (
    "van Buuren (2018). Flexible Imputation of Missing Data, 2nd ed. Chapman & Hall, algorithms 3.1, 3.3 and 4.3.",
    "White, Royston & Wood (2011). Multiple imputation using chained equations. Statistics in Medicine 30, 377-399.",
)


@dataclass(frozen=True, kw_only=True)
class Imputed(Result):
    """Filled tables (m, n, k) with columns ``names``; ``missing`` (n, k) flags what was filled in.

    Rows left out (nothing seen at all, or both ends of a change missing) are False in ``used``.
    """

    names: tuple[str, ...]
    values: Floats
    missing: Flags
    used: Flags
    share_missing: Mapping[str, float]
    methods: Mapping[str, str]
    m: int
    iterations: int
    seed: int | None

    def column(self, name: str) -> Floats:
        """One column of every filled table (m, n)."""
        if name not in self.names:
            raise CannotCompute("no_such_column", f"'{name}' was not part of the imputation.")
        return np.asarray(self.values[:, :, self.names.index(name)])


def impute(
    columns: Mapping[str, ArrayLike],
    *,
    seed: Seed | None,
    m: int | None = None,
    method: str | Mapping[str, str] = "norm",
    iterations: int = 5,
    donors: int = 5,
    change_pairs: Sequence[tuple[str, str]] = (),
    jobs: int | None = 1,
) -> Imputed:
    """Fill missing values m times, each from a Bayesian regression on all other columns.

    Parameters
    ----------
    columns
        Numbers by name; those of the analysis and helpful others. Missing at random given all of them.
    seed
        Needed: the same seed gives the same tables, whatever ``jobs`` is.
    m
        Number of tables; by default 20, or the percentage of incomplete rows if that is more.
    method
        ``norm`` (normal draws) or ``pmm`` (the value of a near donor), for all or by column name.
    iterations
        Rounds through the columns before a table is kept.
    donors
        Near people one of whom gives the value, for ``pmm``.
    change_pairs
        Names (before, after) of scores whose difference will be analysed: rows with both missing are left out,
        because a change is never made up at both ends.
    jobs
        Cores, as for :func:`beside_stats.mechanism.mediation`.

    Returns
    -------
    Imputed

    Raises
    ------
    CannotCompute
        ``no_seed``, ``nothing_missing``, ``too_few``, ``constant``, ``bad_method``, ``too_few_imputations``,
        ``one_column``.

    Notes
    -----
    For column y with the others X: s^2 = RSS / chi2(n_obs - p), b* = b + s (X'X)^-1/2 z, y_mis = X b* + s e.
    ``pmm`` takes the observed y of one of the people whose X b is nearest to X b* (type 1 matching).

    Examples
    --------
    >>> before = list(range(30))
    >>> after = [None if i % 5 == 0 else 2 * i + i % 3 for i in before]
    >>> found = impute({"before": before, "after": after}, seed=1, m=5)
    >>> found.values.shape, found.share_missing["after"]
    ((5, 30, 2), 0.2)
    """
    read = numeric_columns(columns)
    table = np.column_stack(list(read.values()))
    used = _used(table, tuple(read), change_pairs)
    table = table[used]
    holes = np.isnan(table)
    _check_table(table, holes, tuple(read))
    count = max(20, ceil(100 * holes.any(axis=1).mean())) if m is None else m
    if count < 2 or iterations < 1 or donors < 1:
        raise CannotCompute("too_few_imputations", "Two tables, one round and one donor are the least.")
    methods = _methods(method, tuple(read))
    plan = Plan(table=table, holes=holes, donors=donors, iterations=iterations, by_donor=_by_donor(methods))
    chains = max(5, BLOCK // len(table))
    sizes = [min(chains, count - i) for i in range(0, count, chains)]
    drawn = list(zip(sizes, child_seeds(seed, len(sizes)), strict=True))
    shares = dict(zip(read, holes.mean(axis=0).tolist(), strict=True))
    return Imputed(
        method="Multiple imputation by chained equations",
        n_used=len(table),
        n_eligible=len(used),
        conventions={"m": str(count), "iterations": str(iterations), "variables": ", ".join(read)},
        warnings=_warnings(count, holes),
        references=REFERENCES,
        names=tuple(read),
        values=np.concatenate(in_pieces(partial(impute_block, plan), drawn, jobs)),
        missing=holes,
        used=used,
        share_missing=shares,
        methods={name: kind for name, kind in methods.items() if shares[name] > 0},
        m=count,
        iterations=iterations,
        seed=seed_number(seed),
    )


def _warnings(count: int, holes: Flags) -> tuple[str, ...]:
    few = count < 20 or count < 100 * holes.any(axis=1).mean()
    said = {"much_missing": float(holes.mean(axis=0).max()) > MUCH_MISSING, "few_imputations": bool(few)}
    return tuple(code for code, holds in said.items() if holds)


def _used(table: Floats, names: tuple[str, ...], change_pairs: Sequence[tuple[str, str]]) -> Flags:
    holes = np.isnan(table)
    used = ~holes.all(axis=1)
    for before, after in change_pairs:
        if before not in names or after not in names:
            raise CannotCompute("no_such_column", f"'{before}' and '{after}' must both be among the columns.")
        used &= ~(holes[:, names.index(before)] & holes[:, names.index(after)])
    return np.asarray(used)


def _check_table(table: Floats, holes: Flags, names: tuple[str, ...]) -> None:
    if len(names) < 2:
        raise CannotCompute("one_column", "One column alone says nothing about its missing values.")
    if not holes.any():
        raise CannotCompute("nothing_missing", "Nothing is missing; analyse the table as it is.")
    least = max(LEAST_SEEN, len(names) + 2)
    for j, name in enumerate(names):
        seen = table[~holes[:, j], j]
        if len(seen) < least:
            raise CannotCompute("too_few", f"'{name}' was seen for {len(seen)} people; {least} are needed.")
        if np.ptp(seen) == 0:
            raise CannotCompute("constant", f"'{name}' does not vary.")


def _methods(method: str | Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    chosen = {name: method if isinstance(method, str) else method.get(name, "norm") for name in names}
    unknown = set(chosen.values()) - set(METHODS)
    if unknown or (not isinstance(method, str) and set(method) - set(names)):
        raise CannotCompute("bad_method", "The method is 'norm' or 'pmm', for columns that are there.")
    return chosen


def _by_donor(methods: Mapping[str, str]) -> Flags:
    return np.array([kind == "pmm" for kind in methods.values()])
