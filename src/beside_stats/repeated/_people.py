"""Sums per person, and per visit pattern: persons seen at the same times are summed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from beside_stats._columns import Floats


@dataclass(frozen=True)
class PeopleSums:
    """What the criterion of a random-effects model needs, whatever the number of rows.

    ``zz`` (q, q, patterns) is Z'Z; ``count`` the persons of each pattern; ``products`` (q * q * patterns, P * P)
    sums the outer products of each person's Z'W; ``ww`` (P, P) is W'W; ``by_person`` (persons, q, P) is Z'W.
    """

    n: int
    rows: Floats
    count: Floats
    zz: Floats
    products: Floats
    ww: Floats
    by_person: Floats
    pattern: NDArray[np.intp]


def codes(labels: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Distinct persons in order of first appearance, and each row's position among them."""
    found, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    order = np.argsort(first, kind="stable")
    place = np.empty(order.size, dtype=np.intp)
    place[order] = np.arange(order.size)
    return found[order], place[inverse]


def people_sums(person: NDArray[np.intp], z: Floats, w: Floats) -> PeopleSums:
    """Sum a table once.

    Parameters
    ----------
    person
        Position of each row's person, 0 to persons - 1.
    z
        Random-effects columns, shape (rows, q), the first of ones.
    w
        Fixed-effects columns and the outcome, shape (rows, P).
    """
    people = int(person.max()) + 1
    order = np.argsort(person, kind="stable")
    starts = np.searchsorted(person[order], np.arange(people))
    z, w = z[order], w[order]
    squares = np.add.reduceat(z[:, :, None] * z[:, None, :], starts, axis=0)
    by_person = np.add.reduceat(z[:, :, None] * w[:, None, :], starts, axis=0)
    first, pattern = _patterns(squares)
    counts = np.bincount(pattern).astype(float)
    return PeopleSums(
        n=len(w),
        rows=squares[first, 0, 0],
        count=counts,
        zz=np.ascontiguousarray(np.moveaxis(squares[first], 0, 2)),
        products=_outer_sums(by_person, pattern, counts.size),
        ww=w.T @ w,
        by_person=by_person,
        pattern=pattern,
    )


def _patterns(squares: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """One person of each pattern, and each person's pattern: Z'Z decides, to the last digits."""
    flat = squares.reshape(len(squares), -1)
    keys = np.round(flat, 9 - int(np.ceil(np.log10(max(flat.max(), 1.0)))))
    order = np.lexsort(keys.T)
    new = np.append(True, np.any(keys[order][1:] != keys[order][:-1], axis=1))
    pattern = np.empty(len(order), dtype=np.intp)
    pattern[order] = np.cumsum(new) - 1
    return order[new], pattern


def _outer_sums(by_person: Floats, pattern: NDArray[np.intp], patterns: int) -> Floats:
    people, q, wide = by_person.shape
    flat = by_person.reshape(people, q * wide)
    if patterns * 4 > people:
        order = np.argsort(pattern, kind="stable")
        starts = np.searchsorted(pattern[order], np.arange(patterns))
        sums = np.add.reduceat(flat[order][:, :, None] * flat[order][:, None, :], starts, axis=0)
    else:
        order = np.argsort(pattern, kind="stable")
        parts = np.split(flat[order], np.cumsum(np.bincount(pattern))[:-1])
        sums = np.stack([part.T @ part for part in parts])
    by_entry = sums.reshape(patterns, q, wide, q, wide).transpose(1, 3, 0, 2, 4)
    return np.ascontiguousarray(by_entry).reshape(q * q * patterns, wide * wide)
