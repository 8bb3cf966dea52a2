"""Reading conventions out of a spec where they stand in words."""

from __future__ import annotations

import json
import re

from tests.beside_stats.case import Case


def words(case: Case) -> str:
    """Method, question and conventions in lower case, to look for a phrase."""
    parts = [case.spec.get("question", ""), case.spec.get("method", ""), json.dumps(case.conventions)]
    return " ".join(map(str, parts)).lower()


def percent_level(case: Case, default: float = 0.05) -> float:
    """An error level like "at 5%", "at 10 %" or "alpha 0.05", as a share."""
    text = words(case)
    if hit := re.search(r"\bat (\d+(?:\.\d+)?) ?%", text):
        return float(hit[1]) / 100
    hit = re.search(r"alpha\W{1,4}(0?\.\d+)", text)
    return float(hit[1]) if hit else default


def formula(case: Case) -> tuple[str, list[list[str]]] | None:
    """``y ~ a*b + c`` in the method as outcome and terms; a product is a list of its factors."""
    name = r"[A-Za-z_][A-Za-z0-9_.]*"
    hit = re.search(rf"({name})\s*~\s*({name}(?:\s*[*+:]\s*{name})*)", str(case.spec.get("method", "")))
    if not hit:
        return None
    return hit[1], [re.split(r"\s*[*:]\s*", term.strip()) for term in hit[2].split("+")]


def interval_level(case: Case, default: float = 0.95) -> float:
    """The coverage that a convention names ("level": 0.9, "90% interval"), by default 0.95."""
    for key in ("level", "conf_level", "confidence", "confidence_level"):
        if key in case.conventions:
            stated = float(str(case.conventions[key]).rstrip("% "))
            return stated / 100 if stated > 1 else stated
    hit = re.search(
        r"(\d{2}(?:\.\d+)?) ?% (?:percentile |bootstrap )?(?:ci|interval|confidence|limits)", words(case)
    )
    return float(hit[1]) / 100 if hit else default
