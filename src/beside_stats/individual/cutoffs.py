"""Cut-offs between the clinical and the functional range, from published norms."""

from __future__ import annotations

from dataclasses import dataclass

from beside_stats._result import CannotCompute
from beside_stats.individual._pairs import Better, improvement_sign


@dataclass(frozen=True, kw_only=True)
class Norm:
    """Mean and SD of a population on the scale, with where they come from (study, country, year)."""

    mean: float
    sd: float
    population: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Cutoffs:
    """a: 2 SD away from the clinical mean; b: within 2 SD of the functional mean; c: between the two."""

    a: float | None
    b: float | None
    c: float | None

    def choose(self, name: str) -> tuple[str, float]:
        """The cut-off asked for, or with "best" c, else b, else a."""
        order = ("c", "b", "a") if name == "best" else (name,)
        for letter in order:
            value = {"a": self.a, "b": self.b, "c": self.c}.get(letter)
            if value is not None:
                return letter, value
        raise CannotCompute("no_such_cutoff", f"Cut-off '{name}' needs a norm that was not given.")


def clinical_cutoffs(clinical: Norm | None, functional: Norm | None, *, better_is: Better) -> Cutoffs:
    """Jacobson-Truax cut-offs.

    Parameters
    ----------
    clinical, functional
        Norms; one may be missing.
    better_is
        Whether lower or higher scores are better.

    Raises
    ------
    CannotCompute
        ``"no_norms"``, ``"zero_sd"``, ``"norms_reversed"`` when the clinical mean lies on the better side.

    Notes
    -----
    ``a = Mc +- 2 SDc``, ``b = Mf -+ 2 SDf``, ``c = (SDf Mc + SDc Mf) / (SDc + SDf)``; upper signs where
    higher is better.

    References
    ----------
    Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19, page 13.

    Examples
    --------
    >>> cuts = clinical_cutoffs(Norm(mean=40, sd=7.5), Norm(mean=60, sd=7.5), better_is="higher")
    >>> cuts.a, cuts.b, cuts.c
    (55.0, 45.0, 50.0)
    """
    sign = improvement_sign(better_is)
    if clinical is None and functional is None:
        raise CannotCompute("no_norms", "A cut-off needs the norms of at least one population.")
    for norm in (clinical, functional):
        if norm is not None and not norm.sd > 0:
            raise CannotCompute("zero_sd", "A norm's SD must be above 0.")
    both = None
    if clinical is not None and functional is not None:
        if (functional.mean - clinical.mean) * sign <= 0:
            raise CannotCompute(
                "norms_reversed",
                "The clinical norm lies on the better side; check the direction of the scale.",
            )
        total = clinical.sd + functional.sd
        both = (functional.sd * clinical.mean + clinical.sd * functional.mean) / total
    return Cutoffs(
        a=None if clinical is None else clinical.mean + sign * 2 * clinical.sd,
        b=None if functional is None else functional.mean - sign * 2 * functional.sd,
        c=both,
    )
