"""FHIR R4, written and read by hand."""

from __future__ import annotations

from beside_instruments.fhir.drafting import KEPT, Draft, draft_of, to_instrument_draft
from beside_instruments.fhir.enabled import enabled_items
from beside_instruments.fhir.foreign import (
    ForeignExpression,
    ForeignItem,
    ForeignOption,
    ForeignQuestionnaire,
)
from beside_instruments.fhir.foreign_response import (
    ForeignResponse,
    Mismatch,
    compare_foreign_total,
    read_response,
)
from beside_instruments.fhir.matching import matched_items, matched_options
from beside_instruments.fhir.observations import observations
from beside_instruments.fhir.questionnaire_out import questionnaire
from beside_instruments.fhir.reading import read_questionnaire
from beside_instruments.fhir.response_head import ResponseHead, read_head
from beside_instruments.fhir.response_out import questionnaire_response
from beside_instruments.incoming import BadIncoming

__all__ = [
    "BadIncoming",
    "Draft",
    "ForeignExpression",
    "ForeignItem",
    "ForeignOption",
    "ForeignQuestionnaire",
    "ForeignResponse",
    "KEPT",
    "Mismatch",
    "ResponseHead",
    "compare_foreign_total",
    "draft_of",
    "enabled_items",
    "matched_items",
    "matched_options",
    "observations",
    "questionnaire",
    "questionnaire_response",
    "read_head",
    "read_questionnaire",
    "read_response",
    "to_instrument_draft",
]
