"""How resamples come about: how many, from which seed or table, on how many cores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from beside_stats._columns import Floats
from beside_stats._draws import Seed, child_seeds
from beside_stats._result import CannotCompute
from beside_stats.mechanism._resampled_paths import Statistic, resampled


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """Options of a bootstrap, carried together. ``indices`` replaces drawing when given."""

    resamples: int = 5000
    seed: Seed | None = None
    indices: NDArray[np.intp] | None = None
    jobs: int | None = 1

    def __post_init__(self) -> None:
        if self.indices is None and self.resamples < 100:
            raise CannotCompute("too_few_resamples", "At least 100 resamples are needed.")

    @property
    def count(self) -> int:
        """Resamples that will be made."""
        return self.resamples if self.indices is None else len(self.indices)

    def values(self, columns: Floats, statistic: Statistic) -> Floats:
        """The statistic (k, B) of each resample of the columns (q, n)."""
        return resampled(
            columns,
            statistic,
            resamples=self.resamples,
            seed=self.seed,
            indices=self.indices,
            jobs=self.jobs,
        )

    def generator(self) -> np.random.Generator:
        """A generator for draws that are not resamples, apart from those of the resamples."""
        return np.random.default_rng(child_seeds(self.seed, 1)[0].spawn(1)[0])


def drawing(resamples: int, seed: Seed | None, indices: ArrayLike | None, jobs: int | None) -> Drawing:
    """Options as a caller gives them."""
    table = None if indices is None else np.asarray(indices)
    return Drawing(resamples=resamples, seed=seed, indices=table, jobs=jobs)
