"""A study's template, bound to the measures a program gives: which columns answer which of its outcomes."""

from __future__ import annotations

from typing import Any

import yaml

from beside_instruments import load

from .asked import Column, Made

# For each outcome of a template the scores that measure it, the best known first.
CANDIDATES: dict[str, tuple[str, ...]] = {
    "severity": ("asi5_drug", "bam_use", "gain_ss_substances", "dast10_total"),
    "use_problems": ("dast10_total", "bam_risk", "gain_ss_substances"),
    "confidence": ("dtcq8_mean_confidence",),
    "depression": ("phq9_total", "cesd_total", "epds_total"),
    "anxiety": ("gad7_total",),
    "closeness": ("raas_close", "ecr_rs_avoidance", "ecr_s_avoidance"),
    "support": ("mspss_total_mean", "mos_sss_overall"),
    "stress": ("parental_stress_total", "psi4sf_total"),
    "parenting": ("psoc_total",),
    "competence": ("psoc_total",),
    "wellbeing": ("swemwbs_total", "reqol_total"),
}


def bind(template: str, made: Made, *, compared: bool) -> tuple[str, list[str]]:
    """The template with its outcomes tied to columns, as YAML; and what of it cannot be asked of this table.

    An outcome keeps its words; range, direction, reliability, SD and cut-off come from the measure that is
    used. Questions about an outcome nobody was asked are taken out, and each is named.
    """
    study: dict[str, Any] = yaml.safe_load(template)
    missing: list[str] = []
    used: set[str] = set()
    outcomes = []
    for outcome in study.get("outcomes", []):
        column = _column(outcome, made, used)
        if column is None:
            missing.append(f"{outcome['label']}: no measure of it was given in these waves")
            continue
        used.add(column.name)
        outcomes.append(_tied(outcome, column))
    study["outcomes"] = outcomes
    if not compared:
        _single_group(study)
    _only(study, {outcome["name"] for outcome in outcomes}, compared, missing)
    study["columns"] = {k: v for k, v in _COLUMNS.items() if compared or k != "arm"}
    study["covariates"] = [c for c in study.get("covariates", []) if c == "age" and _varied(made, c)]
    study |= {"retention": _RETENTION, "services": _SERVICES, "contacts": {"file": "contacts.csv"}}
    return yaml.safe_dump(study, sort_keys=False, allow_unicode=True, width=110), missing


_COLUMNS = {
    "person": "person",
    "wave": "wave",
    "date": "date",
    "arm": "site",
    "reason": "reason_missing",
}
_RETENTION = {
    "months": "months_in_program",
    "left": "has_left",
    "ending": "way_of_ending",
    "horizon_months": 12,
}


_SERVICES = [
    {
        "count": name,
        "label": label,
        "months": "months_in_program",
        "by": "came_in_pregnancy",
        "by_label": "coming during pregnancy",
    }
    for name, label in (("distinct_services", "different services"), ("contacts", "meetings"))
]


def _column(outcome: dict[str, Any], made: Made, used: set[str]) -> Column | None:
    known = {column.name: column for column in made.columns if column.name not in used}
    asked = outcome.get("column", outcome["name"])
    if asked in known:
        return known[asked]
    found = [known[name] for name in CANDIDATES.get(outcome["name"], ()) if name in known]
    return max(found, key=lambda column: column.people, default=None)


def _tied(outcome: dict[str, Any], column: Column) -> dict[str, Any]:
    """The outcome with the facts of its measure; facts of another measure do not stay."""
    kept = {
        k: outcome[k] for k in ("name", "label", "said", "construct", "domain", "primary") if k in outcome
    }
    instrument = load(column.instrument)
    rule = instrument.score_rule(column.score)
    tied: dict[str, Any] = kept | {
        "column": column.name,
        "instrument": column.label,
        "direction": column.direction or outcome["direction"],
    }
    if column.low is not None and column.high is not None:
        tied["range"] = [column.low, column.high]
    alpha = rule.reliability.get("alpha") if rule.reliability else None
    if rule.change is not None:
        tied |= {"reliability": rule.change.reliability, "sd": rule.change.sd}
        tied["reliability_source"] = rule.change.source
    elif isinstance(alpha, int | float):
        tied |= {"reliability": alpha, "reliability_source": str(rule.reliability.get("source", ""))}
    cut = next((c for c in rule.cutoffs if c.op == ">=" and c.value is not None), None)
    if cut is not None and tied["direction"] == "lower_is_better":
        source = cut.source or f"{instrument.key} {instrument.version}, '{cut.id}'"
        tied["cutoff"] = {"value": cut.value, "source": source}
    return tied


def _single_group(study: dict[str, Any]) -> None:
    study["design"] = "single_group"
    waves = [str(wave.get("label", wave["name"])) for wave in study["waves"]]
    if len(waves) > 1:
        study["question"] = (
            f"What changed between {waves[0].lower()} and {waves[-1].lower()}, and what went together with it?"
        )
    study.pop("arms", None)


def _only(study: dict[str, Any], names: set[str], compared: bool, missing: list[str]) -> None:
    """Keep the questions whose outcomes are there and whose groups are there."""
    kept, gone = [], set()
    for mechanism in study.get("mechanisms", []):
        wanted = {
            mechanism["outcome"],
            mechanism.get("main", mechanism["outcome"]),
            *mechanism.get("through", []),
        }
        fits = wanted <= names and (compared or mechanism.get("start", "") != "arm")
        if fits:
            if "rivals" in mechanism:
                mechanism["rivals"] = [r for r in mechanism["rivals"] if r in names]
            kept.append(mechanism)
        else:
            gone.add(mechanism["name"])
            missing.append(f"{mechanism['name'].replace('_', ' ')}: not everything it needs is in this table")
    study["mechanisms"] = kept
    for part, keys in (("pairs", ("first", "second")), ("moderators", ("outcome",)), ("dose", ("outcome",))):
        study[part] = [one for one in study.get(part, []) if {one[k] for k in keys} <= names]
    cut = {outcome["name"] for outcome in study["outcomes"] if "cutoff" in outcome}
    study["any_of"] = [one for one in study.get("any_of", []) if set(one["outcomes"]) <= cut]
    _hypotheses(study, names, gone, compared, missing)
    for part in ("any_of", "mechanisms", "pairs", "moderators", "dose", "hypotheses"):
        if not study[part]:
            del study[part]
    for part in ("economics", "circumstances"):
        study.pop(part, None)


def _hypotheses(
    study: dict[str, Any], names: set[str], gone: set[str], compared: bool, missing: list[str]
) -> None:
    kept = []
    for hypothesis in study.get("hypotheses", []):
        about, kind = hypothesis["about"], hypothesis["kind"]
        lost = about in gone or (kind in ("change", "difference", "moderation") and about not in names)
        if lost or (kind == "difference" and not compared):
            missing.append(f"Expectation {hypothesis['name']}: {hypothesis['statement']}")
        else:
            kept.append(hypothesis)
    study["hypotheses"] = kept


def _varied(made: Made, column: str) -> bool:
    return len({row.get(column) for row in made.rows} - {None, ""}) > 1
