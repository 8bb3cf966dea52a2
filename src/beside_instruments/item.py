"""A question of an instrument: its number, our short label and the answers it allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from beside_instruments.answers import BadAnswer
from beside_instruments.kept_answers import LONGEST, WORDS, why_not, why_not_several
from beside_instruments.words import Words


@dataclass(frozen=True, slots=True)
class Option:
    """One allowed answer.

    Parameters
    ----------
    value
        What is stored: a whole number or a short code.
    label
        Our own neutral wording, unless the licence lets us use the official one.
    score
        What the answer counts before any reversing; ``None`` when it counts as no number.
    key
        The key a typist presses for it.
    """

    value: int | str
    label: Words
    score: float | None
    key: str


@dataclass(frozen=True, slots=True)
class Item:
    """One question. ``question`` is only there when the words are our own or the program's.

    An official sentence is never here; a wording pack brings it. ``answer`` is empty, or says in which form
    something is kept that is never counted: ``line``, ``text``, ``date``, ``date_time``. Of an item with
    ``several`` answers a list of its options is kept.
    """

    id: str
    label: Words
    options: tuple[Option, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    whole: bool = True
    scored: bool = True
    reversed: bool = False
    sensitive: bool = False
    safety: bool = False
    code: str | None = None
    question: Words | None = None
    answer: str = ""
    longest: int = LONGEST
    several: bool = False
    unit: str = ""

    @property
    def is_kept_only(self) -> bool:
        """Tell whether its answer is kept and can never be counted."""
        return self.several or bool(self.answer)

    @property
    def lowest(self) -> float:
        """Smallest number an answer to this item can count."""
        return min(self._scores()) if self.options else float(self.minimum or 0)

    @property
    def highest(self) -> float:
        """Largest number an answer to this item can count."""
        return max(self._scores()) if self.options else float(self.maximum or 0)

    def keyed(self, value: Any) -> float | None:
        """Return what an answer counts, reversed where the key says so.

        Parameters
        ----------
        value
            The stored answer, not one of the kinds of no-answer.

        Returns
        -------
        float or None
            ``None`` for an allowed answer that counts as no number.

        Raises
        ------
        BadAnswer
            When the form does not allow the answer.
        """
        if self.is_kept_only:
            self._check_kept(value)
            return None
        score = self._option_score(value) if self.options else self._number(value)
        if score is None or not self.reversed:
            return score
        return self.lowest + self.highest - score

    def allowed(self) -> str:
        """Say in a few words which answers are allowed."""
        if self.options:
            listed = ", ".join(str(option.value) for option in self.options)
            return f"one or more of {listed}" if self.several else listed
        if self.answer in WORDS:
            return f"words, at most {self.longest} signs"
        if self.answer:
            time = ", or with its time as 2026-04-30 14:30" if self.answer == "date_time" else ""
            return f"a day as 2026-04-30, a month as 2026-04 or a year as 2026{time}"
        kind = "a whole number" if self.whole else "a number"
        top = f"{self.maximum:g}" if self.maximum is not None else "any size"
        return f"{kind} from {self.minimum or 0:g} to {top}"

    def _check_kept(self, value: Any) -> None:
        options = [option.value for option in self.options]
        why = why_not_several(value, options) if self.several else why_not(self.answer, value, self.longest)
        if why:
            shown = "the answer" if self.answer in WORDS else repr(value)
            raise BadAnswer(self.id, f"Item {self.id}: {shown} {why}. Allowed: {self.allowed()}.")

    def _scores(self) -> list[float]:
        return [option.score for option in self.options if option.score is not None] or [0.0]

    def _option_score(self, value: Any) -> float | None:
        for option in self.options:
            if option.value == value and not isinstance(value, bool):
                return option.score
        raise BadAnswer(
            self.id, f"Item {self.id}: {value!r} is not an allowed answer. Allowed: {self.allowed()}."
        )

    def _number(self, value: Any) -> float:
        good = isinstance(value, int | float) and not isinstance(value, bool) and value == value
        if good and self.whole:
            good = float(value).is_integer()
        if good and self.minimum is not None:
            good = value >= self.minimum
        if good and self.maximum is not None:
            good = value <= self.maximum
        if not good:
            raise BadAnswer(self.id, f"Item {self.id}: {value!r} is not possible. Allowed: {self.allowed()}.")
        return float(value)
