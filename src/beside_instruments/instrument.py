"""An instrument: everything its file says, ready to be asked and scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from beside_instruments.answers import Responses
from beside_instruments.item import Item
from beside_instruments.rules import DerivedRule, SafetyRule, ScoreRule, SkipRule
from beside_instruments.words import Words

if TYPE_CHECKING:
    from beside_instruments.result import ScoreSet
    from beside_instruments.scoring import Scorer

SCORING_VERSION = "1"
"""Raised whenever the same file and answers could give another number."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be shown, shipped and sold, and how we know."""

    cls: str
    status: str
    holder: str
    grants: str = ""
    commercial_use: str = ""
    electronic: str = ""
    attribution: str = ""
    translations: str = ""
    evidence: tuple[Mapping[str, Any], ...] = ()

    @property
    def allows_own_options(self) -> bool:
        """Tell whether our short labels may stand beside the answers on a screen."""
        return self.cls.startswith("ship")


@dataclass(frozen=True, slots=True)
class Language:
    """What is known about a language version: ``validated``, ``own``, ``exists`` or ``not_validated``."""

    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Whether a named person has compared the key with the published one."""

    state: str
    why: Words = Words("")
    by: str = ""
    on: str = ""


@dataclass(frozen=True)
class Instrument:
    """One version of one instrument.

    Notes
    -----
    Two versions are two series: their scores are never joined.
    """

    key: str
    version: str
    name: Words
    kind: str
    target: str
    direction: str
    licence: Licence
    confirmation: Confirmation
    items: tuple[Item, ...]
    scores: tuple[ScoreRule, ...]
    short_name: str = ""
    authors: str = ""
    year: int | None = None
    constructs: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    recall: Words | None = None
    minutes: int | None = None
    minimum_interval_days: int = 0
    child_age_months: tuple[int, int] | None = None
    once_only: bool = False
    read_with_her_leave: bool = False
    languages: Mapping[str, Language] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Words, ...] = ()
    skips: tuple[SkipRule, ...] = ()
    safety: tuple[SafetyRule, ...] = ()
    derived: tuple[DerivedRule, ...] = ()
    context: tuple[str, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()
    scoring_version: str = SCORING_VERSION

    @cached_property
    def _items_by_id(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _default_scorer(self) -> Scorer:
        from beside_instruments.scoring import Scorer  # the scorer reads this class

        return Scorer(self)

    @property
    def has_items(self) -> bool:
        """Tell whether answers are entered item by item rather than as totals."""
        return self.kind == "items"

    @property
    def may_show_options(self) -> bool:
        """Tell whether answers may be labelled without a wording pack."""
        return self.licence.allows_own_options

    def item(self, item_id: str) -> Item:
        """Return one item; ``KeyError`` when the instrument has no such item."""
        return self._items_by_id[item_id]

    def has_item(self, item_id: str) -> bool:
        """Tell whether the instrument has an item of this number."""
        return item_id in self._items_by_id

    def score_rule(self, score_id: str) -> ScoreRule:
        """Return the rule of one score; ``KeyError`` when there is none of that name."""
        for rule in self.scores:
            if rule.id == score_id:
                return rule
        raise KeyError(score_id)

    def scorable_in(self, language: str, validation: str = "") -> bool:
        """Tell whether scores of a language version may be read by the published ranges.

        Parameters
        ----------
        language
            Language of the form, such as ``fr`` or ``fr-CA``.
        validation
            Where a program found its language version validated; it then answers for it.
        """
        known = self.languages.get(language) or self.languages.get(language.split("-")[0])
        return bool(validation.strip()) or (known is not None and known.state in ("validated", "own"))

    def prepared(self) -> Scorer:
        """Return a scorer that is ready for many forms."""
        return self._default_scorer

    def score(
        self,
        responses: Responses,
        *,
        context: Mapping[str, Any] | None = None,
        cutoffs: Mapping[str, float] | None = None,
        band_systems: Mapping[str, str] | None = None,
    ) -> ScoreSet:
        """Score one form.

        Parameters
        ----------
        responses
            Item number to answer; ``None``, ``"declined"``, ``"not_asked"`` and ``"not_applicable"``
            are the four kinds of no-answer.
        context
            Facts a safety rule may need, such as ``{"pregnant": True}``.
        cutoffs
            A program's own value for a configurable cut-off, as ``{"total.probable_ptsd": 31}``.
        band_systems
            Another published system than the default, as ``{"k10": "abs"}``.

        Returns
        -------
        ScoreSet
            Scores with status, answers used, bands and cut-offs; safety prompts; derived conclusions.
        """
        if not cutoffs and not band_systems:
            return self._default_scorer.score(responses, context=context)
        from beside_instruments.scoring import Scorer  # the scorer reads this class

        return Scorer(self, cutoffs=cutoffs, band_systems=band_systems).score(responses, context=context)
