"""results.json: every number of the report, frozen with the data's hash, the version and the seed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from beside_study.findings import Finding
from beside_study.run import Answers

FORMAT = 1


def results(answers: Answers) -> dict[str, Any]:
    """Plain data with nothing in it about one person."""
    study = answers.study
    return {
        "format": FORMAT,
        "study": study.name,
        "title": study.title,
        "design": study.design,
        "audience": study.audience,
        "version": answers.version,
        "seed": study.seed,
        "resamples": study.resamples,
        "imputations": study.imputations,
        "data": {
            "name": answers.data_name,
            "sha256": answers.data_hash,
            "people": answers.tidy.n,
            "rows": answers.tidy.rows,
        },
        "guards": asdict(study.guards),
        "hypotheses": [
            {
                "name": held.hypothesis.name,
                "statement": held.hypothesis.statement,
                "locked": str(held.hypothesis.locked or ""),
                "hash": held.hypothesis.fingerprint(),
                "is_locked": held.hypothesis.is_locked,
                "verdict": held.verdict,
                "finding": held.finding.key if held.finding else None,
            }
            for held in answers.held
        ],
        "findings": [_finding(finding) for finding in answers.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "key": finding.key,
        "section": finding.section,
        "title": finding.title,
        "status": finding.status,
        "verdict": finding.verdict,
        "headline": finding.headline,
        "n_used": finding.n_used,
        "n_eligible": finding.n_eligible,
        "primary": finding.primary,
        "exploratory": finding.exploratory,
        "p": finding.p,
        "p_corrected": finding.p_adjusted,
        "family": finding.family,
        "family_size": finding.family_size,
        "warnings": list(finding.notes),
        "said": [*finding.plain, *finding.manager, *finding.full],
        "caveats": list(finding.caveats),
        "numbers": finding.numbers,
    }


def as_json(answers: Answers) -> str:
    """The text of results.json: sorted, the same for the same study, table, version and seed."""
    return json.dumps(_plain(results(answers)), indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
