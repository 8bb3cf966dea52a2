"""A whole study: the question, the people, what is measured and what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass

from beside_study.definition.further import AnyOf, ContactLog, Raters, SocialReturn, YesNo
from beside_study.definition.hypothesis import Hypothesis
from beside_study.definition.outcome import Outcome
from beside_study.definition.people import Arm, Columns, Flow, Wave
from beside_study.definition.questions import (
    Circumstances,
    Competing,
    Dose,
    Economics,
    Moderation,
    Pair,
    Path,
    Retention,
    Use,
)
from beside_study.guards import Guards

DESIGNS = ("single_group", "two_sites", "randomised")
AUDIENCES = ("outside", "inside")


@dataclass(frozen=True)
class Study:
    """A study as declared. ``audience`` "outside" hides small counts; "inside" is for the team itself."""

    name: str
    title: str
    question: str
    design: str
    audience: str
    people_word: str
    columns: Columns
    arms: tuple[Arm, ...]
    waves: tuple[Wave, ...]
    anchor: str
    primary_wave: str
    outcomes: tuple[Outcome, ...]
    covariates: tuple[str, ...]
    per_protocol: str
    competing: tuple[Competing, ...]
    paths: tuple[Path, ...]
    moderations: tuple[Moderation, ...]
    pairs: tuple[Pair, ...]
    doses: tuple[Dose, ...]
    retention: Retention | None
    uses: tuple[Use, ...]
    economics: Economics | None
    circumstances: Circumstances | None
    hypotheses: tuple[Hypothesis, ...]
    flow: Flow
    seed: int
    resamples: int
    imputations: int
    guards: Guards
    sources: tuple[str, ...]
    contacts: ContactLog | None = None
    yes_no: tuple[YesNo, ...] = ()
    any_of: tuple[AnyOf, ...] = ()
    raters: tuple[Raters, ...] = ()
    social_return: SocialReturn | None = None

    @property
    def is_randomised(self) -> bool:
        """Whether chance formed the arms."""
        return self.design == "randomised"

    @property
    def has_comparison(self) -> bool:
        """Whether the design has two arms."""
        return self.design != "single_group"

    @property
    def program(self) -> Arm | None:
        """The arm that is the program, if arms are named."""
        return next((arm for arm in self.arms if arm.is_program), None)

    @property
    def comparison(self) -> Arm | None:
        """The arm the program is compared with, if there is one."""
        return next((arm for arm in self.arms if not arm.is_program), None)

    def declares(self, kind: str, outcome: Outcome) -> bool:
        """Whether an outcome was declared for this kind of question: primary, or in a hypothesis."""
        return outcome.primary or any(h.kind == kind and h.about == outcome.name for h in self.hypotheses)

    def outcome(self, name: str) -> Outcome:
        """The outcome of that name; the reader has made sure it is there."""
        return next(outcome for outcome in self.outcomes if outcome.name == name)

    def wave_at(self, name: str) -> int:
        """The position of a wave in time order, from 0."""
        return next(i for i, wave in enumerate(self.waves) if wave.name == name)

    @property
    def first(self) -> int:
        """Position of the anchor wave."""
        return self.wave_at(self.anchor)

    @property
    def last(self) -> int:
        """Position of the wave the study is judged at."""
        return self.wave_at(self.primary_wave)
