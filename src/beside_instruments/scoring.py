"""From answers to scores, by the instrument's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beside_instruments.algorithms import ALGORITHMS
from beside_instruments.answers import Responses
from beside_instruments.form import TOTAL_ONLY, Form, FormReader
from beside_instruments.instrument import Instrument
from beside_instruments.judging import Judge
from beside_instruments.methods import METHODS, Method, Outcome
from beside_instruments.result import ScoreSet
from beside_instruments.rules import ScoreRule
from beside_instruments.safety import prompts


class UnknownSetting(ValueError):
    """A cut-off or band system that the instrument does not have."""


class Scorer:
    """Scores many forms of one instrument.

    Parameters
    ----------
    instrument
        The instrument.
    cutoffs
        A program's own values, ``{"total.probable_ptsd": 31}``.
    band_systems
        Band system by score, ``{"k10": "abs"}``.

    Raises
    ------
    UnknownSetting
        When a named cut-off or band system does not exist.
    """

    def __init__(
        self,
        instrument: Instrument,
        cutoffs: Mapping[str, float] | None = None,
        band_systems: Mapping[str, str] | None = None,
    ) -> None:
        _refuse_unknown(instrument, cutoffs or {}, band_systems or {})
        self.instrument = instrument
        self._reader = FormReader(instrument)
        self._rules: list[tuple[ScoreRule, Method, Judge]] = [
            (
                rule,
                METHODS[rule.method],
                Judge(rule, _own(rule, cutoffs or {}), (band_systems or {}).get(rule.id)),
            )
            for rule in instrument.scores
        ]

    def score(self, responses: Responses, *, context: Mapping[str, Any] | None = None) -> ScoreSet:
        """Score one form; see `Instrument.score`."""
        instrument = self.instrument
        form = self._reader.read(responses, context)
        scores = {}
        for rule, method, judge in self._rules:
            scores[rule.id] = judge.judged(_outcome(rule, method, form), form)
        return ScoreSet(
            instrument.key,
            instrument.version,
            instrument.scoring_version,
            scores,
            prompts(instrument, form, scores) if instrument.safety else (),
            _derived(instrument, form) if instrument.derived and not form.problems else {},
            tuple(form.problems),
        )


def _outcome(rule: ScoreRule, method: Method, form: Form) -> Outcome:
    if form.problems:
        return Outcome(None, "invalid", sum(item in form.answered for item in rule.items))
    if rule.gate is not None and form.responses.get(rule.gate.item) == rule.gate.value:
        return Outcome(rule.gate.score, "gated", 0)
    if rule.total_only and form.responses.get(TOTAL_ONLY) is not None:
        return Outcome(form.responses[TOTAL_ONLY], "entered", 0)
    return method(rule, form)


def _derived(instrument: Instrument, form: Form) -> dict[str, str]:
    return {
        rule.id: ALGORITHMS[rule.algorithm](form.keyed, rule.parameters, instrument)
        for rule in instrument.derived
    }


def _own(rule: ScoreRule, cutoffs: Mapping[str, float]) -> dict[str, float]:
    pairs = ((*name.partition("."), value) for name, value in cutoffs.items())
    return {cut: value for score, _, cut, value in pairs if score == rule.id}


def _refuse_unknown(
    instrument: Instrument, cutoffs: Mapping[str, float], band_systems: Mapping[str, str]
) -> None:
    cuts = {f"{rule.id}.{cut.id}" for rule in instrument.scores for cut in rule.cutoffs}
    systems = {(rule.id, system.id) for rule in instrument.scores for system in rule.band_systems}
    for name in cutoffs:
        if name not in cuts:
            known = ", ".join(sorted(cuts)) or "none"
            raise UnknownSetting(f"{instrument.key} has no cut-off {name}. It has: {known}.")
    for score, system in band_systems.items():
        if (score, system) not in systems:
            raise UnknownSetting(f"{instrument.key} has no band system {system} for {score}.")
