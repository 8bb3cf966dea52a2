"""Random draws that give the same numbers on one core, on all cores and on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from beside_stats._result import CannotCompute

Seed = int | np.random.SeedSequence
Piece = TypeVar("Piece")
Outcome = TypeVar("Outcome")


def child_seeds(seed: Seed | None, count: int) -> list[np.random.SeedSequence]:
    """Independent children of one seed; the same seed gives the same children every time.

    Raises
    ------
    CannotCompute
        ``no_seed``: chance without a seed cannot be repeated, so it is not offered.
    """
    if seed is None:
        raise CannotCompute("no_seed", "Give a seed, so that the same numbers can be found again.")
    # A fresh copy: spawning from the caller's own object would give other children the second time.
    if isinstance(seed, np.random.SeedSequence):
        root = np.random.SeedSequence(entropy=seed.entropy, spawn_key=seed.spawn_key)
    else:
        root = np.random.SeedSequence(seed)
    return root.spawn(count)


def seed_number(seed: Seed | None) -> int | None:
    """The number to print in a report."""
    if isinstance(seed, np.random.SeedSequence):
        entropy = seed.entropy
        return int(entropy) if isinstance(entropy, int | np.integer) else None
    return seed


def in_pieces(work: Callable[[Piece], Outcome], pieces: Sequence[Piece], jobs: int | None) -> list[Outcome]:
    """Do the work piece by piece and keep the order.

    Parameters
    ----------
    jobs
        1 stays in this process and does not import joblib; n or -1 uses that many or all cores;
        None takes what a surrounding ``joblib.parallel_config`` says, for example a Dask cluster.
    """
    if jobs == 1 or len(pieces) == 1:
        return [work(piece) for piece in pieces]
    from joblib import Parallel, delayed

    return list(Parallel(n_jobs=jobs, prefer="threads")(delayed(work)(piece) for piece in pieces))
