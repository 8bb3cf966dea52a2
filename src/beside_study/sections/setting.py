"""What every section works from: the study, the people laid out, and how to compute."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from beside_study.definition.outcome import Outcome
from beside_study.definition.people import Arm
from beside_study.definition.study import Study
from beside_study.table.tidy import Bools, Floats, Tidy


@dataclass(frozen=True)
class Setting:
    """A study with its table. ``jobs`` None hands the work to a surrounding joblib backend (Dask)."""

    study: Study
    tidy: Tidy
    jobs: int | None = 1

    @property
    def outside(self) -> bool:
        """Whether the report may leave the program, so that small counts are hidden."""
        return self.study.audience == "outside"

    @property
    def arms(self) -> tuple[tuple[Arm | None, Bools], ...]:
        """Each arm with people in it and who they are; one entry with no arm when none are named."""
        if not self.study.arms:
            return ((None, np.ones(self.tidy.n, dtype=bool)),)
        return tuple((arm, self.tidy.arm == int(arm.is_program)) for arm in self.study.arms)

    @property
    def compares(self) -> bool:
        """Whether two arms are declared and both have people."""
        return self.study.has_comparison and bool((self.tidy.arm == 1).any() and (self.tidy.arm == 0).any())

    def before(self, outcome: Outcome) -> Floats:
        """Scores at the anchor."""
        return self.tidy.scores[outcome.name][:, self.study.first]

    def after(self, outcome: Outcome) -> Floats:
        """Scores at the wave the study is judged at."""
        return self.tidy.scores[outcome.name][:, self.study.last]

    def change(self, outcome: Outcome) -> Floats:
        """Last minus first, in points."""
        return self.after(outcome) - self.before(outcome)

    def both(self, outcome: Outcome) -> Bools:
        """Who has both scores."""
        found: Bools = np.isfinite(self.change(outcome))
        return found

    def column(self, name: str) -> Floats | None:
        """A person's number by name: the arm, an outcome at the anchor, or a column; None for words."""
        if name == "arm":
            return np.where(self.tidy.arm >= 0, self.tidy.arm, np.nan).astype(float)
        if name in self.tidy.scores:
            return self.tidy.scores[name][:, self.study.first]
        return self.tidy.once.get(name)

    def covariates(self, names: tuple[str, ...], keep: Bools | None = None) -> dict[str, Floats]:
        """Columns for a model; words become one 0/1 column for each word but the most common one.

        A column that holds one value among ``keep`` tells nothing and is left out.
        """
        rows = np.ones(self.tidy.n, dtype=bool) if keep is None else keep
        found: dict[str, Floats] = {}
        for name in names:
            numbers = self.column(name)
            if numbers is not None:
                found[name] = numbers
            else:
                found.update(self._dummies(name, rows))
        return {name: values for name, values in found.items() if np.unique(_known(values[rows])).size > 1}

    def _dummies(self, name: str, rows: Bools) -> dict[str, Floats]:
        words = np.array(self.tidy.words.get(name, ()), dtype=object)
        present = [word for word in words[rows] if word]
        kinds = sorted(set(present), key=lambda word: (-present.count(word), word))
        blank = words == ""
        return {
            f"{name}: {kind}": np.where(blank, np.nan, (words == kind).astype(float)) for kind in kinds[1:]
        }

    def arm_label(self, arm: Arm | None) -> str:
        """How an arm is called in a sentence."""
        return arm.label if arm else f"all {self.study.people_word}"

    @property
    def last_label(self) -> str:
        """The label of the wave the study is judged at, in the middle of a sentence."""
        label = self.study.waves[self.study.last].label
        return label[:1].lower() + label[1:]

    @property
    def first_label(self) -> str:
        """The label of the anchor, in the middle of a sentence."""
        label = self.study.waves[self.study.first].label
        return label[:1].lower() + label[1:]


def _known(values: Floats) -> Floats:
    return values[np.isfinite(values)]
